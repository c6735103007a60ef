"""What is asked of the program from elsewhere than its window: the command line, a second start, the system's file manager and
browser, the tray's menu, the cards on the desktop. It knows a window, and how that is brought up; not whose window it is.

Files and links are for the user's own book. Where invented people are shown, that book is opened again first; where another
window has it by now, they are handed on to that one.
"""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

from networker.desktop.file_open import Program
from networker.desktop.message import Wish
from networker.domain.vocabulary import PersonId
from networker.services.errors import BookError
from networker.ui.text import translated

if TYPE_CHECKING:
    from networker.services.imports.planned import Dropped
    from networker.ui.main_window import MainWindow


class Requests(QObject):
    """Brings up the window and asks it for what was asked."""

    def __init__(
        self,
        *,
        window: "Callable[[], MainWindow]",
        front: "Callable[[], MainWindow]",
        log: Callable[[], object],
        show_own_book: Callable[[], None],
        own_folder: Path,
        system: Program | None,
        files: Sequence[Path],
        links: Sequence[str],
        parent: QObject,
    ) -> None:
        """`window` is the one on the book that is open, `front` the same once it is brought up; `log` opens the small one.
        `show_own_book` raises BookError. `files` and `links`: of the command line, which wait for `begin`.
        """
        super().__init__(parent)
        self._window, self._front, self._log = window, front, log
        self._show_own_book, self._own_folder, self._system = show_own_book, own_folder, system
        self._files, self._links = list(files), list(links)
        if self._system is not None:
            self._system.files_opened.connect(self.open_files)
            self._system.links_opened.connect(self.open_links)

    def begin(self) -> None:
        """What the command line named, once."""
        if self._files:
            files, self._files = self._files, []
            QTimer.singleShot(0, self, lambda: self.open_files(files))
        if self._links:
            links, self._links = self._links, []
            QTimer.singleShot(0, self, lambda: self.open_links(links))

    def take(self, wish: Wish) -> None:
        """What a second start wishes."""
        if wish.log:
            self._log()
            return
        if wish.show:
            self._front()
        if wish.files:
            self._window().start_import(wish.files)
        if wish.links:
            self.open_links(wish.links)

    def open_files(self, files: Sequence[Path]) -> None:
        """Show what an import of them would change."""
        self.take(Wish(files))

    def open_links(self, links: Sequence[str]) -> None:
        """The last one is shown: a form that another takes the place of would be filled in vain."""
        window = self._front()
        if window.invented:
            self.back_to_own_book(links=links)
        else:
            window.open_link(links[-1])

    # ---- the tray and the cards

    def choose_files(self) -> None:
        """Ask which: on the icon of most trays nothing can be dropped."""
        self._front().choose_files()

    def show_today(self) -> None:
        """The list of the day."""
        self._front().focus_today()

    def show_person(self, person: PersonId) -> None:
        """Somebody of the book that is open."""
        self._front().show_person(person)

    # ---- the user's own book

    def files_for_own_book(self, files: "Sequence[Dropped]") -> None:
        """They came while invented people are shown. Not at once: the window that they were dropped on goes."""
        QTimer.singleShot(0, self, lambda: self.back_to_own_book(files))

    def back_to_own_book(self, files: "Sequence[Dropped]" = (), links: Sequence[str] = ()) -> None:
        """The user's own book again, with files and links for it; where another window has it, that one is shown."""
        try:
            self._show_own_book()
        except BookError as error:
            if not self._handed_on(files, links):
                self._window().say_failed(translated(str(error)))
            return
        if files:
            self._window().start_import(files)
            self._window().say(self.tr("Your files go into your own book, not among the invented people"))
        if links:
            self._window().open_link(links[-1])

    def _handed_on(self, files: "Sequence[Dropped]", links: Sequence[str]) -> bool:
        """Whether another window took them. Pasted words it cannot be given."""
        from networker.desktop.hand_over import hand_over

        named = [each for each in files if isinstance(each, Path)]
        return len(named) == len(files) and hand_over(self._own_folder, Wish(named, links))

    def close(self) -> None:
        """Listen to the system no more."""
        if self._system is not None:
            self._system.files_opened.disconnect(self.open_files)
            self._system.links_opened.disconnect(self.open_links)
            self._system = None
