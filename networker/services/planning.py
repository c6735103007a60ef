"""Planning a gathering: whom to ask, each with the reasons, so that so many people are a good mix. Nothing is written here.

Whoever is asked gets a role by `gatherings.add_people`, and is offered no more.
"""

import sqlite3
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from networker.domain import inviting as rules
from networker.domain.gatherings import are_called_alike
from networker.domain.inviting import Candidate, Reason
from networker.domain.names import fold
from networker.domain.vocabulary import Circle, GatheringId, PersonId, Role
from networker.services import gatherings, trips
from networker.services.gatherings import GatheringView
from networker.services.today_views import Named
from networker.services.trips import Trip, TripId
from networker.store import gatherings as gathering_store
from networker.store import planning as store
from networker.store import trips as trip_store
from networker.store.book import Book

OTHERS = 60  # offered below those of the table


@dataclass(frozen=True, slots=True)
class Suggestion:
    """Somebody to ask, and why, the weightiest reason first."""

    person: Named
    company: str
    circle: Circle | None
    reasons: tuple[Reason, ...]


@dataclass(frozen=True, slots=True)
class Plan:
    """Whom to ask to a gathering. `table`: those who would make it `capacity`; `others` could be asked as well.

    `coming`: guests who mean to be there; `asked`: those who have not answered. `town`: where it is, "" where its place names
    no town that is known. `last`: what the last gathering was called, "" where there was none.
    """

    gathering: GatheringId
    capacity: int
    coming: int
    asked: int
    town: str
    last: str
    table: tuple[Suggestion, ...]
    others: tuple[Suggestion, ...]

    @property
    def room(self) -> int:
        """How many more there is room for."""
        return max(self.capacity - self.coming - self.asked, 0)


def whom(book: Book, gathering: GatheringId, *, capacity: int, today: date) -> Plan | None:
    """Whom to ask to a gathering; None where it is gone. `capacity`: people in all; `today`: the user's local day."""
    view = gatherings.view(book, gathering)
    if view is None:
        return None
    sql = book.reader
    day = view.first or today
    last = _last(sql, view, day)
    named = {each.person.id for each in view.guests}
    trip, town = _as_trip(sql, view, day)
    found = [each for each in _candidates(sql, trip, last) if each.person not in named]
    called = last[1] if last is not None else ""
    why = {each.person: rules.reasons(each, today, last=called) for each in found}
    sitting = [each.person.id for each in view.guests if each.role is not Role.DECLINED]
    circles = [row[2] for row in store.named(sql, sitting).values()]
    table, others = rules.mix(
        [(rules.worth(each, why[each.person]), each) for each in found if why[each.person]],
        room=max(capacity - len(sitting), 0), asked=circles,
    )  # fmt: skip
    others = others[:OTHERS]
    names = store.named(sql, [*table, *others])

    def told(people: Sequence[int]) -> tuple[Suggestion, ...]:
        return tuple(
            Suggestion(
                Named(PersonId(each), names[each][0]),
                names[each][1],
                Circle(names[each][2]) if names[each][2] else None,
                why[each],
            )
            for each in people
            if each in names
        )

    coming = sum(each.present for each in view.guests)
    return Plan(gathering, capacity, coming, len(view.invited), town, called, told(table), told(others))


def _last(sql: sqlite3.Connection, view: GatheringView, day: date) -> tuple[int, str] | None:
    """The last gathering before: one that is called alike, else one at the same place, else the latest of all."""
    earlier = store.before(sql, view.row.id, day.isoformat())
    place = fold(view.row.place)
    alike = [row for row in earlier if are_called_alike(row[1], view.row.name)]
    here = [row for row in earlier if place and fold(row[2]) == place]
    found = next(iter(alike or here or earlier), None)
    return (int(found[0]), " ".join(str(found[1]).split())) if found is not None else None


def _as_trip(sql: sqlite3.Connection, view: GatheringView, day: date) -> tuple[Trip | None, str]:
    """The days and the town of a gathering as a trip there; None where its place names no town."""
    if not view.row.place:
        return None, ""
    found = trips.likely_town(sql, view.row.place)
    if found is None:
        return None, ""
    where = (found.latitude, found.longitude)
    until = max(view.last or day, day)
    return Trip(TripId(0), found.name, found.shown, where, day, until), found.name


def _candidates(sql: sqlite3.Connection, trip: Trip | None, last: tuple[int, str] | None) -> list[Candidate]:
    """Everybody who is near the place, and the dear of whom no place is known; without a place all who are dear."""
    roles = {}
    if last is not None:
        roles = {person: role for person, (_, role) in gathering_store.links(sql, last[0]).items()}
    near = {each.person: each for each in trips.there(sql, trip)} if trip is not None else {}
    found = [
        Candidate(
            each.person,
            each.circle,
            each.place,
            each.met is not None,
            _day(each.last),
            roles.get(each.person, ""),
        )
        for each in near.values()
    ]
    dear = [each for each in store.dear(sql, placeless=trip is not None) if each not in near]
    found += [
        Candidate(person, circle, "", met is not None, _day(talked), roles.get(person, ""))
        for person, circle, talked, met in trip_store.standing(sql, dear)
    ]
    return found


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None
