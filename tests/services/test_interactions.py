"""A talk corrected and deleted: what follows from it follows anew, and undo brings every row back."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, datetime, time, timedelta, timezone
from pathlib import Path
from typing import Any

import pytest

from networker.domain.vocabulary import Channel, Depth, Direction, InteractionId, Kind, PersonId
from networker.services import interactions, quick_log, timeline, undo
from networker.services.errors import CannotDo
from networker.services.interactions import Correction
from networker.store.book import Book
from networker.store.schema import JOURNALLED

NOW = datetime(2026, 11, 20, 10, 0, tzinfo=timezone(timedelta(hours=1)))


@pytest.fixture
def book(data_dir: Path) -> Iterator[Book]:
    made = Book(data_dir, now=NOW)
    quick_log.log(
        made,
        "coffee Ana, Ben yesterday 15:00: her move #housing; send her the number friday",
        now=NOW,
        new=True,
    )
    yield made
    made.close()


@pytest.fixture
def talk(book: Book) -> InteractionId:
    ((number,),) = book.read("SELECT id FROM interaction")
    return InteractionId(number)


def rows(book: Book) -> dict[str, list[Any]]:
    tables = [model._meta.table_name for model in JOURNALLED] + ["rhythm"]
    return {table: book.read(f"SELECT * FROM {table} ORDER BY 1") for table in tables}


def now(book: Book, talk: InteractionId) -> Correction:
    return Correction.of(timeline.talks(book, [talk])[talk])


def test_everything_of_a_talk_can_be_said_otherwise_and_taken_back(book: Book, talk: InteractionId) -> None:
    before = rows(book)
    ana, ben = now(book, talk).people
    with book.step("add", "Adding", now=NOW) as step:
        eva = PersonId(step.insert("person", name="Eva", folded="eva", created_at=""))
    wanted = Correction(
        kind=Kind.MESSAGE, channel=Channel.SIGNAL, direction=Direction.IN, depth=Depth.CONVERSATION,
        day=date(2026, 7, 3), time=time(18, 30), people=(ana, eva), place="Lyon", text="Her move.\nTwo rooms.",
        topics=("housing", "garden tools"),
    )  # fmt: skip
    changes = interactions.correct(book, talk, wanted, now=NOW)
    assert now(book, talk) == wanted
    assert changes.people == {ana, ben, eva}
    assert changes.interactions == {talk}
    ((at,),) = book.read("SELECT at FROM interaction")
    assert at == "2026-07-03T18:30:00+02:00"  # summer there, though it is winter now
    ((last,), (nothing,), _) = book.read("SELECT last_contact FROM person ORDER BY id")
    assert (last, nothing) == ("2026-07-03", None)
    undo.undo(book, now=NOW)
    undo.undo(book, now=NOW)
    assert rows(book) == before


def test_what_says_so_already_is_no_step(book: Book, talk: InteractionId) -> None:
    assert not interactions.correct(book, talk, now(book, talk), now=NOW)
    assert undo.next_labels(book)[0].startswith("Meeting")


def test_depth_follows_the_kind_until_it_is_said_by_hand(book: Book, talk: InteractionId) -> None:
    def depth(**values: Any) -> tuple[Any, ...]:
        interactions.correct(book, talk, replace(now(book, talk), **values), now=NOW)
        return book.read("SELECT depth, depth_by_hand FROM interaction")[0]

    assert depth(kind=Kind.MESSAGE, direction=Direction.BOTH) == ("exchange", 0)
    assert depth(depth=Depth.CONVERSATION) == ("conversation", 1)
    assert depth(kind=Kind.CALL) == ("conversation", 1)
    assert depth(depth=None) == ("together", 0)
    assert depth(kind=Kind.NOTE, depth=Depth.HELLO) == (None, 0)


def test_a_depth_out_of_a_whole_spell_outlives_another_correction(book: Book, talk: InteractionId) -> None:
    with book.step("fill", "Filling", now=NOW) as step:
        step.update("interaction", talk, kind="message", direction="both", depth="conversation", turns=2)
    interactions.correct(book, talk, replace(now(book, talk), place="Lyon"), now=NOW)
    assert book.read("SELECT depth FROM interaction") == [("conversation",)]


def test_who_began_is_as_uncertain_as_the_direction_was(book: Book, talk: InteractionId) -> None:
    with book.step("fill", "Filling", now=NOW) as step:
        step.update("interaction", talk, direction="both", started="them")
    interactions.correct(book, talk, replace(now(book, talk), direction=Direction.OUT), now=NOW)
    assert book.read("SELECT direction, started FROM interaction") == [("out", None)]


@pytest.mark.parametrize(
    "values", [{"people": ()}, {"day": date(2026, 11, 21)}], ids=["nobody left", "a day ahead"]
)
def test_what_cannot_be_is_refused_in_a_sentence(
    book: Book, talk: InteractionId, values: dict[str, Any]
) -> None:
    before = rows(book)
    with pytest.raises(CannotDo):
        interactions.correct(book, talk, replace(now(book, talk), **values), now=NOW)
    assert rows(book) == before


def test_a_deleted_talk_leaves_its_promise_and_comes_back_whole(book: Book, talk: InteractionId) -> None:
    before = rows(book)
    changes = interactions.delete(book, talk, now=NOW)
    assert changes.interactions == {talk}
    assert len(changes.people) == 2
    assert book.read("SELECT (SELECT count(*) FROM interaction_topic), count(*) FROM interaction_person") == [
        (0, 0)
    ]
    assert book.read("SELECT text, interaction_id FROM follow_up") == [("send her the number", None)]
    assert book.read("SELECT DISTINCT last_contact FROM person") == [(None,)]
    undo.undo(book, now=NOW)
    assert rows(book) == before
    undo.redo(book, now=NOW)
    with pytest.raises(CannotDo):
        interactions.delete(book, talk, now=NOW)


def test_topics_are_taken_off_and_put_to_a_talk_and_all_of_it_comes_back(
    book: Book, talk: InteractionId
) -> None:
    before = rows(book)
    interactions.correct(book, talk, replace(now(book, talk), topics=("#Lyon", "HOUSING")), now=NOW)
    assert now(book, talk).topics == ("housing", "Lyon"), "one that is there stays as it is spelled"
    interactions.correct(book, talk, replace(now(book, talk), topics=()), now=NOW)
    assert now(book, talk).topics == ()
    for _ in range(2):
        undo.undo(book, now=NOW)
    assert rows(book) == before
    with pytest.raises(CannotDo, match="60 letters"):
        interactions.correct(book, talk, replace(now(book, talk), topics=("x" * 61,)), now=NOW)
    assert rows(book) == before
