"""Merges and splits among any run of verbs and imports: nothing stale, every step back and forth."""

from datetime import datetime, timedelta
from pathlib import Path

import pytest

from networker.services import undo
from networker.services.duplicates import pairs
from networker.services.errors import CannotDo
from networker.services.merge import different, merge, merge_safe, merges, split
from networker.services.take_out import take_out
from networker.store.errors import NothingToUndo
from tests.services.test_any_order import NOW, Run
from tests.store.dump import dump


class Merging(Run):
    """A run that also makes one of two and two of one."""

    def merge(self, now: datetime) -> None:
        merge(self.book, self.person(), self.person(), now=now)

    def split(self, now: datetime) -> None:
        past = self.random.choice(merges(self.book))
        split(self.book, past.step, gone=past.gone, apart=self.random.random() < 0.5, now=now)
        assert past.gone not in [each.gone for each in merges(self.book)]

    def safe(self, now: datetime) -> None:
        merge_safe(self.book, now=now)

    def apart(self, now: datetime) -> None:
        pair = self.random.choice(pairs(self.book))
        different(self.book, pair.one.id, pair.other.id, now=now)

    def out(self, now: datetime) -> None:
        source, person = self.random.choice(self.book.read("SELECT id, person_id FROM source"))
        take_out(self.book, person, [source], now=now)

    def go(self) -> None:
        """Longer than the plain run; the keys of addresses stay right throughout."""
        verbs = (
            self.add, self.edit, self.log, self.bring, self.take_out, self.merge, self.merge, self.merge,
            self.split, self.split, self.safe, self.apart, self.out,
        )  # fmt: skip
        first = (self.add, self.add, self.add, self.bring, self.add, self.bring)
        for n in range(self.random.randint(12, 30)):
            verb = first[n] if n < len(first) else self.random.choice(verbs)
            before = undo.left(self.book)
            self.told.append(verb.__name__)
            try:
                verb(NOW + timedelta(minutes=n))
            except (CannotDo, NothingToUndo, IndexError):
                continue  # nobody there yet, or nothing of the kind
            picture = dump(self.book)
            if undo.left(self.book) != before:
                self.pictures.append(picture)
            self.book.refold_everybody()
            assert dump(self.book) == picture, f"stale after {self.told}"
            lonely = self.book.read(
                "SELECT channel, key FROM handle WHERE key <> '' GROUP BY 1, 2"
                " HAVING count(*) > 1 AND min(shared) = 0"
            )
            assert lonely == [], f"of several and yet of one: {self.told}"

    def there_and_back(self) -> None:
        """Any two of the book made one, and two again: not a row is different."""
        ids = [row[0] for row in self.book.read("SELECT id FROM person")]
        if len(ids) < 2:
            return
        keep, gone = self.random.sample(ids, 2)
        merge(self.book, keep, gone, now=NOW)
        self.pictures.append(dump(self.book))
        split(self.book, merges(self.book)[0].step, now=NOW)
        self.pictures.append(dump(self.book))
        assert self.pictures[-1] == self.pictures[-3], self.told


@pytest.mark.parametrize("seed", range(1000, 1040))
def test_nothing_is_stale_and_every_step_goes_back_and_forth(seed: int, tmp_path: Path) -> None:
    run = Merging(seed, tmp_path)
    try:
        run.go()
        run.there_and_back()
        run.back_and_forth()
    finally:
        run.book.close()
