"""Who is looked at for today's list: whoever is passed over on the way could not have been on it."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from datetime import date
from random import Random

import pytest

from networker.services.reach_candidates import _shortlist
from networker.store.derive import RHYTHM_COLUMNS

TODAY = date(2026, 11, 20)
PEOPLE = 3000


@pytest.fixture
def sql() -> Iterator[sqlite3.Connection]:
    """The rhythms of many people: of every number of contact days, every silence and every rhythm."""
    chance = Random(5)
    with closing(sqlite3.connect(":memory:")) as found:
        found.execute(f"CREATE TABLE rhythm ({', '.join(RHYTHM_COLUMNS)})")
        for person in range(1, PEOPLE + 1):
            gaps = chance.choice((0, 1, 3, 8, 20, 60))
            ln = chance.uniform(0.5, 5.0)  # of the usual gap, days
            w = sum(0.92**n for n in range(gaps))
            spread = chance.uniform(0, 2)
            last = TODAY.toordinal() - int(2 ** chance.uniform(0, 11))
            flags = [chance.randint(0, gaps + 1) for _ in range(3)]
            state = (gaps + 1, last, w, w * ln, w * (ln * ln + spread), chance.uniform(1, 9), *flags, gaps)
            found.execute(
                f"INSERT INTO rhythm VALUES ({', '.join('?' * len(RHYTHM_COLUMNS))})", (person, *state)
            )
        yield found


def test_whoever_is_passed_over_would_have_had_no_place(sql: sqlite3.Connection) -> None:
    everybody = range(1, PEOPLE + 1)
    best, told = _shortlist(sql, {}, TODAY, ())
    assert (best, told) == (_shortlist(sql, {}, TODAY, everybody)[0], [])
    assert len({r.person for r in best}) > 100


def test_those_who_may_be_wanted_for_another_reason_are_all_told_of(sql: sqlite3.Connection) -> None:
    others = set(range(1, PEOPLE + 1, 7))
    assert {r.person for r in _shortlist(sql, {}, TODAY, others)[1]} == others


def test_whom_the_list_may_not_name_is_not_scored(sql: sqlite3.Connection) -> None:
    first = _shortlist(sql, {}, TODAY, ())[0][0].person
    left_out = {first: (None, None, 0, 0)}
    assert first not in {r.person for r in _shortlist(sql, left_out, TODAY, {first})[0]}
