"""What becomes of a promise, on the write lane: the same from the timeline and from today's list."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, QPoint

from networker.desktop.clock import Clock
from networker.desktop.jobs import Jobs
from networker.domain.begun import Place
from networker.domain.repeat import Repeat
from networker.domain.vocabulary import FollowUpId, InteractionId, Side
from networker.services import follow_ups
from networker.ui.drafts import Drafts

if TYPE_CHECKING:
    from PySide6.QtWidgets import QMenu


@dataclass(frozen=True, slots=True)
class Wish:
    """What the card says of a promise. `repeats` as views.Promise has it."""

    side: Side
    text: str
    due: date | None
    repeats: str
    unless_contact: bool


class PromiseVerbs(QObject):
    """Done, later, dropped, changed, noted. `owner` is in whose name they are written: a pane, or the tray."""

    def __init__(
        self, book: object, jobs: Jobs, clock: Clock, owner: QObject, drafts: Drafts | None = None
    ) -> None:
        super().__init__(owner)
        self._drafts = drafts or Drafts(book, jobs, self)
        self._book: Any = book
        self._jobs, self._clock, self._owner = jobs, clock, owner

    @property
    def today(self) -> date:
        """The local day."""
        return self._clock().date()

    def done(self, number: int, *, failed: Callable[[str], None] | None = None) -> None:
        """It was kept."""
        self._jobs.write(
            self._owner, follow_ups.done, self._book, FollowUpId(number), now=self._clock(), failed=failed
        )

    def later(self, number: int, due: date) -> None:
        """Put it off to a day."""
        self._jobs.write(
            self._owner, follow_ups.later, self._book, FollowUpId(number), due=due, now=self._clock()
        )

    def drop(self, number: int) -> None:
        """It no longer matters."""
        self._jobs.write(self._owner, follow_ups.drop, self._book, FollowUpId(number), now=self._clock())

    def change(self, number: int, wish: Wish, place: Place | None = None) -> None:
        """Say it anew. `place`: of the draft that is over then."""
        self._drafts.write(
            self._owner, place, follow_ups.change, self._book, FollowUpId(number), side=wish.side, text=wish.text,
            due=wish.due, repeats=wish.repeats, unless_contact=wish.unless_contact, now=self._clock(),
        )  # fmt: skip

    def add(
        self, wish: Wish, people: Sequence[int], talk: InteractionId | None, place: Place | None = None
    ) -> None:
        """Note one, with these people, perhaps out of a talk. `place`: of the draft that is over then."""
        self._drafts.write(
            self._owner, place, follow_ups.add, self._book, side=wish.side, text=wish.text, due=wish.due, people=people,
            interaction=talk, repeat=Repeat.of(wish.repeats), unless_contact=wish.unless_contact, now=self._clock(),
        )  # fmt: skip

    def fill_menu(
        self,
        menu: "QMenu",
        number: int,
        *,
        done: Callable[[], object],
        change: Callable[[], object],
        at: QPoint,
    ) -> None:
        """The lines of a promise's menu. `at`: where a calendar opens, on the screen, over what the menu is of."""
        from networker.ui.widgets.basics import add_action

        add_action(menu, self.tr("Done"), done)
        menu.addSeparator()
        for words, call in self.put_off(number):
            add_action(menu, words, call)
        add_action(menu, self.tr("On a day…"), partial(self._choose_day, number, at, menu))
        menu.addSeparator()
        add_action(menu, self.tr("Change…"), change)
        add_action(menu, self.tr("Drop"), partial(self.drop, number))

    def put_off(self, number: int) -> Sequence[tuple[str, Callable[[], None]]]:
        """The days to which it is put off at one press."""
        offered = ((self.tr("Tomorrow"), 1), (self.tr("In a week"), 7), (self.tr("In a month"), 30))
        return [(words, partial(self._later_by, number, days)) for words, days in offered]

    def _later_by(self, number: int, days: int) -> None:
        self.later(number, self.today + timedelta(days=days))

    def _choose_day(self, number: int, at: QPoint, menu: "QMenu") -> None:
        from networker.ui.promises.day_menu import DayMenu

        of = menu.parentWidget()  # a line, which may go while the calendar is open
        DayMenu(self.today, partial(self.later, number), of.window() if of is not None else menu).open_at(at)
