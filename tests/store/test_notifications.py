"""A claim is somebody's alone, in whatever order and by whatever clock it was made."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path

import pytest

from networker.store import notifications as store
from networker.store.book import Book
from networker.store.notifications import Claim, stamp

NOW = datetime(2026, 12, 1, 9, 0, tzinfo=UTC)
ONE, TWO = Claim("follow_up", 1, "2026-12-01T10:00"), Claim("follow_up", 1, "2026-12-02T10:00")


@pytest.fixture
def sql(data_dir: Path) -> Iterator[sqlite3.Connection]:
    with closing(Book(data_dir, now=NOW)) as book, book.bookkeeping() as found:
        yield found


def claimed(sql: sqlite3.Connection, *claims: Claim, now: datetime = NOW, tag: str = "a") -> set[Claim]:
    return store.claim(sql, claims, tag=tag, now=now, trusted=stamp(now + timedelta(days=1)))


def test_an_instant_is_kept_in_utc_to_the_second() -> None:
    at = NOW.astimezone(timezone(timedelta(hours=-7))) + timedelta(microseconds=5)
    assert stamp(at) == "2026-12-01T09:00:00+00:00"


def test_what_is_claimed_is_nobody_elses(sql: sqlite3.Connection) -> None:
    assert claimed(sql, ONE) == {ONE}
    assert claimed(sql, ONE, TWO, tag="b") == {TWO}
    assert store.unshown(sql, trusted=stamp(NOW)) == {"a": [ONE], "b": [TWO]}
    store.mark_shown(sql, ["a"], now=NOW)
    assert store.unshown(sql, trusted=stamp(NOW)) == {"b": [TWO]}
    assert store.told(sql, "follow_up", [1], trusted=stamp(NOW)) == {ONE[1:], TWO[1:]}


def test_a_claim_of_a_clock_that_was_a_day_ahead_counts_for_nothing(sql: sqlite3.Connection) -> None:
    claimed(sql, ONE, now=NOW + timedelta(days=1))
    claimed(sql, TWO, now=NOW + timedelta(days=1, seconds=1))
    trusted = stamp(NOW + timedelta(days=1))
    assert store.unshown(sql, trusted=trusted) == {"a": [ONE]}
    store.mark_shown(sql, ["a"], now=NOW)
    assert store.told(sql, "follow_up", [1], trusted=trusted) == {ONE[1:]}
    assert claimed(sql, ONE, TWO, tag="b") == {TWO}
    assert store.unshown(sql, trusted=trusted) == {"b": [TWO]}


def test_what_is_forgotten_may_be_claimed_again(sql: sqlite3.Connection) -> None:
    claimed(sql, ONE, TWO)
    store.forget(sql, 1, ONE.moment)
    assert claimed(sql, ONE, TWO) == {ONE}
