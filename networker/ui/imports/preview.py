"""The preview of an import: counts, examples, doubtful pairs; at the right what comes along."""

from collections.abc import Mapping
from functools import partial

from PySide6.QtCore import QDate, QLocale, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetricsF, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QLineEdit, QScrollArea, QVBoxLayout, QWidget

from networker.domain.vocabulary import Circle
from networker.ui.icons import Icons
from networker.ui.imports.summary import NewRow, PairView, Summary, UpdatedRow
from networker.ui.text import PlainLabel, paint_line
from networker.ui.theme import Theme
from networker.ui.widgets.basics import Button, TickBox
from networker.ui.widgets.marks import paint_avatar
from networker.ui.widgets.states import Ground, Hairline, SectionHead


class Counts(QWidget):
    """The five numbers, and what they count."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._numbers: tuple[tuple[int, str, str], ...] = ()
        self.setFixedHeight(62)

    def show_counts(self, s: Summary) -> None:
        """Take them from a summary."""
        self._numbers = (
            (s.new, self.tr("new people"), "text"),
            (s.updated, self.tr("updated"), "text"),
            (s.unchanged, self.tr("unchanged"), "text3"),
            (s.doubtful, self.tr("doubtful"), "warn" if s.doubtful else "text3"),
            (s.skipped, self.tr("rows skipped"), "text2"),
        )
        self.setAccessibleName(", ".join(f"{n:,} {word}" for n, word, _ in self._numbers))
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, theme = QPainter(self), self._theme
        step = min(143.0, self.width() / 5)
        for i, (n, word, role) in enumerate(self._numbers):
            rect = QRectF(i * step, 4, step - 8, 24)
            paint_line(painter, rect, f"{n:,}", theme.font("title"), theme.colour(role))
            under = rect.translated(0, 24).adjusted(0, 0, 0, -4)
            paint_line(painter, under, word, theme.font("small"), theme.colour("text2"))
        painter.fillRect(QRectF(0, 60, self.width(), 1), theme.colour("line"))
        painter.fillRect(QRectF(0, 59, 70, 2), theme.colour("accent"))


class ExampleRow(QWidget):
    """One line of 36 px: somebody new, or one value that changes."""

    def __init__(
        self, row: NewRow | UpdatedRow, theme: Theme, icons: Icons, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._row, self._theme, self._icons = row, theme, icons
        self.setFixedHeight(36)
        self.setAccessibleName(row.name)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, theme, row = QPainter(self), self._theme, self._row
        paint_avatar(painter, QRectF(0, 4, 28, 28), row.name, theme, self._icons)
        wide = float(self.width())
        name = QRectF(40, 0, wide * 0.27 - 48 + 10, 36)
        paint_line(painter, name, row.name, theme.font("body"), theme.colour("text"))
        second = wide * 0.27
        if isinstance(row, NewRow):
            area = QRectF(second, 0, wide * 0.30, 36)
            paint_line(painter, area, row.work, theme.font("small"), theme.colour("text2"))
            said = connected_words(row.since) if row.since else ""
            area = QRectF(wide * 0.58, 0, wide * 0.2, 36)
            paint_line(painter, area, said, theme.font("small"), theme.colour("text3"))
            area = QRectF(wide * 0.78, 0, wide * 0.22, 36)
            paint_line(painter, area, row.address, theme.font("small"), theme.colour("text3"), right=True)
            return
        label = QRectF(second, 0, 70, 36)
        paint_line(painter, label, row.label, theme.font("small"), theme.colour("text3"))
        x = second + 74
        if row.old:
            used = paint_line(
                painter, QRectF(x, 0, wide * 0.25, 36), row.old, theme.font("body"), theme.colour("text2")
            )
            self._icons.paint(painter, x + used + 8, 11, "fold", theme.colour("text3"), 14)
            x += used + 30
        area = QRectF(x, 0, max(wide - x, 20), 36)
        paint_line(painter, area, row.new, theme.font("body", bold=True), theme.colour("text"))


def connected_words(iso: str) -> str:
    """ "connected 3 Mar 2021"."""
    from PySide6.QtCore import QCoreApplication

    day = QDate.fromString(iso, Qt.DateFormat.ISODate)
    shown = QLocale().toString(day, "d MMM yyyy") if day.isValid() else iso
    return QCoreApplication.translate("imports", "connected {0}").replace("{0}", shown)


class PairCard(QWidget):
    """Two people side by side: one or two? Keys 1, 2 and 3 answer."""

    answered = Signal(int, object)  # entry, "same", "different" or None

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._pair: PairView | None = None
        self.setFixedHeight(172)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setProperty("radius", 10)
        self.same = Button(self.tr("One person"), theme, parent=self)
        self.different = Button(self.tr("Two people"), theme, parent=self)
        self.later = Button(self.tr("Decide later"), theme, kind="quiet", parent=self)
        for button, answer in ((self.same, "same"), (self.different, "different"), (self.later, None)):
            button.clicked.connect(partial(self._answer, answer))

    def show_pair(self, pair: PairView) -> None:
        """Show another pair."""
        self._pair = pair
        # Two rows of one file cannot become one person here: only Tidy merges.
        self.same.setEnabled(not pair.book.head)
        self.setAccessibleName(f"{pair.book.name}, {pair.file.name}: {pair.why}")
        self.update()

    def _answer(self, answer: object) -> None:
        if self._pair is not None:
            self.answered.emit(self._pair.entry, answer)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        answers = {Qt.Key.Key_1: self.same, Qt.Key.Key_2: self.different, Qt.Key.Key_3: self.later}
        button = answers.get(Qt.Key(event.key()))
        if button is not None and button.isEnabled():
            button.click()
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: object) -> None:
        x = 88
        for button in (self.same, self.different, self.later):
            button.resize(button.sizeHint())
            button.move(x, 136)
            x += button.width() + 8

    def paintEvent(self, event: QPaintEvent) -> None:
        pair = self._pair
        if pair is None:
            return
        painter, theme = QPainter(self), self._theme
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(theme.colour("edge"), 1))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        rect = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        painter.drawRoundedRect(rect, 10, 10)
        half = (self.width() - 88 - 24) / 2
        columns = (QRectF(88, 0, half, 24), QRectF(88 + half + 16, 0, half, 24))
        there = self.tr("In the file, row {0}").replace("{0}", pair.book.head)
        heads = (
            there if pair.book.head else self.tr("In your book"),
            self.tr("In the file, row {0}").replace("{0}", pair.file.head),
        )
        for column, head in zip(columns, heads, strict=True):
            paint_line(painter, column.translated(0, 4), head, theme.font("small"), theme.colour("text3"))
        y = 28.0
        for label, one, other in (
            (self.tr("Name"), pair.book.name, pair.file.name),
            (self.tr("Work"), pair.book.work, pair.file.work),
            (self.tr("Reach"), pair.book.address, pair.file.address),
        ):
            paint_line(painter, QRectF(12, y, 70, 26), label, theme.font("small"), theme.colour("text3"))
            for column, value in zip(columns, (one, other), strict=True):
                area = QRectF(column.x(), y, column.width(), 26)
                if one != other and one and other:
                    painter.setPen(Qt.PenStyle.NoPen)
                    painter.setBrush(theme.colour("warn_soft"))
                    painter.drawRoundedRect(area.adjusted(-8, 1, 0, -1), 4, 4)
                role = "text" if value else "text3"
                paint_line(
                    painter, area, value or self.tr("not given"), theme.font("body"), theme.colour(role)
                )
            y += 28
        painter.fillRect(QRectF(0, 126, self.width(), 1), theme.colour("line"))
        font = theme.font("small")
        left = self.later.x() + self.later.width() + 12.0
        area = QRectF(left, 138, self.width() - left - 12, 24)
        wide = QFontMetricsF(font).horizontalAdvance(pair.why)
        paint_line(painter, area, pair.why, font, theme.colour("text2"), right=wide < area.width())


class Preview(QWidget):
    """All of it, scrolling at the left, choices at the right."""

    answered = Signal(int, object)
    show_all_requested = Signal(str)  # "new" or "updated"

    def __init__(self, theme: Theme, icons: Icons, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("importPreview")
        self._theme, self._icons = theme, icons
        self._pairs: list[PairView] = []
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self._left_side(), 1)
        row.addWidget(Hairline(theme, upright=True))
        row.addWidget(self._right_side())

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
        self.title = PlainLabel("", inside)
        self.title.setFont(theme.font("title"))
        self.files = PlainLabel("", inside)
        self.counts = Counts(theme, inside)
        column.addWidget(self.title)
        column.addSpacing(4)
        column.addWidget(self.files)
        column.addSpacing(14)
        column.addWidget(self.counts)
        self._sections: dict[str, tuple[SectionHead, QVBoxLayout]] = {}
        for key, text in (("new", self.tr("New people")), ("updated", self.tr("Updated"))):
            column.addSpacing(12)
            head = SectionHead(text, theme, parent=inside)
            column.addWidget(head)
            rows = QVBoxLayout()
            rows.setSpacing(0)
            column.addLayout(rows)
            self._sections[key] = (head, rows)
        column.addSpacing(12)
        self._pair_head = SectionHead(self.tr("Doubtful: one person or two?"), theme, parent=inside)
        self.pair = PairCard(theme, inside)
        self.pair.answered.connect(self._answered)
        column.addWidget(self._pair_head)
        column.addSpacing(6)
        column.addWidget(self.pair)
        column.addStretch(1)
        return self._scrolled(inside)

    def _right_side(self) -> QWidget:
        theme, icons = self._theme, self._icons
        inside = Ground(theme, "window")
        column = QVBoxLayout(inside)
        column.setContentsMargins(24, 24, 24, 24)
        column.setSpacing(0)
        self._circle_head = SectionHead("", theme, parent=inside)
        column.addWidget(self._circle_head)
        self._circles = QButtonGroup(self)
        self._circle_rows: dict[int, TickBox] = {}
        later = TickBox(self.tr("Sort them later, one key each"), theme, icons, round_=True, parent=inside)
        later.setChecked(True)
        self._circles.addButton(later, 0)
        column.addWidget(later)
        for circle in reversed(Circle):
            box = TickBox("", theme, icons, round_=True, parent=inside)
            box.circle = circle
            self._circles.addButton(box, int(circle))
            self._circle_rows[int(circle)] = box
            column.addWidget(box)
        column.addSpacing(16)
        column.addWidget(SectionHead(self.tr("Tag for the new people"), theme, parent=inside))
        self.group = QLineEdit(inside)
        self.group.setAccessibleName(self.tr("Tag for the new people"))
        self.group.setPlaceholderText(self.tr("none"))
        column.addWidget(self.group)
        column.addSpacing(20)
        self._skipped_head = SectionHead(self.tr("Skipped rows"), theme, parent=inside)
        column.addWidget(self._skipped_head)
        self._skipped = QVBoxLayout()
        self._skipped.setSpacing(2)
        column.addLayout(self._skipped)
        column.addStretch(1)
        area = self._scrolled(inside)
        area.setFixedWidth(400)
        return area

    def show_summary(self, s: Summary) -> None:
        """Show another plan."""
        theme = self._theme
        self.title.setText(s.title)
        self.title.setStyleSheet(f"color:{theme.colour('text').name()}")
        self.files.setText("  ·  ".join(s.files[:4]) + ("  …" if len(s.files) > 4 else ""))
        self.files.setStyleSheet(f"color:{theme.colour('text2').name()}")
        self.counts.show_counts(s)
        self._show_examples("new", s.new_rows, s.new)
        self._show_examples("updated", s.updated_rows, s.updated)
        self._pairs = list(s.pairs)
        self._of_pairs = s.doubtful
        self._next_pair()
        said = (
            self.tr("Circle for the new person")
            if s.new == 1
            else self.tr("Circle for the %n new people", "", s.new)
        )
        self._circle_head.say(said)
        self._show_circles(s.circles)
        self._skipped_head.say(self.tr("Skipped rows"), f"{s.skipped:,}" if s.skipped else self.tr("none"))
        self._show_skipped(s)

    def _show_examples(self, key: str, rows: tuple[NewRow, ...] | tuple[UpdatedRow, ...], of: int) -> None:
        head, block = self._sections[key]
        while (item := block.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.deleteLater()
        head.setVisible(bool(rows))
        text = self.tr("New people") if key == "new" else self.tr("Updated")
        shown = self.tr("{0} of {1}").replace("{0}", str(len(rows))).replace("{1}", f"{of:,}")
        head.say(text, shown if of > len(rows) else "")
        for row in rows:
            block.addWidget(ExampleRow(row, self._theme, self._icons))

    def _show_circles(self, counts: Mapping[int, int]) -> None:
        words = {
            Circle.INNER: self.tr("Inner"), Circle.CLOSE: self.tr("Close"), Circle.GOOD: self.tr("Good"),
            Circle.WIDE: self.tr("Wide"), Circle.BEYOND: self.tr("Beyond"),
        }  # fmt: skip
        for number, box in self._circle_rows.items():
            circle = Circle(number)
            held = counts.get(number, 0)
            room = f"{held} of {circle.capacity}" if circle.capacity else self.tr("no limit")
            box.setText(f"{words[circle]}   {room}")

    def _show_skipped(self, s: Summary) -> None:
        while (item := self._skipped.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.deleteLater()
        for file, row, why in s.skipped_rows[:40]:
            label = PlainLabel(f"{file.rpartition('.')[0] or file}, {row:,}   {why}")
            label.setFont(self._theme.font("small"))
            label.setWordWrap(True)
            label.setStyleSheet(f"color:{self._theme.colour('text2').name()}")
            self._skipped.addWidget(label)
        if s.skipped > 40:
            label = PlainLabel(
                self.tr("and {0} more; the report keeps them all").replace("{0}", f"{s.skipped - 40:,}")
            )
            label.setFont(self._theme.font("small"))
            self._skipped.addWidget(label)

    def _next_pair(self) -> None:
        shown = bool(self._pairs)
        self._pair_head.setVisible(shown)
        self.pair.setVisible(shown)
        if shown:
            at = self._of_pairs - len(self._pairs) + 1
            said = self.tr("{0} of {1}").replace("{0}", str(at)).replace("{1}", str(self._of_pairs))
            self._pair_head.say(self.tr("Doubtful: one person or two?"), said)
            self.pair.show_pair(self._pairs[0])

    def _answered(self, entry: int, answer: object) -> None:
        self._pairs = [pair for pair in self._pairs if pair.entry != entry]
        self.answered.emit(entry, answer)
        self._next_pair()

    @property
    def circle(self) -> int | None:
        """The circle chosen for newcomers; None: sorted later."""
        return self._circles.checkedId() or None

    def sizeHint(self) -> QSize:
        return QSize(1200, 640)
