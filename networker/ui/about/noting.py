"""What is known of somebody is noted, set right and taken away: the menus and cards over the pane, and the verbs."""

from collections.abc import Callable, Sequence
from functools import partial
from typing import Any

from PySide6.QtCore import QPoint, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QMenu, QWidget

from networker.desktop.clock import Clock
from networker.desktop.jobs import Jobs
from networker.domain.begun import Kind, Place
from networker.domain.ties import INTRODUCED_BY
from networker.domain.vocabulary import Channel, Fact, FieldType
from networker.services import facts, ties, topics
from networker.services.facts import OwnField
from networker.services.views import FactView, PersonHead, TieView
from networker.ui.about.fact_card import DATELESS, FactCard, FactWish
from networker.ui.about.form_card import FormCard
from networker.ui.about.form_cards import FormCards
from networker.ui.about.tie_card import TieCard, TieWish
from networker.ui.about.topic_card import TopicCard
from networker.ui.about.words import AboutWords
from networker.ui.drafts import Drafts
from networker.ui.icons import Icons
from networker.ui.text import isolate, one_line
from networker.ui.theme import Theme
from networker.ui.timeline.people_chips import PersonFinder
from networker.ui.timeline.words import Words
from networker.ui.widgets.basics import add_action

OFFERED = (
    Fact.JOB, Fact.PROJECT, Fact.PLACE, Fact.BIRTHDAY, Fact.FAMILY, Fact.LIKE, Fact.COMMON_GROUND, Fact.HOW_MET,
)  # fmt: skip
TAKE_THE_PLACE = (Fact.JOB, Fact.PLACE)  # of the one before
MOST_OWN = 20  # fields of the user's own in the menu


class Noting(FormCards):
    """One card at a time, over the pane. Without somebody shown there is nothing to note."""

    link_opened = Signal(object, str)  # Channel, the address

    def __init__(
        self, *, book: object, jobs: Jobs, theme: Theme, icons: Icons, clock: Clock, words: Words,
        drafts: Drafts, over: QWidget, lang: str,
    ) -> None:  # fmt: skip
        super().__init__(book=book, jobs=jobs, clock=clock, drafts=drafts, over=over)
        self._theme, self._icons, self._said, self.lang = theme, icons, words, lang
        self.words = AboutWords(words, self)
        self._head: PersonHead | None = None

    def show_head(self, head: PersonHead | None) -> None:
        """Whose it is from now on. A card over somebody else goes, and one that waits for them comes back."""
        if head is None or self._head is None or head.id != self._head.id:
            self.leave()
        self._head = head
        if head is not None:
            self._bring_back(head.id)

    def _refused_later(self) -> None:
        if self._head is not None:
            self._bring_back(self._head.id)

    # ---- what can be noted

    def offer(self, at: QWidget) -> None:
        """Open the menu of what can be noted, below a widget. The book is asked for the user's own fields first."""
        self._jobs.read(at, facts.own_fields, self._book, then=partial(self._offer, at))

    def _offer(self, at: QWidget, own: Sequence[OwnField]) -> None:
        head = self._head
        if head is None or not at.isVisible():
            return
        menu = QMenu(at)
        menu.setObjectName("noteMenu")
        menu.aboutToHide.connect(menu.deleteLater)
        has = {each.field for each in head.facts if each.until is None}
        for field in OFFERED:
            if not (field is Fact.BIRTHDAY and field in has):
                add_action(menu, self.words.field(field), partial(self.note, field))
        add_action(menu, self.tr("A topic"), self.note_topic)
        menu.addSeparator()
        for each in own[:MOST_OWN]:
            add_action(menu, one_line(each.name)[:60], partial(self.note, Fact.CUSTOM, each))
        add_action(menu, self.tr("A field of your own…"), partial(self.note, Fact.CUSTOM))
        menu.addSeparator()
        add_action(menu, self.tr("Introduced by…"), partial(self.note_tie, INTRODUCED_BY))
        add_action(menu, self.tr("Who belongs to them…"), self.note_tie)
        menu.popup(at.mapToGlobal(QPoint(0, at.height() + 2)))

    # ---- facts

    def note(self, field: Fact, own: OwnField | None = None, place: Place | None = None) -> None:
        """Note a fact of a field, or of one of the user's own; `place`: going on with what was begun there."""
        head = self._head
        if head is None:
            return
        alike = [each for each in head.facts if each.field == field and each.until is None]
        present = alike[0] if alike and field in TAKE_THE_PLACE else None
        card = self._fact_card(field, own=own, present=present)

        def write(wish: FactWish) -> None:
            self._write(
                card, facts.add, head.id, wish.field, wish.value, detail=wish.detail, since=wish.since, until=wish.until,
                holds=wish.holds, instead_of=wish.instead_of, lang=self.lang,
            )  # fmt: skip

        part = f"{field.value} {own.name if own else ''}".rstrip()
        self._open(card, write, place or Place(Kind.FACT, head.id, part))

    def change(self, fact: FactView, place: Place | None = None) -> None:
        """Set a fact right."""
        if self._head is None:
            return
        field = Fact(fact.field)
        own = OwnField(fact.detail, fact.holds) if field is Fact.CUSTOM else None
        card = self._fact_card(field, fact=fact, own=own)

        def write(wish: FactWish) -> None:
            self._write(
                card, facts.change, fact.id, wish.value, detail=wish.detail, since=wish.since, until=wish.until,
                lang=self.lang,
            )  # fmt: skip

        self._open(card, write, place or Place(Kind.FACT, self._head.id, f"#{fact.id}"))

    def _fact_card(self, field: Fact, **more: Any) -> FactCard:
        return FactCard(
            field, self.words, self._said, self._theme, self._icons, self._over, second=self._about(),
            lang=self.lang, **more,
        )  # fmt: skip

    def end(self, fact: FactView) -> None:
        """A fact holds no longer."""
        now = self._clock()
        self._jobs.write(self._over, facts.end, self._book, fact.id, until=now.date(), now=now)

    def delete(self, fact: FactView) -> None:
        """Take a fact out of the book."""
        self._jobs.write(self._over, facts.delete, self._book, fact.id, now=self._clock())

    def fill_fact_menu(self, menu: QMenu, fact: FactView) -> None:
        """What can be done with a fact."""
        if fact.holds is FieldType.LINK:
            add_action(menu, self.tr("Open"), partial(self.open_link, fact))
        add_action(menu, self.tr("Edit…"), partial(self.change, fact))
        if fact.until is None and Fact(fact.field) not in (*DATELESS, Fact.HOW_MET):
            add_action(menu, self.tr("No longer so"), partial(self.end, fact))
        add_action(menu, self.tr("Delete"), partial(self.delete, fact))
        menu.addSeparator()
        value = self.words.value(fact)
        add_action(menu, self.tr("Copy"), lambda: QGuiApplication.clipboard().setText(value))

    def open_link(self, fact: FactView) -> None:
        """Follow a link."""
        mail = fact.value.lower().startswith("mailto:")
        self.link_opened.emit(Channel.MAIL if mail else Channel.OTHER, fact.value)

    # ---- ties and topics

    def note_tie(self, word: str = "", place: Place | None = None) -> None:
        """Note who belongs to them: the other one is searched for at once."""
        head = self._head
        if head is None:
            return

        def ask(offered: Sequence[str]) -> None:
            if head is not self._head:
                return
            card = self._tie_card(offered, head, word=word)
            self._open(
                card, lambda wish: self._write_tie(card, ties.add, head, wish),
                place or Place(Kind.TIE, head.id, word),
            )  # fmt: skip
            if card.other is None:
                card.search()

        self._jobs.read(self._over, ties.words, self._book, then=ask)

    def change_tie(self, tie: TieView, place: Place | None = None) -> None:
        """Set a tie right."""
        head = self._head
        if head is None:
            return

        def ask(offered: Sequence[str]) -> None:
            if head is self._head:
                card = self._tie_card(offered, head, tie=tie)
                self._open(
                    card, lambda wish: self._write_tie(card, ties.change, head, wish, tie),
                    place or Place(Kind.TIE, head.id, f"#{tie.id}"),
                )  # fmt: skip

        self._jobs.read(self._over, ties.words, self._book, then=ask)

    def _tie_card(self, offered: Sequence[str], head: PersonHead, **more: Any) -> TieCard:
        def find(asked: str) -> PersonFinder:
            return PersonFinder(
                [head.id], book=self._book, jobs=self._jobs, theme=self._theme, icons=self._icons,
                clock=self._clock, parent=self._over, asked=asked,
            )  # fmt: skip

        return TieCard(
            offered, find, self.words, self._theme, self._icons, self._over, title=self.tr("Who belongs to them"),
            second=self._about(), name=one_line(head.given or head.name), **more,
        )  # fmt: skip

    def _write_tie(
        self, card: TieCard, verb: Callable[..., Any], head: PersonHead, wish: TieWish, *tie: TieView
    ) -> None:
        self._write(card, verb, head.id, *tie, wish.word, wish.other.id, inverse=wish.inverse)

    def delete_tie(self, tie: TieView) -> None:
        """Take a tie out of the book."""
        if self._head is not None:
            self._jobs.write(
                self._over, ties.delete, self._book, self._head.id, tie, now=self._clock()
            )  # fmt: skip

    def note_topic(self, place: Place | None = None) -> None:
        """Note a topic."""
        head = self._head
        if head is not None:
            card = TopicCard(self._about(), self._theme, self._icons, self._over)
            self._open(
                card, lambda wish: self._write(card, topics.add, head.id, wish), place or Place(Kind.TOPIC, head.id)
            )  # fmt: skip

    def take_topic_off(self, name: str) -> None:
        """Take a topic off."""
        if self._head is not None:
            self._jobs.write(
                self._over, topics.take_off, self._book, self._head.id, name, now=self._clock()
            )  # fmt: skip

    # ---- cards

    def _about(self) -> str:
        name = one_line(self._head.name) if self._head else ""
        return self.tr("About %1").replace("%1", isolate(name)) if name else ""

    def _open(self, card: FormCard, write: Callable[[Any], None], place: Place) -> None:
        head = self._head
        self._open_for(card, write, place, (head.id, one_line(head.name)) if head else self._whose)
