"""What a pane shows around its content: emptiness that explains itself, quiet bars, frames for drops."""

from PySide6.QtCore import QEvent, QObject, QPoint, QRectF, QSize, Qt, QTimer, QVariantAnimation, Signal
from PySide6.QtGui import (
    QEnterEvent,
    QFontMetricsF,
    QKeySequence,
    QPainter,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import QGraphicsOpacityEffect, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from networker.ui.text import PlainLabel, measure_paragraph, paint_line, paint_paragraph
from networker.ui.theme import Theme
from networker.ui.widgets.basics import Button, Link
from networker.ui.widgets.shadow import paint_shadow


class EmptyState(QWidget):
    """One line of what is true, one of real counts, one button."""

    pressed = Signal()
    ASIDE = 24  # at least so much air left and right of the words

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme, self._head, self._text = theme, "", ""
        self.button = Button("", theme, parent=self)
        self.button.clicked.connect(self.pressed)
        self.button.hide()

    def say(self, head: str, text: str = "", button: str = "") -> None:
        """Change what is said; without a word the button is gone."""
        self._head, self._text = head, text
        self.setAccessibleName(f"{head}. {text}" if text else head)
        self.button.setText(button)
        self.button.setVisible(bool(button))
        self._place()
        self.update()

    def _heights(self) -> tuple[float, float]:
        room = max(self.width() - 2 * self.ASIDE, 60)
        head = measure_paragraph(self._head, self._theme.font("body", bold=True), room, 20)
        return head, measure_paragraph(self._text, self._theme.font("body"), room, 20) if self._text else 0.0

    def _top(self) -> float:
        """A little above the middle, where the eye expects it."""
        head, text = self._heights()
        button = 48 if self.button.isVisibleTo(self) else 0
        return max(0.47 * (self.height() - head - 4 - text - button), 12.0)

    def _place(self) -> None:
        head, text = self._heights()
        self.button.resize(self.button.sizeHint())
        x = (self.width() - self.button.width()) // 2
        self.button.move(x, round(self._top() + head + 4 + text + 20))

    def resizeEvent(self, event: object) -> None:
        self._place()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, theme = QPainter(self), self._theme
        y, room = self._top(), max(self.width() - 2 * self.ASIDE, 60)
        for text, bold, role in ((self._head, True, "text"), (self._text, False, "text2")):
            rect, font = QRectF(self.ASIDE, y, room, self.height()), theme.font("body", bold=bold)
            if text:
                y += paint_paragraph(painter, rect, text, font, theme.colour(role), 20, centred=True) + 4


class SectionHead(QWidget):
    """A small bold word at the left, totals or a link at the right."""

    def __init__(self, text: str, theme: Theme, *, totals: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme, self.text, self.totals = theme, text, totals
        self.setFixedHeight(22)
        self.setAccessibleName(text)

    def say(self, text: str, totals: str = "") -> None:
        """Change both."""
        self.text, self.totals = text, totals
        self.setAccessibleName(text)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, theme = QPainter(self), self._theme
        rect = QRectF(0, 0, self.width(), 22)
        used = 0.0
        if self.totals:
            used = (
                paint_line(painter, rect, self.totals, theme.font("small"), theme.colour("text3"), right=True)
                + 8
            )
        room = rect.adjusted(0, 0, -used, 0)
        paint_line(painter, room, self.text, theme.font("small", bold=True), theme.colour("text2"))


class Hairline(QWidget):
    """One pixel between unlike blocks."""

    def __init__(self, theme: Theme, *, upright: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        if upright:
            self.setFixedWidth(1)
        else:
            self.setFixedHeight(1)

    def paintEvent(self, event: QPaintEvent) -> None:
        QPainter(self).fillRect(self.rect(), self._theme.colour("line"))


class Ground(QWidget):
    """A surface of one role's colour, for panes and pages."""

    def __init__(self, theme: Theme, role: str = "window", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme, self.role = theme, role
        theme.changed.connect(self.update)

    def paintEvent(self, event: QPaintEvent) -> None:
        QPainter(self).fillRect(self.rect(), self._theme.colour(self.role))


class Banner(QWidget):
    """A quiet line that stays: doubtful (warn) or gone wrong (bad), with at most one button."""

    pressed = Signal()

    def __init__(self, theme: Theme, *, kind: str = "bad", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme, self._kind = theme, kind
        self.label = PlainLabel(parent=self)
        self.label.setWordWrap(True)
        self.label.setFont(theme.font("body"))
        self.button = Button("", theme, kind="quiet", parent=self)
        self.button.hide()
        self.button.clicked.connect(self.pressed)
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 8, 12, 8)
        row.addWidget(self.label, 1)
        row.addWidget(self.button)
        self._dress()
        theme.changed.connect(self._dress)

    def _dress(self) -> None:
        self.label.setStyleSheet(f"color:{self._theme.colour(self._kind).name()}")

    def say(self, text: str, *, kind: str = "", button: str = "") -> None:
        """Show a sentence."""
        self._kind = kind or self._kind
        self.label.setText(text)
        self.setAccessibleName(text)
        self.button.setText(button)
        self.button.setVisible(bool(button))
        self._dress()
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._theme.colour(f"{self._kind}_soft"))
        painter.drawRoundedRect(QRectF(self.rect()), 8, 8)


class UndoBar(QWidget):
    """What was done, and the way back: gone after six seconds, unless somebody looks at it.

    It fades in 120 ms while it rises in 150, both at once where motion is reduced. The widget is larger than
    the bar by the air that its shadow needs.
    """

    undo_requested = Signal()
    STAYS_MS = 6000
    HIGH, ABOVE_FOOT, AIR = 40, 20, 12
    FADE_MS, RISE_MS, RISE = 120, 150, 8

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme, self._text, self._page = theme, "", parent
        self.setObjectName("undoBar")
        self.link = Link(self.tr("Undo"), theme, role="bar_act", size="body", bold=True, parent=self)
        self.link.clicked.connect(self._undo)
        self._key = QKeySequence(QKeySequence.StandardKey.Undo).toString(
            QKeySequence.SequenceFormat.NativeText
        )
        self._can_undo = True
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

    def say(self, text: str, *, undo: bool = True) -> None:
        """Show what was done; `undo=False` for what cannot be taken back."""
        was_there = self.isVisible()
        self._text, self._can_undo = text, undo
        self.setAccessibleName(text)
        self.link.setVisible(undo)
        self._motion.stop()
        self._shade.setEnabled(False)
        self._place()
        if not was_there and not self._theme.reduced_motion:
            self._run(0.0, 1.0)
        self.show()
        self.raise_()
        self._leaving.start()
        self.update()
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

    def _undo(self) -> None:
        self.dismiss()
        self.undo_requested.emit()

    def _place(self) -> None:
        """As wide as its words, centred in the page, so far above its foot."""
        tail = 0.0
        if self._can_undo:
            self.link.resize(self.link.sizeHint())
            key = QFontMetricsF(self._theme.font("small")).horizontalAdvance(self._key)
            tail = 24 + self.link.width() + 8 + key
        room = max(self._page.width() - 48 - tail - 32, 80)
        wide = min(QFontMetricsF(self._theme.font("body")).horizontalAdvance(self._text) + 1, room)
        self.setFixedSize(round(wide + tail + 32) + 2 * self.AIR, self.HIGH + 2 * self.AIR)
        left = (self._page.width() - self.width()) // 2
        self._place_of = QPoint(left, self._page.height() - self.ABOVE_FOOT - self.HIGH - self.AIR)
        self.move(self._place_of)
        self.link.move(self.AIR + round(16 + wide + 24), self.AIR + 10)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize and self.isVisible():
            self._place()
        return False

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
        if self._can_undo:
            end = self.link.geometry().right() + 1
            words.setRight(self.link.x() - 16)
            key = QRectF(end + 8, bar.top(), bar.right() - end, bar.height())
            faint = theme.colour("on_bar")
            faint.setAlphaF(0.7)
            paint_line(painter, key, self._key, theme.font("small"), faint)
        paint_line(painter, words, self._text, theme.font("body"), ink)


class DropFrame(QWidget):
    """The frame over the whole window while files hover."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme, self._page = theme, parent
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setAccessibleName(self.tr("Drop your files here"))
        self.hide()

    def cover(self) -> None:
        """Lie over the whole parent."""
        self.setGeometry(self._page.rect())
        self.show()
        self.raise_()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        paint_drop_zone(
            painter, QRectF(self.rect()).adjusted(8, 8, -8, -8), self._theme, hovered=True, alpha=0.35
        )


def paint_drop_zone(
    painter: QPainter, rect: QRectF, theme: Theme, *, hovered: bool, alpha: float = 1.0
) -> None:
    """A dashed place for files; a file over it turns it to the accent."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    pen = QPen(theme.colour("accent" if hovered else "control"), 1.5)
    pen.setStyle(Qt.PenStyle.CustomDashLine)
    pen.setDashPattern([4, 3])
    ground = theme.colour("accent_soft" if hovered else "window")
    ground.setAlphaF(alpha)
    painter.setPen(pen)
    painter.setBrush(ground)
    painter.drawRoundedRect(rect.adjusted(0.75, 0.75, -0.75, -0.75), 12, 12)


class Column(Ground):
    """A ground with a column of widgets, without margins of its own."""

    def __init__(self, theme: Theme, role: str = "window", parent: QWidget | None = None) -> None:
        super().__init__(theme, role, parent)
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(0)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Expanding)

    def sizeHint(self) -> QSize:
        return super().sizeHint()
