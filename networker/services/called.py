"""Whom a name on the command line means: one person, or a sentence that names those it may be."""

from networker.domain.names import fold
from networker.domain.vocabulary import PersonId, State
from networker.services import listing
from networker.services.errors import CannotDo
from networker.services.listing import Filter, Listing
from networker.services.rows import PersonRow
from networker.store.book import Book

NAMED = 8  # people named in the sentence
LOOKED_AT = 2000


def only_one(book: Book, name: str) -> PersonId:
    """The only one with this name, else the only one whose name holds a beginning of each of its words.

    Raises CannotDo, which names them with their ids where there are several.
    """
    found = _called(book, name)
    whole = [each for each in found if fold(name) in (fold(each.name), fold(each.shown))]
    found = whole or found
    if len(found) == 1:
        return found[0].id
    if not found:
        raise CannotDo(f"There is nobody called “{name}”. Look for them with: networker people {name}.")
    listed = ", ".join(f"{each.shown} ({each.id})" for each in found[:NAMED])
    more = f" and {len(found) - NAMED:,} more" if len(found) > NAMED else ""
    raise CannotDo(f"“{name}” may be one of several: {listed}{more}. Say which one by the id in brackets.")


def _called(book: Book, name: str) -> list[PersonRow]:
    words = fold(name).split()
    everybody = tuple(state.value for state in State)
    ids = Listing(book).ids(Filter(text=name, states=everybody), order="name").ids[:LOOKED_AT]
    rows = listing.rows(book, ids)
    return [rows[number] for number in ids if number in rows and _holds(fold(rows[number].name), words)]


def _holds(name: str, words: list[str]) -> bool:
    parts = name.split()
    return all(any(part.startswith(word) for part in parts) for word in words)
