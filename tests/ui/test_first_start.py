"""The first start: both ways in can be seen and pressed, however little room is left for them."""

import itertools

import pytest
from PySide6.QtCore import QRect
from pytestqt.qtbot import QtBot

from networker.ui.first_start import FLAT, TALL, FirstStart
from networker.ui.icons import Icons
from networker.ui.theme import Theme


@pytest.mark.parametrize("told", [False, True])
@pytest.mark.parametrize("height", [274, 318, 375, 376, 382, 500, 752])
def test_nothing_lies_on_anything_else(
    height: int, told: bool, theme: Theme, icons: Icons, qtbot: QtBot
) -> None:
    page = FirstStart(theme=theme, icons=icons)
    qtbot.addWidget(page)
    page.resize(700, height)
    page.show()
    if told:
        page.how.click()
    parts = [page.choose.geometry(), page.samples.geometry(), page.how.geometry()]
    for one, other in itertools.combinations(parts, 2):
        assert not one.intersects(other)
    for part in parts:
        assert page.rect().contains(part)
    top, card = page._ways
    if not told:
        ways = QRect(0, round(top), page.width(), card.high)
        assert ways.contains(parts[0]), "in its card"
        assert not ways.intersects(parts[2])
        assert ways.bottom() < height, "none of it is cut"
    assert card is (FLAT if height < 376 else TALL)
