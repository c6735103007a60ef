"""Eight ways to damage a file, tried on the real start: what is noticed, what is kept, and how much can be read out of it.

A few of each in every run; 150 of each with `dev.py prove`, which prints the figures.
"""

import random
import shutil
from contextlib import closing
from pathlib import Path

import pytest

from networker import app
from networker.services import backup, recovery
from networker.store import connection, salvage
from networker.store.book import NAME, VERSION, Book
from networker.store.errors import BookError, DamagedBook
from tests.prove.figures import Measure
from tests.store.damaging import GROSS, KINDS, NOW, fill

FEW, MANY = 4, 150
ONE_PAGE = ("zero page", "random page")
PEOPLE = 300


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A book with a backup, without empty pages: what lies on those harms nobody and is noticed by nobody."""
    folder = tmp_path_factory.mktemp("whole")
    fill(folder, people=PEOPLE)
    with closing(connection.reader(folder / NAME)) as sql:
        sql.execute("PRAGMA query_only = OFF")
        sql.execute("VACUUM")
    with closing(Book(folder, now=NOW)) as book:
        backup.write(book, now=NOW)
    return folder


def damaged(whole: Path, place: Path, kind: str, seed: int) -> tuple[Path, bytes]:
    folder = place / f"{kind} {seed}"
    shutil.copytree(whole, folder)
    KINDS[kind](folder / NAME, random.Random(f"{kind} {seed}"))
    return folder, (folder / NAME).read_bytes()


def start(folder: Path) -> BookError | None:
    """What a start says of a book; None where it shows the people."""
    try:
        book, _first = app.open_book(folder, lambda: NOW)
    except BookError as error:
        return error
    book.close()
    return None


def is_known_bad(folder: Path) -> bool:
    """Whether SQLite itself finds the file damaged."""
    with closing(connection.snapshot(folder / NAME)) as sql:
        return bool(sql.execute("PRAGMA quick_check(1)").fetchone() != ("ok",))


def try_kind(whole: Path, place: Path, kind: str, trials: int) -> int:
    """How many of so many damaged books a start notices; what must hold of each of them holds."""
    noticed = 0
    for seed in range(trials):
        folder, as_it_is = damaged(whole, place, kind, seed)
        error = start(folder)
        if error is None:
            assert not is_known_bad(folder), (kind, seed)
        else:
            noticed += 1
            ailing = recovery.ails(error)
            assert ailing is not None, (kind, seed, str(error))
            assert (folder / NAME).read_bytes() == as_it_is, "nothing is written to it"
            found = recovery.choices(folder, ailing)
            assert found.backup is not None
            mended = recovery.put_back(folder, found.backup, now=NOW)
            assert (mended.aside / NAME).read_bytes() == as_it_is
            assert start(folder) is None
        shutil.rmtree(folder)
    return noticed


def shares_saved(whole: Path, place: Path, kind: str, trials: int) -> list[float]:
    """Which share of the rows is saved out of each of so many damaged books that have no backup."""
    shares = []
    for seed in range(trials):
        folder, as_it_is = damaged(whole, place, kind, seed)
        try:
            saved = salvage.save(folder / NAME, folder / "new.db", now=NOW, version=VERSION)
            told = [table for table in saved.rows if table not in salvage.JOURNAL]
            shares.append(sum(saved.rows[each] for each in told) / rows_of(whole, told))
        except DamagedBook:
            shares.append(0.0)
        assert (folder / NAME).read_bytes() == as_it_is
        shutil.rmtree(folder)
    return sorted(shares)


def rows_of(folder: Path, tables: list[str]) -> int:
    with closing(connection.snapshot(folder / NAME)) as sql:
        return sum(sql.execute(f"SELECT count(*) FROM {each}").fetchone()[0] for each in tables)


@pytest.mark.parametrize("kind", KINDS)
def test_a_few_damaged_books(whole: Path, tmp_path: Path, kind: str) -> None:
    noticed = try_kind(whole, tmp_path, kind, FEW)
    if kind in GROSS:
        assert noticed == FEW


@pytest.mark.parametrize("kind", ONE_PAGE)
def test_of_a_few_books_with_one_bad_page_nearly_all_is_saved(whole: Path, tmp_path: Path, kind: str) -> None:
    shares = shares_saved(whole, tmp_path, kind, FEW)
    assert shares[len(shares) // 2] >= 0.95


@pytest.mark.prove
@pytest.mark.parametrize("kind", KINDS)
def test_many_damaged_books(whole: Path, tmp_path: Path, kind: str, figure: Measure) -> None:
    """Whatever is wrong with one of them ends the test before its figure."""
    noticed = try_kind(whole, tmp_path, kind, MANY)
    gross = (
        {"gross": MANY, "of them noticed": noticed}
        if kind in GROSS
        else {"others": MANY, "of these noticed": noticed}
    )
    figure(
        "damage",
        kind,
        met=kind not in GROSS or noticed == MANY,
        sums=gross,
        said="0 known bad used, 0 written to",
    )
    if kind in GROSS:
        assert noticed == MANY


@pytest.mark.prove
@pytest.mark.parametrize("kind", ONE_PAGE)
def test_of_many_books_with_one_bad_page_nearly_all_is_saved(
    whole: Path, tmp_path: Path, kind: str, figure: Measure
) -> None:
    shares = shares_saved(whole, tmp_path, kind, MANY)
    mean, few = sum(shares) / len(shares), sum(each < 0.95 for each in shares)
    figure(
        "salvage",
        kind,
        met=mean >= 0.95,
        sums={"books": MANY, "of them under 95 %": few},
        said=f"{kind}: {mean:.1%} on the mean",
    )
    assert mean >= 0.95
