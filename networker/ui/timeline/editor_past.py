"""What was said in an open editor, step by step, so that Ctrl+Z takes it back there and not out of the book.

A field takes back its own typing; a choice, a day and who was there are taken back here.
"""

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit

if TYPE_CHECKING:
    from networker.ui.timeline.editor import EntryEditor

Field = QLineEdit | QPlainTextEdit


class EditorPast(QObject):
    """Follows one editor from its beginning."""

    moved = Signal()  # something is said otherwise

    def __init__(self, editor: "EntryEditor") -> None:
        super().__init__(editor)
        self._editor = editor
        self._steps: list[
            Callable[[], bool]
        ] = []  # each takes something back, or answers that there is nothing
        self._going_back = False
        self._now = self._state()
        choices = (editor.kind, editor.channel, editor.direction, editor.how_deep, editor.day)
        for choice in choices:
            choice.value_changed.connect(self._chosen)
        editor.people.people_changed.connect(self._chosen)
        self._typed_in: Field | None = None
        for line in (editor.time, editor.place, editor.topics):
            line.textChanged.connect(lambda _text, line=line: self._typed(line))
        editor.text.textChanged.connect(lambda: self._typed(editor.text))

    def _state(self) -> tuple[Any, ...]:
        e = self._editor
        return (
            e.kind.value, e.channel.value, e.direction.value, e.how_deep.value, e.day.value, tuple(e.people.people),
        )  # fmt: skip

    def _chosen(self) -> None:
        before, self._now = self._now, self._state()
        self.moved.emit()
        if not self._going_back and before != self._now:
            self._typed_in = None
            self._steps.append(lambda: self._restore(before))

    def _typed(self, field: Field) -> None:
        if not self._going_back and field is not self._typed_in:
            self._typed_in = field
            self._steps.append(lambda: _typed_back(field))
        self.moved.emit()

    def back(self) -> None:
        """Take the last thing back."""
        self._going_back = True
        while self._steps and not self._steps[-1]():
            self._steps.pop()
            self._typed_in = None
        self._going_back = False

    def _restore(self, state: tuple[Any, ...]) -> bool:
        if state == self._now:
            return False
        e = self._editor
        *values, day, people = state
        for choice, value in zip((e.kind, e.channel, e.direction, e.how_deep), values, strict=True):
            choice.choose(value)
        e.day.choose(day)
        e.people.put_back(people)
        e.show_kind()
        self._now = self._state()
        return True


def _typed_back(field: Field) -> bool:
    """Take typing back; False where all of it is."""
    history = field.document() if isinstance(field, QPlainTextEdit) else field
    if not history.isUndoAvailable():
        return False
    field.undo()
    return True
