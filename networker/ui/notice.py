"""The line above the pages: what could not be done, that these people are invented, or that names are hidden."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from networker.ui.theme import Theme
from networker.ui.widgets.states import Banner


class Notice(Banner):
    """One sentence at a time; hidden while there is none.

    What could not be done goes with its button, Esc, the next thing that is done and the next page. That people are
    invented, or names hidden, stays as long as they are.
    """

    own_book_requested = Signal()
    names_requested = Signal()  # to be shown

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent=parent)
        self._invented = self._hidden = self._failed = False
        self.pressed.connect(self._pressed)
        self.hide()

    def say_invented(self) -> None:
        """Say that the people are samples, from now on."""
        self._invented, self._failed = True, False
        text = self.tr("These people are invented. Your own book is untouched.")
        self.say(text, kind="warn", button=self.tr("To my own book"))
        self.show()

    def say_hidden(self) -> None:
        """Say that names are hidden, from now on."""
        self._hidden, self._failed = True, False
        text = self.tr("Names are hidden, and nothing can be changed meanwhile.")
        self.say(text, kind="warn", button=self.tr("Show names"))
        self.show()

    def say_failed(self, sentence: str) -> None:
        """What could not be done, in one sentence."""
        self._failed = True
        self.say(sentence, kind="bad", button=self.tr("Close"))
        self.show()

    def clear(self) -> bool:
        """Take away what could not be done; False where nothing was said of that."""
        was, self._failed = self._failed, False
        if was and self._invented:
            self.say_invented()
        elif was and self._hidden:
            self.say_hidden()
        elif was:
            self.hide()
        return was

    def _pressed(self) -> None:
        if not self.clear():
            (self.names_requested if self._hidden else self.own_book_requested).emit()
