"""Spans of time that insights look at: which days each of them is, on a given day."""

from datetime import date
from enum import StrEnum


class Span(StrEnum):
    """How far back is looked."""

    YEAR = "last 12 months"
    THIS_YEAR = "this year"
    LAST_YEAR = "last year"
    EVERYTHING = "everything"


def days_of(span: Span, today: date) -> tuple[date | None, date]:
    """The first and the last local day of a span; None: from the beginning. Both days count.

    Twelve months end today and begin a day after the same day of the year before, so that no day counts twice.
    """
    if span is Span.THIS_YEAR:
        return date(today.year, 1, 1), today
    if span is Span.LAST_YEAR:
        return date(today.year - 1, 1, 1), date(today.year - 1, 12, 31)
    if span is Span.EVERYTHING:
        return None, today
    leap = (today.month, today.day) == (2, 29)
    return (date(today.year - 1, 3, 1) if leap else _day_after(today.replace(year=today.year - 1))), today


def _day_after(day: date) -> date:
    return date.fromordinal(day.toordinal() + 1)
