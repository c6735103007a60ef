"""The backups that are kept: when one is due, which there are, what one holds, and putting one back.

They lie in `backups/` beside the book, and where the user chose another place as well, one a day there too. Each was
checked before it counts, and none is deleted before a newer one is good.
"""

import contextlib
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from pathlib import Path

from networker.domain.changes import Changes
from networker.domain.going_on import Cancelled, GoingOn, quiet
from networker.domain.vocabulary import StepId
from networker.services.views import Undone
from networker.store import backup as writing
from networker.store import backups as store
from networker.store import journal, restore
from networker.store.backups import BadBackup, Examined, Listed
from networker.store.book import Book
from networker.store.errors import BookError, NothingToUndo

__all__ = [
    "BadBackup", "Examined", "Listed", "Places", "Restored", "Standing",
    "before", "before_import", "do_again", "examine", "keep", "listed", "next_redo", "next_undo", "places", "restore_from", "take_back", "write",
]  # fmt: skip

OFTEN = timedelta(minutes=30)  # between two where something changed
DAY = timedelta(days=1)
LONG = timedelta(days=3)  # without one, after which it is told
BEFORE_IMPORT, BEFORE_RESTORE = "before-import", "before-restore"


@dataclass(frozen=True, slots=True)
class Places:
    """The folder beside the book, and another one where the user chose one."""

    own: Path
    other: Path | None = None


@dataclass(frozen=True, slots=True)
class Standing:
    """How backups stand. `last`: the moment (UTC) of the newest one; None where there is none.

    `wrong`: why the one that was due could not be written, one sentence, else ""; `other_wrong` likewise of the other
    place. `written`: the one that was written now.
    """

    last: datetime | None
    other_last: datetime | None = None
    wrong: str = ""
    other_wrong: str = ""
    written: Path | None = None


@dataclass(frozen=True, slots=True)
class Restored:
    """What was put back. `kept`: where the book lies that was there before; `people` as it is in the book now."""

    at: datetime
    people: int
    kept: Path
    changes: Changes


def never() -> bool:
    """Nobody stops it."""
    return False


def places(book: Book, chosen: str) -> Places:
    """Where backups go; `chosen`: the other folder, "" for none."""
    return Places(book.folder / "backups", Path(chosen) if chosen else None)


def listed(where: Places) -> list[Listed]:
    """All backups, the newest first; one that lies in both places once. Raises BookError where the own folder cannot be read.

    Another place that is not there now has none.
    """
    found = {each.path.name: each for each in _there(where.other)}
    found |= {each.path.name: each for each in store.listed(where.own)}
    return sorted(found.values(), key=lambda each: (each.number, each.at), reverse=True)


def _there(folder: Path | None) -> list[Listed]:
    try:
        return store.listed(folder) if folder is not None else []
    except BookError:
        return []


def examine(path: Path) -> Examined:
    """Read a backup to its end and say what it holds; raises BadBackup and BookError, each one sentence."""
    return store.examine(path)


# ---- writing


def write(book: Book, where: Places, *, now: datetime, reason: str = "") -> writing.Backup:
    """Write a backup beside the book now; raises BookError."""
    number = 1 + max((each.number for each in listed(where)), default=0)
    return writing.write(book.path, where.own, now=now, label=reason, number=number)


def before(book: Book, where: Places, reason: str, *, now: datetime) -> Path | None:
    """Have a backup of the book as it is now, written only where there is none; None for an empty book. Raises BookError."""
    if not book.read("SELECT 1 FROM person LIMIT 1"):
        return None
    held = writing.counts(book.reader)
    for each in listed(where):
        if each.held == held and (not reason or each.reason == reason):
            return each.path
    return write(book, where, now=now, reason=reason).path


def before_import(book: Book, *, now: datetime) -> None:
    """Have a backup before files are brought in. Where that fails they are all the same: undo takes an import back too."""
    with contextlib.suppress(BookError):
        before(book, Places(book.folder / "backups"), BEFORE_IMPORT, now=now)


def keep(book: Book, where: Places, *, now: datetime) -> Standing:
    """Write a backup where one is due, and delete what need not be kept; what failed is told, never raised."""
    try:
        found = store.listed(where.own)
    except BookError as error:
        return Standing(None, wrong=str(error))
    standing = Standing(found[0].at if found else None)
    if not book.read("SELECT 1 FROM person LIMIT 1"):
        return standing
    try:
        if _is_due(book, found, now):
            done = write(book, where, now=now)
            found = store.listed(where.own)
            standing = Standing(found[0].at, written=done.path)
            _thin(book, where.own)
    except BookError as error:
        standing = replace(standing, wrong=str(error))
    return _also_elsewhere(book, where.other, found, standing, now)


def _is_due(book: Book, found: list[Listed], now: datetime) -> bool:
    """Once a day, and every half hour where something changed; a moment ahead of the clock is no reason to wait."""
    ours = [each for each in found if each.held is not None and each.held.book == book.meta("book")]
    if not ours:
        return True
    last = ours[0]
    if last.at.astimezone(now.tzinfo).date() != now.date():
        return True
    return not timedelta(0) <= now - last.at < OFTEN and last.held != writing.counts(book.reader)


def _also_elsewhere(
    book: Book, other: Path | None, found: list[Listed], standing: Standing, now: datetime
) -> Standing:
    """Copy the newest one to the other place, once a day."""
    if other is None or not found:
        return standing
    there = _there(other)
    last = there[0].at if there else None
    newest = found[0]
    if last is not None and timedelta(0) <= now - last < DAY:
        return replace(standing, other_last=last)
    if any(each.path.name == newest.path.name for each in there):
        return replace(standing, other_last=newest.at)
    try:
        writing.copy(newest.path, other)
    except (BookError, OSError) as error:
        return replace(standing, other_last=last, other_wrong=str(error))
    _thin(book, other)
    return replace(standing, other_last=newest.at)


def _thin(book: Book, folder: Path) -> None:
    """Not since a backup was put back: whoever looks for the right one finds all of them until the book is closed."""
    if not book.was_replaced:
        store.thin(folder, book=book.meta("book"))


# ---- putting back


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
    try:
        copy = store.examine(path)
    except BadBackup as error:
        raise BadBackup(str(error) + _instead_of(path, where)) from error
    kept = _keep_aside(book, where, now)
    at = _moment_of(path, copy, now)
    restore.put_back(book, copy, now=now, going_on=_heard(going_on, cancelled))
    label = f"Backup of {at.astimezone(now.tzinfo):%Y-%m-%d %H:%M} put back"
    restore.remember(book, restore.UNDO, label=label, kept=kept)
    return Restored(at, copy.held.people, kept, _everything(book, label))


def _instead_of(path: Path, where: Places) -> str:
    """A sentence that names the newest backup that is whole, of those before the damaged one; "" where there is none."""
    others = listed(where)
    at = next((each.at for each in others if each.path == path), None)
    for each in others:
        if each.path != path and (at is None or each.at <= at):
            try:
                store.examine(each.path)
            except BookError:
                continue
            return f" The one before is whole: {each.path}"
    return ""


def _moment_of(path: Path, copy: Examined, now: datetime) -> datetime:
    """When a backup was written; of one that lost its name, when something was done last in it."""
    found = next((each.at for each in _there(path.parent) if each.path == path), None)
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
    copy = store.examine(found.kept)
    left = _keep_aside(book, Places(found.kept.parent), now)
    restore.put_back(book, copy, now=now, going_on=_heard(going_on, cancelled))
    restore.remember(book, restore.REDO, label=found.label, kept=left)
    return _told(book, found.label)


def do_again(
    book: Book, *, now: datetime, going_on: GoingOn = quiet, cancelled: Callable[[], bool] = never
) -> Undone:
    """Put the backup back again; raises NothingToUndo. The book that undo leads to is the one before it, as it was."""
    found = restore.other_book(book, restore.REDO)
    if found is None:
        raise NothingToUndo("There is nothing to do again.")
    copy = store.examine(found.kept)
    left = _keep_aside(book, Places(found.kept.parent), now)
    restore.put_back(book, copy, now=now, going_on=_heard(going_on, cancelled))
    restore.remember(book, restore.UNDO, label=found.label, kept=left)
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
