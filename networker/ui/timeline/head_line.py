"""The first line of an entry: its words one after the other, each at its place, cut where the line ends."""

from dataclasses import dataclass

from PySide6.QtCore import QRectF
from PySide6.QtGui import QFont, QFontMetricsF

from networker.services.today_views import Named
from networker.ui.text import elided

LEAST = 40  # px that a name needs to be worth its cut


@dataclass(frozen=True, slots=True)
class Piece:
    """Some words of a head, at their place."""

    x: float
    width: float
    text: str
    bold: bool
    role: str
    person: Named | None = None


@dataclass(frozen=True, slots=True)
class Laid:
    """A head laid out for one width."""

    pieces: tuple[Piece, ...]
    faces: tuple[tuple[QRectF, Named], ...]
    cut: bool = False
    arrow: bool = False  # there is more to it than is shown


class Line:
    """Words put one after the other until the line ends."""

    def __init__(self, x: float, end: float) -> None:
        self._x, self._end = x, end
        self.pieces: list[Piece] = []
        self.cut = False

    @property
    def room(self) -> float:
        return self._end - self._x

    def skip(self, width: float) -> None:
        self._x += width

    def add(
        self,
        text: str,
        font: QFont,
        *,
        role: str,
        bold: bool = False,
        person: Named | None = None,
        leave: float = 0,
    ) -> None:
        """Add words, cut so that `leave` px stay free behind them."""
        if not text or self.room <= 0:
            return
        shown = elided(font, text, min(max(self.room - leave, LEAST), self.room))
        self.cut = self.cut or shown != text
        width = QFontMetricsF(font).horizontalAdvance(shown)
        self.pieces.append(Piece(self._x, width, shown, bold, role, person))
        self._x += width
