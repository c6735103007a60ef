"""What was begun and not saved. It lies beside the book in the same file, so that neither a crash nor a kill takes it.

It is no part of the book: it is in no step, so undo does not know it, and no export tells it.
"""

import contextlib
import json
from collections.abc import Callable, Mapping
from typing import Any

from networker.store.book import DRAFT, Book
from networker.store.errors import BookError


def kept(book: Book) -> dict[str, Any]:
    """Every draft by its place, as it was given to `keep`. One that cannot be read is left out."""
    found: dict[str, Any] = {}
    for key, value in book.read("SELECT key, value FROM meta WHERE key GLOB ?", (f"{DRAFT}*",)):
        with contextlib.suppress(ValueError, RecursionError):
            found[str(key).removeprefix(DRAFT)] = json.loads(value)
    return found


def keep(book: Book, said: Mapping[str, Any]) -> None:
    """Keep what is begun at these places, as JSON has a form for it; None forgets. Raises BookError."""
    with book.bookkeeping() as sql:
        for place, draft in said.items():
            if draft is None:
                sql.execute("DELETE FROM meta WHERE key = ?", (DRAFT + place,))
            else:
                sql.execute(
                    "INSERT INTO meta (key, value) VALUES (?, ?)"
                    " ON CONFLICT (key) DO UPDATE SET value = excluded.value",
                    (DRAFT + place, json.dumps(draft)),
                )


def settle(book: Book, place: str, verb: Callable[..., Any], /, *args: Any, **named: Any) -> Any:
    """Do what was begun at a place, and forget the draft once that is in the book. Raises what the verb raises."""
    answer = verb(*args, **named)
    with contextlib.suppress(BookError):  # the verb is done: a draft that stays is the smaller harm
        keep(book, {place: None})
    return answer
