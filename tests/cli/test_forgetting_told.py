"""`forget` on the command line: what it says first, what it asks, and what it answers."""

import json
from datetime import UTC, datetime
from pathlib import Path

import pytest

from networker.cli import forgetting_told
from networker.cli.run import main
from networker.domain.vocabulary import Channel
from networker.services import people
from networker.store.book import Book

NOW = datetime(2026, 11, 20, 9, 0, tzinfo=UTC)


@pytest.fixture(autouse=True)
def filled(data_dir: Path) -> None:
    book = Book(data_dir, now=NOW)
    people.add(book, name="Ana Zqxcanary", now=NOW, handles=[(Channel.MAIL, "ana@zqxcanary.example")])
    people.add(book, name="Ben Okafor", now=NOW)
    book.close()


def _run(*words: str) -> int:
    return main([*words, "--now", "2026-11-20T10:00:00+01:00"])


def _is_told(folder: Path) -> bool:
    return any(b"zqxcanary" in each.read_bytes().lower() for each in folder.rglob("*") if each.is_file())


def test_it_says_first_what_goes_and_does_it_when_told_so(
    data_dir: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert _run("forget", "Ana Zqxcanary") == 3
    assert capsys.readouterr().err == (
        "networker: This takes Ana Zqxcanary out of the book with 1 address, and nothing takes it back. Say --yes to do it.\n"
    )
    assert _is_told(data_dir)
    assert _run("forget", "Ana Zqxcanary", "--yes") == 0
    assert capsys.readouterr().out.startswith("Forgotten: Ana Zqxcanary, with 1 address.\n")
    assert not _is_told(data_dir)
    assert _run("undo") == 0
    assert capsys.readouterr().out == "Undone: Adding Ben Okafor\n"


@pytest.mark.parametrize("what", ["remove", "keep"])
def test_where_backups_may_hold_them_it_asks(
    data_dir: Path, capsys: pytest.CaptureFixture[str], what: str
) -> None:
    assert _run("backup") == 0
    assert _run("forget", "1", "--yes") == 3
    assert "1 backup or former book may hold them as well" in capsys.readouterr().err
    assert _run("forget", "1", "--yes", "--backups", what, "--json") == 0
    told = json.loads(capsys.readouterr().out)
    removes = int(what == "remove")
    assert told == {
        "forgotten": ["Ana Zqxcanary"], "gone": {"addresses": 1}, "backups_removed": removes, "backups_kept": 1 - removes,
        "clean": True,
    }  # fmt: skip
    assert _is_told(data_dir) is (what == "keep")
    assert len(list((data_dir / "backups").glob("*.db"))) == 1, (
        "a new one was written in the place of the other"
    )


def test_nobody_and_the_user_are_refused(data_dir: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert _run("forget", "99", "--yes") == 1
    assert "not in the book" in capsys.readouterr().err
    book = Book(data_dir, now=NOW)
    with book.step("me", "Me", now=NOW) as step:
        step.update("person", 2, me=True)
    book.close()
    assert _run("forget", "2", "--yes") == 1
    assert "your own entry" in capsys.readouterr().err


def test_what_goes_is_counted_in_words() -> None:
    gone = {"talks": 2, "addresses": 1, "searches": 2, "drafts": 1}
    assert forgetting_told.gone_in_words(gone) == "2 talks, 1 address, 2 kept searches, 1 draft"
    assert forgetting_told.gone_in_words({"addresses": 3}) == "3 addresses"
