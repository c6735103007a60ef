"""Reading people for the quick line: by a word of their name, by a mail address. Nothing is written here."""

import sqlite3
from collections.abc import Iterable
from typing import Any

from networker.domain.search_query.letters import spaced

Row = tuple[Any, ...]
MOST = 400  # people of one name looked at; more are ambiguous anyway
SOME = 40
PERSON = "person.id, person.name, person.given, person.family, person.nickname"


def by_words(sql: sqlite3.Connection, names: Iterable[Iterable[str]], *, some: bool = False) -> list[Row]:
    """PERSON's columns of those who have of each name one of its folded words or phrases, the last talked with first.

    `some`: a few of them, in no order, which of a name that thousands have is ten times as fast.
    """
    # The words come from names and typing: only letters and digits reach the full-text query.
    wanted = []
    for words in names:
        clean = {"".join(ch if ch.isalnum() else " " for ch in word).strip() for word in words} - {""}
        if not clean:
            return []
        wanted.append("({})".format(" OR ".join(f'"{spaced(word)}"' for word in sorted(clean))))
    order, most = ("", SOME) if some else (" ORDER BY person.last_contact DESC, person.id", MOST)
    return sql.execute(
        f"SELECT {PERSON} FROM person_text JOIN person ON person.id = person_text.rowid"
        f" WHERE person_text MATCH ? AND person.me = 0{order} LIMIT ?",
        (f"name : ({' AND '.join(wanted)})", most),
    ).fetchall()


def by_mail(sql: sqlite3.Connection, key: str) -> list[Row]:
    """PERSON's columns of whom a mail address belongs to."""
    return sql.execute(
        f"SELECT {PERSON} FROM handle JOIN person ON person.id = handle.person_id"
        " WHERE handle.channel = 'mail' AND handle.key = ? ORDER BY person.id",
        (key,),
    ).fetchall()


def by_id(sql: sqlite3.Connection, number: int) -> list[Row]:
    """PERSON's columns of one person, and the suffix of the name."""
    return sql.execute(f"SELECT {PERSON}, person.suffix FROM person WHERE id = ?", (number,)).fetchall()
