"""`backups` and `restore` on the command line, alone and with the names of those that are kept."""

import json
import shutil
from datetime import UTC, datetime
from pathlib import Path

import pytest

from networker.cli.run import main
from networker.services import people
from networker.store.book import Book

NOW = datetime(2026, 11, 20, 9, 0, tzinfo=UTC)


def _add(folder: Path, *names: str) -> None:
    book = Book(folder, now=NOW)
    for name in names:
        people.add(book, name=name, now=NOW)
    book.close()


def _run(*words: str) -> int:
    return main([*words, "--now", "2026-11-20T10:00:00+01:00"])


def test_a_backup_is_listed_put_back_by_its_name_and_taken_back(
    data_dir: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert _run("backups") == 0
    assert capsys.readouterr().out == "There is no backup yet. networker backup writes one.\n"
    _add(data_dir, "Ana")
    assert _run("backup") == 0
    _add(data_dir, "Ben")
    capsys.readouterr()
    assert _run("backups") == 0
    name = "networker-20261120T090000Z.db"
    assert capsys.readouterr().out == f"2026-11-20 10:00, 1 person: {data_dir / 'backups' / name}\n"
    assert _run("restore", name, "--json") == 0
    done = json.loads(capsys.readouterr().out)
    assert (done["ok"], done["people"]) == (True, 1)
    assert Path(done["kept"]).exists()
    _run("backups", "--json")
    [newest, first] = json.loads(capsys.readouterr().out)["backups"]
    assert (newest["reason"], newest["people"], first["people"]) == ("before-restore", 2, 1)
    assert _run("undo") == 0
    assert capsys.readouterr().out == "Undone: Backup of 20 November 2026, 10:00 put back\n"
    _run("people")
    assert "Ben" in capsys.readouterr().out


def test_before_files_are_brought_in_there_is_a_backup_unless_nothing_is_written(
    data_dir: Path, tmp_path: Path
) -> None:
    file = tmp_path / "people.vcf"
    file.write_text("BEGIN:VCARD\nVERSION:3.0\nFN:Eva Lind\nEND:VCARD\n")
    assert _run("import", str(file)) == 0
    assert not (data_dir / "backups").exists(), "nobody was in the book"
    file.write_text("BEGIN:VCARD\nVERSION:3.0\nFN:Dan Roe\nEND:VCARD\n")
    assert _run("import", str(file), "--dry-run") == 0
    assert not (data_dir / "backups").exists()
    assert _run("import", str(file)) == 0
    assert [each.name for each in (data_dir / "backups").glob("*.db")] == [
        "networker-20261120T090000Z-before-import.db"
    ]


def test_what_is_damaged_or_not_there_changes_nothing(
    data_dir: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    _add(data_dir, "Ana")
    _run("backup")
    [kept] = (data_dir / "backups").glob("*.db")
    monkeypatch.chdir(tmp_path)
    shutil.copy(kept, "mine.db")
    damaged = bytearray(kept.read_bytes())
    damaged[9000] ^= 1
    kept.write_bytes(damaged)
    capsys.readouterr()
    assert _run("restore", str(kept)) == 1
    assert "damaged" in capsys.readouterr().err
    assert _run("restore", "nowhere.db") == 1
    assert "cannot be read" in capsys.readouterr().err
    assert _run("restore", "mine.db") == 0
    assert "1 person." in capsys.readouterr().out


@pytest.mark.parametrize("gone", ["pages", "head"])
def test_a_damaged_book_is_put_aside_whole_and_a_backup_takes_its_place(
    data_dir: Path, capsys: pytest.CaptureFixture[str], gone: str
) -> None:
    _add(data_dir, "Ana")
    assert _run("backup") == 0
    _add(data_dir, "Ben")
    path, [copy] = data_dir / "networker.db", (data_dir / "backups").glob("*.db")
    as_it_is = path.read_bytes()
    bad = bytes(4096) + as_it_is[4096:] if gone == "head" else as_it_is[:4096] + bytes(len(as_it_is) - 4096)
    path.write_bytes(bad)
    capsys.readouterr()
    assert _run("people") == 1
    assert _run("restore", "nowhere.db") == 1
    assert path.read_bytes() == bad
    assert not list(data_dir.glob("damaged-*"))
    capsys.readouterr()
    assert _run("restore", copy.name, "--json") == 0
    done = json.loads(capsys.readouterr().out)
    assert (done["ok"], done["people"]) == (True, 1)
    assert (Path(done["kept"]) / "networker.db").read_bytes() == bad
    assert _run("people") == 0
    assert "Ana" in capsys.readouterr().out


def test_a_damaged_backup_takes_no_place(data_dir: Path, capsys: pytest.CaptureFixture[str]) -> None:
    _add(data_dir, "Ana")
    assert _run("backup") == 0
    [copy] = (data_dir / "backups").glob("*.db")
    for path in (copy, data_dir / "networker.db"):
        path.write_bytes(path.read_bytes()[:4096] + bytes(path.stat().st_size - 4096))
    capsys.readouterr()
    assert _run("restore", str(copy)) == 1
    assert "damaged" in capsys.readouterr().err
    assert not list(data_dir.glob("damaged-*"))
