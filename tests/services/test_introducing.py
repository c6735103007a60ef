"""Who knows whom at a gathering and in a group: what is asked of counts for nothing; promises to introduce."""

from collections.abc import Iterator
from contextlib import closing
from datetime import date, datetime, timedelta, timezone
from pathlib import Path

import pytest

from networker.domain.introducing import Common
from networker.domain.vocabulary import Circle, GatheringId, PersonId, Role, Side, State
from networker.services import (
    after_gathering,
    follow_ups,
    gatherings,
    groups,
    introducing,
    introductions,
    people,
    undo,
)
from networker.services.ego import Around, Middle
from networker.services.errors import CannotDo
from networker.services.introducing import Acquainted
from networker.services.introductions import IntroductionSaid
from networker.store.book import Book

NOW = datetime(2026, 11, 20, 10, 0, tzinfo=timezone(timedelta(hours=1)))
D = date.fromisoformat
Told = dict[tuple[str, str], list[str]]


@pytest.fixture
def book(data_dir: Path) -> Iterator[Book]:
    with closing(Book(data_dir, now=NOW)) as found:
        yield found


@pytest.fixture
def who(book: Book) -> list[PersonId]:
    """Ana, Ben, Carla."""
    return [people.add(book, name=name, now=NOW)[0] for name in ("Ana", "Ben", "Carla")]


def supper(book: Book, day: str, who: list[PersonId], name: str = "Supper") -> GatheringId:
    return gatherings.create(book, name=name, day=D(day), people=who, now=NOW)[0]


def asked(book: Book, around: Around, number: int) -> Acquainted:
    found = introducing.among(book, Middle(around, number))
    assert found is not None
    return found


def met(found: Acquainted) -> Told:
    return {(each.one.name, each.other.name): [link.what for link in each.links] for each in found.met}


def strangers(found: Acquainted) -> dict[tuple[str, str], tuple[Common, ...]]:
    return {(each.one.name, each.other.name): each.shared for each in found.introduce}


def shares(book: Book, topic: str, *who: int) -> None:
    with book.step("x", "x", now=NOW) as step:
        number = step.insert("topic", name=topic, folded=topic.lower())
        for each in who:
            step.insert("person_topic", person=each, topic=number)


def works(book: Book, company: str, *who: int) -> None:
    with book.step("x", "x", now=NOW) as step:
        for each in who:
            step.insert("fact", person=each, field="job", value="x", detail=company, noted="2026-01-01")


def test_the_gathering_itself_and_the_talk_at_it_count_for_nothing(book: Book, who: list[PersonId]) -> None:
    number = supper(book, "2026-11-17", who)
    after_gathering.log_everybody(book, number, now=NOW)
    assert met(asked(book, Around.GATHERING, number)) == {}
    supper(book, "2026-10-01", who[:2])
    assert met(asked(book, Around.GATHERING, number)) == {("Ana", "Ben"): ["gathering"]}, "of the same name"


def test_the_group_itself_counts_for_nothing(book: Book, who: list[PersonId]) -> None:
    choir, anglers = (groups.create(book, name, now=NOW)[0] for name in ("Choir", "Anglers"))
    groups.add_people(book, choir, who, now=NOW)
    groups.add_people(book, anglers, who[1:], now=NOW)
    assert met(asked(book, Around.GROUP, choir)) == {("Ben", "Carla"): ["group"]}


def test_those_who_share_something_are_to_be_introduced(book: Book, who: list[PersonId]) -> None:
    shares(book, "Diving", *who)
    works(book, "Acme", who[0], who[2])
    works(book, "self-employed", who[1])
    number = supper(book, "2026-12-12", who)
    supper(book, "2026-10-01", who[:2])
    found = asked(book, Around.GATHERING, number)
    assert strangers(found) == {
        ("Ana", "Carla"): (Common("topic", "Diving"), Common("employer", "Acme")),
        ("Ben", "Carla"): (Common("topic", "Diving"),),
    }
    assert (found.people, found.known, found.strangers, found.left_out) == (3, 1, 2, 0)


def test_whoever_declined_or_died_is_not_among_them(book: Book, who: list[PersonId]) -> None:
    shares(book, "Diving", *who)
    number = supper(book, "2026-12-12", who)
    gatherings.add_people(book, number, [who[0]], role=Role.DECLINED, now=NOW)
    assert list(strangers(asked(book, Around.GATHERING, number))) == [("Ben", "Carla")]
    people.set_state(book, who[1], State.DECEASED, now=NOW)
    assert asked(book, Around.GATHERING, number).people == 1


def test_of_too_many_those_nearest_are_looked_at(
    book: Book, who: list[PersonId], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(introducing, "MOST", 2)
    people.set_circle(book, [who[2]], Circle.INNER, now=NOW)
    shares(book, "Diving", *who)
    found = asked(book, Around.GATHERING, supper(book, "2026-12-12", who))
    assert (list(strangers(found)), found.left_out) == ([("Ana", "Carla")], 1)


def test_nobody_and_nothing(book: Book) -> None:
    number = supper(book, "2026-12-12", [])
    found = asked(book, Around.GATHERING, number)
    assert (found.people, found.met, found.introduce) == (0, (), ())
    assert introducing.among(book, Middle(Around.GROUP, 9)) is None


def test_who_was_introduced_is_not_to_be_introduced_again(book: Book, who: list[PersonId]) -> None:
    """Nobody knows yet whether the two have talked: no tie says so."""
    _, ben, carla = who
    number, _ = groups.create(book, "Choir", now=NOW)
    groups.add_people(book, number, who, now=NOW)
    with book.step("x", "x", now=NOW) as step:
        topic = step.insert("topic", name="Diving", folded="diving")
        for each in (ben, carla):
            step.insert("person_topic", person=each, topic=topic)
    assert asked(book, Around.GROUP, number).strangers == 1
    introductions.add(book, IntroductionSaid(side=Side.ME, person=carla, other=ben, day=NOW.date()), now=NOW)
    assert asked(book, Around.GROUP, number).strangers == 0


def test_a_promise_to_introduce_is_of_both_and_one_step(book: Book, who: list[PersonId]) -> None:
    introducing.promise(book, who[:2], text="Introduce Ana & Ben", due=D("2026-11-27"), now=NOW)
    (promise,) = follow_ups.due(book)
    assert ([each.id for each in promise.people], promise.due) == (who[:2], D("2026-11-27"))
    undo.undo(book, now=NOW)
    assert follow_ups.due(book) == ()
    with pytest.raises(CannotDo):
        introducing.promise(book, who[:1], text="x", due=D("2026-11-27"), now=NOW)
