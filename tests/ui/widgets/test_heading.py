"""The head of a page with a name in it."""

import pytest
from PySide6.QtWidgets import QWidget

from networker.ui.theme import Theme
from networker.ui.widgets.heading import LINE, Heading


@pytest.fixture
def heading(page: QWidget, theme: Theme) -> Heading:
    found = Heading(theme, page)
    found.resize(300, LINE)
    found.show()
    return found


def test_a_short_name_takes_one_line_and_needs_no_tooltip(heading: Heading) -> None:
    heading.setText("Ana Torres")
    assert (heading.height(), heading.toolTip()) == (LINE, "")


@pytest.mark.parametrize(
    "name", ["Maria-Magdalena von und zu Hohenlohe " * 12, "x" * 500, "محمد عبد الرحمن " * 40]
)
def test_a_long_one_takes_two_lines_and_the_tooltip_has_all_of_it(heading: Heading, name: str) -> None:
    heading.setText(name)
    assert heading.height() == 2 * LINE
    assert name in heading.toolTip()
    assert heading.text() == name
    heading.resize(20_000, LINE)
    assert (heading.height(), heading.toolTip()) == (LINE, "")


def test_an_empty_one_keeps_its_place(heading: Heading) -> None:
    heading.setText("")
    assert heading.height() == LINE
