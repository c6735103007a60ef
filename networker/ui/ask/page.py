"""The Ask page: a question on top, below it who can answer with the line that says why, at the right what was asked before."""

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QHideEvent, QKeyEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from networker.desktop.clock import Clock
from networker.desktop.jobs import Jobs, Ticket
from networker.domain import questions
from networker.domain.vocabulary import Channel
from networker.services import ask_ways, asked_before
from networker.services.ask_ways import Asked, Connected, Examples, Found, Rank
from networker.services.asked_before import SHOWN, AskedBefore
from networker.services.book import Book
from networker.ui.ask import words
from networker.ui.ask.before import BeforePane
from networker.ui.ask.came import Came
from networker.ui.ask.parts import scrolling
from networker.ui.ask.results import WIDEST, Results
from networker.ui.ask.writing import Writing
from networker.ui.drafts import Drafts
from networker.ui.dropped import FilesPass
from networker.ui.icons import Icons
from networker.ui.reach_out.presses import Presses
from networker.ui.tabs import tab_through
from networker.ui.theme import Theme
from networker.ui.timeline.words import Words
from networker.ui.widgets.basics import Field
from networker.ui.widgets.page_parts import FreshPage
from networker.ui.widgets.press import ENTER
from networker.ui.widgets.states import Hairline
from networker.ui.widgets.undo_keys import UndoKeys
from networker.ui.wins.keeping import Keeping

if TYPE_CHECKING:
    from datetime import datetime

    from networker.services.ask_views import Answers

PAUSE, LONGEST = 220, 500
BEFORE, ROOMY = 379, 960  # px of what was asked before, and from which it stands at the right


def _ranked(book: Book, question: str, now: "datetime") -> "Answers":
    from networker.services import ask  # what reads the question takes its time

    return ask.answers(book, question, now=now)


class AskPage(FreshPage):
    """`share_requested`: what was put in is no question, but a link or an offer that somebody may care about."""

    person_requested = Signal(object)  # PersonId
    introduction_requested = Signal(object, object)  # whom to know, whom to ask: PersonId
    share_requested = Signal(str)
    import_requested = Signal()
    said = Signal(str)

    def __init__(
        self,
        *,
        book: Book,
        jobs: Jobs,
        theme: Theme,
        icons: Icons,
        clock: Clock,
        drafts: Drafts,
        open_: Callable[[Channel, str, str], str],
        rank: Rank = _ranked,
        parent: QWidget | None = None,
    ) -> None:
        """`open_` opens a program on a channel and address with words, and answers where the words are."""
        super().__init__("askPage", words.tr("Ask"), jobs=jobs, theme=theme, parent=parent)
        self._book, self._jobs, self._theme, self._icons, self._clock = book, jobs, theme, icons, clock
        self._rank = rank
        self._asking: Ticket | None = None
        self._listing: Ticket | None = None
        self._most = SHOWN
        self._presses = Presses(book, jobs, clock, self)
        self._presses.begun.connect(self._drop_asking)
        self._presses.ended.connect(self.refresh)
        self._presses.said.connect(self.said)
        self.writing = Writing(
            book=book, jobs=jobs, theme=theme, icons=icons, clock=clock, open_=open_, over=self
        )
        self.writing.said.connect(self.said)
        self.writing.begun.connect(self._stop_choosing)
        self.came = Came(
            book=book, jobs=jobs, theme=theme, icons=icons, clock=clock, drafts=drafts, over=self
        )
        self.keeping = Keeping(
            book=book, jobs=jobs, theme=theme, icons=icons, clock=clock, words=Words(self), drafts=drafts, over=self
        )  # fmt: skip
        self._build()
        self._connect()

    # ---- building

    def _build(self) -> None:
        theme, icons = self._theme, self._icons
        self.field = Field(theme, icons, icon="ask", height=48, radius=8, parent=self)
        self.line = self.field.line
        self.line.setObjectName("askField")
        self.line.setAccessibleName(words.tr("Your question"))
        self.line.setPlaceholderText(words.tr("Who knows…?"))
        self.line.setMaxLength(LONGEST)
        self.results = Results(theme, icons)
        self.start, self.head, self.list = self.results.start, self.results.head, self.results.list
        self.foot, self.might, self.nobody = self.results.foot, self.results.might, self.results.nobody
        self.area = scrolling(self.results)
        self._left = QWidget(self)
        left = QVBoxLayout(self._left)
        left.setContentsMargins(0, 0, 0, 0)
        left.setSpacing(0)
        self._top = QVBoxLayout()
        self._top.addWidget(self.field)
        left.addLayout(self._top)
        left.addWidget(self.area, 1)
        self.before = BeforePane(theme, icons, self)
        self._hairline = Hairline(theme, upright=True, parent=self)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self._left, 1)
        row.addWidget(self._hairline)
        row.addWidget(self.before)
        self.field.setMaximumWidth(WIDEST)
        self._alone = False  # what was asked before stands in place of the answers: there is no room for both
        self._pause = QTimer(self, singleShot=True, interval=PAUSE)

    def _connect(self) -> None:
        self._pause.timeout.connect(self.refresh)
        self.line.textChanged.connect(self._typed)
        self.line.installEventFilter(self)
        UndoKeys(self).watch(self.line)
        FilesPass(self).watch(self.line)
        self.start.chosen.connect(self.ask_about)
        self.start.import_requested.connect(self.import_requested)
        self.head.before.clicked.connect(self._show_before_alone)
        self.start.before.clicked.connect(self._show_before_alone)
        self.head.share.clicked.connect(lambda: self.share_requested.emit(self.line.text().strip()))
        self.list.person_requested.connect(self.person_requested)
        self.list.ask_requested.connect(lambda each: self._ask([each]))
        self.list.introduction_requested.connect(self._introduce)
        self.list.answered.connect(self._presses.answer)
        self.list.came.connect(lambda row: self.area.ensureWidgetVisible(row, 0, 20))
        self.list.left.connect(self._left_list)
        self.foot.several.clicked.connect(lambda: self._choose(several=True))
        self.foot.ask_chosen.clicked.connect(lambda: self._ask(self.list.ticked))
        self.foot.who_might.clicked.connect(self._show_who_might)
        self.foot.looked_up.clicked.connect(self._look_up)
        self.might.ask_requested.connect(self._ask_connected)
        self.might.person_requested.connect(self.person_requested)
        self.might.came.connect(lambda row: self.area.ensureWidgetVisible(row, 0, 20))
        self.before.opened.connect(self.came.open)
        self.came.again_requested.connect(self.ask_about)
        self.came.win_requested.connect(self.keeping.note_win)
        self.before.more_requested.connect(self._more_before)
        self.before.back_requested.connect(self.back)

    # ---- how it stands

    @property
    def _beside(self) -> bool:
        return self.width() >= ROOMY

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.came.place()
        self.keeping.place()
        self._arrange()

    def _arrange(self) -> None:
        aside = 40 if self.width() >= 700 else 20
        top = 24 if self.height() >= 520 else 12
        self._top.setContentsMargins(aside, top, aside, 8)
        self.results.set_aside(aside)
        if self._beside:
            self._alone = False
        self.before.setFixedWidth(BEFORE if self._beside else max(self.width(), 200))
        self._hairline.setVisible(self._beside)
        self.before.setVisible(self._beside or self._alone)
        self.before.back.setVisible(self._alone)
        self._left.setVisible(not self._alone)
        self.results.set_before(linked=not self._beside)

    def _order_tabs(self) -> None:
        """What comes anew would otherwise be the last that Tab comes to."""
        before = self.before
        tab_through([self.line, *self.results.stops, before.back, *before.rows, before.more])

    def _show_before_alone(self) -> None:
        self._alone = True
        self._arrange()
        self.before.take_keyboard()

    # ---- what the window asks of a page

    def begin(self) -> None:
        """Ask something new."""
        self.go_on("")

    def ask_about(self, question: str) -> None:
        """Ask this, as if it were typed."""
        self.go_on(question)
        self._pause.stop()
        self.refresh()

    def go_on(self, typed: str) -> None:
        """A question of which the beginning was typed elsewhere: the rest follows here."""
        self._alone = False
        self._arrange()
        self.line.setText(typed)
        self.line.setFocus(Qt.FocusReason.OtherFocusReason)
        self.line.end(False)

    def take_keyboard(self) -> None:
        """Keys mean the question."""
        if self._alone:
            self.before.take_keyboard()
            return
        self.line.setFocus(Qt.FocusReason.OtherFocusReason)
        self.line.selectAll()

    def back(self) -> bool:
        """Esc: out of choosing several, out of what was asked before where that stands alone, then of the page."""
        if self.list.several:
            self._stop_choosing()
            return True
        if self._alone:
            self._alone = False
            self._arrange()
            self.take_keyboard()
            return True
        return False

    @property
    def edits(self) -> bool:
        return self.came.edits or self.keeping.has_keyboard

    def undo(self) -> bool:
        return (
            self.came.edits or self.keeping.undo()
        )  # what is on the card is not written yet, and nothing in the book is meant

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.keeping.show_for(None)

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self.keeping.leave()

    # ---- reading

    def _typed(self, text: str) -> None:
        """A link is no question: it turns to who would care. Anything else is asked after a pause in the typing."""
        self.head.share.setVisible(questions.offers(text))
        if questions.links(text):
            self._pause.stop()
            self.line.clear()  # on the way back it is not asked again
            self.share_requested.emit(text.strip())
        else:
            self._pause.start()

    def refresh(self) -> None:
        if self._jobs.closed:  # the program ended within the pause
            return
        self._stale = False
        self._drop_asking()
        if self._listing is not None:
            self._listing.cancel()
        self._listing = self._jobs.read(
            self, asked_before.listing, self._book, limit=self._most, then=self._before_came
        )
        text = self.line.text().strip()
        if not text:
            self._presses.shown()
            self._jobs.read(self, ask_ways.examples, self._book, then=self._examples_came)
            return
        self.results.waiting.begin(self.results.found is None)
        self._asking = self._jobs.read(
            self, ask_ways.found, self._book, text, now=self._clock(), rank=self._rank, then=self._arrived,
            failed=self._failed,
        )  # fmt: skip

    def _drop_asking(self) -> None:
        """What is on its way is the list as it was."""
        if self._asking is not None:
            self._asking.cancel()
            self._asking = None

    def _failed(self, sentence: str) -> None:
        self._presses.shown()
        self.results.waiting.end()
        self._jobs.failed.emit(sentence)

    def _before_came(self, found: AskedBefore) -> None:
        self.before.show_before(found, self._clock().date())
        self.results.tell_before(found.total)
        self._order_tabs()

    def _examples_came(self, found: Examples) -> None:
        if not self.line.text().strip():
            self.results.show_examples(found)
            self._order_tabs()

    def _arrived(self, found: Found) -> None:
        self._asking = None
        self._presses.shown()
        self.results.show_found(found)
        self._order_tabs()

    @property
    def found(self) -> Found | None:
        """What the question that is shown brought."""
        return self.results.found

    # ---- several at once

    def _choose(self, *, several: bool) -> None:
        self.results.choose(several=several)
        self._order_tabs()

    def _stop_choosing(self) -> None:
        if self.list.several:
            self._choose(several=False)

    # ---- asking

    def _ask(self, people: list[Asked]) -> None:
        if self.found is not None and people and not self._presses.busy:
            self.writing.ask(self.found.question, [each.offer for each in people if not each.offer.asked])

    def _ask_connected(self, each: Connected) -> None:
        if self.found is not None:
            self.writing.ask(self.found.question, [each.offer])

    def _introduce(self, each: Asked) -> None:
        if each.by is not None:
            self.introduction_requested.emit(each.answer.person, each.by.id)

    def _show_who_might(self) -> None:
        if self.found is not None:
            near, question = [each.answer.person for each in self.found.people], self.found.question
            self._jobs.read(
                self, ask_ways.might_know, self._book, question, near=near, now=self._clock(),
                then=partial(self._might_came, question),
            )  # fmt: skip

    def _might_came(self, question: str, found: tuple[Connected, ...]) -> None:
        if self.results.show_who_might(question, found):
            self._order_tabs()
            self.might.take_keyboard()

    def _look_up(self) -> None:
        if self.found is not None:
            self.came.look_up(self.found.question)

    def _left_list(self, by: int) -> None:
        if by < 0:
            self.line.setFocus(Qt.FocusReason.OtherFocusReason)
        elif self.list.several and self.foot.ask_chosen.isEnabled():
            self.foot.ask_chosen.setFocus(Qt.FocusReason.OtherFocusReason)

    # ---- what was asked before

    def _more_before(self) -> None:
        self._most += 5 * SHOWN
        self.refresh()

    # ---- keys

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Enter in the line does not wait for a pause in the typing; then it leads to the list, as Down does."""
        if not (isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress):
            return False
        enter, text = event.key() in ENTER, self.line.text().strip()
        if enter and questions.offers(text):
            self.share_requested.emit(text)
        elif enter and self._pause.isActive():
            self._pause.stop()
            self.refresh()
        elif (enter or event.key() == Qt.Key.Key_Down) and self.list.rows:
            self.list.take_keyboard()
        else:
            return enter
        return True
