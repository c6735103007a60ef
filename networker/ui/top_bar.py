"""The bar above everything: the search field, the way to files, and the menu. A part of the first paint."""

import math

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from networker.ui.icons import Icons
from networker.ui.theme import Theme
from networker.ui.widgets.basics import Button, Field, IconButton
from networker.ui.widgets.marks import keycap_width, paint_keycap
from networker.ui.widgets.states import Ground


class KeyedButton(QWidget):
    """A word to press, and its key beside it: the way to what there is no room for, or that was left open."""

    def __init__(self, text: str, key: str, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme, self._key = theme, key
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, math.ceil(keycap_width(key, theme)) + 8, 0)
        self.button = Button(text, theme, parent=self)
        row.addWidget(self.button)

    def paintEvent(self, event: QPaintEvent) -> None:
        y = (self.height() - 18) / 2
        paint_keycap(QPainter(self), self.button.geometry().right() + 9, y, self._key, self._theme)


class TopBar(Ground):
    """`results_requested`: the keyboard leaves the search field for what it found; True: for the first of them."""

    results_requested = Signal(bool)

    def __init__(self, theme: Theme, icons: Icons, parent: QWidget | None = None) -> None:
        super().__init__(theme, "window", parent)
        self._icons = icons
        self.setFixedHeight(47)
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 8, 12, 7)
        row.setSpacing(12)
        self.search = Field(theme, icons, icon="search", keycap="Ctrl+K", parent=self)
        self.search.line.setObjectName("searchField")
        self.search.line.setAccessibleName(self.tr("Search people"))
        self.search.line.setPlaceholderText(self.tr("Search people, or ask: who knows snorkelling?"))
        self.search.setMaximumWidth(640)
        self.search.line.installEventFilter(self)
        row.addWidget(self.search, 10)
        self.how = IconButton("ask", self.tr("How to search (F1)"), theme, icons, parent=self)
        self.how.setObjectName("howToSearch")
        row.addWidget(self.how)
        row.addStretch(1)
        self.import_button = Button(self.tr("Import…"), theme, kind="quiet", parent=self)
        self.today = KeyedButton(self.tr("Today"), "Ctrl+T", theme, self)
        self.today.button.setObjectName("topToday")
        self.today.hide()
        self.waiting = KeyedButton(self.tr("Import waiting"), "Ctrl+I", theme, self)
        self.waiting.button.setObjectName("importWaiting")
        self.waiting.hide()
        row.addWidget(self.today)
        row.addWidget(self.waiting)
        row.addWidget(self.import_button)
        self.more = IconButton("more", self.tr("More"), theme, icons, parent=self)
        row.addWidget(self.more)

    def complete(self) -> None:
        """What can wait for the first paint: the icons, also of what was painted without them."""
        self._dress()
        for each in (self.search, self.how, self.more):
            each.update()
        self._theme.changed.connect(self._dress)

    def _dress(self) -> None:
        self.import_button.setIcon(self._icons.icon("import", self._theme.colour("text2"), 16))
        self.import_button.updateGeometry()

    def show_today(self, two: bool, today: bool) -> None:
        """Offer Today where it has no place of its own, and the way back from there."""
        self.today.setVisible(two)
        self.today.button.setText(self.tr("Timeline") if today else self.tr("Today"))
        self.today.button.updateGeometry()

    def focus_search(self) -> None:
        """Type into the field anew."""
        self.search.line.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.search.line.selectAll()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self.search.line and event.type() == QEvent.Type.KeyPress:
            key = event.key()  # type: ignore[attr-defined]
            if key in (Qt.Key.Key_Down, Qt.Key.Key_Return, Qt.Key.Key_Enter):
                self.results_requested.emit(key != Qt.Key.Key_Down)
                return True
        return False
