"""Today by the keyboard alone: every button and its way back, the one question in pane and tray, and why."""

from collections.abc import Callable, Iterator
from contextlib import closing
from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QMenu, QWidget

from networker import settings
from networker.desktop.notify.port import OPEN
from networker.domain.vocabulary import Channel
from networker.services import people, reached
from networker.services.book import Book
from networker.ui.application import Application
from networker.ui.reach_out.card import Card
from networker.ui.settling import settle
from networker.ui.timeline.why import WhyCard
from tests import samples
from tests.journeys.steps import NOW, key, opened, press
from tests.journeys.test_coming_and_going import FakeTray, plain, started
from tests.journeys.test_reminders import Desktop


@pytest.fixture
def application(data_dir: Path) -> Iterator[Application]:
    with closing(Book(data_dir, now=NOW)) as book:
        samples.fill(book, now=NOW)
    with opened(data_dir) as found:
        found.window.activateWindow()
        yield found


def settled(application: Application) -> None:
    assert settle(application)
    QApplication.sendPostedEvents()


def card_of(application: Application) -> Card:
    """Ctrl+T: to the card."""
    key(application.window, "Ctrl+T")
    card = application.window.reach_out.card
    assert application.window.focusWidget() is card
    return card


def on_the_list(application: Application) -> list[int]:
    today = application.window.reach_out.today
    assert today is not None
    return [each.person for each in today.cards]


def take_back(application: Application) -> None:
    """Ctrl+Z. Offscreen no desktop makes the window active again when a menu closes: then what the key calls."""
    if QApplication.activeWindow() is application.window:
        key(application.window, "Ctrl+Z")
    else:
        application.window.saying.undo()


def choose(menu: QMenu | None, text: str) -> None:
    """By arrows and Enter in a menu that is open."""
    assert menu is not None
    assert menu.isVisible()
    for _ in menu.actions():
        send(menu, Qt.Key.Key_Down)
        active = menu.activeAction()
        if active is not None and active.text() == text:
            send(menu, Qt.Key.Key_Return)
            return
    raise AssertionError([each.text() for each in menu.actions()])


def send(widget: QWidget, code: Qt.Key) -> None:
    QApplication.sendEvent(widget, QKeyEvent(QEvent.Type.KeyPress, code, Qt.KeyboardModifier.NoModifier))


def later(text: str) -> Callable[[Card], None]:
    def by_keys(card: Card) -> None:
        press(card, Qt.Key.Key_L)
        choose(card.later.menu, text)

    return by_keys


def let_go(card: Card) -> None:
    press(card, Qt.Key.Key_M)
    choose(card.more.menu, "Let go")


def done_otherwise(card: Card) -> None:
    press(card, Qt.Key.Key_O)
    choose(card.write.arrow.menu, "Done: we met")


def done(card: Card) -> None:
    press(card, Qt.Key.Key_D)


WAYS = {
    "done": done, "done otherwise": done_otherwise, "a week": later("In a week"), "a month": later("In a month"),
    "not now": later("Not now"), "less often": later("Less often"), "let go": let_go,
}  # fmt: skip


def test_every_button_is_a_key_and_can_be_taken_back(application: Application) -> None:
    before = on_the_list(application)
    for way, press_it in WAYS.items():
        press_it(card_of(application))
        settled(application)
        assert on_the_list(application) == before[1:], way
        take_back(application)
        settled(application)
        assert on_the_list(application) == before, way


def test_later_on_a_day_of_ones_own(application: Application) -> None:
    before = on_the_list(application)
    card = card_of(application)
    press(card, Qt.Key.Key_L)
    choose(card.later.menu, "On a day…")
    menu = QApplication.activePopupWidget()
    assert menu is not None
    press(menu.focusWidget() or menu, Qt.Key.Key_Return)
    settled(application)
    assert on_the_list(application) == before[1:]
    take_back(application)
    settled(application)
    assert on_the_list(application) == before


def test_write_opens_the_program_with_the_words_and_y_logs_it(
    application: Application, wished: list[str]
) -> None:
    window = application.window
    card = card_of(application)
    assert card.card is not None
    person, before = card.card.person, on_the_list(application)
    press(card, Qt.Key.Key_W)
    settled(application)
    assert QApplication.clipboard().text() == card.opener.toPlainText()
    assert len(wished) == bool(card.card.handle)
    assert on_the_list(application) == before, "to write is not yet to have reached them"
    assert "clipboard" in window.undo_bar.accessibleName()
    press(card_of(application), Qt.Key.Key_Y)
    settled(application)
    assert person not in on_the_list(application)
    take_back(application)
    settled(application)
    assert on_the_list(application) == before
    assert "Did you reach" in card_of(application).accessibleName()
    press(card_of(application), Qt.Key.Key_N)
    settled(application)
    assert "Did you reach" not in card_of(application).accessibleName()
    take_back(application)
    settled(application)
    assert "Did you reach" in card_of(application).accessibleName()


def test_the_tray_asks_too_and_takes_the_answer(data_dir: Path) -> None:
    with closing(Book(data_dir, now=NOW)) as book:
        ana, _ = people.add(book, name="Ana Torres", now=NOW)
        reached.began(book, ana, Channel.SIGNAL, now=NOW)
    tray, desktop = FakeTray(), Desktop()
    application = started(data_dir, tray, desktop)
    try:
        assert application.teller is not None
        application.teller.look()
        settled(application)
        asked = next(each.text for each in tray.lines if "reach" in each.text)
        assert "reach" not in "".join(desktop.titles), "whoever has the window sees it there"
        for _ in range(3):
            application.window.close()
            settled(application)
            application.window.show()
        assert [each for each in desktop.titles if "reach" in each] == [plain(asked)], (
            "once, not at each closing"
        )
        application.window.hide()
        desktop.press(OPEN)
        assert application.window.isVisible()
        tray.press(plain(asked), "Yes")
        settled(application)
        assert not any("reach" in each.text for each in tray.lines)
        assert application.session.book.read("SELECT channel FROM interaction") == [("signal",)]
    finally:
        application.close()


def test_an_older_question_waits_in_the_tray_without_a_notification(data_dir: Path) -> None:
    with closing(Book(data_dir, now=NOW)) as book:
        ana, _ = people.add(book, name="Ana Torres", now=NOW)
        reached.began(book, ana, Channel.SIGNAL, now=NOW - timedelta(days=3))
    tray, desktop = FakeTray(), Desktop()
    application = started(data_dir, tray, desktop)
    try:
        assert application.teller is not None
        application.window.close()
        application.teller.look()
        settled(application)
        assert any("reach" in each.text for each in tray.lines)
        assert not [each for each in desktop.titles if "reach" in each]
    finally:
        application.close()


def test_how_many_people_a_day_is_remembered(application: Application, data_dir: Path) -> None:
    pace = application.window.reach_out.head.pace
    next(each for each in pace.actions() if each.text() == "7").trigger()
    settled(application)
    assert settings.load(data_dir).list_length == 7
    assert "7 people a day" in application.window.undo_bar.accessibleName()


def test_why_opens_over_the_timeline_with_the_rhythm(application: Application) -> None:
    window = application.window
    window.show_person(on_the_list(application)[0])
    settled(application)
    menu = window.timeline.header.more.menu
    assert menu is not None
    menu.aboutToShow.emit()
    next(each for each in menu.actions() if each.text().startswith("Why ")).trigger()
    settled(application)
    card = window.timeline.whys.card
    assert isinstance(card, WhyCard)
    assert card.isVisible()
    assert "You last talked" in card.accessibleName()
    press(card, Qt.Key.Key_Escape)
    assert not card.isVisible()
