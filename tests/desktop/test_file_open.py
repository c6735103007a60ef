"""Files that the system hands over are told together; other events go on."""

from pathlib import Path

from PySide6.QtCore import QCoreApplication, QEvent, QUrl
from PySide6.QtGui import QFileOpenEvent
from pytestqt.qtbot import QtBot

from networker.desktop.file_open import Program


def test_files_of_the_dock_are_told_together(qapp: Program, qtbot: QtBot, tmp_path: Path) -> None:
    told: list[object] = []
    qapp.files_opened.connect(told.append)
    files = [tmp_path / "a.vcf", tmp_path / "Zoë & 100 %.csv"]
    for file in files:
        QCoreApplication.sendEvent(qapp, QFileOpenEvent(str(file)))
    QCoreApplication.sendEvent(qapp, QFileOpenEvent(QUrl("https://x.example/a.vcf")))
    QCoreApplication.sendEvent(qapp, QEvent(QEvent.Type.User))
    qtbot.waitUntil(lambda: bool(told))
    qapp.files_opened.disconnect(told.append)
    assert told == [files]
