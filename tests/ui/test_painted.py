"""That the finders of cut and crossing text find it: a page on which everything is right would look the same without them."""

import pytest
from PySide6.QtCore import QPointF
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from tests.ui.painted import Painted, crossing, cut, overlapping, squeezed


class Sheet(QWidget):
    """Writes these texts where it is told."""

    def __init__(self, *texts: tuple[float, float, str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.texts = texts
        self.resize(200, 100)
        self.show()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        for x, y, text in self.texts:
            painter.drawText(QPointF(x, y), text)
        painter.end()


@pytest.fixture
def heard(monkeypatch: pytest.MonkeyPatch) -> Painted:
    return Painted(monkeypatch)


def test_what_is_right_is_not_told(heard: Painted, qtbot: QtBot) -> None:
    sheet = Sheet((4, 20, "Ana"), (4, 50, "Ben"))
    qtbot.addWidget(sheet)
    written = heard.of(sheet)
    assert [each.text for each in written] == ["Ana", "Ben"]
    assert not [*cut(written), *crossing(written), *overlapping(written, sheet), *squeezed(sheet)]


@pytest.mark.parametrize("x", [-8, 185])
def test_text_beyond_an_edge_is_told(heard: Painted, qtbot: QtBot, x: float) -> None:
    sheet = Sheet((x, 20, "Benedikt"))
    qtbot.addWidget(sheet)
    assert len([*cut(heard.of(sheet))]) == 1


def test_text_over_another_is_told(heard: Painted, qtbot: QtBot) -> None:
    sheet = Sheet((4, 20, "Ana Torres"), (30, 22, "3 days"))
    qtbot.addWidget(sheet)
    assert len([*crossing(heard.of(sheet))]) == 1


def test_a_label_on_what_is_painted_below_it_in_another_widget_is_told(heard: Painted, qtbot: QtBot) -> None:
    page = QWidget()
    qtbot.addWidget(page)
    Sheet((4, 20, "Ana Torres"), parent=page)
    label = QLabel("3 days", page)
    label.setGeometry(20, 8, 80, 20)
    page.resize(200, 100)
    page.show()
    assert len([*overlapping(heard.of(page), page)]) == 1
    label.move(20, 60)
    assert not [*overlapping(heard.of(page), page)]


def test_a_button_without_room_is_told(qtbot: QtBot) -> None:
    page = QWidget()
    qtbot.addWidget(page)
    button = QPushButton("Put the newest good backup back", page)
    button.resize(60, 20)
    page.show()
    assert len([*squeezed(page)]) == 1
    button.resize(button.sizeHint())
    assert not [*squeezed(page)]
