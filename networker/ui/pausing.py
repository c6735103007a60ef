"""Until when nobody is told anything: chosen in the tray's menu, and over by itself.

The moment is kept among the settings, as an instant with its offset; a session that begins later, or elsewhere, knows it too.
Whether a pause holds is said by the rule that holds the cards back, so that the icon shows what is done.
"""

from collections.abc import Callable, Sequence
from datetime import date, datetime, time, timedelta
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from networker.desktop.alarm import Alarm
from networker.desktop.clock import Clock
from networker.domain.reminding import end_of_pause
from networker.ui.choices import Choices
from networker.ui.icons import Icons
from networker.ui.theme import Theme

if TYPE_CHECKING:
    from networker.ui.pause_card import PauseCard

MORNING = time(8)  # local, of "until tomorrow"


class Pausing(QObject):
    """`changed` is emitted when a pause begins or ends, or another end is chosen."""

    changed = Signal()

    def __init__(
        self, choices: Choices, alarm: Alarm, clock: Clock, theme: Theme, icons: Icons, parent: QObject
    ) -> None:
        super().__init__(parent)
        self._choices, self._alarm, self._clock, self._theme, self._icons = (
            choices,
            alarm,
            clock,
            theme,
            icons,
        )
        self.card: PauseCard | None = None
        self._told: datetime | None = None
        self._look()
        alarm.compared.connect(self._look)

    @property
    def until(self) -> datetime | None:
        """When it ends, an instant with an offset; None where nothing is paused (any more)."""
        return end_of_pause(self._clock(), self._choices.settings.rules)

    def pause(self, until: datetime) -> None:
        """Tell nobody anything until then. `until`: an instant with an offset; one that is past ends a pause."""
        now = self._clock()
        if until <= now:
            self.resume()
            return
        self._choices.remember(paused_from=now.isoformat(), paused_until=until.isoformat())
        self._look()

    def resume(self) -> None:
        """Tell again, from now on."""
        self._choices.remember(paused_from="", paused_until="")
        self._look()

    def _look(self) -> None:
        """See whether it has begun or ended, or does not hold any more since the clock was put right."""
        if (until := self.until) != self._told:
            self._told = until
            self._alarm.set_next(until, of=self)
            self.changed.emit()

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
