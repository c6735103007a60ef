"""The topics of a talk in one field, parted by commas; those of the book are offered while one is typed."""

from collections.abc import Sequence
from typing import Any, NamedTuple

from PySide6.QtCore import QObject, QPoint, QRect, Qt
from PySide6.QtWidgets import QLineEdit, QWidget

from networker.desktop.jobs import Jobs, Ticket
from networker.domain.names import fold
from networker.services import topics
from networker.ui.theme import Theme
from networker.ui.widgets.offered_names import OfferedNames, letters_before, units_of

MOST = 6  # topics offered


class _Offered(NamedTuple):
    """A topic as the list over the field shows one; beside it stands nothing."""

    name: str
    company: str = ""


def said(text: str) -> tuple[str, ...]:
    """The topics that a text names: "housing, #sailing" are two."""
    named: dict[str, str] = {}
    for part in text.split(","):
        topic = " ".join(part.split()).lstrip("#").strip()
        if topic:
            named.setdefault(fold(topic), topic)
    return tuple(named.values())


class TopicCompleter(QObject):
    """Watches one field. Tab takes the first that is offered, Down leads to the others; Enter stays the field's."""

    def __init__(self, field: QLineEdit, *, book: object, jobs: Jobs, theme: Theme, over: QWidget) -> None:
        """`over`: what the topics lie on."""
        super().__init__(field)
        self._field, self._book, self._jobs = field, book, jobs
        self._asking: Ticket | None = None
        self._offered: Sequence[str] = ()
        self.names = OfferedNames(field, theme=theme, cursor=self._cursor, at_once=False, over=over)
        self.names.list.setAccessibleName(self.tr("Topics that begin so"))
        self.names.taken.connect(self._take)
        field.textEdited.connect(self._look)
        field.cursorPositionChanged.connect(self._moved)

    def _cursor(self) -> QRect:
        at: QRect = self._field.inputMethodQuery(Qt.InputMethodQuery.ImCursorRectangle)
        return QRect(self._field.mapToGlobal(QPoint(at.x(), 0)), at.size().expandedTo(self._field.size()))

    def _begun(self) -> str:
        """What is typed of the topic before the cursor; "" inside of one, and where nothing is."""
        before = letters_before(self._field.text(), self._field.cursorPosition())
        behind = self._field.text()[len(before) :].lstrip()
        return "" if behind[:1] not in ("", ",") else before.rpartition(",")[2].lstrip(" #")

    def _look(self) -> None:
        if self._asking is not None:
            self._asking.cancel()
            self._asking = None
        begun = self._begun()
        if not begun:
            self.names.hide()
            return
        self.names.wait()
        self._asking = self._jobs.read(
            self, _matching, self._book, begun, then=lambda found: self._show(begun, found),
            failed=lambda _sentence: self.names.offer(()),
        )  # fmt: skip

    def _moved(self) -> None:
        if not self._begun():
            self.names.hide()

    def _show(self, begun: str, found: Sequence[str]) -> None:
        self._asking = None
        there = {fold(each) for each in said(self._field.text())}
        wanted = [each for each in found if fold(each) not in there] if begun == self._begun() else []
        self._offered = wanted
        self.names.offer([_Offered(each) for each in wanted])

    def _take(self, row: int) -> None:
        end = self._field.cursorPosition()
        start = end - units_of(self._begun())
        self._field.setSelection(start, end - start)
        self._field.insert(self._offered[row])


def _matching(book: Any, begun: str) -> Sequence[str]:
    return topics.offered(book, begun, limit=MOST)
