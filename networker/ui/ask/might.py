"""Who might know somebody, where nobody fits: people with many ties, a line each, and a button that asks them."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QVBoxLayout, QWidget

from networker.services.ask_ways import Connected
from networker.ui.ask import words
from networker.ui.icons import Icons
from networker.ui.text import PlainLabel, one_line, paint_line
from networker.ui.theme import Theme
from networker.ui.widgets.basics import Button
from networker.ui.widgets.marks import paint_avatar, paint_circle
from networker.ui.widgets.once import Once

HIGH, WORDS_AT = 64, 56


class ConnectedRow(QAbstractButton):
    """Enter asks them, W leads to the person, J and K to the next."""

    moved = Signal(int)  # by keys: 1 down, -1 up
    ask_requested = Signal()
    person_requested = Signal()

    def __init__(self, each: Connected, theme: Theme, icons: Icons, once: Once, parent: QWidget) -> None:
        super().__init__(parent)
        self.each, self._theme, self._icons, self._once = each, theme, icons, once
        self._why = words.shares(each)
        self.setFixedHeight(HIGH)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setProperty("radius", 8)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        name = each.offer.shown or words.tr("No name yet")
        self.setAccessibleName(f"{name}. {self._why}")
        self.button = Button(words.tr("Ask {0}").replace("{0}", words.called(each.offer)), theme, parent=self)
        self.button.setAccessibleName(f"{self.button.text()}: {name}")
        self.button.resize(self.button.sizeHint())
        self.button.clicked.connect(self.ask_requested)
        self.clicked.connect(self.person_requested)
        once.watch(self.button)

    def sizeHint(self) -> QSize:
        return QSize(300, HIGH)

    def resizeEvent(self, event: QResizeEvent) -> None:
        self.button.move(self.width() - self.button.width(), 12)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = event.key()
        if key in (Qt.Key.Key_J, Qt.Key.Key_Down, Qt.Key.Key_K, Qt.Key.Key_Up):
            self.moved.emit(1 if key in (Qt.Key.Key_J, Qt.Key.Key_Down) else -1)
        elif self._once.is_repeated(event):
            return
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.ask_requested.emit()
        elif key == Qt.Key.Key_W:
            self.person_requested.emit()
        else:
            super().keyPressEvent(event)

    def keyReleaseEvent(self, event: QKeyEvent) -> None:
        self._once.released(event)
        super().keyReleaseEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, theme, offer = QPainter(self), self._theme, self.each.offer
        paint_avatar(painter, QRectF(0, 10, 40, 40), offer.name, theme, self._icons)
        wide, x = self.width() - WORDS_AT - self.button.width() - 16, float(WORDS_AT)
        if offer.circle is not None:
            paint_circle(painter, x, 14, offer.circle, theme)
            x += 19
        room = QRectF(x, 10, max(WORDS_AT + wide - x, 40), 20)
        name = one_line(offer.shown or words.tr("No name yet"))
        used = paint_line(painter, room, name, theme.font("body", bold=True), theme.colour("text"))
        rest = room.adjusted(used + 12, 0, 0, 0)
        if rest.width() > 40:
            paint_line(painter, rest, one_line(offer.company), theme.font("body"), theme.colour("text2"))
        under = QRectF(WORDS_AT, 32, wide, 18)
        paint_line(painter, under, self._why, theme.font("small"), theme.colour("text3"))
        painter.fillRect(QRectF(WORDS_AT, HIGH - 1, self.width() - WORDS_AT, 1), theme.colour("line"))


class MightKnow(QWidget):
    """A head and the rows."""

    ask_requested = Signal(object)  # Connected
    person_requested = Signal(object)  # PersonId
    came = Signal(object)  # a row to which an arrow led

    def __init__(self, theme: Theme, icons: Icons, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme, self._icons = theme, icons
        self.setAccessibleName(words.tr("Who might know somebody"))
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 16, 0, 0)
        self._column.setSpacing(0)
        self.head = PlainLabel("", self)
        self.head.setFont(theme.font("small", bold=True))
        self.head.setWordWrap(True)
        self._column.addWidget(self.head)
        self._column.addSpacing(8)
        self.rows: list[ConnectedRow] = []
        self._once = Once(self)
        theme.changed.connect(self._dress)
        self._dress()

    def _dress(self) -> None:
        self.head.setStyleSheet(f"color:{self._theme.colour('text2').name()}")

    def show_people(self, found: Sequence[Connected]) -> None:
        """Show these in their order, in place of those before."""
        for row in self.rows:
            self._column.removeWidget(row)
            row.hide()
            row.deleteLater()
        self.rows = []
        for each in found:
            row = ConnectedRow(each, self._theme, self._icons, self._once, self)
            row.ask_requested.connect(partial(self.ask_requested.emit, each))
            row.person_requested.connect(partial(self.person_requested.emit, each.offer.person))
            row.moved.connect(partial(self._move, row))
            self._column.addWidget(row)
            row.show()
            self.rows.append(row)
        self.head.setText(
            words.tr("They know many people, and may know somebody")
            if found
            else words.tr("Your book does not say yet who knows whom: note ties, groups and gatherings.")
        )

    def take_keyboard(self) -> None:
        """Give it to the first of them."""
        if self.rows:
            self.rows[0].setFocus(Qt.FocusReason.OtherFocusReason)
            self.came.emit(self.rows[0])

    def _move(self, row: ConnectedRow, by: int) -> None:
        at = self.rows.index(row) + by
        if 0 <= at < len(self.rows):
            self.rows[at].setFocus(Qt.FocusReason.OtherFocusReason)
            self.came.emit(self.rows[at])
