"""What can be read of a damaged book comes into a new one, and of the damaged one not a byte is changed."""

import shutil
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from networker.services import people, sample_book, undo
from networker.store import check, salvage
from networker.store.book import NAME, VERSION, Book
from networker.store.errors import DamagedBook, NothingToUndo
from tests.store.damaging import NOW, PAGE, fill, kill_while_open, overwrite, pages_of
from tests.store.dump import dump
from tests.store.older import as_version_16


def saved(folder: Path, to: Path) -> salvage.Saved:
    to.mkdir(exist_ok=True)
    return salvage.save(folder / NAME, to / NAME, now=NOW, version=VERSION)


def whole(folder: Path) -> dict[str, list[tuple[object, ...]]]:
    with closing(Book(folder, now=NOW)) as book:
        assert check.problems(book.reader) == []
        return dump(book)


def test_of_a_whole_book_everything_comes_over(data_dir: Path, tmp_path: Path) -> None:
    with closing(Book(data_dir, now=NOW)) as book:
        sample_book.fill(book, now=NOW)
        steps = book.read("SELECT * FROM step ORDER BY id"), book.read("SELECT * FROM change ORDER BY id")
        meta = book.read("SELECT * FROM meta ORDER BY key")
        found = dump(book)
    told = saved(data_dir, tmp_path / "new")
    assert whole(tmp_path / "new") == found
    assert (told.lost, told.undo) == (0, True)
    assert told.rows["person"] == len(found["person"])
    with closing(Book(tmp_path / "new", now=NOW)) as book:
        assert (
            book.read("SELECT * FROM step ORDER BY id"),
            book.read("SELECT * FROM change ORDER BY id"),
        ) == steps
        assert book.read("SELECT * FROM meta ORDER BY key") == meta
        assert (tmp_path / "new" / NAME).stat().st_mode & 0o777 == 0o600
        people.add(book, name="Zoe Quist", now=NOW)
        undo.undo(book, now=NOW)
    assert whole(tmp_path / "new") == found


def test_what_stands_in_the_log_alone_comes_over(data_dir: Path, tmp_path: Path) -> None:
    fill(data_dir, people=20)
    kill_while_open(data_dir)
    before = {each.name: each.read_bytes() for each in data_dir.iterdir() if not each.name.endswith("-shm")}
    saved(data_dir, tmp_path / "new")
    assert any("Zoe" in row for row in whole(tmp_path / "new")["person"])
    after = {each.name: each.read_bytes() for each in data_dir.iterdir() if not each.name.endswith("-shm")}
    assert after == before


@pytest.mark.parametrize("nth", [1, 2, -1])
def test_one_page_of_a_table_takes_its_own_rows_along(data_dir: Path, tmp_path: Path, nth: int) -> None:
    fill(data_dir)
    with closing(Book(data_dir, now=NOW)) as book:
        before = dump(book)
    overwrite(data_dir / NAME, pages_of(data_dir / NAME, "handle")[nth], b"\xff" * PAGE)
    told = saved(data_dir, tmp_path / "new")
    found = whole(tmp_path / "new")
    assert 0 < len(found["handle"]) < 400
    assert (told.rows["handle"], told.of["handle"]) == (len(found["handle"]), 400)
    assert told.lost == 400 - len(found["handle"])
    assert set(found["handle"]) <= set(before["handle"])
    assert found["interaction"] == before["interaction"]
    assert found["contact_day"] == before["contact_day"]


def test_whoever_is_gone_stays_under_the_best_name_to_be_had(data_dir: Path, tmp_path: Path) -> None:
    fill(data_dir)
    with closing(Book(data_dir, now=NOW)) as book, book.step("add", "Adding", now=NOW) as step:
        for n in range(1, 60):
            step.insert("source", person_id=n, kind="vcard", key=str(n), name=f"Record {n}")
    leaf = pages_of(data_dir / NAME, "person")[-1]  # the last that is looked at holds the first rows
    overwrite(data_dir / NAME, leaf, b"\0" * PAGE)
    told = saved(data_dir, tmp_path / "new")
    with closing(Book(tmp_path / "new", now=NOW)) as book:
        names = dict(book.read("SELECT id, name FROM person"))
        assert len(names) == 400
        assert len(book.read("SELECT 1 FROM handle")) == 400
    gone = [n for n, name in names.items() if name != f"Person {n} Example"]
    assert told.rows["person"] == 400 - len(gone)
    assert gone
    assert all(names[n] == (f"Record {n}" if n < 60 else f"p{n}@example.org") for n in gone)


def test_a_step_that_lost_a_part_is_not_taken_back_by_halves(data_dir: Path, tmp_path: Path) -> None:
    fill(data_dir)
    overwrite(data_dir / NAME, pages_of(data_dir / NAME, "change")[3], b"\xff" * PAGE)
    told = saved(data_dir, tmp_path / "new")
    assert not told.undo
    with closing(Book(tmp_path / "new", now=NOW)) as book:
        assert book.read("SELECT (SELECT count(*) FROM step), (SELECT count(*) FROM change)") == [(0, 0)]
        with pytest.raises(NothingToUndo):
            undo.undo(book, now=NOW)
        assert len(book.read("SELECT 1 FROM person")) == 400


@pytest.mark.parametrize("table", ["fact", "interaction", "person", "handle"])
def test_of_a_table_without_its_root_the_rows_are_found_page_by_page(
    data_dir: Path, tmp_path: Path, table: str
) -> None:
    fill(data_dir)
    with closing(Book(data_dir, now=NOW)) as book:
        with book.step("note", "A long note", now=NOW) as step:  # of which most lies on other pages
            for n in (7, 300):
                step.update("person", n, notes=f"ä {n} " * 3000)
                step.derive_also((n,))
        before = dump(book)
    overwrite(data_dir / NAME, pages_of(data_dir / NAME, table)[0], b"\xff" * PAGE)
    told = saved(data_dir, tmp_path / "new")
    assert whole(tmp_path / "new") == before
    assert told.lost == 0


def test_without_the_list_of_tables_nothing_can_be_read_and_nothing_is_left_behind(
    data_dir: Path, tmp_path: Path
) -> None:
    fill(data_dir, people=5)
    with (data_dir / NAME).open("r+b") as file:
        file.seek(100)
        file.write(b"\xff" * (PAGE - 100))
    with pytest.raises(DamagedBook):
        saved(data_dir, tmp_path / "new")
    assert list((tmp_path / "new").iterdir()) == []


def test_a_book_of_an_older_program_is_saved_and_brought_up_to_date(data_dir: Path, tmp_path: Path) -> None:
    with closing(Book(data_dir, now=NOW)) as book:
        people.add(book, name="Ana Torres", now=NOW)
    with closing(sqlite3.connect(data_dir / NAME)) as sql:
        as_version_16(sql)
        sql.execute("PRAGMA user_version = 16")
    saved(data_dir, tmp_path / "new")
    with closing(Book(tmp_path / "new", now=NOW)) as book:
        assert book.read("SELECT name FROM person") == [("Ana Torres",)]
        assert check.problems(book.reader) == []


def test_who_was_with_whom_outlives_the_page_and_so_does_the_day_of_a_talk(
    data_dir: Path, tmp_path: Path
) -> None:
    fill(data_dir, people=300)
    for n, table in enumerate(("interaction_person", "interaction")):
        folder = tmp_path / table
        shutil.copytree(data_dir, folder)
        pages = [each for each in pages_of(folder / NAME, table)[1:] if each]
        overwrite(folder / NAME, pages[len(pages) // 2], b"\0" * PAGE)
        told = saved(folder, tmp_path / f"new {n}")
        found = whole(tmp_path / f"new {n}")
        assert len(found["interaction_person"]) == 600
        assert len(found["interaction"]) == 600
        assert (told.rows["interaction"] < 600) is (table == "interaction"), (
            "of which the words are lost, is none that was saved"
        )
