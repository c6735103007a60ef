"""That the program cannot start, said in a window: from an icon nobody sees what a program writes on standard error.

No book is open, so there is no window to say it in. The box is a process of its own: whatever started the program
learns at once that it could not, and need not wait for somebody to read and press.
"""

import os
import subprocess
import sys

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QLabel, QMessageBox

from networker import paths
from networker.settings import Settings
from networker.ui.speaking import begin as begin_to_speak
from networker.ui.text import translated
from networker.ui.theme import Theme

OPTION = "--cannot-start"  # before the sentence, on the command line of the box's process
UNSEEN = frozenset(("offscreen", "minimal"))  # platforms on which a window would wait for nobody


def message(sentence: str) -> QMessageBox:
    """The window, with the sentence as it is."""
    box = QMessageBox()
    box.setObjectName("cannotStart")
    box.setWindowTitle("Networker")
    box.setIcon(QMessageBox.Icon.Warning)
    box.setTextFormat(Qt.TextFormat.PlainText)
    box.setText(QCoreApplication.translate("cannot start", "Networker could not be started."))
    box.setInformativeText(sentence)
    for label in box.findChildren(QLabel):
        label.setTextFormat(Qt.TextFormat.PlainText)  # the box's own format does not reach the second text
    box.setAccessibleName(box.text())
    box.setAccessibleDescription(sentence)
    box.addButton(QMessageBox.StandardButton.Close)
    return box


def is_unseen() -> bool:
    """Whether nobody would see a window, and so it would wait for nobody."""
    return os.environ.get("QT_QPA_PLATFORM", "").partition(":")[0] in UNSEEN


def tell(sentence: str, language: str = "") -> None:
    """Show the sentence, without waiting until it was read; not where nobody would see it. `language`: the chosen one."""
    if is_unseen():
        return
    program = [sys.executable] if getattr(sys, "frozen", False) else [sys.executable, "-m", "networker"]
    nothing = subprocess.DEVNULL
    subprocess.Popen(
        [*program, OPTION, sentence, language],
        stdin=nothing,
        stdout=nothing,
        stderr=nothing,
        start_new_session=True,
    )


def show(sentence: str, language: str = "") -> None:
    """In that process: the box, until it is closed. `language`: as the settings have it."""
    existing = QApplication.instance()
    qt = existing if isinstance(existing, QApplication) else QApplication(["networker", "-style", "Fusion"])
    if QGuiApplication.platformName() in UNSEEN:
        return
    QCoreApplication.setApplicationName("Networker")
    QGuiApplication.setDesktopFileName("networker")
    Theme().apply(qt)
    begin_to_speak(Settings(language=language), paths.resources(), qt)
    message(translated(sentence)).exec()
