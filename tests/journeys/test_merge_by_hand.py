"""Two people whom nothing ties together are merged by hand, by keys alone: from the person, or from the palette."""

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from PySide6.QtCore import Qt

from networker.domain.vocabulary import Channel, PersonId
from networker.services import people
from networker.store.book import Book
from networker.ui.application import Application
from networker.ui.page_table import TIDY
from networker.ui.settling import settle
from tests.journeys.steps import NOW, opened, press, type_text


@pytest.fixture
def application(data_dir: Path) -> Iterator[Application]:
    with closing(Book(data_dir, now=NOW)) as book:
        people.add(book, name="Bo Lind", now=NOW, handles=[(Channel.MAIL, "bo@x.example")])
        people.add(book, name="Professor Sunshine", now=NOW, handles=[(Channel.PHONE, "+46 70 000 00 01")])
        people.add(book, name="Eva Berg", now=NOW)
    with opened(data_dir) as found:
        found.window.activateWindow()
        yield found


def find(application: Application, words: str) -> None:
    """Type into the finder and take the first who is found."""
    finder = application.window.finder
    assert finder.field.hasFocus()
    type_text(finder.field, words)
    assert settle(application)
    assert finder._lines[0].head == finder.field.placeholderText(), "what is asked stays readable"
    press(finder.field, Qt.Key.Key_Return)
    assert settle(application)


def names(application: Application) -> tuple[str, str]:
    shown = application.window.pages[TIDY].pair.shown
    assert shown is not None
    return shown.keep.name, shown.gone.name


def merge_with_sunshine(application: Application) -> None:
    """From the menu of the person."""
    window = application.window
    window.show_person(PersonId(1))
    assert settle(application)
    menu = window.timeline.header.more.menu
    menu.aboutToShow.emit()
    next(each for each in menu.actions() if each.text() == "Merge with…").trigger()
    assert window.finder.field.placeholderText() == "Merge \u2068Bo Lind\u2069 with whom?"
    find(application, "sunsh")


def test_from_the_persons_menu_by_keys_and_back_to_them(application: Application) -> None:
    merge_with_sunshine(application)
    window = application.window
    assert window.pages.currentWidget() is window.pages[TIDY]
    assert names(application) == ("Bo Lind", "Professor Sunshine")
    assert window.pages[TIDY].pair.where.text == "You chose these two"
    assert window.pages[TIDY].pair.hasFocus()
    window.pages[TIDY].pair.rows[0].cells[0].click()
    press(window.pages[TIDY].pair, Qt.Key.Key_Return)
    assert settle(application)
    book = application.session.book
    assert book.read("SELECT name FROM person ORDER BY id") == [("Bo Lind",), ("Eva Berg",)]
    assert book.read("SELECT count(*) FROM handle WHERE person_id = 1") == [(2,)]
    assert window.pages.people_shown
    assert window.person == 1
    window.saying.undo()
    assert settle(application)
    assert book.read("SELECT count(*) FROM person") == [(3,)]


@pytest.mark.parametrize("key", [Qt.Key.Key_Space, Qt.Key.Key_Escape, Qt.Key.Key_D])
def test_another_answer_goes_back_too(application: Application, key: Qt.Key) -> None:
    merge_with_sunshine(application)
    window = application.window
    if key is Qt.Key.Key_Escape:
        window.back()
    else:
        press(window.pages[TIDY].pair, key)
    assert settle(application)
    assert window.pages.people_shown
    assert window.person == 1
    assert application.session.book.read("SELECT count(*) FROM person") == [(3,)]
    apart = application.session.book.read("SELECT person_id, other_id, verdict FROM pair")
    assert apart == ([(1, 2, "different")] if key is Qt.Key.Key_D else [])
    window.open_page(TIDY)
    assert settle(application)
    assert window.pages[TIDY].empty.isVisible(), "the pair was asked about once"


def test_the_palette_finds_it_and_asks_for_both(application: Application) -> None:
    window = application.window
    window.open_palette()
    type_text(window.palette_.field, "merge")
    assert settle(application)
    press(window.palette_.field, Qt.Key.Key_Return)
    finder = window.finder
    assert finder.field.placeholderText() == "Merge whom? Find the one who stays"
    find(application, "eva")
    assert finder.isVisible()
    type_text(finder.field, "eva")
    assert settle(application)
    assert finder._people == [], "nobody is merged with themselves"
    finder.field.clear()
    find(application, "bo")
    assert names(application) == ("Eva Berg", "Bo Lind")


def test_who_went_meanwhile_is_said_and_the_page_goes_on(application: Application) -> None:
    merge_with_sunshine(application)
    window = application.window
    for _ in range(2):
        window.saying.undo()
        assert settle(application)
    assert application.session.book.read("SELECT name FROM person") == [("Bo Lind",)]
    assert window.pages[TIDY].current is None
    assert window.pages[TIDY].empty.isVisible()
