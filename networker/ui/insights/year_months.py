"""The months of a year as bars, painted alike among the insights, on the page of the year and on paper."""

from collections.abc import Callable

from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter

from networker.services.insights.year import Year
from networker.ui import dates
from networker.ui.insights import year_words as words
from networker.ui.text import grouped, paint_line

ABOVE, BELOW = 18, 20  # pixels for the numbers above the bars and the names below their foot
BETWEEN = 4  # pixels at least between two numbers


def numbers(found: Year, font: QFont, wide: float) -> list[str]:
    """What stands over the bars of a picture so wide: all figures where each has room, else thousands."""
    said = [grouped(days) for days in found.months]
    metrics, room = QFontMetricsF(font), wide / 12 - BETWEEN
    if all(metrics.horizontalAdvance(each) <= room for each in said):
        return said
    return [words.in_thousands(days) for days in found.months]


def paint_months(
    painter: QPainter, rect: QRectF, found: Year, font: QFont, colour: Callable[[str], QColor], *, air: int
) -> None:
    """A bar for each month, its number above and its name below; `air`: pixels at both sides of each."""
    most, step, foot = max(found.months) or 1, rect.width() / 12, rect.bottom() - BELOW
    tallest = rect.height() - ABOVE - BELOW
    said = numbers(found, font, rect.width())
    painter.fillRect(QRectF(rect.left(), foot, rect.width(), 1), colour("line"))
    for n, days in enumerate(found.months):
        x, high = rect.left() + n * step, max(round(tallest * days / most), 2) if days else 0
        painter.fillRect(
            QRectF(round(x + air), foot - high, round(step - 2 * air), high), colour("accent_mid")
        )
        if days:
            _middle(painter, QRectF(x, foot - high - ABOVE, step, 16), said[n], font, colour("text2"))
        name = dates.month_short(found.until.replace(month=n + 1, day=1))
        _middle(painter, QRectF(x, foot + BELOW - 16, step, 16), name, font, colour("text3"))


def _middle(painter: QPainter, rect: QRectF, text: str, font: QFont, colour: QColor) -> None:
    wide = QFontMetricsF(font).horizontalAdvance(text)
    place = QRectF(rect.center().x() - wide / 2, rect.top(), wide + 2, rect.height())
    paint_line(painter, place, text, font, colour)
