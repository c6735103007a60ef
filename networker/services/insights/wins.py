"""Wins: what came of ties, through whom and over which channel, in a span of days."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from networker.services.book import Book
from networker.services.insights import ENOUGH
from networker.store.insights import wins as store

NAMED = 5  # people and wins that are told one by one


@dataclass(frozen=True, slots=True)
class Won:
    """One win: its local day, what it was, its channel ("" where nobody said), and through whom it came.

    `names` has all of them, `people` those who are listed: a win stays one when whoever brought it has died.
    """

    day: date
    text: str
    channel: str
    people: tuple[int, ...]
    names: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class OfChannel:
    """How many wins came over a channel, and through whom; "" stands for those of which it is not said."""

    channel: str
    wins: int
    people: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Through:
    """How many wins came through somebody; a win of two people counts for both."""

    person: int
    name: str
    wins: int


@dataclass(frozen=True, slots=True)
class Wins:
    """The wins of a span: `channels` and `through` have the most first, `latest` the newest. `people`: those listed."""

    total: int
    people: tuple[int, ...]
    channels: tuple[OfChannel, ...]
    through: tuple[Through, ...]
    latest: tuple[Won, ...]

    @property
    def sample(self) -> int:
        """Wins."""
        return self.total

    @property
    def enough(self) -> bool:
        """Whether there are enough to say where they come from."""
        return self.total >= ENOUGH


def read(book: Book, *, today: date, since: date | None, latest: int = NAMED) -> Wins:
    """What came of ties from `since` (None: the beginning) to `today`, local days; so many of the `latest` one by one."""
    rows = store.wins(book.reader, since=since, today=today)
    whose = store.people_of(book.reader, since=since, today=today)
    called = {who: name for those in whose.values() for who, name, _ in those}
    wins = [
        Won(
            date.fromisoformat(day),
            text,
            channel,
            tuple(who for who, _, listed in whose.get(number, ()) if listed),
            tuple(name for _, name, _ in whose.get(number, ())),
        )
        for number, day, text, channel in rows
    ]
    return Wins(
        total=len(wins),
        people=tuple(sorted({who for each in wins for who in each.people})),
        channels=_channels(wins),
        through=_through(wins, called),
        latest=tuple(wins[:latest]),
    )


def _channels(wins: Iterable[Won]) -> tuple[OfChannel, ...]:
    """The most first, those of which no channel is said last."""
    by_channel = defaultdict[str, list[Won]](list)
    for each in wins:
        by_channel[each.channel].append(each)
    found = [
        OfChannel(channel, len(those), tuple(sorted({who for each in those for who in each.people})))
        for channel, those in by_channel.items()
    ]
    return tuple(sorted(found, key=lambda each: (not each.channel, -each.wins, each.channel)))


def _through(wins: Iterable[Won], called: Mapping[int, str]) -> tuple[Through, ...]:
    """The most first, then whose win is the latest."""
    counts: dict[int, int] = {}
    for each in wins:
        for who in dict.fromkeys(each.people):
            counts[who] = counts.get(who, 0) + 1
    most = sorted(counts, key=lambda who: -counts[who])[:NAMED]
    return tuple(Through(who, called[who], counts[who]) for who in most)
