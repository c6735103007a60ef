"""Promises on a timeline: the card that notes one from the header or a talk, or changes one, and what becomes of them."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtWidgets import QWidget

from networker.desktop.clock import Clock
from networker.desktop.jobs import Jobs
from networker.domain.begun import Kind, Place
from networker.domain.vocabulary import InteractionId
from networker.services.today_views import Named, Promise
from networker.services.views import PersonHead, TalkView
from networker.ui.drafts import Drafts
from networker.ui.icons import Icons
from networker.ui.promises.card import PromiseCard
from networker.ui.promises.verbs import PromiseVerbs
from networker.ui.theme import Theme
from networker.ui.timeline.model import TimelineModel
from networker.ui.timeline.words import Words
from networker.ui.widgets.over_card import OneCard
from networker.ui.widgets.page_parts import has_keyboard


class Promising(OneCard[PromiseCard]):
    """One card at a time, over the pane. `verbs` are what the menu of a promise does."""

    def __init__(
        self, *, book: object, jobs: Jobs, theme: Theme, icons: Icons, clock: Clock, words: Words,
        model: TimelineModel, drafts: Drafts, over: QWidget,
    ) -> None:  # fmt: skip
        super().__init__(over)
        self._jobs, self._clock, self._words = jobs, clock, words
        self._theme, self._icons, self._over, self._model = theme, icons, over, model
        self._drafts, self._place = drafts, Place(Kind.PROMISE)  # where the draft of the card lies
        self.verbs = PromiseVerbs(book, jobs, clock, over, drafts)
        model.promise_ticked.connect(self._ticked)

    def note(self, head: PersonHead, begun: Place | None = None) -> None:
        """Note a promise with somebody; `begun`: going on with what lies there."""
        self._open((Named(head.id, head.name),), begun or Place(Kind.PROMISE, head.id))

    @property
    def place_of_draft(self) -> Place | None:
        """Where the draft of the open card lies; None without one."""
        return self._place if self.card is not None else None

    def note_from(self, talk: TalkView) -> None:
        """Note one out of a talk, with everybody who took part."""
        self._open(talk.people, Place(Kind.PROMISE_OF_TALK, talk.id), talk=talk)

    def change(self, promise: Promise) -> None:
        """Say one anew."""
        self._open(promise.people, Place(Kind.PROMISE_CHANGE, promise.id), promise=promise)

    def leave(self) -> None:
        """Somewhere else is gone to: what the card says is written, and undo takes it back."""
        card, self.card = self.card, None
        if card is not None:
            if not card.isHidden():
                card.keep()
            self._drafts.left(self._place)
            card.deleteLater()

    def undo(self) -> bool:
        """Ctrl+Z: what the card says is not in the book yet, and so nothing there is meant. False without a card that
        has the keyboard, or says something.
        """
        return self.has_keyboard or (self.card is not None and not self.card.may_leave())

    @property
    def has_keyboard(self) -> bool:
        """Whether the keys mean the card."""
        return self.card is not None and has_keyboard(self.card)

    def _open(
        self, people: Sequence[Named], place: Place, *, talk: TalkView | None = None, promise: Promise | None = None
    ) -> None:  # fmt: skip
        self.leave()  # before the next is made, which remembers where the keyboard was
        card = PromiseCard(
            people, self._theme, self._icons, self._over, today=self._clock().date(), promise=promise,
            second=self._words.talk_in_a_line(talk, whose=None) if talk is not None else "",
        )  # fmt: skip
        if promise is not None:
            card.wished.connect(lambda wish: self.verbs.change(promise.id, wish, place))
        else:
            came_from = InteractionId(talk.id) if talk is not None else None
            ids = [each.id for each in people]
            card.wished.connect(lambda wish: self.verbs.add(wish, ids, came_from, place))
        card.forgotten.connect(lambda: self._drafts.forget(place))
        if self._drafts.follow(card, place):
            card.say(self._drafts.begun_words)
        self._place = place
        self.put(card)
        self._drafts.changed.emit(place)

    def _ticked(self, number: int) -> None:
        self.verbs.done(number, failed=partial(self._not_done, number))

    def _not_done(self, number: int, sentence: str) -> None:
        self._model.untick(number)
        self._jobs.failed.emit(sentence)
