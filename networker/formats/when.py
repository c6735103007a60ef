"""Dates as exports spell them, turned into partial ISO dates; never by the computer's own language.

A date that could be read in two ways is not read at all: a wrong birthday is worse than none.
"""

import re

from networker.domain.dates import PartialDate

_MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "january jan januar jän jänner enero ene janvier janv gennaio gen janeiro januari",
            "february feb februar febrero février fevrier févr fev febbraio fevereiro februari",
            "march mar märz mär mrz maerz marzo mars março marco maart mrt",
            "april apr abril abr avril avr aprile",
            "may mai mayo maggio mag maio mei",
            "june jun juni junio juin giugno giu junho",
            "july jul juli julio juillet juil luglio lug julho",
            "august aug agosto ago août aout augustus",
            "september sep sept septiembre septembre settembre set setembro",
            "october oct oktober okt octubre octobre ottobre ott outubro out",
            "november nov noviembre novembre novembro",
            "december dec dezember dez diciembre dic décembre decembre déc dicembre dezembro",
        ),
        1,
    )
    for name in names.split()
}
_WORDED = re.compile(r"(\d{1,2})[.\s-]+(?:de\s+)?([^\W\d]+)\.?[,\s-]+(?:de\s+)?(\d{4}|\d{2})", re.IGNORECASE)
_MONTH_FIRST = re.compile(r"([^\W\d]+)\.?\s+(\d{1,2})(?:st|nd|rd|th)?,?\s+(\d{4})", re.IGNORECASE)
_NUMBERS = re.compile(r"(\d{1,2})([./-])\s?(\d{1,2})\2\s?(\d{4}|\d{2})")
_ZONE = r"(?:Z|UTC|[+-]\d{2}:?\d{0,2})?$"
_TIME = re.compile(
    r"[,\sT]+\d{1,2}:\d{2}(?::\d{2}(?:\.\d+)?)?[\s\u202f\u00a0]*([ap]\.?\s?m\.?)?\s*" + _ZONE, re.IGNORECASE
)
_SHORT_TIME = re.compile(r"T\d{2}(?:\d{2}){0,2}" + _ZONE)
_ISO = re.compile(r"(\d{4})[-/.](\d{1,2})(?:[-/.](\d{1,2}))?|(\d{4})(\d{2})(\d{2})|(\d{4})")
_YEARLESS = re.compile(r"--(\d{2})(?:-?(\d{2}))?|---(\d{2})")

NO_YEAR = 1604  # Apple's stand-in for a year that is not known
_OLDEST = 1800


def iso_date(text: str, *, recent: bool = False) -> str:
    """The partial ISO date that `text` says, or "". `recent`: a year of two digits is of this century.

    Numbers parted by dots are day first; by strokes they are read only where one of them is above 12,
    both are the same, or AM or PM follows (the United States write the month first).
    """
    text = text.strip().strip("'").strip()
    if not 4 <= len(text) <= 60:
        return ""
    try:
        return _iso_date(text, recent)
    except ValueError:
        return ""


def month_called(word: str) -> int:
    """The number of the month that a word names in any of the languages of exports; 0 where it names none."""
    return _MONTHS.get(word.lower(), 0)


def _iso_date(text: str, recent: bool) -> str:
    if match := _YEARLESS.fullmatch(text.split("T")[0]):
        month, day, lone = match.groups()
        return "" if lone else PartialDate(None, int(month), int(day) if day else None).iso
    american = False
    if match := _TIME.search(text) or _SHORT_TIME.search(text):
        american = match.re is _TIME and bool(match[1])
        text = text[: match.start()].rstrip(", ")
    if match := _ISO.fullmatch(text):
        y, m, d, y2, m2, d2, y3 = match.groups()
        return _iso(int(y or y2 or y3), int(m or m2 or 0), int(d or d2 or 0))
    if match := _WORDED.fullmatch(text):
        return _iso(_year(match[3], recent), _MONTHS.get(match[2].lower(), 0), int(match[1]))
    if match := _MONTH_FIRST.fullmatch(text):
        return _iso(int(match[3]), _MONTHS.get(match[1].lower(), 0), int(match[2]))
    if match := _NUMBERS.fullmatch(text):
        first, second, year = int(match[1]), int(match[3]), _year(match[4], recent)
        if not (first and second):
            return ""
        if match[2] == "." or first > 12 or (first == second and not american):
            return _iso(year, second, first)
        return _iso(year, first, second) if american or second > 12 else ""
    return ""


def _year(text: str, recent: bool) -> int:
    year = int(text)
    if len(text) == 4:
        return year
    if not recent:
        raise ValueError("a year of two digits")
    return 2000 + year


def _iso(year: int, month: int, day: int) -> str:
    if year in (NO_YEAR, 0) and month:
        return PartialDate(None, month, day or None).iso
    if year < _OLDEST:
        return ""
    if not month:
        return "" if day else PartialDate(year).iso
    return PartialDate(year, month, day or None).iso
