"""One kind of what the preview shows: a heading, the first few lines, and the way to all of them."""

from collections.abc import Sequence

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from networker.ui.icons import Icons
from networker.ui.imports.examples import Example, SkippedLine
from networker.ui.imports.summary import ExampleRow, SkippedRow
from networker.ui.text import grouped
from networker.ui.theme import Theme
from networker.ui.widgets.basics import Link
from networker.ui.widgets.states import SectionHead


class Section(QWidget):
    """Hidden where there is none of its kind."""

    def __init__(self, title: str, theme: Theme, icons: Icons, parent: QWidget) -> None:
        super().__init__(parent)
        self.title, self._theme, self._icons = title, theme, icons
        self.head = SectionHead(title, theme, parent=self)
        self.all = Link("", theme, parent=self)
        line = QHBoxLayout()
        line.addWidget(self.head, 1)
        line.addWidget(self.all)
        self._rows = QVBoxLayout()
        self._rows.setSpacing(0)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 12, 0, 0)
        column.setSpacing(0)
        column.addLayout(line)
        column.addLayout(self._rows)

    def show_examples(self, rows: Sequence[ExampleRow], of: int) -> None:
        """Show the first of so many."""
        self.setVisible(bool(rows))
        self._show([Example(row, self._theme, self._icons) for row in rows])
        self.count(len(rows), of)

    def count(self, shown: int, of: int) -> None:
        """Say how many there are by now; where not all are shown, beside the way to them."""
        said = (
            self.tr("{0} of {1} · show all").replace("{0}", str(min(shown, of))).replace("{1}", grouped(of))
        )
        self._lead(said if of > shown else "")

    def _lead(self, said: str) -> None:
        self.all.setText(said)
        self.all.updateGeometry()
        self.all.setVisible(bool(said))

    def _show(self, rows: Sequence[QWidget]) -> None:
        while (item := self._rows.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.deleteLater()
        for row in rows:
            self._rows.addWidget(row)


class SkippedSection(Section):
    """The rows that are left out: shown also where there are none, for that is news too."""

    _all_shown = True

    def show_examples(self, rows: Sequence[ExampleRow], of: int) -> None:
        self._show([SkippedLine(row, self._theme) for row in rows if isinstance(row, SkippedRow)])
        self._all_shown = of <= len(rows)

    def say(self, count: int) -> None:
        """Say how many rows are left out: a line may stand for several."""
        totals = grouped(count) if count else self.tr("none")
        self.head.say(self.title, totals if self._all_shown else "")
        self._lead("" if self._all_shown else self.tr("all {0}").replace("{0}", grouped(count)))
