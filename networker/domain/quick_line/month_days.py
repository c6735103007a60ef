"""Days counted within a month: "the first monday of october" is one, "mid october" and "its first week" are none.

The end of a month is its last day where something is due; of what happened it is asked which day it was.
"""

import re
from collections.abc import Callable
from datetime import date
from functools import cache

from networker.domain.quick_line.again import often_nth, several_of_month
from networker.domain.quick_line.found import Found
from networker.domain.quick_line.lexicon import Lexicon, either
from networker.domain.quick_line.patterns import compiled
from networker.domain.quick_line.reckoning import end_of_month, month_later, nth_weekday, of_some_year


@cache
def month_reader(lexicon: Lexicon) -> "MonthReader":
    """The reader of a language, made once."""
    return MonthReader(lexicon)


class MonthReader:
    """Reads them in one language."""

    def __init__(self, lexicon: Lexicon) -> None:
        words = lexicon.within_month
        self._words, self._months = words, lexicon.months
        self._weekdays, self._until = lexicon.weekdays, compiled(rf"(?:{lexicon.until})\b")
        months, nth, days = either(lexicon.months), either(words.nth), either(lexicon.weekdays)
        of = (
            rf"(?:(?:(?:{words.of}) )?(?P<month>{months})\b\.?(?: (?:of |de )?(?P<year>\d{{4}})\b)?"
            rf"|(?P<this>{words.this})\b|(?P<next>{words.next})\b|(?P<last>{words.last})\b)"
        )
        led = rf"\b(?:(?:{words.before}|{lexicon.on}) )*"
        self._hint = compiled(rf"\b(?:{nth}|{words.parts}|{words.end}|{words.each}|{lexicon.again.every})")
        self._often = often_nth(lexicon)
        self._several = several_of_month(lexicon)
        self._nth = compiled(rf"{led}(?P<nth>{nth}) (?:(?P<day>{days})|(?:{words.day})) {of}")
        self._vague = compiled(
            rf"{led}(?:(?:{nth}) (?:{words.weeks}) {of}|(?:{nth}) (?:{months})(?:{words.weeks})\b)"
        )
        self._parts = compiled(rf"{led}(?:{words.parts}) ?(?:{of}|(?:{words.week})\b)")
        self._end = compiled(rf"{led}(?:{words.end}) {of}")

    def find(self, folded: str, text: str, ahead: bool, *, today: date) -> list[Found]:
        """Every one of a text, relative to `today`; `ahead`: it is a promise."""
        if self._hint.search(folded) is None:
            return []
        found = [
            Found(m.start(), m.end(), asks=text[m.start() : m.end()]) for m in self._several.finditer(folded)
        ]
        found += [
            Found(m.start(), m.end(), month_only=True, often=True) for m in self._often.finditer(folded)
        ]
        found += [self._counted(m, text, ahead, today) for m in self._nth.finditer(folded)]
        for pattern in (self._vague, self._parts):
            found += [self._none(m) for m in pattern.finditer(folded)]
        return [*found, *(self._ended(m, ahead, today) for m in self._end.finditer(folded))]

    def _none(self, m: re.Match[str]) -> Found:
        return Found(m.start(), m.end(), month_only=True, ahead=bool(m["next"]))

    def _counted(self, m: re.Match[str], text: str, ahead: bool, today: date) -> Found:
        """The first monday, the last day; a fifth one that a month has not is asked about."""
        nth, weekday = self._words.nth[m["nth"]], self._weekdays[m["day"]] if m["day"] else None
        day = self._day(m, ahead, today, lambda first: nth_weekday(first, nth, weekday))
        if day is None:
            return Found(m.start(), m.end(), asks=text[m.start() : m.end()].strip())
        until = self._until.match(m[0]) is not None
        lies_ahead = until or bool(m["next"]) or (not ahead and day > today)
        return Found(m.start(), m.end(), day, ahead=lies_ahead)

    def _ended(self, m: re.Match[str], ahead: bool, today: date) -> Found:
        until = self._until.match(m[0]) is not None
        if not (ahead or until or m["next"] or m["this"]):
            return self._none(m)
        return Found(
            m.start(), m.end(), self._day(m, True, today, end_of_month), ahead=until or not m["month"]
        )

    def _day(
        self, m: re.Match[str], ahead: bool, today: date, of: Callable[[date], date | None]
    ) -> date | None:
        """The day of the month that is said."""
        ahead = ahead or self._until.match(m[0]) is not None
        first = today.replace(day=1)
        if m["month"] is None:
            day = of(month_later(first, 1 if m["next"] else -1 if m["last"] else 0))
            over = ahead and m["this"] and day is not None and day < today
            return of(month_later(first, 1)) if over else day
        month = self._months[m["month"]]
        if m["year"]:
            return of(date(int(m["year"]), month, 1))
        # A fifth monday that this october has not is none of another year.
        meant = of_some_year(
            lambda year: of(date(year, month, 1)) or end_of_month(date(year, month, 1)),
            today,
            ahead=ahead,
        )
        return of(meant.replace(day=1)) if meant is not None else None
