"""Avatars, circle marks, keycaps and skeleton rows, as functions that any painter can use."""

from PySide6.QtCore import QCoreApplication, QPointF, QRectF, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPen

from networker.domain.name_words import behind_titles
from networker.domain.names import hue, initials
from networker.domain.vocabulary import Circle
from networker.ui.icons import Icons
from networker.ui.text import baseline
from networker.ui.theme import Theme

# A circle's share of the disc, in sixteenths of a degree, clockwise from twelve.
_SHARE = {Circle.INNER: 360, Circle.CLOSE: 270, Circle.GOOD: 180, Circle.WIDE: 90, Circle.BEYOND: 0}


SMALLEST = 8  # pixels of a letter that can still be read, in avatars of 18 and 20
ROOM = 0.8  # of its width for the letters of an avatar

_KEYS = ("Ctrl", "Shift", "Alt", "Enter", "Esc", "Space", "Del")


def paint_avatar(painter: QPainter, rect: QRectF, name: str, theme: Theme, icons: Icons) -> None:
    """A disc with the initials, titles aside, on a hue of the name's own; without a name the sign for people."""
    letters = initials(" ".join(behind_titles(name.split())) or name)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    if not letters:
        painter.setBrush(theme.colour("select"))
        painter.drawEllipse(rect)
        size = round(rect.width() * 0.55)
        offset = (rect.width() - size) / 2
        icons.paint(painter, rect.x() + offset, rect.y() + offset, "people", theme.colour("text3"), size)
        return
    ground, ink = theme.avatar(hue(name))
    painter.setBrush(ground)
    painter.drawEllipse(rect)
    font = theme.font("body", bold=True)
    font.setPixelSize(max(round(rect.width() * (0.44 if len(letters) == 1 else 0.36)), SMALLEST))
    width = QFontMetricsF(font).horizontalAdvance(letters)
    if width > ROOM * rect.width():  # two of the widest letters
        font.setPixelSize(max(int(font.pixelSize() * ROOM * rect.width() / width), 1))
        width = QFontMetricsF(font).horizontalAdvance(letters)
    painter.setFont(font)
    painter.setPen(ink)
    x = rect.x() + (rect.width() - width) / 2
    painter.drawText(QPointF(x, baseline(font, rect.y(), rect.height())), letters)


def paint_circle(
    painter: QPainter, x: float, y: float, circle: Circle | None, theme: Theme, size: float = 12
) -> None:
    """The mark of a circle with its top left corner at (x, y); nothing where none is given."""
    if circle is None:
        return
    colour = theme.circle_colour(circle)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    ring = QRectF(x, y, size, size).adjusted(0.75, 0.75, -0.75, -0.75)
    painter.setPen(QPen(colour, 1.5))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawEllipse(ring)
    share = _SHARE[circle]
    if share:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colour)
        if share == 360:
            painter.drawEllipse(ring)
        else:
            painter.drawPie(ring, 90 * 16, -share * 16)


def keys_shown(keys: str) -> str:
    """Keys as they stand on the keyboard of the user's language: "Ctrl+Enter"."""
    if len(keys) == 1:
        return keys
    named = {each: QCoreApplication.translate("keys", each) for each in _KEYS}
    return "+".join(named.get(part, part) for part in keys.split("+"))


def keycap_width(text: str, theme: Theme) -> float:
    """How wide a keycap is: whole pixels, so that both its edges are sharp."""
    return round(QFontMetricsF(theme.font("small")).horizontalAdvance(keys_shown(text))) + 10


def paint_keycap(painter: QPainter, x: float, y: float, text: str, theme: Theme) -> None:
    """A key, 18 high, with its top left corner at (x, y)."""
    font = theme.font("small")
    rect = QRectF(x, y, keycap_width(text, theme), 18)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(theme.colour("edge"), 1))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawRoundedRect(rect.adjusted(0.5, 0.5, -0.5, -0.5), 4, 4)
    painter.setFont(font)
    painter.setPen(theme.colour("text2"))
    painter.drawText(QPointF(x + 5, baseline(font, y, 18)), keys_shown(text))


def paint_skeleton(
    painter: QPainter, rect: QRectF, theme: Theme, *, avatar: float = 32, odd: bool = False
) -> None:
    """A row without words, still, while its data are on the way: `rect` is where avatar and lines stand.

    Every second row (`odd`) has lines of other lengths, so that many of them look like people.
    """
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(theme.colour("select"))
    middle = rect.center().y()
    painter.drawEllipse(QRectF(rect.x(), middle - avatar / 2, avatar, avatar))
    left, room = rect.x() + avatar + 10, max(rect.width() - avatar - 10, 40)
    first, second = (110, 120) if odd else (140, 90)
    painter.drawRoundedRect(QRectF(left, middle - 12, min(first, room * 0.62), 8), 4, 4)
    painter.drawRoundedRect(QRectF(left, middle + 6, min(second, room * 0.55), 6), 3, 3)
