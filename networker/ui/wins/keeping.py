"""Wins, introductions and recommendations are noted, set right and taken out: cards over a pane or page, and the verbs."""

from collections.abc import Sequence
from functools import partial
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QMenu, QWidget

from networker.desktop.clock import Clock
from networker.desktop.jobs import Jobs
from networker.domain.begun import Kind, Place
from networker.domain.fruit import Came, IntroductionId, Letter, RecommendationId, WinId
from networker.domain.vocabulary import PersonId, Side
from networker.services import fruit, introductions, recommendations, wins
from networker.services.fruit_views import (
    AskedFor,
    CameOf,
    Fruit,
    IntroductionView,
    PromisedTo,
    RecommendationView,
    WinView,
)
from networker.services.today_views import Named
from networker.ui.about.form_card import FormCard
from networker.ui.about.form_cards import FormCards
from networker.ui.drafts import Drafts
from networker.ui.icons import Icons
from networker.ui.text import one_line
from networker.ui.theme import Theme
from networker.ui.timeline.people_chips import PeopleChips, PersonFinder
from networker.ui.timeline.words import Words
from networker.ui.widgets.basics import add_action
from networker.ui.wins.cards import MADE, OF_THEM, IntroductionCard, LetterCard, WinCard

NOBODY = Named(PersonId(0), "")
KINDS = (Kind.WIN, Kind.INTRODUCTION, Kind.RECOMMENDATION)
_WHATS = {Kind.WIN: "win", Kind.INTRODUCTION: "introduction", Kind.RECOMMENDATION: "recommendation"}


class Keeping(FormCards):
    """One card at a time. What is begun on one is a draft of the first person it names."""

    def __init__(
        self, *, book: object, jobs: Jobs, theme: Theme, icons: Icons, clock: Clock, words: Words,
        drafts: Drafts, over: QWidget,
    ) -> None:  # fmt: skip
        super().__init__(book=book, jobs=jobs, clock=clock, drafts=drafts, over=over)
        self._theme, self._icons, self._words = theme, icons, words

    def show_for(self, person: PersonId | None) -> None:
        """Whose page is shown by now: a card that waits for them comes back. None: of everybody's, whichever waits."""
        self._bring_back(person)

    # ---- noting

    def note_win(
        self, people: Sequence[Named] = (), of: CameOf | None = None, place: Place | None = None
    ) -> None:
        """Note a win through these people; `of`: what it came of, `place`: going on with what was begun there."""
        self._win(people, place or _place(Kind.WIN, people), of=of)

    def note_introduction(
        self, people: Sequence[Named] = (), *, how: str = MADE, words: str = "", place: Place | None = None
    ) -> None:
        """Note who was brought together: of the first of these, and the second where there are two; with which words."""
        card = IntroductionCard(
            self._words.fruit, self._find, self._theme, self._icons, self._over, today=self._clock().date(),
            one=people[0] if people else None, other=people[1] if len(people) > 1 else None, how=how, said=words,
        )  # fmt: skip
        self._open(
            card,
            partial(self._write, card, introductions.add),
            place or _place(Kind.INTRODUCTION, people),
            people,
        )
        if len(people) == 1 and card.named(card.other) is None:
            card.search(card.other)
        elif len(people) > 1:  # nothing is left to be found
            card.words.setFocus(Qt.FocusReason.OtherFocusReason)

    def note_letter(self, people: Sequence[Named] = (), place: Place | None = None) -> None:
        """Note a recommendation of or by the first of these."""
        card = LetterCard(
            self._words.fruit, self._find, self._theme, self._icons, self._over, today=self._clock().date(),
            person=people[0] if people else None,
        )  # fmt: skip
        write = partial(self._write, card, recommendations.add)
        self._open(card, write, place or _place(Kind.RECOMMENDATION, people), people)

    def go_on(self, place: Place, who: Named) -> None:
        """Open what was begun of somebody at a place; what is no longer there is forgotten."""
        number = place.part.removeprefix("#")
        if number.isdecimal():
            key = (_WHATS[place.kind], int(number))
            self._jobs.read(
                self._over, fruit.fetch, self._book, [key],
                then=lambda found: self.change(found[key], place) if key in found else self._drafts.forget(place),
            )  # fmt: skip
        elif place.kind is Kind.WIN:
            self.note_win([who], place=place)
        elif place.kind is Kind.INTRODUCTION:
            self.note_introduction([who], place=place)
        else:
            self.note_letter([who], place)

    def change(self, view: Fruit, place: Place | None = None) -> None:
        """Set one right; an introduction that was asked for has come, and one that was promised is made."""
        words, theme, icons, over = self._words.fruit, self._theme, self._icons, self._over
        today = self._clock().date()
        if isinstance(view, WinView):
            self._win(view.people, place or _place(Kind.WIN, view.people, view.id), view=view)
        elif isinstance(view, IntroductionView):
            card = IntroductionCard(words, self._find, theme, icons, over, today=today, view=view)
            write = partial(self._write, card, introductions.change, view.id)
            self._open(card, write, place or _place(Kind.INTRODUCTION, view.people, view.id), view.people)
        elif isinstance(view, AskedFor):
            self.note_introduction(view.people, how=OF_THEM)
        elif isinstance(view, PromisedTo):
            self.note_introduction(view.people)
        elif view.id is not None:
            letter = LetterCard(words, self._find, theme, icons, over, today=today, view=view)
            write = partial(self._write, letter, recommendations.change, view.id)
            self._open(letter, write, place or _place(Kind.RECOMMENDATION, view.people, view.id), view.people)

    def _win(
        self, people: Sequence[Named], place: Place, *, view: WinView | None = None, of: CameOf | None = None
    ) -> None:
        card = WinCard(
            self._words.fruit, self._chips, self._theme, self._icons, self._over, today=self._clock().date(),
            people=people, win=view, of=of,
        )  # fmt: skip
        verb = (
            partial(self._write, card, wins.change, view.id) if view else partial(self._write, card, wins.add)
        )
        self._open(card, verb, place, people)
        card.people_changed.connect(lambda: self._offer(card))
        self._offer(card)

    def _offer(self, card: WinCard) -> None:
        said = card.wish()
        self._jobs.read(
            card, wins.offer, self._book, said.people, day=said.day, of=card.of, then=card.show_offer
        )

    def _open(self, card: FormCard, write: Any, place: Place, people: Sequence[Named]) -> None:
        who = people[0] if people else NOBODY
        self._open_for(card, write, place, (who.id, one_line(who.name)))

    def _chips(self, people: Sequence[Named], card: QWidget) -> PeopleChips:
        return PeopleChips(
            people, book=self._book, jobs=self._jobs, theme=self._theme, icons=self._icons, clock=self._clock,
            over=self._over, asked=self.tr("Through whom?"), parent=card,
        )  # fmt: skip

    def _find(self, asked: str, present: Sequence[int]) -> PersonFinder:
        return PersonFinder(
            present, book=self._book, jobs=self._jobs, theme=self._theme, icons=self._icons, clock=self._clock,
            parent=self._over, asked=asked,
        )  # fmt: skip

    # ---- verbs

    def delete(self, view: Fruit) -> None:
        """Take one out of the book. What a file told, or was only asked for, is taken out where it stands."""
        if isinstance(view, WinView):
            self._do(wins.delete, view.id)
        elif isinstance(view, IntroductionView):
            self._do(introductions.delete, view.id)
        elif isinstance(view, RecommendationView) and view.id is not None:
            self._do(recommendations.delete, view.id)

    def _do(self, verb: Any, number: WinId | IntroductionId | RecommendationId, *said: object) -> None:
        self._jobs.write(self._over, verb, self._book, number, *said, now=self._clock())

    def fill_menu(self, menu: QMenu, view: Fruit) -> None:
        """What can be done with one."""
        if isinstance(view, AskedFor):
            add_action(menu, self.tr("They introduced us…"), partial(self.change, view))
        elif isinstance(view, PromisedTo):
            add_action(menu, self.tr("I introduced them…"), partial(self.change, view))
        elif not isinstance(view, RecommendationView) or view.id is not None:
            action = add_action(menu, self.tr("Edit…"), partial(self.change, view))
            action.setText(f"{action.text()}\tE")
        if isinstance(view, IntroductionView):
            self._fill_introduction(menu, view)
        if isinstance(view, RecommendationView) and view.id is not None and view.state is not Letter.GIVEN:
            add_action(menu, self.tr("Written now"), partial(self._do, recommendations.given, view.id))
        if isinstance(view, (WinView, IntroductionView)) or (
            isinstance(view, RecommendationView) and view.id is not None
        ):
            action = add_action(menu, self.tr("Delete"), partial(self.delete, view))
            action.setText(f"{action.text()}\tDel")
        entry = self._words.fruit.entry(view, whose=None)
        names = ", ".join(each.name for each in entry.names)
        text = ". ".join(part for part in (f"{entry.what} {names}".strip(), entry.hint, entry.text) if part)
        menu.addSeparator()
        add_action(menu, self.tr("Copy"), lambda: QGuiApplication.clipboard().setText(text))

    def _fill_introduction(self, menu: QMenu, view: IntroductionView) -> None:
        win = partial(self.note_win, view.people, CameOf("introduction", view.id))
        add_action(menu, self.tr("A win came of this…"), win)
        if view.side is Side.ME and view.came is not Came.WIN:
            menu.addSeparator()
            for came in (Came.TALKED, Came.HELPED, Came.NOTHING, Came.UNKNOWN):
                words = self._words.fruit.came(came)
                action = add_action(
                    menu, words[:1].upper() + words[1:], partial(self._do, introductions.came, view.id, came)
                )
                action.setCheckable(True)
                action.setChecked(view.came is came)
        menu.addSeparator()


def _place(kind: Kind, people: Sequence[Named], number: int | None = None) -> Place:
    """Where the draft of a card lies: with the first person it names; of nobody yet, with nobody."""
    of = people[0].id if people else None
    return Place(kind, of, f"#{number}" if number is not None else "")
