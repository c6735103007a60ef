"""The map of ties by keys: from somebody to their map, along a tie, to whoever stands there, and back."""

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from networker.domain.vocabulary import PersonId
from networker.services import people, ties
from networker.services.book import Book
from networker.ui.application import Application
from networker.ui.page_table import MAP
from networker.ui.settling import settle
from tests.journeys.steps import NOW, key, opened, press

ANA, BEN = PersonId(1), PersonId(2)


@pytest.fixture
def application(data_dir: Path) -> Iterator[Application]:
    with closing(Book(data_dir, now=NOW)) as book:
        for name in ("Ana Torres", "Ben Ode"):
            people.add(book, name=name, now=NOW)
        ties.add(book, ANA, "friend", BEN, now=NOW)
    with opened(data_dir) as found:
        found.window.activateWindow()
        yield found


def settled(application: Application) -> None:
    assert settle(application)
    QApplication.sendPostedEvents()


def test_from_somebody_along_a_tie_to_somebody_else(application: Application) -> None:
    window = application.window
    window.show_person(ANA)
    settled(application)
    key(window, "Ctrl+M")
    settled(application)
    page = window.pages[MAP]
    assert page.isVisible()
    assert page.head.text() == "Ana Torres"
    for arrow in (Qt.Key.Key_Right, Qt.Key.Key_Left, Qt.Key.Key_Up, Qt.Key.Key_Down):
        press(page.map, arrow)
    assert page.map.current is not None
    assert page.map.current.person in (ANA, BEN)
    page.map.choose(BEN)
    press(page.map, Qt.Key.Key_Return)
    settled(application)
    assert not page.isVisible()
    assert window.chosen.person == BEN


def test_esc_leads_from_map_to_map_and_then_to_people(application: Application) -> None:
    window = application.window
    window.show_person(ANA)
    settled(application)
    key(window, "Ctrl+M")
    settled(application)
    page = window.pages[MAP]
    page.map.choose(BEN)
    press(page.map, Qt.Key.Key_Space)
    settled(application)
    assert page.head.text() == "Ben Ode"
    for expected in ("Ana Torres", ""):
        window.back()
        settled(application)
        assert (page.head.text() if page.isVisible() else "") == expected
