"""An old step goes back out of order: a row only where nothing changed it since, never over a newer one."""

from collections.abc import Iterator
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

import pytest

from networker.domain.vocabulary import StepId
from networker.store.book import Book
from networker.store.errors import NothingToUndo
from tests.store.dump import dump

NOW = datetime(2026, 11, 20, 9, tzinfo=UTC)


@pytest.fixture
def book(data_dir: Path) -> Iterator[Book]:
    with closing(Book(data_dir, now=NOW)) as found:
        with found.step("begin", "Begin", now=NOW) as step:
            for name in ("Ana", "Ben"):
                person = step.insert("person", name=name, folded=name.lower())
                step.insert("handle", person=person, channel="mail", text=name, key=name)
                step.insert("handle", person=person, channel="x", text=name, key=name)
        yield found


def step_of(book: Book) -> StepId:
    return StepId(book.read("SELECT max(id) FROM step")[0][0])


def change(book: Book, *statements: str) -> StepId:
    with book.step("change", "Change", now=NOW) as step:
        for each in statements:
            step.execute(each)
    return step_of(book)


def handle(person: int, channel: str, key: str, *, shared: int) -> str:
    return (
        "INSERT INTO handle (person_id, channel, text, key, label, first, shared)"
        f" VALUES ({person}, '{channel}', '{key}', '{key}', '', 0, {shared})"
    )


def revert(book: Book, step: StepId) -> None:
    book.revert_step(step, label="Back", now=NOW)


def test_each_kind_of_change_goes_back_and_leaves_others(book: Book) -> None:
    before = dump(book)
    step = change(
        book, "UPDATE person SET circle = 2, notes = 'n' WHERE id = 1", "DELETE FROM handle WHERE id = 2",
        "INSERT INTO fact (person_id, field, value, detail, noted) VALUES (1, 'like', 'tea', '', '2026')",
    )  # fmt: skip
    change(book, "UPDATE person SET notes = 'of Ben' WHERE id = 2")
    revert(book, step)
    change(book, "UPDATE person SET notes = '' WHERE id = 2")
    assert dump(book) == before


def test_what_was_changed_since_stays(book: Book) -> None:
    step = change(
        book, "UPDATE person SET circle = 2, notes = 'n' WHERE id = 1",
        "INSERT INTO fact (person_id, field, value, detail, noted) VALUES (1, 'like', 'tea', '', '2026')",
    )  # fmt: skip
    change(book, "UPDATE person SET circle = 3 WHERE id = 1", "UPDATE fact SET value = 'green tea'")
    revert(book, step)
    assert book.read("SELECT circle, notes FROM person WHERE id = 1") == [(3, "")]
    assert book.read("SELECT value FROM fact") == [("green tea",)]


def test_a_row_that_comes_back_takes_no_other_ones_place(book: Book) -> None:
    step = change(book, "DELETE FROM handle WHERE id = 4")
    change(
        book,
        handle(1, "phone", "1", shared=0),
    )
    assert book.read("SELECT max(id) FROM handle") == [(4,)], "its number was given again"
    revert(book, step)
    rows = book.read("SELECT person_id, channel FROM handle ORDER BY id")
    assert rows == [(1, "mail"), (1, "x"), (2, "mail"), (1, "phone"), (2, "x")]


def test_a_row_that_stands_in_the_place_of_a_moved_one_is_left_alone(book: Book) -> None:
    step = change(book, "UPDATE handle SET person_id = 1 WHERE id = 4")
    change(book, "DELETE FROM handle WHERE id = 4")
    change(
        book,
        handle(1, "phone", "1", shared=0),
    )
    revert(book, step)
    assert book.read("SELECT person_id, channel FROM handle WHERE id = 4") == [(1, "phone")]


def test_a_row_that_was_gone_for_a_while_still_goes_back(book: Book) -> None:
    moved = change(book, "UPDATE handle SET person_id = 1 WHERE id = 4")
    gone = change(book, "DELETE FROM handle WHERE id = 4")
    revert(book, gone)
    revert(book, moved)
    assert book.read("SELECT person_id, channel FROM handle WHERE id = 4") == [(2, "x")]


def test_an_address_that_somebody_else_has_by_now_is_of_both(book: Book) -> None:
    step = change(book, "DELETE FROM handle WHERE id = 3")
    change(
        book,
        handle(1, "mail", "Ben", shared=0),
    )
    revert(book, step)
    assert book.read(
        "SELECT person_id, shared FROM handle WHERE key = 'Ben' AND channel = 'mail' ORDER BY 1"
    ) == [(1, 1), (2, 1)]


def test_a_row_whose_thing_is_gone_does_not_come_back(book: Book) -> None:
    change(
        book, "INSERT INTO people_group (id, name, folded, kind, notes) VALUES (1, 'G', 'g', '', '')",
        "INSERT INTO group_member (group_id, person_id) VALUES (1, 1)",
    )  # fmt: skip
    step = change(book, "DELETE FROM group_member")
    change(book, "DELETE FROM people_group")
    revert(book, step)
    assert book.read("SELECT count(*) FROM group_member") == [(0,)]


def test_a_step_that_is_none_or_undone_cannot_go_back(book: Book) -> None:
    step = change(book, "UPDATE person SET circle = 2 WHERE id = 1")
    book.undo(now=NOW)
    before = dump(book)
    for each in (step, StepId(999)):
        with pytest.raises(NothingToUndo):
            revert(book, each)
    assert dump(book) == before


def test_an_address_stays_shared_while_others_have_it(book: Book) -> None:
    step = change(book, "UPDATE handle SET shared = 1 WHERE id = 1")
    change(
        book,
        handle(2, "mail", "Ana", shared=1),
    )
    revert(book, step)
    assert book.read("SELECT shared FROM handle WHERE id = 1") == [(1,)]
