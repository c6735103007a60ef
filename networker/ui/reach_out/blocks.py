"""A block of Today: parts below each other without air, taken away and shown anew as the list changes."""

from PySide6.QtWidgets import QVBoxLayout, QWidget


def block(body: QVBoxLayout) -> QVBoxLayout:
    """A new empty block at the end of a column."""
    holder = QWidget()
    found = QVBoxLayout(holder)
    found.setContentsMargins(0, 0, 0, 0)
    found.setSpacing(0)
    body.addWidget(holder)
    return found


def clear(found: QVBoxLayout) -> None:
    """Take all parts of a block away."""
    while (item := found.takeAt(0)) is not None:
        widget = item.widget()
        if widget is not None:
            widget.hide()
            widget.deleteLater()
