"""A small window of its own, with a head, words, what is asked, and buttons: what the windows of encryption have in common."""

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from networker.desktop.jobs import Jobs
from networker.ui.focus import FocusRing
from networker.ui.icons import Icons
from networker.ui.text import PlainLabel
from networker.ui.theme import Theme
from networker.ui.widgets.basics import Button, TickBox

WIDE = 480


class Frame(QDialog):
    """`busy` holds it open: what is under way is not left half done."""

    def __init__(self, theme: Theme, icons: Icons, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle("Networker")
        self._theme, self._icons = theme, icons
        self._labels: list[tuple[PlainLabel, str]] = []
        self.jobs = Jobs(self)
        self.lines: list[QLineEdit] = []
        self.asked: list[QWidget] = []  # what goes once it is answered
        self.head = self.words("", "title", "text")
        self.text = self.words("", "body", "text2")
        self.going = self.words("", "body", "text")
        self.going.hide()
        self.shown = TickBox(self.tr("Show what I type"), theme, icons, parent=self)
        self.shown.toggled.connect(self._show_typed)
        self.shown.hide()
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(28, 24, 28, 24)
        self.column.setSpacing(12)
        self.column.addWidget(self.head)
        self.column.addWidget(self.text)
        self.foot = QHBoxLayout()
        self.foot.setSpacing(8)
        self.setMinimumWidth(WIDE)
        theme.fill_ground(self, "window")
        theme.changed.connect(self._dress)
        self._ring = FocusRing(theme, self)

    def words(self, text: str, font: str, role: str) -> PlainLabel:
        """Words of this window."""
        label = PlainLabel(text, self)
        label.setWordWrap(True)
        label.setFont(self._theme.font(font, bold=font == "title"))
        label.setStyleSheet(f"color:{self._theme.colour(role).name()}")
        self._labels.append((label, role))
        return label

    def _dress(self) -> None:
        for label, role in self._labels:
            label.setStyleSheet(f"color:{self._theme.colour(role).name()}")

    def phrase_line(self, name: str) -> QLineEdit:
        """A line for a phrase under its name, dotted unless it is wished otherwise."""
        label = self.words(name, "small", "text2")
        line = QLineEdit(self)
        line.setEchoMode(QLineEdit.EchoMode.Password)
        line.setInputMethodHints(Qt.InputMethodHint.ImhSensitiveData | Qt.InputMethodHint.ImhNoPredictiveText)
        line.setAccessibleName(name)
        line.setFont(self._theme.font("body"))
        label.setBuddy(line)
        together = QVBoxLayout()
        together.setSpacing(4)
        together.addWidget(label)
        together.addWidget(line)
        self.column.addLayout(together)
        self.lines.append(line)
        self.asked += [label, line]
        return line

    def finish(self, buttons: Sequence[Button]) -> None:
        """Lay out what stands below the lines."""
        self.shown.setVisible(bool(self.lines))
        self.asked.append(self.shown)
        self.column.addWidget(self.shown)
        self.column.addWidget(self.going)
        self.column.addStretch(1)
        for each in buttons:
            each.setAutoDefault(False)
            self.foot.addWidget(each)
        self.foot.addStretch(1)
        self.column.addLayout(self.foot)

    def say(self, head: str, text: str) -> None:
        """The head, and what stands below it."""
        self.head.setText(head)
        self.text.setText(text)
        self.text.setVisible(bool(text))
        self.setAccessibleName(head)
        self.setAccessibleDescription(text)

    def say_going(self, text: str) -> None:
        """A line that says what goes on, or why something could not be done; "" for none."""
        self.going.setText(text)
        self.going.setVisible(bool(text))
        self.adjustSize()

    def _show_typed(self, on: bool) -> None:
        mode = QLineEdit.EchoMode.Normal if on else QLineEdit.EchoMode.Password
        for line in self.lines:
            line.setEchoMode(mode)

    @property
    def busy(self) -> bool:
        """Whether something is under way."""
        return not self.jobs.idle

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self.busy:
            return
        super().keyPressEvent(event)

    def reject(self) -> None:
        """Esc and the cross."""
        if not self.busy:
            super().reject()

    def done(self, result: int) -> None:
        """Close it, and forget what was typed."""
        self.jobs.close()
        for line in self.lines:
            line.clear()
        super().done(result)

    def sizeHint(self) -> QSize:
        self.column.invalidate()  # what was said, or went, a moment ago counts
        wide = max(
            self.minimumSizeHint().width(), WIDE
        )  # as narrow as its buttons let it: long lines are hard to read
        return QSize(wide, max(self.column.totalHeightForWidth(wide), 160))
