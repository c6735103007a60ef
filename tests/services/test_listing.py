"""Lines of a list of people: names as they are read, and found however they are written."""

from collections.abc import Iterator
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

import pytest

from networker.domain.vocabulary import PersonId
from networker.services import imports, timeline
from networker.services.cards import cards
from networker.services.listing import Filter, Listing, rows
from networker.store.book import Book
from tests.store.dump import dump, refold_everybody

NOW = datetime(2026, 11, 20, 9, 0, tzinfo=UTC)
CARD = "BEGIN:VCARD\nVERSION:3.0\nN:{0};{1};;;{2}\nFN:{0}{1}\nEMAIL:{3}@x.example\nEND:VCARD\n"


@pytest.fixture
def book(data_dir: Path, tmp_path: Path) -> Iterator[Book]:
    with closing(Book(data_dir, now=NOW)) as made:
        file = tmp_path / "friends.vcf"
        people = (("王", "伟", "", "w"), ("Hill", "Sam", "Sr.", "a"), ("Hill", "Sam", "Jr.", "b"))
        file.write_text("".join(CARD.format(*each) for each in people), encoding="utf-8")
        imports.apply(made, imports.plan(made, [file], now=NOW), now=NOW)
        yield made


def test_names_are_shown_as_people_read_them_and_kept_as_they_came(book: Book) -> None:
    ids = list(Listing(book).ids(Filter(), order="name").ids)
    assert [rows(book, ids)[each].shown for each in ids] == ["Sam Hill Sr.", "Sam Hill Jr.", "王伟"]
    assert [card.name for card in cards(book, ids)] == ["Sam Hill", "Sam Hill", "伟 王"]
    head = timeline.head(book, PersonId(ids[2]), today=NOW.date())
    assert head is not None
    assert (head.name, head.shown, head.given) == ("伟 王", "王伟", "伟")


def test_a_name_is_found_by_its_parts_and_by_both_together(book: Book) -> None:
    [wei] = (each for each, row in rows(book, [1, 2, 3]).items() if row.shown == "王伟")
    texts = dump(book)["text"]
    refold_everybody(book)
    assert dump(book)["text"] == texts
    for text in ("王伟", "王", "伟", "伟 王", "王 伟"):
        assert list(Listing(book).ids(Filter(text=text)).ids) == [wei], text
