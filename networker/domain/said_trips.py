"""A trip as people say it: where to, from when until when."""

import re
from dataclasses import dataclass
from datetime import date, timedelta
from types import MappingProxyType

from networker.domain.quick_line.read import LEXICONS
from networker.domain.quick_line.reckoning import full_year, nearest
from networker.domain.quick_line.text import clean, fold_same

LONGEST = 366  # days

_MONTHS = MappingProxyType(
    {name: n for lexicon in LEXICONS.values() for name, n in lexicon.months.items() if len(name) > 2}
)
_MONTH = "|".join(sorted(_MONTHS, key=len, reverse=True))
_NTH = r"(?:st|nd|rd|th|º|\.)?"
_YEAR = r"(?:,?\s*(?:del?\s)?(\d{4}|['’]\d\d)\b)?"
_TO = r"\s*(?:-|–|—|\b(?:to|until|till|through|bis|al|and|und)\b)\s*(?:(?:the|zum)\s)?"
_ON = r"(?:\b(?:from|between|on|the|vom|von|zwischen|am|ab|del|el)\s+)*$"
# One day: 2027-02-03, 3.2.2027, 3 February 2027, February 3rd, 2027.
_DAY = re.compile(
    rf"\b(\d{{4}})-(\d\d?)-(\d\d?)\b|\b(\d{{1,2}})\.\s?(\d{{1,2}})\.(?:\s?(\d{{4}}|\d\d)\b)?"
    rf"|\b(\d{{1,2}}){_NTH}(?:\s(?:of|de))?\s*({_MONTH})\b\.?{_YEAR}|\b({_MONTH})\b\.?\s*(\d{{1,2}}){_NTH}(?!\d){_YEAR}"
)
_DAY_BEFORE = re.compile(rf"(?<![\d.])\b(\d{{1,2}}){_NTH}{_TO}$")
_DAY_BEHIND = re.compile(rf"{_TO}(\d{{1,2}}){_NTH}(?!\d){_YEAR}")
_TO_BEHIND = re.compile(rf"{_TO}|\s*[/,]?\s*")  # before a second whole day
_LEAD = re.compile(
    r"^(?:(?:i|we)(?:'?ll| will|'?m going to|'?re going to| (?:am|are) going to) be in"
    r"|(?:(?:i|we)(?:'?m|'?re| am| are) )?(?:going|flying|driving|travell?ing|off|(?:a )?trip) to"
    r"|(?:i|we)(?:'?m|'?re| am| are) in|trip"
    r"|(?:ich|wir) (?:bin|fahre|fliege|reise|werde|sind|fahren|fliegen|reisen|werden)(?: (?:in|nach))?"
    r"|reise nach|estare en|voy a|in|nach|to|en)\s+"
)


@dataclass(frozen=True, slots=True)
class Said:
    """What was said of a trip. Days are local; None where none was said or there is no such day."""

    place: str
    since: date | None = None
    until: date | None = None
    more: bool = False  # other days are said besides: of another trip


def read(text: str, today: date) -> Said:
    """ "Birmingham 3–5 February": the place and the days. Years left out are those in which the trip is not over yet."""
    folded = fold_same(text)
    found = _DAY.search(folded)
    if found is None:
        return Said(_place(text))
    begins, ends = found.start(), found.end()
    first = last = _parts(found)
    within: int | None = None  # the first day, of the same month
    if before := _DAY_BEFORE.search(folded[:begins]):
        within, begins = int(before[1]), before.start()
    elif to := _TO_BEHIND.match(folded, ends):
        if behind := _DAY.match(folded, to.end()):
            last, ends = _parts(behind), behind.end()
        elif behind := _DAY_BEHIND.match(folded, ends):
            last, ends = (_year(behind[2]) if behind[2] else first[0], first[1], int(behind[1])), behind.end()
    on = re.search(_ON, folded[:begins])
    place = _place(text[: on.start() if on else begins] + " " + text[ends:])
    until = _day(last, first[0], today)
    if until and first[0] is not None and last[0] is None and last[1:] < first[1:]:
        until = _day((first[0] + 1, *last[1:]), None, today)  # "31 December 2026 – 1 January"
    if until and within is not None:
        since = _day((until.year, until.month, within), None, today)
    else:
        since = _day(first, None, today, before=until) if until else None
    more = _DAY.search(folded, ends) is not None
    return Said(place, since, until, more) if since and until else Said(place)


def _place(text: str) -> str:
    text = " ".join(text.split())
    lead = _LEAD.match(fold_same(text))
    return clean(text[lead.end() :] if lead else text)


def _parts(found: re.Match[str]) -> tuple[int | None, int, int]:
    """(year, month, day) of a day as it was written."""
    year, month, day, dotted, its_month, its_year, number, name, of_year, name2, number2, of_year2 = (
        found.groups()
    )
    if year:
        return int(year), int(month), int(day)
    if dotted:
        return full_year(its_year) if its_year else None, int(its_month), int(dotted)
    if number:
        return _year(of_year), _MONTHS[name], int(number)
    return _year(of_year2), _MONTHS[name2], int(number2)


def _year(said: str | None) -> int | None:
    """A year as it is written behind a month: 2027, or '27."""
    return full_year(said.lstrip("'’")) if said else None


def _day(
    parts: tuple[int | None, int, int], year: int | None, today: date, before: date | None = None
) -> date | None:
    """The day meant; `before`: it is this one or the last such before it. None where there is none."""
    own, month, day = parts
    try:
        if own is not None:
            return date(own, month, day)
        if before is not None:
            found = date(before.year, month, day)
            return found if found <= before else date(before.year - 1, month, day)
        if year is not None:
            return date(year, month, day)
    except ValueError:
        return None
    return nearest(day, month, today, ahead=True)


def wrong(said: Said, today: date) -> str:
    """What is still missing or cannot be, as one sentence; "" where all is well."""
    if not said.place:
        return "Where to? Write it like this: Birmingham 3–5 February."
    if said.more:
        return "One trip at a time, please: write the first one alone."
    if said.since is None or said.until is None:
        return "From when until when? Write it like this: Birmingham 3–5 February."
    if said.until < said.since:
        return "This trip would end before it begins."
    if said.until < today:
        return "These days have passed. A trip lies ahead."
    if said.until - said.since > timedelta(days=LONGEST):
        return "That is longer than a year: note it as your own place instead."
    return ""
