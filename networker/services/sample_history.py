"""Years of invented talk: when two people are in touch, by which way, and in which words.

Gaps between contact days are log-logistic, as real ones are: bursts, long silences, ties that end.
All days are counted backwards from the day of the sample, so nothing can lie ahead of it.
"""

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime, time, timedelta, timezone
from random import Random
from typing import Any

from networker.domain.turns import Line, as_one_text, direction_of
from networker.domain.vocabulary import Channel, Depth, Direction, Kind, Side
from networker.services.sample_network import SampleInteraction

Json = Mapping[str, Any]

_MESSENGERS = (Channel.SIGNAL, Channel.WHATSAPP, Channel.TELEGRAM)
_PUBLIC = (
    Channel.LINKEDIN,
    Channel.INSTAGRAM,
    Channel.FACEBOOK,
    Channel.MASTODON,
    Channel.BLUESKY,
    Channel.BLOG,
)
_LONGEST = 60.0  # a tie that is silent for longer than this many rhythms has ended
_BURST = 0.2  # share of contact days that belong to the talk of the days before
_USUAL_CHANNEL = {
    Kind.MAIL: Channel.MAIL,
    Kind.CALL: Channel.PHONE,
    Kind.VIDEO: Channel.OTHER,
    Kind.MEETING: Channel.IN_PERSON,
}


@dataclass(slots=True)
class Tie:
    """What the talk with one person is drawn from. `last` and `known` are days ago."""

    number: int
    key: str
    name: str
    city: str
    circle: int
    known: int
    last: int | None
    rhythm: float
    shape: float
    meets: bool
    steady: bool  # a told story: nobody else's meetings may add days to it
    channels: frozenset[Channel]
    share: Mapping[str, float]
    topics: Sequence[str]
    lines: Sequence[str] = ()
    story: Sequence[Json] = ()
    told: bool = False  # the story is all there is since its first day
    friends: list["Tie"] = field(default_factory=list)
    decks: dict[str, list[str]] = field(default_factory=dict)

    def open_on(self, ago: int) -> bool:
        """Whether others may be met together with this person on that day."""
        return self.meets and not self.steady and self.last is not None and self.last <= ago <= self.known


@dataclass(frozen=True, slots=True)
class Told:
    """An interaction with its place in the order and the name by which a promise refers to it."""

    order: tuple[date, int, int]
    name: str
    what: SampleInteraction


class Historian:
    """Writes the interactions of one network, one tie after the other."""

    def __init__(self, seed: int, today: date, ties: Sequence[Tie], source: Json) -> None:
        self._seed = seed
        self._today = today
        self._by_key = {tie.key: tie for tie in ties}
        self._phrases: Mapping[str, Sequence[str]] = source["phrases"]
        self._venues: Sequence[str] = source["pools"]["venues"]
        self._gatherings = {
            each["name"]: number for number, each in reversed([*enumerate(source["gatherings"])])
        }
        self._told: list[Told] = []
        self._turn_to("")

    def _turn_to(self, key: str) -> None:
        """Random numbers of one person's own: a new phrase or a new person moves nobody else's days."""
        self._days_rng = Random(f"{self._seed} {key} days")
        self._rng = Random(f"{self._seed} {key} ways")
        self._words = Random(f"{self._seed} {key} words")

    def tell(self, tie: Tie) -> None:
        """All that passed with this person."""
        if tie.last is None:
            return
        self._turn_to(tie.key)
        for entry in tie.story:
            if entry["ago"] <= tie.known:
                self._story(tie, entry)
        days = self._days(tie)
        told = {entry["ago"] for entry in tie.story if entry["kind"] != "note"}
        for ago in days:
            if ago in told:
                continue
            if ago == tie.known and tie.meets:
                self._meeting(tie, ago, first=True)
            else:
                self._contact(tie, ago)

    def gather(self, number: int, entry: Json, guests: Sequence[Tie]) -> None:
        """The talk at a past gathering, with those of the guests who could be talked with."""
        ago = entry["ago"]
        there = [tie for tie in guests if tie.open_on(ago)][:6]
        if there:
            self._add(
                there, ago, Kind.MEETING, Direction.BOTH, Depth.TOGETHER, entry["text"],
                place=entry["place"], minutes=150, gathering=number,
            )  # fmt: skip

    def finish(self) -> list[Told]:
        """Everything told so far, in the order in which it happened."""
        return sorted(self._told, key=lambda each: each.order)

    # -- when ---------------------------------------------------------------------------------------

    def _days(self, tie: Tie) -> list[int]:
        """Days ago with contact, the newest first: log-logistic gaps with median `rhythm`."""
        assert tie.last is not None
        rng, ago, days = self._days_rng, float(tie.last), []
        if tie.told:
            ago = max(entry["ago"] for entry in tie.story) + tie.rhythm
        while ago < tie.known:
            days.append(int(ago))
            if not tie.steady and rng.random() < _BURST:
                ago = int(ago) + rng.randint(1, 3)
            else:
                ago = int(ago) + max(1.0, round(loglogistic(rng, tie.rhythm, tie.shape)))
        days.append(tie.known)
        return days

    def _instant(self, ago: int, hour: float) -> datetime | None:
        """An instant of that day; None for the last two days, which are not over in every time zone."""
        if ago < 2:
            return None
        day = self._today - timedelta(days=ago)
        summer = 1 if 4 <= day.month <= 10 else 0
        minutes = min(int(hour * 60), 23 * 60 + 50)
        return datetime.combine(day, time(minutes // 60, minutes % 60), timezone(timedelta(hours=summer)))

    # -- what ---------------------------------------------------------------------------------------

    def _contact(self, tie: Tie, ago: int) -> None:
        ways = [*tie.share]
        if not ways:
            return
        way = self._rng.choices(ways, weights=[*tie.share.values()])[0] if len(ways) > 1 else ways[0]
        {
            "meeting": self._meeting,
            "call": self._call,
            "video": self._video,
            "message": self._message,
            "mail": self._mail,
            "comment": self._comment,
        }[way](tie, ago)
        if tie.share.get("meeting") and self._rng.random() < 0.03:
            self._add([tie], ago, Kind.NOTE, None, None, self._say(tie, "note"), channel=None)

    def _meeting(self, tie: Tie, ago: int, *, first: bool = False) -> None:
        rng = self._rng
        people = [tie]
        if first:
            text = self._say(tie, "first")
        else:
            text = self._summary(tie, "meeting_start")
            if tie.friends and not tie.steady and rng.random() < 0.12:
                near = [friend for friend in tie.friends if friend.open_on(ago)]
                people += rng.sample(near, min(len(near), rng.choice((1, 1, 1, 2, 3))))
        self._add(
            people, ago, Kind.MEETING, Direction.BOTH, Depth.TOGETHER, text,
            place=rng.choice(self._venues), minutes=rng.choice((30, 45, 60, 60, 75, 90, 120, 150)),
        )  # fmt: skip

    def _call(self, tie: Tie, ago: int) -> None:
        rng = self._rng
        direction = Direction.OUT if rng.random() < 0.58 else Direction.IN
        hour = rng.uniform(9, 20)
        if direction is Direction.OUT and rng.random() < 0.16:
            self._add([tie], ago, Kind.CALL, direction, Depth.HELLO, self._say(tie, "missed"), hour=hour)
            return
        self._add(
            [tie], ago, Kind.CALL, direction, Depth.TOGETHER, self._summary(tie, "call_start"),
            hour=hour, minutes=rng.choice((5, 8, 12, 15, 20, 25, 30, 40, 55)),
        )  # fmt: skip

    def _video(self, tie: Tie, ago: int) -> None:
        rng = self._rng
        text = self._summary(tie, "video_start")
        minutes = rng.choice((20, 30, 40, 45, 50, 60))
        self._add(
            [tie],
            ago,
            Kind.VIDEO,
            Direction.BOTH,
            Depth.TOGETHER,
            text,
            hour=rng.uniform(9, 18),
            minutes=minutes,
        )

    def _message(self, tie: Tie, ago: int) -> None:
        channel = self._messenger(tie)
        turns = self._turns(0.8, (2, 2, 2, 3))
        self._thread(tie, ago, Kind.MESSAGE, channel, turns=turns, started_by_me=self._rng.random() < 0.55)

    def _mail(self, tie: Tie, ago: int) -> None:
        turns = self._turns(0.66, (2, 2, 2, 3))
        self._thread(tie, ago, Kind.MAIL, Channel.MAIL, turns=turns, started_by_me=self._rng.random() < 0.55)

    def _comment(self, tie: Tie, ago: int) -> None:
        rng = self._rng
        places = [each for each in _PUBLIC if each in tie.channels]
        direction = Direction.OUT if rng.random() < 0.6 else Direction.IN
        said = "comment" if rng.random() < 0.7 else "hello"
        self._add(
            [tie], ago, Kind.COMMENT, direction, Depth.HELLO, self._say(tie, f"{said}_{direction.value}"),
            channel=places[0], hour=rng.uniform(8, 22),
        )  # fmt: skip

    def _turns(self, answered: float, when: Sequence[int]) -> int:
        return self._rng.choice(when) if self._rng.random() < answered else 1

    def _messenger(self, tie: Tie) -> Channel:
        own = [each for each in _MESSENGERS if each in tie.channels]
        public = [each for each in _PUBLIC if each in tie.channels]
        if own and (not public or self._rng.random() < 0.8):
            return own[0]
        return public[0]

    def _thread(
        self, tie: Tie, ago: int, kind: Kind, channel: Channel, *, turns: int, started_by_me: bool,
        script: Sequence[str] = (), subject: str = "", topics: Sequence[str] = (),
    ) -> None:  # fmt: skip
        """One exchange on one day. One turn: hello; two: an answer came; more: a conversation."""
        rng = self._rng
        depth = (Depth.HELLO, Depth.EXCHANGE)[turns - 1] if turns < 3 else Depth.CONVERSATION
        if kind is Kind.MAIL and not subject:
            subject = self._say(tie, "subject")
        hour = rng.uniform(8, 20 - 0.9 * min(0.9 * turns, 12))
        mine = [(turn % 2 == 0) == started_by_me for turn in range(turns)]
        lines: list[Line] = []
        for turn, is_mine in enumerate(mine):
            direction = Direction.OUT if is_mine else Direction.IN
            words = f"{kind.value}_{direction.value}"
            if turn < len(script):
                text = script[turn]
            elif direction is Direction.IN and tie.lines and self._words.random() < 0.55:
                text = self._deal(tie, "lines", tie.lines)
            else:
                text = self._say(tie, words)
                if self._words.random() < 0.4:
                    text = f"{text} {self._say(tie, f'{kind.value}_tail')}"
            lines.append((is_mine, "", text))
        self._add(
            [tie], ago, kind, direction_of(mine), depth, as_one_text(lines), channel=channel, hour=hour,
            thread=f"{kind.value}-{tie.key}-{ago}", topics=topics, subject=subject, turns=mine,
        )  # fmt: skip

    def _story(self, tie: Tie, entry: Json) -> None:
        kind = Kind(entry["kind"])
        if kind is Kind.NOTE:
            self._add([tie], entry["ago"], kind, None, None, entry["text"], topics=entry.get("topics", ()))
            return
        channel = Channel(entry["channel"]) if "channel" in entry else _USUAL_CHANNEL[kind]
        if "turns" in entry:
            self._thread(
                tie, entry["ago"], kind, channel, turns=entry["turns"], started_by_me=entry["dir"] == "out",
                script=(entry["text"], *entry.get("replies", ())), subject=entry.get("subject", ""),
                topics=entry.get("topics", ()),
            )  # fmt: skip
            return
        others = [self._by_key[key] for key in entry.get("with", ()) if key in self._by_key]
        self._add(
            [tie, *others], entry["ago"], kind, Direction(entry["dir"]),
            Depth(entry.get("depth", "together")), entry["text"], channel=channel, minutes=entry.get("minutes"),
            hour=entry.get("hour") or self._rng.uniform(10, 17),
            topics=entry.get("topics", ()), place=entry.get("place", ""), subject=entry.get("subject", ""),
            thread=f"{kind.value}-{tie.key}-{entry['ago']}" if kind in (Kind.MAIL, Kind.MESSAGE) else "",
            gathering=self._gatherings.get(entry.get("gathering", "")), name=entry.get("id", ""),
        )  # fmt: skip

    def _add(
        self, ties: Sequence[Tie], ago: int, kind: Kind, direction: Direction | None, depth: Depth | None,
        text: str, *, channel: Channel | None = None, hour: float = 12.0, minutes: int | None = None,
        topics: Sequence[str] = (), place: str = "", subject: str = "", thread: str = "",
        turns: Sequence[bool] = (), gathering: int | None = None, name: str = "",
    ) -> None:  # fmt: skip
        """`turns`: whether each of them is the user's, where it is an exchange in words."""
        timed = kind not in (Kind.MEETING, Kind.NOTE)
        at = self._instant(ago, hour) if timed else None
        named = [topic for topic in ties[0].topics if topic in text or topic in subject]
        what = SampleInteraction(
            people=tuple(tie.number for tie in ties),
            kind=kind,
            day=self._today - timedelta(days=ago),
            at=at,
            channel=channel or _USUAL_CHANNEL.get(kind),
            direction=direction,
            depth=depth,
            text=text,
            topics=tuple(dict.fromkeys([*topics, *named])),
            place=place,
            minutes=minutes,
            subject=subject,
            thread=thread,
            turns=max(len(turns), 1),
            started=(Side.ME if turns[0] else Side.THEM) if turns else None,
            gathering=gathering,
        )
        minute = at.hour * 60 + at.minute if at else 12 * 60
        self._told.append(Told((what.day, minute, len(self._told)), name, what))

    # -- in which words -----------------------------------------------------------------------------

    def _summary(self, tie: Tie, start: str) -> str:
        """How a talk is noted: perhaps where, what about, perhaps what follows."""
        parts = [self._say(tie, start), self._say(tie, "talk")]
        if self._words.random() < 0.35:
            parts.append(self._say(tie, "tail"))
        return " ".join(part for part in parts if part)

    def _say(self, tie: Tie, kind: str) -> str:
        phrase = self._deal(tie, kind, self._phrases[kind])
        if "{" not in phrase:
            return phrase
        topic = self._words.choice(tie.topics) if tie.topics else "the weather"
        said = phrase.replace("{topic}", topic).replace("{name}", tie.name or "The caller")
        return said[0].upper() + said[1:] if phrase[0] == "{" and kind != "subject" else said

    def _deal(self, tie: Tie, kind: str, phrases: Sequence[str]) -> str:
        """The next phrase of this person's shuffled deck: none returns before all were used."""
        deck = tie.decks.get(kind)
        if not deck:
            deck = tie.decks[kind] = self._words.sample(phrases, len(phrases))
        return deck.pop()


def loglogistic(rng: Random, median: float, shape: float) -> float:
    """A gap in days, at most `_LONGEST` medians: median·(u/(1−u))^(1/shape)."""
    chance = rng.random()
    return min(median * math.pow(chance / (1.0 - chance), 1.0 / shape), _LONGEST * median)


def ways_open(tie: Tie, share: Mapping[str, float], wanted: Sequence[str] | None) -> Tie:
    """The tie with only those ways of its circle that its handles allow."""
    public = any(each in tie.channels for each in _PUBLIC)
    possible = {
        "meeting": tie.meets,
        "call": Channel.PHONE in tie.channels,
        "video": tie.meets or wanted is not None,
        "message": public or any(each in tie.channels for each in _MESSENGERS),
        "mail": Channel.MAIL in tie.channels,
        "comment": public,
    }
    kept = {
        way: share.get(way, 1.0 if wanted else 0.0)
        for way in (wanted or share)
        if possible[way] and (wanted or share.get(way))
    }
    return replace(tie, share=kept)
