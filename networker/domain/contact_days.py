"""What passed with one person on each day and channel, folded from their talks: what insights are summed from.

Pure: rows in their order in, rows out. What hangs on a whole history (how long an answer took, whether a
richer rung was reached later) is worked out here once, so that sums over a million talks stay sums.
"""

from collections.abc import Iterable, Iterator
from datetime import date
from typing import NamedTuple

from networker.domain.ladder import RUNGS, rung_of
from networker.domain.reachout import ContactDay
from networker.domain.vocabulary import USUAL_CHANNEL, Channel, Depth, Kind

ANSWER_DAYS = 30  # an answer that takes longer answers nothing
NEVER = -1
_DEPTHS: dict[str, int] = {Depth.HELLO: 0, Depth.EXCHANGE: 1, Depth.CONVERSATION: 2, Depth.TOGETHER: 3}
_TOGETHER = frozenset({"call", "video", "meeting"})


# One talk with a person, notes left out: its local day (ISO), channel, kind, direction, who started it, its depth, and
# `promotion.of_text` of what I alone said, else None.
Talk = tuple[str, str | None, str, str | None, str | None, str | None, int | None]


class Day(NamedTuple):
    """One day with a person on one channel. Flags are 0 or 1."""

    channel: str
    day: int  # proleptic ordinal
    depth: int  # the deepest of the day: 0 hello, 1 exchange, 2 conversation, 3 together
    sent: int  # I spoke: a talk was mine, or went deeper than hello, which takes both
    received: int  # they spoke, likewise
    met: int  # face to face
    wait: (
        int | None
    )  # I began and waited: days until they spoke there, NEVER within 30; None: I did not begin
    richer: int  # a richer rung was reached for the first time on a later day
    promotes: int  # I alone spoke, and all of it promotes
    mark: int | None  # of the words that I alone said; None where that was too little, or they spoke as well
    first: int  # the first channel of this day: so that a contact day is counted once
    began: int  # I spoke first on this channel
    mine: int  # a talk of mine, as its direction says
    theirs: int


class _Open:
    """A day while its talks come in."""

    __slots__ = (
        "began", "channel", "day", "depth", "first", "mark", "met", "mine", "promotes", "received", "rung", "sent",
        "theirs", "wait",
    )  # fmt: skip

    def __init__(self, channel: str, day: int, began: int, first: int) -> None:
        self.channel, self.day, self.began, self.first = channel, day, began, first
        self.depth = self.sent = self.received = self.mine = self.theirs = self.met = self.mark = 0
        self.promotes = 1
        self.rung = -1
        self.wait: int | None = None


def channel_of(channel: str | None, kind: str) -> str:
    """Where a talk took place; of one that does not say, where its kind usually does."""
    if channel:
        return channel
    return USUAL_CHANNEL.get(Kind(kind), Channel.OTHER).value


def folded(talks: Iterable[Talk]) -> Iterator[Day]:
    """The days of one person's talks, which come by day, then by time. By channel, then day."""
    channels: dict[str, list[_Open]] = {}
    climbed = [0] * len(RUNGS)  # by rung, the day on which it was first reached with an answer; 0: never
    last_day, ordinal = "", 0
    for day, channel, kind, direction, started, depth, words in talks:
        came = day != last_day
        if came:
            last_day, ordinal = day, date.fromisoformat(day).toordinal()
        where = channel or channel_of(channel, kind)
        days = channels.setdefault(where, [])
        if not days or days[-1].day != ordinal:
            began = started == "me" if started else direction != "in"
            days.append(_Open(where, ordinal, int(began), int(came)))
        each, rung = days[-1], rung_of(kind)
        deep = _DEPTHS[depth] if depth else 3 if kind in _TOGETHER else 0
        if deep > each.depth:
            each.depth = deep
        if rung > each.rung:
            each.rung = rung
        if direction != "in":
            each.mine = 1
            _say(each, words)
        if direction != "out":
            each.theirs = 1
        if direction != "in" or deep:
            each.sent = 1
        if direction != "out" or deep:
            each.received = 1
            if rung >= 0 and not climbed[rung]:
                climbed[rung] = ordinal
        if kind == "meeting":
            each.met = 1
    above = _first_above(climbed)
    for where in sorted(channels):
        _wait(channels[where])
        for each in channels[where]:
            alone = each.sent > each.received
            yield Day(
                where, each.day, each.depth, each.sent, each.received, each.met, each.wait,
                int(above[each.rung + 1] > each.day), each.promotes if alone else 0,
                (each.mark or None) if alone else None, each.first, each.began, each.mine, each.theirs,
            )  # fmt: skip


def _say(each: _Open, words: int | None) -> None:
    """What I said on a day promotes where all of it does; its mark is that of the first words long enough."""
    if words is None:
        each.promotes = 0
        return
    each.promotes &= words & 1
    each.mark = each.mark or words >> 1


def contact_days(person: int, days: Iterable[Day]) -> list[ContactDay]:
    """The same by day alone, as rhythms are folded from; who spoke first on its first channel began the day."""
    found: dict[int, ContactDay] = {}
    for each in sorted(days, key=_in_time):
        known = found.get(each.day)
        found[each.day] = ContactDay(
            person,
            known.day if known else date.fromordinal(each.day),
            bool(each.mine or (known and known.sent)),
            bool(each.theirs or (known and known.received)),
            known.started if known else bool(each.began),
        )
    return list(found.values())


def _in_time(each: Day) -> tuple[int, int]:
    return each.day, -each.first


def _first_above(climbed: list[int]) -> list[int]:
    """By rung plus one, the day on which a richer one was first reached; 0 for never."""
    return [min((day for day in climbed[rung + 1 :] if day), default=0) for rung in range(-1, len(RUNGS))]


def _wait(days: list[_Open]) -> None:
    """How long each word of mine with which a talk began waited for one of theirs on the same channel."""
    asked: _Open | None = None
    for each in days:
        if asked is not None and (each.received or each.day - asked.day > ANSWER_DAYS):
            gap = each.day - asked.day
            asked.wait = gap if each.received and gap <= ANSWER_DAYS else NEVER
            asked, answered = None, bool(each.received)
        else:
            answered = False
        if each.met or not each.sent:
            continue
        if not each.received:
            if asked is None:
                asked = each
        elif each.began and not answered:
            each.wait = 0
    if asked is not None:
        asked.wait = NEVER
