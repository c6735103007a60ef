"""The backups that are kept: when one is due, which there are, what one holds, and putting one back.

They lie in `backups/` beside the book, and where the user chose another place as well, one a day there too. Each was
checked before it counts, and none is deleted before a newer one is good.
"""

import contextlib
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from pathlib import Path

from networker.store import backup as writing
from networker.store import backups as store
from networker.store.backups import BadBackup, Examined, Listed
from networker.store.book import Book
from networker.store.errors import REPLACED, BookError, DamagedBook, ReplacedBook
from networker.store.health import Note

__all__ = [
    "BadBackup", "Examined", "Listed", "Places", "Standing",
    "before", "before_import", "before_merge", "examine", "keep", "listed", "places", "there", "write",
]  # fmt: skip

OFTEN = timedelta(minutes=30)  # between two where something changed
DAY = timedelta(days=1)
LONG = timedelta(days=3)  # without one, after which it is told
AWAY = timedelta(days=30)  # without one in a place that is not always there, such as a stick in a drawer
SECOND = "second-place"  # beside the backups: when the last one was copied where
BEFORE_IMPORT, BEFORE_MERGE, BEFORE_RESTORE = "before-import", "before-merge", "before-restore"


@dataclass(frozen=True, slots=True)
class Places:
    """The folder beside the book, and another one where the user chose one."""

    own: Path
    other: Path | None = None


@dataclass(frozen=True, slots=True)
class Standing:
    """How backups stand. `last`: the moment (UTC) of the newest one; None where there is none.

    `wrong`: why the one that was due could not be written, one sentence, else ""; `other_wrong` likewise of the other
    place, and `other_away` whether that is not even there. `other_last`: also of a place that is not there now.
    `written`: the one that was written now. `waiting`: while the book is empty, the newest backup that is not.
    """

    last: datetime | None
    other_last: datetime | None = None
    wrong: str = ""
    other_wrong: str = ""
    other_away: bool = False
    written: Path | None = None
    waiting: Listed | None = None


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
    found = {each.path.name: each for each in there(where.other)}
    found |= {each.path.name: each for each in store.listed(where.own)}
    return sorted(found.values(), key=lambda each: (each.number, each.at), reverse=True)


def there(folder: Path | None) -> list[Listed]:
    try:
        return store.listed(folder) if folder is not None else []
    except BookError:
        return []


def examine(book: Book, path: Path) -> Examined:
    """Read a backup of this book to its end and say what it holds; raises BadBackup and BookError, each one sentence."""
    return store.examine(path, book.cipher)


# ---- writing


def write(book: Book, where: Places, *, now: datetime, reason: str = "") -> writing.Backup:
    """Write a backup beside the book now; raises BookError, and CannotDo while names are hidden."""
    _see_that_it_may_be_copied(book)
    number = 1 + max((each.number for each in listed(where)), default=0)
    return writing.write(book.path, where.own, now=now, label=reason, number=number, cipher=book.cipher)


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


def before_merge(book: Book, *, now: datetime) -> None:
    """Have a backup before many are merged at once. Where that fails they are all the same: each merge can be split again."""
    with contextlib.suppress(BookError):
        before(book, Places(book.folder / "backups"), BEFORE_MERGE, now=now)


def see_that_it_is_whole(book: Book) -> None:
    """Raises BookError for a book that is damaged, or no longer in its place.

    A copy of a damaged one would be offered as the newest good backup; and where a folder was moved, or its disk unplugged,
    another one would be made for the copy.
    """
    if book.damaged or isinstance(book.trouble.holds, DamagedBook):
        raise BookError(
            "The book is damaged: no backup is made of it, and none is put into it, before it is chosen what becomes of it."
        )
    if book.trouble.is_replaced:
        raise ReplacedBook(REPLACED)


def _see_that_it_may_be_copied(book: Book) -> None:
    """A copy in dots would have the mark of the book, and take the place of its backups."""
    from networker.services.hidden_names import must_be_shown

    must_be_shown(book)
    see_that_it_is_whole(book)


def keep(book: Book, where: Places, *, now: datetime) -> Standing:
    """Write a backup where one is due, and delete what need not be kept; what failed is told, and not raised.

    Raises BookError where the book itself is damaged, or no longer in its place, and CannotDo while names are hidden.
    """
    _see_that_it_may_be_copied(book)
    try:
        found = store.listed(where.own)
    except BookError as error:
        return Standing(None, wrong=str(error))
    standing = Standing(found[0].at if found else None)
    if not book.read("SELECT 1 FROM person LIMIT 1"):
        return replace(standing, waiting=_not_empty(where))
    try:
        if _is_due(book, found, now):
            done = write(book, where, now=now)
            found = store.listed(where.own)
            standing = Standing(found[0].at, written=done.path)
            _thin(book, where.own)
    except BookError as error:
        standing = replace(standing, wrong=str(error))
    return _also_elsewhere(book, where.other, found, standing, now)


def _not_empty(where: Places) -> Listed | None:
    """The newest backup with people in it: of a book whose file was lost, or of another computer's."""
    with contextlib.suppress(BookError):
        return next((each for each in listed(where) if each.held is not None and each.held.people), None)
    return None


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
    """Copy the newest one to the other place, once a day; what other books have there is no copy of this one."""
    if other is None or not found:
        return standing
    mark, known = book.meta("book"), Note(found[0].path.with_name(SECOND))
    beside = [each for each in there(other) if each.held is None or each.held.book == mark]
    if beside:
        known.set(where=_named(other), at=beside[0].at.isoformat())
    last = known.moment("at") if known.get("where") == _named(other) else None
    newest = found[0]
    if last is not None and timedelta(0) <= now - last < DAY:
        return replace(standing, other_last=last)
    if any(each.path.name == newest.path.name for each in beside):
        return replace(standing, other_last=newest.at)
    try:
        writing.copy(newest.path, other)
    except (BookError, OSError) as error:
        away = not other.is_dir()
        return replace(standing, other_last=last, other_wrong=str(error), other_away=away)
    known.set(where=_named(other), at=newest.at.isoformat())
    _thin(book, other)
    return replace(standing, other_last=newest.at)


def _named(folder: Path) -> str:
    """A place in the note, which holds ASCII alone: another place is another word."""
    return ascii(str(folder))


def _thin(book: Book, folder: Path) -> None:
    """Not since a backup was put back: whoever looks for the right one finds all of them until the book is closed."""
    if not book.was_replaced:
        store.thin(folder, book=book.meta("book"))
