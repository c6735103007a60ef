"""The page of insights: what it is told from, over which span, and its sections in two columns.

Each section is read on the read lane, one behind the other, so that lists are read beside them. What was read is kept until
something changed, for each span.
"""

from collections.abc import Sequence
from datetime import date
from functools import partial
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QStackedWidget, QVBoxLayout, QWidget

from networker.desktop.clock import Clock
from networker.desktop.jobs import Jobs, Ticket
from networker.domain.changes import Changes
from networker.domain.spans import Span, days_of
from networker.services.book import Book
from networker.services.insights import counted
from networker.services.insights.counted import Counted
from networker.ui.icons import Icons
from networker.ui.insights import words
from networker.ui.insights.figures import Kit, Wanted, look_up
from networker.ui.insights.rows import Words
from networker.ui.insights.section import Section, SectionView
from networker.ui.theme import Theme
from networker.ui.widgets.basics import MenuButton
from networker.ui.widgets.choice_menu import ChoiceMenu
from networker.ui.widgets.page_parts import FreshPage
from networker.ui.widgets.scroll import OverlayBar
from networker.ui.widgets.states import EmptyState, Hairline

TWO = 1000  # pixels of the page from which two columns have room
WIDEST = 1480  # and beyond which they grow no wider
BETWEEN, ROW = 56, 28  # pixels between columns, and between sections below each other
Asked = tuple[str, date, date | None]


class InsightsPage(FreshPage):
    """`people_requested` names people to list, `page_requested` another page, by the key of a door or its own."""

    people_requested = Signal(object)  # Shown
    page_requested = Signal(str)
    import_requested = Signal()  # pressed where nobody is in the book

    def __init__(
        self,
        *,
        book: Book,
        jobs: Jobs,
        theme: Theme,
        icons: Icons,
        clock: Clock,
        sections: Sequence[Section[Any]] | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__("insightsPage", self.tr("Insights"), jobs=jobs, theme=theme, parent=parent)
        self._book, self._jobs, self._clock = book, jobs, clock
        self.span = Span.YEAR
        self._kept: dict[Asked, Any] = {}  # what was answered since the last change
        self._failed: set[Asked] = set()  # what could not be read since then
        self._today: date | None = None  # of what is shown
        self._asking: Ticket | None = None
        if sections is None:
            from networker.ui.insights.sections import SECTIONS

            sections = SECTIONS
        kit = Kit(theme, icons, self.people_requested.emit, self.page_requested.emit)
        self.views = [SectionView(each, kit) for each in sections]
        for view in self.views:
            view.people_wanted.connect(partial(self._list, view.section))
        self._build(theme, icons)

    # ---- building

    def _build(self, theme: Theme, icons: Icons) -> None:
        self.title = Words(self.tr("Insights"), theme, size="title", role="text")
        self.sample = Words("", theme)
        self.spans = MenuButton(words.span(self.span), theme, icons)
        self.spans.menu = ChoiceMenu(
            {each.value: words.span(each) for each in Span},
            lambda: self.span.value,
            self.show_span,
            parent=self.spans,
        )
        self._name_span()
        inside = QWidget()
        inside.setMaximumWidth(WIDEST)
        self._column = QVBoxLayout(inside)
        self._column.setSpacing(0)
        head = QHBoxLayout()
        head.setSpacing(16)
        names = QVBoxLayout()
        names.setSpacing(2)
        names.addWidget(self.title)
        names.addWidget(self.sample)
        head.addLayout(names, 1)
        head.addWidget(self.spans, 0, Qt.AlignmentFlag.AlignTop)
        self._column.addLayout(head)
        self._column.addSpacing(26)
        self._row = row = QHBoxLayout()
        self._stacks = [QVBoxLayout() for _ in range(2)]
        for stack in self._stacks:
            stack.setSpacing(ROW)
            row.addLayout(stack, 1)
        self._column.addLayout(row)
        self._column.addStretch(1)
        self._lines = [Hairline(theme, parent=inside) for _ in self.views]
        for view in self.views:
            view.setParent(inside)
        self.area = _scroll(inside, self)
        for view in self.views:
            view.places.came.connect(lambda figure: self.area.ensureWidgetVisible(figure, 0, 40))
        self.empty = EmptyState(theme)
        self.empty.pressed.connect(self.import_requested)
        self.states = QStackedWidget(self)
        self.states.addWidget(self.area)
        self.states.addWidget(self.empty)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.states)
        self._columns = 0
        self._arrange(2)

    def _arrange(self, columns: int) -> None:
        """Sections in so many columns, by turns left and right; a line above each but the first of a column."""
        if columns == self._columns:
            return
        self._columns = columns
        for stack in self._stacks:
            while stack.count():
                stack.takeAt(0)
        for n, (view, line) in enumerate(zip(self.views, self._lines, strict=True)):
            stack = self._stacks[n % columns]
            line.setVisible(n >= columns)
            if n >= columns:
                stack.addWidget(line)
            stack.addWidget(view)
        for stack in self._stacks[:columns]:
            stack.addStretch(1)
        space = BETWEEN if columns > 1 else 0
        self._row.setSpacing(space)
        self._row.setStretch(1, columns - 1)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange(2 if self.width() >= TWO else 1)
        aside = 40 if self.width() >= TWO else 24
        self._column.setContentsMargins(aside, 20, aside, 40)

    # ---- asking and showing

    def touched_by(self, changes: Changes) -> bool:
        return bool(changes.step or changes.people or changes.interactions or changes.everything)

    def refresh(self) -> None:
        """Read everything anew; what is shown stays until its answer is there."""
        self._stale = False
        self._kept.clear()
        self._failed.clear()
        self._ask()

    def showEvent(self, event: object) -> None:
        self._stale = self._stale or self._today not in (None, self._clock().date())
        super().showEvent(event)  # type: ignore[arg-type]

    def show_span(self, value: str) -> None:
        """Look over another span of time."""
        if value == self.span.value:
            return
        self.span = Span(value)
        self._name_span()
        for view in self.views:
            if not view.section.of_today:
                view.wait()
        self.sample.setText("")
        self._ask()

    def _name_span(self) -> None:
        self.spans.setText(words.span(self.span))
        self.spans.setAccessibleName(self.tr("Span: {0}").replace("{0}", words.span(self.span)))
        self.spans.updateGeometry()

    def _asked(self, key: str, *, of_today: bool) -> Asked:
        since, until = days_of(Span.EVERYTHING if of_today else self.span, self._clock().date())
        return key, until, since

    def _ask(self) -> None:
        """Show what is known, and ask for the rest: one after the other, in the order of the page."""
        if self._asking is not None:
            self._asking.cancel()
            self._asking = None
        self._today = self._clock().date()
        self._next()

    def _next(self) -> None:
        head = self._asked("", of_today=False)
        if head not in self._kept and head not in self._failed:
            self._read(counted.read, head, then=self._show_sample)
            return
        if head in self._kept:
            self._show_sample(self._kept[head])
        for view in self.views:
            asked = self._asked(view.section.key, of_today=view.section.of_today)
            if asked in self._failed:
                continue
            if asked not in self._kept:
                self._read(view.section.read, asked, then=view.show_found)
                return
            view.show_found(self._kept[asked])

    def _read(self, question: Any, asked: Asked, *, then: Any) -> None:
        _, today, since = asked

        def arrived(found: Any) -> None:
            self._asking = None
            self._kept[asked] = found
            then(found)
            self._next()

        def failed(sentence: str) -> None:
            self._asking = None
            self._failed.add(asked)  # until something changes: the others are read all the same
            self._jobs.failed.emit(sentence)
            self._next()

        self._asking = self._jobs.read(
            self, question, self._book, today=today, since=since, then=arrived, failed=failed
        )

    def _list(self, section: Section[Any], wanted: Wanted) -> None:
        """The people behind a figure; whom it is of is looked up where it is not known yet."""
        _, today, since = self._asked(section.key, of_today=section.of_today)
        look_up(
            wanted, of=self, jobs=self._jobs, book=self._book, today=today, since=since,
            then=self.people_requested.emit,
        )  # fmt: skip

    def _show_sample(self, found: Counted) -> None:
        self.sample.setText(words.sample(found, self.span))
        if not found.people:
            self.empty.say(
                self.tr("Nobody is in your book yet"),
                self.tr("Insights are told from your people and what passed between you."),
                self.tr("Import…"),
            )
        self.states.setCurrentWidget(self.area if found.people else self.empty)

    # ---- the keyboard

    def take_keyboard(self) -> None:
        """Keys mean this page from now on: the span first, from which Tab goes on to the figures."""
        target: QWidget = self.spans if self.states.currentWidget() is self.area else self.empty.button
        target.setFocus(Qt.FocusReason.OtherFocusReason)


def _scroll(inside: QWidget, parent: QWidget) -> QScrollArea:
    area = QScrollArea(parent)
    area.setWidgetResizable(True)
    area.setFrameShape(QScrollArea.Shape.NoFrame)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    area.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    area.setWidget(inside)
    OverlayBar(area)
    return area
