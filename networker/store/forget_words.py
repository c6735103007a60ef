"""The names and addresses of those who are forgotten, taken out of whatever words of others stay.

A name counts whole: of one word alone nobody can tell whom it means, and a name or an address that somebody else in the book
has too is left to them. Names of groups, gatherings, topics and files stay as they are.
"""

import hashlib
import json
import re
import secrets
import sqlite3
from collections.abc import Collection, Iterator
from typing import Any

from networker.domain.names import fold
from networker.store.hidden import KEYS, PLAIN
from networker.store.ids import among

GONE = "…"
_STAYS = {
    "people_group": {"name", "folded"}, "gathering": {"name"}, "topic": {"name", "folded"}, "import": {"files", "formats"},
    "source": {"file"},
}  # fmt: skip
_JSON = {("import", "report"), ("source", "raw"), ("meta", "value"), ("today_entry", "reason")}
_ELSEWHERE = frozenset(["change", "sqlite_sequence", "sqlite_stat1", "migration"])
_LEAST = 5  # letters of a name, signs of an address
_DIGITS = 7  # of a number
_WITHOUT_SPACES = 0x2E80  # from here on scripts write names in one word


def words_of(sql: sqlite3.Connection, people: Collection[int]) -> "Words":
    """What these people are called, and were, and by what they are reached."""
    them = among(people)
    names = {*_said(sql, "person", "name", "id", them), *_said(sql, "source", "name", "person_id", them)}
    for given, family in _names_apart(sql, them):
        names |= {f"{given} {family}", f"{family} {given}", f"{family}, {given}"}
    former = "field = 'custom' AND detail IN ('former name', 'other name')"
    names |= {
        row[0]
        for row in sql.execute(f"SELECT value FROM fact WHERE person_id IN {them} AND {former}")
        if row[0]
    }
    others = f"SELECT 1 FROM person WHERE folded = ? AND id NOT IN {them} LIMIT 1"
    names = {
        each
        for each in map(_tidied, names)
        if _is_whole(each) and not sql.execute(others, (fold(each),)).fetchone()
    }
    addresses = {
        *_said(sql, "handle", "text", "person_id", them),
        *_said(sql, "handle", "key", "person_id", them),
    }
    shared = f"SELECT 1 FROM handle WHERE (key = ?1 OR text = ?1) AND person_id NOT IN {them} LIMIT 1"
    addresses = {
        each
        for each in map(_tidied, addresses)
        if _is_address(each) and not sql.execute(shared, (each,)).fetchone()
    }
    return Words(names | {fold(each) for each in names} | addresses)


def _tidied(text: str) -> str:
    return " ".join(text.split())


def _said(sql: sqlite3.Connection, table: str, column: str, owner: str, them: str) -> set[str]:
    """The texts of a column of theirs, as they are and as they were."""
    by = "row_id" if owner == "id" else f"json_extract(before, '$.{owner}')"
    rows = sql.execute(
        f"SELECT {column} FROM {table} WHERE {owner} IN {them} UNION SELECT json_extract(before, '$.{column}')"
        f" FROM change WHERE tbl = '{table}' AND before NOT NULL AND {by} IN {them}"
    )
    return {str(text) for (text,) in rows if text}


def _names_apart(sql: sqlite3.Connection, them: str) -> Iterator[tuple[str, str]]:
    rows = sql.execute(
        f"SELECT given, family FROM person WHERE id IN {them} UNION SELECT json_extract(before, '$.given'),"
        f" json_extract(before, '$.family') FROM change WHERE tbl = 'person' AND before NOT NULL AND row_id IN {them}"
    )
    for given, family in rows:
        if given and family:
            yield str(given), str(family)


def _is_whole(name: str) -> bool:
    if len(name) >= 3 and all(ord(letter) >= _WITHOUT_SPACES for letter in name):
        return True
    return " " in name and len(name) >= _LEAST


def _is_address(text: str) -> bool:
    digits = sum(each.isdigit() for each in text)
    return len(text) > _LEAST and ("@" in text or "/" in text or digits >= _DIGITS)


class Words:
    """Those words, and texts without them."""

    def __init__(self, words: Collection[str]) -> None:
        self._salt = secrets.token_bytes(16)
        listed = sorted(words, key=lambda each: (-len(each), each))
        self._plain = _pattern(listed)
        escaped = {json.dumps(each)[1:-1] for each in listed} | {
            json.dumps(each, ensure_ascii=False)[1:-1] for each in listed
        }
        self._in_json = _pattern(sorted(escaped, key=lambda each: (-len(each), each)))

    def names(self, text: str) -> bool:
        """Whether a text holds one of them."""
        return self._plain is not None and self._plain.search(text) is not None

    def without(self, text: Any) -> Any:
        """A text without them; whatever is no text as it is."""
        return self._plain.sub(GONE, text) if self._plain is not None and isinstance(text, str) else text

    def without_in_json(self, text: Any) -> Any:
        """Likewise of what is JSON, in all of its texts and keys."""
        if self._in_json is None or not isinstance(text, str) or not self._in_json.search(text):
            return text
        try:
            found = json.loads(text)
        except (ValueError, RecursionError):
            return self.without(text)
        return json.dumps(self._walked(found), ensure_ascii="\\u" in text, separators=(",", ":"))

    def _walked(self, found: Any) -> Any:
        if isinstance(found, dict):
            return {self.without(key): self._walked(value) for key, value in found.items()}
        return [self._walked(each) for each in found] if isinstance(found, list) else self.without(found)

    def _another_key(self, text: Any) -> Any:
        """In place of a key that holds one of them another that nobody else has, and from which nothing can be read."""
        if not isinstance(text, str) or not self.names(text):
            return text
        return (
            GONE
            + hashlib.blake2b(
                text.encode("utf-8", "surrogatepass"), key=self._salt, digest_size=9
            ).hexdigest()
        )

    def found_in(self, sql: sqlite3.Connection, but: dict[str, set[int]]) -> int:
        """How many rows that stay hold one of them. `but`: those that go."""
        return sum(1 for table, row in self._rows_with(sql) if row not in but.get(table, ()))

    def _rows_with(self, sql: sqlite3.Connection) -> Iterator[tuple[str, int]]:
        for table in (
            "person",
            "fact",
            "interaction",
            "follow_up",
            "tie",
            "ask",
            "win",
            "introduction",
            "recommendation",
        ):
            columns = [name for name, _ in _texts(sql, table)]
            for row, *texts in sql.execute(f"SELECT id, {', '.join(columns)} FROM {table}"):
                if any(text and isinstance(text, str) and self.names(text) for text in texts):
                    yield table, row

    def take_out(self, sql: sqlite3.Connection) -> None:
        """Take them out of every table but the journal's images."""
        if self._plain is None:
            return
        self._teach(sql)
        for table in _tables(sql):
            for column, how in _texts(sql, table):
                sql.execute(
                    f"UPDATE {table} SET {column} = {how}({column}) WHERE {column} <> {how}({column})"
                )

    def take_out_of_journal(self, sql: sqlite3.Connection) -> None:
        """Take them out of how rows were before."""
        if self._plain is None:
            return
        self._teach(sql)
        anew = "without_in_json(before)"
        sql.execute(f"UPDATE change SET before = {anew} WHERE before NOT NULL AND before <> {anew}")

    def _teach(self, sql: sqlite3.Connection) -> None:
        """Let the queries of a connection ask it."""
        asked = {
            "without": self.without,
            "without_in_json": self.without_in_json,
            "other_key": self._another_key,
        }
        for name, ask in asked.items():
            sql.create_function(name, 1, ask, deterministic=True)


def _pattern(words: Collection[str]) -> "re.Pattern[str] | None":
    if not words:
        return None
    each = "|".join(r"\s+".join(map(re.escape, word.split())) for word in words)
    return re.compile(rf"(?<!\w)(?:{each})(?!\w)", re.IGNORECASE)


def _tables(sql: sqlite3.Connection) -> list[str]:
    rows = sql.execute("SELECT name, sql FROM sqlite_master WHERE type = 'table'").fetchall()
    virtual = [name for name, made in rows if str(made).startswith("CREATE VIRTUAL")]
    return [
        name
        for name, _ in rows
        if name not in _ELSEWHERE and not any(name == each or name.startswith(f"{each}_") for each in virtual)
    ]


def _texts(sql: sqlite3.Connection, table: str) -> Iterator[tuple[str, str]]:
    """The columns of a table in which somebody's words stand, each with the function that takes them out."""
    for row in sql.execute(f"PRAGMA table_info({table})").fetchall():
        name, kind = str(row[1]), str(row[2]).upper()
        if kind != "TEXT" or name in PLAIN.get(table, ()) or name in _STAYS.get(table, ()):
            continue
        if (table, name) == ("meta", "key"):
            continue
        how = "without_in_json" if (table, name) in _JSON else "other_key" if name in KEYS else "without"
        yield name, how
