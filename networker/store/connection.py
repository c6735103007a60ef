"""Connections to the book, with their pragmas in one place.

One connection writes and checkpoints; every other is `query_only` and never checkpoints, because two
that do can corrupt a file under SQLite 3.7.0 to 3.51.2. Readers are plain sqlite3: lists are painted from them
before peewee is even imported.
"""

import contextlib
import os
import sqlite3
from pathlib import Path

from networker.domain.names import fold
from networker.store.cipher import Cipher, connect

COMMON = (
    "PRAGMA foreign_keys = ON",
    "PRAGMA busy_timeout = 5000",
    "PRAGMA trusted_schema = OFF",
    "PRAGMA cell_size_check = ON",
    "PRAGMA mmap_size = 0",
)
WRITER = (
    *COMMON,
    "PRAGMA synchronous = FULL",  # NORMAL loses acknowledged edits at a power loss
    "PRAGMA secure_delete = ON",
    "PRAGMA journal_size_limit = 67108864",
    "PRAGMA cache_size = -65536",
)
READER = (*COMMON, "PRAGMA query_only = ON", "PRAGMA wal_autocheckpoint = 0")


def writer(path: Path, cipher: Cipher | None = None) -> sqlite3.Connection:
    """A connection that writes: there is one at a time. It may be handed from thread to thread, never shared."""
    connection = connect(path, cipher, check_same_thread=False, timeout=5)
    for pragma in WRITER:
        connection.execute(pragma)
    # Asked of SQLite: to open and close the file beside a connection would let go of all locks that it holds (POSIX).
    if connection.execute("PRAGMA journal_mode").fetchone() != ("wal",):
        connection.execute("PRAGMA journal_mode = TRUNCATE")  # the file tells of the log alone
    return connection


def reader(path: Path, cipher: Cipher | None = None) -> sqlite3.Connection:
    """A connection that can only read. It may be handed from thread to thread, never shared."""
    connection = connect(path, cipher, check_same_thread=False, cached_statements=256, timeout=5.0)
    for pragma in READER:
        connection.execute(pragma)
    return _folding(connection)


def _folding(connection: sqlite3.Connection) -> sqlite3.Connection:
    """Teach a connection `folded(text)` and `stands_in(text, words, whole)`: what has no folded column is searched too."""
    connection.create_function("folded", 1, fold, deterministic=True)
    connection.create_function("stands_in", 3, _stands_in, deterministic=True)
    return connection


def _stands_in(text: str, wanted: str, whole: int) -> bool:
    from networker.domain.search_query.letters import stands_in  # the first paint looks for nothing

    return stands_in(text, wanted, whole=bool(whole))


def for_reading(path: Path, cipher: Cipher | None = None) -> sqlite3.Connection:
    """A reader for who never writes: a snapshot where SQLite may or can make no files of its own beside the book."""
    found = None if is_still(path) else shared(path, cipher)
    return found or snapshot(path, cipher)


def shared(path: Path, cipher: Cipher | None = None) -> sqlite3.Connection | None:
    """A reader; None where all is in the book's file and the disk is so full that nobody can write beside it either."""
    found = reader(path, cipher)
    try:
        found.execute("SELECT 1 FROM sqlite_master LIMIT 1")
    except sqlite3.Error as error:  # any other comes again with the first question, and is explained there
        if error.sqlite_errorname in _NO_ROOM and not has_log(path):
            found.close()
            return None
    return found


# The small file that readers share finds no room: nobody else can have it, or it would be there.
_NO_ROOM = ("SQLITE_FULL", "SQLITE_IOERR_SHMSIZE", "SQLITE_IOERR_SHMOPEN", "SQLITE_IOERR_WRITE")


def snapshot(path: Path, cipher: Cipher | None = None) -> sqlite3.Connection:
    """A connection to a book that nobody can write: it makes no files and sees no change."""
    uri = path.absolute().as_uri() + "?mode=ro&immutable=1"
    connection = connect(uri, cipher, uri=True, check_same_thread=False)
    connection.execute("PRAGMA query_only = ON")
    return _folding(connection)


def looking(path: Path, cipher: Cipher | None = None) -> sqlite3.Connection:
    """A connection that leaves every byte of book and log as it is, for one that may be damaged.

    SQLite folds the log into the file when the last connection is closed, but not by one that was opened to read only.
    """
    if has_journal(path):  # the half of a change is taken back first, as SQLite does by itself
        return reader(path, cipher)
    if has_log(path) and os.access(path.parent, os.W_OK):
        uri = path.absolute().as_uri() + "?mode=ro"
        connection = connect(uri, cipher, uri=True, check_same_thread=False, timeout=5.0)
        for pragma in READER:
            connection.execute(pragma)
        return _folding(connection)
    return snapshot(path, cipher)


def fold_log(path: Path, cipher: Cipher | None = None) -> bool:
    """Bring the whole log into the book's file; False where another process reads at the moment. Raises sqlite3.Error."""
    with contextlib.closing(connect(path, cipher, timeout=1.0)) as connection:
        for pragma in WRITER:
            connection.execute(pragma)
        return fold_log_by(connection)


def fold_log_by(connection: sqlite3.Connection) -> bool:
    """The same on a connection that is open and may write."""
    busy, _, _ = connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
    return not busy


def leave_log(path: Path) -> None:
    """Take the log of a book that was replaced from beside the other file, which it would be mixed with. It is kept."""
    log = beside(path, "-wal")
    if log.exists():
        log.replace(beside(path, "-wal.left"))
    beside(path, "-shm").unlink(missing_ok=True)


def is_cut(path: Path) -> bool:
    """Whether the file is shorter than its header says, and no log has the rest. Raises OSError.

    Of an encrypted one SQLite finds that by itself with the first question.
    """
    with path.open("rb") as file:
        head = file.read(100)
    size = int.from_bytes(head[16:18], "big")
    size = 65536 if size == 1 else size
    known = (
        head[24:28] == head[92:96]
    )  # else an old SQLite wrote last, which did not keep the number of pages
    pages = int.from_bytes(head[28:32], "big")
    return known and not has_log(path) and not has_journal(path) and path.stat().st_size < pages * size


def is_logged(path: Path, cipher: Cipher | None = None) -> bool:
    """Whether the book says in its header that it is kept with a log (WAL). Raises OSError, of an encrypted one sqlite3.Error.

    Like all that opens the file itself, only while this process has no connection to it: to close it lets go of every lock
    that the process holds on it (POSIX), and another process would take the log away as if it were the last one.
    """
    if cipher is not None:
        with contextlib.closing(connect(path, cipher, timeout=1.0)) as connection:
            return bool(connection.execute("PRAGMA journal_mode").fetchone() == ("wal",))
    with path.open("rb") as file:
        return file.read(20)[18:20] == b"\x02\x02"


def keep_with_log(path: Path, *, wanted: bool, cipher: Cipher | None = None) -> None:
    """Keep a book with a log, or without one where its folder is shared: TRUNCATE with FULL is as safe, and slower.

    While another process reads it stays as it is. Raises sqlite3.Error.
    """
    if is_logged(path, cipher) == wanted:
        return
    with contextlib.closing(connect(path, cipher, timeout=1.0)) as connection:
        connection.execute("PRAGMA synchronous = FULL")
        with contextlib.suppress(sqlite3.OperationalError):
            connection.execute(f"PRAGMA journal_mode = {'WAL' if wanted else 'TRUNCATE'}")


def is_still(path: Path) -> bool:
    """Whether this user can write neither the book nor a file beside it, and all of it is in its file.

    SQLite would make its files all the same where it may, as unwritable as the book, and leave them.
    """
    may_write = os.access(path.parent, os.W_OK) and os.access(path, os.W_OK)
    return not may_write and not has_log(path)


def has_log(path: Path) -> bool:
    """Whether there are changes that have not been folded into the book's file."""
    log = beside(path, "-wal")
    return log.exists() and log.stat().st_size > 0


def has_journal(path: Path) -> bool:
    """Whether a change was under way when the last program that kept the book without a log ended."""
    journal = beside(path, "-journal")
    return journal.exists() and journal.stat().st_size > 0


def beside(path: Path, ending: str) -> Path:
    """SQLite's own file of this ending ("-wal") beside a book."""
    return path.with_name(path.name + ending)


def heal(path: Path) -> None:
    """Let SQLite's own files beside a book be written again: they have the rights that it had when they were made."""
    if not os.access(path, os.W_OK):
        return
    for ending in ("-wal", "-shm"):
        file = beside(path, ending)
        if file.exists() and not os.access(file, os.W_OK):
            with contextlib.suppress(
                OSError
            ):  # somebody else's: the first change says that it cannot be written
                file.chmod(0o600)


def header(path: Path, cipher: Cipher | None = None) -> tuple[int, int] | None:
    """The (application_id, user_version) of a SQLite file, read without opening it; None if it is none.

    Raises OSError where the file cannot be read. Of an encrypted one it is asked, and what SQLite raises is raised.
    """
    if cipher is not None:
        with contextlib.closing(looking(path, cipher)) as sql:
            (application,) = sql.execute("PRAGMA application_id").fetchone()
            (version,) = sql.execute("PRAGMA user_version").fetchone()
            return int(application), int(version)
    with path.open("rb") as file:
        first = file.read(100)
    if len(first) < 100 or not first.startswith(b"SQLite format 3\0"):
        return None
    return int.from_bytes(first[68:72], "big"), int.from_bytes(first[60:64], "big")
