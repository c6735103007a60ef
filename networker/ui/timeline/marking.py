"""The words looked for in a timeline, on the ground of what was found, wherever a row shows them."""

from collections.abc import Sequence

from PySide6.QtCore import QPointF
from PySide6.QtGui import QFont, QPainter

from networker.domain.sought import places
from networker.ui.paragraphs import paint_lines, paint_marked
from networker.ui.text import baseline
from networker.ui.theme import Theme


class Marking:
    """Paints words as others do, and those that were looked for with a ground."""

    def __init__(self, theme: Theme) -> None:
        self._theme = theme
        self.words: tuple[str, ...] = ()  # folded

    def word(self, painter: QPainter, at: QPointF, text: str, font: QFont, role: str) -> None:
        """Some words from a place on their baseline."""
        painter.setFont(font)
        painter.setPen(self._theme.colour(role))
        found = places(text, self.words)
        if found:
            theme = self._theme
            paint_marked(
                painter, at, text, font, found, ground=theme.colour("mark"), ink=theme.colour("text")
            )
        else:
            painter.drawText(at, text)

    def lines(
        self,
        painter: QPainter,
        at: QPointF,
        lines: Sequence[tuple[str, bool]],
        font: QFont,
        role: str,
        line: int,
    ) -> None:
        """Lines that were laid out before, from a corner down."""
        if not self.words:
            paint_lines(painter, at, lines, font, self._theme.colour(role), line)
            return
        y = at.y()
        for piece in lines:
            if places(piece[0], self.words):
                self.word(painter, QPointF(at.x(), baseline(font, y, line)), piece[0], font, role)
            else:
                paint_lines(painter, QPointF(at.x(), y), [piece], font, self._theme.colour(role), line)
            y += line
