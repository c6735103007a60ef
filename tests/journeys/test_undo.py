"""Ctrl+Z by one rule: what a page has not written yet is taken back there, else the last step of the book, named."""

from contextlib import closing
from pathlib import Path
from threading import Event
from typing import Any

import pytest
from PySide6.QtWidgets import QApplication

from networker.domain.vocabulary import Channel, Circle, Fact
from networker.services import gatherings, imports, people, quick_log
from networker.store import journal, put_back
from networker.store.book import Book
from networker.ui.application import Application
from networker.ui.main_window import MainWindow
from networker.ui.page_table import GATHERINGS, TIDY
from networker.ui.settling import settle
from tests.journeys.steps import NOW, drop, key, opened, type_text

CARD = "BEGIN:VCARD\nVERSION:3.0\nFN:{0}\nEMAIL:{1}@x.example\nEND:VCARD\n"
NOTHING = "There is nothing to undo"


def undo(application: Application, window: MainWindow) -> str:
    """Press the keys, and answer what is said."""
    window.activateWindow()
    key(window, "Ctrl+Z")
    assert settle(application)
    assert window.undo_bar.isVisible()
    return window.undo_bar.text


def test_nothing_to_undo_is_no_failure_and_leaves_by_itself(data_dir: Path) -> None:
    with opened(data_dir) as application:
        window = application.window
        assert undo(application, window) == NOTHING
        assert not window.centre.notice.isVisible()
        assert not window.undo_bar.link.isVisible(), "there is no way back from nothing"
        window.undo_bar._leaving.timeout.emit()
        assert not window.undo_bar.isVisible()
        key(window, "Ctrl+Shift+Z")
        assert settle(application)
        assert window.undo_bar.text == "There is nothing to do again"


def test_whoever_went_back_too_far_is_shown_the_way_forth_again(data_dir: Path) -> None:
    """All is gone from sight then: that nothing is left to undo would be all that is said."""
    with closing(Book(data_dir, now=NOW)) as book:
        people.add(book, name="Ana Lind", now=NOW)
    with opened(data_dir) as application:
        window = application.window
        assert undo(application, window) == "Undone: Adding Ana Lind"
        assert undo(application, window) == NOTHING
        assert window.undo_bar.link.isVisible()
        assert window.undo_bar.link.text() == "Do again"
        window.undo_bar.link.click()
        assert settle(application)
        assert application.session.book.read("SELECT name FROM person") == [("Ana Lind",)]


def test_in_the_preview_the_book_is_never_meant(data_dir: Path, tmp_path: Path) -> None:
    with closing(Book(data_dir, now=NOW)) as book:
        people.add(book, name="Ana Lind", now=NOW)
    card = tmp_path / "bo.vcf"
    card.write_text(CARD.format("Bo Ode", "bo"), encoding="utf-8")
    with opened(data_dir) as application:
        window = application.window
        drop(window, [card])
        assert settle(application)
        assert undo(application, window) == "Nothing was answered here yet, and nothing is written"
        assert window.imports.preview.isVisible()
        pages = window.pages
        assert (
            pages.mapTo(window.centre, pages.rect().bottomLeft()).y() < window.undo_bar.geometry().top() + 12
        )
        assert application.session.book.read("SELECT name FROM person") == [("Ana Lind",)]


def test_a_pair_put_off_in_tidy_comes_back_before_anything_of_the_book(data_dir: Path) -> None:
    with closing(Book(data_dir, now=NOW)) as book:
        for family in ("Lind", "Ode", "Wu"):
            for given in ("Ana", "Anna"):
                people.add(
                    book, name=f"{given} {family}", now=NOW, handles=[(Channel.MAIL, f"{family}@x.example")]
                )
    with opened(data_dir) as application:
        window = application.window
        window.open_page(TIDY)
        assert settle(application)
        tidy = window.pages[TIDY]

        def shown() -> set[int]:
            assert tidy.pair.shown is not None
            return {tidy.pair.shown.keep.id, tidy.pair.shown.gone.id}

        first = shown()
        tidy.pair.later.click()
        assert settle(application)
        second = shown()
        tidy.pair.apart.click()
        assert settle(application)
        assert undo(application, window).startswith("Undone: ")
        assert shown() == second, "the answer is open again"
        tidy.pair.later.click()
        assert settle(application)
        window.activateWindow()
        for expected in (second, first):
            key(window, "Ctrl+Z")
            assert settle(application)
            assert shown() == expected
        assert application.session.book.read("SELECT count(*) FROM person") == [(6,)]
        assert undo(application, window) == "Undone: Adding Anna Wu", "nothing of the page is left"


def test_an_import_undone_from_another_page_is_named_and_offered_again(
    data_dir: Path, tmp_path: Path
) -> None:
    card = tmp_path / "friends.vcf"
    card.write_text(CARD.format("Bo Ode", "bo"), encoding="utf-8")
    with closing(Book(data_dir, now=NOW)) as book:
        imports.apply(book, imports.plan(book, [card], now=NOW), now=NOW)
    with opened(data_dir) as application:
        window, book = application.window, application.session.book
        window.open_page(TIDY)
        assert settle(application)
        assert undo(application, window) == "Undone: Import of friends.vcf"
        assert book.read("SELECT count(*) FROM person") == [(0,)]
        assert window.undo_bar.link.text() == "Do again"
        window.undo_bar.link.click()
        assert settle(application)
        assert book.read("SELECT count(*) FROM person") == [(1,)]
        assert window.undo_bar.text == "Done again: Import of friends.vcf"
        assert window.undo_bar.link.text() == "Undo"


def test_the_same_done_twice_is_said_twice(data_dir: Path) -> None:
    with closing(Book(data_dir, now=NOW)) as book:
        ana = people.add(book, name="Ana Lind", now=NOW)[0]
    with opened(data_dir) as application:
        window = application.window
        for circle in (Circle.INNER, None, Circle.INNER):
            window.undo_bar.dismiss()
            window.verbs.set_circle([ana], circle)
            assert settle(application)
            assert window.undo_bar.isVisible()


def test_what_takes_long_is_named_while_it_goes(data_dir: Path) -> None:
    with closing(Book(data_dir, now=NOW)) as book:
        people.add(book, name="Ana Lind", now=NOW)
    with opened(data_dir) as application:
        window = application.window
        window.verbs._named("Import of friends.vcf")
        window.verbs._long.timeout.emit()
        assert window.undo_bar.text == "Undoing: Import of friends.vcf"
        assert 0 < window.verbs._long.remainingTime() < window.undo_bar.STAYS_MS, (
            "said again before it leaves"
        )
        assert undo(application, window).startswith("Undone: ")
        assert not window.verbs._long.isActive()


def test_how_far_a_long_way_back_is_stands_with_its_name(data_dir: Path) -> None:
    with closing(Book(data_dir, now=NOW)) as book:
        people.add(book, name="Ana Lind", now=NOW)
    with opened(data_dir) as application:
        window = application.window
        window.verbs._named("Import of friends.vcf")
        for done, of, said in (
            (0, 40, ""),
            (5000, 412_345, "  ·  5,000 of 412,345"),
            (412_345, 412_345, "  ·  almost done"),
        ):
            window.verbs._is_at(done, of)
            window.verbs._long.timeout.emit()
            assert window.undo_bar.text == f"Undoing: Import of friends.vcf{said}"
        assert undo(application, window).startswith("Undone: ")
        assert window.verbs._far == (1, 1), "it was told by the lane"


def test_what_takes_long_is_stopped_and_leaves_the_book_as_it_was(
    data_dir: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with closing(Book(data_dir, now=NOW)) as book:
        people.add(book, name="Ana Lind", now=NOW)
    real = put_back.put_back
    halfway, goes_on = Event(), Event()

    def slowly(*args: Any, **named: Any) -> None:
        real(*args, **named)
        halfway.set()
        assert goes_on.wait(5)
        args[2](1, 1)

    monkeypatch.setattr(journal, "put_back", slowly)
    with opened(data_dir) as application:
        window, book = application.window, application.session.book
        window.activateWindow()
        for keys, stop in (("Ctrl+Z", window.undo_bar.link.click), ("Ctrl+Z", lambda: key(window, "Esc"))):
            key(window, keys)
            assert halfway.wait(5)
            window.verbs._long.timeout.emit()
            assert window.undo_bar.link.text() == "Cancel"
            stop()
            goes_on.set()
            assert settle(application)
            assert window.undo_bar.text == "Stopped; nothing was changed."
            assert not window.centre.notice.isVisible()
            assert book.read("SELECT name FROM person") == [("Ana Lind",)]
            assert book.read("SELECT undone FROM step") == [(0,)]
            halfway.clear()
            goes_on.clear()
        goes_on.set()
        assert undo(application, window) == "Undone: Adding Ana Lind", "the next one is not stopped"


def test_what_failed_goes_with_escape_the_next_thing_done_and_the_next_page(data_dir: Path) -> None:
    with opened(data_dir) as application:
        window = application.window
        window.activateWindow()
        notice = window.centre.notice
        window.say_failed("The disk is full.")
        window.open_page(TIDY)
        assert not notice.isVisible()
        window.say_failed("The disk is full.")
        key(window, "Esc")
        assert not notice.isVisible()
        assert window.pages.currentWidget() is window.pages[TIDY], "one key, one thing"
        window.say_failed("The disk is full.")
        window.verbs.add_person("Bo Ode")
        assert settle(application)
        assert not notice.isVisible()


def test_that_people_are_invented_is_said_again_after_a_failure(data_dir: Path) -> None:
    with opened(data_dir, "--sample") as application:
        notice = application.window.centre.notice
        said = notice.label.text()
        assert "invented" in said
        application.window.say_failed("The disk is full.")
        assert notice.label.text() == "The disk is full."
        notice.button.click()
        assert (notice.isVisible(), notice.label.text()) == (True, said)
        assert not notice.clear(), "it stays"


def test_steps_taken_back_in_a_row_pause_before_an_import(data_dir: Path, tmp_path: Path) -> None:
    card = tmp_path / "friends.vcf"
    card.write_text(CARD.format("Bo Ode", "bo"), encoding="utf-8")
    with closing(Book(data_dir, now=NOW)) as book:
        imports.apply(book, imports.plan(book, [card], now=NOW), now=NOW)
        people.add(book, name="Ana Lind", now=NOW)
        people.add(book, name="Eva Wu", now=NOW)
    with opened(data_dir) as application:
        window, book = application.window, application.session.book

        def names() -> list[str]:
            return [name for (name,) in book.read("SELECT name FROM person ORDER BY id")]

        window.activateWindow()
        for _hurried in range(5):
            key(window, "Ctrl+Z")
        assert settle(application)
        assert names() == ["Bo Ode"]
        said = "Before that: Import of friends.vcf. Take it back too?"
        assert window.undo_bar.text == said
        assert undo(application, window) == said, "a key that comes at once has not read it"
        assert names() == ["Bo Ode"]
        window.verbs._reading.stop()
        assert undo(application, window) == "Undone: Import of friends.vcf", "asked for once more"
        assert names() == []
        window.undo_bar.link.click()
        assert settle(application)
        assert names() == ["Bo Ode"]
        window.verbs.add_person("Ida Holm")
        assert settle(application)
        for _hurried in range(2):
            key(window, "Ctrl+Z")
        assert settle(application)
        assert names() == ["Bo Ode"]
        assert window.undo_bar.link.text() == "Undo"
        window.undo_bar.link.click()
        assert settle(application)
        assert names() == []


def test_while_an_entry_is_set_right_the_book_is_not_meant(data_dir: Path) -> None:
    with closing(Book(data_dir, now=NOW)) as book:
        for name in ("Ana Lind", "Bo Ode"):
            people.add(book, name=name, now=NOW)
        quick_log.log(book, "coffee Ana, Bo yesterday: her move", now=NOW)
    with opened(data_dir) as application:
        window, book = application.window, application.session.book
        window.activateWindow()
        window.timeline.editing.edit(1)
        editor = window.timeline.editing.editor
        assert editor is not None
        chip = editor.people.items[0]
        chip.setFocus()
        key(chip, "Delete")
        assert len(editor.people.people) == 1
        focused = window.focusWidget()
        assert focused is not None
        key(focused, "Ctrl+Z")
        assert settle(application)
        assert len(editor.people.people) == 2
        assert book.read("SELECT count(*) FROM interaction") == [(1,)]
        editor.time.setFocus()
        key(editor.time, "2")
        window.timeline.list.setFocus()
        key(window.timeline.list, "Ctrl+Z")
        assert settle(application)
        assert (editor.time.text(), book.read("SELECT count(*) FROM interaction")) == ("", [(1,)])


@pytest.mark.parametrize("what", ["note", "fact", "promise", "entry", "gathering", "gathering notes"])
def test_however_often_it_is_pressed_in_an_editor_undo_is_the_editors(data_dir: Path, what: str) -> None:
    with closing(Book(data_dir, now=NOW)) as book:
        ana, _ = people.add(book, name="Ana Torres", now=NOW)
        quick_log.log(book, "coffee Ana yesterday: the boat", now=NOW)
        gatherings.create(book, name="PyCon", place="", day=NOW.date(), people=[ana], now=NOW)
    with opened(data_dir) as application:
        window, book = application.window, application.session.book
        window.activateWindow()
        window.show_person(ana)
        assert settle(application)
        timeline = window.timeline
        if what == "note":
            timeline.write_note()
        elif what == "fact":
            timeline.noting.note(Fact.LIKE)
        elif what == "promise":
            timeline.note_promise()
        elif what == "entry":
            timeline.grab()
            assert settle(application)
            timeline.editing.edit(1)
        else:
            window.open_page(GATHERINGS)
            assert settle(application)
            page = window.pages[GATHERINGS]
            page.begin() if what == "gathering" else page.pane.notes.setFocus()
        field = QApplication.focusWidget()
        assert field is not None
        type_text(field, "x")
        before = book.read("SELECT count(*), sum(undone) FROM step")
        for keys in ("Ctrl+Z", "Ctrl+Z", "Ctrl+Z", "Ctrl+Shift+Z", "Ctrl+Z", "Ctrl+Z"):
            key(QApplication.focusWidget() or window, keys)
            assert settle(application)
        assert QApplication.focusWidget() is field
        assert book.read("SELECT count(*), sum(undone) FROM step") == before
