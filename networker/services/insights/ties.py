"""Who the user's ties are, as far as insights ask of what they are made and who knows whom."""

import sqlite3
from enum import StrEnum

from networker.domain.vocabulary import Circle
from networker.services.insights import ENOUGH
from networker.store.insights import mix as store

MOST = 150  # people: as many as the wide circle holds


class Whom(StrEnum):
    """By what they were chosen."""

    CIRCLES = "circles"  # those in Inner, Close and Good
    TALKED = "talked"  # where fewer than ten are: those most talked with who have said something, up to 150


def ties(sql: sqlite3.Connection) -> tuple[Whom, tuple[int, ...]]:
    """The ids of the user's ties, in their order, and by what they were chosen."""
    found = store.near(sql, Circle.GOOD)
    if len(found) >= ENOUGH:
        return Whom.CIRCLES, tuple(sorted(found))
    return Whom.TALKED, tuple(sorted(store.most_talked_with(sql, MOST)))
