"""Buttons, chips, fields, tick boxes: what can be pressed or typed into."""

import math
import re
from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QAction, QFontMetricsF, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QMenu, QPushButton, QSizePolicy, QWidget

from networker.domain.vocabulary import Circle
from networker.ui.icons import Icons
from networker.ui.text import baseline, elided, paint_line, set_tooltip
from networker.ui.theme import Theme
from networker.ui.widgets.marks import keycap_width, paint_avatar, paint_circle, paint_keycap
from networker.ui.widgets.press import ENTER, Pressable, saves

if TYPE_CHECKING:
    from PySide6.QtGui import QIcon, QPixmap


_MNEMONIC = re.compile("&(.)")


class Button(QPushButton):
    """A word to press: plain, primary (one a view) or quiet. As wide as its word in any language."""

    def __init__(self, text: str, theme: Theme, *, kind: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._has_icon = False
        self.setText(text)
        self.setProperty("kind", kind)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFont(theme.font("body", bold=kind == "primary"))
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def setText(self, text: str) -> None:
        """Change the word; an & in it is an &, not a shortcut."""
        super().setText(text.replace("&", "&&"))

    def set_mnemonic(self, text: str) -> None:
        """Change the word; the letter behind its & presses the button with Alt. For words of ours only."""
        super().setText(text)

    def setIcon(self, icon: "QIcon | QPixmap") -> None:
        """Show an icon before the word."""
        super().setIcon(icon)
        self._has_icon = True

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if saves(event):
            event.ignore()
        elif event.key() not in ENTER:
            super().keyPressEvent(event)
        elif not event.isAutoRepeat():  # one that is held down was meant for the first button only
            self.click()  # else Enter would reach what the button stands on

    def sizeHint(self) -> QSize:
        room = 18 if self.property("kind") == "quiet" else 26
        metrics = QFontMetricsF(self.font())
        width = metrics.horizontalAdvance(_MNEMONIC.sub(r"\1", self.text()))
        if self._has_icon:
            width += self.iconSize().width() + 6
        return QSize(round(width) + room, max(28, math.ceil(metrics.height()) + 8))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()


class SplitButton(QWidget):
    """A primary button with a menu of other ways behind its arrow."""

    clicked = Signal()

    def __init__(self, text: str, theme: Theme, icons: Icons, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.main = Button(text, theme, kind="primary", parent=self)
        self.arrow = _Arrow(theme, icons, self)
        self.main.setStyleSheet(
            "QPushButton { border-top-right-radius:0; border-bottom-right-radius:0; border-right:0 }"
        )
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self.main)
        row.addWidget(self.arrow)
        self.main.clicked.connect(self.clicked)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def set_menu(self, menu: QMenu) -> None:
        """The menu behind the arrow."""
        self.arrow.menu = menu

    def setText(self, text: str) -> None:
        """Change the word on the button."""
        self.main.setText(text)
        self.main.updateGeometry()


class _Arrow(Pressable):
    def __init__(self, theme: Theme, icons: Icons, parent: QWidget) -> None:
        super().__init__(theme, parent)
        self._icons = icons
        self.setFixedSize(26, 28)
        self.setAccessibleName(self.tr("Other ways"))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._theme.colour("button"))
        painter.drawRoundedRect(QRectF(self.rect()), 6, 6)
        painter.drawRect(QRectF(0, 0, 8, self.height()))
        ink = self._theme.colour("on_button")
        faint = self._theme.colour("on_button")
        faint.setAlphaF(0.35)
        painter.fillRect(QRectF(0, 6, 1, self.height() - 12), faint)
        self._icons.paint(painter, 6, 7, "unfold", ink, 14)


class MenuButton(Pressable):
    """A bordered button with an optional circle mark and an arrow; opens a menu below itself."""

    def __init__(
        self, text: str, theme: Theme, icons: Icons, *, quiet: bool = False, parent: QWidget | None = None
    ) -> None:
        super().__init__(theme, parent)
        self._icons, self._quiet = icons, quiet
        self.circle: Circle | None = None
        self.setText(text)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def set_circle(self, circle: Circle | None, text: str) -> None:
        """Show a circle's mark before the text."""
        self.circle = circle
        self.setText(text)
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        width = QFontMetricsF(self._theme.font("body")).horizontalAdvance(self.text())
        mark = 18 if self.circle is not None else 0
        return QSize(round(width) + mark + (28 if self._quiet else 38), 28)

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, theme = QPainter(self), self._theme
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        rect = QRectF(self.rect())
        if not self._quiet:
            painter.setPen(QPen(theme.colour("edge"), 1))
            painter.setBrush(theme.colour("hover" if self.underMouse() else "raised"))
            painter.drawRoundedRect(rect.adjusted(0.5, 0.5, -0.5, -0.5), 6, 6)
        x, arrow = (4.0, rect.width() - 22) if self._quiet else (12.0, rect.width() - 20)
        if self.circle is not None:
            paint_circle(painter, x - 1, (rect.height() - 12) / 2, self.circle, theme)
            x += 18
        role = "text3" if not self.isEnabled() else "text2" if self._quiet else "text"
        font = theme.font("body")
        paint_line(painter, QRectF(x, 0, arrow - x, rect.height()), self.text(), font, theme.colour(role))
        self._icons.paint(painter, arrow, 6, "unfold", theme.colour("text2"), 16)


class IconButton(Pressable):
    """A glyph to press; its name is in the tooltip and for screen readers."""

    def __init__(
        self,
        icon: str,
        name: str,
        theme: Theme,
        icons: Icons,
        *,
        size: int = 28,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(theme, parent)
        self._icons, self._icon = icons, icon
        self.setAccessibleName(name)
        set_tooltip(self, name)
        self.setFixedSize(size, size)

    def _menu_left(self) -> int:
        return self.width() - self.menu.sizeHint().width() if self.menu is not None else 0

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self.underMouse() or self.isDown():
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(self._theme.colour("hover"))
            painter.drawRoundedRect(QRectF(self.rect()), 6, 6)
        offset = (self.width() - 18) / 2
        self._icons.paint(painter, offset, offset, self._icon, self._theme.colour("text2"), 18)


class Chip(Pressable):
    """A small rounded word: understood, needing an answer, a filter set, a filter off."""

    KINDS = ("understood", "asks", "set", "off")

    def __init__(
        self,
        text: str,
        theme: Theme,
        icons: Icons,
        *,
        kind: str = "understood",
        icon: str = "",
        avatar: str = "",
        circle: Circle | None = None,
        arrow: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(theme, parent)
        self._icons = icons
        self.kind, self.icon_name, self.avatar, self.circle, self.arrow = kind, icon, avatar, circle, arrow
        self.setText(text)
        self.setProperty("radius", 12)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        if kind == "understood":  # only read
            self.unsetCursor()

    def show_as(self, text: str, *, kind: str, circle: Circle | None = None) -> None:
        """Change its word and kind."""
        self.kind, self.circle = kind, circle
        self.setText(text)
        self.updateGeometry()
        self.update()

    def _lead(self) -> float:
        """Where the word begins: behind an avatar of 18, a glyph of 16 or a mark of 12."""
        return 26 if self.avatar else 25 if self.circle is not None else 27 if self.icon_name else 8

    def _tail(self) -> float:
        return 19 if self.arrow else 9

    def sizeHint(self) -> QSize:
        width = QFontMetricsF(self._theme.font("small")).horizontalAdvance(self.text())
        return QSize(min(math.ceil(width + self._lead() + self._tail()), 460), 24)

    def minimumSizeHint(self) -> QSize:
        return QSize(min(self.sizeHint().width(), 60), 24)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, theme = QPainter(self), self._theme
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        rect = QRectF(self.rect())
        ground, pen, ink = {
            "understood": ("hover", None, "text"),
            "asks": ("warn_soft", "warn", "warn"),
            "set": ("accent_soft", None, "accent"),
            "off": (None, "edge", "text2"),
        }[self.kind]
        line = QPen(theme.colour(pen), 1) if pen else QPen(Qt.PenStyle.NoPen)
        if not self.isEnabled():
            ground, ink = "select" if ground else None, "text3"
        if pen:
            rect.adjust(0.5, 0.5, -0.5, -0.5)
        if self.kind == "asks":
            line.setStyle(Qt.PenStyle.CustomDashLine)
            line.setDashPattern([3, 2])
        painter.setPen(line)
        painter.setBrush(theme.colour(ground) if ground else Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(rect, rect.height() / 2, rect.height() / 2)
        if self.avatar:
            paint_avatar(painter, QRectF(3, 3, 18, 18), self.avatar, theme, self._icons)
        elif self.circle is not None:
            paint_circle(painter, 8, 6, self.circle, theme)
        elif self.icon_name:
            self._icons.paint(
                painter, 7, 4, self.icon_name, theme.colour("text2" if ink == "text" else ink), 16
            )
        room = self.width() - self._lead() - self._tail() + 2
        paint_line(
            painter,
            QRectF(self._lead(), 0, room, self.height()),
            self.text(),
            theme.font("small"),
            theme.colour(ink),
        )
        if self.arrow:
            self._icons.paint(painter, self.width() - 18, 5, "unfold", theme.colour(ink), 14)


EDIT_MARGIN = 2  # that QLineEdit keeps between its edge and the text


class Field(QWidget):
    """A line to type into, with a glyph before it and a keycap behind it."""

    def __init__(
        self,
        theme: Theme,
        icons: Icons,
        *,
        icon: str,
        keycap: str = "",
        height: int = 32,
        radius: int = 6,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._theme, self._icons, self._icon, self.keycap, self._radius = theme, icons, icon, keycap, radius
        self.setFixedHeight(height)
        self.line = QLineEdit(self)
        self.line.setFrame(False)
        self.line.setStyleSheet(
            "QLineEdit { border:0; background:transparent; padding:0; min-height:20px; max-height:60px }"
        )
        self.line.setProperty("ringTarget", self)
        self.line.setAttribute(Qt.WidgetAttribute.WA_MacShowFocusRect, False)
        self.setProperty("radius", radius)
        self.setFocusProxy(self.line)
        self.line.textChanged.connect(lambda _text: self.update())

    def set_keycap(self, text: str) -> None:
        """Change the key shown at the end."""
        self.keycap = text
        self._place()
        self.update()

    def _place(self) -> None:
        right = keycap_width(self.keycap, self._theme) + 14 if self.keycap else 10
        left = (38 if self.height() >= 40 else 34) - EDIT_MARGIN
        self.line.setGeometry(left, 1, max(self.width() - left - round(right), 20), self.height() - 2)

    def resizeEvent(self, event: object) -> None:
        self._place()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self.line.setFocus()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, theme = QPainter(self), self._theme
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(theme.colour("edge"), 1))
        painter.setBrush(theme.colour("raised"))
        painter.drawRoundedRect(
            QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), self._radius, self._radius
        )
        typed = bool(self.line.text())
        role = "accent" if typed and self._icon == "write" else "text2"
        glyph = 11 if self.height() >= 40 else 8
        self._icons.paint(painter, glyph, (self.height() - 18) / 2, self._icon, theme.colour(role), 18)
        if self.keycap:
            x = self.width() - keycap_width(self.keycap, theme) - (10 if self.height() >= 40 else 8)
            paint_keycap(painter, x, (self.height() - 18) / 2, self.keycap, theme)


class TickBox(Pressable):
    """A tick box of 16 px with a word beside it, or a radio where `round_`."""

    def __init__(
        self, text: str, theme: Theme, icons: Icons, *, round_: bool = False, parent: QWidget | None = None
    ) -> None:
        super().__init__(theme, parent)
        self._icons, self._round = icons, round_
        self.circle: Circle | None = None
        self.setText(text)
        self.setCheckable(True)
        self.setAutoExclusive(round_)
        self.setFixedHeight(28)

    def sizeHint(self) -> QSize:
        width = QFontMetricsF(self._theme.font("body")).horizontalAdvance(self.text())
        return QSize(round(width) + 32 + (20 if self.circle else 0), 28)

    def minimumSizeHint(self) -> QSize:
        return QSize(16, 28)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, theme = QPainter(self), self._theme
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        paint_tick(painter, 0, 6, theme, self._icons, ticked=self.isChecked(), round_=self._round)
        x = 28.0
        if self.circle is not None:
            paint_circle(painter, x, 8, self.circle, theme)
            x += 20
        room = QRectF(x, 0, self.width() - x, 28)
        role = "text" if self.isEnabled() else "text3"
        paint_line(painter, room, self.text(), theme.font("body"), theme.colour(role))


def paint_tick(
    painter: QPainter, x: float, y: float, theme: Theme, icons: Icons, *, ticked: bool, round_: bool = False
) -> None:
    """A tick box or radio of 16 px with its top left corner at (x, y)."""
    rect = QRectF(x, y, 16, 16)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    if ticked:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.colour("button"))
        if round_:
            painter.drawEllipse(rect)
            painter.setBrush(theme.colour("on_button"))
            painter.drawEllipse(rect.adjusted(5, 5, -5, -5))
        else:
            painter.drawRoundedRect(rect, 4, 4)
            painter.setPen(_tick_pen(theme))
            points = ((4.2, 8.3), (6.9, 11.0), (11.9, 5.4))
            painter.drawPolyline([QPointF(x + right, y + down) for right, down in points])
        return
    painter.setPen(QPen(theme.colour("control"), 1))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    inner = rect.adjusted(0.5, 0.5, -0.5, -0.5)
    if round_:
        painter.drawEllipse(inner)
    else:
        painter.drawRoundedRect(inner, 4, 4)


def _tick_pen(theme: Theme) -> QPen:
    pen = QPen(theme.colour("on_button"), 1.8)
    pen.setCapStyle(Qt.PenCapStyle.RoundCap)
    pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    return pen


class Link(Pressable):
    """Words in the accent colour that lead somewhere."""

    def __init__(
        self,
        text: str,
        theme: Theme,
        *,
        role: str = "accent",
        size: str = "small",
        bold: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(theme, parent)
        self._role, self._font = role, theme.font(size, bold=bold)
        self.setText(text)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        return QSize(math.ceil(QFontMetricsF(self._font).horizontalAdvance(self.text())) + 1, 20)

    def minimumSizeHint(self) -> QSize:
        return QSize(20, 20)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        font = self._font
        painter.setFont(font)
        painter.setPen(self._theme.colour(self._role))
        shown = elided(font, self.text(), self.width())
        painter.drawText(QPointF(0, baseline(font, 0, self.height())), shown)
        if self.underMouse():
            y = round(baseline(font, 0, self.height())) + 2.5
            painter.drawLine(QPointF(0, y), QPointF(QFontMetricsF(font).horizontalAdvance(shown), y))


def add_action(menu: QMenu, text: str, call: Callable[[], object]) -> QAction:
    """Add a line to a menu that calls something; its text is text, so an & stays an &.

    Made here, not by `addAction(text)`: what Qt made itself PySide 6.11 may take for deleted while it is there (once
    a card of today's list was built anew, the page of gatherings could not be shown any more).
    """
    action = QAction(text.replace("&", "&&"), menu)
    menu.addAction(action)
    action.triggered.connect(lambda _checked=False: call())
    return action


def add_note(menu: QMenu, text: str) -> None:
    """Add a line to a menu that only says something; made here like every line."""
    action = QAction(text.replace("&", "&&"), menu)
    action.setEnabled(False)
    menu.addAction(action)
