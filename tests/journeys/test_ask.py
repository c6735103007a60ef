"""A question goes from the search field or the palette to Ask, to somebody by mail, to thanks among the promises, and back."""

from collections.abc import Iterator
from contextlib import closing
from datetime import date, datetime
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from networker.domain.ask.need import Need
from networker.domain.vocabulary import Channel, PersonId
from networker.services import asked_before, follow_ups, people, quick_log, topics
from networker.services.ask_views import Answer, Answers, Evidence
from networker.store.book import Book
from networker.ui.application import Application
from networker.ui.ask.page import AskPage, _ranked
from networker.ui.page_table import ASK, SHARE
from networker.ui.settling import settle
from tests.journeys.steps import NOW, key, opened, press, type_text


def ranked(book: Book, question: str, now: datetime) -> Answers:
    """Everybody but the user, by the same line."""
    line = Evidence("dives at Dahab", ((0, 5),), "note", None, date(2024, 9, 12))
    found = book.read("SELECT id, name FROM person WHERE me = 0 ORDER BY id")
    return Answers(
        Need(question),
        tuple(
            Answer(PersonId(n), name, name, "", "", None, line, 3, 4, 1.0, None, True, 1.0)
            for n, name in found
        ),
    )


@pytest.fixture
def application(data_dir: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Application]:
    """The program with two people, whom every question names; no program of the system is opened."""
    monkeypatch.setattr("networker.desktop.open_with.open_url", lambda _url: True)
    with closing(Book(data_dir, now=NOW)) as book:
        for name in ("Omar Aziz", "Hana Sato"):
            mail = [(Channel.MAIL, f"{name.split()[0].lower()}@mail.example")]
            people.add(book, name=name, now=NOW, handles=mail)
            quick_log.log(book, f"coffee {name} 2 november", now=NOW)
    with opened(data_dir) as made:
        made.window.activateWindow()
        made.window.pages[ASK]._rank = ranked
        yield made


def page(application: Application) -> AskPage:
    """The page, which is shown."""
    assert application.window.pages.shown is ASK
    return application.window.pages[ASK]


def keyboard(application: Application) -> QWidget:
    found = application.window.focusWidget()
    assert found is not None
    return found


def test_a_question_in_the_search_field_goes_on_where_it_is_asked(application: Application) -> None:
    window = application.window
    window.focus_search()
    type_text(window.search.line, "who ")
    assert window.pages.people_shown
    for ch in "knows diving?":
        type_text(keyboard(application), ch)
    assert page(application).line.text() == "who knows diving?"
    assert window.search.line.text() == ""
    press(keyboard(application), Qt.Key.Key_Return)
    assert settle(application)
    assert len(page(application).list.rows) == 2
    key(window, "Esc")
    assert window.pages.people_shown


def test_a_name_in_the_search_field_stays_there(application: Application) -> None:
    window = application.window
    window.focus_search()
    type_text(window.search.line, "Whoopi Omar")
    assert settle(application)
    assert window.pages.people_shown
    assert window.search.line.text() == "Whoopi Omar"


def test_a_question_in_the_palette_is_its_first_line(application: Application) -> None:
    window = application.window
    window.open_palette()
    type_text(window.palette_.field, "wer kennt einen Taucher")
    assert settle(application)
    first = window.palette_._lines[0]
    assert first.action is not None
    assert first.action.text == "Ask: Wer kennt einen Taucher?"
    press(window.palette_.field, Qt.Key.Key_Return)
    assert settle(application)
    assert page(application).line.text() == "wer kennt einen Taucher"
    window.open_palette()
    type_text(window.palette_.field, "Omar")
    assert settle(application)
    assert not [
        line for line in window.palette_._lines if line.action and line.action.text.startswith("Ask:")
    ]


def test_from_a_question_to_thanks_by_keys_and_all_of_it_undone(application: Application) -> None:
    window, book = application.window, application.window.shared["book"]
    key(window, "Ctrl+E")
    type_text(keyboard(application), "who knows diving")
    press(keyboard(application), Qt.Key.Key_Return)
    assert settle(application)
    press(keyboard(application), Qt.Key.Key_Return)  # to the list
    press(keyboard(application), Qt.Key.Key_J)
    press(keyboard(application), Qt.Key.Key_Return)  # asks Hana
    press(keyboard(application), Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert settle(application)
    [ask] = asked_before.listing(book).asks
    assert (ask.question, ask.people[0].name) == ("Who knows diving?", "Hana Sato")
    assert keyboard(application) is page(application).list.rows[1], "the keyboard is where it was"
    [row] = page(application).before.rows
    row.click()
    card = page(application).came.card
    assert card is not None
    card.ones[0].helped.click()
    card.save.click()
    assert settle(application)
    [promise] = follow_ups.due(book)
    assert promise.text.startswith("thank Hana")
    window.show_person(ask.people[0].person)
    assert settle(application)
    follow_ups.done(book, promise.id, now=NOW)
    assert asked_before.listing(book).asks[0].people[0].thanked == NOW.date()
    for _ in range(3):
        key(window, "Ctrl+Z")
        assert settle(application)
    assert asked_before.listing(book).total == 0


def test_a_link_in_the_field_turns_to_who_would_care(application: Application) -> None:
    window = application.window
    window.open_page(ASK).line.setText("https://reef.example/diving")
    assert settle(application)
    assert window.pages.shown is SHARE
    assert window.pages[SHARE].line.text() == "https://reef.example/diving"
    assert window.pages[SHARE].found is not None


def test_the_book_itself_answers_with_the_line_it_rests_on(application: Application) -> None:
    window, book = application.window, application.window.shared["book"]
    topics.add(book, PersonId(1), "free diving", now=NOW)
    page_ = window.open_page(ASK)
    page_._rank = _ranked
    page_.ask_about("who knows about diving?")
    assert settle(application)
    [row] = page_.list.rows
    assert (row.found.answer.shown, row.found.answer.evidence.text) == ("Omar Aziz", "free diving")
    assert row.verb == "Ask \u2068Omar\u2069"
    page_.ask_about("who knows quantum chromodynamics?")
    assert settle(application)
    assert page_.nobody.isVisible()
