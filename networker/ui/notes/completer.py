"""Names offered behind an @ while a note is typed: after two letters, chosen by Enter, Tab or a click."""

from PySide6.QtCore import QEvent, QObject, QSize, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QPlainTextEdit, QWidget

from networker.desktop.jobs import Jobs, Ticket
from networker.domain.mentions import begun
from networker.services import notes
from networker.services.notes import Offered
from networker.ui.text import isolate
from networker.ui.theme import Theme
from networker.ui.timeline.words import one_line
from networker.ui.widgets.press import ENTER

LEAST = 2  # letters behind the @
ROW, WIDE, MOST = 28, 320, 6
STYLE = (
    "QListWidget {{ background:{raised}; color:{text}; border:1px solid {edge}; border-radius:8px; padding:4px }}"
    " QListWidget::item {{ padding:0 8px; border-radius:4px }}"
    " QListWidget::item:selected {{ background:{accent_soft}; color:{text} }}"
)


class MentionCompleter(QObject):
    """Watches one text field. It takes keys only while something is offered."""

    def __init__(
        self, field: QPlainTextEdit, *, book: object, jobs: Jobs, theme: Theme, over: QWidget
    ) -> None:
        """`over`: what the names lie on."""
        super().__init__(field)
        self._field, self._book, self._jobs, self._theme = field, book, jobs, theme
        self._asking: Ticket | None = None
        self._offered: list[Offered] = []
        self._over, self.list = over, QListWidget(over)
        self.list.setObjectName("mentionList")
        self.list.setAccessibleName(self.tr("People whose name begins so"))
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setFont(theme.font("body"))
        self.list.hide()
        field.destroyed.connect(self.list.deleteLater)
        self.list.itemClicked.connect(lambda _item: self._take())
        self._dress()
        theme.changed.connect(self._dress)
        field.installEventFilter(self)
        field.textChanged.connect(self._look)
        field.cursorPositionChanged.connect(self._moved)

    def _dress(self) -> None:
        self.list.setStyleSheet(STYLE.format(**self._theme.roles._asdict()))

    def _begun(self) -> tuple[int, str] | None:
        """In Python's letters: the field counts those beyond the first plane twice."""
        cursor = self._field.textCursor()
        block = cursor.block().text()
        units = block.encode("utf-16-le", "surrogatepass")[: 2 * cursor.positionInBlock()]
        return begun(units.decode("utf-16-le", "replace"), len(units.decode("utf-16-le", "replace")))

    def _look(self) -> None:
        if self._asking is not None:
            self._asking.cancel()
            self._asking = None
        found = self._begun()
        if found is None or len(found[1].strip()) < LEAST:
            self.list.hide()
            return
        typed = found[1]
        self._asking = self._jobs.read(
            self, notes.offered, self._book, typed, limit=MOST, then=lambda people: self._show(typed, people)
        )

    def _moved(self) -> None:
        if self.list.isVisible() and self._begun() is None:
            self.list.hide()

    def _show(self, typed: str, people: list[Offered]) -> None:
        self._asking = None
        found = self._begun()
        said_already = len(people) == 1 and people[0].name.casefold() == typed.strip().casefold()
        self._offered = [] if found is None or found[1] != typed or said_already else people
        self.list.clear()
        for each in self._offered:
            name, company = one_line(each.name), one_line(each.company)
            item = QListWidgetItem(f"{isolate(name)}  ·  {isolate(company)}" if company else name)
            item.setSizeHint(QSize(10, ROW))
            self.list.addItem(item)
        self.list.setVisible(bool(self._offered))
        if self._offered:
            self.list.setCurrentRow(0)
            self._tell()
            self._place()

    def _place(self) -> None:
        over, tall = self._over, len(self._offered) * ROW + 10
        cursor = self._field.cursorRect()
        at = over.mapFromGlobal(self._field.viewport().mapToGlobal(cursor.topLeft()))
        wide, below = min(WIDE, over.width()), at.y() + cursor.height() + 4
        y = below if below + tall <= over.height() else max(at.y() - tall - 4, 0)
        self.list.setGeometry(min(at.x(), over.width() - wide), y, wide, min(tall, over.height()))
        self.list.raise_()

    def _tell(self) -> None:
        """Who would be taken, for a screen reader: the keyboard stays in the field."""
        item = self.list.currentItem()
        self._field.setAccessibleDescription(item.text() if item is not None else "")

    def _take(self) -> None:
        row, found = self.list.currentRow(), self._begun()
        self.list.hide()
        self._field.setAccessibleDescription("")
        if found is None or not 0 <= row < len(self._offered):
            return
        cursor = self._field.textCursor()
        typed = len(found[1].encode("utf-16-le", "surrogatepass")) // 2
        cursor.movePosition(cursor.MoveOperation.Left, cursor.MoveMode.KeepAnchor, typed)
        cursor.insertText(one_line(self._offered[row].name) + " ")
        self.list.hide()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in (QEvent.Type.FocusOut, QEvent.Type.Hide):
            self.list.hide()
        if not self.list.isVisible() or not isinstance(event, QKeyEvent):
            return False
        key = event.key()
        mine = (*ENTER, Qt.Key.Key_Tab, Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_Escape)
        if key not in mine or event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            return False
        if event.type() == QEvent.Type.ShortcutOverride:
            event.accept()
            return True
        if event.type() != QEvent.Type.KeyPress:
            return False
        if key in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            by = 1 if key == Qt.Key.Key_Down else -1
            self.list.setCurrentRow((self.list.currentRow() + by) % self.list.count())
            self._tell()
        elif key == Qt.Key.Key_Escape:
            self.list.hide()
            self._field.setAccessibleDescription("")
        else:
            self._take()
        return True
