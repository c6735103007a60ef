"""The section of the year: its finding and its months, and the way to the page that holds all of it."""

from PySide6.QtCore import QCoreApplication, QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from networker.services.insights import year
from networker.services.insights.year import Year
from networker.ui.insights import year_words as words
from networker.ui.insights.figures import Kit
from networker.ui.insights.section import Section, Told
from networker.ui.insights.year_months import ABOVE, BELOW, paint_months
from networker.ui.theme import Theme
from networker.ui.widgets.basics import Button

HIGH = 72 + ABOVE + BELOW  # pixels of the picture: the highest bar, and what stands above and below


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
        self.setFixedHeight(HIGH)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def paintEvent(self, event: QPaintEvent) -> None:
        theme = self._theme
        paint_months(
            QPainter(self), QRectF(self.rect()), self._found, theme.font("small"), theme.colour, air=4
        )


YEAR = Section("year", lambda: _tr("The year"), year.read, _told, _draw, high=170)
