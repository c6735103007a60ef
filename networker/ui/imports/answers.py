"""Answers to choose from, one below the other: by a click, by Tab and Enter, by the arrows, or by their number."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from networker.ui.theme import Theme
from networker.ui.widgets.basics import Button
from networker.ui.widgets.states import Wordings

STEPS = {Qt.Key.Key_Up.value: -1, Qt.Key.Key_Down.value: 1}


class _Answer(Button):
    """A button that gives its arrows away: Qt's goes with them wherever Tab would, also out of the answers."""

    stepped = Signal(int)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in STEPS:
            self.stepped.emit(STEPS[event.key()])
        else:
            super().keyPressEvent(event)


class Answers(QWidget):
    """A numbered button for each; `chosen` says which one, from 0."""

    chosen = Signal(int)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.buttons: list[Button] = []
        self._rows = QVBoxLayout(self)
        self._rows.setContentsMargins(0, 0, 0, 0)
        self._rows.setSpacing(6)

    def offer(self, answers: Sequence[str], *, mnemonic: bool = False) -> None:
        """Offer others; `mnemonic`: an & stands before the letter that chooses with Alt."""
        while (item := self._rows.takeAt(0)) is not None:
            row = item.widget()
            if row is not None:
                row.hide()
                row.deleteLater()
        self.buttons = []
        for number, answer in enumerate(answers):
            self._rows.addWidget(self._row(number, answer, mnemonic))

    def _row(self, number: int, answer: str, mnemonic: bool) -> QWidget:
        row = QWidget(self)
        line = QHBoxLayout(row)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(10)
        key = Wordings(self._theme, "text3", font="small", parent=row)
        key.say((str(number + 1),))
        key.setFixedWidth(10)
        button = _Answer("" if mnemonic else answer, self._theme, parent=row)
        button.stepped.connect(partial(self._step, number))
        if mnemonic:
            button.set_mnemonic(answer)
        button.clicked.connect(partial(self.chosen.emit, number))
        self.buttons.append(button)
        line.addWidget(key)
        line.addWidget(button)
        line.addStretch(1)
        return row

    def choose(self, event: QKeyEvent) -> bool:
        """Whether a key is the number of an answer, and chose it."""
        number = event.key() - Qt.Key.Key_1.value
        if not 0 <= number < len(self.buttons):
            return False
        self.buttons[number].click()
        return True

    def _step(self, number: int, step: int) -> None:
        if 0 <= number + step < len(self.buttons):
            self.buttons[number + step].setFocus(Qt.FocusReason.TabFocusReason)
