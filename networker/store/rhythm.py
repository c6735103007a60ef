"""Reading the rhythm states: of everybody for the list, of one person for the header."""

import sqlite3

from networker.domain.reachout import Prior, RhythmState
from networker.domain.reachout import rhythm_days as days_of
from networker.store.derive import rhythms

PRIOR_DAYS = {1: 7.0, 2: 30.0, 3: 120.0, 4: 365.0}  # by circle: rule 8 of docs/reach-out.md


def states(sql: sqlite3.Connection) -> dict[int, RhythmState]:
    """The state of everybody who has a contact day."""
    return dict(rhythms(sql))


def usual(sql: sqlite3.Connection) -> float:
    """The user's usual rhythm, ln days, over all ties: the sums of `usual_log_rhythm`, made by SQLite."""
    above, below = sql.execute(
        "SELECT coalesce(sum(min(w, 3.0) * s1 / w), 0.0), coalesce(sum(min(w, 3.0)), 0.0) FROM rhythm WHERE w > 0"
    ).fetchone()
    return float((20 * 2.3 + above) / (20.0 + below))


def state(sql: sqlite3.Connection, person: int) -> RhythmState | None:
    """The state of one person; None without any contact day."""
    row = sql.execute(
        "SELECT n, last, w, s1, s2, d60, first_out, out_days, in_days, n_gaps FROM rhythm WHERE person_id = ?",
        (person,),
    ).fetchone()
    return RhythmState.from_row(row) if row else None


def rhythm_days(sql: sqlite3.Connection, person: int) -> tuple[int, float]:
    """(contact days, rhythm in days) of one person; (0, 0.0) without any contact day."""
    row = sql.execute(
        "SELECT r.n, r.last, r.w, r.s1, r.s2, r.d60, r.first_out, r.out_days, r.in_days, r.n_gaps, p.circle,"
        " p.wish_days FROM rhythm r JOIN person p ON p.id = r.person_id WHERE r.person_id = ?",
        (person,),
    ).fetchone()
    if row is None:
        return 0, 0.0
    state = RhythmState.from_row(row[:10])
    return state.n, days_of(state, usual(sql), prior(row[10], row[11]))


def prior(circle: int | None, wish_days: int | None) -> Prior | None:
    """What the user's wish, else the circle, suggests for a rhythm."""
    if wish_days:
        return Prior(float(wish_days), wish=True)
    suggested = PRIOR_DAYS.get(circle or 0)
    return Prior(suggested) if suggested else None
