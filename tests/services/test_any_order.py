"""Any run of verbs, imports and their late undo among them: nothing stale, and every step back and forth."""

import random
from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from networker.domain.vocabulary import Channel, Circle, Fact, FollowUpId, ImportId, PersonId, Side, State
from networker.services import facts, follow_ups, imports, people, quick_log, reach_out, undo
from networker.services.errors import CannotDo
from networker.store.book import Book
from networker.store.errors import NothingToUndo
from tests.store.dump import dump, refold_everybody
from tests.thorough import examples

NOW = datetime(2026, 11, 20, 9, tzinfo=UTC)
HEAD = "First Name,Last Name,URL,Email Address,Company,Position,Connected On\n"
NAMES = ("Ana", "Łukasz", "王小明", "O'Dwyer", "🌻", "محمد")


class Run:
    """One run: a seed, a book, and the pictures of it after each step."""

    def __init__(self, seed: int, folder: Path) -> None:
        self.random = random.Random(seed)
        self.folder = folder
        self.book = Book(folder / "book", now=NOW)
        self.pictures = [dump(self.book)]
        self.told: list[str] = [f"seed {seed}"]
        self.kinds: list[Callable[[int], Path]] = [self.connections, self.cards]
        self.owner: list[str] = []

    def go(self) -> None:
        for n in range(self.random.randint(3, 12)):
            now, before = NOW + timedelta(minutes=n), undo.left(self.book)
            verb = self.random.choice(
                (
                    self.add,
                    self.edit,
                    self.follow_up,
                    self.log,
                    self.act,
                    self.bring,
                    self.bring,
                    self.take_out,
                )
            )
            self.told.append(verb.__name__)
            try:
                verb(now)
            except (CannotDo, NothingToUndo, IndexError):
                continue  # nobody there yet, or nothing of the kind
            picture = dump(self.book)
            if undo.left(self.book) != before:
                self.pictures.append(picture)
            refold_everybody(self.book)
            assert dump(self.book) == picture, f"stale after {self.told}"

    def back_and_forth(self) -> None:
        steps = undo.left(self.book)
        assert steps == len(self.pictures) - 1, self.told
        for picture in reversed(self.pictures[:-1]):
            undo.undo(self.book, now=NOW)
            assert dump(self.book) == picture, self.told
        for picture in self.pictures[1:]:
            undo.redo(self.book, now=NOW)
            assert dump(self.book) == picture, self.told

    def person(self) -> PersonId:
        ids = [row[0] for row in self.book.read("SELECT id FROM person ORDER BY id")]
        return PersonId(self.random.choice(ids))

    def add(self, now: datetime) -> None:
        mail = f"m{self.random.randint(0, 3)}@x.example"
        people.add(self.book, name=self.random.choice(NAMES), now=now, handles=[(Channel.MAIL, mail)])

    def edit(self, now: datetime) -> None:
        book, who, r = self.book, self.person(), self.random
        field = r.choice([Fact.JOB, Fact.PLACE, Fact.LIKE])
        r.choice(
            [
                lambda: people.rename(book, who, r.choice(NAMES), now=now),
                lambda: people.set_circle(book, [who], r.choice([None, *Circle]), now=now),
                lambda: people.set_state(book, who, r.choice(list(State)), now=now),
                lambda: people.set_notes(book, who, r.choice(NAMES), now=now),
                lambda: people.add_to_group(book, [who], f"G{r.randint(0, 3)}", now=now),
                lambda: facts.add(book, who, field, f"v{r.randint(0, 3)}", detail="Firm 1", now=now),
            ]
        )()

    def follow_up(self, now: datetime) -> None:
        found = self.book.read("SELECT id FROM follow_up")
        if not found or self.random.random() < 0.5:
            due = date(2026, 12, 1)
            follow_ups.add(self.book, side=Side.ME, text="x", due=due, people=[self.person()], now=now)
            return
        number = FollowUpId(self.random.choice(found)[0])
        self.random.choice(
            [
                lambda: follow_ups.done(self.book, number, now=now),
                lambda: follow_ups.drop(self.book, number, now=now),
                lambda: follow_ups.later(self.book, number, due=date(2027, 1, 1), now=now),
            ]
        )()

    def log(self, now: datetime) -> None:
        said = ("coffee yesterday: tea #topic", "call last friday", "mail 3 days ago: x; send it friday")
        quick_log.log(self.book, self.random.choice(said), now=now, context=self.person())

    def act(self, now: datetime) -> None:
        action = self.random.choice(["done", "later", "not now", "less often", "let go"])
        reach_out.act(self.book, self.person(), action, now=now, until=date(2026, 12, 24))

    def bring(self, now: datetime) -> None:
        files = [self.random.choice(self.kinds)(n) for n in range(self.random.randint(1, 2))]
        plan = imports.plan(self.book, files, owner_names=self.owner)
        for n in plan.doubtful:
            plan.decide(n, self.random.choice([None, "same", "different"]))
        group = self.random.choice(["", "GG"])
        imports.apply(self.book, plan, now=now, circle=self.random.choice([None, 3]), group=group)

    def take_out(self, now: datetime) -> None:
        past = [each.id for each in imports.past(self.book) if not each.undone]
        undo.undo_import(self.book, ImportId(self.random.choice(past)), now=now)

    def connections(self, n: int) -> Path:
        r, lines = self.random, []
        for _ in range(r.randint(1, 6)):
            i = r.randint(0, 5)
            url = f"https://www.linkedin.com/in/p-{i}" if r.random() < 0.8 else ""
            mail = f"m{r.randint(0, 3)}@x.example" if r.random() < 0.5 else ""
            day = f"0{r.randint(1, 3)} Mar 2019"
            lines.append(
                f"{NAMES[i]},T{r.randint(0, 1)},{url},{mail},Firm {r.randint(0, 2)},Title {r.randint(0, 2)},{day}\n"
            )
        file = self.folder / f"{n}.csv"
        file.write_text(HEAD + "".join(lines), encoding="utf-8")
        return file

    def cards(self, n: int) -> Path:
        r, found = self.random, []
        for _ in range(r.randint(1, 4)):
            name, maybe = r.choice(NAMES), [
                f"ORG:Second {r.randint(0, 2)}", f"ADR:;;Quay 1;City{r.randint(0, 2)};;;",
                f"ADR:;;Way 2;Town{r.randint(0, 2)};;;", f"BDAY:19{r.randint(50, 99)}-02-03",
                f"NICKNAME:Nick{r.randint(0, 2)}", f"UID:u{r.randint(0, 5)}", f"NOTE:n{r.randint(0, 2)}",
            ]  # fmt: skip
            lines = [
                "BEGIN:VCARD", "VERSION:3.0", f"FN:{name} T{r.randint(0, 1)}", f"N:T;{name};;;",
                f"EMAIL:m{r.randint(0, 3)}@x.example", f"TEL:+4477009{r.randint(10000, 10003)}",
                f"ORG:Firm {r.randint(0, 2)}", f"CATEGORIES:G{r.randint(0, 2)}",
                *(line for line in maybe if r.random() < 0.5), "END:VCARD",
            ]  # fmt: skip
            found.append("\n".join(lines) + "\n")
        file = self.folder / f"{n}.vcf"
        file.write_text("".join(found), encoding="utf-8")
        return file


@pytest.mark.property
@pytest.mark.parametrize("seed", range(examples(40)))
def test_nothing_is_stale_and_every_step_goes_back_and_forth(seed: int, tmp_path: Path) -> None:
    run = Run(seed, tmp_path)
    try:
        run.go()
        run.back_and_forth()
    finally:
        run.book.close()
