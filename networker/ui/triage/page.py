"""The triage deck: people without a circle, one card at a time, sorted with one key each.

A sitting is at hand when the first card is shown, so that the next one is there at once; what a key did is written
on the lane behind it. Every key is a step of the book: Z and Ctrl+Z take it back.
"""

from functools import partial

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QScrollArea, QStackedWidget, QVBoxLayout, QWidget

from networker.desktop.clock import Clock
from networker.desktop.jobs import Jobs, Ticket
from networker.domain.changes import Changes
from networker.domain.vocabulary import Circle, State
from networker.services import paths, people, triage
from networker.services.book import Book
from networker.services.triage import Card, Sitting, Standing
from networker.ui.icons import Icons
from networker.ui.text import numbered, several
from networker.ui.theme import Theme
from networker.ui.triage.board import Board, WaitingDeck
from networker.ui.triage.queue import Queue
from networker.ui.widgets.page_parts import FreshPage, has_keyboard
from networker.ui.widgets.scroll import OverlayBar
from networker.ui.widgets.states import EmptyState

CIRCLES = {Qt.Key.Key_0 + int(each): each for each in Circle}
LET_GO, LATER, WANT = "let go", "later", "want to know"


class TriagePage(FreshPage):
    """`undo_requested`: the last key of this deck is to be taken back, which is the last step of the book."""

    says_itself = True
    undo_requested = Signal()
    import_requested = Signal()  # pressed where nobody is in the book

    def __init__(
        self,
        *,
        book: Book,
        jobs: Jobs,
        theme: Theme,
        icons: Icons,
        clock: Clock,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__("triagePage", self.tr("Who is this to you?"), jobs=jobs, theme=theme, parent=parent)
        self._book, self._jobs, self._clock = book, jobs, clock
        self.queue = Queue()
        self._asking: Ticket | None = None
        self._mine = 0  # of the last steps of the book, how many are keys of this deck
        self._taking_back = False  # Z is on its way
        self._writing = 0  # keys whose step is on its way
        self._then_more: bool | None = None  # what to ask once they are written: for more, or how all stand
        self._before: tuple[int, int] | None = None  # acts, and `_mine`, before something was done elsewhere
        self._build(theme, icons)

    def _build(self, theme: Theme, icons: Icons) -> None:
        self.states = QStackedWidget(self)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.states)
        self.board = Board(theme, icons)
        self.deck = self.board.deck
        self.board.circle_pressed.connect(self._answer)
        self.board.let_go.clicked.connect(lambda: self._answer(LET_GO))
        self.board.want.clicked.connect(lambda: self._answer(WANT))
        self.board.skip.clicked.connect(lambda: self._answer(LATER))
        self.board.back.clicked.connect(self.take_back)
        self._scroll = QScrollArea(self)
        self._scroll.setWidgetResizable(True)
        self._scroll.setFrameShape(QScrollArea.Shape.NoFrame)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scroll.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._scroll.setWidget(self.board)
        OverlayBar(self._scroll)
        self.waiting = WaitingDeck(theme)
        self.pause = EmptyState(theme)
        self.pause.pressed.connect(self._go_on)
        for each in (self.waiting, self._scroll, self.pause):
            self.states.addWidget(each)

    # ---- asking and showing

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.board.fit(QSize(self.width(), self.height()))

    def _changed(self, changes: Changes, initiator: object) -> None:
        if initiator is self:
            return  # what a key did is shown already
        if changes.step is not None:
            self._before = self._before or (len(self.queue.acts), self._mine)
            self._mine = 0  # until it is known whether it was a way back
        super()._changed(changes, initiator)

    def touched_by(self, changes: Changes) -> bool:
        return bool(changes.people) or changes.everything

    def refresh(self) -> None:
        """The first sitting; after that, how those of the sitting stand now."""
        self._stale = False
        self._ask(more=not (self.queue.waiting or self.queue.acts))

    def _ask(self, *, more: bool) -> None:
        """For the next sitting, or how those of this one stand: not before all keys are written, else they are missed."""
        if self._asking is not None:
            self._asking.cancel()
            self._asking = None
        if self._writing:
            self._then_more = more
            return
        queue, today = self.queue, self._clock().date()
        if more:
            self._asking = self._jobs.read(
                self,
                triage.sitting,
                self._book,
                today=today,
                without=queue.had_their_turn,
                then=self._arrived,
            )
        else:
            self._asking = self._jobs.read(
                self, triage.standing, self._book, waiting=[card.id for card in queue.waiting],
                had=queue.had_their_turn, today=today, then=self._stands,
            )  # fmt: skip

    def _arrived(self, found: Sitting) -> None:
        self._asking = None
        self.queue.begin(found)
        self._show()

    def _stands(self, now: Standing) -> None:
        self._asking = None
        self.queue.stand(now)
        if (
            self._before is not None
        ):  # one act less was taken back, one more was done again: those before are the last
            acts, mine = self._before
            went = len(self.queue.acts) - acts
            self._mine = max(mine + went, 0) if went else 0
        self._before, self._taking_back = None, False
        if not self.queue.waiting and self.queue.to_go and not self.queue.sorted_now:
            self._ask(more=True)
        else:
            self._show()

    def _show(self) -> None:
        """The card whose turn it is, or that the sitting is over."""
        queue, mine = self.queue, has_keyboard(self.states) or self._wants_keyboard
        card = queue.current
        if card is None:
            self._say_pause()
        else:
            self.board.show_card(card, queue, can_go_back=self._mine > 0)
        wanted: QWidget = self.pause if card is None else self._scroll
        turned = self.states.currentWidget() is not wanted
        self.states.setCurrentWidget(wanted)
        if mine and (turned or self._wants_keyboard):
            self._wants_keyboard = False
            self._target().setFocus(Qt.FocusReason.OtherFocusReason)

    def _say_pause(self) -> None:
        queue, say = self.queue, self.pause.say
        done = numbered(self.tr("%n sorted. "), queue.sorted) if queue.sorted else ""
        laid = sum(not act.sorts for act in queue.acts)
        if not queue.everybody:
            say(
                self.tr("Nobody is in your book yet"),
                self.tr("Bring your people in first."),
                self.tr("Import…"),
            )
        elif not queue.to_go:
            people_ = several(
                queue.everybody, self.tr("1 person is in your book."), self.tr("%n people are in your book.")
            )
            say(self.tr("Everybody has a circle"), people_)
        elif queue.to_go <= laid:
            later = several(queue.to_go, self.tr("1 person waits for another day."),
                            self.tr("%n people wait for another day."))  # fmt: skip
            say(self.tr("That's all for now"), done + later, self.tr("Look at them again"))
        else:
            more = several(queue.to_go, self.tr("1 more has no circle yet, and no hurry."),
                           self.tr("%n more have no circle yet, and no hurry."))  # fmt: skip
            say(self.tr("A good place to stop"), done + more, self.tr("Twenty more"))

    def _go_on(self) -> None:
        queue = self.queue
        if not queue.everybody:
            self.import_requested.emit()
            return
        if queue.to_go <= sum(not act.sorts for act in queue.acts):
            queue.start_over()
        self._wants_keyboard = True
        self._ask(more=True)

    # ---- the keyboard

    def take_keyboard(self) -> None:
        """Keys mean this page from now on; as soon as a card is shown, that."""
        self._wants_keyboard = self.queue.current is None
        self._target().setFocus(Qt.FocusReason.OtherFocusReason)

    def _target(self) -> QWidget:
        shown = self.states.currentWidget()
        if shown is self._scroll:
            return self.deck
        return self.pause.button if shown is self.pause and self.pause.button.isVisibleTo(self) else self

    def keyPressEvent(self, event: QKeyEvent) -> None:
        plain = event.modifiers() in (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier)
        key = event.key()
        if not plain or event.isAutoRepeat():  # one that is held down was meant for one person only
            super().keyPressEvent(event)
        elif key in CIRCLES:
            self._answer(CIRCLES[key])
        elif key == Qt.Key.Key_L:
            self._answer(LET_GO)
        elif key == Qt.Key.Key_W:
            self._answer(WANT)
        elif key == Qt.Key.Key_Space:
            self._answer(LATER)
        elif key == Qt.Key.Key_Z:
            self.take_back()
        else:
            super().keyPressEvent(event)

    # ---- what is answered

    def _answer(self, what: Circle | str) -> None:
        """Show the next card, and write behind it what becomes of this one."""
        if self.states.currentWidget() is not self._scroll or self.queue.current is None:
            return
        card = self.queue.answer(what)
        self._taking_back = False  # what was to be taken back may have been stopped
        self._mine += 1
        if self._before is not None:
            self._before = self._before[0] + 1, self._before[1] + 1
        self._show()
        self._write(card, what)

    def _write(self, card: Card, what: Circle | str) -> None:
        self._writing += 1
        if self._asking is not None:  # it was asked before this key
            self._ask(more=False)
        write = partial(self._jobs.write, self, now=self._clock(), then=self._written, failed=self._failed)
        if isinstance(what, Circle):
            write(people.set_circle, self._book, [card.id], what)
        elif what == LET_GO:
            write(people.set_state, self._book, card.id, State.LET_GO)
        elif what == WANT:
            write(paths.want, self._book, [card.id])
        else:
            write(triage.later, self._book, card.id)

    def _written(self, _changes: Changes | None = None) -> None:
        self._writing -= 1
        if not self._writing and self._then_more is not None:
            more, self._then_more = self._then_more, None
            self._ask(more=more)

    def take_back(self) -> None:
        """Z: the last key, if nothing else was done since."""
        if self._mine > 0 and not self._taking_back:
            self._taking_back = True
            self.undo_requested.emit()

    def _failed(self, sentence: str) -> None:
        self._mine = 0
        self._jobs.failed.emit(sentence)
        self._then_more = False
        self._written()
