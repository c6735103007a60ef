"""Reckoning with days: later months, years left out, weekdays that are never today. It reads no words."""

from collections.abc import Callable
from datetime import date, timedelta

SOON = 14  # days


def month_later(day: date, months: int) -> date:
    """The same day of a later month, or its last one."""
    index = day.year * 12 + day.month - 1 + months
    year, month = divmod(index, 12)
    last = (date(year + (month == 11), (month + 1) % 12 + 1, 1) - timedelta(days=1)).day
    return date(year, month + 1, min(day.day, last))


def end_of_month(day: date) -> date:
    """The last day of a day's month."""
    return month_later(day.replace(day=1), 1) - timedelta(days=1)


def nth_weekday(month: date, nth: int, number: int | None) -> date | None:
    """The nth weekday of a day's month, -1 the last one; None: where it has not so many. `number` None: the nth day."""
    first, last = month.replace(day=1), end_of_month(month)
    if number is None:
        found = first + timedelta(days=nth - 1) if nth > 0 else last
    elif nth > 0:
        found = first + timedelta(days=(number - first.weekday()) % 7 + 7 * (nth - 1))
    else:
        found = last - timedelta(days=(last.weekday() - number) % 7)
    return found if found <= last else None


def next_numbered(number: int, start: date) -> date:
    """The first day of this number, 1 to 31, from `start` on."""
    months = (month_later(start.replace(day=1), n) for n in range(4))
    days = (month.replace(day=number) for month in months if number <= end_of_month(month).day)
    return next(day for day in days if day >= start)


def next_nth(nth: int, number: int | None, start: date) -> date:
    """The first nth weekday of a month from `start` on."""
    months = (month_later(start.replace(day=1), n) for n in range(13))
    days = (nth_weekday(month, nth, number) for month in months)
    return next(day for day in days if day is not None and day >= start)


def of_some_year(of: Callable[[int], date | None], today: date, *, ahead: bool) -> date | None:
    """The year left out: the most recent past for what happened, the next future for a promise.

    What would be within SOON days is never taken for one of last year. `of`: the day in a year, None where it has none.
    """
    coming = _first_of_years(of, today, 1)
    if ahead or (coming is not None and 0 < (coming - today).days <= SOON):
        return coming
    return _first_of_years(of, today, -1)


def _first_of_years(of: Callable[[int], date | None], today: date, step: int) -> date | None:
    for n in range(9):  # 29 February may be eight years away
        found = of(today.year + step * n)
        if found is not None and (found >= today if step > 0 else found <= today):
            return found
    return None


def nearest(day: int, month: int, today: date, *, ahead: bool) -> date | None:
    """A day and a month in the year that is meant."""

    def of(year: int) -> date | None:
        try:
            return date(year, month, day)
        except ValueError:
            return None

    return of_some_year(of, today, ahead=ahead)


def full_year(text: str) -> int:
    """A year as it was written, of two digits or four."""
    return int(text) + (2000 if len(text) == 2 else 0)


def weekday(number: int, today: date, *, ahead: bool, next_: bool) -> date:
    """The last one before today for what happened, the next one after it for a promise; never today."""
    if ahead or next_:
        days = (number - today.weekday() - 1) % 7 + 1
        return today + timedelta(days=days)
    return today - timedelta(days=(today.weekday() - number - 1) % 7 + 1)
