"""The verbs of encryption in the running program: their windows, the way to the book that comes of them, and locking."""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol

from PySide6.QtCore import QObject, QTimer, Signal

from networker.desktop.alarm import Alarm
from networker.desktop.clock import Clock
from networker.domain.begun import Place
from networker.services import encryption
from networker.services.encryption import Cipher, Otherwise
from networker.services.errors import BookError
from networker.services.remembered import Remembered
from networker.ui.choices import Choices
from networker.ui.encryption import words
from networker.ui.encryption.idle import IdleLock
from networker.ui.encryption.words import CHANGE, ENCRYPT, REMOVE
from networker.ui.icons import Icons
from networker.ui.session import Session
from networker.ui.text import translated
from networker.ui.theme import Theme

if TYPE_CHECKING:
    from networker.ui.encryption.changing import ChangingWindow
    from networker.ui.main_window import MainWindow
    from networker.ui.palette import PaletteAction


TRIES, PAUSE_MS = 20, 250  # to open the book again, where another process has it just then


class Program(Protocol):
    """What the program around a book does for it."""

    session: Session
    cipher: Cipher | None

    @property
    def invented(self) -> bool:
        """Whether invented people are shown."""
        ...

    def shown_window(self) -> "MainWindow | None":
        """The window, where it was built."""
        ...

    def let_go(self) -> None:
        """Close the book, so that its file can be replaced."""
        ...

    def open_again(self, *, damaged: bool, begun: Mapping[Place, Any]) -> None:
        """Show what lies in the book's place by now. Raises BookError."""
        ...

    def lock(self) -> None:
        """Close everything, and wait for the phrase."""
        ...

    def end(self) -> None:
        """End, whatever is not kept."""
        ...


class Encrypting(QObject):
    """Of one program. `looked` tells what does not open as the book does, `looked_known` whether the keyring has the key."""

    looked = Signal(object)  # Otherwise
    looked_known = Signal(bool, str)  # and a sentence that says why not, "" for none

    def __init__(
        self,
        program: Program,
        choices: Choices,
        alarm: Alarm,
        clock: Clock,
        theme: Theme,
        icons: Icons,
        *,
        remembered: Remembered | None = None,
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._program, self._choices, self._theme, self._icons = program, choices, theme, icons
        self._remembered = remembered or Remembered()
        self._keys: dict[bytes, Cipher] = {}  # of this sitting: what may open backups of before
        self._found = Otherwise()
        self.window: ChangingWindow | None = None
        self._lock_next = False  # once that window is through
        self.idle = IdleLock(alarm, clock, busy=self._is_busy, lock=self.lock, parent=self)
        choices.changed.connect(lambda _settings: self.begin())

    @property
    def kind(self) -> str:
        """How the book stands: encrypted, plain, missing (what encrypts is not installed), elsewhere (it is another book)."""
        book = self._program.session.book
        if self._program.invented or book.hidden or book.damaged:
            return "elsewhere"
        if book.cipher is not None:
            return "encrypted"
        return "plain" if encryption.is_there() else "missing"

    @property
    def folder(self) -> Path:
        """Of the book."""
        return self._program.session.book.folder

    def begin(self) -> None:
        """Lock by itself from now on, where that is chosen and the book can be locked."""
        encrypted = self.kind == "encrypted" or self._program.session.book.hidden
        self.idle.set_minutes(self._choices.settings.lock_after if encrypted and self._program.cipher else 0)

    def _is_busy(self) -> bool:
        if self.window is not None and self.window.busy:
            return True
        jobs = self._program.session.jobs
        return not jobs.closed and not jobs.idle

    # ---- the verbs

    def encrypt(self) -> None:
        """Ask for a phrase, and encrypt the book."""
        if self.kind == "missing":
            self._say(words.missing())
        else:
            self._open(ENCRYPT, "plain")

    def change(self) -> None:
        """Ask for another phrase."""
        self._open(CHANGE, "encrypted")

    def remove(self) -> None:
        """Make the book plain again."""
        self._open(REMOVE, "encrypted")

    def lock(self) -> None:
        """Close the book, and wait for its phrase. A window of these verbs that only asks or tells is closed first."""
        if self._program.cipher is None:
            return
        if self.window is None:
            self.idle.stop()
            self._program.lock()
        elif self.window.isVisible() and not self.window.busy:
            self._lock_next = True
            self.window.reject()

    def _say(self, text: str) -> None:
        window = self._program.shown_window()
        if window is not None:
            window.say(text)

    def _open(self, what: str, kind: str) -> None:
        if self.kind != kind or self.window is not None:
            return
        from networker.ui.encryption.changing import ChangingWindow

        begun: dict[Place, Any] = {}
        session, program = self._program.session, self._program

        def let_go() -> None:
            if not session.jobs.closed:
                begun.update(session.drafts.begun)
                program.let_go()

        self.window = window = ChangingWindow(
            what, self.folder, session.book.cipher, self._theme, self._icons, let_go=let_go, elsewhere=self._elsewhere,
            parent=program.shown_window(),
        )  # fmt: skip
        if session.book.cipher is not None:
            self._keys[session.book.cipher.salt] = session.book.cipher
        window.finished.connect(lambda _result: self._closed(window, what, begun))
        window.open()

    @property
    def _elsewhere(self) -> Path | None:
        chosen = self._choices.settings.backup_folder
        return Path(chosen) if chosen else None

    def _closed(self, window: "ChangingWindow", what: str, begun: Mapping[Place, Any]) -> None:
        """The book again, under the key that it has now. Not within the window's own signal, which goes with it."""
        QTimer.singleShot(0, self, lambda: self._again(window, what, begun))

    def _again(
        self, window: "ChangingWindow", what: str, begun: Mapping[Place, Any], tries: int = TRIES
    ) -> None:
        program, changed = self._program, window.changed
        if not program.session.jobs.closed:  # nothing was begun
            self._is_through(window)
            return
        before, program.cipher = program.cipher, window.cipher
        try:
            program.open_again(damaged=False, begun=begun)
        except BookError:
            program.cipher = before
            if tries > 1:  # a verb of the command line holds it for a moment
                QTimer.singleShot(PAUSE_MS, self, lambda: self._again(window, what, begun, tries - 1))
            else:
                program.end()  # the next start says what is the matter
            return
        if changed is not None and before is not None:
            self._keep_known(before)
        if changed is not None:
            self._say(words.done(what))
        self._is_through(window)

    def _is_through(self, window: "ChangingWindow") -> None:
        """The window is gone: the book locks itself as it was, or at once where that was wished meanwhile."""
        self.window = None
        window.deleteLater()
        wished, self._lock_next = self._lock_next, False
        self.begin()
        if wished:
            self.lock()

    # ---- what lies beside the book

    def look(self) -> None:
        """Look what does not open as the book does, and whether the keyring knows the key."""
        session, kind = self._program.session, self.kind
        if kind in ("elsewhere", "missing") or session.jobs.closed:
            return
        session.jobs.read(
            self, encryption.otherwise, self.folder, session.book.cipher, self._elsewhere, then=self._came
        )
        if session.book.cipher is not None:
            session.jobs.read(
                self, self._remembered.find, session.book.cipher.salt,
                then=lambda found: self.looked_known.emit(found is not None, ""),
            )  # fmt: skip

    def _came(self, found: Otherwise) -> None:
        self._found = found
        self.looked.emit(found)

    def bring_over(self) -> None:
        """Write backups that are plain, or under a phrase of this sitting, anew under the key of the book."""
        session, found = self._program.session, self._found
        session.jobs.write(
            self, encryption.bring_over, found, of=(None, *self._keys.values()), to=session.book.cipher,
            then=lambda n: self._told(words.brought(n, len(found.backups) - n)), failed=self._say,
        )  # fmt: skip

    @property
    def knows_keys(self) -> bool:
        """Whether this sitting has seen a key that is not the book's any more."""
        now = self._program.session.book.cipher
        return any(each != now for each in self._keys.values())

    def ask_older(self) -> None:
        """Ask for a phrase of before, and write the backups that it opens anew under the key of the book."""
        from networker.ui.encryption.older import OlderWindow

        window = OlderWindow(self._found, self._theme, self._icons, self._program.shown_window())
        window.found.connect(self._take_keys)
        window.finished.connect(window.deleteLater)
        window.open()

    def _take_keys(self, keys: Sequence[Cipher]) -> None:
        self._keys |= {each.salt: each for each in keys}
        self.bring_over()

    def take_away(self) -> None:
        """Delete what else holds parts of the book unencrypted."""
        self._program.session.jobs.write(
            self, encryption.take_away, self._found.others, then=lambda n: self._told(words.deleted(n)), failed=self._say
        )  # fmt: skip

    def _told(self, text: str) -> None:
        self._say(text)
        self.look()

    # ---- the keyring

    def set_known(self, on: bool) -> None:
        """Keep the key in the desktop's keyring from now on, or no longer."""
        session = self._program.session
        cipher = session.book.cipher
        if cipher is None:
            return
        if on:
            session.jobs.write(
                self, self._remembered.keep, cipher, then=lambda why: self.looked_known.emit(not why, translated(why))
            )  # fmt: skip
        else:
            session.jobs.write(
                self,
                self._remembered.forget,
                cipher.salt,
                then=lambda _none: self.looked_known.emit(False, ""),
            )

    def _keep_known(self, before: Cipher) -> None:
        """A key of before is not kept; where it was, the new one is."""
        session = self._program.session

        def turn() -> None:
            if self._remembered.find(before.salt) is not None:
                self._remembered.forget(before.salt)
                if session.book.cipher is not None:
                    self._remembered.keep(session.book.cipher)

        session.jobs.write(self, turn)

    # ---- the palette

    def for_palette(self) -> "Sequence[PaletteAction]":
        """What can be done now, as the palette lists it."""
        from networker.ui.palette import PaletteAction

        also = self.tr("encrypt encryption phrase password pass phrase secret private lock safe sqlcipher")
        if self.kind == "encrypted":
            return (
                PaletteAction(self.tr("Lock now"), "", "private", self.lock, also),
                PaletteAction(self.tr("Change the phrase…"), "", "private", self.change, also),
                PaletteAction(self.tr("Remove encryption…"), "", "private", self.remove, also),
            )
        if self.kind == "elsewhere":
            return ()
        return (PaletteAction(self.tr("Encrypt this book…"), "", "private", self.encrypt, also),)

    def close(self) -> None:
        """Watch no more; a window that is open goes."""
        self.idle.stop()
        if self.window is not None:
            self.window.finished.disconnect()
            self.window.stop()
            self.window.hide()
            self.window.deleteLater()
            self.window = None
