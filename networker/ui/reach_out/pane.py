"""The reach-out pane: promises due, the person whose turn it is, who else, who is done; then it ends.

The list is the service's; this shows it, asks again when something has changed, and says what was pressed.
"""

from collections.abc import Sequence
from datetime import date
from functools import partial

from PySide6.QtCore import QSize, Qt, QTimer, Signal
from PySide6.QtWidgets import QScrollArea, QVBoxLayout, QWidget

from networker.desktop.clock import Clock
from networker.desktop.jobs import Jobs, Ticket
from networker.domain.changes import Changes
from networker.domain.vocabulary import Channel, PersonId
from networker.services import reach_out
from networker.services.book import Book
from networker.services.today_views import Today, TodayCard
from networker.ui.drafts import Drafts
from networker.ui.icons import Icons
from networker.ui.offers.besides import Besides, TripLines
from networker.ui.promises.day_menu import DayMenu
from networker.ui.promises.verbs import PromiseVerbs
from networker.ui.reach_out.above import Above
from networker.ui.reach_out.below import Below
from networker.ui.reach_out.blocks import block, clear
from networker.ui.reach_out.card import Card
from networker.ui.reach_out.end import Waiting
from networker.ui.reach_out.follows import FollowsKeyboard
from networker.ui.reach_out.glances import Glances, Listed
from networker.ui.reach_out.head import Head
from networker.ui.reach_out.nobody import Nobody
from networker.ui.reach_out.openers import Openers
from networker.ui.reach_out.presses import Presses
from networker.ui.reach_out.question import QuestionLine
from networker.ui.reach_out.rows import CardRow
from networker.ui.tabs import in_layout, tab_through, tabbed
from networker.ui.text import PlainLabel, numbered
from networker.ui.theme import Theme
from networker.ui.widgets.page_parts import has_keyboard
from networker.ui.widgets.states import Column, Ground

PATIENCE_MS = 150  # before grey rows stand for the list


class ReachOutPane(Column):
    """Today's few. `today_changed` carries what is shown, for the tray."""

    person_requested = Signal(object)
    write_requested = Signal(object, str)  # card, opener
    ask_requested = Signal(object, object)  # to know the first, to ask the second for an introduction
    today_changed = Signal(object)  # Today
    log_requested = Signal()
    change_requested = Signal(object)  # a promise
    triage_requested = Signal()  # people without a circle are to be sorted
    size_chosen = Signal(int)  # people a day
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
        drafts: Drafts | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(theme, "window", parent)
        self._drafts = drafts or Drafts(book, jobs, self)
        self._drafts.came.connect(self._drafts_came)
        self.setObjectName("reachOutPane")
        self.setAccessibleName(self.tr("Reach out"))
        self._book, self._jobs, self._icons, self._clock, self._size = book, jobs, icons, clock, size
        self._asking: Ticket | None = None
        self._today: Today | None = None
        self._chosen: int | None = None  # by the user
        self._acted: int | None = None  # the last one who left by a press here
        self._openers = Openers(self._drafts)
        self._presses = Presses(book, jobs, clock, self)
        self.promises = PromiseVerbs(book, jobs, clock, self)
        self.setMinimumWidth(300)
        self._build(theme, icons)
        self._again = QTimer(self, singleShot=True, interval=0)
        self._again.timeout.connect(self.refresh)
        self._presses.begun.connect(self._drop_asking)
        self._presses.ended.connect(self._again.start)
        self._presses.leaves.connect(self._leaves)
        self._presses.said.connect(self.said)
        self.glances = Glances(self._in_view, self)
        self.glances.seen.connect(self._note_showing)
        self.card.painted.connect(self.glances.painted)
        # Queued: by then it is known where to.
        self.card.left.connect(self._card_left, Qt.ConnectionType.QueuedConnection)
        self._patience = QTimer(self, singleShot=True, interval=PATIENCE_MS)
        self._patience.timeout.connect(self._show_waiting)
        self._patience.start()
        jobs.changed.connect(self._changed)
        theme.changed.connect(self._dress)
        self._dress()

    def sizeHint(self) -> QSize:
        return QSize(344, 600)

    def _build(self, theme: Theme, icons: Icons) -> None:
        self.head = Head(theme, icons, size=self._size, parent=self)
        self.head.size_chosen.connect(self._set_size)
        self.column.addWidget(self.head)
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
        self._questions = block(self._body)
        self.above = Above(self.promises, theme, icons, inside)
        self.above.person_requested.connect(self.person_requested)
        self.above.change_requested.connect(self.change_requested)
        self.above.unfolded.connect(self._order_tabs)
        self._body.addWidget(self.above)
        self.trips = TripLines(self._book, self._jobs, theme, icons, self._clock, inside)
        self.trips.shown.connect(self._order_tabs)
        self._body.addWidget(self.trips)
        self.card = Card(theme, icons, inside)
        self.card.words_typed.connect(self._words_typed)
        self.card.below_wished.connect(self._to_those_who_wait)
        self.card.act_requested.connect(self._presses.act)
        self.card.later_on_requested.connect(self._choose_day)
        self.card.write_requested.connect(self._write)
        self.card.done_on_requested.connect(self._presses.done_on)
        self.card.reached_answered.connect(self._presses.answer)
        self.card.person_requested.connect(self.person_requested)
        self.card.ask_requested.connect(self.ask_requested)
        self.card.why_requested.connect(self._read_why)
        self._body.addWidget(self.card)
        self._rows = block(self._body)
        self._rows_holder = self._rows.parentWidget() or inside
        self._rows_holder.setObjectName("todayList")
        self._rows_holder.setAccessibleName(self.tr("Today's list"))
        self.below = Below(theme, icons, inside)
        self.below.person_requested.connect(self.person_requested)
        self._body.addWidget(self.below)
        self.nobody = Nobody(theme, inside)
        self.nobody.log_requested.connect(self.log_requested)
        self.nobody.triage_requested.connect(self.triage_requested)
        self._body.addWidget(self.nobody)
        self.besides = Besides(theme, inside)
        self.besides.hide()
        self._body.addWidget(self.besides)
        self._body.addStretch(1)
        self._close = PlainLabel(self.tr("You can close the window now."), inside)
        self._close.setFont(theme.font("small"))
        self._close.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._close.hide()
        self._body.addWidget(self._close)
        self.card.hide()
        self._scroll.setWidget(inside)
        self.follows = FollowsKeyboard(self._scroll, inside, self.card)
        self.column.addWidget(self._scroll, 1)

    def _dress(self) -> None:
        self._close.setStyleSheet(f"color:{self._theme.colour('text3').name()}")

    # Asking and showing

    def refresh(self) -> None:
        """Ask for the list of the day; at its first asking the day's list is made."""
        self._drop_asking()
        self._asking = self._jobs.write(
            self, reach_out.today, self._book, now=self._clock(), size=self._size, then=self._arrived,
            failed=self._failed,
        )  # fmt: skip
        self.trips.refresh()

    def _drop_asking(self) -> None:
        """What is on its way is the list as it was."""
        if self._asking is not None:
            self._asking.cancel()

    def show_today(self, today: Today) -> None:
        """Show a list that was asked for elsewhere, unless one was asked for here since."""
        if self._asking is None:
            self._arrived(today)
            self.trips.refresh()

    def _failed(self, sentence: str) -> None:
        self._presses.shown()
        self._jobs.failed.emit(sentence)

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
        if self._today is not None and self._today.day != today.day:
            self._chosen = None
            if not self._presses.busy:  # else it is the press of now that brought the other day to light
                self._acted = None
        awaited = self._today is None and self.window().focusWidget() is self
        preview_had = any(has_keyboard(each) for each in self.below.stops)
        self._asking, self._today = None, today
        self._presses.shown()
        self._patience.stop()
        self._waiting.hide()
        self.head.show_today(today)
        self._show_questions(today)
        self.above.show_today(today)
        self._show_cards(today)
        self.below.show_today(today)
        self._close.setVisible(today.ended is not None)
        self.nobody.show_today(today, alone=self.card.isHidden())
        self.besides.setVisible(today.people > 0)
        self._order_tabs()
        if awaited or preview_had:  # it would go to another pane
            self.take_keyboard()
        self.today_changed.emit(today)

    def _show_questions(self, today: Today) -> None:
        """Whether people of the list were reached is asked on their cards; one that begs for an answer keeps the keyboard."""
        had = any(has_keyboard(each) for each in in_layout(self._questions))
        clear(self._questions)
        listed = {card.person for card in today.cards}
        for question in today.questions:
            if question.person not in listed or not question.of_writing:
                line = QuestionLine(question, self._theme, self._icons)
                line.answered.connect(self._presses.answer)
                self._questions.addWidget(line)
        if had:
            self.take_keyboard()

    def take_keyboard(self) -> None:
        """To what is first: a question above the list, else the card, else whatever there is to press.

        Before the list is there it waits here, and goes on once it came. Keys pressed meanwhile do nothing.
        """
        if self._today is None:
            self.setFocus(Qt.FocusReason.ShortcutFocusReason)  # nobody acts on a card that they did not see
            return
        stops = [*in_layout(self._questions), *([self.card] if self.card.isVisibleTo(self) else [])]
        stops += [*self.above.stops, *self.below.stops]
        stops += [each for each in self.nobody.stops if each.isVisibleTo(self)]
        [*stops, self.card][0].setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _order_tabs(self) -> None:
        questions = [stop for each in in_layout(self._questions) for stop in tabbed(each)]
        tab_through(
            [*questions, *self.above.stops, *self.trips.stops, self.card, *tabbed(self.card), *in_layout(self._rows),
             *self.below.stops, *self.nobody.stops, self.besides.trip, self.besides.share]
        )  # fmt: skip

    def _show_cards(self, today: Today) -> None:
        """Whose turn it is on the card, the others in their rows. The words for who was on it are kept."""
        if (shown := self.card.card) is not None and (self.card.edited or not self.card.written):
            words_ = self.card.opener.toPlainText() if self.card.edited else None
            self._openers.keep(self.card.day, shown.person, words_)
        chosen, day = self._whose_turn(today)
        self._openers.forget_before(day)
        asked = {each.person: each for each in today.questions if each.of_writing}
        if chosen is None and has_keyboard(self.card):
            self.head.more.setFocus()  # it would go to another pane
        self.card.setVisible(chosen is not None)
        if chosen is not None:
            said = self._openers.of(day, chosen.person)
            self.card.show_card(chosen, day, asked=asked.get(chosen.person), said=said)
        self._show_rows([card for card in today.cards if chosen is None or card.person != chosen.person])

    def _whose_turn(self, today: Today) -> tuple[TodayCard | None, date]:
        """Who is on the card, and of which day's list.

        Whom the user chose; whom they are at, by the keyboard or with words of their own, also where midnight or a change
        made another list meanwhile; who came back by undo; else who is asked about, or the first.
        """
        listed: dict[int, TodayCard] = {card.person: card for card in today.cards}
        shown = self.card.card
        if self._chosen is not None and self._chosen in listed:
            return listed[self._chosen], today.day
        if shown is not None and self.card.in_hand and shown.person != self._acted:
            back = self._acted in listed and not self.card.edited
            if shown.person in listed and not back:
                return listed[shown.person], today.day
            if self.card.day != today.day and shown.person not in [row.person for row in today.done]:
                return shown, self.card.day
        if self._acted is not None and self._acted in listed:
            return listed[self._acted], today.day
        asked = {each.person for each in today.questions if each.of_writing}
        first = today.cards[0] if today.cards else None
        return next((card for card in today.cards if card.person in asked), first), today.day

    def _card_left(self) -> None:
        """A card of yesterday was left: now today's first may come."""
        today = self._today
        old = today is not None and self.card.isVisible() and self.card.day != today.day
        if old and not self.card.in_hand:
            self._again.start()

    def _shown_rows(self) -> list[CardRow]:
        """The rows there are: those that were taken away may still be waiting for their end."""
        return [each for each in in_layout(self._rows) if isinstance(each, CardRow)]

    def _show_rows(self, cards: list[TodayCard]) -> None:
        """Who else is on the list; a row that has the keyboard keeps it."""
        rows = self._shown_rows()
        had = next((row.card.person for row in rows if has_keyboard(row)), None)
        clear(self._rows)
        if cards:
            self._rows.addSpacing(8)
        for card in cards:
            row = CardRow(card, self._theme, self._icons)
            row.clicked.connect(partial(self.choose, card.person))
            row.opened.connect(partial(self.person_requested.emit, card.person))
            row.moved.connect(partial(self._move, row))
            row.painted.connect(self.glances.painted)
            self._rows.addWidget(row)
            if card.person == had:
                row.setFocus()

    def _words_typed(self) -> None:
        if (shown := self.card.card) is not None:
            words_ = self.card.opener.toPlainText() if self.card.edited else None
            self._openers.typed(self.card.day, shown.person, words_)

    def _drafts_came(self) -> None:
        """Show what was begun the last time, unless something else is by now."""
        self._openers.forget_before(self._clock().date())
        if (shown := self.card.card) is not None and not (self.card.edited or self.card.written):
            begun = self._openers.of(self.card.day, shown.person)
            if begun is not None:
                self.card.say(begun)

    def _in_view(self) -> tuple[date | None, list[Listed]]:
        """What may be in sight: those of the list, which has to be that of today."""
        today = self._today
        if today is None or today.day != self._clock().date():
            return None, []
        parts: list[Listed] = [(row.card.person, row) for row in self._shown_rows()]
        if self.card.card is not None:
            parts.append((self.card.card.person, self.card))
        listed = {card.person for card in today.cards}
        return today.day, [each for each in parts if each[0] in listed]

    def _note_showing(self, fresh: list[PersonId]) -> None:
        """Nobody asked for it: where it cannot be written, nothing is said."""
        self._jobs.write(
            self, reach_out.shown, self._book, fresh, now=self._clock(), failed=lambda _why: None
        )

    def _read_why(self, person: PersonId) -> None:
        from networker.services import why

        self._jobs.read(
            self, why.why, self._book, person, day=self.card.day, then=partial(self._why_read, person)
        )

    def _why_read(self, person: PersonId, told: Sequence[str]) -> None:
        if self.card.card is not None and self.card.card.person == person:
            self.card.say_why(told)

    # What is done

    def choose(self, person: int) -> None:
        """Make somebody of the list the card, and choose them everywhere."""
        self._chosen = person
        if self._today is not None:
            self._show_cards(self._today)
            self.card.setFocus()
        self.person_requested.emit(person)

    def _to_those_who_wait(self) -> None:
        for row in in_layout(self._rows)[:1]:
            row.setFocus()

    def _move(self, row: CardRow, by: int) -> None:
        listed = self._shown_rows()
        at = listed.index(row) + by
        if 0 <= at < len(listed):
            listed[at].setFocus()
        elif at < 0:
            self.card.setFocus()

    def begin(self, person: PersonId, channel: Channel, said: str, words_: str = "") -> None:
        """Somebody is written to: note it, which leaves the question; then say where the words are."""
        self._chosen = person
        self._presses.begin(person, channel, said, words_)

    def answer(self, person: PersonId, answer: str) -> None:
        """Were they reached: yes, not yet, or to be asked later. For the tray."""
        self._presses.answer_from_elsewhere(person, answer)

    def _write(self, card: TodayCard, opener: str) -> None:
        if not self._presses.busy:
            self.write_requested.emit(card, opener)

    def _leaves(self, person: PersonId) -> None:
        """They are about to leave the list: the next one comes, and undo brings them back onto the card."""
        self._openers.settle(person)
        self._acted = person
        self._chosen = None if self._chosen == person else self._chosen

    def _choose_day(self, card: TodayCard) -> None:
        later = self.card.later
        day = DayMenu(self._clock().date(), partial(self._presses.rest_until, card), self)
        day.open_at(later.mapToGlobal(later.rect().bottomLeft()))

    def take_size(self, size: int) -> None:
        """So many people a day. A list that is made stays as it is."""
        self._size = size
        self.head.pace.show_size(size)

    def _set_size(self, size: int) -> None:
        self.take_size(size)
        self.size_chosen.emit(size)
        self.said.emit(numbered(self.tr("%n people a day, from the next list on"), size))
        self._again.start()
