"""Circles: who behaves like another one than theirs, what the user says to that, and a wish of their own for the rhythm.

Nobody is moved here: a circle is given by `people.set_circle`.
"""

import sqlite3
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from networker.domain import circles as rules
from networker.domain.changes import Changes
from networker.domain.circles import Drift
from networker.domain.reachout import RhythmState, rhythm_days
from networker.domain.shown_names import as_shown
from networker.domain.turned_names import called
from networker.domain.vocabulary import Circle, PersonId
from networker.services.somebody import name_of
from networker.store import circles as store
from networker.store import people as people_store
from networker.store import rhythm
from networker.store.book import Book

__all__ = ["Drift", "Drifted", "drift_of", "drifted", "leave", "never", "rooms", "set_wish"]

REST_DAYS = 180  # how long a suggestion rests that was left as it is


@dataclass(frozen=True, slots=True)
class Drifted:
    """Somebody who behaves like another circle than theirs, with the numbers."""

    person: PersonId
    name: str  # as it is shown
    given: str  # how a sentence names them
    company: str
    drift: Drift


def drifted(book: Book, *, today: date) -> list[Drifted]:
    """Everybody who drifted, whose suggestion does not rest: the nearest circles first, then those nearer now."""
    found = list(_drifted(book.reader, today))
    return sorted(
        found, key=lambda each: (min(each.drift.circle, each.drift.like), each.drift.reason, each.name)
    )


def drift_of(sql: sqlite3.Connection, person: int, *, today: date) -> Drift | None:
    """How somebody drifted; None where they did not, or that is not to be told."""
    return next((each.drift for each in _drifted(sql, today, person)), None)


def _drifted(sql: sqlite3.Connection, today: date, person: int | None = None) -> Iterator[Drifted]:
    rows = store.asked(sql, today=today.isoformat(), least=rules.ENOUGH_DAYS, person=person)
    usual = rhythm.usual(sql) if rows else 0.0
    for number, circle, company, name, given, family, suffix, *row in rows:
        state = RhythmState.from_row(row)
        found = rules.drift(Circle(circle), state, rhythm_days(state, usual), today)
        if found is not None:
            shown = as_shown(name, given, family, suffix)
            yield Drifted(PersonId(number), shown, called(given, name) or shown, company, found)


def leave(book: Book, person: PersonId, *, now: datetime) -> Changes:
    """They stay where they are; the suggestion rests for half a year."""
    until = now.date() + timedelta(days=REST_DAYS)
    with book.step("leave circle", f"{name_of(book, person)} stays in their circle", now=now) as step:
        step.insert(
            "reach_action",
            person=person,
            day=now.date().isoformat(),
            about="circle",
            action=store.STAY,
            until=until.isoformat(),
        )
    return step.changes


def never(book: Book, person: PersonId, *, now: datetime) -> Changes:
    """Nothing is ever suggested again of their circle."""
    label = f"No more suggestions about the circle of {name_of(book, person)}"
    with book.step("never move", label, now=now) as step:
        step.insert(
            "reach_action", person=person, day=now.date().isoformat(), about="circle", action=store.NEVER
        )
    return step.changes


def _wish_label(who: str, days: int | None, strict: bool) -> str:
    if not days:
        return f"{who}: as often as the circle says"
    if days == 1:
        return f"{who}: every day, to the day" if strict else f"{who}: every day"
    return f"{who}: every {days} days, to the day" if strict else f"{who}: every {days} days"


def set_wish(
    book: Book, person: PersonId, days: int | None, *, strict: bool = False, now: datetime
) -> Changes:
    """Say how often to talk with somebody, in days; None leaves it to the circle. Raises ValueError.

    `strict`: the day itself counts, not about that time. Without days nothing is strict.
    """
    row = people_store.person(book.reader, person)
    as_it_is = row is not None and row.wish_days == days  # one that a file told may be longer
    if days is not None and not as_it_is and not 1 <= days <= rules.LONGEST_WISH:
        raise ValueError("A rhythm lies between a day and ten years.")
    who = name_of(book, person)
    with book.step("set wish", _wish_label(who, days, strict), now=now) as step:
        step.update("person", person, wish_days=days, wish_strict=bool(strict and days))
    return step.changes


def rooms(book: Book) -> dict[Circle, int]:
    """How many people each circle holds."""
    counts = people_store.circle_counts(book.reader)
    return {each: counts.get(int(each), 0) for each in Circle}
