"""What and whom to export: those who are listed are meant first, a whole book is everybody's."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from networker.services.exports import FORMATS
from networker.ui.exporting.card import ExportCard, Offered, Wish
from networker.ui.icons import Icons
from networker.ui.theme import Theme

Open = Callable[..., ExportCard]


@pytest.fixture
def open_card(theme: Theme, icons: Icons, qtbot: QtBot) -> Open:
    def open_(offered: Offered, high: int = 700) -> ExportCard:
        pane = QWidget()
        qtbot.addWidget(pane)
        pane.resize(900, high)
        pane.show()
        pane.activateWindow()
        qtbot.waitUntil(pane.isActiveWindow)
        card = ExportCard(offered, theme, icons, pane)
        card.open()
        return card

    return open_


def test_everybody_as_cards_is_offered_first(open_card: Open) -> None:
    card = open_card(Offered(1284))
    assert card.wish() == Wish("vcf", None)
    assert [box.text() for box in card.who.values()] == ["Everybody: 1,284 people"]
    assert set(card.formats) == set(FORMATS)


def test_who_is_listed_or_selected_is_meant_first(open_card: Open) -> None:
    assert open_card(Offered(9, [3, 1])).wish() == Wish("vcf", [3, 1])
    card = open_card(Offered(9, [3, 1], [7, 8, 9]))
    assert card.wish() == Wish("vcf", [7, 8, 9])
    assert [box.text() for box in card.who.values()] == [
        "Everybody: 9 people", "Who is listed now: 2 people", "Who is selected: 3 people",
    ]  # fmt: skip
    card.who["everybody"].click()
    assert card.wish() == Wish("vcf", None)


def test_the_whole_book_is_everybodys_and_the_choice_before_comes_back(open_card: Open) -> None:
    card = open_card(Offered(9, [3, 1]))
    card.formats["json"].click()
    assert card.wish() == Wish("json", None)
    assert card.who["everybody"].isChecked()
    assert not card.who["listed"].isEnabled()
    card.formats["csv"].click()
    assert card.wish() == Wish("csv", [3, 1])
    assert card.who["listed"].isChecked()


def test_by_keys_alone(open_card: Open, qtbot: QtBot) -> None:
    card = open_card(Offered(9, [3, 1]))
    wished: list[Wish] = []
    card.wished.connect(wished.append)
    assert card.window().focusWidget() is card.formats["vcf"]
    qtbot.keyClick(card.formats["vcf"], Qt.Key.Key_Down)
    assert card.wish().format == "csv"
    qtbot.keyClick(card.formats["csv"], Qt.Key.Key_Tab)
    assert card.window().focusWidget() is card.who["listed"]
    qtbot.keyClick(card.who["listed"], Qt.Key.Key_Up)
    qtbot.keyClick(card.who["everybody"], Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert wished == [Wish("csv", None)]


def test_it_fits_a_low_window(open_card: Open) -> None:
    card = open_card(Offered(9, [3, 1], [1, 2]), high=430)
    assert card.tall() <= 430 - 16
    for box in (*card.formats.values(), *card.who.values(), card.choose):
        assert box.isVisible()
        assert box.mapTo(card, box.rect().bottomLeft()).y() <= 430 - 8
    assert all(box.accessibleDescription() for box in card.formats.values())


def test_the_ring_of_the_keyboard_cuts_no_words(open_card: Open) -> None:
    card = open_card(Offered(9))
    for box, more in zip(card.formats.values(), card._more, strict=True):
        words = more.y() + more.contentsRect().top()
        assert words - (box.y() + box.height()) >= 4, "two of room, and two of the ring"
