"""Where a list of Tidy has nothing left, its button leads to the next one that holds something."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QObject, Signal

from networker.ui.tidy.ended import NothingLeft
from networker.ui.tidy.tasks import TaskList


class Onward(QObject):
    """Knows how much each list holds, as far as that was told, and says of `states` which list comes next."""

    wanted = Signal(str)  # its key

    def __init__(self, tasks: TaskList, states: Sequence[NothingLeft], parent: QObject) -> None:
        super().__init__(parent)
        self._tasks, self._states = tasks, states
        self._counts: dict[str, int] = {}
        for each in states:
            each.onward.connect(self._go)

    def count(self, counts: Mapping[str, int]) -> None:
        """How much some lists hold now, by key."""
        self._counts |= counts
        self.lead()

    def lead(self) -> None:
        """Say it anew: something was counted, or another list is open."""
        key = self._next()
        for each in self._states:
            each.lead_to(self._tasks.by_key[key].text() if key else "")

    def _next(self) -> str:
        """The first list that holds something behind the open one, and behind the last from the top; "" for none."""
        keys = list(self._tasks.by_key)
        at = next(n for n, row in enumerate(self._tasks.rows) if row.isChecked())
        return next((key for key in (*keys[at + 1 :], *keys[:at]) if self._counts.get(key)), "")

    def _go(self) -> None:
        if key := self._next():
            self.wanted.emit(key)
