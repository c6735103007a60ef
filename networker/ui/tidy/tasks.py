"""What stands beside the pairs: the lists of what there is to tidy, and grey lines for what is on its way."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetricsF, QKeyEvent, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from networker.ui.paragraphs import paint_paragraph
from networker.ui.text import paint_line, set_tooltip
from networker.ui.theme import Theme
from networker.ui.tidy.pair import WIDE
from networker.ui.widgets.marks import paint_skeleton
from networker.ui.widgets.page_parts import Waiting, page_head
from networker.ui.widgets.press import Pressable
from networker.ui.widgets.scroll import OverlayBar
from networker.ui.widgets.states import Ground

WIDTHS = 184, 264  # of the left column: in a narrow window, and in others
NARROW = 840  # pixels of the page below which it is one
HIGH, TALL, LINE = 32, 48, 18  # of a row with one line, with two, and of each of these


class TaskRow(Pressable):
    """One list of what there is to tidy, with its count. A name too long for a narrow window has two lines."""

    def __init__(self, text: str, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent)
        self._count = ""
        self.setText(text)
        set_tooltip(self, text)  # of three lines it is cut
        self.setCheckable(True)
        self.setAutoExclusive(True)
        self.setFixedHeight(HIGH)
        self.setProperty("radius", 6)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def set_count(self, count: str) -> None:
        """How much there is of it; "" while it is not known."""
        self._count = count
        self.setAccessibleName(f"{self.text()}, {count}" if count else self.text())
        self._fit()
        self.update()

    @property
    def count(self) -> str:
        """What stands at the right."""
        return self._count

    def sizeHint(self) -> QSize:
        return QSize(248, self.height())

    @property
    def _room(self) -> QRectF:
        """What the count leaves to the name."""
        count = QFontMetricsF(self._theme.font("body")).horizontalAdvance(self._count)
        return QRectF(8, 0, self.width() - 16 - (count + 8 if count else 0), self.height())

    def _fit(self) -> None:
        """As high as the name needs when it is chosen, so that nothing moves then."""
        wide = QFontMetricsF(self._theme.font("body", bold=True)).horizontalAdvance(self.text())
        self.setFixedHeight(HIGH if wide <= self._room.width() else TALL)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, theme, chosen = QPainter(self), self._theme, self.isChecked()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if chosen or self.underMouse():
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.colour("accent_soft" if chosen else "hover"))
            painter.drawRoundedRect(QRectF(self.rect()), 6, 6)
        whole = QRectF(8, 0, self.width() - 16, self.height())
        paint_line(painter, whole, self._count, theme.font("body"), theme.colour("text2"), right=True)
        body, ink, room = theme.font("body", bold=chosen), theme.colour("text"), self._room
        one_line = (
            QFontMetricsF(body).horizontalAdvance(self.text()) <= room.width()
        )  # of a high row too, while not bold
        if one_line or self.height() == HIGH:
            paint_line(painter, room, self.text(), body, ink)
        else:
            room.setTop((TALL - 2 * LINE) / 2)
            paint_paragraph(painter, room, self.text(), body, ink, LINE, max_lines=2)


class TaskList(Ground):
    """The left column: the lists, and that nothing is urgent. `others`: those between the first three and the last, by key."""

    chosen = Signal(str)  # by going through the rows, which keep the keyboard
    entered = Signal(str)  # pressed: keys mean what is in it from now on

    def __init__(
        self, theme: Theme, others: Sequence[tuple[str, str]] = (), parent: QWidget | None = None
    ) -> None:
        super().__init__(theme, "window", parent)
        self.setFixedWidth(WIDTHS[1])
        self.area = QScrollArea(self)  # in a low window
        self.area.setWidgetResizable(True)
        self.area.setFrameShape(QScrollArea.Shape.NoFrame)
        self.area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.area.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        inside = Ground(theme, "window")
        self.area.setWidget(inside)
        OverlayBar(self.area)
        column = QVBoxLayout(inside)
        column.setContentsMargins(8, 11, 8, 0)
        column.setSpacing(2)
        self._theme = theme
        column.addWidget(page_head(self.tr("Tidy"), theme, aside=8, parent=inside))
        column.addSpacing(11)
        named = (
            ("twice", self.tr("One person, twice")), ("no circle", self.tr("No circle yet")),
            ("drifted", self.tr("Circles that drifted")), *others, ("past", self.tr("Merged before")),
        )  # fmt: skip
        self.by_key = {key: TaskRow(text, theme, inside) for key, text in named}
        for key, row in self.by_key.items():
            row.clicked.connect(partial(self._enter, key))
            column.addWidget(row)
        self.twice, self.no_circle = self.by_key["twice"], self.by_key["no circle"]
        self.drifted, self.past = self.by_key["drifted"], self.by_key["past"]
        self.twice.setChecked(True)
        self.past.hide()
        column.addWidget(_Calm(theme, inside))
        column.addStretch(1)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.area.setGeometry(self.rect())

    def _enter(self, key: str, _checked: bool = False) -> None:
        self.entered.emit(key)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        down = event.key() in (Qt.Key.Key_J, Qt.Key.Key_Down)
        if not down and event.key() not in (Qt.Key.Key_K, Qt.Key.Key_Up):
            super().keyPressEvent(event)
            return
        rows = [each for each in self.rows if each.isVisibleTo(self)]
        at = next((n for n, each in enumerate(rows) if each.hasFocus()), 0)
        other = rows[(at + (1 if down else -1)) % len(rows)]
        other.setFocus(Qt.FocusReason.TabFocusReason)
        self.area.ensureWidgetVisible(other, 0, 8)
        other.setChecked(True)
        self.chosen.emit(next(key for key, row in self.by_key.items() if row is other))

    @property
    def rows(self) -> tuple[TaskRow, ...]:
        """All of them, from the top."""
        return tuple(self.by_key.values())


class _Calm(QWidget):
    """A hairline, and that there is no hurry."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self._said = self.tr("Nothing here is urgent. Everything can be undone, also tomorrow.")
        self.setFixedHeight(92)
        self.setAccessibleName(self._said)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, theme = QPainter(self), self._theme
        painter.fillRect(QRectF(8, 12, self.width() - 16, 1), theme.colour("line"))
        room = QRectF(8, 26, self.width() - 16, 60)
        paint_paragraph(painter, room, self._said, theme.font("small"), theme.colour("text2"), 17)


class WaitingPair(Waiting):
    """Grey lines where a pair will stand."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent)
        self.setFixedHeight(400)
        self.setMaximumWidth(WIDE)

    def paint_lines(self, painter: QPainter) -> None:
        theme = self._theme
        for x in (88.0, 436.0):
            paint_skeleton(painter, QRectF(x, 70, 300, 48), theme, avatar=48, odd=x > 100)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for n in range(6):
            y = 158 + 36 * n
            painter.setPen(QPen(Qt.PenStyle.NoPen))
            painter.setBrush(theme.colour("select"))
            for x, wide in ((0, 52), (114, 150 - 12 * (n % 3)), (462, 120 + 16 * (n % 2))):
                painter.drawRoundedRect(QRectF(x, y, wide, 8), 4, 4)
