"""An import that is left for another page waits as it is: nothing is lost, nothing read twice."""

import threading
from collections.abc import Iterator
from contextlib import closing
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt

from networker.services import people
from networker.services.imports import Report
from networker.store.book import Book
from networker.ui.application import Application
from networker.ui.imports import asked
from networker.ui.main_window import MainWindow
from networker.ui.page_table import PAST_IMPORTS, TIDY
from networker.ui.settling import settle
from networker.ui.text import isolate
from tests.journeys.steps import NOW, drop, key, opened, press, type_text

CARD = "BEGIN:VCARD\nVERSION:3.0\nFN:Ana Torres\nEMAIL:ana@x.example\nEND:VCARD\n"


def looked_at(application: Application, folder: Path) -> MainWindow:
    """The window with the preview of one card, for which a tag was typed."""
    card = folder / "ana.vcf"
    card.write_text(CARD, encoding="utf-8")
    window = application.window
    window.activateWindow()
    drop(window, [card])
    assert settle(application)
    window.imports.preview.newcomers.group.setText("Harbour club")
    assert not window.centre.top.waiting.isVisible()
    return window


def leave_by_search(window: MainWindow) -> None:
    window.search.line.setFocus()
    type_text(window.search.line, "bo")


@pytest.fixture(params=[False, True], ids=["an empty book", "a book in use"])
def folder(request: pytest.FixtureRequest, data_dir: Path) -> Path:
    if request.param:
        with closing(Book(data_dir, now=NOW)) as book:
            people.add(book, name="Bo Lindqvist", now=NOW)
    return data_dir


@pytest.mark.parametrize("way", ["search", "rail", "tidy", "past", "person", "palette"])
def test_whatever_leads_away_from_a_preview_leaves_a_way_back(
    way: str, folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    read: list[object] = []
    plan = asked.imports.plan
    monkeypatch.setattr(asked.imports, "plan", lambda *a, **how: read.append(a) or plan(*a, **how))
    with opened(folder) as application:
        window = looked_at(application, tmp_path)
        {
            "search": lambda: leave_by_search(window),
            "rail": window.rail._items["people"].click,
            "tidy": window.rail._items["tidy"].click,
            "past": partial(window.open_page, PAST_IMPORTS),
            "person": lambda: window.show_person(None),
            "palette": window.log,
        }[way]()
        assert settle(application)
        assert not window.imports.isVisible()
        assert window.centre.top.waiting.isVisible()
        assert "Back to the import that waits" in [each.text for each in window.palette_actions()]
        if way == "tidy":
            window.centre.top.waiting.button.click()
        elif way == "search":
            key(window.search.line, "Esc")
            assert window.search.line.text() == ""
        else:
            key(window, "Ctrl+I")
        assert window.imports.preview.isVisible()
        assert window.imports.preview.newcomers.group.text() == "Harbour club"
        assert not window.centre.top.waiting.isVisible()
        assert application.qt.focusWidget() is window.imports.apply
        window.imports.apply.click()
        assert settle(application)
        assert len(read) == 1
        assert application.session.book.read("SELECT count(*) FROM group_member") == [(1,)]
        window.open_page(TIDY)
        assert not window.centre.top.waiting.isVisible(), "it is over"
        assert "Back to the import that waits" not in [each.text for each in window.palette_actions()]


def test_leaving_the_program_asks_once_for_what_no_undo_brings_back(folder: Path, tmp_path: Path) -> None:
    with opened(folder) as application:
        window = looked_at(application, tmp_path)
        ended: list[None] = []
        window.quit_requested.connect(lambda: ended.append(None))
        window.open_page(TIDY)
        window.close()
        assert window.isVisible()
        assert window.imports.preview.isVisible(), "it is shown what would be lost"
        assert window.imports.preview.newcomers.group.text() == "Harbour club"
        assert "not written yet" in window.centre.notice.accessibleName()
        window.show_people()
        window.close()
        assert (window.isVisible(), ended) == (True, []), "what was said then is not heard for ever"
        window.close()
        assert (window.isVisible(), len(ended)) == (False, 1)


def test_quitting_asks_as_closing_does_and_loses_nothing_written(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with opened(folder) as application:
        left: list[None] = []
        monkeypatch.setattr(application.qt, "quit", lambda: left.append(None))
        window = looked_at(application, tmp_path)
        window.hide()
        application.quit()
        assert window.isVisible()
        assert not left
        window.imports.apply.click()
        assert settle(application)
        application.quit()
        assert len(left) == 1, "what is written is safe"


@pytest.fixture
def go_on(monkeypatch: pytest.MonkeyPatch) -> Iterator[threading.Event]:
    """Imports are written only once this is set."""
    held, apply = threading.Event(), asked.imports.apply

    def slow(*args: Any, **how: Any) -> Report:
        assert held.wait(10)
        return apply(*args, **how)

    monkeypatch.setattr(asked.imports, "apply", slow)
    yield held
    held.set()


CLOSES = "Networker closes once this is written. Cancel leaves your book as it was."


def test_leaving_while_an_import_is_written_waits_for_it_in_sight(
    data_dir: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, go_on: threading.Event
) -> None:
    with opened(data_dir) as application:
        left: list[None] = []
        monkeypatch.setattr(application.qt, "quit", lambda: left.append(None))
        window = looked_at(application, tmp_path)
        window.imports.apply.click()
        window.show_people()
        for _ in range(2):
            window.close()
            assert window.isVisible()
            assert window.imports.working.isVisible()
            assert window.imports.foot.text.text() == CLOSES
        assert not left
        go_on.set()
        assert settle(application)
        assert len(left) == 1, "by itself"
        assert application.session.book.read("SELECT count(*) FROM person") == [(1,)]


def test_files_that_came_while_an_import_was_written_do_not_go_with_the_program(
    data_dir: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, go_on: threading.Event
) -> None:
    with opened(data_dir) as application:
        left: list[None] = []
        monkeypatch.setattr(application.qt, "quit", lambda: left.append(None))
        window = looked_at(application, tmp_path)
        window.imports.apply.click()
        bo = tmp_path / "bo.vcf"
        bo.write_text(CARD.replace("Ana Torres", "Bo Lind").replace("ana@", "bo@"), encoding="utf-8")
        drop(window, [bo])
        application.quit()
        assert window.imports.foot.text.text() == f"{CLOSES} Read next: {isolate('bo.vcf')}"
        go_on.set()
        assert settle(application)
        assert window.imports.preview.isVisible()
        assert window.centre.notice.isVisible(), "what the import did does not take it away"
        assert "not written yet" in window.centre.notice.accessibleName()
        assert not left
        application.quit()
        assert len(left) == 1, "it was asked once"


def test_cancel_keeps_what_the_end_of_the_program_waited_for(
    data_dir: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, go_on: threading.Event
) -> None:
    with opened(data_dir) as application:
        left: list[None] = []
        monkeypatch.setattr(application.qt, "quit", lambda: left.append(None))
        window = looked_at(application, tmp_path)
        window.imports.apply.click()
        application.quit()
        window.imports.cancel.click()
        application.quit()
        assert window.imports.foot.text.text() == "", (
            "it stops, and nothing is written that would be waited for"
        )
        go_on.set()
        assert settle(application)
        assert window.imports.preview.isVisible()
        assert not left
        assert application.session.book.read("SELECT count(*) FROM person") == [(0,)]


def test_only_cancel_drops_it(folder: Path, tmp_path: Path) -> None:
    with opened(folder) as application:
        window = looked_at(application, tmp_path)
        window.open_page(TIDY)
        key(window, "Esc")
        assert window.centre.top.waiting.isVisible(), "leaving another page drops nothing"
        window.show_import()
        window.imports.cancel.click()
        assert settle(application)
        assert not window.centre.top.waiting.isVisible()
        key(window, "Ctrl+I")
        assert not window.imports.isVisible()


def test_that_it_waits_is_said_until_somebody_is_back(folder: Path, tmp_path: Path) -> None:
    with opened(folder) as application:
        window = looked_at(application, tmp_path)
        key(window.imports.apply, "Esc")
        assert window.undo_bar.text.startswith("Your import waits")
        assert window.undo_bar.isVisible()
        key(window, "Ctrl+I")
        assert not window.undo_bar.isVisible()


def test_escape_from_a_search_that_began_elsewhere_does_not_turn_the_page(
    folder: Path, tmp_path: Path
) -> None:
    with opened(folder) as application:
        window = looked_at(application, tmp_path)
        window.open_page(TIDY)
        leave_by_search(window)
        key(window.search.line, "Esc")
        assert not window.imports.isVisible()


def test_what_is_read_meanwhile_takes_the_keyboard_from_nobody(folder: Path, tmp_path: Path) -> None:
    with opened(folder) as application:
        window = application.window
        window.activateWindow()
        card = tmp_path / "ana.vcf"
        card.write_text(CARD, encoding="utf-8")
        window.start_import([card])
        leave_by_search(window)
        assert settle(application)
        assert window.imports.choosing.plan is not None
        assert application.qt.focusWidget() is window.search.line
        assert window.search.line.text() == "bo"
        key(window.search.line, "Esc")
        assert application.qt.focusWidget() is window.imports.apply


def test_an_end_that_nobody_saw_waits_too(folder: Path, tmp_path: Path) -> None:
    with opened(folder) as application:
        window = looked_at(application, tmp_path)
        window.imports.apply.click()
        window.open_page(TIDY)
        assert settle(application)
        assert window.centre.top.waiting.isVisible()
        key(window, "Ctrl+I")
        assert window.imports.told.isVisible()
        window.open_page(TIDY)
        assert not window.centre.top.waiting.isVisible()


def test_looking_around_takes_no_import_away(data_dir: Path, tmp_path: Path) -> None:
    with opened(data_dir) as application:
        window = looked_at(application, tmp_path)
        window.rail._items["people"].click()
        window.first_start.samples.click()
        assert application.window is window
        assert window.imports.preview.isVisible()
        assert window.undo_bar.text == "Bring these files in or cancel, then look around"


def test_the_first_start_has_its_room_again_once_it_was_said_that_an_import_waits(
    data_dir: Path, tmp_path: Path
) -> None:
    with opened(data_dir) as application:
        window = looked_at(application, tmp_path)
        window.resize(780, 430)
        key(window, "Esc")
        assert settle(application)
        first, bar = window.first_start, window.saying.bar
        assert (first.isVisible(), bar.isVisible()) == (True, True)
        low = first.height()
        assert not first.how.geometry().intersects(first.choose.geometry())
        bar.dismiss()
        assert settle(application)
        assert first.height() == low + bar.ROOM


def test_tab_leads_from_the_button_into_the_preview(data_dir: Path, tmp_path: Path) -> None:
    with opened(data_dir) as application:
        page = looked_at(application, tmp_path).imports
        assert application.qt.focusWidget() is page.apply
        press(page.apply, Qt.Key.Key_Tab)
        assert page.preview.isAncestorOf(application.qt.focusWidget())
        press(application.qt.focusWidget(), Qt.Key.Key_Backtab)
        assert application.qt.focusWidget() is page.apply
        press(page.apply, Qt.Key.Key_Backtab)
        assert application.qt.focusWidget() is page.cancel
