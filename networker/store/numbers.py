"""Reading and re-keying phone numbers, all of a book at once: a country that becomes known changes many keys.

Nothing here knows what a number means; the keys are the services'.
"""

import json
import sqlite3
from collections import defaultdict
from collections.abc import Collection, Iterator
from typing import NamedTuple

from networker.store.writer import Step


class Number(NamedTuple):
    """A number of somebody, with its match key."""

    id: int
    person: int
    channel: str
    text: str
    key: str


_ROW = "SELECT id, person_id, channel, text, key FROM handle"
_HALVES = ("shared = 0", "shared = 1")  # each has an index of its own


def texts(sql: sqlite3.Connection, channel: str) -> Iterator[str]:
    """Every address on a channel, as written, but the user's own."""
    query = "SELECT h.text FROM handle h JOIN person p ON p.id = h.person_id WHERE h.channel = ? AND p.me = 0"
    return (row[0] for row in sql.execute(query, (channel,)))


def every(sql: sqlite3.Connection, channels: Collection[str]) -> Iterator[Number]:
    """All numbers on these channels."""
    for channel in channels:
        yield from map(Number._make, sql.execute(f"{_ROW} WHERE channel = ? AND key <> ''", (channel,)))


def without_code(sql: sqlite3.Connection, channels: Collection[str]) -> Iterator[Number]:
    """The numbers on these channels whose key has no code of a country: few, once it is known."""
    for channel in channels:
        for half in _HALVES:
            for keys in ("key > '' AND key < '+'", "key >= ','"):  # beside those that begin with a plus
                query = f"{_ROW} WHERE channel = ? AND {half} AND {keys}"
                yield from map(Number._make, sql.execute(query, (channel,)))


def having(sql: sqlite3.Connection, channel: str, keys: Collection[str]) -> list[Number]:
    """The numbers that have one of these keys."""
    wanted = (channel, json.dumps(list(keys)))
    return [
        Number._make(row)
        for half in _HALVES
        for row in sql.execute(
            f"{_ROW} WHERE channel = ? AND {half} AND key IN (SELECT value FROM json_each(?))", wanted
        )
    ]


def give_keys(step: Step, changed: Collection[tuple[Number, str]]) -> None:
    """Give numbers their new keys; a key that several rows have by then is marked as shared in all of them."""
    moved = {number.id for number, _ in changed}
    bearers: dict[tuple[str, str], set[int]] = defaultdict(set)
    for number, key in changed:
        bearers[number.channel, key].add(number.id)
    there: dict[str, set[str]] = defaultdict(set)
    for channel, key in bearers:
        there[channel].add(key)
    # Those who are met come first: undone in turn, the newcomers to a key have left it before these are looked at.
    for channel, keys in there.items():
        for number in having(step.connection, channel, keys):
            if number.id not in moved:
                bearers[channel, number.key].add(number.id)
                step.update("handle", number.id, shared=True)
    for number, key in changed:
        shared = len(bearers[number.channel, key]) > 1
        step.execute("UPDATE handle SET key = ?, shared = ? WHERE id = ?", (key, shared, number.id))
