"""The pure rules of gatherings: when two names mean one, and the days on which to follow up."""

from datetime import date, timedelta

from networker.domain.names import fold

WEEK = 7  # days after a gathering within which somebody met there still remembers
_ARTICLES = frozenset(
    (
        "the",
        "a",
        "an",
        "der",
        "die",
        "das",
        "dem",
        "den",
        "ein",
        "eine",
        "el",
        "la",
        "los",
        "las",
        "un",
        "una",
    )
)


def called(place: str) -> str:
    """What a gathering is called by the words of a sentence: "the Porto fair" is the Porto fair."""
    place = " ".join(place.split())
    first, _, rest = place.partition(" ")
    return rest if rest and fold(first).strip() in _ARTICLES else place


def are_called_alike(one: str, other: str) -> bool:
    """Whether two names mean the same gathering, articles, case and accents aside."""
    return fold(called(one)).split() == fold(called(other)).split()


def is_about(day: date, first: date, last: date | None) -> bool:
    """Whether a day is one of a gathering's, or one beside them: who logs the day after says when it was loosely."""
    return first - timedelta(days=1) <= day <= max(last or first, first) + timedelta(days=1)


def days_to_follow_up(last: date, today: date) -> tuple[date, ...]:
    """The days offered: those left of the week after the gathering, tomorrow first; long after it, the next week."""
    begin = max(last, today) + timedelta(days=1)
    end = last + timedelta(days=WEEK)
    if end < begin:
        end = begin + timedelta(days=WEEK - 1)
    return tuple(begin + timedelta(days=n) for n in range((end - begin).days + 1))
