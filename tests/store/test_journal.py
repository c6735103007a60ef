"""Undo and redo: of everything, over restarts, to the row."""

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from networker.domain.vocabulary import Channel, Circle, Fact, PersonId, Side, State
from networker.services import facts, follow_ups, people, quick_log, sample_book, undo
from networker.store.book import Book
from networker.store.errors import NothingToUndo
from tests.store.dump import dump
from tests.thorough import examples

NOW = datetime(2026, 11, 20, 9, 0, tzinfo=UTC)


@pytest.fixture
def book(data_dir: Path) -> Iterator[Book]:
    found = Book(data_dir, now=NOW)
    yield found
    found.close()


def test_undo_and_redo_lead_to_the_same_book_over_restarts(data_dir: Path) -> None:
    book = Book(data_dir, now=NOW)
    empty = dump(book)
    sample_book.fill(book, now=NOW)
    quick_log.log(
        book, "coffee with Zara yesterday: the move #housing; send her the plan friday", now=NOW, new=True
    )
    full = dump(book)
    book.close()
    book = Book(data_dir, now=NOW)
    assert undo.undo(book, now=NOW).left == 1
    assert undo.undo(book, now=NOW).left == 0
    assert dump(book) == empty
    with pytest.raises(NothingToUndo):
        undo.undo(book, now=NOW)
    book.close()
    book = Book(data_dir, now=NOW)
    undo.redo(book, now=NOW)
    undo.redo(book, now=NOW)
    assert dump(book) == full
    with pytest.raises(NothingToUndo):
        undo.redo(book, now=NOW)
    book.close()


def test_a_long_way_back_says_how_far_it_is(book: Book) -> None:
    found = [people.add(book, name=f"P{n}", now=NOW)[0] for n in range(3)]
    people.set_circle(book, found, Circle.CLOSE, now=NOW)
    for verb in (undo.undo, undo.redo):
        heard: list[tuple[int, int]] = []
        verb(book, now=NOW, going_on=lambda done, of, heard=heard: heard.append((done, of)))  # type: ignore[misc]
        assert heard == [(0, 3), (3, 3)]


def test_a_new_change_ends_the_redo(book: Book) -> None:
    people.add(book, name="Ana", now=NOW)
    undo.undo(book, now=NOW)
    people.add(book, name="Ben", now=NOW)
    with pytest.raises(NothingToUndo):
        undo.redo(book, now=NOW)
    assert undo.next_labels(book) == ("Adding Ben", "")


def test_steps_are_named_in_their_order(book: Book) -> None:
    person, _ = people.add(book, name="Ana", now=NOW)
    people.set_circle(book, [person], Circle.CLOSE, now=NOW)
    assert undo.next_labels(book) == ("Ana is in Close now", "")
    undo.undo(book, now=NOW)
    assert undo.next_labels(book) == ("Adding Ana", "Ana is in Close now")


def test_changes_name_just_the_rows_touched(book: Book) -> None:
    ana, _ = people.add(book, name="Ana", now=NOW)
    ben, changes = people.add(book, name="Ben", now=NOW)
    assert (changes.people, changes.everything) == (frozenset({ben}), False)
    logged = quick_log.log(book, "coffee Ana", now=NOW)
    assert (logged.changes.people, logged.changes.interactions) == (
        frozenset({ana}),
        frozenset({logged.interaction}),
    )


_NAMES = st.sampled_from(["Ana", "Łukasz", "王小明", "O'Dwyer", "🌻", "محمد"])


@given(st.lists(st.tuples(st.integers(0, 7), _NAMES, st.integers(0, 5)), min_size=1, max_size=12))
@pytest.mark.property
@settings(max_examples=examples(25))
def test_any_run_of_verbs_can_be_undone_and_done_again(
    tmp_path_factory: pytest.TempPathFactory, verbs: list[tuple[int, str, int]]
) -> None:
    book = Book(tmp_path_factory.mktemp("run"), now=NOW)
    try:
        empty, steps = dump(book), 0
        for verb, name, n in verbs:
            ids = [PersonId(row[0]) for row in book.read("SELECT id FROM person ORDER BY id")]
            steps += bool(_act(book, verb, name, n, ids))
        full = dump(book)
        for _ in range(steps):
            undo.undo(book, now=NOW)
        assert dump(book) == empty
        for _ in range(steps):
            undo.redo(book, now=NOW)
        assert dump(book) == full
    finally:
        book.close()


def _act(book: Book, verb: int, name: str, n: int, ids: list[PersonId]) -> object:
    if verb == 0 or not ids:
        return people.add(book, name=name, now=NOW, handles=[(Channel.MAIL, f"a{n}@x.example")])[1]
    person = ids[n % len(ids)]
    if verb == 1:
        return people.rename(book, person, name, now=NOW)
    if verb == 2:
        return people.set_circle(book, ids, Circle(n) if n else None, now=NOW)
    if verb == 3:
        return people.set_state(book, person, list(State)[n % 4], now=NOW)
    if verb == 4:
        return facts.add(book, person, Fact.JOB, name, detail=f"Firm {n}", now=NOW)
    if verb == 5:
        return people.add_to_group(book, ids, f"Group {n}", now=NOW)
    if verb == 6:
        return follow_ups.add(book, side=Side.ME, text=name, due=None, people=[person], now=NOW)[1]
    return quick_log.log(book, "coffee yesterday: tea #topic", now=NOW, context=person).changes
