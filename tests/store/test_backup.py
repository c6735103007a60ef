"""Copies that are whole, checked before they count, and leave nothing behind where they fail."""

import contextlib
import errno
import sqlite3
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import cast

import pytest

from networker.domain.vocabulary import Channel, Fact, Side, State
from networker.services import asking, facts, follow_ups, introducing, people, undo, wins
from networker.services import backup as service
from networker.services.wins import WinSaid
from networker.store import backup, check, migrations
from networker.store.book import NAME, Book
from networker.store.errors import BookError
from networker.store.migrations import Migration
from networker.store.occasions import last_is_one_sided
from networker.store.one_sided import one_sided
from tests.store.dump import dump, refold_everybody
from tests.store.older import as_version_16, without_introduces

NOW = datetime(2026, 11, 20, 9, 0, tzinfo=UTC)


def test_a_copy_of_a_book_in_use_is_whole_and_its_sum_lies_beside_it(data_dir: Path, tmp_path: Path) -> None:
    book = Book(data_dir, now=NOW)
    people.add(book, name="Ana", now=NOW)
    done = service.write(book, tmp_path / "copies", now=NOW)
    people.add(book, name="Ben", now=NOW)
    assert done.path.name == "networker-20261120T090000Z.db"
    assert done.path.stat().st_mode & 0o777 == 0o600
    assert backup.sha256(done.path) == done.sha256
    beside = done.path.with_name(done.path.name + ".sha256").read_text()
    assert beside.startswith(f"{done.sha256}  {done.path.name}\n# networker {{")
    sql = sqlite3.connect(done.path)
    assert sql.execute("SELECT name FROM person").fetchall() == [("Ana",)]
    sql.close()
    again = service.write(book, tmp_path / "copies", now=NOW)
    assert again.path != done.path
    assert service.check(book) == []
    book.close()


def test_a_copy_that_fails_leaves_nothing(data_dir: Path, tmp_path: Path) -> None:
    book = Book(data_dir, now=NOW)
    occupied = tmp_path / "file"
    occupied.write_text("x")
    with pytest.raises(BookError):
        service.write(book, occupied, now=NOW)
    book.close()
    assert [path.name for path in tmp_path.iterdir() if path.name.startswith("networker")] == []


def test_a_copy_whose_sum_cannot_be_written_leaves_nothing(
    data_dir: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def write(path: Path, _data: bytes) -> None:
        path.touch()
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(backup, "_write_durably", write)
    with (
        contextlib.closing(Book(data_dir, now=NOW)) as book,
        pytest.raises(BookError, match=r"No backup was written .* No space left"),
    ):
        service.write(book, tmp_path / "copies", now=NOW)
    assert list((tmp_path / "copies").iterdir()) == []


class Lines:
    """A connection of which SQLite's check says something."""

    def __init__(self, line: str) -> None:
        self.line = line

    def execute(self, sql: str) -> "Lines":
        assert "integrity_check" in sql
        return self

    def __iter__(self) -> Iterator[tuple[str]]:
        yield (self.line,)


def test_a_page_that_the_disk_refuses_is_no_damage() -> None:
    sql = cast("sqlite3.Connection", Lines("Tree 3 page 7: unable to get the page. error code=266"))
    with pytest.raises(BookError, match="could not be examined"):
        check.problems(sql)


def test_an_older_book_is_copied_aside_and_brought_up_to_date_in_one_piece(data_dir: Path) -> None:
    book = Book(data_dir, now=NOW)
    people.add(book, name="Ana", now=NOW)
    now = migrations.newest()
    added = Migration(
        now + 1, "shoe sizes", lambda db: db.execute_sql("ALTER TABLE person ADD COLUMN shoe INTEGER")
    )
    broken = Migration(now + 2, "broken", lambda db: db.execute_sql("ALTER TABLE nobody ADD COLUMN x"))
    book.writer.sql.execute("PRAGMA query_only = OFF")
    with pytest.raises(BookError, match="broken"):
        migrations.migrate(book.writer.database, path=book.path, now=NOW, migrations=(added, broken))
    assert book.read("PRAGMA user_version") == [(now + 1,)]
    assert book.read("SELECT name, shoe FROM person") == [("Ana", None)]
    assert book.read("SELECT version, name FROM migration") == [(now + 1, "shoe sizes")]
    assert migrations.migrate(book.writer.database, path=book.path, now=NOW, migrations=(added,)) == []
    book.close()
    copies = list((data_dir / "backups").glob("*before-migration.db"))
    assert len(copies) == 1
    sql = sqlite3.connect(copies[0])
    assert sql.execute("PRAGMA user_version").fetchone() == (now,)
    sql.close()
    assert (data_dir / NAME).exists()


def _shape(path: Path) -> dict[str, set[tuple[object, ...]]]:
    """Tables with their columns, without the order that later columns cannot have."""
    with contextlib.closing(sqlite3.connect(path)) as sql:
        tables = [row[0] for row in sql.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
        indexes = sql.execute("SELECT name, sql FROM sqlite_master WHERE type = 'index'").fetchall()
        return {"indexes": set(indexes)} | {
            each: {(row[1], row[3], row[4], row[5]) for row in sql.execute(f"PRAGMA table_info({each})")}
            for each in tables
        }


def test_a_book_of_the_first_schema_becomes_what_a_new_one_is(data_dir: Path, tmp_path: Path) -> None:
    book = Book(data_dir, now=NOW)
    ana, _ = people.add(book, name="Ana", now=NOW)
    facts.add(book, ana, Fact.JOB, "Lead", detail="Acme", now=NOW)
    book.close()
    with contextlib.closing(sqlite3.connect(data_dir / NAME)) as sql:  # back to what version 1 was
        as_version_16(sql)
        sql.execute("ALTER TABLE fact DROP COLUMN aside")
        for index in ("person_in_order", "person_by_talk", "person_by_name"):
            sql.execute(f"DROP INDEX {index}")
        sql.execute("ALTER TABLE person DROP COLUMN order_key")
        sql.execute("CREATE INDEX person_by_name ON person (folded, id, state, me)")
        sql.execute("CREATE INDEX person_by_talk ON person (last_contact DESC, folded, id, state, me)")
        for index in (
            "person_unlisted", "person_mentions", "interaction_mentions", "fact_own", "interaction_one_sided",
            "interaction_meetings", "fact_place", "interaction_place",
        ):  # fmt: skip
            sql.execute(f"DROP INDEX {index}")
        sql.execute("DROP TABLE trip")
        sql.execute("DROP TABLE notification")
        sql.execute("ALTER TABLE fact DROP COLUMN type")
        sql.execute("ALTER TABLE tie DROP COLUMN inverse")
        sql.execute("ALTER TABLE interaction DROP COLUMN started")
        sql.execute("ALTER TABLE interaction DROP COLUMN marks")
        for column in ("name", "title", "company"):
            sql.execute(f"ALTER TABLE source DROP COLUMN {column}")
        for column in ("about", "channel", "ask_from", "words"):
            sql.execute(f"ALTER TABLE reach_action DROP COLUMN {column}")
        sql.execute("ALTER TABLE interaction_person DROP COLUMN source_id")
        sql.execute("ALTER TABLE follow_up_person DROP COLUMN source_id")
        sql.execute("PRAGMA user_version = 1")
        sql.commit()
    with contextlib.closing(Book(data_dir, now=NOW, writes=False)) as book:  # a verb that only reads
        assert book.read("SELECT value, detail, aside FROM fact") == [("Lead", "Acme", 0)]
    assert len(list((data_dir / "backups").glob("*before-migration.db"))) == 1
    book = Book(data_dir, now=NOW)
    known = [each.version for each in migrations.MIGRATIONS]
    assert [row[0] for row in book.read("SELECT version FROM migration")] == known
    undo.undo(book, now=NOW)
    undo.redo(book, now=NOW)
    assert book.read("SELECT value, aside FROM fact") == [("Lead", 0)]
    book.close()
    Book(tmp_path / "new", now=NOW).close()
    assert _shape(data_dir / NAME) == _shape(tmp_path / "new" / NAME)


def test_a_book_from_before_knows_its_calls_in_vain_as_of_one_side(data_dir: Path) -> None:
    described = "SELECT sql FROM sqlite_master WHERE name = 'interaction_one_sided'"
    with contextlib.closing(Book(data_dir, now=NOW)) as book:
        of_today = book.read(described)
        ida, _ = people.add(book, name="Ida", now=NOW)
        with book.step("call", "Call", now=NOW) as step:
            talk = step.insert("interaction", kind="call", direction="out", depth="hello", day="2026-09-01")
            step.insert("interaction_person", interaction=talk, person=ida)
    with contextlib.closing(sqlite3.connect(data_dir / NAME)) as sql:  # back to what version 13 was
        sql.execute("DROP INDEX interaction_one_sided")
        sql.execute(
            "CREATE INDEX interaction_one_sided ON interaction (day) WHERE kind IN ('message', 'mail', 'comment')"
            " AND direction IN ('in', 'out') AND coalesce(depth, '') NOT IN ('exchange', 'conversation')"
        )
        sql.execute("DROP TABLE notification")
        as_version_16(sql)
        sql.execute("PRAGMA user_version = 13")
        sql.commit()
    with contextlib.closing(Book(data_dir, now=NOW)) as book:
        assert book.read(described) == of_today
        assert last_is_one_sided(book.reader, [ida]) == [ida]
        ask = f"EXPLAIN QUERY PLAN SELECT 1 FROM interaction i WHERE i.day = ? AND {one_sided('i')}"
        [plan] = book.read(ask, ("2026-09-01",))
        assert "INDEX interaction_one_sided" in plan[3]


def test_what_was_done_with_a_suggestion_is_taken_apart_in_rows_and_journal(data_dir: Path) -> None:
    book = Book(data_dir, now=NOW)
    ana, _ = people.add(book, name="Ana", now=NOW)
    old = (
        ("wrote signal", "2026-11-21"),
        ("circle stay", "2027-05-20"),
        ("later", "2026-12-01"),
        ("wrote", None),
    )
    with book.step("old", "Old", now=NOW) as step:
        for what, until in old:
            step.insert("reach_action", person=ana, day="2026-11-20", action=what, until=until)
    with book.step("gone", "Gone", now=NOW) as step:
        for number in range(1, 5):
            step.delete("reach_action", number)
    undo.undo(book, now=NOW)
    book.close()
    with contextlib.closing(sqlite3.connect(data_dir / NAME)) as sql:
        for column in ("about", "channel", "ask_from", "words"):
            sql.execute(f"ALTER TABLE reach_action DROP COLUMN {column}")
            sql.execute(
                f"UPDATE change SET before = json_remove(before, '$.{column}') WHERE tbl = 'reach_action'"
            )
        for gone in ("TABLE trip", "TABLE notification", "INDEX fact_place", "INDEX interaction_place"):
            sql.execute(f"DROP {gone}")
        as_version_16(sql)
        sql.execute("PRAGMA user_version = 9")
        sql.commit()
    book = Book(data_dir, now=NOW)
    asked = "SELECT about, action, channel, ask_from, until FROM reach_action ORDER BY id"
    expected = [
        ("", "wrote", "signal", "2026-11-21", None), ("circle", "stay", None, None, "2027-05-20"),
        ("", "later", None, None, "2026-12-01"), ("", "wrote", None, None, None),
    ]  # fmt: skip
    assert book.read(asked) == expected
    undo.redo(book, now=NOW)
    assert book.read(asked) == []
    undo.undo(book, now=NOW)
    assert book.read(asked) == expected, "as the journal of the older book has them"
    book.close()


_FORMER_FOLLOW_UP = """
    PRAGMA foreign_keys = OFF;
    CREATE TABLE former AS SELECT * FROM follow_up;
    DROP TABLE follow_up;
    CREATE TABLE follow_up (id INTEGER NOT NULL PRIMARY KEY, import_id INTEGER, side TEXT NOT NULL, text TEXT NOT NULL,
     due TEXT, time TEXT, zone TEXT NOT NULL, repeats TEXT NOT NULL, unless_contact INTEGER NOT NULL,
     state TEXT NOT NULL, done_at TEXT, created_at TEXT NOT NULL, interaction_id INTEGER, place TEXT NOT NULL,
     source_id INTEGER);
    INSERT INTO follow_up SELECT * FROM former;
    DROP TABLE former;
    DROP TABLE notification;
    PRAGMA user_version = 15;
"""


def test_promises_of_an_older_book_stay_and_no_number_is_given_twice(data_dir: Path) -> None:
    with contextlib.closing(Book(data_dir, now=NOW)) as book:
        ana, _ = people.add(book, name="Ana", now=NOW)
        for text in ("the photos", "a call", "the keys"):
            follow_ups.add(book, side=Side.ME, text=text, due=None, people=[ana], now=NOW)
        undo.undo(book, now=NOW)
        before = book.read("SELECT * FROM follow_up"), book.read("SELECT * FROM follow_up_person")
    with contextlib.closing(sqlite3.connect(data_dir / NAME)) as sql:
        as_version_16(sql)
        sql.executescript(_FORMER_FOLLOW_UP)
    with contextlib.closing(Book(data_dir, now=NOW)) as book:
        assert (
            book.read("SELECT * FROM follow_up"),
            book.read("SELECT * FROM follow_up_person"),
        ) == before
        undo.undo(book, now=NOW)
        number, _ = follow_ups.add(book, side=Side.ME, text="a letter", due=None, people=[ana], now=NOW)
        assert number == 4, "2 and 3 were of promises that are undone"


def test_wins_of_an_older_book_come_of_nothing_that_is_known_in_rows_and_journal(data_dir: Path) -> None:
    with contextlib.closing(Book(data_dir, now=NOW)) as book:
        ana, _ = people.add(book, name="Ana", now=NOW)
        number, _ = wins.add(book, WinSaid(text="a bridge", day=NOW.date(), people=(ana,)), now=NOW)
        wins.delete(book, number, now=NOW)
    with contextlib.closing(sqlite3.connect(data_dir / NAME)) as sql:
        as_version_16(sql)
        sql.execute("PRAGMA user_version = 16")
        sql.commit()
    with contextlib.closing(Book(data_dir, now=NOW)) as book:
        assert book.read("SELECT * FROM introduction") == []
        undo.undo(book, now=NOW)
        found = wins.one(book, number)
        assert found is not None
        assert (found.text, found.root) == ("a bridge", None)


def test_promises_of_an_older_book_are_introductions_by_its_journal_there_and_back(data_dir: Path) -> None:
    with contextlib.closing(Book(data_dir, now=NOW)) as book:
        ana, ben, cy, di = (people.add(book, name=name, now=NOW)[0] for name in ("Ana", "Ben", "Cy", "Di"))
        follow_ups.add(book, side=Side.ME, text="Cook", due=None, people=[cy, di], now=NOW)
        asking.ask(book, ben, ana, Channel.MAIL, now=NOW)
        introducing.promise(book, [cy, di], text="Introduce", due=NOW.date(), now=NOW)
        introducing.promise(book, [cy, ben], text="Introduce", due=NOW.date(), now=NOW)
        pictures = [dump(book)]
        people.set_state(book, ben, State.DECEASED, now=NOW)
        pictures.append(dump(book))
        introducing.promise(book, [ana, di], text="Introduce", due=NOW.date(), now=NOW)
        pictures.append(dump(book))
        undo.undo(book, now=NOW)
    with contextlib.closing(sqlite3.connect(data_dir / NAME)) as sql:
        without_introduces(sql)
        sql.execute("PRAGMA user_version = 24")
        sql.commit()
    with contextlib.closing(Book(data_dir, now=NOW)) as book:
        assert dump(book) == pictures[1]
        undo.redo(book, now=NOW)
        assert dump(book) == pictures[2], "what was undone before"
        undo.undo(book, now=NOW)
        undo.undo(book, now=NOW)
        assert dump(book) == pictures[0], "what a death had taken out"
        found = book.read("SELECT introduces FROM follow_up ORDER BY id")
        assert found == [("",), ("asked",), ("promised",), ("promised",)]
        undo.undo(book, now=NOW)
        undo.redo(book, now=NOW)
        assert dump(book) == pictures[0]


def test_a_damaged_book_is_told(data_dir: Path) -> None:
    book = Book(data_dir, now=NOW)
    with book.step("a", "A", now=NOW) as step:
        step.insert("person", name="Ana")
    with book.bookkeeping() as sql:
        sql.execute("DELETE FROM person_text")
    problems = service.check(book)
    assert problems == ["1 person is missing from the full text."]
    refold_everybody(book)
    assert service.check(book) == []
    book.close()
