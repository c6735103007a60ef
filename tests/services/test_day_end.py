"""What a day's list came to."""

from collections.abc import Iterator
from contextlib import closing
from datetime import datetime, timedelta, timezone
from pathlib import Path

import pytest

from networker.domain.vocabulary import Channel, Kind, PersonId, Side, State
from networker.services import day_end, follow_ups, people, quick_log, reach_out
from networker.services.today_views import DayEnd
from networker.store.book import Book
from tests import samples

NOW = datetime(2026, 11, 20, 10, 0, tzinfo=timezone(timedelta(hours=1)))


@pytest.fixture
def book(data_dir: Path) -> Iterator[Book]:
    with closing(Book(data_dir, now=NOW)) as found:
        yield found


def add(book: Book, name: str) -> PersonId:
    return people.add(book, name=name, now=NOW)[0]


def ended(book: Book, *who: PersonId) -> DayEnd:
    return day_end.ended(book.reader, NOW.date(), who)


def test_talks_and_messages_are_counted_once_however_many_took_part(book: Book) -> None:
    ana, ben, eva = add(book, "Ana Torres"), add(book, "Ben Ode"), add(book, "Eva Lind")
    quick_log.log(book, "coffee Ana Torres, Ben Ode", now=NOW)
    quick_log.log(book, "call Ana Torres", now=NOW)
    quick_log.log(book, "mail to Ben Ode", now=NOW)
    quick_log.log(book, "call Ana Torres yesterday", now=NOW)
    quick_log.log(book, "call Eva Lind", now=NOW)
    found = ended(book, ana, ben)
    assert (found.talks, found.messages) == (2, 1)
    assert ended(book, ana, ben, eva).talks == 3


def test_promises_of_the_days_talks_and_answers_came_of_it(book: Book) -> None:
    ana, ben = add(book, "Ana Torres"), add(book, "Ben Ode")
    quick_log.log(book, "call Ana Torres; she sends photos next week; I send the number tomorrow", now=NOW)
    with book.step("log", "Log", now=NOW) as step:
        talk = step.insert(
            "interaction", kind=Kind.MAIL.value, channel=Channel.MAIL.value, direction="in", day="2026-11-20"
        )
        step.insert("interaction_person", interaction=talk, person=ben)
    came = ended(book, ana, ben).came
    assert [(each.what, each.given, each.side, each.channel) for each in came] == [
        ("promise", "Ana", Side.THEM, Channel.OTHER),
        ("promise", "Ana", Side.ME, Channel.OTHER),
        ("answer", "Ben", Side.ME, Channel.MAIL),
    ]


def test_what_was_promised_otherwise_or_is_kept_came_of_no_talk_of_the_day(book: Book) -> None:
    ana = add(book, "Ana Torres")
    follow_ups.add(book, side=Side.ME, text="before the call", due=None, people=[ana], now=NOW)
    quick_log.log(book, "call Ana Torres yesterday; I send the map tomorrow", now=NOW)
    quick_log.log(book, "call Ana Torres; I send the number tomorrow", now=NOW)
    ((number,),) = book.read("SELECT id FROM follow_up WHERE text LIKE '%number%'")
    assert [each.text for each in ended(book, ana).came] == ["send the number"]
    follow_ups.done(book, number, now=NOW)
    assert ended(book, ana).came == ()


def test_a_list_whose_people_all_left_the_book_is_no_end_of_the_day(book: Book) -> None:
    quick_log.log(book, "coffee Ana Ruiz 1 march", now=NOW, new=True)
    [card] = reach_out.today(book, now=NOW).cards
    people.set_state(book, card.person, State.DECEASED, now=NOW)
    today = reach_out.today(book, now=NOW)
    assert (today.size, today.done, today.ended, today.tomorrow) == (0, (), None, ())


def test_the_list_says_what_it_came_to_only_when_everybody_is_done(book: Book) -> None:
    samples.fill(book, now=NOW)
    today = reach_out.today(book, now=NOW)
    for card in today.cards:
        assert reach_out.today(book, now=NOW).ended is None
        reach_out.act(book, card.person, "done", now=NOW, channel=Channel.PHONE)
    found = reach_out.today(book, now=NOW).ended
    assert found is not None
    assert (found.talks, found.messages) == (5, 0)
