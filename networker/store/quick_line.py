"""Reading people for the quick line: by a word of their name, by a mail address. Nothing is written here."""

import sqlite3
from collections import defaultdict
from collections.abc import Iterable
from typing import Any

Row = tuple[Any, ...]
MOST = 400  # people of one name looked at; more are ambiguous anyway
PERSON = "person.id, person.name, person.given, person.family, person.nickname"


def by_words(sql: sqlite3.Connection, words: Iterable[str]) -> list[Row]:
    """PERSON's columns and mail addresses of those with one of the folded words in their name."""
    # The words come from names and typing: only letters and digits reach the full-text query.
    clean = sorted({"".join(ch if ch.isalnum() else " " for ch in word).strip() for word in words} - {""})
    if not clean:
        return []
    wanted = " OR ".join(f'name : "{word}"' for word in clean)
    found = sql.execute(
        f"SELECT {PERSON} FROM person_text JOIN person ON person.id = person_text.rowid"
        " WHERE person_text MATCH ? AND person.me = 0"
        " ORDER BY person.last_contact DESC, person.id LIMIT ?",
        (wanted, MOST),
    ).fetchall()
    return _with_mails(sql, found)


def by_mail(sql: sqlite3.Connection, key: str) -> list[Row]:
    """PERSON's columns and mail addresses of whom a mail address belongs to."""
    found = sql.execute(
        f"SELECT {PERSON} FROM handle JOIN person ON person.id = handle.person_id"
        " WHERE handle.channel = 'mail' AND handle.key = ? ORDER BY person.id",
        (key,),
    ).fetchall()
    return _with_mails(sql, found)


def by_id(sql: sqlite3.Connection, number: int) -> list[Row]:
    """PERSON's columns of one person."""
    return sql.execute(f"SELECT {PERSON} FROM person WHERE id = ?", (number,)).fetchall()


def _with_mails(sql: sqlite3.Connection, found: list[Row]) -> list[Row]:
    mails: defaultdict[int, list[str]] = defaultdict(list)
    if found:
        ids = ", ".join(str(row[0]) for row in found)
        for person, text in sql.execute(
            f"SELECT person_id, text FROM handle WHERE channel = 'mail' AND person_id IN ({ids})"
        ):
            mails[person].append(text)
    return [(*row, tuple(mails[row[0]])) for row in found]
