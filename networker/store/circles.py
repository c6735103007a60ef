"""Reading what drift is told from: the states of those who have a circle and a rhythm, and what was said of it before.

What was said is a `reach_action` about their circle: "stay" rests until its day, "never" for good.
"""

import sqlite3
from typing import Any

from networker.store.people import NAME

Row = tuple[Any, ...]
STAY, NEVER = "stay", "never"
_STATE = "r.n, r.last, r.w, r.s1, r.s2, r.d60, r.first_out, r.out_days, r.in_days, r.n_gaps"
_ASKED = (
    f"person.circle IS NOT NULL AND person.state = 'active' AND person.me = 0 AND NOT EXISTS (SELECT 1 FROM reach_action a"
    f" WHERE a.person_id = person.id AND a.about = 'circle' AND (a.action = '{NEVER}' OR a.action = '{STAY}' AND a.until > :today))"
)


def asked(sql: sqlite3.Connection, *, today: str, least: int, person: int | None = None) -> list[Row]:
    """(id, circle, `people.NAME`, state of the rhythm) of those of whom drift may be told now.

    They have a circle and at least so many contact days; `person`: of this one alone.
    """
    one = " AND person.id = :person" if person is not None else ""
    return sql.execute(
        f"SELECT person.id, person.circle, person.company, {NAME}, {_STATE} FROM rhythm r"
        f" JOIN person ON person.id = r.person_id WHERE r.n >= :least AND {_ASKED}{one} ORDER BY person.id",
        {"today": today, "least": least, "person": person},
    ).fetchall()
