"""Shadows by hand, under the card and what lies over the window: a stack of rounded rectangles, drawn once.

No QGraphicsDropShadowEffect: it redraws its whole widget.
"""

from functools import lru_cache

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QPixmap

from networker.ui.theme import Theme


@lru_cache(maxsize=16)
def _shadow(steps: int, alpha: float, down: int, radius: int, dark: bool, ratio: float) -> QPixmap:
    """A shadow as a nine-patch: eight or more rounded rectangles, drawn once."""
    side = 2 * (steps + radius + 12)
    pixmap = QPixmap(round(side * ratio), round(side * ratio))
    pixmap.setDevicePixelRatio(ratio)
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    core = QRectF(steps + 8, steps + 8, side - 2 * steps - 16, side - 2 * steps - 16)
    for i in range(steps, 0, -1):
        ink = QColor(0, 0, 0)
        ink.setAlphaF(min(alpha * (1 - i / (steps + 1)) * (1.2 if dark else 0.26), 1.0))
        painter.setBrush(ink)
        painter.drawRoundedRect(core.adjusted(-i, -i + down, i, i + down), radius + i, radius + i)
    painter.end()
    return pixmap


def paint_shadow(
    painter: QPainter, rect: QRectF, theme: Theme, *, steps: int = 8, down: int = 2, radius: int = 10
) -> None:
    """The shadow of a card (8, 2) or of the palette (24, 8), under `rect`."""
    ratio = painter.device().devicePixelRatioF()
    patch = _shadow(steps, 0.05, down, radius, theme.dark, ratio)
    edge = steps + radius + 8
    side = patch.width() / ratio
    out = steps + 8
    target = rect.adjusted(-out, -out, out, out)
    xs = (target.left(), target.left() + edge, target.right() - edge, target.right())
    ys = (target.top(), target.top() + edge, target.bottom() - edge, target.bottom())
    us = (0.0, float(edge), side - edge, side)
    for i in range(3):
        for j in range(3):
            source = QRectF(
                us[i] * ratio, us[j] * ratio, (us[i + 1] - us[i]) * ratio, (us[j + 1] - us[j]) * ratio
            )
            painter.drawPixmap(QRectF(xs[i], ys[j], xs[i + 1] - xs[i], ys[j + 1] - ys[j]), patch, source)


def paint_raised(painter: QPainter, card: QRectF, theme: Theme, *, steps: int) -> None:
    """The ground of what lies over the window: shadow, edge and fill of a card with round corners."""
    paint_shadow(painter, card, theme, steps=steps, down=8, radius=12)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(theme.colour("edge" if theme.dark else "line"), 1))
    painter.setBrush(theme.colour("raised"))
    painter.drawRoundedRect(card.adjusted(0.5, 0.5, -0.5, -0.5), 12, 12)
