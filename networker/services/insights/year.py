"""The year: one page to look back on, told from contact days, gatherings, promises, asks and wins of a calendar year.

Of those who are listed alone. *For the first time* is whose first contact day ever is in the year; gained, lost and
revived are ties by the rule of `domain/tie_life`.
"""

import sqlite3
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from heapq import nsmallest
from operator import itemgetter
from types import MappingProxyType
from typing import Any

from networker.domain.shown_names import as_shown
from networker.domain.tie_life import Turn
from networker.services.book import Book
from networker.services.insights import ENOUGH, wins
from networker.services.insights.wins import Won
from networker.store.insights import counted
from networker.store.insights import mix as names
from networker.store.insights import rhythm as turns
from networker.store.insights import year as store

NAMED, GATHERED, WON = 8, 5, 10  # people, gatherings and wins that are named, where there is room


@dataclass(frozen=True, slots=True)
class TalkedWith:
    """Somebody, and on how many days of the year something passed."""

    person: int
    name: str
    days: int


@dataclass(frozen=True, slots=True)
class Gathered:
    """A gathering of the year, and how many of those listed were there."""

    gathering: int
    name: str
    day: date
    people: int


@dataclass(frozen=True, slots=True)
class Year:
    """A year as far as `until`, a local day. Its numbers are of people, but for those that say otherwise.

    `months`: contact days of each of the twelve; `before`: contact days and people of the year before, as far as the
    same day of it; `most`: whom most days were with, the most first; `gatherings`, `wins`: how many; `winners`: through
    whom; `kept` and `theirs`: promises kept by the user and to the user, `kept_to` and `kept_by`: of whom; `introductions`: how many the user made,
    `introduced`: of whom; `asked` and `helped`: of whom something was asked, and who is known to have helped.
    """

    year: int
    until: date
    months: tuple[int, ...]
    before: tuple[int, int]
    talked: int
    conversed: int
    met: int
    first: int
    most: tuple[TalkedWith, ...]
    gained: int
    revived: int
    lost: int
    gatherings: int
    gathered: tuple[Gathered, ...]
    wins: int
    won: tuple[Won, ...]
    winners: int
    kept: int
    theirs: int
    introductions: int
    introduced: int
    asked: int
    helped: int
    kept_to: int
    kept_by: int

    @property
    def sample(self) -> int:
        """Contact days."""
        return sum(self.months)

    @property
    def enough(self) -> bool:
        """Whether there were enough to look back on."""
        return self.sample >= ENOUGH

    @property
    def whole(self) -> bool:
        """Whether the year is over."""
        return self.until == date(self.year, 12, 31)


def years(book: Book, *, today: date) -> tuple[int, ...]:
    """The years that can be looked back on at a local day, the latest first; the present one always."""
    first = store.first_year(book.reader)
    return tuple(range(today.year, min(first or today.year, today.year) - 1, -1))


def of_year(book: Book, year: int, *, today: date) -> Year:
    """A year as far as a local day; all of it where it is over."""
    since, until = _days(year, today)
    return read(book, today=until, since=since)


def read(book: Book, *, today: date, since: date | None) -> Year:
    """The year that `today` is in, as far as that local day; `since` changes nothing."""
    sql, begin = book.reader, date(today.year, 1, 1)
    people_ = store.people(sql, begin, today)
    gathered = [
        Gathered(number, name, date.fromisoformat(day), there)
        for number, name, day, there in store.gatherings(sql, begin, today)
    ]
    won = wins.read(book, today=today, since=begin, latest=WON)
    kept: dict[str, int] = dict(store.promises(sql, begin, today))
    turned = _turned(turns.turns(sql, since=begin, until=today))
    return Year(
        year=today.year,
        until=today,
        months=_months(store.days(sql, begin, today)),
        before=counted.counted(sql, since=date(today.year - 1, 1, 1), today=_a_year_before(today))[1:],
        most=_most(book, people_),
        **{figure: len(_who(people_, test)) for figure, test in _TALKED.items()},
        **{turn.value: len(whom) for turn, whom in turned.items()},
        gatherings=len(gathered),
        gathered=tuple(sorted(gathered, key=lambda each: (-each.people, each.day))[:GATHERED]),
        wins=won.total,
        won=won.latest,
        winners=len(won.people),
        kept=kept.get("me", 0),
        theirs=kept.get("them", 0),
        introductions=len({number for number, _ in store.introduced(sql, begin, today)}),
        **{figure: len(whom(sql, begin, today)) for figure, whom in _GIVEN.items()},
    )


def people(book: Book, figure: str, year: int, *, today: date, since: date | None) -> tuple[int, ...]:
    """The ids of those behind a figure of a year, as far as `today`: talked, conversed, met, first, gained, revived, lost,
    introduced, asked, helped, kept_to or kept_by."""
    sql, (begin, until) = book.reader, _days(year, today)
    if figure in _TALKED:
        return _who(store.people(sql, begin, until), _TALKED[figure])
    if figure in _GIVEN:
        return tuple(sorted(_GIVEN[figure](sql, begin, until)))
    return tuple(sorted(_turned(turns.turns(sql, since=begin, until=until))[Turn(figure)]))


def people_at(book: Book, gathering: int, *, today: date, since: date | None) -> tuple[int, ...]:
    """The ids of those listed who were at a gathering."""
    return store.at(book.reader, gathering)


def _days(year: int, today: date) -> tuple[date, date]:
    return date(year, 1, 1), min(date(year, 12, 31), today)


Row = tuple[Any, ...]  # of `store.people`
# Whom a figure is of, by what passed in the year.
_TALKED: Mapping[str, Callable[[Row], object]] = MappingProxyType(
    {
        "talked": lambda row: True,
        "conversed": lambda row: row[3] > 1,
        "met": itemgetter(2),
        "first": lambda row: not row[4],
    }
)


def _introduced(sql: sqlite3.Connection, since: date, until: date) -> set[int]:
    return {who for _, who in store.introduced(sql, since, until)}


def _asked(sql: sqlite3.Connection, since: date, until: date) -> set[int]:
    return {who for who, _ in store.asks(sql, since, until)}


def _helped(sql: sqlite3.Connection, since: date, until: date) -> set[int]:
    return {who for who, helped in store.asks(sql, since, until) if helped}


def _kept_to(sql: sqlite3.Connection, since: date, until: date) -> set[int]:
    return {*store.promised(sql, "me", since, until)}


def _kept_by(sql: sqlite3.Connection, since: date, until: date) -> set[int]:
    return {*store.promised(sql, "them", since, until)}


# Whom a figure is of, by what was given and asked in the year.
_GIVEN: Mapping[str, Callable[[sqlite3.Connection, date, date], set[int]]] = MappingProxyType(
    {"introduced": _introduced, "asked": _asked, "helped": _helped, "kept_to": _kept_to, "kept_by": _kept_by}
)


def _a_year_before(day: date) -> date:
    """The same day of the year before; 28 February for the 29th."""
    return day.replace(year=day.year - 1, day=28 if (day.month, day.day) == (2, 29) else day.day)


def _months(days: Iterable[tuple[int, int]]) -> tuple[int, ...]:
    found = [0] * 12
    for day, many in days:
        found[date.fromordinal(day).month - 1] += many
    return tuple(found)


def _who(people: Sequence[Row], test: Callable[[Row], object]) -> tuple[int, ...]:
    return tuple(row[0] for row in people if test(row))


def _turned(rows: Iterable[tuple[int, str, int]]) -> dict[Turn, set[int]]:
    """Who was gained, revived or lost, from the turns of the year by day; whoever was lost and came back was kept."""
    first: dict[int, str] = {}
    last: dict[int, str] = {}
    for _, what, who in rows:
        first.setdefault(who, what)
        last[who] = what
    kept = {who for who in first if first[who] == Turn.LOST != last[who]}
    return {turn: {who for who in first if first[who] == turn and who not in kept} for turn in Turn}


def _most(book: Book, people: Sequence[Row]) -> tuple[TalkedWith, ...]:
    most = nsmallest(NAMED, people, key=lambda row: (-row[1], row[0]))
    called = names.names(book.reader, [row[0] for row in most])
    return tuple(TalkedWith(row[0], as_shown(*called[row[0]]), row[1]) for row in most)
