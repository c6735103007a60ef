"""A Gatherings page on a book of its own."""

from collections.abc import Callable, Iterator
from contextlib import closing
from datetime import date, datetime, timedelta, timezone
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from networker.desktop.jobs import Jobs
from networker.domain.vocabulary import GatheringId
from networker.services import gatherings, people
from networker.store.book import Book
from networker.ui.gatherings.page import GatheringsPage
from networker.ui.icons import Icons
from networker.ui.theme import Theme

NOW = datetime(2026, 11, 20, 10, 0, tzinfo=timezone(timedelta(hours=1)))
Open = Callable[[], GatheringsPage]


@pytest.fixture
def book(data_dir: Path) -> Iterator[Book]:
    with closing(Book(data_dir, now=NOW)) as found:
        yield found


@pytest.fixture
def opened(book: Book, theme: Theme, icons: Icons, qtbot: QtBot) -> Iterator[Open]:
    made: list[Jobs] = []

    def open_() -> GatheringsPage:
        jobs = Jobs()
        made.append(jobs)
        page = GatheringsPage(book=book, jobs=jobs, theme=theme, icons=icons, clock=lambda: NOW)
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


def settle(page: GatheringsPage, qtbot: QtBot) -> None:
    """Wait until nothing is under way."""
    qtbot.waitUntil(lambda: page._jobs.idle and not page._again.isActive())


def noted(book: Book, name: str, day: str, *who: str, place: str = "") -> GatheringId:
    """A gathering with people of these names."""
    ids = [people.add(book, name=each, now=NOW)[0] for each in who]
    found, _ = gatherings.create(
        book, name=name, place=place, day=date.fromisoformat(day), people=ids, now=NOW
    )
    return found
