"""A file that the system hands over is told; other events go on."""

from pathlib import Path

from PySide6.QtCore import QEvent
from PySide6.QtGui import QFileOpenEvent
from PySide6.QtWidgets import QApplication

from networker.desktop.file_open import FileOpen


def test_a_file_of_the_dock_is_told(qapp: QApplication, tmp_path: Path) -> None:
    told: list[object] = []
    watching = FileOpen()
    watching.opened.connect(told.append)
    watching.watch(qapp)
    QApplication.sendEvent(qapp, QFileOpenEvent(str(tmp_path / "a.vcf")))
    QApplication.sendEvent(qapp, QEvent(QEvent.Type.User))
    qapp.removeEventFilter(watching)
    assert told == [[tmp_path / "a.vcf"]]
