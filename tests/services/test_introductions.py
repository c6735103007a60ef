"""Introductions: made and received, what follows from them, the question after a month; each with a way back."""

from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from networker.domain.fruit import Came, IntroductionId
from networker.domain.vocabulary import Channel, FollowUpId, PersonId, Side, State
from networker.services import (
    asking,
    came_of,
    follow_ups,
    fruit,
    introducing,
    introductions,
    merge,
    people,
    reached,
    ties,
    undo,
    wins,
)
from networker.services.errors import CannotDo
from networker.services.fruit_views import CameOf
from networker.services.introductions import IntroductionSaid
from networker.services.wins import WinSaid
from networker.store.book import Book
from tests.store.dump import dump

NOW = datetime(2026, 11, 20, 9, tzinfo=UTC)
DAY = date(2026, 11, 18)
MONTH = timedelta(days=30)


@pytest.fixture
def book(data_dir: Path) -> Iterator[Book]:
    with closing(Book(data_dir, now=NOW)) as found:
        yield found


@pytest.fixture
def three(book: Book) -> list[PersonId]:
    return [people.add(book, name=name, now=NOW)[0] for name in ("Ana Torres", "Ben Ode", "Carla Wu")]


def made(one: PersonId, two: PersonId, **more: object) -> IntroductionSaid:
    return IntroductionSaid(side=Side.ME, person=one, other=two, day=DAY, **more)  # type: ignore[arg-type]


def received(person: PersonId, by: PersonId, **more: object) -> IntroductionSaid:
    return IntroductionSaid(side=Side.THEM, person=person, other=by, day=DAY, **more)  # type: ignore[arg-type]


def view(book: Book, number: IntroductionId) -> introductions.IntroductionView:
    found = introductions.one(book, number)
    assert found is not None
    return found


def tied(book: Book) -> list[tuple[int, int, str]]:
    return book.read("SELECT person_id, other_id, kind FROM tie")  # type: ignore[return-value]


def test_one_made_stands_with_both_and_ties_them_once_they_talked(book: Book, three: list[PersonId]) -> None:
    ana, ben, _ = three
    pictures = [dump(book)]
    number, changes = introductions.add(book, made(ana, ben, words="both build bridges"), now=NOW)
    assert changes.people == {ana, ben}
    assert changes.label == "You brought Ana Torres and Ben Ode together"
    assert [row.what for row in fruit.index(book, person=ben)] == ["introduction"]
    assert tied(book) == []
    pictures.append(dump(book))
    introductions.came(book, number, Came.HELPED, now=NOW)
    assert view(book, number).came is Came.HELPED
    assert tied(book) == [(ana, ben, "acquaintance")]
    pictures.append(dump(book))
    introductions.came(book, number, Came.NOTHING, now=NOW)
    assert tied(book) == []
    pictures.append(dump(book))
    introductions.delete(book, number, now=NOW)
    for picture in reversed(pictures):
        undo.undo(book, now=NOW)
        assert dump(book) == picture


def test_a_tie_that_is_there_already_is_enough_and_none_of_the_users_own_goes(
    book: Book, three: list[PersonId]
) -> None:
    ana, ben, carla = three
    ties.add(book, ana, "friend", ben, now=NOW)
    first, _ = introductions.add(book, made(ana, ben, came=Came.TALKED), now=NOW)
    assert [kind for *_, kind in tied(book)] == ["friend"]
    introductions.delete(book, first, now=NOW)
    assert [kind for *_, kind in tied(book)] == ["friend"]
    second, _ = introductions.add(book, made(ana, carla, came=Came.TALKED), now=NOW)
    tie = next(each for each in ties.ties_of(book.reader, ana) if each.other.id == carla)
    ties.change(book, ana, tie, "colleague", carla, now=NOW)
    introductions.delete(book, second, now=NOW)
    assert [kind for *_, kind in tied(book)] == ["friend", "colleague"]


def test_one_received_is_said_of_whom_it_brought_and_answers_what_was_asked(
    book: Book, three: list[PersonId]
) -> None:
    ana, ben, _ = three
    asking.ask(book, ben, ana, Channel.MAIL, now=NOW)
    rows = fruit.index(book, "introductions")
    assert [row.what for row in rows] == ["asked"]
    (waits,) = fruit.fetch(book, [(row.what, row.id) for row in rows]).values()
    assert isinstance(waits, introductions.AskedFor)
    assert (waits.wanted.name, waits.via.name, waits.since) == ("Ben Ode", "Ana Torres", NOW.date())
    before = dump(book)
    number, _ = introductions.add(book, received(ben, ana), now=NOW)
    assert tied(book) == [(ben, ana, "introduced by")]
    assert [row.what for row in fruit.index(book, "introductions")] == ["introduction"]
    assert book.read("SELECT state FROM follow_up") == [("done",)]
    assert view(book, number).side is Side.THEM
    undo.undo(book, now=NOW)
    assert dump(book) == before


def test_an_introduction_that_was_asked_for_has_come_once_its_promise_is_kept(
    book: Book, three: list[PersonId]
) -> None:
    ana, ben, carla = three
    asking.ask(book, ben, ana, Channel.MAIL, now=NOW)
    other, _ = follow_ups.add(book, side=Side.THEM, text="sends it", due=None, people=[ana, carla], now=NOW)
    before = dump(book)
    follow_ups.done(book, other, now=NOW)
    assert fruit.index(book, "introductions")[0].what == "asked"  # that promise was another
    (promise,) = [each.id for each in follow_ups.due(book) if each.due is not None]
    follow_ups.done(book, promise, now=NOW)
    assert [row.what for row in fruit.index(book, "introductions")] == ["introduction"]
    found = view(book, IntroductionId(1))
    assert (found.side, found.person.id, found.other.id, found.day) == (Side.THEM, ben, ana, NOW.date())
    assert tied(book) == [(ben, ana, "introduced by")]
    assert book.read("SELECT count(*) FROM reach_action WHERE action = 'asked'") == [(0,)]
    undo.undo(book, now=NOW)
    undo.undo(book, now=NOW)
    assert dump(book) == before


def test_of_two_asked_on_one_day_each_has_its_own_end(book: Book, three: list[PersonId]) -> None:
    ana, ben, carla = three
    for via in (ana, carla):
        asking.ask(book, ben, via, Channel.MAIL, now=NOW)
    before = dump(book)
    introductions.add(book, received(ben, carla), now=NOW)
    assert book.read("SELECT state FROM follow_up ORDER BY id") == [("open",), ("done",)]
    rests = "SELECT person_id FROM reach_action WHERE action = 'asked'"
    assert book.read(rests) == [(ben,)]
    undo.undo(book, now=NOW)
    people.set_state(book, ben, State.DECEASED, now=NOW)
    assert book.read("SELECT 1 FROM follow_up") == []
    assert book.read(rests) == []
    undo.undo(book, now=NOW)
    assert dump(book) == before


def test_what_was_dropped_or_said_anew_leaves_the_others_their_end(book: Book, three: list[PersonId]) -> None:
    ana, ben, carla = three
    asking.ask(book, ben, ana, Channel.MAIL, now=NOW - MONTH)
    asking.ask(book, ben, carla, Channel.MAIL, now=NOW - MONTH / 2)
    follow_ups.drop(book, FollowUpId(2), now=NOW)
    follow_ups.change(
        book, FollowUpId(1), side=Side.THEM, text="Introduces us", due=None, repeats="", unless_contact=True, now=NOW
    )  # fmt: skip
    introductions.add(book, received(ben, ana), now=NOW)
    assert book.read("SELECT state FROM follow_up ORDER BY id") == [("done",), ("dropped",)]
    left = book.read("SELECT day FROM reach_action WHERE action = 'asked'")
    assert left == [((NOW - MONTH / 2).date().isoformat(),)], "of the one that was dropped"


def promised(book: Book, one: PersonId, other: PersonId) -> FollowUpId:
    """A promise to introduce two to each other, which stands in the list until then."""
    introducing.promise(book, [one, other], text="Introduce them", due=NOW.date(), now=NOW)
    ((what, number, _),) = fruit.index(book, "introductions")
    assert what == "promised"
    (waits,) = fruit.fetch(book, [(what, number)]).values()
    assert isinstance(waits, introductions.PromisedTo)
    assert [each.id for each in waits.people] == [one, other]
    assert (waits.since, waits.due) == (NOW.date(), NOW.date())
    return waits.promise


def test_an_introduction_that_was_promised_is_made_once_its_promise_is_kept(
    book: Book, three: list[PersonId]
) -> None:
    ana, ben, _ = three
    follow_ups.add(book, side=Side.ME, text="cook", due=None, people=[ana, ben], now=NOW)
    promise = promised(book, ben, ana)
    undo.undo(book, now=NOW)
    assert fruit.index(book) == []
    undo.redo(book, now=NOW)
    assert [row.what for row in fruit.index(book)] == ["promised"]
    before = dump(book)
    follow_ups.done(book, promise, now=NOW)
    assert [row.what for row in fruit.index(book, "introductions")] == ["introduction"]
    found = view(book, IntroductionId(1))
    assert (found.side, found.person.id, found.other.id, found.day) == (Side.ME, ben, ana, NOW.date())
    asked = came_of.question(book.reader, NOW.date() + timedelta(days=30))
    assert asked is not None, "it is asked what came of it"
    undo.undo(book, now=NOW)
    assert dump(book) == before


def test_one_that_is_noted_keeps_the_promise_of_these_two_alone(book: Book, three: list[PersonId]) -> None:
    ana, ben, carla = three
    promised(book, ana, ben)
    before = dump(book)
    introductions.add(book, made(ben, carla), now=NOW)
    assert [row.what for row in fruit.index(book, "introductions")] == ["promised", "introduction"]
    undo.undo(book, now=NOW)
    introductions.add(book, made(ben, ana), now=NOW)
    assert [row.what for row in fruit.index(book, "introductions")] == ["introduction"]
    assert book.read("SELECT state FROM follow_up") == [("done",)]
    undo.undo(book, now=NOW)
    assert dump(book) == before


def test_a_promise_of_two_who_were_introduced_before_is_kept_and_no_more(
    book: Book, three: list[PersonId]
) -> None:
    ana, ben, _ = three
    introductions.add(book, made(ana, ben), now=NOW)
    introducing.promise(book, [ben, ana], text="Introduce them", due=NOW.date(), now=NOW)
    (promise,) = follow_ups.due(book)
    follow_ups.done(book, promise.id, now=NOW)
    assert book.read("SELECT count(*) FROM introduction") == [(1,)]


def test_a_death_ends_what_was_promised_and_so_does_a_merge_of_the_two(
    book: Book, three: list[PersonId]
) -> None:
    ana, ben, carla = three
    promised(book, ana, ben)
    before = dump(book)
    people.set_state(book, carla, State.DECEASED, now=NOW)
    assert len(follow_ups.due(book)) == 1, "she has no part in it"
    people.set_state(book, ben, State.DECEASED, now=NOW)
    assert follow_ups.due(book) == ()
    undo.undo(book, now=NOW)
    undo.undo(book, now=NOW)
    merge.merge(book, carla, ben, now=NOW)
    assert [row.what for row in fruit.index(book)] == ["promised"], "of whom he became a part"
    merge.merge(book, ana, carla, now=NOW)
    assert follow_ups.due(book) == ()
    undo.undo(book, now=NOW)
    undo.undo(book, now=NOW)
    assert dump(book) == before


def test_set_right_it_moves_its_tie_along(book: Book, three: list[PersonId]) -> None:
    ana, ben, carla = three
    number, _ = introductions.add(book, received(ben, ana), now=NOW)
    introductions.change(book, number, received(ben, carla, words="it was her"), now=NOW)
    assert tied(book) == [(ben, carla, "introduced by")]
    introductions.change(book, number, made(ben, carla), now=NOW)
    assert tied(book) == []
    assert IntroductionSaid.as_it_is(view(book, number)) == made(ben, carla)


def test_what_cannot_be_is_refused(book: Book, three: list[PersonId]) -> None:
    ana, ben, _ = three
    introductions.add(book, made(ana, ben), now=NOW)
    before = dump(book)
    for wrong, why in (
        (made(ana, ana), "between two people"),
        (made(ben, ana), "noted already"),
        (replace(made(ana, three[2]), day=NOW.date() + timedelta(days=1)), "lies ahead"),
        (made(ana, PersonId(99)), "not in the book"),
    ):
        with pytest.raises(CannotDo, match=why):
            introductions.add(book, wrong, now=NOW)
    assert dump(book) == before


@pytest.mark.parametrize(
    ("answer", "came", "asked_again"),
    [("yes", Came.TALKED, False), ("not yet", Came.NOTHING, False), ("later", Came.UNKNOWN, True)],
)
def test_a_month_after_it_is_asked_what_came_of_it(
    book: Book, three: list[PersonId], answer: str, came: Came, asked_again: bool
) -> None:
    ana, ben, _ = three
    number, _ = introductions.add(book, made(ana, ben), now=NOW)
    introductions.add(book, received(three[2], ana), now=NOW)  # of which the user knows what came
    due = DAY + MONTH
    assert reached.questions(book.reader, due - timedelta(days=1)) == ()
    (question,) = reached.questions(book.reader, due)
    assert question.introduced is not None
    assert (question.given, question.introduced.other_given) == ("Ana", "Ben")
    then = datetime.combine(due, NOW.timetz())
    before = dump(book)
    verb = {"yes": reached.yes, "not yet": reached.not_yet, "later": reached.later}[answer]
    assert verb(book, ana, now=then).today
    assert view(book, number).came is came
    assert reached.questions(book.reader, due) == ()
    assert bool(reached.questions(book.reader, due + MONTH)) is asked_again
    undo.undo(book, now=then)
    assert dump(book) == before


def test_it_is_not_asked_for_ever_nor_of_the_dead(book: Book, three: list[PersonId]) -> None:
    ana, ben, _ = three
    introductions.add(book, made(ana, ben), now=NOW)
    assert reached.questions(book.reader, DAY + 2 * MONTH)
    assert reached.questions(book.reader, DAY + 2 * MONTH + timedelta(days=1)) == ()
    people.set_state(book, ben, State.DECEASED, now=NOW)
    assert reached.questions(book.reader, DAY + MONTH) == ()


def test_a_split_gives_an_introduction_its_tie_back_under_whatever_number(
    book: Book, three: list[PersonId]
) -> None:
    ana, ben, carla = three
    second, _ = introductions.add(book, made(ben, carla, came=Came.TALKED), now=NOW)
    ties.add(book, ana, "friend", carla, now=NOW)
    last, _ = introductions.add(book, made(ana, ben, came=Came.TALKED), now=NOW)
    won = WinSaid(text="a bridge", day=DAY, people=(carla,), of=CameOf("introduction", last))
    wins.add(book, won, now=NOW)
    merge.merge(book, ana, ben, now=NOW)  # takes out the tie of the two, and their introduction
    assert book.read("SELECT introduction_id FROM win") == [(None,)]
    later, _ = people.add(book, name="Dora Lys", now=NOW)
    newer, _ = introductions.add(book, made(carla, later, came=Came.TALKED), now=NOW)
    assert newer == last  # numbers are given again
    merge.split(book, merge.merges(book)[0].step, now=NOW + timedelta(days=1))
    found = book.read(
        "SELECT i.person_id, i.other_id, t.person_id, t.other_id, t.kind FROM introduction i LEFT JOIN tie t"
        " ON t.id = i.tie_id ORDER BY 1, 2"
    )
    assert found == [
        (ana, ben, ana, ben, "acquaintance"), (ben, carla, ben, carla, "acquaintance"),
        (carla, later, carla, later, "acquaintance"),
    ]  # fmt: skip
    assert view(book, second).came is Came.TALKED
    [(of,)] = book.read("SELECT introduction_id FROM win")
    assert {each.id for each in view(book, IntroductionId(int(str(of)))).people} == {ana, ben}


def test_a_merge_brings_nobody_together_with_themselves_and_its_split_gives_it_back(
    book: Book, three: list[PersonId]
) -> None:
    ana, ben, carla = three
    introductions.add(book, made(ana, ben), now=NOW)
    introductions.add(book, made(ben, carla), now=NOW)
    before = dump(book)
    merge.merge(book, ana, ben, now=NOW)
    assert book.read("SELECT person_id, other_id FROM introduction") == [(ana, carla)]
    merge.split(book, merge.merges(book)[0].step, now=NOW + timedelta(days=1))
    assert sorted(row[1:] for row in dump(book)["introduction"]) == sorted(
        row[1:] for row in before["introduction"]
    )
