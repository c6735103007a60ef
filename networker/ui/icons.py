"""The project's own icons, in the colour that is asked for, sharp at every ratio, drawn once.

QtSvg is imported with the first icon, not before.
"""

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QByteArray, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPixmap

if TYPE_CHECKING:
    from PySide6.QtGui import QIcon


class Icons:
    """The set of one folder. A name that is not there raises FileNotFoundError: a mistake of ours."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.asleep = False  # while the window paints for the first time, without waiting for QtSvg
        self._sources: dict[str, str] = {}
        self._drawn: dict[tuple[str, str, int, float, bool], QPixmap] = {}

    def pixmap(
        self, name: str, colour: QColor, size: int, *, ratio: float = 1.0, strong: bool = False
    ) -> QPixmap:
        """An icon `size` logical pixels wide; `strong` draws its lines a little heavier."""
        key = (name, colour.name(QColor.NameFormat.HexArgb), size, ratio, strong)
        found = self._drawn.get(key)
        if found is None:
            found = self._drawn[key] = self._draw(name, colour, size, ratio, strong)
        return found

    def icon(self, name: str, colour: QColor, size: int = 18) -> "QIcon":
        """The same as a QIcon, for buttons and menus."""
        from PySide6.QtGui import QIcon

        icon = QIcon()
        for ratio in (1.0, 2.0):
            icon.addPixmap(self.pixmap(name, colour, size, ratio=ratio))
        return icon

    def paint(
        self,
        painter: QPainter,
        x: float,
        y: float,
        name: str,
        colour: QColor,
        size: int,
        *,
        strong: bool = False,
    ) -> None:
        """Draw an icon with its top left corner at (x, y)."""
        if self.asleep:
            return
        ratio = painter.device().devicePixelRatioF()
        painter.drawPixmap(
            QRectF(x, y, size, size).topLeft(), self.pixmap(name, colour, size, ratio=ratio, strong=strong)
        )

    def _draw(self, name: str, colour: QColor, size: int, ratio: float, strong: bool) -> QPixmap:
        from PySide6.QtSvg import QSvgRenderer

        if name not in self._sources:
            self._sources[name] = (self.folder / f"{name}.svg").read_text(encoding="utf-8")
        svg = self._sources[name].replace("currentColor", colour.name())
        if strong:
            svg = svg.replace('stroke-width="1.5"', 'stroke-width="1.6"')
        pixmap = QPixmap(QSize(round(size * ratio), round(size * ratio)))
        pixmap.setDevicePixelRatio(ratio)
        pixmap.fill(Qt.GlobalColor.transparent)
        painter = QPainter(pixmap)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setOpacity(colour.alphaF())  # the name of a colour in SVG has no alpha
        QSvgRenderer(QByteArray(svg.encode())).render(painter, QRectF(0, 0, size, size))
        painter.end()
        return pixmap
