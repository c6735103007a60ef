"""Where the About column stands: beside a wide timeline, else over its list, once it is opened and until it is left."""

from PySide6.QtCore import QObject, Signal

from networker.services.views import PersonHead
from networker.ui.about.column import AboutColumn
from networker.ui.about.noting import Noting


class AboutPlace(QObject):
    """It stays open whoever is shown next. `wide` and `head` are what the pane says of itself."""

    moved = Signal()  # the parts of the pane have to be placed anew
    left = Signal()  # the keyboard goes back to the list

    def __init__(self, column: AboutColumn, noting: Noting, parent: QObject) -> None:
        super().__init__(parent)
        self._column, self._noting = column, noting
        self._opened = False
        self.wide = False
        self.head: PersonHead | None = None

    @property
    def beside(self) -> bool:
        """Whether the column stands beside the list."""
        return self.head is not None and self.wide

    @property
    def over(self) -> bool:
        """Whether the column takes the list's place."""
        return self.head is not None and not self.wide and self._opened

    @property
    def summary(self) -> str:
        """All of it in a line, for the header."""
        return self._noting.words.summary(self.head) if self.head is not None else ""

    def toggle(self) -> None:
        """Show all that is known in the list's place, or the list again; beside it, go to the column."""
        if self.head is None:
            return
        if self.over:
            self._set_opened(False)
            self.left.emit()
        else:
            self._set_opened(self._opened or not self.wide)
            self._column.take_keyboard()

    def close(self) -> None:
        """Show the list; the keyboard stays where it is."""
        if self.over:
            self._set_opened(False)

    def back(self) -> bool:
        """Esc: to the list. False where it is shown already."""
        over = self.over
        if over:
            self.toggle()
        return over

    def note_fact(self) -> None:
        """Offer what can be noted of the person shown."""
        if self.head is not None:
            self._set_opened(True)
            self._column.offer()

    def note_tie(self) -> None:
        """Note who belongs to the person shown."""
        if self.head is not None:
            self._set_opened(True)
            self._noting.note_tie()

    def _set_opened(self, opened: bool) -> None:
        self._opened = opened
        self.moved.emit()
