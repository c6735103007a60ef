"""What stands below whose turn it is: who is done; once everybody is, the end of the day, and who may be next."""

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from networker.services.today_views import DayEnd, Today
from networker.ui.icons import Icons
from networker.ui.reach_out import words
from networker.ui.reach_out.blocks import block, clear
from networker.ui.reach_out.end import CameLine, EndOfDay
from networker.ui.reach_out.rows import MARGIN, CardRow, DoneLine
from networker.ui.tabs import in_layout
from networker.ui.theme import Theme
from networker.ui.widgets.states import Hairline, SectionHead


class Below(QWidget):
    """Of tomorrow only a preview: a press leads to the person."""

    person_requested = Signal(object)

    def __init__(self, theme: Theme, icons: Icons, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme, self._icons = theme, icons
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        self.end = EndOfDay(theme, icons, self)
        self.end.hide()
        column.addWidget(self.end)
        self._done, self._came, self._tomorrow = block(column), block(column), block(column)

    @property
    def stops(self) -> list[QWidget]:
        """Where Tab stops."""
        return [each for each in in_layout(self._tomorrow) if isinstance(each, CardRow)]

    def show_today(self, today: Today) -> None:
        """Show what became of a day."""
        for each in (self._done, self._came, self._tomorrow):
            clear(each)
        self.end.setVisible(today.ended is not None)
        if today.ended is not None:
            self._show_end(today, today.ended)
            return
        if today.done:
            self._done.addWidget(self._rule(12, 8))
        for row in today.done:
            self._done.addWidget(DoneLine(row, self._theme, self._icons))

    def _show_end(self, today: Today, end: DayEnd) -> None:
        """Everybody is done: what the day came to, and who may be next."""
        said = words.day_in_numbers(end, promised=bool(today.promises))
        self.end.show_end([row.name for row in today.done], said)
        if end.came:
            self._came.addWidget(self._rule(0, 8))
            self._came.addWidget(self._section(self.tr("What came of it")))
            for each in end.came:
                self._came.addWidget(CameLine(each, self._theme, self._icons))
        if today.tomorrow:
            self._tomorrow.addWidget(self._rule(16 if end.came else 0, 8))
            self._tomorrow.addWidget(self._section(self.tr("Tomorrow, perhaps")))
            for card in today.tomorrow:
                preview = CardRow(card, self._theme, self._icons)
                for pressed in (preview.clicked, preview.opened):
                    pressed.connect(partial(self.person_requested.emit, card.person))
                preview.moved.connect(partial(self._move, preview))
                self._tomorrow.addWidget(preview)

    def _move(self, row: CardRow, by: int) -> None:
        rows = self.stops
        at = rows.index(row) + by
        if 0 <= at < len(rows):
            rows[at].setFocus()

    def _rule(self, above: int, below: int) -> QWidget:
        holder = QWidget()
        row = QHBoxLayout(holder)
        row.setContentsMargins(MARGIN, above, MARGIN, below)
        row.addWidget(Hairline(self._theme))
        return holder

    def _section(self, text: str) -> QWidget:
        holder = QWidget()
        row = QHBoxLayout(holder)
        row.setContentsMargins(MARGIN, 4, MARGIN, 6)
        row.addWidget(SectionHead(text, self._theme))
        return holder
