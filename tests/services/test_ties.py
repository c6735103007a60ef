"""Ties: kept once, read from both sides, with a way back; they outlive a merge and its split."""

from collections.abc import Iterator
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

import pytest

from networker.domain.vocabulary import PersonId
from networker.services import imports, merge, people, ties, undo
from networker.services.errors import CannotDo
from networker.store.book import Book
from tests.store.dump import dump

NOW = datetime(2026, 11, 20, 9, tzinfo=UTC)


@pytest.fixture
def book(data_dir: Path) -> Iterator[Book]:
    with closing(Book(data_dir, now=NOW)) as found:
        yield found


@pytest.fixture
def three(book: Book) -> list[PersonId]:
    return [people.add(book, name=name, now=NOW)[0] for name in ("Ana Torres", "Ben Ode", "Carla Wu")]


def read(book: Book, person: int) -> list[tuple[str, str]]:
    return [(each.word, each.other.name) for each in ties.ties_of(book.reader, person)]


@pytest.mark.parametrize(
    ("word", "inverse", "seen", "back"),
    [
        ("child", "", "child", "parent"), ("Parent", "", "parent", "child"), ("partner", "", "partner", "partner"),
        ("introduced by", "", "introduced by", "introduced"), ("introduced", "", "introduced", "introduced by"),
        ("godmother", "godchild", "godmother", "godchild"), ("sailing mate", "", "sailing mate", "sailing mate"),
        ("mentor", "whatever", "mentor", "protégé"),
    ],
)  # fmt: skip
def test_it_is_kept_once_and_read_from_both_sides(
    book: Book, three: list[PersonId], word: str, inverse: str, seen: str, back: str
) -> None:
    ana, ben, _ = three
    before = dump(book)
    changes = ties.add(book, ana, word, ben, inverse=inverse, now=NOW)
    assert changes.people == {ana, ben}
    assert len(book.read("SELECT id FROM tie")) == 1
    assert (read(book, ana), read(book, ben)) == ([(seen, "Ben Ode")], [(back, "Ana Torres")])
    with pytest.raises(CannotDo, match="is there already as"):
        ties.add(book, ben, back, ana, now=NOW)
    undo.undo(book, now=NOW)
    assert dump(book) == before


def test_a_word_of_ones_own_keeps_its_other_side(book: Book, three: list[PersonId]) -> None:
    ana, ben, carla = three
    ties.add(book, ana, "godmother", ben, inverse="godchild", now=NOW)
    assert {"godmother", "godchild"} <= set(ties.words(book))
    ties.add(book, carla, "Godchild", ana, now=NOW)  # said from the other side, it is the same kind
    assert read(book, ana) == [("godmother", "Ben Ode"), ("godmother", "Carla Wu")]
    assert {row[0] for row in book.read("SELECT kind FROM tie")} == {"godmother"}


def test_it_is_changed_and_deleted(book: Book, three: list[PersonId]) -> None:
    ana, ben, carla = three
    ties.add(book, ana, "friend", ben, now=NOW)
    (tie,) = ties.ties_of(book.reader, ana)
    changes = ties.change(book, ana, tie, "parent", carla, now=NOW)
    assert changes.people == {ana, ben, carla}
    assert (read(book, ana), read(book, ben), read(book, carla)) == (
        [("parent", "Carla Wu")], [], [("child", "Ana Torres")],
    )  # fmt: skip
    (tie,) = ties.ties_of(book.reader, ana)
    before = dump(book)
    ties.delete(book, ana, tie, now=NOW)
    assert read(book, carla) == []
    for verb in (
        lambda: ties.delete(book, ana, tie, now=NOW),
        lambda: ties.change(book, ana, tie, "x", ben, now=NOW),
    ):
        with pytest.raises(CannotDo, match="not in the book any more"):
            verb()
    undo.undo(book, now=NOW)
    assert dump(book) == before


@pytest.mark.parametrize(
    ("word", "other", "sentence"),
    [("", 1, "a word is enough"), ("friend", 0, "to themselves"), ("x" * 61, 1, "60 letters at most")],
)
def test_what_cannot_be_is_said(
    book: Book, three: list[PersonId], word: str, other: int, sentence: str
) -> None:
    with pytest.raises(CannotDo, match=sentence):
        ties.add(book, three[0], word, three[other], now=NOW)
    assert book.read("SELECT id FROM tie") == []


def test_what_two_sides_told_stands_once_and_goes_whole(book: Book, three: list[PersonId]) -> None:
    ana, ben, _ = three
    with book.step("bring", "Bring", now=NOW) as step:
        step.insert("tie", person=ana, other=ben, kind="child")
        step.insert("tie", person=ben, other=ana, kind="parent")
    assert (read(book, ana), read(book, ben)) == ([("parent", "Ben Ode")], [("child", "Ana Torres")])
    ties.delete(book, ben, ties.ties_of(book.reader, ben)[0], now=NOW)
    assert book.read("SELECT id FROM tie") == []


def test_merged_people_have_the_ties_of_both_and_none_to_themselves(
    book: Book, three: list[PersonId]
) -> None:
    ana, ben, carla = three
    ties.add(book, ana, "friend", ben, now=NOW)
    ties.add(book, ben, "child", carla, now=NOW)
    before = dump(book)
    merge.merge(book, ana, ben, now=NOW)
    assert (read(book, ana), read(book, carla)) == ([("child", "Carla Wu")], [("parent", "Ana Torres")])
    merged = merge.merges(book)[0]
    merge.split(book, merged.step, now=NOW)
    assert dump(book) == before


def test_a_file_tells_nothing_new_of_a_tie_that_was_said_from_the_other_side(
    book: Book, three: list[PersonId], tmp_path: Path
) -> None:
    from networker.services import exports

    ana, ben, _ = three
    with book.step("bring", "Bring", now=NOW) as step:
        step.insert("tie", person=ana, other=ben, kind="child")
    exports.export(book, tmp_path / "book.json", format="json", now=NOW)
    (tie,) = ties.ties_of(book.reader, ben)
    ties.delete(book, ben, tie, now=NOW)
    with book.step("bring", "Bring", now=NOW) as step:
        step.insert("tie", person=ben, other=ana, kind="parent")
    imports.apply(book, imports.plan(book, [tmp_path / "book.json"], now=NOW), now=NOW)
    assert len(book.read("SELECT id FROM tie")) == 1
