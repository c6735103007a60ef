"""Text is text: every string of a person's reaches the screen through here, and nothing is taken for HTML.

Also the one way to paint paragraphs: a fixed line height, broken anywhere if it must be, elided at the end.
"""

import html
from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QTextCharFormat, QTextLayout, QTextOption
from PySide6.QtWidgets import QLabel, QWidget

FIRST_STRONG, POP = "\u2068", "\u2069"


def isolate(text: str) -> str:
    """`text` in isolation, so that a name from right to left does not turn the sentence round it."""
    return f"{FIRST_STRONG}{text}{POP}"


def visible(text: str) -> str:
    """`text` with control and direction characters shown: for addresses, where they deceive."""
    return "".join(ch if ch.isprintable() else f"‹{ord(ch):04X}›" for ch in text)


def tooltip(text: str) -> str:
    """`text` for a tooltip, which Qt would take for HTML."""
    return f"<p style='white-space:pre-wrap'>{html.escape(text)}</p>" if text else ""


class PlainLabel(QLabel):
    """A label that shows what it is given, letter by letter."""

    def __init__(self, text: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setText(text)


def baseline(font: QFont, top: float, line: float) -> float:
    """Where a line of text stands: centred by its cap height."""
    return top + (line + QFontMetricsF(font).capHeight()) / 2


def elided(font: QFont, text: str, width: float) -> str:
    """`text` cut at its end to fit, in one line."""
    single = text.replace("\n", " ")
    return QFontMetricsF(font).elidedText(single, Qt.TextElideMode.ElideRight, width)


def paint_line(
    painter: QPainter,
    rect: QRectF,
    text: str,
    font: QFont,
    colour: QColor,
    *,
    right: bool = False,
) -> float:
    """One line in a rectangle, elided, kept at its left edge in any script; answers the width it took."""
    shown = elided(font, text, rect.width())
    width = QFontMetricsF(font).horizontalAdvance(shown)
    painter.setFont(font)
    painter.setPen(colour)
    x = rect.right() - width if right else rect.left()
    painter.drawText(QPointF(x, baseline(font, rect.top(), rect.height())), shown)
    return min(width, rect.width())


def _laid_out(text: str, font: QFont, width: float, max_lines: int) -> list[tuple[str, float]]:
    """The lines of a paragraph: at most so many, the last one elided where more would follow."""
    flat = text.replace("\r", "").replace("\n", "\u2028")
    layout = QTextLayout(flat, font)
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    layout.setTextOption(option)
    layout.beginLayout()
    lines: list[tuple[str, float]] = []
    units = flat.encode("utf-16-le", "surrogatepass")  # Qt counts in these, Python in letters
    while len(lines) < max_lines:
        line = layout.createLine()
        if not line.isValid():
            break
        line.setLineWidth(max(width, 1))
        start, stop = 2 * line.textStart(), 2 * (line.textStart() + line.textLength())
        last = len(lines) == max_lines - 1 and stop < len(units)
        piece = units[start : None if last else stop].decode("utf-16-le", "replace")
        if last:
            piece = elided(font, piece.replace("\u2028", " "), width)
        lines.append((piece.replace("\u2028", "").rstrip(), line.naturalTextWidth()))
    layout.endLayout()
    return lines


def _styled(
    text: str,
    font: QFont,
    width: float,
    bold: Sequence[tuple[int, int]],
    strong: QFont,
    ink: QColor | None = None,
) -> QTextLayout:
    """A paragraph laid out with some of its characters in a stronger font."""
    layout = QTextLayout(text, font)
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    layout.setTextOption(option)
    ranges = []
    for start, length in bold:
        piece = QTextLayout.FormatRange()
        piece.start, piece.length = start, length
        form = QTextCharFormat()
        form.setFont(strong)
        if ink is not None:
            form.setForeground(ink)
        piece.format = form
        ranges.append(piece)
    layout.setFormats(ranges)
    layout.beginLayout()
    while (line := layout.createLine()).isValid():
        line.setLineWidth(max(width, 1))
    layout.endLayout()
    return layout


def measure_styled(
    text: str,
    font: QFont,
    width: float,
    line_height: float,
    *,
    bold: Sequence[tuple[int, int]],
    strong: QFont,
) -> float:
    """The height that `paint_styled` needs."""
    return _styled(text, font, width, bold, strong).lineCount() * line_height


def paint_styled(
    painter: QPainter,
    rect: QRectF,
    text: str,
    font: QFont,
    colour: QColor,
    line_height: float,
    *,
    bold: Sequence[tuple[int, int]],
    strong: QFont,
    ink: QColor | None = None,
) -> float:
    """A paragraph with some of its characters (start, length) in a stronger font; answers its height."""
    layout = _styled(text, font, rect.width(), bold, strong, ink)
    painter.setPen(colour)
    y = rect.top()
    for n in range(layout.lineCount()):
        line = layout.lineAt(n)
        line.draw(painter, QPointF(rect.left(), baseline(font, y, line_height) - line.ascent() - line.y()))
        y += line_height
    return y - rect.top()


def measure_paragraph(
    text: str, font: QFont, width: float, line_height: float, *, max_lines: int = 1000
) -> float:
    """The height that `paint_paragraph` needs."""
    return len(_laid_out(text, font, width, max_lines)) * line_height


def paint_paragraph(
    painter: QPainter,
    rect: QRectF,
    text: str,
    font: QFont,
    colour: QColor,
    line_height: float,
    *,
    max_lines: int = 1000,
) -> float:
    """Paint a paragraph into the top of a rectangle; answers the height it took."""
    painter.setFont(font)
    painter.setPen(colour)
    y = rect.top()
    for piece, _ in _laid_out(text, font, rect.width(), max_lines):
        painter.drawText(QPointF(rect.left(), baseline(font, y, line_height)), piece)
        y += line_height
    return y - rect.top()
