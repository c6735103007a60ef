"""A list of people who are offered; the keyboard stays with whom it was, also when the list is told anew."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from networker.services.offers import Offer
from networker.ui.icons import Icons
from networker.ui.offers.row import OfferRow
from networker.ui.tabs import tab_through
from networker.ui.theme import Theme
from networker.ui.widgets.once import Once
from networker.ui.widgets.page_parts import has_keyboard

WIDEST = 820  # beyond it nobody sees which button belongs to whom


class OfferList(QWidget):
    """Rows one under another."""

    person_requested = Signal(object)  # PersonId
    write_requested = Signal(object)  # Offer
    done_requested = Signal(object)
    answered = Signal(object, str)  # PersonId; yes, not yet or later
    came = Signal(object)  # a row to which an arrow led
    left = Signal()  # upwards, by a key

    def __init__(
        self,
        name: str,
        theme: Theme,
        icons: Icons,
        *,
        may_be_done: bool = True,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._theme, self._icons, self._may_be_done = theme, icons, may_be_done
        self.setAccessibleName(name)
        self.setMaximumWidth(WIDEST)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 24)
        self._column.setSpacing(2)
        self.rows: list[OfferRow] = []
        self._once = Once(self)

    def show_offers(self, offers: Sequence[Offer]) -> None:
        """Show these people in their order."""
        mine = next((n for n, row in enumerate(self.rows) if has_keyboard(row)), None)
        kept = self.rows[mine].offer.person if mine is not None else None
        before, self.rows = self.rows, [self._row(offer) for offer in offers]
        # The keyboard goes to the new row first: from one that is hidden it would go on to the next, which scrolls.
        if mine is not None and self.rows:
            same = next((row for row in self.rows if row.offer.person == kept), None)
            (same or self.rows[min(mine, len(self.rows) - 1)]).setFocus(Qt.FocusReason.OtherFocusReason)
        elif mine is not None:
            self.left.emit()
        for row in before:
            self._column.removeWidget(row)
            row.hide()
            row.deleteLater()
        tab_through([stop for row in self.rows for stop in (row, *row.buttons)])

    def _row(self, offer: Offer) -> OfferRow:
        row = OfferRow(
            offer, self._theme, self._icons, may_be_done=self._may_be_done, once=self._once, parent=self
        )
        row.clicked.connect(partial(self.person_requested.emit, offer.person))
        row.write_requested.connect(self.write_requested)
        row.done_requested.connect(self.done_requested)
        row.answered.connect(self.answered)
        row.moved.connect(partial(self._move, row))
        self._column.addWidget(row)
        row.show()
        return row

    def _move(self, row: OfferRow, by: int) -> None:
        at = self.rows.index(row) + by
        if 0 <= at < len(self.rows):
            self.rows[at].setFocus(Qt.FocusReason.OtherFocusReason)
            self.came.emit(self.rows[at])
        elif at < 0:
            self.left.emit()
