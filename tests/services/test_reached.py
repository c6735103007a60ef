"""The one question that Write leaves behind outlives a restart, is asked once more, and is answered undoably."""

from collections.abc import Callable, Iterator
from contextlib import closing
from datetime import datetime, timedelta, timezone
from functools import partial
from pathlib import Path

import pytest

from networker.domain.vocabulary import Channel, PersonId, State
from networker.services import asking, circles, people, quick_log, reach_out, reached, shares, triage, undo
from networker.services.errors import CannotDo
from networker.store.book import Book
from tests import samples
from tests.store.dump import dump

NOW = datetime(2026, 11, 20, 10, 0, tzinfo=timezone(timedelta(hours=1)))
DAY = timedelta(days=1)


@pytest.fixture
def book(data_dir: Path) -> Iterator[Book]:
    with closing(Book(data_dir, now=NOW)) as found:
        yield found


@pytest.fixture
def ana(book: Book) -> PersonId:
    return people.add(book, name="Ana Torres", now=NOW - 30 * DAY)[0]


def asked(book: Book, days: int = 0) -> list[tuple[str, Channel]]:
    return [(each.given, each.channel) for each in reached.questions(book.reader, (NOW + days * DAY).date())]


def test_the_question_stands_until_it_is_answered_for_a_week(book: Book, ana: PersonId) -> None:
    reached.began(book, ana, Channel.SIGNAL, now=NOW)
    assert [len(asked(book, days)) for days in range(9)] == [1] * 8 + [0]


@pytest.mark.parametrize("days", range(7))
def test_ask_tomorrow_works_on_every_day_of_the_week_after_writing(
    book: Book, ana: PersonId, days: int
) -> None:
    reached.began(book, ana, Channel.SIGNAL, now=NOW)
    reached.later(book, ana, now=NOW + days * DAY)
    assert [len(asked(book, each)) for each in range(8)] == [*[0] * (days + 1), *[1] * (7 - days)]


def test_what_is_said_of_a_circle_does_not_answer_it(book: Book, ana: PersonId) -> None:
    reached.began(book, ana, Channel.SIGNAL, now=NOW)
    circles.leave(book, ana, now=NOW)
    circles.never(book, ana, now=NOW)
    triage.later(book, ana, now=NOW)
    assert len(asked(book)) == 1
    assert reached.yes(book, ana, now=NOW)


def test_a_second_press_changes_nothing_and_undo_takes_back_one(book: Book, ana: PersonId) -> None:
    assert reached.began(book, ana, Channel.SIGNAL, now=NOW)
    assert not reached.began(book, ana, Channel.SIGNAL, now=NOW)
    assert reached.later(book, ana, now=NOW)
    assert not reached.later(book, ana, now=NOW)
    assert reached.yes(book, ana, now=NOW)
    with pytest.raises(CannotDo):
        reached.yes(book, ana, now=NOW)
    assert book.read("SELECT count(*) FROM interaction") == [(1,)]
    for left in (0, 1, 0):  # yes, later, written
        undo.undo(book, now=NOW)
        assert len(asked(book, left)) == left
    assert book.read("SELECT count(*) FROM reach_action") == [(0,)]


def test_writing_again_after_yes_asks_again_and_tomorrow_is_said_of_all(book: Book, ana: PersonId) -> None:
    minutes = [NOW + timedelta(minutes=n) for n in range(5)]
    reached.began(book, ana, Channel.SIGNAL, now=minutes[0])
    reached.yes(book, ana, now=minutes[1])
    reached.began(book, ana, Channel.SIGNAL, now=minutes[2])
    reached.began(book, ana, Channel.MAIL, now=minutes[3])
    assert asked(book) == [("Ana", Channel.MAIL)], "each of them once"
    reached.later(book, ana, now=minutes[4])
    assert (asked(book), len(asked(book, 1))) == ([], 1)
    reached.not_yet(book, ana, now=minutes[4])
    assert asked(book, 1) == [("Ana", Channel.SIGNAL)]
    reached.not_yet(book, ana, now=minutes[4])
    assert asked(book, 1) == []
    assert book.read("SELECT kind FROM interaction") == [("message",)]


def test_it_outlives_a_restart(data_dir: Path) -> None:
    with closing(Book(data_dir, now=NOW)) as book:
        ana, _ = people.add(book, name="Ana Torres", now=NOW)
        reached.began(book, ana, Channel.MAIL, now=NOW)
    with closing(Book(data_dir, now=NOW)) as book:
        assert asked(book) == [("Ana", Channel.MAIL)]


def test_yes_logs_it_on_its_channel_and_its_day_and_undo_asks_again(book: Book, ana: PersonId) -> None:
    reached.began(book, ana, Channel.WHATSAPP, now=NOW)
    reached.yes(book, ana, now=NOW + DAY)
    logged = "SELECT kind, channel, direction, day, at FROM interaction"
    assert book.read(logged) == [("message", "whatsapp", "out", "2026-11-20", None)]
    assert asked(book, 1) == []
    undo.undo(book, now=NOW + DAY)
    assert book.read(logged) == []
    assert asked(book, 1) == [("Ana", Channel.WHATSAPP)]


@pytest.mark.parametrize(
    ("channel", "kind", "depth"),
    [
        (Channel.MAIL, "mail", None),
        (Channel.PHONE, "call", "together"),
        (Channel.IN_PERSON, "meeting", "together"),
    ],
)
def test_the_channel_tells_what_it_was(
    book: Book, ana: PersonId, channel: Channel, kind: str, depth: str | None
) -> None:
    reached.began(book, ana, channel, now=NOW)
    reached.yes(book, ana, now=NOW)
    assert book.read("SELECT kind, depth FROM interaction") == [(kind, depth)]


@pytest.mark.parametrize("answer", [reached.yes, reached.not_yet, reached.later])
def test_every_answer_ends_the_question_and_can_be_undone(
    book: Book, ana: PersonId, answer: Callable[..., object]
) -> None:
    reached.began(book, ana, Channel.SIGNAL, now=NOW)
    answer(book, ana, now=NOW)
    assert asked(book) == []
    undo.undo(book, now=NOW)
    assert asked(book) == [("Ana", Channel.SIGNAL)]


def test_later_asks_on_the_next_day(book: Book, ana: PersonId) -> None:
    reached.began(book, ana, Channel.SIGNAL, now=NOW)
    reached.later(book, ana, now=NOW)
    assert [len(asked(book, days)) for days in (0, 1, 2)] == [0, 1, 1]


def test_a_talk_that_is_logged_answers_it(book: Book, ana: PersonId) -> None:
    reached.began(book, ana, Channel.SIGNAL, now=NOW)
    quick_log.log(book, "call Ana Torres", now=NOW)
    assert asked(book) == []


def test_nobody_is_asked_about_who_was_let_go(book: Book, ana: PersonId) -> None:
    reached.began(book, ana, Channel.SIGNAL, now=NOW)
    reach_out.act(book, ana, "let go", now=NOW)
    assert asked(book) == []


def test_without_a_beginning_there_is_nothing_to_answer(book: Book, ana: PersonId) -> None:
    for answer in (reached.yes, reached.not_yet, reached.later):
        with pytest.raises(CannotDo):
            answer(book, ana, now=NOW)


def test_writing_leaves_the_card_until_the_answer(book: Book) -> None:
    samples.fill(book, now=NOW)
    before = reach_out.today(book, now=NOW)
    person = before.cards[0].person
    reached.began(book, person, Channel.SIGNAL, now=NOW)
    after = reach_out.today(book, now=NOW)
    assert [card.person for card in after.cards] == [card.person for card in before.cards]
    assert [each.person for each in after.questions] == [person]
    reached.yes(book, person, now=NOW)
    after = reach_out.today(book, now=NOW)
    assert [(row.person, row.what) for row in after.done] == [(person, "wrote on Signal")]
    assert after.questions == ()


def test_nothing_by_which_the_list_leads_to_somebody_is_noted_of_the_dead(book: Book, ana: PersonId) -> None:
    ben, _ = people.add(book, name="Ben Ode", now=NOW - 30 * DAY)
    reached.began(book, ana, Channel.SIGNAL, now=NOW)
    people.set_state(book, ana, State.DECEASED, now=NOW)
    before = dump(book)
    for verb in (
        lambda: reached.yes(book, ana, now=NOW),
        lambda: reached.began(book, ana, Channel.MAIL, now=NOW),
        lambda: shares.share(book, ana, "rain", channel=Channel.MAIL, now=NOW),
        lambda: asking.ask(book, ben, ana, Channel.MAIL, now=NOW),
        lambda: asking.ask(book, ana, ben, Channel.MAIL, now=NOW),
        *(partial(reach_out.act, book, ana, each, now=NOW, until=NOW.date()) for each in reach_out.ACTIONS),
    ):
        with pytest.raises(CannotDo, match="Ana Torres has died"):
            verb()
    assert dump(book) == before
