"""What pages with a list at the left and one thing at the right have alike: when they ask anew, sides, a head, grey lines."""

from collections.abc import Callable

from PySide6.QtCore import QRectF, Qt, QTimer
from PySide6.QtGui import QHideEvent, QPainter, QPaintEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from networker.desktop.jobs import Jobs
from networker.domain.changes import Changes
from networker.ui.page import Page
from networker.ui.text import PlainLabel
from networker.ui.theme import Theme
from networker.ui.widgets.marks import keycap_width, paint_keycap, paint_skeleton
from networker.ui.widgets.scroll import OverlayBar
from networker.ui.widgets.states import Ground, Hairline

PATIENCE = 150  # milliseconds before grey lines stand for what is on its way
HEAD = 24
LEFT = 320  # pixels of a list at the left
ROOMY = 600  # pixels from which there is room for air at both sides


class FreshPage(Page):
    """A page that reads its list anew where something changed: while it is looked at soon, else when it is shown again.

    Those who build on it say how, and perhaps which changes touch it.
    """

    def __init__(self, name: str, title: str, *, jobs: Jobs, theme: Theme, parent: QWidget | None) -> None:
        super().__init__(theme, "base", parent)
        self.setObjectName(name)
        self.setAccessibleName(title)
        self.setProperty("ring", False)  # the page itself has the keyboard only until something is on it
        self._stale = True
        self._wants_keyboard = False  # as soon as it is known what there is
        self._again = QTimer(self, singleShot=True, interval=0)  # several changes of one moment are one
        self._again.timeout.connect(self.refresh)
        jobs.changed.connect(self._changed)

    def refresh(self) -> None:
        """Read the list anew."""
        raise NotImplementedError

    def touched_by(self, changes: Changes) -> bool:
        """Whether what is shown may be another one after these changes."""
        return bool(changes)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._stale:
            self.refresh()

    def _changed(self, changes: Changes, initiator: object) -> None:
        if self.touched_by(changes):
            self._stale = True
            if self.isVisible():
                self._again.start()


def side_by_side(left: QWidget, right: QWidget, theme: Theme, parent: QWidget) -> None:
    """Fill a widget with two, and a line between them; the right one takes the room there is.

    Tab goes through them in the order in which both were made within the page.
    """
    row = QHBoxLayout(parent)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(0)
    row.addWidget(left)
    row.addWidget(Hairline(theme, upright=True))
    row.addWidget(right, 1)


def page_head(text: str, theme: Theme, *, aside: int, parent: QWidget) -> PlainLabel:
    """The name of a page over its list, with so much air at both sides."""
    head = PlainLabel(text, parent)
    head.setFont(theme.font("body", bold=True))
    head.setContentsMargins(aside, 0, aside, 0)
    head.setFixedHeight(HEAD)
    return head


def has_keyboard(part: QWidget) -> bool:
    """Whether keys go to a part of a page, or to something in it that can be seen."""
    focus = part.window().focusWidget()
    return focus is not None and focus.isVisible() and (focus is part or part.isAncestorOf(focus))


class Waiting(Ground):
    """Nothing at first, and grey lines, still, once it takes longer than a glance."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, "base", parent)
        self.setAccessibleName(self.tr("Loading"))
        self.patient = False
        self.patience = QTimer(self, singleShot=True, interval=PATIENCE)
        self.patience.timeout.connect(self._show_lines)

    def _show_lines(self) -> None:
        self.patient = True
        self.update()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.patient = False
        self.patience.start()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self.patience.stop()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        self.paint_ground(painter)
        if self.patient:
            self.paint_lines(painter)

    def paint_ground(self, painter: QPainter) -> None:
        """What is there from the start."""

    def paint_lines(self, painter: QPainter) -> None:
        """The grey lines, where the real ones will stand."""


class ListWaiting(Waiting):
    """Grey rows in the list at the left, where the real ones will stand."""

    def __init__(
        self,
        theme: Theme,
        *,
        rows: int,
        high: int,
        top: int,
        left: Callable[[QWidget], int] = lambda _page: LEFT,
    ) -> None:
        """`rows` of them, each so many pixels `high`, from `top` on; `left`: how wide the list of a page is."""
        super().__init__(theme)
        self._rows, self._high, self._top, self._left = rows, high, top, left

    def paint_ground(self, painter: QPainter) -> None:
        left = self._left(self)
        painter.fillRect(QRectF(0, 0, left, self.height()), self._theme.colour("window"))
        painter.fillRect(QRectF(left, 0, 1, self.height()), self._theme.colour("line"))

    def paint_lines(self, painter: QPainter) -> None:
        for n in range(self._rows):
            row = QRectF(16, self._top + n * self._high, self._left(self) - 32, self._high)
            paint_skeleton(painter, row, self._theme, avatar=0, odd=n % 2 == 1)


class Keycap(QWidget):
    """The key of a button, beside it."""

    def __init__(self, text: str, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._text, self._theme = text, theme
        self.setFixedSize(round(keycap_width(text, theme)) + 1, 28)

    def paintEvent(self, event: QPaintEvent) -> None:
        paint_keycap(QPainter(self), 0, (self.height() - 18) / 2, self._text, self._theme)


class Margins(Ground):
    """Air round a part of a page: little of it where there is little room. `top` and `bottom` in pixels."""

    def __init__(
        self, theme: Theme, parent: QWidget | None = None, *, top: int = 18, bottom: int = 0
    ) -> None:
        super().__init__(theme, "base", parent)
        self.column = QVBoxLayout(self)
        self._top, self._bottom = top, bottom
        self._fit()

    def _fit(self) -> None:
        left, right = (47, 40) if self.width() >= ROOMY else (24, 20)
        self.column.setContentsMargins(left, self._top, right, self._bottom)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()


def page_scroll(widget: QWidget, theme: Theme) -> QScrollArea:
    """A part of the page with its margins, which scrolls where the window is low."""
    holder = Margins(theme)
    column = holder.column
    row = QHBoxLayout()
    row.addWidget(widget, 1)
    row.addStretch(0)
    column.addLayout(row)
    column.addStretch(1)
    area = QScrollArea()
    area.setWidgetResizable(True)
    area.setFrameShape(QScrollArea.Shape.NoFrame)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    area.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    area.setWidget(holder)
    OverlayBar(area)
    return area
