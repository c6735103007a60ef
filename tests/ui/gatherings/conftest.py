"""A Gatherings page, and gatherings to be on it."""

from collections.abc import Callable
from datetime import date

import pytest
from pytestqt.qtbot import QtBot

from networker.domain.vocabulary import GatheringId
from networker.services import gatherings, people
from networker.store.book import Book
from networker.ui.gatherings.page import GatheringsPage
from tests.ui.conftest import PutUp
from tests.ui.helpers import NOW, settle

Open = Callable[[], GatheringsPage]


@pytest.fixture
def opened(put_up: PutUp, qtbot: QtBot) -> Open:
    def open_() -> GatheringsPage:
        page = put_up(GatheringsPage)
        page.activateWindow()
        page.take_keyboard()
        settle(page, qtbot)
        return page

    return open_


def noted(book: Book, name: str, day: str, *who: str, place: str = "") -> GatheringId:
    """A gathering with people of these names."""
    ids = [people.add(book, name=each, now=NOW)[0] for each in who]
    found, _ = gatherings.create(
        book, name=name, place=place, day=date.fromisoformat(day), people=ids, now=NOW
    )
    return found
