"""Groups listed, shown with their rhythm, named, joined, filled and emptied; every step taken back whole."""

from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from datetime import date, datetime, timedelta, timezone
from pathlib import Path

import pytest

from networker.domain.vocabulary import Channel, Circle, Direction, Kind, PersonId, Side, State
from networker.services import follow_ups, gatherings, groups, people, undo
from networker.services.errors import CannotDo
from networker.services.groups import FOLLOW_UP, OTHERS, GroupId, GroupView, Together
from networker.store import groups as store
from networker.store.book import Book

NOW = datetime(2026, 11, 20, 10, 0, tzinfo=timezone(timedelta(hours=1)))
TODAY = NOW.date()
D = date.fromisoformat
TABLES = ("people_group", "group_member", "person", "follow_up", "follow_up_person")


@pytest.fixture
def book(data_dir: Path) -> Iterator[Book]:
    with closing(Book(data_dir, now=NOW)) as found:
        yield found


@pytest.fixture
def who(book: Book) -> list[PersonId]:
    """Ana, Ben, Carla."""
    return [people.add(book, name=name, now=NOW)[0] for name in ("Ana Torres", "Ben Ode", "Carla Wu")]


@pytest.fixture
def choir(book: Book, who: list[PersonId]) -> GroupId:
    """With all three."""
    found, _ = groups.create(book, " The  Choir ", now=NOW)
    groups.add_people(book, found, who, now=NOW)
    return found


def seen(book: Book, number: GroupId) -> GroupView:
    found = groups.view(book, number, today=TODAY)
    assert found is not None
    return found


def content(book: Book) -> dict[str, list[tuple[object, ...]]]:
    return {table: sorted(map(tuple, book.read(f"SELECT * FROM {table}"))) for table in TABLES}


def talk(book: Book, day: str, *who: int, kind: Kind = Kind.MEETING, subject: str = "") -> None:
    with book.step("log", "talk", now=NOW) as step:
        number = step.insert(
            "interaction", kind=kind.value, channel=Channel.IN_PERSON.value, direction=Direction.BOTH.value,
            day=day, subject=subject, created_at=NOW.isoformat(),
        )  # fmt: skip
        for each in who:
            step.insert("interaction_person", interaction=number, person=each)


def test_a_group_is_made_once_by_its_name(book: Book, choir: GroupId) -> None:
    assert seen(book, choir).row.name == "The Choir"
    again, changes = groups.create(book, "the choir", now=NOW)
    assert (again, bool(changes)) == (choir, False)
    with pytest.raises(CannotDo, match="needs a name"):
        groups.create(book, "  ", now=NOW)


def test_they_are_listed_by_name_and_found_by_words_and_members(book: Book, choir: GroupId) -> None:
    anglers, _ = groups.create(book, "Anglers", now=NOW)
    assert list(groups.index(book)) == [anglers, choir]
    assert list(groups.index(book, "choir")) == [choir]
    assert list(groups.index(book, "ben ode")) == [choir]
    assert not groups.index(book, "ben anglers")
    rows = groups.rows(book, [anglers, choir, 99])
    assert {each.name: each.size for each in rows.values()} == {"Anglers": 0, "The Choir": 3}
    assert [each.id for each in groups.offered(book, "", but=choir)] == [anglers]


def test_who_has_left_or_is_not_listed_does_not_count(
    book: Book, choir: GroupId, who: list[PersonId]
) -> None:
    people.set_state(book, who[0], State.DECEASED, now=NOW)
    with book.step("x", "x", now=NOW) as step:
        step.update("group_member", store.links(step.connection, choir)[who[1]][0], until="2026-01-01")
    assert (list(seen(book, choir).ids), groups.rows(book, [choir])[choir].size) == ([who[2]], 1)
    groups.add_people(book, choir, [who[1]], now=NOW)
    assert list(seen(book, choir).ids) == who[1:], "whoever had left comes back"


def test_members_have_since_and_last(book: Book, choir: GroupId, who: list[PersonId]) -> None:
    talk(book, "2026-10-01", who[0])
    found = groups.members(book, choir, [who[0], who[1], 99])
    assert set(found) == set(who[:2])
    assert (str(found[who[0]].since), found[who[0]].last) == ("2026-11-20", D("2026-10-01"))
    assert found[who[1]].last is None


def test_the_rhythm_counts_people_by_month_and_the_last_time_together(
    book: Book, choir: GroupId, who: list[PersonId]
) -> None:
    talk(book, "2026-11-02", who[0], kind=Kind.MAIL)
    talk(book, "2026-11-09", who[0])
    talk(book, "2026-10-01", who[0], who[1], subject="Rehearsal")
    talk(book, "2026-11-15", who[2], kind=Kind.NOTE)
    view = seen(book, choir)
    assert (view.months[-2:], view.lately) == ((2, 1), 2)
    assert view.together == Together(D("2026-10-01"), 2, "Rehearsal")
    gatherings.create(book, name="Concert", day=D("2026-10-01"), people=who, now=NOW)
    gatherings.create(book, name="To come", day=D("2026-12-24"), people=who, now=NOW)
    assert seen(book, choir).together == Together(D("2026-10-01"), 3, "Concert")


def test_a_large_group_is_told_the_same_but_for_the_months(
    book: Book, choir: GroupId, who: list[PersonId], monkeypatch: pytest.MonkeyPatch
) -> None:
    talk(book, "2026-11-09", who[0])
    talk(book, "2026-10-01", who[0], who[1], subject="Rehearsal")
    talk(book, "2025-01-01", who[2])
    small = seen(book, choir)
    monkeypatch.setattr(store, "MANY", 1)
    large = seen(book, choir)
    assert (large.months, small.months[-1]) == ((), 1), "each talk of so many is not looked at"
    assert replace(large, months=small.months) == small


def test_the_silent_dear_come_first_until_something_is_promised(
    book: Book, choir: GroupId, who: list[PersonId]
) -> None:
    assert list(seen(book, choir).ids) == who
    people.set_circle(book, [who[1]], Circle.CLOSE, now=NOW)
    assert list(seen(book, choir).ids) == [FOLLOW_UP, who[1], OTHERS, who[0], who[2]]
    groups.promise(book, [who[1]], text="Write", due=D("2026-11-27"), now=NOW)
    (promise,) = follow_ups.due(book)
    assert (promise.side, promise.due) == (Side.ME, D("2026-11-27"))
    assert list(seen(book, choir).ids) == who
    undo.undo(book, now=NOW)
    assert seen(book, choir).follow_up == (who[1],)
    with pytest.raises(CannotDo):
        groups.promise(book, [], text="Write", due=TODAY, now=NOW)


def test_a_name_that_is_taken_is_refused(book: Book, choir: GroupId) -> None:
    anglers, _ = groups.create(book, "Anglers", now=NOW)
    with pytest.raises(CannotDo, match="join the two"):
        groups.rename(book, anglers, "the CHOIR", now=NOW)
    groups.rename(book, choir, "THE CHOIR", now=NOW)
    assert seen(book, choir).row.name == "THE CHOIR"


def test_joining_keeps_the_earlier_day_and_undo_brings_both_back(
    book: Book, choir: GroupId, who: list[PersonId]
) -> None:
    other, _ = groups.create(book, "Singers", now=NOW)
    dora = people.add(book, name="Dora", now=NOW)[0]
    groups.add_people(book, other, [who[0], who[1], dora], now=NOW)
    with book.step("x", "x", now=NOW) as step:
        links = store.links(step.connection, other)
        step.update("group_member", links[who[0]][0], since="2019")
        step.update("group_member", links[who[1]][0], until="2026-11-01")
    groups.set_notes(book, other, "Mondays", now=NOW)
    before = content(book)
    groups.join(book, other, choir, now=NOW)
    assert groups.view(book, other, today=TODAY) is None
    view = seen(book, choir)
    assert (list(view.ids), view.notes) == ([*who, dora], "Mondays")
    assert str(groups.members(book, choir, [who[0]])[who[0]].since) == "2019"
    undo.undo(book, now=NOW)
    assert content(book) == before
    with pytest.raises(CannotDo, match="another"):
        groups.join(book, choir, choir, now=NOW)
    with pytest.raises(CannotDo, match="not in the book"):
        groups.join(book, choir, GroupId(99), now=NOW)


@pytest.mark.parametrize("verb", ["take out", "add", "delete", "rename", "note"])
def test_every_verb_is_one_step_that_is_taken_back(
    book: Book, choir: GroupId, who: list[PersonId], verb: str
) -> None:
    before = content(book)
    if verb == "take out":
        changes = groups.take_out(book, choir, who[:2], now=NOW)
    elif verb == "add":
        changes = groups.add_people(book, choir, new=["Dora", "Emil"], now=NOW)
    elif verb == "delete":
        changes = groups.delete(book, choir, now=NOW)
    elif verb == "rename":
        changes = groups.rename(book, choir, "Singers", now=NOW)
    else:
        changes = groups.set_notes(book, choir, "Mondays", now=NOW)
    assert changes
    assert content(book) != before
    undo.undo(book, now=NOW)
    assert content(book) == before


def test_a_group_that_is_gone_says_so(book: Book) -> None:
    assert groups.view(book, GroupId(9), today=TODAY) is None
    for verb in (groups.delete, lambda *args, **named: groups.rename(*args, "X", **named)):
        with pytest.raises(CannotDo, match="not in the book"):
            verb(book, GroupId(9), now=NOW)
