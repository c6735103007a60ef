"""What calendars have ahead: whom the user meets when, noted as gatherings (decision 0019).

A newer export moves them, calls them off, or tells that they have been. Nobody comes into the book by them: who is only
asked to something that is still to be is left out, unless the user asks for such people. What the user said by hand stays.
"""

import sqlite3
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta, tzinfo
from itertools import count

from networker.domain.vocabulary import Role
from networker.formats.records import AheadRecord, GatheringRecord, TurnRecord
from networker.services.imports import marks as marking
from networker.services.imports.frame import Frame
from networker.services.imports.meetings_count import MeetingsCount
from networker.services.imports.parties import entry_of, is_offered
from networker.services.imports.planned import Plan
from networker.store import gatherings as store
from networker.store.book import Book
from networker.store.imports import next_ids

ORIGIN = "calendar"
FAR = timedelta(days=366)  # beyond it nothing is noted
OF_LATE = timedelta(days=14)  # so long the user may still say that it has been
UNTITLED = "Meeting"
TABLES = ("gathering", "gathering_person")


def lies_ahead(at: str, now: datetime, zone: tzinfo | None) -> bool:
    """Whether what begins at a time (as a TurnRecord has it) has not begun. Raises ValueError where it is no time."""
    when = marking.moment(at, zone)
    if len(at) == 10:
        return when.day > now.date().isoformat()
    told = datetime.fromisoformat(when.at)
    return told > (now if told.tzinfo is not None else now.replace(tzinfo=None))


def is_to_be(turn: TurnRecord, now: datetime | None, zone: tzinfo | None) -> bool:
    """Whether a turn is of a calendar and still to be: then it is no talk. Raises ValueError where its time is none."""
    return now is not None and turn.source_kind == ORIGIN and lies_ahead(turn.at, now, zone)


def was_a_plan(plan: Plan, turn: TurnRecord) -> bool:
    """Whether a meeting of the last fortnight was written before its day, of a series or alone: no talk without a word.

    What is older is taken at its word: some programs never date their files anew, and nobody is asked any more.
    """
    told = plan.ahead.get(turn.thread) if turn.source_kind == ORIGIN else None
    return told is not None and bool(told.written) and any(each.id == turn.id for each in told.times)


def take(plan: Plan, record: AheadRecord, file: str, now: datetime | None) -> None:
    """Take in what a calendar has ahead of one event or series; of two calendars the newer word counts."""
    if now is None:
        return
    far = (now + FAR).date().isoformat()
    known = plan.ahead.get(record.thread)
    if known is not None and (known.written, len(known.times)) > (record.written, len(record.times)):
        return
    late = (now - OF_LATE).date().isoformat()
    times = tuple(each for each in record.times if late <= max(each.day, each.until) and each.day <= far)
    plan.ahead[record.thread] = record._replace(times=times)
    for each in times:
        for invited in each.invited:
            plan.turns.number(record.source_kind, invited.party, file)


@dataclass(slots=True)
class Work:
    """What becomes of one gathering."""

    number: int  # 0: it is noted now
    record: GatheringRecord | None  # None: it is no time that the calendar still has
    written: str
    values: dict[str, object] = field(default_factory=dict)  # columns that change
    seats: dict[int, Role] = field(default_factory=dict)  # people who come to it
    roles: dict[int, Role] = field(default_factory=dict)  # rows of those who are there already
    told: frozenset[int] = frozenset()  # rows of those who are told again
    off: bool = False

    @property
    def changes(self) -> bool:
        """Whether anything is written."""
        return bool(self.values or self.seats or self.roles)


PersonOf = Callable[[int], int]  # of an entry; below 0 while it is somebody new


def compare(book: Book, plan: Plan) -> None:
    """Count what would change of the meetings ahead."""

    def person_of(n: int) -> int:
        root = plan.root(n)
        return plan.entries[root].person or -1 - root

    sql, none, today = book.reader, MeetingsCount(), _today(plan)
    plan.meetings = _counted(_work(sql, plan, person_of), today) if plan.ahead else none
    plan.meetings_of_all = _counted(_work(sql, plan, person_of, of_all=True), today) if plan.ahead else none


def _counted(work: Iterable[Work], today: str) -> MeetingsCount:
    count = MeetingsCount()
    for each in work:
        if each.number == 0 and each.record is not None and each.record.day < today:
            count.past += bool(each.seats)
        elif each.number == 0:
            count.new += bool(each.seats)
            count.strangers += not each.seats
        elif each.off:
            count.off += each.changes
        elif "day" in each.values or "until" in each.values:
            count.moved += 1
        else:
            count.changed += each.changes
    return count


def _work(
    sql: sqlite3.Connection, plan: Plan, person_of: PersonOf, *, of_all: bool = False
) -> Iterator[Work]:
    """`of_all`: as if those came along, too, who are only offered."""
    rows = _rows_by_thread(sql, plan)
    links = store.brought_links(sql, [row[0] for of_thread in rows.values() for row in of_thread.values()])
    told_when = store.told_when(sql) if rows else {}
    gone, left = store.taken_out(sql, ORIGIN)
    for thread, told in plan.ahead.items():
        there = rows.get(thread, {})
        if any(told_when.get(row[0], "") > told.written for row in there.values()):
            continue  # an older file: a newer one has the last word
        times = {each.id: each for each in told.times}
        for record in times.values():
            people = _people(plan, record, person_of, of_all=of_all)
            if record.id in there:
                out = {person for gathering, person in left if gathering == there[record.id][0]}
                stay = {person: role for person, role in people.items() if person not in out}
                yield _followed(sql, there[record.id], record, stay, links, told.written)
            elif (
                record.id not in gone
                and record.id not in plan.been
                and (told.written or _is_ahead(plan, record))
            ):
                yield Work(0, record, told.written, seats=people)
        for key, row in there.items():
            if key not in times:
                yield from _gone(sql, plan, key, row, links.get(row[0], {}), told.written)


def _rows_by_thread(sql: sqlite3.Connection, plan: Plan) -> dict[str, dict[str, store.Row]]:
    """The gatherings of the book that came out of the events told, by event and key."""
    found: dict[str, dict[str, store.Row]] = {}
    for row in store.all_of_origin(sql, ORIGIN):
        key = row[1]
        # One time of a series is told by the event's name and its instant.
        thread = key if key in plan.ahead else key.rpartition(" ")[0]
        if thread in plan.ahead:
            found.setdefault(thread, {})[key] = row
    return found


def _today(plan: Plan) -> str:
    return plan.now.date().isoformat() if plan.now is not None else ""


def _is_ahead(plan: Plan, record: GatheringRecord) -> bool:
    return plan.now is not None and lies_ahead(record.at, plan.now, plan.zone)


def _people(plan: Plan, record: GatheringRecord, person_of: PersonOf, *, of_all: bool) -> dict[int, Role]:
    """Who comes of those whom the book has, or gets with this import, without the user."""
    found: dict[int, Role] = {}
    for invited in record.invited:
        n = entry_of(plan, record.source_kind, invited.party)
        if n < 0 or (is_offered(plan, n) and not (of_all and plan.root(n) not in plan.gathered)):
            continue  # the user, or left out; addresses that Google gathered have a word of their own
        if person := person_of(n):
            found.setdefault(person, invited.role)
    return found


_Links = Mapping[int, tuple[int, str, bool]]


def _followed(
    sql: sqlite3.Connection,
    row: store.Row,
    record: GatheringRecord,
    people: dict[int, Role],
    links: Mapping[int, _Links],
    written: str,
) -> Work:
    """A gathering of the book as the calendar tells it now."""
    number, _, *values, import_id = row
    there = links.get(number, {})
    told = (_name(record), record.place, record.day, record.until or None)
    changed = {
        name: new
        for name, old, new in zip(("name", "place", "day", "until"), values, told, strict=True)
        if new != old
    }
    by_hand = store.said_by_hand(sql, number) if changed else set()
    work = Work(number, record, written, {name: new for name, new in changed.items() if name not in by_hand})
    if import_id is None:  # which of them are at it the user has said
        return work
    work.seats = {person: role for person, role in people.items() if person not in there}
    for person, (link, role, by_import) in there.items():
        now = people.get(person, Role.DECLINED)
        if by_import and now.value != role:
            work.roles[link] = now
    work.told = frozenset(there[person][0] for person in people if person in there)
    return work


def _gone(
    sql: sqlite3.Connection, plan: Plan, key: str, row: store.Row, links: _Links, written: str
) -> Iterator[Work]:
    """A gathering that the calendar has no more among what is ahead: it has been, or is not to be."""
    number, _, _, _, day, until, import_id = row
    if key in plan.been:
        if plan.been[key] != day and until is None and "day" not in store.said_by_hand(sql, number):
            yield Work(number, None, written, {"day": plan.been[key]})
    elif import_id is not None and plan.now is not None and day >= plan.now.date().isoformat():
        off = {
            link: Role.DECLINED
            for link, role, by_import in links.values()
            if by_import and role != Role.DECLINED.value
        }
        yield Work(number, None, written, roles=off, off=True)


def _name(record: GatheringRecord) -> str:
    return " ".join(record.name.split()) or UNTITLED


# ---- writing


def write(frame: Frame) -> set[int]:
    """Write what changed of the meetings ahead, and put the talks of those that have been to them; who is touched.

    Called behind the talks.
    """
    work = list(_work(frame.step.connection, frame.plan, frame.person_of)) if frame.plan.ahead else []
    # Who comes along was chosen since it was planned.
    frame.plan.meetings = frame.plan.meetings_of_all = _counted(work, _today(frame.plan))
    touched = _note(frame, [each for each in work if not each.number and each.seats])
    for each in work:
        if not each.number:
            continue
        touched |= _change(frame, each)
        frame.gatherings[each.number] = each.written
        if each.record is not None:
            frame.told_gatherings.add(each.number)
            frame.told_seats |= each.told
    _put_talks(frame)
    return touched


def _note(frame: Frame, work: Sequence[Work]) -> set[int]:
    """Write those that are new: of a full calendar they come by the thousand."""
    step = frame.step
    numbers = {name: count(n) for name, n in next_ids(step.connection, TABLES).items()}
    rows: list[tuple[object, ...]] = []
    seats: list[tuple[object, ...]] = []
    for each in work:
        record, number = each.record, next(numbers["gathering"])
        assert record is not None  # what is new was told
        until = record.until or None
        rows.append((number, _name(record), record.place, record.day, until, record.source_kind, record.id))
        seats += [(next(numbers["gathering_person"]), number, *seat) for seat in each.seats.items()]
        frame.gatherings[number] = each.written
    same: dict[str, str | int | None] = {"import_id": frame.import_id}
    columns = ("id", "name", "place", "day", "until", "origin", "origin_key")
    step.insert_many("gathering", columns, rows, same={"notes": "", **same})
    step.insert_many("gathering_person", ("id", "gathering_id", "person_id", "role"), seats, same=same)
    return {person for each in work for person in each.seats}


def _change(frame: Frame, work: Work) -> set[int]:
    step = frame.step
    if work.values:
        step.update("gathering", work.number, **work.values)
    for person, role in work.seats.items():
        step.insert("gathering_person", gathering=work.number, person=person, role=role.value)
    for link, role in work.roles.items():
        step.update("gathering_person", link, role=role.value)
    return set(work.seats)


def _put_talks(frame: Frame) -> None:
    """A talk of an event that was noted before its day is at that gathering."""
    step = frame.step
    rows = _rows_by_thread(step.connection, frame.plan) if frame.plan.ahead else {}
    for thread, there in rows.items():
        by_day = {row[4]: row[0] for row in there.values()}
        for talk, day, gathering in store.talks_of_event(step.connection, ORIGIN, thread):
            found = there[thread][0] if thread in there else by_day.get(day)
            if gathering is None and found is not None:
                step.update("interaction", talk, gathering_id=found)
