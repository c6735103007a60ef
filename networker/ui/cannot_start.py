"""That the program cannot start, said in a window: from an icon nobody sees what a program writes on standard error.

No book is open and nothing else is shown; the process ends when this was read.
"""

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QLabel, QMessageBox

from networker.ui.theme import Theme

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


def tell(sentence: str) -> None:
    """Show the sentence until it is closed."""
    existing = QApplication.instance()
    qt = existing if isinstance(existing, QApplication) else QApplication(["networker", "-style", "Fusion"])
    if QGuiApplication.platformName() in UNSEEN:
        return
    QCoreApplication.setApplicationName("Networker")
    QGuiApplication.setDesktopFileName("networker")
    Theme().apply(qt)
    message(sentence).exec()
