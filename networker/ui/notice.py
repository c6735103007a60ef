"""The line above the pages: what could not be done, or that these people are invented."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from networker.ui.theme import Theme
from networker.ui.widgets.states import Banner


class Notice(Banner):
    """One sentence at a time, until its button is pressed; hidden while there is none."""

    own_book_requested = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent=parent)
        self._invented = False
        self.pressed.connect(self._pressed)
        self.hide()

    def say_invented(self) -> None:
        """Say that the people are samples."""
        self._invented = True
        text = self.tr("These people are invented. Your own book is untouched.")
        self.say(text, kind="warn", button=self.tr("To my own book"))
        self.show()

    def say_failed(self, sentence: str) -> None:
        """What could not be done, in one sentence; the button takes it away."""
        self._invented = False
        self.say(sentence, kind="bad", button=self.tr("Close"))
        self.show()

    def _pressed(self) -> None:
        self.hide()
        if self._invented:
            self.own_book_requested.emit()
