"""Taking steps back and doing them again, also those of an earlier start."""

import contextlib
from collections.abc import Callable, Iterator
from datetime import datetime

from networker.domain.going_on import Cancelled, GoingOn, quiet
from networker.domain.vocabulary import ImportId
from networker.services.pace import collector_at_rest, interruptible
from networker.services.views import Kept, Undone
from networker.store import journal
from networker.store import people as people_store
from networker.store.book import Book
from networker.store.errors import NothingToUndo

UNDO, REDO = "put back", "put back again"  # as in store.restore, which few need

__all__ = ["Cancelled", "NothingToUndo", "left", "next_import", "next_labels", "redo", "undo", "undo_import"]


def never() -> bool:
    """Nobody stops it."""
    return False


def undo(
    book: Book, *, now: datetime, going_on: GoingOn = quiet, cancelled: Callable[[], bool] = never
) -> Undone:
    """Take the last step back; raises NothingToUndo, and Cancelled, after which the book is as it was.

    `going_on` hears how many rows of how many are back. Where a backup was put back last, the book before it comes again.
    """
    if _restored(book, UNDO):
        from networker.services import restoring

        return restoring.take_back(book, now=now, going_on=going_on, cancelled=cancelled)
    with _stoppable(book, cancelled, going_on) as heard:
        changes = book.undo(now=now, going_on=heard)
    return Undone(label=changes.label, left=left(book), changes=changes)


def redo(
    book: Book, *, now: datetime, going_on: GoingOn = quiet, cancelled: Callable[[], bool] = never
) -> Undone:
    """Do the last undone step again, as `undo`; raises NothingToUndo where another change came between."""
    if _restored(book, REDO):
        from networker.services import restoring

        return restoring.do_again(book, now=now, going_on=going_on, cancelled=cancelled)
    with _stoppable(book, cancelled, going_on) as heard:
        changes = book.redo(now=now, going_on=heard)
    return Undone(label=changes.label, left=left(book), changes=changes)


def undo_import(
    book: Book, import_id: ImportId, *, now: datetime, cancelled: Callable[[], bool] = never
) -> Undone:
    """Take an old import back, as a step of its own; who stays is named, with the reason. Cancelled as `undo`.

    Raises NothingToUndo.
    """
    from networker.services.imports import history  # which no other undo has to wait for

    if why := history.why_it_stays(book, import_id):
        raise NothingToUndo(why)
    found = book.read("SELECT label FROM step WHERE import_id = ?", (import_id,))
    label = str(found[0][0]) if found else f"Import {import_id}"
    with _stoppable(book, cancelled):
        changes, stays = book.take_back(import_id, label=f"{label} taken back", now=now)
    names = people_store.names(book.reader, [each.person for each in stays])
    kept = tuple(Kept(names[each.person], by_hand=each.by_hand) for each in stays)
    return Undone(label=label, left=left(book), changes=changes, kept=kept)


@contextlib.contextmanager
def _stoppable(book: Book, cancelled: Callable[[], bool], going_on: GoingOn = quiet) -> Iterator[GoingOn]:
    """Who hears how far it is looks at Cancel too, as each long statement does."""

    def look() -> None:
        if cancelled():
            raise Cancelled

    def heard(done: int, of: int) -> None:
        look()
        going_on(done, of)

    look()
    with collector_at_rest(), interruptible(book.writer.sql, look):
        yield heard


def left(book: Book) -> int:
    """How many steps undo could take back."""
    return journal.steps_left(book.reader)


def _restored(book: Book, key: str) -> str:
    """The name of a backup that was put back, where undo or redo means that; else ""."""
    if not book.meta(key):  # as is most often so: nothing more is imported
        return ""
    from networker.services import restoring

    return restoring.next_undo(book) if key == UNDO else restoring.next_redo(book)


def next_import(book: Book) -> str:
    """The name of the step that undo would take back, where it is an import or a backup put back; else ""."""
    if restored := _restored(book, UNDO):
        return restored
    back = journal.last_step(book.reader)
    return back[1] if back and journal.is_import(book.reader, back[0]) else ""


def next_labels(book: Book) -> tuple[str, str]:
    """What undo and redo would take back or do again, in words; "" for nothing."""
    back, again = journal.last_step(book.reader), journal.next_redo(book.reader)
    return (
        _restored(book, UNDO) or (back[1] if back else ""),
        _restored(book, REDO) or (again[2] if again else ""),
    )
