"""A Tidy page on a book of its own."""

from collections.abc import Callable, Iterator
from contextlib import closing
from datetime import datetime, timedelta, timezone
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from networker.desktop.jobs import Jobs
from networker.domain.vocabulary import Channel, PersonId
from networker.services import people
from networker.store.book import Book
from networker.ui.icons import Icons
from networker.ui.theme import Theme
from networker.ui.tidy.page import TidyPage

NOW = datetime(2026, 11, 20, 10, 0, tzinfo=timezone(timedelta(hours=1)))


@pytest.fixture
def book(data_dir: Path) -> Iterator[Book]:
    with closing(Book(data_dir, now=NOW)) as found:
        yield found


@pytest.fixture
def opened(book: Book, theme: Theme, icons: Icons, qtbot: QtBot) -> Iterator[Callable[[], TidyPage]]:
    made: list[Jobs] = []

    def open_() -> TidyPage:
        jobs = Jobs()
        made.append(jobs)
        page = TidyPage(book=book, jobs=jobs, theme=theme, icons=icons, clock=lambda: NOW)
        qtbot.addWidget(page)
        page.resize(1200, 752)
        page.show()
        page.activateWindow()
        page.take_keyboard()
        settle(page, qtbot)
        return page

    yield open_
    for jobs in made:
        jobs.close()


def settle(page: TidyPage, qtbot: QtBot) -> None:
    """Wait until nothing is under way."""
    qtbot.waitUntil(lambda: page._jobs.idle and not page._again.isActive())


def twice(book: Book, *names: str, mail: str = "") -> list[PersonId]:
    """People of these names who share an address."""
    address = mail or f"{names[0].split()[0].lower()}@x.example"
    return [people.add(book, name=name, now=NOW, handles=[(Channel.MAIL, address)])[0] for name in names]
