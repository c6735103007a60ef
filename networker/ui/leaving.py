"""Whether the program may end: what no undo would bring back is shown or kept first, and said once."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QApplication

if TYPE_CHECKING:
    from networker.ui.main_window import MainWindow


class Leaving(QObject):
    """An import that is not written, and what is begun and not kept, of one window."""

    def __init__(self, window: "MainWindow") -> None:
        super().__init__(window)
        self._window = window
        self._warned = False  # that closing would lose an import
        self._keeping = False  # what is begun, to leave then
        self._told_of_drafts = False  # that leaving would lose what is begun

    def import_goes_on(self, _left: bool) -> None:
        """What was said of leaving was said of another moment."""
        self._warned = False

    def close(self, event: QCloseEvent) -> None:
        """The window's close button: into the tray, out of the program, or not yet."""
        window = self._window
        if window.keeps_running:
            event.ignore()
            window.hide()
            window.hidden_to_tray.emit()
        elif not self.may_leave():
            event.ignore()
        else:
            event.accept()
            window.quit_requested.emit()

    def may_leave(self) -> bool:
        """Whether the program may end. An import that would be lost is shown once, with what that would mean.

        It is the one thing that no undo brings back. One that is being written is waited for, in sight, and the program
        ends then. Whoever ends the session of the whole computer is not held up.
        """
        window, program = self._window, QApplication.instance()
        ends_anyway = isinstance(program, QApplication) and program.isSavingSession()
        if not ends_anyway and window.pages.writes_import:
            window.show()
            window.show_import()
            window.imports.leave_when_written()
            return False
        if ends_anyway:
            return True
        if self._warned or not window.pages.would_lose:
            return self.drafts_are_kept(
                window.quit_requested.emit, self.tr("Quit once more to leave without it.")
            )
        window.show()
        window.show_import()
        window.say_failed(
            self.tr("This import is not written yet: bring it in, or close once more to leave without it.")
        )
        self._warned = True
        return False

    def drafts_are_kept(self, go: Callable[[], None], once_more: str) -> bool:
        """Whether what is begun lies with the book, or it was said that it does not. Else it is kept, and then `go`
        is called. `once_more`: how to go without it.
        """
        drafts = self._window.drafts
        if drafts.all_kept:
            self._told_of_drafts = False
        elif not self._told_of_drafts and not self._keeping:
            self._keeping = True
            drafts.when_kept(lambda: self._kept(go), lambda why: self._not_kept(why, once_more))
        return self._told_of_drafts or drafts.all_kept

    def _kept(self, go: Callable[[], None]) -> None:
        self._keeping = False
        go()

    def _not_kept(self, why: str, once_more: str) -> None:
        self._keeping, self._told_of_drafts = False, True
        self._window.show()
        self._window.say_failed(f"{self.tr('What you began is not kept:')} {why} {once_more}")
