"""Figures that lead to the people behind them, and the keys that go from one to the next by where they stand."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date

from PySide6.QtCore import QEvent, QObject, QPoint, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter
from PySide6.QtWidgets import QSizePolicy, QWidget

from networker.desktop.jobs import Jobs
from networker.services.book import Book
from networker.services.search import Shown
from networker.ui.icons import Icons
from networker.ui.text import set_tooltip
from networker.ui.theme import Theme
from networker.ui.widgets.press import Pressable


@dataclass(frozen=True, slots=True)
class Behind:
    """People who are looked up when they are wanted, as a figure may be of fifty thousand.

    `who(book, *of, today=…, since=…)` answers their ids, over the span that the figure was told of.
    """

    who: Callable[..., tuple[int, ...]]
    of: tuple[object, ...]
    label: str


Wanted = Shown | Behind


def look_up(
    wanted: Wanted,
    *,
    of: QObject,
    jobs: Jobs,
    book: Book,
    today: date,
    since: date | None,
    then: Callable[[Shown], None],
) -> None:
    """Hand on who is wanted, read first where it is not known yet; nobody hears of it once `of` is gone."""
    if isinstance(wanted, Shown):
        then(wanted)
        return
    jobs.read(
        of, wanted.who, book, *wanted.of, today=today, since=since,
        then=lambda found: then(Shown(among=found, label=wanted.label)),
    )  # fmt: skip


@dataclass(frozen=True, slots=True)
class Kit:
    """What pictures are made with. `shows` lists people; `goes` leads elsewhere, by the key of a door."""

    theme: Theme
    icons: Icons
    shows: Callable[[Wanted], object]
    goes: Callable[[str], object] = lambda _key: None


class Figure(Pressable):
    """A figure with people behind it: Enter, Space and a click list them. Without any it is only read."""

    def __init__(
        self,
        kit: Kit,
        said: str,
        shown: Wanted | None = None,
        *,
        goes: str = "",
        tip: str = "",
        parent: QWidget | None = None,
    ) -> None:
        """`said`: the whole of it in words, for screen readers; `goes`: the key of the door it leads to, not to people."""
        super().__init__(kit.theme, parent)
        self.kit, self.shown = kit, shown
        self.leads = shown is not None or bool(goes)
        self.setAccessibleName(said)
        set_tooltip(self, tip)
        self.setProperty("radius", 6)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        if shown is not None:
            self.clicked.connect(lambda: kit.shows(shown))
        elif goes:
            self.clicked.connect(lambda: kit.goes(goes))
        else:
            self.unsetCursor()

    def paint_ground(self, painter: QPainter) -> None:
        """A hovered one that leads somewhere has a ground."""
        if self.leads and self.underMouse():
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(self._theme.colour("hover"))
            painter.drawRoundedRect(self.rect(), 6, 6)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)


_DOWN = (Qt.Key.Key_Down, Qt.Key.Key_J)
_UP = (Qt.Key.Key_Up, Qt.Key.Key_K)


class Places(QObject):
    """Figures that are one stop for Tab. Arrows, J and K go to the next in their direction, Home and End to the ends."""

    came = Signal(object)  # the figure that the keyboard was given to
    _stops: Sequence[QWidget] = ()  # also while Python takes it apart and Qt still asks

    def __init__(self, of: QWidget) -> None:
        super().__init__(of)
        self._of = of
        self.at = 0

    @property
    def stops(self) -> Sequence[QWidget]:
        """All of them, in the order of reading."""
        return self._stops

    def take(self, stops: Sequence[QWidget]) -> None:
        """Go through these; Tab comes to the one whose place in the order it came to before."""
        self._stops = tuple(stops)
        self.at = min(self.at, max(len(stops) - 1, 0))
        for n, each in enumerate(self._stops):
            each.setFocusPolicy(_policy(n == self.at))
            each.installEventFilter(self)

    def go_to(self, n: int) -> bool:
        """Give the keyboard to one of them; False where there is none of this number."""
        if not 0 <= n < len(self._stops):
            return False
        self._come_to(n)
        self._stops[n].setFocus(Qt.FocusReason.TabFocusReason)
        return True

    def _come_to(self, n: int) -> None:
        if n != self.at and self.at < len(self._stops):
            self._stops[self.at].setFocusPolicy(_policy(False))
        self.at = n
        self._stops[n].setFocusPolicy(_policy(True))
        self.came.emit(self._stops[n])

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched not in self._stops:
            return False
        n = self._stops.index(watched)
        if event.type() == QEvent.Type.FocusIn:
            self._come_to(n)
        elif isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress and not event.modifiers():
            wanted = self._wanted(n, event.key())
            if wanted is not None:
                self.go_to(wanted)
                return True
        return False

    def _wanted(self, n: int, key: int) -> int | None:
        """Which one a key leads to: itself at an end, None where the key means something else."""
        if key == Qt.Key.Key_Home:
            return 0
        if key == Qt.Key.Key_End:
            return len(self._stops) - 1
        if key in _DOWN:
            return self._across(n, down=True)
        if key in _UP:
            return self._across(n, down=False)
        if key in (Qt.Key.Key_Right, Qt.Key.Key_Left):
            return self._along(n, 1 if key == Qt.Key.Key_Right else -1)
        return None

    def _middle(self, n: int) -> QPoint:
        each = self._stops[n]
        return each.mapTo(self._of, each.rect().center())

    def _along(self, n: int, step: int) -> int:
        """The neighbour in the same line."""
        there, here = n + step, self._middle(n)
        if not 0 <= there < len(self._stops):
            return n
        return there if abs(self._middle(there).y() - here.y()) < self._stops[n].height() / 2 else n

    def _across(self, n: int, *, down: bool) -> int:
        """The nearest in the next line."""
        here, half = self._middle(n), self._stops[n].height() / 2
        beyond: list[tuple[int, int, int]] = []
        for each in range(len(self._stops)):
            at = self._middle(each)
            away = at.y() - here.y() if down else here.y() - at.y()
            if away >= half:
                beyond.append((away, abs(at.x() - here.x()), each))
        if not beyond:
            return n
        line = min(beyond)[0]
        return min((aside, each) for away, aside, each in beyond if away < line + 8)[1]


def _policy(stop: bool) -> Qt.FocusPolicy:
    return Qt.FocusPolicy.StrongFocus if stop else Qt.FocusPolicy.ClickFocus
