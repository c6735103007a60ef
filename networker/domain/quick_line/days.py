"""Days and times as they are said in a sentence, counted from `now`. Nothing is guessed: 11/3 is asked about.

Weekdays are never today; what happened lies behind, what is promised ahead; years left out are the nearest.
"""

import contextlib
import re
from dataclasses import dataclass
from datetime import date, timedelta
from datetime import time as clock_time

from networker.domain.names import fold
from networker.domain.quick_line.lexicon import Lexicon

_CLOCK = re.compile(r"(?<![\d:.])(\d{1,2}):(\d\d)(?![\d:]|\.\d)")


@dataclass(frozen=True, slots=True)
class Found:
    """A day or time said in a text, with its place there.

    `asks`: the words of which cannot be told which day, or `which` else, is meant.
    """

    start: int
    stop: int
    day: date | None = None
    time: clock_time | None = None
    asks: str = ""
    ahead: bool = False  # it can only lie ahead ("tomorrow", a whole date to come)
    month_only: bool = False
    which: str = "day"


def _month_later(day: date, months: int) -> date:
    index = day.year * 12 + day.month - 1 + months
    year, month = divmod(index, 12)
    last = (date(year + (month == 11), (month + 1) % 12 + 1, 1) - timedelta(days=1)).day
    return date(year, month + 1, min(day.day, last))


def end_of_month(day: date) -> date:
    """The last day of a day's month."""
    return _month_later(day.replace(day=1), 1) - timedelta(days=1)


def _nearest(day: int, month: int, today: date, *, ahead: bool) -> date | None:
    """The year left out: the most recent past for what happened, the next future for a promise."""
    for year in (today.year, today.year + (1 if ahead else -1), today.year + (2 if ahead else -2)):
        try:
            found = date(year, month, day)
        except ValueError:
            continue
        if found >= today if ahead else found <= today:
            return found
    for back in range(3, 9):  # 29 February
        try:
            return date(today.year + (back if ahead else -back), month, day)
        except ValueError:
            continue
    return None


def _full_year(text: str) -> int:
    return int(text) + (2000 if len(text) == 2 else 0)


def _weekday(number: int, today: date, *, ahead: bool, next_: bool) -> date:
    """The last one before today for what happened, the next one after it for a promise; never today."""
    if ahead or next_:
        days = (number - today.weekday() - 1) % 7 + 1
        return today + timedelta(days=days)
    return today - timedelta(days=(today.weekday() - number - 1) % 7 + 1)


class DayReader:
    """Reads days and times of one language relative to one day."""

    def __init__(self, lexicon: Lexicon, today: date) -> None:
        self._words, self._today = lexicon, today
        months, days = (
            "|".join(sorted(lexicon.months, key=len, reverse=True)),
            "|".join(sorted(lexicon.weekdays, key=len, reverse=True)),
        )
        on = f"(?:(?:{lexicon.on}) )?"
        self._iso = re.compile(rf"\b{on}(\d{{4}})-(\d\d)-(\d\d)\b")
        self._dotted = re.compile(
            rf"(?<![\d.]){on}(\d{{1,2}})\.\s?(\d{{1,2}})\.(?:\s?(\d{{4}}|\d\d))?(?![\d.])"
        )
        self._slashed = re.compile(rf"(?<![\d/]){on}(\d{{1,2}})/(\d{{1,2}})(?:/(\d{{4}}|\d\d))?(?![\d/])")
        self._day_month = re.compile(
            rf"(?<!\d){on}(\d{{1,2}})(?:st|nd|rd|th|\.)?(?: of| de)? ({months})\b\.?(?:,? (?:de )?(\d{{4}}))?"
        )
        self._month_day = re.compile(rf"\b{on}({months})\.? (\d{{1,2}})(?:st|nd|rd|th)?\b(?:,? (\d{{4}}))?")
        self._the_day = re.compile(r"\bon the (\d{1,2})(?:st|nd|rd|th)\b|\bel dia (\d{1,2})\b")
        self._weekday = re.compile(
            rf"\b(?:(?:{lexicon.on}) )?(?:({lexicon.last}|{lexicon.next}) )?({days})\b(?: ({lexicon.last}))?"
        )
        self._in_month = re.compile(rf"\b(?:in|im|en) ({months})\b")
        self._ago = re.compile(lexicon.ago)
        self._hence = re.compile(lexicon.hence)
        self._fixed = [(re.compile(rf"\b(?:{pattern})\b"), days_) for pattern, days_ in lexicon.fixed_days]
        self._week = re.compile(rf"\b(?:{lexicon.next_week})\b")
        self._month_end = re.compile(rf"\b(?:{lexicon.month_end})\b")
        self._time = re.compile(lexicon.time)

    def find(self, text: str, *, ahead: bool = False) -> list[Found]:
        """Every day and time said, in their order, none within another. `ahead`: the text is a promise."""
        folded = fold(text)
        if len(folded) != len(text):
            folded = text.lower()
        found: list[Found] = []
        for reader in (self._whole_dates, self._named_dates, self._relative, self._weekdays, self._times):
            for each in reader(folded, text, ahead):
                if all(each.stop <= other.start or each.start >= other.stop for other in found):
                    found.append(each)
        return sorted(found, key=lambda each: each.start)

    def _whole_dates(self, folded: str, text: str, ahead: bool) -> list[Found]:
        found = []
        for m in self._iso.finditer(folded):
            found.append(self._made(m, int(m[3]), int(m[2]), int(m[1]), ahead, text))
        for m in self._dotted.finditer(folded):
            found.append(self._made(m, int(m[1]), int(m[2]), _full_year(m[3]) if m[3] else None, ahead, text))
        for m in self._slashed.finditer(folded):
            one, two, year = int(m[1]), int(m[2]), _full_year(m[3]) if m[3] else None
            if self._words.slash_day_first or one > 12:
                found.append(self._made(m, one, two, year, ahead, text))
            elif two > 12:
                found.append(self._made(m, two, one, year, ahead, text))
            elif one == two:
                found.append(self._made(m, one, two, year, ahead, text))
            else:
                start = m.start(1)
                found.append(Found(m.start(), m.end(), asks=text[start : m.end()]))
        return [each for each in found if each is not None]

    def _named_dates(self, folded: str, text: str, ahead: bool) -> list[Found]:
        found = []
        for m in self._day_month.finditer(folded):
            year = int(m[3]) if m[3] else None
            found.append(self._made(m, int(m[1]), self._words.months[m[2]], year, ahead, text))
        for m in self._month_day.finditer(folded):
            year = int(m[3]) if m[3] else None
            found.append(self._made(m, int(m[2]), self._words.months[m[1]], year, ahead, text))
        for m in self._the_day.finditer(folded):
            number = int(m[1] or m[2])
            day = self._of_month(number, ahead)
            if day is not None:
                found.append(Found(m.start(), m.end(), day))
        for m in self._in_month.finditer(folded):
            found.append(Found(m.start(), m.end(), month_only=True))
        return [each for each in found if each is not None]

    def _of_month(self, number: int, ahead: bool) -> date | None:
        for months in (0, 1 if ahead else -1, 2 if ahead else -2):
            first = _month_later(self._today.replace(day=1), months)
            try:
                day = first.replace(day=number)
            except ValueError:
                continue
            if day >= self._today if ahead else day <= self._today:
                return day
        return None

    def _made(
        self, m: re.Match[str], day: int, month: int, year: int | None, ahead: bool, text: str
    ) -> Found | None:
        """The date of a match; a day that its month never has is asked about."""
        if not (1 <= month <= 12 and 1 <= day <= 31):
            return None
        made: date | None = None
        if year is None:
            made = _nearest(day, month, self._today, ahead=ahead)
        else:
            with contextlib.suppress(ValueError):
                made = date(year, month, day)
        if made is None:
            return Found(m.start(), m.end(), asks=text[m.start() : m.end()].strip())
        return Found(m.start(), m.end(), made, ahead=year is not None and made > self._today)

    def _relative(self, folded: str, text: str, ahead: bool) -> list[Found]:
        found = []
        for pattern, days in self._fixed:
            for m in pattern.finditer(folded):
                found.append(Found(m.start(), m.end(), self._today + timedelta(days=days), ahead=days > 0))
        for m in self._week.finditer(folded):
            monday = self._today + timedelta(days=7 - self._today.weekday())
            found.append(Found(m.start(), m.end(), monday, ahead=True))
        for m in self._month_end.finditer(folded):
            found.append(Found(m.start(), m.end(), end_of_month(self._today), ahead=True))
        for pattern, sign in ((self._ago, -1), (self._hence, 1)):
            for m in pattern.finditer(folded):
                day = self._counted(m.group("n"), m.group("unit"), sign)
                if day is not None:
                    found.append(Found(m.start(), m.end(), day, ahead=sign > 0))
        return found

    def _counted(self, number: str, unit: str, sign: int) -> date | None:
        n = int(number) if number.isdigit() else self._words.numbers.get(number, 1)
        if n > 1000:
            return None
        if unit.startswith(self._words.day_units):
            return self._today + timedelta(days=sign * n)
        if unit.startswith(self._words.week_units):
            return self._today + timedelta(days=7 * sign * n)
        if unit.startswith(self._words.month_units):
            return _month_later(self._today, sign * n)
        return _month_later(self._today, 12 * sign * n)

    def _weekdays(self, folded: str, text: str, ahead: bool) -> list[Found]:
        found = []
        for m in self._weekday.finditer(folded):
            which = m[1] or ""
            next_ = bool(which) and re.fullmatch(self._words.next, which) is not None
            number = self._words.weekdays[m[2]]
            day = _weekday(number, self._today, ahead=ahead, next_=next_)
            if next_ and day.isocalendar()[:2] == self._today.isocalendar()[:2] and not ahead:
                # "Next Friday" said on Wednesday may be this one or that: it is asked about.
                found.append(Found(m.start(), m.end(), asks=text[m.start() : m.end()].strip()))
            else:
                found.append(Found(m.start(), m.end(), day, ahead=next_))
        return found

    def _times(self, folded: str, text: str, ahead: bool) -> list[Found]:
        found = []
        for m in self._time.finditer(folded):
            moment = self._words.read_time(m)
            if moment is not None:
                found.append(Found(m.start(), m.end(), time=moment))
        for m in _CLOCK.finditer(text):
            if int(m[1]) > 23 or int(m[2]) > 59:
                found.append(Found(m.start(), m.end(), asks=m[0], which="time"))
        return found
