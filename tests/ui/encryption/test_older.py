"""A phrase of before opens backups of before, and no others."""

import time
from contextlib import closing
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from networker.services import backups, encryption, people
from networker.services.encryption import Otherwise
from networker.store.book import Book
from networker.ui.encryption.older import OlderWindow
from networker.ui.icons import Icons
from networker.ui.theme import Theme
from tests.store.ciphered import needs_cipher
from tests.store.damaging import NOW

pytestmark = needs_cipher


@pytest.fixture
def beside(data_dir: Path) -> Otherwise:
    """A backup under the first of two phrases, and one that is plain."""
    with closing(Book(data_dir, now=NOW)) as book:
        people.add(book, name="Ana", now=NOW)
        backups.write(book, backups.places(book, ""), now=NOW)
    first = encryption.change(data_dir, of=None, phrase="the first phrase").cipher
    with closing(Book(data_dir, now=NOW, cipher=first)) as book:
        people.add(book, name="Ben", now=NOW)
        backups.write(book, backups.places(book, ""), now=NOW)
    return encryption.change(data_dir, of=first, phrase="the second phrase").beside


def test_the_phrase_of_before_is_found_and_another_asked_again(
    beside: Otherwise, theme: Theme, icons: Icons, qtbot: QtBot
) -> None:
    assert len(beside.backups) == 2
    window = OlderWindow(beside, theme, icons)
    qtbot.addWidget(window)
    found: list[object] = []
    window.found.connect(found.append)
    for phrase in ("the second phrase", "the first phrase"):
        window.phrase.setText(phrase)
        window.try_it()
        latest = time.monotonic() + 60
        while window.busy:
            assert time.monotonic() < latest
            QApplication.processEvents()
        if phrase == "the second phrase":
            assert window.going.text() == "This phrase opens none of them. Nothing was changed; try again."
            assert window.act.isEnabled()
    [[key]] = found  # type: ignore[misc]
    folder = beside.backups[0].parent.parent
    now = encryption.unlock(folder, "the second phrase")
    assert encryption.bring_over(beside, of=(None, key), to=now) == 2
    assert encryption.otherwise(folder, now) == Otherwise()
    assert window.phrase.text() == ""
