"""A book in which every column of every table holds something goes out as JSON and comes back to the last value."""

import hashlib
import json
from collections.abc import Iterator
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

import peewee as pw
import pytest

from networker.domain.vocabulary import ImportId
from networker.formats.networker_json import LISTS
from networker.services import backup, exports, imports
from networker.store import schema, whole
from networker.store.book import Book
from networker.store.writer import Step
from tests.store.dump import dump, refold_everybody

NOW = datetime(2026, 11, 20, 9, 0, tzinfo=UTC)
DAY, LATER, INSTANT = "2026-11-19", "2027-02-03", "2026-11-19T08:30:00+01:00"
PICTURE = b"\xff\xd8\x00\xff"
HASH = hashlib.sha256(PICTURE).hexdigest()
BY_NAME: dict[str, object] = {
    "id": 1, "import_id": 1, "other_id": 2, "gone_id": 2, "day": DAY, "since": DAY, "until": LATER, "due": LATER,
    "ask_from": LATER, "closed_day": LATER, "thanked_day": LATER, "noted": DAY, "last_contact": DAY, "at": INSTANT,
    "created_at": INSTANT, "done_at": INSTANT, "channel": "phone", "side": "them", "started": "them",
}  # fmt: skip
ONE: dict[tuple[str, str], object] = {
    ("person", "state"): "paused", ("person", "circle"): 2, ("fact", "field"): "custom", ("fact", "type"): "number",
    ("interaction", "kind"): "call", ("interaction", "direction"): "both", ("interaction", "depth"): "together",
    ("follow_up", "state"): "done", ("follow_up", "introduces"): "asked", ("follow_up", "time"): "15:30",
    ("follow_up", "zone"): "Europe/Berlin", ("follow_up", "repeats"): "FREQ=WEEKLY", ("pair", "verdict"): "different",
    ("introduction", "came"): "talked", ("recommendation", "state"): "given", ("gathering_person", "role"): "host",
    ("import", "files"): '["a.csv"]', ("import", "formats"): '["csv"]', ("import", "report"): '{"new": 1}',
    ("meta", "key"): "columns a", ("meta", "value"): '{"a": "name"}', ("picture", "bytes"): PICTURE,
    ("handle", "text"): "+44 7700 900123", ("handle", "key"): "+447700900123",
    ("photo", "sha256"): HASH, ("picture", "sha256"): HASH, ("interaction", "marks"): "69a8c0f8:a1b2c3d4",
}  # fmt: skip


@pytest.fixture
def full(tmp_path: Path) -> Iterator[Book]:
    with closing(Book(tmp_path / "full", now=NOW)) as book:
        # An import stands by its step.
        with book.step("import", "Import of a.csv", now=NOW, import_id=ImportId(1)) as step:
            step.execute("PRAGMA defer_foreign_keys = ON")  # lists do not come in the order of their ties
            fill(step, "person", 2)
            for table in LISTS.values():
                fill(step, table, 1)
        refold_everybody(book)
        yield book


def fill(step: Step, table: str, number: int) -> None:
    """One row, of which no column is empty or as it is by itself."""
    model = next(each for each in (*schema.JOURNALLED, *schema.KEPT) if each._meta.table_name == table)
    values = {name: value_of(table, name, field) for name, field in model._meta.columns.items()}
    if number > 1:
        values["id"], values["name"], values["folded"] = number, "Ben Ode", "ben ode"
    if table == "showing":
        values.pop("id", None)
    columns, marks = ", ".join(values), ", ".join("?" * len(values))
    step.execute(f"INSERT INTO {table} ({columns}) VALUES ({marks})", list(values.values()))


def value_of(table: str, name: str, field: pw.Field) -> object:
    if (table, name) in ONE:
        return ONE[table, name]
    if name in BY_NAME:
        return BY_NAME[name]
    if isinstance(field, pw.BooleanField):
        return not field.default
    if isinstance(field, pw.ForeignKeyField) or name.endswith("_id"):
        return 1
    return 7 if isinstance(field, pw.IntegerField) else f"{table} {name}"


def test_every_column_of_every_table_holds_something(full: Book, tmp_path: Path) -> None:
    exports.export(full, tmp_path / "b.json", format="json", now=NOW)
    found = json.loads((tmp_path / "b.json").read_text(encoding="utf-8"))
    for name, table in LISTS.items():
        assert found[name], f"the list {name} is empty: give it a row"
        told = {column for row in found[name] for column in row}
        assert set(whole.fields(table)) - told == set(), f"columns of {table} that no row of {name} tells"


def test_all_of_it_comes_back(full: Book, tmp_path: Path) -> None:
    exports.export(full, tmp_path / "b.json", format="json", now=NOW)
    with closing(Book(tmp_path / "other", now=NOW)) as other:
        report = imports.apply(other, imports.plan(other, [tmp_path / "b.json"]), now=NOW)
        assert report.skipped == ()
        assert dump(other) == dump(full)
        for table in ("picture", "showing"):
            assert rows(other, table) == rows(full, table)
        assert other.read("SELECT value FROM meta WHERE key = 'columns a'") == [('{"a": "name"}',)]
        assert backup.check(other) == []


def rows(book: Book, table: str) -> list[tuple[object, ...]]:
    return book.read(f"SELECT {', '.join(whole.fields(table))} FROM {table} ORDER BY 1")
