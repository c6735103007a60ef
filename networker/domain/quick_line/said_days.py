"""Which of the days and times of a head are the talk's: one of each. What else is said of days is asked, or stays."""

import re

from networker.domain.quick_line.found import Found
from networker.domain.quick_line.lexicon import Lexicon
from networker.domain.quick_line.naming import NameReader
from networker.domain.quick_line.reading import Reading
from networker.domain.quick_line.text import fold_same
from networker.domain.quick_line.understood import Unclear

UNTIL = r"(?:until|till?|since|from|bis|seit|ab|hasta|desde)\b"
_NOT = re.compile(r"\b(?:not|nicht|no)\s*$")


class SaidDays:
    """Settles it in one language."""

    def __init__(self, lexicon: Lexicon, names: NameReader) -> None:
        self._words, self._names = lexicon, names

    def settle(self, reading: Reading) -> None:
        """Give back to the head what is not when it was: a second day, a month beside a day, days of a clause."""
        bare = reading.bare
        day = next((each for each in reading.note_days if each.day), None)
        time = next((each for each in reading.note_days if each.time), None)
        chosen: list[Found] = []
        for each in reading.days:
            clause = any(one.start <= each.start < one.stop for one in reading.clauses)
            if clause and (
                self._is_of_clause(reading, bare, each) or (day and each.day) or (time and each.time)
            ):
                continue
            if each.day is not None and day is not None and not each.time:
                if each.day != day.day:
                    self._second(reading, bare, day, each)
                    continue
            elif each.time is not None and time is not None:
                continue
            chosen.append(each)
            day = day or (each if each.day else None)
            time = time or (each if each.time else None)
        if day is not None:  # "3 times in may" beside a day is no answer to when it was
            chosen = [each for each in chosen if not each.month_only]
        chosen = [each for each in chosen if not (each.month_only and self._is_since(reading.head, each))]
        for each in reading.days:
            if each not in chosen:
                reading.kept.append((each.start, each.stop))
                said = reading.head[each.start : each.stop]
                reading.bare = reading.bare[: each.start] + said + reading.bare[each.stop :]
        reading.days = chosen

    @staticmethod
    def _is_since(head: str, period: Found) -> bool:
        """ "Since may" says nothing of when it was."""
        before, said = fold_same(head[: period.start]), fold_same(head[period.start : period.stop])
        return re.match(UNTIL, said) is not None or re.search(rf"{UNTIL}\s*$", before) is not None

    def _is_of_clause(self, reading: Reading, bare: str, day: Found) -> bool:
        """ "She's away until friday": a clause keeps its days, but for one at its end."""
        clause = next(one for one in reading.clauses if one.start <= day.start < one.stop)
        subject = re.match(rf"[\s,]*(?:{self._words.subject})(?!\w)", fold_same(bare[clause.start :]))
        until = re.match(UNTIL, fold_same(reading.head[day.start : day.stop])) is not None
        inside = re.search(r"\w", bare[day.stop : clause.stop]) is not None
        return until or day.month_only or (subject is not None and inside)

    def _second(self, reading: Reading, bare: str, first: Found, second: Found) -> None:
        """Another day: "yesterday and today" is asked about; "not tuesday", or one within what is told, stays."""
        if _NOT.search(fold_same(reading.head[: second.start])):
            return
        between = bare[first.stop : second.start] if first.stop <= second.start else bare[: second.start]
        named = self._names.find(bare[: second.start])
        rest = named.rest[first.stop : second.start]
        small = rf"{self._words.and_words}|{self._words.on}|{self._words.leads.either}"
        own = [word for word in re.findall(r"\w+", fold_same(rest)) if not re.fullmatch(small, word)]
        if own and not any(first.stop <= place for place in named.places):
            return
        start = first.start if not own and rest == between else second.start
        reading.asked.append(Unclear(reading.head[start : second.stop].strip(), "which day"))
