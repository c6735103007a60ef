"""What becomes of the entries of a list that is made, as the book changes in the course of the day."""

from datetime import timedelta
from pathlib import Path

import pytest

from networker import settings
from networker.domain.vocabulary import Channel, PersonId, State
from networker.services import (
    follow_ups,
    imports,
    merge,
    people,
    quick_log,
    reach_making,
    reach_out,
    topics,
    undo,
)
from networker.settings import Settings
from networker.store.book import Book
from tests.services import reach_lists
from tests.services.reach_lists import NOW, card_of_ana, names

WHATSAPP = "{day}/11/2026, 10:10 - Me Myself: How are you?\n{day}/11/2026, 10:12 - Mia Lind: Fine, and you?\n"


small = reach_lists.small


def test_an_older_talk_than_todays_makes_nobody_done_but_changes_what_is_said(small: Book) -> None:
    quick_log.log(small, "coffee Ana Ruiz 1 september: sailing #boats", now=NOW)
    topics.add(small, PersonId(1), "boats", now=NOW)
    today = reach_out.today(small, now=NOW)
    assert [(card.name, card.kind) for card in today.cards] == [
        ("Mia Lind", "rhythm"),
        ("Ana Ruiz", "rhythm"),
    ]
    assert today.cards[1].reason == "You last talked with Ana on 1 September, 11 weeks ago."
    assert today.cards[1].opener == "Hi Ana, how is it going with boats?"
    assert (today.done, today.size) == ((), 2)


def test_who_was_talked_with_days_ago_leaves_without_being_done_and_undo_brings_them_back(
    small: Book,
) -> None:
    quick_log.log(small, "coffee Ana Ruiz 3 days ago", now=NOW)
    today = reach_out.today(small, now=NOW)
    assert [card.name for card in today.cards] == ["Mia Lind"]
    assert (today.done, today.size) == ((), 1)
    undo.undo(small, now=NOW)
    assert names(small) == ["Mia Lind", "Ana Ruiz"]


@pytest.mark.parametrize(("day", "listed", "done"), [(18, [], []), (20, [], ["wrote on WhatsApp"])])
def test_an_import_ticks_off_only_whom_it_shows_to_be_reached_today(
    small: Book, tmp_path: Path, day: int, listed: list[str], done: list[str]
) -> None:
    chat = tmp_path / "WhatsApp Chat with Mia Lind.txt"
    chat.write_text(WHATSAPP.format(day=day) + WHATSAPP.format(day=day), encoding="utf-8")
    imports.apply(small, imports.plan(small, [chat], owner_names=["Me Myself"]), now=NOW)
    stranger = next(row[0] for row in small.read("SELECT max(id) FROM person WHERE me = 0"))
    merge.merge(small, 2, stranger, now=NOW)
    today = reach_out.today(small, now=NOW)
    assert [card.name for card in today.cards] == [*listed, "Ana Ruiz"]
    assert [row.what for row in today.done] == done


def test_where_the_last_talk_is_taken_out_the_one_before_is_named(small: Book) -> None:
    talk = quick_log.log(small, "coffee Eva Lind 1 april", now=NOW, new=True)
    quick_log.log(small, "coffee Eva Lind 1 june", now=NOW, new=True)
    later = NOW + timedelta(days=1)
    assert "1 June" in next(c.reason for c in reach_out.today(small, now=later).cards if c.name == "Eva Lind")
    undo.undo(small, now=later)
    [card] = [card for card in reach_out.today(small, now=later).cards if card.name == "Eva Lind"]
    assert card.reason.startswith("You last talked with Eva on 1 April")
    assert talk.interaction is not None


def test_being_shown_for_the_fifth_time_or_a_plan_takes_nobody_off_today(small: Book) -> None:
    for days in range(-4, 1):
        reach_out.shown(small, [PersonId(1)], now=NOW + timedelta(days=days))
    quick_log.log(small, "coffee Ana Ruiz 1 september; send her the map tomorrow", now=NOW)
    assert names(small) == ["Mia Lind", "Ana Ruiz"]


@pytest.fixture
def double(small: Book) -> int:
    """Ana once more, with a talk of her own."""
    person, _ = people.add(small, name="Ana R.", now=NOW)
    quick_log.log(small, "call 1 april: boats", now=NOW, context=person)
    return person


@pytest.mark.parametrize("turned", [False, True])
def test_whoever_is_kept_of_two_stays_on_the_list_at_the_place(
    small: Book, double: int, turned: bool
) -> None:
    before = reach_out.today(small, now=NOW)
    keep, gone = (double, 1) if turned else (1, double)
    merge.merge(small, keep, gone, now=NOW)
    today = reach_out.today(small, now=NOW)
    assert [card.person for card in today.cards] == [2, keep]
    assert "1 April" in today.cards[1].reason
    assert reach_out.act(small, PersonId(keep), "not now", now=NOW)
    assert [row.person for row in reach_out.today(small, now=NOW).done] == [keep]
    undo.undo(small, now=NOW)
    undo.undo(small, now=NOW)
    assert reach_out.today(small, now=NOW).cards == before.cards
    undo.redo(small, now=NOW)
    assert [card.person for card in reach_out.today(small, now=NOW).cards] == [2, keep]
    merge.split(small, merge.merges(small)[0].step, now=NOW)
    assert reach_out.today(small, now=NOW).cards == before.cards


def test_of_two_on_the_list_who_become_one_the_first_place_stays(small: Book) -> None:
    merge.merge(small, 1, 2, now=NOW)
    today = reach_out.today(small, now=NOW)
    assert [card.person for card in today.cards] == [1]
    assert today.size == 1
    undo.undo(small, now=NOW)
    assert names(small) == ["Mia Lind", "Ana Ruiz"]


def test_who_was_shown_often_enough_rests_as_whoever_they_became(small: Book, double: int) -> None:
    third, _ = people.add(small, name="Ruiz, Ana", now=NOW)
    for days in range(-5, 0):
        reach_out.shown(small, [PersonId(1)], now=NOW + timedelta(days=days))
    merge.merge(small, double, 1, now=NOW)
    merge.merge(small, third, double, now=NOW)
    assert [c.candidate.person for c in reach_making.make(small, NOW.date(), size=5)] == [2]
    undo.undo(small, now=NOW)
    undo.undo(small, now=NOW)
    assert {c.candidate.person for c in reach_making.make(small, NOW.date(), size=5)} == {2, double}


def test_who_was_split_off_and_left_the_book_is_nobody_else(small: Book, double: int) -> None:
    merge.merge(small, double, 1, now=NOW)
    merge.split(small, merge.merges(small)[0].step, now=NOW)
    with small.step("leave", "Leave", now=NOW) as step:
        for (row,) in step.rows("SELECT id FROM interaction_person WHERE person_id = 1"):
            step.delete("interaction_person", row)
        step.delete("person", 1)
    assert [card.person for card in reach_out.today(small, now=NOW).cards] == [2, 3]
    listed = small.read("SELECT person_id, place FROM today_entry ORDER BY place")
    assert listed == [(2, 0), (1, 1), (3, 2)], "a free place is theirs, not that of who is gone"


@pytest.mark.parametrize(
    "what", [{"state": State.DECEASED.value}, {"state": State.PAUSED.value}, {"state": State.LET_GO.value},
             {"muted": 1}, {"me": 1}],
    ids=str,
)  # fmt: skip
def test_who_may_not_be_named_any_more_leaves_without_a_tick_and_undo_brings_them_back(
    small: Book, what: dict[str, object]
) -> None:
    with small.step("state", "State", now=NOW) as step:
        step.update("person", 1, **what)
    today = reach_out.today(small, now=NOW)
    assert [card.name for card in today.cards] == ["Mia Lind"]
    assert (today.done, today.size, today.ended) == ((), 1, None)
    undo.undo(small, now=NOW)
    assert names(small) == ["Mia Lind", "Ana Ruiz"]


def test_the_words_of_an_entry_follow_what_changed_since_the_list_was_made(small: Book) -> None:
    before = card_of_ana(small)
    with small.step("address", "Address", now=NOW) as step:
        step.insert("handle", person=1, channel="mail", key="a@x.example", text="a@x.example")
    assert (before.channel, card_of_ana(small).channel) == (Channel.IN_PERSON, Channel.MAIL)
    undo.undo(small, now=NOW)
    assert card_of_ana(small).channel is before.channel
    people.rename(small, PersonId(1), "Anneliese Ruiz", now=NOW)
    after = card_of_ana(small)
    assert "Anneliese" in after.reason
    assert "Anneliese" in after.opener
    settings.save(small.folder, Settings(language="de"))
    assert card_of_ana(small).reason != after.reason
    assert (after.kind, after.score) == (before.kind, before.score), "the choice stays"
    assert names(small) == ["Mia Lind", "Anneliese Ruiz"]


def test_a_list_of_which_nothing_changed_is_told_in_the_language_that_is_chosen(small: Book) -> None:
    later = NOW + timedelta(days=1)  # nothing is done on this day
    told = []
    for language in ("", "de", "en"):
        settings.save(small.folder, Settings(language=language))
        told.append([(card.reason, card.opener) for card in reach_out.today(small, now=later).cards])
    assert told[0] == told[2] != told[1]
    assert all(opener.startswith("Hallo ") for _, opener in told[1])


def test_a_promise_that_was_kept_is_not_what_an_entry_begins_with(small: Book) -> None:
    plain = card_of_ana(small).opener
    quick_log.log(small, "coffee Ana Ruiz 1 march; I send her the map", now=NOW)
    promised = card_of_ana(small).opener
    assert promised != plain
    ((number,),) = small.read("SELECT id FROM follow_up")
    follow_ups.done(small, number, now=NOW)
    assert "promised" not in card_of_ana(small).opener
    assert card_of_ana(small).opener != promised
