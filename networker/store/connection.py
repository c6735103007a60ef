"""Connections to the book, with their pragmas in one place.

One connection writes and checkpoints; every other is `query_only` and never checkpoints, because two
that do can corrupt a file under SQLite 3.7.0 to 3.51.2. Readers are plain sqlite3: lists are painted from them
before peewee is even imported.
"""

import sqlite3
from pathlib import Path

from networker.domain.names import fold

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


def reader(path: Path) -> sqlite3.Connection:
    """A connection that can only read. It may be handed from thread to thread, never shared."""
    connection = sqlite3.connect(
        path, isolation_level=None, check_same_thread=False, cached_statements=256, timeout=5.0
    )
    for pragma in READER:
        connection.execute(pragma)
    return _folding(connection)


def _folding(connection: sqlite3.Connection) -> sqlite3.Connection:
    """Teach a connection `folded(text)`, so that what has no folded column is searched in SQL too."""
    connection.create_function("folded", 1, fold, deterministic=True)
    return connection


def snapshot(path: Path) -> sqlite3.Connection:
    """A connection to a book in a folder that cannot be written: SQLite needs -shm there otherwise."""
    uri = path.absolute().as_uri() + "?mode=ro&immutable=1"
    connection = sqlite3.connect(uri, uri=True, isolation_level=None, check_same_thread=False)
    connection.execute("PRAGMA query_only = ON")
    return _folding(connection)


def header(path: Path) -> tuple[int, int] | None:
    """The (application_id, user_version) of a SQLite file, read without opening it; None if it is none.

    Raises OSError where the file cannot be read.
    """
    with path.open("rb") as file:
        first = file.read(100)
    if len(first) < 100 or not first.startswith(b"SQLite format 3\0"):
        return None
    return int.from_bytes(first[68:72], "big"), int.from_bytes(first[60:64], "big")
