"""The reach-out pane: promises due, the person whose turn it is, who else, who is done; then it ends.

The list is the service's; this shows it, asks again when something has changed, and says what was pressed.
"""

from collections.abc import Sequence
from datetime import date, timedelta
from functools import partial

from PySide6.QtCore import QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QHBoxLayout, QMenu, QScrollArea, QVBoxLayout, QWidget

from networker.desktop.clock import Clock
from networker.desktop.jobs import Jobs, Ticket
from networker.domain.changes import Changes
from networker.services import reach_out
from networker.services.book import Book
from networker.services.views import Promise, Today, TodayCard
from networker.ui import dates
from networker.ui.icons import Icons
from networker.ui.paragraphs import paint_paragraph
from networker.ui.promises.day_menu import DayMenu
from networker.ui.promises.verbs import PromiseVerbs
from networker.ui.reach_out.card import Card
from networker.ui.reach_out.rows import MARGIN, BirthdayLine, CardRow, DoneLine, PromiseLine
from networker.ui.tabs import in_layout, tab_through, tabbed
from networker.ui.text import PlainLabel, numbered
from networker.ui.theme import Theme
from networker.ui.widgets.basics import Link, add_action
from networker.ui.widgets.marks import paint_avatar
from networker.ui.widgets.shapes import Pips
from networker.ui.widgets.states import Column, EmptyState, Ground, Hairline, SectionHead, Wordings

SHOWN, UNFOLDED = 6, 50  # promises at first, and at each press for more


class EndOfDay(QWidget):
    """Everybody is done: their avatars with a tick, and that one may go."""

    def __init__(self, theme: Theme, icons: Icons, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme, self._icons = theme, icons
        self._names: tuple[str, ...] = ()
        self.setFixedHeight(190)

    def show_names(self, names: Sequence[str]) -> None:
        """Whose turn it was."""
        self._names = tuple(names)[:10]
        self.setAccessibleName(self.tr("That's everyone for today. Nothing is left over."))
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, theme = QPainter(self), self._theme
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        step = 34
        x = (self.width() - (len(self._names) - 1) * step - 32) / 2
        for name in self._names:
            paint_avatar(painter, QRectF(x, 50, 32, 32), name, theme, self._icons)
            badge = QRectF(x + 19, 69, 16, 16)
            painter.setPen(QPen(theme.colour("window"), 2))
            painter.setBrush(theme.colour("button"))
            painter.drawEllipse(badge)
            self._icons.paint(
                painter, badge.x() + 2.5, badge.y() + 2.5, "done", theme.colour("on_button"), 11
            )
            x += step
        for text, font, role, y in (
            (self.tr("That's everyone for today"), theme.font("title"), "text", 108),
            (
                self.tr("Nothing is left over. You can close the window now."),
                theme.font("small"),
                "text2",
                136,
            ),
        ):
            room = QRectF(12, y, self.width() - 24, 44)
            paint_paragraph(painter, room, text, font, theme.colour(role), 24, centred=True)


class ReachOutPane(Column):
    """Today's few. `today_changed` carries what is shown, for the tray."""

    person_requested = Signal(object)
    write_requested = Signal(object, str)  # card, opener
    today_changed = Signal(object)  # Today
    log_requested = Signal()
    change_requested = Signal(object)  # a promise

    def __init__(
        self,
        *,
        book: Book,
        jobs: Jobs,
        theme: Theme,
        icons: Icons,
        clock: Clock,
        size: int = 5,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(theme, "window", parent)
        self.setObjectName("reachOutPane")
        self.setAccessibleName(self.tr("Reach out"))
        self._book, self._jobs, self._icons, self._clock, self._size = book, jobs, icons, clock, size
        self._asking: Ticket | None = None
        self._today: Today | None = None
        self._chosen: int | None = None
        self._asked: int | None = None
        self._noted: set[tuple[str, int]] = set()
        self._shown = SHOWN
        self.promises = PromiseVerbs(book, jobs, clock, self)
        self.setMinimumWidth(300)
        self._build(theme, icons)
        self._again = QTimer(self)
        self._again.setSingleShot(True)
        self._again.setInterval(0)
        self._again.timeout.connect(self.refresh)
        jobs.changed.connect(self._changed)
        theme.changed.connect(self._dress)
        self._dress()

    def sizeHint(self) -> QSize:
        return QSize(344, 600)

    def _build(self, theme: Theme, icons: Icons) -> None:
        head = QHBoxLayout()
        head.setContentsMargins(MARGIN, 12, MARGIN, 0)
        head.setSpacing(8)
        self._title = PlainLabel(self.tr("Today"), self)
        self._title.setFont(theme.font("body", bold=True))
        self._date = Wordings(theme, "text3", parent=self)
        self._progress = PlainLabel("", self)
        self._pips = Pips(theme, self)
        head.addWidget(self._title)
        head.addWidget(self._date, 1)
        head.addWidget(self._progress)
        head.addWidget(self._pips)
        self.column.addLayout(head)
        self.column.addSpacing(6)
        self._scroll = QScrollArea(self)
        self._scroll.setWidgetResizable(True)
        self._scroll.setFrameShape(QScrollArea.Shape.NoFrame)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._scroll.setStyleSheet("QScrollArea { background: transparent }")
        inside = Ground(theme, "window")
        self._body = QVBoxLayout(inside)
        self._body.setContentsMargins(0, 0, 0, 16)
        self._body.setSpacing(0)
        self._promises = self._block()
        self.card = Card(theme, icons, inside)
        self.card.act_requested.connect(self._act)
        self.card.later_on_requested.connect(self._choose_day)
        self.card.write_requested.connect(self._write)
        self.card.reached_answered.connect(self._reached)
        self.card.person_requested.connect(self.person_requested)
        self._body.addWidget(self.card)
        self._rows = self._block()
        self._rows_holder: QWidget = self._rows.parentWidget() or inside
        self._rows_holder.setObjectName("todayList")
        self._rows_holder.setAccessibleName(self.tr("Today's list"))
        self._end = EndOfDay(theme, icons, inside)
        self._body.addWidget(self._end)
        self._done = self._block()
        self._tomorrow = self._block()
        self.empty = EmptyState(theme, inside)
        self.empty.setMinimumHeight(320)
        self.empty.pressed.connect(self.log_requested)
        self._body.addWidget(self.empty)
        self._body.addStretch(1)
        self.card.hide()
        self._end.hide()
        self.empty.hide()
        self._scroll.setWidget(inside)
        self.column.addWidget(self._scroll, 1)

    def _block(self) -> QVBoxLayout:
        holder = QWidget()
        block = QVBoxLayout(holder)
        block.setContentsMargins(0, 0, 0, 0)
        block.setSpacing(0)
        self._body.addWidget(holder)
        return block

    def _dress(self) -> None:
        for label, role in ((self._title, "text"), (self._progress, "text2")):
            label.setStyleSheet(f"color:{self._theme.colour(role).name()}")

    # Asking and showing

    def refresh(self) -> None:
        """Ask for the list of the day; at its first asking the day's list is made."""
        if self._asking is not None:
            self._asking.cancel()
        self._asking = self._jobs.write(
            self, reach_out.today, self._book, now=self._clock(), size=self._size, then=self._arrived
        )

    def _changed(self, changes: Changes, _initiator: object) -> None:
        if changes.today or changes.people or changes.follow_ups or changes.everything:
            self._again.start()

    @property
    def today(self) -> Today | None:
        """What is shown."""
        return self._today

    def _arrived(self, today: Today) -> None:
        self._asking, self._today = None, today
        self._date.say(dates.headings(today.day))
        done = len(today.done)
        self._progress.setText(
            self.tr("{0} of {1}").replace("{0}", str(done)).replace("{1}", str(today.size))
            if today.size
            else ""
        )
        self._pips.set_progress(done, today.size)
        self._pips.setVisible(bool(today.size))
        self._show_promises(today)
        self._show_cards(today)
        self._show_done(today)
        self._explain(today)
        self._order_tabs()
        self.today_changed.emit(today)
        self._note_showing(today)

    @staticmethod
    def _clear(block: QVBoxLayout) -> None:
        while (item := block.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()

    def _show_promises(self, today: Today) -> None:
        self._clear(self._promises)
        shown = today.promises[: self._shown]
        for promise in shown:
            self._promises.addWidget(self._promise_line(promise, today))
        if len(shown) < len(today.promises):
            self._promises.addWidget(self._more_promises(len(today.promises) - len(shown)))
        for birthday in today.birthdays[:5]:
            row = BirthdayLine(birthday, today.day, self._theme, self._icons)
            row.pressed.connect(partial(self.person_requested.emit, birthday.person))
            self._promises.addWidget(row)
        if today.promises or today.birthdays:
            self._promises.addSpacing(8)

    def _promise_line(self, promise: Promise, today: Today) -> PromiseLine:
        line = PromiseLine(promise, today.day, self._theme, self._icons)
        line.clicked.connect(partial(self.promises.done, promise.id))
        line.dropped.connect(partial(self.promises.drop, promise.id))
        menu = QMenu(line)
        menu.setObjectName("promiseMenu")
        for person in promise.people[:3]:
            name = person.name or self.tr("No name yet")
            add_action(menu, name, partial(self.person_requested.emit, person.id))
        menu.addSeparator()
        self.promises.fill_menu(
            menu, promise.id, done=line.click, change=partial(self.change_requested.emit, promise),
            at=line.menu_place,
        )  # fmt: skip
        line.set_menu(menu)
        return line

    def _more_promises(self, left: int) -> QWidget:
        """The others are a press away: a long list would bury whose turn it is."""
        holder = QWidget()
        row = QHBoxLayout(holder)
        row.setContentsMargins(MARGIN + 48, 4, MARGIN, 0)
        link = Link(numbered(self.tr("and %n more"), left), self._theme)
        link.clicked.connect(self._unfold_promises)
        row.addWidget(link)
        row.addStretch(1)
        return holder

    def _unfold_promises(self) -> None:
        self._shown += UNFOLDED
        if self._today is not None:
            self._show_promises(self._today)
            self._order_tabs()

    def _order_tabs(self) -> None:
        promises = [stop for each in in_layout(self._promises) for stop in (each, *tabbed(each))]
        tab_through(
            [*promises, self.card, *tabbed(self.card), *in_layout(self._rows), *in_layout(self._tomorrow),
             self.empty.button]
        )  # fmt: skip

    def _show_cards(self, today: Today) -> None:
        cards = list(today.cards)
        chosen = next((c for c in cards if c.person == self._chosen), cards[0] if cards else None)
        self.card.setVisible(chosen is not None)
        if chosen is not None:
            self.card.show_card(chosen, today.day, asked=self._asked == chosen.person)
        self._clear(self._rows)
        if len(cards) > 1:
            self._rows.addSpacing(8)
        for card in cards:
            if card is not chosen:
                row = CardRow(card, self._theme, self._icons)
                row.clicked.connect(partial(self.choose, card.person))
                row.opened.connect(partial(self.person_requested.emit, card.person))
                row.moved.connect(partial(self._move, row))
                self._rows.addWidget(row)

    def _show_done(self, today: Today) -> None:
        self._clear(self._done)
        self._clear(self._tomorrow)
        ended = bool(today.size) and not today.cards
        self._end.setVisible(ended)
        if ended:
            self._end.show_names([row.name for row in today.done])
        if today.done and not ended:
            line = Hairline(self._theme)
            holder = QWidget()
            row = QHBoxLayout(holder)
            row.setContentsMargins(MARGIN, 12, MARGIN, 8)
            row.addWidget(line)
            self._done.addWidget(holder)
        for each in today.done:
            self._done.addWidget(DoneLine(each, self._theme, self._icons))
        if ended and today.tomorrow:
            head = QWidget()
            row = QHBoxLayout(head)
            row.setContentsMargins(MARGIN, 20, MARGIN, 4)
            row.addWidget(SectionHead(self.tr("Tomorrow, perhaps"), self._theme))
            self._tomorrow.addWidget(head)
            for card in today.tomorrow:
                preview = CardRow(card, self._theme, self._icons)
                preview.clicked.connect(partial(self.person_requested.emit, card.person))
                self._tomorrow.addWidget(preview)

    def _explain(self, today: Today) -> None:
        """Say why nobody is on the list, with real counts and the next step."""
        self.empty.setVisible(not today.size)
        if today.size:
            return
        if not today.people:
            self.empty.say(self.tr("Nobody to reach out to yet"), self.tr("Bring your people in first."))
        elif not today.talks:
            self.empty.say(
                self.tr("No talk is noted yet, so nobody has a rhythm"),
                self.tr("1 person is in your book. Log a talk, and they begin to have one.")
                if today.people == 1
                else numbered(
                    self.tr("%n people are in your book. Log a talk, and they begin to have one."),
                    today.people,
                ),
                self.tr("Log a talk"),
            )
        else:
            self.empty.say(
                self.tr("Nobody has been quiet for longer than usual"),
                self.tr("1 talk is in your book. Enjoy the day.")
                if today.talks == 1
                else numbered(self.tr("%n talks are in your book. Enjoy the day."), today.talks),
            )

    def _note_showing(self, today: Today) -> None:
        """A card that was painted counts as shown: once a person and day."""
        if not self.isVisible() or self.window().isMinimized():
            return
        day = today.day.isoformat()
        fresh = [card.person for card in today.cards if (day, card.person) not in self._noted]
        if fresh:
            self._noted.update((day, person) for person in fresh)
            self._jobs.write(self, reach_out.shown, self._book, fresh, now=self._clock())

    # What is done

    def choose(self, person: int) -> None:
        """Make somebody of the list the card, and choose them everywhere."""
        self._chosen = person
        if self._today is not None:
            self._show_cards(self._today)
            self.card.setFocus()
        self.person_requested.emit(person)

    def _move(self, row: CardRow, by: int) -> None:
        listed = self._rows_holder.findChildren(CardRow)
        at = listed.index(row) + by
        if 0 <= at < len(listed):
            listed[at].setFocus()
        elif at < 0:
            self.card.setFocus()

    def ask_reached(self, person: int) -> None:
        """Leave the one question on the card: did you reach them?"""
        self._asked = person
        if self._today is not None:
            self._show_cards(self._today)

    def _write(self, card: TodayCard, opener: str) -> None:
        self.write_requested.emit(card, opener)

    def _reached(self, card: TodayCard, yes: bool) -> None:
        self._asked = None
        if yes:
            self._act(card, "done", 0)
        elif self._today is not None:
            self._show_cards(self._today)

    def _act(self, card: TodayCard, action: str, days: int) -> None:
        now = self._clock()
        until = now.date() + timedelta(days=days) if days else None
        self._chosen = None
        self._jobs.write(self, reach_out.act, self._book, card.person, action, now=now, until=until)

    def _choose_day(self, card: TodayCard) -> None:
        later = self.card.later
        day = DayMenu(self._clock().date(), partial(self._rest_until, card), self)
        day.open_at(later.mapToGlobal(later.rect().bottomLeft()))

    def _rest_until(self, card: TodayCard, until: date) -> None:
        self._jobs.write(
            self, reach_out.act, self._book, card.person, "later", now=self._clock(), until=until
        )
