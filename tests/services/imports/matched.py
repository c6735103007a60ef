"""A few records that are matched with a book."""

from networker.domain.vocabulary import Channel
from networker.formats.records import (
    HandleValue,
    Item,
    OwnerRecord,
    Party,
    TurnRecord,
)
from networker.store.book import Book

PHONE = HandleValue(Channel.PHONE, "+49 30 123456")
MAIL = HandleValue(Channel.MAIL, "anna@x.example")
ANNA = HandleValue(Channel.LINKEDIN, "https://www.linkedin.com/in/anna")
OLGA = Party("user9", "Olga Wren")


def names(book: Book) -> list[str]:
    return [row[0] for row in book.read("SELECT name FROM person WHERE me = 0 ORDER BY id")]


def chat(kind: str, number: str, name: str) -> list[Item]:
    return [
        OwnerRecord(kind, 0, "Olga Wren", ("user9",)),
        TurnRecord(
            kind, "t", 1, "2026-03-04T10:00", Channel.TELEGRAM, OLGA, (Party(number, name),), text="hi"
        ),
    ]
