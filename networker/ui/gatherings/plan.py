"""Whom to invite to a gathering: those who would make a good table of so many, then others, each with the reasons in words."""

from array import array
from functools import partial
from types import MappingProxyType
from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QObject, QRectF, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter
from PySide6.QtWidgets import QMenu, QStackedWidget, QWidget

from networker.desktop.clock import Clock
from networker.desktop.jobs import Jobs, Ticket
from networker.domain.inviting import CAPACITIES, USUAL
from networker.domain.vocabulary import PersonId, Role
from networker.services import planning
from networker.services.book import Book
from networker.services.planning import Plan, Suggestion
from networker.ui.gatherings import words
from networker.ui.gatherings.who_rows import ROW, WhoDelegate, WhoTable
from networker.ui.icons import Icons
from networker.ui.models.headed import HeadedModel, show_headed
from networker.ui.models.paged import IdRole, ItemRole
from networker.ui.text import one_line, paint_line, shown_name
from networker.ui.theme import Theme
from networker.ui.timeline.choices import Choice
from networker.ui.widgets.basics import add_action
from networker.ui.widgets.marks import paint_circle
from networker.ui.widgets.states import EmptyState

if TYPE_CHECKING:
    from networker.ui.gatherings.view import GatheringPane

HEAD, CIRCLE = 28, 12
TABLE, OTHERS = -1, -2  # heads
KEYS = MappingProxyType(
    {
        int(Qt.Key.Key_I): Role.INVITED,
        int(Qt.Key.Key_Space): Role.INVITED,
        int(Qt.Key.Key_C): Role.THERE,
        int(Qt.Key.Key_D): Role.DECLINED,
    }
)


class PlanTable(WhoTable):
    """I or Space invites, C says that somebody comes, D that they are left out, Enter leads to the person."""

    person_requested = Signal(object)  # PersonId
    role_requested = Signal(object, object)  # PersonId, Role

    def __init__(self, theme: Theme, icons: Icons, parent: QWidget | None = None) -> None:
        super().__init__(ROW, parent)
        self.setObjectName("gatheringPlan")
        self.setAccessibleName(words.tr("Whom to invite"))
        self.verticalHeader().setMinimumSectionSize(HEAD)
        self._told: dict[int, Suggestion | str] = {}
        self.model_ = HeadedModel(
            lambda wanted, then: then({n: self._told[n] for n in wanted if n in self._told}),
            words=lambda one: one if isinstance(one, str) else words.suggestion_words(one), parent=self,
        )  # fmt: skip
        self.setModel(self.model_)
        self.setItemDelegate(_PlanDelegate(self, theme, icons))
        self.opened.connect(self.person_requested)

    def show_plan(self, plan: Plan, *, anew: bool) -> None:
        """Show whom to invite; the keyboard stays on its row where whoever was there is asked now."""
        kept, row = self.currentIndex().data(IdRole), self.currentIndex().row()
        parts = [(TABLE, plan.table), (OTHERS, plan.others)]
        ids = array("q")
        self._told = dict(words.plan_heads(plan))
        for head, people in parts:
            if people:
                ids.append(head)
                ids.extend(each.person.id for each in people)
                self._told.update((int(each.person.id), each) for each in people)
        self.model_.forget_all()
        show_headed(self, self.model_, ids, self._told, head=HEAD)
        at = self.model_.row_of(kept) if kept is not None and not anew else -1
        at = at if at >= 0 else 0 if anew else min(max(row, 0), len(ids) - 1)
        index = self.stop_at(at, 1)
        self.setCurrentIndex(index if index.isValid() else self.stop_at(len(ids) - 1, -1))
        self.viewport().update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        number = self.currentIndex().data(IdRole)
        if event.key() in KEYS and not event.modifiers() and number is not None and number > 0:
            self.role_requested.emit(PersonId(number), KEYS[event.key()])
        else:
            super().keyPressEvent(event)

    def ticked(self, number: int) -> None:
        self.role_requested.emit(PersonId(number), Role.INVITED)

    def menu_at(self, index: QModelIndex) -> QMenu | None:
        one = index.data(ItemRole)
        return self.menu_of(one) if isinstance(one, Suggestion) else None

    def menu_of(self, one: Suggestion) -> QMenu:
        """What can be done with somebody who is offered."""
        menu, person = QMenu(self), one.person.id
        menu.setObjectName("planMenu")
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        show = words.tr("Show {0}").replace("{0}", shown_name(one.person.name))
        for text, key, run in (
            (show, "Enter", partial(self.person_requested.emit, person)),
            (words.tr("Invite"), "I", partial(self.role_requested.emit, person, Role.INVITED)),
            (words.tr("Is coming"), "C", partial(self.role_requested.emit, person, Role.THERE)),
            (words.tr("Not this time"), "D", partial(self.role_requested.emit, person, Role.DECLINED)),
        ):
            add_action(menu, text, run).setText(f"{text.replace('&', '&&')}\t{key}")
        return menu


class _PlanDelegate(WhoDelegate):
    def __init__(self, table: PlanTable, theme: Theme, icons: Icons) -> None:
        super().__init__(theme, icons, table)

    def paint_row(self, painter: QPainter, rect: QRectF, value: Suggestion | str, *, chosen: bool) -> None:
        theme = self._theme
        if isinstance(value, str):
            at = rect.adjusted(8, 6, -12, 0)
            paint_line(painter, at, value, theme.font("small", bold=True), theme.colour("text2"))
            return
        self.paint_tick(painter, rect, ticked=False)
        right = rect.right() - 12 - CIRCLE
        if value.circle is not None:
            paint_circle(painter, right, rect.y() + 12, value.circle, theme)
        self.paint_who(
            painter, rect, right - 10, name=value.person.name, ink="text", said=words.reasons(value), share=0.68,
            said_ink="text2", second=one_line(value.company),
        )  # fmt: skip


class PlanPart(QStackedWidget):
    """The table, or that nobody comes to mind; `seats` stands in the head beside it."""

    def __init__(self, theme: Theme, icons: Icons, parent: QWidget) -> None:
        super().__init__(parent)
        self.plan: Plan | None = None
        self.seats = Choice(
            words.tr("How many are to be there"), [(n, words.capacity(n)) for n in CAPACITIES], theme, icons,
            parent=parent,
        )  # fmt: skip
        self.seats.choose(USUAL)
        self.table = PlanTable(theme, icons, self)
        self.nobody = EmptyState(theme, self)
        self.addWidget(self.table)
        self.addWidget(self.nobody)

    def show_plan(self, plan: Plan) -> None:
        """Show whom to invite."""
        anew = self.plan is None or self.plan.gathering != plan.gathering
        self.plan = plan
        self.nobody.say(*words.no_plan(plan))
        self.table.show_plan(plan, anew=anew)
        self.setCurrentWidget(self.table if plan.table or plan.others else self.nobody)

    def target(self) -> QWidget:
        """What keys go to here: without anybody to offer, how many are to be there."""
        return self.table if self.currentWidget() is self.table else self.seats


class Planning(QObject):
    """Turns the pane of a gathering to whom to invite, and reads that anew with the gathering."""

    def __init__(
        self, pane: "GatheringPane", *, book: Book, jobs: Jobs, clock: Clock, parent: QObject
    ) -> None:
        super().__init__(parent)
        self._pane, self._book, self._jobs, self._clock = pane, book, jobs, clock
        self._asking: Ticket | None = None
        pane.invite.clicked.connect(self.turn)
        pane.plan.seats.value_changed.connect(lambda _number: self.read())

    def turn(self) -> None:
        """To whom to invite, and back."""
        pane = self._pane
        pane.plan_shown = not pane.plan_shown
        if pane.plan_shown:
            self.read(keyboard=True)
        else:
            pane.show_list()
            pane.target().setFocus(Qt.FocusReason.OtherFocusReason)

    def read(self, *, keyboard: bool = False) -> None:
        """Ask anew, where it is shown. `keyboard`: give it the keys then."""
        view = self._pane.view
        if self._asking is not None:
            self._asking.cancel()
            self._asking = None
        if view is not None and self._pane.plan_shown:
            self._asking = self._jobs.read(
                self, planning.whom, self._book, view.row.id, capacity=self._pane.plan.seats.value,
                today=self._clock().date(), then=partial(self._arrived, keyboard),
            )  # fmt: skip

    def _arrived(self, keyboard: bool, plan: Plan | None) -> None:
        self._asking = None
        view = self._pane.view
        if plan is None or view is None or view.row.id != plan.gathering or not self._pane.plan_shown:
            return
        self._pane.plan.show_plan(plan)
        self._pane.show_list()
        if keyboard:
            self._pane.target().setFocus(Qt.FocusReason.OtherFocusReason)
