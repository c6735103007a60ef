"""A book of which a page of the list of tables is gone: the rows are read all the same, each in its own table."""

import shutil
from contextlib import closing
from pathlib import Path

import pytest

from networker.services import people, recovery, sample_book
from networker.store import connection, salvage
from networker.store.book import NAME, VERSION, Book
from networker.store.errors import DamagedBook
from networker.store.loose import Pages
from tests.store.damaging import NOW, PAGE, kill_while_open, overwrite
from tests.store.dump import dump


@pytest.fixture
def folder(data_dir: Path) -> Path:
    with closing(Book(data_dir, now=NOW)) as book:
        sample_book.fill(book, now=NOW, people=30)
    return data_dir


def pages_of_list(path: Path) -> list[int]:
    return sorted(Pages(path).reached(1) - {1})


def test_whichever_page_of_the_list_is_gone_all_rows_come_over(folder: Path, tmp_path: Path) -> None:
    with closing(Book(folder, now=NOW)) as book:
        whole = dump(book)
    pages = pages_of_list(folder / NAME)
    assert len(pages) > 4
    for page in pages:
        place = tmp_path / str(page)
        shutil.copytree(folder, place)
        overwrite(place / NAME, page, b"\0" * PAGE)
        as_it_is = (place / NAME).read_bytes()
        (place / "new").mkdir()
        salvage.save(place / NAME, place / "new" / NAME, now=NOW, version=VERSION)
        with closing(Book(place / "new", now=NOW)) as saved:
            found = dump(saved)
        assert {table: rows for table, rows in found.items() if rows != whole[table]} == {}, page
        assert (place / NAME).read_bytes() == as_it_is
        assert sorted(each.name for each in place.glob("new/*.listed")) == []


def test_of_two_that_are_gone_what_cannot_be_told_apart_is_left(folder: Path, tmp_path: Path) -> None:
    pages = pages_of_list(folder / NAME)
    for page in pages[:3]:
        overwrite(folder / NAME, page, b"\0" * PAGE)
    with closing(Book(tmp_path / "other", now=NOW)) as other:
        people.add(other, name="Dee", now=NOW)
    (tmp_path / "new").mkdir()
    try:
        salvage.save(folder / NAME, tmp_path / "new" / NAME, now=NOW, version=VERSION)
    except DamagedBook:
        return
    with closing(connection.snapshot(tmp_path / "new" / NAME)) as sql:
        assert sql.execute("PRAGMA integrity_check").fetchone() == ("ok",)


def test_where_the_first_page_is_gone_or_a_log_has_newer_ones_it_is_refused(
    folder: Path, tmp_path: Path
) -> None:
    place = tmp_path / "logged"
    shutil.copytree(folder, place)
    overwrite(folder / NAME, 1, b"\0" * PAGE)
    page = pages_of_list(place / NAME)[1]
    kill_while_open(place)
    assert connection.has_log(place / NAME)
    with closing(connection.looking(place / NAME)):
        overwrite(place / NAME, page, b"\0" * PAGE)
    for each in (folder, place):
        before = (each / NAME).read_bytes()
        with pytest.raises(DamagedBook):
            salvage.save(each / NAME, tmp_path / "new.db", now=NOW, version=VERSION)
        assert (each / NAME).read_bytes() == before


def test_it_is_offered(folder: Path) -> None:
    overwrite(folder / NAME, pages_of_list(folder / NAME)[2], b"\0" * PAGE)
    found = recovery.choices(folder, recovery.Ailing.DAMAGED)
    assert (found.readable, found.shown) == (True, False)
    saved = recovery.save_readable(folder, now=NOW).saved
    assert saved is not None
    assert saved.lost == 0
    with closing(Book(folder, now=NOW)) as book:
        assert people.count(book) > 20
