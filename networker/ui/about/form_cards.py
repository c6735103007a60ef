"""One form at a time over a pane, with its draft and its writing: what everybody has who notes on cards."""

from collections.abc import Callable
from typing import Any

from PySide6.QtWidgets import QWidget

from networker.desktop.clock import Clock
from networker.desktop.jobs import Jobs
from networker.domain.begun import Place
from networker.domain.vocabulary import PersonId
from networker.ui.about.form_card import FormCard
from networker.ui.drafts import Drafts
from networker.ui.text import isolate
from networker.ui.widgets.over_card import OneCard
from networker.ui.widgets.page_parts import has_keyboard


class FormCards(OneCard[FormCard]):
    """Who goes elsewhere has written what was typed: undo takes it back. What cannot be written waits with its person."""

    def __init__(self, *, book: object, jobs: Jobs, clock: Clock, drafts: Drafts, over: QWidget) -> None:
        super().__init__(over)
        self._book: Any = book
        self._jobs, self._clock, self._drafts, self._over = jobs, clock, drafts, over
        self._whose = PersonId(0), ""  # of the card that was opened last
        self._waiting: list[tuple[PersonId, FormCard]] = []

    def leave(self) -> None:
        """Somewhere else is gone to: what the card says is written; where it cannot be, the card waits.

        What was closed by hand, or is written, is over.
        """
        card, self.card = self.card, None
        if card is None:
            return
        over = card.isHidden()
        nothing = over or card.may_leave()
        if over:
            self._drafts.left(card.place_of_draft)
        wrong = "" if nothing else card.keep()
        if not over:
            card.dismiss()
        if nothing:
            card.deleteLater()
        elif wrong:
            self._let_wait(card, self._whose, wrong)

    def _let_wait(self, card: FormCard, whose: tuple[PersonId, str], wrong: str) -> None:
        person, name = whose
        card.say(wrong)
        self._waiting.append((person, card))
        waits = self.tr("%1 What you typed waits with %2.")
        if not name:
            waits = self.tr("%1 What you typed is there again when you open it.")
        self._jobs.failed.emit(waits.replace("%1", wrong).replace("%2", isolate(name)))

    @property
    def place_of_draft(self) -> Place | None:
        """Where the draft of the open card lies; None without one."""
        return self.card.place_of_draft if self.card is not None else None

    def _bring_back(self, person: PersonId | None) -> None:
        """Show a card that waits for somebody; None: whoever it is."""
        waits = next((each for each in self._waiting if person in (None, each[0])), None)
        if waits is not None and self.card is None:
            self._waiting.remove(waits)
            self.card = waits[1]
            self.card.open()

    def undo(self) -> bool:
        """Ctrl+Z: what the card says is not in the book yet, and so nothing there is meant. False without a card that
        has the keyboard, or says something.
        """
        return self.has_keyboard or (self.card is not None and not self.card.may_leave())

    @property
    def has_keyboard(self) -> bool:
        """Whether the keys mean the card."""
        return self.card is not None and has_keyboard(self.card)

    def _open_for(
        self, card: FormCard, write: Callable[[Any], None], place: Place, whose: tuple[PersonId, str]
    ) -> None:
        """Open a card of somebody, which goes on with the draft that lies at its place."""
        self.leave()
        self._whose = whose
        card.wished.connect(write)
        card.place_of_draft = place
        card.forgotten.connect(lambda: self._drafts.forget(place))
        begun = self._drafts.follow(card, place)
        self.put(card)
        self._drafts.changed.emit(place)
        if begun:
            self._go_on_for(place)
            card.say(self._drafts.begun_words, calm=True)

    def _go_on_for(self, place: Place) -> None:
        """A card that waits at this place is gone on with on another one: it must not come back behind that."""
        gone = [each for each in self._waiting if each[1].place_of_draft == place]
        self._waiting = [each for each in self._waiting if each not in gone]
        for _, card in gone:
            card.deleteLater()

    def _write(self, card: FormCard, verb: Callable[..., Any], *args: Any, **named: Any) -> None:
        """Write what a card says; it goes once that is done, and says so where it cannot be."""

        whose = self._whose

        def written(_changes: object) -> None:
            if self.card is card:
                card.dismiss()
            else:
                card.deleteLater()

        def refused(sentence: str) -> None:
            if self.card is card:
                card.say(sentence)
            else:
                self._let_wait(card, whose, sentence)
                self._refused_later()

        self._drafts.write(
            self._over,
            card.place_of_draft,
            verb,
            self._book,
            *args,
            now=self._clock(),
            then=written,
            failed=refused,
            **named,
        )

    def _refused_later(self) -> None:
        """A card that was left already could not be written: where its person is shown, it comes back."""
