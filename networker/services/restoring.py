"""Putting a backup in the place of the book, and taking that back: each keeps what was there before as a backup."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from networker.domain.changes import Changes
from networker.domain.dates import in_words
from networker.domain.going_on import Cancelled, GoingOn, quiet
from networker.domain.vocabulary import StepId
from networker.services.backups import (
    BEFORE_RESTORE,
    Places,
    listed,
    never,
    see_that_it_is_whole,
    there,
    write,
)
from networker.services.views import Undone
from networker.store import backups as store
from networker.store import journal, restore
from networker.store.backups import BadBackup, Examined
from networker.store.book import Book
from networker.store.errors import BookError, NothingToUndo


@dataclass(frozen=True, slots=True)
class Restored:
    """What was put back. `kept`: where the book lies that was there before; `people` as it is in the book now."""

    at: datetime
    people: int
    kept: Path
    changes: Changes


def restore_from(
    book: Book,
    path: Path,
    where: Places,
    *,
    now: datetime,
    going_on: GoingOn = quiet,
    cancelled: Callable[[], bool] = never,
) -> Restored:
    """Put a backup in the place of the book, which is kept as a backup before. Raises BookError, the book as it was.

    A backup that is damaged is refused, and the newest one that is not is named.
    """
    see_that_it_is_whole(book)
    try:
        copy = store.examine(path, book.cipher)
    except BadBackup as error:
        raise BadBackup(str(error) + _instead_of(book, path, where)) from error
    kept = _keep_aside(book, where, now)
    at = _moment_of(path, copy, now)
    local = at.astimezone(now.tzinfo)
    when = f"{in_words(local)}, {local:%H:%M}"
    label = f"Backup of {when} put back"
    back = restore.WayBack(restore.UNDO, label, kept)
    restore.put_back(book, copy, now=now, back=back, going_on=_heard(going_on, cancelled))
    return Restored(at, copy.held.people, kept, _everything(book, label))


def _instead_of(book: Book, path: Path, where: Places) -> str:
    """A sentence that names the newest backup that is whole, of those before the damaged one; "" where there is none."""
    others = listed(where)
    at = next((each.at for each in others if each.path == path), None)
    for each in others:
        if each.path != path and (at is None or each.at <= at):
            try:
                store.examine(each.path, book.cipher)
            except BookError:
                continue
            return f" The one before is whole: {each.path}"
    return ""


def _moment_of(path: Path, copy: Examined, now: datetime) -> datetime:
    """When a backup was written; of one that lost its name, when something was done last in it."""
    found = next((each.at for each in there(path.parent) if each.path == path), None)
    if found is None and copy.last_at:
        found = datetime.fromisoformat(copy.last_at)
    return found or now


def _everything(book: Book, label: str) -> Changes:
    last = journal.last_step(book.reader)
    step = last[0] if last else StepId(0)
    return Changes(step=step, label=label, today=True, everything=True, searches=True)


def next_undo(book: Book) -> str:
    """The name of the restore that undo would take back next; "" where something else is next."""
    found = restore.other_book(book, restore.UNDO)
    return found.label if found else ""


def next_redo(book: Book) -> str:
    """The name of the restore that redo would do again next; "" where something else is next."""
    found = restore.other_book(book, restore.REDO)
    return found.label if found else ""


def take_back(
    book: Book, *, now: datetime, going_on: GoingOn = quiet, cancelled: Callable[[], bool] = never
) -> Undone:
    """Put the book back that was there before a backup was; raises NothingToUndo where that is not what comes next."""
    found = restore.other_book(book, restore.UNDO)
    if found is None:
        raise NothingToUndo("There is nothing to undo.")
    return _change_over(book, found, restore.REDO, now=now, going_on=_heard(going_on, cancelled))


def do_again(
    book: Book, *, now: datetime, going_on: GoingOn = quiet, cancelled: Callable[[], bool] = never
) -> Undone:
    """Put the backup back again; raises NothingToUndo. The book that undo leads to is the one before it, as it was."""
    found = restore.other_book(book, restore.REDO)
    if found is None:
        raise NothingToUndo("There is nothing to do again.")
    return _change_over(book, found, restore.UNDO, now=now, going_on=_heard(going_on, cancelled))


def _change_over(book: Book, found: restore.Other, back: str, *, now: datetime, going_on: GoingOn) -> Undone:
    """Put another book in the place of this one, which is kept, and noted under the key by which it comes back."""
    copy = store.examine(found.kept, book.cipher)
    left = _keep_aside(book, Places(found.kept.parent), now)
    noted = restore.WayBack(back, found.label, left)
    restore.put_back(book, copy, now=now, back=noted, going_on=going_on)
    return _told(book, found.label)


def _told(book: Book, label: str) -> Undone:
    return Undone(label=label, left=journal.steps_left(book.reader), changes=_everything(book, label))


def _keep_aside(book: Book, where: Places, now: datetime) -> Path:
    """The present book as a backup; also an empty one, to which undo leads back."""
    return write(book, where, now=now, reason=BEFORE_RESTORE).path


def _heard(going_on: GoingOn, cancelled: Callable[[], bool]) -> GoingOn:
    """Who hears how far it is looks at Cancel too."""

    def heard(done: int, of: int) -> None:
        if cancelled():
            raise Cancelled
        going_on(done, of)

    return heard
