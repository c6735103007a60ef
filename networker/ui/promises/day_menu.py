"""A calendar that opens below a place, to choose a day that is still ahead."""

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import QDate, QPoint, Qt
from PySide6.QtGui import QTextCharFormat
from PySide6.QtWidgets import QCalendarWidget, QMenu, QWidget, QWidgetAction


class DayMenu(QMenu):
    """The days from tomorrow on; the arrows go through them, Enter or a press chooses. It is gone once closed."""

    def __init__(self, today: date, chosen: Callable[[date], object], parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("dayMenu")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._chosen = chosen
        self.calendar = calendar(self)
        self.calendar.setAccessibleName(self.tr("Which day?"))
        first = QDate(today.year, today.month, today.day).addDays(1)
        self.calendar.setMinimumDate(first)
        self.calendar.setSelectedDate(first)
        holder = QWidgetAction(self)
        holder.setDefaultWidget(self.calendar)
        self.addAction(holder)
        self.calendar.clicked.connect(self._take)
        self.calendar.activated.connect(self._take)

    def open_at(self, place: QPoint) -> None:
        """Open with the keyboard on the calendar."""
        self.popup(place)
        self.calendar.setFocus(Qt.FocusReason.PopupFocusReason)

    def _take(self, day: QDate) -> None:
        chosen, self._chosen = self._chosen, _nothing  # a press is told twice: as a click and as activated
        self.close()
        chosen(date(day.year(), day.month(), day.day()))


def calendar(parent: QWidget) -> QCalendarWidget:
    """A month without the numbers of weeks."""
    found = QCalendarWidget(parent)
    found.setVerticalHeaderFormat(QCalendarWidget.VerticalHeaderFormat.NoVerticalHeader)
    for day in (Qt.DayOfWeek.Saturday, Qt.DayOfWeek.Sunday):
        # Red is for what went wrong. Of no colour of its own: so it follows when the look changes.
        found.setWeekdayTextFormat(day, QTextCharFormat())
    return found


def _nothing(_day: date) -> None:
    """A day was chosen already."""
