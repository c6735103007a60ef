"""The book: one file, one writer, any number of readers, and the step in which every change happens.

A change outside a step (`writer.py`) raises: between steps the writing connection is `query_only`, and the journal's
triggers refuse a row that no step owns. What a step touched, its people's cached values and its Changes are
worked out when it ends, so no verb can forget them.
"""

import contextlib
import os
import sqlite3
import threading
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import datetime
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING

from networker.domain.changes import Changes
from networker.domain.going_on import GoingOn, quiet
from networker.domain.vocabulary import ImportId, StepId
from networker.store import cipher as ciphers
from networker.store import connection, forgetting
from networker.store.cipher import Cipher
from networker.store.errors import (
    READ_ONLY,
    REPLACED,
    BookError,
    BookLocked,
    DamagedBook,
    NewerBook,
    NotABook,
    OutsideStep,
    ReplacedBook,
    explain,
)
from networker.store.health import Health
from networker.store.lock import WriterLock
from networker.store.places import Place, place_of
from networker.store.trouble import Trouble
from networker.store.writer import Row, Step, Writer

if TYPE_CHECKING:
    from networker.store.take_back import Stays

NAME = "networker.db"
APPLICATION_ID = 0x4E574B52  # "NWKR", as in schema.py, which costs peewee's import
VERSION = 26  # of the schema; a test holds it to migrations.newest()
ANEW = ".anew"  # ends the name of a file that is to take the place under another key: see encrypting.py
DRAFT = "draft "  # how the keys of meta begin under which lies what was begun: no export tells it


class Book:
    """An open book. `step` changes it, `read` asks it; `close` folds everything into the one file."""

    hidden = False  # whether it is a copy in which nobody can be known again: see store/hidden.py
    older = False  # whether it shows the rows of an older program's book: see store/look.py

    def __init__(
        self,
        folder: Path,
        *,
        now: datetime,
        writes: bool = True,
        patience: float = 0.0,
        damaged: bool = False,
        cipher: Cipher | None = None,
    ) -> None:
        """Open the book in `folder`, making it where there is none.

        `writes=False` keeps no writer's lock: for verbs that only read. `damaged`: to look at one that is, of which
        every byte stays as it is. `cipher`: the key of an encrypted one; a plain one needs none. Raises BookError (locked,
        newer, damaged, no book at all, a folder that cannot be written, PhraseNeeded), each one sentence.
        """
        self.folder = folder
        self.path = folder / NAME
        self.writes, self.damaged = writes, damaged
        self.place = Place.OWN
        self.cipher = cipher
        self.health = Health(self.path, now=now, cipher=cipher)
        self.trouble = Trouble(self.path)
        self.language = ""  # of the window on it; "": as the settings have it
        self._lock = WriterLock(folder / "networker.lock")
        self._guard = threading.RLock()  # of what writes
        self._readers_guard = threading.Lock()  # nobody who reads waits for what is written
        self._writer: Writer | None = None
        self._readers: list[sqlite3.Connection] = []
        self._local = threading.local()
        self._still = self._opened = False
        self._snapshots = False  # some who read see no change
        self.was_replaced = False  # by another content, since it was opened
        try:
            self._open(now, patience)
            self._opened = True
        except BaseException as error:
            self.close()
            if isinstance(error, OSError):
                why = error.strerror or "it cannot be reached"
                raise BookError(
                    f"The folder {folder} cannot be used: {why}. Make sure that it is a folder that you may write to,"
                    " or name another one with --data-dir."
                ) from error
            if isinstance(error, Exception) and (known := explain(error)) is not None:
                raise known from error
            raise

    def _open(self, now: datetime, patience: float) -> None:
        if not self.folder.exists():
            self.folder.mkdir(parents=True, mode=0o700)
        there = self.path.exists()
        if not self.writes:
            self._settle_cipher(now, there=there)
            if there and self._examine_header() == VERSION and self._is_looked_after():
                return
        self._take_lock(patience)
        if self.writes:  # who holds the book already needs no phrase, and answers
            self._settle_cipher(now, there=there)
        if (left := connection.beside(self.path, ANEW)).exists():  # by a kill; perhaps plain
            with contextlib.suppress(OSError):
                left.unlink()
        if not there:
            self._create(now)
        self.trouble.opened()
        version = self._examine_header()
        if self.damaged:
            self._still = True
            return
        connection.heal(self.path)
        self._still = connection.is_still(self.path)
        self.health.look()
        if version < VERSION:
            from networker.store import migrations

            self.before_a_change()
            migrations.bring_up_to_date(self.path, now=now, cipher=self.cipher)
        if not self._still:
            self.place = place_of(self.folder)
            connection.keep_with_log(self.path, wanted=self.place is Place.OWN, cipher=self.cipher)
            self.health.logged = connection.is_logged(self.path, self.cipher)
        if not self.writes:
            self._opened = True
            self._let_go()
        elif not self._still:
            forgetting.clear(self.folder)
            if forgetting.is_begun(self.folder):
                self._opened = True
                forgetting.finish(self)

    def _settle_cipher(self, now: datetime, *, there: bool) -> None:
        """A key is for an encrypted file only. Raises PhraseNeeded where there is none for such a file, OSError."""
        if not there or connection.header(self.path) is not None:
            if self.cipher is not None:
                self.cipher = None
                self.health = Health(self.path, now=now)
        elif self.cipher is None and ciphers.is_encrypted(self.path):
            raise ciphers.PhraseNeeded(ciphers.NEEDED)

    def _take_lock(self, patience: float) -> None:
        """Be the one process that may write. Where nobody can write there is nothing to take. Raises BookLocked, OSError."""
        try:
            self._lock.acquire(patience=patience)
        except OSError:
            if not (self.path.exists() and connection.is_still(self.path)):
                raise

    def _is_looked_after(self) -> bool:
        """Whether nobody need look at the pages before they are read: nothing is new, or another process did."""
        if not self.health.is_due():
            return True
        try:
            self._lock.acquire()
        except (BookLocked, OSError):
            return True
        self._lock.release()
        return False

    def before_a_change(self) -> None:
        """Make sure that the book may be written to. Raises BookError: it is damaged, or another file by now."""
        self.trouble.check()
        if not self.health.examined:
            self.examine()
        self.health.begin()

    def examine(self) -> None:
        """Walk through the pages of a large book, while changes wait. Raises BookError, and then nothing is written."""
        with self._guard:
            if not self.health.examined:
                self._looked(self.health.examine)

    def look_deeper(self, now: datetime) -> None:
        """Compare the indexes with their tables as well: for seconds where the book is large. Raises BookError."""
        self._looked(lambda: self.health.examine_whole(self.reader, now))

    def _looked(self, look: Callable[[], None]) -> None:
        self.trouble.check()
        try:
            look()
        except Exception as error:
            if (known := self.trouble.explained(error)) is not None:
                raise known from error
            raise

    def _examine_header(self) -> int:
        """The schema's version; raises NotABook or NewerBook without opening the file."""
        found = connection.header(self.path, self.cipher)
        if found is None or found[0] != APPLICATION_ID:
            raise NotABook(f"{self.path} is not a book of Networker's. It is left as it is; move it away.")
        if found[1] > VERSION:
            raise NewerBook(
                f"This book was written by a newer Networker (its version is {found[1]}, this one reads "
                f"{VERSION}). It is left as it is; install the newer program."
            )
        return found[1]

    def _create(self, now: datetime) -> None:
        """Make an empty book under another name first: a kill in between leaves no half file."""
        import uuid

        import peewee as pw

        from networker.store import new_file, schema

        draft = self.folder / (NAME + ".new")
        for leftover in (draft, draft.with_name(draft.name + "-journal")):
            leftover.unlink(missing_ok=True)
        os.close(os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600))
        database = pw.SqliteDatabase(str(draft), thread_safe=False)
        try:
            with database.atomic("IMMEDIATE"):
                new_file.create(database)
                database.execute_sql(f"PRAGMA application_id = {schema.APPLICATION_ID}")
                database.execute_sql(f"PRAGMA user_version = {VERSION}")
                database.execute_sql(
                    "INSERT INTO meta (key, value) VALUES ('book', ?), ('made', ?)",
                    (uuid.uuid4().hex, now.isoformat()),
                )
            database.execute_sql("PRAGMA journal_mode = WAL")
        finally:
            database.close()
        draft.replace(self.path)
        self.health.made()

    @property
    def writer(self) -> Writer:
        """The writing connection, opened at the first change. Raises BookError where it cannot be."""
        if not self.writes and not self._lock.held:
            raise BookLocked("The book was opened for reading only.")
        if self._still:
            raise BookError(READ_ONLY)
        if self._writer is None:
            try:
                self._writer = Writer(self.path, self.cipher)
            except sqlite3.Error as error:
                raise self.trouble.explained(error) or error from error
            if self._snapshots:  # the disk was full: who read it so far would not see what is written
                self._snapshots, self._local = False, threading.local()
        return self._writer

    def read(self, sql: str, parameters: Sequence[object] = ()) -> list[Row]:
        """What a query finds, on this thread's own reading connection."""
        return self.reader.execute(sql, parameters).fetchall()

    @property
    def reader(self) -> sqlite3.Connection:
        """This thread's reading connection."""
        found: sqlite3.Connection | None = getattr(self._local, "reader", None)
        if found is None:
            if self.trouble.is_replaced:  # it would take the log of the one for the other's
                raise ReplacedBook(REPLACED)
            found = self._new_reader()
            self._local.reader = found
            with self._readers_guard:
                self._readers.append(found)
        return found

    def _new_reader(self) -> sqlite3.Connection:
        """Who writes must see what they wrote: they read a snapshot only while they cannot write at all."""
        if not self.writes:
            return connection.for_reading(self.path, self.cipher)
        if self.damaged:
            return connection.looking(self.path, self.cipher)
        found = None if self._still else connection.shared(self.path, self.cipher)
        if found is None:
            self._snapshots = True
            return connection.snapshot(self.path, self.cipher)
        return found

    @contextlib.contextmanager
    def step(
        self, verb: str, label: str, *, now: datetime, import_id: ImportId | None = None
    ) -> Iterator[Step]:
        """One undoable transaction: all of it or nothing, and one entry in the undo history.

        `label` names it to people ("Import of Connections.csv"). A step that changes nothing leaves no
        entry. Raises BookError where the disk refuses, OutsideStep where a step is open already.
        """
        from networker.store import drafts, journal

        with self._transaction() as writer:
            number = journal.begin(writer.sql, verb=verb, label=label, now=now, import_id=import_id)
            step = Step(writer, number, label=label, import_id=import_id)
            yield step
            step.changes = journal.finish(
                writer.sql, step.id, label=label, also=step.also, of_import=not step.derives_itself
            )
            drafts.forget_of_new(writer.sql, step.id, import_id)

    def undo(self, *, now: datetime, going_on: GoingOn = quiet) -> Changes:
        """Take the last step back, as one new transaction; raises NothingToUndo."""
        from networker.store import journal

        with self._transaction() as writer:
            return journal.undo(writer.sql, now=now, going_on=going_on)

    def redo(self, *, now: datetime, going_on: GoingOn = quiet) -> Changes:
        """Do the last undone step again; raises NothingToUndo where another change came between."""
        from networker.store import journal

        with self._transaction() as writer:
            return journal.redo(writer.sql, now=now, going_on=going_on)

    def take_back(self, import_id: ImportId, *, label: str, now: datetime) -> "tuple[Changes, list[Stays]]":
        """Take an old import back as a new step; also who stays. Raises NothingToUndo."""
        from networker.store import take_back

        with self._transaction() as writer:
            return take_back.take_back(writer.sql, import_id, label=label, now=now)

    def revert_step(
        self,
        step: StepId,
        *,
        label: str,
        now: datetime,
        verb: str = "undo step",
        spans: Sequence[tuple[int, int]] = (),
        instead: Mapping[int, int] = MappingProxyType({}),
        also: Callable[[sqlite3.Connection], None] | None = None,
    ) -> Changes:
        """Take an old step back out of order, or stretches of it, as a new step; see `store.revert`."""
        from networker.store import revert

        with self._transaction() as writer:
            return revert.revert_step(
                writer.sql, step, label=label, now=now, verb=verb, spans=spans, instead=instead, also=also
            )

    def forget(
        self, people: Iterable[int], *, now: datetime, copies: Sequence[Path] = ()
    ) -> tuple[Changes, forgetting.Finished]:
        """Take people out for good, and delete these copies: no step, and nothing takes it back (decision 0039).

        Raises BookError, and then the book is as it was.
        """
        from networker.store.forget import Leaving, with_parts

        forgetting.begin(self.folder, with_parts(self.reader, set(people)), copies)
        try:
            with self._transaction() as writer:
                changes = Leaving(writer.sql, set(people)).go(now=now)
        except BaseException:
            forgetting.finish(self)  # which looks whether they are there still
            raise
        return changes, forgetting.finish(self)

    def scrub(self) -> bool:
        """Write the file anew, without what lies between its rows, and empty the log; whether nothing is left in either.

        Raises BookError and sqlite3.Error: the disk needs room for another book.
        """
        with self._guard:
            self.before_a_change()
            sql = self.writer.sql
            try:
                sql.execute("PRAGMA query_only = OFF")
                sql.execute("VACUUM")
                return connection.fold_log_by(sql)
            finally:
                sql.execute("PRAGMA query_only = ON")

    @contextlib.contextmanager
    def bookkeeping(self) -> Iterator[sqlite3.Connection]:
        """A transaction over what is not journalled (today's list, showings). Journalled tables refuse it."""
        with self._transaction() as writer:
            yield writer.sql

    @contextlib.contextmanager
    def replaced(self) -> Iterator[sqlite3.Connection]:
        """A connection through which all that the file holds is replaced at once, while nothing else is written.

        The writer is closed meanwhile and made anew: its triggers are those of the rows that were. Raises as `step`.
        """
        with self._guard:
            if self.writer.sql.in_transaction:
                raise OutsideStep("a step is open already: nothing can be put in the place of the book")
            self.before_a_change()
            self.writer.sql.close()  # folding its log in would wait for whoever reads
            self._writer = None
            try:
                with contextlib.closing(connection.writer(self.path, self.cipher)) as sql:
                    yield sql
                    self.was_replaced = True
                    with contextlib.suppress(sqlite3.Error):  # somebody reads: the next one folds it in
                        sql.execute("PRAGMA busy_timeout = 0")
                        sql.execute("PRAGMA wal_checkpoint(TRUNCATE)")
            except sqlite3.Error as error:
                if (known := explain(error)) is not None:
                    raise known from error
                raise

    @contextlib.contextmanager
    def _transaction(self) -> Iterator[Writer]:
        with self._guard:
            self.trouble.check()
            writer = self.writer
            self.before_a_change()
            if writer.sql.in_transaction:
                raise OutsideStep("a step is open already: one verb, one transaction")
            try:
                writer.sql.execute("PRAGMA query_only = OFF")
                with writer.transaction():
                    yield writer
            except Exception as error:
                if (known := self.trouble.explained(error)) is not None and known is not error:
                    raise known from error
                raise
            finally:
                writer.sql.execute("PRAGMA query_only = ON")

    def meta(self, key: str) -> str:
        """A small fact about the book itself; "" where it is not set."""
        found = self.read("SELECT value FROM meta WHERE key = ?", (key,))
        return str(found[0][0]) if found else ""

    def rest(self) -> None:
        """Give back what this thread's connections hold in memory to answer sooner: nothing is asked for long."""
        self.reader.execute("PRAGMA shrink_memory")
        if self._guard.acquire(blocking=False):  # who reads waits for nothing that is written
            try:
                if self._writer is not None and not self._writer.sql.in_transaction:
                    self._writer.sql.execute("PRAGMA shrink_memory")
            finally:
                self._guard.release()

    def let_readers_go(self) -> None:
        """Close what other threads read with: their lanes have ended, and nothing is asked for long."""
        with self._readers_guard:
            for each in self._readers:
                each.close()
            self._readers.clear()
            self._local = threading.local()

    @property
    def read_only(self) -> str:
        """Why nothing can be changed at all, in one sentence; "" where it can."""
        return READ_ONLY if self._still else str(self.trouble.holds or "")

    def _let_go(self) -> None:
        is_damaged = self.damaged or isinstance(self.trouble.holds, DamagedBook)
        whole = self._writer is None or (not is_damaged and self._writer.fold())
        looks_after = self._lock.held and not self._still and self._opened
        if self._writer is not None:
            self._writer.sql.close()
            self._writer = None
        if looks_after and not self.trouble.is_replaced:
            self.health.closed(whole=whole and not is_damaged)
        if looks_after and self.trouble.is_replaced:
            self.health.forget()
            connection.leave_log(self.path)
        self._lock.release()

    @contextlib.contextmanager
    def _unfolded(self) -> Iterator[None]:
        """Leave a damaged book and its log as they are: SQLite folds one into the other at the last close.

        Not by a connection that may only read, and so that one is closed last.
        """
        if not isinstance(self.trouble.holds, DamagedBook):
            yield
            return
        with contextlib.closing(connection.looking(self.path, self.cipher)) as last:
            with contextlib.suppress(sqlite3.Error):
                last.execute("SELECT 1 FROM sqlite_master LIMIT 1").fetchone()
            yield

    def close(self) -> None:
        """Close every connection; harmless when closed already."""
        with self._guard, self._unfolded():
            self.let_readers_go()
            self._let_go()
