"""A time is typed or turned; one that is half typed is none."""

from PySide6.QtCore import Qt, QTime
from PySide6.QtWidgets import QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from networker.ui.theme import Theme
from networker.ui.widgets.time_field import FORM, TimeField


def test_it_is_typed_after_a_click_and_told_once(theme: Theme, qtbot: QtBot) -> None:
    page = QWidget()
    qtbot.addWidget(page)
    column = QVBoxLayout(page)
    field = TimeField("Quiet from", theme, page)
    column.addWidget(field)
    page.show()
    told: list[str] = []
    field.timeChanged.connect(lambda at: told.append(at.toString(FORM)))
    qtbot.mouseClick(field.lineEdit(), Qt.MouseButton.LeftButton)
    assert page.focusWidget() is field
    field.setSelectedSection(TimeField.Section.HourSection)  # as Tab does
    qtbot.keyClicks(field, "0730")
    assert told == [], "still being typed"
    qtbot.keyClick(field, Qt.Key.Key_Return)
    assert told == ["07:30"]
    field.setCurrentSectionIndex(0)
    qtbot.keyClick(field, Qt.Key.Key_Up)
    assert field.time() == QTime(8, 30)
