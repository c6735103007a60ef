"""What sections of the preferences are built of: rows of ticks, times, choices and words."""

from collections.abc import Mapping, Sequence
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from networker.settings import Settings
from networker.ui.icons import Icons
from networker.ui.preferences.page import Section
from networker.ui.text import PlainLabel
from networker.ui.theme import Theme
from networker.ui.timeline.choices import Choice
from networker.ui.widgets.basics import TickBox
from networker.ui.widgets.states import Wordings
from networker.ui.widgets.time_field import TimeField

INDENT = 28  # pixels, to stand below the word of a tick box


class ChoicesSection(Section):
    """`chosen` carries the settings that were changed, by name: of the user's own choosing alone."""

    chosen = Signal(object)  # Mapping[str, object]

    def __init__(self, title: str, theme: Theme, icons: Icons) -> None:
        super().__init__(title, theme)
        self._theme, self._icons = theme, icons

    def show_choices(self, settings: Settings) -> None:
        """Show what is chosen, here or elsewhere."""
        raise NotImplementedError

    def _choose(self, **values: object) -> None:
        changed: Mapping[str, object] = values
        self.chosen.emit(changed)

    def _tick(self, text: str) -> TickBox:
        return TickBox(text, self._theme, self._icons, parent=self)

    def _time(self, name: str) -> TimeField:
        return TimeField(name, self._theme, self)

    def _one_of(self, name: str, options: Sequence[tuple[Any, str]]) -> Choice:
        return Choice(name, options, self._theme, self._icons, parent=self)

    def _word(self, text: str) -> PlainLabel:
        return PlainLabel(text, self)

    def _note(self, text: str, *shorter: str) -> Wordings:
        note = Wordings(self._theme, "text2", font="small", parent=self)
        note.say((text, *shorter))
        return note

    def _words(self, *texts: str) -> list[PlainLabel]:
        """Words before choices that stand under each other: all as wide as the widest."""
        found = [self._word(text) for text in texts]
        wide = max(each.sizeHint().width() for each in found)
        for each in found:
            each.setMinimumWidth(wide)
        return found

    def _row(self, *parts: QWidget, indent: bool = False) -> None:
        row = QHBoxLayout()
        row.setContentsMargins(INDENT if indent else 0, 0, 0, 0)
        row.setSpacing(8)
        for each in parts:
            row.addWidget(each)
        row.addStretch(1)
        self.column.addLayout(row)
