"""Who the user is, as the book has it: told by files and talks, and put right by the user.

What an import takes for the user's own entry is no contact. Where it was wrong, the entry is a contact again; whom the
user chooses instead is left out of lists from then on, and known to the next import as the user.
"""

from dataclasses import dataclass
from datetime import datetime

from networker.domain.changes import Changes
from networker.domain.vocabulary import Channel, PersonId
from networker.services.somebody import name_of
from networker.store import people as store
from networker.store.book import Book
from networker.store.imports import me


@dataclass(frozen=True, slots=True)
class Mine:
    """The user's own entry: the name, and the addresses by which they are known, mail first."""

    name: str
    addresses: tuple[str, ...]


def mine(book: Book) -> Mine | None:
    """Who the user is; None where nobody knows."""
    sql = book.reader
    known = me(sql)
    if not known.people:
        return None
    handles = [row for person in known.people for row in store.handles(sql, person)]
    handles.sort(key=lambda row: row[1] != Channel.MAIL.value)
    name = next((each for each in known.names if each), "")
    return Mine(name, tuple(dict.fromkeys(row[2] for row in handles)))


def this_is_me(book: Book, person: PersonId, *, now: datetime) -> Changes:
    """Make a contact the user's own entry, beside what there is of it."""
    with book.step("this is me", f"{name_of(book, person)} is you", now=now) as step:
        step.update("person", person, me=True)
    return step.changes


def not_me(book: Book, *, now: datetime) -> Changes:
    """Make what was taken for the user's own entry a contact again."""
    found = mine(book)
    with book.step("not me", f"{found.name if found else ''} is not you".strip(), now=now) as step:
        for person in me(step.connection).people:
            step.update("person", person, me=False)
    return step.changes
