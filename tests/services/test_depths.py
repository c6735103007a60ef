"""Depth of what is logged by hand, and the ties that follow from it: hello only, one way."""

from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from datetime import datetime, timedelta, timezone
from pathlib import Path

import pytest

from networker.domain.vocabulary import Depth, InteractionId, PersonId, Shallow
from networker.services import interactions, people, quick_log, timeline
from networker.services.people import Filter, Listing
from networker.services.views import ShallowTie
from networker.store.book import Book

NOW = datetime(2026, 11, 20, 10, 0, tzinfo=timezone(timedelta(hours=1)))
ANA, BEN = PersonId(1), PersonId(2)


@pytest.fixture
def book(data_dir: Path) -> Iterator[Book]:
    with closing(Book(data_dir, now=NOW)) as found:
        for name in ("Ana Torres", "Ben Ode"):
            people.add(found, name=name, now=NOW)
        yield found


def say(book: Book, *sentences: str) -> list[InteractionId]:
    made = [quick_log.log(book, sentence, now=NOW).interaction for sentence in sentences]
    return [each for each in made if each is not None]


def depths(book: Book) -> list[str]:
    return [row[0] for row in book.read("SELECT depth FROM interaction ORDER BY id")]


def test_an_answer_within_days_makes_an_exchange_and_turns_a_conversation(book: Book) -> None:
    say(book, "message → Ana 1 nov: is the flat free")
    assert depths(book) == ["hello"]
    say(book, "message ← Ana 3 nov: yes, from May")
    assert depths(book) == ["exchange", "exchange"]
    say(book, "message → Ana 4 nov: may I see it", "message ← Ana 4 nov: come on friday")
    assert set(depths(book)) == {"conversation"}
    book.undo(now=NOW)
    book.undo(now=NOW)
    assert depths(book) == ["exchange", "exchange"]


def test_what_is_too_late_elsewhere_or_from_somebody_else_answers_nothing(book: Book) -> None:
    say(
        book,
        "message → Ana 1 nov: is the flat free",
        "message ← Ana 12 nov: which flat",
        "mail ← Ana 2 nov: the papers",
        "message ← Ben 2 nov: yes of course",
        "message ← Ana 13 nov: thanks!",
    )
    assert set(depths(book)) == {"hello"}


def test_what_was_said_by_hand_stays_and_can_be_put_back(book: Book) -> None:
    first, _second = say(book, "message → Ana 1 nov: is it free", "message ← Ana 2 nov: yes it is")
    view = timeline.talks(book, [first])[first]
    said = interactions.Correction.of(view)
    interactions.correct(book, first, replace(said, depth=Depth.HELLO), now=NOW)
    assert depths(book) == ["hello", "exchange"]
    say(book, "message → Ana 3 nov: good to hear")
    assert depths(book) == ["hello", "exchange", "exchange"]
    interactions.correct(book, first, replace(said, depth=None), now=NOW)
    assert depths(book) == ["exchange"] * 3


def test_what_goes_away_answers_no_longer(book: Book) -> None:
    _first, second = say(book, "message → Ana 1 nov: is it free", "message ← Ana 2 nov: yes it is")
    interactions.delete(book, second, now=NOW)
    assert depths(book) == ["hello"]


def _shallow(book: Book, person: PersonId) -> ShallowTie | None:
    head = timeline.head(book, person, today=NOW.date())
    assert head is not None
    return head.shallow


def _only(book: Book, kind: Shallow) -> list[int]:
    return list(Listing(book).ids(Filter(shallow=kind.value)).ids)


def test_ties_without_an_answer_are_told_with_their_numbers_and_found(book: Book) -> None:
    say(book, "message → Ana 1 nov: is it free", "message → Ana 3 nov: still there")
    say(book, "message → Ben 1 nov: happy birthday", "message ← Ben 9 nov: thanks")
    assert _shallow(book, ANA) == ShallowTie(Shallow.ONE_WAY, 2, mine=True)
    assert _shallow(book, BEN) == ShallowTie(Shallow.HELLO_ONLY, 2, mine=True)
    assert (_only(book, Shallow.ONE_WAY), _only(book, Shallow.HELLO_ONLY)) == ([ANA], [BEN])
    say(book, "coffee Ana, Ben yesterday")
    assert _shallow(book, ANA) is _shallow(book, BEN) is None
    assert _only(book, Shallow.ONE_WAY) == _only(book, Shallow.HELLO_ONLY) == []


def test_one_message_makes_no_tie_of_any_kind(book: Book) -> None:
    say(book, "message ← Ana 1 nov: are you there", "note Ana 2 nov: quiet", "note Ana 3 nov: still quiet")
    assert _shallow(book, ANA) is None
    assert _only(book, Shallow.ONE_WAY) == []
