"""A card that lies over a whole pane: it takes the keyboard, keeps it within, and gives it back as it goes.

Where something under it takes the keyboard, by a shortcut say, or another card is opened over the same pane, it is passed
by: else keys would go to what nobody sees.

What stands on it, how tall that is, and what becomes of it is the business of those who build on it. `OneCard` holds the
one that is open.
"""

from collections.abc import Sequence
from typing import Generic, TypeVar

from PySide6.QtCore import QEvent, QObject, QRect, QRectF, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget
from shiboken6 import isValid

from networker.ui.icons import Icons
from networker.ui.text import paint_line
from networker.ui.theme import Theme
from networker.ui.widgets.basics import IconButton
from networker.ui.widgets.own_escape import claims_escape
from networker.ui.widgets.shadow import paint_raised

WIDE, TOP, SHADE, PAD, HEAD = 480, 72, 24, 20, 64


class OverCard(QWidget):
    """Esc, the cross, and a press beside it where nothing would be lost, take it away."""

    closed = Signal()
    passed_by = Signal()  # the keyboard goes to what it covers
    wide = WIDE

    def __init__(self, title: str, second: str, theme: Theme, icons: Icons, pane: QWidget) -> None:
        super().__init__(pane)
        self._theme, self._icons, self._pane = theme, icons, pane
        for each in pane.findChildren(OverCard, options=Qt.FindChildOption.FindDirectChildrenOnly):
            if each.isVisible():
                each.passed_by.emit()
        self._before = pane.window().focusWidget()
        self._title, self._second = title, second
        self.setAccessibleName(f"{title}. {second}" if second else title)
        self.close_button = IconButton("close", self.tr("Close"), theme, icons, parent=self)
        self.close_button.clicked.connect(self.dismiss)
        self._moved = QTimer(
            self, singleShot=True, interval=0
        )  # what goes lends the keyboard to others meanwhile
        self._moved.timeout.connect(self._keyboard_moved)
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.focusChanged.connect(self._moved.start)

    # ---- what those who build on it say

    def tall(self) -> int:
        """How tall the card would be."""
        return HEAD

    def stops(self) -> Sequence[QWidget]:
        """What Tab goes through, in its order, the cross aside."""
        return ()

    def place_parts(self, card: QRect) -> None:
        """Lay out what stands on the card."""

    def may_leave(self) -> bool:
        """Whether a press beside the card loses nothing."""
        return True

    # ---- coming and going

    def open(self) -> None:
        """Show it with the keyboard on its first stop."""
        self.place()
        self.show()
        self.raise_()
        first = next((each for each in self.stops() if each.isEnabled()), self.close_button)
        first.setFocus(Qt.FocusReason.PopupFocusReason)
        if isinstance(first, QLineEdit):
            first.end(False)  # what is typed goes on from what stands there

    def dismiss(self) -> None:
        """Go, and give the keyboard back."""
        mine = self.isAncestorOf(self.window().focusWidget() or self)
        self.hide()
        if mine and self._before is not None and isValid(self._before) and self._before.isVisible():
            self._before.setFocus(Qt.FocusReason.PopupFocusReason)
        self.closed.emit()

    def _keyboard_moved(self) -> None:
        part = self.window().focusWidget()
        if not self.isVisible() or part is None or not self._pane.isAncestorOf(part):
            return
        lying = self._pane.children()  # the lowest first
        covered = next(
            each for each in lying if each is part or (isinstance(each, QWidget) and each.isAncestorOf(part))
        )
        if lying.index(covered) < lying.index(self):
            self.passed_by.emit()

    @property
    def _card(self) -> QRectF:
        wide = min(self.wide, self.width() - 2 * SHADE)
        tall = min(self.tall(), max(self.height() - 2 * 8, HEAD))
        top = min(TOP, max(self.height() - tall - SHADE, 8))
        return QRectF((self.width() - wide) // 2, top, wide, tall)

    def place(self) -> None:
        """Lie over the whole pane."""
        self.setGeometry(self._pane.rect())
        card = self._card.toRect()
        self.close_button.move(card.right() - 36, card.top() + 10)
        self.place_parts(card)
        self.update()

    # ---- keys and presses

    def event(self, event: QEvent) -> bool:
        return claims_escape(event) or super().event(event)  # the card goes, not what lies under it

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.dismiss()
        # Everything else ends here: the panes below have keys of their own.

    def focusNextPrevChild(self, forward: bool) -> bool:
        """Tab goes round within the card: what lies under it is not to be reached."""
        stops = [each for each in (*self.stops(), self.close_button) if each.isEnabled()]
        focus = self.focusWidget()
        at = stops.index(focus) if focus in stops else -1 if forward else 0
        reason = Qt.FocusReason.TabFocusReason if forward else Qt.FocusReason.BacktabFocusReason
        target = stops[(at + (1 if forward else -1)) % len(stops)]
        target.setFocus(reason)
        self.show_stop(target)
        return True

    def show_stop(self, stop: QWidget) -> None:
        """Bring what Tab came to into sight, where the card scrolls."""

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if not self._card.contains(event.position()) and self.may_leave():
            self.dismiss()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, theme, card = QPainter(self), self._theme, self._card
        paint_raised(painter, card, theme, steps=SHADE)
        room = QRectF(card.x() + PAD, card.y() + 14, card.width() - 68, 20)
        paint_line(painter, room, self._title, theme.font("body", bold=True), theme.colour("text"))
        under = QRectF(room.x(), room.bottom() + 4, card.width() - 2 * PAD, 16)
        paint_line(painter, under, self._second, theme.font("small"), theme.colour("text2"))


Card = TypeVar("Card", bound=OverCard)


class OneCard(QObject, Generic[Card]):
    """One card at a time: whoever opens another, or goes elsewhere, takes it away."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.card: Card | None = None

    def put(self, card: Card) -> None:
        """Open a card in place of the one before."""
        self.leave()
        self.card = card
        card.closed.connect(self.leave)
        card.passed_by.connect(self.leave)
        card.open()

    def leave(self) -> None:
        """Take the card away: somewhere else is gone to."""
        card, self.card = self.card, None
        if card is not None:
            if card.isVisible():
                card.dismiss()
            card.deleteLater()

    def place(self) -> None:
        """The pane has another size."""
        if self.card is not None:
            self.card.place()
