"""How often what is promised comes again, and that it need not where we talk before: "every two weeks unless we talk".

Read in promises, plans and reminders alone: in a note "every friday" is a word like others.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from networker.domain.quick_line.lexicon import Lexicon, either
from networker.domain.quick_line.patterns import compiled, fullmatch
from networker.domain.quick_line.text import blank, fold_same
from networker.domain.repeat import MOST, Repeat, Unit

_WEEK = Repeat(Unit.WEEK)


@dataclass(frozen=True, slots=True)
class Again:
    """What was said of it. `repeat` None: once."""

    repeat: Repeat | None = None
    unless_contact: bool = False
    month_day: int = 0  # it comes on this day of the month: "every 15th"


def often_nth(lexicon: Lexicon) -> re.Pattern[str]:
    """What says "every last friday of the month"; its groups nth and day, each with a number, are the words for these.

    "Every second friday" is one of two weeks where the language says so, unless it is of the month.
    """
    again, within = lexicon.again, lexicon.within_month
    nth, weekday = either(within.nth), either(lexicon.weekdays)
    day = f"{weekday}|{within.day}"
    alone = "|".join(
        form for form in sorted(within.nth, key=len, reverse=True) if not fullmatch(again.second, form)
    )
    on = rf"(?:(?:{lexicon.on}|{lexicon.articles}) )*"
    return compiled(
        rf"\b(?:(?:{again.every}) (?P<nth1>{nth}) (?P<day1>{day}) (?:{within.this}|{within.each})"
        rf"|(?:{again.every}) (?P<nth2>{alone}) (?P<day2>{weekday})"
        rf"|{on}(?P<nth3>{nth}) (?P<day3>{day}) (?:{within.each})"
        rf"|(?:{within.each}),? {on}(?P<nth4>{nth}) (?P<day4>{day}))\b"
    )


def several_of_month(lexicon: Lexicon) -> re.Pattern[str]:
    """What says two days of each month, which no rule here keeps: "every first and third monday", "the 1st and 15th of each month"."""
    again, within = lexicon.again, lexicon.within_month
    nth, number = f"(?:{either(within.nth)})", r"\d{1,2}(?:st|nd|rd|th|\.)?"
    joins = rf"(?:,|/| ?&| (?:{lexicon.and_words}|{lexicon.leads.either})) ?(?:(?:{lexicon.articles}|{lexicon.on}) )*"
    led = rf"\b(?:(?:{again.every}|{lexicon.on}|{lexicon.articles}) )*"
    return compiled(
        rf"{led}{nth}{joins}{nth} (?:{either(lexicon.weekdays)})\b|{led}{number}{joins}{number} (?:{within.each})\b"
        rf"|\b(?:{again.every}) (?:(?:{within.day}) )?{number}{joins}{number}(?!\w| (?:{'|'.join(again.units)})\b)"
    )


@cache
def again_reader(lexicon: Lexicon) -> "AgainReader":
    """The reader of a language, made once."""
    return AgainReader(lexicon)


class AgainReader:
    """Takes the words for it out of a text, which keeps its length."""

    def __init__(self, lexicon: Lexicon) -> None:
        words = lexicon.again
        self._words, self._numbers = words, lexicon.numbers
        self._days, self._which = lexicon.weekdays, lexicon.within_month.nth
        self._nth, self._several = often_nth(lexicon), several_of_month(lexicon)
        self._month_day = compiled(rf"\b(?:{words.month_day})")
        every = rf"\b(?:(?:{lexicon.of_words}) )?(?:{words.every}) (?:(?P<second>{words.second}) |(?P<n>\d{{1,3}}|{either(lexicon.numbers)})\.? )?"
        units = "|".join(sorted(words.units, key=len, reverse=True))
        self._counted = compiled(rf"{every}(?P<unit>{units})\b")
        self._weekday = compiled(rf"{every}(?=(?:{either(lexicon.weekdays)})\b)")
        adverbs = "|".join(sorted(words.adverbs, key=len, reverse=True))
        # "The weekly report" says nothing of when.
        self._adverb = compiled(rf"\b(?P<unit>{adverbs})\b(?=\s*(?:$|[,.;]|{words.unless}))")
        self._unless = compiled(rf"[ ,(]*\b(?:{words.unless})\b\)?")

    def take(self, text: str) -> tuple[str, Again]:
        """The text without them, and what they say."""
        text, unless_contact = self._taken(text, self._unless)
        folded = fold_same(text)
        if self._several.search(folded) is not None:
            return text, Again(None, unless_contact)  # it is asked about
        if (nth := self._nth.search(folded)) is not None:
            said = {name[:3]: word for name, word in nth.groupdict().items() if word}
            which, weekday = self._which[said["nth"]], self._days.get(said["day"])
            text = blank(text, nth.start(), nth.end())
            if weekday is None and which > 0:
                return text, Again(Repeat(Unit.MONTH), unless_contact, which)
            return text, Again(Repeat(Unit.MONTH, nth=which, weekday=weekday), unless_contact)
        if (on := self._month_day.search(folded)) is not None and 1 <= int(on["n"]) <= 31:
            text = blank(text, on.start(), on.end())
            return text, Again(Repeat(Unit.MONTH), unless_contact, int(on["n"]))
        for pattern, units in (
            (self._counted, self._words.units),
            (self._weekday, None),
            (self._adverb, self._words.adverbs),
        ):
            for found in pattern.finditer(folded):
                counted = self._repeat(found, units)
                if counted is not None:
                    return blank(text, found.start(), found.end()), Again(counted, unless_contact)
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
