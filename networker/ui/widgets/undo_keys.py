"""Undo and redo keys in a text field with nothing of its own to take back: they mean the book.

Qt's fields keep both keys to themselves even when they are empty.
"""

from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit

KEYS = (QKeySequence.StandardKey.Undo, QKeySequence.StandardKey.Redo)


class UndoKeys(QObject):
    """Watches text fields; one that was typed into keeps its keys until it is emptied by a verb."""

    def watch(self, *fields: QLineEdit | QPlainTextEdit) -> None:
        """Let the keys through where a field has no use for them."""
        for field in fields:
            field.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if (
            event.type() == QEvent.Type.ShortcutOverride
            and isinstance(event, QKeyEvent)
            and any(event.matches(key) for key in KEYS)
            and not _has_history(watched)
        ):
            event.ignore()
            return True
        return False


def _has_history(field: QObject) -> bool:
    if isinstance(field, QPlainTextEdit):
        return field.document().isUndoAvailable() or field.document().isRedoAvailable()
    return isinstance(field, QLineEdit) and (field.isUndoAvailable() or field.isRedoAvailable())
