"""One question where talks do not say it: which of these names is the user's? Keys 1 to 8 answer."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from networker.ui.text import PlainLabel
from networker.ui.theme import Theme
from networker.ui.widgets.basics import Button
from networker.ui.widgets.states import Ground

WIDE = 360


class WhoAmI(Ground):
    """The names that take part, the likeliest first, and a line for another one."""

    chosen = Signal(str)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, "base", parent)
        self.setObjectName("importOwner")
        self._theme = theme
        self.buttons: list[Button] = []
        column = QVBoxLayout(self)
        column.setContentsMargins(160, 120, 160, 40)
        column.setSpacing(6)
        self._title = PlainLabel(self.tr("Which of these is you?"), self)
        self._title.setFont(theme.font("title"))
        self._text = PlainLabel(
            self.tr(
                "The talks in these files do not say which name is yours, and without it nobody can tell who wrote "
                "to whom. It is asked once: your book remembers it."
            ),
            self,
        )
        self._text.setWordWrap(True)
        self.name = QLineEdit(self)
        self.name.setMaximumWidth(WIDE)
        self.name.setPlaceholderText(self.tr("another name of yours, an address or a number"))
        self.name.setAccessibleName(self.tr("Another name of yours"))
        self.name.returnPressed.connect(self._typed)
        self._rows = QVBoxLayout()
        self._rows.setSpacing(6)
        column.addWidget(self._title)
        column.addWidget(self._text)
        column.addSpacing(12)
        column.addLayout(self._rows)
        column.addSpacing(6)
        column.addWidget(self.name)
        column.addStretch(1)

    def ask(self, names: Sequence[str]) -> None:
        """Offer other names."""
        for label, role in ((self._title, "text"), (self._text, "text2")):
            label.setStyleSheet(f"color:{self._theme.colour(role).name()}")
        while (item := self._rows.takeAt(0)) is not None:
            row = item.widget()
            if row is not None:
                row.hide()
                row.deleteLater()
        self.buttons = []
        for number, name in enumerate(names, 1):
            self._rows.addWidget(self._row(number, name))
        self.name.clear()
        (self.buttons[0] if self.buttons else self.name).setFocus()

    def _row(self, number: int, name: str) -> QWidget:
        row = QWidget(self)
        line = QHBoxLayout(row)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(10)
        key = PlainLabel(str(number), row)
        key.setFont(self._theme.font("small"))
        key.setStyleSheet(f"color:{self._theme.colour('text3').name()}")
        key.setFixedWidth(10)
        button = Button(name, self._theme, parent=row)
        button.clicked.connect(partial(self.chosen.emit, name))
        self.buttons.append(button)
        line.addWidget(key)
        line.addWidget(button)
        line.addStretch(1)
        return row

    def _typed(self) -> None:
        if said := " ".join(self.name.text().split()):
            self.chosen.emit(said)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        number = event.key() - Qt.Key.Key_1.value
        if 0 <= number < len(self.buttons):
            self.buttons[number].click()
        else:
            super().keyPressEvent(event)
