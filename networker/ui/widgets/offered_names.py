"""Names that lie over a field while one is typed: how they look, where they lie, and which keys they take.

The keyboard stays in the field. What is typed, and what becomes of a name that is taken, is the matter of whoever
offers them. An answer may be late: Tab waits for it, so that it never takes somebody of letters typed before.
"""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QEvent, QObject, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QWidget

from networker.ui.text import isolate, one_line
from networker.ui.theme import Theme
from networker.ui.widgets.marks import keycap_width, paint_keycap
from networker.ui.widgets.press import ENTER

if TYPE_CHECKING:
    from networker.services.notes import Offered

ROW, WIDE, AROUND = 28, 320, 10
STYLE = (
    "QListWidget {{ background:{raised}; color:{text}; border:1px solid {edge}; border-radius:8px; padding:4px }}"
    " QListWidget::item {{ padding:0 8px; border-radius:4px }}"
    " QListWidget::item:selected {{ background:{%s}; color:{text} }}"
)


def letters_before(text: str, units: int) -> str:
    """The text before a cursor of Qt's, which counts letters beyond the first plane twice."""
    before = text.encode("utf-16-le", "surrogatepass")[: 2 * units]
    return before.decode("utf-16-le", "replace")


def units_of(text: str) -> int:
    """How far Qt's cursor has to go over a text."""
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


class OfferedNames(QObject):
    """A list of names over one field, of which it takes keys only while something is offered.

    With `at_once` the names have the keys as soon as they are shown, and Enter takes one; else Tab takes the first and
    Enter stays the field's until Down has led into the list.
    """

    taken = Signal(int)  # which of those offered
    declined = Signal()  # Esc
    changed = Signal()  # shown, hidden, or of another height

    def __init__(
        self,
        field: QWidget,
        *,
        theme: Theme,
        cursor: Callable[[], QRect],
        at_once: bool,
        over: QWidget | None = None,
    ) -> None:
        """`cursor`: where it is on the screen; `over`: what the names lie on, else the field's window."""
        super().__init__(field)
        self._field, self._theme, self._cursor, self._over = field, theme, cursor, over
        self._at_once = self._inside = at_once
        self._waiting = self._tab = False
        self.list = _List(theme, over or field)
        self.list.setAccessibleName(self.tr("People whose name begins so"))
        self.list.hide()
        field.destroyed.connect(self.list.deleteLater)
        self.list.itemClicked.connect(lambda _item: self._take())
        theme.changed.connect(self._dress)
        self._dress()
        field.installEventFilter(self)

    def _dress(self) -> None:
        chosen = STYLE % ("accent_soft" if self._inside else "select")
        self.list.setStyleSheet(chosen.format(**self._theme.roles._asdict()))
        self.list.keycap = "" if self._inside else "Tab"

    @property
    def tall(self) -> int:
        """How much room the names take; 0 while there are none."""
        return 0 if self.list.isHidden() else self.list.count() * ROW + AROUND

    # ---- offering

    def wait(self) -> None:
        """Something else was typed, and an answer is on its way."""
        self._waiting, self._tab = True, False

    def offer(self, people: "Sequence[Offered]") -> None:
        """Show these names, or none."""
        tab, self._waiting, self._tab = self._tab, False, False
        if not people:
            self.hide()
        else:
            self._fill(people)
        if tab:  # it was pressed before the answer came
            for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
                event = QKeyEvent(kind, Qt.Key.Key_Tab, Qt.KeyboardModifier.NoModifier, "\t")
                QCoreApplication.sendEvent(self._field, event)

    def _fill(self, people: "Sequence[Offered]") -> None:
        self.list.clear()
        for each in people:
            name, company = one_line(each.name), one_line(each.company)
            item = QListWidgetItem(f"{isolate(name)}  ·  {isolate(company)}" if company else name)
            item.setSizeHint(QSize(10, ROW))
            self.list.addItem(item)
        self._enter(self._at_once)
        self.list.setCurrentRow(0)
        over = self._over or self._field.window()
        if self.list.parentWidget() is not over:
            self.list.setParent(over)
        self.list.show()
        self._tell()
        self.changed.emit()  # whoever makes room does it now
        self._place(over)

    def hide(self) -> None:
        """Offer nothing."""
        self._waiting = self._tab = False
        if not self.list.isHidden():
            self.list.hide()
            self._field.setAccessibleDescription("")
            self.changed.emit()

    def _place(self, over: QWidget) -> None:
        tall, cursor = self.tall, self._cursor()
        at = over.mapFromGlobal(cursor.topLeft())
        wide, below = min(WIDE, over.width()), at.y() + cursor.height() + 4
        y = below if below + tall <= over.height() else max(at.y() - tall - 4, 0)
        x = max(min(at.x(), over.width() - wide), 0)
        self.list.setGeometry(x, y, wide, min(tall, over.height()))
        self.list.raise_()

    def _tell(self) -> None:
        """Who would be taken, for a screen reader: the keyboard stays in the field."""
        item = self.list.currentItem()
        name = item.text() if item is not None else ""
        said = name if self._inside or not name else self.tr("Tab: %1").replace("%1", name)
        self._field.setAccessibleDescription(said)

    # ---- keys

    def _enter(self, inside: bool) -> None:
        if inside != self._inside:
            self._inside = inside
            self._dress()

    def _take(self) -> None:
        row = self.list.currentRow()
        self.hide()
        if row >= 0:
            self.taken.emit(row)

    def _mine(self, event: QKeyEvent) -> bool:
        key = event.key()
        if event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            return False
        if key == Qt.Key.Key_Tab:
            return self._waiting or self.list.isVisible()
        if not self.list.isVisible():
            return False
        if key in (Qt.Key.Key_Down, Qt.Key.Key_Escape):
            return True
        return self._inside and key in (*ENTER, Qt.Key.Key_Up)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in (QEvent.Type.FocusOut, QEvent.Type.Hide):
            self.hide()
        if not isinstance(event, QKeyEvent) or not self._mine(event):
            return False
        if event.type() == QEvent.Type.ShortcutOverride:
            event.accept()
            return True
        if event.type() != QEvent.Type.KeyPress:
            return False
        self._pressed(event.key())
        return True

    def _pressed(self, key: int) -> None:
        if key == Qt.Key.Key_Tab and self._waiting:
            self._tab = True
        elif key in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            self._move(1 if key == Qt.Key.Key_Down else -1)
        elif key == Qt.Key.Key_Escape:
            self.hide()
            self.declined.emit()
        else:
            self._take()

    def _move(self, by: int) -> None:
        if not self._inside:
            self._enter(True)
        elif self.list.currentRow() + by < 0 and not self._at_once:
            self._enter(False)
        else:
            self.list.setCurrentRow((self.list.currentRow() + by) % self.list.count())
        self._tell()


class _List(QListWidget):
    """Names that never have the keyboard; the key that takes the first is shown beside it."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme, self.keycap = theme, ""
        self.setObjectName("offeredNames")
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFont(theme.font("body"))

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self.keycap and self.count():
            row = QRectF(self.visualItemRect(self.item(0)))
            painter = QPainter(self.viewport())
            wide = keycap_width(self.keycap, self._theme)
            paint_keycap(painter, row.right() - wide - 6, row.center().y() - 9, self.keycap, self._theme)
