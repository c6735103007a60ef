"""How often what is promised comes again, and that it need not where we talk before: "every two weeks unless we talk".

Read in promises, plans and reminders alone: in a note "every friday" is a word like others.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass

from networker.domain.quick_line.lexicon import Lexicon, either
from networker.domain.quick_line.text import blank, fold_same
from networker.domain.repeat import MOST, Repeat, Unit

_WEEK = Repeat(Unit.WEEK)


@dataclass(frozen=True, slots=True)
class Again:
    """What was said of it. `repeat` None: once."""

    repeat: Repeat | None = None
    unless_contact: bool = False


class AgainReader:
    """Takes the words for it out of a text, which keeps its length."""

    def __init__(self, lexicon: Lexicon) -> None:
        words = lexicon.again
        self._words, self._numbers = words, lexicon.numbers
        every = rf"\b(?:{words.every}) (?:(?P<second>{words.second}) |(?P<n>\d{{1,3}}|{either(lexicon.numbers)})\.? )?"
        units = "|".join(sorted(words.units, key=len, reverse=True))
        self._counted = re.compile(rf"{every}(?P<unit>{units})\b")
        self._weekday = re.compile(rf"{every}(?=(?:{either(lexicon.weekdays)})\b(?! (?:{words.of_month})))")
        adverbs = "|".join(sorted(words.adverbs, key=len, reverse=True))
        # "The weekly report" says nothing of when.
        self._adverb = re.compile(rf"\b(?P<unit>{adverbs})\b(?=\s*(?:$|[,.;]|{words.unless}))")
        self._unless = re.compile(rf"[ ,(]*\b(?:{words.unless})\b\)?")

    def take(self, text: str) -> tuple[str, Again]:
        """The text without them, and what they say."""
        text, unless_contact = self._taken(text, self._unless)
        folded = fold_same(text)
        for pattern, units in (
            (self._counted, self._words.units),
            (self._weekday, None),
            (self._adverb, self._words.adverbs),
        ):
            for found in pattern.finditer(folded):
                repeat = self._repeat(found, units)
                if repeat is not None:
                    return blank(text, found.start(), found.end()), Again(repeat, unless_contact)
        return text, Again(None, unless_contact)

    def _taken(self, text: str, pattern: re.Pattern[str]) -> tuple[str, bool]:
        found = pattern.search(fold_same(text))
        return (blank(text, found.start(), found.end()), True) if found else (text, False)

    def _repeat(self, found: re.Match[str], units: Mapping[str, Repeat] | None) -> Repeat | None:
        said = found.groupdict()
        unit = units[said["unit"]] if units else _WEEK  # of a weekday
        n = said.get("n") or "1"
        times = 2 if said.get("second") else int(n) if n.isdigit() else self._numbers[n]
        every = unit.every * times
        return Repeat(unit.unit, every) if 1 <= every <= MOST else None
