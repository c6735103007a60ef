"""Who the user is can be put right, and every change of it undone."""

from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

from networker.domain.vocabulary import Channel
from networker.services import me, people, undo
from networker.services.listing import Filter, Listing
from networker.store.book import Book
from tests.store.dump import dump

NOW = datetime(2026, 11, 20, 9, 0, tzinfo=UTC)


def listed(book: Book) -> list[int]:
    return list(Listing(book).ids(Filter(), order="name").ids)


def test_somebody_is_said_to_be_the_user_and_is_a_contact_again(data_dir: Path) -> None:
    with closing(Book(data_dir, now=NOW)) as book:
        assert me.mine(book) is None
        handles = [(Channel.PHONE, "+34600000001"), (Channel.MAIL, "ana@x.example")]
        ana, _ = people.add(book, name="Ana Lind", now=NOW, handles=handles)
        ben, _ = people.add(book, name="Ben Ode", now=NOW)
        before = dump(book)
        assert me.this_is_me(book, ana, now=NOW).label == "Ana Lind is you"
        assert me.mine(book) == me.Mine("Ana Lind", ("ana@x.example", "+34600000001"))
        assert listed(book) == [ben]
        assert me.not_me(book, now=NOW).label == "Ana Lind is not you"
        assert me.mine(book) is None
        assert listed(book) == [ana, ben]
        assert dump(book) == before
        undo.undo(book, now=NOW)
        assert listed(book) == [ben]
        undo.undo(book, now=NOW)
        assert dump(book) == before
