"""A Groups page, and groups to be on it."""

from collections.abc import Callable

import pytest
from pytestqt.qtbot import QtBot

from networker.services import groups, people
from networker.services.groups import GroupId
from networker.store.book import Book
from networker.ui.groups.page import GroupsPage
from tests.ui.conftest import PutUp
from tests.ui.helpers import NOW, settle

Open = Callable[[], GroupsPage]


@pytest.fixture
def opened(put_up: PutUp, qtbot: QtBot) -> Open:
    def open_() -> GroupsPage:
        page = put_up(GroupsPage)
        page.activateWindow()
        page.take_keyboard()
        settle(page, qtbot)
        return page

    return open_


def made(book: Book, name: str, *who: str) -> GroupId:
    """A group with people of these names."""
    found, _ = groups.create(book, name, now=NOW)
    ids = [people.add(book, name=each, now=NOW)[0] for each in who]
    groups.add_people(book, found, ids, now=NOW)
    return found
