"""Pasting people: a signature, a table with odd headings, nothing at all; a text field keeps its own key."""

from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QUrl
from PySide6.QtGui import QGuiApplication

from networker.ui.settling import settle
from tests.journeys.steps import carry, key, opened, type_text

SIGNATURE = "Best regards\nZoë Brandt\nHead of Maps | Tern Works Ltd\nzoe.brandt@tern.example\n"


def test_a_signature_becomes_a_person_and_undo_takes_it_back(data_dir: Path) -> None:
    with opened(data_dir) as application:
        window = application.window
        QGuiApplication.clipboard().setText(SIGNATURE)
        key(window, "Ctrl+V")
        assert settle(application)
        assert window.imports.preview.isVisible()
        window.imports.apply.click()
        assert settle(application)
        book = application.session.book
        assert book.read("SELECT name, company, title FROM person") == [
            ("Zoë Brandt", "Tern Works Ltd", "Head of Maps")
        ]
        assert book.read("SELECT files FROM import") == [('["what you pasted"]',)]
        window.imports.cancel.click()
        assert settle(application)
        key(window, "Ctrl+Z")
        assert settle(application)
        assert book.read("SELECT count(*) FROM person") == [(0,)]


def test_a_pasted_table_asks_for_its_columns_once(data_dir: Path) -> None:
    with opened(data_dir) as application:
        window, book = application.window, application.session.book
        QGuiApplication.clipboard().setText("Who\tWhere\tMail\nAna\tLyon\tana@x.example\n")
        key(window, "Ctrl+V")
        assert settle(application)
        assert window.imports.columns.isVisible()
        window.imports.apply.click()
        assert settle(application)
        window.imports.apply.click()
        assert settle(application)
        assert book.read("SELECT name FROM person") == [("Ana",)]


def test_nothing_to_paste_is_one_sentence_and_a_field_keeps_its_key(data_dir: Path) -> None:
    with opened(data_dir) as application:
        window = application.window
        QGuiApplication.clipboard().clear()
        window.intake.paste()
        assert window.undo_bar.text.startswith("There is nothing to paste:")
        QGuiApplication.clipboard().setText("words")
        window.focus_search()
        assert settle(application)
        type_text(window.search.line, "x")
        key(window.search.line, "Ctrl+V")
        assert settle(application)
        assert not window.imports.isVisible()


def test_words_that_name_nobody_leave_the_page_as_it_is(data_dir: Path) -> None:
    with opened(data_dir) as application:
        window = application.window
        QGuiApplication.clipboard().setText("buy milk and bread")
        key(window, "Ctrl+V")
        assert settle(application)
        assert window.pages.currentWidget() is window.first_start
        assert window.undo_bar.text.startswith("Nobody is named in these words:")


@pytest.mark.parametrize("way", ["clipboard", "drop"])
def test_files_and_words_come_in_by_either_way(way: str, data_dir: Path, tmp_path: Path) -> None:
    file = tmp_path / "Connections.csv"
    file.write_text("First Name,Last Name,Connected On\nAna,Ribeiro,04 Mar 2019\n", encoding="utf-8")
    for text, urls in ((SIGNATURE, []), ("", [QUrl.fromLocalFile(str(file))])):
        with opened(data_dir) as application:
            window, mime = application.window, QMimeData()
            mime.setUrls(urls)
            mime.setText(text) if text else None
            if way == "clipboard":
                QGuiApplication.clipboard().setMimeData(mime)
                key(window, "Ctrl+V")
            else:
                carry(window.first_start, mime)
            assert settle(application)
            assert window.imports.preview.isVisible()
            assert window.imports.preview.counts.accessibleName().startswith("1 new person")
