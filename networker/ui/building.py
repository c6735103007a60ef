"""How the window comes to stand: what the first paint does not show is built part by part, in between of everything else.

What is looked at first is built first: Today, alone, and then its list is waited for and painted: to build meanwhile would
keep the lane from it. What takes long to import is imported on the lane, so that the window stays alive. Whoever needs more
than stands says so, and has so much.
"""

from collections.abc import Callable, Sequence
from importlib import import_module
from typing import NamedTuple

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QWidget

from networker.desktop.jobs import Jobs
from networker.ui.early_keys import EarlyKeys
from networker.ui.needed import Stands

LIST_FIRST = 5000  # ms for which the other parts wait for today's list, unless somebody needs them
PAINTED = 20  # ms in which it is painted then


class Part(NamedTuple):
    """What is built for the window to stand so far."""

    stands: Stands
    build: Callable[[], None]


class Building(QObject):
    """Builds parts in their order, one at each turn of the loop, from `begin` on.

    `modules` of the interface are imported on the lane before what follows Today: all at once, since what those parts read
    as soon as they stand may keep the lane for long.
    """

    whole = Signal()

    def __init__(
        self,
        parts: Sequence[Part],
        jobs: Jobs,
        window: QWidget,
        *,
        modules: Sequence[str] = (),
        patience: int = LIST_FIRST,
    ) -> None:
        """`patience`: ms for which today's list is waited for."""
        super().__init__(window)
        self._window = window
        self.stands = Stands.FIRST
        self._parts, self._jobs, self._modules, self._patience = parts, jobs, modules, patience
        self._today_came = False
        self._waits = False  # for today's list
        self._imported = False
        self._early_keys: EarlyKeys | None = None
        self._turn = QTimer(self, singleShot=True)
        self._turn.timeout.connect(self._go_on)

    @property
    def is_whole(self) -> bool:
        """Whether nothing is left to be built."""
        return self.stands is Stands.WHOLE

    def begin(self, *, at_once: bool = False) -> None:
        """The first paint is over. `at_once`: there is nothing to be seen before the whole."""
        if self.is_whole:
            return
        self._early_keys = EarlyKeys(self.up_to, self._window)
        if at_once:
            QTimer.singleShot(0, self, self.complete)
        else:
            self._turn.start(0)

    def today_came(self) -> None:
        """Today's list is shown: once it is painted, the others are built."""
        self._today_came = True
        if self._waits:
            self._turn.start(PAINTED)

    def complete(self) -> None:
        """Build all that is left, now."""
        self.up_to(Stands.WHOLE)

    def up_to(self, wanted: Stands) -> None:
        """Build what is left of these parts, now."""
        while self.stands < wanted:
            self._build(self._parts[self.stands])

    def _go_on(self) -> None:
        if self._jobs.closed:  # the program ends, or another book is shown
            return
        if self.stands < Stands.TODAY or not (self._waits or self._imported):
            self.up_to(Stands.TODAY)
            self._waits = True
            self._turn.start(PAINTED if self._today_came else self._patience)
        elif self._imported:
            self._next()
        else:
            self._waits, self._imported = False, True
            self._jobs.read(self, _import, self._modules, then=self._next, failed=self._next)

    def _next(self, _told: object = None) -> None:
        """Build the next part. What could not be imported says so here, in the thread that needs it."""
        if not self.is_whole:
            self._build(self._parts[self.stands])
        if not self.is_whole:
            self._turn.start(0)

    def _build(self, part: Part) -> None:
        self.stands = part.stands  # before it is built: what is built may ask for it
        if self.is_whole:
            self._turn.stop()
            self._waits = False
            if self._early_keys is not None:
                self._early_keys.end()
                self._early_keys = None
        part.build()
        if self.is_whole:
            self.whole.emit()


def _import(modules: Sequence[str]) -> None:
    for name in modules:
        import_module(f"networker.ui.{name}")
