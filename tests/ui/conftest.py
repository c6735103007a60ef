"""A theme and the project's icons for every test of a widget; an empty book, its lanes, and pages on them."""

from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path
from typing import Protocol, TypeVar

import pytest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from networker import paths
from networker.desktop.jobs import Jobs
from networker.store.book import Book
from networker.ui.icons import Icons
from networker.ui.theme import Theme
from tests.ui.helpers import NOW

Page = TypeVar("Page", bound=QWidget)


class PutUp(Protocol):
    """Builds a page on the book and shows it: by its class, its width and its height."""

    def __call__(self, kind: Callable[..., Page], width: int = 1200, height: int = 752) -> Page: ...


@pytest.fixture
def theme(qapp: QApplication) -> Theme:
    return Theme(appearance="light", reduced_motion=True)


@pytest.fixture
def icons() -> Icons:
    return Icons(paths.resources() / "icons")


@pytest.fixture
def book(data_dir: Path) -> Iterator[Book]:
    with closing(Book(data_dir, now=NOW)) as found:
        yield found


@pytest.fixture
def jobs(qapp: QApplication) -> Iterator[Jobs]:
    with closing(Jobs()) as lanes:
        yield lanes


@pytest.fixture
def put_up(book: Book, jobs: Jobs, theme: Theme, icons: Icons, qtbot: QtBot) -> PutUp:
    kept = list[QWidget]()  # else what no test holds any more is collected while it is being painted

    def put_up_(kind: Callable[..., Page], width: int = 1200, height: int = 752) -> Page:
        page = kind(book=book, jobs=jobs, theme=theme, icons=icons, clock=lambda: NOW)
        qtbot.addWidget(page)
        page.resize(width, height)
        page.show()
        kept.append(page)
        return page

    return put_up_
