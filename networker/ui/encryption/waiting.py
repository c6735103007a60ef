"""The program while its book is locked: a window that asks for the phrase, an icon in the tray, and ears for a second start.

Nothing of the book is there: no window on it, no list, no card, no name. The writer's lock is held, so that a second start
and verbs that write come here, and are told.
"""

from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from PySide6.QtCore import QCoreApplication, QObject, Qt
from PySide6.QtGui import QGuiApplication, QIcon
from PySide6.QtWidgets import QApplication

from networker.desktop.file_open import Program
from networker.desktop.message import Wish
from networker.desktop.single_instance import Caller, SingleInstance
from networker.services import encryption
from networker.services.encryption import Cipher
from networker.settings import Settings
from networker.ui.encryption.unlock import UnlockWindow
from networker.ui.icons import Icons
from networker.ui.speaking import begin as begin_to_speak
from networker.ui.speaking import end as fall_silent
from networker.ui.theme import Theme
from networker.ui.tray_side import TraySide
from networker.verb_call import VerbAnswer

LOCKED = "networker: Networker is locked; nothing was changed. Unlock it in its window, and try again.\n"


@dataclass(slots=True)
class Wished:
    """What was wished meanwhile, for the book once it is open."""

    files: list[Path] = field(default_factory=list)
    links: list[str] = field(default_factory=list)
    log: bool = False
    show: bool = False


class Waiting(QObject):
    """`run` waits; `cipher` is the key then, None where the program is to end."""

    def __init__(
        self,
        folder: Path,
        settings: Settings,
        resources: Path,
        *,
        hidden: bool,
        tray: object = None,
        patience: float = encryption.PATIENCE,
    ) -> None:
        """`hidden`: nobody asked to see a window, so only the tray is there, where there is one. `tray` stands in for it.

        `patience`: seconds to wait for another process that holds the book. Raises BookLocked, and nothing is shown then.
        """
        self._held = encryption.take_place(folder, patience=patience)
        existing = QApplication.instance()
        self.qt = (
            existing if isinstance(existing, QApplication) else Program(["networker", "-style", "Fusion"])
        )
        super().__init__()
        QCoreApplication.setApplicationName("Networker")
        QGuiApplication.setDesktopFileName("networker")
        self.qt.setQuitOnLastWindowClosed(False)
        begin_to_speak(settings, resources, self.qt)
        self.wished = Wished(show=not hidden)
        self.cipher: Cipher | None = None
        theme = Theme(appearance=settings.appearance)
        theme.apply(self.qt)
        icons = Icons(resources / "icons")
        self.qt.setWindowIcon(QIcon(str(icons.folder / "app.svg")))
        self.window = UnlockWindow(folder, theme, icons)
        self.window.setAttribute(Qt.WidgetAttribute.WA_QuitOnClose, False)
        self.window.unlocked.connect(self._unlocked)
        self.window.quit_requested.connect(self.qt.exit)
        self.window.rejected.connect(self._left)
        self.instance = SingleInstance(folder, self)
        self.instance.asked.connect(self.take)
        self.instance.called.connect(_refuse)
        self.instance.listen()
        from networker.desktop.tray import SystemTray

        given: Any = tray if tray is not None else SystemTray(self)
        self.tray = TraySide(given, self, shown=self.window.isVisible)
        self._fill(given)
        self.tray.unseen.connect(self.come_up)
        self.tray.begin(patient=hidden)
        if not hidden:
            self.come_up()

    def _fill(self, tray: Any) -> None:
        from networker.desktop.tray import Line

        words = self.tr("Networker is locked")
        tray.set_waiting(0, words=words)
        tray.show_lines(
            [
                Line(words),
                Line(),
                Line(self.tr("Unlock…"), self.come_up),
                Line(self.tr("Quit"), self.qt.exit),
            ]
        )
        tray.open_requested.connect(self.come_up)
        tray.log_requested.connect(self.come_up)
        tray.files_dropped.connect(lambda files: self.take(Wish(files)))

    def come_up(self) -> None:
        """Show the window that asks."""
        self.wished.show = True
        self.window.come_up()

    def take(self, wish: Wish) -> None:
        """What a second start wishes waits for the phrase."""
        self.wished.files += wish.files
        self.wished.links += wish.links
        self.wished.log |= wish.log
        if wish.show or wish.log or wish.files or wish.links:
            self.come_up()

    def _left(self) -> None:
        """Its window was closed: the tray keeps it, and without one nothing does."""
        if not self.tray.there:
            self.qt.exit()

    def _unlocked(self, cipher: Cipher) -> None:
        self.cipher = cipher
        self.qt.exit()

    def run(self) -> Cipher | None:
        """Wait until it is unlocked or is to end."""
        self.qt.exec()
        self.close()
        return self.cipher

    def close(self) -> None:
        """Let the book go, and take window and icon away."""
        self.instance.close()
        self.tray.close()
        self.window.jobs.close()
        self.window.hide()
        self.window.deleteLater()
        self._held.release()
        fall_silent(self.qt)


def _refuse(_call: object, caller: Caller) -> None:
    """A verb is told at once; nobody's phrase is waited for."""
    caller.answer(VerbAnswer(1, err=LOCKED))
