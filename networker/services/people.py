"""The people of the book: their lists, what is known of one, and the verbs that change them."""

import sqlite3
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from networker.domain.changes import Changes
from networker.domain.dates import PartialDate
from networker.domain.names import fold, sort_key
from networker.domain.shown_names import typed_parts
from networker.domain.vocabulary import Channel, Circle, FieldType, PersonId, State
from networker.services import asked
from networker.services.listing import Filter, Listing, person_row, rows
from networker.services.somebody import name_of
from networker.services.today_views import Named
from networker.services.views import FactView, HandleView
from networker.store import people as store
from networker.store import saved_searches
from networker.store.book import Book
from networker.store.facts import FactRow
from networker.store.writer import Step

__all__ = ["Facet", "Facets", "Filter", "Listing", "person_row", "rows"]


@dataclass(frozen=True, slots=True)
class Facet:
    """One value that a list can be narrowed to, and how many people have it."""

    key: str
    name: str
    people: int


@dataclass(frozen=True, slots=True)
class Facets:
    """What the filters above the list offer."""

    circles: tuple[Facet, ...]
    groups: tuple[Facet, ...]
    places: tuple[Facet, ...]
    searches: tuple[tuple[str, str], ...] = ()  # those that are kept: name, and what is searched for


def facets(book: Book) -> Facets:
    """What the filters offer, with how many people each would show."""
    sql = book.reader
    circles = store.circle_counts(sql)
    return Facets(
        circles=(
            *(Facet(str(int(each)), each.word, circles.get(int(each), 0)) for each in Circle),
            Facet("0", "", circles.get(0, 0)),
        ),
        groups=tuple(Facet(folded, name, n) for name, folded, n in store.group_counts(sql)),
        places=tuple(Facet(city, city, n) for city, n in store.city_counts(sql)),
        searches=tuple((name, query) for _, name, query in saved_searches.all_of(sql)),
    )


def handle_views(sql: sqlite3.Connection, person: int) -> list[HandleView]:
    """The ways to reach somebody, the main ones first."""
    return [
        HandleView(id=row[0], channel=Channel(row[1]), text=row[2], label=row[3])
        for row in store.handles(sql, person)
    ]


def fact_views(sql: sqlite3.Connection, person: int) -> list[FactView]:
    """The dated facts of somebody, the newest first."""
    return [fact_view(row) for row in store.facts(sql, person)]


def fact_view(row: FactRow) -> FactView:
    """A fact as it is shown."""
    return FactView(
        id=row.id,
        field=row.field,
        value=row.value,
        detail=row.detail,
        since=PartialDate.parse(row.since) if row.since else None,
        until=PartialDate.parse(row.until) if row.until else None,
        source=row.file or "typed",
        holds=FieldType(row.type) if row.type else None,
        brought=datetime.fromisoformat(row.brought) if row.brought else None,
    )


def named(book: Book, ids: Sequence[int]) -> list[Named]:
    """People as they are mentioned, in the order asked for."""
    found = store.names(book.reader, ids)
    return [Named(PersonId(each), found[each]) for each in ids if each in found]


def add(
    book: Book, *, name: str, now: datetime, handles: Sequence[tuple[Channel, str]] = (), notes: str = ""
) -> tuple[PersonId, Changes]:
    """Add a person by hand. Raises ValueError where there is neither a name nor an address."""
    name = " ".join(name.split())
    if not name and not handles:
        raise ValueError("A person needs a name or an address.")
    from networker.services.handles import key_of, shared_by_now

    with book.step("add person", f"Adding {name or handles[0][1]}", now=now) as step:
        person = insert_named(step, name, now=now)
        if notes:
            step.update("person", person, notes=notes)
        for channel, text in handles:
            key = key_of(channel, text)
            shared = shared_by_now(step, person, channel.value, key) or not key
            step.insert("handle", person=person, channel=channel.value, text=text, key=key, shared=shared)
    return person, step.changes


def insert_named(step: Step, name: str, *, now: datetime) -> PersonId:
    """Insert a person with no more than a name, within a step of the caller's."""
    given, family = typed_parts(name)
    return PersonId(
        step.insert(
            "person",
            name=name,
            given=given,
            family=family,
            folded=sort_key(name),
            created_at=now.isoformat(),
        )
    )


def rename(book: Book, person: PersonId, name: str, *, now: datetime) -> Changes:
    """Give somebody another name; "" takes it away."""
    name = " ".join(name.split())
    given, family = typed_parts(name)
    with book.step("rename", f"Renaming {name_of(book, person)}", now=now) as step:
        step.update(
            "person", person, name=name, given=given, family=family, folded=sort_key(name), source_id=None
        )
    return step.changes


def circle_label(book: Book, people: Sequence[int], circle: Circle | None) -> str:
    """The name of the step that puts people into a circle."""
    word = circle.word.title() if circle else ""
    if len(people) == 1:
        name = name_of(book, people[0])
        return f"{name} is in {word} now" if word else f"{name} is in no circle now"
    return f"{len(people)} people are in {word} now" if word else f"{len(people)} people are in no circle now"


def set_circle(book: Book, people: Sequence[int], circle: Circle | None, *, now: datetime) -> Changes:
    """Put people into a circle, or into none."""
    with book.step("set circle", circle_label(book, people, circle), now=now) as step:
        for each in people:
            step.update("person", each, circle=int(circle) if circle else None)
    return step.changes


STATE_LABELS = {
    State.ACTIVE: "{} is active again",
    State.PAUSED: "{} is paused",
    State.LET_GO: "{} was let go",
    State.DECEASED: "{} has died",
}
_SEVERAL_LABELS = {
    State.ACTIVE: "{} people are active again",
    State.PAUSED: "{} people are paused",
    State.LET_GO: "{} people were let go",
    State.DECEASED: "{} people have died",
}


def set_state(book: Book, person: PersonId, state: State, *, now: datetime) -> Changes:
    """Pause somebody, let them go, remember them as dead, or make them active again."""
    with book.step("set state", STATE_LABELS[state].format(name_of(book, person)), now=now) as step:
        step.update("person", person, state=state.value)
        _end_with(step, [person], state)
    return step.changes


def _end_with(step: Step, people: Sequence[int], state: State) -> None:
    """What a death ends: nobody introduces the dead, or is introduced by them."""
    if state is State.DECEASED:
        for each in people:
            asked.end(step, [each])


def set_states(book: Book, people: Sequence[int], state: State, *, now: datetime) -> Changes:
    """The same for several at once, as one step."""
    if len(people) == 1:
        return set_state(book, PersonId(people[0]), state, now=now)
    with book.step("set state", _SEVERAL_LABELS[state].format(len(people)), now=now) as step:
        for each in people:
            step.update("person", each, state=state.value)
        _end_with(step, people, state)
    return step.changes


def first_address(book: Book, person: int) -> str:
    """The first address to tell somebody by; "" without any."""
    found = store.handles(book.reader, person)
    return str(found[0][2]) if found else ""


def count(book: Book) -> int:
    """How many people are listed."""
    return store.count(book.reader)


def set_notes(book: Book, person: PersonId, notes: str, *, now: datetime) -> Changes:
    """Write the notes on somebody anew."""
    with book.step("write notes", f"Notes on {name_of(book, person)}", now=now) as step:
        step.update("person", person, notes=notes)
    return step.changes


def add_to_group(book: Book, people: Sequence[int], group: str, *, now: datetime) -> Changes:
    """Put people into a group, making it where it is new."""
    group = " ".join(group.split())
    if not group:
        raise ValueError("A group needs a name.")
    with book.step("add to group", f"{len(people)} in {group}", now=now) as step:
        number = group_number(step, group)
        for each in people:
            if not step.rows(
                "SELECT 1 FROM group_member WHERE group_id = ? AND person_id = ?", (number, each)
            ):
                step.insert("group_member", group=number, person=each, since=now.date().isoformat())
    return step.changes


def group_number(step: Step, name: str) -> int:
    """The id of the group of this name, made within the caller's step where there is none."""
    found = step.rows("SELECT id FROM people_group WHERE folded = ?", (fold(name),))
    return int(found[0][0]) if found else step.insert("people_group", name=name, folded=fold(name))
