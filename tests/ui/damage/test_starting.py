"""The window of choices before there is any other: in the language that was chosen, though no book could be opened."""

from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from networker import paths
from networker.services import people
from networker.services.recovery import Ailing
from networker.settings import Settings
from networker.store.book import Book
from networker.ui import speaking
from networker.ui.damage import starting
from networker.ui.damage.window import DamageWindow
from networker.ui.language import texts_of
from tests.journeys.steps import NOW


@pytest.mark.parametrize("language", ["de", "es"])
def test_it_speaks_as_it_was_chosen(
    language: str, data_dir: Path, qtbot: QtBot, qapp: QApplication, monkeypatch: pytest.MonkeyPatch
) -> None:
    book = Book(data_dir, now=NOW)
    people.add(book, name="Ana Torres", now=NOW)
    book.close()
    said: list[str] = []

    def seen(window: DamageWindow) -> None:
        qtbot.waitUntil(lambda: bool(window.buttons))
        said.extend(
            [
                window.head.text(),
                window.buttons["quit"].text(),
                *(each.text() for each in window.lines.values()),
            ]
        )
        window.jobs.close()

    monkeypatch.setattr(DamageWindow, "exec", seen)
    chosen = Settings(language=language, date_form="dots")
    assert starting.ask(data_dir, Ailing.DAMAGED, lambda: NOW, settings=chosen) == "quit"
    speaking.end(qapp)
    texts = texts_of(paths.resources(), language)
    assert said[:2] == [texts["Part of your book is damaged"], texts["Quit"]]
    assert texts["The book stays as it is."] in said
