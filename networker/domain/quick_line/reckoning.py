"""Reckoning with days: later months, years left out, weekdays that are never today. It reads no words."""

from datetime import date, timedelta


def month_later(day: date, months: int) -> date:
    """The same day of a later month, or its last one."""
    index = day.year * 12 + day.month - 1 + months
    year, month = divmod(index, 12)
    last = (date(year + (month == 11), (month + 1) % 12 + 1, 1) - timedelta(days=1)).day
    return date(year, month + 1, min(day.day, last))


def end_of_month(day: date) -> date:
    """The last day of a day's month."""
    return month_later(day.replace(day=1), 1) - timedelta(days=1)


def nearest(day: int, month: int, today: date, *, ahead: bool) -> date | None:
    """The year left out: the most recent past for what happened, the next future for a promise."""
    for year in (today.year, today.year + (1 if ahead else -1), today.year + (2 if ahead else -2)):
        try:
            found = date(year, month, day)
        except ValueError:
            continue
        if found >= today if ahead else found <= today:
            return found
    for back in range(3, 9):  # 29 February
        try:
            return date(today.year + (back if ahead else -back), month, day)
        except ValueError:
            continue
    return None


def full_year(text: str) -> int:
    """A year as it was written, of two digits or four."""
    return int(text) + (2000 if len(text) == 2 else 0)


def weekday(number: int, today: date, *, ahead: bool, next_: bool) -> date:
    """The last one before today for what happened, the next one after it for a promise; never today."""
    if ahead or next_:
        days = (number - today.weekday() - 1) % 7 + 1
        return today + timedelta(days=days)
    return today - timedelta(days=(today.weekday() - number - 1) % 7 + 1)
