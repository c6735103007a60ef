"""Who belongs to a gathering: rows that lead to the person, with a tick at the left for those who were there.

At the right another says whom to follow up: it is only chosen here, and promised by the bar below.
"""

from array import array
from collections.abc import Sequence
from datetime import date
from functools import partial
from types import MappingProxyType

from PySide6.QtCore import QModelIndex, QRectF, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter
from PySide6.QtWidgets import QMenu, QWidget

from networker.domain.vocabulary import PersonId, Role
from networker.services.gatherings import GatheringView, Guest
from networker.ui.gatherings import words
from networker.ui.gatherings.who_rows import ROW, WhoDelegate, WhoTable
from networker.ui.icons import Icons
from networker.ui.models.paged import IdRole, ItemRole, PagedModel
from networker.ui.text import one_line, paint_line, shown_name
from networker.ui.theme import Theme
from networker.ui.widgets.basics import add_action, paint_tick

FOLLOW, TICK = 96, 16  # room at the right for the tick of the follow-up with its word

# The keys that say what somebody is to a gathering; C for whoever comes, or came.
ROLES = MappingProxyType(
    {int(Qt.Key.Key_I): Role.INVITED, int(Qt.Key.Key_C): Role.THERE, int(Qt.Key.Key_D): Role.DECLINED}
)


class GuestTable(WhoTable):
    """Space says that somebody was there, F chooses them for a follow-up, Enter leads to them, Del takes them out.

    I, C and D say invited, coming and declined. Both ticks can be pressed, and the menu gives any role.
    """

    chosen_changed = Signal()  # whom to follow up
    person_requested = Signal(object)  # PersonId
    role_requested = Signal(object, object)  # PersonId, Role
    out_requested = Signal(object)  # PersonId

    def __init__(self, theme: Theme, icons: Icons, parent: QWidget | None = None) -> None:
        super().__init__(ROW, parent)
        self.setObjectName("gatheringGuests")
        self._guests: dict[int, Guest] = {}
        self.chosen: set[PersonId] = set()
        self._may_follow_up = True
        self._ahead, self._today = False, date.min
        self._model = PagedModel(
            lambda wanted, then: then({n: self._guests[n] for n in wanted if n in self._guests}),
            words=self._spoken, parent=self,
        )  # fmt: skip
        self.setModel(self._model)
        self.delegate = _GuestDelegate(self, theme, icons)
        self.setItemDelegate(self.delegate)
        self.opened.connect(self.person_requested)

    def show_guests(self, view: GatheringView, today: date, *, anew: bool) -> None:
        """Show who belongs to a gathering; `anew`: to another than before, so that nobody stays chosen."""
        self._ahead, self._today = view.lies_ahead(today), today
        self._may_follow_up = not self._ahead and view.first is not None
        self._guests = {int(each.person.id): each for each in view.guests}
        kept = self.currentIndex().data(IdRole)
        self.chosen = set() if anew else {each for each in self.chosen if self.may_follow_up(each)}
        self._model.forget_all()
        self._model.set_ids(array("q", self._guests), self._guests)
        row = self._model.row_of(kept) if kept is not None and not anew else 0
        self.setCurrentIndex(self._model.index(max(row, 0), 0))
        self.viewport().update()

    def may_follow_up(self, person: int) -> bool:
        """Whether somebody was there and is not followed up yet."""
        guest = self._guests.get(person)
        return self._may_follow_up and guest is not None and guest.present and guest.followed_up is None

    @property
    def left_to_follow_up(self) -> Sequence[PersonId]:
        """Everybody who may be chosen."""
        return [PersonId(each) for each in self._guests if self.may_follow_up(each)]

    def choose(self, people: Sequence[PersonId]) -> None:
        """Follow up just these."""
        self.chosen = {each for each in people if self.may_follow_up(each)}
        self.viewport().update()
        self.chosen_changed.emit()

    def _toggle(self, person: PersonId) -> None:
        if self.may_follow_up(person):
            self.choose([*self.chosen ^ {person}])

    def _turn_presence(self, guest: Guest) -> None:
        """Somebody was there, or no more than invited. Whoever was the host was there, and stays the host."""
        if guest.role is not Role.HOST:
            self.role_requested.emit(guest.person.id, Role.INVITED if guest.present else Role.THERE)

    def said(self, guest: Guest) -> str:
        """What stands beside a guest."""
        return words.beside(guest, ahead=self._ahead, today=self._today)

    def _spoken(self, guest: Guest) -> str:
        chosen = guest.person.id in self.chosen
        return words.guest_words(guest, ahead=self._ahead, today=self._today, chosen=chosen)

    # ---- keys and the pointer

    def keyPressEvent(self, event: QKeyEvent) -> None:
        guest = self.currentIndex().data(ItemRole)
        if event.key() == Qt.Key.Key_Space and guest is not None:
            self._turn_presence(guest)
        elif event.key() == Qt.Key.Key_F and not event.modifiers() and guest is not None:
            self._toggle(guest.person.id)
        elif event.key() in ROLES and not event.modifiers() and guest is not None:
            if guest.role is not Role.HOST:
                self.role_requested.emit(guest.person.id, ROLES[event.key()])
        elif event.key() == Qt.Key.Key_Delete and guest is not None:
            self.out_requested.emit(guest.person.id)
        else:
            super().keyPressEvent(event)

    def ticked(self, number: int) -> None:
        self._turn_presence(self.currentIndex().data(ItemRole))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        super().mousePressEvent(event)
        guest = self._to_follow(event)
        if guest is not None and event.button() == Qt.MouseButton.LeftButton:
            self._toggle(guest.person.id)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        guest = self._to_follow(event)
        if guest is None or not self.may_follow_up(guest.person.id):
            super().mouseDoubleClickEvent(event)

    def _to_follow(self, event: QMouseEvent) -> Guest | None:
        """Whose second tick the pointer is on."""
        at = event.position().toPoint()
        guest: Guest | None = self.indexAt(at).data(ItemRole)
        return guest if at.x() >= self.viewport().width() - FOLLOW else None

    def menu_at(self, index: QModelIndex) -> QMenu | None:
        guest = index.data(ItemRole)
        return self.menu_of(guest) if guest is not None else None

    def menu_of(self, guest: Guest) -> QMenu:
        """What can be done with somebody of a gathering."""
        menu, person = QMenu(self), guest.person.id
        menu.setObjectName("guestMenu")
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        show = words.tr("Show {0}").replace("{0}", shown_name(guest.person.name))
        add_action(menu, show, partial(self.person_requested.emit, person)).setText(
            f"{show.replace('&', '&&')}\tEnter"
        )
        menu.addSeparator()
        for role in Role:
            action = add_action(
                menu,
                words.role(role, ahead=self._ahead).capitalize(),
                partial(self.role_requested.emit, person, role),
            )
            key = next((chr(code) for code, each in ROLES.items() if each is role), "")
            action.setText(f"{action.text()}\t{key}" if key else action.text())
            action.setCheckable(True)
            action.setChecked(role is guest.role)
        menu.addSeparator()
        if self.may_follow_up(person):
            follow = add_action(menu, words.tr("Follow up"), partial(self._toggle, person))
            follow.setText(f"{follow.text()}\tF")
            follow.setCheckable(True)
            follow.setChecked(person in self.chosen)
        out = add_action(menu, words.tr("Take out"), partial(self.out_requested.emit, person))
        out.setText(f"{out.text()}\tDel")
        return menu


class _GuestDelegate(WhoDelegate):
    def __init__(self, table: GuestTable, theme: Theme, icons: Icons) -> None:
        super().__init__(theme, icons, table)
        self._table = table

    def paint_row(self, painter: QPainter, rect: QRectF, value: Guest, *, chosen: bool) -> None:
        if value.role is not Role.HOST:
            self.paint_tick(painter, rect, ticked=value.present)
        self.paint_who(
            painter, rect, self._paint_follow_up(painter, rect, value),
            name=value.person.name, ink="text" if value.present else "text2",
            said=self._table.said(value), share=0.6, said_ink="text2", second=one_line(value.company),
        )  # fmt: skip

    def _paint_follow_up(self, painter: QPainter, rect: QRectF, guest: Guest) -> float:
        """The tick of the follow-up with its word, a sign where there is one; where what stands before it ends."""
        theme, table, person = self._theme, self._table, guest.person.id
        x, y = rect.right() - 12 - TICK, rect.y() + 10
        if table.may_follow_up(person):
            chosen = person in table.chosen
            paint_tick(painter, x, y, theme, self._icons, ticked=chosen)
            room = QRectF(rect.x(), rect.y(), x - 8 - rect.x(), rect.height())
            ink = theme.colour("text" if chosen else "text3")
            paint_line(painter, room, words.tr("follow up"), theme.font("small"), ink, right=True)
            return rect.right() - FOLLOW - 8
        if guest.followed_up is not None:
            self._icons.paint(painter, x, y, "done", theme.colour("accent"), TICK)
            return x - 8
        return rect.right() - 12
