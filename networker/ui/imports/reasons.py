"""Why files cannot be read: a sentence for each, one below the other with air between."""

from collections.abc import Mapping

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from networker.formats.source import printable
from networker.services.imports.planned import Dropped
from networker.ui.text import PlainLabel, isolate, numbered, translated
from networker.ui.theme import Theme

SAID = 200  # of which the reason is said; the others are named alone


class _Reason(QWidget):
    """One sentence, and beside it the mark that something could not be done."""

    WIDE = 3

    def __init__(self, text: str, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._label = PlainLabel(text, self)
        self._label.setWordWrap(True)
        column = QVBoxLayout(self)
        column.setContentsMargins(14, 0, 0, 0)
        column.addWidget(self._label)
        theme.changed.connect(self._dress)
        self._dress()

    def _dress(self) -> None:
        self._label.setStyleSheet(f"color:{self._theme.colour('text').name()}")
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._theme.colour("bad"))
        painter.drawRoundedRect(QRectF(0, 1, self.WIDE, self.height() - 2), 1.5, 1.5)


class Reasons(QWidget):
    """All files of a drop that cannot be read; of very many the last only by their names."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.said: tuple[str, ...] = ()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 8, 0, 0)
        self._column.setSpacing(12)

    def say(self, why: Mapping[Dropped, str]) -> None:
        """Show others."""
        self.said = tuple(map(translated, [*why.values()][:SAID]))
        names = [isolate(printable(path.name or str(path))) for path in list(why)[SAID:]]
        if names:
            more = self.tr("And 1 more: {0}") if len(names) == 1 else self.tr("And %n more: {0}")
            self.said += (numbered(more, len(names)).replace("{0}", ", ".join(names)),)
        while (item := self._column.takeAt(0)) is not None:
            row = item.widget()
            if row is not None:
                row.hide()
                row.deleteLater()
        for each in self.said:
            self._column.addWidget(_Reason(each, self._theme, self))
        self.setAccessibleName("\n".join(self.said))
