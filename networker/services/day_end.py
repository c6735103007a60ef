"""What a day's list came to, once everybody on it is done: talks, messages, and what came of them."""

import sqlite3
from collections.abc import Sequence
from datetime import date

from networker.domain.depth import TOGETHER
from networker.domain.shown_names import as_shown
from networker.domain.turned_names import called
from networker.domain.vocabulary import Channel, Side
from networker.services.today_views import Came, DayEnd
from networker.store import reached as store

MOST = 5  # lines of what came of it


def ended(sql: sqlite3.Connection, day: date, people: Sequence[int]) -> DayEnd:
    """What passed on a local day with those who were on its list."""
    rows = store.talks_on(sql, day.isoformat(), people)
    kinds = {talk: (kind, direction) for talk, kind, direction, *_ in rows}
    talks = sum(kind in TOGETHER for kind, _ in kinds.values())
    mine = sum(kind not in TOGETHER and direction != "in" for kind, direction in kinds.values())
    promised = {
        number: Came(
            "promise", as_shown(name, given, family, suffix), called(given, name), text, side=Side(side)
        )
        for number, side, text, name, given, family, suffix in reversed(
            store.promises_noted(sql, day.isoformat(), people)
        )
    }
    answers = {
        person: Came(
            "answer",
            as_shown(name, given, family, suffix),
            called(given, name),
            "",
            Channel(channel or "other"),
        )
        for _, kind, direction, channel, person, name, given, family, suffix in rows
        if kind not in TOGETHER and direction == "in"
    }
    came = (*(promised[each] for each in sorted(promised)), *answers.values())
    return DayEnd(talks=talks, messages=mine, came=came[:MOST])
