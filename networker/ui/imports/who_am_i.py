"""One question where talks do not say it: which of these names is the user's? Keys 1 to 8 answer."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from networker.ui.imports.answers import Answers
from networker.ui.imports.asked import file_words
from networker.ui.imports.sheet import Sheet
from networker.ui.text import PlainLabel, numbered
from networker.ui.theme import Theme

WIDE = 360


class WhoAmI(Sheet):
    """The names that take part, the likeliest first, and a line for another one."""

    chosen = Signal(str)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent)
        self.setObjectName("importOwner")
        self._text = PlainLabel("", self)
        self._text.setWordWrap(True)
        self.answers = Answers(theme, self)
        self.answers.chosen.connect(self._choose)
        self._names: tuple[str, ...] = ()
        self.name = QLineEdit(self)
        self.name.setMaximumWidth(WIDE)
        self.name.setPlaceholderText(self.tr("another name of yours, an address or a number"))
        self.name.setAccessibleName(self.tr("Another name of yours"))
        self.name.returnPressed.connect(self._typed)
        self.column.addWidget(self._text)
        self.column.addSpacing(12)
        self.column.addWidget(self.answers)
        self.column.addSpacing(6)
        self.column.addWidget(self.name)
        self.column.addStretch(1)

    def ask(self, names: Sequence[str], files: Sequence[str] = ()) -> QWidget:
        """Offer other names, of talks in these files; answers who is to have the keyboard."""
        self.ink(self.title, self.tr("Which of these is you?"), "text")
        said = self.tr(
            "The talks in {0} do not say which name is yours, and without it nobody can tell who wrote to whom. It is "
            "asked once: your book remembers it."
        )
        self.ink(self._text, said.replace("{0}", self._named(files)))
        self._names = tuple(names)
        self.answers.offer(self._names)
        self.name.clear()
        self.to_top()
        return self.answers.buttons[0] if self._names else self.name

    def _named(self, files: Sequence[str]) -> str:
        if not files:
            return self.tr("these files")
        first = file_words(files[0])
        if len(files) == 1:
            return first
        if len(files) == 2:
            return self.tr("{0} and 1 more file").replace("{0}", first)
        return numbered(self.tr("{0} and %n more files"), len(files) - 1).replace("{0}", first)

    def _choose(self, number: int) -> None:
        self.chosen.emit(self._names[number])

    def _typed(self) -> None:
        if said := " ".join(self.name.text().split()):
            self.chosen.emit(said)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not self.answers.choose(event):
            super().keyPressEvent(event)
