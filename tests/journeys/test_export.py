"""From the menu to a file: who is listed goes out as cards, a file that cannot be written is one sentence."""

from pathlib import Path

import pytest
from PySide6.QtCore import QStandardPaths, Qt
from PySide6.QtWidgets import QFileDialog

from networker import formats
from networker.domain.vocabulary import State
from networker.services import exports, people
from networker.services.errors import CannotDo
from networker.store.book import Book
from networker.ui.exporting.card import Wish
from networker.ui.settling import settle
from networker.ui.text import FIRST_STRONG, POP
from tests.journeys.steps import NOW, key, opened, press


@pytest.fixture(autouse=True)
def documents(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(QStandardPaths, "writableLocation", lambda _which: str(tmp_path))


@pytest.fixture
def folder(data_dir: Path) -> Path:
    book = Book(data_dir, now=NOW)
    for name in ("Ana Torres", "Ana Moll", "Ben Ode"):
        people.add(book, name=name, now=NOW)
    book.close()
    return data_dir


def test_who_is_listed_goes_out_as_cards(folder: Path, tmp_path: Path) -> None:
    with opened(folder) as application:
        window = application.window
        window.search_for("Ana")
        assert settle(application)
        window.show_people()
        key(window, "Ctrl+Shift+E")
        assert settle(application)
        card = window.exporting.card
        assert card is not None
        press(card.formats["vcf"], Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
        [dialog] = window.findChildren(QFileDialog)
        assert dialog.acceptMode() is QFileDialog.AcceptMode.AcceptSave
        assert not dialog.testOption(QFileDialog.Option.DontConfirmOverwrite)
        assert [Path(each).name for each in dialog.selectedFiles()] == ["networker-2026-11-20.vcf"]
        (tmp_path / "ana.vcf").write_text("there before")
        dialog.fileSelected.emit(str(tmp_path / "ana.vcf"))  # it asked whether to replace it
        dialog.reject()
        assert settle(application)
        assert window.undo_bar.text == f"2 people are in {FIRST_STRONG}{tmp_path / 'ana.vcf'}{POP}"
        assert not window.undo_bar.leads_back
        assert window.focusWidget() is not None
    assert sorted(each.given for each in formats.read(tmp_path / "ana.vcf")) == ["Ana", "Ana"]  # type: ignore[union-attr]


def test_everybody_is_as_many_as_are_written(folder: Path, tmp_path: Path) -> None:
    """Who was let go is not listed, and is in the book all the same."""
    book = Book(folder, now=NOW)
    people.set_states(book, [3], State.LET_GO, now=NOW)
    book.close()
    with opened(folder) as application:
        window = application.window
        window.export()
        assert settle(application)
        card = window.exporting.card
        assert card is not None
        assert {what: box.text() for what, box in card.who.items()} == {
            "everybody": "Everybody: 3 people", "listed": "Who is listed now: 2 people"
        }  # fmt: skip
        assert card.who["listed"].isChecked()
        card.who["everybody"].click()
        window.exporting.write(card.wish(), tmp_path / "all.vcf")
        assert settle(application)
        assert "3 people are in" in window.undo_bar.text


def test_escape_leaves_without_a_file(folder: Path) -> None:
    with opened(folder) as application:
        window = application.window
        window.export()
        assert settle(application)
        assert window.exporting.card is not None
        press(window.exporting.card, Qt.Key.Key_Escape)
        assert window.exporting.card is None
        assert window.findChildren(QFileDialog) == []


def test_what_cannot_be_written_is_one_sentence(folder: Path, tmp_path: Path) -> None:
    with opened(folder) as application:
        window = application.window
        window.exporting.write(Wish("csv", None), tmp_path / "gone" / "p.csv")
        assert settle(application)
        assert window.centre.notice.isVisible()
        assert "Nothing was exported to" in window.centre.notice.accessibleName()


def test_a_long_one_says_how_far_it_is_and_esc_stops_it(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from threading import Event

    begun = Event()

    def long(*_: object, cancelled: object, going_on: object, **__: object) -> None:
        going_on(1, 3)  # type: ignore[operator]
        begun.set()
        while not cancelled():  # type: ignore[operator]
            pass
        raise CannotDo("stopped")

    with opened(folder) as application:
        window = application.window
        with monkeypatch.context() as patched:
            patched.setattr(exports, "export", long)
            window.exporting.write(Wish("csv", None), tmp_path / "p.csv")
            assert begun.wait(10)
            application.qt.processEvents()
            window.exporting._still_going()
            assert window.undo_bar.text == "Exporting  ·  1 of 3"
            window.back()
            assert settle(application)
        assert window.undo_bar.text == "Stopped: nothing was exported"
        assert not window.centre.notice.isVisible()


def test_an_empty_book_has_nothing_to_export(data_dir: Path) -> None:
    with opened(data_dir) as application:
        application.window.export()
        assert settle(application)
        assert application.window.exporting.card is None
        assert application.window.undo_bar.text == "Nobody is in your book yet: there is nothing to export"
