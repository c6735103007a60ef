"""What is still promised between the user and those whom a sentence names: seen before the next talk is written."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QRectF, QSize, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from networker.desktop.clock import Clock
from networker.desktop.jobs import Jobs
from networker.domain.vocabulary import PersonId
from networker.services.today_views import Promise
from networker.ui import dates
from networker.ui.icons import Icons
from networker.ui.reach_out import words
from networker.ui.text import numbered, paint_line
from networker.ui.theme import Theme

MOST, LINE, ABOVE = 3, 22, 8


def _open_between(book: Any, people: Sequence[PersonId]) -> Sequence[Promise]:
    from networker.services import promises

    return promises.open_between(book, people)


class OpenBetween(QWidget):
    """A line for each promise, the earliest first; no height where there is none. It is only read."""

    height_changed = Signal()

    def __init__(
        self, *, book: object, jobs: Jobs, theme: Theme, icons: Icons, clock: Clock, parent: QWidget | None = None
    ) -> None:  # fmt: skip
        super().__init__(parent)
        self.setObjectName("openBetween")
        self._book, self._jobs, self._theme, self._icons, self._clock = book, jobs, theme, icons, clock
        self._people: Sequence[PersonId] = ()
        self._promises: Sequence[Promise] = ()
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.hide()
        theme.changed.connect(self.update)

    def show_people(self, people: Sequence[PersonId]) -> None:
        """Show what is open between the user and these, once it was read."""
        people = tuple(people)
        if people == self._people:
            return
        self._people = people
        if people:
            self._jobs.read(
                self, _open_between, self._book, people, then=lambda found: self._show(people, found)
            )
        else:
            self._show(people, ())

    def _show(self, people: Sequence[PersonId], promises: Sequence[Promise]) -> None:
        if people != self._people or promises == self._promises:
            return
        self._promises = promises
        self.setVisible(bool(promises))
        self.setAccessibleName("; ".join(self.lines()))
        self.updateGeometry()
        self.height_changed.emit()
        self.update()

    def lines(self) -> Sequence[str]:
        """What stands there, each with its day."""
        shown = [self._line(each) for each in self._promises[:MOST]]
        if len(self._promises) > MOST:
            shown.append(numbered(self.tr("and %n more"), len(self._promises) - MOST))
        return shown

    def _line(self, promise: Promise) -> str:
        today = self._clock().date()
        said = [
            words.promise(promise),
            words.more_of_promise(promise),
            dates.due(promise.due, promise.time, today),
        ]
        return self.tr("Open: {0}").replace("{0}", "  ·  ".join(each for each in said if each))

    @property
    def tall(self) -> int:
        """Its height for so many lines."""
        return ABOVE + LINE * len(self.lines()) if self._promises else 0

    def sizeHint(self) -> QSize:
        return QSize(200, self.tall)

    def minimumSizeHint(self) -> QSize:
        return QSize(60, self.tall)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, theme = QPainter(self), self._theme
        for n, said in enumerate(self.lines()):
            y = ABOVE + n * LINE
            if n < MOST:
                self._icons.paint(painter, 10, y + 3, "promise", theme.colour("text3"), 16)
            room = QRectF(36, y, self.width() - 36, LINE)
            paint_line(painter, room, said, theme.font("small"), theme.colour("text2"))
