"""What is due and whose birthday comes, as a calendar: the days of the promises that are open, and the birthdays.

Of the dead, of whom was let go, and of those who are paused or muted no birthday is told, as above today's list.
"""

import sqlite3
import uuid
from collections.abc import Callable, Collection, Iterator, Sequence
from datetime import date, datetime, time, timedelta
from typing import BinaryIO
from zoneinfo import ZoneInfo

from networker.domain.dates import PartialDate, next_yearly
from networker.domain.repeat import own_time
from networker.domain.vocabulary import Side
from networker.formats.icalendar_written import Entry, written
from networker.services.repeats import series
from networker.store import contacts, follow_ups, reach

_SPACE = uuid.UUID("0f6b1c1e-2f0e-4a55-8c39-5b0f5a1f7d21")  # under which the names of our entries lie
_MANY = 500  # entries after which it is looked whether to go on
_Person = tuple[int, str]


def write(
    sql: sqlite3.Connection,
    file: BinaryIO,
    among: Collection[int] | None,
    *,
    now: datetime,
    birthday: str,
    went_on: Callable[[int, int], None],
) -> tuple[int, int]:
    """Write the days of these people, or of everybody; how many people they concern, and how many entries there are.

    `birthday`: what one is called, with {0} for whose it is. `went_on` is told how many are written, and may raise.
    """
    book = contacts.book_id(sql)
    concerned: set[int] = set()
    entries: list[Entry] = []
    for promise, people in _promises(sql, among):
        concerned.update(number for number, _ in people)
        entries += _of_promise(book, promise, people)
    for number, name, born in reach.birthdays(sql):
        if among is None or number in among:
            found = list(_of_birthday(book, number, birthday.replace("{0}", name), born, now.date()))
            concerned.update([number] if found else [])
            entries += found
    zones = sorted({entry.zone for entry in entries} - {""})
    for done, part in enumerate(written(entries, now=now, zones=zones)):
        file.write(part)
        if done % _MANY == 0:
            went_on(min(done, len(entries)), len(entries))
    return len(concerned), len(entries)


def _promises(
    sql: sqlite3.Connection, among: Collection[int] | None
) -> Iterator[tuple[Sequence[str], list[_Person]]]:
    rows = follow_ups.dated(sql)
    people: dict[int, list[_Person]] = {}
    for start in range(0, len(rows), _MANY):
        people |= follow_ups.people(sql, [row[0] for row in rows[start : start + _MANY]])
    for row in rows:
        theirs = people.get(row[0], [])
        if among is None or any(number in among for number, _ in theirs):
            yield row, theirs


def _of_promise(book: str, promise: Sequence[str], people: Sequence[_Person]) -> Iterator[Entry]:
    """The next time of a promise, and all the others where it comes again: of their own where this one was put off."""
    number, side, text, due, said_time, zone, repeats, place, created = promise
    day, at = date.fromisoformat(due), time.fromisoformat(said_time) if said_time else None
    zone = _known(zone)
    own = f"{book} promise {number} {created}"
    title = _title(side, text, [name for _, name in people])
    others = own_time(repeats, at)
    again = series(repeats, due=day, after=day - timedelta(1)) if repeats else None
    if again is not None and again.first == day and others == at:
        yield Entry(_uid(own), title, day, at, zone, again.rule, again.until, place=place)
        return
    yield Entry(_uid(own), title, day, at, zone, place=place)
    if repeats and (later := series(repeats, due=day, after=day)) is not None:
        yield Entry(
            _uid(f"{own} again"), title, later.first, others, zone, later.rule, later.until, place=place
        )


def _title(side: str, text: str, names: Sequence[str]) -> str:
    """What is promised, and by whom or to whom where the words do not say so."""
    missing = ", ".join(name for name in names if name and name not in text)
    if not missing:
        return text
    return f"{missing}: {text}" if side == Side.THEM else f"{text} ({missing})"


def _of_birthday(book: str, number: int, title: str, born: str, today: date) -> Iterator[Entry]:
    """A birthday in every year from this one on; none where its day is not known."""
    try:
        when = PartialDate.parse(born)
    except ValueError:
        return
    first = next_yearly(when, date(today.year, 1, 1))
    if first is None:
        return
    # 29 February is kept on the 28th in common years: on the last day of the month.
    leap = (when.month, when.day) == (2, 29)
    rule = "FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=-1" if leap else "FREQ=YEARLY"
    words = when.iso if when.year else ""
    yield Entry(_uid(f"{book} birthday {number}"), title, first, rule=rule, words=words)


def _known(zone: str) -> str:
    """A zone that the tz database has; "" for any other: the time is wherever its reader is."""
    try:
        return ZoneInfo(zone).key if zone else ""
    except (ValueError, OSError, LookupError):  # a name that cannot be one is no key, or no file
        return ""


def _uid(said: str) -> str:
    return str(uuid.uuid5(_SPACE, said))
