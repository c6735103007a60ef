"""The ground of the import page's plain states: a title with air round it, and what stands below."""

from PySide6.QtWidgets import QVBoxLayout, QWidget

from networker.ui.text import PlainLabel
from networker.ui.theme import Theme
from networker.ui.widgets.states import Ground


class Sheet(Ground):
    """A title; `column` takes what follows it."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, "base", parent)
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(160, 120, 160, 40)
        self.column.setSpacing(6)
        self.title = PlainLabel("", self)
        self.title.setFont(theme.font("title"))
        self.title.setWordWrap(True)
        self.column.addWidget(self.title)

    def ink(self, label: PlainLabel, text: str, role: str = "text2") -> None:
        """Change the words of a label, in the colour of a role."""
        label.setText(text)
        label.setStyleSheet(f"color:{self._theme.colour(role).name()}")
