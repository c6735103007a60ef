"""Who was painted and is in sight counts as shown, once a person and day."""

from collections.abc import Callable, Iterable
from datetime import date

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QWidget

from networker.domain.vocabulary import PersonId
from networker.ui.reach_out.in_sight import in_sight

GLANCE_MS = 100  # after the last painting: by then everything has its place
Listed = tuple[PersonId, QWidget]  # somebody of the list, and what shows them


class Glances(QObject):
    """Looks a moment after the last painting. `seen` carries those who were not seen on that day before."""

    seen = Signal(object)  # list of PersonId

    def __init__(self, listed: Callable[[], tuple[date | None, Iterable[Listed]]], parent: QObject) -> None:
        """`listed`: the day of the list that is shown, None while it counts for nothing, and its parts."""
        super().__init__(parent)
        self._listed = listed
        self._noted: set[tuple[date, int]] = set()
        self._timer = QTimer(self, singleShot=True, interval=GLANCE_MS)
        self._timer.timeout.connect(self._look)

    @property
    def is_due(self) -> bool:
        """Whether it looks in a moment."""
        return self._timer.isActive()

    def painted(self) -> None:
        """Something was painted: look soon."""
        self._timer.start()

    def _look(self) -> None:
        day, parts = self._listed()
        if day is None:
            return
        fresh = [person for person, part in parts if (day, person) not in self._noted and in_sight(part)]
        if fresh:
            self._noted.update((day, person) for person in fresh)
            self.seen.emit(fresh)
