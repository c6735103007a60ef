"""Names offered in the quick line while one is typed: Tab takes the first, Down leads into the list, Enter still logs."""

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, QPoint, QRect, Qt, Signal
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QLineEdit, QWidget

from networker.desktop.clock import Clock
from networker.desktop.jobs import Jobs
from networker.ui.theme import Theme
from networker.ui.widgets.offered_names import OfferedNames, letters_before, units_of

if TYPE_CHECKING:
    from networker.services.quick_names import Begun

ENDS = "'’.-"  # what a word may end with before it goes on


def _offered(book: Any, before: str, **how: Any) -> "Begun":
    """Runs on the read lane; the service is imported with the first letters, not with the window."""
    from networker.services import quick_names

    return quick_names.offered(book, before, **how)


class NameCompleter(QObject):
    """Watches the line; only what a person types there is looked at."""

    taken = Signal(str, int)  # the name as it is written now, and whose it is; before it is written

    def __init__(
        self,
        line: QLineEdit,
        *,
        frame: QWidget,
        book: object,
        jobs: Jobs,
        theme: Theme,
        clock: Clock,
        lang: str,
        chosen: Callable[[], Mapping[str, int]],
    ) -> None:
        super().__init__(line)
        self._frame = frame
        self._line, self._book, self._jobs, self._clock = line, book, jobs, clock
        self.lang, self._chosen = lang, chosen
        self._begun: Begun | None = None
        self._asked = ("", 0)  # text and cursor for which names are offered, or looked for
        self._looking = False
        self._declined: str | None = None  # what stood before the word for which nobody was wanted
        self.names = OfferedNames(line, theme=theme, cursor=self._cursor, at_once=False)
        self.names.taken.connect(self._take)
        self.names.declined.connect(self._decline)
        line.textEdited.connect(self._look)
        line.textChanged.connect(self._moved)
        line.cursorPositionChanged.connect(self._moved)

    def _state(self) -> tuple[str, int]:
        return self._line.text(), self._line.cursorPosition()

    def _before(self) -> str:
        return letters_before(*self._state())

    def _cursor(self) -> QRect:
        """Where the word begins, as high as the frame: the names lie below it, and stay there while it is typed."""
        at: QRect = self._line.inputMethodQuery(Qt.InputMethodQuery.ImCursorRectangle)
        begun = self._begun.start if self._begun is not None else 0
        wide = QFontMetrics(self._line.font()).horizontalAdvance(self._before()[begun:])
        x = self._line.mapToGlobal(QPoint(max(at.x() - wide, 0), 0)).x()
        return QRect(x, self._frame.mapToGlobal(QPoint(0, 0)).y(), 1, self._frame.height())

    def _look(self) -> None:
        """Something was typed: offer names for it, or none."""
        self._asked = self._state()
        text, before = self._line.text(), self._before()
        goes_on = text[len(before) : len(before) + 1].isalnum()
        if goes_on or not (before[-1:].isalnum() or before[-1:] in ENDS):
            self.names.hide()
            return
        self.names.wait()
        if not self._looking:  # else only the newest letters wait
            self._ask()

    def _ask(self) -> None:
        self._looking, asked = True, self._asked
        self._jobs.read(
            self, _offered, self._book, self._before(), now=self._clock(), lang=self.lang, chosen=dict(self._chosen()),
            then=lambda begun: self._answered(asked, begun), failed=lambda _sentence: self._answered(asked, None),
        )  # fmt: skip

    def _answered(self, asked: tuple[str, int], begun: "Begun | None") -> None:
        self._looking = False
        if self._state() != self._asked or not self._line.hasFocus():
            self.names.hide()
        elif asked != self._asked:
            self._ask()
        elif begun is None or self._before()[: begun.start] == self._declined:
            self.names.offer(())
        else:
            self._begun = begun
            self.names.offer(begun.people)

    def _moved(self) -> None:
        if self._state() != self._asked:
            self.names.hide()
        if not self._line.text():
            self._declined = None

    def _decline(self) -> None:
        self._declined = self._before()[: self._begun.start] if self._begun is not None else None

    def _take(self, row: int) -> None:
        if self._begun is None:
            return
        person, before = self._begun.people[row], self._before()
        self.taken.emit(person.name, person.id)
        start = units_of(before[: self._begun.start])
        self._line.setSelection(start, units_of(before) - start)
        self._line.insert(person.name)
