"""What was asked before, at the right of the page: each question with whom it was put to and what came of it."""

from collections.abc import Sequence
from datetime import date
from functools import partial

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from networker.services.asked_before import AskedBefore, AskView
from networker.ui.ask import words
from networker.ui.icons import Icons
from networker.ui.paragraphs import measure_paragraph, paint_paragraph
from networker.ui.text import PlainLabel, grouped, numbered, one_line, paint_line
from networker.ui.theme import Theme
from networker.ui.widgets.basics import Link
from networker.ui.widgets.press import Pressable
from networker.ui.widgets.roving import Roving
from networker.ui.widgets.scroll import OverlayBar
from networker.ui.widgets.states import Column, SectionHead

ASIDE, ROW, LINE, SMALL, MARK = (
    24,
    12,
    20,
    18,
    18,
)  # px at both sides, and of them within a row: its ring needs the others
MOST_LINES = 2


class BeforeRow(Pressable):
    """A question; pressed, it is said what came of it."""

    def __init__(self, ask: AskView, today: date, theme: Theme, icons: Icons, parent: QWidget) -> None:
        super().__init__(theme, parent)
        self.ask, self._icons = ask, icons
        self.key = ask.id
        self._question, self._whom, self._came = (
            one_line(ask.question),
            words.whom(ask, today),
            words.came(ask),
        )
        self.setProperty("radius", 6)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(f"{self._question} {self._whom}. {words.outcome_word(ask.came)}. {self._came}")

    def _heights(self) -> tuple[float, float]:
        wide = max(self.width() - 2 * ROW, 60)
        bold, body = self._theme.font("body", bold=True), self._theme.font("body")
        return (
            measure_paragraph(self._question, bold, wide - MARK - 10, LINE, max_lines=MOST_LINES),
            measure_paragraph(self._came, body, wide, LINE, max_lines=MOST_LINES),
        )

    def resizeEvent(self, event: QResizeEvent) -> None:
        question, came = self._heights()
        self.setFixedHeight(round(12 + question + SMALL + 2 + came + 10))

    def sizeHint(self) -> QSize:
        return QSize(240, 82)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, theme = QPainter(self), self._theme
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        wide = max(self.width() - 2 * ROW, 60)
        if self.underMouse():
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.colour("hover"))
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(0, 2, 0, -2), 8, 8)
        bold, body = theme.font("body", bold=True), theme.font("body")
        room = QRectF(ROW, 12, wide - MARK - 10, self.height())
        y = 12 + paint_paragraph(
            painter, room, self._question, bold, theme.colour("text"), LINE, max_lines=MOST_LINES
        )
        icon, came = words.OUTCOME_ICONS[self.ask.came], self.ask.came.value
        ink = theme.colour("accent" if came in ("helped", "answered") else "text2")
        self._icons.paint(painter, ROW + wide - MARK, 13, icon, ink, MARK)
        paint_line(
            painter, QRectF(ROW, y, wide, SMALL), self._whom, theme.font("small"), theme.colour("text3")
        )
        under = QRectF(ROW, y + SMALL + 2, wide, self.height())
        paint_paragraph(painter, under, self._came, body, theme.colour("text2"), LINE, max_lines=MOST_LINES)
        painter.fillRect(QRectF(ROW, self.height() - 1, wide, 1), theme.colour("line"))


class BeforePane(Column):
    """The last questions; `more_requested`: there are others, and they are wanted too."""

    opened = Signal(object)  # AskView
    more_requested = Signal()
    back_requested = Signal()  # to the answers, in whose place it stands

    def __init__(self, theme: Theme, icons: Icons, parent: QWidget | None = None) -> None:
        super().__init__(theme, "window", parent)
        self._icons = icons
        self.setAccessibleName(words.tr("Asked before"))
        self.column.setContentsMargins(0, 24, 0, 0)
        self.head = SectionHead(words.tr("Asked before"), theme)
        around = QWidget()
        row = QHBoxLayout(around)
        row.setContentsMargins(ASIDE, 0, ASIDE, 0)
        row.setSpacing(16)
        row.addWidget(self.head, 1)
        self.back = Link(words.tr("Back to the question"), theme, parent=around)
        self.back.clicked.connect(self.back_requested)
        self.back.hide()
        row.addWidget(self.back)
        self.column.addWidget(around)
        self.area = QScrollArea()
        self.area.setFrameShape(QFrame.Shape.NoFrame)
        self.area.setWidgetResizable(True)
        self.area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.area.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.area.viewport().setAutoFillBackground(False)
        OverlayBar(self.area)
        self.column.addWidget(self.area, 1)
        self.rows: list[BeforeRow] = []
        self.roving = Roving(self)
        self.roving.came.connect(lambda stop: self.area.ensureWidgetVisible(stop, 0, 20))
        self.more = Link("", theme, parent=self)
        self.more.clicked.connect(self.more_requested)
        self.foot = PlainLabel("", self)
        self.foot.setFont(theme.font("small"))
        self.foot.setWordWrap(True)
        theme.changed.connect(self._dress)
        self._dress()
        self.show_before(AskedBefore(0, ()), date.min)

    def _dress(self) -> None:
        self.foot.setStyleSheet(f"color:{self._theme.colour('text3').name()}")

    def show_before(self, found: AskedBefore, today: date) -> None:
        """Show the last questions; the keyboard stays on the one that has it."""
        at, kept = self.roving.at, self._kept()
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(ASIDE - ROW, 4, ASIDE - ROW, 24)
        column.setSpacing(0)
        self.rows = [BeforeRow(each, today, self._theme, self._icons, inside) for each in found.asks]
        for row in self.rows:
            row.clicked.connect(partial(self.opened.emit, row.ask))
            column.addWidget(row)
        left = found.total - len(found.asks)
        self.more.setText(numbered(words.tr("and %n more"), left))
        self.more.setVisible(left > 0)
        self.foot.setText(self._footnote(found.asks))
        held = QVBoxLayout()
        held.setContentsMargins(ROW, 12, ROW, 0)
        held.setSpacing(12)
        held.addWidget(self.more)
        held.addWidget(self.foot)
        column.addLayout(held)
        column.addStretch(1)
        old = self.area.takeWidget()
        self.area.setWidget(inside)
        inside.setAutoFillBackground(False)
        if old is not None:
            old.deleteLater()
        self.head.say(words.tr("Asked before"), grouped(found.total) if found.total else "")
        keys: list[object] = [row.key for row in self.rows]
        self.roving.take(self.rows, keys.index(kept) if kept in keys else at)
        if kept is not None and self.rows:
            self.roving.go_to(self.roving.at)

    def _kept(self) -> object:
        return next((row.key for row in self.rows if row.hasFocus()), None)

    def _footnote(self, asks: Sequence[AskView]) -> str:
        if asks:
            return words.tr("Answers come from your own book only. Each one shows the line it rests on.")
        return words.tr(
            "Whom you asked, and what came of it, will stand here. Answers come from your own book only; each one shows the"
            " line it rests on."
        )

    def take_keyboard(self) -> None:
        """Keys mean the questions, where there are any."""
        if self.rows:
            self.roving.go_to(self.roving.at)
