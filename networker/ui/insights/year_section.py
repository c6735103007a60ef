"""The section of the year: its finding and its months, and the way to the page that holds all of it."""

from PySide6.QtCore import QCoreApplication, QRectF, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from networker.services.insights import year
from networker.services.insights.year import Year
from networker.ui import dates
from networker.ui.insights import year_words as words
from networker.ui.insights.figures import Kit
from networker.ui.insights.section import Section, Told
from networker.ui.text import paint_line
from networker.ui.theme import Theme
from networker.ui.widgets.basics import Button

TALLEST = 72  # pixels of the highest bar
APART = 4  # between two numbers


def _tr(text: str) -> str:
    return QCoreApplication.translate("insights", text)


def _told(found: Year) -> Told:
    if few := words.too_little(found):
        return Told("", "", few)
    finding = _tr("{0}: {1}").replace("{0}", words.title(found)).replace("{1}", words.finding(found))
    return Told(finding, words.sample(found))


def _draw(found: Year, kit: Kit) -> QWidget:
    drawn = QWidget()
    column = QVBoxLayout(drawn)
    column.setContentsMargins(0, 12, 0, 0)
    column.setSpacing(12)
    column.addWidget(Months(kit.theme, found))
    look = Button(_tr("Look back on one page"), kit.theme, parent=drawn)
    look.clicked.connect(lambda: kit.goes("year"))
    column.addWidget(look, 0, Qt.AlignmentFlag.AlignLeft)
    return drawn


class Months(QWidget):
    """Contact days of each month as bars, the number above and the name below."""

    def __init__(self, theme: Theme, found: Year, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme, self._found = theme, found
        self.setAccessibleName(words.months(found))
        self.setFixedHeight(TALLEST + 38)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def numbers(self) -> list[str]:
        """What stands over the bars: all figures where each has room, else thousands."""
        said = [f"{days:,}" for days in self._found.months]
        small, room = QFontMetricsF(self._theme.font("small")), self.width() / 12 - APART
        if all(small.horizontalAdvance(each) <= room for each in said):
            return said
        return [words.in_thousands(days) for days in self._found.months]

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, theme = QPainter(self), self._theme
        most, step, foot = max(self._found.months) or 1, self.width() / 12, TALLEST + 18
        numbers = self.numbers()
        painter.fillRect(QRectF(0, foot, self.width(), 1), theme.colour("line"))
        for n, days in enumerate(self._found.months):
            x, high = n * step, max(round(TALLEST * days / most), 2) if days else 0
            painter.fillRect(
                QRectF(round(x + 4), foot - high, round(step - 8), high), theme.colour("accent_mid")
            )
            if days:
                self._middle(painter, QRectF(x, foot - high - 17, step, 16), numbers[n], "text2")
            name = dates.month_short(self._found.until.replace(month=n + 1, day=1))
            self._middle(painter, QRectF(x, foot + 3, step, 16), name, "text3")

    def _middle(self, painter: QPainter, rect: QRectF, text: str, role: str) -> None:
        font = self._theme.font("small")
        wide = QFontMetricsF(font).horizontalAdvance(text)
        place = QRectF(rect.center().x() - wide / 2, rect.top(), wide + 2, rect.height())
        paint_line(painter, place, text, font, self._theme.colour(role))


YEAR = Section("year", lambda: _tr("The year"), year.read, _told, _draw, high=170)
