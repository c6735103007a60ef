"""A backup put back through the whole window, and taken back; what is wrong with backups is said and costs nobody a page."""

from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt

from networker.services import backups, people
from networker.store.book import Book
from networker.ui.page_table import BACKUPS
from networker.ui.settling import settle
from tests.journeys.steps import NOW, key, opened, press
from tests.store.dump import dump


@pytest.fixture
def lived_in(data_dir: Path) -> Path:
    """Ana and a backup of her; then Ben, whom no backup knows."""
    book = Book(data_dir, now=NOW)
    people.add(book, name="Ana", now=NOW)
    backups.write(book, backups.places(book, ""), now=NOW - timedelta(days=3))
    people.add(book, name="Ben", now=NOW)
    book.close()
    return data_dir


def _names(folder: Book) -> list[str]:
    return [row[0] for row in folder.read("SELECT name FROM person ORDER BY id")]


def test_a_backup_is_looked_at_put_back_and_taken_back_by_keys(lived_in: Path) -> None:
    with opened(lived_in) as application:
        window, book = application.window, application.session.book
        window.activateWindow()
        window.show_person(2)  # type: ignore[arg-type]
        settle(application)
        before = dump(book)
        page = window.open_page(BACKUPS)
        settle(application)
        assert page.list.hasFocus()
        assert page.counts.accessibleName() == "1 person, 0 talks, 0 open promises"
        assert page.compared.text() == "Your present book holds 2 people and 0 talks."
        press(page.list, Qt.Key.Key_Return)
        assert page.restore_button.hasFocus()
        press(page.restore_button, Qt.Key.Key_Return)
        settle(application)
        assert _names(book) == ["Ana"]
        assert window.undo_bar.text.startswith("Backup of 17 November 2026, ")
        assert page.list.hasFocus()
        assert len(page._listed) == 2
        key(window, "Esc")
        settle(application)
        assert window.contacts.list.model().rowCount() == 1
        key(window, "Ctrl+Z")
        settle(application)
        assert dump(book) == before
        assert window.contacts.list.model().rowCount() == 2
        assert window.undo_bar.text.startswith("Undone: Backup of 17 November 2026, ")
        key(window, "Ctrl+Shift+Z")
        settle(application)
        assert _names(book) == ["Ana"]


def test_a_damaged_backup_cannot_be_put_back_and_the_next_one_can(lived_in: Path) -> None:
    with opened(lived_in) as application:
        window, book = application.window, application.session.book
        backups.write(book, backups.places(book, ""), now=NOW)
        [newest, _] = backups.listed(backups.places(book, ""))
        content = bytearray(newest.path.read_bytes())
        content[7000] ^= 4
        newest.path.write_bytes(content)
        page = window.open_page(BACKUPS)
        settle(application)
        assert "damaged" in page.remark.label.text()
        assert page.restore_button.isHidden()
        press(page.list, Qt.Key.Key_J)
        settle(application)
        assert page.remark.isHidden()
        assert page.restore_button.isEnabled()
        assert page.restore_button.isVisible()


def test_without_any_it_says_so_and_writes_one_now(data_dir: Path) -> None:
    book = Book(data_dir, now=NOW)
    people.add(book, name="Ana", now=NOW)
    book.close()
    with opened(data_dir) as application:
        page = application.window.open_page(BACKUPS)
        settle(application)
        assert page.empty.isVisible()
        assert page.empty.button.hasFocus()
        press(page.empty.button, Qt.Key.Key_Return)
        assert page.empty.button.text() == page.now_button.text() == "Backing up…"
        settle(application)
        assert page.empty.button.text() == page.now_button.text() == "Back up now"
        assert page.list.hasFocus()
        assert len(list((data_dir / "backups").glob("*.db"))) == 1


def test_while_the_program_runs_a_backup_is_written_and_trouble_is_said_once(data_dir: Path) -> None:
    book = Book(data_dir, now=NOW)
    people.add(book, name="Ana", now=NOW)
    book.close()
    in_the_way = data_dir / "backups"
    in_the_way.touch()
    with opened(data_dir) as application:
        application.window.building.complete()
        settle(application)
        keeper = application.backups
        assert keeper is not None
        keeper._first.stop()
        application.alarm.compared.emit()  # as each minute
        settle(application)
        assert keeper.bar is not None
        assert keeper.bar.label.text().startswith("There is no backup yet. ")
        keeper.bar.button.click()
        keeper.look()
        settle(application)
        assert keeper.bar is None, "it was closed, and nothing else is wrong"
        in_the_way.unlink()
        keeper.look()
        settle(application)
        assert len(list(in_the_way.glob("*.db"))) == 1
        application.choices.remember(backups=False)
        people.add(application.session.book, name="Ben", now=NOW)
        keeper.look()
        settle(application)
        assert len(list(in_the_way.glob("*.db"))) == 1


def test_where_the_file_of_the_book_was_lost_its_backups_are_offered(lived_in: Path) -> None:
    (lived_in / "networker.db").unlink()
    with opened(lived_in) as application:
        window = application.window
        window.building.complete()
        settle(application)
        keeper = application.backups
        assert keeper is not None
        keeper._first.stop()
        keeper.look()
        settle(application)
        assert keeper.bar is not None
        assert keeper.bar.label.text().endswith(", with 1 person.")
        keeper.bar.button.click()
        settle(application)
        assert window.pages.shown is BACKUPS
        press(window.open_page(BACKUPS).restore_button, Qt.Key.Key_Return)
        settle(application)
        assert _names(application.session.book) == ["Ana"]
        keeper.look()
        settle(application)
        assert keeper.bar is None


def test_invented_people_have_no_backups(data_dir: Path) -> None:
    with opened(data_dir, "--sample") as application:
        application.window.building.complete()
        settle(application)
        assert application.backups is None
