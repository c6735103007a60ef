"""A list of Tidy that is read rather than moved in: a title, a sentence, and rows that each have their own buttons."""

from collections.abc import Sequence

from PySide6.QtWidgets import QVBoxLayout, QWidget

from networker.ui.text import PlainLabel
from networker.ui.theme import Theme
from networker.ui.tidy.pair import WIDE, Where


class Lines(QWidget):
    """`title` and `second` say what it is; `foot` stands below the rows."""

    def __init__(self, theme: Theme, parent: QWidget | None = None, *, foot: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._shown: Sequence[QWidget] = ()
        self.setMaximumWidth(WIDE)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        self.title = PlainLabel("", self)
        self.title.setFont(theme.font("title"))
        self.title.setFixedHeight(28)
        column.addWidget(self.title)
        self.second = Where(theme, self)
        column.addWidget(self.second)
        column.addSpacing(16)
        self._lines = QVBoxLayout()
        self._lines.setSpacing(0)
        column.addLayout(self._lines)
        if foot is not None:
            column.addSpacing(12)
            column.addWidget(foot)
        column.addSpacing(60)
        column.addStretch(1)
        theme.changed.connect(self._dress)
        self._dress()

    def _dress(self) -> None:
        self.title.setStyleSheet(f"color:{self._theme.colour('text').name()}")
        self.update()

    def put(self, rows: Sequence[QWidget]) -> None:
        """Show these rows in place of the former ones."""
        for row in self._shown:
            self._lines.removeWidget(row)
            row.hide()
            row.deleteLater()
        self._shown = rows
        for row in rows:
            self._lines.addWidget(row)
            row.show()
