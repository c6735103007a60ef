"""Promises on a timeline: the card that notes one from the header or a talk, or changes one, and what becomes of them."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtWidgets import QWidget

from networker.desktop.clock import Clock
from networker.desktop.jobs import Jobs
from networker.domain.vocabulary import InteractionId
from networker.services.views import Named, PersonHead, Promise, TalkView
from networker.ui.icons import Icons
from networker.ui.promises.card import PromiseCard
from networker.ui.promises.verbs import PromiseVerbs
from networker.ui.theme import Theme
from networker.ui.timeline.model import TimelineModel
from networker.ui.timeline.words import Words
from networker.ui.widgets.over_card import OneCard


class Promising(OneCard[PromiseCard]):
    """One card at a time, over the pane. `verbs` are what the menu of a promise does."""

    def __init__(
        self, *, book: object, jobs: Jobs, theme: Theme, icons: Icons, clock: Clock, words: Words,
        model: TimelineModel, over: QWidget,
    ) -> None:  # fmt: skip
        super().__init__(over)
        self._jobs, self._clock, self._words = jobs, clock, words
        self._theme, self._icons, self._over, self._model = theme, icons, over, model
        self.verbs = PromiseVerbs(book, jobs, clock, over)
        model.promise_ticked.connect(self._ticked)

    def note(self, head: PersonHead) -> None:
        """Note a promise with somebody."""
        self._open((Named(head.id, head.name),))

    def note_from(self, talk: TalkView) -> None:
        """Note one out of a talk, with everybody who took part."""
        self._open(talk.people, talk=talk)

    def change(self, promise: Promise) -> None:
        """Say one anew."""
        self._open(promise.people, promise=promise)

    def _open(
        self, people: Sequence[Named], *, talk: TalkView | None = None, promise: Promise | None = None
    ) -> None:
        self.leave()  # before the next is made, which remembers where the keyboard was
        card = PromiseCard(
            people, self._theme, self._icons, self._over, today=self._clock().date(), promise=promise,
            second=self._words.talk_in_a_line(talk, whose=None) if talk is not None else "",
        )  # fmt: skip
        if promise is not None:
            card.wished.connect(partial(self.verbs.change, promise.id))
        else:
            came_from = InteractionId(talk.id) if talk is not None else None
            ids = [each.id for each in people]
            card.wished.connect(lambda wish: self.verbs.add(wish, ids, came_from))
        self.put(card)

    def _ticked(self, number: int) -> None:
        self.verbs.done(number, failed=partial(self._not_done, number))

    def _not_done(self, number: int, sentence: str) -> None:
        self._model.untick(number)
        self._jobs.failed.emit(sentence)
