"""The middle pane: who this is, the line that logs, and everything that passed between you.

It asks for a person's head and index through the jobs, shows them, and turns what is pressed into verbs or
intents. It knows no other pane; the window wires `person_requested` and the rest.
"""

from datetime import date
from typing import Any

from PySide6.QtCore import QRectF, Qt, QTimer, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QWidget

from networker.desktop.clock import Clock
from networker.desktop.jobs import Jobs, Ticket
from networker.domain.changes import Changes
from networker.domain.vocabulary import Circle, PersonId, State
from networker.services import people, timeline
from networker.services.take_out import RecordView, records, take_out
from networker.services.views import PersonHead, TimelineRow
from networker.ui.icons import Icons
from networker.ui.theme import Theme
from networker.ui.timeline.about import AboutColumn
from networker.ui.timeline.header import PersonHeader
from networker.ui.timeline.list import SKELETON_AFTER, TimelineList
from networker.ui.timeline.model import TimelineModel
from networker.ui.timeline.promising import Promising
from networker.ui.timeline.quick_line import QuickLine, QuickLog
from networker.ui.timeline.records import RecordsCard
from networker.ui.timeline.words import Words
from networker.ui.widgets.states import EmptyState, Ground, Hairline

WIDE = 1100  # px from which the About column stands beside the timeline
MARGIN, WIDE_MARGIN = 24, 40
WIDEST_TEXT = 736
ABOUT_LEAST = 280
TOP, ABOVE_LINE, ABOVE_LIST = 20, 20, 18


def _head(book: Any, person: PersonId, today: date) -> PersonHead | None:
    return timeline.head(book, person, today=today)


class Loading(QWidget):
    """Grey rows in the places of entries, still, while an index is being read."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self.margin, self.content = MARGIN, 544
        self.setAccessibleName(self.tr("Loading"))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), self._theme.colour("base"))
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._theme.colour("select"))
        painter.translate(self.margin, 0)
        painter.drawRoundedRect(QRectF(0, 6, 72, 8), 4, 4)
        for number in range(4):
            y = 30.0 + number * 73
            painter.drawEllipse(QRectF(60, y, 18, 18))
            painter.drawRoundedRect(QRectF(88, y + 5, 160 + 30 * (number % 2), 8), 4, 4)
            painter.drawRoundedRect(QRectF(88, y + 27, self.content - 120, 8), 4, 4)
            painter.drawRoundedRect(QRectF(88, y + 47, (self.content - 120) * 0.6, 8), 4, 4)


class TimelinePane(Ground):
    """Header, quick line, promises and timeline of one person, or the timeline of everybody."""

    person_requested = Signal(object)  # PersonId
    handle_requested = Signal(object, str)  # Channel, the address as it is in the book
    merge_requested = Signal()  # of the person shown with somebody else
    logged = Signal(object)  # what quick_log.write answered
    shown = Signal(object)  # the person (or None) whose timeline has come

    def __init__(
        self,
        *,
        book: object,
        jobs: Jobs,
        theme: Theme,
        icons: Icons,
        clock: Clock,
        services: QuickLog | None = None,
        lang: str = "en",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(theme, "base", parent)
        self._book: Any = book
        self._jobs, self._theme, self._icons, self._clock = jobs, theme, icons, clock
        self._person: PersonId | None = None
        self._head: PersonHead | None = None
        self._rows: list[TimelineRow] | None = None
        self._tickets: list[Ticket] = []
        self._to_top = True
        self.records: RecordsCard | None = None
        self.setObjectName("timelinePane")
        self.setAccessibleName(self.tr("Timeline"))
        self.setMinimumSize(480, 320)
        self.words = Words(self)
        self.header = PersonHeader(words=self.words, theme=theme, icons=icons, parent=self)
        self.quick_line = QuickLine(
            book=book,
            jobs=jobs,
            theme=theme,
            icons=icons,
            clock=clock,
            services=services,
            lang=lang,
            parent=self,
        )
        self.model = TimelineModel(book=book, jobs=jobs, words=self.words, parent=self)
        self.promising = Promising(
            book=book, jobs=jobs, theme=theme, icons=icons, clock=clock, words=self.words, model=self.model,
            over=self,
        )  # fmt: skip
        self.list = TimelineList(
            model=self.model, words=self.words, theme=theme, icons=icons, promises=self.promising.verbs,
            parent=self,
        )  # fmt: skip
        self.empty = EmptyState(theme, self)
        self.empty.setObjectName("timelineEmpty")
        self.loading = Loading(theme, self)
        self.rule = Hairline(theme, upright=True, parent=self)
        self.about = AboutColumn(words=self.words, theme=theme, icons=icons, parent=self)
        self._late = QTimer(self, singleShot=True, interval=SKELETON_AFTER)
        self._late.timeout.connect(self._show_loading)
        for each in (self.empty, self.loading, self.rule, self.about):
            each.hide()
        self._wire()
        self.header.show_everybody(self.tr("Everybody"), "")

    def _wire(self) -> None:
        self.header.circle_requested.connect(self.set_circle)
        self.header.state_requested.connect(self._set_state)
        self.header.handle_requested.connect(self.handle_requested)
        self.header.records_requested.connect(self.show_records)
        self.header.merge_requested.connect(self.merge_requested)
        self.quick_line.logged.connect(self._logged)
        self.quick_line.left.connect(self.list.setFocus)
        self.quick_line.height_changed.connect(self._place)
        self.list.person_requested.connect(self.person_requested)
        self.header.promise_requested.connect(self.note_promise)
        self.list.promise_from_requested.connect(self.promising.note_from)
        self.list.change_promise_requested.connect(self.promising.change)
        self.empty.pressed.connect(self.quick_line.focus_line)
        self._jobs.changed.connect(self._changed)

    # ---- showing somebody

    @property
    def person(self) -> PersonId | None:
        """Whose timeline is shown; None for everybody's."""
        return self._person

    def show_person(self, person: PersonId | None) -> None:
        """Show the timeline of somebody, or everybody's."""
        if person != self._person:
            self._to_top = True
            self._head = None
            self._late.start()
            self._drop_records()
            self.promising.leave()
        self._person = person
        self._reload()

    def set_circle(self, circle: Circle | None) -> None:
        """Put the person shown into a circle, or into none (keys 1 to 5 and 0)."""
        if self._person is not None:
            self._jobs.write(self, people.set_circle, self._book, [self._person], circle, now=self._clock())

    def _set_state(self, state: State) -> None:
        if self._person is not None:
            self._jobs.write(self, people.set_state, self._book, self._person, state, now=self._clock())

    # ---- where somebody comes from

    def show_records(self) -> None:
        """List the records that tell of the person shown, each with the way out."""
        head = self._head
        if head is not None:
            self._jobs.read(
                self, records, self._book, head.id, then=lambda found: self._show_records(head, found)
            )

    def _show_records(self, head: PersonHead, found: list[RecordView]) -> None:
        self._drop_records()
        if head.id != self._person or not found:
            return
        card = RecordsCard(head.name or self.tr("No name yet"), found, self._theme, self._icons, self)
        card.take_out_requested.connect(lambda record: self._take_out(head.id, record))
        card.closed.connect(self._drop_records)
        self.records = card
        card.open()

    def _take_out(self, person: PersonId, record: RecordView) -> None:
        self._jobs.write(self, take_out, self._book, person, [record.id], now=self._clock())

    def _drop_records(self) -> None:
        card, self.records = self.records, None
        if card is not None:
            if card.isVisible():
                card.dismiss()
            card.deleteLater()

    # ---- reading

    def _reload(self) -> None:
        """Ask for head and index; an older question is forgotten."""
        for each in self._tickets:
            each.cancel()
        self._rows = None
        person, today = self._person, self._clock().date()
        waiting_head: list[PersonHead | None] = []

        def headed(head: PersonHead | None) -> None:
            waiting_head.append(head)
            self._show_head(head)
            self._show_rows_when_whole(bool(waiting_head) or person is None)

        def indexed(rows: list[TimelineRow]) -> None:
            self._rows = rows
            self._show_rows_when_whole(bool(waiting_head) or person is None)

        failed = self._not_read
        self._tickets = [
            self._jobs.read(self, timeline.index, self._book, person, then=indexed, failed=failed)
        ]
        if person is not None:
            head = self._jobs.read(self, _head, self._book, person, today, then=headed, failed=failed)
            self._tickets.insert(0, head)

    def _not_read(self, sentence: str) -> None:
        """The book did not answer: what is shown would be another person's."""
        self._late.stop()
        self.loading.hide()
        self.list.hide()
        self.empty.say(self.tr("This timeline could not be read"), sentence)
        self.empty.show()
        self._place()

    def _show_head(self, head: PersonHead | None) -> None:
        self._head = head
        today = self._clock().date()
        if head is None:
            self.header.show_everybody(self.tr("Nobody here any more"), "")
            self.quick_line.set_context(None)
        else:
            self.header.show_head(head, today=today)
            self.quick_line.set_context(head.id, head.given or head.name)
            self.about.show_head(head, today=today)
        self._place()

    def _show_rows_when_whole(self, headed: bool) -> None:
        rows = self._rows
        if rows is None or not headed:
            return
        self._late.stop()
        self.loading.hide()
        head = self._head if self._person is not None else None
        if head is None:
            self._show_everybody(rows)
        if self._to_top:
            self.list.go_to_top()
            self._to_top = False
        self.model.show_rows(
            rows,
            whose=head.id if head else None,
            given=(head.given or head.name) if head else "",
            promises=head.promises if head else (),
            today=self._clock().date(),
        )
        nothing = not rows and not (head and head.promises)
        if nothing:
            log = self.tr("Log something")
            given = (head.given or head.name) if head else ""
            self.empty.say(self.words.nothing_yet(given), self.words.nothing_hint(), log)
        self.empty.setVisible(nothing)
        self.list.setVisible(not nothing)
        self._place()
        self.shown.emit(self._person)

    def _show_everybody(self, rows: list[TimelineRow]) -> None:
        if self._person is not None:
            return
        self.quick_line.set_context(None)
        talks = sum(row.what == "talk" for row in rows)
        second = self.words.talks_since(talks, rows[-1].day) if talks else ""
        self.header.show_everybody(self.tr("Everybody"), second)

    def _show_loading(self) -> None:
        self.loading.show()  # over the list, which keeps the keyboard if it had it
        self.loading.raise_()
        self._place()

    # ---- what changes

    def _changed(self, changes: Changes, _initiator: object) -> None:
        """Read anew what a verb has touched; the list stays where it was."""
        if changes.everything:
            self.model.forget()
        else:
            self.model.forget(changes.interactions | self.model.talks_with(changes.people))
        if self._person is None:
            touched = changes.everything or bool(changes.interactions or changes.people)
        else:
            mine = changes.touches_person(self._person)
            touched = mine or bool(changes.follow_ups & self.model.promise_ids)
        if touched:
            self._drop_records()
            self._reload()
        else:
            self.list.viewport().update()

    def _logged(self, answer: object) -> None:
        self._to_top = True  # what was just logged is seen
        self.logged.emit(answer)

    # ---- promises

    def note_promise(self) -> None:
        """Note a promise with the person shown."""
        if self._head is not None:
            self.promising.note(self._head)

    # ---- places

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._place()
        if self.records is not None:
            self.records.place()
        self.promising.place()

    def _place(self) -> None:
        width, height = self.width(), self.height()
        wide = width >= WIDE and self._head is not None and self._person is not None
        margin = WIDE_MARGIN if width >= WIDE else MARGIN
        room = width - margin - (2 * 20 + ABOUT_LEAST + MARGIN if wide else margin)
        content = min(room, WIDEST_TEXT)
        self.header.setGeometry(margin, TOP, content, self.header.heightForWidth(content))
        y = self.header.geometry().bottom() + 1 + ABOVE_LINE
        line = 40 + self.quick_line.chips.heightForWidth(content)
        self.quick_line.setGeometry(margin, y, content, line)
        y += line + ABOVE_LIST
        column = margin + content + 20 if wide else width
        for each in (self.list, self.empty, self.loading):
            each.setGeometry(0, y, column, max(height - y, 40))
        self.loading.margin, self.loading.content = margin, content
        self.list.set_columns(margin, content)
        self.rule.setVisible(wide)
        self.about.setVisible(wide)
        if wide:
            self.rule.setGeometry(column, TOP + 4, 1, height - TOP - 4)
            self.about.setGeometry(column + 20, TOP, width - column - 20 - 10, height - TOP)
