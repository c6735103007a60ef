"""Taking steps back and doing them again, also those of an earlier start."""

from datetime import datetime

from networker.domain.going_on import GoingOn, quiet
from networker.domain.vocabulary import ImportId
from networker.services.views import Kept, Undone
from networker.store import journal
from networker.store import people as people_store
from networker.store.book import Book
from networker.store.errors import NothingToUndo

__all__ = ["NothingToUndo", "left", "next_labels", "redo", "undo", "undo_import"]


def undo(book: Book, *, now: datetime, going_on: GoingOn = quiet) -> Undone:
    """Take the last step back; raises NothingToUndo. `going_on` hears how many rows of how many are back."""
    changes = book.undo(now=now, going_on=going_on)
    return Undone(label=changes.label, left=left(book), changes=changes)


def redo(book: Book, *, now: datetime, going_on: GoingOn = quiet) -> Undone:
    """Do the last undone step again, as `undo`; raises NothingToUndo where another change came between."""
    changes = book.redo(now=now, going_on=going_on)
    return Undone(label=changes.label, left=left(book), changes=changes)


def undo_import(book: Book, import_id: ImportId, *, now: datetime) -> Undone:
    """Take an old import back, as a step of its own; who stays is named as they are called by now, with the reason."""
    found = book.read("SELECT label FROM step WHERE import_id = ?", (import_id,))
    label = str(found[0][0]) if found else f"Import {import_id}"
    changes, stays = book.take_back(import_id, label=f"{label} taken back", now=now)
    names = people_store.names(book.reader, [each.person for each in stays])
    kept = tuple(Kept(names[each.person], by_hand=each.by_hand) for each in stays)
    return Undone(label=label, left=left(book), changes=changes, kept=kept)


def left(book: Book) -> int:
    """How many steps undo could take back."""
    return journal.steps_left(book.reader)


def next_labels(book: Book) -> tuple[str, str]:
    """What undo and redo would take back or do again, in words; "" for nothing."""
    back, again = journal.last_step(book.reader), journal.next_redo(book.reader)
    return (back[1] if back else "", again[2] if again else "")
