"""What stands in the row of a talk in place of its words: an open entry."""

from PySide6.QtWidgets import QWidget


class Guest(QWidget):
    """A widget in a talk's row, of which a low list shows a part."""

    @property
    def covered(self) -> int:
        """How many pixels of the lower edge of what is seen it covers itself."""
        return 0

    def place_foot(self, seen_to: int) -> None:
        """It is seen down to here by now, in its coordinates."""
