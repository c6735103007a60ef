"""The page of who knows whom at a gathering or in a group: pairs in words, and the way to the map."""

from datetime import timedelta

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from networker.desktop.clock import Clock
from networker.desktop.jobs import Jobs, Ticket
from networker.services import introducing
from networker.services.book import Book
from networker.services.ego import ME, Around, Middle
from networker.services.introducing import Acquainted, Pair
from networker.ui.acquainted import words
from networker.ui.acquainted.pairs import PairTable
from networker.ui.icons import Icons
from networker.ui.text import PlainLabel
from networker.ui.theme import Theme
from networker.ui.widgets.basics import Button
from networker.ui.widgets.heading import Heading
from networker.ui.widgets.page_parts import FreshPage, has_keyboard
from networker.ui.widgets.states import EmptyState

WEEK = timedelta(days=7)
WIDEST = 860


class AcquaintedPage(FreshPage):
    """`show_group` and `show_gathering` say of which; `left` leads back there, `map_requested` to its map."""

    person_requested = Signal(object)  # PersonId
    map_requested = Signal(object)  # Middle
    left = Signal(object)  # Middle
    introduced = Signal(object, str)  # two Named who were brought together, and by which words

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
        super().__init__("acquaintedPage", words.tr("Who knows whom"), jobs=jobs, theme=theme, parent=parent)
        self._book, self._jobs, self._clock = book, jobs, clock
        self.middle = ME  # of nothing yet
        self._asking: Ticket | None = None
        self.head = Heading(theme)
        self.summary = PlainLabel()
        self.summary.setFont(theme.font("body"))
        self.summary.setWordWrap(True)
        self.introduce = Button(words.tr("Promise to introduce"), theme, kind="primary", parent=self)
        self.introduce.clicked.connect(self._promise_chosen)
        self.made = Button(words.tr("I introduced them…"), theme, parent=self)
        self.made.clicked.connect(self._made_chosen)
        self.map = Button(words.tr("Map of ties"), theme, parent=self)
        self.map.clicked.connect(lambda: self.map_requested.emit(self.middle))
        self.table = PairTable(theme, icons, self)
        self.table.setAccessibleName(words.tr("Pairs"))
        self.table.person_requested.connect(self.person_requested)
        self.table.promise_requested.connect(self._promise)
        self.table.made_requested.connect(self._made)
        self.table.selectionModel().currentChanged.connect(lambda _now, _before: self._fit())
        self.empty = EmptyState(theme, self)
        self.empty.pressed.connect(self.back)
        self.states = QStackedWidget(self)
        self.states.addWidget(self.table)
        self.states.addWidget(self.empty)
        top = QHBoxLayout()
        top.addWidget(self.head, 1)
        top.setSpacing(8)
        top.addWidget(self.introduce, 0, Qt.AlignmentFlag.AlignTop)
        top.addWidget(self.made, 0, Qt.AlignmentFlag.AlignTop)
        top.addWidget(self.map, 0, Qt.AlignmentFlag.AlignTop)
        inner = QWidget(self)
        inner.setMaximumWidth(WIDEST)
        column = QVBoxLayout(inner)
        column.setContentsMargins(39, 18, 24, 16)
        column.setSpacing(8)
        column.addLayout(top)
        column.addWidget(self.summary)
        column.addWidget(self.states, 1)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(inner, 4)
        row.addStretch(0)

    # ---- of what

    def show_group(self, group: int) -> None:
        """Of those in a group."""
        self._show(Middle(Around.GROUP, group))

    def show_gathering(self, gathering: int) -> None:
        """Of those who were at a gathering, or are asked to it."""
        self._show(Middle(Around.GATHERING, gathering))

    def _show(self, middle: Middle) -> None:
        self.middle = middle
        self.refresh()

    def refresh(self) -> None:
        """Ask anew."""
        self._stale = False
        if self._asking is not None:
            self._asking.cancel()
            self._asking = None
        if self.middle != ME:
            self._asking = self._jobs.read(
                self, introducing.among, self._book, self.middle, then=self._arrived
            )

    def _arrived(self, found: Acquainted | None) -> None:
        self._asking = None
        if found is None:  # it is gone from the book
            self.left.emit(self.middle)
            return
        mine = has_keyboard(self)
        self.head.setText(words.title(found))
        self.summary.setText(words.summary(found) if found.people > 1 else "")
        back = words.tr("Back to the group") if words.is_group(found) else words.tr("Back to the gathering")
        self.empty.say(*words.nobody(found), back)
        self.map.setVisible(found.people > 1)
        self.table.show_pairs(found)
        for button in (self.introduce, self.made):
            button.setVisible(bool(found.introduce))
        self._fit()
        self.states.setCurrentWidget(self.table if found.met or found.introduce else self.empty)
        if self._wants_keyboard or mine:
            self.take_keyboard()

    def _fit(self) -> None:
        """The buttons are there as long as there is somebody to introduce, and mean the pair that is chosen."""
        pair = self.table.current
        for button in (self.introduce, self.made):
            button.setEnabled(pair is not None and bool(pair.shared))

    def _promise_chosen(self) -> None:
        self._promise(self.table.current)

    def _promise(self, pair: Pair | None) -> None:
        if pair is None or not pair.shared:
            return
        now, people = self._clock(), [pair.one.id, pair.other.id]
        text = words.promise(pair)
        self._jobs.write(
            self, introducing.promise, self._book, people, text=text, due=now.date() + WEEK, now=now
        )

    def _made_chosen(self) -> None:
        self._made(self.table.current)

    def _made(self, pair: Pair | None) -> None:
        if pair is not None and pair.shared:
            self.introduced.emit((pair.one, pair.other), words.in_common(pair))

    # ---- the keyboard

    def take_keyboard(self) -> None:
        """Keys mean the list."""
        self._wants_keyboard = self._asking is not None
        target = self.table if self.states.currentWidget() is self.table else self.empty.button
        target.setFocus(Qt.FocusReason.OtherFocusReason)

    def back(self) -> bool:
        """Esc: to the group or gathering it is told of. False where it is told of nothing."""
        if self.middle == ME:
            return False
        self.left.emit(self.middle)
        return True
