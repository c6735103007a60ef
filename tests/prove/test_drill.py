"""The drill: a year of use with its backups, and every one of them put back and compared with the book as it was then."""

import random
import shutil
import sqlite3
from collections.abc import Callable
from contextlib import closing
from datetime import date, datetime, timedelta
from pathlib import Path

import pytest

from networker.domain.vocabulary import Channel, PersonId
from networker.services import backups, people, quick_log, restoring
from networker.services.backups import Places
from networker.store.backups import BadBackup
from networker.store.book import NAME, Book
from tests.faults.use_cases import USE_CASES
from tests.prove.figures import Measure
from tests.store.damaging import flip_bit
from tests.store.dump import dump

BEGIN = datetime(2026, 1, 1, 8, tzinfo=datetime.now().astimezone().tzinfo)
DAYS, FEW_DAYS = 365, 5
HALF = timedelta(minutes=30)
BEFORE = {
    "import": "before-import",
    "merge": "before-merge",
    "migrate": "before-migration",
    "restore": "before-restore",
}
Picture = dict[str, list[tuple[object, ...]]]


class Year:
    """A book in use: some days nobody comes, on the others something is changed at some of the half hours."""

    def __init__(self, folder: Path, days: int) -> None:
        self.chance, self.days = random.Random(4), days
        self.folder, self.now = folder / "book", BEGIN
        self.other = Book(folder / "other", now=BEGIN)
        people.add(self.other, name="Somebody Else", now=BEGIN)
        self.book = Book(self.folder, now=self.now)
        people.add(self.book, name="Ana Ruiz", now=self.now)
        self.where = backups.places(self.book, "")
        self.pictures: dict[str, Picture] = {}  # of each backup, by its sum
        self.used: set[date] = set()
        self.covered: set[date] = set()
        self.changed = self.missed = self.restored = 0
        self.differ: list[str] = []

    def live(self) -> None:
        for day in range(self.days):
            if self.chance.random() < 0.15:
                continue
            self.now = BEGIN + timedelta(days=day)
            self.book.close()
            self.book = Book(self.folder, now=self.now)
            self.used.add(self.now.date())
            self._look(changed=False)
            for _ in range(self.chance.randint(0, 3)):
                self.now += HALF * self.chance.randint(1, 3)
                self._change()
                self._look(changed=True)

    def _change(self) -> None:
        if self.chance.random() < 0.3:
            number, _ = people.add(
                self.book,
                name=f"Person {self.chance.randrange(10**6)}",
                now=self.now,
                handles=[(Channel.MAIL, "x@x.example")],
            )
            people.set_notes(self.book, number, "Dives.", now=self.now)
            return
        quick_log.log(self.book, "coffee today: tea #sailing", now=self.now, context=PersonId(1))

    def _look(self, *, changed: bool) -> None:
        """As the program does each minute: write one where it is due, and try the new one at once."""
        standing = backups.keep(self.book, self.where, now=self.now)
        assert not standing.wrong
        self.changed += changed
        if standing.written is None:
            self.missed += changed
            return
        self.covered.add(self.now.date())
        picture = dump(self.book)
        self.pictures[standing.written.name] = picture
        self._restore(standing.written, picture)

    def _restore(self, path: Path, picture: Picture) -> None:
        """Put it back into another book, by the verb that the window calls."""
        aside = self.other.folder / "backups"
        restoring.restore_from(self.other, path, Places(aside, self.folder / "backups"), now=self.now)
        shutil.rmtree(aside)
        self.restored += 1
        if dump(self.other) != picture:
            self.differ.append(path.name)

    def all_that_are_left(self) -> int:
        """Put back each that is still there at the end; how many there are."""
        found = backups.listed(self.where)
        for each in found:
            self._restore(each.path, self.pictures[each.path.name])
        return len(found)


def _lived(folder: Path, days: int) -> tuple[Year, int]:
    year = Year(folder, days)
    try:
        year.live()
        return year, year.all_that_are_left()
    finally:
        year.book.close()
        year.other.close()


def test_the_backups_of_some_days_are_put_back_and_compared(tmp_path: Path) -> None:
    year, left = _lived(tmp_path, FEW_DAYS)
    assert year.used == year.covered
    assert not year.missed
    assert left > 1
    assert year.restored > left
    assert not year.differ


@pytest.mark.prove
def test_every_backup_of_a_year(tmp_path: Path, figure: Measure) -> None:
    year, left = _lived(tmp_path, DAYS)
    without = len(year.used - year.covered)
    figure(
        "drill", met=not (without or year.missed or year.differ), said=f"{left} left at its end",
        sums={
            "days": len(year.used), "without one": without, "changes": year.changed, "missed": year.missed,
            "put back": year.restored, "not the same": len(year.differ),
        },
    )  # fmt: skip
    assert not without
    assert not year.missed
    assert not year.differ


@pytest.mark.prove
def test_there_is_one_before_what_changes_much(tmp_path: Path, figure: Measure) -> None:
    """As the program does it: what is called before an import or a merge is what window and command line call."""
    before: dict[str, Callable[[Book], None]] = {
        "import": lambda book: backups.before_import(book, now=BEGIN),
        "merge": lambda book: backups.before_merge(book, now=BEGIN),
    }
    found = {}
    for name, reason in BEFORE.items():
        place = tmp_path / name
        place.mkdir()
        USE_CASES[name].prepare(place)
        if name in before:
            with closing(Book(place, now=BEGIN)) as book:
                before[name](book)
        USE_CASES[name].act(place)
        found[name] = bool(list((place / "backups").glob(f"networker-*-{reason}*.db")))
    said = ", ".join(f"{name}: {'yes' if there else 'NO'}" for name, there in found.items())
    figure("before", met=all(found.values()), said=said)
    assert all(found.values())


@pytest.mark.prove
def test_a_bad_one_is_never_put_back(tmp_path: Path, figure: Measure) -> None:
    """One bit of a backup, or some of its end: refused each time, and the book as it was. One that was never finished is not listed."""
    trials, accepted = 100, 0
    with closing(Book(tmp_path, now=BEGIN)) as book:
        people.add(book, name="Ana Ruiz", now=BEGIN)
        where = backups.places(book, "")
        good = backups.write(book, where, now=BEGIN).path
        content, picture = good.read_bytes(), dump(book)
        for seed in range(trials):
            good.write_bytes(content)
            if seed % 4:
                flip_bit(good, random.Random(seed))
            else:
                good.write_bytes(content[: random.Random(seed).randrange(len(content))])
            try:
                restoring.restore_from(book, good, where, now=BEGIN)
                accepted += 1
            except BadBackup:
                accepted += dump(book) != picture
        good.write_bytes(content)
        (tmp_path / "backups" / "networker-20260102T080000Z.part").write_bytes(content)
        listed = backups.listed(where)
        assert [each.path for each in listed] == [good]
        restoring.restore_from(book, good, where, now=BEGIN)
    with closing(sqlite3.connect(tmp_path / NAME)) as sql:
        assert sql.execute("PRAGMA integrity_check").fetchone() == ("ok",)
    figure("refused", met=not accepted, sums={"spoilt": trials, "put back all the same": accepted})
    assert not accepted
