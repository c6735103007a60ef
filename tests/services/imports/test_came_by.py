"""What a list of a service tells of people with whom nobody talked yet: said to be left out, and noted when it comes again."""

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from networker.domain.vocabulary import Channel
from networker.formats.records import (
    FactValue,
    HandleValue,
    OwnerRecord,
    Party,
    PersonRecord,
    Standing,
    TurnRecord,
)
from networker.services import imports
from networker.store.book import Book
from tests.services.imports.brought import NOW, brought

ZOE, ME = (
    Party(number, "", (HandleValue(Channel.X, f"https://x.com/i/user/{number}"),)) for number in ("2", "1")
)
OWNER = OwnerRecord("x", 1, "Olga Wren", ("1",))
MESSAGES = [
    TurnRecord("x", "1-2", 1, "2026-03-04T10:00:00+00:00", Channel.X, ME, (ZOE,), text="words", id="9")
]
SAID = (
    "“file 0” tells of 1 person with whom no talk is here. Where they are left out, so is what it tells of them: bring it"
    " together with your messages, or once more after them."
)


@pytest.fixture
def book(data_dir: Path) -> Iterator[Book]:
    with closing(Book(data_dir, now=NOW)) as found:
        yield found


def follows(number: str) -> PersonRecord:
    return PersonRecord(
        "x", number, 1, handles=(HandleValue(Channel.X, f"https://x.com/i/user/{number}"),),
        facts=(FactValue("followed", "by me", "X"),), raw=f"follows {number}", standing=Standing.MENTIONED,
    )  # fmt: skip


def followed(book: Book) -> list[tuple[str]]:
    return book.read("SELECT value FROM fact WHERE field = 'followed'")


def test_who_is_followed_is_noted_in_whatever_order_the_files_come(book: Book) -> None:
    first = brought(book, [OWNER, follows("2")])
    assert (first.offered, first.remarks) == (1, (SAID,))
    assert brought(book, MESSAGES).remarks == ()
    assert followed(book) == []
    again = brought(book, [OWNER, follows("2")])
    assert (again.updated, again.offered, again.remarks) == (1, 0, ())
    assert followed(book) == [("by me",)]


def test_with_the_messages_nothing_is_to_be_said(book: Book) -> None:
    report = brought(book, [OWNER, follows("2"), follows("3")], MESSAGES)
    assert (report.new, report.offered, report.remarks) == (1, 1, ())
    assert followed(book) == [("by me",)]


def test_several_lists_are_counted(book: Book) -> None:
    files = [[OWNER, follows(number)] for number in ("2", "3", "4")]
    assert brought(book, *files[:2]).remarks[0].startswith("“file 0” and “file 1” tell of 2 people with")
    assert brought(book, *files).remarks[0].startswith("3 files tell of 3 people with")


def test_who_says_nothing_of_anybody_is_not_warned_of(book: Book) -> None:
    bare = follows("2")._replace(facts=())
    assert brought(book, [OWNER, bare]).remarks == ()
    assert imports.past(book)[0].remarks == ()


@pytest.mark.parametrize("dry", [True, False])
def test_where_they_come_along_nothing_is_said_of_leaving_them_out(book: Book, dry: bool) -> None:
    with_them = brought(book, [OWNER, follows("2")], with_offered=True, dry=dry)
    assert (with_them.new, with_them.offered, with_them.remarks) == (1, 0, ())
