"""A mistake of the program's own: said once, calmly, with a report that is seen whole before anybody copies it.

The program goes on. What is in the report says where in the source it was (`program_log.py`), and nothing of the book.
"""

import platform
import sqlite3
import sys
from collections.abc import Sequence
from datetime import UTC

import PySide6
from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QPlainTextEdit, QVBoxLayout, QWidget

from networker import __version__
from networker.desktop.clock import Clock
from networker.program_log import ProgramLog
from networker.ui.focus import FocusRing
from networker.ui.text import PlainLabel
from networker.ui.theme import Theme
from networker.ui.widgets.basics import Button

WIDE, TALL = 480, 560


class TroubleCard(QWidget):
    """A small window of its own: the big one may be hidden, or be what went wrong."""

    def __init__(self, theme: Theme) -> None:
        super().__init__(None, Qt.WindowType.Window)
        self.setObjectName("troubleCard")
        self.setAttribute(Qt.WidgetAttribute.WA_QuitOnClose, False)
        self.setWindowTitle("Networker")
        self._theme = theme
        self.head = self._words("", "title")
        self.words = self._words("", "body")
        self.text = QPlainTextEdit(self)
        self.text.setReadOnly(True)
        self.text.setTabChangesFocus(True)
        self.text.setAccessibleName(self.tr("The whole report"))
        self.look = Button(self.tr("See the report…"), theme, parent=self)
        self.look.clicked.connect(self.unfold)
        self.copy = Button(self.tr("Copy"), theme, parent=self)
        self.copy.clicked.connect(self._copy)
        self.leave = Button(self.tr("Close"), theme, kind="primary", parent=self)
        self.leave.clicked.connect(self.close)
        column = self._column = QVBoxLayout(self)
        column.setContentsMargins(20, 16, 20, 16)
        column.setSpacing(12)
        for each in (self.head, self.words):
            column.addWidget(each)
        column.addWidget(self.text, 1)
        row = QHBoxLayout()
        row.addWidget(self.look)
        row.addWidget(self.copy)
        row.addStretch(1)
        row.addWidget(self.leave)
        column.addLayout(row)
        self._ring = FocusRing(theme, self)
        theme.changed.connect(self.update)

    def _words(self, text: str, size: str) -> PlainLabel:
        label = PlainLabel(text, self)
        label.setWordWrap(True)
        label.setFont(self._theme.font(size))
        return label

    def say_failed(self, report: str, *, before: bool = False) -> None:
        """That something went wrong, or with `before` that it ended the program the last time; the report waits."""
        if before:
            self.head.setText(self.tr("Networker ended by itself the last time"))
            self.words.setText(
                self.tr("What was saved is safe. What you did last may have to be done again.")
            )
        else:
            self.head.setText(self.tr("Something went wrong inside Networker"))
            self.words.setText(
                self.tr(
                    "It goes on, and what was saved is safe. What you did last may have to be done again."
                )
            )
        self._open(report, folded=True)

    def show_report(self, report: str) -> None:
        """The report by itself, because somebody asked for it."""
        self._open(report, folded=False)

    def _open(self, report: str, *, folded: bool) -> None:
        self.text.setPlainText(report)
        self.copy.setText(self.tr("Copy"))
        self.text.setVisible(not folded)
        self.copy.setVisible(not folded)
        self.look.setVisible(folded)
        if folded:
            self.setAccessibleName(f"{self.head.text()}. {self.words.text()}")
            self._column.invalidate()
            self.resize(WIDE, self._column.totalHeightForWidth(WIDE))
        else:
            self.unfold()
        self.show()
        self.raise_()
        self.activateWindow()
        self.leave.setFocus()

    def unfold(self) -> None:
        """All of the report, and the way to take it along."""
        self.head.setText(self.tr("Problem report"))
        self.words.setText(
            self.tr(
                "This is all of it: versions, and places in the program's source. No names and none of your words are in it,"
                " and it is sent nowhere. Copy it if you want to show it to somebody."
            )
        )
        self.setAccessibleName(f"{self.head.text()}. {self.words.text()}")
        self.look.hide()
        self.text.show()
        self.copy.show()
        self.resize(WIDE + 120, TALL)
        self.text.setFocus()

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self.text.toPlainText())
        self.copy.setText(self.tr("Copied"))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.close()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        QPainter(self).fillRect(self.rect(), self._theme.colour("window"))


class Troubles(QObject):
    """One for the program. A place that failed is said once: what fails at each paint would be said without end."""

    came = Signal()  # something that was not said before

    def __init__(self, theme: Theme, clock: Clock, log: ProgramLog | None, parent: QObject) -> None:
        super().__init__(parent)
        self._theme, self._clock, self._log = theme, clock, log
        self._said: set[str] = set()
        self._last: Sequence[str] = ()
        self.card: TroubleCard | None = None

    def tell(self, lines: Sequence[str], *, before: bool = False) -> None:
        """Something went wrong: `lines` say where, as `program_log.told` has them. `before`: it ended the last session."""
        self._last = lines
        if (what := "\n".join(lines)) in self._said:
            return
        self._said.add(what)
        self.came.emit()
        if self.card is None or not self.card.isVisible():  # one at a time; the report tells of the latest
            self._card().say_failed(self.report(), before=before)

    def show(self) -> None:
        """The report, because somebody asked for it."""
        self._card().show_report(self.report())

    def _card(self) -> TroubleCard:
        if self.card is None:
            self.card = TroubleCard(self._theme)
        return self.card

    def report(self) -> str:
        """Versions, what failed last, and the newest lines of the log."""
        now = self._clock().astimezone(UTC)
        lines = [
            f"Networker {__version__}, {now:%Y-%m-%d %H:%M} UTC",
            f"Python {platform.python_version()}, PySide {PySide6.__version__}, SQLite {sqlite3.sqlite_version}",
            f"{platform.system()} {platform.release()} {platform.machine()}, {QGuiApplication.platformName()}"
            + (", packaged" if getattr(sys, "frozen", False) else ""),
        ]
        if self._last:
            lines += ["", *self._last]
        if self._log is not None and (noted := self._log.last()):
            lines += ["", *noted]
        return "\n".join(lines)

    def close(self) -> None:
        """The program ends."""
        if self.card is not None:
            self.card.close()
            self.card.deleteLater()
            self.card = None
