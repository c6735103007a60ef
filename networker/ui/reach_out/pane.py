"""The reach-out pane: promises due, the person whose turn it is, who else, who is done; then it ends.

The list is the service's; this shows it, asks again when something has changed, and says what was pressed.
"""

from datetime import date, timedelta
from functools import partial

from PySide6.QtCore import QSize, Qt, QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QMenu, QScrollArea, QVBoxLayout, QWidget

from networker.desktop.clock import Clock
from networker.desktop.jobs import Jobs, Ticket
from networker.domain.changes import Changes
from networker.domain.vocabulary import Channel, PersonId
from networker.services import reach_out, reached
from networker.services.book import Book
from networker.services.views import DayEnd, Promise, Today, TodayCard
from networker.ui import dates
from networker.ui.icons import Icons
from networker.ui.promises.day_menu import DayMenu
from networker.ui.promises.verbs import PromiseVerbs
from networker.ui.reach_out import words
from networker.ui.reach_out.card import Card
from networker.ui.reach_out.end import CameLine, EndOfDay, Waiting
from networker.ui.reach_out.question import QuestionLine
from networker.ui.reach_out.rows import MARGIN, BirthdayLine, CardRow, DoneLine, PromiseLine
from networker.ui.tabs import in_layout, tab_through, tabbed
from networker.ui.text import PlainLabel, numbered
from networker.ui.theme import Theme
from networker.ui.widgets.basics import Link, add_action
from networker.ui.widgets.page_parts import has_keyboard
from networker.ui.widgets.shapes import Pips
from networker.ui.widgets.states import Column, EmptyState, Ground, Hairline, SectionHead, Wordings

PATIENCE_MS = 150  # before grey rows stand for the list
SHOWN, UNFOLDED = 6, 50  # promises at first, and at each press for more


class ReachOutPane(Column):
    """Today's few. `today_changed` carries what is shown, for the tray."""

    person_requested = Signal(object)
    write_requested = Signal(object, str)  # card, opener
    ask_requested = Signal(object, object)  # to know the first, to ask the second for an introduction
    today_changed = Signal(object)  # Today
    log_requested = Signal()
    change_requested = Signal(object)  # a promise
    triage_requested = Signal()  # people without a circle are to be sorted
    said = Signal(str)

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
        self._noted: set[tuple[str, int]] = set()
        self._shown = SHOWN
        self.promises = PromiseVerbs(book, jobs, clock, self)
        self.setMinimumWidth(300)
        self._build(theme, icons)
        self._again = QTimer(self)
        self._again.setSingleShot(True)
        self._again.setInterval(0)
        self._again.timeout.connect(self.refresh)
        self._patience = QTimer(self, singleShot=True, interval=PATIENCE_MS)
        self._patience.timeout.connect(self._show_waiting)
        self._patience.start()
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
        self._waiting = Waiting(theme, inside)
        self._waiting.hide()
        self._body.addWidget(self._waiting)
        self._questions = self._block()
        self._promises = self._block()
        self.card = Card(theme, icons, inside)
        self.card.act_requested.connect(self._act)
        self.card.later_on_requested.connect(self._choose_day)
        self.card.write_requested.connect(self._write)
        self.card.done_on_requested.connect(self._done_on)
        self.card.reached_answered.connect(self.answer)
        self.card.person_requested.connect(self.person_requested)
        self.card.ask_requested.connect(self.ask_requested)
        self._body.addWidget(self.card)
        self._rows = self._block()
        self._rows_holder: QWidget = self._rows.parentWidget() or inside
        self._rows_holder.setObjectName("todayList")
        self._rows_holder.setAccessibleName(self.tr("Today's list"))
        self._end = EndOfDay(theme, icons, inside)
        self._body.addWidget(self._end)
        self._done = self._block()
        self._came = self._block()
        self._tomorrow = self._block()
        self.empty = EmptyState(theme, inside)
        self.empty.setMinimumHeight(320)
        self.empty.pressed.connect(self.log_requested)
        self._body.addWidget(self.empty)
        self.triage = Link("", theme, size="body", parent=inside)
        self.triage.clicked.connect(self.triage_requested)
        self.triage.hide()
        self._body.addWidget(self.triage, 0, Qt.AlignmentFlag.AlignHCenter)
        self._body.addStretch(1)
        self._close = PlainLabel(self.tr("You can close the window now."), inside)
        self._close.setFont(theme.font("small"))
        self._close.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._close.hide()
        self._body.addWidget(self._close)
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
        for label, role in ((self._title, "text"), (self._progress, "text2"), (self._close, "text3")):
            label.setStyleSheet(f"color:{self._theme.colour(role).name()}")

    # Asking and showing

    def refresh(self) -> None:
        """Ask for the list of the day; at its first asking the day's list is made."""
        if self._asking is not None:
            self._asking.cancel()
        self._asking = self._jobs.write(
            self, reach_out.today, self._book, now=self._clock(), size=self._size, then=self._arrived
        )

    def _show_waiting(self) -> None:
        self._waiting.setVisible(self._today is None)

    def _changed(self, changes: Changes, _initiator: object) -> None:
        if changes.today or changes.people or changes.follow_ups or changes.everything:
            self._again.start()

    @property
    def today(self) -> Today | None:
        """What is shown."""
        return self._today

    def _arrived(self, today: Today) -> None:
        self._asking, self._today = None, today
        self._patience.stop()
        self._waiting.hide()
        self._date.say(dates.headings(today.day))
        done = len(today.done)
        self._progress.setText(
            self.tr("{0} of {1}").replace("{0}", str(done)).replace("{1}", str(today.size))
            if today.size
            else ""
        )
        self._pips.set_progress(done, today.size)
        self._pips.setVisible(bool(today.size))
        self._show_questions(today)
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

    def _show_questions(self, today: Today) -> None:
        """Those about people of the list are on their cards; one that begs for an answer keeps the keyboard."""
        had = any(has_keyboard(each) for each in in_layout(self._questions))
        self._clear(self._questions)
        listed = {card.person for card in today.cards}
        for question in today.questions:
            if question.person not in listed:
                line = QuestionLine(question, self._theme, self._icons)
                line.answered.connect(self.answer)
                self._questions.addWidget(line)
        if had:
            self.take_keyboard()

    def take_keyboard(self) -> None:
        """To what is first: a question above the list, else the card, else whatever there is to press."""
        stops = [*in_layout(self._questions), *([self.card] if self.card.isVisibleTo(self) else [])]
        stops += [*in_layout(self._promises), *in_layout(self._tomorrow), self.card]
        stops[0].setFocus(Qt.FocusReason.ShortcutFocusReason)

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
        questions = [stop for each in in_layout(self._questions) for stop in tabbed(each)]
        promises = [stop for each in in_layout(self._promises) for stop in (each, *tabbed(each))]
        tab_through(
            [*questions, *promises, self.card, *tabbed(self.card), *in_layout(self._rows),
             *in_layout(self._tomorrow), self.empty.button, self.triage]
        )  # fmt: skip

    def _show_cards(self, today: Today) -> None:
        cards = list(today.cards)
        asked = {question.person for question in today.questions}
        first = next((c for c in cards if c.person in asked), cards[0] if cards else None)
        chosen = next((c for c in cards if c.person == self._chosen), first)
        self.card.setVisible(chosen is not None)
        if chosen is not None:
            self.card.show_card(chosen, today.day, asked=chosen.person in asked)
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
        for block in (self._done, self._came, self._tomorrow):
            self._clear(block)
        self._end.setVisible(today.ended is not None)
        self._close.setVisible(today.ended is not None)
        if today.ended is not None:
            self._show_end(today, today.ended)
            return
        if today.done:
            self._done.addWidget(self._rule(12, 8))
        for each in today.done:
            self._done.addWidget(DoneLine(each, self._theme, self._icons))

    def _show_end(self, today: Today, end: DayEnd) -> None:
        """Everybody is done: what the day came to, and who may be next."""
        self._end.show_end([row.name for row in today.done], words.day_in_numbers(end))
        if end.came:
            self._came.addWidget(self._rule(0, 8))
            self._came.addWidget(self._section(self.tr("What came of it")))
            for each in end.came:
                self._came.addWidget(CameLine(each, self._theme, self._icons))
        if today.tomorrow:
            self._tomorrow.addWidget(self._rule(16 if end.came else 0, 8))
            self._tomorrow.addWidget(self._section(self.tr("Tomorrow, perhaps")))
            for card in today.tomorrow:
                preview = CardRow(card, self._theme, self._icons)
                preview.clicked.connect(partial(self.person_requested.emit, card.person))
                self._tomorrow.addWidget(preview)

    def _rule(self, above: int, below: int) -> QWidget:
        holder = QWidget()
        row = QHBoxLayout(holder)
        row.setContentsMargins(MARGIN, above, MARGIN, below)
        row.addWidget(Hairline(self._theme))
        return holder

    def _section(self, text: str) -> QWidget:
        holder = QWidget()
        row = QHBoxLayout(holder)
        row.setContentsMargins(MARGIN, 4, MARGIN, 6)
        row.addWidget(SectionHead(text, self._theme))
        return holder

    def _explain(self, today: Today) -> None:
        """Say why nobody is on the list, with real counts and the next step."""
        self.empty.setVisible(not today.size)
        cold = not today.size and today.people > 0 and not today.talks
        self.triage.setVisible(cold and today.to_sort > 0)
        self.triage.setText(words.to_sort(today.to_sort))
        self.empty.setMinimumHeight(220 if cold else 320)
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

    def begin(self, person: PersonId, channel: Channel, said: str) -> None:
        """Somebody is written to: note it, which leaves the question; then say where the words are, not what was noted."""
        self._chosen = person
        self._jobs.write(
            self, reached.began, self._book, person, channel, now=self._clock(),
            then=lambda _: QTimer.singleShot(0, self, partial(self.said.emit, said)),
        )  # fmt: skip

    def _write(self, card: TodayCard, opener: str) -> None:
        self.write_requested.emit(card, opener)

    def answer(self, person: PersonId, answer: str) -> None:
        """Were they reached: yes, not yet, or to be asked later."""
        verb = {"yes": reached.yes, "not yet": reached.not_yet, "later": reached.later}[answer]
        self._chosen = None if answer == "yes" else self._chosen
        self._jobs.write(self, verb, self._book, person, now=self._clock())

    def _done_on(self, card: TodayCard, channel: Channel) -> None:
        self._chosen = None
        self._jobs.write(
            self, reach_out.act, self._book, card.person, "done", now=self._clock(), channel=channel
        )

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
