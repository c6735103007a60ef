"""Who took part in a talk, as chips that are taken out by a click, Space or Del, and somebody added by typing a few letters."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from networker.desktop.clock import Clock
from networker.desktop.jobs import Jobs
from networker.domain.vocabulary import PersonId
from networker.services.rows import PersonRow
from networker.services.today_views import Named
from networker.ui.icons import Icons
from networker.ui.palette import Palette
from networker.ui.text import isolate, set_tooltip, shown_name
from networker.ui.theme import Theme
from networker.ui.timeline.flow import Flow
from networker.ui.widgets.basics import Chip
from networker.ui.widgets.press import ENTER, saves

CLOSE = 16  # px of the glyph that takes somebody out


class PersonChip(Chip):
    """Somebody, and the glyph that says what a press does."""

    def __init__(self, person: Named, theme: Theme, icons: Icons, parent: QWidget) -> None:
        name = shown_name(person.name)
        super().__init__(name, theme, icons, avatar=person.name or " ", parent=parent)
        self.person = person
        self.setAccessibleName(self.tr("Take out {0}").replace("{0}", isolate(name)))
        set_tooltip(self, "")
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    def _tail(self) -> float:
        return CLOSE + 8

    def sizeHint(self) -> QSize:
        return QSize(min(super().sizeHint().width(), 260), 24)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        self._icons.paint(
            QPainter(self), self.width() - CLOSE - 5, 4, "close", self._theme.colour("text2"), CLOSE
        )

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self.click()
        elif event.key() in ENTER and not saves(event):
            event.accept()  # whoever means to be done takes nobody out by it
        else:
            super().keyPressEvent(event)


class PersonFinder(Palette):
    """A palette of people alone; those who are in already are not offered."""

    def __init__(
        self, present: Sequence[int], *, book: object, jobs: Jobs, theme: Theme, icons: Icons, clock: Clock,
        parent: QWidget, asked: str = "",
    ) -> None:  # fmt: skip
        super().__init__(
            lambda: (), book=book, jobs=jobs, theme=theme, icons=icons, clock=clock, parent=parent  # type: ignore[arg-type]
        )  # fmt: skip
        self._present = frozenset(present)
        asked = asked or self.tr("Who was there too?")
        self.setObjectName("personFinder")
        self.setAccessibleName(asked)
        self.field.setObjectName("personFinderField")
        self.field.setAccessibleName(asked)
        self.field.setPlaceholderText(asked)
        self.closed.connect(self.deleteLater)
        self._then: Callable[[Named], None] | None = None
        self.person_requested.connect(self._hand_over)

    def serve(self, asker: QWidget, then: Callable[[Named], None]) -> None:
        """Open, and give `then` whoever is chosen. The search goes with the one who asks, whose card a key may take away."""
        self._then = then
        asker.destroyed.connect(self._let_go)
        self.open()

    def _hand_over(self, person: PersonId) -> None:
        if self._then is not None:
            self._then(self.named(person))

    def _let_go(self) -> None:
        self._then = None
        self.deleteLater()

    def _found(self, found: list[PersonRow]) -> None:
        super()._found([row for row in found if row.id not in self._present])

    def named(self, person: PersonId) -> Named:
        """Somebody who is offered, with the name."""
        return Named(person, next((row.name for row in self._people if row.id == person), ""))


class PeopleChips(Flow):
    """The chips of those who took part, and one that adds somebody."""

    people_changed = Signal()

    def __init__(
        self, people: Sequence[Named], *, book: object, jobs: Jobs, theme: Theme, icons: Icons, clock: Clock,
        over: QWidget, parent: QWidget, asked: str = "",
    ) -> None:  # fmt: skip
        """`over`: what the search for somebody lies on; `asked`: what it asks."""
        super().__init__(gap=6, step=30, parent=parent)
        self._book, self._jobs, self._theme, self._icons, self._clock = book, jobs, theme, icons, clock
        self._over, self._asked = over, asked
        self.people: list[Named] = []
        self.add = Chip(self.tr("Add somebody"), theme, icons, kind="off", icon="add", parent=self)
        self.add.clicked.connect(self._find)
        self.finder: PersonFinder | None = None
        self._show(people)

    def _show(self, people: Sequence[Named]) -> None:
        self.people = list(people)
        chips = []
        for person in self.people:
            chip = PersonChip(person, self._theme, self._icons, self)
            chip.clicked.connect(lambda _=False, person=person: self._take_out(person))
            chips.append(chip)
        self.show_items([*chips, self.add])

    def put_back(self, people: Sequence[Named]) -> None:
        """Show those who were there before; the keyboard stays among the chips where it was on one."""
        mine = self.isAncestorOf(self.window().focusWidget() or self)
        if list(people) != self.people:
            self._show(people)
            if mine:
                self.items[0].setFocus(Qt.FocusReason.OtherFocusReason)
            self.people_changed.emit()

    def _take_out(self, person: Named) -> None:
        at = self.people.index(person)
        self._show([each for each in self.people if each != person])
        self.items[min(at, len(self.items) - 1)].setFocus(Qt.FocusReason.OtherFocusReason)
        self.people_changed.emit()

    def _find(self) -> None:
        finder = self.finder = PersonFinder(
            [each.id for each in self.people], book=self._book, jobs=self._jobs, theme=self._theme,
            icons=self._icons, clock=self._clock, parent=self._over, asked=self._asked,
        )  # fmt: skip
        finder.serve(self, self._add)

    def _add(self, person: Named) -> None:
        self._show([*self.people, person])
        self.add.setFocus(Qt.FocusReason.OtherFocusReason)
        self.people_changed.emit()
