"""Days of a trip that are said by where they lie from today: made whole days, as the reader of trips has them.

"Tomorrow", "this weekend", "next week", a weekday, a month as a whole. What can be read in two ways is not guessed but
asked about: 3/2, and the Friday that is next.
"""

import re
from calendar import month_name
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from types import MappingProxyType

from networker.domain.quick_line.read import LEXICONS
from networker.domain.quick_line.reckoning import end_of_month, full_year, month_later, weekday
from networker.domain.quick_line.text import fold_same

MONTHS = MappingProxyType(
    {name: n for lexicon in LEXICONS.values() for name, n in lexicon.months.items() if len(name) > 2}
)
WEEKDAYS = MappingProxyType(
    {name: n for lexicon in LEXICONS.values() for name, n in lexicon.weekdays.items() if len(name) > 2}
)
NUMBERS = MappingProxyType({name: n for lexicon in LEXICONS.values() for name, n in lexicon.numbers.items()})


def either(words: MappingProxyType[str, int]) -> str:
    """A pattern for one of these words, the longest first."""
    return "|".join(sorted(words, key=len, reverse=True))


_NEXT = r"next|nachste[nrs]?"
_THIS = rf"this|the|coming|this coming|dies\w{{1,2}}|kommende[nrs]?|este|esta|el|la|proxim[oa]|{_NEXT}"
_WEEKEND = re.compile(
    rf"\b(?:(?:over|at|on|for|am|uber|fur|en|por)\s)?(?:(?:{_THIS})\s)*(?:weekend|wochenende|fin de semana|finde)\b"
    r"(?:\sque viene)?"
)
_WEEK = re.compile(
    rf"\b(?:(?:for|all|in|die ganze|toda)\s)*(?:(?:the\s)?(week after next)|(?:der\s|die\s)?(ubernachste[nr]? woche)"
    rf"|(?:{_THIS})\s(?:week|woche|semana)\b(?:\sque viene)?|la (?:proxima semana|semana (?:proxima|que viene)))"
)
_MONTH = re.compile(
    r"\b(?:(?:for|all|in|den ganzen|todo)\s)*(?:(?P<this>this month|diese[nms] monat|este mes)"
    r"|next month|nachste[nm] monat|kommende[nm] monat|(?:el )?(?:proximo mes|mes que viene))\b"
)
_IN_MONTH = re.compile(
    rf"\b(?:in|im|en|all of|throughout|den ganzen|todo)\s({either(MONTHS)})\b\.?(?:,?\s(?:de\s)?(\d{{4}}))?(?!\s*\d)"
)
_NEAR_DAYS = (
    (re.compile(r"\b(?:the )?day after tomorrow\b|\buber?morgen\b|\buebermorgen\b|\bpasado manana\b"), 2),
    (re.compile(r"\b(?:tomorrow|tmrw)\b|\b(?<!guten )morgen\b|(?<!la )\bmanana\b"), 1),
    (re.compile(r"\b(?:today|tonight|heute|hoy)\b"), 0),
)
_WEEKDAY = re.compile(rf"\b(?:(?P<which>{_THIS})\s)?(?P<day>{either(WEEKDAYS)})\b\.?(?!-)")
_WEEKDAYS_TO = re.compile(
    rf"\b(?:(?P<which>{_THIS})\s)?(?P<day>{either(WEEKDAYS)})\b\.?"
    r"(?:\s?[-–—]\s?|\s(?:to|until|till|thru|through|bis|hasta|al?|and|und)\s(?:(?:the|zum|el)\s)?)"
    rf"(?P<last>{either(WEEKDAYS)})\b"
)
_SLASHED = re.compile(r"(?<![\d/.])(\d{1,2})/(\d{1,2})(?:/(\d{4}|\d\d))?(?![\d/])")
_DAY_WORD = re.compile(
    rf"\b(?:{either(MONTHS)}|{either(WEEKDAYS)}|today|tonight|tomorrow|tmrw|heute|u?e?ber?morgen|morgen|hoy|manana|nights?|nachte?"
    r"|noches?|days?|tage?n?|dias?|weeks?|wochen?|semanas?|weekend|wochenende|months?|monate?n?|mes(?:es)?)\b"
)
_AMBIGUOUS = re.compile(rf"\b(?:{either(MONTHS)}|{either(WEEKDAYS)}|morgen|manana|heute|hoy|today)\b")


@dataclass(frozen=True, slots=True)
class Spans:
    """A sentence with whole days in it; `asks`: what can be read in two ways, as one sentence."""

    text: str
    asks: str = ""


def in_whole_days(text: str, today: date) -> Spans:
    """The sentence with what lies so many days from a local today written as days: "2027-02-03 to 2027-02-05"."""
    asks: list[str] = []
    for pattern, made in (
        (_WEEKEND, lambda m: _weekend(m, today)),
        (_WEEK, lambda m: _week(m, today)),
        (_MONTH, lambda m: _month(m, today)),
        (_IN_MONTH, lambda m: _in_month(m, today)),
        *((pattern, _days_on(today, days)) for pattern, days in _NEAR_DAYS),
        (_WEEKDAYS_TO, lambda m: _weekdays(m, today, asks)),
        (_WEEKDAY, lambda m: _weekday(m, today, asks)),
        (_SLASHED, lambda m: _slashed(m, asks)),
    ):
        text = _replaced(text, pattern, made)
    return Spans(text, asks[0] if asks else "")


def has_day_word(text: str) -> bool:
    """Whether one of the words may say a day, or how long: "monday to"."""
    return _DAY_WORD.search(fold_same(text)) is not None


def as_names(text: str) -> list[tuple[str, Callable[[str], str]]]:
    """The sentence with one of the words that may be a day's taken for a name, in each way there is, and what makes
    names of it readable again: "May 3–5 February" is May, "Friday Harbor" is no Friday.
    """
    return [_hidden(text, m.start(), m.end()) for m in _AMBIGUOUS.finditer(fold_same(text))]


def _hidden(text: str, start: int, end: int) -> tuple[str, Callable[[str], str]]:
    signs = "".join(
        chr(0xE000 + n) for n in range(end - start)
    )  # of private use: no word, and nothing folds them
    word = text[start:end]
    return text[:start] + signs + text[end:], lambda place: place.replace(signs, word)


def _replaced(text: str, pattern: re.Pattern[str], made: Callable[[re.Match[str]], str]) -> str:
    parts, at = [], 0
    for m in pattern.finditer(fold_same(text)):
        if said := made(m):
            parts += [text[at : m.start()], said]
            at = m.end()
    return "".join([*parts, text[at:]])


def _span(first: date, last: date) -> str:
    return first.isoformat() if first == last else f"{first.isoformat()} to {last.isoformat()}"


def _days_on(today: date, days: int) -> Callable[[re.Match[str]], str]:
    return lambda _: (today + timedelta(days=days)).isoformat()


def _told(day: date) -> str:
    return f"{day.day} {month_name[day.month]}"


def _is_next(said: str) -> bool:
    return re.search(rf"\b(?:{_NEXT})\b", said) is not None


def _weekend(m: re.Match[str], today: date) -> str:
    """The one that comes or has begun; the next one is that of next week."""
    saturday = today + timedelta(days=5 - today.weekday() + 7 * _is_next(m[0]))
    return _span(max(saturday, today), saturday + timedelta(days=1))


def _week(m: re.Match[str], today: date) -> str:
    monday = today - timedelta(days=today.weekday())
    if m[1] or m[2]:
        monday += timedelta(days=14)
    elif re.search(rf"\b(?:{_NEXT}|coming|kommende\w?|proxima|que viene)\b", m[0]):
        monday += timedelta(days=7)
    return _span(max(monday, today), monday + timedelta(days=6))


def _month(m: re.Match[str], today: date) -> str:
    if m["this"]:
        return _span(today, end_of_month(today))
    first = month_later(today.replace(day=1), 1)
    return _span(first, end_of_month(first))


def _in_month(m: re.Match[str], today: date) -> str:
    """All of a month, the one that is not over yet."""
    month = MONTHS[m[1]]
    year = int(m[2]) if m[2] else today.year + (month < today.month)
    if not 1 <= year <= 9999:
        return ""
    first = date(year, month, 1)
    last = end_of_month(first) if year < 9999 else first.replace(day=28)
    return _span(max(first, today) if last >= today else first, last)


def _weekdays(m: re.Match[str], today: date, asks: list[str]) -> str:
    """ "Mon–Wed", "Monday to Wednesday", the next ones."""
    first = date.fromisoformat(_weekday(m, today, asks))
    return _span(first, first + timedelta(days=(WEEKDAYS[m["last"]] - first.weekday()) % 7))


def _weekday(m: re.Match[str], today: date, asks: list[str]) -> str:
    """The first one after today. The next one may be that of next week, where this week's is still ahead."""
    first = weekday(WEEKDAYS[m["day"]], today, ahead=True, next_=False)
    if _is_next(m["which"] or "") and first - timedelta(days=first.weekday()) <= today:
        later = first + timedelta(days=7)
        asks.append(f"That may be {_told(first)} or {_told(later)}: write the date, please.")
    return first.isoformat()


def _slashed(m: re.Match[str], asks: list[str]) -> str:
    """3/2 is 3 February to some and 2 March to others: it is asked about, unless it can only be one of them."""
    one, other = int(m[1]), int(m[2])
    if other > 12 and one <= 12:
        one, other = other, one
    elif one != other and 0 < one <= 12 and 0 < other <= 12:
        ways = f"{one} {month_name[other]} or {other} {month_name[one]}"
        asks.append(f"{m[0]} may be {ways}: write the month as a word.")
    year = full_year(m[3]) if m[3] else None
    return f"{one}.{other}.{year or ''}"
