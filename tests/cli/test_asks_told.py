"""`networker asks`: what was asked, of whom, and what came of it, as an object and for people."""

from contextlib import closing
from datetime import datetime
from pathlib import Path

import pytest

from networker.cli import run
from networker.domain.vocabulary import Channel
from networker.services import asked_before, asks, people
from networker.services.asks import Said
from networker.store.book import Book
from tests.cli.conftest import NOW, Call

MOMENT = datetime.fromisoformat(NOW)


def asked(folder: Path) -> int:
    """Somebody helped, and something was looked up; the id of whoever helped."""
    with closing(Book(folder, now=MOMENT)) as book:
        omar, _ = people.add(book, name="Omar Aziz", now=MOMENT)
        asks.looked_up(book, "Who was at the fair?", outcome="The catalogue", now=MOMENT)
        number, _ = asks.ask(book, "who dives", omar, Channel.MAIL, now=MOMENT)
        [one] = asked_before.listing(book).asks[0].people
        asks.note(book, number, said={one.id: Said("Dahab", True)}, outcome="", closed=False, now=MOMENT)
    return omar


def test_nothing_was_asked_yet(call: Call, data_dir: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert call("asks") == (0, {"total": 0, "asks": []}, "")
    run.main(["asks", "--data-dir", str(data_dir), "--now", NOW])
    assert capsys.readouterr().out.startswith("Nothing was asked yet.")


def test_each_is_told_with_whom_and_what_came_of_it(call: Call, data_dir: Path) -> None:
    omar = asked(data_dir)
    status, found, err = call("asks")
    assert (status, err, found["total"]) == (0, "", 2)
    first, second = found["asks"]
    assert first == {
        "id": 2, "question": "Who dives?", "day": "2026-11-20", "came": "helped", "outcome": "", "closed": None,
        "people": [{
            "person": omar, "name": "Omar Aziz", "day": "2026-11-20", "channel": "mail", "answer": "Dahab",
            "helped": True, "thanks": 1, "thanked": None,
        }],
    }  # fmt: skip
    assert (second["came"], second["closed"], second["people"]) == ("looked up", "2026-11-20", [])
    assert [each["question"] for each in call("asks", "--limit", "1")[1]["asks"]] == ["Who dives?"]
    promises = call("due")[1]["follow_ups"]
    assert [each["text"] for each in promises] == ["thank Omar for the answer to “Who dives?”"]


def test_people_read_a_line_each(data_dir: Path, capsys: pytest.CaptureFixture[str]) -> None:
    asked(data_dir)
    run.main(["asks", "--data-dir", str(data_dir), "--now", NOW, "--limit", "1"])
    assert capsys.readouterr().out.splitlines() == [
        "2026-11-20  Who dives?  asked Omar Aziz: helped. Dahab",
        "and 1 more",
    ]
