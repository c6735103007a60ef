"""The triage deck: people without a circle, a few at a time, each with what is known and a guess.

A circle is given by `people.set_circle`, letting go is `people.set_state`: here is what is read, and laying aside.
"""

import sqlite3
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime

from networker.domain import triage as rules
from networker.domain.changes import Changes
from networker.domain.dates import PartialDate
from networker.domain.employers import employer
from networker.domain.reachout import RhythmState, rhythm_days
from networker.domain.shown_names import as_shown
from networker.domain.triage import SITTING, Guess
from networker.domain.vocabulary import Circle, PersonId
from networker.services.somebody import name_of
from networker.store import people as people_store
from networker.store import rhythm
from networker.store import triage as store
from networker.store.book import Book

__all__ = [
    "SITTING", "Came", "Card", "Guess", "Sitting", "Standing", "Talks", "UpTo", "later", "sitting", "standing", "to_go",
]  # fmt: skip

CANDIDATES = 60  # of each kind, out of whom a sitting is chosen
IN_COMMON = 3  # people named


@dataclass(frozen=True, slots=True)
class Came:
    """How somebody came into the book. `what`: connected, followed, brought or added."""

    what: str
    day: PartialDate | None
    kind: str = ""  # of the file
    file: str = ""


@dataclass(frozen=True, slots=True)
class Talks:
    """Contact days: all, those on which each side spoke, the last one; and whether you met."""

    days: int = 0
    mine: int = 0
    theirs: int = 0
    last: date | None = None
    met: bool = False


@dataclass(frozen=True, slots=True)
class UpTo:
    """The latest thing they do. `field`: project or job."""

    field: str
    text: str
    detail: str
    since: PartialDate | None


@dataclass(frozen=True, slots=True)
class Card:
    """One person of the deck."""

    id: PersonId
    name: str  # as it is shown; "" where nobody knows it
    stand_in: str  # their first address
    title: str
    company: str
    city: str
    came: Came
    talks: Talks
    people: tuple[str, ...]  # in common, by name
    groups: tuple[str, ...]
    up_to: UpTo | None
    alike: tuple[Circle, int, str] | None  # circle, to how many, of which group or company
    guess: Guess


@dataclass(frozen=True, slots=True)
class Sitting:
    """Twenty cards, how many people have no circle, and how many each circle holds."""

    cards: tuple[Card, ...]
    to_go: int
    circles: dict[int, int] = field(default_factory=dict)
    everybody: int = 0  # listed in the book


@dataclass(frozen=True, slots=True)
class Standing:
    """What a change elsewhere made of a sitting. `put_off`: how often each was laid aside today."""

    open: frozenset[int]
    put_off: dict[int, int]
    cards: dict[int, Card]
    to_go: int
    circles: dict[int, int]
    everybody: int


def to_go(book: Book) -> int:
    """How many people have no circle yet."""
    return store.to_go(book.reader)


def standing(book: Book, *, waiting: Sequence[int], had: Collection[int], today: date) -> Standing:
    """How those of a sitting stand now: who waits in it (`waiting`), and who had their turn (`had`)."""
    sql = book.reader
    counts = people_store.circle_counts(sql)
    open_ = store.open_of(sql, {*waiting, *had})
    return Standing(
        open=frozenset(open_), put_off=store.put_off(sql, had, day=today.isoformat()),
        cards={each.id: each for each in cards(sql, sorted(open_), today)},
        to_go=store.to_go(sql), circles={int(each): counts.get(int(each), 0) for each in Circle},
        everybody=sum(counts.values()),
    )  # fmt: skip


def sitting(book: Book, *, today: date, without: Collection[int] = (), limit: int = SITTING) -> Sitting:
    """The next people to sort, those most likely to matter first; `without`: those who had their turn."""
    sql = book.reader
    ids = next_ids(sql, today=today, without=without, limit=limit)
    counts = people_store.circle_counts(sql)
    return Sitting(
        cards=tuple(cards(sql, ids, today)), to_go=store.to_go(sql),
        circles={int(each): counts.get(int(each), 0) for each in Circle}, everybody=sum(counts.values()),
    )  # fmt: skip


def next_ids(sql: sqlite3.Connection, *, today: date, without: Collection[int], limit: int) -> list[int]:
    """SQL finds who may matter; the order among those is `domain.triage.in_order`."""
    found = store.likely(sql, without=without, limit=max(CANDIDATES, limit))
    hints = [
        rules.Hint(person, days, common, _whole(since), date.fromisoformat(put_off) if put_off else None)
        for person, days, common, since, put_off in store.hints(sql, found)
    ]
    return rules.in_order(hints, today)[:limit]


def later(book: Book, person: PersonId, *, now: datetime) -> Changes:
    """Lay somebody aside: on another day they are the first to be asked about."""
    with book.step("sort later", f"{name_of(book, person)} waits for another day", now=now) as step:
        step.insert(
            "reach_action", person=person, day=now.date().isoformat(), about="circle", action=store.LATER
        )
    return step.changes


def cards(sql: sqlite3.Connection, ids: Sequence[int], today: date) -> list[Card]:
    """What is known of some people, in the order given."""
    people, told, met = store.people(sql, ids), store.told(sql, ids), store.met(sql, ids)
    states = {each: RhythmState.from_row(row) for each, row in store.rhythms(sql, ids).items()}
    usual, facts, groups = (
        rhythm.usual(sql),
        _by_person(store.facts(sql, ids)),
        _by_person(store.groups(sql, ids)),
    )
    reach = store.addresses(sql, ids)
    alike = _Alike(
        sql, (row[0] for rows in groups.values() for row in rows), (row[2] for row in people.values())
    )
    found = []
    for each in ids:
        if each not in people:
            continue
        _, title, company, city, created, *name = people[each]
        state, of = states.get(each), groups.get(each, [])
        common = tuple(as_shown(*row) for row in store.in_common(sql, each, limit=IN_COMMON))
        names = tuple(row[1] for row in of)
        like = alike.of([(row[0], row[1]) for row in of], company)
        known = rules.Known(
            state=state, rhythm_days=rhythm_days(state, usual) if state else 0.0, met=each in met,
            common=len(common) + len(names), alike=like,
        )  # fmt: skip
        found.append(
            Card(
                id=PersonId(each), name=as_shown(*name), stand_in=reach.get(each, ""), title=title,
                company=company, city=city, came=_came(facts.get(each, ()), told.get(each), created),
                talks=_talks(state, each in met), people=common, groups=names,
                up_to=_up_to(facts.get(each, ())), alike=like, guess=rules.guess(known, today),
            )
        )  # fmt: skip
    return found


class _Alike:
    """Which circle people of the same group, else of the same company, were given."""

    def __init__(self, sql: sqlite3.Connection, groups: Iterable[int], companies: Iterable[str]) -> None:
        self._groups = _most(store.circles_of_groups(sql, set(groups)))
        self._companies = _most(
            store.circles_of_companies(sql, sorted({each for each in companies if employer(each)}))
        )

    def of(self, groups: Sequence[tuple[int, str]], company: str) -> tuple[Circle, int, str] | None:
        """The circle given most often among the people of one of these, and to how many of them."""
        found = [(*self._groups[group], name) for group, name in groups if group in self._groups]
        if company in self._companies:
            found.append((*self._companies[company], company))
        best = max(found, key=lambda each: each[0], default=None)
        return (Circle(best[1]), best[0], best[2]) if best and best[0] >= rules.MANY_ALIKE else None


def _most(rows: Iterable[store.Row]) -> dict[object, tuple[int, int]]:
    """(people, circle) of the circle that holds the most, by group or company; the farther of two alike."""
    found: dict[object, tuple[int, int]] = {}
    for which, circle, people in rows:
        found[which] = max(found.get(which, (0, 0)), (people, circle))
    return found


def _came(facts: Sequence[store.Row], told: store.Row | None, created: str) -> Came:
    kind, file, at = told or ("", "", None)
    for what in ("connected", "followed"):
        for name, _value, detail, since in facts:
            if name == what:
                return Came(what, PartialDate.parse(since) if since else None, kind or detail.lower(), file)
    if told is not None:
        return Came("brought", _day(at or created), kind, file)
    return Came("added", _day(created))


def _day(moment: str) -> PartialDate | None:
    return PartialDate.parse(moment[:10]) if moment else None


def _talks(state: RhythmState | None, met: bool) -> Talks:
    if state is None:
        return Talks()
    return Talks(state.n, state.out, state.in_, date.fromordinal(state.last), met)


def _up_to(facts: Sequence[store.Row]) -> UpTo | None:
    """A project before a job; of a job, only where it is known since when."""
    for wanted in ("project", "job"):
        for name, value, detail, since in facts:
            if name == wanted and value and (wanted == "project" or since):
                return UpTo(name, value, detail, PartialDate.parse(since) if since else None)
    return None


def _whole(text: str | None) -> date | None:
    return PartialDate.parse(text).whole if text else None


def _by_person(rows: Iterable[store.Row]) -> dict[int, list[store.Row]]:
    found: dict[int, list[store.Row]] = {}
    for person, *row in rows:
        found.setdefault(person, []).append(tuple(row))
    return found
