"""The events of a calendar file, one to be chosen: at the left which there are, at the right who is asked to it."""

from array import array
from collections.abc import Callable, Mapping, Sequence
from datetime import date
from typing import Any

from PySide6.QtCore import QModelIndex, QRectF, Qt, Signal
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from networker.domain.dates import PartialDate
from networker.formats.records import GatheringRecord
from networker.services.gathering_events import Events, Proposal, answered
from networker.ui import dates
from networker.ui.dropped import FilesPass
from networker.ui.gatherings import words
from networker.ui.gatherings.attendees import AttendeeTable
from networker.ui.gatherings.view import WIDEST, Title
from networker.ui.icons import Icons
from networker.ui.models.paged import IdRole, PagedModel
from networker.ui.text import PlainLabel, one_line, paint_line, set_tooltip
from networker.ui.theme import Theme
from networker.ui.widgets.basics import Button, Field
from networker.ui.widgets.page_parts import LEFT, page_head, side_by_side
from networker.ui.widgets.row_delegate import RowDelegate
from networker.ui.widgets.row_table import KeyTable
from networker.ui.widgets.states import Column
from networker.ui.widgets.undo_keys import UndoKeys

ROW = 48
MOST_TOLD = 20  # events left out that a tooltip names


class EventsPane(QWidget):
    """`event_chosen` asks for a proposal, which `show_proposal` shows; `taken` carries it as it was answered."""

    event_chosen = Signal(object)  # GatheringRecord
    taken = Signal(object)  # Proposal
    left = Signal()

    def __init__(self, theme: Theme, icons: Icons, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("gatheringEvents")
        self._theme = theme
        self._events: Events | None = None
        side_by_side(self._left_side(theme, icons), self._right_side(theme, icons), theme, self)
        UndoKeys(self).watch(self.search.line)
        FilesPass(self).watch(self.search.line)

    def _left_side(self, theme: Theme, icons: Icons) -> QWidget:
        left = Column(theme, "window", self)
        left.setFixedWidth(LEFT)
        left.column.addSpacing(11)
        self.head = page_head("", theme, aside=16, parent=left)
        left.column.addWidget(self.head)
        left.column.addSpacing(9)
        self.search = Field(theme, icons, icon="search", parent=left)
        self.search.line.setAccessibleName(words.tr("Search these events"))
        self.search.line.setPlaceholderText(words.tr("Search these events"))
        self.search.line.textChanged.connect(lambda _text: self._list())
        holder = QHBoxLayout()
        holder.setContentsMargins(16, 0, 16, 8)
        holder.addWidget(self.search)
        left.column.addLayout(holder)
        self.list = KeyTable(ROW, left)
        self.list.setObjectName("eventsList")
        self.list.setAccessibleName(words.tr("Events"))
        self._delegate = _EventDelegate(theme, self.list)
        self.list.setItemDelegate(self._delegate)
        self._model = PagedModel(self._fetch, words=_spoken, parent=self)
        self.list.setModel(self._model)
        self.list.selectionModel().currentChanged.connect(lambda now, _before: self._chosen(now))
        self.list.opened.connect(lambda _number: self.attendees.setFocus(Qt.FocusReason.OtherFocusReason))
        left.column.addWidget(self.list, 1)
        self.left_out = PlainLabel("", left)
        self.left_out.setFont(theme.font("small"))
        self.left_out.setWordWrap(True)
        self.left_out.setContentsMargins(16, 8, 16, 16)
        left.column.addWidget(self.left_out)
        return left

    def _right_side(self, theme: Theme, icons: Icons) -> QWidget:
        right = QWidget(self)
        self._column = column = QVBoxLayout(right)
        column.setContentsMargins(39, 18, 39, 20)
        column.setSpacing(12)
        self.title = Title(theme, right)
        self.hint = PlainLabel("", right)
        self.hint.setFont(theme.font("small"))
        self.hint.setWordWrap(True)
        self._dress()
        theme.changed.connect(self._dress)
        self.attendees = AttendeeTable(theme, icons, right)
        self.attendees.answered.connect(self._answered)
        self.take = Button(words.tr("Note this gathering"), theme, kind="primary", parent=right)
        self.take.clicked.connect(self._take)
        self.cancel = Button(words.tr("Cancel"), theme, kind="quiet", parent=right)
        self.cancel.clicked.connect(self.left)
        for each in (self.title, self.hint, self.attendees):
            column.addWidget(each, 1 if each is self.attendees else 0)
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        buttons.addWidget(self.take)
        buttons.addWidget(self.cancel)
        buttons.addStretch(1)
        column.addLayout(buttons)
        return right

    def _dress(self) -> None:
        for each in (self.hint, self.left_out):
            each.setStyleSheet(f"color:{self._theme.colour('text2').name()}")

    def resizeEvent(self, event: object) -> None:
        wide = self.width() - LEFT - 1
        self._column.setContentsMargins(39, 18, max(39, wide - 39 - WIDEST), 20)

    # ---- showing

    def show_events(self, events: Events, today: date) -> None:
        """Show the events of a file, and choose the newest that is not ahead, else the nearest."""
        self._events = events
        self._delegate.today = today
        self.head.setText(one_line(events.file))
        self.search.setVisible(len(events.events) > 1)
        self.search.line.setText("")
        self.left_out.setText(words.left_out(events.skipped))
        set_tooltip(self.left_out, words.left_out(events.skipped, most=MOST_TOLD))
        self.left_out.setVisible(bool(events.skipped))
        self._list()
        been = next((n for n, each in enumerate(events.events) if each.day <= today.isoformat()), None)
        row = self._model.row_of(been if been is not None else len(events.events) - 1)
        index = self._model.index(row, 0)
        if index == self.list.currentIndex():
            self._chosen(index)  # of another file, or to be looked at anew
        self.list.setCurrentIndex(index)
        self.list.setFocus(Qt.FocusReason.OtherFocusReason)

    def _list(self) -> None:
        if self._events is not None:
            self._model.set_ids(array("q", self._events.found(self.search.line.text())))
            if not self.list.currentIndex().isValid():
                self.list.setCurrentIndex(self._model.index(0, 0))

    def _fetch(self, wanted: Sequence[int], then: Callable[[Mapping[int, Any]], None]) -> None:
        events = self._events.events if self._events is not None else ()
        then({n: events[n] for n in wanted if n < len(events)})

    def _chosen(self, now: QModelIndex) -> None:
        number = now.data(IdRole)
        self.take.setEnabled(False)
        if number is not None and self._events is not None:
            self.event_chosen.emit(self._events.events[number])

    @property
    def chosen(self) -> GatheringRecord | None:
        """The event that is chosen."""
        number = self.list.currentIndex().data(IdRole)
        return self._events.events[number] if number is not None and self._events is not None else None

    def show_proposal(self, proposal: Proposal) -> None:
        """Show who is asked to the event that is chosen."""
        event = proposal.event
        if event != self.chosen:
            return
        second = " · ".join(part for part in (_days(event), one_line(event.place)) if part)
        self.title.say(one_line(event.name), second)
        self.attendees.show_proposal(proposal)
        again = proposal.there is not None
        self.take.setText(words.tr("Add who is missing") if again else words.tr("Note this gathering"))
        self.take.updateGeometry()
        self.take.setEnabled(True)
        if again:
            self.hint.setText(
                words.tr("This event is in the book already. Who is ticked and missing there is added.")
            )
        elif proposal.attendees:
            self.hint.setText(
                words.tr(
                    "Who is ticked comes along; the others are named in the notes. Nothing is written yet."
                )
            )
        else:
            self.hint.setText(
                words.tr("Nobody is asked to it. Say afterwards who was there. Nothing is written yet.")
            )

    def _answered(self, n: int, answer: object) -> None:
        proposal = self.attendees.proposal
        if proposal is not None:
            self.attendees.show_proposal(answered(proposal, n, answer if isinstance(answer, int) else None))

    def _take(self) -> None:
        if self.attendees.proposal is not None:
            self.take.setEnabled(False)
            self.taken.emit(self.attendees.proposal)


def _days(event: GatheringRecord) -> str:
    until = PartialDate.parse(event.until) if event.until else None
    return words.days(PartialDate.parse(event.day), until)


def _spoken(event: GatheringRecord) -> str:
    parts = (
        one_line(event.name),
        _days(event),
        one_line(event.place),
        words.people(len(event.invited)),
    )
    return ", ".join(part for part in parts if part)


class _EventDelegate(RowDelegate):
    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(ROW, theme, parent, aside=8)
        self.today = date.min

    def paint_row(self, painter: QPainter, rect: QRectF, value: GatheringRecord, *, chosen: bool) -> None:
        theme = self._theme
        small, faint = theme.font("small"), theme.colour("text3")
        top = QRectF(rect.x() + 16, rect.y() + 5, rect.width() - 32, 20)
        when = dates.short(date.fromisoformat(value.day), self.today)
        used = paint_line(painter, top, when, small, theme.colour("text2"), right=True)
        name = top.adjusted(0, 0, -used - 10, 0)
        paint_line(painter, name, one_line(value.name), theme.font("body", bold=chosen), theme.colour("text"))
        under = QRectF(top.x(), top.bottom(), top.width(), 16)
        said = words.people(len(value.invited)) if value.invited else ""
        used = paint_line(painter, under, said, small, faint, right=True)
        paint_line(painter, under.adjusted(0, 0, -used - 10, 0), one_line(value.place), small, faint)
