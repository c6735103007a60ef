"""Lists of people: each is one test over the table `person`, with the order in which it is gone through.

Everything is counted and limited in SQL: of a hundred thousand people a page of twenty reaches Python.
"""

import json
import sqlite3
from collections.abc import Collection
from dataclasses import dataclass
from typing import Any

from networker.domain.vocabulary import SHALLOW_DAYS
from networker.store.deeper import deeper
from networker.store.few_facts import few
from networker.store.people import LISTED

Row = tuple[Any, ...]
KEEP = "keep"  # the action of a `reach_action` that says so
_TALKED = (
    "EXISTS (SELECT 1 FROM interaction_person b WHERE b.person_id = person.id AND b.import_id = :import)"
)
_DAYS = "(SELECT r.n FROM rhythm r WHERE r.person_id = person.id)"


def _told(field: str) -> str:
    """That an import told such a fact of somebody."""
    return f"person.id IN (SELECT b.person_id FROM fact b WHERE {few('b')} AND b.field = '{field}' AND b.import_id = :import)"


@dataclass(frozen=True, slots=True)
class PeopleList:
    """One list. `key` also names what was kept: `reach_action.about` is "tidy" and the key.

    `test` may name `:before`, a local day. `order` ends with the id, so that a list never shuffles. `brought`: the test that
    an import, `:import`, put somebody into it, whoever brought them.
    """

    key: str
    test: str
    order: str = "person.order_key, person.id"
    brought: str = "person.import_id = :import"

    @property
    def about(self) -> str:
        """What a verdict on somebody in this list is about."""
        return about(self.key)


def about(key: str) -> str:
    """What a verdict is about that was given in a list."""
    return f"tidy {key}"


def is_kept(key: str, person: str = "person.id") -> str:
    """The test that somebody was kept in a list."""
    return f"{person} IN (SELECT k.person_id FROM reach_action k WHERE k.about = '{about(key)}' AND k.action = '{KEEP}')"


# Whoever follows the user and is nobody they ever had to do with.
FOLLOWERS = PeopleList(
    "followers",
    "person.last_contact IS NULL AND person.circle IS NULL AND person.want_to_know = 0"
    f" AND person.id IN (SELECT f.person_id FROM fact f WHERE {few('f')} AND f.field = 'followed' AND f.value = 'me'"
    " AND f.until IS NULL)"
    " AND NOT EXISTS (SELECT 1 FROM tie t WHERE t.person_id = person.id OR t.other_id = person.id)"
    " AND NOT EXISTS (SELECT 1 FROM gathering_person g WHERE g.person_id = person.id AND g.role IN ('there', 'host'))",
    brought=_told("followed"),
)
# The same as the filter of the list of people: both spoke, and no word ever went deeper than a greeting.
HELLO_ONLY = PeopleList(
    "hello only",
    f"person.id IN (SELECT r.person_id FROM rhythm r WHERE r.n >= {SHALLOW_DAYS} AND r.out_days > 0 AND r.in_days > 0"
    " AND NOT EXISTS (SELECT 1 FROM interaction_person p JOIN interaction i INDEXED BY interaction_deeper"
    f" ON i.id = p.interaction_id WHERE p.person_id = r.person_id AND {deeper('i')}))",
    f"{_DAYS} DESC, person.id",
    _TALKED,
)
UNREACHABLE = PeopleList("unreachable", "NOT EXISTS (SELECT 1 FROM handle h WHERE h.person_id = person.id)")
SILENT = PeopleList(
    "silent", "person.last_contact < :before", f"{_DAYS} DESC, person.last_contact, person.id", _TALKED
)
# By the index of folded names, in which whoever has none comes last (`names.sort_key`).
NO_NAME = "folded IN ('', char(1114111))"
NAMELESS = PeopleList("nameless", f"person.{NO_NAME} AND person.name = ''", "person.id DESC")
# A mail came back, and nothing came from that address since.
BOUNCING = (
    f"{few('f')} AND f.field = 'bounced' AND f.until IS NULL AND EXISTS (SELECT 1 FROM handle h WHERE h.person_id = f.person_id"
    " AND h.channel = 'mail' AND h.key = f.value) AND NOT EXISTS (SELECT 1 FROM interaction_person p"
    " JOIN interaction i ON i.id = p.interaction_id WHERE p.person_id = f.person_id AND i.kind = 'mail'"
    " AND i.direction IN ('in', 'both') AND i.day > f.since)"
)
BOUNCED = PeopleList(
    "bounced",
    f"person.id IN (SELECT f.person_id FROM fact f WHERE {BOUNCING})",
    brought=_told("bounced"),
)


def _where(wanted: PeopleList, import_id: int | None, but: Collection[int]) -> tuple[str, str]:
    """The test of a list, and the ids that it leaves out as JSON."""
    of_import = (
        f" AND {wanted.brought}".replace(":import", str(int(import_id))) if import_id is not None else ""
    )
    without = " AND person.id NOT IN (SELECT value FROM json_each(:but))" if but else ""
    test = f"{LISTED} AND {wanted.test}{of_import}{without} AND NOT {is_kept(wanted.key)}"
    return test, json.dumps([int(each) for each in but])


def count(
    sql: sqlite3.Connection,
    wanted: PeopleList,
    *,
    before: str,
    import_id: int | None = None,
    but: Collection[int] = (),
) -> int:
    """How many a list holds; `import_id`: of those whom an import brought; `but`: without these."""
    test, left_out = _where(wanted, import_id, but)
    query = f"SELECT count(*) FROM person WHERE {test}"
    return int(sql.execute(query, {"before": before, "but": left_out}).fetchone()[0])


def page(
    sql: sqlite3.Connection, wanted: PeopleList, *, before: str, limit: int, but: Collection[int] = ()
) -> list[int]:
    """The first ids of a list, in its order."""
    test, left_out = _where(wanted, None, but)
    query = f"SELECT person.id FROM person WHERE {test} ORDER BY {wanted.order} LIMIT :most"
    named = {"before": before, "but": left_out, "most": limit}
    return [row[0] for row in sql.execute(query, named)]


def kept_words(sql: sqlite3.Connection, key: str) -> set[tuple[int, str]]:
    """(person, what was kept) of a list of values."""
    return set(
        sql.execute(
            "SELECT person_id, words FROM reach_action WHERE about = ? AND action = ?", (about(key), KEEP)
        ).fetchall()
    )
