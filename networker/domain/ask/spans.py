"""Between which days somebody was talked with, as questions say it: "this year", "in the last two months", "lately"."""

import re
from datetime import date, timedelta

from networker.domain.ask.grammar import MONTHS

LATELY = 90  # days
_NUMBERS = {
    "a": 1, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "few": 3, "couple of": 2, "several": 4,
    "zwei": 2, "drei": 3, "vier": 4, "paar": 3, "dos": 2, "tres": 3, "cuatro": 4,
}  # fmt: skip
_DAYS = {"day": 1, "week": 7, "month": 31, "year": 365, "tag": 1, "woche": 7, "monat": 31, "jahr": 365, "dia": 1, "semana": 7, "mes": 31, "ano": 365}  # fmt: skip
_THIS = re.compile(
    r"\b(?:(?:in )?this|dieses|diesen|diese|este|esta) (year|month|week|jahr|monat|woche|ano|mes|semana)\b"
)
_LAST = re.compile(
    r"\b(?:last|letztes|letzten|letzte|vergangenes) (year|month|week|jahr|monat|woche)\b|\b(?:el|la) (ano|mes|semana) pasad[oa]\b"
)
_AGO = re.compile(
    r"\b(?:in|within|over|during|im|in den|en)? ?(?:the |los |las )?(?:last|past|letzten|vergangenen|ultimos|ultimas) ((?:[a-z]+ of|[a-z]+|\d+) )?"
    r"(day|week|month|year|tag|woche|monat|jahr|dia|semana|mes|ano)(?:s|e|en|n|es)?\b"
)
_LATELY = re.compile(
    r"\b(?:lately|recently|of late|these days|kurzlich|neulich|in letzter zeit|ultimamente|recientemente)\b"
)
_SINCE = re.compile(r"\b(?:since|seit|desde) (?:(\d{4})|([a-z]+)(?: (\d{4}))?)\b")
_IN_YEAR = re.compile(r"\b(?:in|im jahr|en) (\d{4})\b")


def span(text: str, today: date) -> tuple[str | None, str | None, str]:
    """(first day, last day, the text without it); both local days or None. `text`: folded words parted by a space."""
    for pattern, days in (
        (_THIS, _this),
        (_LAST, _last),
        (_AGO, _ago),
        (_LATELY, _lately),
        (_SINCE, _since),
        (_IN_YEAR, _year),
    ):
        for match in pattern.finditer(text):
            found = days(match, today)
            if found is not None:
                since, until = found
                rest = f"{text[: match.start()]} | {text[match.end() :]}"
                return since.isoformat(), until.isoformat() if until else None, rest
    return None, None, text


_Span = tuple[date, date | None] | None


def _unit(word: str) -> int:
    return _DAYS[word]


def _this(match: re.Match[str], today: date) -> _Span:
    unit = _unit(match[1])
    if unit == 365:
        return date(today.year, 1, 1), None
    return (today.replace(day=1) if unit == 31 else today - timedelta(days=today.weekday())), None


def _last(match: re.Match[str], today: date) -> _Span:
    unit = _unit(match[1] or match[2])
    if unit == 365:
        return date(today.year - 1, 1, 1), date(today.year - 1, 12, 31)
    if unit == 31:
        end = today.replace(day=1) - timedelta(days=1)
        return end.replace(day=1), end
    monday = today - timedelta(days=today.weekday())
    return monday - timedelta(days=7), monday - timedelta(days=1)


def _ago(match: re.Match[str], today: date) -> _Span:
    said = (match[1] or "one").strip()
    number = int(said) if said.isdecimal() else _NUMBERS.get(said)
    if number is None or number > 100:
        return None
    return today - timedelta(days=number * _unit(match[2])), None


def _lately(match: re.Match[str], today: date) -> _Span:
    return today - timedelta(days=LATELY), None


def _since(match: re.Match[str], today: date) -> _Span:
    if match[1]:
        return (date(int(match[1]), 1, 1), None) if 1900 <= int(match[1]) <= today.year else None
    month = next((n for n, names in enumerate(MONTHS, 1) if match[2] in names), None)
    if month is None:
        return None
    year = int(match[3]) if match[3] else today.year - (month > today.month)
    return date(year, month, 1), None


def _year(match: re.Match[str], today: date) -> _Span:
    year = int(match[1])
    return (date(year, 1, 1), date(year, 12, 31)) if 1900 <= year <= today.year else None
