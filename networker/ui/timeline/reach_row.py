"""The ways to reach somebody on one line: glyph and address each, those that do not fit behind "and 3 more".

A click is only an intent: nothing is opened here, and an address is shown letter by letter, never trusted.
"""

from collections.abc import Sequence

from PySide6.QtCore import QPoint, QPointF, QSize, Qt, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QFontMetricsF,
    QGuiApplication,
    QPainter,
    QPaintEvent,
    QResizeEvent,
)
from PySide6.QtWidgets import QAbstractButton, QMenu, QSizePolicy, QWidget

from networker.domain.handles import shown_address
from networker.services.views import HandleView
from networker.ui.channels import CHANNEL_ICONS
from networker.ui.icons import Icons
from networker.ui.tabs import tab_through
from networker.ui.text import baseline, elided, set_tooltip, visible
from networker.ui.theme import Theme
from networker.ui.timeline.words import Words
from networker.ui.widgets.basics import Link, add_action

GAP = 18
GLYPH = 21  # the glyph and its air


class HandleLink(QAbstractButton):
    """One address with the glyph of its kind of place."""

    def __init__(
        self, handle: HandleView, text: str, *, name: str, theme: Theme, icons: Icons, parent: QWidget
    ) -> None:
        super().__init__(parent)
        self.handle, self._theme, self._icons = handle, theme, icons
        self.setText(text)
        whole = f"{name}: {visible(shown_address(handle.text))}" + (
            f" ({handle.label})" if handle.label else ""
        )
        self.setAccessibleName(whole)
        set_tooltip(self, whole)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    def sizeHint(self) -> QSize:
        width = QFontMetricsF(self._theme.font("body")).horizontalAdvance(self.text())
        return QSize(round(width) + GLYPH + 1, 24)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, font = QPainter(self), self._theme.font("body")
        self._icons.paint(painter, 0, 4, CHANNEL_ICONS[self.handle.channel], self._theme.colour("text2"), 16)
        shown = elided(font, self.text(), self.width() - GLYPH)
        painter.setFont(font)
        painter.setPen(self._theme.colour("accent" if self.underMouse() else "text2"))
        y = baseline(font, 0, 24)
        painter.setLayoutDirection(Qt.LayoutDirection.LayoutDirectionAuto)  # a number is not turned round
        painter.drawText(QPointF(GLYPH, y), shown)
        if self.underMouse():
            end = GLYPH + QFontMetricsF(font).horizontalAdvance(shown)
            painter.drawLine(QPointF(GLYPH, round(y) + 2.5), QPointF(end, round(y) + 2.5))

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        add_action(menu, self.tr("Copy"), lambda: QGuiApplication.clipboard().setText(self.handle.text))
        menu.popup(event.globalPos())


class ReachRow(QWidget):
    """Handles, best answered first, as many as fit."""

    handle_requested = Signal(object, str)  # channel, text

    def __init__(self, *, words: Words, theme: Theme, icons: Icons, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words, self._theme, self._icons = words, theme, icons
        self._links: list[HandleLink] = []
        self._more = Link("", theme, role="text3", parent=self)
        self._more.clicked.connect(self._open_rest)
        self._more.hide()
        self.after: QWidget | None = None  # what Tab comes from
        self._hidden: list[HandleView] = []
        self.setFixedHeight(24)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_handles(self, handles: Sequence[HandleView]) -> None:
        """Show these, in their order."""
        for old in self._links:
            old.hide()
            old.deleteLater()
        self._links = []
        for each in handles:
            link = HandleLink(
                each,
                self._words.handle(each.channel, each.text),
                name=self._words.channel(each.channel),
                theme=self._theme,
                icons=self._icons,
                parent=self,
            )
            link.clicked.connect(
                lambda _=False, each=each: self.handle_requested.emit(each.channel, each.text)
            )
            self._links.append(link)
        tab_through([*([self.after] if self.after is not None else []), *self._links, self._more])
        self._place()
        self.update()

    @property
    def empty(self) -> bool:
        """Whether there is no way known."""
        return not self._links

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._place()

    def _place(self) -> None:
        fitting = self._fitting(0)
        if fitting < len(self._links):
            self._more.setText(self._words.more(len(self._links)))  # the widest it can be
            fitting = self._fitting(self._more.sizeHint().width() + GAP)
        x = 0
        for number, link in enumerate(self._links):
            link.setVisible(number < fitting)
            if number < fitting:
                width = min(link.sizeHint().width(), max(self._room(fitting) - x, 40))
                link.setGeometry(x, 0, width, 24)
                x += width + GAP
        self._hidden = [link.handle for link in self._links[fitting:]]
        self._more.setVisible(bool(self._hidden))
        if self._hidden:
            self._more.setText(self._words.more(len(self._hidden)))
            self._more.resize(self._more.sizeHint())
            self._more.move(x, 2)

    def _room(self, fitting: int) -> int:
        if fitting == len(self._links):
            return self.width()
        return self.width() - self._more.sizeHint().width() - GAP

    def _fitting(self, reserve: int) -> int:
        """How many handles fit; the first always does, if need be cut."""
        x, count = 0, 0
        for link in self._links:
            x += link.sizeHint().width()
            if count and x > self.width() - reserve:
                break
            count += 1
            x += GAP
        return count

    def _open_rest(self) -> None:
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.setObjectName("handleMenu")
        for each in self._hidden[:30]:
            action = add_action(
                menu,
                visible(each.text)[:80],
                lambda each=each: self.handle_requested.emit(each.channel, each.text),  # type: ignore[misc]
            )
            action.setIcon(self._icons.icon(CHANNEL_ICONS[each.channel], self._theme.colour("text2"), 16))
        menu.popup(self._more.mapToGlobal(QPoint(0, 22)))

    def paintEvent(self, event: QPaintEvent) -> None:
        if self._links:
            return
        painter, font = QPainter(self), self._theme.font("body")
        painter.setFont(font)
        painter.setPen(self._theme.colour("text3"))
        painter.drawText(QPointF(0, baseline(font, 0, 24)), self.tr("No address or number yet"))
