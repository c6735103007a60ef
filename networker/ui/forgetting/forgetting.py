"""Asks whether people shall be forgotten, with what would go shown first, and has it done on the write lane."""

from collections.abc import Callable, Sequence
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Signal

from networker.desktop.clock import Clock
from networker.desktop.jobs import Jobs
from networker.services import backups
from networker.services.book import Book
from networker.ui.icons import Icons
from networker.ui.theme import Theme
from networker.ui.widgets.over_card import OneCard, OverCard

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from networker.services.forgetting import Forgotten, Leaving


class Forgetting(OneCard[OverCard]):
    """`going`: it was begun. `said` tells that it is done, `failed` why nothing was; `forgotten` whose ids are gone."""

    going = Signal(str)
    said = Signal(str)
    failed = Signal(str)
    forgotten = Signal(object)

    def __init__(
        self,
        *,
        book: Book,
        jobs: Jobs,
        theme: Theme,
        icons: Icons,
        clock: Clock,
        over: "QWidget",
        other: Callable[[], str],
    ) -> None:
        """`other`: the second place of backups as it is chosen now, "" for none."""
        super().__init__(over)
        self._book, self._jobs, self._theme, self._icons, self._clock = book, jobs, theme, icons, clock
        self._over, self._other = over, other
        over.installEventFilter(self)

    def ask(self, people: Sequence[int]) -> None:
        """Look what would go with these people, and show it."""
        from networker.services import forgetting

        where = backups.places(self._book, self._other())
        self._jobs.read(
            self, forgetting.look, self._book, list(people), where, then=self._found, failed=self.failed.emit
        )

    def _found(self, found: "Leaving") -> None:
        from networker.ui.forgetting.card import ForgetCard

        card = ForgetCard(found, self._theme, self._icons, self._over)
        card.wished.connect(partial(self._do, found))
        self.put(card)

    def _do(self, found: "Leaving", remove_copies: bool) -> None:
        from networker.services import forgetting

        self.leave()
        self.going.emit(self.tr("Forgetting…"))
        self._jobs.write(
            self, forgetting.forget, self._book, found.people, backups.places(self._book, self._other()),
            now=self._clock(), remove_copies=remove_copies, then=partial(self._done, found.people), failed=self.failed.emit,
        )  # fmt: skip

    def _done(self, people: Sequence[int], told: "Forgotten") -> None:
        from networker.ui.forgetting import words

        self.forgotten.emit(people)
        self.said.emit(words.done(told))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize:
            self.place()
        return False
