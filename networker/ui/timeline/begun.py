"""What was begun on the timeline shown and is not saved: told in a line, and opened where that is pressed."""

from collections import Counter
from collections.abc import Callable
from datetime import date
from functools import partial
from typing import Any

from PySide6.QtCore import QObject, Signal

from networker.desktop.jobs import Jobs, Ticket
from networker.domain.begun import EARLIER, Kind, Place
from networker.domain.vocabulary import Fact
from networker.services import facts, timeline
from networker.services.facts import OwnField
from networker.services.today_views import Named
from networker.services.views import PersonHead, TalkView
from networker.ui.about.noting import Noting
from networker.ui.begun_line import BegunLine
from networker.ui.drafts import Drafts
from networker.ui.notes.keeping import Notes
from networker.ui.text import one_line
from networker.ui.timeline.editing import Editing
from networker.ui.timeline.model import TimelineModel
from networker.ui.timeline.promising import Promising
from networker.ui.timeline.quick_line import QuickLine
from networker.ui.wins.keeping import KINDS, Keeping

ORDER = tuple(Kind)  # in which they are told
BEGINNING = 20  # characters of what is begun that tell it from another of its kind
OF_TALKS = (Kind.ENTRY, Kind.PROMISE_OF_TALK)


class BegunHere(QObject):
    """Tells it anew whenever something is begun, left or written. The keyboard goes nowhere before a press."""

    moved = Signal()  # the line has another height

    def __init__(
        self, drafts: Drafts, line: BegunLine, *, book: object, jobs: Jobs, notes: Notes, promising: Promising,
        noting: Noting, keeping: Keeping, editing: Editing, model: TimelineModel, quick_line: QuickLine,
        reach: Callable[[int, date, Callable[[], object]], None],
    ) -> None:  # fmt: skip
        """`reach`: has a talk of a day listed, however far down, and then calls."""
        super().__init__(line)
        self._book: Any = book
        self._drafts, self._line, self._jobs = drafts, line, jobs
        self._notes, self._promising, self._noting, self._editing = notes, promising, noting, editing
        self._keeping = keeping
        self._model, self._quick_line, self._reach = model, quick_line, reach
        self._further: frozenset[int] = frozenset()  # talks further down than is listed
        self._head: PersonHead | None = None
        self._known = False  # whose timeline it is; not while the next one is on its way
        self._asked: Ticket | None = None
        line.wanted.connect(self.go_on)
        drafts.came.connect(self._tell)
        drafts.changed.connect(self._tell)

    def show_for(self, head: PersonHead | None) -> None:
        """Whose timeline is listed by now; None: everybody's."""
        self._head, self._known, self._further = head, True, frozenset()
        self._tell()
        places = self._drafts.places(*OF_TALKS) if self._model.goes_on else []
        if below := [place.of for place in places if self._model.number_of(("talk", place.of or 0)) < 0]:
            self._read(timeline.talks, below, then=self._tell_further)

    def _tell_further(self, found: dict[int, TalkView]) -> None:
        """Of what is begun in talks that are not listed yet, some is of this timeline."""
        head = self._head
        self._further = frozenset(
            view.id
            for view in found.values()
            if head is None or any(each.id == head.id for each in view.people)
        )
        self._tell()

    def go_away(self) -> None:
        """Another timeline is on its way: nothing of this one is opened over it."""
        self._known = False
        if self._asked is not None:
            self._asked.cancel()
        self._tell()

    def _tell(self) -> None:
        here = [place for place in self._drafts.places(*Kind) if self._known and self._is_here(place)]
        here.sort(key=lambda place: (ORDER.index(place.kind), place.was, place.of or 0, place.part))
        kinds = Counter(map(self._words, here))
        told = [(place, self._told(place, alone=kinds[self._words(place)] == 1)) for place in here]
        if self._line.show_begun(told):
            self.moved.emit()

    @property
    def _open(self) -> set[Place | None]:
        return {self._notes.place_of_draft, self._promising.place_of_draft, self._noting.place_of_draft,
                self._keeping.place_of_draft, self._editing.place_of_draft}  # fmt: skip

    def _is_here(self, place: Place) -> bool:
        """Whether it is begun on this page, and stands in no editor that is open."""
        head = self._head
        if place in self._open:
            return False
        if place.kind in OF_TALKS:
            return self._model.number_of(("talk", place.of or 0)) >= 0 or place.of in self._further
        if place.kind is Kind.PROMISE_CHANGE:
            return head is not None and any(each.id == place.of for each in head.promises)
        if place.kind in (Kind.LINE, Kind.LOG):
            aside = place.part.startswith(EARLIER) or bool(place.was)
            return aside and place.of == (head.id if head is not None else None)
        if head is None or place.of != head.id:
            return False
        number = place.part.removeprefix("#") if place.part.startswith("#") else ""
        if place.kind is Kind.FACT and number:
            return any(str(each.id) == number for each in head.facts)
        if place.kind is Kind.TIE and number:
            return any(str(each.id) == number for each in head.ties)
        return place.kind in (Kind.NOTE, Kind.PROMISE, Kind.FACT, Kind.TIE, Kind.TOPIC, *KINDS)

    def _told(self, place: Place, *, alone: bool) -> str:
        """What is begun there, by its kind; of several of one kind with the words that they begin with."""
        begun, kind = self._drafts.of(place), self._words(place)
        said = (
            next((begun[each] for each in ("typed", "text") if each in begun), "")
            if isinstance(begun, dict)
            else ""
        )
        whole = one_line(str(said)).strip()
        if alone or not whole:
            return kind
        shown = whole if len(whole) <= BEGINNING else f"{whole[:BEGINNING].strip()}…"
        return self.tr("{0} “{1}”").replace("{0}", kind).replace("{1}", shown)

    def _words(self, place: Place) -> str:
        return {
            Kind.NOTE: self.tr("a note"), Kind.PROMISE: self.tr("a promise"), Kind.FACT: self.tr("a fact"),
            Kind.PROMISE_OF_TALK: self.tr("a promise out of a talk"), Kind.ENTRY: self.tr("an entry"),
            Kind.PROMISE_CHANGE: self.tr("a change to a promise"), Kind.TIE: self.tr("a tie"),
            Kind.WIN: self.tr("a win"), Kind.INTRODUCTION: self.tr("an introduction"),
            Kind.RECOMMENDATION: self.tr("a recommendation"),
            Kind.TOPIC: self.tr("a topic"), Kind.LINE: self.tr("a sentence"), Kind.LOG: self.tr("a sentence"),
        }[place.kind]  # fmt: skip

    # ---- pressed

    def go_on(self, place: Place) -> None:
        """Open what was begun there."""
        head = self._head
        if place.kind in (Kind.LINE, Kind.LOG):
            self._quick_line.exchange(place)
        elif place.kind in OF_TALKS:
            self._read(timeline.talks, [place.of], then=partial(self._go_on_talk, place))
        elif head is None:
            return
        elif place.kind is Kind.NOTE:
            self._notes.write(head, place)
        elif place.kind is Kind.PROMISE:
            self._promising.note(head, place)
        elif place.kind is Kind.PROMISE_CHANGE:
            self._promising.change(next(each for each in head.promises if each.id == place.of))
        elif place.kind is Kind.TOPIC:
            self._noting.note_topic(place)
        elif place.kind in KINDS:
            self._keeping.go_on(place, Named(head.id, head.name))
        elif place.kind is Kind.TIE:
            self._go_on_tie(head, place)
        else:
            self._go_on_fact(head, place)

    def _read(self, question: Any, *args: Any, then: Any) -> None:
        self._asked = self._jobs.read(self, question, self._book, *args, then=then)

    def _go_on_talk(self, place: Place, found: dict[int, TalkView]) -> None:
        view = found.get(place.of or 0)
        if view is None:
            return
        if place.kind is Kind.ENTRY:
            self._reach(view.id, view.day, partial(self._editing.edit_view, view))
        else:
            self._promising.note_from(view)

    def _go_on_tie(self, head: PersonHead, place: Place) -> None:
        tie = next((each for each in head.ties if place.part == f"#{each.id}"), None)
        if tie is not None:
            self._noting.change_tie(tie, place)
        else:
            self._noting.note_tie(place.part, place)

    def _go_on_fact(self, head: PersonHead, place: Place) -> None:
        fact = next((each for each in head.facts if place.part == f"#{each.id}"), None)
        which, _, own = place.part.partition(" ")
        if fact is not None:
            self._noting.change(fact, place)
        elif which not in [each.value for each in Fact]:
            self._drafts.forget(place)  # of a field that this program no longer has
        elif own:
            self._read(facts.own_fields, then=partial(self._go_on_own, place, own))
        else:
            self._noting.note(Fact(which), place=place)

    def _go_on_own(self, place: Place, name: str, known: tuple[OwnField, ...]) -> None:
        field = next((each for each in known if each.name == name), OwnField(name, None))
        self._noting.note(Fact.CUSTOM, field, place)
