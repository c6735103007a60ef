"""A record of a file beside somebody it may be, in the preview: answered by a click or a key, or left for Tidy.

The page hands it the keys pressed elsewhere, so that the keyboard need not stand on it.
"""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QFontMetricsF, QKeyEvent, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QWidget

from networker.services.imports.beside import Line, Pair, Side
from networker.ui import dates
from networker.ui.paragraphs import laid_out, paint_paragraph
from networker.ui.text import grouped, isolate, paint_line, sentence, set_tooltip, translated
from networker.ui.theme import Theme
from networker.ui.widgets.basics import Button
from networker.ui.widgets.marks import keycap_width, paint_keycap

HEAD, LINE, MORE = 28, 28, 19  # heights; `MORE`: of each further line of a value
LINES = 3  # of a value
REASON, SAID = 17, 3  # height of a line of the reason, and how many there may be
LEFT, RIGHT, BETWEEN = 88, 24, 16


class PairCard(QWidget):
    """Two people side by side: one or two? Keys 1, 2 and 3 answer."""

    answered = Signal(object)  # "same", "different" or None: later

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._keycap = round(keycap_width("0", theme))
        self._pair: Pair | None = None
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setProperty("radius", 10)
        self.same = Button(self.tr("One person"), theme, parent=self)
        self.different = Button(self.tr("Two people"), theme, parent=self)
        self.later = Button(self.tr("Decide later"), theme, kind="quiet", parent=self)
        for button, answer in ((self.same, "same"), (self.different, "different"), (self.later, None)):
            button.clicked.connect(partial(self.answered.emit, answer))
        keys = (Qt.Key.Key_1, Qt.Key.Key_2, Qt.Key.Key_3)
        buttons = (self.same, self.different, self.later)
        self._keys = {key.value: button for key, button in zip(keys, buttons, strict=True)}
        self._in_book = False
        self._lines: list[int] = []  # how many each value needs
        self._said = 0  # lines of the reason above the buttons, where it finds no room beside them
        self._fit()

    def word(self, answer: str | None) -> str:
        """An answer as its button says it."""
        return {"same": self.same, "different": self.different}.get(answer or "", self.later).text()

    def show_pair(self, pair: Pair, *, in_book: bool = False) -> None:
        """Show another pair; `in_book`: the first was said to be somebody of the book."""
        self._pair, self._in_book, self._why = pair, in_book, translated(pair.why, parts=True)
        self._fit()
        sides = (
            f"{side.name} ({head})"
            for side, head in zip((pair.one, pair.other), self._heads(pair), strict=True)
        )
        self.setAccessibleName(f"{', '.join(sides)}: {self._why}")
        told = (
            " · ".join(filter(None, each))
            for each in zip(*((a.one, a.other) for a in pair.lines), strict=True)
        )
        set_tooltip(self, "\n".join((*told, self._why)))  # where the columns are too narrow
        self.update()

    def _fit(self) -> None:
        """Be as high as the values and the buttons under them: where two differ must be seen, also in long addresses."""
        shown, font, wide = self._pair.lines if self._pair else (), self._theme.font("body"), self._half
        self._lines = [
            max(len(laid_out(value, font, wide - 4, LINES)) for value in (line.one or " ", line.other or " "))
            for line in shown
        ]
        self._values = HEAD + sum(LINE + (n - 1) * MORE for n in self._lines) + 14
        self._said = self._lines_of_reason()
        self._under = self._values + (self._said * REASON + 8 if self._said else 0)
        self.setFixedHeight(self._under + 46)
        self._place_buttons()

    def _lines_of_reason(self) -> int:
        """How many lines the reason needs above the buttons; 0 where two beside them are enough."""
        if self._pair is None:
            return 0
        why, font = sentence(self._why), self._theme.font("small")
        beside = len(laid_out(why, font, self.width() - self._beside - 12, SAID + 1))
        return 0 if beside <= 2 else len(laid_out(why, font, self.width() - LEFT - RIGHT, SAID))

    @property
    def _beside(self) -> float:
        """Where the room beside the buttons begins."""
        buttons = sum(button.sizeHint().width() for button in (self.same, self.different, self.later))
        return LEFT + buttons + 3 * (8 + self._keycap) + 2 * 12 + 16.0

    @property
    def _half(self) -> float:
        """How wide each of the two columns is."""
        return (self.width() - LEFT - RIGHT) / 2

    def _heads(self, pair: Pair) -> tuple[str, str]:
        one = self._head(pair.one)
        if self._in_book:
            one = self.tr("In your book, and in {0}").replace("{0}", one)
        return one, self._head(pair.other)

    def _head(self, side: Side) -> str:
        """Where one of them stands: "contacts.csv, row 6"."""
        if not side.file:
            return self.tr("In your book")
        name = side.file.rpartition("/")[2] or side.file
        name = name if name.isascii() else isolate(name)
        said = self.tr("{0}, row {1}") if side.row else "{0}"
        return said.replace("{1}", grouped(side.row)).replace("{0}", name)

    def is_key(self, event: QKeyEvent) -> bool:
        """Whether a key is one that answers."""
        plain = not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        return plain and event.key() in self._keys

    def choose(self, event: QKeyEvent) -> None:
        """Answer with such a key."""
        self._keys[event.key()].click()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if self.is_key(event):
            self.choose(event)
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        if event.size().width() != event.oldSize().width():
            self._fit()

    def _place_buttons(self) -> None:
        x = LEFT
        for button in (self.same, self.different, self.later):
            button.resize(button.sizeHint())
            button.move(x, self._under + 10)
            x += button.width() + 8 + self._keycap + 12

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
        half = self._half
        columns = (QRectF(LEFT, 0, half, 24), QRectF(LEFT + half + BETWEEN, 0, half, 24))
        for column, head in zip(columns, self._heads(pair), strict=True):
            paint_line(painter, column.translated(0, 4), head, theme.font("small"), theme.colour("text3"))
        y = float(HEAD)
        for n, line in zip(self._lines, pair.lines, strict=True):
            self._paint_line(painter, line, y, LINE - 2 + (n - 1) * MORE, columns)
            y += LINE + (n - 1) * MORE
        painter.fillRect(QRectF(0, self._under, self.width(), 1), theme.colour("line"))
        font = theme.font("small")
        for key, button in (("1", self.same), ("2", self.different), ("3", self.later)):
            paint_keycap(painter, button.x() + button.width() + 8, self._under + 15, key, theme)
        area = QRectF(self._beside, self._under + 12, self.width() - self._beside - 12, 24)
        ink = theme.colour("text2")
        if self._said:
            whole = QRectF(LEFT, self._values - 6, self.width() - LEFT - RIGHT, self._said * REASON)
            said = sentence(self._why[:1].upper() + self._why[1:])
            paint_paragraph(painter, whole, said, font, ink, REASON, max_lines=self._said)
        elif QFontMetricsF(font).horizontalAdvance(sentence(self._why)) < area.width():
            paint_line(painter, area, sentence(self._why), font, ink, right=True)
        else:
            paint_paragraph(
                painter, area.translated(0, -6), sentence(self._why), font, ink, REASON, max_lines=2
            )

    def _paint_line(
        self, painter: QPainter, line: Line, y: float, high: float, columns: Sequence[QRectF]
    ) -> None:
        """One line; what contradicts stands out, and a name that is written otherwise."""
        theme = self._theme
        labels = {
            "name": self.tr("Name"), "work": self.tr("Work"), "reach": self.tr("Reach"),
            "birthday": self.tr("Birthday"),
        }  # fmt: skip
        label = QRectF(12, y, 70, 26)
        paint_line(painter, label, labels[line.field], theme.font("small"), theme.colour("text3"))
        for column, value in zip(columns, (line.one, line.other), strict=True):
            area = QRectF(column.x(), y, column.width(), high)
            if line.stands_out:
                painter.setPen(Qt.PenStyle.NoPen)
                painter.setBrush(theme.colour("warn_soft"))
                painter.drawRoundedRect(area.adjusted(-8, 1, 0, -1), 4, 4)
            said = dates.birthday(value) if line.field == "birthday" else value
            ink = theme.colour("text" if value else "text3")
            room = area.adjusted(0, (LINE - 2 - MORE) / 2, -4, 0)
            paint_paragraph(
                painter, room, said or self.tr("not given"), theme.font("body"), ink, MORE, max_lines=LINES
            )
