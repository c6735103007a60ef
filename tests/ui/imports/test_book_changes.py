"""The book changes while a preview is open: what is shown is what is written."""

from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from networker.domain.changes import Changes
from networker.services import imports, undo
from networker.store.book import Book
from networker.ui.imports.page import ImportPage
from tests.ui.helpers import NOW
from tests.ui.imports.steps import ANA, export, start

BEN = "Ben,Ode,https://www.linkedin.com/in/ben-ode,,Delta,,05 Mar 2019"


@pytest.fixture
def looked_at(page: ImportPage, book: Book, tmp_path: Path, qtbot: QtBot) -> ImportPage:
    """The preview of a newer export, in which Ana is updated and Ben is new."""
    imports.apply(book, imports.plan(book, [export(tmp_path / "old.csv", ANA)], now=NOW), now=NOW)
    start(page, qtbot, export(tmp_path / "new.csv", ANA.replace("Acme", "Orbit"), BEN))
    assert page.preview.counts.accessibleName().startswith("1 new person, 1 updated")
    page.preview.newcomers.choose(2)
    return page


@pytest.mark.parametrize("seen", [True, False])
def test_a_preview_is_read_anew_once_it_is_looked_at(
    seen: bool, looked_at: ImportPage, book: Book, qtbot: QtBot
) -> None:
    page = looked_at
    page.setVisible(seen)
    page._jobs.write(page.foot, undo.undo, book, now=NOW)
    qtbot.waitUntil(lambda: page._jobs.idle)
    if not seen:
        assert page.preview.counts.accessibleName().startswith("1 new person, 1 updated")
        page.show()
        qtbot.waitUntil(lambda: page._jobs.idle)
    assert page.preview.counts.accessibleName().startswith("2 new people, 0 updated")
    assert page.foot.text.text().startswith("Your book changed meanwhile")
    assert page.preview.newcomers.circle == 2, "what was answered stays"
    page.apply.click()
    qtbot.waitUntil(lambda: page._jobs.idle)
    assert book.read("SELECT count(*) FROM person WHERE circle = 2") == [(2,)]


def test_nothing_is_written_but_what_was_shown(looked_at: ImportPage, book: Book, qtbot: QtBot) -> None:
    page = looked_at
    undo.undo(book, now=NOW)  # of which no window hears
    page.apply.click()
    qtbot.waitUntil(lambda: page._jobs.idle)
    assert book.read("SELECT count(*) FROM person") == [(0,)]
    assert page.preview.counts.accessibleName().startswith("2 new people, 0 updated")
    page.apply.click()
    qtbot.waitUntil(lambda: page._jobs.idle)
    assert book.read("SELECT count(*) FROM person") == [(2,)]


def test_a_preview_that_is_still_true_is_left_alone(
    looked_at: ImportPage, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = looked_at
    monkeypatch.setattr(page, "_read", pytest.fail)
    page._jobs.changed.emit(Changes(today=True), None)
    qtbot.waitUntil(lambda: page._jobs.idle)
    assert page.preview.isVisible()


@pytest.mark.parametrize("seen", [True, False])
def test_a_report_goes_with_its_import(seen: bool, looked_at: ImportPage, book: Book, qtbot: QtBot) -> None:
    page = looked_at
    if not seen:
        page.hide()
    page.apply.click()
    qtbot.waitUntil(lambda: page._jobs.idle)
    assert page.waits is not seen
    with qtbot.assertNotEmitted(page.finished) if not seen else qtbot.waitSignal(page.finished):
        page._jobs.write(page.foot, undo.undo, book, now=NOW)
        qtbot.waitUntil(lambda: page._jobs.idle)
    assert not page.waits
    assert page._report is None


def test_a_report_stays_as_long_as_its_import(looked_at: ImportPage, book: Book, qtbot: QtBot) -> None:
    page = looked_at
    page.apply.click()
    qtbot.waitUntil(lambda: page._jobs.idle)
    page._jobs.changed.emit(Changes(today=True), None)
    qtbot.waitUntil(lambda: page._jobs.idle)
    assert page.told.isVisible()
