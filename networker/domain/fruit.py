"""What comes of ties, besides talks: wins, introductions and recommendations. The words and days of them; pure."""

from datetime import date, timedelta
from enum import StrEnum
from typing import NewType

WinId = NewType("WinId", int)
IntroductionId = NewType("IntroductionId", int)
RecommendationId = NewType("RecommendationId", int)

ASKED_AFTER = timedelta(days=30)  # what came of an introduction shows by then
ASKED_FOR = timedelta(days=30)  # after the day from which it is asked: then it rests unasked
ASKED_AGAIN = timedelta(days=30)  # where nothing had come of it yet
LONGEST = 2000  # characters of what is said of one


class Came(StrEnum):
    """What came of an introduction."""

    UNKNOWN = ""
    TALKED = "talked"
    HELPED = "helped"
    WIN = "win"
    NOTHING = "nothing"


class Letter(StrEnum):
    """How far a recommendation is: the one it is due from was asked for it, has promised it, or gave it."""

    ASKED = "asked"
    PROMISED = "promised"
    GIVEN = "given"


def asked_from(day: date) -> date:
    """The local day from which on it is asked what came of an introduction that was made on `day`."""
    return day + ASKED_AFTER
