"""A trip as people say it: where to, from when until when."""

import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date, timedelta

from networker.domain.quick_line.reckoning import full_year, nearest
from networker.domain.quick_line.text import clean, fold_same
from networker.domain.said_spans import MONTHS, NUMBERS, as_names, either, has_day_word, in_whole_days

LONGEST = 366  # days

_MONTH = either(MONTHS)
_NTH = r"(?:st|nd|rd|th|º|\.)?"
_YEAR = r"(?:,?\s*(?:del?\s)?(\d{4}|['’]\d\d)\b)?"
_TO = r"\s*(?:-|–|—|\b(?:to|until|till|through|bis|hasta|al|and|und)\b)\s*(?:(?:the|zum|el)\s)?"
_ON = r"(?:\b(?:from|between|on|the|vom|von|zwischen|am|ab|del?|desde|el)\s+)*$"
_FROM = re.compile(r"\s*\b(?:from|ab|vom|von|desde)\s")
# One day: 2027-02-03, 3.2.2027, 3 February 2027, February 3rd, 2027.
_DAY = re.compile(
    rf"\b(\d{{4}})-(\d\d?)-(\d\d?)\b|\b(\d{{1,2}})\.\s?(\d{{1,2}})\.(?:\s?(\d{{4}}|\d\d)\b)?"
    rf"|\b(\d{{1,2}}){_NTH}(?:\s(?:of|de))?\s*({_MONTH})\b\.?{_YEAR}|\b({_MONTH})\b\.?\s*(\d{{1,2}}){_NTH}(?!\d){_YEAR}"
)
_DAY_BEFORE = re.compile(rf"(?<![\d.])\b(\d{{1,2}}){_NTH}{_TO}$")
_DAY_BEHIND = re.compile(rf"{_TO}(\d{{1,2}}){_NTH}(?!\d){_YEAR}")
_UNTIL = re.compile(r"\b(?:until|till|through|bis(?: zum)?|hasta(?: el)?)\s+(?:the\s)?$")
_NUMBER = rf"\d{{1,3}}|{either(NUMBERS)}"
_SPAN = (
    rf"(?P<n>{_NUMBER})\s(?:(?P<nights>nights?|nachte?|noches?)|(?P<weeks>weeks?|wochen?|semanas?)"
    r"|days?|tage?n?|dias?)\b"
)
_FOR = r"(?:for|fur|por|durante)\s"
_LONG = re.compile(rf"\s*,?\s*{_FOR}{_SPAN}")
_FOR_LONG = re.compile(rf"\b{_FOR}{_SPAN}\s*")  # the same before the day: "for 3 days from 3 March"
_SO_LONG = re.compile(rf"\b{_SPAN}\s*$")  # without "for" right before it alone
_ABOUT_LONG = re.compile(  # beside more days than one: "three days in January"
    rf"\s*,?\s*(?:\b{_FOR})?(?<![\w-])(?P<n>{_NUMBER}|an?|eine?n?|una?|some|(?:a )?few|(?:a )?couple of|ein paar|einige|un[ao]s)"
    r"\s(?:nights?|nachte?|noches?|weeks?|wochen?|semanas?|days?|tage?n?|dias?)\b"
)
_WHERE = re.compile(r"\b(?:in|nach|to|en)\s+(?=\S)")  # "meet me in Lyon"
_TO_BEHIND = re.compile(rf"{_TO}|\s*[/,]?\s*")  # before a second whole day
_LEAD = re.compile(
    r"^(?:(?:i|we)(?:'?ll| will|'?m going to|'?re going to| (?:am|are) going to) be in"
    r"|(?:(?:i|we)(?:'?m|'?re| am| are) )?(?:going|flying|driving|travell?ing|off|(?:a )?trip) to"
    r"|(?:i|we)(?:'?m|'?re| am| are) in|trip"
    r"|(?:ich|wir) (?:bin|fahre|fliege|reise|werde|sind|fahren|fliegen|reisen|werden)(?: (?:in|nach))?"
    r"|reise nach|estare en|voy a|in|nach|to|en)(?:\s+|$)"
)


_LEAD_ALONE = re.compile(
    r"(?:i|we)(?:'?ll| will|'?m|'?re| am| are)(?: be)?|(?:ich|wir) (?:bin|werde|sind|werden)(?: sein)?|estare"
)


@dataclass(frozen=True, slots=True)
class Said:
    """What was said of a trip. Days are local; None where none was said or there is no such day."""

    place: str
    since: date | None = None
    until: date | None = None
    more: bool = False  # other days are said besides: of another trip
    asks: str = ""  # what of it can be read in two ways, as one sentence
    led: bool = False  # words such as "I will be in" stand before the place


def read(text: str, today: date, known: Callable[[str], bool] | None = None) -> Said:
    """ "Birmingham 3–5 February": the place and the days. Years left out are those in which the trip is not over yet.

    A town may have a month's or a weekday's name: such a word is one where no place were left else, or the days made no
    sense. `known`: whether a town is called so, by which "Friday Harbor tomorrow" and "Friday Harbor" are told.
    """
    said = _read_all(text, today, known)
    if known is None or not said.place or known(said.place):
        return said
    # Words before the place, which nobody understands, do not become a part of it; a town before it does.
    for where in _WHERE.finditer(fold_same(said.place)):
        before, place = said.place[: where.start()].strip(), said.place[where.end() :]
        if known(before) and known(f"{before}, {place}"):
            return replace(said, place=f"{before}, {place}")
        if known(place):
            return replace(said, place=place)
    # An unknown place with a day in its name is believed where a comma says so: "Friday Harbor, 3–5 February".
    if has_day_word(said.place) and said.place != text.partition(",")[0].strip() and not wrong(said, today):
        return replace(
            said,
            asks="Which words are the place? Write it with a comma behind it: Birmingham, 3–5 February.",
        )
    return said


def _read_all(text: str, today: date, known: Callable[[str], bool] | None) -> Said:
    said = _read(text, today)
    fine = not wrong(said, today)
    others = as_names(text)
    if not others or (fine and (known is None or known(said.place))):
        return said
    if said.asks and said.place and said.since is not None:
        return said  # all is said, in two ways: no part of it is a name for that
    named = [
        replace(other, place=shown(other.place))
        for hidden, shown in others
        for other in [_read(hidden, today)]
        if shown(other.place) != other.place and not any(ch.isdigit() for ch in other.place)
    ]
    if fine:
        return next((each for each in named if known is not None and known(each.place)), said)
    whole = next((each for each in named if not wrong(each, today)), None)
    return whole or (said if said.place or not named else named[0])


def _read(text: str, today: date) -> Said:
    spans = in_whole_days(text, today)
    said = _of_days(spans.text, today)
    return replace(said, asks=spans.asks or said.asks)


def _of_days(text: str, today: date) -> Said:
    folded = fold_same(text)
    found = _DAY.search(folded)
    if found is None:
        place, led = _place(text)
        return Said(place, led=led)
    begins, ends = found.start(), found.end()
    first = last = _parts(found)
    within: int | None = None  # the first day, of the same month
    open_ = False  # it has begun by today
    if before := _DAY_BEFORE.search(folded[:begins]):
        within, begins = int(before[1]), before.start()
    elif to := _TO_BEHIND.match(folded, ends):
        if behind := _DAY.match(folded, to.end()):
            last, ends = _parts(behind), behind.end()
        elif behind := _DAY_BEHIND.match(folded, ends):
            last, ends = (_year(behind[2]) if behind[2] else first[0], first[1], int(behind[1])), behind.end()
    if within is None and (before := _UNTIL.search(folded[:begins])):
        open_, begins = True, before.start()
    on = re.search(_ON, folded[:begins])
    one_day = first == last and within is None and not open_
    begins = on.start() if on else begins
    long = _LONG.match(folded, ends) if one_day else None
    head, tail = text[:begins], text[long.end() if long else ends :]
    if one_day and long is None:
        long = _FOR_LONG.search(folded[:begins]) or _SO_LONG.search(folded[:begins])
        if long is not None:
            head = head[: long.start()] + head[long.end() :]
    place, led = _place(head + " " + tail)
    if long is not None and (since := _day(first, None, today)):
        return Said(place, since, since + timedelta(days=_length(long)), led=led)
    if one_day and on and _FROM.match(on[0]):
        return Said(place, asks="Until when? Write it like this: Birmingham 3–5 February.", led=led)
    if not one_day and (about := _ABOUT_LONG.search(fold_same(text := f"{head} {tail}"))):
        place, led = _place(text[: about.start()] + " " + text[about.end() :])
        return Said(place, led=led)
    more = _DAY.search(folded, ends) is not None
    until = _day(last, first[0], today)
    if until and first[0] is not None and last[0] is None and last[1:] < first[1:]:
        until = _day((first[0] + 1, *last[1:]), None, today)  # "31 December 2026 – 1 January"
    if open_:
        return Said(place, today, until, more, led=led) if until else Said(place, led=led)
    if until and within is not None:
        since = _day((until.year, until.month, within), None, today)
    else:
        since = _day(first, None, today, before=until) if until else None
    return Said(place, since, until, more, led=led) if since and until else Said(place, led=led)


def _length(long: re.Match[str]) -> int:
    """How many days after the first the last one is: of "3 days" two, of "3 nights" three."""
    n = int(long["n"]) if long["n"].isdigit() else NUMBERS[long["n"]]
    return n if long["nights"] else max(n * (7 if long["weeks"] else 1) - 1, 0)


def _place(text: str) -> tuple[str, bool]:
    """The place, and whether words lead to it that say a trip."""
    text = " ".join(text.split())
    folded = fold_same(text)
    if _LEAD_ALONE.fullmatch(folded):
        return "", True
    lead = _LEAD.match(folded)
    return clean(text[lead.end() :] if lead else text), lead is not None


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
        return _year(of_year), MONTHS[name], int(number)
    return _year(of_year2), MONTHS[name2], int(number2)


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
    if said.asks:
        return said.asks
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
