"""Saying what came of a question: the card opens, and what is said on it is written."""

from collections.abc import Callable
from functools import partial
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from networker.desktop.clock import Clock
from networker.desktop.jobs import Jobs
from networker.domain.begun import Kind, Place
from networker.domain.changes import Changes
from networker.domain.vocabulary import AskId
from networker.services import asked_before, asks
from networker.services.asked_before import AskView
from networker.services.book import Book
from networker.services.fruit_views import CameOf
from networker.services.today_views import Named
from networker.ui.ask import words
from networker.ui.ask.came_card import CameCard
from networker.ui.drafts import Drafts
from networker.ui.icons import Icons
from networker.ui.theme import Theme
from networker.ui.widgets.over_card import OneCard
from networker.ui.widgets.page_parts import has_keyboard


class Came(OneCard[CameCard]):
    """`again_requested`: a question is to be asked once more; `win_requested`: a win came of one, through these."""

    again_requested = Signal(str)
    win_requested = Signal(object, object)  # list of Named, CameOf

    def __init__(
        self,
        *,
        book: Book,
        jobs: Jobs,
        theme: Theme,
        icons: Icons,
        clock: Clock,
        drafts: Drafts,
        over: QWidget,
    ) -> None:
        super().__init__(over)
        self._drafts = drafts
        self._book, self._jobs, self._clock = book, jobs, clock
        self._theme, self._icons, self._over = theme, icons, over

    def open(self, ask: AskView) -> None:
        """Say what came of this question."""
        self.leave()  # before the next is made, which remembers where the keyboard was
        place = Place(Kind.ASKED, ask.id)
        second = words.whom(ask, self._clock().date())
        card = CameCard(ask, second, self._theme, self._icons, self._over)
        card.saved.connect(
            lambda said, outcome, closed: self._drafts.write(
                self, place, asks.note, self._book, ask.id, said=said, outcome=outcome, closed=closed,
                now=self._clock(),
            )
        )  # fmt: skip
        card.forgotten.connect(partial(self._drafts.forget, place))
        card.thanked.connect(partial(self._write, asks.thanked))
        card.forget_requested.connect(partial(self._write, asks.take_out, ask.id))
        card.again_requested.connect(self.again_requested)
        card.won.connect(
            lambda those: self.win_requested.emit(
                [Named(each.person, each.name) for each in those], CameOf("ask", ask.id)
            )
        )
        if self._drafts.follow(card, place):
            card.say_begun(self._drafts.begun_words)
        card.closed.connect(partial(self._drafts.left, place))
        self.put(card)

    @property
    def edits(self) -> bool:
        """Whether the keys mean the card."""
        return self.card is not None and has_keyboard(self.card)

    def look_up(self, question: str) -> None:
        """Note that nobody had to be asked, then say what came of it."""
        self._write(asks.looked_up, question, then=self._looked_up)

    def _looked_up(self, answer: tuple[AskId, Changes]) -> None:
        self._jobs.read(self, self._one, answer[0], then=self._open_found)

    def _one(self, number: AskId) -> AskView | None:
        return asked_before.one(self._book.reader, number)

    def _open_found(self, found: AskView | None) -> None:
        if found is not None:
            self.open(found)

    def _write(self, verb: Callable[..., Any], *args: object, **named: Any) -> None:
        self._jobs.write(self, verb, self._book, *args, now=self._clock(), **named)
