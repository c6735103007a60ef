"""Notes on people: written as one step each, never over what came meanwhile; names offered while one is typed."""

from dataclasses import dataclass
from datetime import datetime

from networker.domain.changes import Changes
from networker.domain.vocabulary import PersonId
from networker.services import people
from networker.services.errors import CannotDo
from networker.store import notes as store
from networker.store.book import Book


@dataclass(frozen=True, slots=True)
class Offered:
    """Somebody whose name begins as it was typed."""

    id: PersonId
    name: str
    company: str


def offered(book: Book, typed: str, *, limit: int = 6) -> list[Offered]:
    """People whose name begins as it is being typed behind an @."""
    return [
        Offered(PersonId(number), name, company)
        for number, name, *_parts, company in store.begins(book.reader, typed.split(), limit=limit)
    ]


def of(book: Book, person: PersonId) -> str | None:
    """The notes on somebody as they stand; None where there is nobody."""
    return store.notes_of(book.reader, person)


def write(
    book: Book, person: PersonId, text: str, *, before: str, together: bool = False, now: datetime
) -> Changes:
    """Write the notes on somebody anew. `before`: what they said when the writing began.

    Raises CannotDo where they say something else by now: an import or another window may have added to them.
    With `together` they are kept above what was written instead.
    """
    stands = store.notes_of(book.reader, person)
    if stands is None:
        raise CannotDo("This person is not in the book any more.")
    if stands != before and together:
        text = f"{stands.rstrip()}\n\n{text}"
    elif stands != before:
        raise CannotDo("These notes have changed meanwhile, so nothing was overwritten.")
    return people.set_notes(book, person, _storable(text), now=now)


def _storable(text: str) -> str:
    """Without half characters, which a keyboard or a clipboard may leave and no file can hold."""
    whole = text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")
    return whole.replace("\0", "")
