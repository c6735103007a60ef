"""Gatherings: an event with place, days and who was there. Listed, shown, noted, changed, taken out of the book.

What follows one (the talk with everybody, whom to write to within the week) is `after_gathering.py`; one out of a
calendar file is `gathering_events.py`.
"""

from array import array
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from networker.domain.changes import Changes
from networker.domain.dates import PartialDate, in_words
from networker.domain.sought import sought_words
from networker.domain.vocabulary import FollowUpState, GatheringId, InteractionId, PersonId, Role
from networker.services import timeline
from networker.services.errors import CannotDo
from networker.services.people import insert_named
from networker.services.today_views import Named
from networker.store import gatherings as store
from networker.store.book import Book
from networker.store.writer import Step

PRESENT = frozenset({Role.THERE, Role.HOST})
_MONTHS = 13  # numbers of a year: 0 where only the year is known
SHOWN = 60  # characters of a name that was a sentence


@dataclass(frozen=True, slots=True)
class GatheringRow:
    """One line of the list."""

    id: GatheringId
    name: str
    place: str
    day: PartialDate | None
    until: PartialDate | None
    there: int  # how many were there, or mean to be
    named: int  # and how many are named at all, those who declined among them


@dataclass(frozen=True, slots=True)
class FollowedUp:
    """The user's own promise out of a gathering."""

    due: date | None
    done: bool


@dataclass(frozen=True, slots=True)
class Guest:
    """Somebody of a gathering. `known`: talked with before it; `talk`: where they are logged."""

    person: Named
    company: str
    role: Role
    known: bool
    talk: InteractionId | None
    followed_up: FollowedUp | None

    @property
    def present(self) -> bool:
        """Whether they were there."""
        return self.role in PRESENT


@dataclass(frozen=True, slots=True)
class GatheringView:
    """All that is shown of one gathering."""

    row: GatheringRow
    notes: str
    guests: tuple[Guest, ...]  # hosts first, those who declined last

    @property
    def first(self) -> date | None:
        """Its first day, where all of it is known."""
        return self.row.day.whole if self.row.day else None

    @property
    def last(self) -> date | None:
        """Its last day, where all of it is known."""
        until = self.row.until.whole if self.row.until else None
        return max(until, self.first) if until and self.first else self.first

    @property
    def unlogged(self) -> tuple[Guest, ...]:
        """Who was there and is in no talk of it yet."""
        return tuple(each for each in self.guests if each.present and each.talk is None)

    @property
    def invited(self) -> tuple[Guest, ...]:
        """Of whom it is not said whether they were there."""
        return tuple(each for each in self.guests if each.role is Role.INVITED)

    def lies_ahead(self, today: date) -> bool:
        """Whether it has not begun yet."""
        return self.first is not None and self.first > today


# ---- reading


def index(book: Book, text: str = "", *, today: date | None = None) -> "array[int]":
    """Gatherings, the newest first, with a head before each month: below nought, see `month_of`.

    `today`: of the meetings that imports brought out of calendars only those next to it; None: everything.
    """
    listed, month = array("q"), 0
    day_of = today.isoformat() if today else None
    for number, day in store.index(book.reader, words=sought_words(text), today=day_of):
        head = _head(_partial(day))
        if head != month:
            listed.append(head)
            month = head
        listed.append(number)
    return listed


def _head(day: PartialDate | None) -> int:
    if day is None or day.year is None:
        return -1
    return -(day.year * _MONTHS + (day.month or 0))


def month_of(head: int) -> tuple[int, int] | None:
    """Year and month that a head stands for, month 0 where only the year is known; None: without a day."""
    year, month = divmod(-head, _MONTHS)
    return (year, month) if year else None


def rows(book: Book, ids: Sequence[int]) -> dict[int, GatheringRow]:
    """Lines of the list by id; those that are gone are missing from it."""
    return {number: _row(row) for number, row in store.rows(book.reader, ids).items()}


def _row(row: store.Row) -> GatheringRow:
    number, name, place, day, until, _notes, there, named = row
    return GatheringRow(GatheringId(number), name, place, _partial(day), _partial(until), there, named)


def _partial(text: str | None) -> PartialDate | None:
    try:
        return PartialDate.parse(text) if text else None
    except ValueError:
        return None


def view(book: Book, gathering: GatheringId) -> GatheringView | None:
    """One gathering with everybody who belongs to it; None where it is gone."""
    row = store.rows(book.reader, [gathering]).get(gathering)
    if row is None:
        return None
    begun = row[3] or ""
    guests = (_guest(each, begun) for each in store.guests(book.reader, gathering))
    return GatheringView(_row(row), row[5], tuple(guests))


def _guest(row: store.Row, begun: str) -> Guest:
    person, name, company, role, talk, first, follow_up, due, state = row
    followed = None
    if follow_up is not None:
        done = state == FollowUpState.DONE.value
        followed = FollowedUp(date.fromisoformat(due) if due else None, done)
    return Guest(
        person=Named(PersonId(person), name),
        company=company,
        role=Role(role) if role in list(Role) else Role.THERE,
        known=first is not None and first < (begun or first + "~"),
        talk=InteractionId(talk) if talk is not None else None,
        followed_up=followed,
    )


def of_book(step: Step, gathering: GatheringId) -> store.Row:
    """The row of a gathering within a step. Raises CannotDo where it is gone."""
    found = store.rows(step.connection, [gathering]).get(gathering)
    if found is None:
        raise CannotDo("This gathering is not in the book any more.")
    return found


# ---- noting and changing


def insert(
    step: Step,
    *,
    name: str,
    place: str = "",
    day: date | None,
    until: date | None = None,
    notes: str = "",
    **more: object,
) -> GatheringId:
    """Write a gathering within a step of the caller's. Raises CannotDo where it has no name."""
    values = {**_said(name, place, day, until), "notes": notes.strip(), **more}
    return GatheringId(step.insert("gathering", **values))


def _said(name: str, place: str, day: date | None, until: date | None) -> dict[str, object]:
    name = " ".join(name.split())
    if not name:
        raise CannotDo("A gathering needs a name.")
    if until is not None and (day is None or until <= day):
        until = None
    return {
        "name": name,
        "place": " ".join(place.split()),
        "day": day.isoformat() if day else None,
        "until": until.isoformat() if until else None,
    }


def create(
    book: Book,
    *,
    name: str,
    place: str = "",
    day: date | None,
    until: date | None = None,
    people: Sequence[int] = (),
    now: datetime,
) -> tuple[GatheringId, Changes]:
    """Note a gathering, with those who were there. Raises CannotDo where it has no name."""
    with book.step("add gathering", f"Gathering: {name.strip()}", now=now) as step:
        number = insert(step, name=name, place=place, day=day, until=until)
        seat(step, number, people, Role.THERE)
    return number, step.changes


def change(
    book: Book,
    gathering: GatheringId,
    *,
    name: str,
    place: str,
    day: date | None,
    until: date | None = None,
    now: datetime,
) -> Changes:
    """Say name, place and days anew. Raises CannotDo where it is gone or would have no name."""
    with book.step("change gathering", f"Gathering: {name.strip()}", now=now) as step:
        of_book(step, gathering)
        step.update("gathering", gathering, **_said(name, place, day, until))
    return step.changes


def set_notes(book: Book, gathering: GatheringId, notes: str, *, now: datetime) -> Changes:
    """Write the notes on a gathering anew."""
    with book.step("write notes", "Notes on a gathering", now=now) as step:
        of_book(step, gathering)
        step.update("gathering", gathering, notes=notes)
    return step.changes


def delete(book: Book, gathering: GatheringId, *, now: datetime) -> Changes:
    """Take a gathering out of the book. The talks at it stay, and say where they were."""
    name = rows(book, [gathering])[gathering].name if rows(book, [gathering]) else ""
    with book.step("delete gathering", f"Deleted: {name}", now=now) as step:
        of_book(step, gathering)
        for talk, _kind, _text, place, subject in store.talks(step.connection, gathering):
            kept = {} if subject else {"subject": name}
            step.update("interaction", talk, gathering_id=None, place=place, **kept)
        for link, _role in store.links(step.connection, gathering).values():
            step.delete("gathering_person", link)
        step.delete("gathering", gathering)
    return step.changes


def of_talk(book: Book, talk: InteractionId, *, now: datetime) -> tuple[GatheringId, Changes]:
    """Make a talk with several people a gathering: everybody of it was there. Raises CannotDo where it is gone."""
    found = timeline.talks(book, [talk]).get(talk)
    if found is None:
        raise CannotDo("This entry is not in the book any more.")
    name = " ".join(found.subject.split()) or found.place or _first_words(found.text)
    name = name or f"Gathering on {in_words(found.day)}"
    with book.step("add gathering", f"Gathering: {name}", now=now) as step:
        place = found.place if found.place != name else ""
        number = insert(step, name=name, place=place, day=found.day)
        seat(step, number, [each.id for each in found.people], Role.THERE)
        step.update("interaction", talk, gathering_id=number)
    return number, step.changes


def _first_words(text: str) -> str:
    line = " ".join(text.strip().partition("\n")[0].split())
    return line if len(line) <= SHOWN else line[: SHOWN - 1].rstrip() + "…"


# ---- who belongs to it


def seat(step: Step, gathering: int, people: Sequence[int], role: Role, *, raise_only: bool = False) -> None:
    """Give people a role at a gathering, within a step. `raise_only`: whoever was there already keeps theirs."""
    links = store.links(step.connection, gathering)
    for person in dict.fromkeys(people):
        if person not in links:
            step.insert("gathering_person", gathering=gathering, person=person, role=role.value)
        elif not (raise_only and links[person][1] in PRESENT):
            step.update("gathering_person", links[person][0], role=role.value)


def add_people(
    book: Book,
    gathering: GatheringId,
    people: Sequence[int] = (),
    *,
    new: Sequence[str] = (),
    role: Role = Role.THERE,
    now: datetime,
) -> Changes:
    """Put people to a gathering in a role, or give them another; `new` are names of people to be made."""
    new = [" ".join(name.split()) for name in new if name.strip()]
    names = [*_names(book, people), *new]
    label = _seat_label(role, *_who(book, gathering, names))
    with book.step("add to gathering", label, now=now) as step:
        of_book(step, gathering)
        made = [insert_named(step, name, now=now) for name in new]
        seat(step, gathering, [*people, *made], role)
    return step.changes


def all_there(book: Book, gathering: GatheringId, *, now: datetime) -> Changes:
    """Everybody who was invited was there; whoever declined was not. Raises CannotDo where nobody is left to say so of."""
    found = view(book, gathering)
    invited = [each.person.id for each in found.invited] if found is not None else []
    if not invited:
        raise CannotDo("Of everybody at this gathering it is said whether they were there.")
    return add_people(book, gathering, invited, now=now)


def take_out(book: Book, gathering: GatheringId, people: Sequence[int], *, now: datetime) -> Changes:
    """Take people out of a gathering. A talk that they are in stays as it is."""
    who, at = _who(book, gathering, _names(book, people))
    label = f"Taken out: {who} at {at}"
    with book.step("take out of gathering", label, now=now) as step:
        links: Mapping[int, tuple[int, str]] = store.links(step.connection, gathering)
        for person in people:
            if person in links:
                step.delete("gathering_person", links[person][0])
    return step.changes


def _names(book: Book, people: Sequence[int]) -> list[str]:
    from networker.services.people import named

    return [each.name or "Somebody" for each in named(book, people)]


def _who(book: Book, gathering: GatheringId, names: Sequence[str]) -> tuple[str, str]:
    """Whom a step is about, and the name of the gathering."""
    found = rows(book, [gathering]).get(gathering)
    return names[0] if len(names) == 1 else f"{len(names)} people", found.name if found else ""


def _seat_label(role: Role, who: str, at: str) -> str:
    """The name of a step; whoever was there, or comes, is just "Ana at the supper"."""
    if role is Role.INVITED:
        return f"Invited: {who} at {at}"
    if role is Role.DECLINED:
        return f"Not there: {who} at {at}"
    return f"Host: {who} at {at}" if role is Role.HOST else f"{who} at {at}"
