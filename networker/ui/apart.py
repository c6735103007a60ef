"""Logging apart from the big window: the small one, and the key that opens it, for the tray and a second start as well.

The small window is kept ready. Made anew it would take too long: reading a sentence for the first time costs more than
everything else, since the grammar of a language is compiled then. So both are done once the list of the day has come,
when nobody waits. Nothing here is imported before it is needed: a start pays for none of it.
"""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from networker.desktop.clock import Clock
from networker.desktop.jobs import Jobs
from networker.services.book import Book
from networker.ui.icons import Icons
from networker.ui.theme import Theme

if TYPE_CHECKING:
    from networker.desktop.hot_key import HotKey
    from networker.ui.drafts import Drafts
    from networker.ui.hot_key.keeper import HotKeyKeeper
    from networker.ui.timeline.log_window import LogWindow


class Apart(QObject):
    """One small window for a book, one key for the program."""

    key_chosen = Signal(str)  # "" for none
    failed = Signal(str)  # one sentence

    def __init__(
        self, *, theme: Theme, icons: Icons, clock: Clock, hot_key: str,
        lang: str, port: "HotKey | None", parent: QObject,
    ) -> None:  # fmt: skip
        super().__init__(parent)
        self._theme, self._icons, self._clock, self._port = theme, icons, clock, port
        self._keys, self._lang = hot_key, lang
        self._book: Book | None = None
        self._jobs: Jobs | None = None
        self._drafts: Drafts | None = None
        self._window: LogWindow | None = None
        self._key: HotKeyKeeper | None = None
        self._warm = False

    def serve(self, book: Book, jobs: Jobs, drafts: "Drafts | None" = None) -> None:
        """Log into this book from now on."""
        self._close_window()
        self._book, self._jobs, self._drafts, self._warm = book, jobs, drafts, False

    @property
    def window(self) -> "LogWindow":
        """The small window. What was typed and not logged is still there when it is opened again."""
        if self._window is None:
            from networker.ui.timeline.log_window import LogWindow

            assert self._book is not None
            assert self._jobs is not None
            self._window = LogWindow(
                book=self._book, jobs=self._jobs, theme=self._theme, icons=self._icons, clock=self._clock,
                lang=self._lang, drafts=self._drafts,
            )  # fmt: skip
        return self._window

    @property
    def opened(self) -> "LogWindow | None":
        """The small window, where it was made already."""
        return self._window

    def set_language(self, lang: str) -> None:
        """Read sentences of another language from now on."""
        self._lang = lang
        if self._window is not None:
            self._window.quick_line.set_language(lang)

    def warm(self) -> None:
        """Have everything ready that the first opening and the first sentence would wait for.

        Asked for a turn of the loop before: by now the program may be ending, or another book be opened.
        """
        if not self._warm and self._jobs is not None and not self._jobs.closed:
            self._warm = True
            self.window.warm()

    def log(self) -> None:
        """Open it for something that happened."""
        self.window.open_at_pointer()

    def promise(self) -> None:
        """Open it for a promise or a reminder; a sentence that is begun stays."""
        self.window.open_at_pointer()
        self.window.quick_line.begin_reminder()

    @property
    def key(self) -> "HotKeyKeeper":
        """The key that opens it in any program."""
        if self._key is None:
            from networker.ui.hot_key.keeper import HotKeyKeeper

            self._key = HotKeyKeeper(self._theme, self._icons, self._keys, self, port=self._port)
            self._key.pressed.connect(self.log)
            self._key.chosen.connect(self.key_chosen)
            self._key.failed.connect(self.failed)
        return self._key

    def begin(self) -> None:
        """Take the key of the last time, where there is one."""
        if self._keys and self._key is None:
            self.key.begin()

    def hide(self) -> None:
        """Out of sight; what was typed stays."""
        if self._window is not None:
            self._window.hide()

    def _close_window(self) -> None:
        if self._window is not None:
            self._window.hide()
            self._window.deleteLater()
            self._window = None

    def close(self) -> None:
        """Take the window away and give the key back."""
        self._close_window()
        if self._key is not None:
            self._key.close()
