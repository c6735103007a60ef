"""What is dragged or pasted: files first, else text; nothing from what is neither."""

from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit
from pytestqt.qtbot import QtBot

from networker.services.imports import Pasted
from networker.ui import dropped as module
from networker.ui.dropped import FilesPass, dropped, names_nobody


def test_files_come_before_text(tmp_path: Path) -> None:
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(tmp_path / "a.vcf")), QUrl("https://x.example/")])
    mime.setText("words")
    assert dropped(mime) == [tmp_path / "a.vcf"]


def test_text_is_pasted_and_no_words_are_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    mime = QMimeData()
    assert dropped(mime) == dropped(None) == []
    mime.setText(" \n")
    assert dropped(mime) == []
    mime.setText("Zoë Brandt\nzoe@x.example")
    assert dropped(mime) == [Pasted("Zoë Brandt\nzoe@x.example")]
    monkeypatch.setattr(module, "TEXT", 5)
    assert dropped(mime) == []


@pytest.mark.parametrize("kind", ["text/vcard", "text/x-vcard", "text/directory"])
def test_cards_of_an_address_book_come_before_the_words_beside_them(kind: str) -> None:
    card = "BEGIN:VCARD\nVERSION:3.0\nFN:Zoë\nEND:VCARD\n"
    mime = QMimeData()
    mime.setData(kind, card.encode())
    assert dropped(mime) == [Pasted(card)]
    mime.setText("Zoë")
    assert dropped(mime) == [Pasted(card)]


@pytest.mark.parametrize(
    ("text", "nobody"),
    [
        ("buy milk and bread", True),
        ("Zoë Brandt\nzoe@x.example", False),
        ("Wer\tWo\nZoë\tLyon\nBo\tMalmö\n", False),  # a table to ask about
        ('{"people": [', False),  # damaged: the import says so
    ],
)
def test_words_that_name_nobody_are_told_from_all_else(text: str, nobody: bool) -> None:
    assert names_nobody(text) is nobody


@pytest.mark.parametrize("kind", [QLineEdit, QPlainTextEdit])
def test_a_field_lets_files_pass_and_keeps_words(
    kind: type[QLineEdit] | type[QPlainTextEdit], qtbot: QtBot, tmp_path: Path
) -> None:
    field, passing = kind(), FilesPass()
    qtbot.addWidget(field)
    passing.watch(field)
    under = field.viewport() if isinstance(field, QPlainTextEdit) else field
    words, files = QMimeData(), QMimeData()
    words.setText("words")
    files.setUrls([QUrl.fromLocalFile(str(tmp_path / "a.vcf"))])
    files.setText("a.vcf")
    taken = []
    for mime in (words, files):
        event = QDragEnterEvent(
            QPoint(4, 4),
            Qt.DropAction.CopyAction,
            mime,
            Qt.MouseButton.LeftButton,
            Qt.KeyboardModifier.NoModifier,
        )
        event.ignore()
        QApplication.sendEvent(under, event)
        taken.append(event.isAccepted())
    assert taken == [True, False]
