"""Contact days as the strips of rhythms show them."""

import sqlite3
from collections.abc import Sequence
from datetime import date

from networker.domain.vocabulary import Depth
from networker.services.today_views import ContactMark
from networker.store import timeline as store

DEPTHS = {1: Depth.HELLO, 2: Depth.EXCHANGE, 3: Depth.CONVERSATION, 4: Depth.TOGETHER}


def marks(
    sql: sqlite3.Connection, people_: Sequence[int], *, since: date
) -> dict[int, tuple[ContactMark, ...]]:
    """Contact days from a day on, for rhythm strips, by person."""
    found: dict[int, list[ContactMark]] = {}
    for person, day, depth in store.marks(sql, people_, since=since.isoformat()):
        found.setdefault(person, []).append(ContactMark(date.fromisoformat(day), DEPTHS[depth]))
    return {person: tuple(each) for person, each in found.items()}
