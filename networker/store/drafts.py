"""What was begun and not saved, in the table `meta`: beside the book's own rows, so in no step and no export.

A draft keeps the number of whoever it was begun for. Who is a part of another by now is looked up when it is read, so that
a merge moves nothing, and its undo has nothing to move back.
"""

import sqlite3
from collections import defaultdict
from collections.abc import Collection, Mapping
from dataclasses import replace

from networker.domain.begun import TABLE, Place
from networker.store.book import DRAFT
from networker.store.merge import became

_WRITE = "INSERT INTO meta (key, value) VALUES (?, ?) ON CONFLICT (key) DO UPDATE SET value = excluded.value"


def _all(sql: sqlite3.Connection) -> dict[str, str]:
    return dict(sql.execute("SELECT key, value FROM meta WHERE key GLOB ?", (f"{DRAFT}*",)))


def kept(sql: sqlite3.Connection) -> dict[Place, str]:
    """Every draft, as JSON, whose person, talk or whatever it is of is in the book."""
    read = {Place.read(key.removeprefix(DRAFT)): value for key, value in _all(sql).items()}
    found = {place: value for place, value in read.items() if place is not None}
    gone = _gone(sql, found)
    heirs = became(sql, [number for table, number in gone if table == "person"])
    there: dict[Place, str] = {}
    for place, value in found.items():
        if _owner(place) not in gone:
            there[place] = value
        elif TABLE[place.kind] == "person" and (heir := heirs.get(place.of or 0)) is not None:
            there[replace(place, of=heir, was=place.of or 0)] = value
    return there


def keep(sql: sqlite3.Connection, said: Mapping[Place, str | None]) -> None:
    """Keep these, as JSON; None forgets. What is begun for somebody who was forgotten meanwhile is not kept."""
    gone = _gone(sql, said)
    for place, value in said.items():
        owner = _owner(place)
        if value is None or (owner in gone and owner is not None and not _may_come_back(sql, owner)):
            sql.execute("DELETE FROM meta WHERE key = ?", (DRAFT + place.key,))
        else:
            sql.execute(_WRITE, (DRAFT + place.key, value))


def purge(sql: sqlite3.Connection) -> None:
    """Forget those that no undo, redo or split can bring back to somebody, and those at no place that is known."""
    read = {key: Place.read(key.removeprefix(DRAFT)) for key in _all(sql)}
    gone = _gone(sql, [place for place in read.values() if place is not None])
    for key, place in read.items():
        owner = _owner(place) if place is not None else None
        if place is None or (owner is not None and owner in gone and not _may_come_back(sql, owner)):
            sql.execute("DELETE FROM meta WHERE key = ?", (key,))


def _may_come_back(sql: sqlite3.Connection, owner: tuple[str, int]) -> bool:
    """Whether an undo, a redo or a split could bring back what is not in the book."""
    query = "SELECT 1 FROM change WHERE tbl = ? AND row_id = ? LIMIT 1"
    return sql.execute(query, owner).fetchone() is not None


def forget_of_new(sql: sqlite3.Connection, step: int, import_id: int | None) -> None:
    """What has just come may have the number of what an undo took away: what was begun in that one is not of it."""
    for key in _all(sql):
        place = Place.read(key.removeprefix(DRAFT))
        if place is not None and (owner := _owner(place)) is not None:
            new = sql.execute(
                "SELECT 1 FROM change WHERE step_id = ? AND tbl = ? AND row_id = ? AND before IS NULL"
                f" UNION ALL SELECT 1 FROM {owner[0]} WHERE id = ? AND import_id = ?",
                (step, *owner, owner[1], import_id),
            ).fetchone()
            if new is not None:
                sql.execute("DELETE FROM meta WHERE key = ?", (key,))


def _owner(place: Place) -> tuple[str, int] | None:
    table = TABLE.get(place.kind)
    return (table, place.of) if table is not None and place.of is not None else None


def _gone(sql: sqlite3.Connection, places: Collection[Place]) -> set[tuple[str, int]]:
    """Of whom and of what drafts are that are not in the book."""
    asked: dict[str, set[int]] = defaultdict(set)
    for place in places:
        if (owner := _owner(place)) is not None:
            asked[owner[0]].add(owner[1])
    gone: set[tuple[str, int]] = set()
    for table, numbers in asked.items():
        listed = ", ".join(map(str, sorted(numbers)))
        there = {row[0] for row in sql.execute(f"SELECT id FROM {table} WHERE id IN ({listed})")}
        gone |= {(table, number) for number in numbers - there}
    return gone
