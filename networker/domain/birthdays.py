"""Which birthday lies ahead. Pure."""

from datetime import date

from networker.domain.dates import PartialDate, next_yearly

AHEAD = 7  # days for which birthdays are announced
OLDEST = 120  # beyond that a year of birth is a slip, or stands for none: some programs write 1604


def birthday(born: str, today: date) -> tuple[date, int | None] | None:
    """The next birthday within the days ahead, today included, and the age they turn where their year is known.

    `born` is a partial date; None where it is none, misses month or day, or the birthday is further ahead.
    29 February is kept on the 28th in common years.
    """
    try:
        when = PartialDate.parse(born)
    except ValueError:
        return None
    day = next_yearly(when, today)
    if day is None or (day - today).days > AHEAD:
        return None
    turns = day.year - when.year if when.year else 0
    return day, turns if 0 < turns <= OLDEST else None
