"""A trip: in which order those who are there come, and whether a dated place holds on its days. Said in `said_trips`."""

from datetime import date

from networker.domain.vocabulary import Circle

AHEAD_DAYS = 21  # how long before a trip it is an occasion to write


def order(*, met: bool, circle: int | None, last: str | None) -> tuple[bool, float, str]:
    """Whom to see first: never met face to face, then who is nearer, then whose last day of contact is longer ago."""
    return met, circle or Circle.WIDE + 0.5, last or "~"


def is_there(*, since: str | None, until: str | None, first: date, last: date) -> bool:
    """Whether a dated place holds on some day of a trip. Its dates are partial: of a year alone all of it counts."""
    began = not since or since.startswith("--") or since <= last.isoformat()
    return began and (
        not until or until.startswith("--") or until + "9999-99-99"[len(until) :] >= first.isoformat()
    )
