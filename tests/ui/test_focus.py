"""The ring shows where the keyboard is, in any window of ours, and stands off the part it marks."""

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import QEvent, QRect
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QApplication, QListView, QPushButton, QStyle, QWidget
from pytestqt.qtbot import QtBot

from networker.ui.focus import FocusRing, Style
from networker.ui.icons import Icons
from networker.ui.theme import LIGHT, Theme
from networker.ui.widgets.basics import Field
from tests.ui.helpers import inks, picture_of


@pytest.fixture
def page(qtbot: QtBot) -> Iterator[QWidget]:
    made = QWidget()
    made.resize(300, 200)
    made.show()
    qtbot.waitExposed(made)
    yield made
    made.close()


@pytest.fixture
def ring(page: QWidget, theme: Theme) -> FocusRing:
    made = FocusRing(theme, page)
    style = Style()
    style.setParent(made)
    made.setStyle(style)
    return made


@pytest.fixture
def press_tab_to(qtbot: QtBot) -> Callable[[QWidget], None]:
    def go(widget: QWidget) -> None:
        widget.show()
        widget.window().activateWindow()
        widget.setFocus()
        qtbot.waitUntil(lambda: QApplication.focusWidget() is widget)

    return go


def test_the_ring_follows_the_keyboard(
    press_tab_to: Callable[[QWidget], None], page: QWidget, ring: FocusRing
) -> None:
    buttons = [QPushButton(word, page) for word in ("Done", "Later")]
    for button in buttons:
        press_tab_to(button)
        assert ring.widget() is button


def test_a_ring_that_comes_later_is_where_the_keyboard_is_by_then(
    press_tab_to: Callable[[QWidget], None], page: QWidget, theme: Theme
) -> None:
    button = QPushButton("Done", page)
    press_tab_to(button)
    assert FocusRing(theme, page).widget() is button


def test_the_ring_stands_off_by_a_pixel(
    press_tab_to: Callable[[QWidget], None], page: QWidget, ring: FocusRing
) -> None:
    button = QPushButton("Done", page)
    button.setGeometry(50, 50, 100, 28)
    press_tab_to(button)
    assert ring.geometry() == QRect(47, 47, 106, 34)
    image = picture_of(ring)
    assert image.pixelColor(50, 0).name() == image.pixelColor(50, 1).name() == QColor(LIGHT.accent).name()
    assert QColor(LIGHT.accent).name() not in inks(image, QRect(4, 4, 98, 26)), "nothing over the part itself"


def test_a_field_is_ringed_as_a_whole(
    press_tab_to: Callable[[QWidget], None], page: QWidget, ring: FocusRing, theme: Theme, icons: Icons
) -> None:
    field = Field(theme, icons, icon="search", parent=page)
    press_tab_to(field.line)
    assert ring.widget() is field


def test_lists_draw_their_own_and_some_want_none(
    press_tab_to: Callable[[QWidget], None], page: QWidget, ring: FocusRing
) -> None:
    press_tab_to(QPushButton("Done", page))
    press_tab_to(QListView(page))
    assert ring.widget() is None
    plain = QPushButton("Done", page)
    plain.setProperty("ring", False)
    press_tab_to(plain)
    assert ring.widget() is None


def test_another_window_is_none_of_its_business(
    press_tab_to: Callable[[QWidget], None], page: QWidget, ring: FocusRing, qtbot: QtBot
) -> None:
    other = QWidget()
    qtbot.addWidget(other)
    button = QPushButton("Done", other)
    other.show()
    qtbot.waitExposed(other)
    press_tab_to(button)
    assert ring.widget() is None


def test_the_style_gives_the_ring_its_air(qapp: QApplication) -> None:
    style = Style()
    metric = QStyle.PixelMetric
    assert {
        style.pixelMetric(each) for each in (metric.PM_FocusFrameHMargin, metric.PM_FocusFrameVMargin)
    } == {3}


def test_the_program_is_dressed_once(qapp: QApplication, theme: Theme, page: QWidget) -> None:
    class Dressed(QWidget):
        times = 0

        def changeEvent(self, event: QEvent) -> None:
            self.times += event.type() == QEvent.Type.StyleChange

    theme.apply(qapp)
    qapp.setStyle("Fusion")
    part = Dressed(page)
    for _ in range(2):
        Style.put_on(qapp)
    assert part.times == 1
    assert qapp.style().pixelMetric(QStyle.PixelMetric.PM_FocusFrameHMargin) == 3
