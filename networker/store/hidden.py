"""A copy of the book in which nobody can be known again: for a screen that others see.

What anybody wrote is dots there, and what the program counts is as it was: days, kinds, channels, circles, figures. The
copy is made from nothing, column by column, and a column that nobody has called plain is dotted: one that is new is
hidden until somebody thinks about it. Whatever reads the copy cannot tell a name, since there is none in it: not in the
full text, not in the journal, not in a free page of the file.
"""

import contextlib
import os
import re
import sqlite3
from collections.abc import Callable, Iterator, Mapping
from datetime import datetime
from pathlib import Path
from types import MappingProxyType

from networker.domain.dates import PartialDate
from networker.domain.names import fold
from networker.domain.ties import OFFERED, mirrored
from networker.store import connection
from networker.store.book import APPLICATION_ID, NAME, VERSION, Book
from networker.store.cipher import Cipher, connect
from networker.store.errors import NAMES_HIDDEN, BookError, Stopped, explain
from networker.store.writer import Writer

DOTS = "•••••"
MOST_WORDS = 40  # of a text: how long it is tells something, too
TOGETHER = 5000  # rows between two looks at whether it is still wanted

# Texts that are the program's own words, days and marks. Every other text is what somebody wrote.
PLAIN: Mapping[str, frozenset[str]] = MappingProxyType(
    {
        table: frozenset(columns.split())
        for table, columns in {
            "person": "state created_at last_contact",
            "source": "kind",
            "handle": "channel",
            "fact": "field since until noted",
            "gathering": "day until origin",
            "gathering_person": "role",
            "interaction": "kind channel direction depth day at started origin created_at",
            "follow_up": "side due time zone repeats state done_at created_at introduces",
            "group_member": "since until",
            "person_topic": "how",
            "tie": "day",
            "ask": "day closed_day",
            "ask_person": "day thanked_day channel",
            "introduction": "side day came ask_from",
            "recommendation": "side state day",
            "win": "day channel",
            "reach_action": "day action until about channel ask_from",
            "trip": "since until",
            "field_word": "part",
            "today_entry": "day kind channel last_contact",
            "today_made": "day",
            "showing": "day",
            "contact_day": "channel",
            "contact_channel": "channel",
            "contact_tally": "channel",
            "contact_wait": "channel",
            "step": "verb at",
            "migration": "name at",
            "tie_turn": "what",
        }.items()
    }
)
_PROSE = frozenset(["notes", "text", "subject", "question", "outcome", "answer", "words"])
# Columns whose text is part of a key: each stays another one.
KEYS = frozenset(["key", "origin_key", "thread"])
# Facts of which the value may be a day, or one of these words of the program's. A file can have told anything else there.
_DAYS = "('birthday', 'anniversary', 'gender', 'followed')"
_WORDS = frozenset(["male", "female", "other", "me", "by me"])
# What is told in a way of its own, as SQL over the row of the book.
_ANEW: Mapping[tuple[str, str], str] = MappingProxyType(
    {
        # Which days these are tells of nobody; what a field of the user's own holds, any text by now.
        ("fact", "value"): f"CASE WHEN field IN {_DAYS} THEN hidden_free(value) ELSE hidden(value) END",
        ("fact", "detail"): "CASE WHEN field IN ('address', 'bounced') THEN detail ELSE hidden(detail) END",
        ("fact", "type"): "''",
        ("tie", "kind"): "hidden_tie(kind)",
        ("tie", "inverse"): "hidden_tie(inverse)",
        ("handle", "text"): "hidden(text)",
        ("source", "raw"): "''",
        ("interaction", "marks"): "''",
        ("trip", "latitude"): "NULL",
        ("trip", "longitude"): "NULL",
        # Said anew, of people who have no names.
        ("today_entry", "opener"): "''",
        ("person", "given"): "CASE WHEN name = '' THEN '' ELSE hidden_dots() END",
        ("person", "family"): "CASE WHEN name = '' THEN '' ELSE id END",
        ("person", "name"): "CASE WHEN name = '' THEN '' ELSE hidden_dots() || ' ' || id END",
        ("person", "folded"): "CASE WHEN name = '' THEN char(1114111) ELSE hidden_dots() || ' ' || id END",
        # Their order stays, and says nothing.
        ("person", "order_key"): "printf('%09d', row_number() OVER (ORDER BY order_key, id))",
        **{("person", each): "''" for each in ("middle", "prefix", "suffix", "nickname")},
    }
)
# Pictures, doubts about names, what was imported and how a row was before tell of people; drafts and cards belong to the book.
_LEFT_OUT = frozenset(["photo", "picture", "pair", "import", "change", "notification", "open_step", "meta"])
_META = ("book", "made")


class HiddenBook(Book):
    """Such a copy, opened. What the program notes by itself it may; whatever else wants to write is refused."""

    hidden = True
    _notes = False  # the program notes something by itself

    @property
    def writer(self) -> Writer:
        """All that writes comes by here. Raises BookError, but within `bookkeeping`."""
        if not self._notes:
            raise BookError(NAMES_HIDDEN)
        return super().writer

    @contextlib.contextmanager
    def bookkeeping(self) -> Iterator[sqlite3.Connection]:
        """As with any book: it goes with the copy."""
        with self._guard:
            self._notes = True
            try:
                with super().bookkeeping() as sql:
                    yield sql
            finally:
                self._notes = False

    def close(self) -> None:
        """Nothing is left of it."""
        super().close()
        import shutil

        shutil.rmtree(self.folder, ignore_errors=True)


def write(
    book: Path,
    folder: Path,
    *,
    now: datetime,
    stopped: Callable[[], bool] = lambda: False,
    cipher: Cipher | None = None,
) -> None:
    """Write such a copy of a book into an empty folder; raises BookError, and Stopped where it is not wanted any more."""
    path = folder / NAME
    try:
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        os.close(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600))
        with contextlib.closing(connection.for_reading(book, cipher)) as source:
            source.execute("PRAGMA temp_store = MEMORY")  # what is sorted are names
            source.execute("BEGIN")  # all of it as it was at one moment
            _fill(source, path, cipher, stopped)
    except (OSError, sqlite3.Error) as error:
        known = explain(error)
        why = str(known) if known else (getattr(error, "strerror", None) or "the book could not be read.")
        raise BookError(f"Names cannot be hidden: {why}") from error


def _fill(source: sqlite3.Connection, path: Path, cipher: Cipher | None, stopped: Callable[[], bool]) -> None:
    from networker.store import derive, full_text, new_file, schema
    from networker.store.over import over

    database = over(connect(path, cipher))
    try:
        for pragma in ("journal_mode = OFF", "synchronous = OFF", "cache_size = -65536"):
            database.execute_sql(f"PRAGMA {pragma}")
        with database.atomic("IMMEDIATE"):
            new_file.create(database)
            into: sqlite3.Connection = database.connection()
            indexes = into.execute(
                "SELECT name, sql FROM sqlite_master WHERE sql LIKE 'CREATE INDEX%'"
            ).fetchall()
            for name, _ in indexes:
                into.execute(f"DROP INDEX {name}")
            _Dots().teach(source)
            for model in (*schema.JOURNALLED, *schema.KEPT):
                _copy(source, into, str(model._meta.table_name), stopped)
            values = source.execute(
                f"SELECT key, value FROM meta WHERE key IN ({', '.join('?' * len(_META))})", _META
            )
            into.executemany("INSERT INTO meta (key, value) VALUES (?, ?)", values)
            for _, statement in indexes:
                into.execute(statement)
            derive.write_text(into, "person")
            full_text.fill_said(into)
            database.execute_sql(f"PRAGMA application_id = {APPLICATION_ID}")
            database.execute_sql(f"PRAGMA user_version = {VERSION}")
        database.execute_sql("PRAGMA journal_mode = WAL")
    finally:
        database.close()


def _copy(
    source: sqlite3.Connection, into: sqlite3.Connection, table: str, stopped: Callable[[], bool]
) -> None:
    if table in _LEFT_OUT:
        return
    columns = [(str(row[1]), str(row[2]).upper()) for row in source.execute(f"PRAGMA table_info({table})")]
    names = ", ".join(name for name, _ in columns)
    asked = ", ".join(_shown(table, name, kind) for name, kind in columns)
    rows = source.execute(f"SELECT {asked} FROM {table}")
    insert = f"INSERT INTO {table} ({names}) VALUES ({', '.join('?' * len(columns))})"
    while some := rows.fetchmany(TOGETHER):
        if stopped():
            raise Stopped
        into.executemany(insert, some)


def _shown(table: str, column: str, kind: str) -> str:
    """What stands in the copy's column, as SQL over a row of the book."""
    if (anew := _ANEW.get((table, column))) is not None:
        return anew
    if kind in ("INTEGER", "REAL") or column in PLAIN.get(table, ()):
        return column
    if kind != "TEXT":
        return "NULL"
    how = "hidden_key" if column in KEYS else "hidden_prose" if column in _PROSE else "hidden"
    return f"CASE WHEN {column} <> '' THEN {how}({column}) ELSE {column} END"  # of most rows it is empty: nothing is called


class _Dots:
    """What stands for a text. Those alike are alike in the copy, so that what is counted by them is counted rightly.

    In a column of text SQLite keeps a number or bytes too, if somebody wrote them: hence `str`.
    """

    def __init__(self) -> None:
        self._numbers: dict[str, int] = {}

    def teach(self, sql: sqlite3.Connection) -> None:
        """Let the queries of a connection ask it."""
        for name, ask in {"hidden": self.short, "hidden_key": self.key, "hidden_prose": prose}.items():
            sql.create_function(name, 1, ask)
        sql.create_function("hidden_tie", 1, self._tie)
        sql.create_function("hidden_free", 1, self._unless_plain)
        sql.create_function("hidden_dots", 0, lambda: DOTS)

    def short(self, text: str | None) -> str | None:
        """For a name of something."""
        return f"{DOTS} {self._number(fold(str(text)).strip())}" if text else text

    def key(self, text: str | None) -> str | None:
        """For what tells two rows apart."""
        return f"{DOTS} {self._number(str(text))}" if text else text

    def _tie(self, word: str) -> str | None:
        return word if word in OFFERED or mirrored(word) else self.short(word)

    def _unless_plain(self, text: str | None) -> str | None:
        """A day, or a word of the program's; anything else is what somebody wrote."""
        if not text or str(text).strip().casefold() in _WORDS:
            return text
        try:
            PartialDate.parse(str(text))
        except ValueError:
            return self.short(text)
        return text

    def _number(self, text: str) -> int:
        return self._numbers.setdefault(text, len(self._numbers) + 1)


def prose(text: str | None) -> str | None:
    """A text in dots: its lines stay, and of how many words it has no more than MOST_WORDS are told."""
    if not text:
        return text
    words = 0

    def dots(_word: "re.Match[str]") -> str:
        nonlocal words
        words += 1
        return DOTS if words <= MOST_WORDS else ""

    return re.sub(r"\S+", dots, str(text)).rstrip() or DOTS
