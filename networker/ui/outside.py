"""What other processes ask of the user's own book, and what the desktop is told of the program.

It serves that book, with a window or without. While another book is shown it rests: verbs find the book free then, and wishes still come.
"""

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from networker.desktop.jobs import Jobs
from networker.desktop.single_instance import Caller, SingleInstance
from networker.services.book import Book
from networker.ui.handed_verbs import HandedVerbs, Perform
from networker.ui.theme import Theme

if TYPE_CHECKING:
    from networker.desktop.autostart import Starting
    from networker.ui.choices import Choices
    from networker.ui.main_window import MainWindow
    from networker.ui.session_start import SessionStart
    from networker.ui.verbs import Verbs


class Outside(QObject):
    """The socket of a data folder, the verbs that come over it, and starting with the session."""

    wished = Signal(object)  # Wish

    def __init__(self, folder: Path, parent: QObject, *, perform: Perform | None) -> None:
        """`perform` runs a verb; without it none is taken."""
        super().__init__(parent)
        self.instance = SingleInstance(folder, self)
        self.instance.asked.connect(self.wished)
        self.handed = HandedVerbs(perform, self) if perform is not None else None
        self.instance.called.connect(self.handed.take if self.handed is not None else _take_none)
        self.session_start: SessionStart | None = None

    def serve(self, book: Book, jobs: Jobs, verbs: "Verbs") -> None:
        """The user's own book is open; harmless where that is known already."""
        self.instance.listen()  # without it a second start says that this one is running
        if self.handed is not None:
            self.handed.serve(book, jobs, verbs)

    @property
    def begun(self) -> bool:
        """Whether it is followed what the desktop is told."""
        return self.session_start is not None

    def begin(self, starting: "Starting", theme: Theme, choices: "Choices") -> None:
        """Follow what the desktop is told; that starting with the session was offered is remembered."""
        from networker.ui.session_start import SessionStart

        self.session_start = SessionStart(starting, theme, self, was_offered=choices.settings.session_offered)
        self.session_start.offered.connect(lambda: choices.remember(session_offered=True))

    def follow(self, book: Book, jobs: Jobs, window: "MainWindow") -> None:
        """The book is shown in this window, which offers it; harmless where that is known already."""
        if self.session_start is not None:
            self.session_start.follow(book, jobs, window)

    def offer(self) -> None:
        """Offer to start with the session, once."""
        if self.session_start is not None:
            self.session_start.offer()

    def rest(self) -> None:
        """The book is left: what has not begun will not, and may be tried elsewhere."""
        if self.handed is not None:
            self.handed.stop()
        if self.session_start is not None:
            self.session_start.rest()

    def tell_ended(self) -> None:
        """The book's lanes are closed: what ended on them is answered."""
        if self.handed is not None:
            self.handed.tell_ended()

    def close(self) -> None:
        """Listen no more."""
        self.instance.close()
        self.rest()


def _take_none(_call: object, caller: Caller) -> None:
    """Who waits is told at once that nobody runs it here."""
    caller.answer(None)
