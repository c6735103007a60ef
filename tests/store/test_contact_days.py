"""What is derived of contact days: it follows each step and its undo, holds those who are listed, and older books get it."""

import contextlib
from datetime import timedelta
from pathlib import Path

import peewee as pw

from networker.domain.vocabulary import PersonId, State
from networker.services import interactions, people, quick_log, undo
from networker.store import migrations
from networker.store.book import NAME, Book
from networker.store.contact_days import SUMS
from tests.store.dump import dump, refold_everybody
from tests.ui.helpers import NOW

DAY = NOW.date().toordinal()


def sums(book: Book) -> list[tuple[object, ...]]:
    return book.read(f"SELECT channel, day, {', '.join(SUMS)} FROM contact_tally ORDER BY 1, 2")


def days(book: Book) -> list[tuple[object, ...]]:
    return book.read("SELECT person_id, channel, day, depth, met FROM contact_day ORDER BY 1, 2, 3")


def filled(data_dir: Path) -> tuple[Book, int, int]:
    book = Book(data_dir, now=NOW)
    ana = people.add(book, name="Ana", now=NOW)[0]
    ben = people.add(book, name="Ben", now=NOW)[0]
    quick_log.log(book, "coffee Ana, Ben yesterday", now=NOW)
    quick_log.log(book, "call Ana today", now=NOW)
    return book, ana, ben


def test_a_step_and_its_undo_are_followed(data_dir: Path) -> None:
    book, ana, ben = filled(data_dir)
    with contextlib.closing(book):
        together = [
            (ana, "in person", DAY - 1, 3, 1),
            (ana, "phone", DAY, 3, 0),
            (ben, "in person", DAY - 1, 3, 1),
        ]
        assert days(book) == together
        assert sums(book) == [
            ("in person", DAY - 1, 2, 2, 2, 0, 0, 0, 2, 0, 0),
            ("phone", DAY, 1, 1, 1, 0, 0, 0, 1, 0, 0),
        ]
        undo.undo(book, now=NOW + timedelta(minutes=1))
        assert days(book) == [together[0], together[2]]
        assert sums(book) == [("in person", DAY - 1, 2, 2, 2, 0, 0, 0, 2, 0, 0)], (
            "what comes to nothing is gone"
        )
        undo.redo(book, now=NOW + timedelta(minutes=2))
        assert days(book) == together


def test_an_answer_is_counted_as_long_as_it_is_there(data_dir: Path) -> None:
    book = Book(data_dir, now=NOW)
    with contextlib.closing(book):
        waits = "SELECT channel, day, wait, letters FROM contact_wait ORDER BY 1, 2, 3"
        for name in ("Ana", "Ben"):
            person = people.add(book, name=name, now=NOW)[0]
            for day, direction in ((3, "out"), (1, "in")):
                _letter(book, person, day, direction)
        assert book.read(waits) == [("mail", DAY - 3, 2, 2)]
        undo.undo(book, now=NOW)
        unanswered = ("mail", DAY - 3, -1, 1)
        assert book.read(waits) == [unanswered, ("mail", DAY - 3, 2, 1)]
        _letter(book, 2, 2, "in")
        assert book.read(waits) == [("mail", DAY - 3, 1, 1), ("mail", DAY - 3, 2, 1)]
        undo.undo(book, now=NOW)
        assert book.read(waits) == [unanswered, ("mail", DAY - 3, 2, 1)]
        people.set_state(book, PersonId(1), State.LET_GO, now=NOW)
        assert book.read(waits) == [unanswered]


def _letter(book: Book, person: int, ago: int, direction: str) -> None:
    with book.step("x", "x", now=NOW) as step:
        letter = step.insert(
            "interaction", kind="mail", channel="mail", direction=direction, day=(NOW.date() - timedelta(ago)).isoformat(),
            text="", subject="", place="", thread="", turns=1, origin="", created_at=NOW.isoformat(), depth_by_hand=0,
        )  # fmt: skip
        step.insert("interaction_person", interaction=letter, person=person)


def test_who_is_let_go_is_not_counted_and_comes_back(data_dir: Path) -> None:
    book, ana, ben = filled(data_dir)
    with contextlib.closing(book):
        before = days(book), sums(book)
        people.set_state(book, ana, State.LET_GO, now=NOW)
        assert days(book) == [(ben, "in person", DAY - 1, 3, 1)]
        assert sums(book) == [("in person", DAY - 1, 1, 1, 1, 0, 0, 0, 1, 0, 0)]
        people.set_state(book, ana, State.PAUSED, now=NOW)
        assert (days(book), sums(book)) == before


def test_what_is_kept_is_what_making_it_anew_gives(data_dir: Path) -> None:
    book, _, ben = filled(data_dir)
    with contextlib.closing(book):
        talk = book.read("SELECT max(id) FROM interaction")[0][0]
        interactions.delete(book, talk, now=NOW)
        people.set_state(book, ben, State.LET_GO, now=NOW)
        kept = dump(book)
        refold_everybody(book)
        assert dump(book) == kept


def test_an_older_book_gets_them(data_dir: Path) -> None:
    book, _, _ = filled(data_dir)
    created = dump(book)
    described = (
        "SELECT sql FROM sqlite_master WHERE name LIKE 'contact%' OR name = 'fact_linked' ORDER BY name"
    )
    squeezed = [" ".join(row[0].replace('"', "").split()) for row in book.read(described)]
    book.close()
    [ours] = [each for each in migrations.MIGRATIONS if each.name.startswith("contact days")]
    with contextlib.closing(pw.SqliteDatabase(str(data_dir / NAME))) as older:
        for table in ("contact_day", "contact_channel", "contact_tally", "contact_wait"):
            older.execute_sql(f"DROP TABLE {table}")
        older.execute_sql("DROP INDEX fact_linked")
        older.execute_sql(f"PRAGMA user_version = {ours.version - 1}")
        migrations.migrate(older, path=data_dir / NAME, now=NOW, migrations=(ours,))
        older.execute_sql(f"PRAGMA user_version = {migrations.newest()}")
    with contextlib.closing(Book(data_dir, now=NOW)) as newer:
        assert dump(newer) == created
        assert [" ".join(row[0].replace('"', "").split()) for row in newer.read(described)] == squeezed


def test_a_book_of_the_version_before_gets_the_first_day_on_each_channel(data_dir: Path) -> None:
    book, _, _ = filled(data_dir)
    quick_log.log(book, "coffee Ana today", now=NOW)
    created = dump(book)
    described = "SELECT sql FROM sqlite_master WHERE name = 'contact_channel'"
    squeezed = [" ".join(row[0].replace('"', "").split()) for row in book.read(described)]
    firsts = "SELECT person_id, channel, min(day) FROM contact_day GROUP BY 1, 2 ORDER BY 1, 2"
    assert book.read("SELECT person_id, channel, since FROM contact_channel ORDER BY 1, 2") == book.read(
        firsts
    )
    book.close()
    [ours] = [each for each in migrations.MIGRATIONS if each.name.startswith("since when")]
    with contextlib.closing(pw.SqliteDatabase(str(data_dir / NAME))) as older:
        older.execute_sql("ALTER TABLE contact_channel DROP COLUMN since")
        older.execute_sql(f"PRAGMA user_version = {ours.version - 1}")
        migrations.migrate(older, path=data_dir / NAME, now=NOW, migrations=(ours,))
        older.execute_sql(f"PRAGMA user_version = {migrations.newest()}")
    with contextlib.closing(Book(data_dir, now=NOW)) as newer:
        assert dump(newer) == created
        assert [" ".join(row[0].replace('"', "").split()) for row in newer.read(described)] == squeezed
