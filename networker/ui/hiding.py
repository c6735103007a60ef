"""Hiding names while others see the screen, and showing them again.

At once everything is covered; then the window works on a copy of the book in which nobody can be known again
(`services/hidden_names.py`), and the user's own stays open and locked behind it. So no page has to know of it, and none
can tell a name or write dots into the book.
"""

import threading
from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from networker.desktop.clock import Clock
from networker.services.book import Book
from networker.ui.session import Session
from networker.ui.text import PlainLabel
from networker.ui.theme import Theme
from networker.ui.widgets.basics import Button

if TYPE_CHECKING:
    from networker.domain.vocabulary import PersonId
    from networker.ui.main_window import MainWindow


class Cover(QWidget):
    """Lies over a whole window, of which nothing is to be seen meanwhile."""

    def __init__(self, theme: Theme, window: "MainWindow") -> None:
        super().__init__(window)
        self.setObjectName("cover")
        self._theme, self._over = theme, window
        self.label = PlainLabel(self.tr("Hiding names…"), parent=self)
        self.label.setFont(theme.font("title"))
        self.cancel = Button(self.tr("Cancel"), theme, parent=self)
        self.setAccessibleName(self.label.text())
        column = QVBoxLayout(self)
        column.setSpacing(16)
        column.addStretch(1)
        column.addWidget(self.label, 0, Qt.AlignmentFlag.AlignCenter)
        column.addWidget(self.cancel, 0, Qt.AlignmentFlag.AlignCenter)
        column.addStretch(1)
        window.centre.hide()
        window.installEventFilter(self)
        self.setGeometry(window.rect())
        self.show()
        self.raise_()
        self.cancel.setFocus()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self._over and event.type() == QEvent.Type.Resize:
            self.setGeometry(self._over.rect())
        return False

    def paintEvent(self, event: QPaintEvent) -> None:
        QPainter(self).fillRect(self.rect(), self._theme.colour("window"))

    def lift(self) -> None:
        """Show the window as it was."""
        self._over.removeEventFilter(self)
        self._over.centre.show()
        self.hide()
        self.deleteLater()


class Hiding(QObject):
    """One for the program: whether names are hidden, and the way there and back.

    `made` carries the copy when the window may turn to it; `covered` says that the window is, and that it is no more.
    """

    made = Signal(object)  # Book
    covered = Signal(bool)

    def __init__(
        self,
        *,
        session: Callable[[], Session],
        window: "Callable[[], MainWindow]",
        theme: Theme,
        clock: Clock,
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._session, self._window, self._theme, self._clock = session, window, theme, clock
        self._cover: Cover | None = None
        self._made_so_far: list[Book] = []  # by the lane, and not shown: what it answers may be heard no more
        self._copy: Book | None = None  # the one to be shown: something is still being written
        self._stop = threading.Event()
        self.own: Book | None = None  # the user's own book, while names are hidden
        self.person: PersonId | None = None  # who was chosen

    def hide(self) -> None:
        """Cover the window, and make the copy; harmless where that is under way."""
        window, session = self._window(), self._session()
        if self._cover is not None or session.book.hidden:
            return
        if window.pages.import_waits or window.pages.would_lose:
            window.show_import()
            window.say(self.tr("Bring these files in or cancel, then hide names"))
            return
        if (popup := QApplication.activePopupWidget()) is not None:
            popup.close()
        window.keep_typed()
        self.person = window.person
        self._cover = Cover(self._theme, window)
        self._cover.cancel.clicked.connect(self.cancel)
        self.covered.emit(True)
        stop = self._stop = threading.Event()
        session.jobs.read(
            self, self._make, session.book, stop,
            then=lambda copy: self._made(copy, stop), failed=lambda why: self._failed(why, stop),
        )  # fmt: skip
        session.jobs.busy_changed.connect(self._turn)

    def cancel(self) -> None:
        """Esc and the button: show the window as it was."""
        self._stop.set()
        if self._copy is not None:
            self._drop(self._copy)
            self._copy = None
        self._lift()

    def _make(self, book: Book, stop: threading.Event) -> Book:
        """On the lane."""
        from networker.services import hidden_names

        made = hidden_names.make(book, now=self._clock(), stopped=stop.is_set)
        self._made_so_far.append(made)
        return made

    def _drop(self, copy: Book) -> None:
        self._made_so_far.remove(copy)
        copy.close()

    def _lift(self) -> None:
        if self._cover is not None:
            self._cover.lift()
            self._cover = None
            self._session().jobs.busy_changed.disconnect(self._turn)
            self.covered.emit(False)

    def _made(self, copy: Book, stop: threading.Event) -> None:
        if stop.is_set():
            self._drop(copy)
            return
        self._copy = copy
        self._turn()

    def _turn(self, _busy: bool = False) -> None:
        """Once nothing is written any more: the window must not wait for that."""
        if self._copy is not None and self._session().jobs.idle:
            copy, self._copy, self._cover = self._copy, None, None
            self._made_so_far.remove(copy)
            self._session().jobs.busy_changed.disconnect(self._turn)
            self.made.emit(copy)
            self.covered.emit(False)

    def _failed(self, sentence: str, stop: threading.Event) -> None:
        if not stop.is_set():
            self._lift()
            self._window().say_failed(sentence)

    def stop(self) -> None:
        """The program ends: whatever is under way is not wanted any more."""
        self._stop.set()

    def close(self) -> None:
        """The lanes have ended: what was not shown goes, and the user's own book is closed."""
        for book in (*self._made_so_far, self.own):
            if book is not None:
                book.close()
        self._made_so_far.clear()
        self._copy = self.own = None
