"""What is dragged or pasted: files first, else text; nothing from what is neither."""

from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QUrl

from networker.services.imports import Pasted
from networker.ui import dropped as module
from networker.ui.dropped import dropped


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
