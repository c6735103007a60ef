"""A row of small widgets that goes on in the next line: chips under the quick line, topics, handles.

Places its children by their own wishes; knows nothing of what they are.
"""

from collections.abc import Sequence

from PySide6.QtCore import QRect, QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from networker.ui.tabs import tab_through


class Flow(QWidget):
    """Widgets in reading order, wrapped at the width; as high as its lines, nothing when empty."""

    def __init__(
        self, *, gap: int = 6, step: int = 30, above: int = 0, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._gap, self._step, self._above = gap, step, above
        self._items: list[QWidget] = []
        self.after: QWidget | None = None  # Tab comes from here to the first of them
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    @property
    def items(self) -> Sequence[QWidget]:
        """The widgets in their order."""
        return tuple(self._items)

    def show_items(self, items: Sequence[QWidget]) -> None:
        """Show other widgets; those that are gone are deleted."""
        for old in self._items:
            if old not in items:
                old.hide()
                old.setParent(None)
                old.deleteLater()
        self._items = list(items)
        for each in self._items:
            if each.parentWidget() is not self:
                each.setParent(self)
            each.show()
        tab_through([*([self.after] if self.after is not None else []), *self._items])
        self._place()
        self.updateGeometry()

    def _rects(self, width: int) -> list[QRect]:
        rects, x, y = [], 0, self._above
        for each in self._items:
            size = each.sizeHint()
            wide = min(size.width(), max(width, 1))
            if x and x + wide > width:
                x, y = 0, y + self._step
            rects.append(QRect(x, y, wide, size.height()))
            x += wide + self._gap
        return rects

    def _place(self) -> None:
        for each, rect in zip(self._items, self._rects(self.width()), strict=True):
            each.setGeometry(rect)

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._place()

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        rects = self._rects(width)
        return rects[-1].bottom() + 1 if rects else 0

    def sizeHint(self) -> QSize:
        return QSize(200, self.heightForWidth(max(self.width(), 200)))

    def minimumSizeHint(self) -> QSize:
        return QSize(60, 0)
