"""Who is asked to an event of a calendar, each with what becomes of them: in the book, somebody new, or left out."""

from array import array
from functools import partial

from PySide6.QtCore import QModelIndex, QRectF, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter
from PySide6.QtWidgets import QMenu, QWidget

from networker.domain.vocabulary import Role
from networker.services.gathering_events import NEW, Attendee, Proposal
from networker.ui.gatherings import words
from networker.ui.gatherings.who_rows import ROW, WhoDelegate, WhoTable
from networker.ui.icons import Icons
from networker.ui.models.paged import IdRole, PagedModel
from networker.ui.text import shown_name, visible
from networker.ui.theme import Theme
from networker.ui.widgets.basics import add_action


class AttendeeTable(WhoTable):
    """Space and a click on the tick take along or leave out; the menu says who somebody is where that is open."""

    answered = Signal(int, object)  # place of the attendee; a person, NEW, or None

    def __init__(self, theme: Theme, icons: Icons, parent: QWidget | None = None) -> None:
        super().__init__(ROW, parent)
        self.setObjectName("eventAttendees")
        self.setAccessibleName(words.tr("Who is asked"))
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
            shown_name(one.called),
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

    def ticked(self, number: int) -> None:
        self._toggle(number)

    def menu_at(self, index: QModelIndex) -> QMenu | None:
        n = index.data(IdRole)
        return self.menu_of(n) if n is not None else None

    def menu_of(self, n: int) -> QMenu:
        """Who somebody may be."""
        assert self.proposal is not None
        menu, one = QMenu(self), self.proposal.attendees[n]
        menu.setObjectName("attendeeMenu")
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        said = words.tr("It is {0}")
        offered: list[tuple[str, int | None]] = [
            (said.replace("{0}", shown_name(each.name)), int(each.id))
            for each in (one.person, *one.maybe)
            if each
        ]
        offered += [(words.tr("Somebody new"), NEW), (words.tr("Leave out"), None)]
        for text, answer in offered:
            action = add_action(menu, text, partial(self.answered.emit, n, answer))
            action.setCheckable(True)
            action.setChecked(self.answer(n) == answer)
        return menu


class _AttendeeDelegate(WhoDelegate):
    def __init__(self, table: AttendeeTable, theme: Theme, icons: Icons) -> None:
        super().__init__(theme, icons, table)
        self._table = table

    def paint_row(
        self, painter: QPainter, rect: QRectF, value: tuple[int, Attendee], *, chosen: bool
    ) -> None:
        n, one = value
        answer = self._table.answer(n)
        self.paint_tick(painter, rect, ticked=answer is not None)
        doubtful = answer is None and one.maybe
        self.paint_who(
            painter, rect, rect.right() - 12, name=one.called, ink="text",
            said=f"{self._table.role(one)} · {words.attendee(one, answer)}", share=0.55,
            said_ink="warn" if doubtful else "text2", second=visible(one.mail) if one.mail != one.called else "",
        )  # fmt: skip
