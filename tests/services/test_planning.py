"""Whom to ask to a gathering: who is near, silent, new, was not at the last one; whoever is asked is offered no more."""

from collections.abc import Iterator
from contextlib import closing
from datetime import date, datetime, timedelta, timezone
from pathlib import Path

import pytest

from networker.domain.inviting import Reason
from networker.domain.vocabulary import Channel, Circle, Direction, GatheringId, Kind, PersonId, Role, State
from networker.services import gatherings, people, planning
from networker.services.planning import Plan
from networker.store.book import Book

NOW = datetime(2026, 11, 20, 10, 0, tzinfo=timezone(timedelta(hours=1)))
TODAY = NOW.date()
D = date.fromisoformat


@pytest.fixture
def book(data_dir: Path) -> Iterator[Book]:
    with closing(Book(data_dir, now=NOW)) as found:
        yield found


def somebody(
    book: Book, name: str, circle: Circle | None = None, place: str = "", met: str = "", mailed: str = ""
) -> PersonId:
    """Somebody who lives at a place, was met on a day, and wrote on another."""
    person, _ = people.add(book, name=name, now=NOW)
    with book.step("x", "x", now=NOW) as step:
        if circle is not None:
            step.update("person", person, circle=int(circle))
        if place:
            step.insert("fact", person=person, field="place", value=place, noted="2026-01-01")
        for kind, day in ((Kind.MEETING, met), (Kind.MAIL, mailed)):
            if day:
                talk = step.insert(
                    "interaction", kind=kind.value, channel=Channel.IN_PERSON.value, direction=Direction.BOTH.value,
                    day=day, created_at=NOW.isoformat(),
                )  # fmt: skip
                step.insert("interaction_person", interaction=talk, person=person)
    return person


def supper(book: Book, day: str = "2026-12-12", place: str = "Café Central, Porto", name: str = "Supper", who: tuple[int, ...] = ()) -> GatheringId:  # fmt: skip
    return gatherings.create(book, name=name, place=place, day=D(day), people=who, now=NOW)[0]


def plan(book: Book, number: GatheringId, capacity: int = 8) -> Plan:
    found = planning.whom(book, number, capacity=capacity, today=TODAY)
    assert found is not None
    return found


def offered(found: Plan) -> list[str]:
    return [each.person.name for each in (*found.table, *found.others)]


def test_those_near_the_place_are_offered_with_the_reasons(book: Book) -> None:
    somebody(book, "Ana", Circle.CLOSE, "Porto", met="2026-11-10")
    somebody(book, "Ben", Circle.CLOSE, "Braga", mailed="2026-06-20")
    somebody(book, "Carla", Circle.CLOSE, "Tokyo")
    somebody(book, "Dora", None, "Porto")
    found = plan(book, supper(book))
    assert found.town == "Porto"
    assert {each.person.name: each.reasons for each in found.table} == {
        "Ana": (Reason("near", "Porto"),),
        "Ben": (Reason("silent", days=153), Reason("new"), Reason("near", "Braga")),
        "Dora": (Reason("new"), Reason("near", "Porto")),
    }
    assert offered(found)[0] == "Ben"


def test_the_dear_of_whom_no_place_is_known_may_be_near(book: Book) -> None:
    somebody(book, "Ana", Circle.INNER, mailed="2026-06-01")
    somebody(book, "Ben", Circle.BEYOND, mailed="2026-06-01")
    somebody(book, "Carla", Circle.INNER, met="2026-11-19")
    assert offered(plan(book, supper(book))) == ["Ana"], "Carla has no reason, Ben is far"


def test_without_a_town_everybody_dear_is_offered(book: Book) -> None:
    somebody(book, "Ana", Circle.GOOD, "Tokyo", mailed="2026-01-01")
    found = plan(book, supper(book, place="at home"))
    assert (found.town, offered(found)) == ("", ["Ana"])


def test_the_last_one_is_the_one_that_is_called_so(book: Book) -> None:
    ana, ben, carla, dora = (
        somebody(book, name, Circle.CLOSE, "Porto", met="2026-11-10")
        for name in ("Ana", "Ben", "Carla", "Dora")
    )
    last = supper(book, "2026-09-01", who=(ana, dora))
    gatherings.add_people(book, last, [ben], role=Role.INVITED, now=NOW)
    supper(book, "2026-10-01", name="Fair", who=(ben, carla))
    found = plan(book, supper(book), capacity=2)
    assert found.last == "Supper"
    told = {each.person.name: each.reasons for each in (*found.table, *found.others)}
    assert told["Ben"] == (Reason("near", "Porto"), Reason("missed", "Supper"))
    assert told["Carla"] == (Reason("near", "Porto"), Reason("absent", "Supper"))
    assert told["Ana"] == (Reason("near", "Porto"),)
    assert [each.person.name for each in found.table] == ["Ben", "Carla"]


@pytest.mark.parametrize("role", [Role.INVITED, Role.THERE, Role.DECLINED])
def test_whoever_is_asked_is_offered_no_more(book: Book, role: Role) -> None:
    ana = somebody(book, "Ana", Circle.CLOSE, "Porto")
    somebody(book, "Ben", Circle.CLOSE, "Porto")
    number = supper(book)
    assert plan(book, number, 2).room == 2
    gatherings.add_people(book, number, [ana], role=role, now=NOW)
    found = plan(book, number, 2)
    assert offered(found) == ["Ben"]
    assert (found.coming, found.asked) == (role is Role.THERE, role is Role.INVITED)
    assert found.room == (2 if role is Role.DECLINED else 1)


def test_the_dead_the_paused_and_the_muted_are_not_offered(book: Book) -> None:
    for place in ("Porto", ""):
        for state in (State.DECEASED, State.PAUSED, State.LET_GO):
            people.set_state(book, somebody(book, "Ana", Circle.CLOSE, place), state, now=NOW)
    ben = somebody(book, "Ben", Circle.CLOSE)
    with book.step("x", "x", now=NOW) as step:
        step.update("person", ben, muted=True)
    assert offered(plan(book, supper(book))) == []


def test_others_are_so_many_and_no_more(book: Book, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(planning, "OTHERS", 2)
    for n in range(6):
        somebody(book, f"Ana {n}", Circle.CLOSE, "Porto")
    found = plan(book, supper(book), capacity=3)
    assert (len(found.table), len(found.others)) == (3, 2)


def test_a_gathering_that_is_gone_has_no_plan(book: Book) -> None:
    assert planning.whom(book, GatheringId(9), capacity=8, today=TODAY) is None
