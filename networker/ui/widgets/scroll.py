"""A scroll bar that lies over the edge of a list, so that rows keep their width with it and without."""

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QAbstractScrollArea, QScrollBar

WIDE = 8


class OverlayBar(QScrollBar):
    """Follows the vertical bar of a scroll area, which stays hidden.

    That one is asked for each time: it is made by Qt, and what Python keeps of such a thing is let go of while it lives.
    """

    def __init__(self, area: QAbstractScrollArea) -> None:
        super().__init__(area)
        self._area, bar = area, area.verticalScrollBar()
        bar.rangeChanged.connect(self._follow_range)
        bar.valueChanged.connect(self.setValue)
        self.valueChanged.connect(bar.setValue)
        area.installEventFilter(self)
        self._follow_range(bar.minimum(), bar.maximum())

    def _follow_range(self, low: int, high: int) -> None:
        self.setRange(low, high)
        bar = self._area.verticalScrollBar()
        self.setPageStep(bar.pageStep())
        self.setSingleStep(bar.singleStep())
        self.setVisible(high > low)
        self._place()

    def _place(self) -> None:
        self.setGeometry(self._area.width() - WIDE, 0, WIDE, self._area.height())
        self.raise_()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize:
            self._place()
        return False
