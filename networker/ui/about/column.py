"""The About column: what is known of somebody, each value with since when it holds, to be set right where it stands.

Built from the same PersonHead as the header. One column, two places: beside a wide timeline, else over its list.
"""

from collections.abc import Callable, Hashable, Iterable, Sequence
from datetime import date
from functools import partial
from typing import TypeVar

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QMenu, QScrollArea, QVBoxLayout, QWidget

from networker.domain.vocabulary import Fact, FieldType
from networker.services.views import FactView, PersonHead, TieView
from networker.ui.about.noting import Noting
from networker.ui.about.rows import PAD, RING, FactRow, MoreRow, Said, SaidRow, TieChip, TopicChip
from networker.ui.icons import Icons
from networker.ui.text import numbered, one_line
from networker.ui.theme import Theme
from networker.ui.timeline.flow import Flow
from networker.ui.widgets.basics import Link, add_action
from networker.ui.widgets.roving import Roving
from networker.ui.widgets.scroll import OverlayBar
from networker.ui.widgets.states import Hairline, SectionHead

IN_ORDER = (
    Fact.JOB, Fact.PLACE, Fact.BIRTHDAY, Fact.HOW_MET, Fact.PROJECT, Fact.FAMILY, Fact.LIKE, Fact.EDUCATION,
    Fact.LANGUAGE, Fact.ANNIVERSARY, Fact.GENDER, Fact.CUSTOM,
)  # fmt: skip
_T = TypeVar("_T")
AT_ONCE, CHIPS_AT_ONCE = 4, 8  # of one field or tie before the rest has to be asked for


class AboutColumn(QScrollArea):
    """Rows and chips are one stop for Tab, with the arrows between them; *Add…* is another."""

    person_requested = Signal(object)  # PersonId

    def __init__(
        self, *, noting: Noting, notes: Callable[[PersonHead], QWidget], theme: Theme, icons: Icons,
        parent: QWidget | None = None,
    ) -> None:  # fmt: skip
        """`notes` makes the section of the notes on somebody."""
        super().__init__(parent)
        self._notes = notes
        self._noting, self._words, self._theme, self._icons = noting, noting.words, theme, icons
        self._head: PersonHead | None = None
        self._today: date | None = None
        self._stale = False
        self._whole = False  # whether also what has to be asked for is shown
        self.roving = Roving(self)
        self.roving.came.connect(lambda stop: self.ensureWidgetVisible(stop, 0, 20))
        self.add: Link | None = None
        self.after: QWidget | None = None  # Tab comes from here
        self.setObjectName("aboutColumn")
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setAccessibleName(self.tr("About"))
        self.viewport().setAutoFillBackground(False)
        OverlayBar(self)

    # ---- what is shown

    @property
    def head(self) -> PersonHead | None:
        """Who is shown."""
        return self._head

    def show_head(self, head: PersonHead, *, today: date) -> None:
        """Show what is known of somebody; it is built once it can be seen."""
        same = self._head is not None and head.id == self._head.id
        self._head, self._today, self._whole = head, today, same and self._whole
        if self.isVisible():
            self._build(keep=same)
        else:
            self._stale = True

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._stale:
            self._build(keep=False)

    def take_keyboard(self) -> None:
        """Put the keyboard on the first of what is known, else on *Add…*."""
        if self.roving.stops:
            self.roving.go_to(self.roving.at)
        elif self.add is not None:
            self.add.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def offer(self) -> None:
        """Open the menu of what can be noted."""
        if self.add is not None:
            self.add.setFocus(Qt.FocusReason.ShortcutFocusReason)
            self._noting.offer(self.add)

    def show_all(self) -> None:
        """Show also what had to be asked for."""
        self._whole = True
        self._build(keep=True)

    def _build(self, *, keep: bool) -> None:
        """Build it anew; whoever led here by a key has the keyboard on the first of what is known.

        `keep`: it stays where it was, or goes to what took that place.
        """
        self._stale = False
        head, today = self._head, self._today
        if head is None or today is None:
            return
        focus = self.window().focusWidget()
        mine = focus is not None and self.isAncestorOf(focus)
        on_add = keep and focus is self.add
        key, at, down = _key(focus), self.roving.at, self.verticalScrollBar().value()
        inside = QWidget()
        inside.setObjectName("aboutInside")
        column = QVBoxLayout(inside)
        column.setContentsMargins(RING, RING, 14, 24)
        column.setSpacing(0)
        stops = self._sections(column, head, today)
        column.addStretch(1)
        inside.resize(self.viewport().size())  # else all of it is laid out twice
        self.setWidget(inside)
        inside.setAutoFillBackground(False)  # Qt fills it with the window's ground; this is the pane's
        keys = [_key(each) for each in stops]
        self.roving.take(stops, keys.index(key) if key in keys else at if keep else 0)
        self._let_tab_through(stops)
        if keep or mine:
            inside.adjustSize()
            self.verticalScrollBar().setValue(down if keep else 0)
        if mine and on_add and self.add is not None:
            self.add.setFocus(Qt.FocusReason.OtherFocusReason)
        elif mine:
            self.take_keyboard()

    def _let_tab_through(self, stops: Sequence[QWidget]) -> None:
        """What is built anew would otherwise come last in the window, behind the panes at its right."""
        before = self.after
        for each in (self.add, *stops):
            if before is not None and each is not None:
                QWidget.setTabOrder(before, each)
            before = each

    def _sections(self, column: QVBoxLayout, head: PersonHead, today: date) -> list[QWidget]:
        stops: list[QWidget] = []
        self._head_line(column)
        basics = self._basics(head, today)
        for row in basics:
            column.addWidget(row)
            column.addSpacing(4)
        stops += basics
        if not basics:
            self._inset(column, self._said(Said("", ((self.tr("Nothing more is known yet."), True),))))
        stops += self._ties(column, head)
        stops += self._topics(column, head)
        stops += self._common(column, head)
        stops += self._asks(column, head, today)
        column.addSpacing(8)
        self._inset(column, Hairline(self._theme))
        column.addSpacing(8)
        self._inset(column, self._notes(head))
        if head.facts:
            column.addSpacing(12)
            self._inset(column, self._said(Said("", ((self._sources(head), True),), icon="private")))
        return stops

    # ---- parts

    def _head_line(self, column: QVBoxLayout) -> None:
        row = QHBoxLayout()
        row.setContentsMargins(PAD, 0, 0, 0)
        row.addWidget(SectionHead(self.tr("About"), self._theme), 1)
        self.add = Link(self.tr("Add…"), self._theme)
        self.add.setObjectName("aboutAdd")
        self.add.setAccessibleName(self.tr("Note what you know"))
        self.add.clicked.connect(lambda _checked=False: self.offer())
        around = QWidget()  # the ring lies round it: close to the word it would be taken for a part of it
        room = QHBoxLayout(around)
        room.setContentsMargins(RING, 0, RING, 0)
        room.addWidget(self.add)
        self.add.setProperty("ringTarget", around)
        row.addWidget(around)
        column.addLayout(row)
        column.addSpacing(4)

    def _inset(self, column: QVBoxLayout, widget: QWidget) -> None:
        row = QHBoxLayout()
        row.setContentsMargins(PAD, 0, 0, 0)
        row.addWidget(widget)
        column.addLayout(row)

    def _title(self, column: QVBoxLayout, title: str) -> None:
        column.addSpacing(8)
        self._inset(column, Hairline(self._theme))
        column.addSpacing(8)
        self._inset(column, SectionHead(title, self._theme))
        column.addSpacing(4)

    def _said(self, said: Said) -> SaidRow:
        return SaidRow(said, theme=self._theme, icons=self._icons)

    def _row(self, fact: FactView, said: Said) -> FactRow:
        noting, link = self._noting, fact.holds is FieldType.LINK
        row = FactRow(
            fact, said, source=self._words.source(fact), link=link, theme=self._theme, icons=self._icons
        )  # fmt: skip
        pressed = noting.open_link if link else noting.change
        row.clicked.connect(lambda _checked=False: pressed(fact))
        row.edit_requested.connect(partial(noting.change, fact))
        row.delete_requested.connect(partial(noting.delete, fact))
        row.menu_requested.connect(partial(self._menu, partial(noting.fill_fact_menu, fact=fact)))
        return row

    def _menu(self, fill: Callable[[QMenu], None], at: QPoint) -> None:
        menu = QMenu(self)
        menu.setObjectName("aboutMenu")
        menu.aboutToHide.connect(menu.deleteLater)
        fill(menu)
        menu.popup(at)

    def _basics(self, head: PersonHead, today: date) -> list[QWidget]:
        rows: list[QWidget] = []
        for field in IN_ORDER:
            label = self._words.label(field)
            found = _now_first(each for each in head.facts if each.field == field)
            shown = self._shown(found, AT_ONCE)
            for fact in shown:
                rows.append(self._row(fact, self._fact(fact, label, head, today)))
                label = " " if label else ""
            if len(shown) < len(found):
                rows.append(self._more(len(found) - len(shown), (field,), label))
        return rows

    def _shown(self, found: Sequence[_T], most: int) -> Sequence[_T]:
        """Those of one kind that are shown; one more costs no more than to say so."""
        return found if self._whole or len(found) <= most + 1 else found[:most]

    def _more(self, n: int, key: tuple[object, ...], label: str = "") -> MoreRow:
        row = MoreRow(numbered(self.tr("and %n more"), n), label, key, theme=self._theme, icons=self._icons)
        row.clicked.connect(lambda _checked=False: self.show_all())
        return row

    def _fact(self, fact: FactView, label: str, head: PersonHead, today: date) -> Said:
        """A fact in lines: of what was, and of a field of the user's own, the name stands with it."""
        value = self._words.value(fact)
        small = [self._words.held(fact)]
        if fact.field == Fact.BIRTHDAY:
            small.append(self._words.birthday(fact, today))
        elif fact.field == Fact.FAMILY:
            small.insert(0, one_line(fact.detail))
        elif fact.field == Fact.HOW_MET:
            small.append(self._words.through(head.ties))
        lines = [(value, fact.until is not None), *((text, True) for text in small if text)]
        if fact.field == Fact.CUSTOM:
            lines.insert(0, (one_line(fact.detail), True))
        return Said(label, tuple(lines))

    def _ties(self, column: QVBoxLayout, head: PersonHead) -> list[QWidget]:
        chips: list[QWidget] = []
        told: dict[str, list[TieView]] = {}
        for tie in head.ties:
            told.setdefault(self._words.tie(tie.word), []).append(tie)
        if told:
            self._title(column, self.tr("Belong together"))
        for word, found in told.items():
            self._inset(column, self._said(Said("", ((word, True),))))
            flow = Flow(gap=6, step=30)
            shown = self._shown(found, CHIPS_AT_ONCE)
            made: list[QWidget] = [self._tie_chip(tie, word, flow) for tie in shown]
            flow.show_items(made)
            self._inset(column, flow)
            chips += made
            if len(shown) < len(found):
                chips.append(self._more(len(found) - len(shown), ("tie", word)))
                column.addWidget(chips[-1])
            column.addSpacing(8)
        return chips

    def _tie_chip(self, tie: TieView, word: str, flow: QWidget) -> TieChip:
        noting = self._noting
        chip = TieChip(tie, word, self._theme, self._icons, flow)
        follow = partial(self.person_requested.emit, tie.other.id)
        chip.clicked.connect(lambda _checked=False: follow())
        chip.edit_requested.connect(partial(noting.change_tie, tie))
        chip.delete_requested.connect(partial(noting.delete_tie, tie))

        def fill(menu: QMenu) -> None:
            add_action(menu, self.tr("Go to them"), follow)
            add_action(menu, self.tr("Edit…"), partial(noting.change_tie, tie))
            add_action(menu, self.tr("Delete"), partial(noting.delete_tie, tie))

        chip.menu_requested.connect(partial(self._menu, fill))
        return chip

    def _topics(self, column: QVBoxLayout, head: PersonHead) -> list[QWidget]:
        if not head.topics:
            return []
        self._title(column, self.tr("Talks about"))
        flow = Flow(gap=6, step=30)
        chips = [
            TopicChip(name, own=name in head.own_topics, theme=self._theme, icons=self._icons, parent=flow)
            for name in head.topics[:30]
        ]
        for chip in chips:
            if chip.own:
                take_off = partial(self._noting.take_topic_off, chip.name)
                chip.delete_requested.connect(take_off)
                chip.menu = QMenu(chip)
                add_action(chip.menu, self.tr("Take off"), take_off)
        flow.show_items(chips)
        self._inset(column, flow)
        column.addSpacing(4)
        return [chip for chip in chips if chip.own]

    def _common(self, column: QVBoxLayout, head: PersonHead) -> list[QWidget]:
        shared = _now_first(each for each in head.facts if each.field == Fact.COMMON_GROUND)
        if not shared and not head.groups:
            return []
        self._title(column, self.tr("Common ground"))
        for name in head.groups[:12]:
            self._inset(column, self._said(Said("", ((one_line(name), False),), icon="group")))
            column.addSpacing(6)
        rows: list[QWidget] = []
        shown = self._shown(shared, AT_ONCE)
        for fact in shown:
            held = self._words.held(fact)
            lines = [(self._words.value(fact), False), *([(held, True)] if held else [])]
            rows.append(self._row(fact, Said("", tuple(lines), icon="people")))
            column.addWidget(rows[-1])
        if len(shown) < len(shared):
            rows.append(self._more(len(shared) - len(shown), (Fact.COMMON_GROUND,)))
            column.addWidget(rows[-1])
        return rows

    def _asks(self, column: QVBoxLayout, head: PersonHead, today: date) -> list[QWidget]:
        """What they were asked, and what came of it."""
        if not head.asks:
            return []
        from networker.ui.ask.of_person import said

        self._title(column, self.tr("Asked"))
        shown = self._shown(head.asks, AT_ONCE)
        for ask in shown:
            self._inset(column, self._said(said(ask, head.id, today)))
            column.addSpacing(6)
        rows: list[QWidget] = []
        if len(shown) < len(head.asks):
            rows.append(self._more(len(head.asks) - len(shown), ("asks",)))
            column.addWidget(rows[-1])
        return rows

    def _sources(self, head: PersonHead) -> str:
        count = len(head.facts)
        facts = self.tr("1 fact") if count == 1 else numbered(self.tr("%n facts"), count)
        typed = any(each.source == "typed" for each in head.facts)
        if not head.sources:
            return self.tr("%1, from your own hand.").replace("%1", facts)
        files = self.tr("1 file") if head.sources == 1 else numbered(self.tr("%n files"), head.sources)
        said = self.tr("%1 from %2 and your own hand.") if typed else self.tr("%1 from %2.")
        return said.replace("%1", facts).replace("%2", files)


def _key(widget: QWidget | None) -> Hashable:
    return getattr(widget, "key", None)


def _now_first(found: Iterable[FactView]) -> Sequence[FactView]:
    """What holds now in the book's order, then what was, the last first."""
    listed = list(found)
    was = sorted(
        (each for each in listed if each.until is not None),
        key=lambda each: each.until.iso if each.until else "",
        reverse=True,
    )
    return [*(each for each in listed if each.until is None), *was]
