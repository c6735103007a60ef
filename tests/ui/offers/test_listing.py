"""People who are offered: what a row says and offers, where its buttons stand, and where the keyboard stays."""

from dataclasses import replace

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QPointF, Qt
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from networker.domain.vocabulary import Channel, Circle, PersonId
from networker.services.offers import Offer
from networker.ui.icons import Icons
from networker.ui.offers.listing import OfferList
from networker.ui.offers.row import OfferRow
from networker.ui.theme import Theme
from tests.ui.helpers import inks, key, picture_of, said_name

ANA = Offer(
    person=PersonId(1), name="Ana Torres", shown="Ana Torres", given="Ana", company="Acme", circle=Circle.CLOSE,
    reason="Ana is in Solihull. You have never met; you last talked 7 weeks ago.", channel=Channel.MAIL,
    handle="ana@mail.example", opener="Hi Ana",
)  # fmt: skip
BEN = replace(
    ANA, person=PersonId(2), name="Ben Ode", shown="Ben Ode", given="Ben", reason="Ben is in Solihull."
)
NOBODY = replace(ANA, person=PersonId(3), name="", shown="", given="", company="", circle=None)


def second_click_on(part: QWidget) -> None:
    """The second press of a double click, and its release."""
    left, at = Qt.MouseButton.LeftButton, QPointF(10, 10)
    for kind in (QEvent.Type.MouseButtonDblClick, QEvent.Type.MouseButtonRelease):
        event = QMouseEvent(kind, at, part.mapToGlobal(at), left, left, Qt.KeyboardModifier.NoModifier)
        QCoreApplication.sendEvent(part, event)


@pytest.fixture
def listed(theme: Theme, icons: Icons, qtbot: QtBot) -> OfferList:
    found = OfferList("Who is there", theme, icons)
    qtbot.addWidget(found)
    found.resize(800, 600)
    found.show()
    return found


def shown(listed: OfferList, *offers: Offer) -> list[OfferRow]:
    listed.show_offers(offers)
    QApplication.sendPostedEvents()
    return listed.rows


@pytest.mark.parametrize(
    ("offer", "words"),
    [
        (ANA, ["Write", "Done"]),
        (replace(ANA, channel=Channel.PHONE), ["Call", "Done"]),
        (replace(ANA, channel=Channel.IN_PERSON), ["Meet", "Done"]),
        (replace(ANA, asked=True), ["Yes", "Not yet"]),
        (replace(ANA, asked=True, spent=True), ["Yes", "Not yet"]),
        (replace(ANA, done="called"), []),
        (replace(ANA, spent=True), []),
    ],
)
def test_a_row_offers_what_can_be_done(listed: OfferList, offer: Offer, words: list[str]) -> None:
    (row,) = shown(listed, offer)
    assert [each.text() for each in row.buttons] == words
    assert all(said_name(each) == f"{each.text()}: Ana Torres" for each in row.buttons)


def test_a_row_is_spoken_whole_also_without_a_name(listed: OfferList) -> None:
    rows = shown(listed, ANA, NOBODY, replace(BEN, done="called"))
    assert said_name(rows[0]) == f"Ana Torres. {ANA.reason}"
    assert said_name(rows[1]).startswith("No name yet. ")
    assert said_name(rows[2]).endswith("called")


def test_the_buttons_go_below_where_there_is_no_room_beside(listed: OfferList) -> None:
    (row,) = shown(listed, ANA)
    wide = row.height()
    assert row.buttons[0].x() > 500
    listed.resize(360, 600)
    QApplication.sendPostedEvents()
    assert row.buttons[0].x() < 60
    assert row.height() > wide
    assert row.buttons[0].geometry().bottom() < row.height()


def test_a_name_of_eighty_letters_and_words_in_arabic_stay_in_their_room(listed: OfferList) -> None:
    long = replace(ANA, shown="Maximiliane " * 7, reason="في برمنغهام " * 30)
    (row,) = shown(listed, long)
    assert row.width() == 800
    assert row.height() > 52
    assert len(inks(picture_of(row))) > 3


def test_keys_write_are_done_move_and_open(listed: OfferList) -> None:
    rows, said = shown(listed, ANA, BEN), []
    listed.write_requested.connect(lambda offer: said.append(("write", offer.person)))
    listed.done_requested.connect(lambda offer: said.append(("done", offer.person)))
    listed.person_requested.connect(lambda person: said.append(("open", person)))
    listed.left.connect(lambda: said.append(("left", None)))
    rows[0].setFocus()
    for code in (Qt.Key.Key_W, Qt.Key.Key_D, Qt.Key.Key_Return, Qt.Key.Key_Up):
        key(rows[0], code)
    assert said == [("write", 1), ("done", 1), ("open", 1), ("left", None)]
    key(rows[0], Qt.Key.Key_Down)
    assert listed.window().focusWidget() is rows[1]
    key(rows[1], Qt.Key.Key_Down)
    assert listed.window().focusWidget() is rows[1]


def test_where_nothing_is_offered_the_keys_do_nothing(listed: OfferList) -> None:
    (row,), said = shown(listed, replace(ANA, spent=True)), []
    listed.write_requested.connect(said.append)
    listed.done_requested.connect(said.append)
    for code in (Qt.Key.Key_W, Qt.Key.Key_D, Qt.Key.Key_Y):
        key(row, code)
    assert said == []


@pytest.mark.parametrize(
    ("code", "answer"), [(Qt.Key.Key_Y, "yes"), (Qt.Key.Key_N, "not yet"), (Qt.Key.Key_L, "later")]
)
def test_the_question_is_answered_by_a_key(listed: OfferList, code: Qt.Key, answer: str) -> None:
    (row,), said = shown(listed, replace(ANA, asked=True)), []
    listed.answered.connect(lambda person, how: said.append((person, how)))
    key(row, code)
    assert said == [(1, answer)]


def test_the_keyboard_stays_with_whom_it_was(listed: OfferList) -> None:
    shown(listed, ANA, BEN)[1].setFocus()
    rows = shown(listed, replace(BEN, done="called"), ANA)
    assert listed.window().focusWidget() is rows[0]
    rows = shown(listed, ANA)
    assert listed.window().focusWidget() is rows[0]
    left: list[bool] = []
    listed.left.connect(lambda: left.append(True))
    shown(listed)
    assert left == [True]


def test_a_key_held_down_is_one_press_and_arrows_go_on(listed: OfferList) -> None:
    rows, said = shown(listed, ANA, BEN), []
    listed.write_requested.connect(said.append)
    held = QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_W, Qt.KeyboardModifier.NoModifier, "w", autorep=True)
    QCoreApplication.sendEvent(rows[0], held)
    assert said == []
    rows[0].setFocus()
    down = QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_Down, Qt.KeyboardModifier.NoModifier, "", autorep=True)
    QCoreApplication.sendEvent(rows[0], down)
    assert listed.window().focusWidget() is rows[1]


def test_the_second_click_of_a_double_click_answers_nothing(listed: OfferList) -> None:
    (row,), said = shown(listed, replace(ANA, asked=True)), []
    listed.answered.connect(lambda _person, how: said.append(how))
    listed.person_requested.connect(said.append)
    second_click_on(row.buttons[0])
    second_click_on(row)
    assert said == []
    QTest.mouseClick(row.buttons[0], Qt.MouseButton.LeftButton)
    assert said == ["yes"]
