"""The ground of the import page's plain states: a title with air round it, and what stands below."""

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from networker.ui.text import PlainLabel
from networker.ui.theme import Theme
from networker.ui.widgets.states import Ground


class Sheet(Ground):
    """A title; `column` takes what follows it."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, "base", parent)
        self._inks: dict[PlainLabel, str] = {}  # labels, and the roles of their colours
        theme.changed.connect(self._dress)
        self.column = QVBoxLayout(self)
        self._make_room()
        self.column.setSpacing(6)
        self.title = PlainLabel("", self)
        self.title.setFont(theme.font("title"))
        self.title.setWordWrap(True)
        self.column.addWidget(self.title)

    def ink(self, label: PlainLabel, text: str, role: str = "text2") -> None:
        """Change the words of a label, in the colour of a role."""
        label.setText(text)
        self._inks[label] = role
        label.setStyleSheet(f"color:{self._theme.colour(role).name()}")

    def _dress(self) -> None:
        for label, role in self._inks.items():
            label.setStyleSheet(f"color:{self._theme.colour(role).name()}")

    def _make_room(self) -> None:
        """Air in proportion: a small window keeps its room for what is said."""
        aside, above = min(160, max(32, self.width() // 7)), min(120, max(24, self.height() // 6))
        self.column.setContentsMargins(aside, above, aside, 40)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._make_room()
