"""One question where the dates of a chat do not say it: does the day come first, or the month?"""

from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from networker.formats.records import DateOrder
from networker.services.imports import DatesUnclear
from networker.ui import dates
from networker.ui.imports.answers import Answers
from networker.ui.imports.asked import file_words
from networker.ui.imports.sheet import Sheet
from networker.ui.text import PlainLabel, isolate
from networker.ui.theme import Theme

ORDERS = tuple(DateOrder)


class WhichDay(Sheet):
    """One line of the chat, and the two days that it may be of; the likelier one has the keyboard."""

    chosen = Signal(object)  # DateOrder

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent)
        self.setObjectName("importDates")
        self._text = PlainLabel("", self)
        self._line = PlainLabel("", self)
        for label in (self._text, self._line):
            label.setWordWrap(True)
        self.answers = Answers(theme, self)
        self.answers.chosen.connect(lambda number: self.chosen.emit(ORDERS[number]))
        self.column.addWidget(self._text)
        self.column.addSpacing(12)
        self.column.addWidget(self._line)
        self.column.addSpacing(12)
        self.column.addWidget(self.answers)
        self.column.addStretch(1)

    def ask(self, unclear: DatesUnclear) -> QWidget:
        """Show a line of another chat; answers who is to have the keyboard."""
        told = unclear.told
        self.ink(self.title, self.tr("Which day is {0}?").replace("{0}", told.example), "text")
        said = self.tr(
            "No date in {0} tells whether the day or the month comes first. Your answer counts for every chat of this "
            "import that does not tell it either."
        )
        self.ink(self._text, said.replace("{0}", file_words(unclear.file)))
        self.ink(self._line, f"{told.example}   {isolate(told.line)}", "text")
        words = (self.tr("&Day first: {0}"), self.tr("&Month first: {0}"))
        days = (dates.full(date.fromisoformat(day)) for day in told.days)
        self.answers.offer(
            [word.replace("{0}", day) for word, day in zip(words, days, strict=True)], mnemonic=True
        )
        self.to_top()
        return self.answers.buttons[ORDERS.index(told.order)]

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not self.answers.choose(event):
            super().keyPressEvent(event)
