"""What `networker tidy` says, for people and for programs."""

import json
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

import pytest

from networker.cli import run, tidy_told
from networker.domain.vocabulary import Channel
from networker.services import people
from networker.services.tidy import Count, lists
from networker.store.book import Book

NOW = datetime(2026, 11, 20, 9, tzinfo=UTC)


def test_lists_that_hold_something_are_told() -> None:
    text = tidy_told.tidy_text(
        [Count("duplicates", 3000, more=True), Count("silent", 0), Count("nameless", 4)]
    )
    assert text.splitlines()[:2] == ["3,000+  One person, twice", "     4  No name"]
    assert "Silent" not in text
    assert tidy_told.tidy_text([Count("silent", 0)]) == "There is nothing to tidy."


def test_every_list_has_a_name(data_dir: Path) -> None:
    with closing(Book(data_dir, now=NOW)) as book:
        for each in lists.all_counts(book, today=NOW.date()):
            assert tidy_told.tidy_text([Count(each.key, 1)])


def test_the_verb_counts_without_writing(data_dir: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with closing(Book(data_dir, now=NOW)) as book:
        people.add(book, name="", now=NOW, handles=[(Channel.MAIL, "ana@x.example")])
        people.add(book, name="Taxi Bo", now=NOW, handles=[(Channel.PHONE, "+49 30 1")])
    assert run.main(["tidy", "--json", "--now", NOW.isoformat(), "--data-dir", str(data_dir)]) == 0
    found = {each["list"]: each["count"] for each in json.loads(capsys.readouterr().out)["lists"]}
    assert (found["nameless"], found["not people"], found["no circle"], found["silent"]) == (1, 1, 2, 0)
    assert run.main(["tidy", "--now", NOW.isoformat(), "--data-dir", str(data_dir)]) == 0
    assert "1  No name" in capsys.readouterr().out
