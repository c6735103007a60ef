"""The small Log window, kept ready: the tray, a hot key and a second start open it, whether or not the big one shows.

Made anew it would take too long: reading a sentence for the first time costs more than everything else, since the
grammar of a language is compiled then. So both are done once the list of the day has come, when nobody waits.
"""

from PySide6.QtCore import QObject

from networker.desktop.clock import Clock
from networker.desktop.jobs import Jobs
from networker.services.book import Book
from networker.ui.icons import Icons
from networker.ui.theme import Theme
from networker.ui.timeline.log_window import LogWindow


class Apart(QObject):
    """One window for a book. What was typed and not logged is still there when it is opened again."""

    def __init__(
        self, *, book: Book, jobs: Jobs, theme: Theme, icons: Icons, clock: Clock, lang: str, parent: QObject
    ) -> None:
        super().__init__(parent)
        self._book, self._jobs, self._theme, self._icons = book, jobs, theme, icons
        self._clock, self._lang = clock, lang
        self._window: LogWindow | None = None
        self._warm = False

    @property
    def window(self) -> LogWindow:
        """The small window, made when it is first asked for."""
        if self._window is None:
            self._window = LogWindow(
                book=self._book, jobs=self._jobs, theme=self._theme, icons=self._icons, clock=self._clock,
                lang=self._lang,
            )  # fmt: skip
        return self._window

    def warm(self) -> None:
        """Have everything ready that the first opening and the first sentence would wait for."""
        if not self._warm:
            self._warm = True
            self.window.warm()

    def log(self) -> None:
        """Open it for something that happened."""
        self.window.open_at_pointer()

    def promise(self) -> None:
        """Open it for a promise or a reminder; a sentence that is begun stays."""
        self.window.open_at_pointer()
        self.window.quick_line.begin_reminder()

    def close(self) -> None:
        """Take the window away for good."""
        if self._window is not None:
            self._window.hide()
            self._window.deleteLater()
            self._window = None
