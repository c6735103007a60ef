"""The lists at the left: no name of one is cut, however narrow the window."""

import pytest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from networker.ui.paragraphs import laid_out
from networker.ui.theme import Theme
from networker.ui.tidy.declared import declared
from networker.ui.tidy.tasks import HIGH, TALL, WIDTHS, TaskList, TaskRow


@pytest.fixture
def listed(qapp: QApplication, qtbot: QtBot, theme: Theme) -> TaskList:
    tasks = TaskList(theme, [(each.key, each.row) for each in declared()])
    qtbot.addWidget(tasks)
    tasks.resize(tasks.width(), 600)
    tasks.show()
    return tasks


def put(tasks: TaskList, width: int) -> list[TaskRow]:
    """The rows in a column so wide."""
    tasks.setFixedWidth(width)
    inside = tasks.area.widget()
    assert isinstance(inside, QWidget)
    layout = inside.layout()
    assert layout is not None
    layout.activate()
    return [row for row in tasks.rows if row.isVisible()]


def cut(tasks: TaskList, row: TaskRow, theme: Theme) -> bool:
    """Whether something of a name is left out where it stands, also while it is chosen."""
    room, most = row._room.width(), 1 if row.height() == HIGH else 2
    lines = laid_out(row.text(), theme.font("body", bold=True), room, most)
    return " ".join(line for line, _ in lines) != row.text()


@pytest.mark.parametrize("count", ["", "7", "98,000"])
def test_no_name_is_cut_in_a_narrow_window(listed: TaskList, theme: Theme, count: str) -> None:
    narrow, wide = WIDTHS
    for row in listed.rows:
        row.set_count(count)
    before = [row.height() for row in put(listed, wide)]
    rows = put(listed, narrow)
    assert [row.text() for row in rows if cut(listed, row, theme)] == []
    heights = [row.height() for row in rows]
    assert {HIGH, TALL} == set(heights), "the long ones alone have two lines"
    assert [row.height() for row in put(listed, wide)] == before


def test_a_long_count_takes_room_from_the_name(listed: TaskList) -> None:
    tall = sum(row.height() == TALL for row in put(listed, WIDTHS[0]))
    for row in listed.rows:
        row.set_count("98,000")
    assert sum(row.height() == TALL for row in put(listed, WIDTHS[0])) > tall
