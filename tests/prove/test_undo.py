"""Any run of verbs, all of it undone, also by a program that was started anew: the book is as it was, to the row."""

import time
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from networker.domain.vocabulary import Channel, GatheringId, InteractionId, Side
from networker.services import (
    gatherings,
    groups,
    interactions,
    introductions,
    shares,
    ties,
    triage,
    trips,
    undo,
    wins,
)
from networker.services.errors import CannotDo
from networker.services.groups import GroupId
from networker.store.book import Book
from networker.store.errors import NothingToUndo
from tests.prove.figures import Measure
from tests.prove.goals import RUNS
from tests.services.test_any_order import NAMES, NOW
from tests.services.test_merge_any_order import Merging
from tests.store.dump import dump

FEW, MANY = 6, 1000
WEEK = timedelta(days=7)


class Everything(Merging):
    """A run in which all kinds of things are noted and changed, and people merged and split."""

    def of(self, table: str) -> int:
        """Any row of a table; raises IndexError where there is none."""
        ids = [row[0] for row in self.book.read(f"SELECT id FROM {table} ORDER BY id")]
        return int(self.random.choice(ids))

    def group(self, now: datetime) -> None:
        r, book = self.random, self.book
        r.choice([
            lambda: groups.create(book, f"Choir {r.randint(0, 3)}", now=now),
            lambda: groups.rename(book, GroupId(self.of("people_group")), f"Choir {r.randint(0, 3)}", now=now),
            lambda: groups.add_people(book, GroupId(self.of("people_group")), [self.person()], new=["Finn Moss"], now=now),
            lambda: groups.take_out(book, GroupId(self.of("people_group")), [self.person()], now=now),
            lambda: groups.join(book, GroupId(self.of("people_group")), GroupId(self.of("people_group")), now=now),
            lambda: groups.delete(book, GroupId(self.of("people_group")), now=now),
        ])()  # fmt: skip

    def gathering(self, now: datetime) -> None:
        r, book, day = self.random, self.book, now.date() - timedelta(days=self.random.randint(0, 40))
        r.choice([
            lambda: gatherings.create(book, name="Regatta", place="Hull", day=day, people=[self.person()], now=now),
            lambda: gatherings.add_people(book, GatheringId(self.of("gathering")), [self.person()], now=now),
            lambda: gatherings.set_notes(book, GatheringId(self.of("gathering")), r.choice(NAMES), now=now),
            lambda: gatherings.delete(book, GatheringId(self.of("gathering")), now=now),
        ])()  # fmt: skip

    def tie(self, now: datetime) -> None:
        r, one, other = self.random, self.person(), self.person()
        if r.random() < 0.5:
            ties.add(self.book, one, r.choice(["sister", "colleague"]), other, now=now)
            return
        said = introductions.IntroductionSaid(
            side=r.choice(list(Side)), person=one, other=other, day=now.date(), words=r.choice(NAMES)
        )
        introductions.add(self.book, said, now=now)

    def win(self, now: datetime) -> None:
        if self.random.random() < 0.7:
            said = wins.WinSaid(text="A berth", day=now.date(), people=(self.person(),), channel=Channel.MAIL)
            wins.add(self.book, said, now=now)
        else:
            wins.delete(self.book, wins.WinId(self.of("win")), now=now)

    def other(self, now: datetime) -> None:
        r, book = self.random, self.book
        r.choice([
            lambda: trips.add(book, "Lyon", now.date() + WEEK, now.date() + 2 * WEEK, town=None, now=now),
            lambda: trips.remove(book, trips.TripId(self.of("trip")), now=now),
            lambda: shares.share(book, self.person(), "https://x.example/a", channel=Channel.MAIL, now=now),
            lambda: interactions.delete(book, InteractionId(self.of("interaction")), now=now),
            lambda: triage.later(book, self.person(), now=now),
        ])()  # fmt: skip

    def do_some(self, number: int) -> int:
        """Do so many things at random; how many of them came to be."""
        verbs = (
            self.add, self.edit, self.edit, self.follow_up, self.log, self.log, self.act, self.bring, self.take_out,
            self.merge, self.split, self.out, self.group, self.group, self.gathering, self.tie, self.win, self.other,
        )  # fmt: skip
        first = (self.add, self.add, self.bring)
        done = 0
        for n in range(number):
            before = undo.left(self.book)
            verb = first[n] if n < len(first) else self.random.choice(verbs)
            self.told.append(verb.__name__)
            try:
                verb(NOW + timedelta(minutes=n))
            except (CannotDo, NothingToUndo, IndexError):
                continue  # nobody there yet, or nothing of the kind
            done += undo.left(self.book) != before
        return done


def _undone(seed: int, folder: Path) -> tuple[int, bool]:
    """How many steps a run had, and whether the book is as it was once all of them are undone."""
    run = Everything(seed, folder)
    try:
        start = run.pictures[0]
        done = run.do_some(run.random.randint(5, 20))
        if seed % 2:
            run.book.close()
            run.book = Book(folder / "book", now=NOW)
        assert done == undo.left(run.book), run.told
        full = dump(run.book)
        for _ in range(done):
            undo.undo(run.book, now=NOW)
        return done, dump(run.book) == start and (full != start or not done)
    finally:
        run.book.close()


@pytest.mark.parametrize("seed", range(FEW))
def test_a_run_of_all_kinds_of_verbs_is_undone(seed: int, tmp_path: Path) -> None:
    done, same = _undone(seed, tmp_path)
    assert done > 2
    assert same


@pytest.mark.prove
@pytest.mark.parametrize("part", RUNS)
def test_a_thousand_runs_are_undone(part: str, tmp_path: Path, figure: Measure) -> None:
    runs, steps, began = MANY // len(RUNS), 0, time.monotonic()
    other = []
    for seed in range(int(part) * runs, (int(part) + 1) * runs):
        done, same = _undone(seed, tmp_path / str(seed))
        steps += done
        if not same:
            other.append(seed)
    print(f"{runs} runs in {time.monotonic() - began:.0f} s; not as before: {other}")
    figure(
        "undo", part, met=not other, sums={"runs": runs, "steps undone": steps, "not as before": len(other)}
    )
    assert not other
