"""The head of a line in a WhatsApp chat: date, time and what stands between, as every phone writes them.

Whether the day or the month comes first follows the phone's language and is nowhere said, so all dates of a
file are looked at together.
"""

import re
from collections.abc import Iterable, Iterator
from datetime import datetime
from typing import NamedTuple

from networker.formats.records import DateOrder, DatesRecord

MARKS = "\u200e\u200f\ufeff\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\u200b"
HEAD_CHARACTERS = 90  # no head of a line is longer, whatever follows

_M = "[\u200e\u200f\ufeff]*"
_HEAD = re.compile(
    rf"{_M}(\[)?{_M}(\d{{1,4}}){_M}\s?([./-]){_M}\s?(\d{{1,2}}){_M}\s?[./-]{_M}\s?(\d{{1,4}}){_M}[.,]{{0,2}}{_M}\s"
    rf"(?:([^\W\d_]{{1,4}})\.?\s?)?{_M}(\d{{1,2}})[:.](\d{{2}})(?:[:.](\d{{2}}))?"
    rf"(?:\s{{0,2}}([^\W\d_]{{1,6}}(?:\.?\s?[^\W\d_])?\.?))?{_M}(?(1)\]|\s[-\u2013]\s)"
)
_FORENOON = frozenset(
    ("am", "a", "vorm", "fm", "πμ", "öö", "ص", "오전", "上午", "午前", "凌晨", "早上", "pd", "de")
)
_AFTERNOON = frozenset(
    ("pm", "p", "nachm", "em", "μμ", "ös", "م", "오후", "下午", "午後", "中午", "晚上", "md", "du")
)

_NEWEST = 2100
_SINCE = 2009  # WhatsApp's first year: a date before it shows that the order is another one


class Head(NamedTuple):
    """What a line begins with."""

    end: int  # where the rest of the line begins
    bracket: bool  # [date, time] as iPhones write it, else date, time -
    numbers: tuple[str, str, str]  # of the date, in the order of the file
    separator: str
    clock: tuple[int, int, int]
    seconds: bool
    capitals: bool  # AM or PM in capitals, as the United States write it
    comma: bool


def head_of(line: str) -> Head | None:
    """The head of a line, or None where the line goes on with the message before."""
    match = _HEAD.match(line[:HEAD_CHARACTERS])
    if match is None:
        return None
    bracket, first, separator, second, third, before, hour, minute, second_, after = match.groups()
    half = (before and _half(before)) or (after and _half(after)) or ""
    clock = _clock(int(hour), int(minute), int(second_ or 0), half)
    if clock is None:
        return None
    return Head(
        match.end() + (line[match.end() : match.end() + 1] == " " if bracket else 0), bool(bracket),
        (first, second, third), separator, clock, second_ is not None, after in ("AM", "PM"), "," in match[0],
    )  # fmt: skip


def _half(word: str) -> str:
    """Which half of the day a word means: "am", "pm", or "" for other words (klo, à, um) and none."""
    plain = re.sub(r"[.\s]", "", word).lower()
    return "am" if plain in _FORENOON else "pm" if plain in _AFTERNOON else ""


def _clock(hour: int, minute: int, second: int, half: str) -> tuple[int, int, int] | None:
    if half == "am" and hour == 12:
        hour = 0
    elif half == "pm" and hour < 12:
        hour += 12
    return (hour, minute, second) if hour < 24 and minute < 60 and second < 60 else None


class _Order:
    """One way to read the three numbers of a date, and how well the dates of a file bear it out."""

    __slots__ = ("falls", "last", "newest", "places", "preference", "wrong")

    def __init__(self, places: tuple[int, int, int], preference: int) -> None:
        self.places = places  # of year, month and day among the numbers
        self.preference = preference
        self.wrong = 0  # dates that there cannot be
        self.falls = 0  # dates before the one above
        self.last = self.newest = (0, 0, 0)

    def read(self, numbers: tuple[str, str, str]) -> tuple[int, int, int] | None:
        """Year, month and day, or None where there is no such day."""
        year, month, day = (numbers[place] for place in self.places)
        whole = int(year) + (2000 if len(year) <= 2 else 0)
        try:
            datetime(whole, int(month), int(day))  # noqa: DTZ001
        except ValueError:
            return None
        return (whole, int(month), int(day)) if 1990 <= whole < _NEWEST else None

    def see(self, numbers: tuple[str, str, str]) -> None:
        """Weigh one more date."""
        found = self.read(numbers)
        if found is None or found[0] < _SINCE:
            self.wrong += 1
            return
        self.falls += found < self.last
        self.last = found
        self.newest = max(self.newest, found)

    def rank(self) -> tuple[int, int]:
        """The less the better: dates that cannot be, then dates out of order."""
        return self.wrong, self.falls


class Dates:
    """In which order day, month and year stand in one file, learned from all of its dates."""

    def __init__(self) -> None:
        self._day_first = _Order((2, 1, 0), 1)
        self._month_first = _Order((2, 0, 1), 2)
        self._short_year_first = _Order((0, 1, 2), 3)
        self._year_first = (_Order((0, 1, 2), 1), _Order((0, 2, 1), 2))
        self._last: tuple[str, str, str] | None = None
        self._padded = self._capitals = False
        self._stroked: Head | None = None  # the first with strokes: nothing but these leaves a doubt
        self._said: _Order | None = None  # by the user

    def see(self, head: Head) -> None:
        """Take one more date into account."""
        self._capitals |= head.capitals
        if head.numbers == self._last:
            return
        self._last = head.numbers
        for order in self._orders(head.numbers):
            order.see(head.numbers)
        if len(head.numbers[0]) < 3:
            if head.separator == "/" and self._stroked is None:
                self._stroked = head
            self._padded |= head.numbers[0][0] == "0" or head.numbers[1][0] == "0"

    def _orders(self, numbers: tuple[str, str, str]) -> Iterable[_Order]:
        if len(numbers[0]) > 2:
            return self._year_first
        if len(numbers[2]) > 2:
            return (self._day_first, self._month_first)
        return (self._day_first, self._month_first, self._short_year_first)

    def day(self, head: Head) -> tuple[int, int, int] | None:
        """Year, month and day of a line, or None where there is no such day."""
        return self._best(self._orders(head.numbers)).read(head.numbers)

    def _best(self, orders: Iterable[_Order]) -> _Order:
        if self._said is not None and self._said in orders:
            return self._said
        american = self._american()
        return min(
            orders,
            key=lambda each: (
                *each.rank(),
                -1 if american and each is self._month_first else each.preference,
            ),
        )

    def _american(self) -> bool:
        """Whether dates that nothing else tells are written as in the United States: 3/4/24, 9:05 AM."""
        return self._capitals and self._stroked is not None and not self._padded

    def say(self, order: DateOrder) -> None:
        """Read dates that tell nothing in this order."""
        self._said = self._day_first if order is DateOrder.DAY_FIRST else self._month_first

    def told(self, row: int, example: Head | None, line: str) -> DatesRecord | None:
        """What the dates tell of their order; None where the question does not arise.

        `example`: the head of a line that can be read in two ways, if there is one; `line`: what follows it.
        """
        two = (self._day_first, self._month_first)
        first = self._stroked
        best = self._best(self._orders(first.numbers)) if first is not None else None
        if first is None or best not in two:
            return None
        layout = _layout(first) + "0" * self._padded + "AM" * self._capitals
        likely = DateOrder.MONTH_FIRST if best is self._month_first else DateOrder.DAY_FIRST
        if two[0].rank() != two[1].rank():
            return DatesRecord(row, layout, likely)
        if example is None:
            return None
        days = [each.read(example.numbers) for each in two]
        return DatesRecord(
            row, layout, likely, "/".join(example.numbers), line,
            (_iso(days[0]), _iso(days[1])), (_iso(two[0].newest), _iso(two[1].newest)),
        )  # fmt: skip


def has_two_readings(head: Head) -> bool:
    """Whether a date may have its day or its month first: 03/04/24; dots and dashes go with the day first."""
    first, second, _ = head.numbers
    return head.separator == "/" and int(first) != int(second) and max(int(first), int(second)) <= 12


def _layout(head: Head) -> str:
    return "[" * head.bracket + str(len(head.numbers[2])) + "," * head.comma + ":" * head.seconds


def _iso(day: tuple[int, int, int] | None) -> str:
    return "{:04}-{:02}-{:02}".format(*day) if day else ""


def whole_lines(physical: Iterable[str]) -> Iterator[tuple[int, str, bool]]:
    """Each line without its end, its number, and whether a line break stands before it.

    WhatsApp ends a message with CR LF or LF; a CR alone is part of what somebody wrote.
    """
    fresh = True
    number = 1
    for line in physical:
        yield number, line.rstrip("\r\n"), fresh
        fresh = line.endswith("\n")
        number += 1
