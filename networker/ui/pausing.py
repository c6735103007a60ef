"""Until when nobody is told anything: chosen in the tray's menu, and over by itself.

The moment is kept as an instant with its offset; a session that begins later, or elsewhere, knows it too.
"""

from collections.abc import Callable, Sequence
from datetime import date, datetime, time, timedelta
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from networker.desktop.clock import Clock
from networker.ui.icons import Icons
from networker.ui.theme import Theme

if TYPE_CHECKING:
    from networker.ui.pause_card import PauseCard

MORNING = time(8)  # local, of "until tomorrow"
LOOK_MS = 60_000  # at most: a machine that slept is awake again before its timers know


class Pausing(QObject):
    """`changed` is emitted when a pause begins or ends; `chosen` with what the settings keep of it, "" for none."""

    changed = Signal()
    chosen = Signal(str)

    def __init__(
        self, until: datetime | None, clock: Clock, theme: Theme, icons: Icons, parent: QObject
    ) -> None:
        super().__init__(parent)
        self._until, self._clock, self._theme, self._icons = until, clock, theme, icons
        self.card: PauseCard | None = None
        self._turn = QTimer(self, singleShot=True)
        self._turn.timeout.connect(self._look)
        self._look()

    @property
    def until(self) -> datetime | None:
        """When it ends; None where nothing is paused (any more)."""
        return self._until if self._until is not None and self._until > self._clock() else None

    def pause(self, until: datetime) -> None:
        """Tell nobody anything until then. `until`: an instant with an offset; one that is past ends a pause."""
        self._set(until if until > self._clock() else None)

    def resume(self) -> None:
        """Tell again, from now on."""
        self._set(None)

    def _set(self, until: datetime | None) -> None:
        self._until = until
        self.chosen.emit(until.isoformat(timespec="seconds") if until is not None else "")
        self._look()
        self.changed.emit()

    def _look(self) -> None:
        """Look again when it ends; the wall clock is compared, however long the machine slept."""
        if self._until is None:
            self._turn.stop()
        elif (left := self.until) is not None:
            wait = (left - self._clock()) / timedelta(milliseconds=1)
            self._turn.start(max(min(int(wait) + 1, LOOK_MS), 1))
        else:
            self.resume()

    # ---- what is offered

    def choices(self) -> Sequence[tuple[str, Callable[[], object]]]:
        """How long, in words, and what begins it."""
        return (
            (self.tr("For an hour"), lambda: self.pause(self._clock() + timedelta(hours=1))),
            (self.tr("Until tomorrow"), lambda: self.pause(local(self._tomorrow(), MORNING))),
            (self.tr("Until…"), self.choose),
        )

    def _tomorrow(self) -> date:
        return self._clock().date() + timedelta(days=1)

    def choose(self) -> None:
        """Ask for a day and a time."""
        from networker.ui.pause_card import PauseCard

        if self.card is None:
            self.card = PauseCard(self._theme, self._icons)
            self.card.chosen.connect(self._chosen)
        self.card.open_at_pointer(local(self._tomorrow(), MORNING), today=self._clock().date())

    def _chosen(self, day: date, at: time) -> None:
        self.pause(local(day, at))

    def close(self) -> None:
        """Take the card away."""
        if self.card is not None:
            self.card.hide()
            self.card.deleteLater()
            self.card = None


def local(day: date, at: time) -> datetime:
    """The instant of a local day and time, with the offset that holds then."""
    return datetime.combine(day, at).astimezone()
