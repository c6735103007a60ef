"""Gatherings through the whole window: by keystrokes from the quick line to the follow-up, and from a dropped file."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from networker.domain.vocabulary import Circle, PersonId
from networker.services import people, quick_log
from networker.store.book import Book
from networker.ui.application import Application
from networker.ui.page_table import GATHERINGS
from networker.ui.settling import settle
from networker.ui.timeline.log_chip import SentenceChip
from tests.journeys.steps import NOW, drop, key, opened, press, type_text
from tests.services.test_gathering_events import EVENT


@pytest.fixture
def application(data_dir: Path) -> Iterator[Application]:
    """Ana, Ben and Carla, of whom Ana was talked with before."""
    book = Book(data_dir, now=NOW)
    for name in ("Ana Torres", "Ben Ode", "Carla Wu"):
        people.add(book, name=name, now=NOW)
    quick_log.log(book, "call Ana 3 nov: hello", now=NOW)
    book.close()
    with opened(data_dir) as shown:
        shown.window.activateWindow()
        yield shown


def chips(application: Application) -> dict[str, SentenceChip]:
    items = application.window.timeline.quick_line.chips.items
    return {each.text(): each for each in items if isinstance(each, SentenceChip)}


def heads(application: Application) -> list[str]:
    model = application.window.timeline.model
    application.window.timeline.grab()
    settle(application)
    return [model.spoken(n) for n in range(model.rowCount()) if model.row(n).what == "talk"]


def test_met_three_at_pycon_and_follow_one_up_by_keys_alone(application: Application) -> None:
    window, book = application.window, application.session.book
    key(window, "Ctrl+L")
    line = window.timeline.quick_line.line
    type_text(line, "met Ana, Ben, Carla at PyCon")
    settle(application)
    offered = chips(application)["\u2068PyCon\u2069: a gathering?"]
    assert (offered.kind, offered.accessibleName()) == ("off", "\u2068PyCon\u2069: a gathering?")
    press(offered, Qt.Key.Key_Space)
    settle(application)
    assert "New gathering: \u2068PyCon\u2069" in chips(application)
    assert QApplication.focusWidget() is line
    press(line, Qt.Key.Key_Return)
    settle(application)
    assert window.undo_bar.isVisible()
    key(window, "Ctrl+G")
    settle(application)
    page = window.pages[GATHERINGS]
    assert QApplication.focusWidget() is page.list
    assert (page.pane.head.totals, page.pane.state.accessibleName()) == (
        "3 people · 2 new to you",
        "Logged with everybody who was there",
    )
    key(page.list, "Return")
    key(page.pane.guests, "J")
    key(page.pane.guests, "F")
    press(page.pane.bar.button, Qt.Key.Key_Space)
    settle(application)
    assert book.read("SELECT text, due FROM follow_up") == [("Follow up after PyCon", "2026-11-23")]
    key(page.pane.guests, "Return")
    settle(application)
    assert (window.person, window.pages.people_shown) == (PersonId(2), True)
    assert "PyCon with Ana Torres" in heads(application)[0], "the talk says at which gathering it was"
    for table in ("follow_up", "gathering"):
        key(window, "Ctrl+Z")
        settle(application)
        assert book.read(f"SELECT count(*) FROM {table}") == [(0,)]
    assert book.read("SELECT count(*) FROM interaction") == [(1,)]


def test_a_place_that_is_known_is_said_so_and_may_be_only_a_place(application: Application) -> None:
    window, book = application.window, application.session.book
    quick_log.log(book, "met Ana, Ben at PyCon yesterday", now=NOW, places={"PyCon": True})
    window.timeline.quick_line.set_text("met Carla at pycon")
    settle(application)
    known = chips(application)["At \u2068pycon\u2069, a gathering"]
    press(known, Qt.Key.Key_Return)
    settle(application)
    assert "At \u2068pycon\u2069, a gathering" not in chips(application)
    press(window.timeline.quick_line.line, Qt.Key.Key_Return)
    settle(application)
    assert book.read("SELECT gathering_id, place FROM interaction ORDER BY id DESC LIMIT 1") == [
        (None, "pycon")
    ]


def test_a_calendar_file_is_a_gathering_there_and_an_import_elsewhere(
    application: Application, tmp_path: Path
) -> None:
    window = application.window
    file = tmp_path / "event.ics"
    file.write_text(EVENT, encoding="utf-8")
    window.open_page(GATHERINGS)
    settle(application)
    drop(window.pages[GATHERINGS], [file])
    settle(application)
    assert window.pages[GATHERINGS].events.isVisible()
    key(window.pages[GATHERINGS].events.list, "Esc")
    window.start_import([file])  # chosen, pasted, or named to another start
    settle(application)
    assert window.pages[GATHERINGS].events.isVisible()
    key(window.pages[GATHERINGS].events.list, "Esc")
    assert window.pages[GATHERINGS].empty.isVisible()
    key(window, "Esc")
    assert window.pages.people_shown
    drop(window, [file])
    settle(application)
    assert window.imports.preview.isVisible()
    window.open_page(GATHERINGS)
    window.start_import([file, file.with_suffix(".vcf")])
    assert window.pages.import_shown, "several files are an import, wherever they come"


def test_among_invented_people_a_calendar_is_not_taken(data_dir: Path) -> None:
    with opened(data_dir, "--sample") as application:
        window = application.window
        window.open_page(GATHERINGS)
        settle(application)
        assert (window.pages[GATHERINGS].isVisible(), window.pages[GATHERINGS].acceptDrops()) == (True, False)


def test_a_talk_becomes_a_gathering_from_its_menu_and_leads_to_it(application: Application) -> None:
    window, book = application.window, application.session.book
    quick_log.log(book, "lunch Ana, Ben yesterday: the fair", now=NOW)
    window.show_person(None)
    window.timeline.show_person(None)
    settle(application)
    listed, model = window.timeline.list, window.timeline.model
    heads(application)
    for wanted in ("Make it a gathering", "Go to the gathering"):
        row = next(n for n in range(model.rowCount()) if model.row(n).what == "talk")
        menu = listed._menu(row)
        next(each for each in menu.actions() if each.text() == wanted).trigger()
        menu.close()
        settle(application)
        assert window.pages[GATHERINGS].isVisible()
        view = window.pages[GATHERINGS].pane.view
        assert view is not None
        assert (view.row.name, len(view.guests)) == ("the fair", 2)
        window.show_people()
        heads(application)
    call = next(n for n in range(model.rowCount()) if model.row(n).id == 1 and model.row(n).what == "talk")
    assert not any("gathering" in each.text() for each in listed._menu(call).actions()), (
        "with one person it is none"
    )


def test_buttons_at_the_foot_stay_where_they_are_when_the_bar_goes(application: Application) -> None:
    window = application.window
    window.open_page(GATHERINGS)
    settle(application)
    pages = window.pages
    whole = pages.height()
    window.verbs.set_circle([1], Circle.GOOD)
    settle(application)
    QApplication.sendPostedEvents()
    assert window.undo_bar.isVisible()
    beside = pages.height()
    assert beside < whole
    window.undo_bar._leaving.timeout.emit()
    QApplication.sendPostedEvents()
    assert not window.undo_bar.isVisible()
    assert pages.height() == beside, "a press that is on its way meets what it was meant for"
    window.show_people()
    QApplication.sendPostedEvents()
    assert pages.height() == whole


def test_while_a_gathering_is_being_noted_the_book_is_not_meant(application: Application) -> None:
    window, book = application.window, application.session.book
    window.open_page(GATHERINGS).begin()
    settle(application)
    form = window.pages[GATHERINGS].form
    assert form is not None
    type_text(form.name.line, "Supper")
    form.first.choose(date(2026, 11, 1))
    form.cancel.setFocus()
    before = book.read("SELECT count(*) FROM step WHERE undone = 0")
    for _ in range(2):
        key(form.cancel, "Ctrl+Z")
        settle(application)
    assert (form.name.line.text(), form.said) == ("", form.at_first)
    assert book.read("SELECT count(*) FROM step WHERE undone = 0") == before
