"""The people whom a question names, one under another; the keyboard stays with whom it was, also when the list is told anew."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from networker.domain.vocabulary import PersonId
from networker.services.ask_ways import Asked
from networker.ui.ask import words
from networker.ui.ask.row import AskedRow
from networker.ui.icons import Icons
from networker.ui.theme import Theme
from networker.ui.widgets.once import Once
from networker.ui.widgets.page_parts import has_keyboard


class AskedList(QWidget):
    """Rows; while `several`, they are chosen by a tick."""

    person_requested = Signal(object)  # PersonId
    ask_requested = Signal(object)  # Asked
    introduction_requested = Signal(object)  # Asked
    answered = Signal(object, str)  # PersonId; yes, not yet or later
    came = Signal(object)  # a row to which an arrow led
    left = Signal(int)  # by a key: -1 upwards, 1 downwards
    chosen = Signal()  # others are ticked

    def __init__(self, theme: Theme, icons: Icons, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme, self._icons = theme, icons
        self.setAccessibleName(words.tr("Whom to ask"))
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 6, 0, 0)  # of the ring round the first row
        self._column.setSpacing(0)
        self.rows: list[AskedRow] = []
        self.several = False
        self._once = Once(self)

    @property
    def ticked(self) -> list[Asked]:
        """Who is chosen, in their order."""
        return [row.found for row in self.rows if row.isCheckable() and row.isChecked()]

    def show_people(self, people: Sequence[Asked], *, several: bool = False) -> None:
        """Show these in their order. Who was ticked stays so while several are chosen."""
        mine = next((n for n, row in enumerate(self.rows) if has_keyboard(row)), None)
        kept = self.rows[mine].found.answer.person if mine is not None else None
        ticked: set[PersonId] = {each.answer.person for each in self.ticked}
        self.several = several
        before, self.rows = self.rows, [self._row(each, n == 0) for n, each in enumerate(people)]
        for row in self.rows:
            row.setChecked(several and row.found.answer.person in ticked)
        # The keyboard goes to the new row first: from one that is hidden it would go on to the next, which scrolls.
        if mine is not None and self.rows:
            same = next((row for row in self.rows if row.found.answer.person == kept), None)
            (same or self.rows[min(mine, len(self.rows) - 1)]).setFocus(Qt.FocusReason.OtherFocusReason)
        elif mine is not None:
            self.left.emit(-1)
        for row in before:
            self._column.removeWidget(row)
            row.hide()
            row.deleteLater()

    def _row(self, found: Asked, first: bool) -> AskedRow:
        row = AskedRow(
            found, self._theme, self._icons, first=first, several=self.several, once=self._once, parent=self
        )
        row.ask_requested.connect(self.ask_requested)
        row.introduction_requested.connect(self.introduction_requested)
        row.person_requested.connect(self.person_requested)
        row.answered.connect(self.answered)
        row.chosen.connect(self.chosen)
        row.moved.connect(partial(self._move, row))
        self._column.addWidget(row)
        row.show()
        return row

    def take_keyboard(self) -> None:
        """Give it to the first of them."""
        if self.rows:
            self.rows[0].setFocus(Qt.FocusReason.OtherFocusReason)
            self.came.emit(self.rows[0])

    def _move(self, row: AskedRow, by: int) -> None:
        at = self.rows.index(row) + by
        if 0 <= at < len(self.rows):
            self.rows[at].setFocus(Qt.FocusReason.OtherFocusReason)
            self.came.emit(self.rows[at])
        else:
            self.left.emit(by)
