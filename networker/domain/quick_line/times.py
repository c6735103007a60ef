"""Times of the clock as they are said in a sentence; a number that belongs to a house or a street is none."""

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import time

from networker.domain.quick_line.found import Found
from networker.domain.quick_line.lexicon import Lexicon, clock, spoken
from networker.domain.quick_line.naming import NameReader
from networker.domain.quick_line.patterns import compiled, fullmatch
from networker.domain.quick_line.text import fold_same

_AT_SIGN = re.compile(r"(?<![^\s(])@ ?(\d{1,2})(?:[:.](\d\d))?(?=\s|$|[,;:)])(?! ?(?:[Uu]hr|h|[ap]\.?m)\b)")
_SURE = re.compile(r"\d ?[ap]\.?m\b|\buhr\b|:\d\d")
_CLOCK = re.compile(r"(?<![\d:.])(\d{1,2}):(\d\d)(?![\d:]|\.\d)")


class TimeReader:
    """Reads times in one language."""

    def __init__(self, lexicon: Lexicon, names: NameReader, date_words: re.Pattern[str]) -> None:
        self._words, self._names, self._date_words = lexicon, names, date_words
        self._time = compiled(lexicon.time)
        led, to, hour = lexicon.range_from, lexicon.range_to, r"(?P<h>\d{1,2})(?:[:.](?P<m>\d\d))?"
        self._begin = compiled(
            rf"(?:\b(?:{led}) |(?<![\w.,:/-]))(?<!\d){hour} ?(?:{to}|{lexicon.range_and}) ?$"
        )
        fixed = "|".join(pattern for pattern, _ in lexicon.fixed_days)
        ends = rf"(?= *(?:$|[,:;.@]|(?:{lexicon.on}|{lexicon.places}|{lexicon.with_words}|{lexicon.about}|{lexicon.place_ends}|{fixed})\b))"
        self._bare_range = compiled(
            rf"\b(?:{led}) {hour} ?(?:{to}|{lexicon.range_and}) (?P<end>\d{{1,2}})(?:[:.]\d\d)?{ends}"
        )

    def find(self, folded: str, text: str, _ahead: bool) -> list[Found]:
        """Every time said, as the clock shows it or as it is spoken."""
        found = []
        for m in _AT_SIGN.finditer(text):
            moment = clock(int(m[1]), int(m[2])) if m[2] else spoken(int(m[1]))
            if moment is not None and not self._is_house(m, text):
                found.append(Found(m.start(), m.end(), time=moment))
        for m in self._time.finditer(folded):
            if self._is_house(m, text):
                continue
            moment = self._words.read_time(m)
            if moment is not None:
                found.append(Found(m.start(), m.end(), time=moment))
            elif _SURE.search(m[0]):
                found.append(Found(m.start(), m.end(), asks=m[0].strip(), which="time"))
        for m in _CLOCK.finditer(text):
            if int(m[1]) > 23 or int(m[2]) > 59:
                found.append(Found(m.start(), m.end(), asks=m[0], which="time"))
        return [*self._ranges(found, folded), *self._bare_ranges(folded)]

    def _ranges(self, found: Sequence[Found], folded: str) -> list[Found]:
        """Of "14:00-15:30" and "from 2 to 3pm" the begin is the time."""
        ranges: list[Found] = []
        for each in sorted(found, key=lambda each: each.start):
            last = ranges[-1] if ranges else None
            if last is not None and last.time and each.time:
                between = folded[last.stop : each.start]
                if fullmatch(rf"\s*(?:{self._words.range_to})\s*", between):
                    ranges[-1] = replace(last, stop=each.stop, time=_begin(last.time, each, folded))
                    continue
            ranges.append(self._begun(each, folded))
        return ranges

    def _begun(self, end: Found, folded: str) -> Found:
        """The hour before "to 3pm", in the half of the day that ends with it."""
        m = self._begin.search(folded[: end.start])
        if m is None or end.time is None or not 0 <= int(m["h"]) <= 23 or int(m["m"] or 0) > 59:
            return end
        hours = [hour for hour in (int(m["h"]), int(m["h"]) + 12) if hour < 24]
        begins = [moment for hour in hours if (moment := time(hour, int(m["m"] or 0))) <= end.time]
        return replace(end, start=m.start(), time=begins[-1]) if begins else end

    def _bare_ranges(self, folded: str) -> list[Found]:
        """ "From 2 to 3", "de 10 a 11" where nothing follows that is counted."""
        found = []
        for m in self._bare_range.finditer(folded):
            hour, minute, end = int(m["h"]), int(m["m"] or 0), int(m["end"])
            moment = clock(hour, minute) if m["m"] else spoken(hour)
            if moment is not None and end <= 24:
                found.append(Found(m.start(), m.end(), time=moment))
        return found

    def _is_house(self, m: re.Match[str], text: str) -> bool:
        """Whether a number at a capital is a place's: "at 21 Club", "@ 10 Downing Street"."""
        behind = re.match(r" ([^\W\d_][a-zà-ÿ'’]+)", text[m.end() :])
        if (
            behind is None
            or self._words.nouns_capital
            or not re.fullmatch(r"(?:at |@ ?)\d{1,2}", m[0].lower())
        ):
            return False
        word = fold_same(behind[1])
        date_word = self._date_words.fullmatch(word) is not None or word in self._words.stop
        return behind[1][0].isupper() and not date_word and not self._names.is_name(behind[1])


def _begin(begin: time, end: Found, folded: str) -> time:
    """Of "2:15 to 3pm" the begin is in the afternoon, too."""
    assert end.time is not None
    later = begin.replace(hour=begin.hour + 12) if begin.hour < 12 else begin
    half_day = re.search(r"p\.?m", folded[end.start : end.stop])
    return later if half_day and later <= end.time else begin
