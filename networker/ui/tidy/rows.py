"""The lines of a pair: choices side by side, the heads above them, contact days and what both would be."""

from collections.abc import Collection
from datetime import date

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from networker.services.comparison import Comparison, Head, Row
from networker.ui.icons import Icons
from networker.ui.text import elided, paint_line, set_tooltip, shown_name, visible
from networker.ui.theme import Theme
from networker.ui.tidy import words
from networker.ui.widgets.basics import TickBox, paint_tick
from networker.ui.widgets.marks import paint_avatar, paint_circle
from networker.ui.widgets.press import ENTER
from networker.ui.widgets.shapes import Strip, paint_strip

LABELS, GAP, HIGH, TEXT_AT = 88, 24, 36, 26
ADDRESSES = ("phone", "mail", "profiles")


def columns(width: float) -> tuple[QRectF, QRectF]:
    """Where the two stand: behind the labels, equally wide, one line high."""
    wide = (width - LABELS - GAP) / 2
    return QRectF(LABELS, 0, wide, HIGH), QRectF(LABELS + wide + GAP, 0, wide, HIGH)


class ChoiceCell(TickBox):
    """One value to choose (a radio) or to keep (a tick box). Enter is left to the pair: it merges."""

    def __init__(self, row: Row, gone: bool, theme: Theme, icons: Icons, parent: QWidget) -> None:
        super().__init__("", theme, icons, round_=row.kind == "radio", parent=parent)
        cell = row.right if gone else row.left
        assert cell is not None
        self.key, self._says = cell.key, words.value(row.field, cell)
        self.circle = cell.circle
        if row.field in ADDRESSES:
            self._says = visible(self._says)
        self.setAccessibleName(f"{words.field(row.field)}: {self._says}")
        self.setFixedHeight(HIGH)
        self.setProperty("radius", 6)
        self.setChecked(row.kind != "radio" or row.of_gone == gone)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in ENTER:
            event.ignore()
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        cut = elided(self._theme.font("body"), self._says, self._room) != self._says
        set_tooltip(self, self._says if cut else "")

    @property
    def _room(self) -> float:
        return self.width() - TEXT_AT - (20 if self.circle else 0)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, theme = QPainter(self), self._theme
        y = (self.height() - 16) / 2
        paint_tick(painter, 0, y, theme, self._icons, ticked=self.isChecked(), round_=self._round)
        x = TEXT_AT
        if self.circle is not None:
            paint_circle(painter, x, y + 2, self.circle, theme)
            x += 20
        ink = theme.colour("text" if self.isChecked() else "text3")
        room = QRectF(x, 0, self._room, self.height())
        paint_line(painter, room, self._says, theme.font("body"), ink, middle=True)


class ChoiceRow(QWidget):
    """One line of the comparison; `label` is "" where the line before it is of the same kind."""

    changed = Signal()

    def __init__(self, row: Row, theme: Theme, icons: Icons, *, label: bool = True) -> None:
        super().__init__()
        self.row, self._theme, self._label = row, theme, words.field(row.field) if label else ""
        self.cells: list[ChoiceCell | None] = []
        self.setFixedHeight(HIGH)
        said = [words.value(row.field, each) for each in (row.left, row.right)]
        self._said = [visible(each) if row.field in ADDRESSES else each for each in said]
        for gone, cell in ((False, row.left), (True, row.right)):
            given = cell is not None and (bool(cell.text) or row.field == "circle")
            if row.kind == "same" or not given:
                self.cells.append(None)
                continue
            box = ChoiceCell(row, gone, theme, icons, self)
            box.toggled.connect(self.changed)
            self.cells.append(box)
        if row.kind == "same":
            same = (
                self.tr("{0}: both {1}").replace("{0}", words.field(row.field)).replace("{1}", self._said[0])
            )
            self.setAccessibleName(same)

    def choose(self, *, of_gone: bool, left_out: Collection[str]) -> None:
        """Choose the right value or the left one of two; of those that both stay, leave some out."""
        for n, cell in enumerate(self.cells):
            if cell is not None and self.row.kind == "radio" and (n == 1) == of_gone:
                cell.setChecked(True)
            elif cell is not None and self.row.kind == "check":
                cell.setChecked(cell.key not in left_out)

    @property
    def of_gone(self) -> bool:
        """Whether the right one of two values was chosen."""
        right = self.cells[1]
        return self.row.kind == "radio" and right is not None and right.isChecked()

    @property
    def left_out(self) -> list[str]:
        """What is not to be kept."""
        if self.row.kind != "check":
            return []
        return [each.key for each in self.cells if each is not None and not each.isChecked()]

    @property
    def kept(self) -> int:
        """How many values of this line stay."""
        return (
            1
            if self.row.kind != "check"
            else sum(each is not None and each.isChecked() for each in self.cells)
        )

    def sizeHint(self) -> QSize:
        return QSize(600, HIGH)

    def resizeEvent(self, event: QResizeEvent) -> None:
        for cell, place in zip(self.cells, columns(self.width()), strict=True):
            if cell is not None:
                cell.setGeometry(place.toRect())

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, theme = QPainter(self), self._theme
        small, label = theme.font("small"), theme.colour("text2")
        paint_line(painter, QRectF(0, 0, LABELS - 8, HIGH), self._label, small, label)
        painter.fillRect(QRectF(0, HIGH - 1, self.width(), 1), theme.colour("line"))
        for cell, place, said in zip(self.cells, columns(self.width()), self._said, strict=True):
            if cell is not None or not said:
                continue
            same = self.row.kind == "same"
            if same:
                sign = QRectF(place.x(), 0, 16, HIGH)
                paint_line(painter, sign.adjusted(4, 0, 4, 0), "=", theme.font("body"), label)
            x = place.x() + TEXT_AT
            if same and self.row.left is not None and self.row.left.circle is not None:
                paint_circle(painter, x, (HIGH - 12) / 2, self.row.left.circle, theme)
                x += 20
            ink = theme.colour("text" if same else "text3")
            room = QRectF(x, 0, place.right() - x, HIGH)
            paint_line(painter, room, said, theme.font("body"), ink, middle=True)


class Heads(QWidget):
    """Who the two are and where they came from."""

    HIGH = 69

    def __init__(self, theme: Theme, icons: Icons, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme, self._icons = theme, icons
        self._heads: tuple[Head, ...] = ()
        self.setFixedHeight(self.HIGH)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_heads(self, keep: Head, gone: Head) -> None:
        """Show another two."""
        self._heads = (keep, gone)
        told = [f"{shown_name(each.name)}, {words.origin(each)}" for each in self._heads]
        self.setAccessibleName("; ".join(told))
        set_tooltip(self, "\n".join(told))
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, theme = QPainter(self), self._theme
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for head, place in zip(self._heads, columns(self.width()), strict=False):
            paint_avatar(painter, QRectF(place.x(), 0, 48, 48), head.name, theme, self._icons)
            room = QRectF(place.x() + 60, 3, place.width() - 60, 20)
            bold, small = theme.font("body", bold=True), theme.font("small")
            paint_line(painter, room, shown_name(head.name), bold, theme.colour("text"), middle=True)
            under = QRectF(room.x(), 25, room.width(), 16)
            paint_line(painter, under, words.origin(head), small, theme.colour("text2"))
        painter.fillRect(QRectF(0, self.HIGH - 1, self.width(), 1), theme.colour("line"))


class Days(QWidget):
    """The contact days of both as strips, with words below."""

    HIGH = 76

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._heads: tuple[Head, ...] = ()
        self._today = date.min
        self.setFixedHeight(self.HIGH)

    def show_heads(self, keep: Head, gone: Head, today: date) -> None:
        """Show another two."""
        self._heads, self._today = (keep, gone), today
        said = "; ".join(
            f"{shown_name(each.name)}, {words.contact_days(each, today)}" for each in self._heads
        )
        self.setAccessibleName(self.tr("Contact days: {0}").replace("{0}", said))
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, theme = QPainter(self), self._theme
        small, ink = theme.font("small"), theme.colour("text2")
        paint_line(painter, QRectF(0, 14, LABELS - 8, 24), self.tr("Contact days"), small, ink)
        for head, place in zip(self._heads, columns(self.width()), strict=False):
            strip = Strip(head.marks, self._today, words.DAYS)
            paint_strip(painter, QRectF(place.x(), 14, place.width(), 24), strip, theme)
            said = words.contact_days(head, self._today)
            paint_line(painter, QRectF(place.x(), 46, place.width(), 16), said, small, ink)


class Together(QWidget):
    """What both would be, in one sentence."""

    HIGH = 44

    def __init__(self, theme: Theme, icons: Icons, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme, self._icons, self._text = theme, icons, ""
        self.setFixedHeight(self.HIGH)

    def say(self, shown: Comparison, name: str, phones: int, mails: int) -> None:
        """Change the sentence."""
        self._text = words.together(shown, name, phones, mails)
        whole = self.tr("Together: {0}").replace("{0}", self._text)
        self.setAccessibleName(whole)
        set_tooltip(self, whole)
        self.update()

    @property
    def text(self) -> str:
        """What is said."""
        return self._text

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, theme = QPainter(self), self._theme
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.colour("window"))
        painter.drawRoundedRect(QRectF(self.rect()), 8, 8)
        self._icons.paint(painter, 14, 14, "merge", theme.colour("accent"), 16)
        room = QRectF(44, 0, self.width() - 60, self.HIGH)
        bold = theme.font("body", bold=True)
        used = paint_line(painter, room, self.tr("Together:"), bold, theme.colour("text"))
        rest = room.adjusted(used + 5, 0, 0, 0)
        paint_line(painter, rest, self._text, theme.font("body"), theme.colour("text2"))
