"""Who somebody is for a verb: the name in its label, and the one guard of the dead.

It stands apart from `people`, since today's list is told before anything else that is known of people is needed.
"""

import sqlite3

from networker.domain.vocabulary import State
from networker.services.errors import CannotDo
from networker.store import people as store
from networker.store.book import Book


def name_of(book: Book, person: int) -> str:
    """The name of somebody, or "Somebody" where it is not known. For labels of steps."""
    return store.names(book.reader, [person]).get(person, "") or "Somebody"


def refuse_the_dead(sql: sqlite3.Connection, person: int) -> None:
    """Raises CannotDo where somebody has died, or is not in the book.

    The one guard of everything by which the list, a trip, a link or an introduction leads to somebody: it stands where
    writing to them or a talk with them is noted (`reached`), and before any other word about a suggestion.
    """
    row = store.person(sql, person)
    if row is None:
        raise CannotDo("They are not in the book any more.")
    if row.state == State.DECEASED.value:
        raise CannotDo(f"{row.shown or 'Somebody'} has died.")
