"""Ids in SQL are numbers, whatever was handed in, and of none nobody is found."""

import sqlite3

import pytest

from networker.store.ids import among


def test_a_list_of_ids_finds_those_and_none_finds_nobody() -> None:
    sql = sqlite3.connect(":memory:")
    sql.execute("CREATE TABLE person (id INTEGER PRIMARY KEY)")
    sql.executemany("INSERT INTO person VALUES (?)", [(1,), (2,), (3,)])
    found = [
        sql.execute(f"SELECT id FROM person WHERE id IN {among(ids)}").fetchall()
        for ids in ([3, 1], iter([2]), ())
    ]
    assert found == [[(1,), (3,)], [(2,)], []]
    sql.close()


def test_nothing_but_numbers_gets_into_it() -> None:
    with pytest.raises(ValueError, match="invalid literal"):
        among(["1) OR (1"])  # type: ignore[list-item]
