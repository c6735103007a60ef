"""The one way to paint paragraphs: a fixed line height, broken anywhere if it must be, elided at the end.

Apart from `text`, because what Qt lays paragraphs out with takes time to load and the first paint has none.
"""

import unicodedata
from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QTextCharFormat, QTextLayout, QTextOption

from networker.ui.text import ONE_LINE, baseline, elided

_IN_PARAGRAPH = ONE_LINE | {ord("\n"): "\u2028", ord("\r"): None, 0x2028: "\u2028", 0x2029: "\u2028"}


def _runs_left(text: str) -> bool:
    """Whether a text runs from right to left: by its first letter that has a direction, not by what is isolated."""
    if text.isascii():
        return False
    isolates = 0
    for ch in text:
        kind = unicodedata.bidirectional(ch)
        isolates = max(isolates + (kind in ("LRI", "RLI", "FSI")) - (kind == "PDI"), 0)
        if kind in ("L", "R", "AL") and not isolates:
            return kind != "L"
    return False


def _units(text: str) -> int:
    """How long a text is for Qt, which counts a letter of the far planes twice."""
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


MOST_LINES = 1_000_000


def laid_out(text: str, font: QFont, width: float, max_lines: int = MOST_LINES) -> list[tuple[str, bool]]:
    """The lines of a paragraph and whether each runs from right to left: at most so many, the last elided."""
    flat = text.translate(_IN_PARAGRAPH)
    layout = QTextLayout(flat, font)
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    layout.setTextOption(option)
    layout.beginLayout()
    lines: list[tuple[str, bool]] = []
    units = flat.encode("utf-16-le", "surrogatepass")  # Qt counts in these, Python in letters
    leftward = _runs_left(flat.partition("\u2028")[0])
    while len(lines) < max_lines:
        line = layout.createLine()
        if not line.isValid():
            break
        line.setLineWidth(max(width, 1))
        start, stop = 2 * line.textStart(), 2 * (line.textStart() + line.textLength())
        last = len(lines) == max_lines - 1 and stop < len(units)
        piece = units[start : None if last else stop].decode("utf-16-le", "replace")
        if last:
            piece = elided(font, piece, width)
        lines.append((piece.rstrip("\u2028 "), leftward))
        if piece.endswith("\u2028"):  # a new paragraph has a direction of its own
            following = units[stop : stop + 400].decode("utf-16-le", "replace")
            leftward = _runs_left(following.partition("\u2028")[0])
    layout.endLayout()
    return lines


def _styled(
    text: str,
    font: QFont,
    width: float,
    bold: Sequence[tuple[int, int]],
    strong: QFont,
    ink: QColor | None = None,
    ground: QColor | None = None,
) -> QTextLayout:
    """A paragraph laid out with some of its characters in a stronger font."""
    layout = QTextLayout(text, font)
    option = QTextOption(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignAbsolute)
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    layout.setTextOption(option)
    ranges = []
    for start, length in bold:
        piece = QTextLayout.FormatRange()
        piece.start, piece.length = _units(text[:start]), _units(text[start : start + length])
        form = QTextCharFormat()
        form.setFont(strong)
        if ink is not None:
            form.setForeground(ink)
        if ground is not None:
            form.setBackground(ground)
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
    ground: QColor | None = None,
) -> float:
    """A paragraph with some of its characters (start, length) in a stronger font, an ink or on a ground of their own.

    Answers its height.
    """
    layout = _styled(text, font, rect.width(), bold, strong, ink, ground)
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
    return len(laid_out(text, font, width, max_lines)) * line_height


def paint_paragraph(
    painter: QPainter,
    rect: QRectF,
    text: str,
    font: QFont,
    colour: QColor,
    line_height: float,
    *,
    max_lines: int = 1000,
    centred: bool = False,
) -> float:
    """Paint a paragraph into the top of a rectangle; answers the height it took.

    Lines keep their left edge in any script, and each its own direction, as the cells of a list do.
    """
    lines = laid_out(text, font, rect.width(), max_lines)
    room = rect.width() if centred else None
    paint_lines(painter, rect.topLeft(), lines, font, colour, line_height, centred_in=room)
    return len(lines) * line_height


def paint_marked(
    painter: QPainter,
    at: QPointF,
    text: str,
    font: QFont,
    places: Sequence[tuple[int, int]],
    *,
    ground: QColor,
    ink: QColor,
) -> None:
    """One line from a place on its baseline, the pen its colour; some of its letters on a ground of their own."""
    form = QTextCharFormat()
    form.setBackground(ground)
    form.setForeground(ink)
    _paint_formed(painter, at, text, font, places, form)


def paint_strong(
    painter: QPainter, at: QPointF, text: str, font: QFont, places: Sequence[tuple[int, int]], strong: QFont
) -> float:
    """The same with some of its letters in a stronger font; answers its width."""
    form = QTextCharFormat()
    form.setFontWeight(strong.weight())
    return _paint_formed(painter, at, text, font, places, form)


def _paint_formed(
    painter: QPainter,
    at: QPointF,
    text: str,
    font: QFont,
    places: Sequence[tuple[int, int]],
    form: QTextCharFormat,
) -> float:
    layout = QTextLayout(text, font)
    ranges = []
    for start, end in places:
        piece = QTextLayout.FormatRange()
        piece.start, piece.length = _units(text[:start]), _units(text[start:end])
        piece.format = form
        ranges.append(piece)
    layout.setFormats(ranges)
    layout.beginLayout()
    line = layout.createLine()
    layout.endLayout()
    if not line.isValid():
        return 0.0
    line.draw(painter, QPointF(at.x(), at.y() - line.ascent()))
    return line.naturalTextWidth()


def paint_lines(
    painter: QPainter,
    at: QPointF,
    lines: Sequence[tuple[str, bool]],
    font: QFont,
    colour: QColor,
    line_height: float,
    *,
    centred_in: float | None = None,
) -> None:
    """Paint lines that were laid out before, from a corner down; centred where a width is given."""
    painter.setFont(font)
    painter.setPen(colour)
    metrics = QFontMetricsF(font)
    before = painter.layoutDirection()
    y = at.y()
    for piece, leftward in lines:
        aside = 0.0 if centred_in is None else (centred_in - metrics.horizontalAdvance(piece)) / 2
        painter.setLayoutDirection(
            Qt.LayoutDirection.RightToLeft if leftward else Qt.LayoutDirection.LeftToRight
        )
        painter.drawText(QPointF(at.x() + max(aside, 0.0), baseline(font, y, line_height)), piece)
        y += line_height
    painter.setLayoutDirection(before)
