"""Who belongs to a gathering: rows that lead to the person, each with a tick for those to follow up."""

from array import array
from collections.abc import Sequence
from datetime import date
from functools import partial

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPoint, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QKeyEvent, QMouseEvent, QPainter
from PySide6.QtWidgets import QMenu, QStyledItemDelegate, QStyleOptionViewItem, QTableView, QWidget

from networker.domain.vocabulary import PersonId, Role
from networker.services.gatherings import GatheringView, Guest
from networker.ui.gatherings import words
from networker.ui.icons import Icons
from networker.ui.models.paged import IdRole, ItemRole, PagedModel
from networker.ui.text import paint_line
from networker.ui.theme import Theme
from networker.ui.widgets.basics import add_action, paint_tick
from networker.ui.widgets.marks import paint_avatar
from networker.ui.widgets.row_table import KeyTable, paint_ground

ROW, TICK_AT, FACE_AT, FACE, NAME_AT = 36, 8, 36, 24, 70


class GuestTable(KeyTable):
    """Space ticks, Enter and a click on the name lead to the person, Del takes out, the menu gives another role."""

    ticked = Signal()
    person_requested = Signal(object)  # PersonId
    role_requested = Signal(object, object)  # PersonId, Role
    out_requested = Signal(object)  # PersonId

    def __init__(self, theme: Theme, icons: Icons, parent: QWidget | None = None) -> None:
        super().__init__(ROW, parent)
        self.setObjectName("gatheringGuests")
        self.setSelectionMode(KeyTable.SelectionMode.SingleSelection)
        self._guests: dict[int, Guest] = {}
        self.chosen: set[PersonId] = set()
        self._may_tick = True
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
        """Show who belongs to a gathering; `anew`: to another than before, so that no tick stays."""
        self._ahead, self._today = view.lies_ahead(today), today
        self._may_tick = not self._ahead and view.first is not None
        self._guests = {int(each.person.id): each for each in view.guests}
        kept = self.currentIndex().data(IdRole)
        self.chosen = set() if anew else {each for each in self.chosen if self.may_tick(each)}
        self._model.forget_all()
        self._model.set_ids(array("q", self._guests), self._guests)
        row = self._model.row_of(kept) if kept is not None and not anew else 0
        self.setCurrentIndex(self._model.index(max(row, 0), 0))
        self.viewport().update()

    def may_tick(self, person: int) -> bool:
        """Whether somebody was there and is not followed up yet."""
        guest = self._guests.get(person)
        return self._may_tick and guest is not None and guest.present and guest.followed_up is None

    @property
    def tickable(self) -> Sequence[PersonId]:
        """Everybody who may be ticked."""
        return [PersonId(each) for each in self._guests if self.may_tick(each)]

    def choose(self, people: Sequence[PersonId]) -> None:
        """Tick just these."""
        self.chosen = {each for each in people if self.may_tick(each)}
        self.viewport().update()
        self.ticked.emit()

    def _toggle(self, person: PersonId) -> None:
        if self.may_tick(person):
            self.choose([*self.chosen ^ {person}])

    def said(self, guest: Guest) -> str:
        """What stands beside a guest."""
        return words.beside(guest, ahead=self._ahead, today=self._today)

    def _spoken(self, guest: Guest) -> str:
        ticked = guest.person.id in self.chosen
        return words.guest_words(guest, ahead=self._ahead, today=self._today, ticked=ticked)

    # ---- keys and the pointer

    def keyPressEvent(self, event: QKeyEvent) -> None:
        guest = self.currentIndex().data(ItemRole)
        if event.key() == Qt.Key.Key_Space and guest is not None:
            self._toggle(guest.person.id)
        elif event.key() == Qt.Key.Key_Delete and guest is not None:
            self.out_requested.emit(guest.person.id)
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        super().mousePressEvent(event)
        at = event.position().toPoint()
        guest = self.indexAt(at).data(ItemRole)
        if guest is None or event.button() != Qt.MouseButton.LeftButton:
            return
        if at.x() < FACE_AT:
            self._toggle(guest.person.id)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        guest = self.indexAt(event.position().toPoint()).data(ItemRole)
        if guest is not None and event.position().x() >= FACE_AT:
            self.person_requested.emit(guest.person.id)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        index, at = self.currentIndex(), event.globalPos()
        if event.reason() == QContextMenuEvent.Reason.Mouse:
            index = self.indexAt(event.pos())
        else:
            at = self.viewport().mapToGlobal(self.visualRect(index).bottomLeft() + QPoint(NAME_AT, 0))
        guest = index.data(ItemRole)
        if guest is not None:
            self.menu_of(guest).popup(at)

    def menu_of(self, guest: Guest) -> QMenu:
        """What can be done with somebody of a gathering."""
        menu, person = QMenu(self), guest.person.id
        menu.setObjectName("guestMenu")
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        show = words.tr("Show {0}").replace("{0}", words.shown(guest.person.name))
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
            action.setCheckable(True)
            action.setChecked(role is guest.role)
        menu.addSeparator()
        out = add_action(menu, words.tr("Take out"), partial(self.out_requested.emit, person))
        out.setText(f"{out.text()}\tDel")
        return menu


class _GuestDelegate(QStyledItemDelegate):
    def __init__(self, table: GuestTable, theme: Theme, icons: Icons) -> None:
        super().__init__(table)
        self._table, self._theme, self._icons = table, theme, icons

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        return QSize(200, ROW)

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        view, guest, theme = option.widget, index.data(ItemRole), self._theme
        assert isinstance(view, QTableView)
        rect = QRectF(option.rect)
        if view.hasFocus():
            paint_ground(painter, rect, view, index, theme)
        if not isinstance(guest, Guest):
            return
        person = guest.person
        if self._table.may_tick(person.id):
            ticked = person.id in self._table.chosen
            paint_tick(painter, rect.x() + TICK_AT, rect.y() + 10, theme, self._icons, ticked=ticked)
        elif guest.followed_up is not None:  # ticked before: it is done, and no box
            self._icons.paint(painter, rect.x() + TICK_AT, rect.y() + 10, "done", theme.colour("accent"), 16)
        away = "text" if guest.present else "text2"
        paint_avatar(
            painter, QRectF(rect.x() + FACE_AT, rect.y() + 6, FACE, FACE), person.name, theme, self._icons
        )
        small, row = theme.font("small"), rect.adjusted(NAME_AT, 0, -12, 0)
        said = self._table.said(guest)
        used = paint_line(
            painter, row.adjusted(row.width() * 0.4, 0, 0, 0), said, small, theme.colour("text2"), right=True
        )
        row.setWidth(row.width() - used - 12)
        used = paint_line(painter, row, words.shown(person.name), theme.font("body"), theme.colour(away))
        row.setLeft(row.left() + used + 10)
        if row.width() > 40:
            paint_line(painter, row, words.one_line(guest.company), small, theme.colour("text3"))
