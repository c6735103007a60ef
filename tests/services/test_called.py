"""A name means one person, or is answered with those it may be."""

from collections.abc import Iterator
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

import pytest

from networker.domain.vocabulary import Fact, PersonId, State
from networker.services import facts, people
from networker.services.called import only_one
from networker.services.errors import CannotDo
from networker.store.book import Book

NOW = datetime(2026, 11, 20, 9, 0, tzinfo=UTC)
ANA, BEN, BENNO, LODZ = (PersonId(number) for number in range(1, 5))


@pytest.fixture
def book(data_dir: Path) -> Iterator[Book]:
    with closing(Book(data_dir, now=NOW)) as found:
        for name in ("Ana Torres", "Ben Ode", "Benno Ode-Lind", "Łucja Łódź"):
            people.add(found, name=name, now=NOW)
        yield found


@pytest.mark.parametrize(
    ("name", "person"),
    [("ana", ANA), ("Torres", ANA), ("tor ana", ANA), ("Ben Ode", BEN), ("benno", BENNO), ("lodz", LODZ)],
)
def test_a_name_or_the_beginning_of_its_words_is_enough(book: Book, name: str, person: PersonId) -> None:
    assert only_one(book, name) == person


def test_several_are_named_with_their_ids(book: Book) -> None:
    with pytest.raises(CannotDo) as said:
        only_one(book, "Ben")
    assert str(said.value) == (
        "“Ben” may be one of several: Ben Ode (2), Benno Ode-Lind (3). Say which one by the id in brackets."
    )
    for _ in range(10):
        people.add(book, name="Ben Ode", now=NOW)
    with pytest.raises(CannotDo, match="and 3 more"):
        only_one(book, "ben ode")


def test_who_works_at_a_place_of_that_name_is_not_called_so(book: Book) -> None:
    facts.add(book, ANA, Fact.JOB, "Lead", detail="Benno Ltd", now=NOW)
    assert only_one(book, "Benno") == BENNO
    with pytest.raises(CannotDo, match="nobody called “Lead”"):
        only_one(book, "Lead")


def test_who_was_let_go_is_found_too(book: Book) -> None:
    people.set_state(book, ANA, State.LET_GO, now=NOW)
    assert only_one(book, "Ana") == ANA
