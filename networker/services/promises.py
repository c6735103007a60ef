"""Open follow-ups as they stand now, with the days to which talks have moved them. Nothing is written here.

One that holds "unless we talk before" is moved by reading, never by writing (decision 0012): whatever brings a talk
moves it, and whatever takes the talk away moves it back.
"""

import sqlite3
from collections.abc import Collection, Iterable, Sequence
from dataclasses import replace
from datetime import date, time

from networker.domain.repeat import counted_from, names_days, own_time
from networker.domain.vocabulary import InteractionId, Kind, PersonId, Side
from networker.services.repeats import next_day
from networker.services.today_views import Named, Origin, Promise
from networker.store import follow_ups as store
from networker.store.book import Book


def open_promises(
    sql: sqlite3.Connection, *, person: int | None = None, until: date | None = None
) -> tuple[Promise, ...]:
    """Open follow-ups, the earliest first: of one person, or due until a local day, that day included."""
    # A talk only ever moves a day on: who is not due until then by the book is not due at all.
    rows = store.open_ones(sql, person=person, until=until.isoformat() if until else None)
    found = _standing(sql, rows)
    if until is not None:
        found = [each for each in found if each.due is not None and each.due <= until]
    return tuple(sorted(found, key=_order))


def open_between(book: Book, people: Sequence[int]) -> tuple[Promise, ...]:
    """Those with any of these people, each once."""
    found = {each.id: each for person in people for each in open_promises(book.reader, person=person)}
    return tuple(sorted(found.values(), key=_order))


def open_promise(sql: sqlite3.Connection, number: int) -> Promise | None:
    """One of them; None where it is kept or dropped already, or a talk has kept it."""
    return next(iter(_standing(sql, store.open_ones(sql, only=(number,)))), None)


def still_open(sql: sqlite3.Connection, numbers: Collection[int]) -> tuple[Promise, ...]:
    """Those of some follow-ups that are open, the earliest first."""
    return tuple(sorted(_standing(sql, store.open_ones(sql, only=numbers)), key=_order))


def any_dated(book: Book) -> bool:
    """Whether there is one to be reminded of: it is open, and has a day."""
    return store.any_dated(book.reader)


def moved_by_talks(sql: sqlite3.Connection) -> tuple[Promise, ...]:
    """Those that hold "unless we talk before" and are still open."""
    return tuple(_standing(sql, store.open_ones(sql, unless_contact=True)))


def _order(each: Promise) -> tuple[bool, date, time, int]:
    # Without a day last; on a day those with a time first: they do not wait.
    return each.due is None, each.due or date.max, each.time or time.max, each.id


def _standing(sql: sqlite3.Connection, rows: Sequence[store.Row]) -> list[Promise]:
    who = store.people(sql, [row[0] for row in rows])
    talked = store.talked(sql, [row[0] for row in rows if row[7]])
    found = (_promise(row, who.get(row[0], ())) for row in rows)
    moved = (_moved(each, talked.get(each.id)) for each in found)
    return [each for each in moved if each is not None]


def _promise(row: store.Row, who: Iterable[tuple[int, str]]) -> Promise:
    number, side, text, due, at, made, repeats, unless_contact, talk, kind, day, zone = row
    return Promise(
        id=number,
        side=Side(side),
        text=text,
        due=date.fromisoformat(due) if due else None,
        time=time.fromisoformat(at) if at else None,
        people=tuple(Named(PersonId(each), name) for each, name in who),
        made=date.fromisoformat(made) if made else None,
        repeats=repeats,
        unless_contact=bool(unless_contact),
        talk=Origin(InteractionId(talk), Kind(kind), date.fromisoformat(day)) if talk is not None else None,
        zone=zone,
    )


def _moved(promise: Promise, talked: str | None) -> Promise | None:
    """Where a talk moves it to; None: it has kept it."""
    if talked is None:
        return promise
    day = date.fromisoformat(talked)
    if not promise.repeats or promise.due is None:
        return None
    repeats = counted_from(promise.repeats, day)
    due = next_day(repeats, due=day, after=max(day, promise.due) if names_days(repeats) else day)
    if due is not None and due <= promise.due:
        return promise  # a step after the talk it is due anyway: never earlier, and no step is left out
    if due is None:
        return None
    return replace(promise, due=due, time=own_time(promise.repeats, promise.time), repeats=repeats)
