"""From the menu of a person to nothing left of them: what goes is shown, backups are asked about, and nothing leads back."""

from contextlib import closing
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction

from networker.domain.vocabulary import Channel, PersonId
from networker.services import backup, people, quick_log, undo
from networker.store.book import Book
from networker.ui.forgetting.card import ForgetCard
from networker.ui.settling import settle
from tests.journeys.steps import NOW, opened, press


@pytest.fixture
def folder(data_dir: Path) -> Path:
    with closing(Book(data_dir, now=NOW)) as book:
        people.add(book, name="Ana Zqxcanary", now=NOW, handles=[(Channel.MAIL, "ana@zqxcanary.example")])
        people.add(book, name="Ben Okafor", now=NOW)
        quick_log.log(book, "Lunch with Ana Zqxcanary: the boat", now=NOW)
    return data_dir


def is_told(folder: Path) -> bool:
    return any(b"zqxcanary" in each.read_bytes().lower() for each in folder.rglob("*") if each.is_file())


def menu_line(window: object, text: str) -> QAction:
    header = window.timeline.header  # type: ignore[attr-defined]
    header.more.menu.aboutToShow.emit()
    [found] = [each for each in header.more.menu.actions() if each.text() == text]
    return found


def test_by_the_menu_and_without_a_backup(folder: Path) -> None:
    with opened(folder) as application:
        window = application.window
        window.show_person(PersonId(1))
        assert settle(application)
        menu_line(window, "Forget…").trigger()
        assert settle(application)
        card = window.forgetting.card
        assert isinstance(card, ForgetCard)
        assert window.focusWidget() is card.cancel, "a hurried Enter does nothing"
        press(card.cancel, Qt.Key.Key_Tab)
        assert window.focusWidget() is card.forget
        press(card.forget, Qt.Key.Key_Space)
        assert settle(application)
        assert window.person is None
        assert window.undo_bar.text == "1 person is forgotten"
        assert not window.undo_bar.leads_back
        assert not is_told(folder), "while the window is open"
    with closing(Book(folder, now=NOW)) as book:
        assert book.read("SELECT name FROM person") == [("Ben Okafor",)]
        assert undo.next_labels(book)[0] == "Adding Ben Okafor"
    assert not is_told(folder)


@pytest.mark.parametrize("which", [0, 1])
def test_where_there_are_backups_it_waits_for_an_answer(folder: Path, which: int) -> None:
    with closing(Book(folder, now=NOW)) as book:
        backup.write(book, now=NOW)
    with opened(folder) as application:
        window = application.window
        window.show_person(PersonId(1))
        assert settle(application)
        window.forget()
        assert settle(application)
        card = window.forgetting.card
        assert isinstance(card, ForgetCard)
        assert not card.forget.isEnabled()
        card.ways[which].click()
        card.forget.click()
        assert settle(application)
        said = "Forgotten. 1 backup may still hold them." if which else "1 person is forgotten"
        assert window.undo_bar.text == said
    assert is_told(folder) is bool(which)


def test_several_who_are_selected(folder: Path) -> None:
    with opened(folder) as application:
        window = application.window
        window.contacts.list.selectAll()
        window.forget()
        assert settle(application)
        card = window.forgetting.card
        assert isinstance(card, ForgetCard)
        assert card.accessibleName().startswith("Forget 2 people")
        card.forget.click()
        assert settle(application)
        assert window.undo_bar.text == "2 people are forgotten"
        assert people.count(application.session.book) == 0


def test_what_is_typed_for_them_does_not_come_back(folder: Path) -> None:
    with opened(folder) as application:
        window = application.window
        window.show_person(PersonId(1))
        assert settle(application)
        window.timeline.quick_line.set_text("Zqxcanary said")
        window.forget()
        assert settle(application)
        window.forgetting.card.forget.click()  # type: ignore[union-attr]
        assert settle(application)
    Book(folder, now=NOW).close()
    assert not is_told(folder)


def test_nobody_is_forgotten_with_nobody_chosen_or_names_hidden(folder: Path) -> None:
    with opened(folder) as application:
        window = application.window
        window.forget()
        assert settle(application)
        assert window.forgetting.card is None
        assert window.undo_bar.text == "Choose the person first, then forget them"
