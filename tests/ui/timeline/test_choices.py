"""What is chosen in the middle pane and on cards: a day."""

from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtGui import QTextCharFormat
from pytestqt.qtbot import QtBot

from networker.ui.icons import Icons
from networker.ui.theme import Theme
from networker.ui.timeline.choices import DayChoice


def test_in_the_calendar_no_day_is_red_and_all_follow_the_look(
    theme: Theme, icons: Icons, qtbot: QtBot
) -> None:
    """Qt paints weekends red, which is for what went wrong; a colour of their own would stay when the look changes."""
    choice = DayChoice(date(2026, 11, 20), theme, icons, last=date(2026, 11, 20))
    qtbot.addWidget(choice)
    for day in (Qt.DayOfWeek.Saturday, Qt.DayOfWeek.Sunday):
        told = choice.calendar.weekdayTextFormat(day)
        assert not told.hasProperty(QTextCharFormat.Property.ForegroundBrush)
