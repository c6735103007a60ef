"""Who is asked to an event of a calendar, each with what becomes of them: in the book, somebody new, or left out."""

from array import array
from functools import partial

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPoint, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QKeyEvent, QMouseEvent, QPainter
from PySide6.QtWidgets import QMenu, QStyledItemDelegate, QStyleOptionViewItem, QTableView, QWidget

from networker.domain.vocabulary import Role
from networker.services.gathering_events import NEW, Attendee, Proposal
from networker.ui.gatherings import words
from networker.ui.gatherings.guests import FACE, FACE_AT, NAME_AT, ROW, TICK_AT
from networker.ui.icons import Icons
from networker.ui.models.paged import IdRole, ItemRole, PagedModel
from networker.ui.text import paint_line, visible
from networker.ui.theme import Theme
from networker.ui.widgets.basics import add_action, paint_tick
from networker.ui.widgets.marks import paint_avatar
from networker.ui.widgets.row_table import KeyTable, paint_ground


class AttendeeTable(KeyTable):
    """Space and a click on the tick take along or leave out; the menu says who somebody is where that is open."""

    answered = Signal(int, object)  # place of the attendee; a person, NEW, or None

    def __init__(self, theme: Theme, icons: Icons, parent: QWidget | None = None) -> None:
        super().__init__(ROW, parent)
        self.setObjectName("eventAttendees")
        self.setAccessibleName(words.tr("Who is asked"))
        self.setSelectionMode(KeyTable.SelectionMode.SingleSelection)
        self.proposal: Proposal | None = None
        self._model = PagedModel(self._fetch, words=self._spoken, parent=self)
        self.setModel(self._model)
        self.setItemDelegate(_AttendeeDelegate(self, theme, icons))
        self.opened.connect(self._toggle)

    def show_proposal(self, proposal: Proposal) -> None:
        """Show who is asked to an event."""
        same = self.proposal is not None and self.proposal.event == proposal.event
        self.proposal = proposal
        self._model.forget_all()
        self._model.set_ids(array("q", range(len(proposal.attendees))))
        if not same:
            self.setCurrentIndex(self._model.index(0, 0))
        self.viewport().update()

    def _fetch(self, wanted: object, then: object) -> None:
        proposal = self.proposal
        if proposal is not None:
            then({n: (n, proposal.attendees[n]) for n in wanted if n < len(proposal.attendees)})  # type: ignore[operator, attr-defined]

    def answer(self, n: int) -> int | None:
        """What becomes of an attendee."""
        return self.proposal.answers.get(n) if self.proposal is not None else None

    def _spoken(self, item: tuple[int, Attendee]) -> str:
        n, one = item
        ticked = words.tr("ticked") if self.answer(n) is not None else ""
        parts = (
            words.shown(one.called),
            one.mail,
            self.role(one),
            words.attendee(one, self.answer(n)),
            ticked,
        )
        return ", ".join(part for part in parts if part)

    def role(self, one: Attendee) -> str:
        """What they answered."""
        return words.tr("accepted") if one.role is Role.THERE else words.role(one.role, ahead=False)

    def _toggle(self, n: int) -> None:
        if self.proposal is None:
            return
        one = self.proposal.attendees[n]
        if self.answer(n) is not None:
            self.answered.emit(n, None)
        else:
            likely = one.person or (one.maybe[0] if one.maybe else None)
            self.answered.emit(n, int(likely.id) if likely else NEW)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        n = self.currentIndex().data(IdRole)
        if event.key() == Qt.Key.Key_Space and n is not None:
            self._toggle(n)
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        super().mousePressEvent(event)
        at = event.position().toPoint()
        n = self.indexAt(at).data(IdRole)
        if n is not None and event.button() == Qt.MouseButton.LeftButton and at.x() < FACE_AT:
            self._toggle(n)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        index, at = self.currentIndex(), event.globalPos()
        if event.reason() == QContextMenuEvent.Reason.Mouse:
            index = self.indexAt(event.pos())
        else:
            at = self.viewport().mapToGlobal(self.visualRect(index).bottomLeft() + QPoint(NAME_AT, 0))
        n = index.data(IdRole)
        if n is not None:
            self.menu_of(n).popup(at)

    def menu_of(self, n: int) -> QMenu:
        """Who somebody may be."""
        assert self.proposal is not None
        menu, one = QMenu(self), self.proposal.attendees[n]
        menu.setObjectName("attendeeMenu")
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        said = words.tr("It is {0}")
        offered: list[tuple[str, int | None]] = [
            (said.replace("{0}", words.shown(each.name)), int(each.id))
            for each in (one.person, *one.maybe)
            if each
        ]
        offered += [(words.tr("Somebody new"), NEW), (words.tr("Leave out"), None)]
        for text, answer in offered:
            action = add_action(menu, text, partial(self.answered.emit, n, answer))
            action.setCheckable(True)
            action.setChecked(self.answer(n) == answer)
        return menu


class _AttendeeDelegate(QStyledItemDelegate):
    def __init__(self, table: AttendeeTable, theme: Theme, icons: Icons) -> None:
        super().__init__(table)
        self._table, self._theme, self._icons = table, theme, icons

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        return QSize(200, ROW)

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        view, item, theme = option.widget, index.data(ItemRole), self._theme
        assert isinstance(view, QTableView)
        rect = QRectF(option.rect)
        if view.hasFocus():
            paint_ground(painter, rect, view, index, theme)
        if item is None:
            return
        n, one = item
        answer = self._table.answer(n)
        small = theme.font("small")
        paint_tick(painter, rect.x() + TICK_AT, rect.y() + 10, theme, self._icons, ticked=answer is not None)
        paint_avatar(
            painter, QRectF(rect.x() + FACE_AT, rect.y() + 6, FACE, FACE), one.called, theme, self._icons
        )
        row = rect.adjusted(NAME_AT, 0, -12, 0)
        wide = row.width()
        doubtful = answer is None and one.maybe
        ink = theme.colour("warn" if doubtful else "text2")
        said = f"{self._table.role(one)} · {words.attendee(one, answer)}"
        used = paint_line(painter, row.adjusted(wide * 0.45, 0, 0, 0), said, small, ink, right=True)
        row.setWidth(wide - used - 12)
        used = paint_line(painter, row, words.shown(one.called), theme.font("body"), theme.colour("text"))
        row.setLeft(row.left() + used + 10)
        if row.width() > 40 and one.mail != one.called:
            paint_line(painter, row, visible(one.mail), small, theme.colour("text3"))
