"""Two to introduce, from the group they are in to what came of it: promised, kept, and asked about a month later."""

from collections.abc import Iterator
from contextlib import closing
from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from networker.domain.vocabulary import Side
from networker.services import came_of, follow_ups, fruit, groups, introductions, people
from networker.store.book import Book
from networker.ui.application import Application
from networker.ui.page_table import ACQUAINTED, WINS
from networker.ui.settling import settle
from networker.ui.wins.cards import MADE, IntroductionCard
from tests.journeys.steps import NOW, key, opened, press


@pytest.fixture
def application(data_dir: Path) -> Iterator[Application]:
    """Ana, Ben and Carla sing; Ana and Ben dive. The page of who knows whom in the choir is shown."""
    with closing(Book(data_dir, now=NOW)) as book:
        who = [people.add(book, name=name, now=NOW)[0] for name in ("Ana Torres", "Ben Ode", "Carla Wu")]
        choir, _ = groups.create(book, "Choir", now=NOW)
        groups.add_people(book, choir, who, now=NOW)
        with book.step("x", "x", now=NOW) as step:
            topic = step.insert("topic", name="Diving", folded="diving")
            for each in who[:2]:
                step.insert("person_topic", person=each, topic=topic)
    with opened(data_dir) as found:
        found.window.activateWindow()
        found.window.open_page(ACQUAINTED).show_group(choir)
        assert settle(found)
        yield found


def focus(application: Application) -> QWidget:
    found = application.window.focusWidget()
    assert found is not None
    return found


def form(application: Application) -> IntroductionCard:
    assert settle(application)
    window = application.window
    assert window.pages.currentWidget() is window.pages[WINS]
    card = window.pages[WINS].keeping.card
    assert isinstance(card, IntroductionCard)
    return card


def listed(book: Book) -> list[str]:
    return [row.what for row in fruit.index(book, "introductions")]


def test_whom_one_has_introduced_is_written_on_the_form(application: Application) -> None:
    book, window = application.session.book, application.window
    press(window.pages[ACQUAINTED].table, Qt.Key.Key_I)
    card = form(application)
    assert (card.how.value, card.words.text()) == (MADE, "both: Diving")
    press(focus(application), Qt.Key.Key_Return)
    assert settle(application)
    assert window.pages[WINS].keeping.card is None
    assert focus(application) is window.pages[WINS].list
    (found,) = introductions.views(book.reader, [1]).values()
    assert (found.side, [each.name for each in found.people]) == (Side.ME, ["Ana Torres", "Ben Ode"])
    key(window, "Ctrl+Z")
    assert settle(application)
    assert listed(book) == []


def test_esc_leads_back_to_the_pairs_and_only_from_there(application: Application) -> None:
    window = application.window
    press(window.pages[ACQUAINTED].table, Qt.Key.Key_I)
    form(application)
    press(focus(application), Qt.Key.Key_Escape)
    assert window.pages[WINS].keeping.card is None
    key(window, "Esc")
    assert settle(application)
    assert window.pages.currentWidget() is window.pages[ACQUAINTED]
    assert focus(application) is window.pages[ACQUAINTED].table
    window.open_page(WINS)
    assert settle(application)
    key(window, "Esc")
    assert window.pages.people_shown


def test_what_is_promised_leads_to_the_form_and_then_to_the_question(application: Application) -> None:
    book, window = application.session.book, application.window
    press(window.pages[ACQUAINTED].table, Qt.Key.Key_F)
    assert settle(application)
    assert listed(book) == ["promised"]
    page = window.open_page(WINS)
    page.take_keyboard()
    assert settle(application)
    press(page.list, Qt.Key.Key_Return)
    card = form(application)
    press(focus(application), Qt.Key.Key_Return)
    assert settle(application)
    assert card is not page.keeping.card
    assert listed(book) == ["introduction"]
    assert follow_ups.due(book) == (), "it is kept"
    asked = came_of.question(book.reader, (NOW + timedelta(days=30)).date())
    assert asked is not None
    assert asked.introduced is not None
