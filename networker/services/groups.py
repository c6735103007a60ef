"""Groups: people who belong together. Listed, shown with how the user and they keep in touch, named, joined, changed.

A membership begins on a day and may have ended; whoever left is kept, and is in it no more. A group may have 100,000
members: `view` answers ids, and `members` the rows of those that are looked at.
"""

import json
from array import array
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import NewType

from networker.domain import group_rhythm as rules
from networker.domain.changes import Changes
from networker.domain.dates import PartialDate
from networker.domain.group_rhythm import Standing
from networker.domain.names import fold
from networker.domain.sought import sought_words
from networker.domain.vocabulary import Circle, PersonId
from networker.services.errors import CannotDo
from networker.services.people import insert_named, named
from networker.services.today_views import Named
from networker.store import groups as store
from networker.store.book import Book
from networker.store.writer import Step

GroupId = NewType("GroupId", int)
FOLLOW_UP, OTHERS = -1, -2  # heads in the list of members: whom to write to, and everybody else


@dataclass(frozen=True, slots=True)
class GroupRow:
    """One line of the list. `last`: the local day of the last contact with any of them."""

    id: GroupId
    name: str
    size: int
    last: date | None


@dataclass(frozen=True, slots=True)
class Member:
    """Somebody of a group. `since`: when they came to it; `last`: the local day of the last contact."""

    person: Named
    company: str
    circle: Circle | None
    since: PartialDate | None
    last: date | None


@dataclass(frozen=True, slots=True)
class Together:
    """The last time that two of them or more and the user were together. `called`: the gathering or subject, or ""."""

    day: date
    people: int
    called: str


@dataclass(frozen=True, slots=True)
class GroupView:
    """All that is shown of one group but the rows of its members.

    `ids`: its members, after FOLLOW_UP the dear ones of whom nothing was heard for longest, after OTHERS the rest by name;
    without anybody to write to there are no heads. `lately`: with how many there was contact within `rules.LATELY` days.
    `months`: with how many in each of the last twelve, the present one last; of more than `store.MANY` people that is not asked.
    """

    row: GroupRow
    kind: str
    notes: str
    ids: "array[int]"
    follow_up: tuple[PersonId, ...]
    lately: int
    months: tuple[int, ...]
    together: Together | None


# ---- reading


def index(book: Book, text: str = "") -> "array[int]":
    """Groups by name; of a search those whose name, notes or members have all of its words."""
    return array("q", store.index(book.reader, words=sought_words(text)))


def rows(book: Book, ids: Sequence[int]) -> dict[int, GroupRow]:
    """Lines of the list by id; those that are gone are missing."""
    return {number: _row(row) for number, row in store.rows(book.reader, ids).items()}


def _row(row: store.Row) -> GroupRow:
    number, name, _kind, _notes, size, last = row
    return GroupRow(GroupId(number), name, size, _day(last))


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None


def _partial(text: str | None) -> PartialDate | None:
    try:
        return PartialDate.parse(text) if text else None
    except ValueError:
        return None


def view(book: Book, group: GroupId, *, today: date) -> GroupView | None:
    """One group; None where it is gone. `today` is the user's local day."""
    sql = book.reader
    row = store.rows(sql, [group]).get(group)
    if row is None:
        return None
    members = [
        Standing(number, circle, _day(last), bool(open_))
        for number, circle, last, open_ in store.order(sql, group)
    ]
    follow_up = rules.to_follow_up(members, today)
    ids = array("q", [FOLLOW_UP, *follow_up, OTHERS] if follow_up else [])
    chosen = set(follow_up)
    ids.extend(each.person for each in members if each.person not in chosen)
    if ids and ids[-1] == OTHERS:
        ids.pop()
    since = rules.first_month(today).isoformat()
    by_month = store.months(sql, group, since=since) if len(members) <= store.MANY else None
    met = store.together(sql, group, size=len(members), until=today.isoformat())
    return GroupView(
        row=_row(row), kind=row[2], notes=row[3], ids=ids,
        follow_up=tuple(PersonId(each) for each in follow_up), lately=rules.lately(members, today),
        months=rules.strip(by_month, today) if by_month is not None else (),
        together=Together(date.fromisoformat(met[0]), met[1], " ".join(met[2].split())) if met else None,
    )  # fmt: skip


def members(book: Book, group: GroupId, ids: Sequence[int]) -> dict[int, Member]:
    """Rows of members by id; those who are not in it any more are missing."""
    return {
        number: Member(
            Named(PersonId(number), name),
            company,
            Circle(circle) if circle else None,
            _partial(since),
            _day(last),
        )
        for number, (name, company, circle, since, last) in store.members(book.reader, group, ids).items()
    }


def everybody(book: Book, group: GroupId) -> "array[int]":
    """Who is in it, by name."""
    return array("q", (row[0] for row in store.order(book.reader, group)))


def offered(book: Book, text: str, *, but: GroupId, most: int = 8) -> tuple[GroupRow, ...]:
    """The first groups that the words fit, one left out."""
    found = [each for each in index(book, text)[: most + 1] if each != but][:most]
    read = rows(book, found)
    return tuple(read[each] for each in found if each in read)


# ---- the group itself


# Statements over all members at once: one by one a hundred thousand of them take half a minute.
_IN = "(SELECT person_id FROM group_member WHERE group_id = ?)"
_SINCE = "min(coalesce(kept.since, gone.since), coalesce(gone.since, kept.since))"
_LONGER = (
    f"UPDATE group_member AS kept SET since = {_SINCE}, until = max(kept.until, gone.until) FROM group_member AS gone"
    " WHERE gone.group_id = ? AND kept.group_id = ? AND kept.person_id = gone.person_id"
    f" AND (kept.since IS NOT {_SINCE} OR kept.until IS NOT max(kept.until, gone.until))"
)


def _name(text: str) -> str:
    name = " ".join(text.split())
    if not name:
        raise CannotDo("A group needs a name.")
    return name


def _of_book(step: Step, group: int) -> store.Row:
    found = store.rows(step.connection, [group]).get(group)
    if found is None:
        raise CannotDo("This group is not in the book any more.")
    return found


def create(book: Book, name: str, *, now: datetime) -> tuple[GroupId, Changes]:
    """Make a group that nobody is in yet. Raises CannotDo where it has no name; one of this name is answered as it is."""
    name = _name(name)
    there = store.called(book.reader, fold(name))
    if there is not None:
        return GroupId(there), Changes()
    with book.step("add group", f"Group: {name}", now=now) as step:
        number = step.insert("people_group", name=name, folded=fold(name))
    return GroupId(number), step.changes


def rename(book: Book, group: GroupId, name: str, *, now: datetime) -> Changes:
    """Call it otherwise. Raises CannotDo where it is gone, has no name then, or another one is called so."""
    name = _name(name)
    with book.step("rename group", f"Group: {name}", now=now) as step:
        _of_book(step, group)
        if store.called(step.connection, fold(name)) not in (None, group):
            raise CannotDo(f"There is a group {name} already: join the two.")
        step.update("people_group", group, name=name, folded=fold(name))
    return step.changes


def set_notes(book: Book, group: GroupId, notes: str, *, now: datetime) -> Changes:
    """Write the notes on a group anew. Raises CannotDo where it is gone."""
    with book.step("write notes", "Notes on a group", now=now) as step:
        _of_book(step, group)
        step.update("people_group", group, notes=notes)
    return step.changes


def join(book: Book, group: GroupId, into: GroupId, *, now: datetime) -> Changes:
    """Put everybody of one group into another, with the notes, and take the first out of the book.

    Whoever is in both is in it since the earlier day, and has left it only where they left both. Raises CannotDo where
    one of them is gone, or they are the same.
    """
    if group == into:
        raise CannotDo("Choose another group to join it with.")
    found = rows(book, [group, into])
    names = [found[each].name if each in found else "" for each in (group, into)]
    with book.step("join groups", f"{names[0]} joined with {names[1]}", now=now) as step:
        gone, kept = _of_book(step, group), _of_book(step, into)
        step.execute(_LONGER, (group, into))
        step.execute(f"DELETE FROM group_member WHERE group_id = ? AND person_id IN {_IN}", (group, into))
        step.execute("UPDATE group_member SET group_id = ? WHERE group_id = ?", (into, group))
        notes = "\n\n".join(part for part in (kept[3].strip(), gone[3].strip()) if part)
        step.update("people_group", into, notes=notes, kind=kept[2] or gone[2])
        step.delete("people_group", group)
    return step.changes


def delete(book: Book, group: GroupId, *, now: datetime) -> Changes:
    """Take a group out of the book; its people stay. Raises CannotDo where it is gone."""
    found = rows(book, [group]).get(group)
    with book.step("delete group", f"Deleted: {found.name if found else ''}", now=now) as step:
        _of_book(step, group)
        step.execute("DELETE FROM group_member WHERE group_id = ?", (group,))
        step.delete("people_group", group)
    return step.changes


# ---- who is in it


def add_people(
    book: Book, group: GroupId, people: Sequence[int] = (), *, new: Sequence[str] = (), now: datetime
) -> Changes:
    """Put people into a group from today; `new` are names of people to be made. Whoever had left comes back.

    Raises CannotDo where it is gone.
    """
    new = [" ".join(name.split()) for name in new if name.strip()]
    who = [*(each.name or "Somebody" for each in named(book, people[:1])), *new]
    label = _label(book, group, who, len(people) + len(new))
    with book.step("add to group", f"{label[0]} in {label[1]}", now=now) as step:
        _of_book(step, group)
        made = [insert_named(step, name, now=now) for name in new]
        there, today = store.links(step.connection, group), now.date().isoformat()
        who_comes = dict.fromkeys([*people, *made])
        newcomers = [(person,) for person in who_comes if person not in there]
        step.insert_many(
            "group_member", ("person_id",), newcomers, same={"group_id": group, "since": today, "until": None}
        )
        for person in who_comes:
            if person in there and there[person][2]:
                step.update("group_member", there[person][0], since=today, until=None)
    return step.changes


def take_out(book: Book, group: GroupId, people: Sequence[int], *, now: datetime) -> Changes:
    """Take people out of a group, as if they had never been in it."""
    who, name = _label(
        book, group, [each.name or "Somebody" for each in named(book, people[:2])], len(people)
    )
    with book.step("take out of group", f"Taken out: {who} of {name}", now=now) as step:
        step.execute(
            "DELETE FROM group_member WHERE group_id = ? AND person_id IN (SELECT value FROM json_each(?))",
            (group, json.dumps(list(people))),
        )
    return step.changes


def _label(book: Book, group: GroupId, names: Sequence[str], n: int | None = None) -> tuple[str, str]:
    found = rows(book, [group]).get(group)
    n = len(names) if n is None else n
    return (names[0] if n == 1 and names else f"{n} people"), found.name if found else "a group"


def promise(book: Book, people: Sequence[int], *, text: str, due: date, now: datetime) -> Changes:
    """Promise oneself to write to these by a local day, each for themselves, as one step."""
    from networker.domain.vocabulary import Side
    from networker.services.follow_ups import insert

    who = [each.name or "Somebody" for each in named(book, people)]
    if not who:
        raise CannotDo("Choose somebody to write to.")
    label = f"Promise: write to {who[0] if len(who) == 1 else f'{len(who)} people'}"
    with book.step("promise", label, now=now) as step:
        for person in people:
            insert(step, side=Side.ME, text=text, due=due, people=[person], now=now)
    return step.changes
