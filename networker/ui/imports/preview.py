"""The preview of an import: counts, examples, doubtful pairs; at the right what comes along."""

from array import array
from collections.abc import Collection, Mapping, Sequence
from functools import partial

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import (
    QButtonGroup,
    QHBoxLayout,
    QLineEdit,
    QScrollArea,
    QSizePolicy,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from networker.domain.vocabulary import Circle
from networker.services.imports.beside import Pair
from networker.services.imports.expected import Figures
from networker.ui.icons import Icons
from networker.ui.imports.choices import ComesAlong
from networker.ui.imports.counts import Counts
from networker.ui.imports.examples import Example, Fetch, SkippedLine, WholeList
from networker.ui.imports.pair_card import PairCard
from networker.ui.imports.summary import ExampleRow, SkippedRow, Summary
from networker.ui.text import PlainLabel, isolate, numbered, tooltip
from networker.ui.theme import Theme
from networker.ui.widgets.basics import Link, TickBox
from networker.ui.widgets.page_parts import has_keyboard
from networker.ui.widgets.states import Banner, Ground, Hairline, SectionHead, Wordings

TITLED = 3  # formats that are named in the title
LISTED = 30  # files that are named in the tooltip
RIGHT, NARROW = 400, 320  # wide, and where the page is less than
ROOMY = 1120


class _Section:
    """A heading, the way to all of its lines, and the first of them."""

    def __init__(self, title: str, theme: Theme, column: QVBoxLayout, parent: QWidget) -> None:
        self.title = title
        self.head = SectionHead(title, theme, parent=parent)
        self.all = Link("", theme, parent=parent)
        line = QHBoxLayout()
        line.addWidget(self.head, 1)
        line.addWidget(self.all)
        column.addLayout(line)
        self._rows = QVBoxLayout()
        self._rows.setSpacing(0)
        column.addLayout(self._rows)

    def show_rows(self, rows: Sequence[QWidget], *, of: int, link: str, totals: str = "") -> None:
        """Show other lines; `link` leads to all of them where there are more."""
        while (item := self._rows.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.deleteLater()
        for row in rows:
            self._rows.addWidget(row)
        self.all.setText(link)
        self.all.updateGeometry()
        self.all.setVisible(of > len(rows))
        self.head.say(self.title, totals if of <= len(rows) else "")


class Preview(QWidget):
    """All of it, scrolling at the left, choices at the right; or the whole list of one kind instead."""

    answered = Signal(int, object)
    columns_requested = Signal()
    choices_changed = Signal()  # what comes along
    pairs_answered = Signal()  # all of them, by somebody who had the keyboard there

    def __init__(self, fetch: Fetch, theme: Theme, icons: Icons, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("importPreview")
        self._theme, self._icons = theme, icons
        self._pairs: list[Pair] = []
        self._whole_book = False
        self._entries: dict[str, array[int]] = {}
        self._newcomers_read, self._newcomers_shown = (
            array("q"),
            0,
        )  # all that are new as read, and how many are shown
        self.sections: dict[str, _Section] = {}
        self.whole = WholeList(fetch, theme, icons, self)
        self.whole.back.clicked.connect(self.show_overview)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        self._left = QStackedWidget(self)
        self._overview = self._scrolled(self._left_side())
        self._left.addWidget(self._overview)
        self._left.addWidget(self.whole)
        row.addWidget(self._left, 1)
        row.addWidget(Hairline(theme, upright=True))
        self._choices = self._right_side()
        row.addWidget(self._choices)

    def _scrolled(self, inside: QWidget) -> QScrollArea:
        area = QScrollArea(self)
        area.setWidgetResizable(True)
        area.setFrameShape(QScrollArea.Shape.NoFrame)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setStyleSheet("QScrollArea { background: transparent }")
        area.setWidget(inside)
        return area

    def _left_side(self) -> QWidget:
        theme = self._theme
        inside = Ground(theme, "base")
        column = QVBoxLayout(inside)
        column.setContentsMargins(32, 20, 32, 24)
        column.setSpacing(0)
        self.title = Wordings(theme, "text", font="title", parent=inside)
        self.files = Wordings(theme, "text2", parent=inside)
        for label in (self.title, self.files):  # a long name must not push the rest out of sight
            label.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self.counts = Counts(theme, inside)
        self.columns_link = Link(self.tr("Which column is what?"), theme, parent=inside)
        self.columns_link.clicked.connect(self.columns_requested)
        named = QHBoxLayout()
        named.setSpacing(16)
        named.addWidget(self.files, 1)
        named.addWidget(self.columns_link)
        column.addWidget(self.title)
        column.addSpacing(4)
        column.addLayout(named)
        self.whole_book = PlainLabel("", inside)
        self.whole_book.setWordWrap(True)
        self.whole_book.setContentsMargins(0, 0, 0, 10)
        column.addSpacing(10)
        column.addWidget(self.whole_book)
        self.remark = Banner(theme, kind="warn", parent=inside)
        column.addWidget(self.remark)
        column.addSpacing(4)
        column.addWidget(self.counts)
        for key, text in (
            ("new", self.tr("New people")),
            ("updated", self.tr("Updated")),
            ("left", self.tr("No longer there")),
        ):
            column.addSpacing(12)
            self._add_section(key, text, column, inside)
        column.addSpacing(12)
        self._pair_head = SectionHead(self.tr("Doubtful: one person or two?"), theme, parent=inside)
        self.pair = PairCard(theme, inside)
        self.pair.answered.connect(self._answered)
        column.addWidget(self._pair_head)
        column.addSpacing(6)
        column.addWidget(self.pair)
        column.addStretch(1)
        return inside

    def _add_section(self, key: str, title: str, column: QVBoxLayout, inside: QWidget) -> None:
        self.sections[key] = _Section(title, self._theme, column, inside)
        self.sections[key].all.clicked.connect(partial(self.show_whole, key))

    def _right_side(self) -> QWidget:
        theme, icons = self._theme, self._icons
        inside = Ground(theme, "window")
        column = QVBoxLayout(inside)
        column.setContentsMargins(24, 24, 24, 24)
        column.setSpacing(0)
        self.along = ComesAlong(theme, icons, inside)
        self.along.changed.connect(self.choices_changed)
        self.along.offered_requested.connect(partial(self.show_whole, "offered"))
        column.addWidget(self.along)
        self.newcomers = self._newcomers(inside)
        column.addWidget(self.newcomers)
        self._add_section("skipped", self.tr("Skipped rows"), column, inside)
        column.addStretch(1)
        return self._scrolled(inside)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._choices.setFixedWidth(RIGHT if self.width() >= ROOMY else NARROW)

    def _newcomers(self, inside: QWidget) -> QWidget:
        """What newcomers are given: a circle, and a tag."""
        theme, icons = self._theme, self._icons
        part = QWidget(inside)
        column = QVBoxLayout(part)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        self._circle_head = SectionHead("", theme, parent=part)
        column.addWidget(self._circle_head)
        self._circles = QButtonGroup(self)
        self._circle_rows: dict[int, TickBox] = {}
        self._circle_rooms: dict[int, PlainLabel] = {}
        later = TickBox(self.tr("Sort them later, one key each"), theme, icons, round_=True, parent=part)
        later.setChecked(True)
        self._circles.addButton(later, 0)
        column.addWidget(later)
        for circle in reversed(Circle):
            box = TickBox("", theme, icons, round_=True, parent=part)
            box.circle = circle
            room = PlainLabel("", part)
            room.setFont(theme.font("small"))
            line = QHBoxLayout()
            line.addWidget(box, 1)
            line.addWidget(room)
            self._circles.addButton(box, int(circle))
            self._circle_rows[int(circle)] = box
            self._circle_rooms[int(circle)] = room
            column.addLayout(line)
        column.addSpacing(16)
        column.addWidget(SectionHead(self.tr("Tag for the new people"), theme, parent=part))
        self.group = QLineEdit(part)
        self.group.setAccessibleName(self.tr("Tag for the new people"))
        self.group.setPlaceholderText(self.tr("none"))
        column.addWidget(self.group)
        column.addSpacing(20)
        return part

    def show_summary(self, s: Summary) -> None:
        """Show another plan."""
        self.group.clear()  # what was given to the last ones is not meant for these
        self._circles.button(0).setChecked(True)
        self.title.say((self._titled(s.titles),))
        self.title.setToolTip(tooltip(", ".join(s.titles)))
        self.files.say(("  ·  ".join(map(isolate, s.files[:4])) + ("  …" if len(s.files) > 4 else ""),))
        # What was pasted has no name but what it is.
        self.files.setVisible([each.casefold() for each in s.titles] != [each.casefold() for each in s.files])
        self.files.setToolTip(tooltip("\n".join(s.files[:LISTED])))
        self.columns_link.setVisible(s.told_by_user)
        self._whole_book = s.whole
        self._entries = dict(s.entries)
        self._newcomers_read, self._newcomers_shown = s.entries["new"], len(s.rows["new"])
        for key in self.sections:
            of = s.figures.skipped if key == "skipped" else len(s.entries[key])
            self._show_examples(key, s.rows[key], of)
        self.along.show_along(s.along)
        self._show_whole_book(s)
        self.remark.setVisible(bool(s.remarks))
        if s.remarks:
            self.remark.say("\n".join(s.remarks))
        self.show_overview()
        self._pairs = list(s.pairs)
        self._of_pairs = s.figures.doubtful
        self._next_pair()
        self._show_circles(s.circles)

    def show_figures(self, figures: Figures, talks: int, joined: Collection[int]) -> None:
        """Show what it would come to with the answers and choices so far; `joined`: entries that are nobody new."""
        every = self._newcomers_read
        self._entries["new"] = array("q", (n for n in every if n not in joined)) if joined else every
        self.sections["new"].all.setText(self._whole_link(self._newcomers_shown, len(self._entries["new"])))
        self.sections["new"].all.updateGeometry()
        new = figures.new
        if self._whole_book:
            self.counts.show_book(new, talks)
        else:
            self.counts.show_figures(figures, talks)
        self.newcomers.setVisible(new > 0 and not self._whole_book)
        said = (
            self.tr("Circle for the new person")
            if new == 1
            else numbered(self.tr("Circle for the %n new people"), new)
        )
        self._circle_head.say(said)

    def _show_whole_book(self, s: Summary) -> None:
        """A book that comes back as it was has nothing to be chosen, and says what it is."""
        self._choices.setVisible(not s.whole)
        self.whole_book.setVisible(s.whole)
        if s.whole:
            new = s.figures.new
            held = [self.tr("1 person") if new == 1 else numbered(self.tr("%n people"), new)]
            if s.talks:
                held.append(self.tr("1 talk") if s.talks == 1 else numbered(self.tr("%n talks"), s.talks))
            said = self.tr(
                "A whole book of Networker's: {0}. Your book is empty, so it comes back as it was."
            )
            self.whole_book.setText(said.replace("{0}", ", ".join(held)))
            self.whole_book.setStyleSheet(f"color:{self._theme.colour('text').name()}")

    def _titled(self, titles: Sequence[str]) -> str:
        """What was recognised, in few words: a whole archive by the service it is from."""
        services: dict[str, list[str]] = {}
        for title in titles:
            services.setdefault(title.split()[0], []).append(title)
        archive = self.tr("Your {0} archive")
        words = [
            archive.replace("{0}", service) if len(found) > 1 else found[0]
            for service, found in services.items()
        ]
        said, more = " + ".join(words[:TITLED]), len(words) - TITLED
        return (
            self.tr("{0} and {1} more").replace("{0}", said).replace("{1}", str(more)) if more > 0 else said
        )

    def _show_examples(self, key: str, rows: Sequence[ExampleRow], of: int) -> None:
        section = self.sections[key]
        if key == "skipped":
            lines: list[QWidget] = [
                SkippedLine(row, self._theme) for row in rows if isinstance(row, SkippedRow)
            ]
            totals = f"{of:,}" if of else self.tr("none")
            section.show_rows(lines, of=of, link=self.tr("all {0}").replace("{0}", f"{of:,}"), totals=totals)
            return
        section.head.setVisible(bool(rows))
        said = self._whole_link(len(rows), of)
        section.show_rows([Example(row, self._theme, self._icons) for row in rows], of=of, link=said)

    def _whole_link(self, shown: int, of: int) -> str:
        return self.tr("{0} of {1} · show all").replace("{0}", str(min(shown, of))).replace("{1}", f"{of:,}")

    def show_whole(self, key: str, _checked: bool = False) -> None:
        """List everybody of one kind: "new", "updated", "left", "offered" or "skipped"."""
        title = self.tr("They only came by") if key == "offered" else self.sections[key].title
        self.whole.show_kind(key, title, self._entries[key])
        self._left.setCurrentWidget(self.whole)

    def show_overview(self) -> None:
        """Back to the counts and the first of each kind."""
        self._left.setCurrentIndex(0)

    @property
    def shows_whole(self) -> bool:
        """Whether the list of one kind is open."""
        return self._left.currentWidget() is self.whole

    def _show_circles(self, counts: Mapping[int, int]) -> None:
        words = {
            Circle.INNER: self.tr("Inner"), Circle.CLOSE: self.tr("Close"), Circle.GOOD: self.tr("Good"),
            Circle.WIDE: self.tr("Wide"), Circle.BEYOND: self.tr("Beyond"),
        }  # fmt: skip
        for number, box in self._circle_rows.items():
            circle = Circle(number)
            held = counts.get(number, 0)
            room = (
                self.tr("{0} of {1}").replace("{0}", str(held)).replace("{1}", str(circle.capacity))
                if circle.capacity
                else self.tr("no limit")
            )
            box.setText(words[circle])
            self._circle_rooms[number].setText(room)
            self._circle_rooms[number].setStyleSheet(f"color:{self._theme.colour('text2').name()}")

    def _next_pair(self) -> None:
        shown = bool(self._pairs)
        self._pair_head.setVisible(shown)
        self.pair.setVisible(shown)
        if shown:
            at = self._of_pairs - len(self._pairs) + 1
            said = self.tr("{0} of {1}").replace("{0}", str(at)).replace("{1}", str(self._of_pairs))
            self._pair_head.say(self.tr("Doubtful: one person or two?"), said)
            self.pair.show_pair(self._pairs[0])

    def answer(self, event: QKeyEvent) -> bool:
        """Whether a key pressed anywhere on the page answers the pair; one that is out of sight is shown first."""
        if self.shows_whole or not self.pair.isVisibleTo(self) or not self.pair.is_key(event):
            return False
        if self.pair.visibleRegion().boundingRect().height() < self.pair.height():
            self._overview.ensureWidgetVisible(self.pair)
        else:
            self.pair.choose(event)
        return True

    def _answered(self, entry: int, answer: object) -> None:
        self._pairs = [pair for pair in self._pairs if pair.entry != entry]
        self.answered.emit(entry, answer)
        mine = has_keyboard(self.pair)
        self._next_pair()
        if mine and not self._pairs:  # Qt would give the keyboard to whatever comes next
            self.pairs_answered.emit()

    @property
    def circle(self) -> int | None:
        """The circle chosen for newcomers; None: sorted later."""
        return self._circles.checkedId() or None

    def sizeHint(self) -> QSize:
        return QSize(1200, 640)
