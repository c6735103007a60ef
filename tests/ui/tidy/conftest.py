"""A Tidy page, and people to be on it."""

from collections.abc import Callable

import pytest
from pytestqt.qtbot import QtBot

from networker.domain.vocabulary import Channel, PersonId
from networker.services import people
from networker.store.book import Book
from networker.ui.tidy.page import TidyPage
from tests.ui.conftest import PutUp
from tests.ui.helpers import NOW, settle


@pytest.fixture
def opened(put_up: PutUp, qtbot: QtBot) -> Callable[[], TidyPage]:
    def open_() -> TidyPage:
        page = put_up(TidyPage)
        page.activateWindow()
        page.take_keyboard()
        settle(page, qtbot)
        return page

    return open_


def twice(book: Book, *names: str, mail: str = "") -> list[PersonId]:
    """People of these names who share an address."""
    address = mail or f"{names[0].split()[0].lower()}@x.example"
    return [people.add(book, name=name, now=NOW, handles=[(Channel.MAIL, address)])[0] for name in names]
