"""What is shown of trips: a line for each that is ahead, and of one those who are there."""

import sqlite3
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from networker.domain.sentences import Sentences
from networker.services import sentences, trip_words
from networker.services.offers import Offer, Reason, offers
from networker.services.trips import There, Trip, TripId, as_trip, there
from networker.store import reach
from networker.store import trips as store
from networker.store.book import Book

SHOWN = 60  # people of one trip


@dataclass(frozen=True, slots=True)
class TripLine:
    """A trip ahead in one sentence."""

    trip: Trip
    text: str
    head: str = ""  # the first half of it, "Birmingham, 3–5 February"
    people: str = ""  # and the second, as a sentence of its own


@dataclass(frozen=True, slots=True)
class TripView:
    """A trip with those who are there: whom never met first, then who is nearer, then who was silent for longer."""

    trip: Trip
    head: str  # "Birmingham, 3–5 February"
    text: str  # how many, as a whole sentence
    offers: tuple[Offer, ...]  # at most SHOWN
    people: int


def ahead(book: Book, *, day: date) -> tuple[TripLine, ...]:
    """The trips that are not over on a local day, the next first."""
    sql, said = book.reader, sentences.chosen(book)
    lines = []
    for trip in (as_trip(row) for row in store.trips(sql, since=day.isoformat())):
        those = there(sql, trip)
        text, head = trip_words.line(trip, those, day, said), trip_words.head(trip, day, said)
        lines.append(TripLine(trip, text, head, trip_words.count(those, said)))
    return tuple(lines)


def view(book: Book, trip: TripId, *, day: date) -> TripView | None:
    """A trip with those who are there; None where it is gone."""
    sql, said = book.reader, sentences.chosen(book)
    row = store.trip(sql, trip)
    if row is None:
        return None
    found = as_trip(row)
    those = there(sql, found)
    return TripView(
        trip=found,
        head=trip_words.head(found, day, said),
        text=trip_words.count(those, said),
        offers=offers(sql, _reasons(sql, found, those[:SHOWN], day, said), day, said),
        people=len(those),
    )


def _reasons(
    sql: sqlite3.Connection, trip: Trip, those: Sequence[There], day: date, said: Sentences
) -> Mapping[int, Reason]:
    people = reach.people(sql, [each.person for each in those])
    return {
        each.person: Reason(
            trip_words.reason(each, people[each.person].given, people[each.person].name, day, said),
            trip_words.opener(trip, people[each.person].given, people[each.person].name, day, said),
        )
        for each in those
        if each.person in people
    }
