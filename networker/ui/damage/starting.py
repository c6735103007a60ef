"""The window of choices at the start, when there is no other window yet."""

from collections.abc import Callable
from datetime import datetime
from pathlib import Path

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QGuiApplication, QIcon
from PySide6.QtWidgets import QApplication

from networker import paths
from networker.desktop.file_open import Program
from networker.services.encryption import Cipher
from networker.services.recovery import Ailing
from networker.settings import Settings
from networker.ui.damage.window import DamageWindow
from networker.ui.speaking import begin as begin_to_speak
from networker.ui.theme import Theme


def ask(
    folder: Path,
    ailing: Ailing,
    clock: Callable[[], datetime],
    *,
    settings: Settings,
    said: str = "",
    cipher: Cipher | None = None,
) -> str:
    """Have it answered what becomes of the book, and do it; what is wanted then, as DamageWindow says.

    `said`: what was tried before, and could not be done. `cipher`: the key of an encrypted book.
    """
    existing = QApplication.instance()
    qt = existing if isinstance(existing, QApplication) else Program(["networker", "-style", "Fusion"])
    QCoreApplication.setApplicationName("Networker")
    QGuiApplication.setDesktopFileName("networker")
    qt.setWindowIcon(QIcon(str(paths.resources() / "icons" / "app.svg")))
    qt.setQuitOnLastWindowClosed(False)  # the window of the book comes behind this one
    begin_to_speak(settings, paths.resources(), qt)
    theme = Theme(appearance=settings.appearance)
    theme.apply(qt)
    window = DamageWindow(
        folder, ailing, theme, clock, other=settings.other_backups, said=said, cipher=cipher
    )
    window.exec()
    wanted = window.wanted
    window.deleteLater()
    return wanted
