"""What is said in the header, and in the menu behind its circle, written of whoever is shown."""

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from networker.desktop.clock import Clock
from networker.desktop.jobs import Jobs
from networker.domain.vocabulary import Circle, PersonId, State
from networker.services import people
from networker.services.book import Book
from networker.ui.timeline.header import PersonHeader


class HeaderVerbs(QObject):
    """Writes in the name of the pane `owner`, which knows by `person` who is shown."""

    def __init__(
        self,
        header: PersonHeader,
        *,
        person: Callable[[], PersonId | None],
        book: Book,
        jobs: Jobs,
        clock: Clock,
        owner: QWidget,
    ) -> None:
        super().__init__(owner)
        self._menu = header.circle_menu
        self._person, self._book, self._jobs, self._clock, self._owner = person, book, jobs, clock, owner
        header.circle_requested.connect(self.set_circle)
        header.state_requested.connect(self.set_state)
        header.want_requested.connect(self.set_wanted)
        self._menu.wish_chosen.connect(self._wish)
        self._menu.left_as_it_is.connect(lambda: self._say("leave"))
        self._menu.never_again.connect(lambda: self._say("never"))
        self._menu.rooms_wanted.connect(self._ask_for_rooms)

    def set_circle(self, circle: Circle | None) -> None:
        """Put the person shown into a circle, or into none."""
        if (person := self._person()) is not None:
            self._write(people.set_circle, [person], circle)

    def set_state(self, state: State) -> None:
        """Say of the person shown that they are paused, let go and the like."""
        if (person := self._person()) is not None:
            self._write(people.set_state, person, state)

    def set_wanted(self, wanted: bool) -> None:
        """Mark the person shown as one the user wants to know, or take the mark away."""
        from networker.services import paths

        if (person := self._person()) is not None:
            self._write(paths.want, [person], wanted)

    def _write(self, verb: Callable[..., Any], *said: object, **how: Any) -> None:
        self._jobs.write(self._owner, verb, self._book, *said, now=self._clock(), **how)

    # ---- the menu, which knows whose it is

    def _ask_for_rooms(self) -> None:
        from networker.services import circles

        self._jobs.read(self, circles.rooms, self._book, then=self._menu.show_rooms)

    def _wish(self, days: int | None, strict: bool) -> None:
        from networker.services import circles

        if (head := self._menu.head) is not None:
            self._write(circles.set_wish, head.id, days, strict=strict)

    def _say(self, what: str) -> None:
        from networker.services import circles

        if (head := self._menu.head) is not None:
            self._write(circles.leave if what == "leave" else circles.never, head.id)
