"""Today's list: made once a day, what an action does to it, and who rests."""

from contextlib import closing
from datetime import timedelta
from pathlib import Path

import pytest

from networker.domain.vocabulary import Channel, Circle, PersonId
from networker.services import (
    circles,
    people,
    quick_log,
    reach_making,
    reach_out,
    undo,
    why,
)
from networker.services.errors import CannotDo
from networker.services.reach_candidates import candidates_of
from networker.store.book import Book
from tests.services import reach_lists
from tests.services.reach_lists import NOW, names

book = reach_lists.book
small = reach_lists.small


def test_the_list_of_a_day_is_made_once(book: Book) -> None:
    first = reach_out.today(book, now=NOW)
    people.set_circle(book, [first.cards[0].person], None, now=NOW)
    assert names(book, NOW + timedelta(hours=12)) == [card.name for card in first.cards]
    assert len(first.cards) == 5
    assert len({card.kind for card in first.cards}) > 1
    assert all(card.reason.endswith(".") for card in first.cards)


def test_a_new_day_has_a_new_list(book: Book) -> None:
    today = names(book)
    assert reach_out.today(book, now=NOW + timedelta(days=1)).day == NOW.date() + timedelta(days=1)
    assert names(book, NOW + timedelta(days=1)) != today


@pytest.mark.parametrize("action", ["done", "later", "not now", "less often", "let go"])
def test_an_action_takes_an_entry_off_and_undo_brings_it_back_at_its_place(book: Book, action: str) -> None:
    before = reach_out.today(book, now=NOW)
    person = before.cards[1].person
    until = NOW.date() + timedelta(days=30) if action == "later" else None
    told = book.read("SELECT state, wish_days FROM person WHERE id = ?", (person,))
    reach_out.act(book, person, action, now=NOW, until=until)
    after = reach_out.today(book, now=NOW)
    assert [card.person for card in after.cards] == [c.person for c in before.cards if c.person != person]
    assert [row.person for row in after.done] == [person]
    assert after.size == 5
    undo.undo(book, now=NOW)
    assert names(book) == [card.name for card in before.cards]
    assert book.read("SELECT state, wish_days FROM person WHERE id = ?", (person,)) == told
    assert book.read("SELECT count(*) FROM reach_action") == [(0,)]


def test_less_often_makes_the_rhythm_half_as_long_again_each_time(small: Book) -> None:
    people.set_circle(small, [PersonId(1)], Circle.CLOSE, now=NOW)
    for wish in (45, 68):
        reach_out.act(small, PersonId(1), "less often", now=NOW)
        assert small.read("SELECT wish_days FROM person WHERE id = 1") == [(wish,)]


def test_whose_number_a_wish_is_follows_what_was_said_last_and_undo(small: Book) -> None:
    def by_less() -> bool:
        [ana] = candidates_of(small.reader, [1], NOW.date())
        return ana.wish_by_less

    circles.set_wish(small, PersonId(1), 30, now=NOW)
    told = [by_less()]
    reach_out.act(small, PersonId(1), "less often", now=NOW)
    told.append(by_less())
    circles.set_wish(small, PersonId(1), 42, now=NOW)
    told.append(by_less())
    undo.undo(small, now=NOW)
    told.append(by_less())
    undo.undo(small, now=NOW)
    assert [*told, by_less()] == [False, True, False, True, False]


def test_why_tells_who_begins_by_the_days_of_which_that_is_known(tmp_path: Path) -> None:
    with closing(Book(tmp_path / "book", now=NOW)) as book:
        ana, _ = people.add(book, name="Ana Ruiz", now=NOW)

        def talks(first: int, direction: str, kind: str = "message") -> str:
            with book.step("talks", "Talks", now=NOW) as step:
                for n in range(12):
                    day = (NOW.date() - timedelta(days=first + 9 * n)).isoformat()
                    talk = step.insert(
                        "interaction", kind=kind, channel="signal", direction=direction, day=day
                    )
                    step.insert("interaction_person", interaction=talk, person=ana)
            return " ".join(why.why(book, ana, day=NOW.date()))

        assert "begin" not in talks(5, "both", "meeting")
        assert "You begin nearly every time." in talks(6, "out")
        assert "You begin about as often as Ana." in talks(7, "in")


def test_less_often_rests_for_half_the_new_wish_and_undo_gives_all_back(small: Book) -> None:
    reach_out.act(small, PersonId(1), "less often", now=NOW)
    [(wish,)] = small.read("SELECT wish_days FROM person WHERE id = 1")
    rest = small.read("SELECT until FROM reach_action")
    assert rest == [((NOW.date() + timedelta(days=round(wish / 2))).isoformat(),)]
    for days, named in ((1, False), (wish // 2 - 1, False), (wish // 2 + 1, True)):
        made = reach_making.make(small, NOW.date() + timedelta(days=days), size=5)
        assert (1 in [choice.candidate.person for choice in made]) is named
    undo.undo(small, now=NOW)
    assert small.read("SELECT wish_days, wish_strict FROM person WHERE id = 1") == [(None, False)]
    assert 1 in [c.candidate.person for c in reach_making.make(small, NOW.date() + timedelta(days=1), size=5)]


def test_a_hard_date_is_named_when_it_is_up(book: Book) -> None:
    five = [choice.candidate.person for choice in reach_making.make(book, NOW.date(), size=5)]
    more = [choice.candidate for choice in reach_making.make(book, NOW.date(), size=10)]
    other = next(c for c in more if c.person not in five and c.last)
    assert other.last is not None
    silent = (NOW.date() - other.last).days
    for wish, first in ((silent + 1, five[0]), (silent, other.person)):
        with book.step("wish", "Wish", now=NOW) as step:
            step.update("person", other.person, wish_days=wish, wish_strict=True)
        assert reach_making.make(book, NOW.date(), size=5)[0].candidate.person == first


def test_who_is_inner_comes_back_from_a_rest_within_four_rhythms(small: Book) -> None:
    people.set_circle(small, [PersonId(1)], Circle.INNER, now=NOW)
    for days in (*range(5), *range(18, 23)):
        reach_out.shown(small, [PersonId(1), PersonId(2)], now=NOW + timedelta(days=days))

    def back(person: int) -> int:
        for n in range(22, 60):
            made = reach_making.make(small, NOW.date() + timedelta(days=n), size=5)
            if person in [choice.candidate.person for choice in made]:
                return n - 22
        return 0

    assert 20 < back(1) < 4 * 7
    assert back(2) == 28


SECOND = "You wrote to Ana on {day} November, and it may have slipped by; a second word is fine."
AGAIN = "a week ago; in about a {share} of such cases people are in touch again within two weeks."


@pytest.mark.parametrize(
    ("channel", "said"),
    [
        (Channel.MAIL, [SECOND, "You wrote to Ana on {day} November, " + AGAIN]),
        (Channel.PHONE, ["You last talked with Ana on {day} November, " + AGAIN] * 2),
    ],
)
def test_who_comes_back_a_week_after_done_is_there_for_a_reason(
    small: Book, channel: Channel, said: list[str]
) -> None:
    """That they were reached a week ago is none by itself; what the score rests on is told, with its numbers."""
    for n, expected in enumerate(said):
        reach_out.act(small, PersonId(1), "done", now=NOW + timedelta(days=7 * n), channel=channel)
        in_a_week = reach_out.today(small, now=NOW + timedelta(days=7 * n + 7))
        [reason] = [card.reason for card in in_a_week.cards if card.person == PersonId(1)]
        assert reason == expected.format(day=20 + 7 * n, share=("fifth", "third")[n])


def test_later_needs_a_day_and_rests_until_then(book: Book) -> None:
    person = reach_out.today(book, now=NOW).cards[0].person
    with pytest.raises(CannotDo):
        reach_out.act(book, person, "later", now=NOW)
    until = NOW.date() + timedelta(days=7)
    reach_out.act(book, person, "later", now=NOW, until=until)
    for days in range(1, 7):
        listed = reach_out.today(book, now=NOW + timedelta(days=days)).cards
        assert person not in [card.person for card in listed]


def test_done_logs_the_contact_on_the_channel_advised(book: Book) -> None:
    card = reach_out.today(book, now=NOW).cards[0]
    reach_out.act(book, card.person, "done", now=NOW)
    logged = book.read(
        "SELECT i.channel, i.day FROM interaction i JOIN interaction_person p ON p.interaction_id = i.id"
        " WHERE p.person_id = ? ORDER BY i.id DESC LIMIT 1",
        (card.person,),
    )
    assert logged == [(card.channel.value, "2026-11-20")]


def test_a_showing_counts_once_a_person_and_day(book: Book) -> None:
    shown = [card.person for card in reach_out.today(book, now=NOW).cards]
    for _ in range(3):
        reach_out.shown(book, shown, now=NOW)
    assert book.read("SELECT count(*) FROM showing") == [(5,)]
    assert undo.left(book) == 1, "a showing is no step of the history"


def test_shown_again_and_again_without_action_somebody_rests(book: Book) -> None:
    person = reach_out.today(book, now=NOW).cards[0].person
    for days in range(-5, 0):
        reach_out.shown(book, [PersonId(person)], now=NOW + timedelta(days=days))
    listed = reach_making.make(book, NOW.date(), size=10)
    assert person not in [choice.candidate.person for choice in listed]


def test_a_book_that_cannot_be_written_is_answered_all_the_same(book: Book, data_dir: Path) -> None:
    reader = Book(data_dir, now=NOW, writes=False)
    assert len(reach_out.today(reader, now=NOW).cards) == 5
    reader.close()
    assert book.read("SELECT count(*) FROM today_made") == [(0,)]


def test_an_empty_book_names_nobody(tmp_path: Path) -> None:
    empty = Book(tmp_path / "book", now=NOW)
    found = reach_out.today(empty, now=NOW)
    empty.close()
    assert (found.cards, found.people, found.talks) == ((), 0, 0)


def test_an_unknown_action_is_refused(book: Book) -> None:
    with pytest.raises(CannotDo):
        reach_out.act(book, PersonId(1), "poke", now=NOW)


def test_who_was_met_yesterday_is_not_told_that_it_has_been_a_while(data_dir: Path) -> None:
    with closing(Book(data_dir / "own", now=NOW)) as book:
        people.add(book, name="Eva Lind", now=NOW)
        quick_log.log(book, "coffee Eva Lind yesterday", now=NOW)
        [card] = reach_out.today(book, now=NOW).cards
    assert card.reason.startswith("You met Eva on Thursday")
    assert card.opener.startswith("Hi Eva, it was good to meet you.")


def test_a_second_done_is_refused_and_changes_nothing(small: Book) -> None:
    reach_out.act(small, PersonId(1), "done", now=NOW)
    with pytest.raises(CannotDo, match="Ana Ruiz is done for today already"):
        reach_out.act(small, PersonId(1), "done", now=NOW)
    talks = small.read("SELECT count(*) FROM interaction")
    undo.undo(small, now=NOW)
    assert small.read("SELECT count(*) FROM interaction") == [(talks[0][0] - 1,)]
    quick_log.log(small, "call Ana Ruiz", now=NOW)
    with pytest.raises(CannotDo):
        reach_out.act(small, PersonId(1), "done", now=NOW)
