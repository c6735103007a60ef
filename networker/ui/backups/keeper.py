"""Backups while the program runs: it looks each minute whether one is due, and says where they cannot be written.

All of it goes on on the read lane: the book is only read. The samples have none.
"""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from networker.desktop.alarm import Alarm
from networker.desktop.clock import Clock
from networker.settings import Settings
from networker.ui.session import Session

if TYPE_CHECKING:
    from networker.services.backups import Standing
    from networker.ui.main_window import MainWindow
    from networker.ui.theme import Theme
    from networker.ui.widgets.states import Banner

FIRST_MS = 5000  # after the start, when nobody waits for anything any more
AIR = 12  # pixels beside the bar


class BackupKeeper(QObject):
    """`looked` is emitted with each Standing."""

    looked = Signal(object)

    def __init__(
        self,
        *,
        alarm: Alarm,
        clock: Clock,
        choices: Callable[[], Settings],
        window: "Callable[[], MainWindow | None]",
        theme: "Theme",
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._clock, self._choices, self._window, self._theme = clock, choices, window, theme
        self._session: Session | None = None
        self._under_way = False
        self._said = ""  # which trouble is shown, or was closed
        self.bar: Banner | None = None
        self._first = QTimer(self, singleShot=True, interval=FIRST_MS)
        self._first.timeout.connect(self.look)
        alarm.compared.connect(self._each_minute)

    def follow(self, session: Session) -> None:
        """Keep backups of this book from now on; harmless where it is followed already."""
        if session is not self._session:
            self._session, self._under_way = session, False
            self._first.start()

    def rest(self) -> None:
        """The book is left, and its window goes, with the bar in it."""
        self._session = self.bar = None
        self._said = ""
        self._first.stop()

    close = rest

    def _each_minute(self) -> None:
        if not self._first.isActive():
            self.look()

    def look(self) -> None:
        """Write a backup where one is due."""
        session, chosen = self._session, self._choices()
        if session is None or session.jobs.closed or self._under_way or not chosen.backups:
            return
        from networker.services import backups

        self._under_way = True
        session.jobs.read(
            self, backups.keep, session.book, backups.places(session.book, chosen.backup_folder),
            now=self._clock(), then=self._looked, failed=lambda _why: self._over(),
        )  # fmt: skip

    def _over(self) -> None:
        self._under_way = False

    def _looked(self, found: "Standing") -> None:
        self._over()
        self.looked.emit(found)
        from networker.ui.backups import words

        now = self._clock()
        trouble = words.trouble(found, now, self._choices().other_backups)
        offered = "" if trouble or found.waiting is None else words.waiting(found.waiting, now)
        self._say(trouble or offered, offers=bool(offered))

    def _say(self, text: str, *, offers: bool) -> None:
        """Show what is wrong, or offered, in a quiet bar; what was closed comes again only where it is something else."""
        window = self._window()
        if text == self._said or (text and window is None):
            return
        self._said = text
        self._close()
        if text and window is not None:
            self._show(text, window, offers=offers)

    def _show(self, text: str, window: "MainWindow", *, offers: bool) -> None:
        from networker.ui.widgets.states import Banner

        self.bar = Banner(self._theme, kind="accent" if offers else "warn")
        self.bar.row.setContentsMargins(AIR, 8, AIR, 8)
        self.bar.pressed.connect(self._close)
        if offers:
            self.bar.pressed.connect(self._show_page)
        window.centre.show_above(self.bar)
        self.bar.say(text, button=self.tr("Restore a backup…") if offers else self.tr("Close"))
        self.bar.show()

    def _show_page(self) -> None:
        from networker.ui.page_table import BACKUPS

        window = self._window()
        if window is not None:
            window.open_page(BACKUPS)

    def _close(self) -> None:
        if self.bar is not None:
            self.bar.hide()
            self.bar.deleteLater()
            self.bar = None
