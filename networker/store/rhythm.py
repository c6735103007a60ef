"""Reading the rhythm states: of everybody for the list, of one person for the header."""

import sqlite3
from collections.abc import Iterator, Sequence
from typing import Any

from networker.domain.priors import prior
from networker.domain.reachout import RhythmState, own_rhythm_days
from networker.domain.reachout import rhythm_days as days_of
from networker.store.derive import RHYTHM_COLUMNS
from networker.store.ids import among


def rows(sql: sqlite3.Connection) -> Iterator[Any]:
    """The person and then the state of everybody who has a contact day, as a row: a hundred thousand are read at once."""
    return sql.execute(f"SELECT {', '.join(RHYTHM_COLUMNS)} FROM rhythm")


def usual(sql: sqlite3.Connection) -> float:
    """The user's usual rhythm, ln days, over all ties: the sums of `usual_log_rhythm`, made by SQLite."""
    above, below = sql.execute(
        "SELECT coalesce(sum(min(w, 3.0) * s1 / w), 0.0), coalesce(sum(min(w, 3.0)), 0.0) FROM rhythm WHERE w > 0"
    ).fetchone()
    return float((20 * 2.3 + above) / (20.0 + below))


def learnt(sql: sqlite3.Connection) -> bool:
    """Whether the user has a mean of their own: somebody was talked with on two days."""
    return sql.execute("SELECT 1 FROM rhythm WHERE w > 0 LIMIT 1").fetchone() is not None


def state(sql: sqlite3.Connection, person: int) -> RhythmState | None:
    """The state of one person; None without any contact day."""
    row = sql.execute(
        "SELECT n, last, w, s1, s2, d60, first_out, out_days, in_days, n_gaps FROM rhythm WHERE person_id = ?",
        (person,),
    ).fetchone()
    return RhythmState.from_row(row) if row else None


def own_days(sql: sqlite3.Connection, people: Sequence[int]) -> dict[int, float]:
    """The rhythms in days that contact days alone suggest, of those of some people talked with on two days or more."""
    found = sql.execute(
        f"SELECT person_id, {', '.join(RHYTHM_COLUMNS[1:])} FROM rhythm WHERE w > 0"
        f" AND person_id IN {among(people)}"
    )
    return {
        row[0]: own for row in found if (own := own_rhythm_days(RhythmState.from_row(row[1:]))) is not None
    }


def rhythm_days(sql: sqlite3.Connection, person: int, *, mean: float | None = None) -> tuple[int, float]:
    """(contact days, rhythm in days) of one person; (0, 0.0) without any contact day. `mean` is `usual`, where known."""
    row = sql.execute(
        "SELECT r.n, r.last, r.w, r.s1, r.s2, r.d60, r.first_out, r.out_days, r.in_days, r.n_gaps, p.circle,"
        " p.wish_days FROM rhythm r JOIN person p ON p.id = r.person_id WHERE r.person_id = ?",
        (person,),
    ).fetchone()
    if row is None:
        return 0, 0.0
    state = RhythmState.from_row(row[:10])
    own = prior(row[10], row[11], learnt=state.w > 0 or learnt(sql))
    return state.n, days_of(state, mean or usual(sql), own)
