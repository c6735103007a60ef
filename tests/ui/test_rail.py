"""The rail: a word that is long in some language is smaller, not cut."""

from itertools import count

from PySide6.QtGui import QFontMetricsF
from pytestqt.qtbot import QtBot

from networker.ui.icons import Icons
from networker.ui.rail import RailItem, Stop
from networker.ui.theme import Theme


def test_a_word_a_little_too_long_is_smaller_and_whole(theme: Theme, icons: Icons, qtbot: QtBot) -> None:
    usual = theme.font("small", bold=True)
    short = RailItem(Stop("x", "tidy", "Tidy"), theme, icons)
    qtbot.addWidget(short)
    assert short.letters(True)[0] == usual
    metrics = QFontMetricsF(usual)
    long = next("n" * n for n in count() if metrics.horizontalAdvance("n" * n) > short.width() - 2)
    item = RailItem(Stop("y", "tidy", long), theme, icons)
    qtbot.addWidget(item)
    font, wide = item.letters(True)
    assert font.pointSizeF() < usual.pointSizeF()
    assert QFontMetricsF(font).horizontalAdvance(long) == wide <= item.width() - 2
