"""Opens the card of the search language, and keeps, renames and takes out searches on the write lane."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Signal

from networker.desktop.clock import Clock
from networker.desktop.jobs import Jobs
from networker.domain.changes import Changes
from networker.services import search
from networker.services.book import Book
from networker.services.search import SavedSearch, SearchId
from networker.ui.icons import Icons
from networker.ui.search.card import SearchCard
from networker.ui.theme import Theme
from networker.ui.widgets.over_card import OneCard

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget


class Keeping(OneCard[SearchCard]):
    """`text_requested` says what is to be searched for, `shown_requested` a kept search to show."""

    text_requested = Signal(str)
    shown_requested = Signal(object)
    failed = Signal(str)

    def __init__(
        self,
        *,
        book: Book,
        jobs: Jobs,
        theme: Theme,
        icons: Icons,
        clock: Clock,
        over: "QWidget",
        as_text: "Callable[[], str]",
    ) -> None:
        """`as_text`: what the list of people is narrowed to, in the search language."""
        super().__init__(over)
        self._book, self._jobs, self._theme, self._icons, self._clock = book, jobs, theme, icons, clock
        self._over, self._as_text = over, as_text
        over.installEventFilter(self)
        jobs.changed.connect(self._changed)

    def help(self) -> None:
        """F1: the language, with what is searched for now."""
        self._ask(naming=False)

    def keep(self) -> None:
        """Ctrl+D: a name for what is searched for."""
        self._ask(naming=True)

    def _ask(self, *, naming: bool) -> None:
        self._jobs.read(self, search.saved, self._book, then=lambda kept: self._open(kept, naming=naming))

    def _open(self, kept: list[SavedSearch], *, naming: bool) -> None:
        self.leave()
        card = SearchCard(self._as_text(), kept, self._theme, self._icons, self._over, naming=naming)
        card.text_requested.connect(self.text_requested)
        card.shown_requested.connect(self._show)
        card.keep_requested.connect(self._keep)
        card.rename_requested.connect(self._rename)
        card.take_out_requested.connect(self._take_out)
        self.put(card)

    def _show(self, shown: search.Shown) -> None:
        self.leave()
        self.shown_requested.emit(shown)

    def _keep(self, name: str, text: str) -> None:
        self._jobs.write(
            self, search.save, self._book, name, text, now=self._clock(), then=lambda _done: self._was_kept(),
            failed=self.failed.emit,
        )  # fmt: skip

    def _rename(self, number: SearchId, name: str) -> None:
        self._jobs.write(
            self, search.rename, self._book, number, name, now=self._clock(),
            then=lambda _done: self._was_kept(), failed=self.failed.emit,
        )  # fmt: skip

    def _take_out(self, number: SearchId) -> None:
        self._jobs.write(
            self, search.take_out, self._book, number, now=self._clock(), failed=self.failed.emit
        )

    def _was_kept(self) -> None:
        if self.card is not None:
            self.card.was_kept()

    def _changed(self, changes: Changes, _initiator: object) -> None:
        if self.card is not None and (changes.searches or changes.everything):
            self._jobs.read(self, search.saved, self._book, then=self._kept_anew)

    def _kept_anew(self, kept: list[SavedSearch]) -> None:
        if self.card is not None:
            self.card.show_kept(kept)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize:
            self.place()
        return False
