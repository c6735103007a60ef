"""Where somebody comes from: records listed, taken out by keyboard or mouse, and nothing under the card is reached."""

from dataclasses import replace
from typing import Any

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from networker.services.take_out import RecordView
from networker.ui.icons import Icons
from networker.ui.theme import Theme
from networker.ui.timeline.records import RecordsCard
from tests.ui.helpers import said_name

ONE = RecordView(4, "in/a.vcf", "Ann Reeve", ("ann@x.example", "Diver, Deep"), alone=False)
TWO = RecordView(5, "<b>b.csv", "", (), alone=False)


@pytest.fixture
def pane(qtbot: QtBot) -> QWidget:
    made = QWidget()
    qtbot.addWidget(made)
    made.resize(600, 600)
    QVBoxLayout(made).addWidget(QPushButton("under it"))
    with qtbot.waitExposed(made):
        made.show()
    made.activateWindow()
    made.findChild(QPushButton).setFocus()
    return made


def opened(pane: QWidget, theme: Theme, icons: Icons, *records: RecordView) -> RecordsCard:
    card = RecordsCard("Ana Ruiz", records, theme, icons, pane)
    card.open()
    return card


def heard(signal: Any) -> list[object]:
    found: list[object] = []
    signal.connect(lambda *values: found.append(values[0] if values else None))
    return found


def test_each_record_says_what_it_brought(pane: QWidget, theme: Theme, icons: Icons) -> None:
    rich = replace(
        TWO,
        talks=1204,
        promises=1,
        notes=True,
        born="--02-03",
        picture=True,
        tied="2019-03-04",
        brought=tuple("abcdef"),
    )
    card = opened(pane, theme, icons, ONE, TWO, replace(TWO, talks=1, promises=2), rich)
    plain = [each.accessibleName().replace("\u2068", "").replace("\u2069", "") for each in card.rows]
    assert plain == [
        "a.vcf: Ann Reeve  ·  ann@x.example  ·  Diver, Deep",
        "<b>b.csv: told nothing that was not known",
        "<b>b.csv: 1 talk  ·  2 promises",
        "<b>b.csv: 1,204 talks  ·  1 promise  ·  a  ·  b  ·  c  ·  d  ·  and 2 more  ·  a note  ·  a birthday"
        "  ·  a picture  ·  the day you connected",
    ]
    assert said_name(card.rows[1].button).startswith("<b>b.csv, told nothing")


def test_files_of_one_name_say_in_which_archive_they_lay(pane: QWidget, theme: Theme, icons: Icons) -> None:
    files = ("old.zip/Connections.csv", "new.zip/Connections.csv", "new.zip/Positions.csv")
    card = opened(pane, theme, icons, *(replace(TWO, file=file) for file in files))
    assert [row._file for row in card.rows] == [
        "Connections.csv (old.zip)", "Connections.csv (new.zip)", "Positions.csv",
    ]  # fmt: skip


def test_a_record_is_taken_out_and_the_keyboard_comes_back(pane: QWidget, theme: Theme, icons: Icons) -> None:
    card = opened(pane, theme, icons, ONE, TWO)
    taken, closed = heard(card.take_out_requested), heard(card.closed)
    assert card.rows[0].button.hasFocus()
    QTest.keyClick(card.rows[0].button, Qt.Key.Key_Down)
    QTest.keyClick(card.rows[1].button, Qt.Key.Key_Return)
    assert (taken, len(closed)) == ([TWO], 1)
    assert not card.isVisible()
    assert pane.findChild(QPushButton).hasFocus()


def test_tab_goes_round_within_the_card(pane: QWidget, theme: Theme, icons: Icons) -> None:
    card = opened(pane, theme, icons, ONE, TWO)
    stops = [card.rows[0].button, card.rows[1].button, card.close_button]
    for now, after in zip(stops, [*stops[1:], stops[0]], strict=True):
        assert now.hasFocus()
        QTest.keyClick(now, Qt.Key.Key_Tab)
        assert after.hasFocus()
    QTest.keyClick(stops[0], Qt.Key.Key_Backtab, Qt.KeyboardModifier.ShiftModifier)
    assert card.close_button.hasFocus()


def test_esc_closes_the_card_and_nothing_under_it(pane: QWidget, theme: Theme, icons: Icons) -> None:
    under = heard(QShortcut(QKeySequence(Qt.Key.Key_Escape), pane).activated)
    card = opened(pane, theme, icons, ONE)
    QTest.keyClick(card.rows[0].button, Qt.Key.Key_Escape)
    assert not card.isVisible()
    assert under == []
    QTest.keyClick(pane.findChild(QPushButton), Qt.Key.Key_Escape)
    assert len(under) == 1


def test_a_press_beside_the_card_closes_it_and_one_on_it_does_not(
    pane: QWidget, theme: Theme, icons: Icons
) -> None:
    card = opened(pane, theme, icons, ONE)
    QTest.mouseClick(card, Qt.MouseButton.LeftButton, pos=QPoint(60, 90))
    assert card.isVisible()
    QTest.mouseClick(card, Qt.MouseButton.LeftButton, pos=QPoint(300, 580))
    assert not card.isVisible()


def test_the_only_record_stays(pane: QWidget, theme: Theme, icons: Icons) -> None:
    card = opened(pane, theme, icons, RecordView(4, "a.vcf", "Ann", (), alone=True))
    assert not card.rows[0].button.isEnabled()
    assert card.close_button.hasFocus()
    assert "all there is" in card.accessibleName()


def test_a_thousand_records_are_not_a_thousand_rows(pane: QWidget, theme: Theme, icons: Icons) -> None:
    card = opened(pane, theme, icons, *[ONE] * 1000)
    assert len(card.rows) == 200
    assert "200 of 1,000" in card.accessibleName()
