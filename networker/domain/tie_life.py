"""The life of a tie, told from contact days alone: when it was gained, fell silent, and was revived.

A tie is *gained* on the first day by which two contact days are known and the other one has said something: one meeting
of the eyes, or words that nobody answered, are no tie. It is *lost* on the day after a year without a contact day, and
*revived* by the next contact day, however long that takes. Between, it is *kept*.
"""

from collections.abc import Iterable
from enum import StrEnum

SILENCE = 365  # days without contact that a tie lives through


class Turn(StrEnum):
    """What happened to a tie on a day. In the order of their letters where a day has two."""

    GAINED = "gained"
    LOST = "lost"
    REVIVED = "revived"


def turns(days: Iterable[tuple[int, bool]]) -> list[tuple[int, Turn]]:
    """The turns of one tie in their order, from its contact days: each an ordinal, and whether they said something.

    The last is the day on which it will be lost if nobody says anything: whoever looks before that day leaves it out.
    """
    found: list[tuple[int, Turn]] = []
    heard, last = False, 0
    for n, (day, said) in enumerate(days):
        heard = heard or said
        if found and day - last > SILENCE:
            found += [(last + SILENCE + 1, Turn.LOST), (day, Turn.REVIVED)]
        elif not found and n and heard:
            found.append((day, Turn.GAINED))
        last = day
    if found:
        found.append((last + SILENCE + 1, Turn.LOST))
    return found
