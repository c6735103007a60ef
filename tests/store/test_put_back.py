"""Rows put back, by pieces of any size: every value of them, in the order in which they came to be."""

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from networker.domain.going_on import Cancelled
from networker.domain.vocabulary import Channel
from networker.services import imports, merge, people, undo
from networker.store import bulk, journal, put_back
from networker.store.book import Book
from tests.store.dump import dump

NOW = datetime(2026, 11, 20, 9, 0, tzinfo=UTC)
CARD = "BEGIN:VCARD\nVERSION:3.0\nFN:{0}\nEMAIL:{0}@x.example\nORG:{1}\nNOTE:met at {1}\nEND:VCARD\n"


@pytest.fixture
def book(data_dir: Path) -> Iterator[Book]:
    found = Book(data_dir, now=NOW)
    yield found
    found.close()


@pytest.fixture(params=[1, 2, 1000])
def pieces(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> int:
    """How many changes go back together; where they are few, every stretch is a large one."""
    size: int = request.param
    monkeypatch.setattr(put_back, "TOGETHER", size)
    monkeypatch.setattr(bulk, "MANY", size)
    return size


def bring_in(book: Book, folder: Path, firm: str) -> None:
    file = folder / f"{firm}.vcf"
    file.write_text(
        "".join(CARD.format(name, firm) for name in ("Ana", "Ben", "Cleo", "Dora")), encoding="utf-8"
    )
    imports.apply(book, imports.plan(book, [file], now=NOW), now=NOW)


@pytest.mark.usefixtures("pieces")
def test_imports_changes_and_merges_go_back_and_forth(book: Book, tmp_path: Path) -> None:
    states = [dump(book)]
    for act in (
        lambda: people.add(book, name="Mia", now=NOW, handles=[(Channel.MAIL, "Ana@x.example")]),
        lambda: bring_in(book, tmp_path, "Acme"),
        lambda: bring_in(book, tmp_path, "Delta"),
        lambda: merge.merge(book, keep=2, gone=3, now=NOW),
        lambda: undo.undo_import(book, 1, now=NOW),
    ):
        act()
        states.append(dump(book))
    for _ in range(2):
        for state in states[-2::-1]:
            undo.undo(book, now=NOW)
            assert dump(book) == state
        for state in states[1:]:
            undo.redo(book, now=NOW)
            assert dump(book) == state


def test_a_value_with_an_end_sign_in_it_comes_back_whole(book: Book) -> None:
    ana, _ = people.add(book, name="Ana", now=NOW)
    with book.step("edit", "Notes", now=NOW) as step:
        step.update("person", ana, notes="one\0two \\u0000")
    full = dump(book)
    for _ in range(2):
        undo.undo(book, now=NOW)
    for _ in range(2):
        undo.redo(book, now=NOW)
    assert dump(book) == full


@pytest.mark.usefixtures("pieces")
def test_what_is_stopped_leaves_nothing_behind(book: Book, tmp_path: Path) -> None:
    bring_in(book, tmp_path, "Acme")
    full = dump(book)

    def stopped_at(place: int) -> "list[int]":
        heard: list[int] = []

        def going_on(_done: int, _of: int) -> None:
            heard.append(1)
            if len(heard) == place:
                raise Cancelled

        try:
            undo.undo(book, now=NOW, going_on=going_on)
        except Cancelled:
            assert dump(book) == full
            assert journal.steps_left(book.reader) == 1
        return heard

    place = 1
    while len(stopped_at(place)) >= place:
        place += 1
    assert place > 4
    empty = dump(book)
    with pytest.raises(Cancelled):
        undo.redo(book, now=NOW, cancelled=lambda: True)
    assert dump(book) == empty
    undo.redo(book, now=NOW)
    assert dump(book) == full
