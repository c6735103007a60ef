"""How the list of a day is made, and its free places filled up by the same rules."""

from contextlib import closing
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from networker.domain.reach_rules import Choice
from networker.domain.vocabulary import Channel, PersonId
from networker.services import (
    exports,
    people,
    quick_log,
    reach_making,
    reach_out,
    reached,
    undo,
)
from networker.store.book import Book
from tests.services import reach_lists
from tests.services.reach_lists import NOW, names

book = reach_lists.book


def made(book: Book) -> int:
    return int(book.read("SELECT count(*) FROM today_made")[0][0])


small = reach_lists.small


def test_on_the_first_day_the_list_begins_with_who_can_be_named(tmp_path: Path) -> None:
    with closing(Book(tmp_path / "book", now=NOW)) as first:
        assert (names(first), made(first)) == ([], 0), "nobody is in the book"
        people.add(first, name="Ben Ode", now=NOW)
        assert (names(first), made(first)) == ([], 0), "nobody who ever said a word"
        quick_log.log(first, "coffee Ana Ruiz 1 march", now=NOW, new=True)
        assert (names(first), made(first)) == (["Ana Ruiz"], 1)
        quick_log.log(first, "coffee Eva Lind 1 april", now=NOW, new=True)
        assert names(first) == ["Ana Ruiz", "Eva Lind"], "there were free places"


def test_a_list_without_anybody_is_not_kept(tmp_path: Path) -> None:
    with closing(Book(tmp_path / "book", now=NOW)) as first:
        quick_log.log(first, "call Ana Ruiz", now=NOW, new=True)
        assert (names(first), made(first)) == ([], 0)
        quick_log.log(first, "coffee Eva Lind 1 april", now=NOW, new=True)
        assert (names(first), made(first)) == (["Eva Lind"], 1)


def test_free_places_are_filled_up_and_who_stood_on_the_list_stays_at_their_place(small: Book) -> None:
    before = names(small)
    reach_out.act(small, PersonId(2), "done", now=NOW)
    for n in range(1, 5):
        quick_log.log(small, f"coffee Eva {'ABCD'[n - 1]}mann {n} february", now=NOW, new=True)
    today = reach_out.today(small, now=NOW)
    assert ([row.person for row in today.done], today.size) == ([2], 5)
    assert today.cards[0].name == before[1] == "Ana Ruiz"
    again = [card.name for card in today.cards]
    quick_log.log(small, "coffee Uma Ode 5 march", now=NOW, new=True)
    assert names(small) == again, "a full list never changes"
    assert small.read("SELECT place FROM today_entry ORDER BY place") == [(n,) for n in range(5)]


def test_a_list_that_has_ended_stays_ended_that_day(small: Book) -> None:
    for person in (1, 2):
        reach_out.act(small, PersonId(person), "done", now=NOW)
    quick_log.log(small, "coffee Eva Lind 3 march", now=NOW, new=True)
    today = reach_out.today(small, now=NOW)
    assert ([row.person for row in today.done], today.cards, today.size) == ([2, 1], (), 2)
    assert today.ended is not None
    assert "Eva Lind" in names(small, NOW + timedelta(days=1))
    undo.undo(small, now=NOW)
    undo.undo(small, now=NOW)
    quick_log.log(small, "coffee Eva Lind 3 march", now=NOW, new=True)
    assert names(small) == ["Mia Lind", "Eva Lind"], "one is to do again, so it has not ended"


def test_whom_free_places_go_to_is_asked_after_a_change_alone(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[int] = []
    make = reach_making.make

    def counted(*args: Any, **named: Any) -> list[Choice]:
        asked.append(1)
        return make(*args, **named)

    monkeypatch.setattr(reach_making, "make", counted)
    with closing(Book(tmp_path / "book", now=NOW)) as first:
        for sentence, n in (
            ("call Ana Ruiz", 1),
            ("coffee Eva Lind 1 april", 2),
            ("coffee Uma Ode 2 april", 3),
        ):
            quick_log.log(first, sentence, now=NOW, new=True)
            told = names(first)
            assert names(first, NOW + timedelta(minutes=5)) == told
            assert len(asked) == n, "of an empty list, and of one with free places"
        assert len(names(first, NOW + timedelta(days=1))) == 2
        assert len(asked) == 4, "a new day has its own"
        undo.undo(first, now=NOW + timedelta(days=1))
        assert names(first, NOW + timedelta(days=1)) == ["Eva Lind"]
        exports.export(first, tmp_path / "whole.json", format="json", now=NOW)
        assert "today looked" not in (tmp_path / "whole.json").read_text()


def test_an_answer_after_midnight_is_of_yesterday_and_takes_nobody_off_todays_list(book: Book) -> None:
    person = reach_out.today(book, now=NOW).cards[0].person
    late, early = NOW.replace(hour=23, minute=50), NOW.replace(hour=0, minute=1) + timedelta(days=1)
    reached.began(book, person, Channel.SIGNAL, now=late)
    before = reach_out.today(book, now=early)
    assert len(before.cards) == 5
    assert [each.person for each in before.questions] == [person]
    reached.yes(book, person, now=early + timedelta(minutes=4))
    after = reach_out.today(book, now=early + timedelta(minutes=5))
    assert ([card.person for card in after.cards], after.done) == ([card.person for card in before.cards], ())
    assert book.read("SELECT day FROM interaction ORDER BY id DESC LIMIT 1") == [(NOW.date().isoformat(),)]
    undo.undo(book, now=early)
    reached.not_yet(book, person, now=early)
    in_a_day = early + timedelta(days=1)
    assert person in [c.candidate.person for c in reach_making.make(book, in_a_day.date(), size=10)]


def test_places_are_filled_up_by_the_rules_of_the_list(small: Book) -> None:
    with small.step("jobs", "Jobs", now=NOW) as step:
        for person in (1, 2):
            step.insert("fact", person=person, field="job", detail="Acme", since="2019")
    for n in range(3):
        quick_log.log(small, f"coffee Eva {'ABC'[n]}mann {n + 1} february", now=NOW, new=True)
    with small.step("jobs", "Jobs", now=NOW) as step:
        step.insert("fact", person=3, field="job", detail="ACME Ltd", since="2019")
    assert names(small)[:2] == ["Mia Lind", "Ana Ruiz"]
    assert len(names(small)) == 4, "no third one of a company"
