"""Searching in the window: typed, kept, shown from elsewhere, and left again by Esc."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from networker import app
from networker.services import search
from networker.services.search import Shown
from networker.store.book import Book
from networker.ui.application import Application
from networker.ui.settling import settle
from tests import samples
from tests.journeys.steps import NOW


@pytest.fixture
def program(data_dir: Path, qapp: object) -> Iterator[Application]:
    book = Book(data_dir, now=NOW)
    samples.fill(book, now=NOW)
    book.close()
    shown = app.build([], data_dir=data_dir, clock=lambda: NOW)
    shown.theme.reduced_motion = True
    shown.window.show()
    shown.window.complete()
    settle(shown)
    yield shown
    shown.close()


def listed(program: Application) -> list[str]:
    settle(program)
    pane = program.window.contacts
    return [pane._model.value(number).name for number in pane._model.ids[:30]]


def test_a_search_is_typed_kept_and_found_again(program: Application) -> None:
    window = program.window
    window.focus_search()
    QTest.keyClicks(window.search.line, "circle:close company:acme")
    assert listed(program) == ["Ana Torres"]
    QTest.keyClick(window, Qt.Key.Key_D, Qt.KeyboardModifier.ControlModifier)
    settle(program)
    card = window.kept.card
    assert card is not None
    assert card.text.text() == "circle:close company:acme"
    card.name.setText("Acme")
    QTest.keyClick(card.name, Qt.Key.Key_Return)
    settle(program)
    assert [each.query for each in search.saved(program.session.book)] == ["circle:close company:acme"]
    QTest.keyClick(card, Qt.Key.Key_Escape)
    window.back()
    assert len(listed(program)) == 30
    assert "People: Acme" in [each.text for each in window.palette_actions()]
    menu = window.contacts.filters.chips["group"].menu
    assert menu is not None
    menu.aboutToShow.emit()
    next(each for each in menu.actions() if each.text() == "Acme").trigger()
    assert listed(program) == ["Ana Torres"]
    window.verbs.undo()
    settle(program)
    assert search.saved(program.session.book) == []


def test_people_of_another_page_are_left_by_esc(program: Application) -> None:
    window = program.window
    window.show_page("gatherings")
    window.show_these(Shown("circle:close -company:acme", label="Close ones"))
    assert "Ana Torres" not in listed(program)
    assert window.pages.people_shown
    QTest.keyClicks(window.search.line, "delta freight")
    assert "Ben Ode" in listed(program)
    window.back()  # out of what was typed
    assert len(listed(program)) > 5
    window.back()  # out of what the other page asked for
    assert len(listed(program)) == 30


def test_what_the_menus_chose_becomes_text_in_the_field(program: Application) -> None:
    window = program.window
    QTest.keyClicks(window.search.line, "acme")
    window.contacts.filters.narrow(circle=2)
    assert listed(program) == ["Ana Torres"]
    for _ in range(2):  # the second time it is the same text
        QTest.keyClick(window, Qt.Key.Key_F1)
        settle(program)
        assert window.kept.card is not None
        QTest.keyClick(window.kept.card.text, Qt.Key.Key_Return)
        assert listed(program) == ["Ana Torres"]
        assert window.search.line.text() == window.contacts.wanted.query == "acme circle:close"
        assert window.contacts.filters.chips["circle"].kind == "off"


def test_the_palette_finds_by_what_was_said(program: Application) -> None:
    palette = program.window.palette_
    program.window.open_palette()
    palette.field.setText("notary")
    settle(program)
    assert palette._people[0].name == "Ben Ode"
    assert len(palette._people) == 4
    assert all(row.line is not None for row in palette._people)


def test_an_example_of_the_card_is_searched_for(program: Application) -> None:
    window = program.window
    QTest.keyClick(window, Qt.Key.Key_F1)
    settle(program)
    assert window.kept.card is not None
    link, _ = window.kept.card._examples[5]
    link.click()
    settle(program)
    assert window.search.line.text() == "met:no has:phone"
    assert 0 < len(listed(program)) < 30


@pytest.mark.parametrize("keys", [[Qt.Key.Key_Return], [Qt.Key.Key_Down, Qt.Key.Key_Return]])
@pytest.mark.parametrize(
    ("typed", "found"),
    [("carla wu", "Carla Wu"), ("ben ode", "Ben Ode"), ("physiotherapist clinic", "Noor Haddad")],
)
def test_enter_opens_whom_was_typed_however_quick(
    program: Application, typed: str, found: str, keys: list[Qt.Key]
) -> None:
    window = program.window
    window.focus_search()
    window.search.line.setText(typed)  # the last one by what was said alone, which is looked up second
    for key in keys:
        QTest.keyClick(window.focusWidget(), key)
    settle(program)
    assert window.contacts._model.value(window.contacts._shown).name == found
    assert window.contacts.list.hasFocus()


def test_what_is_typed_after_enter_forgets_it(program: Application) -> None:
    window = program.window
    window.focus_search()
    window.search.line.setText("carla wu")
    QTest.keyClick(window.search.line, Qt.Key.Key_Return)
    window.search.line.setText("ben ode")
    settle(program)
    assert window.contacts._shown is None
    assert window.search.line.hasFocus()
