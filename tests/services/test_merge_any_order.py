"""Merges and splits among any run of verbs and imports: nothing stale, every step back and forth."""

from datetime import datetime, timedelta
from pathlib import Path

import pytest

from networker.services import backup, undo
from networker.services.duplicates import pairs
from networker.services.errors import CannotDo
from networker.services.merge import different, merge, merge_safe, merges, split
from networker.services.take_out import take_out
from networker.store.errors import NothingToUndo
from networker.store.merge import FROM_A_RECORD
from tests.services.test_any_order import NAMES, NOW, Run
from tests.store.dump import dump, refold_everybody
from tests.thorough import examples


class Merging(Run):
    """A run that also makes one of two and two of one, of people of whom lists, cards, mails and chats tell."""

    def __init__(self, seed: int, folder: Path) -> None:
        super().__init__(seed, folder)
        self.kinds += [self.mails, self.chat]
        self.owner = ["Olga Wren"]

    def mails(self, n: int) -> Path:
        r, found = self.random, []
        for _ in range(r.randint(1, 4)):
            day, number = r.randint(1, 5), r.randint(0, 9)
            to = f"{r.choice(NAMES)} <m{r.randint(0, 3)}@x.example>"
            found.append(
                f"From x Mon Mar  {day} 11:20:00 2024\nFrom: Olga Wren <olga@wren.example>\nTo: {to}\n"
                f"Subject: s{number}\nDate: Mon, {day} Mar 2024 11:20:00 +0000\nMessage-ID: <{number}@x.example>\n\nx\n\n"
            )
        file = self.folder / f"{n}.mbox"
        file.write_text("".join(found), encoding="utf-8")
        return file

    def chat(self, n: int) -> Path:
        r = self.random
        people = [*r.sample(NAMES, r.randint(1, 2)), f"+44 7700 9{r.randint(10000, 10003):05}"][
            : r.randint(1, 3)
        ]
        lines = [
            f"[2{r.randint(1, 3)}.03.24, 11:2{r.randint(0, 3)}:00] {who}: shall we sail {r.randint(0, 3)}\n"
            for who in ["Olga Wren", *people, *people]
        ]
        file = self.folder / f"WhatsApp Chat - {r.choice(['Choir', people[0]])}.txt"
        file.write_text("".join(lines), encoding="utf-8")
        return file

    def whole(self) -> None:
        """What has to be so after anything: the rows that a record brought are of whom it tells."""
        assert backup.check(self.book) == [], self.told
        for table in FROM_A_RECORD:
            strange = self.book.read(
                f"SELECT t.id, t.person_id, s.person_id FROM {table} t JOIN source s ON s.id = t.source_id"
                " WHERE s.person_id <> t.person_id"
            )
            assert strange == [], f"{table} {self.told}"
        assert not self.book.read(
            "SELECT id FROM interaction WHERE id NOT IN (SELECT interaction_id FROM interaction_person)"
        ), f"nobody took part: {self.told}"

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
            refold_everybody(self.book)
            assert dump(self.book) == picture, f"stale after {self.told}"
            self.whole()
            lonely = self.book.read(
                "SELECT channel, key FROM handle WHERE key <> '' GROUP BY 1, 2"
                " HAVING count(*) > 1 AND min(shared) = 0"
            )
            assert lonely == [], f"of several and yet of one: {self.told}"

    def there_and_back(self) -> None:
        """Any two of the book made one, and two again: not a row is different."""
        ids = [row[0] for row in self.book.read("SELECT id FROM person WHERE me = 0")]
        if len(ids) < 2:
            return
        keep, gone = self.random.sample(ids, 2)
        merge(self.book, keep, gone, now=NOW)
        self.pictures.append(dump(self.book))
        split(self.book, merges(self.book)[0].step, now=NOW)
        self.pictures.append(dump(self.book))
        assert self.pictures[-1] == self.pictures[-3], self.told


@pytest.mark.property
@pytest.mark.parametrize("seed", range(1000, 1000 + examples(40)))
def test_nothing_is_stale_and_every_step_goes_back_and_forth(seed: int, tmp_path: Path) -> None:
    run = Merging(seed, tmp_path)
    try:
        run.go()
        run.there_and_back()
        run.back_and_forth()
    finally:
        run.book.close()
