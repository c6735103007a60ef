"""The list of people itself: fixed rows, keys for choosing, and a word when it has been painted."""

from PySide6.QtCore import QItemSelectionModel, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QPaintEvent
from PySide6.QtWidgets import QAbstractItemView, QWidget

from networker.ui.contacts.delegate import ROW
from networker.ui.models.paged import IdRole, PagedModel
from networker.ui.widgets.row_table import RowTable


class PeopleList(RowTable):
    """Keys mean whoever is chosen; each of them is only said by a signal."""

    painted = Signal()
    opened = Signal(object)  # person
    circle_key = Signal(int)  # 0 to 5
    let_go_key = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(ROW, parent)
        self.setObjectName("peopleList")
        self.entering = False
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, plain = event.key(), event.modifiers() == Qt.KeyboardModifier.NoModifier
        if plain and key in (Qt.Key.Key_J, Qt.Key.Key_K):
            self._step(1 if key == Qt.Key.Key_J else -1)
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            number = self.currentIndex().data(IdRole)
            if number is not None:
                self.opened.emit(number)
        elif plain and Qt.Key.Key_0 <= key <= Qt.Key.Key_5:
            self.circle_key.emit(int(key) - int(Qt.Key.Key_0))
        elif plain and key == Qt.Key.Key_L:
            self.let_go_key.emit()
        elif plain and key == Qt.Key.Key_Space:
            self.selectionModel().select(self.currentIndex(), QItemSelectionModel.SelectionFlag.Toggle)
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        # Qt moves to the first row when the keyboard comes in: nobody is chosen by that.
        self.entering = True
        super().focusInEvent(event)
        self.entering = False

    def _step(self, by: int) -> None:
        row = min(max(self.currentIndex().row() + by, 0), self.model().rowCount() - 1)
        if row >= 0:
            self.setCurrentIndex(self.model().index(row, 0))

    def selected_ids(self) -> list[int]:
        """The ids chosen, read by ranges: a hundred thousand of them are one."""
        model = self.model()
        if not isinstance(model, PagedModel):
            return []
        found: list[int] = []
        selection = self.selectionModel().selection()
        for n in range(selection.count()):
            part = selection.at(n)
            found.extend(model.ids[part.top() : part.bottom() + 1])
        return found

    def keyboardSearch(self, search: str) -> None:
        """Letters are keys here; names are found by the search field."""

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        self.painted.emit()
