"""The reach-out pane: the card, who else, who is done; then it ends."""

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QFontMetricsF
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from networker.domain.begun import Kind, Place
from networker.domain.repeat import Repeat, Unit
from networker.domain.vocabulary import Channel, Side
from networker.services import drafts, follow_ups, people, reached, shares, undo
from networker.store.book import Book
from networker.ui.reach_out.pane import ReachOutPane
from networker.ui.reach_out.question import QuestionLine
from networker.ui.reach_out.rows import CardRow, PromiseLine
from networker.ui.widgets.basics import Link
from networker.ui.widgets.page_parts import has_keyboard
from tests import samples
from tests.ui.conftest import PutUp
from tests.ui.helpers import NOW, key, said_name


@pytest.fixture
def opened(put_up: PutUp, qtbot: QtBot) -> Callable[[], ReachOutPane]:
    def open_() -> ReachOutPane:
        pane = put_up(ReachOutPane, 344, 750)
        pane.refresh()
        settle(pane, qtbot)
        return pane

    return open_


def settle(pane: ReachOutPane, qtbot: QtBot) -> None:
    def quiet() -> bool:
        return pane._jobs.idle and not pane._again.isActive() and pane.today is not None

    qtbot.waitUntil(quiet)
    QApplication.sendPostedEvents()  # a layout shows what is added to it a turn later
    qtbot.waitUntil(lambda: quiet() and not pane.glances.is_due)


def rows(pane: ReachOutPane) -> list[str]:
    return [row.card.name for row in pane._rows_holder.findChildren(CardRow) if not row.isHidden()]


def test_the_first_is_the_card_and_the_others_wait(book: Book, opened: Callable[[], ReachOutPane]) -> None:
    samples.fill(book, now=NOW)
    pane = opened()
    assert pane.today is not None
    listed = [card.name for card in pane.today.cards]
    assert pane.card.card is not None
    assert [pane.card.card.name, *rows(pane)] == listed
    assert pane.head.progress.text() == "0 of 5"


def test_done_moves_on_and_undo_brings_them_back(
    book: Book, opened: Callable[[], ReachOutPane], qtbot: QtBot
) -> None:
    samples.fill(book, now=NOW)
    pane = opened()
    waiting: list[int] = []
    pane.today_changed.connect(lambda today: waiting.append(len(today.cards)))
    before = [pane.card.card.name, *rows(pane)]  # type: ignore[union-attr]
    pane.card.done.click()
    settle(pane, qtbot)
    assert (pane.head.progress.text(), waiting[-1]) == ("1 of 5", 4)
    pane._jobs.write(pane, undo.undo, book, now=NOW)
    settle(pane, qtbot)
    assert [pane.card.card.name, *rows(pane)] == before  # type: ignore[union-attr]


def test_when_the_five_are_done_it_says_so(
    book: Book, opened: Callable[[], ReachOutPane], qtbot: QtBot
) -> None:
    samples.fill(book, now=NOW)
    pane = opened()
    for _ in range(5):
        assert not pane.below.end.isVisible()
        pane.card.done.click()
        settle(pane, qtbot)
    assert pane.below.end.isVisible()
    assert not pane.card.isVisible()
    assert pane.head.progress.text() == "5 of 5"
    assert pane.today is not None
    assert pane.today.tomorrow, "a preview of tomorrow, nothing carried over"
    assert pane.today.promises, "one of the samples is for today, and stands above"
    assert "What was promised stands above." in pane.below.end.accessibleName()
    assert pane._close.isVisible()


def test_at_the_end_of_the_day_the_keyboard_finds_who_may_be_next_and_stays_in_the_pane_by_undo(
    book: Book, opened: Callable[[], ReachOutPane], qtbot: QtBot
) -> None:
    samples.fill(book, now=NOW)
    pane = opened()
    while pane.card.isVisible():
        pane.card.done.click()
        settle(pane, qtbot)
    assert pane.today is not None
    assert [row.card for row in pane.below.stops if isinstance(row, CardRow)] == list(pane.today.tomorrow)
    assert len(pane.below.stops) == len(pane.today.tomorrow), "no line and no heading"
    pane.below.stops[0].setFocus()
    pane._jobs.write(pane, undo.undo, book, now=NOW)
    settle(pane, qtbot)
    assert has_keyboard(pane.card)


def test_a_click_on_a_row_makes_them_the_card(
    book: Book, opened: Callable[[], ReachOutPane], qtbot: QtBot
) -> None:
    samples.fill(book, now=NOW)
    pane = opened()
    asked: list[object] = []
    pane.person_requested.connect(asked.append)
    row = next(each for each in pane._rows_holder.findChildren(CardRow) if not each.isHidden())
    qtbot.mouseClick(row, Qt.MouseButton.LeftButton)
    assert pane.card.card is not None
    assert pane.card.card.person == row.card.person == asked[0]


def asked_lines(pane: ReachOutPane) -> list[QuestionLine]:
    return [each for each in pane.findChildren(QuestionLine) if not each.isHidden()]


def test_after_writing_one_question_is_left_and_yes_logs_it(
    book: Book, opened: Callable[[], ReachOutPane], qtbot: QtBot
) -> None:
    samples.fill(book, now=NOW)
    pane = opened()
    assert pane.card.card is not None
    person = pane.card.card.person
    wished: list[str] = []
    told: list[str] = []
    pane.write_requested.connect(lambda _card, opener: wished.append(opener))
    pane.said.connect(told.append)
    pane.card.write.main.setFocus()
    pane.card.write.main.click()
    assert wished == [pane.card.card.opener]
    pane.begin(person, Channel.SIGNAL, "The words are on the clipboard")
    settle(pane, qtbot)
    assert told == ["The words are on the clipboard"]
    assert "Did you reach" in pane.card.accessibleName()
    assert pane.window().focusWidget() is pane.card.yes
    pane.card.no.setFocus()
    pane.card.no.click()
    settle(pane, qtbot)
    assert pane.card.write.isVisible()
    assert pane.window().focusWidget() is pane.card, "the keyboard never leaves the card"
    pane.begin(person, Channel.SIGNAL, "")
    settle(pane, qtbot)
    key(pane.card, Qt.Key.Key_Y)
    settle(pane, qtbot)
    assert pane.today is not None
    assert [(row.person, row.what) for row in pane.today.done] == [(person, "wrote on Signal")]


def test_somebody_written_to_yesterday_is_asked_about_above_the_list_by_one_key(
    book: Book, opened: Callable[[], ReachOutPane], qtbot: QtBot
) -> None:
    person, _ = people.add(book, name="Zoe Ode", now=NOW)
    reached.began(book, person, Channel.PHONE, now=NOW - timedelta(days=1))
    pane = opened()
    [line] = asked_lines(pane)
    assert line.accessibleName().replace("\u2068", "").replace("\u2069", "") == "Did you reach Zoe?"
    for wide in (300, 344, 440):
        line.resize(wide, line.height())
        assert line.later.geometry().right() < wide
    pane.take_keyboard()
    assert pane.window().focusWidget() is line.yes
    key(line.yes, Qt.Key.Key_N)
    settle(pane, qtbot)
    assert asked_lines(pane) == []
    pane._jobs.write(pane, undo.undo, book, now=NOW)
    settle(pane, qtbot)
    key(asked_lines(pane)[0], Qt.Key.Key_Y)
    settle(pane, qtbot)
    assert book.read("SELECT kind, day FROM interaction") == [("call", "2026-11-19")]


def test_a_question_above_the_list_names_the_words_it_is_about(
    book: Book, opened: Callable[[], ReachOutPane]
) -> None:
    person, _ = people.add(book, name="Zoe Ode", now=NOW)
    shares.share(book, person, "https://x.example/caves", channel=Channel.MAIL, now=NOW)
    [line] = asked_lines(opened())
    told = line.accessibleDescription().replace("\u2068", "").replace("\u2069", "")
    assert told == "“Hi Zoe, this made me think of you: https://x.example/caves”"
    assert line.height() > 68
    assert all(each.geometry().bottom() < line.height() for each in (line.yes, line.no, line.later))
    assert line.yes.y() >= 46, "below the words"


def test_another_way_is_a_press_behind_the_arrow_and_done_too(
    book: Book, opened: Callable[[], ReachOutPane], qtbot: QtBot
) -> None:
    samples.fill(book, now=NOW)
    pane = opened()
    card = pane.card.card
    assert card is not None
    card = replace(card, ways=((Channel.MAIL, "ana@x.example"), (Channel.SIGNAL, "+447700900123")))
    pane.card.show_card(card, NOW.date())
    written: list[tuple[object, str]] = []
    pane.write_requested.connect(lambda card, _: written.append((card.channel, card.handle)))
    lines = {each.text(): each for each in pane.card._ways.actions() if each.text()}
    lines["Write on Signal: +447700900123"].trigger()
    assert written == [(Channel.SIGNAL, "+447700900123")]
    lines["Done: we met"].trigger()
    settle(pane, qtbot)
    assert pane.today is not None
    assert [(row.person, row.what) for row in pane.today.done] == [(card.person, "met")]


def test_grey_rows_stand_for_a_list_that_is_being_made(
    book: Book, opened: Callable[[], ReachOutPane], put_up: PutUp, qtbot: QtBot
) -> None:
    pane = put_up(ReachOutPane, 344, 750)
    assert not pane._waiting.isVisible(), "not before somebody would wonder"
    qtbot.waitUntil(pane._waiting.isVisible)
    pane.refresh()
    settle(pane, qtbot)
    assert not pane._waiting.isVisible()


def test_the_keys_of_the_card(book: Book, opened: Callable[[], ReachOutPane], qtbot: QtBot) -> None:
    samples.fill(book, now=NOW)
    pane = opened()
    wished: list[object] = []
    pane.write_requested.connect(lambda card, _opener: wished.append(card))
    qtbot.keyClick(pane.card, Qt.Key.Key_W)
    qtbot.keyClick(pane.card, Qt.Key.Key_D)
    settle(pane, qtbot)
    assert len(wished) == 1
    assert pane.head.progress.text() == "1 of 5"


def test_j_and_k_lead_from_the_card_to_those_who_wait_and_back(
    book: Book, opened: Callable[[], ReachOutPane], qtbot: QtBot
) -> None:
    samples.fill(book, now=NOW)
    pane = opened()
    pane.card.setFocus()
    key(pane.card, Qt.Key.Key_J)
    first = pane.window().focusWidget()
    assert isinstance(first, CardRow)
    assert first.card.name == rows(pane)[0]
    key(first, Qt.Key.Key_K)
    assert has_keyboard(pane.card)


@pytest.mark.parametrize("days", [0, 1, 7])
def test_that_no_rhythm_is_known_is_said_in_words_that_fit(
    days: int, book: Book, opened: Callable[[], ReachOutPane]
) -> None:
    samples.fill(book, now=NOW)
    card = opened().card
    assert card.card is not None
    card.show_card(replace(card.card, contact_days=days), NOW.date())
    said = {card.face.foot(wide) for wide in range(100, 400, 5)}
    assert all("contact day" in each for each in said)
    room = card._why_link.x() - 8 - 20
    assert QFontMetricsF(card._theme.font("small")).horizontalAdvance(card.face.foot(room)) <= room
    assert "rhythm" in card.face.foot(room)
    assert card.face.foot(room) == card.face.foot(room + 100), "with a scroll bar and without"


def test_the_ring_round_the_card_is_within_the_pane(opened: Callable[[], ReachOutPane], book: Book) -> None:
    samples.fill(book, now=NOW)
    card = opened().card
    ring = card.property("ringTarget")
    assert card.rect().adjusted(5, 5, -5, -5).contains(ring.geometry()), "with the air that the ring takes"
    assert ring.height() > card.height() / 2


def test_why_is_read_when_it_is_asked_and_opens_in_place(
    book: Book, opened: Callable[[], ReachOutPane], qtbot: QtBot
) -> None:
    samples.fill(book, now=NOW)
    pane = opened()
    low = pane.card.height()
    pane.card._why_link.click()
    qtbot.waitUntil(lambda: pane.card.height() > low + 60)
    assert "You last talked" in pane.card._why_link.accessibleDescription()
    pane.card._why_link.click()
    assert (pane.card.height(), pane.card._why_link.accessibleDescription()) == (low, "")


def test_a_book_without_talks_explains_itself(
    book: Book, opened: Callable[[], ReachOutPane], qtbot: QtBot
) -> None:
    pane = opened()
    assert pane.nobody.empty.isVisible()
    assert "Bring your people in" in pane.nobody.empty.accessibleName()
    pane._jobs.write(pane, people.add, book, name="Ana Torres", now=NOW)
    settle(pane, qtbot)
    assert "nobody has a rhythm" in pane.nobody.empty.accessibleName()
    sorted_: list[bool] = []
    pane.triage_requested.connect(lambda: sorted_.append(True))
    assert pane.nobody.triage.isVisible()
    assert pane.nobody.triage.text() == "1 is new: sort them with one key"
    pane.nobody.triage.click()
    assert sorted_ == [True]


def test_a_promise_due_is_kept_by_a_press(
    book: Book, opened: Callable[[], ReachOutPane], qtbot: QtBot
) -> None:
    samples.fill(book, now=NOW)
    pane = opened()
    assert pane.today is not None
    due = len(pane.today.promises)
    assert due >= 1
    line = pane.above.lines.itemAt(0).widget()  # type: ignore[union-attr]
    qtbot.mouseClick(line, Qt.MouseButton.LeftButton)
    settle(pane, qtbot)
    assert len(pane.today.promises) == due - 1


def first_line(pane: ReachOutPane) -> PromiseLine:
    found = pane.above.lines.itemAt(0).widget()  # type: ignore[union-attr]
    assert isinstance(found, PromiseLine)
    return found


def test_a_promise_due_is_put_off_dropped_and_changed_where_it_stands(
    book: Book, opened: Callable[[], ReachOutPane], qtbot: QtBot
) -> None:
    samples.fill(book, now=NOW)
    pane = opened()
    assert pane.today is not None
    due = len(pane.today.promises)
    line = first_line(pane)
    number = line.promise.id
    menu = {each.text(): each for each in line.more.menu.actions() if each.text()}  # type: ignore[union-attr]
    wished: list[object] = []
    pane.change_requested.connect(wished.append)
    menu["Change…"].trigger()
    assert wished == [line.promise]
    menu["In a week"].trigger()
    settle(pane, qtbot)
    assert len(pane.today.promises) == due - 1
    week = (NOW.date() + timedelta(days=7)).isoformat()
    assert book.read("SELECT due FROM follow_up WHERE id = ?", (number,)) == [(week,)]
    undo.undo(book, now=NOW)
    pane.refresh()
    settle(pane, qtbot)
    key(first_line(pane), Qt.Key.Key_Delete)
    settle(pane, qtbot)
    assert book.read("SELECT state FROM follow_up WHERE id = ?", (number,)) == [("dropped",)]


def test_many_promises_are_folded_until_they_are_asked_for(
    book: Book, opened: Callable[[], ReachOutPane]
) -> None:
    person, _ = people.add(book, name="Ana Torres", now=NOW)
    for n in range(9):
        follow_ups.add(book, side=Side.ME, text=f"Send {n}", due=NOW.date(), people=[person], now=NOW)
    pane = opened()
    lines = pane.above.lines
    assert lines.count() == 6 + 1 + 1, "a link and some air"
    (more,) = lines.itemAt(6).widget().findChildren(Link)  # type: ignore[union-attr]
    assert more.text() == "and 3 more"
    more.click()
    assert sum(isinstance(lines.itemAt(n).widget(), PromiseLine) for n in range(lines.count())) == 9  # type: ignore[union-attr]


def test_the_card_shows_what_is_open_between_the_two_both_ways(
    book: Book, opened: Callable[[], ReachOutPane], qtbot: QtBot
) -> None:
    samples.fill(book, now=NOW)
    pane = opened()
    card = pane.card.card
    assert card is not None
    low, before = pane.card.height(), len(card.promises)
    for side, text in ((Side.ME, "Send the key"), (Side.THEM, "introduces me")):
        due = NOW.date() + timedelta(days=40)
        follow_ups.add(book, side=side, text=text, due=due, people=[card.person], now=NOW)
    pane.refresh()
    settle(pane, qtbot)
    assert pane.card.card is not None
    assert len(pane.card.card.promises) == before + 2
    assert pane.card.height() > low
    assert "Send the key" in pane.card.accessibleName()
    assert "introduces me" in pane.card.accessibleName()


def test_what_repeats_is_said_to_a_screen_reader(book: Book, opened: Callable[[], ReachOutPane]) -> None:
    person, _ = people.add(book, name="Ana Torres", now=NOW)
    follow_ups.add(
        book, side=Side.ME, text="Call", due=NOW.date(), people=[person], repeat=Repeat(Unit.MONTH),
        unless_contact=True, now=NOW,
    )  # fmt: skip
    said = said_name(first_line(opened())).replace("\u2068", "").replace("\u2069", "")
    assert said == "Promise, press when kept: Call, today, to Ana Torres, every month, unless you talk before"


def test_first_words_of_ones_own_wait_for_whom_they_were_begun(
    book: Book, opened: Callable[[], ReachOutPane], qtbot: QtBot
) -> None:
    samples.fill(book, now=NOW)
    pane = opened()
    first = pane.card.card
    assert first is not None
    pane.card.opener.setPlainText("Hello, I th")
    other = next(each.card for each in pane._rows_holder.findChildren(CardRow))
    pane.choose(other.person)
    assert pane.card.opener.toPlainText() == other.opener
    pane.choose(first.person)
    assert pane.card.opener.toPlainText() == "Hello, I th"
    pane._drafts.save()
    settle(pane, qtbot)
    again = opened()
    again.choose(first.person)
    assert again.card.opener.toPlainText() == first.opener
    again._drafts.look()
    settle(again, qtbot)
    assert again.card.opener.toPlainText() == "Hello, I th", "a restart takes nothing"
    again.card.done.click()
    settle(again, qtbot)
    assert again._drafts.places(Kind.OPENER) == []


def test_first_words_of_another_day_are_over(
    book: Book, opened: Callable[[], ReachOutPane], qtbot: QtBot
) -> None:
    samples.fill(book, now=NOW)
    pane = opened()
    card = pane.card.card
    assert card is not None
    drafts.keep(book, {Place(Kind.OPENER, card.person): {"text": "Hello", "day": "2026-11-01"}})
    pane._drafts.look()
    settle(pane, qtbot)
    assert pane.card.opener.toPlainText() == card.opener
    assert pane._drafts.places(Kind.OPENER) == []
