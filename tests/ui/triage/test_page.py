"""The deck: one key, the next card, and the way back; what it says at its beginning, its end and in between."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from networker.domain.vocabulary import Channel, Circle, PersonId, State
from networker.services import people, quick_log, triage, undo
from networker.services.errors import CannotDo
from networker.store.book import Book
from networker.ui.theme import LIGHT
from networker.ui.triage.page import TriagePage
from tests.journeys.steps import press
from tests.ui.conftest import PutUp
from tests.ui.helpers import NOW, inks, picture_of, said_name, settle

Open = Callable[..., TriagePage]
K = Qt.Key
LONG = "Maximiliana Wolfeschlegelsteinhausenbergerdorff-Featherstonehaugh von Hohenlohe"


@pytest.fixture
def opened(put_up: PutUp, qtbot: QtBot) -> Open:
    def open_(width: int = 1200, height: int = 752) -> TriagePage:
        page = put_up(TriagePage, width, height)
        page.activateWindow()
        page.take_keyboard()
        settle(page, qtbot)
        return page

    return open_


def add(book: Book, *names: str) -> list[PersonId]:
    return [people.add(book, name=name, now=NOW)[0] for name in names]


def circle_of(book: Book, person: int) -> int | None:
    found: int | None = book.read("SELECT circle FROM person WHERE id = ?", (person,))[0][0]
    return found


def shown(page: TriagePage) -> str:
    assert page.deck.card is not None
    assert page.states.currentWidget() is page._scroll
    return page.deck.card.name


def test_each_key_gives_its_circle_and_the_next_card_is_there_at_once(
    book: Book, opened: Open, qtbot: QtBot
) -> None:
    who = add(book, "E", "D", "C", "B", "A")
    page = opened()
    assert page.deck.hasFocus()
    for n, name in enumerate("ABCDE", start=1):
        assert shown(page) == name, "without a wait for what was written"
        press(page.deck, Qt.Key(K.Key_0 + n))
    settle(page, qtbot)
    assert [circle_of(book, each) for each in who] == [5, 4, 3, 2, 1]
    assert page.pause.isVisible()
    assert said_name(page.pause) == "Everybody has a circle. 5 people are in your book."


def test_progress_and_rooms_count_along(book: Book, opened: Open) -> None:
    add(book, "Ana", "Ben", "Eva")
    page = opened()
    assert page.board.progress.text == "3 to go. Stop whenever you like."
    assert page.board.keys[1].room == "0 of 15"
    press(page.deck, K.Key_2)
    assert page.board.progress.text == "1 sorted, 2 to go. Stop whenever you like."
    assert page.board.keys[1].room == "1 of 15"
    assert page.board.keys[4].room == "no limit"
    assert page.board.just.names == ["Eva"]


def test_the_guess_is_marked_with_its_reason(book: Book, opened: Open) -> None:
    quick_log.log(book, "coffee yesterday", now=NOW, context=add(book, "Ana")[0])
    page = opened()
    assert [key.circle for key in page.board.keys if key.guessed] == [Circle.GOOD]
    assert page.board.guess.text == "Good is the guess: you have met."
    assert said_name(page.board.keys[2]) == "Good, 3, 0 of 50, the guess"
    image = picture_of(page.board.keys[2])
    assert QColor(LIGHT.accent_soft).name() in inks(image)


def test_let_go(book: Book, opened: Open, qtbot: QtBot) -> None:
    (ana,) = add(book, "Ana")
    page = opened()
    press(page.deck, K.Key_L)
    settle(page, qtbot)
    assert book.read("SELECT state FROM person WHERE id = ?", (ana,)) == [(State.LET_GO.value,)]


def test_space_lays_aside_until_the_others_had_their_turn(book: Book, opened: Open, qtbot: QtBot) -> None:
    who = add(book, "Ben", "Ana")
    page = opened()
    press(page.deck, K.Key_Space)
    assert shown(page) == "Ben"
    press(page.deck, K.Key_1)
    assert shown(page) == "Ana", "behind the others"
    assert page.board.progress.text == "1 sorted, 1 to go. Stop whenever you like.", (
        "nobody was sorted by that"
    )
    press(page.deck, K.Key_Space)
    settle(page, qtbot)
    assert said_name(page.pause) == "That's all for now. 1 sorted. 1 person waits for another day."
    tomorrow = triage.sitting(book, today=NOW.date() + timedelta(days=1))
    assert [card.id for card in tomorrow.cards] == [who[1]]
    page.pause.button.click()
    settle(page, qtbot)
    assert shown(page) == "Ana"
    assert page.deck.hasFocus()


def test_a_pause_after_twenty_and_twenty_more(book: Book, opened: Open, qtbot: QtBot) -> None:
    add(book, *(f"Person {n}" for n in range(43)))
    page = opened()
    for done in (20, 40):
        for _ in range(20):
            press(page.deck, K.Key_4)
        press(page, K.Key_4)
        settle(page, qtbot)
        assert (
            said_name(page.pause)
            == f"A good place to stop. {done} sorted. {43 - done} more have no circle yet, and no hurry."
        )
        assert page.pause.button.text() == "Twenty more"
        assert page.pause.button.hasFocus()
        press(page.pause.button, K.Key_Return)
        settle(page, qtbot)
    for _ in range(3):
        press(page.deck, K.Key_4)
    settle(page, qtbot)
    assert triage.to_go(book) == 0
    assert page.board.keys[3].room == "42 of 150", "the last card that was shown"


def test_a_held_key_answers_once(book: Book, opened: Open, qtbot: QtBot) -> None:
    from PySide6.QtCore import QEvent
    from PySide6.QtGui import QKeyEvent
    from PySide6.QtWidgets import QApplication

    add(book, "Ana", "Ben")
    page = opened()
    held = QKeyEvent(QEvent.Type.KeyPress, int(K.Key_1), Qt.KeyboardModifier.NoModifier, "1", True)
    QApplication.sendEvent(page.deck, held)
    settle(page, qtbot)
    assert triage.to_go(book) == 2


def test_w_marks_somebody_to_know_who_leaves_the_deck_until_it_is_taken_back(
    book: Book, opened: Open, qtbot: QtBot
) -> None:
    _, eva, _ = add(book, "Ben", "Eva", "Ana")
    page = opened()
    press(page.deck, K.Key_1)
    press(page.deck, K.Key_W)
    settle(page, qtbot)
    marked = "SELECT want_to_know, circle FROM person WHERE id = ?"
    assert book.read(marked, (eva,)) == [(1, None)]
    assert triage.to_go(book) == 1
    assert page.board.just.accessibleName().endswith("Eva: want to know")
    undo.undo(book, now=NOW)
    assert book.read(marked, (eva,)) == [(0, None)]
    assert triage.to_go(book) == 2


def test_every_button_does_what_its_key_does(book: Book, opened: Open, qtbot: QtBot) -> None:
    eva, ben, ana = add(book, "Eva", "Ben", "Ana")
    page = opened()
    board = page.board
    assert not board.back.isEnabled(), "nothing of here could be taken back"
    for button in (board.keys[0], board.let_go, board.skip):
        button.click()
    settle(page, qtbot)
    assert circle_of(book, ana) == 1
    assert book.read("SELECT state FROM person WHERE id = ?", (ben,)) == [("let go",)]
    assert shown(page) == "Eva"
    assert book.read("SELECT person_id FROM reach_action") == [(eva,)]
    assert board.back.isEnabled()


def test_what_has_the_keyboard_can_be_pressed_and_has_a_name(book: Book, opened: Open) -> None:
    add(book, "Ana", "Ben")
    page = opened()
    press(page.deck, K.Key_1)
    reachable = [
        each for each in page.board.findChildren(QWidget)
        if each.focusPolicy() & Qt.FocusPolicy.TabFocus and each.isVisibleTo(page.board)
    ]  # fmt: skip
    assert len(reachable) == 10, "the card, five circles, four buttons"
    assert [each for each in reachable if not said_name(each)] == []
    assert said_name(page.board.skip) == "Skip, Space"
    assert said_name(page.deck).startswith("Ana. added by hand 20 November 2026. Talks: None yet"), said_name(
        page.deck
    )


@pytest.mark.parametrize("name", ["王小明", "محمد عبد الله الراشد", LONG, "🦊", ""])
@pytest.mark.parametrize("size", [(1200, 752), (700, 382), (1840, 1032)])
def test_odd_names_stay_on_the_card(book: Book, opened: Open, name: str, size: tuple[int, int]) -> None:
    people.add(book, name=name, now=NOW, handles=[(Channel.MAIL, "who@nowhere.example")])
    page = opened(*size)
    card, board = page.deck.card_rect().toRect(), page.board
    image = picture_of(page.deck)
    margin = image.rect().adjusted(card.right() + 1, card.top() + 20, 0, -40)
    assert QColor(LIGHT.text).name() not in inks(image, margin)
    assert board.minimumHeight() <= size[1], "no need to scroll"
    assert board.back.geometry().bottom() <= size[1]
    assert board.deck.x() >= 0
    assert board.deck.geometry().right() <= size[0]


def test_a_change_elsewhere_is_followed(book: Book, opened: Open, qtbot: QtBot) -> None:
    ben, ana = add(book, "Ben", "Ana")
    page = opened()
    assert shown(page) == "Ana"
    page._jobs.write(page.board, people.set_circle, book, [ana], Circle.INNER, now=NOW)
    settle(page, qtbot)
    assert shown(page) == "Ben"
    assert page.board.keys[0].room == "1 of 5"
    page._jobs.write(page.board, people.rename, book, ben, "Benedikt", now=NOW)
    settle(page, qtbot)
    assert shown(page) == "Benedikt"


def test_an_empty_book_says_so(opened: Open, qtbot: QtBot) -> None:
    page = opened()
    assert said_name(page.pause) == "Nobody is in your book yet. Bring your people in first."
    with qtbot.waitSignal(page.import_requested):
        page.pause.button.click()


def test_grey_lines_stand_where_the_card_will_lie(put_up: PutUp, book: Book, theme: object) -> None:
    page = put_up(TriagePage)
    assert page.states.currentWidget() is page.waiting
    page.waiting.patient = True
    assert QColor(LIGHT.select).name() in inks(
        picture_of(page.waiting), page.waiting.rect().adjusted(280, 60, -280, -400)
    )
    assert page.waiting.accessibleName() == "Loading"
    assert page.minimumSizeHint().width() <= QSize(700, 382).width()


def test_a_key_pressed_while_it_is_asked_how_all_stand_counts(book: Book, opened: Open, qtbot: QtBot) -> None:
    eva, ben, ana = add(book, "Eva", "Ben", "Ana")
    page = opened()
    page._jobs.write(page.board, people.rename, book, eva, "Evita", now=NOW)
    settle(page, qtbot)
    page.refresh()  # what is asked is answered when the keys are pressed already
    press(page.deck, K.Key_1)
    press(page.deck, K.Key_2)
    settle(page, qtbot)
    assert shown(page) == "Evita", "nobody who was just sorted came back"
    assert [circle_of(book, each) for each in (ana, ben)] == [1, 2]
    assert page.board.progress.text == "2 sorted, 1 to go. Stop whenever you like."
    assert page.board.keys[0].room == "1 of 5"


def test_twenty_more_right_after_the_last_key_counts_right(book: Book, opened: Open, qtbot: QtBot) -> None:
    add(book, *(f"Person {n}" for n in range(25)))
    page = opened()
    for _ in range(20):
        press(page.deck, K.Key_4)
    press(page.pause.button, K.Key_Return)
    settle(page, qtbot)
    assert page.board.progress.text == "20 sorted, 5 to go. Stop whenever you like."
    assert page.board.keys[3].room == "20 of 150"


def test_a_key_that_could_not_be_written_leaves_the_card(
    book: Book, opened: Open, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    (ana,) = add(book, "Ana")
    page = opened()

    def refuse(*_: object, **__: object) -> None:
        raise CannotDo("The disk is full.")

    monkeypatch.setattr(people, "set_circle", refuse)
    with qtbot.waitSignal(page._jobs.failed) as said:
        press(page.deck, K.Key_1)
    settle(page, qtbot)
    assert said.args == ["The disk is full."]
    assert shown(page) == "Ana"
    assert circle_of(book, ana) is None
    assert not page.board.back.isEnabled()
