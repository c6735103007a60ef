"""Whom a link means, and what becomes of somebody new once the user has said so."""

from collections.abc import Iterator
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

import pytest

from networker.domain.links import AddLink, PersonLink
from networker.domain.vocabulary import Channel, PersonId
from networker.services import links, people
from networker.services.errors import CannotDo
from networker.store.book import Book

NOW = datetime(2026, 11, 20, 9, tzinfo=UTC)


@pytest.fixture
def book(data_dir: Path) -> Iterator[Book]:
    with closing(Book(data_dir, now=NOW)) as made:
        people.add(
            made, name="Ana", now=NOW, handles=[(Channel.X, "ana_t"), (Channel.MAIL, "office@x.example")]
        )
        people.add(made, name="Ben", now=NOW, handles=[(Channel.MAIL, "office@x.example")])
        yield made


def test_who_is_known_is_known_by_any_spelling_and_never_by_what_several_have(book: Book) -> None:
    found = links.known(book, AddLink(url="https://twitter.com/Ana_T", mail="new@x.example"))
    assert found is not None
    assert found.name == "Ana"
    assert links.known(book, AddLink(name="Ana", mail="office@x.example")) is None
    assert links.known(book, PersonLink(PersonId(2))) == people.named(book, [2])[0]
    with pytest.raises(CannotDo, match="Nobody in your book"):
        links.known(book, PersonLink(PersonId(99)))


def test_somebody_new_is_one_step_with_all_that_was_confirmed(book: Book) -> None:
    person, changes = links.add(
        book,
        name=" Zoe ",
        url="bsky.app/profile/zoe.example",
        mail="zoe@x.example",
        note="likes boats",
        now=NOW,
    )
    assert changes.people == {person}
    assert book.read("SELECT name, notes FROM person WHERE id = ?", (person,)) == [("Zoe", "likes boats")]
    handles = book.read("SELECT channel, text FROM handle WHERE person_id = ? ORDER BY id", (person,))
    assert handles == [("bluesky", "bsky.app/profile/zoe.example"), ("mail", "zoe@x.example")]
    book.undo(now=NOW)
    assert people.count(book) == 2


@pytest.mark.parametrize(
    ("said", "why"),
    [
        ({"url": "file:///etc/passwd"}, "no address of a page"),
        ({"url": "javascript:alert(1)"}, "no address of a page"),
        ({"mail": "Zoe <zoe@x.example>"}, "no mail address"),
        ({"name": " "}, "needs a name"),
        ({"url": "https://x.com/ana_t"}, "Ana is in your book"),
    ],
)
def test_what_cannot_be_is_one_sentence_and_writes_nothing(
    book: Book, said: dict[str, str], why: str
) -> None:
    with pytest.raises(CannotDo, match=why):
        links.add(book, **{"name": "Zoe", "url": "", "mail": "", "note": "", **said}, now=NOW)
    assert people.count(book) == 2
