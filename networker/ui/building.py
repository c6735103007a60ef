"""How the window comes to stand: what the first paint does not show is built part by part, in between of everything else.

What is looked at first is built first: Today, alone, and then its list is waited for and painted. What takes long to
import is imported on the lane, so that the window stays alive. Whoever needs more than stands says so, and has it.
"""

from collections.abc import Callable, Sequence
from enum import IntEnum
from importlib import import_module
from typing import NamedTuple

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QWidget

from networker.desktop.jobs import Jobs
from networker.ui.early_keys import EarlyKeys

LIST_FIRST = 500  # ms for which the other parts wait for today's list
PAINTED = 20  # ms in which it is painted then


class Stands(IntEnum):
    """How much of the window there is."""

    FIRST = 0  # what the first paint shows: rail, top bar, people
    TODAY = 1
    TIMELINE = 2
    IMPORTS = 3  # the pages of files
    PAGES = 4
    WHOLE = 5  # with what lies over the pages: palette, keys, the bar that says what was done


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
        self, parts: Sequence[Part], jobs: Jobs, window: QWidget, *, modules: Sequence[str] = ()
    ) -> None:
        super().__init__(window)
        self._window = window
        self.stands = Stands.FIRST
        self._parts, self._jobs, self._modules = parts, jobs, modules
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
        self._early_keys = EarlyKeys(self.complete, self._window)
        if at_once:
            QTimer.singleShot(0, self, self.complete)
        else:
            self._turn.start(0)

    def today_came(self) -> None:
        """Today's list is shown: once it is painted, the others are built."""
        if self._turn.isActive() and self.stands is Stands.TODAY:
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
        if self.stands is Stands.TODAY:
            self._jobs.read(self, _import, self._modules, then=self._next, failed=self._next)
        else:
            self._next()

    def _next(self, _told: object = None) -> None:
        """Build the next part. What could not be imported says so here, in the thread that needs it."""
        if not self.is_whole:
            self._build(self._parts[self.stands])
        if not self.is_whole:
            self._turn.start(LIST_FIRST if self.stands is Stands.TODAY else 0)

    def _build(self, part: Part) -> None:
        self.stands = part.stands  # before it is built: what is built may ask for it
        if self.is_whole:
            self._turn.stop()
            if self._early_keys is not None:
                self._early_keys.end()
                self._early_keys = None
        part.build()
        if self.is_whole:
            self.whole.emit()


def _import(modules: Sequence[str]) -> None:
    for name in modules:
        import_module(f"networker.ui.{name}")
