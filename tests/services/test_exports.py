"""The book written out: whole or not at all, for nobody else to read, and nothing that was there is lost."""

import json
import os
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import BinaryIO

import pytest

from networker.domain.going_on import Cancelled
from networker.domain.vocabulary import Channel, Fact, PersonId, State
from networker.formats.networker_json import LISTS
from networker.services import contacts_csv, exports, facts, people
from networker.services.errors import CannotDo
from networker.store import schema, whole
from networker.store.book import Book
from tests import samples

NOW = datetime(2026, 11, 20, 9, 0, tzinfo=UTC)


@pytest.fixture
def book(data_dir: Path) -> Iterator[Book]:
    found = Book(data_dir, now=NOW)
    yield found
    found.close()


def written(book: Book, path: Path) -> dict[str, object]:
    exports.export(book, path, format="json", now=NOW)
    found: dict[str, object] = json.loads(path.read_text(encoding="utf-8"))
    return found


def test_json_holds_every_row_of_every_table(book: Book, tmp_path: Path) -> None:
    samples.fill(book, now=NOW, people=40)
    done = exports.export(book, tmp_path / "book.json", format="json", now=NOW)
    found = json.loads((tmp_path / "book.json").read_text(encoding="utf-8"))
    assert (found["format"], found["version"], found["book"]) == ("networker", 1, book.meta("book"))
    assert found["exported"] == NOW.isoformat()
    for name, table in LISTS.items():
        if table in ("meta", "showing"):
            continue
        assert len(found[name]) == book.read(f"SELECT count(*) FROM {table}")[0][0], table
    assert (done.people, done.interactions) == (len(found["people"]), len(found["interactions"]))
    assert found["people"][0] == {
        "id": 1, "given": "Ana", "family": "Torres", "name": "Ana Torres", "folded": "ana torres",
        "circle": 2, "notes": found["people"][0]["notes"], "created_at": NOW.isoformat(),
    }  # fmt: skip


def test_every_journalled_table_has_a_list_and_no_column_is_ambiguous() -> None:
    assert {model._meta.table_name for model in schema.JOURNALLED} <= set(LISTS.values())
    for table in LISTS.values():
        both = [name for name, each in whole.fields(table).items() if each.null and each.default is not None]
        assert both == [], "null is left out, and would come back as the default"


def test_pictures_and_the_users_own_entry_are_in_it(book: Book, tmp_path: Path) -> None:
    with book.step("a", "A", now=NOW) as step:
        person = step.insert("person", name="Mo", folded="mo", me=True)
        step.insert("photo", person=person, sha256="aa")
        for sha256 in ("aa", "nobody's"):
            step.execute("INSERT INTO picture (sha256, bytes) VALUES (?, ?)", (sha256, b"\xff\0"))
    done = exports.export(book, tmp_path / "b.json", format="json", now=NOW)
    found = json.loads((tmp_path / "b.json").read_bytes())
    assert found["pictures"] == [{"sha256": "aa", "bytes": "/wA="}]
    assert found["people"] == [{"id": 1, "name": "Mo", "folded": "mo", "me": True}]
    assert done.people == 0


@pytest.mark.parametrize("format_", exports.FORMATS)
def test_only_the_user_may_read_the_file(book: Book, tmp_path: Path, format_: str) -> None:
    ana, _ = people.add(book, name="Ana", now=NOW)
    facts.add(book, ana, Fact.BIRTHDAY, "--05-17", now=NOW)
    done = exports.export(book, tmp_path / "out", format=format_, now=NOW)
    assert done == exports.Exported(tmp_path / "out", 1, 0, int(format_ == "ics"))
    if os.name != "nt":
        assert done.written.stat().st_mode & 0o777 == 0o600
    assert [path.name for path in tmp_path.iterdir()] == ["out"]


def test_what_is_there_is_left_as_it_is(book: Book, tmp_path: Path) -> None:
    there = tmp_path / "letter.json"
    there.write_text("mine")
    with pytest.raises(CannotDo, match="is there already"):
        exports.export(book, there, format="json", now=NOW)
    assert there.read_text() == "mine"
    (tmp_path / "link").symlink_to(tmp_path / "nowhere")
    with pytest.raises(CannotDo, match="is there already"):
        exports.export(book, tmp_path / "link", format="csv", now=NOW)


def test_what_a_killed_program_left_behind_is_in_nobodys_way(book: Book, tmp_path: Path) -> None:
    (tmp_path / "b.json.networker-part").write_text("half")
    assert written(book, tmp_path / "b.json")["people"] == []


@pytest.mark.parametrize("place", ["gone/b.json", "file/b.json"])
def test_a_place_that_cannot_be_written_is_one_sentence(book: Book, tmp_path: Path, place: str) -> None:
    (tmp_path / "file").write_text("x")
    with pytest.raises(CannotDo, match=r"Nothing was exported to .+\.$"):
        exports.export(book, tmp_path / place, format="json", now=NOW)
    with pytest.raises(CannotDo, match="no format 'doc'"):
        exports.export(book, tmp_path / "b", format="doc", now=NOW)
    assert [path.name for path in tmp_path.iterdir()] == ["file"]


def test_a_full_disk_leaves_nothing(book: Book, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: object) -> int:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(CannotDo, match="No space left on device"):
        exports.export(book, tmp_path / "b.json", format="json", now=NOW)
    assert list(tmp_path.iterdir()) == []
    assert not book.reader.in_transaction


def test_a_mistake_leaves_nothing_either(book: Book, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(_sql: object, file: BinaryIO, *_: object, **__: object) -> None:
        file.write(b"half")
        raise KeyboardInterrupt

    monkeypatch.setattr(contacts_csv, "write", broken)
    with pytest.raises(KeyboardInterrupt):
        exports.export(book, tmp_path / "b.csv", format="csv", now=NOW)
    assert list(tmp_path.iterdir()) == []
    assert not book.reader.in_transaction


def test_it_is_the_book_of_one_moment(book: Book, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    ana, _ = people.add(book, name="Ana", handles=[(Channel.MAIL, "a@x.example")], now=NOW)
    plain = whole.rows

    def meanwhile(sql, table):  # type: ignore[no-untyped-def]
        if table == "handle":
            people.add(book, name="Ben", handles=[(Channel.MAIL, "b@x.example")], now=NOW)
        return plain(sql, table)

    monkeypatch.setattr(whole, "rows", meanwhile)
    found = written(book, tmp_path / "b.json")
    assert [each["person_id"] for each in found["handles"]] == [ana]  # type: ignore[attr-defined,index]
    assert people.count(book) == 2


def test_state_and_time_of_all_are_kept(book: Book, tmp_path: Path) -> None:
    for name, state in (("Ana", State.LET_GO), ("Ben", State.DECEASED)):
        person, _ = people.add(book, name=name, now=NOW)
        people.set_state(book, PersonId(person), state, now=NOW)
    found = written(book, tmp_path / "b.json")
    assert [each["state"] for each in found["people"]] == ["let go", "deceased"]  # type: ignore[attr-defined,index]


def test_what_is_there_goes_only_for_a_whole_new_file(
    book: Book, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    people.add(book, name="Ana", now=NOW)
    there = tmp_path / "people.csv"
    there.write_text("mine")

    def stopped(*_: object, **__: object) -> None:
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as patched:
        patched.setattr(contacts_csv, "write", stopped)
        with pytest.raises(CannotDo, match="No space left"):
            exports.export(book, there, format="csv", now=NOW, replace=True)
    assert there.read_text() == "mine"
    exports.export(book, there, format="csv", now=NOW, replace=True)
    assert "Ana" in there.read_text(encoding="utf-8")
    assert [path.name for path in tmp_path.iterdir()] == ["people.csv"]


@pytest.mark.parametrize("format_", ["csv", "vcf"])
def test_only_those_who_are_wanted_are_in_it_as_they_are_listed(
    book: Book, tmp_path: Path, format_: str
) -> None:
    ana, ben, cem = (people.add(book, name=name, now=NOW)[0] for name in ("Ana", "Ben", "Cem"))
    path = tmp_path / "some"
    done = exports.export(book, path, format=format_, now=NOW, people=[cem, ana, 999, cem])
    text = path.read_text(encoding="utf-8")
    assert (done.people, "Ben" in text) == (2, False)
    assert text.index("Cem") < text.index("Ana")
    del ben


def test_json_is_always_whole(book: Book, tmp_path: Path) -> None:
    ana, _ = people.add(book, name="Ana", now=NOW)
    people.add(book, name="Ben", now=NOW)
    done = exports.export(book, tmp_path / "b", format="json", now=NOW, people=[ana])
    assert done.people == 2


@pytest.mark.parametrize("format_", exports.FORMATS)
def test_it_can_be_stopped_and_leaves_nothing(
    book: Book, tmp_path: Path, format_: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(exports, "_LOOK", 1)
    samples.fill(book, now=NOW, people=5)
    with pytest.raises(Cancelled):
        exports.export(book, tmp_path / "b", format=format_, now=NOW, cancelled=lambda: True)
    assert list(tmp_path.iterdir()) == []
    assert not book.reader.in_transaction


def test_it_is_told_how_far_it_is(book: Book, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(contacts_csv, "_CHUNK", 2)
    for n in range(5):
        people.add(book, name=f"Ana {n}", now=NOW)
    heard: list[tuple[int, int]] = []
    exports.export(
        book, tmp_path / "b", format="csv", now=NOW, going_on=lambda done, of: heard.append((done, of))
    )
    assert heard == [(0, 5), (2, 5), (4, 5)]
