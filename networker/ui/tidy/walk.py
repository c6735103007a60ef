"""Going through a list of Tidy: asked on the read lane, answered on the write lane, one thing after the other.

Which lists there are is said by `declared`; this runs all of them. After an answer the next one is shown at once from
those at hand, and what the book says comes behind it.
"""

from collections.abc import Callable, Sequence
from datetime import date, datetime
from functools import partial
from typing import Any

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from networker.desktop.clock import Clock
from networker.desktop.jobs import Jobs, Ticket
from networker.domain.changes import Changes
from networker.domain.vocabulary import Circle
from networker.services import tidy
from networker.services.book import Book
from networker.services.tidy import Count, Item, answers
from networker.ui.icons import Icons
from networker.ui.text import grouped, numbered, several
from networker.ui.theme import Theme
from networker.ui.tidy.card import Card
from networker.ui.tidy.declared import (
    CHOOSE,
    CIRCLE,
    COMPARE,
    KEEP,
    KNOW,
    LATER,
    LET_GO,
    NAME,
    OPEN,
    TAKE_OUT,
    Declared,
    declared,
)
from networker.ui.tidy.ended import NothingLeft, enough
from networker.ui.tidy.gathered import AT_ONCE, GatheredView
from networker.ui.tidy.sitting import Sitting
from networker.ui.widgets.page_parts import page_scroll

Found = tuple[Sequence[Count], str, Sequence[Item], int]


def _ask(book: Book, key: str, today: date, limit: int) -> Found:
    """How much all lists hold, and the first ones of the list that is open ("" for none)."""
    counted = tidy.counts(book, today=today)
    items, total = tidy.page(book, key, today=today, limit=limit) if key else ([], 0)
    return counted, key, items, total


class Walk(QObject):
    """`counted` says how much each list holds, `turned` what is to be shown."""

    counted = Signal(object)  # dict[str, int]
    turned = Signal(object)  # QWidget, one of `states`
    person_requested = Signal(object)  # PersonId
    compare_requested = Signal(object, object)  # PersonId, PersonId

    def __init__(self, *, book: Book, jobs: Jobs, theme: Theme, icons: Icons, clock: Clock) -> None:
        super().__init__()
        self._book, self._jobs, self._clock = book, jobs, clock
        self.lists = {each.key: each for each in declared()}
        self._sittings = {key: Sitting() for key in self.lists}
        self._unticked: set[str] = set()
        self.open_list: Declared | None = None
        self._asking: Ticket | None = None
        self._busy = False
        self.card = Card(theme, icons)
        self.card.answered.connect(self._answer)
        self.gathered = GatheredView(theme, icons)
        self.gathered.answered.connect(self._let_go)
        self.pause = NothingLeft(theme)
        self.pause.pressed.connect(self._go_on)
        self._card = page_scroll(self.card, theme)
        self.states: tuple[QWidget, ...] = (self._card, self.gathered, self.pause)

    # ---- asking and showing

    def open(self, key: str) -> bool:
        """Somebody looks at a list from now on. False where it is not known yet what it holds."""
        if self.open_list is not self.lists[key]:
            self._keep_ticks()
            self.open_list = self.lists[key]
        if self._sitting.known:
            self._show()
        self.refresh()
        return self._sitting.known

    def leave(self) -> None:
        """Nobody looks at any of them any more."""
        self._keep_ticks()
        self.open_list = None

    def refresh(self) -> None:
        """Ask anew how much there is, and what the open list holds."""
        if self._asking is not None:
            self._asking.cancel()
        key, limit = "", 0
        if self.open_list is not None:
            key = self.open_list.key
            limit = AT_ONCE if self.open_list.gathered else self._sitting.wanted
        self._asking = self._jobs.read(
            self, _ask, self._book, key, self._clock().date(), limit, then=self._arrived
        )

    @property
    def _sitting(self) -> Sitting:
        assert self.open_list is not None
        return self._sittings[self.open_list.key]

    def _arrived(self, found: Found) -> None:
        self._asking = None
        counted, key, items, total = found
        self.counted.emit({each.key: each.number for each in counted})
        if self._busy or self.open_list is None or key != self.open_list.key:
            return  # an answer is on its way, after which it is asked anew
        self._sitting.refill(items, total)
        self._show()

    def _show(self) -> None:
        of, sitting = self.open_list, self._sitting
        assert of is not None
        today = self._clock().date()
        if of.gathered and sitting.waiting:
            self._keep_ticks()
            self.gathered.show_items(of, sitting.waiting, sitting.total, self._unticked, today)
            self.turned.emit(self.gathered)
        elif (item := sitting.current) is not None:
            self.card.show_item(of, item, self._where(sitting), today)
            self.turned.emit(self._card)
        else:
            self._say_pause(of, sitting)
            self.turned.emit(self.pause)

    def _where(self, sitting: Sitting) -> str:
        """ "3 of 20, 392 in all"."""
        of = min(sitting.done + sitting.left, 20)
        said = self.tr("{0} of {1}").replace("{0}", grouped(sitting.done + 1)).replace("{1}", grouped(of))
        if sitting.left > of - sitting.done:
            said = f"{said}  ·  {numbered(self.tr('%n in all, and no hurry'), sitting.left)}"
        return said

    def _say_pause(self, of: Declared, sitting: Sitting) -> None:
        done = numbered(self.tr("%n done"), sitting.done)
        if sitting.paused and sitting.left:
            self.pause.say(*enough(sitting.done, sitting.left))
        elif sitting.later:
            later = len(sitting.later)
            waits = several(later, self.tr("1 waits for later."), self.tr("%n wait for later."))
            again = several(later, self.tr("Look at it again"), self.tr("Look at them again"))
            self.pause.say(self.tr("That's all for now"), waits, again)
        else:
            self.pause.say(of.none, f"{done}." if sitting.done else of.would)

    def _keep_ticks(self) -> None:
        """What was unticked stays so when others come or go."""
        shown = {row.item.key for row in self.gathered.rows}
        self._unticked = (self._unticked - shown) | self.gathered.unticked

    def _go_on(self) -> None:
        if self.open_list is not None:
            self._sitting.go_on()
            self._show()

    @property
    def target(self) -> QWidget | None:
        """What keys go to; None where nothing shown takes any."""
        if self.open_list is None:
            return None
        if self.open_list.gathered and self._sitting.waiting:
            return self.gathered.rows[0] if self.gathered.rows else None
        if self._sitting.current is not None:
            return self.card
        return self.pause.button if self.pause.button.isVisibleTo(self.pause) else None

    # ---- what is answered

    def _answer(self, does: str, value: object) -> None:
        item = self._sitting.current if self.open_list is not None else None
        if self._busy or item is None or item != self.card.item:
            return
        if does == OPEN:
            self.person_requested.emit(item.person.id)
        elif does == COMPARE:
            self.compare_requested.emit(item.people[0].id, item.people[1].id)
        elif does == LATER:
            self._sitting.put_off()
            self._show()
            if not self._sitting.waiting:
                self.refresh()
        else:
            self._write(_verb(does, item, value))

    def _write(self, verb: Callable[..., Changes]) -> None:
        """Show what comes next, and write behind it."""
        if self._asking is not None:  # it was asked before this answer
            self._asking.cancel()
            self._asking = None
        self._busy = True
        now: datetime = self._clock()
        assert self.open_list is not None
        then = partial(self._written, self.open_list)
        self._jobs.write(self, verb, self._book, now=now, then=then, failed=self._failed)

    def _written(self, of: Declared, _changes: Changes) -> None:
        """It is written in the list in which it was answered, though another one may be looked at by now."""
        self._busy, sitting = False, self._sittings[of.key]
        if sitting.waiting and of.gathered:
            more, sitting.waiting = sitting.total > len(sitting.waiting), []
            if (
                not more and of is self.open_list
            ):  # else those are answered who stand there, and the others come
                self._show()
        elif sitting.waiting:
            sitting.answered()
            if of is self.open_list:
                self._show()
        self.refresh()

    def _failed(self, sentence: str) -> None:
        self._busy = False
        self._jobs.failed.emit(sentence)
        self.refresh()

    def _let_go(self, going: Sequence[int], staying: Sequence[int]) -> None:
        if not self._busy and self.open_list is not None and self._sitting.waiting:
            key = self.open_list.key
            self._write(partial(_let_go_together, going=going, staying=staying, key=key))

    def undo(self) -> bool:
        """Bring back what was laid aside last. False where something was written since, which is meant then."""
        if self._busy or self.open_list is None or not self._sitting.take_back():
            return False
        self._show()
        return True


def _let_go_together(
    book: Book, *, going: Sequence[int], staying: Sequence[int], key: str, now: datetime
) -> Changes:
    return answers.let_go_together(book, going, staying, key, now=now)


def _verb(does: str, item: Item, value: Any) -> Callable[..., Changes]:
    """What an answer writes."""

    def run(book: Book, *, now: datetime) -> Changes:
        if does == NAME:
            return answers.name(book, item, str(value), now=now)
        if does == CHOOSE:
            return answers.choose(book, item, int(value), now=now)
        if does == TAKE_OUT:
            return answers.take_out(book, item, 0, now=now)
        if does == CIRCLE:
            return answers.know(book, item, Circle(value), now=now)
        return {KEEP: answers.keep, KNOW: answers.know, LET_GO: answers.let_go}[does](book, item, now=now)

    return run
