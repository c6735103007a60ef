"""The days of a trip in words. The sentences are data (`Sentences`); here their fields are filled."""

from datetime import date

from networker.domain.sentences import Sentences


def day_ahead(day: date, today: date, said: Sentences) -> str:
    """A day as it is written: "3 February", with its year where that is far."""
    near = abs((day - today).days) < 200
    month = said.lists["months"][day.month - 1]
    return said.dates["day" if near else "day of year"].format(day=day.day, month=month, year=day.year)


def days(since: date, until: date, today: date, said: Sentences) -> str:
    """ "3–5 February", "28 February – 2 March", "3 February"."""
    if since == until:
        return day_ahead(since, today, said)
    if (since.year, since.month) == (until.year, until.month):
        key = "days" if abs((until - today).days) < 200 else "days of year"
        month = said.lists["months"][until.month - 1]
        return said.dates[key].format(first=since.day, last=until.day, month=month, year=until.year)
    first, last = day_ahead(since, today, said), day_ahead(until, today, said)
    return said.dates["from to"].format(first=first, last=last)
