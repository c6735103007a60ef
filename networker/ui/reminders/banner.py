"""Cards in the window itself: the last way, where the desktop shows none and has no tray."""

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QWidget

from networker.desktop.notify.port import Notification
from networker.ui.icons import Icons
from networker.ui.theme import Theme

if TYPE_CHECKING:
    from networker.ui.reminders.card_bar import CardBar

Place = Callable[[QWidget], None]


class InWindow(QObject):
    """Shows one card at a time, the others after it. Where no window is seen it fails, and the card comes again later."""

    shown = Signal(str)
    failed = Signal(str)
    pressed = Signal(str, str)

    def __init__(
        self, place: Callable[[], Place | None], theme: Theme, icons: Icons, parent: QObject | None = None
    ) -> None:
        """`place`: puts a bar above the pages of the window; None where no window is seen."""
        super().__init__(parent)
        self._place, self._theme, self._icons = place, theme, icons
        self._cards: dict[str, Notification] = {}  # the first of them is seen
        self.bar: CardBar | None = None

    @property
    def quiet(self) -> bool:
        """A window does not know."""
        return False

    def listen(self) -> None:
        """A bar does not outlive its window, so nothing was pressed."""

    def show(self, notification: Notification) -> None:
        """Show it, or have it wait behind the one that is shown."""
        answer = self.failed
        if self._place() is not None:
            first = next(iter(self._cards), notification.tag)
            self._cards[notification.tag] = notification
            answer = self.shown
            if first == notification.tag:
                self._show_first()
        QTimer.singleShot(0, self, lambda: answer.emit(notification.tag))

    def withdraw(self, tag: str) -> None:
        """Take a card away, also one that waits."""
        first = next(iter(self._cards), None)
        if self._cards.pop(tag, None) is not None and tag == first:
            self._show_first()

    def close(self) -> None:
        """Show nothing any more."""
        self._cards.clear()
        self._show_first()

    def _show_first(self) -> None:
        self._take_away()
        tag, card = next(iter(self._cards.items()), ("", None))
        put = self._place()
        if card is None or put is None:
            self._cards.clear()
            return
        from networker.ui.reminders.card_bar import CardBar  # without a window nobody needs it

        self.bar = CardBar(card, self._theme, self._icons)
        self.bar.acted.connect(partial(self._acted, tag))
        self.bar.destroyed.connect(self._cards.clear)  # with the window of a book that is left
        put(self.bar)
        self.bar.show()
        self._tell_screen_readers(self.bar)

    def _tell_screen_readers(self, bar: QWidget) -> None:
        from PySide6.QtGui import QAccessible, QAccessibleEvent

        QAccessible.updateAccessibility(QAccessibleEvent(bar, QAccessible.Event.Alert))

    def _take_away(self) -> None:
        if self.bar is not None:
            bar, self.bar = self.bar, None
            bar.destroyed.disconnect(self._cards.clear)
            bar.hide()
            bar.deleteLater()

    def _acted(self, tag: str, action: str) -> None:
        self.withdraw(tag)
        if action:
            self.pressed.emit(tag, action)
