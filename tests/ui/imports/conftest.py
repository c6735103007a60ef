"""An empty book, and the import page on it."""

import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from pytestqt.qtbot import QtBot

from networker.desktop.jobs import Jobs
from networker.services.imports import Plan, Report
from networker.store.book import Book
from networker.ui.icons import Icons
from networker.ui.imports import asked as asked_module
from networker.ui.imports.page import ImportPage
from networker.ui.theme import Theme
from tests.ui.imports.steps import ANA, NOW, export, start


@pytest.fixture
def book(data_dir: Path) -> Iterator[Book]:
    found = Book(data_dir, now=NOW)
    yield found
    found.close()


@pytest.fixture
def page(book: Book, theme: Theme, icons: Icons, qtbot: QtBot) -> Iterator[ImportPage]:
    jobs = Jobs()
    made = ImportPage(book=book, jobs=jobs, theme=theme, icons=icons, clock=lambda: NOW)
    qtbot.addWidget(made)
    made.resize(1200, 752)
    made.show()
    yield made
    jobs.close()


@pytest.fixture
def writing(
    page: ImportPage, tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> threading.Event:
    """An import of Ana that is being written until the event is set."""
    begun, go_on = threading.Event(), threading.Event()
    apply = asked_module.imports.apply

    def slow(book: Book, plan: Plan, **how: Any) -> Report:
        begun.set()
        assert go_on.wait(10)
        return apply(book, plan, **how)

    monkeypatch.setattr(asked_module.imports, "apply", slow)
    start(page, qtbot, export(tmp_path / "a.csv", ANA))
    page.apply.click()
    assert begun.wait(10)
    return go_on
