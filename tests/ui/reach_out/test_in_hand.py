"""Whoever is on the card is not swapped under the hands; a press is taken once; who is in sight counts as shown."""

from datetime import timedelta

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from networker.domain.vocabulary import Channel
from networker.services import people, quick_log, reach_out, reached, shares, undo
from networker.store.book import Book
from networker.ui.reach_out.pane import ReachOutPane
from networker.ui.reach_out.rows import BirthdayLine, CardRow
from networker.ui.widgets.basics import Link
from tests import samples
from tests.ui.conftest import PutUp
from tests.ui.helpers import NOW, key
from tests.ui.reach_out.test_pane import settle

DAY = timedelta(days=1)


@pytest.fixture
def pane(book: Book, put_up: PutUp, qtbot: QtBot) -> ReachOutPane:
    samples.fill(book, now=NOW)
    found = put_up(ReachOutPane, 344, 750)
    found.refresh()
    settle(found, qtbot)
    return found


def on_card(pane: ReachOutPane) -> int:
    assert pane.card.card is not None
    return int(pane.card.card.person)


def row_of(pane: ReachOutPane, person: int) -> CardRow:
    found = pane._rows_holder.findChildren(CardRow)
    return next(each for each in found if each.card.person == person and not each.isHidden())


def waiting(pane: ReachOutPane) -> list[int]:
    found = pane._rows_holder.findChildren(CardRow)
    return [int(each.card.person) for each in found if not each.isHidden()]


def at_midnight(pane: ReachOutPane, qtbot: QtBot, days: int = 1) -> None:
    pane._clock = lambda: NOW + days * DAY
    pane.refresh()
    settle(pane, qtbot)


LINK = "https://reefworld.example/best-snorkelling-spots"


@pytest.mark.parametrize("typed", ["", "Hello, my own words"])
def test_a_link_that_was_shared_is_what_the_card_and_its_question_speak_of(
    pane: ReachOutPane, book: Book, qtbot: QtBot, typed: str
) -> None:
    person, offered = on_card(pane), pane.card.opener.toPlainText()
    if typed:
        pane.card.opener.setPlainText(typed)
    pane._jobs.write(pane, shares.share, book, person, LINK, channel=Channel.MAIL, now=NOW)
    settle(pane, qtbot)
    assert on_card(pane) == person
    assert pane.card.yes.isVisible()
    written = pane.card.opener.toPlainText()
    assert written.endswith(f", this made me think of you: {LINK}")
    pane._drafts_came()
    pane.refresh()
    settle(pane, qtbot)
    assert pane.card.opener.toPlainText() == written, "also where it is told anew"
    pane.card.no.click()
    settle(pane, qtbot)
    assert pane.card.opener.toPlainText() == (typed or offered), "what was typed is there again"


@pytest.mark.parametrize("in_tray", [False, True])
def test_midnight_does_not_swap_the_person_whose_words_are_typed(
    pane: ReachOutPane, qtbot: QtBot, in_tray: bool
) -> None:
    person = on_card(pane)
    pane.card.opener.setPlainText("Hello, my own words")
    pane.setVisible(not in_tray)
    at_midnight(pane, qtbot)
    assert pane.today is not None
    assert person not in [card.person for card in pane.today.cards], "another list by now"
    assert (on_card(pane), pane.card.opener.toPlainText()) == (person, "Hello, my own words")
    assert waiting(pane) == [card.person for card in pane.today.cards]
    pane.card.done.click()
    settle(pane, qtbot)
    assert on_card(pane) == pane.today.cards[0].person


def test_who_is_done_after_midnight_leaves_the_card_and_was_reached_where_it_said(
    pane: ReachOutPane, book: Book, qtbot: QtBot
) -> None:
    card = pane.card.card
    assert card is not None
    assert card.channel is not Channel.OTHER
    pane.card.setFocus()
    pane._clock = pane._presses._clock = lambda: NOW + DAY  # nobody has looked at the clock since
    key(pane.card, Qt.Key.Key_D)
    settle(pane, qtbot)
    assert pane.today is not None
    assert on_card(pane) == pane.today.cards[0].person
    [(channel,)] = book.read("SELECT channel FROM interaction ORDER BY id DESC LIMIT 1")
    assert channel == card.channel.value


@pytest.mark.parametrize(("days", "kept"), [(1, True), (2, False)])
def test_words_typed_round_midnight_outlive_the_end_of_the_program(
    book: Book, pane: ReachOutPane, put_up: PutUp, qtbot: QtBot, days: int, kept: bool
) -> None:
    person = on_card(pane)
    pane.card.opener.setPlainText("Hello, my own words")
    at_midnight(pane, qtbot)
    pane.card.opener.setPlainText("Hello, my own words, typed on")
    pane._drafts.save()
    settle(pane, qtbot)
    again = put_up(ReachOutPane, 344, 750)
    again._drafts.look()
    qtbot.waitUntil(lambda: again._jobs.idle)
    at_midnight(again, qtbot, days)
    said = again._openers.of((NOW + days * DAY).date(), person)
    assert said == ("Hello, my own words, typed on" if kept else None)


def test_after_midnight_a_card_that_is_left_gives_way(pane: ReachOutPane, qtbot: QtBot) -> None:
    person = on_card(pane)
    pane.card.opener.setFocus()
    at_midnight(pane, qtbot)
    assert on_card(pane) == person
    pane.head.more.setFocus()
    qtbot.waitUntil(lambda: on_card(pane) != person)
    settle(pane, qtbot)
    assert pane.today is not None
    assert on_card(pane) == pane.today.cards[0].person


def test_after_midnight_a_card_that_nobody_is_at_is_todays_first(pane: ReachOutPane, qtbot: QtBot) -> None:
    at_midnight(pane, qtbot)
    assert pane.today is not None
    assert on_card(pane) == pane.today.cards[0].person


def test_a_press_that_failed_is_said_and_the_next_one_is_taken(
    book: Book, pane: ReachOutPane, qtbot: QtBot
) -> None:
    failed: list[str] = []
    pane._jobs.failed.connect(failed.append)
    card = pane.card.card
    assert card is not None
    reach_out.act(book, card.person, "done", now=NOW)  # from elsewhere, not told here yet
    pane.card.done.click()
    settle(pane, qtbot)
    assert failed == [f"{card.name} is done for today already."]
    assert on_card(pane) != card.person
    pane.card.done.click()
    settle(pane, qtbot)
    assert pane.head.progress.text() == "2 of 5"


def test_a_question_elsewhere_does_not_take_the_card_from_whom_the_keyboard_is_at(
    book: Book, pane: ReachOutPane, qtbot: QtBot
) -> None:
    person, other = on_card(pane), waiting(pane)[0]
    pane.card.opener.setFocus()
    reached.began(book, row_of(pane, other).card.person, Channel.SIGNAL, now=NOW)
    pane.refresh()
    settle(pane, qtbot)
    assert on_card(pane) == person


def test_words_of_ones_own_are_there_when_their_card_comes_back(pane: ReachOutPane, qtbot: QtBot) -> None:
    person, other = on_card(pane), waiting(pane)[0]
    pane.card.opener.setPlainText("Hello, my own words")
    pane.choose(other)
    assert pane.card.card is not None
    assert pane.card.opener.toPlainText() == pane.card.card.opener
    pane.refresh()
    settle(pane, qtbot)
    pane.choose(person)
    assert pane.card.opener.toPlainText() == "Hello, my own words"
    pane.card.done.click()
    settle(pane, qtbot)
    pane._jobs.write(pane, undo.undo, pane._book, now=NOW)
    settle(pane, qtbot)
    assert (on_card(pane), pane.card.opener.toPlainText()) == (person, "Hello, my own words")


def test_undo_brings_back_whoever_left_onto_the_card_that_the_keyboard_is_at(
    pane: ReachOutPane, qtbot: QtBot
) -> None:
    person = on_card(pane)
    pane.card.setFocus()
    key(pane.card, Qt.Key.Key_D)
    settle(pane, qtbot)
    assert on_card(pane) != person
    pane._jobs.write(pane, undo.undo, pane._book, now=NOW)
    settle(pane, qtbot)
    assert on_card(pane) == person


def test_a_press_is_taken_once_until_it_is_shown_what_it_came_to(
    book: Book, pane: ReachOutPane, qtbot: QtBot
) -> None:
    talks = book.read("SELECT count(*) FROM interaction")[0][0]
    failed: list[str] = []
    pane._jobs.failed.connect(failed.append)
    for _ in range(3):
        pane.card.done.click()
        key(pane.card, Qt.Key.Key_D)
    settle(pane, qtbot)
    assert pane.head.progress.text() == "1 of 5"
    assert book.read("SELECT count(*) FROM interaction") == [(talks + 1,)]
    assert failed == []
    undo.undo(book, now=NOW)
    assert book.read("SELECT count(*) FROM interaction") == [(talks,)]


def test_the_second_click_of_a_double_click_does_nothing(pane: ReachOutPane, qtbot: QtBot) -> None:
    qtbot.mouseClick(pane.card.done, Qt.MouseButton.LeftButton)
    settle(pane, qtbot)
    QCoreApplication.sendEvent(pane.card.done, double_click(pane.card.done))
    qtbot.mouseRelease(pane.card.done, Qt.MouseButton.LeftButton)
    settle(pane, qtbot)
    assert pane.head.progress.text() == "1 of 5", "the next one stands there by now"
    row = row_of(pane, waiting(pane)[-1])
    before = on_card(pane)
    QCoreApplication.sendEvent(row, double_click(row))
    assert on_card(pane) == before


def double_click(on: QWidget) -> QEvent:
    from PySide6.QtGui import QMouseEvent

    place = on.rect().center().toPointF()
    return QMouseEvent(
        QEvent.Type.MouseButtonDblClick, place, on.mapToGlobal(place), Qt.MouseButton.LeftButton,
        Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier,
    )  # fmt: skip


@pytest.mark.parametrize("held", [Qt.Key.Key_D, Qt.Key.Key_W, Qt.Key.Key_L])
def test_a_key_that_is_held_down_is_one_press(pane: ReachOutPane, qtbot: QtBot, held: Qt.Key) -> None:
    wished: list[object] = []
    pane.write_requested.connect(lambda card, _: wished.append(card))
    none = Qt.KeyboardModifier.NoModifier
    for _ in range(3):
        again = QKeyEvent(QEvent.Type.KeyPress, int(held), none, "", True)
        QCoreApplication.sendEvent(pane.card, again)
        settle(pane, qtbot)
    assert (pane.head.progress.text(), wished, QApplication.activePopupWidget()) == ("0 of 5", [], None)


def test_a_key_let_go_and_down_again_in_one_moment_is_held(pane: ReachOutPane, qtbot: QtBot) -> None:
    """As X11 tells of it now and then."""
    presses = ((QEvent.Type.KeyPress, 1000), (QEvent.Type.KeyRelease, 1600), (QEvent.Type.KeyPress, 1600))
    for kind, when in presses:
        event = QKeyEvent(kind, int(Qt.Key.Key_D), Qt.KeyboardModifier.NoModifier)
        event.setTimestamp(when)
        QCoreApplication.sendEvent(pane.card, event)
        settle(pane, qtbot)
    assert pane.head.progress.text() == "1 of 5"


def test_after_writing_the_words_stay_to_be_seen_and_copied(pane: ReachOutPane, qtbot: QtBot) -> None:
    card = pane.card.card
    assert card is not None
    pane.card.opener.setPlainText("Hello, my own words")
    pane.begin(card.person, Channel.SIGNAL, "")
    settle(pane, qtbot)
    assert pane.card.yes.isVisible()
    assert pane.card.opener.isVisible()
    assert pane.card.opener.geometry().bottom() < pane.card.yes.y()
    menu = pane.card.more.menu
    assert menu is not None
    next(each for each in menu.actions() if each.text() == "Copy the words").trigger()
    assert QApplication.clipboard().text() == "Hello, my own words"


def shown(book: Book) -> set[int]:
    return {row[0] for row in book.read("SELECT person_id FROM showing")}


def test_who_is_below_the_fold_counts_as_shown_once_scrolled_into_view(
    book: Book, put_up: PutUp, qtbot: QtBot
) -> None:
    samples.fill(book, now=NOW)
    pane = put_up(ReachOutPane, 344, 430)
    pane.refresh()
    settle(pane, qtbot)
    assert shown(book) == {on_card(pane)}
    bar = pane._scroll.verticalScrollBar()
    bar.setValue(bar.maximum())
    qtbot.waitUntil(lambda: waiting(pane)[-1] in shown(book))
    bar.setValue(bar.maximum() // 2)
    qtbot.waitUntil(lambda: shown(book) == {on_card(pane), *waiting(pane)})


def test_nothing_counts_as_shown_while_the_window_is_hidden(book: Book, put_up: PutUp, qtbot: QtBot) -> None:
    samples.fill(book, now=NOW)
    pane = put_up(ReachOutPane, 344, 1200)
    pane.hide()
    pane.refresh()
    settle(pane, qtbot)
    pane.grab()  # a picture is nobody's look
    settle(pane, qtbot)
    assert shown(book) == set()
    pane.show()
    qtbot.waitUntil(lambda: shown(book) == {on_card(pane), *waiting(pane)})


def test_birthdays_beyond_five_are_a_press_away(book: Book, put_up: PutUp, qtbot: QtBot) -> None:
    for n in range(8):
        person, _ = people.add(book, name=f"Friend {n}", now=NOW)
        with book.step("born", "Born", now=NOW) as step:
            step.insert(
                "fact", person=person, field="birthday", value="--11-22", detail="", noted="2026-01-01"
            )
    pane = put_up(ReachOutPane, 344, 750)
    pane.refresh()
    settle(pane, qtbot)
    assert pane.today is not None

    def lines() -> int:
        return sum(not each.isHidden() for each in pane.findChildren(BirthdayLine))

    assert (len(pane.today.birthdays), lines()) == (8, 5)
    [more] = [each for each in pane.findChildren(Link) if each.text() == "and 3 more"]
    more.click()
    QApplication.sendPostedEvents()
    assert lines() == 8


def test_a_long_reason_has_two_lines(pane: ReachOutPane) -> None:
    row = row_of(pane, waiting(pane)[0])
    row.card = row.card.__class__(
        **{
            **{name: getattr(row.card, name) for name in row.card.__slots__},
            "reason": "You and Maximiliane usually talk every 3 weeks; it has been 7 weeks.",
        }
    )
    row.resize(344, row.height())
    assert row.height() == 68
    row.resize(600, row.height())
    assert row.height() == 52


def test_how_many_people_a_day_is_chosen_in_the_panes_menu(pane: ReachOutPane, qtbot: QtBot) -> None:
    chosen: list[int] = []
    said: list[str] = []
    pane.size_chosen.connect(chosen.append)
    pane.said.connect(said.append)
    sizes = {each.text(): each for each in pane.head.pace.actions()}
    assert list(sizes) == [str(n) for n in range(3, 11)]
    assert sizes["5"].isChecked()
    sizes["3"].trigger()
    settle(pane, qtbot)
    assert (chosen, said) == ([3], ["3 people a day, from the next list on"])
    assert pane.head.progress.text() == "0 of 5", "a list that is made stays"
    at_midnight(pane, qtbot)
    assert pane.head.progress.text() == "0 of 3"


def test_the_end_of_the_day_and_that_nobody_is_there_never_stand_together(
    book: Book, put_up: PutUp, qtbot: QtBot
) -> None:
    quick_log.log(book, "coffee Ana Ruiz 1 march", now=NOW, new=True)
    [card] = reach_out.today(book, now=NOW).cards
    with book.step("gone", "Gone", now=NOW) as step:
        for (row,) in step.rows("SELECT id FROM interaction_person"):
            step.delete("interaction_person", row)
        step.delete("person", card.person)
    pane = put_up(ReachOutPane, 344, 750)
    pane.refresh()
    settle(pane, qtbot)
    assert (pane.below.end.isVisible(), pane.nobody.empty.isVisible()) == (False, True)
