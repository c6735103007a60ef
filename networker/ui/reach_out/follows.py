"""What has the keyboard is in sight: of the card the whole, so that nobody answers a question that they do not see.

Where it does not fit, it is seen with its head, which says of whom it speaks, before its foot with the buttons. The
question that stands there says the name, too.
"""

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, QTimer
from PySide6.QtWidgets import QApplication, QScrollArea, QWidget

from networker.ui.reach_out.card import Card
from networker.ui.reach_out.face import HEAD

AIR = 8


class FollowsKeyboard(QObject):
    """Scrolls an area to what has the keyboard, when it comes there and when that, or what is above it, grows.

    Who scrolls away by hand is let be until then.
    """

    def __init__(self, area: QScrollArea, inside: QWidget, card: Card) -> None:
        """`inside`: what is scrolled; `card` is one thing with all its parts, the name at its head, the buttons at its foot."""
        super().__init__(area)
        self._area, self._inside, self._card = area, inside, card
        self._soon = QTimer(self, singleShot=True, interval=0)  # a layout has its say first
        self._soon.timeout.connect(self._follow)
        for each in (inside, area.viewport(), card):
            each.installEventFilter(self)
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.focusChanged.connect(self._moved)

    @property
    def is_due(self) -> bool:
        """Whether it is about to scroll."""
        return self._soon.isActive()

    def _moved(self, _old: QWidget | None, new: QWidget | None) -> None:
        if new is not None and self._area.isAncestorOf(new):
            self._soon.start()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        moved = event.type() == QEvent.Type.Move and watched is self._card  # within what is scrolled
        if moved or event.type() == QEvent.Type.Resize:
            self._soon.start()
        return False

    def _follow(self) -> None:
        """The whole card where it fits, else the part that has the keyboard with its head, or with its foot, or alone.

        Where no part but the card itself has it, that is as much as there is room for: from the question up, else from the
        name down.
        """
        focus = self._area.window().focusWidget()
        if focus is None or not focus.isVisible() or not self._inside.isAncestorOf(focus):
            return
        high, part = self._area.viewport().height(), self._place(focus)
        if focus is self._card or self._card.isAncestorOf(focus):
            card = self._place(self._card)
            over = max(card.height() - high, 0)
            if focus is self._card:
                part = card.adjusted(0, over, 0, 0) if self._card.asked else card.adjusted(0, 0, 0, -over)
            else:
                head = part.united(QRect(card.x(), card.y(), card.width(), HEAD))
                foot = part.united(card.adjusted(0, card.height() - 1, 0, 0))
                part = next((each for each in (card, head, foot) if each.height() <= high), part)
        self._show(part, high)

    def _place(self, part: QWidget) -> QRect:
        return QRect(part.mapTo(self._inside, QPoint()), part.size())

    def _show(self, part: QRect, high: int) -> None:
        """Scroll as little as is needed, with some air where there is room for it."""
        air = max(min(AIR, (high - part.height()) // 2), 0)
        bar = self._area.verticalScrollBar()
        least, most = part.bottom() + 1 + air - high, part.top() - air
        bar.setValue(min(max(bar.value(), least), most))
