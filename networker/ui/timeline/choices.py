"""Buttons that say what is chosen and offer the rest: one of several values, or a day."""

from collections.abc import Callable, Sequence
from datetime import date
from functools import partial
from typing import Any

from PySide6.QtCore import QDate, Signal
from PySide6.QtWidgets import QMenu, QWidget, QWidgetAction

from networker.ui import dates
from networker.ui.icons import Icons
from networker.ui.promises.day_menu import calendar
from networker.ui.theme import Theme
from networker.ui.widgets.basics import MenuButton, add_action


class Choice(MenuButton):
    """One of several values. `value_changed` tells of a choice of the user's alone."""

    value_changed = Signal(object)

    def __init__(
        self,
        name: str,
        options: Sequence[tuple[Any, str]],
        theme: Theme,
        icons: Icons,
        *,
        said: Callable[[str], str] = str,
        parent: QWidget | None = None,
    ) -> None:
        """`name`: what is chosen here, for screen readers; `said`: how the button says the word of an option."""
        super().__init__("", theme, icons, parent=parent)
        self._name, self._options, self._said = name, options, said
        self._value: Any = None
        self.menu = QMenu(self)
        self.menu.aboutToShow.connect(self._fill)

    @property
    def value(self) -> Any:
        """What is chosen."""
        return self._value

    def offer(self, options: Sequence[tuple[Any, str]]) -> None:
        """Offer other values."""
        self._options = options

    def choose(self, value: Any) -> None:
        """Choose one of the options."""
        self._value = value
        word = next((word for each, word in self._options if each == value), "")
        self.setText(self._said(word))
        self.setAccessibleName(f"{self._name}: {word}")
        self.updateGeometry()
        self.update()

    def take_up(self, said: str) -> None:
        """Choose the option whose value reads so, as if by hand. Raises ValueError where there is none."""
        value = next((each for each, _word in self._options if str(each) == said), None)
        if value is None and said != str(None):
            raise ValueError(said)
        if value != self._value:
            self._chosen(value)

    def _fill(self) -> None:
        assert self.menu is not None
        self.menu.clear()
        for value, word in self._options:
            action = add_action(self.menu, word, partial(self._chosen, value))
            action.setCheckable(True)
            action.setChecked(value == self._value)

    def _chosen(self, value: Any) -> None:
        self.choose(value)
        self.value_changed.emit(value)


class DayChoice(MenuButton):
    """A day, chosen from a calendar that ends with `last`."""

    value_changed = Signal(object)

    def __init__(
        self, day: date, theme: Theme, icons: Icons, *, last: date, parent: QWidget | None = None
    ) -> None:
        super().__init__("", theme, icons, parent=parent)
        self.menu = QMenu(self)
        self.calendar = calendar(self.menu)
        self.calendar.setMaximumDate(QDate(last.year, last.month, last.day))
        holder = QWidgetAction(self.menu)
        holder.setDefaultWidget(self.calendar)
        self.menu.addAction(holder)
        self.menu.aboutToShow.connect(self._shown)
        self.calendar.clicked.connect(self._picked)
        self.calendar.activated.connect(self._picked)
        self.choose(day)

    @property
    def value(self) -> date:
        """The day chosen."""
        return self._day

    def choose(self, day: date) -> None:
        """Choose a day."""
        self._day = day
        self.setText(dates.said(QDate(day.year, day.month, day.day), "ddd d MMM yyyy"))
        self.setAccessibleName(self.tr("Day: %1").replace("%1", self.text()))
        self.updateGeometry()
        self.update()

    def take_up(self, said: str) -> None:
        """Choose a day that is written so, as if by hand. Raises ValueError where it is none."""
        day = date.fromisoformat(said)
        if day != self._day:
            self.choose(day)
            self.value_changed.emit(day)

    def _shown(self) -> None:
        self.calendar.setSelectedDate(QDate(self._day.year, self._day.month, self._day.day))
        self.calendar.setFocus()

    def _picked(self, day: QDate) -> None:
        if self.menu is not None:
            self.menu.close()
        self.choose(date(day.year(), day.month(), day.day()))
        self.value_changed.emit(self._day)
