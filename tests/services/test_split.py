"""Who was merged comes apart again: both are what they were, and what came since is named."""

import random
from collections.abc import Iterator
from contextlib import closing
from datetime import date, datetime, timedelta
from pathlib import Path

import pytest

from networker.domain.fruit import Letter
from networker.domain.vocabulary import Channel, Circle, Fact, PersonId, Side
from networker.services import (
    duplicates,
    facts,
    follow_ups,
    people,
    quick_log,
    recommendations,
    undo,
    wins,
)
from networker.services.errors import CannotDo
from networker.services.merge import merge, merge_safe, merges, split
from networker.services.recommendations import LetterSaid
from networker.services.wins import WinSaid
from networker.store.book import Book
from tests import samples
from tests.services.twice import LATER, NOW, count, zoe_twice
from tests.store.dump import dump, refold_everybody
from tests.thorough import examples


@pytest.fixture
def book(data_dir: Path) -> Iterator[Book]:
    with closing(Book(data_dir, now=NOW)) as found:
        yield found


def test_a_split_leaves_the_very_book_of_before_and_can_be_undone(book: Book) -> None:
    one, other = zoe_twice(book)
    before = dump(book)
    merge(book, one, other, now=NOW)
    merged = dump(book)
    (past,) = merges(book)
    assert (past.name, past.other, past.at) == ("Zoë Kravčenko", "Zoe Kravcenko", NOW)
    changes, kept = split(book, past.step, now=LATER)
    assert dump(book) == before
    assert (kept, merges(book)) == ((), [])
    assert {one, other} <= changes.people
    undo.undo(book, now=LATER)
    assert dump(book) == merged
    assert [each.gone for each in merges(book)] == [other]
    with pytest.raises(CannotDo):
        split(book, 999, now=LATER)


def test_what_came_since_stays_and_is_named(book: Book) -> None:
    one, other = zoe_twice(book)
    merge(book, one, other, now=NOW)
    quick_log.log(book, "coffee yesterday: a boat", now=LATER, context=one)
    people.set_notes(book, one, "Sails now.", now=LATER)
    people.set_circle(book, [one], Circle.CLOSE, now=LATER)
    facts.add(book, one, Fact.LIKE, "tea", now=LATER)
    _, kept = split(book, merges(book)[0].step, now=LATER)
    assert set(kept) == {"1 talk", "1 fact", "the notes", "the circle"}
    assert book.read("SELECT notes, circle FROM person ORDER BY id") == [
        ("Sails now.", 2), ("Knows motors.", None), ("", None),
    ]  # fmt: skip
    assert count(book, "interaction_person", one) == 3
    assert count(book, "interaction_person", other) == 2


def test_apart_they_are_never_asked_about_again(book: Book) -> None:
    one, other = zoe_twice(book)
    merge(book, one, other, now=NOW)
    split(book, merges(book)[0].step, now=LATER, apart=True)
    assert duplicates.pairs(book) == []
    assert merge_safe(book, now=LATER).step is None


def test_later_merges_of_the_same_person_come_apart_first(book: Book) -> None:
    one, other = zoe_twice(book)
    third, _ = people.add(book, name="Zoe", now=NOW)
    pictures = [dump(book)]
    for gone in (other, third):
        merge(book, one, gone, now=NOW)
        pictures.append(dump(book))
    last, first = merges(book)
    assert (first.behind, last.behind) == ("Zoe", "")
    with pytest.raises(CannotDo, match="Zoe was merged later"):
        split(book, first.step, now=LATER)
    split(book, last.step, now=LATER)
    assert dump(book) == pictures[1]
    split(book, first.step, now=LATER)
    assert dump(book) == pictures[0]


def test_merged_into_somebody_else_and_back_through_both(book: Book) -> None:
    one, other = zoe_twice(book)
    third, _ = people.add(book, name="Zoë K.", now=NOW)
    before = dump(book)
    merge(book, one, other, now=NOW)
    merge(book, third, one, now=NOW)
    last, first = merges(book)
    assert first.behind == "Zoë Kravčenko"
    split(book, last.step, now=LATER)
    split(book, first.step, now=LATER)
    assert dump(book) == before


LINKS = ("handle", "fact", "photo", "interaction_person", "follow_up_person", "group_member", "person_topic",
         "gathering_person", "ask_person", "win_person", "tie", "reach_action", "pair", "recommendation")  # fmt: skip


def content(book: Book) -> dict[str, list[tuple[object, ...]]]:
    """A book without the numbers of rows that nothing refers to: those are given again."""
    found = dump(book)
    return {
        table: sorted((row[1:] for row in rows), key=repr) if table in LINKS else rows
        for table, rows in found.items()
    }


def random_edits(book: Book, among: list[int], rand: random.Random) -> None:
    for n in range(rand.randint(0, 6)):
        random_edit(book, PersonId(rand.choice(among)), rand, NOW + timedelta(days=30, minutes=n))


def random_edit(book: Book, who: PersonId, rand: random.Random, now: datetime) -> None:
    n, due = rand.randint(0, 3), date(2027, 1, 1)
    rand.choice(
        [
            lambda: quick_log.log(book, f"coffee yesterday: tea #topic{n}", now=now, context=who),
            lambda: facts.add(book, who, Fact.LIKE, f"v{n}", now=now),
            lambda: people.add_to_group(book, [who], f"G{n}", now=now),
            lambda: people.set_notes(book, who, f"n{n}", now=now),
            lambda: people.add(book, name="New", now=now, handles=[(Channel.MAIL, f"new{n}@x.example")]),
            lambda: people.set_circle(book, [who], Circle(n + 1), now=now),
            lambda: follow_ups.add(book, side=Side.ME, text="x", due=due, people=[who], now=now),
            lambda: wins.add(book, WinSaid(text=f"w{n}", day=now.date(), people=(who,)), now=now),
            lambda: recommendations.add(
                book, LetterSaid(person=who, side=Side.ME, state=Letter.PROMISED, day=now.date()), now=now
            ),
        ]
    )()


@pytest.mark.property
@pytest.mark.parametrize("seed", range(examples(12)))
def test_merge_and_split_of_anybody_leave_the_book_as_it_was(seed: int, data_dir: Path) -> None:
    rand = random.Random(seed)
    with closing(Book(data_dir, now=NOW)) as book, closing(Book(data_dir / "twin", now=NOW)) as twin:
        for each in (book, twin):
            samples.fill(each, now=NOW, seed=seed, people=30)
        ids = [row[0] for row in book.read("SELECT id FROM person ORDER BY id")]
        keep, gone = rand.sample(ids, 2)
        before = dump(book)
        merge(book, keep, gone, now=NOW)
        refold_everybody(book)
        merged = dump(book)
        split(book, merges(book)[0].step, now=LATER)
        assert dump(book) == before
        undo.undo(book, now=LATER)
        assert dump(book) == merged
        elsewhere = [each for each in ids if each not in (keep, gone)]
        edits = rand.random()
        for each in (book, twin):
            random_edits(each, elsewhere, random.Random(edits))
        _, kept = split(book, merges(book)[0].step, now=LATER)
        assert kept == ()
        assert content(book) == content(twin)
        picture = dump(book)
        refold_everybody(book)
        assert dump(book) == picture, "nothing stale"


def test_two_people_said_of_one_holds_for_both(book: Book) -> None:
    one, other, third = [people.add(book, name=name, now=NOW)[0] for name in ("Ana", "A.", "Ben")]
    with book.step("pairs", "Pairs", now=NOW) as step:
        step.insert("pair", person=third, other=one, why="a doubt")
        step.insert("pair", person=other, other=third, why="no", verdict="different")
    merge(book, one, other, now=NOW)
    assert book.read("SELECT person_id, other_id, verdict FROM pair") == [(third, one, "different")]
