"""The first day with Networker: drop a file, find somebody, log a talk, undo, come back tomorrow."""

from contextlib import closing
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from networker.domain.vocabulary import Circle
from networker.services import people
from networker.services.imports import Pasted
from networker.services.people import Filter, Listing
from networker.store.book import Book
from networker.ui.application import Application
from networker.ui.models.paged import ItemRole
from networker.ui.settling import settle
from tests import samples
from tests.journeys.steps import NOW, drop, key, opened, press, type_text

EXPORT = """Notes:
"When exporting your connection data, you may notice that some of the email addresses are missing."

First Name,Last Name,URL,Email Address,Company,Position,Connected On
Zoë,Brandt,https://www.linkedin.com/in/zo%C3%AB-brandt,zoe@brandt.example,Kite Labs,Designer,04 Mar 2021
Łukasz,Wrona,https://www.linkedin.com/in/lukasz-wrona,,Wrona Consulting,Consultant,28 Oct 2019
,,,,,,07 Jun 2026
"""


def _listed(application: Application) -> list[str]:
    model = application.window.contacts.list.model()
    return [model.index(row, 0).data(ItemRole).name for row in range(model.rowCount())]


def test_drop_find_log_undo_reopen_redo(tmp_path: Path, data_dir: Path) -> None:
    file = tmp_path / "Connections (1).csv"
    file.write_text(EXPORT, encoding="utf-8")
    with opened(data_dir) as application:
        window = application.window
        assert window.pages.currentWidget() is window.first_start
        drop(window, [file])
        assert settle(application)
        assert window.imports.preview.isVisible()
        assert not application.session.book.read("SELECT 1 FROM person"), (
            "nothing is written before the button"
        )
        window.imports.apply.click()
        assert settle(application)
        window.imports.stop()
        assert settle(application)
        assert sorted(_listed(application)) == ["Zoë Brandt", "Łukasz Wrona"]

        type_text(window.search.line, "zoe")
        assert settle(application)
        assert _listed(application) == ["Zoë Brandt"]
        press(window.search.line, Qt.Key.Key_Return)
        assert settle(application)
        assert window.timeline.header.head is not None
        assert window.timeline.header.head.name == "Zoë Brandt"

        window.log()
        type_text(window.timeline.quick_line, "coffee Zoë yesterday: talked about the move")
        assert settle(application)
        press(window.timeline.quick_line, Qt.Key.Key_Return)
        assert settle(application)
        first = application.session.book.read("SELECT day, kind, text FROM interaction")
        assert first == [("2026-11-19", "meeting", "talked about the move")]
        talks = [row for row in window.timeline.model.rows if row.what == "talk"]
        assert talks[0].day.isoformat() == "2026-11-19"

        window.saying.undo()
        assert settle(application)
        assert not application.session.book.read("SELECT 1 FROM interaction")
        window.saying.undo()
        assert settle(application)
        assert window.undo_bar.text.startswith("Before that: Import of "), "an import is not undone unasked"
        assert application.session.book.read("SELECT count(*) FROM person") == [(2,)]
        window.undo_bar.link.click()
        assert settle(application)
        assert not application.session.book.read("SELECT 1 FROM person")
        assert window.pages.currentWidget() is window.first_start

    with opened(data_dir) as application:
        for _ in range(2):
            application.window.saying.redo()
            assert settle(application)
        book = application.session.book
        assert book.read("SELECT day, kind, text FROM interaction") == first
        assert sorted(_listed(application)) == ["Zoë Brandt", "Łukasz Wrona"]


CHAT = "".join(
    f"{day}/05/2026, 10:{minute} - {who}: {said}\n"
    for day in (13, 20, 27)
    for minute, who, said in ((10, "Me Myself", "How are you?"), (12, "Mia Lind", "Fine, and you?"))
)


def test_the_first_import_brings_todays_list_without_a_restart(tmp_path: Path, data_dir: Path) -> None:
    file = tmp_path / "Connections.csv"
    file.write_text(EXPORT.replace("04 Mar 2021", "10 Nov 2026"), encoding="utf-8")
    chat = tmp_path / "WhatsApp Chat with Mia Lind.txt"
    chat.write_text(CHAT, encoding="utf-8")
    with opened(data_dir) as application:
        window = application.window
        assert window.reach_out.today.cards == ()
        for brought, named in ((file, []), (chat, ["Mia Lind"])):
            drop(window, [brought])
            assert settle(application)
            window.imports.apply.click()
            assert settle(application)
            window.imports.stop()
            assert settle(application)
            assert [card.name for card in window.reach_out.today.cards] == named
            assert window.reach_out.nobody.triage.isVisible() is (named == []), (
                "a cold start offers to sort them"
            )
        assert window.reach_out.card.isVisible()
        people.add(application.session.book, name="Ana Torres", now=NOW)
        window.reach_out.refresh()
        assert settle(application)
        assert [card.name for card in window.reach_out.today.cards] == ["Mia Lind"]


def test_a_talk_takes_somebody_off_todays_list_and_undo_brings_them_back(data_dir: Path) -> None:
    book = Book(data_dir, now=NOW)
    samples.fill(book, now=NOW)
    book.close()
    with opened(data_dir) as application:
        window = application.window
        before = [card.name for card in window.reach_out.today.cards]
        assert len(before) == 5
        name = next(each for each in before if each.isascii())
        window.log()
        type_text(window.timeline.quick_line, f"coffee {name}: talked about the move")
        assert settle(application)
        press(window.timeline.quick_line, Qt.Key.Key_Return)
        assert settle(application)
        assert [card.name for card in window.reach_out.today.cards] == [
            each for each in before if each != name
        ]
        assert [row.name for row in window.reach_out.today.done] == [name]
        window.saying.undo()
        assert settle(application)
        assert [card.name for card in window.reach_out.today.cards] == before


def test_the_undo_key_means_the_book_where_a_field_is_empty(data_dir: Path) -> None:
    book = Book(data_dir, now=NOW)
    people.add(book, name="Ana Torres", now=NOW)
    book.close()
    with opened(data_dir) as application:
        window, line = application.window, application.window.timeline.quick_line.line
        window.activateWindow()
        assert window.contacts.list.hasFocus(), "the keyboard is on the people from the start"
        window.log()
        type_text(line, "coffee Ana yesterday")
        key(line, "Ctrl+Z")
        assert settle(application)
        assert line.text() == "", "what is being typed comes first"
        type_text(line, "coffee Ana yesterday")
        assert settle(application)
        press(line, Qt.Key.Key_Return)
        assert settle(application)
        assert application.session.book.read("SELECT count(*) FROM interaction") == [(1,)]
        assert line.hasFocus()
        key(line, "Ctrl+Z")
        assert settle(application)
        assert application.session.book.read("SELECT count(*) FROM interaction") == [(0,)]
        key(line, "Ctrl+Shift+Z")
        assert settle(application)
        assert application.session.book.read("SELECT count(*) FROM interaction") == [(1,)]


def test_circles_by_key_are_undone_by_one_key(data_dir: Path) -> None:
    book = Book(data_dir, now=NOW)
    for name in ("Ana Torres", "Ben Ode"):
        people.add(book, name=name, now=NOW)
    book.close()
    with opened(data_dir) as application:
        window = application.window
        listed = window.contacts.list
        listed.selectAll()
        press(listed, Qt.Key.Key_2)
        assert settle(application)
        ids = Listing(application.session.book).ids(Filter(circle=int(Circle.CLOSE))).ids
        assert len(ids) == 2
        assert window.undo_bar.text == "2 people are in Close now"
        window.undo_bar.link.click()
        assert settle(application)
        assert not Listing(application.session.book).ids(Filter(circle=int(Circle.CLOSE))).ids


def test_look_around_with_samples_leaves_the_own_book_empty(data_dir: Path) -> None:
    with opened(data_dir) as application:
        application.window.first_start.samples.click()
        application.window.complete()
        assert settle(application)
        assert application.window.contacts.list.model().rowCount() > 100
        application.requests.back_to_own_book()
        application.window.complete()
        assert settle(application)
        assert _listed(application) == []


def test_what_is_dropped_among_invented_people_goes_into_the_own_book(data_dir: Path) -> None:
    """The invented ones are gone with their window: an import among them would be lost."""
    with opened(data_dir, "--sample") as application:
        application.window.start_import([Pasted("Zoë Bergh <zoe@bergh.example>")])
        assert settle(application)
        QTest.qWait(0)
        assert settle(application)
        window = application.window
        assert application.session.book.folder == data_dir
        assert window.pages.import_shown
        assert window.imports.preview.counts.accessibleName().startswith("1 new person")
        assert "own book" in window.undo_bar.text


def test_an_own_book_in_another_window_stays_there(data_dir: Path) -> None:
    with opened(data_dir, "--sample") as application, closing(Book(data_dir, now=NOW)):
        shown = application.window
        application.requests.back_to_own_book()
        assert application.window is shown
        assert shown.contacts.list.model().rowCount() > 100
        assert "holds the book" in shown.centre.notice.label.text()


def test_somebody_is_added_by_name_and_esc_goes_back(data_dir: Path) -> None:
    with opened(data_dir) as application:
        window = application.window
        window.activateWindow()
        window.add_person()
        card = window.findChild(QWidget, "addPerson")
        assert card.isVisible()
        assert card.line.hasFocus()
        press(card.line, Qt.Key.Key_Return)
        assert card.isVisible(), "a name is needed"
        type_text(card.line, "  Zoë   van der Berg ")
        press(card.line, Qt.Key.Key_Return)
        assert settle(application)
        assert _listed(application) == ["Zoë van der Berg"]
        assert window.timeline.header.head.name == "Zoë van der Berg"
        window.add_person()
        card = window.findChildren(QWidget, "addPerson")[-1]
        type_text(card.line, "Nobody")
        press(card.line, Qt.Key.Key_Escape)
        assert settle(application)
        assert _listed(application) == ["Zoë van der Berg"]


def test_nobody_types_into_a_line_that_is_not_seen(data_dir: Path) -> None:
    with opened(data_dir) as application:
        window = application.window
        window.activateWindow()
        assert window.pages.currentWidget() is window.first_start
        key(window, "Ctrl+L")
        line = window.timeline.quick_line
        assert line.line.isVisible()
        assert QApplication.focusWidget() is line.line
        type_text(line.line, "coffee Ana: sample draft")
        assert settle(application)
        assert line.chips.isVisible()
        key(line.line, "Escape")
        for _ in range(3):
            focus = QApplication.focusWidget()
            assert focus is not None
            key(focus, "Escape")
        assert window.pages.currentWidget() is window.first_start, "Esc leads back"
