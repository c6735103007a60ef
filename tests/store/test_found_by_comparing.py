"""News that were found by comparing two imports go with the one that they were compared with."""

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from networker.domain.vocabulary import Channel, Circle, ImportId
from networker.formats.records import HandleValue
from networker.services import people, undo
from networker.store.book import Book
from tests.services.imports.brought import NOW, brought, record
from tests.store.dump import dump


@pytest.fixture
def book(data_dir: Path) -> Iterator[Book]:
    with closing(Book(data_dir, now=NOW)) as found:
        yield found


def bring(book: Book, *mails: str, other: str = "") -> ImportId:
    """A card of somebody with these addresses, beside another card that tells something of its own."""
    handles = [HandleValue(Channel.MAIL, f"{each}@x.example") for each in mails]
    cards = [record("vcard", "1", "Ana Torres", *handles)]
    if other:
        cards.append(record("vcard", "2", "Ben Ode", HandleValue(Channel.MAIL, f"{other}@x.example"), row=2))
    number = brought(book, cards).import_id
    assert number is not None
    return ImportId(number)


def appeared(book: Book) -> list[str]:
    return [text for (text,) in book.read("SELECT value FROM fact WHERE field = 'address' ORDER BY id")]


def test_an_address_appeared_nowhere_where_nothing_was_told_before(book: Book) -> None:
    first = bring(book, "a")
    second = bring(book, "a", "b")
    bring(book, "a", "b", "c")
    assert appeared(book) == ["b@x.example", "c@x.example"]
    undo.undo_import(book, first, now=NOW)
    assert appeared(book) == ["c@x.example"], "which the second did not have"
    before = dump(book)
    undo.undo_import(book, second, now=NOW)
    assert appeared(book) == []
    assert [text for (text,) in book.read("SELECT text FROM handle ORDER BY text")] == [
        f"{each}@x.example" for each in "abc"
    ]
    undo.undo(book, now=NOW)
    assert dump(book) == before
    undo.undo(book, now=NOW)
    assert appeared(book) == ["b@x.example", "c@x.example"]


def test_it_stays_where_another_import_told_the_same_before(book: Book) -> None:
    first = bring(book, "a")
    bring(book, "a", other="ben")  # told again
    bring(book, "a", "b")
    undo.undo_import(book, first, now=NOW)
    assert appeared(book) == ["b@x.example"]


def test_it_stays_with_whom_the_user_edited_and_who_stays_whole(book: Book) -> None:
    first = bring(book, "a")
    bring(book, "a", "b")
    people.set_circle(book, [1], Circle(1), now=NOW)
    undo.undo_import(book, first, now=NOW)
    assert appeared(book) == ["b@x.example"]
