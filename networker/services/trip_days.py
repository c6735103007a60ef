"""The days of a trip in words. The sentences are data (`Sentences`); here their fields are filled."""

from datetime import date

from networker.domain.reach_words import day_of_year, is_near
from networker.domain.sentences import Sentences


def days(since: date, until: date, today: date, said: Sentences) -> str:
    """ "3–5 February", "28 February – 2 March", "3 February"."""
    if since == until:
        return day_of_year(since, today, said)
    if (since.year, since.month) == (until.year, until.month):
        key = "days" if is_near(until, today) else "days of year"
        month = said.lists["months"][until.month - 1]
        return said.dates[key].format(first=since.day, last=until.day, month=month, year=until.year)
    first, last = day_of_year(since, today, said), day_of_year(until, today, said)
    return said.dates["from to"].format(first=first, last=last)
