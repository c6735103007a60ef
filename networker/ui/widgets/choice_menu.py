"""A menu of which one is chosen: ticked, and where the keyboard begins. A letter goes to the next that begins with it."""

from collections.abc import Callable, Mapping, Sequence
from functools import partial

from PySide6.QtCore import QTimer
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QMenu, QWidget

from networker.ui.widgets.basics import add_action


class ChoiceMenu(QMenu):
    """One of several, by its key. `holds` says which one is chosen when the menu opens; `choose` takes another."""

    def __init__(
        self,
        words: Mapping[str, str],
        holds: Callable[[], str],
        choose: Callable[[str], object],
        *,
        apart: Sequence[str] = (),
        parent: QWidget | None = None,
    ) -> None:
        """`apart`: what stands under a line of its own."""
        super().__init__(parent)
        self._words, self._holds, self._choose, self._apart = words, holds, choose, apart
        self.aboutToShow.connect(self._fill)

    def _fill(self) -> None:
        self.clear()
        held = self._holds()
        for what, word in self._words.items():
            if what in self._apart:
                self.addSeparator()
            action = add_action(self, word, partial(self._choose, what))
            action.setCheckable(True)
            action.setChecked(what == held)
            if what == held:  # Qt clears it while the menu opens
                QTimer.singleShot(0, self, partial(self.setActiveAction, action))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        letter = event.text().casefold()
        if letter.isalnum() and not event.modifiers() & ~event.modifiers().ShiftModifier:
            self._go_to(letter)
        else:
            super().keyPressEvent(event)

    def _go_to(self, letter: str) -> None:
        """To the next that begins with a letter, and behind the last again to the first."""
        actions = [each for each in self.actions() if not each.isSeparator()]
        active = self.activeAction()
        at = actions.index(active) + 1 if active in actions else 0
        for each in (*actions[at:], *actions[:at]):
            if each.text().casefold().startswith(letter):
                self.setActiveAction(each)
                return
