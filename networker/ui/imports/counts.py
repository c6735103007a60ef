"""A row of numbers, and what each of them counts: what an import would do, or did."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QRectF, Signal
from PySide6.QtGui import QFontMetricsF, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QWidget

from networker.services.imports.expected import Figures
from networker.ui.imports.examples import skipped_label
from networker.ui.text import grouped, paint_line
from networker.ui.theme import Theme
from networker.ui.widgets.press import Pressable

STEP, AIR = 143.0, 8.0
MOST = 9  # numbers in a row


class Way(Pressable):
    """What lies over a number that leads somewhere: it is painted below, and pressed by mouse and keys here."""

    def paintEvent(self, event: QPaintEvent) -> None:
        """Nothing but the ring, which is not its own."""


class Counts(QWidget):
    """The numbers side by side, as near to each other as their number asks for.

    `pressed` says which one, where a number leads to what it counts.
    """

    pressed = Signal(int)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._numbers: tuple[tuple[int, str, str], ...] = ()
        self.kinds: Sequence[str] = ()  # of what each figure is, where an import's are shown
        self.ways = [Way(theme, self) for _ in range(MOST)]  # made at once, for the order of Tab
        for nth, way in enumerate(self.ways):
            way.hide()
            way.clicked.connect(partial(self.pressed.emit, nth))
        self.setFixedHeight(62)

    def show_book(self, people: int, talks: int) -> None:
        """Show what a whole book holds."""
        self.show_numbers(
            (
                (people, self.tr("person") if people == 1 else self.tr("people"), "text"),
                (talks, self.tr("talk") if talks == 1 else self.tr("talks"), "text"),
            )
        )

    def show_figures(self, s: Figures, talks: int, *, pairs: bool = False) -> None:
        """Show what an import would report; `talks`: how many it would add; `pairs`: the doubtful ones can be shown."""
        told_again = self.tr("row of the same person") if s.again == 1 else self.tr("rows of the same people")
        figures = (
            ("new", (s.new, self.tr("new person") if s.new == 1 else self.tr("new people"), "text")),
            ("updated", (s.updated, self.tr("updated"), "text")),
            ("", (s.unchanged, self.tr("unchanged"), "text3")),
            *([("", (s.again, told_again, "text3"))] if s.again else []),
            *([("", (talks, self.tr("talk") if talks == 1 else self.tr("talks"), "text"))] if talks else []),
            (
                "doubtful" if pairs else "",
                (s.doubtful, self.tr("doubtful"), "warn" if s.doubtful else "text3"),
            ),
            *([("left", (s.left, self.tr("no longer there"), "text2"))] if s.left else []),
            (
                "skipped",
                (s.skipped, skipped_label(s.skipped, s.skipped_files), "text2"),
            ),
        )
        self.show_numbers([number for _, number in figures])
        self.kinds = [kind for kind, _ in figures]
        self.lead([bool(kind) and number[0] > 0 for kind, number in figures])

    def show_numbers(self, numbers: Sequence[tuple[int, str, str]]) -> None:
        """Show others: each is a number, its word, and the role of its ink."""
        self._numbers = tuple(numbers)
        self.lead(())
        self.setAccessibleName(", ".join(f"{grouped(n)} {word}" for n, word, _ in self._numbers))
        self.update()

    def lead(self, leads: Sequence[bool]) -> None:
        """Say which of the numbers lead to what they count."""
        for nth, way in enumerate(self.ways):
            way.setVisible(nth < len(leads) and leads[nth])
        for way, (n, word, _) in zip(self.ways, self._numbers, strict=False):
            way.setAccessibleName(f"{grouped(n)} {word}")
        self._lay_ways()

    def _lay_ways(self) -> None:
        for way, (left, wide) in zip(self.ways, self._places(), strict=False):
            way.setGeometry(round(left), 2, round(wide), 50)

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._lay_ways()

    def _places(self) -> list[tuple[float, float]]:
        """(left edge, width) of each: even steps, or where those are too narrow, what each needs."""
        step = min(STEP, self.width() / max(len(self._numbers), 1))
        title, small = QFontMetricsF(self._theme.font("title")), QFontMetricsF(self._theme.font("small"))
        needed = [
            max(title.horizontalAdvance(grouped(n)), small.horizontalAdvance(word)) + 1
            for n, word, _ in self._numbers
        ]
        left = self.width() - sum(needed)
        if max(needed, default=0) <= step - AIR or left < AIR * (len(needed) - 1):
            return [(i * step, step - AIR) for i in range(len(needed))]
        gap, x, found = left / (len(needed) - 1), 0.0, []
        for wide in needed:
            found.append((x, wide))
            x += wide + gap
        return found

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, theme = QPainter(self), self._theme
        for (n, word, role), (x, wide) in zip(self._numbers, self._places(), strict=True):
            rect = QRectF(x, 4, wide, 24)
            paint_line(painter, rect, grouped(n), theme.font("title"), theme.colour(role))
            under = rect.translated(0, 24).adjusted(0, 0, 0, -4)
            paint_line(painter, under, word, theme.font("small"), theme.colour("text2"))
        painter.fillRect(QRectF(0, 60, self.width(), 1), theme.colour("line"))
        painter.fillRect(QRectF(0, 59, 70, 2), theme.colour("accent"))
