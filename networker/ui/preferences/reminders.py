"""What is told and when: the section *Reminders* of the preferences."""

from datetime import date, time
from typing import Protocol

from PySide6.QtCore import QTime, SignalInstance
from PySide6.QtWidgets import QWidget

from networker.settings import DAYS, Settings
from networker.ui import dates
from networker.ui.icons import Icons
from networker.ui.preferences.parts import ChoicesSection
from networker.ui.theme import Theme
from networker.ui.widgets.basics import Chip
from networker.ui.widgets.time_field import FORM

A_MONDAY = date(2024, 1, 1)


class SessionSwitch(Protocol):
    """Whether the program starts with the session, as far as the desktop can be told so."""

    turned: SignalInstance

    @property
    def session_on(self) -> bool | None:
        """Whether it does; None where that cannot be chosen here, or is not known yet."""

    def set_session(self, on: bool) -> None:
        """Start with the session from now on, or no longer."""


class DayChip(Chip):
    """A day of the week, quiet or not; Space turns it."""

    def __init__(self, day: int, theme: Theme, icons: Icons, parent: QWidget) -> None:
        named = date.fromordinal(A_MONDAY.toordinal() + day)
        super().__init__(dates.weekday(named), theme, icons, kind="off", parent=parent)
        self.setCheckable(True)
        self.toggled.connect(self._dress)

    def _dress(self, on: bool) -> None:
        self.show_as(self.text(), kind="set" if on else "off")


class RemindersSection(ChoicesSection):
    """What is told, when, and what is not."""

    def __init__(
        self, settings: Settings, theme: Theme, icons: Icons, *, switch: SessionSwitch | None = None
    ) -> None:
        super().__init__(self.tr("Reminders"), theme, icons)
        self._switch = switch
        self._build()
        self.show_choices(settings)
        self._listen()

    def _build(self) -> None:
        self.all = self._tick(self.tr("Tell me when a promise is due"))
        self.digest = self._tick(self.tr("Tell me once in the morning who is on today's list, at"))
        self.digest_at = self._time(self.tr("Time of the morning's list"))
        self.quiet_from = self._time(self.tr("Quiet from"))
        self.quiet_until = self._time(self.tr("Quiet until"))
        self.days = [DayChip(n, self._theme, self._icons, self) for n in range(7)]
        self.hide_names = self._tick(self.tr("Show no names: only that a promise is due"))
        self.session = self._tick(self.tr("Start with my session, so that nothing is missed"))
        self._row(self.all)
        self._row(self.digest, self.digest_at)
        hours = (
            self._word(self.tr("Quiet from")),
            self.quiet_from,
            self._word(self.tr("until")),
            self.quiet_until,
        )
        days = (self._word(self.tr("Quiet all day on")), *self.days)
        for row in (hours, days):
            self._row(*row, indent=True)
        self._of_quiet = (*hours, *days)
        self._row(
            self._note(self.tr("What falls due meanwhile comes together afterwards, once.")), indent=True
        )
        self._row(self.hide_names)
        self._row(self.session)
        self._row(self._note(self.tr("Networker can remind you only while it runs.")), indent=True)

    def show_choices(self, settings: Settings) -> None:
        """Show what is chosen."""
        self.all.setChecked(settings.reminders)
        self.digest.setChecked(bool(settings.digest))
        self.digest_at.setTime(_qt(settings.digest or Settings().digest))
        self.quiet_from.setTime(_qt(settings.quiet_from))
        self.quiet_until.setTime(_qt(settings.quiet_until))
        for name, chip in zip(DAYS, self.days, strict=True):
            chip.setChecked(name in settings.quiet_days.split())
        self.hide_names.setChecked(settings.hide_names)
        self._follow_switch()
        self._enable()

    def _listen(self) -> None:
        self.all.toggled.connect(lambda on: self._choose(reminders=on))
        self.digest.toggled.connect(lambda _on: self._choose(digest=self._digest()))
        self.digest_at.timeChanged.connect(lambda _at: self._choose(digest=self._digest()))
        self.quiet_from.timeChanged.connect(lambda at: self._choose(quiet_from=at.toString(FORM)))
        self.quiet_until.timeChanged.connect(lambda at: self._choose(quiet_until=at.toString(FORM)))
        for chip in self.days:
            chip.toggled.connect(lambda _on: self._choose(quiet_days=self._quiet_days()))
        self.hide_names.toggled.connect(lambda on: self._choose(hide_names=on))
        if self._switch is not None:
            self._switch.turned.connect(self._follow_switch)
            self.session.clicked.connect(self._switch.set_session)

    def _choose(self, **values: object) -> None:
        self._enable()
        super()._choose(**values)

    def _digest(self) -> str:
        return self.digest_at.time().toString(FORM) if self.digest.isChecked() else ""

    def _quiet_days(self) -> str:
        return " ".join(name for name, chip in zip(DAYS, self.days, strict=True) if chip.isChecked())

    def _enable(self) -> None:
        """What has no meaning while nothing is told cannot be pressed."""
        told = self.all.isChecked()
        for each in (self.digest, *self._of_quiet, self.hide_names):
            each.setEnabled(told)
        self.digest_at.setEnabled(told and self.digest.isChecked())

    def _follow_switch(self) -> None:
        on = self._switch.session_on if self._switch is not None else None
        self.session.setVisible(on is not None)
        self.session.setChecked(bool(on))


def _qt(text: str) -> QTime:
    at = time.fromisoformat(text)
    return QTime(at.hour, at.minute)
