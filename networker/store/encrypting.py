"""A file written anew under another key, or under none: a whole new file first, compared row by row, and only then renamed.

So a kill at any moment leaves the former file or the new one. No key is ever written over an old file.
"""

import contextlib
import os
import shutil
import sqlite3
from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from networker.domain.going_on import Cancelled, GoingOn, quiet
from networker.store import backup, backups, connection, salvage
from networker.store import cipher as ciphers
from networker.store.backups import Listed
from networker.store.book import ANEW, NAME
from networker.store.cipher import MAGIC, Cipher
from networker.store.errors import BookError, InUse, NotABook, explain
from networker.store.health import NOTE, Note
from networker.store.lock import WriterLock

PARTS = 3  # written, compared, read to its end
OFTEN = 20_000  # steps of SQLite's between two words about how far it is
ROOM = 3  # times the size of a file that has to be free beside it: the new one, and what else is going on
LOG = (b"\x37\x7f\x06\x82", b"\x37\x7f\x06\x83")  # begin a log (WAL)


@dataclass(frozen=True, slots=True)
class Otherwise:
    """Files beside a book that do not open with its key: `backups` can be brought to it, `others` can only be taken away."""

    backups: tuple[Path, ...] = ()
    others: tuple[Path, ...] = ()


def written_anew(
    source: Path, target: Path, *, of: Cipher | None, to: Cipher | None, going_on: GoingOn = quiet
) -> None:
    """Write all that a file holds into a new one under another key, and compare. Raises OSError, sqlite3.Error, NotABook.

    `going_on` hears again and again in which of PARTS it is, and may raise Cancelled.
    """
    salvage.remove(target)
    os.close(os.open(target, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600))
    try:
        with contextlib.closing(_both(source, target, of, to)) as sql, _heard(sql, going_on, 0):
            versions = [sql.execute(f"PRAGMA main.{name}").fetchone()[0] for name in _HEAD]
            sql.execute("SELECT sqlcipher_export('anew')").fetchall()
            for name, value in zip(_HEAD, versions, strict=True):
                sql.execute(f"PRAGMA anew.{name} = {int(value)}")
            with _heard(sql, going_on, 1):
                _compare(sql)
        with contextlib.closing(connection.snapshot(target, to)) as sql, _heard(sql, going_on, 2):
            if sql.execute("PRAGMA integrity_check(1)").fetchone() != ("ok",):
                raise NotABook("the new file is damaged")
        with target.open("rb") as file:
            os.fsync(file.fileno())
    except BaseException:
        salvage.remove(target)
        raise


@contextlib.contextmanager
def _heard(sql: sqlite3.Connection, going_on: GoingOn, part: int) -> Iterator[None]:
    """Tell how far it is while SQLite works, and let who hears it stop it."""
    stopped: list[Cancelled] = []

    def hear() -> int:
        try:
            going_on(part, PARTS)
        except Cancelled as wanted:
            stopped.append(wanted)
        return len(stopped)

    sql.set_progress_handler(hear, OFTEN)
    try:
        yield
    except sqlite3.OperationalError:
        if stopped:
            raise stopped[0] from None
        raise
    finally:
        sql.set_progress_handler(None, OFTEN)


_HEAD = ("application_id", "user_version")


def _both(source: Path, target: Path, of: Cipher | None, to: Cipher | None) -> sqlite3.Connection:
    """A connection to a file that has the new one beside it as `anew`."""
    sql = ciphers.plain(source) if of is None else ciphers.connect(source, of)
    try:
        sql.execute("PRAGMA trusted_schema = ON")  # the full text's own tables are written as they are
        sql.execute(f"ATTACH ? AS anew KEY {to.literal if to else repr('')}", (str(target),))
        sql.execute("PRAGMA anew.journal_mode = OFF")  # half of it is thrown away as a whole
        sql.execute("PRAGMA anew.synchronous = OFF")  # it is made durable at the end
    except BaseException:
        sql.close()
        raise
    return sql


def _compare(sql: sqlite3.Connection) -> None:
    """Raise NotABook where a row differs, or a table or an index is missing."""
    asked = "SELECT type, name, tbl_name, sql FROM {0}.sqlite_master ORDER BY 1, 2"
    tables = sql.execute(asked.format("main")).fetchall()
    if tables != sql.execute(asked.format("anew")).fetchall():
        raise NotABook("the new file has other tables")
    for kind, name, _, statement in tables:
        if kind != "table" or str(statement or "").upper().startswith("CREATE VIRTUAL"):
            continue
        if not _same_rows(sql, name, by_key="WITHOUT ROWID" in str(statement).upper()):
            raise NotABook("the new file has other rows")


def _same_rows(sql: sqlite3.Connection, table: str, *, by_key: bool) -> bool:
    """Whether a table is the same in both files: each row finds one like it, by its number or its key, and none is left.

    Row by row, so that nothing has to be held in memory.
    """
    known = sql.execute(f'PRAGMA main.table_info("{table}")').fetchall()
    keys = [row[1] for row in known if row[5]] if by_key else ["rowid"]
    paired = " AND ".join(f'a."{key}" = b."{key}"' if by_key else f"a.{key} = b.{key}" for key in keys)
    alike = " AND ".join(f'a."{row[1]}" COLLATE BINARY IS b."{row[1]}"' for row in known)
    counted = [
        sql.execute(f"SELECT count(*) FROM {rows}").fetchone()[0]
        for rows in (
            f'main."{table}"',
            f'anew."{table}"',
            f'main."{table}" a JOIN anew."{table}" b ON {paired} WHERE {alike}',
        )
    ]
    return len(set(counted)) == 1


def change(
    folder: Path, *, of: Cipher | None, to: Cipher | None, locked: bool = False, going_on: GoingOn = quiet
) -> None:
    """Put the book in `folder` under another key, or under none. It is closed meanwhile. Raises BookError, the book as it was.

    `locked`: the caller holds the writer's lock.
    """
    lock = None if locked else WriterLock(folder / "networker.lock")
    if lock is not None:
        lock.acquire()
    try:
        _change(folder / NAME, of, to, going_on)
    except (OSError, sqlite3.Error, NotABook) as error:
        raise _refused(error) from error
    finally:
        if lock is not None:
            lock.release()


def _change(book: Path, of: Cipher | None, to: Cipher | None, going_on: GoingOn) -> None:
    ready = connection.beside(book, ANEW)
    if shutil.disk_usage(book.parent).free < ROOM * book.stat().st_size:
        raise BookError(
            "There is not enough room on the disk to write the book anew: nothing was changed."
            " Free some space and try again."
        )
    if not connection.fold_log(book, of) and connection.has_log(book):
        raise InUse("Another program is using the book: nothing was changed. Close it and try again.")
    written_anew(book, ready, of=of, to=to, going_on=going_on)
    if connection.has_log(book) or connection.has_journal(book):
        salvage.remove(ready)
        raise InUse("Another program is using the book: nothing was changed. Close it and try again.")
    for ending in ("-wal", "-shm", "-journal"):  # empty; beside the new file it would be taken for its own
        connection.beside(book, ending).unlink(missing_ok=True)
    Note(book.with_name(NOTE)).set(open="", closed="")  # the next start walks through the new file once more
    ready.replace(book)
    with contextlib.suppress(
        OSError
    ):  # it is done, and a power loss would lead back to the former book, whole
        backup.sync_folder(book.parent)


def _refused(error: Exception) -> BookError:
    """Why a file could not be written anew, in one sentence."""
    if (known := explain(error)) is not None and not isinstance(known, NotABook):
        return known
    if isinstance(error, OSError):
        why = error.strerror or "the folder cannot be used"
        return BookError(f"The file could not be written anew and is as it was: {why}.")
    return BookError(
        "The file could not be written anew and is as it was; it may be damaged. Run: networker check."
    )


# ---- what else lies there


def otherwise(folder: Path, cipher: Cipher | None, elsewhere: Path | None = None) -> Otherwise:
    """What in the folder of a book, and among the backups elsewhere, does not open with its key. Raises nothing.

    A plain book: what is encrypted. An encrypted one: what is plain, or under another phrase. While a book is open its own
    files are not looked at.
    """
    mine = {connection.beside(folder / NAME, ending) for ending in ("", "-wal", "-shm", "-journal")}
    found: list[Path] = []
    others: list[Path] = []
    listed = {each.path for place in (folder / "backups", elsewhere) if place for each in _listed(place)}
    for path in (*_files(folder), *(sorted(listed) if elsewhere else ())):
        if path in mine or path in found or path in others:
            continue
        with contextlib.suppress(OSError):
            if _is_otherwise(path, cipher):
                (found if path in listed else others).append(path)
    return Otherwise(tuple(found), tuple(others))


def _listed(folder: Path) -> list[Listed]:
    with contextlib.suppress(BookError):
        return backups.listed(folder)
    return []


def _files(folder: Path) -> Iterator[Path]:
    """Files that may be a book or a part of one, in the folder and one below it."""
    with contextlib.suppress(OSError):
        for each in sorted(folder.rglob("*")):
            if each.is_file() and not each.is_symlink() and each.suffix not in (".log", ".json", ".sha256"):
                yield each


def _is_otherwise(path: Path, cipher: Cipher | None) -> bool:
    with path.open("rb") as file:
        head = file.read(len(MAGIC))
    if cipher is None:
        return head != MAGIC and path.suffix in (".db", ".ready", ".part") and ciphers.is_encrypted(path)
    if head == MAGIC or (head[:4] in LOG and not _log_is_encrypted(path)):
        return True
    return path.suffix in (".db", ".ready") and head != cipher.salt and ciphers.is_encrypted(path)


def _log_is_encrypted(log: Path) -> bool:
    """Whether the pages in a log beside another book are noise."""
    return ciphers.is_encrypted(log)


def bring_over(
    paths: tuple[Path, ...], *, of: tuple[Cipher | None, ...], to: Cipher | None, going_on: GoingOn = quiet
) -> int:
    """Write backups anew under another key, each whole before the former goes; how many that were. Raises BookError.

    `of`: what may open them. One that is damaged, or that none opens, stays as it is.
    """
    done = 0
    for n, path in enumerate(paths):
        going_on(n, len(paths))
        known = next((each for each in _listed(path.parent) if each.path == path), None)
        if known is None:
            continue
        try:
            cipher = _opens(path, of)
            if backup.sha256(path) != known.sha256:
                continue
            backup.anew(path, partial(written_anew, path, of=cipher, to=to))
        except (LookupError, NotABook):
            continue
        except (OSError, sqlite3.Error) as error:
            if isinstance(error, sqlite3.DatabaseError) and isinstance(explain(error), NotABook):
                continue
            raise _refused(error) from error
        done += 1
    going_on(len(paths), len(paths))
    return done


def _opens(path: Path, among: tuple[Cipher | None, ...]) -> Cipher | None:
    """What opens a backup. Raises LookupError, OSError."""
    with path.open("rb") as file:
        if file.read(len(MAGIC)) == MAGIC:
            return None
    salt = ciphers.salt_of(path)
    for each in among:
        if each is not None and each.salt == salt:
            return each
    raise LookupError


def take_away(paths: tuple[Path, ...]) -> int:
    """Delete these, each with the sum beside it; how many are gone. Folders that are empty by then go, too."""
    gone = 0
    for path in paths:
        with contextlib.suppress(OSError):
            path.unlink()
            backup.sidecar_of(path).unlink(missing_ok=True)
            gone += 1
        with contextlib.suppress(OSError):
            path.parent.rmdir()  # only what is empty
    return gone
