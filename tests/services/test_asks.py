"""The record of asks: each verb one step that undo takes back; thanks are a promise; merges and whole books carry it along."""

from collections.abc import Iterator
from contextlib import closing
from datetime import date, datetime, timedelta, timezone
from pathlib import Path

import pytest

from networker.domain.vocabulary import AskId, Channel, PersonId, Side, State
from networker.services import (
    asked_before,
    asks,
    exports,
    follow_ups,
    imports,
    merge,
    people,
    reach_out,
    reached,
    timeline,
    undo,
)
from networker.services.asked_before import AskView, Outcome
from networker.services.asks import Said
from networker.services.errors import CannotDo
from networker.store.book import Book

NOW = datetime(2026, 11, 20, 10, 0, tzinfo=timezone(timedelta(hours=1)))
TODAY = NOW.date()
LATER = NOW + timedelta(days=3)


@pytest.fixture
def book(data_dir: Path) -> Iterator[Book]:
    with closing(Book(data_dir, now=NOW)) as found:
        yield found


@pytest.fixture
def omar(book: Book) -> PersonId:
    return people.add(book, name="Omar Aziz", now=NOW)[0]


@pytest.fixture
def hana(book: Book) -> PersonId:
    return people.add(book, name="Hana Sato", now=NOW)[0]


def ask(book: Book, person: PersonId, question: str = "who knows snorkelling") -> AskId:
    return asks.ask(book, question, person, Channel.MAIL, now=NOW)[0]


def only(book: Book) -> AskView:
    found = asked_before.listing(book)
    assert found.total == 1
    return found.asks[0]


def helped(book: Book, answer: str = "Dahab") -> AskView:
    view = only(book)
    said = {view.people[0].id: Said(answer, True)}
    asks.note(book, view.id, said=said, outcome="", closed=False, now=NOW)
    return only(book)


def rows(book: Book) -> list[list[tuple[object, ...]]]:
    return [
        book.read(f"SELECT * FROM {table} ORDER BY id")
        for table in ("ask", "ask_person", "follow_up", "follow_up_person", "reach_action")
    ]


def test_a_question_is_recorded_with_whom_when_and_where(book: Book, omar: PersonId) -> None:
    number, changes = asks.ask(book, "who knows snorkelling", omar, Channel.SIGNAL, now=NOW, words="Hi Omar")
    assert changes.people == {omar}
    view = only(book)
    assert (view.id, view.question, view.day, view.closed) == (number, "Who knows snorkelling?", TODAY, None)
    [one] = view.people
    assert (one.person, one.name, one.day, one.channel) == (omar, "Omar Aziz", TODAY, Channel.SIGNAL)
    assert (one.answer, one.helped, one.thanks, one.thanked) == ("", None, None, None)
    assert view.came is Outcome.WAITS
    [question] = reach_out.today(book, now=NOW).questions
    assert (question.person, question.channel, question.words) == (omar, Channel.SIGNAL, "Hi Omar")


def test_one_question_is_put_to_several_as_long_as_it_is_open(
    book: Book, omar: PersonId, hana: PersonId
) -> None:
    first = ask(book, omar)
    assert ask(book, hana, "Who knows Snorkelling?!") == first
    assert [each.person for each in only(book).people] == [omar, hana]
    asks.ask(book, "who knows snorkelling", omar, Channel.PHONE, now=LATER)
    again = only(book).people[0]
    assert (again.day, again.channel) == (LATER.date(), Channel.PHONE)
    asks.note(book, first, said={}, outcome="Read a book", closed=True, now=NOW)
    assert ask(book, omar) != first, "once closed it is another one"
    assert asked_before.listing(book).total == 2


def test_who_helped_is_to_be_thanked_and_kept_it_is_thanks(book: Book, omar: PersonId) -> None:
    ask(book, omar)
    view = helped(book)
    assert (view.came, view.people[0].answer, view.people[0].thanks is not None) == (
        Outcome.HELPED,
        "Dahab",
        True,
    )
    [promise] = follow_ups.due(book, until=TODAY)
    assert promise.side is Side.ME
    assert promise.text == "thank Omar for the answer to “Who knows snorkelling?”"
    assert [each.id for each in promise.people] == [omar]
    follow_ups.done(book, promise.id, now=LATER)
    [one] = only(book).people
    assert (one.thanks, one.thanked) == (None, LATER.date())
    undo.undo(book, now=LATER)
    [one] = only(book).people
    assert (one.thanks, one.thanked) == (promise.id, None)
    asks.thanked(book, one.id, now=LATER)
    assert follow_ups.due(book) == ()
    assert only(book).people[0].thanked == LATER.date()
    assert not asks.thanked(book, one.id, now=LATER), "once is enough"


def test_thanks_go_with_the_word_that_it_helped_and_are_not_promised_twice(
    book: Book, omar: PersonId
) -> None:
    ask(book, omar)
    view = helped(book)
    helped(book, "Dahab, in June")
    assert len(follow_ups.due(book)) == 1
    said = {view.people[0].id: Said("Dahab", False)}
    asks.note(book, view.id, said=said, outcome="", closed=False, now=NOW)
    assert follow_ups.due(book) == ()
    assert (only(book).came, only(book).people[0].helped) == (Outcome.ANSWERED, False)
    undo.undo(book, now=NOW)
    assert len(follow_ups.due(book)) == 1


def test_whoever_was_thanked_is_not_to_be_thanked_again(book: Book, omar: PersonId) -> None:
    ask(book, omar)
    view = helped(book)
    asks.thanked(book, view.people[0].id, now=NOW)
    for helps in (False, True):
        said = {view.people[0].id: Said("Dahab", helps)}
        asks.note(book, view.id, said=said, outcome="", closed=False, now=NOW)
    assert (only(book).came, follow_ups.due(book)) == (Outcome.HELPED, ())


def test_a_promise_that_is_dropped_leaves_nobody_to_thank(book: Book, omar: PersonId) -> None:
    ask(book, omar)
    [one] = helped(book).people
    assert one.thanks is not None
    follow_ups.drop(book, one.thanks, now=NOW)
    [one] = only(book).people
    assert (one.thanks, one.thanked, one.helped) == (None, None, True)


def test_the_dead_are_not_asked_and_no_thanks_to_them_are_promised(
    book: Book, omar: PersonId, hana: PersonId
) -> None:
    number = ask(book, omar)
    for each in (omar, hana):
        people.set_state(book, each, State.DECEASED, now=NOW)
    before = rows(book)
    with pytest.raises(CannotDo, match="Hana Sato has died"):
        ask(book, hana)
    assert rows(book) == before
    helped(book)
    assert (only(book).id, follow_ups.due(book)) == (number, ())


def test_what_is_looked_up_was_asked_nobody_and_is_closed(book: Book) -> None:
    number, _ = asks.looked_up(book, "Who was at the fair?", outcome=" The  catalogue ", now=NOW)
    view = only(book)
    assert (view.id, view.people, view.outcome, view.closed) == (number, (), "The catalogue", TODAY)
    assert view.came is Outcome.LOOKED_UP


def test_not_reached_it_was_not_asked(book: Book, omar: PersonId, hana: PersonId) -> None:
    ask(book, omar)
    ask(book, hana)
    reached.not_yet(book, hana, now=NOW)
    assert [each.person for each in only(book).people] == [omar]
    reached.not_yet(book, omar, now=NOW)
    assert asked_before.listing(book).total == 0, "nothing is left of the question"
    undo.undo(book, now=NOW)
    view = helped(book)
    reached.not_yet(book, omar, now=NOW)
    assert only(book).people == view.people, "whoever answered was asked"


def test_reached_it_stays(book: Book, omar: PersonId) -> None:
    ask(book, omar)
    reached.yes(book, omar, now=NOW)
    assert book.read("SELECT kind, day FROM interaction") == [("mail", TODAY.isoformat())]
    assert only(book).came is Outcome.WAITS


def test_what_came_of_a_question_touches_those_who_were_asked(book: Book, omar: PersonId) -> None:
    changes = asks.note(book, ask(book, omar), said={}, outcome="Went", closed=True, now=NOW)
    assert changes.people == {omar}, "their column shows it"


def test_every_verb_is_one_step_and_undo_takes_it_back(book: Book, omar: PersonId) -> None:
    def note(closed: bool) -> None:
        view = only(book)
        asks.note(
            book, view.id, said={view.people[0].id: Said("Yes", True)}, outcome="Went", closed=closed, now=NOW
        )

    states = [rows(book)]
    for verb in (
        lambda: ask(book, omar),
        lambda: note(True),
        lambda: note(False),
        lambda: asks.thanked(book, only(book).people[0].id, now=NOW),
        lambda: asks.take_out(book, only(book).id, now=NOW),
        lambda: asks.looked_up(book, "Who was at the fair?", now=NOW),
    ):
        verb()
        states.append(rows(book))
    assert len({repr(each) for each in states}) == len(states)
    for state in reversed(states[:-1]):
        undo.undo(book, now=NOW)
        assert rows(book) == state


def test_a_question_that_is_forgotten_takes_its_open_thanks_along(book: Book, omar: PersonId) -> None:
    ask(book, omar)
    view = helped(book)
    changes = asks.take_out(book, view.id, now=NOW)
    assert changes.people == {omar}
    assert (asked_before.listing(book).total, follow_ups.due(book)) == (0, ())
    for verb in (
        lambda: asks.take_out(book, view.id, now=NOW),
        lambda: asks.note(book, view.id, said={}, outcome="", closed=True, now=NOW),
        lambda: asks.thanked(book, view.people[0].id, now=NOW),
    ):
        with pytest.raises(CannotDo, match="not in the book any more"):
            verb()


@pytest.mark.parametrize("words", ["", " ", "?!"])
def test_a_question_needs_words(book: Book, omar: PersonId, words: str) -> None:
    with pytest.raises(CannotDo, match="needs a few words"):
        ask(book, omar, words)
    with pytest.raises(CannotDo, match="needs a few words"):
        asks.looked_up(book, words, now=NOW)


def test_whoever_two_become_was_asked_by_both(book: Book, omar: PersonId, hana: PersonId) -> None:
    ask(book, omar)
    asks.ask(book, "who knows snorkelling", hana, Channel.SIGNAL, now=NOW)
    view = only(book)
    said = {view.people[1].id: Said("Ask the club", True)}
    asks.note(book, view.id, said=said, outcome="", closed=False, now=NOW)
    before = only(book)
    merge.merge(book, omar, hana, now=NOW)
    [one] = only(book).people
    assert (one.person, one.answer, one.helped) == (omar, "Ask the club", True)
    assert (one.channel, one.thanks) == (Channel.MAIL, before.people[1].thanks)
    undo.undo(book, now=NOW)
    assert only(book) == before


def test_a_whole_book_brings_it_back_to_the_row(book: Book, omar: PersonId, tmp_path: Path) -> None:
    ask(book, omar)
    helped(book)
    asks.looked_up(book, "Who was at the fair?", now=NOW)
    before = rows(book)
    path = tmp_path / "book.json"
    exports.export(book, path, format="json", now=NOW)
    with closing(Book(tmp_path / "other", now=NOW)) as other:
        imports.apply(other, imports.plan(other, [path], now=NOW), now=NOW)
        assert rows(other) == before


def test_whoever_was_asked_has_it_in_their_head(book: Book, omar: PersonId, hana: PersonId) -> None:
    ask(book, omar)
    ask(book, hana)
    asks.ask(book, "who knows a notary", omar, Channel.MAIL, now=LATER)
    head = timeline.head(book, omar, today=TODAY)
    assert head is not None
    assert [each.question for each in head.asks] == ["Who knows a notary?", "Who knows snorkelling?"]
    head = timeline.head(book, hana, today=TODAY)
    assert head is not None
    assert [len(each.people) for each in head.asks] == [2]


def test_the_last_ones_are_listed_and_counted(book: Book, omar: PersonId) -> None:
    for n in range(5):
        asks.looked_up(book, f"Who knows {n}?", now=NOW + timedelta(days=n))
    found = asked_before.listing(book, limit=2)
    assert (found.total, [each.question for each in found.asks]) == (5, ["Who knows 4?", "Who knows 3?"])
    assert found.asks[0].day == date(2026, 11, 24)
