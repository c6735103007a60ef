"""Rhythm: how many ties were gained, kept, lost and revived in each quarter.

What each word means is said in `domain.tie_life`, from contact days alone. *Kept* in a quarter is who was a tie when it
began and still is when it ends, or today. So in each quarter: those there were at its beginning are the kept and the lost;
those there are at its end are the kept, the gained and the revived. Whoever was lost and revived within one quarter is kept.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from networker.domain.quarters import Quarter, quarter_of, quarters
from networker.domain.tie_life import Turn
from networker.services.book import Book
from networker.services.insights import ENOUGH
from networker.store.insights import rhythm as store

MOST = 12  # quarters, the latest, however long the span


@dataclass(frozen=True, slots=True)
class InQuarter:
    """One quarter: how many ties became what in it. `so_far`: it is not over yet."""

    quarter: Quarter
    so_far: bool
    gained: int
    kept: int
    lost: int
    revived: int

    @property
    def alive(self) -> int:
        """How many ties there are at its end, or today."""
        return self.kept + self.gained + self.revived


@dataclass(frozen=True, slots=True)
class Rhythm:
    """The quarters that have a day in the span, in their order; `ever`: how many ties there ever were."""

    quarters: tuple[InQuarter, ...]
    ever: int

    @property
    def sample(self) -> int:
        """People who ever were a tie."""
        return self.ever

    @property
    def enough(self) -> bool:
        """Whether there were ties enough to say anything."""
        return self.ever >= ENOUGH

    def sum(self, turn: Turn) -> int:
        """How many ties were gained, lost or revived in all the quarters."""
        return sum(getattr(each, turn.value) for each in self.quarters)


def read(book: Book, *, today: date, since: date | None) -> Rhythm:
    """The quarters from `since` (None: the first that had a tie) to `today`, local days; the last twelve at most."""
    found = store.turns(book.reader, until=today)
    if not found:
        return Rhythm((), 0)
    begin = max(since, date.fromordinal(found[0][0])) if since else date.fromordinal(found[0][0])
    return Rhythm(
        tuple(
            InQuarter(
                quarter,
                quarter == quarter_of(today) and quarter.last > today,
                **{what: len(whom) for what, whom in turned.items()},
            )
            for quarter, turned in _walked(found, quarters(begin, today)[-MOST:])
        ),
        len({person for _, _, person in found}),
    )


def people(book: Book, quarter: Quarter, what: str, *, today: date, since: date | None) -> tuple[int, ...]:
    """The ids of those who were gained, kept, lost or revived in a quarter, as far as `today`."""
    ((_, turned),) = _walked(store.turns(book.reader, until=today), [quarter])
    return tuple(sorted(turned[what]))


def _walked(
    found: Iterable[tuple[int, str, int]], wanted: Iterable[Quarter]
) -> Iterator[tuple[Quarter, dict[str, set[int]]]]:
    """Who was gained, kept, lost and revived in each quarter: a walk through the turns by their day."""
    rows, alive = iter(found), set[int]()
    row = next(rows, None)
    for quarter in wanted:
        first, last = quarter.first.toordinal(), quarter.last.toordinal()
        while row is not None and row[0] < first:
            _take(alive, row)
            row = next(rows, None)
        before = frozenset(alive)
        gained: set[int] = set()
        while row is not None and row[0] <= last:
            _take(alive, row)
            if row[1] == Turn.GAINED:
                gained.add(row[2])
            row = next(rows, None)
        yield (
            quarter,
            {
                "gained": gained & alive,
                "kept": alive & before,
                "lost": set(before - alive),
                "revived": alive - before - gained,
            },
        )


def _take(alive: set[int], row: tuple[int, str, int]) -> None:
    if row[1] == Turn.LOST:
        alive.discard(row[2])
    else:
        alive.add(row[2])
