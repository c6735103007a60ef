"""The gathering that a sentence of the quick line means by its place: one of about that day, or one to be noted.

"met Ana, Ben at PyCon" is a talk at PyCon where PyCon is a gathering of these days; where it is none yet, a meeting
with two or more people may be the first that is said of it. The user's word (`places`) is stronger than either.
"""

import sqlite3
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from networker.domain.gatherings import are_called_alike, called, is_about
from networker.domain.quick_line import Understood
from networker.domain.vocabulary import GatheringId, Kind, Role
from networker.services import gatherings
from networker.store import gatherings as store
from networker.store.writer import Step

SEVERAL = 2  # people from whom a meeting may be a gathering
Places = Mapping[str, bool]  # what the user said of a place: a gathering, or none


@dataclass(frozen=True, slots=True)
class Meant:
    """A gathering that is meant: one of the book, or (`number` None) one to be noted."""

    number: GatheringId | None
    name: str
    place: str = ""


def meant(sql: sqlite3.Connection, u: Understood, places: Places) -> Meant | None:
    """The gathering at which a talk took place; None where its place is a place."""
    if not u.place or u.kind is not Kind.MEETING or u.day is None or places.get(u.place) is False:
        return None
    for number, name, place, day, until in store.around(sql, u.day.isoformat()):
        last = date.fromisoformat(until) if until and len(until) == 10 else None
        if are_called_alike(name, u.place) and is_about(u.day, date.fromisoformat(day), last):
            return Meant(GatheringId(number), name, place)
    return Meant(None, called(u.place)) if places.get(u.place) else None


def chip_word(sql: sqlite3.Connection, u: Understood, places: Places) -> str:
    """What the chip of the place says of it: "known", "wanted", "offered", or "" where it is a place and no more."""
    found = meant(sql, u, places)
    if found is not None:
        return "known" if found.number is not None else "wanted"
    people = len(u.people) + len(u.new_people) + sum(bool(each.options) for each in u.unclear)
    may_be = u.kind is Kind.MEETING and people >= SEVERAL
    return "offered" if u.place and may_be else ""


def seat(step: Step, found: Meant, people: Sequence[int], day: date) -> GatheringId:
    """Put everybody of a talk to its gathering, noting it where it is new. Hosts stay hosts."""
    number = found.number
    if number is None:
        number = gatherings.insert(step, name=found.name, day=day)
    gatherings.seat(step, number, people, Role.THERE, raise_only=True)
    return number
