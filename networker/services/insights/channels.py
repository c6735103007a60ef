"""Channels: which of them carry conversations, where answers come from, what becomes of the people, and what bears fruit.

Everything is counted by contact days: a day with a person on a channel, notes not counted (`domain/contact_days.py`).
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from networker.domain.contact_days import ANSWER_DAYS, NEVER
from networker.services.book import Book
from networker.store.insights import channels as store

AFTER = 365  # days after a gathering in which talks are no fruit yet
GATHERINGS = 5  # told of


@dataclass(frozen=True, slots=True)
class OneChannel:
    """What passed on a channel. `days` are contact days: of conversation or together, of an answer, of greetings from
    both sides, and of one side alone.

    `letters`: how often I began and time enough for an answer is over, `answered` of them within 30 days, after `wait`
    days in the median. Of the people there, `shallow` those with whom it stayed at hello, `richer` those who moved on to a richer rung since; `met`: ever, face to face.
    `winners`: through how many of those listed the `wins` came.
    """

    channel: str
    people: int
    days: int
    talks: int
    answers: int
    hellos: int
    one_way: int
    letters: int
    answered: int
    wait: float | None
    shallow: int
    richer: int
    met: int
    wins: int
    winners: int


@dataclass(frozen=True, slots=True)
class Fruit:
    """A gathering more than a year ago: how many were there, and who was talked with again after a year."""

    gathering: int
    name: str
    day: date
    people: int
    again: int


@dataclass(frozen=True, slots=True)
class Channels:
    """The channels, those with the most contact days first, and the gatherings that still bear fruit, the best first."""

    channels: tuple[OneChannel, ...]
    fruit: tuple[Fruit, ...]
    gatherings: int  # more than a year ago, with somebody who was there

    @property
    def sample(self) -> int:
        """Contact days: one on two channels counts for each."""
        return sum(each.days for each in self.channels)


def read(book: Book, *, today: date, since: date | None) -> Channels:
    """Sum up each channel from `since` (None: the beginning) to `today`, both local days.

    Gatherings are of any time: their fruit is what came after a year, until `today`.
    """
    sql = book.reader
    people = {row[0]: row[1:] for row in store.people(sql, since=since, today=today)}
    wins = store.wins(sql, since=since, today=today)
    waits = _waits(book, since=since, today=today)
    found = []
    for channel, passed, talks, came, hellos, one_way in store.sums(sql, since=since, today=today):
        many, shallow, richer, met = people.get(channel, (0, 0, 0, 0))
        letters, answered, wait = _answers(waits.get(channel, ()))
        found.append(
            OneChannel(
                channel, many, passed, talks, came, hellos, one_way, letters, answered, wait, shallow,
                richer, met,
                *wins.pop(channel, (0, 0)),
            )
        )  # fmt: skip
    # Of the other channels no talk was logged in the span, but something came of them.
    found += [OneChannel(channel, *(0,) * 8, None, 0, 0, 0, *won) for channel, won in wins.items()]
    found.sort(key=lambda each: (-each.days, each.channel))
    gatherings = [
        Fruit(number, name, date.fromisoformat(day), there, again)
        for number, name, day, there, again in store.fruit(sql, after=AFTER, since=None, today=today)
    ]
    bearing = sorted((each for each in gatherings if each.again), key=lambda each: -each.again)
    return Channels(tuple(found), tuple(bearing[:GATHERINGS]), len(gatherings))


def people(book: Book, channel: str, figure: str, *, today: date, since: date | None) -> tuple[int, ...]:
    """The ids of those behind a figure of a channel: people, talks, shallow, answered, richer, met or wins."""
    until = _ripe(today) if figure == "answered" else today
    return store.who(book.reader, channel, figure, since=since, today=until)


def again(book: Book, gathering: int, *, today: date, since: date | None) -> tuple[int, ...]:
    """The ids of those who were at a gathering and were talked with again after a year."""
    return store.again(book.reader, gathering, after=AFTER, today=today)


def _ripe(today: date) -> date:
    """The last day of which one knows by now whether an answer came in time."""
    return today - timedelta(days=ANSWER_DAYS)


def _waits(book: Book, *, since: date | None, today: date) -> dict[str, list[tuple[int, int]]]:
    found: dict[str, list[tuple[int, int]]] = {}
    for channel, wait, often in store.waits(book.reader, since=since, today=_ripe(today)):
        found.setdefault(channel, []).append((wait, often))
    return found


def _answers(waits: Sequence[tuple[int, int]]) -> tuple[int, int, float | None]:
    """How many letters, how many answered, and the median wait, of waits from the shortest on."""
    letters = sum(often for _, often in waits)
    came = [(wait, often) for wait, often in waits if wait != NEVER]
    answered = sum(often for _, often in came)
    if not answered:
        return letters, 0, None
    return letters, answered, (_nth(came, (answered - 1) // 2) + _nth(came, answered // 2)) / 2


def _nth(waits: Sequence[tuple[int, int]], n: int) -> int:
    for wait, often in waits:
        n -= often
        if n < 0:
            return wait
    raise ValueError("there are not so many")
