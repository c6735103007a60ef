"""Rows of figures: with a bar, of a circle, of a stack, of a table. Each is pressed to see the people behind it."""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from types import MappingProxyType

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QGridLayout, QSizePolicy, QWidget

from networker.domain.vocabulary import Circle
from networker.ui.insights.charts import Part, paint_bar
from networker.ui.insights.figures import Figure, Kit, Wanted
from networker.ui.text import PlainLabel, paint_line
from networker.ui.theme import Theme
from networker.ui.widgets.marks import paint_circle

STEP = 29  # pixels of a row with a bar
NUMBER = 48  # pixels of a number at the right

WIDEST_WORD = 110  # pixels in front of a row of figures


def number_widths(theme: Theme, rows: Sequence[Sequence[str]], heads: Sequence[str] = ()) -> tuple[int, ...]:
    """How wide each of the numbers behind the bars of one picture has to be, so that all bars have one scale.

    `heads`: the small words over them, which may be longer than they are.
    """
    body, small = QFontMetricsF(theme.font("body")), QFontMetricsF(theme.font("small"))
    columns = zip(*rows, strict=True)
    wide = [
        max(NUMBER, *(math.ceil(body.horizontalAdvance(each)) + 8 for each in column)) for column in columns
    ]
    over = [math.ceil(small.horizontalAdvance(each)) + 8 for each in heads] or [0] * len(wide)
    return tuple(max(both) for both in zip(wide, over, strict=True))


class Words(PlainLabel):
    """Words of one size and role, which follow the look."""

    def __init__(
        self,
        text: str,
        theme: Theme,
        *,
        size: str = "body",
        role: str = "text2",
        bold: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(text, parent)
        self._theme, self._role = theme, role
        self.setFont(theme.font(size, bold=bold))
        self._dress()
        theme.changed.connect(self._dress)

    def _dress(self) -> None:
        self.setStyleSheet(f"color:{self._theme.colour(self._role).name()}")


class Sentence(QWidget):
    """A paragraph of its own height in whatever width: no layout has to ask for it, and none remembers an older one."""

    LINES = MappingProxyType({"body": 19, "small": 17})

    def __init__(
        self, theme: Theme, *, size: str, role: str, bold: bool = False, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._theme, self._size, self._role, self._bold, self._text = theme, size, role, bold, ""
        theme.changed.connect(self.update)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def text(self) -> str:
        """What is said."""
        return self._text

    def say(self, text: str) -> None:
        """Change what is said; of nothing nothing is shown."""
        self._text = text
        self.setAccessibleName(text)
        self.setVisible(bool(text))
        self._fit()
        self.update()

    def _fit(self) -> None:
        from networker.ui.paragraphs import measure_paragraph

        line = self.LINES[self._size]
        font = self._theme.font(self._size, bold=self._bold)
        self.setFixedHeight(round(measure_paragraph(self._text, font, max(self.width(), 60), line)) or line)

    def resizeEvent(self, event: QResizeEvent) -> None:
        if event.size().width() != event.oldSize().width():
            self._fit()

    def paintEvent(self, event: QPaintEvent) -> None:
        from networker.ui.paragraphs import paint_paragraph

        theme, line = self._theme, self.LINES[self._size]
        font, ink = theme.font(self._size, bold=self._bold), theme.colour(self._role)
        paint_paragraph(QPainter(self), QRectF(self.rect()), self._text, font, ink, line)


class BarRow(Figure):
    """A word, a bar, and numbers at the right. The bars of one picture have one scale (`of`) and one left edge."""

    def __init__(
        self,
        kit: Kit,
        word: str,
        parts: Sequence[Part],
        numbers: Sequence[str],
        *,
        of: float,
        said: str,
        left: int = 136,
        icon: str = "",
        shown: Wanted | None = None,
        wide: Sequence[int] = (),
        parent: QWidget | None = None,
    ) -> None:
        """`left`: where the bar begins; `of`: what its whole width stands for; `wide`: how wide each number is."""
        super().__init__(kit, said, shown, parent=parent)
        self.word, self.parts, self.numbers = word, tuple(parts), tuple(numbers)
        self._of, self._left, self._icon = of, left, icon
        self._wide = tuple(wide) or (NUMBER,) * len(self.numbers)
        self.setFixedHeight(STEP)

    def sizeHint(self) -> QSize:
        return QSize(self._left + 120 + sum(self._wide), STEP)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, theme = QPainter(self), self._theme
        self.paint_ground(painter)
        x = 0.0
        if self._icon:
            self.kit.icons.paint(painter, 0, 5, self._icon, theme.colour("text2"), 18)
            x = 26.0
        body = theme.font("body")
        paint_line(painter, QRectF(x, 4, self._left - x - 8, 20), self.word, body, theme.colour("text2"))
        right = float(self.width())
        for n, (number, wide) in enumerate(zip(reversed(self.numbers), reversed(self._wide), strict=True)):
            role = "text" if n == 0 else "text3"
            rect = QRectF(right - wide, 4, wide, 20)
            paint_line(painter, rect, number, body, theme.colour(role), right=True)
            right -= wide
        bar = QRectF(self._left, 0, max(right - self._left - 8, 10), 21)
        paint_bar(painter, bar, self.parts, self._of, theme)


class HeadRow(QWidget):
    """The small words over the numbers of rows with bars."""

    def __init__(
        self, theme: Theme, words: Sequence[str], *, wide: Sequence[int] = (), parent: QWidget | None = None
    ) -> None:
        """`wide`: how wide the numbers below are."""
        super().__init__(parent)
        self._theme, self._words = theme, tuple(words)
        self._wide = tuple(wide) or (NUMBER,) * len(self._words)
        self.setAccessibleName(", ".join(words))
        self.setFixedHeight(18)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, theme = QPainter(self), self._theme
        right = float(self.width())
        for word, wide in zip(reversed(self._words), reversed(self._wide), strict=True):
            rect = QRectF(right - wide, 0, wide, 16)
            paint_line(painter, rect, word, theme.font("small"), theme.colour("text3"), right=True)
            right -= wide


class CircleRow(Figure):
    """A circle beside its ring: its mark and name, what moves in it, and how full it is."""

    def __init__(
        self,
        kit: Kit,
        circle: Circle,
        words: tuple[str, str, str],
        said: str,
        shown: Wanted | None = None,
        parent: QWidget | None = None,
    ) -> None:
        """`words`: its name, the line below it, and the number at the right."""
        super().__init__(kit, said, shown, parent=parent)
        self.circle, self.words = circle, words
        self.setFixedHeight(44)

    def sizeHint(self) -> QSize:
        return QSize(240, 44)

    def minimumSizeHint(self) -> QSize:
        return QSize(170, 44)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, theme = QPainter(self), self._theme
        self.paint_ground(painter)
        name, below, number = self.words
        paint_circle(painter, 2, 6, self.circle, theme)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
        wide = self.width()
        used = paint_line(
            painter,
            QRectF(wide - 90, 2, 88, 20),
            number,
            theme.font("body"),
            theme.colour("text"),
            right=True,
        )
        bold = theme.font("body", bold=True)
        paint_line(painter, QRectF(22, 2, wide - used - 34, 20), name, bold, theme.colour("text"))
        paint_line(painter, QRectF(22, 22, wide - 24, 16), below, theme.font("small"), theme.colour("text2"))


class WordRow(Figure):
    """A sentence that leads to people, or to a page: its number is part of it."""

    def __init__(
        self,
        kit: Kit,
        words: str,
        shown: Wanted | None = None,
        *,
        goes: str = "",
        icon: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(kit, words, shown, goes=goes, parent=parent)
        self.words, self._icon = words, icon
        self.setFixedHeight(24)

    def sizeHint(self) -> QSize:
        wide = QFontMetricsF(self._theme.font("body")).horizontalAdvance(self.words)
        return QSize(math.ceil(wide) + (26 if self._icon else 0) + 4, 24)

    def minimumSizeHint(self) -> QSize:
        return QSize(60, 24)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, theme = QPainter(self), self._theme
        self.paint_ground(painter)
        x = 0.0
        if self._icon:
            self.kit.icons.paint(painter, 0, 3, self._icon, theme.colour("text2"), 18)
            x = 26.0
        role = "accent" if self.leads else "text2"
        rect = QRectF(x, 2, self.width() - x, 20)
        paint_line(painter, rect, self.words, theme.font("body"), theme.colour(role))


@dataclass(frozen=True, slots=True)
class Share:
    """One part of a stack: what it is called, how much of the whole it is, and who."""

    name: str
    value: float
    words: str  # below it, such as "Acme 34 %"
    said: str
    shown: Wanted | None = None
    role: str = "accent"


class StackPart(Figure):
    """One part of a stack, its words below where they fit whole."""

    def __init__(self, kit: Kit, share: Share, parent: QWidget | None = None) -> None:
        super().__init__(kit, share.said, share.shown, tip=share.words, parent=parent)
        self.share = share
        self.words_wide = math.ceil(QFontMetricsF(kit.theme.font("small")).horizontalAdvance(share.words))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, theme = QPainter(self), self._theme
        painter.fillRect(QRectF(0, 0, self.width(), 16), theme.colour(self.share.role))
        if self.words_wide <= self.width():
            role = "text" if self.share.role == "accent" else "text2"
            rect = QRectF(0, 18, self.width(), 16)
            paint_line(painter, rect, self.share.words, theme.font("small"), theme.colour(role))


class Stack(QWidget):
    """A whole in its parts, 16 high, 2 px apart, under one word at the left."""

    HIGH, LEFT, GAP = 46, 84, 2

    def __init__(
        self, kit: Kit, word: str, shares: Sequence[Share], *, said: str, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._theme, self.word = kit.theme, word
        self.parts = [StackPart(kit, share, self) for share in shares]
        self.setAccessibleName(said)
        self.setFixedHeight(self.HIGH)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        return QSize(320, self.HIGH)

    def resizeEvent(self, event: QResizeEvent) -> None:
        whole = sum(part.share.value for part in self.parts) or 1
        room, x = self.width() - self.LEFT - self.GAP * (len(self.parts) - 1), float(self.LEFT)
        for part in self.parts:
            wide = room * part.share.value / whole
            part.setGeometry(round(x), 0, max(round(x + wide) - round(x), 2), 34)
            x += wide + self.GAP

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, theme = QPainter(self), self._theme
        rect = QRectF(0, -2, self.LEFT - 8, 20)
        paint_line(painter, rect, self.word, theme.font("body"), theme.colour("text2"))


@dataclass(frozen=True, slots=True)
class Figured:
    """One cell of a table: its number, the whole of it in words, and who."""

    number: str
    said: str
    shown: Wanted | None = None


class Cell(Figure):
    """One number of a table."""

    def __init__(self, kit: Kit, figured: Figured, parent: QWidget | None = None) -> None:
        super().__init__(kit, figured.said, figured.shown, parent=parent)
        self.number = figured.number
        self.setFixedHeight(26)

    def sizeHint(self) -> QSize:
        wide = QFontMetricsF(self._theme.font("body")).horizontalAdvance(self.number)
        return QSize(math.ceil(wide) + 8, 26)

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, theme = QPainter(self), self._theme
        self.paint_ground(painter)
        role = "text" if self.shown is not None else "text3"
        rect = QRectF(2, 3, self.width() - 6, 20)
        paint_line(painter, rect, self.number, theme.font("body"), theme.colour(role), right=True)


class Table(QWidget):
    """Numbers under small heads, each row under its word; every cell with people behind it is pressed by itself."""

    def __init__(
        self,
        kit: Kit,
        heads: Sequence[str],
        rows: Sequence[tuple[str, Sequence[Figured]]],
        *,
        said: str,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setAccessibleName(said)
        theme = kit.theme
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(4)
        grid.setVerticalSpacing(0)
        grid.setColumnStretch(0, 1)
        for n, head in enumerate(heads, 1):
            label = Words(head, theme, size="small", role="text3")
            label.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignBottom)
            label.setContentsMargins(0, 0, 4, 0)
            grid.addWidget(label, 0, n)
        for y, (word, cells) in enumerate(rows, 1):
            label = Words(word, theme)
            label.setMinimumWidth(min(max(label.sizeHint().width(), 60), WIDEST_WORD))
            label.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
            grid.addWidget(label, y, 0)
            for x, cell in enumerate(cells, 1):
                grid.addWidget(Cell(kit, cell), y, x)
