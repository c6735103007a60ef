"""What was done, said at the foot of the window, with the way back."""

from enum import Enum

from PySide6.QtCore import QEvent, QObject, QPoint, QRectF, Qt, QTimer, QVariantAnimation, Signal
from PySide6.QtGui import (
    QEnterEvent,
    QFontMetricsF,
    QHideEvent,
    QKeySequence,
    QPainter,
    QPaintEvent,
    QShowEvent,
)
from PySide6.QtWidgets import QGraphicsOpacityEffect, QWidget

from networker.ui.text import paint_line, sentence
from networker.ui.theme import Theme
from networker.ui.widgets.basics import Link
from networker.ui.widgets.shadow import paint_shadow


class Way(Enum):
    """What the bar offers beside its words."""

    UNDO = "undo"
    REDO = "redo"
    STOP = "stop"
    NONE = ""


class UndoBar(QWidget):
    """What was done, and the way back: gone after six seconds, unless somebody looks at it.

    It has a place of its own below the page, which makes room for it, so that nothing lies under it. It fades in 120 ms while it rises in 150, both at once where motion is reduced. The widget is larger than
    the bar by the air that its shadow needs.
    """

    undo_requested = Signal()
    redo_requested = Signal()
    stop_requested = Signal()
    room_changed = Signal(int)  # how high a place it needs at the foot of the window
    STAYS_MS = 6000
    HIGH, ABOVE_FOOT, AIR = 40, 12, 12
    ROOM = HIGH + 2 * ABOVE_FOOT
    FADE_MS, RISE_MS, RISE = 120, 150, 8

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme, self._text, self._page = theme, "", parent
        self.setObjectName("undoBar")
        self.link = Link("", theme, role="bar_act", size="body", bold=True, parent=self)
        self.link.clicked.connect(self._pressed)
        self._key, self._way = "", Way.NONE
        self._place_of = QPoint()
        self._leaving = QTimer(self)
        self._leaving.setSingleShot(True)
        self._leaving.setInterval(self.STAYS_MS)
        self._leaving.timeout.connect(self._leave)
        self._shade = QGraphicsOpacityEffect(self)
        self._shade.setEnabled(False)
        self.setGraphicsEffect(self._shade)
        self._motion = QVariantAnimation(self)
        self._motion.setDuration(self.RISE_MS)
        self._motion.valueChanged.connect(self._move_to)
        self._motion.finished.connect(self._arrived)
        parent.installEventFilter(self)
        self.hide()

    @property
    def text(self) -> str:
        """What is said now."""
        return self._text

    @property
    def leads_back(self) -> bool:
        """Whether there is a way back or forth beside the words."""
        return self._way in (Way.UNDO, Way.REDO)

    def say(self, text: str, way: Way = Way.UNDO, *, quietly: bool = False) -> None:
        """Show what was done, and the way back or forth. `quietly`: screen readers heard it before."""
        was_there = self.isVisible()
        self._text, self._way = text, way
        self.setAccessibleName(text)
        keys = {
            Way.REDO: QKeySequence(QKeySequence.StandardKey.Redo),
            Way.STOP: QKeySequence(Qt.Key.Key_Escape),
        }.get(way, QKeySequence(QKeySequence.StandardKey.Undo))
        self._key = keys.toString(QKeySequence.SequenceFormat.NativeText)
        words = {Way.REDO: self.tr("Do again"), Way.STOP: self.tr("Cancel")}
        self.link.setText(words.get(way, self.tr("Undo")))
        self.link.setVisible(way is not Way.NONE)
        self._motion.stop()
        self._shade.setEnabled(False)
        self._place()
        if not was_there and not self._theme.reduced_motion:
            self._run(0.0, 1.0)
        self.show()
        self.raise_()
        self._leaving.start()
        self.update()
        if not quietly:
            self._tell_screen_readers()

    def _tell_screen_readers(self) -> None:
        from PySide6.QtGui import QAccessible, QAccessibleEvent  # not needed before something is done

        QAccessible.updateAccessibility(QAccessibleEvent(self, QAccessible.Event.Alert))

    def _run(self, start: float, end: float) -> None:
        self._motion.setStartValue(start)
        self._motion.setEndValue(end)
        self._shade.setEnabled(True)
        self._move_to(start)
        self._motion.start()

    def _move_to(self, share: float) -> None:
        """0 is away, 1 is there."""
        self._shade.setOpacity(min(share * self.RISE_MS / self.FADE_MS, 1.0))
        self.move(self._place_of + QPoint(0, round(self.RISE * (1 - share) ** 3)))

    def _arrived(self) -> None:
        if self._motion.endValue() == 0.0:
            self.hide()
        self._shade.setEnabled(False)

    def _leave(self) -> None:
        if self.underMouse() or self.link.hasFocus():
            self._leaving.start()
        elif self._theme.reduced_motion:
            self.hide()
        else:
            self._run(1.0, 0.0)

    def dismiss(self) -> None:
        """Go at once."""
        self._leaving.stop()
        self._motion.stop()
        self._shade.setEnabled(False)
        self.hide()

    def _pressed(self) -> None:
        self.dismiss()
        asked = {Way.REDO: self.redo_requested, Way.STOP: self.stop_requested}
        asked.get(self._way, self.undo_requested).emit()

    def _place(self) -> None:
        """As wide as its words, centred in the page, so far above its foot."""
        tail = 0.0
        if self._way is not Way.NONE:
            self.link.resize(self.link.sizeHint())
            key = QFontMetricsF(self._theme.font("small")).horizontalAdvance(self._key)
            tail = 24 + self.link.width() + 8 + key
        room = max(self._page.width() - 48 - tail - 32, 80)
        wide = min(QFontMetricsF(self._theme.font("body")).horizontalAdvance(sentence(self._text)) + 1, room)
        self.setFixedSize(round(wide + tail + 32) + 2 * self.AIR, self.HIGH + 2 * self.AIR)
        left = (self._page.width() - self.width()) // 2
        self._place_of = QPoint(left, self._page.height() - self.ABOVE_FOOT - self.HIGH - self.AIR)
        self.move(self._place_of)
        self.link.move(self.AIR + round(16 + wide + 24), self.AIR + 10)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize and self.isVisible():
            self._place()
        return False

    def showEvent(self, event: QShowEvent) -> None:
        self.room_changed.emit(self.ROOM)

    def hideEvent(self, event: QHideEvent) -> None:
        self.room_changed.emit(0)

    def enterEvent(self, event: QEnterEvent) -> None:
        """Somebody looks at it: even when it is about to go."""
        self._motion.stop()
        self._shade.setEnabled(False)
        self.move(self._place_of)
        self._leaving.start()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, theme = QPainter(self), self._theme
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        bar = QRectF(self.rect()).adjusted(self.AIR, self.AIR, -self.AIR, -self.AIR)
        paint_shadow(painter, bar, theme, radius=8)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.colour("bar"))
        painter.drawRoundedRect(bar, 8, 8)
        ink, words = theme.colour("on_bar"), bar.adjusted(16, 0, -16, 0)
        if self._way is not Way.NONE:
            end = self.link.geometry().right() + 1
            words.setRight(self.link.x() - 16)
            key = QRectF(end + 8, bar.top(), bar.right() - end, bar.height())
            faint = theme.colour("on_bar")
            faint.setAlphaF(0.7)
            paint_line(painter, key, self._key, theme.font("small"), faint)
        paint_line(painter, words, sentence(self._text), theme.font("body"), ink)
