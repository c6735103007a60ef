"""Merges of before: asked for on the read lane, shown in their list, and split on the write lane."""

from PySide6.QtCore import QObject, Signal

from networker.desktop.clock import Clock
from networker.desktop.jobs import Jobs
from networker.services import merge
from networker.services.book import Book
from networker.services.merge import PastMerge
from networker.ui.icons import Icons
from networker.ui.theme import Theme
from networker.ui.tidy import words
from networker.ui.tidy.merged import MergedView
from networker.ui.widgets.page_parts import has_keyboard

AT_ONCE = 50  # merges shown, and so many more each time that is asked for


class PastMerges(QObject):
    """`counted` says how many there are, `shown` that the list is up to date, `split` that one was taken back."""

    counted = Signal(int, bool)  # how many, and whether there are more
    shown = Signal(bool)  # whether keys went to the rows that were there before
    split = Signal()
    none_found = Signal()  # somebody who came to split finds nothing to be split

    def __init__(self, *, book: Book, jobs: Jobs, theme: Theme, icons: Icons, clock: Clock) -> None:
        super().__init__()
        self._book, self._jobs, self._clock = book, jobs, clock
        self._most, self._stayed, self._busy, self._open = AT_ONCE, "", False, False
        self._opening = False  # nothing was shown yet since somebody came
        self.view = MergedView(theme, icons)
        self.view.split_requested.connect(self._split)
        self.view.more_requested.connect(self._show_more)

    def open(self) -> None:
        """Somebody looks at the list from now on; rows are made only then."""
        self._open, self._opening, self._stayed = True, True, ""
        self.refresh()

    def leave(self) -> None:
        """Nobody looks at it any more."""
        self._open, self._stayed = False, ""

    def refresh(self) -> None:
        """Ask anew."""
        self._jobs.read(self, merge.merges, self._book, limit=self._most, then=self._arrived)

    def _show_more(self) -> None:
        self._most += AT_ONCE
        self.refresh()

    def _arrived(self, past: list[PastMerge]) -> None:
        more = len(past) == self._most
        self.counted.emit(len(past), more)
        if self._open:
            if self._opening and not past:
                self.none_found.emit()
            self._opening = False
            mine = has_keyboard(self.view)
            self.view.show_merges(past, self._clock().date(), more=more, stayed=self._stayed)
            self.shown.emit(mine)

    @property
    def has_news(self) -> bool:
        """Whether it is still said what a split left."""
        return bool(self._stayed)

    def _split(self, past: PastMerge) -> None:
        if not self._busy:
            self._busy = True
            self._jobs.write(
                self, merge.split, self._book, past.step, gone=past.gone, apart=True, now=self._clock(),
                then=lambda answer: self._was_split(past, answer[1]), failed=self._failed,
            )  # fmt: skip

    def _was_split(self, past: PastMerge, kept: tuple[str, ...]) -> None:
        self._busy = False
        self._stayed = words.stayed(kept, past.name) if kept else ""
        self.split.emit()

    def _failed(self, sentence: str) -> None:
        self._busy = False
        self._jobs.failed.emit(sentence)
        self.refresh()
