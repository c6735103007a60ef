"""Verbs where something is in the way: wrong words, a full disk, a window that holds the book, a folder that is gone."""

import contextlib
import subprocess
import sys
from datetime import datetime
from pathlib import Path

import pytest

from networker.cli import run
from networker.store import connection
from networker.store.book import Book
from networker.verb_call import VerbAnswer, VerbCall
from tests.cli.conftest import NOW, Call
from tests.store.full import Full


@pytest.mark.parametrize(
    "words",
    [
        ["dance"],
        ["people", "--limit", "x"],
        ["log"],
        ["import"],
        ["import", ""],
        ["undo", "--import", "9" * 30],
        ["today", "--now", "noon"],
        ["today", "--now", "0001-01-01T00:00:00+00:00"],
        ["today", "--now", "9999-12-31T23:59:59+00:00"],
    ],
)
def test_wrong_usage_is_status_2(capsys: pytest.CaptureFixture[str], words: list[str]) -> None:
    with pytest.raises(SystemExit) as left:
        run.main(words)
    assert left.value.code == 2


def test_the_command_line_needs_no_qt(data_dir: Path) -> None:
    code = (
        "import sys; from networker.__main__ import main; status = main(['people', '--data-dir', sys.argv[1]]);"
        "print(status, any(name.startswith('PySide6') for name in sys.modules))"
    )
    done = subprocess.run(
        [sys.executable, "-c", code, str(data_dir)], capture_output=True, text=True, check=True
    )
    assert done.stdout.splitlines()[-1] == "0 False"


@pytest.mark.skipif(sys.platform == "win32", reason="no limits of that kind")
def test_on_a_full_disk_what_reads_reads_and_nothing_is_written(
    call: Call, data_dir: Path, tmp_path: Path
) -> None:
    assert call("log", "coffee Ana yesterday", "--new")[0] == 0
    before = (data_dir / "networker.db").read_bytes()
    # No file may grow, as on a disk that is full; the book itself can be read.
    code = (
        "import resource, sys; resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0));"
        "from networker.__main__ import main; sys.exit(main(sys.argv[1:]))"
    )
    out = tmp_path / "out"
    told = {}
    reading = ["check"], ["people"], ["today"]
    for words in (*reading, ["backup", str(out)], ["export", str(out / "x.json"), "--format", "json"]):
        done = subprocess.run(
            [sys.executable, "-c", code, *words, "--data-dir", str(data_dir)],
            check=False, capture_output=True, text=True,
        )  # fmt: skip
        reads = words in reading
        assert (done.returncode, bool(done.stdout), done.stderr.count("\n")) == (not reads, reads, not reads)
        told[words[0]] = done.stderr
    assert "No backup was written" in told["backup"]
    assert "Nothing was exported" in told["export"]
    assert not out.exists() or not list(out.iterdir())
    assert (data_dir / "networker.db").read_bytes() == before
    assert call("check") == (0, {"ok": True, "problems": []}, "")


def test_todays_list_is_made_though_the_disk_has_no_room_for_readers(
    call: Call, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert call("log", "coffee Ana yesterday", "--new")[0] == 0
    listed = call("today")
    monkeypatch.setattr(connection, "reader", lambda *_: Full())
    assert call("today") == listed


@pytest.mark.parametrize(
    "words",
    [
        ("imports",), ("people",), ("show", "Ana"), ("today",), ("today", "--log"), ("trip",), ("due",), ("want",),
        ("share", "https://example.com/housing"), ("log", "coffee Ana", "--dry-run"), ("check",), ("backup",),
        ("trip", "--show", "1"), ("import", "{file}", "--dry-run"), ("export", "{out}", "--format", "csv"),
    ],
)  # fmt: skip
def test_every_verb_that_reads_works_while_a_window_holds_the_book(
    call: Call,
    file: Path,
    data_dir: Path,
    tmp_path: Path,
    words: tuple[str, ...],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    call("import", str(file))
    call("trip", "Lyon 1-3 Dec")
    monkeypatch.setattr(run, "PATIENCE", 0.0)
    said = [each.format(file=file, out=tmp_path / "out.csv") for each in words]
    with contextlib.closing(Book(data_dir, now=datetime.fromisoformat(NOW))) as held:
        held.meta("book")
        status, _, err = call(*said)
    assert (status, err) == (0, "")


@pytest.mark.parametrize("words", [("want", "Ana"), ("want", "Ana", "--no-longer"), ("trip", "Rome 1-3 Dec")])
def test_what_writes_says_that_the_book_is_held(
    call: Call, file: Path, data_dir: Path, words: tuple[str, ...], monkeypatch: pytest.MonkeyPatch
) -> None:
    call("import", str(file))
    monkeypatch.setattr(run, "PATIENCE", 0.0)
    with contextlib.closing(Book(data_dir, now=datetime.fromisoformat(NOW))) as held:
        held.meta("book")
        status, _, err = call(*words)
    assert status == 1
    assert "holds the book" in err


def test_a_window_is_asked_and_the_book_again_where_it_takes_nothing(
    data_dir: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """A window that ends meanwhile takes nothing, and leaves the book."""
    monkeypatch.setattr(run, "LOOK_AGAIN", 0)
    held = Book(data_dir, now=datetime.fromisoformat(NOW))
    asked: list[VerbCall] = []

    def window(folder: Path, call: VerbCall) -> VerbAnswer | None:
        assert folder == data_dir
        asked.append(call)
        if len(asked) == 2:
            held.close()
        return VerbAnswer(3, "said\n", "asked\n") if len(asked) == 3 else None

    words = ["--now", NOW, "log", "coffee Ana", "--new"]
    assert run.main(words, window=window) == 0
    assert [each.words for each in asked] == [("--now", NOW, *words)] * 2
    assert "Logged" in capsys.readouterr().out
    with contextlib.closing(Book(data_dir, now=datetime.fromisoformat(NOW))):
        assert run.main(["undo"], window=window) == 3
        assert capsys.readouterr() == ("said\n", "asked\n")


def test_who_stops_waiting_is_not_told_that_nothing_happened(
    data_dir: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    def window(_folder: Path, _call: VerbCall) -> VerbAnswer | None:
        raise KeyboardInterrupt

    with contextlib.closing(Book(data_dir, now=datetime.fromisoformat(NOW))):
        assert run.main(["undo"], window=window) == 1
    assert capsys.readouterr().err.startswith("networker: Stopped waiting for the window.")


def test_a_folder_that_is_gone_keeps_nobody_from_a_verb(
    call: Call, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    gone = tmp_path / "gone"
    gone.mkdir()
    monkeypatch.chdir(gone)
    gone.rmdir()
    assert call("log", "coffee Ana", "--new")[0] == 0
    assert call("people")[1]["total"] == 1
    monkeypatch.chdir(tmp_path)


@pytest.mark.parametrize(
    "words", [["log", "coffee \udcff yesterday", "--new"], ["people", "\udcff"], ["log", "--new", "An\udcff"]]
)
def test_bytes_that_are_no_letters_are_told_calmly(
    data_dir: Path, words: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    """As a shell hands them on that writes in another encoding."""
    Book(data_dir, now=datetime.fromisoformat(NOW)).close()
    status = run.main([*words, "--data-dir", str(data_dir)])
    told = capsys.readouterr().err
    assert "surrogates" not in told
    assert status in (0, 1, 3)
    assert status == 0 or told.startswith("networker: ")
