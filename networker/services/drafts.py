"""What was begun and not saved. It lies beside the book in the same file, so that neither a crash nor a kill takes it.

It is no part of the book: it is in no step, so undo does not know it, and no export tells it.
"""

import contextlib
import json
from collections.abc import Callable, Mapping
from typing import Any

from networker.domain.begun import Place
from networker.store import drafts as store
from networker.store.book import Book
from networker.store.errors import BookError


def kept(book: Book) -> dict[Place, Any]:
    """Every draft by its place, as it was given to `keep`. One that cannot be read is left out, and so is one of
    somebody or something that is not in the book; whoever was merged is named by whom they are a part of.
    """
    found: dict[Place, Any] = {}
    for place, value in store.kept(book.reader).items():
        with contextlib.suppress(ValueError, RecursionError):
            found[place] = json.loads(value)
    return found


def keep(book: Book, said: Mapping[Place, Any]) -> None:
    """Keep what is begun at these places, as JSON has a form for it; None forgets. Raises BookError."""
    with book.bookkeeping() as sql:
        store.keep(
            sql, {place: None if draft is None else json.dumps(draft) for place, draft in said.items()}
        )


def purge(book: Book) -> None:
    """Forget what was begun for whoever, or in whatever, can never be in the book again. Raises BookError."""
    with book.bookkeeping() as sql:
        store.purge(sql)


def settle(book: Book, place: Place | None, verb: Callable[..., Any], /, *args: Any, **named: Any) -> Any:
    """Do what was begun at a place, and forget the draft once that is in the book. Raises what the verb raises."""
    answer = verb(*args, **named)
    if place is not None:
        with contextlib.suppress(BookError):  # the verb is done: a draft that stays is the smaller harm
            keep(book, {place: None})
    return answer
