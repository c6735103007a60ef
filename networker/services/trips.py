"""Trips: where the user will be and when, and who is there then, by the places noted of people.

Whose place has ended before the trip is not there; of whom no place is noted, where they were met of late says it.
"""

import sqlite3
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import cache
from itertools import groupby
from typing import NamedTuple, NewType

from networker.domain import trips as rules
from networker.domain.changes import Changes
from networker.domain.reach_rules import News
from networker.domain.towns import Town, parts_of, with_region
from networker.services import sentences, trip_days
from networker.services.errors import CannotDo
from networker.store import trips as store
from networker.store.book import Book
from networker.store.reach import Row

TripId = NewType("TripId", int)
NEWS = 30  # people of one trip whom it may bring onto today's list
MET_DAYS = 1096  # for so long a place where somebody was met says where they are


@dataclass(frozen=True, slots=True)
class Trip:
    """One trip. Days are local; `where` in degrees, None where no town is known by that name."""

    id: TripId
    place: str  # as the user wrote it
    town: str  # which one is meant: "Birmingham, Alabama, United States"; "" where none is known
    where: tuple[float, float] | None
    since: date
    until: date


class There(NamedTuple):
    """Somebody who is there: by a place noted of them since a partial date, or where they were `met_there`."""

    person: int
    place: str
    since: str
    met_there: str  # a day; "" where a place is noted of them
    circle: int | None
    last: str | None  # local day of the last contact
    met: str | None  # and of the last time face to face


def as_trip(row: Row) -> Trip:
    """A row of the table."""
    number, place, town, latitude, longitude, since, until = row
    where = None if latitude is None or longitude is None else (latitude / 100, longitude / 100)
    return Trip(TripId(number), place, town, where, date.fromisoformat(since), date.fromisoformat(until))


# ---- saying one


@dataclass(frozen=True, slots=True)
class Understood:
    """What a sentence says of a trip, which towns it may mean, and what is missing, as a sentence; "" where nothing is."""

    place: str
    since: date | None
    until: date | None
    towns: tuple[Town, ...]
    wrong: str
    days: str  # in words, "3–5 February"; "" without any


def understand(book: Book, text: str, *, today: date) -> Understood:
    """ "Birmingham 3–5 February". Nothing is written."""
    from networker.domain import said_trips

    said = said_trips.read(text, today, lambda place: bool(towns_of(place)))
    days = ""
    if said.since is not None and said.until is not None:
        days = trip_days.days(said.since, said.until, today, sentences.chosen(book))
    towns = _own_first(book.reader, towns_of(said.place)) if said.place else ()
    return Understood(said.place, said.since, said.until, towns, said_trips.wrong(said, today), days)


def towns_of(place: str) -> tuple[Town, ...]:
    """The towns that a place may mean, the likeliest first."""
    from networker.services.towns import towns

    return towns().find(place)


def likely_town(sql: sqlite3.Connection, place: str) -> Town | None:
    """Which town a place most likely means, of several the one where most of the user's people are; None for no town."""
    found = _own_first(sql, towns_of(place))
    return found[0] if found else None


def _own_first(sql: sqlite3.Connection, found: Sequence[Town]) -> tuple[Town, ...]:
    """Several towns of one name: those first where most of the user's people are, by the places noted of them."""
    if len(found) < 2:
        return tuple(found)
    from networker.services.towns import towns

    noted = store.people_by_place(sql)

    def people(town: Town) -> int:
        around = towns().around(town.latitude, town.longitude)
        return sum(number for place, number in noted if around.names(place) and around.holds(place))

    return tuple(sorted(found, key=people, reverse=True))


def add(
    book: Book, place: str, since: date, until: date, *, town: Town | None, now: datetime
) -> tuple[TripId, Changes]:
    """Note a trip. Raises CannotDo where it cannot be, or is noted already."""
    _refuse(place, since, until, now.date())
    columns = _columns(place, since, until, town)
    if store.noted(book.reader, columns):
        raise CannotDo("This trip is noted already.")
    with book.step("add trip", f"Trip to {place}", now=now) as step:
        number = step.insert("trip", **columns)
    return TripId(number), step.changes


def change(
    book: Book, trip: TripId, place: str, since: date, until: date, *, town: Town | None, now: datetime
) -> Changes:
    """Say place and days anew. Raises CannotDo where it is gone or cannot be."""
    _refuse(place, since, until, now.date())
    _known(book.reader, trip)
    with book.step("change trip", f"Trip to {place}", now=now) as step:
        step.update("trip", trip, **_columns(place, since, until, town))
    return step.changes


def remove(book: Book, trip: TripId, *, now: datetime) -> Changes:
    """Take a trip out of the book. Raises CannotDo where it is gone."""
    label = f"Taken out: the trip to {_known(book.reader, trip).place}"
    with book.step("remove trip", label, now=now) as step:
        step.delete("trip", trip)
    return step.changes


def _columns(place: str, since: date, until: date, town: Town | None) -> dict[str, object]:
    named = _named(place, town)
    return {
        "place": named if town else place, "town": town.shown if town else "",
        "latitude": round(town.latitude * 100) if town else None,
        "longitude": round(town.longitude * 100) if town else None,
        "since": since.isoformat(), "until": until.isoformat(),
    }  # fmt: skip


def _named(place: str, town: Town | None) -> str:
    """The part of a place that names its town, not the hotel before it; the town says the rest."""
    parts = [each for part in place.split(",") if (each := part.strip())] or [place]
    if town is None or len(parts) == 1:
        return parts[0]
    return next((each for each in parts if town in towns_of(each)), parts[0])


def _refuse(place: str, since: date, until: date, today: date) -> None:
    from networker.domain.said_trips import Said, wrong

    if sentence := wrong(Said(place, since, until), today):
        raise CannotDo(sentence)


def _known(sql: sqlite3.Connection, trip: int) -> Trip:
    row = store.trip(sql, trip)
    if row is None:
        raise CannotDo("This trip is not in the book any more.")
    return as_trip(row)


# ---- who is there


def news(sql: sqlite3.Connection, day: date) -> dict[int, News]:
    """Who is at a place to which the user travels within three weeks, the next trip first; the foremost of each."""
    found: dict[int, News] = {}
    for trip in (as_trip(row) for row in store.trips(sql, since=day.isoformat())):
        if trip.since > day + timedelta(days=rules.AHEAD_DAYS):
            break
        now = trip.since <= day
        if now:
            what = "travel now" if trip.until > day else "travel today"
        else:
            what = "travel" if trip.until > trip.since else "travel day"
        for each in there(sql, trip)[:NEWS]:
            met = date.fromisoformat(each.met_there) if each.met_there else None
            found.setdefault(each.person, News(what, trip.place, trip.until if now else trip.since, met))
    return found


def there(sql: sqlite3.Connection, trip: Trip) -> list[There]:
    """Who is there on the days of a trip, as far as it is noted, in the order in which they are offered."""
    is_called, is_at = _matchers(trip)
    noted = [place for place in store.noted_places(sql) if is_called(place)]
    placed: dict[int, tuple[str, str, str]] = {}
    for person, rows in groupby(store.with_places(sql, noted), key=lambda row: row[0]):
        if found := _place_then([row[1:] for row in rows], is_at, trip):
            placed[person] = (*found, "")
    met_since = (trip.since - timedelta(days=MET_DAYS)).isoformat()
    talked = [place for place in store.talk_places(sql) if is_at(place)]
    met_there = store.met_at(sql, talked, since=met_since)
    elsewhere = _met_elsewhere(sql, {person: day for person, _, day in met_there}, talked)
    for person, place, day in met_there:
        if person not in elsewhere:
            placed.setdefault(person, (place, "", day))
    those = [
        There(person, *placed[person], circle, last, met)
        for person, circle, last, met in store.standing(sql, list(placed))
    ]
    those.sort(
        key=lambda each: (
            rules.order(met=each.met is not None, circle=each.circle, last=each.last),
            each.person,
        )
    )
    return those


def _met_elsewhere(sql: sqlite3.Connection, met: Mapping[int, str], there_: Sequence[str]) -> set[int]:
    """Who was met in another town since the day on which they were met there. The name of a café is no town."""
    is_town = cache(lambda place: bool(towns_of(place)))
    rows = store.met_elsewhere(sql, list(met), there_)
    return {person for person, place, day in rows if day > met[person] and is_town(place)}


def _matchers(trip: Trip) -> tuple[Callable[[str], bool], Callable[[str], bool]]:
    """Whether a place that somebody wrote is called as one to which a trip leads, and whether it is one."""
    if trip.where is not None:
        from networker.services.towns import towns

        around = towns().around(*trip.where)
        return around.names, cache(around.holds)
    name = (parts_of(trip.place) or [trip.place])[0]

    def is_at(place: str) -> bool:
        return name in parts_of(place)

    return is_at, is_at


def _place_then(rows: Sequence[Row], is_at: Callable[[str], bool], trip: Trip) -> tuple[str, str] | None:
    """(place, since) of somebody's places that holds then and is there: the main one, or one beside it."""
    main = True
    for place, since, until, aside, address in rows:
        if not rules.is_there(since=since, until=until, first=trip.since, last=trip.until):
            continue
        if (main or aside) and is_at(with_region(place, address) if address else place):
            return place, since or ""
        main = False
    return None
