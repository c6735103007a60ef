"""What is known of somebody beside the timeline: work, place, birthday, topics, common ground, notes.

Built from the same PersonHead as the header; every value is shown with since when it holds.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from networker.domain.dates import next_yearly
from networker.services.views import FactView, PersonHead
from networker.ui.icons import Icons
from networker.ui.paragraphs import measure_paragraph, paint_paragraph
from networker.ui.text import numbered, paint_line
from networker.ui.theme import Theme
from networker.ui.timeline.flow import Flow
from networker.ui.timeline.words import Words, one_line
from networker.ui.widgets.basics import Chip
from networker.ui.widgets.states import Hairline, SectionHead

VALUE_AT = 64
LINE, SMALL_LINE = 20, 17


@dataclass(frozen=True, slots=True)
class Said:
    """A label or a glyph, and what stands beside it: (text, small) lines."""

    label: str
    lines: tuple[tuple[str, bool], ...]
    icon: str = ""


class SaidRow(QWidget):
    """One labelled value with its lines, wrapped."""

    def __init__(self, said: Said, *, theme: Theme, icons: Icons, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._said, self._theme, self._icons = said, theme, icons
        self._left = 26 if said.icon else (VALUE_AT if said.label else 0)
        texts = [text for text, _ in said.lines]
        self.setAccessibleName(f"{said.label}: {', '.join(texts)}" if said.label else ", ".join(texts))
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def _parts(self, width: float) -> list[tuple[str, bool, float]]:
        room = max(width - self._left, 40)
        return [
            (
                text,
                small,
                measure_paragraph(
                    text,
                    self._theme.font("small" if small else "body"),
                    room,
                    SMALL_LINE if small else LINE,
                    max_lines=12,
                ),
            )
            for text, small in self._said.lines
        ]

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return round(sum(height for *_, height in self._parts(width)))

    def sizeHint(self) -> QSize:
        return QSize(200, self.heightForWidth(max(self.width(), 200)))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, colour = QPainter(self), self._theme.colour
        if self._said.icon:
            self._icons.paint(painter, 0, 2, self._said.icon, colour("text2"), 16)
        elif self._said.label:
            small = self._theme.font("small")
            paint_line(painter, QRectF(0, 0, VALUE_AT - 6, LINE), self._said.label, small, colour("text3"))
        y = 0.0
        for text, small_, height in self._parts(self.width()):
            font = self._theme.font("small" if small_ else "body")
            rect = QRectF(self._left, y, self.width() - self._left, height)
            ink = colour("text3" if small_ else "text")
            line = SMALL_LINE if small_ else LINE
            y += paint_paragraph(painter, rect, text, font, ink, line, max_lines=12)


class AboutColumn(QScrollArea):
    """The column beside a wide timeline."""

    def __init__(
        self, *, words: Words, theme: Theme, icons: Icons, notes: Callable[[PersonHead], QWidget],
        parent: QWidget | None = None,
    ) -> None:  # fmt: skip
        """`notes` makes the section of the notes on somebody."""
        super().__init__(parent)
        self._words, self._theme, self._icons, self._notes = words, theme, icons, notes
        self.setObjectName("aboutColumn")
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setAccessibleName(self.tr("About"))
        self.viewport().setAutoFillBackground(False)

    def show_head(self, head: PersonHead, *, today: date) -> None:
        """Show what is known of somebody."""
        inside = QWidget()
        inside.setObjectName("aboutInside")
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, 14, 24)
        column.setSpacing(0)
        self._section(column, self.tr("About"), self._basics(head, today), first=True, gap=12)
        if head.topics:
            self._rule(column)
            column.addWidget(SectionHead(self.tr("Talks about"), self._theme))
            column.addSpacing(6)
            flow = Flow(gap=6, step=30)
            flow.show_items([Chip(one_line(each), self._theme, self._icons) for each in head.topics[:30]])
            column.addWidget(flow)
            column.addSpacing(8)
        self._section(column, self.tr("Common ground"), self._common(head), gap=6)
        self._rule(column)
        column.addWidget(self._notes(head))
        if head.facts:
            column.addSpacing(12)
            column.addWidget(self._row(Said("", ((self._sources(head), True),), icon="private")))
        column.addStretch(1)
        self.setWidget(inside)
        inside.setAutoFillBackground(False)  # Qt fills it with the window's ground; this is the pane's

    def _section(
        self, column: QVBoxLayout, title: str, rows: Iterable[Said], *, first: bool = False, gap: int
    ) -> None:
        listed = list(rows)
        if not listed and not first:
            return
        if not first:
            self._rule(column)
        column.addWidget(SectionHead(title, self._theme))
        column.addSpacing(6)
        for each in listed:
            column.addWidget(self._row(each))
            column.addSpacing(gap)
        if not listed:
            column.addWidget(self._row(Said("", ((self.tr("Nothing more is known yet."), True),))))

    def _row(self, said: Said) -> SaidRow:
        return SaidRow(said, theme=self._theme, icons=self._icons)

    def _rule(self, column: QVBoxLayout) -> None:
        column.addSpacing(6)
        column.addWidget(Hairline(self._theme))
        column.addSpacing(8)

    def _basics(self, head: PersonHead, today: date) -> list[Said]:
        found = []
        work = ", ".join(one_line(part) for part in (head.title, head.company) if part.strip())
        jobs = [each for each in head.facts if each.field == "job"]
        if work or jobs:
            found.append(self._dated(self.tr("Work"), work, jobs))
        places = [each for each in head.facts if each.field == "place"]
        if head.city.strip() or places:
            found.append(self._dated(self.tr("Place"), one_line(head.city), places))
        if head.birthday is not None:
            lines = [(self._words.partial(head.birthday), False)]
            coming = next_yearly(head.birthday, today)
            if coming is not None and head.birthday.year is not None:
                said = self.tr("%1 in %2").replace("%1", str(coming.year - head.birthday.year))
                lines.append((said.replace("%2", str(coming.year)), True))
            found.append(Said(self.tr("Born"), tuple(lines)))
        for field, label in (
            ("how met", self.tr("Known")),
            ("project", self.tr("Up to")),
            ("family", self.tr("Family")),
            ("like", self.tr("Likes")),
        ):
            for each in [fact for fact in head.facts if fact.field == field and fact.until is None][:3]:
                found.append(self._one(label, each))
                label = ""
        return found

    def _dated(self, label: str, now: str, facts: Sequence[FactView]) -> Said:
        """The value of today with since when, and the one before with until when."""
        current = next((each for each in facts if each.until is None), None)
        shown = now or (self._value(current) if current else "")
        lines = [(shown, False)] if shown else []
        if current is not None and current.since is not None:
            lines.append((self.tr("since %1").replace("%1", self._words.partial(current.since)), True))
        before = next((each for each in facts if each.until is not None), None)
        if before is not None and before.until is not None:
            said = self.tr("%1 until %2").replace("%1", self._value(before))
            lines.append((said.replace("%2", self._words.partial(before.until)), True))
        return Said(label, tuple(lines))

    def _one(self, label: str, fact: FactView) -> Said:
        lines = [(one_line(fact.value), False)]
        if fact.since is not None:
            lines.append((self.tr("since %1").replace("%1", self._words.partial(fact.since)), True))
        return Said(label or " ", tuple(lines))

    def _value(self, fact: FactView) -> str:
        return ", ".join(one_line(part) for part in (fact.value, fact.detail) if part.strip())

    def _common(self, head: PersonHead) -> list[Said]:
        shared = [each.value for each in head.facts if each.field == "common ground"]
        groups = [Said("", ((one_line(each), False),), icon="group") for each in head.groups[:12]]
        return groups + [Said("", ((one_line(each), False),), icon="people") for each in shared[:6]]

    def _sources(self, head: PersonHead) -> str:
        count = len(head.facts)
        facts = self.tr("1 fact") if count == 1 else numbered(self.tr("%n facts"), count)
        typed = any(each.source == "typed" for each in head.facts)
        if not head.sources:
            return self.tr("%1, from your own hand.").replace("%1", facts)
        files = self.tr("1 file") if head.sources == 1 else numbered(self.tr("%n files"), head.sources)
        said = self.tr("%1 from %2 and your own hand.") if typed else self.tr("%1 from %2.")
        return said.replace("%1", facts).replace("%2", files)
