"""The Ask page: what stands there before, a question and its answers, asking one, several or none, and what was asked before."""

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from threading import Event

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from networker.domain.vocabulary import Channel, Fact, PersonId
from networker.services import asked_before, asks, facts, fruit, people, topics
from networker.services.ask_views import Answers, Named
from networker.services.asked_before import Outcome
from networker.services.fruit_views import CameOf, WinView
from networker.store.book import Book
from networker.ui.wins.cards import WinCard
from tests.ui.ask.conftest import World, answer, focused, somebody
from tests.ui.helpers import NOW

PutUp = Callable[..., World]
KEY = Qt.Key


@pytest.fixture
def omar(book: Book) -> PersonId:
    return somebody(book, "Omar Aziz")


@pytest.fixture
def hana(book: Book) -> PersonId:
    return somebody(book, "Hana Sato")


def press(world: World, key: Qt.Key) -> None:
    part = focused(world.page)
    assert part is not None
    QTest.keyClick(part, key)
    world.settle()


# ---- before a question


def test_nobody_in_the_book_leads_to_an_import(world: PutUp) -> None:
    here = world()
    assert here.page.start.head.text() == "There is nobody to ask yet"
    assert not any(link.isVisible() for link in here.page.start.links)
    with here.qtbot.waitSignal(here.page.import_requested):
        here.page.start.import_.click()


def test_a_question_in_an_empty_book_leads_to_an_import_as_well(world: PutUp) -> None:
    here = world()
    here.ask()
    assert here.page.start.head.text() == "There is nobody to ask yet"
    assert here.page.start.import_.isVisible()
    assert not here.page.foot.isVisible()
    assert not here.page.nobody.isVisible()
    somebody(here.book, "Omar Aziz")
    here.page.refresh()
    here.settle()
    assert here.page.nobody.isVisible()
    assert not here.page.start.isVisible()


def test_examples_are_of_the_users_own_topics_and_one_press_asks_them(world: PutUp, omar: PersonId) -> None:
    here = world(answer(omar, "Omar Aziz"))
    topics.add(here.book, omar, "diving", now=NOW)
    facts.add(here.book, omar, Fact.PLACE, "Porto", now=NOW)
    facts.add(here.book, omar, Fact.JOB, "Lead", detail="Kite Labs", now=NOW)
    here.page.refresh()
    here.settle()
    shown = [link.text() for link in here.page.start.links if link.isVisible()]
    assert shown == ["Who knows about diving?", "Whom do I know in Porto?", "Who works at Kite Labs?"]
    here.page.start.links[0].click()
    here.settle()
    assert (here.page.line.text(), here.questions) == (shown[0], [shown[0]])
    assert len(here.page.list.rows) == 1
    assert not here.page.start.isVisible()


# ---- a question


def test_answers_stand_with_their_line_and_the_best_has_the_one_primary_button(
    world: PutUp, omar: PersonId, hana: PersonId
) -> None:
    here = world(answer(omar, "Omar Aziz"), answer(hana, "Hana Sato"))
    here.ask()
    assert here.page.head.count.text() == "2 people"
    names = [row.accessibleName() for row in here.page.list.rows]
    assert names[0] == (
        "Omar Aziz. Acme  ·  Porto. “dives at Dahab”. your note of 12 September 2024. "
        "answered 4 of 5 times, mostly within 2 days"
    )
    kinds = [
        (button.text(), button.property("kind")) for row in here.page.list.rows for button in row.buttons
    ]
    assert [(text.strip("\u2068\u2069"), kind) for text, kind in kinds] == [
        ("Ask \u2068Omar", "primary"), ("Ask \u2068Hana", ""),
    ]  # fmt: skip


def test_typing_asks_after_a_pause_and_enter_at_once_then_leads_to_the_list(
    world: PutUp, omar: PersonId, hana: PersonId
) -> None:
    here = world(answer(omar, "Omar Aziz"), answer(hana, "Hana Sato"))
    here.page.take_keyboard()
    QTest.keyClicks(here.page.line, "who dives")
    assert here.questions == []
    press(here, KEY.Key_Return)
    assert here.questions == ["who dives"]
    press(here, KEY.Key_Return)
    first, second = here.page.list.rows
    assert focused(here.page) is first
    press(here, KEY.Key_J)
    assert focused(here.page) is second
    press(here, KEY.Key_K)
    press(here, KEY.Key_K)
    assert focused(here.page) is here.page.line


def test_the_keyboard_stays_with_whom_it_was_when_answers_come_anew(
    world: PutUp, omar: PersonId, hana: PersonId
) -> None:
    here = world(answer(omar, "Omar Aziz"), answer(hana, "Hana Sato"))
    here.ask()
    here.page.list.rows[1].setFocus()
    here.answers.reverse()
    here.page.refresh()
    here.settle()
    row = focused(here.page)
    assert row is here.page.list.rows[0]
    assert row.found.answer.person == hana


def test_w_leads_to_the_person(world: PutUp, omar: PersonId) -> None:
    here = world(answer(omar, "Omar Aziz"))
    here.ask()
    here.page.list.take_keyboard()
    with here.qtbot.waitSignal(here.page.person_requested) as told:
        press(here, KEY.Key_W)
    assert told.args == [omar]


def test_guesses_are_told_openly(world: PutUp, omar: PersonId) -> None:
    here = world(answer(omar, "Omar Aziz", sure=False))
    here.ask()
    assert "A guess: “dives at Dahab”" in here.page.list.rows[0].accessibleName()
    assert here.page.head.by.text() == "who might fit: these are guesses, and each says why"


def test_of_a_question_in_a_language_that_is_not_read_it_is_said(world: PutUp, omar: PersonId) -> None:
    here = world()
    here.ask("Qui sait plonger ?")
    assert here.page.nobody.text().endswith("Questions are understood in English, German and Spanish only.")
    here.ask("who dives")
    assert here.page.nobody.text() == "Nobody in your book comes to mind for this."
    here = world(answer(omar, "Omar Aziz", sure=False))
    here.ask("Qui sait plonger ?")
    by = here.page.head.by
    assert "English, German and Spanish only" in by.text()
    here.page.resize(520, 600)
    assert 100 < by.width() < by.fontMetrics().horizontalAdvance(by.text())
    needed = by.fontMetrics().boundingRect(0, 0, by.width(), 999, Qt.TextFlag.TextWordWrap, by.text())
    assert by.height() >= needed.height(), "all of it can be read in a narrow window"


def test_nobody_is_said_plainly_and_who_might_know_somebody_is_a_press_away(
    world: PutUp, omar: PersonId, hana: PersonId
) -> None:
    here = world()
    with here.book.step("together", "Together", now=NOW) as step:
        group = step.insert("people_group", name="Divers", folded="divers")
        for each in (omar, hana):
            step.insert("group_member", group=group, person=each)
    here.ask()
    assert here.page.nobody.isVisible()
    assert not here.page.foot.several.isVisible()
    here.page.foot.who_might.click()
    here.settle()
    assert [row.each.offer.shown for row in here.page.might.rows] == ["Omar Aziz", "Hana Sato"]
    assert focused(here.page) is here.page.might.rows[0]
    assert here.page.might.rows[0].accessibleName() == "Omar Aziz. in 1 group with others"
    press(here, KEY.Key_Return)
    assert here.page.writing.card is not None
    here.page.writing.card.write.click()
    here.settle()
    assert asked_before.listing(here.book).asks[0].people[0].person == omar


# ---- asking


def test_enter_asks_with_words_to_start_and_it_is_noted_and_asked_whether_they_were_reached(
    world: PutUp, omar: PersonId
) -> None:
    here = world(answer(omar, "Omar Aziz"))
    here.ask()
    here.page.list.take_keyboard()
    press(here, KEY.Key_Return)
    card = here.page.writing.card
    assert card is not None
    words = "Hi Omar, I have a question, and you came to mind: Who dives?"
    assert card.words.toPlainText() == words
    with here.qtbot.waitSignal(here.page.said) as told:
        card.write.click()
        here.settle()
    assert told.args == ["The words are on the clipboard"]
    assert here.opened == [(Channel.MAIL, "omar@mail.example", words)]
    [ask] = asked_before.listing(here.book).asks
    assert (ask.question, ask.people[0].person, ask.people[0].channel) == ("Who dives?", omar, Channel.MAIL)
    [row] = here.page.list.rows
    assert row.waits
    assert [button.text() for button in row.buttons] == ["Yes", "Not yet"]
    assert here.page.before.rows[0].ask.came is Outcome.WAITS
    row.setFocus()
    press(here, KEY.Key_N)
    assert asked_before.listing(here.book).total == 0
    assert not here.page.list.rows[0].waits


def test_cancel_asks_nobody(world: PutUp, omar: PersonId) -> None:
    here = world(answer(omar, "Omar Aziz"))
    here.ask()
    here.page.list.rows[0].ask()
    assert here.page.writing.card is not None
    here.page.writing.card.cancel.click()
    here.settle()
    assert (here.opened, asked_before.listing(here.book).total) == ([], 0)


def test_several_are_asked_one_after_the_other_as_one_question(
    world: PutUp, omar: PersonId, hana: PersonId
) -> None:
    here = world(answer(omar, "Omar Aziz"), answer(hana, "Hana Sato"))
    here.ask()
    here.page.foot.several.click()
    assert not here.page.foot.ask_chosen.isEnabled()
    press(here, KEY.Key_Space)
    press(here, KEY.Key_J)
    press(here, KEY.Key_Return)
    assert here.page.foot.ask_chosen.text() == "Ask 2 people"
    here.page.foot.ask_chosen.click()
    card = here.page.writing.card
    assert card is not None
    assert "1 of 2" in card.accessibleName()
    card.words.setPlainText(card.words.toPlainText() + " Thank you.")
    card.write.click()
    here.settle()
    card = here.page.writing.card
    assert card is not None
    assert (
        card.words.toPlainText() == "Hi Hana, I have a question, and you came to mind: Who dives? Thank you."
    )
    card.write.click()
    here.settle()
    assert here.page.writing.card is None
    [ask] = asked_before.listing(here.book).asks
    assert [each.person for each in ask.people] == [omar, hana]
    assert not here.page.list.several


def test_escape_leads_out_of_choosing_before_it_leads_out_of_the_page(
    world: PutUp, omar: PersonId, hana: PersonId
) -> None:
    here = world(answer(omar, "Omar Aziz"), answer(hana, "Hana Sato"))
    here.ask()
    here.page.foot.several.click()
    assert here.page.back()
    assert not here.page.list.several
    assert not here.page.back()


def test_whom_the_user_never_met_is_asked_by_way_of_who_could_introduce_them(
    world: PutUp, hana: PersonId, book: Book
) -> None:
    lars, _ = people.add(book, name="Lars Nygaard", now=NOW)
    with book.step("tie", "Tie", now=NOW) as step:
        step.insert("tie", person=lars, other=hana, kind="friend")
        step.insert(
            "interaction",
            kind="mail",
            channel="mail",
            direction="in",
            day="2026-11-01",
            created_at=NOW.isoformat(),
        )
        step.insert("interaction_person", interaction=2, person=hana)
    here = world(answer(lars, "Lars Nygaard", of=0, answered=0))
    here.ask()
    [row] = here.page.list.rows
    assert row.verb == "Ask \u2068Hana\u2069"
    assert (
        row.accessibleName()
        .replace("\u2068", "")
        .replace("\u2069", "")
        .endswith("no talk with you yet; Hana Sato could introduce you")
    )
    with here.qtbot.waitSignal(here.page.introduction_requested) as told:
        row.buttons[0].click()
    assert told.args == [lars, hana]


def test_somebody_known_through_somebody_says_so(world: PutUp, omar: PersonId) -> None:
    here = world(replace(answer(omar, "Omar Aziz"), via=Named("his brother")))
    here.ask()
    assert "Knows somebody: “dives at Dahab”" in here.page.list.rows[0].accessibleName()


# ---- what is no question


def test_a_link_turns_to_who_would_care(world: PutUp, omar: PersonId) -> None:
    here = world(answer(omar, "Omar Aziz"))
    with here.qtbot.waitSignal(here.page.share_requested) as told:
        here.page.line.setText("https://reef.example/best-bays")
    assert told.args == ["https://reef.example/best-bays"]
    assert here.page.line.text() == ""


def test_an_offer_is_offered_to_whom_it_concerns_and_enter_turns_to_them(
    world: PutUp, omar: PersonId
) -> None:
    here = world(answer(omar, "Omar Aziz"))
    here.ask("I have two tickets for Friday")
    assert here.page.head.share.isVisible()
    with here.qtbot.waitSignal(here.page.share_requested) as told:
        press(here, KEY.Key_Return)
    assert told.args == ["I have two tickets for Friday"]
    here.ask("who dives")
    assert not here.page.head.share.isVisible()


# ---- what was asked before


def test_what_was_asked_before_is_read_anew_with_each_change(world: PutUp, omar: PersonId) -> None:
    here = world()
    assert here.page.before.head.totals == ""
    here.jobs.write(here.page, asks.looked_up, here.book, "Who was at the fair?", now=NOW)
    here.settle()
    here.qtbot.waitUntil(lambda: len(here.page.before.rows) == 1)
    assert here.page.before.head.totals == "1"


def test_what_came_of_it_is_said_on_a_card_and_thanks_are_promised(world: PutUp, omar: PersonId) -> None:
    here = world()
    asks.ask(here.book, "who dives", omar, Channel.MAIL, now=NOW)
    here.page.refresh()
    here.settle()
    here.page.before.rows[0].click()
    card = here.page.came.card
    assert card is not None
    card.ones[0].line.setText("Dahab, in June")
    card.ones[0].helped.click()
    card.save.click()
    here.settle()
    [row] = here.page.before.rows
    assert row.ask.came is Outcome.HELPED
    said = row.accessibleName().replace("\u2068", "").replace("\u2069", "")
    assert said == ("Who dives? asked Omar Aziz, today. Helped. Dahab, in June Thanks to Omar are promised.")
    row.click()
    assert here.page.came.card is not None
    here.page.came.card.ones[0].thanked.click()
    here.settle()
    assert here.page.before.rows[0].ask.people[0].thanked == NOW.date()


def test_a_win_that_came_of_a_question_is_one_press_away(
    world: PutUp, omar: PersonId, hana: PersonId
) -> None:
    here = world()
    for person in (omar, hana):
        asks.ask(here.book, "who dives", person, Channel.MAIL, now=NOW)
    here.page.refresh()
    here.settle()
    here.page.before.rows[0].click()
    card = here.page.came.card
    assert card is not None
    next(one for one in card.ones if one.asked.person == omar).helped.click()
    card.win.click()
    here.settle()
    assert here.page.before.rows[0].ask.came is Outcome.HELPED, "what was said is kept"
    win = here.page.keeping.card
    assert isinstance(win, WinCard)
    assert here.page.edits
    assert here.page.undo(), "nothing in the book is meant"
    win.text.setText("Six dives at Dahab")
    press(here, KEY.Key_Return)
    here.settle()
    [found] = [each for each in fruit.fetch(here.book, [("win", 1)]).values() if isinstance(each, WinView)]
    assert (found.text, [each.id for each in found.people]) == ("Six dives at Dahab", [omar])
    assert found.root is not None
    assert found.root.of == CameOf("ask", here.page.before.rows[0].ask.id)
    assert here.page.keeping.card is None or here.page.keeping.card.isHidden()


def test_what_is_begun_on_the_card_is_there_again_until_cancel(world: PutUp, omar: PersonId) -> None:
    here = world()
    asks.ask(here.book, "who dives", omar, Channel.MAIL, now=NOW)
    here.page.refresh()
    here.settle()
    here.page.before.rows[0].click()
    card = here.page.came.card
    assert card is not None
    assert here.page.undo(), "the keys mean the card"
    card.ones[0].line.setText("Dahab")
    card.ones[0].not_helped.click()
    card.closed_box.click()
    press(here, KEY.Key_Escape)
    assert here.page.came.card is None
    here.page.before.rows[0].click()
    card = here.page.came.card
    assert card is not None
    assert (card.ones[0].line.text(), card.ones[0].said.helped, card.closed_box.isChecked()) == (
        "Dahab", False, True,
    )  # fmt: skip
    assert "begun and not saved" in card.save.accessibleDescription()
    assert asked_before.listing(here.book).asks[0].came is Outcome.WAITS
    card.cancel.click()
    here.settle()
    here.page.before.rows[0].click()
    card = here.page.came.card
    assert card is not None
    assert card.ones[0].line.text() == ""
    card.ones[0].line.setText("Porto")
    card.save.click()
    here.settle()
    here.page.before.rows[0].click()
    assert here.page.came.card is not None
    assert here.page.came.card.save.accessibleDescription() == "", "what is written is no draft any more"


def test_looked_up_is_noted_and_the_card_asks_what_came_of_it(world: PutUp, omar: PersonId) -> None:
    here = world()
    here.ask()
    here.page.foot.looked_up.click()
    here.settle()
    card = here.page.came.card
    assert card is not None
    card.outcome.setText("The catalogue had it")
    QTest.keyClick(card.outcome, KEY.Key_Return)
    here.settle()
    [ask] = asked_before.listing(here.book).asks
    assert (ask.came, ask.outcome) == (Outcome.LOOKED_UP, "The catalogue had it")


def test_a_question_is_asked_again_from_its_card_and_forgotten(world: PutUp, omar: PersonId) -> None:
    here = world(answer(omar, "Omar Aziz"))
    asks.looked_up(here.book, "Who dives?", now=NOW)
    here.page.refresh()
    here.settle()
    here.page.before.rows[0].click()
    assert here.page.came.card is not None
    here.page.came.card.again.click()
    here.settle()
    assert (here.page.line.text(), len(here.page.list.rows)) == ("Who dives?", 1)
    here.page.before.rows[0].click()
    here.page.came.card.forget.click()
    here.settle()
    assert asked_before.listing(here.book).total == 0


def test_all_of_many_can_be_asked_for(world: PutUp, omar: PersonId) -> None:
    here = world()
    for n in range(asked_before.SHOWN + 2):
        asks.looked_up(here.book, f"Who knows {n}?", now=NOW)
    here.page.refresh()
    here.settle()
    assert here.page.before.more.text() == "and 2 more"
    here.page.before.more.click()
    here.settle()
    assert len(here.page.before.rows) == asked_before.SHOWN + 2
    assert not here.page.before.more.isVisible()


def test_where_there_is_no_room_what_was_asked_before_is_a_press_away(world: PutUp, omar: PersonId) -> None:
    here = world(answer(omar, "Omar Aziz"), width=700, height=380)
    asks.looked_up(here.book, "Who dives?", now=NOW)
    here.ask()
    assert not here.page.before.isVisible()
    assert here.page.head.before.text() == "Asked before (1)"
    here.page.head.before.click()
    assert here.page.before.isVisible()
    assert focused(here.page) is here.page.before.rows[0]
    assert not here.page.line.isVisible()
    here.page.before.back.click()
    assert here.page.line.isVisible()
    assert focused(here.page) is here.page.line
    here.page.head.before.click()
    assert here.page.back()
    assert here.page.line.isVisible()
    here.page.resize(1200, 752)
    assert here.page.before.isVisible()
    assert not here.page.head.before.isVisible()


def test_several_pushes_of_one_key_ask_once(world: PutUp, omar: PersonId) -> None:
    here = world(answer(omar, "Omar Aziz"))
    here.ask()
    row = here.page.list.rows[0]
    row.ask()
    row.ask()
    assert (
        len([each for each in here.page.findChildren(type(here.page.writing.card)) if each.isVisible()]) == 1
    )


def test_tab_goes_from_the_question_through_the_answers_to_what_was_asked_before(
    world: PutUp, omar: PersonId, hana: PersonId
) -> None:
    here = world(answer(omar, "Omar Aziz"), answer(hana, "Hana Sato"))
    asks.looked_up(here.book, "Who was at the fair?", now=NOW)
    here.ask()
    gone = [focused(here.page)]
    for _ in range(8):
        press(here, KEY.Key_Tab)
        gone.append(focused(here.page))
    page = here.page
    first, second = page.list.rows
    assert gone == [
        page.line, first, *first.buttons, second, *second.buttons, page.foot.several, page.foot.who_might,
        page.foot.looked_up, page.before.rows[0],
    ]  # fmt: skip


def test_grey_rows_stand_where_answers_will_that_take_longer_than_a_glance(
    world: PutUp, omar: PersonId
) -> None:
    here = world(answer(omar, "Omar Aziz"))
    ready, rank = Event(), here.page._rank

    def slowly(book: Book, question: str, now: datetime) -> Answers:
        ready.wait(10)
        return rank(book, question, now)

    here.page._rank = slowly
    waiting = here.page.results.waiting
    here.page.ask_about("who dives")
    assert not waiting.isVisible()
    here.qtbot.waitUntil(waiting.isVisible)
    assert not here.page.start.isVisible()
    ready.set()
    here.settle()
    assert not waiting.isVisible()
    assert here.page.list.isVisible()


def test_a_new_question_begins_also_where_what_was_asked_before_stands_alone(
    world: PutUp, omar: PersonId
) -> None:
    here = world(answer(omar, "Omar Aziz"), width=700, height=380)
    here.ask()
    here.page.head.before.click()
    here.page.begin()
    here.settle()
    assert focused(here.page) is here.page.line
    assert here.page.line.text() == ""
    here.qtbot.waitUntil(here.page.start.isVisible)
    assert here.page.found is None


def test_a_program_that_ends_within_the_pause_asks_nothing_more(world: PutUp, omar: PersonId) -> None:
    here = world(answer(omar, "Omar Aziz"))
    here.page.line.setText("who dives")
    here.jobs.closed = True
    here.qtbot.waitUntil(lambda: not here.page._pause.isActive())
    here.jobs.closed = False  # the fixture closes them
    here.settle()
    assert here.questions == []
