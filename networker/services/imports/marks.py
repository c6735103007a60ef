"""How a turn is known again in another export: by a short mark, kept with its second in `interaction.marks`.

What one program, phone or zone writes otherwise than the next is no part of a mark. Nothing here knows the book.
"""

import hashlib
import re
from collections.abc import Iterable
from datetime import UTC, date, datetime, timedelta, tzinfo
from typing import NamedTuple

from networker.formats.records import TurnRecord

DIGITS = (
    8  # hexadecimal ones of a mark: among the turns of some days of one thread no two are the same by chance
)

# WhatsApp on one phone says what was sent, on another only that something was.
_MEDIA = re.compile(r"\[(?:image|video|audio|gif|sticker|document|contact)\]")


class Moment(NamedTuple):
    """When a turn passed. A time without an offset, or a day alone, is counted as if it were one of UTC."""

    at: str  # ISO: an instant in the user's zone, a local time, or a day
    day: str  # the local one
    seconds: int  # since 1970

    @property
    def minute(self) -> str:
        """The minute in a form that is the same in every zone; a day that has no time stands for itself."""
        return str(self.seconds // 60) if "T" in self.at else self.day


class Mark(NamedTuple):
    """One entry of `marks`: "69a8c0f8:a1b2c3d4", or in older books "a1b2c3d4" without its second."""

    seconds: int | None
    digits: str
    earlier: str = ""  # by which older books know the same turn, where that is another mark; never kept there


def moment(at: str, zone: tzinfo | None) -> Moment:
    """The moment that a record tells of; `zone` None: the system's. Raises ValueError where it is none."""
    if len(at) == 10:
        found = date.fromisoformat(at)
        return Moment(
            at, found.isoformat(), _seconds(datetime(found.year, found.month, found.day, tzinfo=UTC))
        )
    told = datetime.fromisoformat(at)
    if told.tzinfo is None:
        local = told.isoformat()
        return Moment(local, local[:10], _seconds(told.replace(tzinfo=UTC)))
    try:
        local = told.astimezone(zone).isoformat()
    except OverflowError:
        raise ValueError(f"no zone reaches {at}") from None
    return Moment(local, local[:10], _seconds(told))


def beside(day: str, days: int) -> str:
    """A day some days later; the same where the calendar ends."""
    try:
        return (date.fromisoformat(day) + timedelta(days=days)).isoformat()
    except OverflowError:
        return day


def at_of(seconds: int, like: str | None) -> str | None:
    """The `at` of another turn of the same day, written as this one is."""
    if like is None:
        return None
    zone = datetime.fromisoformat(like).tzinfo
    return datetime.fromtimestamp(seconds, zone or UTC).replace(tzinfo=zone).isoformat()


def _seconds(told: datetime) -> int:
    return int(told.timestamp() // 1)


def of_id(turn_id: str) -> str:
    """The mark of a turn that has an id in its source."""
    return _digits(turn_id)


def of_words(turn: TurnRecord, when: Moment) -> str:
    """The mark of a turn without an id: its minute and words.

    Not who said it: the name is the one that this phone has for them. Not the second: not every phone writes it.
    Turns that are equal by that are told apart by `numbered`.
    """
    return of_minute(turn.kind.value, when.minute, turn.text)


def of_minute(kind: str, minute: str, text: str) -> str:
    """The mark of what was said in a minute."""
    words = " ".join(text.split())
    if "[" in words:
        words = _MEDIA.sub("[media]", words)
    return _digits(f"{kind}\x1f{minute}\x1f{words}")


def of_whole(turn: TurnRecord) -> str:
    """The mark of a turn by all it says: of one that belongs to no thread, and in older books of all without an id."""
    return _digits(f"{turn.sender.source_id or turn.sender.name}\x1f{turn.at}\x1f{turn.text}")


def numbered(mark: str, nth: int) -> str:
    """The mark of the nth among equal turns of one file, from 0: "ok" and "ok" are two turns."""
    return _digits(f"{mark} {nth}") if nth else mark


def entry(seconds: int | None, digits: str, earlier: str = "") -> str:
    """One mark as it is written down."""
    if seconds is None:
        return digits
    return f"{seconds:x}:{digits}:{earlier}" if earlier else f"{seconds:x}:{digits}"


def read(kept: str) -> list[Mark]:
    """Marks that were written down, one after the other, by this version or an older one."""
    found = []
    for each in kept.split():
        seconds, *rest = each.split(":")
        found.append(Mark(int(seconds, 16), *rest) if rest else Mark(None, each))
    return found


def digits_of(kept: str) -> list[str]:
    """The digits alone of marks that were written down: there are many of a day."""
    return [each[-DIGITS:] for each in kept.split()]


def written(marks: Iterable[Mark]) -> str:
    """Marks as they are kept in the book."""
    return " ".join([entry(seconds, digits) for seconds, digits, _ in marks])


def _digits(said: str) -> str:
    return hashlib.blake2b(said.encode("utf-8", "replace"), digest_size=DIGITS // 2).hexdigest()
