"""Small widgets in a line, and in further ones where there is no room."""

from collections.abc import Sequence

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

GAP, ROW = 8, 36


class Flow(QWidget):
    """Buttons in a line, and in further ones where there is no room; whoever belongs together stays so."""

    def __init__(self, parent: QWidget, *, row: int = ROW) -> None:
        super().__init__(parent)
        self._groups: list[tuple[QWidget, ...]] = []
        self._row = row
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def take(self, groups: Sequence[tuple[QWidget, ...]]) -> None:
        """Hold these instead of the former ones, which go."""
        for old in self._groups:
            for each in old:
                each.hide()
                each.deleteLater()
        self._groups = list(groups)
        for new in self._groups:
            for each in new:
                each.setParent(self)
                each.show()
        self._place()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place()

    def _place(self) -> None:
        x = y = 0
        for group in self._groups:
            sizes = [each.sizeHint() if each.sizeHint().isValid() else each.size() for each in group]
            wide = sum(each.width() for each in sizes) + GAP * (len(group) - 1)
            if x and x + wide > self.width():
                x, y = 0, y + self._row
            for each, size in zip(group, sizes, strict=True):
                each.setGeometry(x, y, size.width(), size.height())
                x += size.width() + GAP
            x += GAP
        self.setFixedHeight(y + self._row if self._groups else 0)
