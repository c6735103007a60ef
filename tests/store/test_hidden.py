"""The copy in which nobody can be known again: nothing that anybody wrote is in it, and all that is counted is as it was."""

import re
import sqlite3
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

import pytest

from networker.domain.vocabulary import (
    Channel,
    Circle,
    Depth,
    Direction,
    Fact,
    FollowUpState,
    ImportId,
    Kind,
    Role,
    Side,
    State,
    StepId,
)
from networker.store import check, hidden, schema
from networker.store.book import Book
from networker.store.errors import NAMES_HIDDEN, BookError, Stopped
from networker.store.hidden import DOTS, HiddenBook, prose
from tests import samples

NOW = datetime(2026, 11, 20, 9, 0, tzinfo=UTC)
CANARY = "ZQXCANARY"
# What decides how a row is read, so that a book in which it is another word would be none.
VALID = {
    *(("fact", each) for each in ("field", "since", "until", "noted", "type")),
    *(("person", each) for each in ("state", "last_contact", "order_key")),
    ("handle", "channel"), ("gathering", "day"), ("gathering", "until"), ("gathering_person", "role"),
    *(("interaction", each) for each in ("kind", "channel", "direction", "depth", "day", "at", "started")),
    *(("follow_up", each) for each in ("side", "due", "time", "repeats", "zone", "state", "introduces", "created_at")),
    *((table, "day") for table in ("ask", "ask_person", "introduction", "recommendation", "win", "tie")),
    ("ask", "closed_day"), ("ask_person", "channel"), ("ask_person", "thanked_day"), ("introduction", "side"),
    ("introduction", "ask_from"), ("recommendation", "side"), ("recommendation", "state"), ("win", "channel"),
    *((table, "created_at") for table in ("person", "interaction")), ("gathering", "origin"), ("interaction", "origin"),
    ("follow_up", "done_at"), ("source", "kind"), ("person_topic", "how"), ("introduction", "came"), ("field_word", "part"),
    *(("reach_action", each) for each in ("day", "action", "until", "about", "channel", "ask_from")),
    ("group_member", "since"), ("group_member", "until"), ("trip", "since"), ("trip", "until"),
}  # fmt: skip
JOURNALLED = [str(model._meta.table_name) for model in schema.JOURNALLED]


@pytest.fixture
def book(tmp_path: Path) -> Path:
    """The samples, with a canary in every text that is not part of how a row is read, and in tables they leave empty."""
    with closing(Book(tmp_path / "own", now=NOW)) as made:
        samples.fill(made, now=NOW)
        with made.step("more", CANARY, now=NOW) as step:
            source = step.insert(
                "source", person=1, kind="linkedin", key=CANARY, file=CANARY, raw=f'"{CANARY}"'
            )
            step.insert("photo", person=1, sha256=CANARY, source_id=source)
            step.insert("pair", person=1, other=2, why=CANARY)
            step.insert(
                "trip", place=CANARY, town=CANARY, since="2026-12-01", until="2026-12-02", latitude=4516
            )
            step.insert("saved_search", name=CANARY, folded=CANARY, query=CANARY)
            step.insert("field_word", field=CANARY, part="who", word=CANARY, folded=CANARY)
            step.insert("fact", person=1, field="custom", value=CANARY, detail=CANARY, type="text")
            for field in ("birthday", "anniversary", "gender", "connected", "followed", "left"):
                step.insert("fact", person=2, field=field, value=CANARY, detail=CANARY)
            step.insert("reach_action", person=2, day="2026-11-01", action="wrote", words=CANARY)
            step.insert("tie", person=1, other=2, kind=CANARY, inverse=CANARY)
        with made.bookkeeping() as sql:
            sql.execute("INSERT INTO meta (key, value) VALUES ('draft note', ?)", (CANARY,))
            sql.execute(
                "INSERT INTO today_entry (day, place, person_id, kind, reason, channel, advice, opener, score, propensity)"
                " VALUES ('2026-11-20', 0, 1, 'rhythm', ?1, 'mail', ?1, ?1, 1, 1)",
                (CANARY,),
            )
    with closing(sqlite3.connect(made.path)) as sql:
        for table in JOURNALLED:
            for _, column, kind, *_ in sql.execute(f"PRAGMA table_info({table})").fetchall():
                if kind.upper() == "TEXT" and (table, column) not in VALID:
                    sql.execute(f"UPDATE {table} SET {column} = '{CANARY} ' || id WHERE {column} <> ''")
        sql.execute(f"UPDATE picture SET bytes = '{CANARY}'")
        sql.commit()
    return made.path


def hide(book: Path, folder: Path) -> HiddenBook:
    hidden.write(book, folder, now=NOW)
    return HiddenBook(folder, now=NOW)


def test_nothing_that_anybody_wrote_is_in_any_byte_of_it(book: Path, tmp_path: Path) -> None:
    assert CANARY.encode() in book.read_bytes()
    with closing(hide(book, tmp_path / "copy")) as copy:
        copy.reader.execute("SELECT 1")
        for file in copy.folder.iterdir():
            assert CANARY.lower().encode() not in file.read_bytes().lower(), file.name


@pytest.mark.parametrize(
    ("field", "value"),
    [("birthday", "1980-05-03"), ("anniversary", "--0503"), ("gender", "female"), ("followed", "by me")],
)
def test_days_and_words_of_the_program_are_as_they_were(tmp_path: Path, field: str, value: str) -> None:
    with closing(Book(tmp_path / "own", now=NOW)) as own:
        samples.fill(own, now=NOW)
        with own.step("more", "", now=NOW) as step:
            step.insert("fact", person=1, field=field, value=value)
        with closing(hide(own.path, tmp_path / "copy")) as copy:
            assert (value,) in copy.read("SELECT value FROM fact WHERE field = ?", (field,))


def test_it_is_a_whole_book_with_the_same_people_days_and_circles(book: Path, tmp_path: Path) -> None:
    counted = (
        "SELECT count(*), count(circle), min(last_contact), max(last_contact) FROM person",
        "SELECT kind, channel, depth, day, count(*) FROM interaction GROUP BY 1, 2, 3, 4 ORDER BY 1, 2, 3, 4",
        "SELECT count(DISTINCT company), count(DISTINCT city) FROM person",
        "SELECT side, state, due FROM follow_up ORDER BY id",
        "SELECT * FROM rhythm ORDER BY person_id",
        "SELECT id FROM person WHERE me = 0 ORDER BY order_key, id",
        "SELECT field, count(*) FROM fact GROUP BY field ORDER BY field",
    )
    with closing(hide(book, tmp_path / "copy")) as copy, closing(Book(book.parent, now=NOW)) as own:
        assert check.problems(copy.reader) == []
        for question in counted:
            assert copy.read(question) == own.read(question), question


def test_those_alike_are_alike_and_all_others_are_not(tmp_path: Path) -> None:
    with closing(Book(tmp_path / "own", now=NOW)) as own:
        samples.fill(own, now=NOW)
        together = "SELECT count(*), group_concat(id) FROM person WHERE {0} <> '' GROUP BY {0} ORDER BY 2"
        with closing(hide(own.path, tmp_path / "copy")) as copy:
            for column in ("company", "city", "title"):
                assert copy.read(together.format(column)) == own.read(together.format(column))
            assert len({row[0] for row in copy.read("SELECT name FROM person")}) == 120


def test_what_is_shown_as_it_is_are_the_programs_own_words_and_days(tmp_path: Path) -> None:
    """Against the lists of the vocabulary: a column that holds free text has no place among the plain ones."""
    words = {
        str(each.value)
        for kind in (Channel, Circle, Depth, Direction, Fact, FollowUpState, Kind, Role, Side, State)
        for each in kind
    } | {"given", "helped", "nothing", "talked", "win", "asked", "promised", "gained", "lost", "revived", "likes", "knows", "works on", "fill with samples"}  # fmt: skip
    day_or_rule = re.compile(r"-?-?[\dT:.+\-Z]*|FREQ=[A-Z0-9=;,]+")
    with closing(Book(tmp_path / "own", now=NOW)) as own:
        samples.fill(own, now=NOW)
        for table, columns in hidden.PLAIN.items():
            for column in columns:
                for (found,) in own.read(f"SELECT DISTINCT {column} FROM {table} WHERE {column} NOT NULL"):
                    assert found in words or day_or_rule.fullmatch(found), (table, column, found)


def test_a_column_that_nobody_thought_of_is_hidden() -> None:
    assert "THEN hidden(favourite_song) ELSE" in hidden._shown("person", "favourite_song", "TEXT")
    assert hidden._shown("person", "portrait", "BLOB") == "NULL"
    assert "THEN hidden(title) ELSE" in hidden._shown("song", "title", "TEXT")


def test_whatever_writes_is_refused_but_what_the_program_notes_by_itself(book: Path, tmp_path: Path) -> None:
    sentence = re.escape(NAMES_HIDDEN)
    with closing(hide(book, tmp_path / "copy")) as copy:
        with pytest.raises(BookError, match=sentence):
            copy.undo(now=NOW)
        with pytest.raises(BookError, match=sentence):
            copy.redo(now=NOW)
        with pytest.raises(BookError, match=sentence):
            copy.take_back(ImportId(1), label="", now=NOW)
        with pytest.raises(BookError, match=sentence):
            copy.revert_step(StepId(1), label="", now=NOW)
        with pytest.raises(BookError, match=sentence), copy.step("rename", "Rename", now=NOW):
            pass
        with copy.bookkeeping() as sql:
            sql.execute("INSERT INTO showing (day, person_id) VALUES ('2026-11-20', 1)")
        with pytest.raises(BookError, match=sentence):
            _ = copy.writer
        assert copy.read("SELECT count(*) FROM showing") == [(1,)]


def test_a_number_or_bytes_in_a_column_of_text_are_hidden_as_well(book: Path, tmp_path: Path) -> None:
    with closing(sqlite3.connect(book)) as sql:
        sql.execute("UPDATE person SET notes = CAST(? AS BLOB) WHERE id = 1", (CANARY.encode(),))
        sql.execute("UPDATE fact SET value = 4711 WHERE id = 1")
        sql.commit()
    with closing(hide(book, tmp_path / "copy")) as copy:
        assert copy.read("SELECT notes FROM person WHERE id = 1") == [(DOTS,)]
        assert copy.read("SELECT value FROM fact WHERE id = 1")[0][0].startswith(DOTS)


def test_it_is_gone_when_it_is_closed(book: Path, tmp_path: Path) -> None:
    copy = hide(book, tmp_path / "copy")
    assert (tmp_path / "copy" / "networker.db").stat().st_mode & 0o777 == 0o600
    copy.close()
    assert not (tmp_path / "copy").exists()


def test_it_stops_where_it_is_not_wanted_any_more(book: Path, tmp_path: Path) -> None:
    with pytest.raises(Stopped):
        hidden.write(book, tmp_path / "copy", now=NOW, stopped=lambda: True)


def test_a_full_disk_is_one_sentence(book: Path, tmp_path: Path) -> None:
    (tmp_path / "copy").write_text("a file where the folder should be")
    with pytest.raises(BookError, match="Names cannot be hidden"):
        hidden.write(book, tmp_path / "copy", now=NOW)


def test_of_a_text_its_lines_are_told_and_not_its_length() -> None:
    assert prose("Ana said:\nsend the deck") == f"{DOTS} {DOTS}\n{DOTS} {DOTS} {DOTS}"
    assert prose("a") == prose("Donaudampfschifffahrt") == DOTS
    assert (prose("word " * 500) or "").count(DOTS) == hidden.MOST_WORDS
    assert (prose(None), prose("")) == (None, "")
