"""Examining a book: SQLite's own check, foreign keys, and what is derived against what it is derived from."""

import re
import sqlite3

from networker.store.errors import BookError, NotABook, explain

MOST = 20  # problems named one by one
_PAGE = re.compile(r"error code=(\d+)")  # why a page could not be had
_OUTSIDE = (sqlite3.SQLITE_IOERR, sqlite3.SQLITE_FULL, sqlite3.SQLITE_NOMEM, sqlite3.SQLITE_CANTOPEN)


def problems(sql: sqlite3.Connection) -> list[str]:
    """What is wrong, one sentence each; an empty list where all is well.

    Raises BookError where the book could not be examined, as on a full disk: that is no word about the book,
    and whoever put back a backup then would lose what is newer.
    """
    found: list[str] = []
    try:
        for (line,) in sql.execute(f"PRAGMA integrity_check({MOST})"):
            if is_outside(line):
                raise not_examined("The disk could not be read or written, or it is full. Check the disk.")
            if line != "ok":
                found.append(f"The file is damaged: {line}.")
        for table, row, parent, _ in sql.execute("PRAGMA foreign_key_check").fetchmany(MOST):
            found.append(f"A row of {table} ({row}) belongs to a row of {parent} that is not there.")
        found += _derived(sql)
    except sqlite3.DatabaseError as error:
        known = explain(error)
        if known is not None and not isinstance(known, NotABook):
            raise not_examined(str(known)) from error
        name = getattr(error, "sqlite_errorname", "an error")
        found.append(f"The file is damaged and cannot be read to its end ({name}).")
    return found


def is_outside(line: str) -> bool:
    """Whether a line of SQLite's check tells of the disk or the memory, and nothing of the book."""
    page = _PAGE.search(line)
    return page is not None and int(page[1]) & 0xFF in _OUTSIDE


def not_examined(why: str) -> BookError:
    """That the book could not be examined, with a sentence that says why."""
    return BookError(
        f"The book could not be examined, which is no sign of damage; it is left as it is. {why}"
    )


def _derived(sql: sqlite3.Connection) -> list[str]:
    found = []
    missing = sql.execute(
        "SELECT count(*) FROM person WHERE id NOT IN (SELECT rowid FROM person_text)"
    ).fetchone()[0]
    if missing:
        found.append(f"{missing} {_people(missing)} missing from the full text.")
    extra = sql.execute(
        "SELECT count(*) FROM person_text WHERE rowid NOT IN (SELECT id FROM person)"
    ).fetchone()[0]
    if extra:
        found.append(f"The full text names {extra} who are not in the book.")
    wrong = sql.execute(
        "SELECT count(*) FROM person WHERE last_contact IS NOT (SELECT max(i.day) FROM interaction_person p"
        " JOIN interaction i ON i.id = p.interaction_id WHERE p.person_id = person.id AND i.kind <> 'note')"
    ).fetchone()[0]
    if wrong:
        found.append(f"The last contact of {wrong} people is not that of their timeline.")
    if sql.execute("SELECT step_id FROM open_step").fetchone() != (None,):
        found.append("A step was left open.")
    return found


def _people(n: int) -> str:
    return "person is" if n == 1 else "people are"
