"""Forgetting people: what would go with them, what would stay, and doing it. Nothing takes it back (decision 0039)."""

import contextlib
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from networker.domain.changes import Changes
from networker.services import backups
from networker.services.backups import Places
from networker.services.errors import CannotDo
from networker.store import forgetting as store
from networker.store import people as people_store
from networker.store.book import Book
from networker.store.errors import BookError
from networker.store.ids import among

# What is counted, each by the table whose rows go.
COUNTED = {
    "talks": "interaction", "promises": "follow_up", "facts": "fact", "addresses": "handle", "pictures": "photo",
    "records": "source", "ties": "tie", "questions": "ask", "introductions": "introduction",
    "recommendations": "recommendation", "wins": "win", "searches": "saved_search",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Leaving:
    """What would go with people, and what would stay.

    `gone`: how many of each of COUNTED, and of "notes" and "drafts", without those of which there are none. `shared`: talks and
    promises in which others have a part as well, which stay with those. `mentions`: notes and other words of others that name
    them. `groups`, `gatherings`: which they are taken out of, and which stay. `copies`: backups and former books that may hold
    them; `unreachable`: the chosen second place of backups, where it is not there now.
    """

    people: tuple[int, ...]
    names: tuple[str, ...]
    gone: dict[str, int]
    shared: int
    mentions: int
    groups: int
    gatherings: int
    copies: tuple[Path, ...]
    unreachable: str = ""


@dataclass(frozen=True, slots=True)
class Forgotten:
    """They are gone. `clean`: nothing is left in the book's file; else the next start of the program sees to it.

    `removed` and `kept`: how many copies are gone, and how many still hold them.
    """

    names: tuple[str, ...]
    gone: dict[str, int]
    clean: bool
    removed: int
    kept: int
    changes: Changes


def look(book: Book, people: Sequence[int], where: Places) -> Leaving:
    """What would go. Raises CannotDo where one of them is not in the book, or is the user."""
    from networker.store import forget

    ids = tuple(dict.fromkeys(people))
    names = people_store.names(book.reader, ids)
    if not ids or len(names) < len(ids):
        raise CannotDo("They are not in the book any more.")
    if book.read(f"SELECT 1 FROM person WHERE me = 1 AND id IN {among(ids)}"):
        raise CannotDo("That is your own entry, which stands apart from your contacts.")
    leaving = forget.Leaving(book.reader, ids)
    rows = leaving.rows | {"saved_search": set(leaving.searches())}
    gone = {what: len(rows[table]) for what, table in COUNTED.items() if rows[table]}
    [(notes,)] = book.read(f"SELECT count(*) FROM person WHERE notes <> '' AND id IN {among(ids)}")
    gone |= {what: n for what, n in (("notes", notes), ("drafts", len(leaving.drafts()))) if n}
    parts = sum(
        len(
            {row[0] for row in book.read(f"SELECT {table}_id FROM {link} WHERE person_id IN {among(ids)}")}
            - rows[table]
        )
        for table, link in (("interaction", "interaction_person"), ("follow_up", "follow_up_person"))
    )
    return Leaving(
        people=ids,
        names=tuple(names[each] or _address_of(book, each) for each in ids),
        gone=gone,
        shared=parts,
        mentions=leaving.words.found_in(book.reader, rows),
        groups=len(rows["group_member"]),
        gatherings=len(rows["gathering_person"]),
        copies=tuple(store.copies(book, _folders(where), min(leaving.people))),
        unreachable=str(where.other) if where.other is not None and not where.other.is_dir() else "",
    )


def _address_of(book: Book, person: int) -> str:
    found = book.read(
        "SELECT text FROM handle WHERE person_id = ? ORDER BY first DESC, id LIMIT 1", (person,)
    )
    return str(found[0][0]) if found else ""


def _folders(where: Places) -> list[Path]:
    return [each for each in (where.own, where.other) if each is not None]


def forget(
    book: Book, people: Sequence[int], where: Places, *, now: datetime, remove_copies: bool
) -> Forgotten:
    """Take people out of the book for good, and with `remove_copies` what else may hold them, after which a backup is written.

    Raises CannotDo as `look`, and BookError, and then nothing has changed.
    """
    leaving = look(book, people, where)
    copies = leaving.copies if remove_copies else ()
    changes, done = book.forget(leaving.people, now=now, copies=copies)
    if copies:
        with contextlib.suppress(BookError):  # the next one that is due is written all the same
            backups.write(book, where, now=now)
    kept = len(done.stay) if remove_copies else len(leaving.copies)
    return Forgotten(leaving.names, leaving.gone, done.clean, len(leaving.copies) - kept, kept, changes)
