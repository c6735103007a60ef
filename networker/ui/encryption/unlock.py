"""The window that asks for the phrase. It shows nothing of the book, and asks again as often as is wanted."""

from pathlib import Path

from PySide6.QtCore import Qt, Signal

from networker.services import encryption
from networker.services.encryption import Cipher, DamagedUnder
from networker.ui.encryption.frame import Frame
from networker.ui.icons import Icons
from networker.ui.theme import Theme
from networker.ui.widgets.basics import Button

PATIENT = 3  # phrases after which it is said what may be the matter


def opened(folder: Path, phrase: str) -> Cipher:
    """On the lane: the key. That the book is damaged is met when it is opened."""
    try:
        return encryption.unlock(folder, phrase)
    except DamagedUnder as damaged:
        return damaged.cipher


class UnlockWindow(Frame):
    """Enter and *Unlock* try; `unlocked` carries the key. Esc and the cross only close it, *Quit* ends the program."""

    unlocked = Signal(object)  # Cipher
    quit_requested = Signal()

    def __init__(self, folder: Path, theme: Theme, icons: Icons) -> None:
        super().__init__(theme, icons)
        self.setObjectName("unlockWindow")
        self._folder, self._tried = folder, 0
        self.say(self.tr("Networker is locked"), self.tr("Your book is encrypted. It opens with its phrase."))
        self.phrase = self.phrase_line(self.tr("Phrase"))
        self.phrase.returnPressed.connect(self.try_it)
        self.unlock = Button(self.tr("Unlock"), theme, kind="primary", parent=self)
        self.unlock.clicked.connect(self.try_it)
        self.end = Button(self.tr("Quit"), theme, kind="quiet", parent=self)
        self.end.clicked.connect(self._quit)
        self.finish((self.unlock, self.end))
        self.phrase.setFocus(Qt.FocusReason.PopupFocusReason)

    def come_up(self) -> None:
        """Show it with the keyboard in the line."""
        self.show()
        self.raise_()
        self.activateWindow()
        self.phrase.setFocus(Qt.FocusReason.PopupFocusReason)

    def _quit(self) -> None:
        if not self.busy:
            self.quit_requested.emit()

    def try_it(self) -> None:
        """Try what was typed."""
        if self.busy or not self.phrase.text():
            return
        self.say_going("")
        self.unlock.setEnabled(False)
        self.jobs.read(
            self, opened, self._folder, self.phrase.text(), then=self._open, failed=self._could_not
        )

    def _open(self, cipher: Cipher) -> None:
        self.phrase.clear()
        self.unlocked.emit(cipher)

    def _could_not(self, sentence: str) -> None:
        self._tried += 1
        self.unlock.setEnabled(True)
        if self._tried >= PATIENT:
            sentence += " " + self.tr(
                "Capitals and blanks count. Nobody can open it without the phrase, nor can Networker."
            )
        self.say_going(sentence)
        self.phrase.selectAll()
        self.phrase.setFocus(Qt.FocusReason.OtherFocusReason)

    def reject(self) -> None:
        """It is only closed: what becomes of the program is asked by who shows it."""
        if not self.busy:
            self.phrase.clear()
            self.hide()
            self.rejected.emit()
