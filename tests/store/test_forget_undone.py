"""Forgetting somebody beside a book in which they never were: what each undo and redo leads to is the same in both."""

import random
from collections.abc import Callable, Iterator
from contextlib import ExitStack, closing, suppress
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from networker.domain.vocabulary import Channel, Circle, InteractionId, PersonId, Side
from networker.services import asks, follow_ups, interactions, people, ties, topics, undo
from networker.services.errors import CannotDo
from networker.store.book import Book
from networker.store.errors import NothingToUndo

NOW = datetime(2026, 11, 20, 9, 0, tzinfo=UTC)
ANA = PersonId(4)
OTHERS = (PersonId(1), PersonId(2), PersonId(3))
Do = Callable[[Book, tuple[PersonId, ...]], object]


@pytest.fixture
def two(tmp_path: Path) -> Iterator[tuple[Book, Book]]:
    with ExitStack() as left:
        made = [left.enter_context(closing(Book(tmp_path / name, now=NOW))) for name in ("with", "without")]
        for book in made:
            for name in ("Ben Okafor", "Cy Lund", "Dee Moss"):
                people.add(book, name=name, now=NOW)
            with book.step("around", "Around", now=NOW) as step:  # their names stay in any case
                for n in range(3):
                    step.insert("people_group", name=f"Group {n}", folded=f"group {n}")
                    step.insert("topic", name=f"Topic {n}", folded=f"topic {n}")
        people.add(made[0], name="Ana Zqxcanary", now=NOW, handles=[(Channel.MAIL, "ana@zqxcanary.example")])
        yield made[0], made[1]


class Story:
    """The same is done in both books, in the other one without Ana and not at all where it is about her alone."""

    def __init__(self, book: Book, other: Book, chance: random.Random) -> None:
        self.book, self.other, self.chance = book, other, chance
        self.done: list[bool] = []  # of each step that stands, whether it is in the other book as well
        self.undone: list[bool] = []
        self.n = 0

    def step(self) -> None:
        if self.chance.random() < 0.2 and self.done:
            both = self.done.pop()
            self.undone.append(both)
            self._each(both, lambda book: undo.undo(book, now=NOW))
        elif self.chance.random() < 0.3 and self.undone:
            both = self.undone.pop()
            self.done.append(both)
            self._each(both, lambda book: undo.redo(book, now=NOW))
        else:
            self.n += 1
            self._do(self.chance.choice(self._ways()))

    def _each(self, both: bool, do: Callable[[Book], object]) -> None:
        do(self.book)
        if both:
            do(self.other)

    def _do(self, way: tuple[Do, tuple[PersonId, ...]]) -> None:
        do, who = way
        without = tuple(each for each in who if each != ANA)
        before = undo.left(self.book), undo.left(self.other)
        with suppress(CannotDo):
            do(self.book, who)
        if without:
            with suppress(CannotDo):
                do(self.other, without)
        mine, theirs = undo.left(self.book) > before[0], undo.left(self.other) > before[1]
        assert mine or not theirs
        if mine:
            self.done.append(theirs)
            self.undone.clear()

    def _ways(self) -> list[tuple[Do, tuple[PersonId, ...]]]:
        n, pick = self.n, self.chance.sample([ANA, *OTHERS], 2)
        one, several = (pick[0],), tuple(sorted(pick[: self.chance.randrange(1, 3)]))
        circle = Circle(self.chance.randrange(1, 5))
        ways: list[tuple[Do, tuple[PersonId, ...]]] = [
            (lambda book, who: people.set_notes(book, who[0], f"Note {n}", now=NOW), one),
            (lambda book, who: people.set_circle(book, who, circle, now=NOW), several),
            (lambda book, who: people.add_to_group(book, who, f"Group {n % 3}", now=NOW), several),
            (lambda book, who: topics.add(book, who[0], f"Topic {n % 3}", now=NOW), one),
            (lambda book, who: _talk(book, who, f"Talk {n}"), several),
            (lambda book, who: _promise(book, who, f"Promise {n}"), several),
            (lambda book, who: asks.ask(book, f"Question {n}", who[0], Channel.MAIL, now=NOW), one),
            (lambda book, who: ties.add(book, who[0], "friend", who[1], now=NOW), tuple(pick)),
        ]
        if ANA in pick:
            ways.pop()  # a tie is of two
        else:
            ways.append((lambda book, who: people.rename(book, who[0], f"Other{n} Lund", now=NOW), one))
        for table, kind in (("interaction", "Talk"), ("follow_up", "Promise")):
            rows = self.book.read(f"SELECT id, text FROM {table} WHERE text LIKE '{kind} %'")
            if rows:
                number, text = self.chance.choice(rows)
                whose = self.book.read(
                    f"SELECT person_id FROM {table}_person WHERE {table}_id = ?", (number,)
                )
                who = tuple(PersonId(each) for (each,) in whose)
                ways.append((_of(table, text), who))
        return ways


def _of(table: str, text: str) -> Do:
    def do(book: Book, _who: tuple[PersonId, ...]) -> object:
        [(number,)] = book.read(f"SELECT id FROM {table} WHERE text = ?", (text,))
        if table == "interaction":
            return interactions.delete(book, InteractionId(number), now=NOW)
        return follow_ups.done(book, number, now=NOW)

    return do


def _talk(book: Book, who: tuple[PersonId, ...], text: str) -> None:
    with book.step("talk", "Talk", now=NOW) as step:
        number = step.insert("interaction", kind="call", day="2026-11-01", text=text)
        for each in who:
            step.insert("interaction_person", interaction_id=number, person_id=each)


def _promise(book: Book, who: tuple[PersonId, ...], text: str) -> None:
    follow_ups.add(book, side=Side.ME, text=text, due=date(2026, 12, 1), people=who, now=NOW)


def told(book: Book) -> dict[str, list[tuple[object, ...]]]:
    """All that is known of those who are in both books, without the numbers of rows."""
    found = {
        "person": "SELECT id, name, notes, circle, last_contact FROM person",
        "group": "SELECT g.name, m.person_id FROM people_group g LEFT JOIN group_member m ON m.group_id = g.id",
        "topic": "SELECT t.name, m.person_id FROM topic t LEFT JOIN person_topic m ON m.topic_id = t.id",
        "talk": "SELECT i.text, i.day, p.person_id FROM interaction i LEFT JOIN interaction_person p ON p.interaction_id = i.id",
        "promise": "SELECT f.text, f.state, p.person_id FROM follow_up f LEFT JOIN follow_up_person p ON p.follow_up_id = f.id",
        "ask": "SELECT a.question, p.person_id, p.day FROM ask a LEFT JOIN ask_person p ON p.ask_id = a.id",
        "tie": "SELECT person_id, kind, other_id FROM tie",
        "rhythm": "SELECT * FROM rhythm",
        "tally": "SELECT * FROM contact_tally",
    }
    return {name: sorted(book.read(asked), key=repr) for name, asked in found.items()}


@pytest.mark.parametrize("seed", range(12))
def test_each_way_back_and_forth_is_that_of_a_book_without_them(two: tuple[Book, Book], seed: int) -> None:
    book, other = two
    story = Story(book, other, random.Random(seed))
    for _ in range(40):
        story.step()
    book.forget([ANA], now=NOW)
    assert told(book) == told(other)
    for way in (undo.undo, undo.redo, undo.undo):
        for _ in range(60):
            try:
                way(book, now=NOW)
            except NothingToUndo:
                break
            way(other, now=NOW)
            assert told(book) == told(other)
            assert book.read("PRAGMA foreign_key_check") == []
    assert b"zqxcanary" not in book.path.read_bytes().lower()
