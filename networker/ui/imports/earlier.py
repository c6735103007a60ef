"""What was brought in just before the files that are shown now: its report has made room for them."""

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QWidget

from networker.services.imports import Report
from networker.services.imports.planned import PASTED
from networker.ui.imports.told import counted
from networker.ui.text import isolate, numbered, paint_line, set_tooltip
from networker.ui.theme import Theme
from networker.ui.widgets.basics import Link
from networker.ui.widgets.states import Ground

HIGH, ASIDE = 36, 32


class Earlier(Ground):
    """One line and the way to the whole reports; hidden until there is one."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, "window", parent)
        self._reports: list[Report] = []
        self._said = ""
        self.past = Link(self.tr("Past imports"), theme, parent=self)
        self.setFixedHeight(HIGH)
        self.hide()

    @property
    def text(self) -> str:
        """What is said."""
        return self._said

    def add(self, report: Report) -> None:
        """Say that this was brought in too."""
        self._reports.append(report)
        imports, names = (
            len(self._reports),
            [isolate(each.rpartition("/")[2] or each) for each in report.files],
        )
        told = self.tr("Brought in before: {0}, from {1}")
        if imports > 1:
            told = numbered(self.tr("Brought in before: %n imports, the last {0}, from {1}"), imports)
        pasted = PASTED in report.files
        named = self._named([name for name in names if name != isolate(PASTED)], pasted=pasted)
        self._said = told.replace("{0}", counted(report)).replace("{1}", named)
        self.setAccessibleName(self._said)
        set_tooltip(self, "\n".join([self._said, *(names if len(names) > 1 else ())]))
        self.show()
        self.update()

    def _named(self, files: Sequence[str], *, pasted: bool) -> str:
        """The one file, or how many there are; what was pasted is none."""
        named = files[0] if len(files) == 1 else numbered(self.tr("%n files"), len(files))
        if not pasted:
            return named
        return (
            self.tr("{0} and what you pasted").replace("{0}", named) if files else self.tr("what you pasted")
        )

    def clear(self) -> None:
        """The page was left: what is new to it begins afresh."""
        self._reports = []
        self.hide()

    def sizeHint(self) -> QSize:
        return QSize(400, HIGH)

    def resizeEvent(self, event: QResizeEvent) -> None:
        self.past.resize(self.past.sizeHint())
        self.past.move(self.width() - self.past.width() - ASIDE, (HIGH - self.past.height()) // 2)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, theme = QPainter(self), self._theme
        room = QRectF(ASIDE, 0, self.past.x() - ASIDE - 16, HIGH - 1)
        paint_line(painter, room, self._said, theme.font("small"), theme.colour("text2"))
        painter.fillRect(QRectF(0, HIGH - 1, self.width(), 1), theme.colour("line"))
