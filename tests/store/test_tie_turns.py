"""When ties were gained and lost is kept beside the rhythm, and an older book gets it from its talks."""

import contextlib
from datetime import UTC, date, datetime
from pathlib import Path

import peewee as pw

from networker.domain.vocabulary import State
from networker.services import people
from networker.store import migrations
from networker.store.book import NAME, Book
from tests.services.insights.twelve import ANA, BEN, CARLA, DAVID, talk
from tests.services.insights.twelve import people as twelve
from tests.store.dump import dump, refold_everybody

NOW = datetime(2026, 11, 20, 9, 0, tzinfo=UTC)
GAINED, LOST = date(2026, 2, 3), date(2027, 2, 4)


def filled(folder: Path) -> Book:
    book = Book(folder, now=NOW)
    with book.step("fill", "Talks", now=NOW) as step:
        twelve(step)
        talk(step, date(2026, 1, 1), ANA, BEN, direction="in")
        talk(step, GAINED, ANA, BEN, kind="meeting", channel=None)
        talk(step, date(2026, 5, 1), BEN, kind="note", direction="")
    return book


def test_a_note_keeps_no_tie_and_who_is_let_go_has_none(data_dir: Path) -> None:
    with contextlib.closing(filled(data_dir)) as book:
        told = [(who, day, what) for who in (ANA, BEN)
                for day, what in ((GAINED.toordinal(), "gained"), (LOST.toordinal(), "lost"))]  # fmt: skip
        assert book.read("SELECT * FROM tie_turn") == told
        people.set_state(book, ANA, State.LET_GO, now=NOW)
        assert book.read("SELECT * FROM tie_turn") == told[2:]
        people.set_state(book, ANA, State.PAUSED, now=NOW)
        assert book.read("SELECT * FROM tie_turn") == told


def test_whoever_was_rung_up_has_said_something(data_dir: Path) -> None:
    with contextlib.closing(filled(data_dir)) as book, book.step("rings", "Rings", now=NOW) as step:
        for day in (date(2026, 1, 1), date(2026, 1, 2)):
            talk(step, day, CARLA, direction="out", kind="call", depth="together")
            talk(step, day, DAVID, direction="out", depth="hello")
    with contextlib.closing(Book(data_dir, now=NOW)) as book:
        told = "SELECT person_id, what FROM tie_turn WHERE person_id > ?"
        assert book.read(told, (BEN,)) == [(CARLA, "gained"), (CARLA, "lost")]


def test_what_is_kept_is_what_making_it_anew_gives(data_dir: Path) -> None:
    with contextlib.closing(filled(data_dir)) as book:
        with book.step("more", "More", now=NOW) as step:
            talk(step, date(2028, 1, 1), BEN)
            step.update("interaction", 2, day="2026-03-03")
        kept = dump(book)
        refold_everybody(book)
        assert dump(book) == kept


def test_an_older_book_gets_them(data_dir: Path) -> None:
    book = filled(data_dir)
    created = dump(book)
    described = "SELECT sql FROM sqlite_master WHERE name = 'tie_turn'"
    squeezed = [" ".join(row[0].replace('"', "").split()) for row in book.read(described)]
    book.close()
    [ours] = [each for each in migrations.MIGRATIONS if each.name.startswith("when ties")]
    with contextlib.closing(pw.SqliteDatabase(str(data_dir / NAME))) as older:
        older.execute_sql("DROP TABLE tie_turn")
        older.execute_sql(f"PRAGMA user_version = {ours.version - 1}")
        migrations.migrate(older, path=data_dir / NAME, now=NOW, migrations=(ours,))
        older.execute_sql(f"PRAGMA user_version = {migrations.newest()}")
    with contextlib.closing(Book(data_dir, now=NOW)) as newer:
        assert dump(newer) == created
        assert [" ".join(row[0].replace('"', "").split()) for row in newer.read(described)] == squeezed
