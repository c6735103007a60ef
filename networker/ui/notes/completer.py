"""Names offered behind an @ while a note is typed: after two letters, chosen by Enter, Tab or a click."""

from PySide6.QtCore import QObject, QRect
from PySide6.QtWidgets import QPlainTextEdit, QWidget

from networker.desktop.jobs import Jobs, Ticket
from networker.domain.mentions import begun
from networker.services import notes
from networker.services.notes import Offered
from networker.ui.text import one_line
from networker.ui.theme import Theme
from networker.ui.widgets.offered_names import OfferedNames, letters_before, units_of

LEAST = 2  # letters behind the @
MOST = 6


class MentionCompleter(QObject):
    """Watches one text field."""

    def __init__(
        self, field: QPlainTextEdit, *, book: object, jobs: Jobs, theme: Theme, over: QWidget
    ) -> None:
        """`over`: what the names lie on."""
        super().__init__(field)
        self._field, self._book, self._jobs = field, book, jobs
        self._asking: Ticket | None = None
        self._offered: list[Offered] = []
        self.names = OfferedNames(field, theme=theme, cursor=self._cursor, at_once=True, over=over)
        self.names.taken.connect(self._take)
        field.textChanged.connect(self._look)
        field.cursorPositionChanged.connect(self._moved)

    def _cursor(self) -> QRect:
        at = self._field.cursorRect()
        return QRect(self._field.viewport().mapToGlobal(at.topLeft()), at.size())

    def _begun(self) -> tuple[int, str] | None:
        cursor = self._field.textCursor()
        before = letters_before(cursor.block().text(), cursor.positionInBlock())
        return begun(before, len(before))

    def _look(self) -> None:
        if self._asking is not None:
            self._asking.cancel()
            self._asking = None
        found = self._begun()
        if found is None or len(found[1].strip()) < LEAST:
            self.names.hide()
            return
        typed = found[1]
        self.names.wait()
        self._asking = self._jobs.read(
            self, notes.offered, self._book, typed, limit=MOST,
            then=lambda people: self._show(typed, people), failed=lambda _sentence: self.names.hide(),
        )  # fmt: skip

    def _moved(self) -> None:
        if self._begun() is None:
            self.names.hide()

    def _show(self, typed: str, people: list[Offered]) -> None:
        self._asking = None
        found = self._begun()
        said_already = len(people) == 1 and people[0].name.casefold() == typed.strip().casefold()
        self._offered = [] if found is None or found[1] != typed or said_already else people
        self.names.offer(self._offered)

    def _take(self, row: int) -> None:
        if (found := self._begun()) is None:
            return
        cursor = self._field.textCursor()
        cursor.movePosition(cursor.MoveOperation.Left, cursor.MoveMode.KeepAnchor, units_of(found[1]))
        cursor.insertText(one_line(self._offered[row].name) + " ")
        self.names.hide()
