"""Messenger knows people by names alone: a friend of another name is known by what was said in the chat."""

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from networker.domain.vocabulary import Channel
from networker.formats.records import PAIR, FactValue, Item, OwnerRecord, Party, PersonRecord, TurnRecord
from networker.services import merge
from networker.store.book import Book
from tests.services.imports.brought import NOW, brought
from tests.store.dump import dump

OLGA = Party("", "Olga Wren")
OLD, NEW = "Maria Weber", "Maria Hansen"


@pytest.fixture
def book(data_dir: Path) -> Iterator[Book]:
    with closing(Book(data_dir, now=NOW)) as found:
        yield found


def archive(friend: str, *seconds: str) -> list[Item]:
    """A friend of this name in the list, and a chat with them at these times of one hour, by turns."""
    party = Party("", friend)
    thread = PAIR + ", ".join(sorted((friend, OLGA.name)))
    tie = FactValue("connected", "Facebook", since="2019-05-04")
    turns = [
        TurnRecord(
            "facebook", thread, 1, f"2020-09-28T10:{at}+00:00", Channel.FACEBOOK,
            (party, OLGA)[n % 2], ((OLGA, party)[n % 2],), text=f"the boat has {n} oars",
        )
        for n, at in enumerate(seconds)
    ]  # fmt: skip
    return [
        OwnerRecord("facebook", 1, OLGA.name),
        PersonRecord("facebook", "", 1, full_name=friend, facts=(tie,), raw=friend),
        *turns,
    ]


def talks(book: Book) -> list[tuple[str, int]]:
    return book.read(
        "SELECT p.name, i.turns FROM interaction i JOIN interaction_person l ON l.interaction_id = i.id"
        " JOIN person p ON p.id = l.person_id ORDER BY i.day, i.id"
    )


def test_the_chat_stays_one_and_the_friend_is_asked_about(book: Book) -> None:
    brought(book, archive(OLD, "00:01", "00:05"))
    report = brought(book, archive(NEW, "00:01", "00:05", "00:09"))
    assert talks(book) == [(OLD, 3)]
    assert [each.why for each in report.doubtful] == ["the same chat, under another name"]
    before = dump(book)
    assert brought(book, archive(NEW, "00:01", "00:05", "00:09")).import_id is None
    assert dump(book) == before
    [(one, other)] = book.read("SELECT person_id, other_id FROM pair")
    merge.merge(book, one, other, now=NOW)
    assert brought(book, archive(NEW, "00:01", "00:05", "00:09", "00:11")).doubtful == ()
    assert [turns for _, turns in talks(book)] == [4]


def test_other_seconds_are_another_chat(book: Book) -> None:
    brought(book, archive(OLD, "00:01", "00:05"))
    brought(book, archive(NEW, "00:02", "00:06"))
    assert sorted(talks(book)) == [(NEW, 2), (OLD, 2)]
