"""The parts of the About column: a value with its label, a tie, a topic. What is pressed or typed on one leaves as a signal."""

from dataclasses import dataclass

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from networker.services.views import FactView, TieView
from networker.ui.icons import Icons
from networker.ui.paragraphs import measure_paragraph, paint_paragraph
from networker.ui.text import isolate, one_line, paint_line, set_tooltip, shown_name
from networker.ui.theme import Theme
from networker.ui.widgets.basics import Chip
from networker.ui.widgets.press import Pressable

VALUE_AT, PEN = 60, 20
PAD, RING = (
    6,
    4,
)  # px before the words of a row that can be edited: of its ground, and of air for the ring round it
LINE, SMALL_LINE = 20, 17
AIR = 3  # px of ground above and below the words of a row that can be edited
MOST_LINES = 12
WIDEST_CHIP = 260
EDIT_KEYS = (Qt.Key.Key_E, Qt.Key.Key_F2)
DELETE_KEYS = (Qt.Key.Key_Delete, Qt.Key.Key_Backspace)


@dataclass(frozen=True, slots=True)
class Said:
    """A label or a glyph, and what stands beside it: (text, small) lines."""

    label: str
    lines: tuple[tuple[str, bool], ...]
    icon: str = ""


class _Worded:
    """What a row of words is, pressed or only read: its words, measured and painted. Before the widget in its bases."""

    _said: Said
    _theme: Theme
    _icons: Icons
    _pad, _right, _air = 0, 0, 0

    def _word(self, said: Said, theme: Theme, icons: Icons) -> None:
        self._said, self._theme, self._icons = said, theme, icons
        self._left = 26 if said.icon else (VALUE_AT if said.label else 0)
        self._measured: dict[int, list[tuple[str, bool, float]]] = {}
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        texts = ", ".join(text for text, _ in said.lines)
        self.setSizePolicy(policy)  # type: ignore[attr-defined]
        self.setAccessibleName(  # type: ignore[attr-defined]
            f"{said.label}: {texts}" if said.label.strip() else texts
        )

    def _parts(self, width: int) -> list[tuple[str, bool, float]]:
        """The lines with their heights. A layout asks for one width a dozen times."""
        if width not in self._measured:
            room = max(width - self._pad - self._left - self._right, 40)
            self._measured[width] = [
                (text, small, self._height(text, small, room)) for text, small in self._said.lines
            ]
        return self._measured[width]

    def _height(self, text: str, small: bool, room: int) -> float:
        font, line = self._theme.font("small" if small else "body"), SMALL_LINE if small else LINE
        return measure_paragraph(text, font, room, line, max_lines=MOST_LINES)

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return round(sum(height for *_, height in self._parts(width))) + 2 * self._air

    def sizeHint(self) -> QSize:
        return QSize(
            200, LINE
        )  # the height follows the width: to measure the words here as well would be for nothing

    def minimumSizeHint(self) -> QSize:
        return QSize(60, 0)

    def _paint_words(self, painter: QPainter, width: int) -> None:
        colour, said = self._theme.colour, self._said
        if said.icon:
            self._icons.paint(painter, self._pad, self._air + 2, said.icon, colour("text2"), 16)
        elif said.label.strip():
            room = QRectF(self._pad, self._air, VALUE_AT - 6, LINE)
            paint_line(painter, room, said.label, self._theme.font("small"), colour("text3"))
        y, left = float(self._air), self._pad + self._left
        for text, small, height in self._parts(width):
            font, line = self._theme.font("small" if small else "body"), SMALL_LINE if small else LINE
            rect = QRectF(left, y, width - left - self._right, height)
            y += paint_paragraph(
                painter, rect, text, font, colour(self._ink(small)), line, max_lines=MOST_LINES
            )

    def _ink(self, small: bool) -> str:
        return "text3" if small else "text"


class SaidRow(_Worded, QWidget):
    """One labelled value with its lines, wrapped. Only read."""

    def __init__(self, said: Said, *, theme: Theme, icons: Icons, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._word(said, theme, icons)

    def paintEvent(self, event: QPaintEvent) -> None:
        self._paint_words(QPainter(self), self.width())


def _asked(event: QKeyEvent) -> str:
    """What a key asks of a part that can be set right: E edits, Del takes away; "" for any other."""
    if event.modifiers():
        return ""
    return "edit" if event.key() in EDIT_KEYS else "delete" if event.key() in DELETE_KEYS else ""


class FactRow(_Worded, Pressable):
    """A fact. Enter or a press edits it, but follows a link; hover and focus show a pen."""

    edit_requested = Signal()
    delete_requested = Signal()
    menu_requested = Signal(object)  # where, on the screen

    def __init__(
        self, fact: FactView, said: Said, *, source: str, link: bool, theme: Theme, icons: Icons,
        parent: QWidget | None = None,
    ) -> None:  # fmt: skip
        super().__init__(theme, parent)
        self._word(said, theme, icons)
        self.fact, self.key, self.link = fact, ("fact", fact.id), link
        self._pad, self._right, self._air = PAD, PEN, AIR
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        set_tooltip(self, source)
        self.setAccessibleDescription(source)

    def _ink(self, small: bool) -> str:
        return "accent" if self.link and not small else super()._ink(small)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        asked = _asked(event)
        if asked:
            (self.edit_requested if asked == "edit" else self.delete_requested).emit()
        else:
            super().keyPressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        self.menu_requested.emit(event.globalPos())

    def focusInEvent(self, event: object) -> None:
        super().focusInEvent(event)  # type: ignore[arg-type]
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        if self.underMouse() or self.hasFocus():
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(self._theme.colour("hover"))
            painter.drawRoundedRect(QRectF(self.rect()), 6, 6)
            self._icons.paint(painter, self.width() - 18, AIR + 2, "write", self._theme.colour("text2"), 16)
        self._paint_words(painter, self.width())


class MoreRow(_Worded, Pressable):
    """That there is more of a kind; a press shows all of it."""

    def __init__(self, text: str, label: str, key: tuple[object, ...], *, theme: Theme, icons: Icons) -> None:
        super().__init__(theme)
        self._word(Said(label, ((text, True),)), theme, icons)
        self.key = ("more", *key)
        self._pad, self._air = PAD, AIR

    def _ink(self, small: bool) -> str:
        return "accent" if self.underMouse() else "text3"

    def paintEvent(self, event: QPaintEvent) -> None:
        self._paint_words(QPainter(self), self.width())


class TieChip(Chip):
    """The other one of a tie: a press leads to them."""

    edit_requested = Signal()
    delete_requested = Signal()
    menu_requested = Signal(object)  # where, on the screen

    def __init__(self, tie: TieView, word: str, theme: Theme, icons: Icons, parent: QWidget) -> None:
        name = shown_name(tie.other.name)
        super().__init__(name, theme, icons, avatar=tie.other.name or " ", parent=parent)
        self.tie, self.key = tie, ("tie", tie.id)
        self._wanted: QSize | None = None
        self.setAccessibleName(f"{word}: {isolate(name)}")
        set_tooltip(self, "\n".join(part for part in (f"{word}: {name}", tie.notes) if part))
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    def sizeHint(self) -> QSize:
        if self._wanted is None:  # asked for again with every width
            self._wanted = QSize(min(super().sizeHint().width(), WIDEST_CHIP), 24)
        return self._wanted

    def keyPressEvent(self, event: QKeyEvent) -> None:
        asked = _asked(event)
        if asked:
            (self.edit_requested if asked == "edit" else self.delete_requested).emit()
        else:
            super().keyPressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        self.menu_requested.emit(event.globalPos())


class TopicChip(Chip):
    """A topic. One noted by hand is taken off by Del or its menu; those of talks are only read."""

    delete_requested = Signal()

    def __init__(self, name: str, *, own: bool, theme: Theme, icons: Icons, parent: QWidget) -> None:
        super().__init__(one_line(name), theme, icons, parent=parent)
        self.name, self.own, self.key = name, own, ("topic", name)
        if own:
            self.setCursor(Qt.CursorShape.PointingHandCursor)
        else:
            self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
            set_tooltip(self, self.tr("From what you talked about"))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if self.own and _asked(event) == "delete":
            self.delete_requested.emit()
        else:
            super().keyPressEvent(event)
