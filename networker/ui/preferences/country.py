"""A field for a country: what begins as the letters typed is offered, two letters of the country do as well."""

from collections.abc import Mapping
from functools import cache
from typing import NamedTuple

from PySide6.QtCore import QLocale, QRect, Qt, Signal
from PySide6.QtGui import QFocusEvent, QMouseEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from networker.domain.names import fold
from networker.ui.theme import Theme
from networker.ui.widgets.offered_names import OfferedNames

WIDE, MOST = 240, 8
NO_COUNTRIES = ("ZZ", "EU", "UN")


class Country(NamedTuple):
    """As it is offered: its name, and its two letters beside it."""

    name: str
    company: str


@cache
def countries() -> Mapping[str, str]:
    """The name of each country by its two letters, in the order of their names."""
    found: dict[str, str] = {}
    for each in QLocale.Country:
        letters = QLocale.territoryToCode(each)
        if len(letters) == 2 and letters.isalpha() and letters not in NO_COUNTRIES:
            found[letters] = QLocale.territoryToString(each)
    return dict(sorted(found.items(), key=lambda pair: pair[1]))


def beginning(typed: str) -> list[Country]:
    """The countries of which a word begins as what is typed; first that of these two letters, then by the first word."""
    wanted = fold(typed).strip()
    if not wanted:
        return []
    found = [
        Country(name, letters) for letters, name in countries().items() if f" {wanted}" in f" {fold(name)}"
    ]
    found.sort(key=lambda each: not fold(each.name).startswith(wanted))
    letters = wanted.upper()
    if letters in countries():
        found.insert(0, Country(countries()[letters], letters))
    return list(dict.fromkeys(found))[:MOST]


class CountryField(QLineEdit):
    """Holds a country or none. `value_changed` tells of a choice of the user's alone."""

    value_changed = Signal(str)  # two letters; "" for none

    def __init__(
        self, name: str, none: str, theme: Theme, parent: QWidget, *, over: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self.setPlaceholderText(none)
        self.setFixedWidth(WIDE)
        self.value, self._pressed = "", False
        self._offered: list[Country] = []
        self.names = OfferedNames(self, theme=theme, cursor=self._place, at_once=True, over=over)
        self.names.list.setAccessibleName(self.tr("Countries that begin so"))
        self.names.taken.connect(self._take)
        self.names.declined.connect(self._show)
        self.textEdited.connect(self._offer)
        self.editingFinished.connect(self._finish)

    def choose(self, letters: str) -> None:
        """Show the country of these two letters; one that is not known is shown by them."""
        self.value = letters
        self._show()

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self._pressed = event.reason() is Qt.FocusReason.MouseFocusReason

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Whoever presses on a country means to name another: what is typed takes its place, as behind Tab."""
        super().mouseReleaseEvent(event)
        if self._pressed and not self.hasSelectedText():
            self.selectAll()
        self._pressed = False

    def _show(self) -> None:
        self.setText(countries().get(self.value, self.value))
        self.setCursorPosition(0)

    def _place(self) -> QRect:
        return QRect(self.mapToGlobal(self.rect().topLeft()), self.size())

    def _offer(self, typed: str) -> None:
        self._offered = beginning(typed)
        self.names.offer(self._offered)

    def _take(self, row: int) -> None:
        self._chosen(self._offered[row].company)

    def _finish(self) -> None:
        """The keyboard goes elsewhere: what names one country alone is that one, other letters are none of it."""
        typed = self.text().strip()
        if not typed:
            self._chosen("")
        elif typed != countries().get(self.value, self.value):
            found = beginning(typed)
            exact = [each for each in found if fold(each.name) == fold(typed)] or found
            self._chosen(exact[0].company if len(exact) == 1 else self.value)

    def _chosen(self, letters: str) -> None:
        changed = letters != self.value
        self.choose(letters)
        if changed:
            self.value_changed.emit(letters)
