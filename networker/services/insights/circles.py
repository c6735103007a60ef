"""Circles as they stand: how full each is, who drifts out of it or comes nearer, who has been silent for a year.

Drift is told by the rule of `domain/circles.py`, and not of those of whom the user said that they stay.
"""

from collections import defaultdict
from dataclasses import dataclass
from datetime import date, timedelta

from networker.domain.vocabulary import Circle
from networker.services import circles, triage
from networker.services.book import Book
from networker.store.insights import circles as store

RINGS = (Circle.INNER, Circle.CLOSE, Circle.GOOD, Circle.WIDE)
YEAR = timedelta(days=365)


@dataclass(frozen=True, slots=True)
class Room:
    """A circle: how many people it holds of `capacity`, who of them drifts out or behaves nearer, who is silent.

    `silent`: how many have had no contact day for more than a year, or never one.
    """

    circle: Circle
    people: int
    capacity: int
    out: tuple[int, ...]  # ids
    nearer: tuple[int, ...]
    silent: int


@dataclass(frozen=True, slots=True)
class Circles:
    """The four circles that have a capacity; `beyond`: how many are beyond them; `none`: how many wait in the deck for a circle."""

    rooms: tuple[Room, ...]
    beyond: int
    none: int

    @property
    def sample(self) -> int:
        """People in one of the four."""
        return sum(each.people for each in self.rooms)


def read(book: Book, *, today: date, since: date | None) -> Circles:
    """How the circles stand on `today`, a local day; circles have no past, so `since` says nothing here."""
    held = store.held(book.reader, before=(today - YEAR).isoformat())
    out: defaultdict[Circle, list[int]] = defaultdict(list)
    nearer: defaultdict[Circle, list[int]] = defaultdict(list)
    for each in circles.drifted(book, today=today):
        (out if each.drift.reason == "silent" else nearer)[each.drift.circle].append(int(each.person))
    rooms = []
    for circle in RINGS:
        people, silent = held.get(circle, (0, 0))
        rooms.append(
            Room(
                circle, people, circle.capacity or 0, tuple(sorted(out[circle])), tuple(sorted(nearer[circle])), silent
            )
        )  # fmt: skip
    return Circles(tuple(rooms), held.get(Circle.BEYOND, (0, 0))[0], triage.to_go(book))


def silent(book: Book, circle: Circle, *, today: date, since: date | None) -> tuple[int, ...]:
    """The ids of those in a circle who have had no contact day for more than a year."""
    return store.silent(book.reader, circle, before=(today - YEAR).isoformat())
