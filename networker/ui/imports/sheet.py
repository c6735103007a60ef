"""The ground of the import page's plain states: a title with air round it, and what stands below, scrolling where it is low."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QApplication, QScrollArea, QVBoxLayout, QWidget

from networker.ui.text import PlainLabel
from networker.ui.theme import Theme
from networker.ui.widgets.scroll import OverlayBar
from networker.ui.widgets.states import Ground

AIR = 16  # pixels kept round the part that has the keyboard


class Sheet(Ground):
    """A title; `column` takes what follows it."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, "base", parent)
        self._inks: dict[PlainLabel, str] = {}  # labels, and the roles of their colours
        theme.changed.connect(self._dress)
        inside = Ground(theme, "base")
        self.column = QVBoxLayout(inside)
        self._make_room()
        self.column.setSpacing(6)
        self.title = PlainLabel("", inside)
        self.title.setFont(theme.font("title"))
        self.title.setWordWrap(True)
        self.column.addWidget(self.title)
        self.area = QScrollArea(self)
        self.area.setWidgetResizable(True)
        self.area.setFrameShape(QScrollArea.Shape.NoFrame)
        for policy in (self.area.setHorizontalScrollBarPolicy, self.area.setVerticalScrollBarPolicy):
            policy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.area.setWidget(inside)
        OverlayBar(self.area)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self.area)
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.focusChanged.connect(self._follow_keyboard)

    def ink(self, label: PlainLabel, text: str, role: str = "text2") -> None:
        """Change the words of a label, in the colour of a role."""
        label.setText(text)
        self._inks[label] = role
        label.setStyleSheet(f"color:{self._theme.colour(role).name()}")

    def _dress(self) -> None:
        for label, role in self._inks.items():
            label.setStyleSheet(f"color:{self._theme.colour(role).name()}")

    def turn(self, pages: int) -> None:
        """Scroll so many pages down, or with a number below 0 up."""
        bar = self.area.verticalScrollBar()
        bar.setValue(bar.value() + pages * bar.pageStep())

    def to_top(self) -> None:
        """Something else is shown: from its beginning."""
        self.area.verticalScrollBar().setValue(0)

    def _follow_keyboard(self, _old: QWidget | None, new: QWidget | None) -> None:
        """Whatever has the keyboard is seen, however it came there."""
        if new is not None and self.isVisible() and self.area.isAncestorOf(new):
            self.area.ensureWidgetVisible(new, 0, AIR)

    def _make_room(self) -> None:
        """Air in proportion: a small window keeps its room for what is said."""
        aside, above = min(160, max(32, self.width() // 7)), min(120, max(24, self.height() // 6))
        self.column.setContentsMargins(aside, above, aside, 40)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._make_room()
