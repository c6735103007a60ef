"""The ground of a row: whichever is chosen, with and without the keyboard; what is on its way is painted apart."""

from array import array
from collections.abc import Callable

import pytest
from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QStyleOptionViewItem, QWidget
from pytestqt.qtbot import QtBot

from networker.ui.models.paged import PagedModel
from networker.ui.theme import Theme
from networker.ui.widgets.row_delegate import RowDelegate
from networker.ui.widgets.row_table import KeyTable
from tests.ui.helpers import inks, picture_of

ROW, ASIDE, WIDE = 40, 10, 200


class Colours(RowDelegate):
    """A square in the middle, red where the row is chosen; the whole row in one colour where it is on its way."""

    def paint_row(self, painter: QPainter, rect: QRectF, value: str, *, chosen: bool) -> None:
        middle = QRectF(rect.center().x() - 5, rect.center().y() - 5, 10, 10)
        painter.fillRect(middle, Qt.GlobalColor.red if chosen else Qt.GlobalColor.blue)

    def paint_waiting(self, painter: QPainter, rect: QRectF, *, odd: bool) -> None:
        painter.fillRect(rect, Qt.GlobalColor.black if odd else Qt.GlobalColor.white)


@pytest.fixture
def made(theme: Theme, qtbot: QtBot) -> Callable[..., KeyTable]:
    windows: list[QWidget] = []  # kept alive: the table alone does not

    def make(*, quiet: bool = False, here: tuple[int, ...] = (1, 2)) -> KeyTable:
        window = QWidget()
        windows.append(window)
        qtbot.addWidget(window)
        window.resize(WIDE, 4 * ROW)
        table, other = KeyTable(ROW, window), QWidget(window)
        other.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        table.setGeometry(0, 0, WIDE, 4 * ROW)
        table.setItemDelegate(Colours(ROW, theme, table, aside=ASIDE, quiet=quiet))
        model = PagedModel(lambda _wanted, _then: None, words=str, parent=table)
        table.setModel(model)
        model.set_ids(array("q", [1, 2]), {n: str(n) for n in here})
        window.show()
        window.activateWindow()
        qtbot.waitUntil(window.isActiveWindow)
        table.setCurrentIndex(model.index(0, 0))
        other.setFocus()
        return table

    return make


def ground(table: KeyTable, row: int) -> set[str]:
    """What is seen of a row but for its edges and its middle."""
    return inks(picture_of(table), QRect(ASIDE + 6, row * ROW + 6, 40, ROW - 12))


def edge(table: KeyTable, row: int) -> set[str]:
    return inks(picture_of(table), QRect(ASIDE + 1, row * ROW + ROW // 2, 1, 1))


def middle(table: KeyTable, row: int) -> set[str]:
    return inks(picture_of(table), QRect(WIDE // 2 - 2, row * ROW + ROW // 2 - 2, 4, 4))


def test_the_chosen_row_has_a_ground_and_with_the_keyboard_a_ring(
    made: Callable[..., KeyTable], theme: Theme
) -> None:
    table = made()
    bare = ground(table, 1)
    assert ground(table, 0) == edge(table, 0) == {theme.colour("select").name()}
    assert (middle(table, 0), middle(table, 1)) == ({"#ff0000"}, {"#0000ff"})
    table.setFocus()
    assert ground(table, 0) == {theme.colour("accent_soft").name()}
    assert edge(table, 0) == {theme.colour("accent").name()}
    assert ground(table, 1) == bare, "another row has none"


def test_a_quiet_row_has_a_ground_only_under_the_keyboard(
    made: Callable[..., KeyTable], theme: Theme
) -> None:
    table = made(quiet=True)
    assert ground(table, 0) == ground(table, 1)
    assert middle(table, 0) == {"#ff0000"}, "it is chosen all the same"
    table.setFocus()
    assert ground(table, 0) == {theme.colour("accent_soft").name()}


def test_the_ground_ends_beside_the_row(made: Callable[..., KeyTable], theme: Theme) -> None:
    table = made()
    beside = inks(picture_of(table), QRect(0, 0, ASIDE, ROW))
    assert theme.colour("select").name() not in beside


def test_what_is_on_its_way_is_painted_as_such_even_and_odd(made: Callable[..., KeyTable]) -> None:
    table = made(here=())
    table.setCurrentIndex(table.model().index(-1, 0))
    assert (ground(table, 0), ground(table, 1)) == ({"#ffffff"}, {"#000000"})


def test_a_row_is_as_high_as_it_was_said(theme: Theme, qtbot: QtBot) -> None:
    table = KeyTable(ROW)
    qtbot.addWidget(table)
    hint = Colours(ROW, theme, table).sizeHint(QStyleOptionViewItem(), table.currentIndex())
    assert hint.height() == ROW
