"""What stands above whose turn it is: promises due and birthdays, a few at first. They are not counted."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QMenu, QVBoxLayout, QWidget

from networker.services.today_views import Promise, Today
from networker.ui.icons import Icons
from networker.ui.promises.verbs import PromiseVerbs
from networker.ui.reach_out.blocks import clear
from networker.ui.reach_out.rows import MARGIN, BirthdayLine, PromiseLine
from networker.ui.tabs import in_layout, tabbed
from networker.ui.text import numbered
from networker.ui.theme import Theme
from networker.ui.widgets.basics import Link, add_action
from networker.ui.widgets.once import Once

SHOWN, UNFOLDED = 6, 50  # promises at first, and at each press for more
BIRTHDAYS = 5  # at first


class Above(QWidget):
    """`unfolded`: there is more to see than before."""

    person_requested = Signal(object)
    change_requested = Signal(object)  # a promise
    unfolded = Signal()

    def __init__(
        self, promises: PromiseVerbs, theme: Theme, icons: Icons, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._verbs, self._theme, self._icons = promises, theme, icons
        self._today: Today | None = None
        self._shown, self._birthdays = SHOWN, BIRTHDAYS
        self._once = Once(self)
        self.lines = QVBoxLayout(self)
        self.lines.setContentsMargins(0, 0, 0, 0)
        self.lines.setSpacing(0)

    @property
    def stops(self) -> list[QWidget]:
        """Where Tab stops."""
        return [stop for each in in_layout(self.lines) for stop in (each, *tabbed(each))]

    def show_today(self, today: Today) -> None:
        """Show those of a day."""
        self._today = today
        clear(self.lines)
        shown = today.promises[: self._shown]
        for promise in shown:
            self.lines.addWidget(self._promise_line(promise, today))
        if len(shown) < len(today.promises):
            self.lines.addWidget(self._more(len(today.promises) - len(shown), self._unfold_promises))
        for birthday in today.birthdays[: self._birthdays]:
            row = BirthdayLine(birthday, today.day, self._theme, self._icons)
            row.pressed.connect(partial(self.person_requested.emit, birthday.person))
            self.lines.addWidget(row)
        if self._birthdays < len(today.birthdays):
            self.lines.addWidget(self._more(len(today.birthdays) - self._birthdays, self._unfold_birthdays))
        if today.promises or today.birthdays:
            self.lines.addSpacing(8)

    def _promise_line(self, promise: Promise, today: Today) -> PromiseLine:
        line = PromiseLine(promise, today.day, self._theme, self._icons)
        line.clicked.connect(partial(self._verbs.done, promise.id))
        self._once.watch(line)
        line.dropped.connect(partial(self._verbs.drop, promise.id))
        menu = QMenu(line)
        menu.setObjectName("promiseMenu")
        for person in promise.people[:3]:
            name = person.name or self.tr("No name yet")
            add_action(menu, name, partial(self.person_requested.emit, person.id))
        menu.addSeparator()
        self._verbs.fill_menu(
            menu, promise.id, done=line.click, change=partial(self.change_requested.emit, promise),
            at=line.menu_place,
        )  # fmt: skip
        line.set_menu(menu)
        return line

    def _more(self, left: int, unfold: Callable[[], None]) -> QWidget:
        """The others are a press away: a long list would bury whose turn it is."""
        holder = QWidget()
        row = QHBoxLayout(holder)
        row.setContentsMargins(MARGIN + 48, 4, MARGIN, 0)
        link = Link(numbered(self.tr("and %n more"), left), self._theme)
        link.clicked.connect(unfold)
        row.addWidget(link)
        row.addStretch(1)
        return holder

    def _unfold_promises(self) -> None:
        self._shown += UNFOLDED
        self._show_above()

    def _unfold_birthdays(self) -> None:
        self._birthdays += UNFOLDED
        self._show_above()

    def _show_above(self) -> None:
        if self._today is not None:
            self.show_today(self._today)
            self.unfolded.emit()
