"""What can go wrong with the book that is nobody's bug: a full disk, a lock, a damaged or newer file.

Each carries one sentence for people: what happened, what is safe, what to do. Values never appear in it.
"""

import sqlite3

DAMAGED = (
    "Part of the book is damaged: nothing was changed, and nothing more is written to it. Start Networker to put a"
    " backup back, or to save what can be read."
)
DISK_FULL = "The disk is full: nothing was changed. Free some space and try again."
FAILING = (
    "The disk could not be written, although it has room: nothing was changed. Nothing more is written until you say so;"
    " copy the book to another disk."
)
REPLACED = "The book's file was moved or replaced while Networker had it open: nothing was changed, and nothing more is written."
READ_ONLY = "The book is read-only: nothing was changed. Check who may write to it and to its folder."
NAMES_HIDDEN = "Names are hidden: nothing can be changed meanwhile. Show the names first."


class BookError(Exception):
    """The book could not be opened, read or written; `str()` is one sentence for people."""


class BookLocked(BookError):
    """Another process holds the book for writing."""


class NotABook(BookError):
    """The file is no book of Networker's, or it is damaged. It is left exactly as it is."""


class DamagedBook(NotABook):
    """Pages of the book cannot be read, or contradict each other. Nothing is written to it from then on."""


class ReplacedBook(BookError):
    """Another file stands where the open book stood. Nothing was written to either."""


class FailingDisk(BookError):
    """The disk refuses although it has room. Nothing more is written until somebody says so."""


class InUse(BookLocked):
    """Another program than Networker holds the book."""


class NewerBook(BookError):
    """A newer Networker has written the file. It is left exactly as it is."""


class OldBook(BookError):
    """An older program wrote the book, and it could not be brought up to date. It is left as it was."""


class NothingToUndo(BookError):
    """There is no step left to take back, or to do again."""


class Stopped(BookError):
    """What takes long was not wanted any more; nothing is left of it."""


class OutsideStep(BookError):
    """A change was tried outside a step: a mistake in the program, caught before it could be kept."""


def explain(error: BaseException) -> BookError | None:
    """The sentence for an error of SQLite's that is not the program's fault, else None.

    What came before is looked at too: after a full disk SQLite has rolled back already, and the rollback
    that follows complains that there is nothing to roll back.
    """
    cause: BaseException | None = error
    while cause is not None:
        if isinstance(cause, BookError):
            return cause
        if isinstance(cause, sqlite3.Error) and (known := _explained(cause)) is not None:
            return known
        cause = cause.__cause__ or cause.__context__
    return None


def _explained(error: sqlite3.Error) -> BookError | None:
    name = getattr(error, "sqlite_errorname", "") or ""
    text = str(error).lower()
    # Before anything else a reader makes a small file beside the book, which a full disk does not let grow.
    if name.startswith(("SQLITE_FULL", "SQLITE_IOERR_SHMSIZE")) or "disk is full" in text:
        return BookError(DISK_FULL)
    if name.startswith(("SQLITE_BUSY", "SQLITE_LOCKED")):
        return InUse("Another program is using the book: nothing was changed. Close it and try again.")
    if name.startswith("SQLITE_READONLY"):
        return BookError(READ_ONLY)
    if name.startswith(("SQLITE_CORRUPT", "SQLITE_NOTADB")):
        return DamagedBook(DAMAGED)
    if name.startswith("SQLITE_IOERR"):
        return BookError(
            "The disk could not be read or written, or it is full: nothing was changed. Check the disk."
        )
    if name.startswith("SQLITE_CANTOPEN"):
        return BookError(
            "The book cannot be opened. Check that its folder exists and that you may write to it."
        )
    return None
