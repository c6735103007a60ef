"""An empty book, and the import page on it."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from networker.desktop.jobs import Jobs
from networker.store.book import Book
from networker.ui.icons import Icons
from networker.ui.imports.page import ImportPage
from networker.ui.theme import Theme
from tests.ui.imports.steps import NOW


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
