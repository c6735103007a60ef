"""The notes on a gathering: plain text, written when the keyboard leaves them."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, Qt
from PySide6.QtWidgets import QPlainTextEdit, QWidget

from networker.domain.vocabulary import GatheringId
from networker.ui.dropped import FilesPass
from networker.ui.gatherings import words
from networker.ui.theme import Theme
from networker.ui.widgets.press import ENTER

TALL, SHORT = 76, 40
LOW = 520  # pixels of a page in which they are short, so that there is room for people


class GatheringNotes(QPlainTextEdit):
    """`noted` carries of which gathering, and what is said of it now."""

    noted = Signal(object, str)  # GatheringId

    begun = Signal(object, object)  # GatheringId, what is typed and not written; None: nothing

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("gatheringNotes")
        self.setAccessibleName(words.tr("Notes"))
        self.setPlaceholderText(words.tr("Notes: what was said, what to remember"))
        self.setTabChangesFocus(True)
        self.setFont(theme.font("body"))
        self.document().setDocumentMargin(4)
        self.setStyleSheet("QPlainTextEdit { padding:2px 4px }")
        self.setFixedHeight(TALL)
        self._of: GatheringId | None = None
        self._as_shown = ""
        self.textChanged.connect(self._typed)
        FilesPass(self).watch(self)

    def fit(self, page: int) -> None:
        """Be as high as suits a page so high, in pixels."""
        self.setFixedHeight(SHORT if page < LOW else TALL)

    def show_notes(self, gathering: GatheringId, notes: str) -> None:
        """Show the notes of a gathering; of the one that is shown, only where nothing is being written."""
        if gathering == self._of and self.toPlainText() != self._as_shown:
            return
        self.keep()
        self._of = None  # nothing is typed now
        if self.toPlainText() != notes:
            self.setPlainText(notes)
        self._of, self._as_shown = gathering, self.toPlainText()

    def take_up(self, typed: str) -> None:
        """Go on with what was typed and not written."""
        if self.toPlainText() == self._as_shown:
            self.setPlainText(typed)

    def _typed(self) -> None:
        said = self.toPlainText()
        if self._of is not None:
            self.begun.emit(self._of, said if said != self._as_shown else None)

    def keep(self) -> None:
        """Have what was typed written."""
        said = self.toPlainText()
        if self._of is not None and said != self._as_shown:
            self._as_shown = said
            self.noted.emit(self._of, said)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.keep()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in ENTER and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.keep()
        else:
            super().keyPressEvent(event)
