"""The plain rows of the pane: who else is on the list, who is done, promises and birthdays."""

from datetime import date

from PySide6.QtCore import QPoint, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractButton, QMenu, QSizePolicy, QWidget

from networker.domain.vocabulary import Side
from networker.services.today_views import Birthday, DoneRow, Promise, TodayCard
from networker.ui import dates
from networker.ui.icons import Icons
from networker.ui.paragraphs import measure_paragraph, paint_paragraph
from networker.ui.reach_out import words
from networker.ui.text import isolated, paint_line, sentence, set_tooltip
from networker.ui.theme import Theme
from networker.ui.widgets.basics import IconButton, paint_tick
from networker.ui.widgets.marks import paint_avatar, paint_circle
from networker.ui.widgets.press import ENTER
from networker.ui.widgets.row_delegate import fill_ground

MARGIN = 20
REASON_LINE = 16
NAME_LEAST = 48  # px that a name behind a promise needs to be worth its cut


class CardRow(QAbstractButton):
    """Somebody who waits: 52 px, or 68 where the reason needs two lines. A click makes them the card."""

    moved = Signal(int)  # by keys: 1 down, -1 up
    opened = Signal()
    painted = Signal()  # it may be in sight now

    def __init__(self, card: TodayCard, theme: Theme, icons: Icons, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.card, self._theme, self._icons = card, theme, icons
        self.setFixedHeight(52)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setProperty("radius", 8)
        self.setAccessibleName(f"{card.shown}. {card.reason}")
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        return QSize(300, self.height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The number of a reason stands at its end: it is never cut off."""
        room = self.width() - 2 * MARGIN - 48
        self.setFixedHeight(36 + max(round(self._reason_height(room)), REASON_LINE))

    def _reason_height(self, room: float) -> float:
        font = self._theme.font("small")
        return measure_paragraph(sentence(self.card.reason), font, room, REASON_LINE, max_lines=2)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """The second press of a double click: the first has put another row here."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = event.key()
        if key in (Qt.Key.Key_J, Qt.Key.Key_Down, Qt.Key.Key_K, Qt.Key.Key_Up):
            self.moved.emit(1 if key in (Qt.Key.Key_J, Qt.Key.Key_Down) else -1)
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.opened.emit()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, theme = QPainter(self), self._theme
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self.underMouse():
            fill_ground(painter, QRectF(self.rect()).adjusted(8, 0, -8, 0), "hover", theme)
        paint_avatar(painter, QRectF(MARGIN + 2, 10, 32, 32), self.card.name, theme, self._icons)
        right = self.width() - MARGIN
        paint_circle(painter, right - 12, 11, self.card.circle, theme)
        name = self.card.shown or self.tr("No name yet")
        left = MARGIN + 48.0
        paint_line(
            painter, QRectF(left, 7, right - 20 - left, 20), name, theme.font("body"), theme.colour("text")
        )
        paint_paragraph(
            painter, QRectF(left, 27, right - left, 2 * REASON_LINE), sentence(self.card.reason), theme.font("small"),
            theme.colour("text2"), REASON_LINE, max_lines=2,
        )  # fmt: skip
        self.painted.emit()


class DoneLine(QWidget):
    """Somebody reached or put off today: a tick, the name, what."""

    def __init__(self, row: DoneRow, theme: Theme, icons: Icons, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._row, self._theme, self._icons = row, theme, icons
        self.setFixedHeight(32)
        self.setAccessibleName(f"{row.name}, {words.done(row)}")

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, theme = QPainter(self), self._theme
        self._icons.paint(painter, MARGIN + 10, 8, "done", theme.colour("accent"), 16)
        rect = QRectF(MARGIN + 48, 0, self.width() - 2 * MARGIN - 48, 32)
        used = paint_line(painter, rect, self._row.name, theme.font("body"), theme.colour("text2"))
        rest = rect.adjusted(used + 8, 0, 0, 0)
        paint_line(painter, rest, words.done(self._row), theme.font("body"), theme.colour("text3"))


class PromiseLine(QAbstractButton):
    """A promise that is due: a tick box, whose it is, when. A press keeps it; its menu puts it off or drops it."""

    dropped = Signal()  # by the key

    def __init__(
        self, promise: Promise, today: date, theme: Theme, icons: Icons, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.promise, self._today, self._theme, self._icons = promise, today, theme, icons
        self.setFixedHeight(28)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        told = words.promise(promise)
        spoken = ", ".join(
            part
            for part in (told, dates.due(promise.due, promise.time, today), words.more_of_promise(promise))
            if part
        )
        self.setAccessibleName(self.tr("Promise, press when kept: {0}").replace("{0}", spoken))
        set_tooltip(self, spoken)
        self.more = IconButton("more", self.tr("More"), theme, icons, size=24, parent=self)
        self.more.setAccessibleName(self.tr("More for: {0}").replace("{0}", told))

    def set_menu(self, menu: QMenu) -> None:
        """What else can be done with it."""
        self.more.menu = menu

    @property
    def menu_place(self) -> QPoint:
        """Below its words, on the screen."""
        return self.mapToGlobal(QPoint(MARGIN + 48, self.height()))

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        if self.more.menu is not None:
            mouse = event.reason() == QContextMenuEvent.Reason.Mouse
            self.more.menu.popup(event.globalPos() if mouse else self.menu_place)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in ENTER:
            self.click()
        elif event.key() == Qt.Key.Key_L:
            self.more.open_menu()
        elif event.key() == Qt.Key.Key_Delete:
            self.dropped.emit()
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        self.more.move(self.width() - MARGIN - 20, 2)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, theme = QPainter(self), self._theme
        if self.underMouse():
            paint_tick(painter, MARGIN + 10, 6, theme, self._icons, ticked=False)
        else:
            self._icons.paint(painter, MARGIN + 9, 5, "promise", theme.colour("text2"), 18)
        when = dates.due(self.promise.due, self.promise.time, self._today)
        rect = QRectF(MARGIN + 48, 0, self.more.x() - MARGIN - 48 - 4, 28)
        used = paint_line(painter, rect, when, theme.font("small"), theme.colour("text3"), right=True)
        text = rect.adjusted(0, 0, -used - 8, 0)
        said = words.promise(self.promise)
        taken = paint_line(painter, text, said, theme.font("body"), theme.colour("text"))
        text.setLeft(text.left() + taken + 8)
        if self.promise.side is Side.ME and self.promise.people and text.width() > NAME_LEAST:
            name = self.promise.people[0].name
            paint_line(painter, text, name, theme.font("small"), theme.colour("text3"))


class BirthdayLine(QWidget):
    """A birthday within the week; a click opens the person."""

    pressed = Signal()

    def __init__(
        self, birthday: Birthday, today: date, theme: Theme, icons: Icons, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._birthday, self._today, self._theme, self._icons = birthday, today, theme, icons
        self.setFixedHeight(28)
        self.setAccessibleName(self._text())

    def _text(self) -> str:
        name, turns = isolated(self._birthday.name) or self.tr("Somebody"), self._birthday.turns
        said = self.tr("{0} turns {1}") if turns else self.tr("{0} has a birthday")
        return sentence(said.replace("{1}", str(turns)).replace("{0}", name))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self.pressed.emit()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, theme = QPainter(self), self._theme
        self._icons.paint(painter, MARGIN + 9, 5, "birthday", theme.colour("text2"), 18)
        rect = QRectF(MARGIN + 48, 0, self.width() - 2 * MARGIN - 48, 28)
        when = dates.short(self._birthday.day, self._today)
        used = paint_line(painter, rect, when, theme.font("small"), theme.colour("text3"), right=True)
        area = rect.adjusted(0, 0, -used - 8, 0)
        paint_line(painter, area, self._text(), theme.font("body"), theme.colour("text"))
