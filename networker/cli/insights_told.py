"""What `insights` answers: the numbers of the page of insights, and the same in plain lines."""

from collections.abc import Callable, Mapping
from dataclasses import asdict, is_dataclass
from datetime import date
from enum import IntEnum
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

from networker.cli import ties_told
from networker.cli.output import Object, counted, lines_text, people_counted
from networker.domain.dates import in_words
from networker.domain.spans import Span

if TYPE_CHECKING:
    from networker.services.insights.channels import Channels, OneChannel
    from networker.services.insights.circles import Circles
    from networker.services.insights.counted import Counted
    from networker.services.insights.noise import Noise
    from networker.services.insights.real_ties import RealTies

SPANS: Mapping[str, Span] = MappingProxyType(
    {
        "year": Span.YEAR,
        "this-year": Span.THIS_YEAR,
        "last-year": Span.LAST_YEAR,
        "everything": Span.EVERYTHING,
    }
)


def insights(found: Mapping[str, Any], *, since: date | None, until: date) -> Object:
    """The object of `insights`: its span, and each insight under its name, with its sample."""
    told: Object = {"since": since.isoformat() if since else None, "until": until.isoformat()}
    for name, each in found.items():
        told[name] = {"sample": each.sample, **_plain(asdict(each))}
    return told


def _plain(value: Any) -> Any:
    """Days as text, circles as their words, everything else as JSON has it."""
    if isinstance(value, dict):
        return {name: _plain(each) for name, each in value.items()}
    if isinstance(value, list | tuple):
        return [_plain(each) for each in value]
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, IntEnum):
        return value.name.lower()
    return value


def insights_text(found: Mapping[str, Any], *, since: date | None, until: date) -> str:
    """The insights for people, a few lines each."""
    span = f"{in_words(since)} to {in_words(until)}" if since else f"Everything until {in_words(until)}"
    lines = [span]
    for name, each in found.items():
        if name in _LINES and is_dataclass(each):
            lines += ["", *_LINES[name](each)]
    return lines_text(lines)


def _counted(found: "Counted") -> list[str]:
    return [f"{counted(found.days, 'contact day')} with {found.talked:,} of {people_counted(found.people)}"]


def _circles(found: "Circles") -> list[str]:
    lines = [f"Circles, {people_counted(found.sample)} in one of the four"]
    for each in found.rooms:
        moves = [f"{len(each.out)} drifting outwards"] * bool(each.out) + [
            f"{len(each.nearer)} coming closer"
        ] * bool(each.nearer)
        room = f"  {each.circle.word.title():7} {each.people:,} of {each.capacity}"
        lines.append(", ".join((room, *moves)))
    return lines


def _real_ties(found: "RealTies") -> list[str]:
    return [
        f"Real ties, {people_counted(found.book)} in the book",
        f"  known {found.known:,}, exchanged a word {found.word:,}, had a conversation {found.talk:,}, met {found.met:,}",
        f"  at a gathering, and not noted as met: {found.gathered:,}",
        f"  follow you or are connected, and never said a word: {found.followers:,}",
    ]


def _answered(each: "OneChannel") -> str:
    """ "2 of 7 letters answered after 3.5 days; ", nothing where no letter was written."""
    if not each.letters:
        return ""
    said = f"{each.answered:,} of {counted(each.letters, 'letter')} answered"
    if each.wait is None:
        return f"{said}; "
    wait = int(each.wait) if each.wait.is_integer() else each.wait
    return f"{said} after {counted(wait, 'day')}; " if wait else f"{said} on the same day; "


def _channels(found: "Channels") -> list[str]:
    lines = [f"Channels, {counted(found.sample, 'contact day')}"]
    for each in found.channels:
        lines.append(
            f"  {each.channel:10} {counted(each.days, 'day')} with {people_counted(each.people)}: {each.talks:,} of conversation,"
            f" {each.answers:,} of an answer, {each.hellos + each.one_way:,} of hello; {_answered(each)}{counted(each.wins, 'win')}"
        )
    lines += [
        f"  {each.name}, {each.day.year}: {each.again:,} of {each.people:,} talked with again after a year"
        for each in found.fruit
    ]
    return lines


def _noise(found: "Noise") -> list[str]:
    share = f" ({found.promotion / found.spoken:.0%})" if found.spoken else ""
    return [
        f"Noise, {counted(found.spoken, 'contact day')} on which you spoke",
        f"  promotion on {found.promotion:,}{share}, of which the same words to many {found.alike:,}",
        f"  asked for something {counted(found.asked, 'time')}, did something for others {counted(found.done, 'time')}",
    ]


_LINES: Mapping[str, Callable[[Any], list[str]]] = MappingProxyType(
    {
        "counted": _counted,
        "circles": _circles,
        "realTies": _real_ties,
        "channels": _channels,
        "noise": _noise,
        **ties_told.LINES,
    }
)
