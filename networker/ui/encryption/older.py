"""The window that asks for a phrase of before, by which backups that have it still are opened once more."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from networker.services import encryption
from networker.services.encryption import Cipher, Otherwise
from networker.ui.encryption.frame import Frame
from networker.ui.icons import Icons
from networker.ui.theme import Theme
from networker.ui.widgets.basics import Button


class OlderWindow(Frame):
    """`found` carries the keys that the phrase makes; one that opens none is asked for again."""

    found = Signal(object)  # Sequence[Cipher]

    def __init__(self, beside: Otherwise, theme: Theme, icons: Icons, parent: QWidget | None = None) -> None:
        super().__init__(theme, icons, parent)
        self.setObjectName("olderWindow")
        self._beside = beside
        self.say(
            self.tr("A phrase of before"),
            self.tr(
                "The backups that open with it are written anew, and open as the book does from then on."
            ),
        )
        self.phrase = self.phrase_line(self.tr("Phrase"))
        self.phrase.returnPressed.connect(self.try_it)
        self.act = Button(self.tr("Write them anew"), theme, kind="primary", parent=self)
        self.act.clicked.connect(self.try_it)
        self.leave = Button(self.tr("Cancel"), theme, kind="quiet", parent=self)
        self.leave.clicked.connect(self.reject)
        self.finish((self.act, self.leave))
        self.phrase.setFocus(Qt.FocusReason.PopupFocusReason)

    def try_it(self) -> None:
        """Try what was typed on each of them."""
        if self.busy or not self.phrase.text():
            return
        self.act.setEnabled(False)
        self.jobs.read(
            self,
            encryption.keys_of,
            self._beside,
            self.phrase.text(),
            then=self._came,
            failed=self._could_not,
        )

    def _came(self, keys: Sequence[Cipher]) -> None:
        if not keys:
            self._could_not(self.tr("This phrase opens none of them. Nothing was changed; try again."))
            return
        self.found.emit(keys)
        self.accept()

    def _could_not(self, sentence: str) -> None:
        self.act.setEnabled(True)
        self.say_going(sentence)
        self.phrase.selectAll()
        self.phrase.setFocus(Qt.FocusReason.OtherFocusReason)
