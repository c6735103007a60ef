"""The deck as the book tells it: who is in it, in which order, and what stands on a card."""

from collections.abc import Iterator
from contextlib import closing
from datetime import date, datetime, timedelta, timezone
from pathlib import Path

import pytest

from networker.domain.dates import PartialDate
from networker.domain.vocabulary import Channel, Circle, Fact, PersonId, State
from networker.services import facts, people, quick_log, triage, undo
from networker.services.triage import Card
from networker.store import reach as reach_store
from networker.store.book import Book
from tests.store.dump import dump

NOW = datetime(2026, 11, 20, 10, 0, tzinfo=timezone(timedelta(hours=1)))
TODAY = NOW.date()


@pytest.fixture
def book(data_dir: Path) -> Iterator[Book]:
    with closing(Book(data_dir, now=NOW)) as found:
        yield found


def add(book: Book, name: str) -> PersonId:
    return people.add(book, name=name, now=NOW)[0]


def names(book: Book, today: date = TODAY) -> list[str]:
    return [card.name for card in triage.sitting(book, today=today).cards]


def card_of(book: Book, person: PersonId) -> Card:
    return next(card for card in triage.sitting(book, today=TODAY).cards if card.id == person)


def test_only_those_listed_without_a_circle_are_in_it(book: Book) -> None:
    ana, ben, eva, _open = (add(book, name) for name in ("Ana", "Ben", "Eva", "Omar"))
    people.set_circle(book, [ana], Circle.WIDE, now=NOW)
    people.set_state(book, ben, State.LET_GO, now=NOW)
    people.set_state(book, eva, State.DECEASED, now=NOW)
    found = triage.sitting(book, today=TODAY)
    assert [card.name for card in found.cards] == ["Omar"]
    assert (found.to_go, found.everybody, found.circles[4]) == (1, 2, 1)
    assert triage.to_go(book) == 1


def test_twenty_at_a_sitting_and_nobody_twice(book: Book) -> None:
    for n in range(45):
        add(book, f"Person {n}")
    seen: list[int] = []
    for expected in (20, 20, 5, 0):
        found = triage.sitting(book, today=TODAY, without=seen)
        assert len(found.cards) == expected
        seen += [card.id for card in found.cards]
    assert len(set(seen)) == 45


def test_those_first_who_may_matter(book: Book) -> None:
    add(book, "Nobody")
    quick_log.log(book, "coffee yesterday", now=NOW, context=add(book, "Talked"))
    people.add_to_group(book, [add(book, "Grouped")], "Wind & Sails", now=NOW)
    assert names(book) == ["Talked", "Grouped", "Nobody"]


def test_laid_aside_is_last_today_first_tomorrow_and_can_be_undone(book: Book) -> None:
    ana = add(book, "Ana")
    quick_log.log(book, "coffee yesterday", now=NOW, context=ana)
    add(book, "Ben")
    before = dump(book)
    triage.later(book, ana, now=NOW)
    assert names(book) == ["Ben", "Ana"]
    assert names(book, TODAY + timedelta(days=1)) == ["Ana", "Ben"]
    assert undo.undo(book, now=NOW).label == "Ana waits for another day"
    assert dump(book) == before


def test_laying_aside_says_nothing_of_a_suggestion(book: Book) -> None:
    ana = add(book, "Ana")
    triage.later(book, ana, now=NOW)
    assert reach_store.actions(book.reader, [ana]) == {}, (
        "showings that led to nothing are counted from the last one"
    )


def test_a_card_tells_what_is_known(book: Book) -> None:
    fred = add(book, "Frederik Holst")
    facts.add(book, fred, Fact.JOB, "Founder", detail="Holst & Wind", now=NOW)
    facts.add(book, fred, Fact.PLACE, "Aarhus", now=NOW)
    facts.add(book, fred, Fact.PROJECT, "A school ship", since=PartialDate(2026, 5), now=NOW)
    facts.add(book, fred, Fact.CONNECTED, "LinkedIn", since=PartialDate(2018, 7, 19), now=NOW)
    others = [add(book, name) for name in ("Ines", "Jonas", "Greta")]
    people.add_to_group(book, [fred, *others], "Wind & Sails", now=NOW)
    people.set_circle(book, others, Circle.GOOD, now=NOW)
    card = card_of(book, fred)
    assert (card.title, card.company, card.city) == ("Founder", "Holst & Wind", "Aarhus")
    assert (card.came.what, card.came.day) == ("connected", PartialDate(2018, 7, 19))
    assert sorted(card.people) == ["Greta", "Ines", "Jonas"]
    assert card.groups == ("Wind & Sails",)
    assert card.up_to is not None
    assert card.up_to.text == "A school ship"
    assert card.alike == (Circle.GOOD, 3, "Wind & Sails")
    assert card.guess.circle is Circle.GOOD
    assert card.talks.days == 0


def test_talks_are_counted_with_both_sides(book: Book) -> None:
    ana = add(book, "Ana")
    quick_log.log(book, "coffee yesterday", now=NOW, context=ana)
    talks = card_of(book, ana).talks
    assert (talks.days, talks.last, talks.met) == (1, TODAY - timedelta(days=1), True)


def test_who_works_for_nobody_is_like_nobody(book: Book) -> None:
    found = [add(book, name) for name in ("Ana", "Ben", "Eva")]
    for each in found:
        facts.add(book, each, Fact.JOB, "Writer", detail="Freelance", now=NOW)
    people.set_circle(book, found[1:], Circle.CLOSE, now=NOW)
    assert card_of(book, found[0]).alike is None


def test_who_has_no_name_is_told_by_an_address(book: Book) -> None:
    who, _ = people.add(book, name="", now=NOW, handles=[(Channel.MAIL, "who@nowhere.example")])
    card = card_of(book, who)
    assert (card.name, card.stand_in) == ("", "who@nowhere.example")


def test_how_a_sitting_stands_after_a_change_elsewhere(book: Book) -> None:
    ana, ben = add(book, "Ana"), add(book, "Ben")
    people.set_circle(book, [ana], Circle.CLOSE, now=NOW)
    triage.later(book, ben, now=NOW)
    found = triage.standing(book, waiting=[ben], had=[ana, ben], today=TODAY)
    assert (found.open, found.put_off, found.to_go) == ({ben}, {ben: 1}, 1)
    assert found.cards[ben].name == "Ben"
    undo.undo(book, now=NOW)
    undo.undo(book, now=NOW)
    found = triage.standing(book, waiting=[ben], had=[ana, ben], today=TODAY)
    assert (found.open, found.put_off, found.to_go) == ({ana, ben}, {}, 2)
