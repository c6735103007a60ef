"""What was begun and not finished is not lost, and goes to nobody else, wherever the keys lead meanwhile."""

import signal
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget

from networker import app
from networker.domain.begun import Kind, Place
from networker.domain.vocabulary import Fact, PersonId
from networker.services import drafts, merge, people, quick_log, undo
from networker.store.book import Book
from networker.ui.about.fact_card import FactCard
from networker.ui.application import Application
from networker.ui.page_table import GATHERINGS
from networker.ui.settling import settle
from networker.ui.widgets.basics import Link
from tests.journeys.steps import NOW, key, opened, type_text

ROOT = Path(__file__).parents[2]
NOTHING: dict[str, object] = {"people": {}, "new": [], "places": {}}  # was answered
BEN, CARLA = PersonId(1), PersonId(2)


def focus() -> QWidget:
    widget = QApplication.focusWidget()
    assert widget is not None
    return widget


def told(line: QWidget) -> list[str]:
    """What a page says was begun on it."""
    return [each.text() for each in line.findChildren(Link)]


def go_on(application: Application, line: QWidget, words: str) -> None:
    """By the keyboard: Tab comes there, Enter goes on with it."""
    link = next(each for each in line.findChildren(Link) if each.text() == words)
    assert link.focusPolicy() & Qt.FocusPolicy.TabFocus
    assert link.accessibleName() == f"Begun and not saved: {words}"
    link.setFocus()
    key(link, "Return")
    assert settle(application)


def fill(folder: Path) -> None:
    with closing(Book(folder, now=NOW)) as book:
        for name in ("Ben Okafor", "Carla Rossi"):
            people.add(book, name=name, now=NOW)


def test_a_sentence_begun_with_one_is_never_logged_with_another(data_dir: Path) -> None:
    fill(data_dir)
    with opened(data_dir) as application:
        window, book = application.window, application.session.book
        window.activateWindow()
        window.show_person(BEN)
        assert settle(application)
        key(window, "Ctrl+L")
        type_text(focus(), "call: he moves")
        assert settle(application)
        key(window, "Ctrl+K")
        type_text(focus(), "carla")
        assert settle(application)
        key(focus(), "Return")
        assert settle(application)
        assert window.person == CARLA
        key(window, "Ctrl+L")
        key(focus(), "Return")
        assert settle(application)
        assert book.read("SELECT count(*) FROM interaction") == [(0,)]
        window.show_person(BEN)
        assert settle(application)
        assert window.timeline.quick_line.text() == "call: he moves"
        key(window, "Ctrl+L")
        key(focus(), "Return")
        assert settle(application)
        assert book.read("SELECT person_id FROM interaction_person") == [(BEN,)]


def test_escape_on_a_chip_leads_to_the_line_and_no_further(data_dir: Path) -> None:
    fill(data_dir)
    with opened(data_dir) as application:
        window = application.window
        window.activateWindow()
        window.show_person(BEN)
        assert settle(application)
        line = window.timeline.quick_line
        key(window, "Ctrl+L")
        type_text(focus(), "call yesterday")
        assert settle(application)
        key(focus(), "Down")
        assert focus() in line.chips.items
        key(focus(), "Escape")
        assert (focus(), window.person, line.text()) == (line.line, BEN, "call yesterday")


def test_a_sentence_left_by_escape_comes_back_before_the_book_is_touched(data_dir: Path) -> None:
    fill(data_dir)
    with opened(data_dir) as application:
        window = application.window
        window.activateWindow()
        key(window, "Ctrl+L")
        type_text(focus(), "call Ben: he moves")
        assert settle(application)
        key(focus(), "Escape")
        key(focus(), "Ctrl+Z")
        assert settle(application)
        assert window.timeline.quick_line.text() == "call Ben: he moves"
        assert application.session.book.read("SELECT count(*) FROM person") == [(2,)]


def test_what_was_begun_is_there_after_a_restart(data_dir: Path) -> None:
    fill(data_dir)
    with opened(data_dir) as application:
        window = application.window
        window.show_person(BEN)
        assert settle(application)
        type_text(window.timeline.quick_line.line, "call: he mo")
        window.show_person(CARLA)
        assert settle(application)
        window.timeline.write_note()
        card = window.timeline.notes.card
        assert card is not None
        type_text(card.text, "Half a note")
        key(card.text, "Escape")
        assert window.timeline.notes.card is None
        window.open_page(GATHERINGS).begin()
        assert settle(application)
        form = window.pages[GATHERINGS].form
        assert form is not None
        type_text(form.name.line, "PyC")
    with opened(data_dir) as application:
        window, book = application.window, application.session.book
        assert book.read("SELECT count(*) FROM interaction") == [(0,)]
        assert book.read("SELECT notes FROM person WHERE id = ?", (CARLA,)) == [("",)]
        window.show_person(BEN)
        assert settle(application)
        assert window.timeline.quick_line.text() == "call: he mo"
        window.show_person(CARLA)
        assert settle(application)
        assert window.timeline.notes.card is None, "nothing opens by itself"
        go_on(application, window.timeline.begun_line, "a note")
        card = window.timeline.notes.card
        assert card is not None
        assert told(window.timeline.begun_line) == [], "it is open"
        assert card.text.toPlainText() == "Half a note"
        card.cancel.click()
        window.open_page(GATHERINGS)
        assert settle(application)
        assert window.pages[GATHERINGS].form is None
        window.pages[GATHERINGS].empty.button.click()
        form = window.pages[GATHERINGS].form
        assert form is not None
        assert form.name.line.text() == "PyC"
        form.cancel.click()
        window.show_person(BEN)
        key(window, "Ctrl+L")
        key(focus(), "Return")
        assert settle(application)
        assert book.read("SELECT count(*) FROM interaction") == [(1,)]
    with opened(data_dir) as application:
        for person in (BEN, CARLA):
            application.window.show_person(person)
            assert settle(application)
            assert application.window.timeline.quick_line.text() == "", "logged"
            assert told(application.window.timeline.begun_line) == [], "cancelled"
        application.window.open_page(GATHERINGS)
        assert settle(application)
        assert application.window.pages[GATHERINGS].empty.button.text() == "New gathering…"


KILLED = """
import os, signal, sys
from pathlib import Path
from networker.services import drafts
from networker.ui.about.fact_card import FactCard
from networker.ui.application import Application
from networker.ui.settling import settle
from networker.ui.widgets.basics import Link
from tests.journeys.steps import opened, type_text
with opened(Path(sys.argv[1])) as application:
    window = application.window
    window.show_person(1)
    assert settle(application)
    type_text(window.timeline.quick_line.line, "call: he mo")
    window.timeline.note_promise()
    type_text(window.timeline.promising.card.line, "send the ma")
    while len(drafts.kept(application.session.book)) < 2:
        assert settle(application)
    os.kill(os.getpid(), signal.SIGKILL)
"""


@pytest.mark.skipif(sys.platform == "win32", reason="there a program is not killed like that")
def test_what_was_begun_is_there_after_a_kill(data_dir: Path) -> None:
    fill(data_dir)
    done = subprocess.run(
        [sys.executable, "-c", KILLED, str(data_dir)], cwd=ROOT, capture_output=True, timeout=120, check=False
    )
    assert (done.returncode, done.stderr) == (-signal.SIGKILL, b"")
    with opened(data_dir) as application:
        window = application.window
        window.show_person(BEN)
        assert settle(application)
        assert window.timeline.quick_line.text() == "call: he mo"
        go_on(application, window.timeline.begun_line, "a promise")
        card = window.timeline.promising.card
        assert card is not None
        assert card.line.text() == "send the ma"
        key(card.line, "Return")
        assert settle(application)
        assert application.session.book.read("SELECT text FROM follow_up") == [("send the ma",)]
    with opened(data_dir) as application:
        application.window.show_person(BEN)
        assert settle(application)
        assert told(application.window.timeline.begun_line) == []


def test_a_name_that_was_begun_is_there_again(data_dir: Path) -> None:
    fill(data_dir)
    with opened(data_dir) as application:
        window = application.window
        window.activateWindow()
        window.add_person()
        type_text(focus(), "Zita Ba")
        key(focus(), "Escape")
    with opened(data_dir) as application:
        window = application.window
        window.activateWindow()
        window.add_person()
        type_text(focus(), "y")
        key(focus(), "Return")
        assert settle(application)
        assert application.session.book.read("SELECT name FROM person WHERE id > 2") == [("Zita Bay",)]
        assert application.session.drafts.places(Kind.NEW_PERSON) == []


def test_the_small_window_has_a_draft_of_its_own(data_dir: Path) -> None:
    fill(data_dir)
    with opened(data_dir) as application:
        type_text(application.apart.window.quick_line.line, "call Ben: he mo")
    with opened(data_dir) as application:
        assert application.window.timeline.quick_line.text() == ""
        assert application.apart.window.quick_line.text() == "call Ben: he mo"


def test_a_sentence_begun_is_there_when_the_samples_were_looked_at(data_dir: Path) -> None:
    fill(data_dir)
    with opened(data_dir) as application:
        type_text(application.window.timeline.quick_line.line, "call Ben: he mo")
        application.look_at_samples()
        application.window.complete()
        assert settle(application)
        assert application.window.timeline.quick_line.text() == ""
        application.requests.back_to_own_book()
        application.window.complete()
        assert settle(application)
        assert application.window.timeline.quick_line.text() == "call Ben: he mo"


def test_a_time_that_is_none_outlives_the_program_and_the_rest_is_written(data_dir: Path) -> None:
    fill(data_dir)
    with closing(Book(data_dir, now=NOW)) as book:
        quick_log.log(book, "coffee Ben yesterday: the boat", now=NOW)
    with opened(data_dir) as application:
        window = application.window
        window.show_person(BEN)
        assert settle(application)
        window.timeline.grab()
        assert settle(application)
        window.timeline.editing.edit(1)
        editor = window.timeline.editing.editor
        assert editor is not None
        type_text(editor.text, " and the oars")
        editor.time.setText("25:99")
    with opened(data_dir) as application:
        window = application.window
        assert application.session.book.read("SELECT text FROM interaction") == [("the boat and the oars",)]
        window.show_person(BEN)
        assert settle(application)
        window.timeline.grab()
        assert settle(application)
        window.timeline.editing.edit(1)
        editor = window.timeline.editing.editor
        assert editor is not None
        assert (editor.time.text(), editor.text.toPlainText()) == ("25:99", "the boat and the oars")
        assert "15:30" in editor.save.accessibleDescription()


@pytest.mark.parametrize("saved", [True, False])
def test_a_fact_that_cannot_be_read_outlives_the_program(data_dir: Path, saved: bool) -> None:
    fill(data_dir)
    with opened(data_dir) as application:
        window = application.window
        window.show_person(BEN)
        assert settle(application)
        window.timeline.noting.note(Fact.LIKE)
        card = window.timeline.noting.card
        assert isinstance(card, FactCard)
        type_text(card.value, "sailing")
        type_text(card.since, "marchtember")
    with opened(data_dir) as application:
        window, book = application.window, application.session.book
        assert book.read("SELECT count(*) FROM fact") == [(0,)]
        window.show_person(CARLA)
        assert settle(application)
        assert window.timeline.noting.card is None
        window.show_person(BEN)
        assert settle(application)
        assert window.timeline.noting.card is None
        go_on(application, window.timeline.begun_line, "a fact")
        card = window.timeline.noting.card
        assert isinstance(card, FactCard)
        assert (card.value.text(), card.since.text()) == ("sailing", "marchtember")
        if saved:
            card.since.setText("March 2022")
            card.commit()
        else:
            card.cancel.click()
        assert settle(application)
        assert book.read("SELECT value FROM fact") == ([("sailing",)] if saved else [])
        assert application.session.drafts.places(Kind.FACT) == []


def test_no_sentence_is_written_into_an_entry_that_was_begun(data_dir: Path) -> None:
    fill(data_dir)
    with closing(Book(data_dir, now=NOW)) as book:
        quick_log.log(book, "coffee Ben yesterday: first text", now=NOW)
        draft = {"text": "first text half-typed"}
        drafts.keep(book, {Place(Kind.ENTRY, 1): draft, Place(Kind.NOTE, BEN): {"typed": "x", "before": ""}})
    with opened(data_dir) as application:
        window, book = application.window, application.session.book
        window.activateWindow()
        assert told(window.timeline.begun_line) == ["an entry"]
        key(window, "Ctrl+L")
        for sentence in ("call Ben: one", "coffee Carla: two"):
            type_text(focus(), sentence)
            assert settle(application)
            key(focus(), "Return")
            window.timeline.grab()
            assert settle(application)
            assert focus() is window.timeline.quick_line.line
        assert window.timeline.editing.editor is None
        assert book.read("SELECT count(*) FROM interaction") == [(3,)]
        key(window, "Ctrl+K")
        type_text(focus(), "ben okafor")
        assert settle(application)
        key(focus(), "Return")
        assert settle(application)
        assert window.person == BEN
        assert window.timeline.notes.card is None
        assert told(window.timeline.begun_line) == ["a note", "an entry"]
        assert drafts.kept(book)[Place(Kind.ENTRY, 1)] == draft


def test_one_of_two_that_were_begun_waits_while_the_other_is_looked_at(data_dir: Path) -> None:
    fill(data_dir)
    promise = {"text": "bring the book", "theirs": False, "repeats": "", "due": None, "unless": False}
    with closing(Book(data_dir, now=NOW)) as book:
        note = {"typed": "a boat", "before": ""}
        drafts.keep(book, {Place(Kind.NOTE, BEN): note, Place(Kind.PROMISE, BEN): promise})
    with opened(data_dir) as application:
        window, book = application.window, application.session.book
        window.activateWindow()
        window.show_person(BEN)
        assert settle(application)
        go_on(application, window.timeline.begun_line, "a note")
        assert told(window.timeline.begun_line) == ["a promise"]
        key(focus(), "Escape")
        assert told(window.timeline.begun_line) == ["a note", "a promise"]
        key(window, "Ctrl+L")
        for sentence in ("call: one more", "mail: second"):
            type_text(focus(), sentence)
            assert settle(application)
            key(focus(), "Return")
            assert settle(application)
        assert window.timeline.promising.card is None
        assert book.read("SELECT count(*) FROM follow_up") == [(0,)]
        assert book.read("SELECT count(*) FROM interaction") == [(2,)]


def test_tab_comes_from_the_line_to_what_was_begun_and_the_keyboard_comes_back(data_dir: Path) -> None:
    fill(data_dir)
    promise = {"text": "bring the book", "theirs": False, "repeats": "", "due": None, "unless": False}
    with closing(Book(data_dir, now=NOW)) as book:
        drafts.keep(book, {Place(Kind.PROMISE, BEN): promise})
    with opened(data_dir) as application:
        window = application.window
        window.activateWindow()
        window.show_person(BEN)
        assert settle(application)
        key(window, "Ctrl+L")
        key(focus(), "Tab")
        assert focus().accessibleName() == "Begun and not saved: a promise"
        key(focus(), "Return")
        assert settle(application)
        assert window.timeline.promising.card is not None
        key(focus(), "Escape")
        assert settle(application)
        assert focus() is window.timeline.quick_line.line


def test_what_is_typed_at_once_takes_no_sentence_of_the_last_time(data_dir: Path) -> None:
    fill(data_dir)
    old = {"text": "coffee Ben: old important draft", **NOTHING}
    with closing(Book(data_dir, now=NOW)) as book:
        drafts.keep(book, {Place(Kind.LINE): old, Place(Kind.LOG): old})
    application = app.build([], data_dir=data_dir, clock=lambda: NOW)
    try:
        window = application.window
        window.show()
        window.log()
        type_text(window.timeline.quick_line.line, "call Carla: quick")
        small = application.apart.window.quick_line
        small.focus_line()
        type_text(small.line, "call Carla: quick")
        assert settle(application)
        key(window.timeline.quick_line.line, "Return")
        assert settle(application)
        assert told(window.timeline.begun_line) == ["a sentence “coffee Ben: old impo…”"] * 2
        go_on(application, window.timeline.begun_line, "a sentence “coffee Ben: old impo…”")
        assert window.timeline.quick_line.text() == old["text"]
        assert told(window.timeline.begun_line) == ["a sentence"]
        key(window.timeline.quick_line.line, "Return")
        assert settle(application)
        assert len(application.session.book.read("SELECT 1 FROM interaction")) == 2
    finally:
        application.close()


class Locked:
    """Somebody else holds the book's file."""

    def __init__(self, folder: Path) -> None:
        self._sql = sqlite3.connect(folder / "networker.db", isolation_level=None)
        self._sql.execute("BEGIN IMMEDIATE")

    def free(self) -> None:
        self._sql.close()


def test_a_book_that_is_locked_is_said_at_the_end_and_nothing_is_lost_once_it_is_free(
    data_dir: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    fill(data_dir)
    with opened(data_dir) as application:
        window, book = application.window, application.session.book
        window.activateWindow()
        book.writer.sql.execute("PRAGMA busy_timeout = 20")
        window.show_person(BEN)
        assert settle(application)
        window.timeline.write_note()
        lock = Locked(data_dir)
        type_text(focus(), "dinner typed under lock")
        left: list[bool] = []
        monkeypatch.setattr(application.qt, "quit", lambda: left.append(True))
        window.close()
        assert settle(application)
        assert window.isVisible()
        assert left == []
        assert "What you began is not kept" in window._notice.label.text()
        lock.free()
        window.close()
        assert left == [True]
    with closing(Book(data_dir, now=NOW)) as book:
        assert book.read("SELECT notes FROM person WHERE id = ?", (BEN,)) == [("dinner typed under lock",)]


def test_who_quits_again_leaves_though_it_is_not_kept(
    data_dir: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    fill(data_dir)
    with opened(data_dir) as application:
        window, book = application.window, application.session.book
        book.writer.sql.execute("PRAGMA busy_timeout = 20")
        lock = Locked(data_dir)
        type_text(window.timeline.quick_line.line, "call Ben: he mo")
        left: list[bool] = []
        monkeypatch.setattr(application.qt, "quit", lambda: left.append(True))
        application.quit()
        assert settle(application)
        assert left == []
        application.quit()
        assert left == [True]
        lock.free()


def test_the_samples_wait_where_what_was_begun_is_not_kept(data_dir: Path) -> None:
    fill(data_dir)
    with opened(data_dir) as application:
        window, book = application.window, application.session.book
        book.writer.sql.execute("PRAGMA busy_timeout = 20")
        lock = Locked(data_dir)
        type_text(window.timeline.quick_line.line, "call Ben: he mo")
        window.look_around()
        assert settle(application)
        assert application.window is window
        said = window._notice.label.text()
        assert "What you began is not kept" in said
        assert "Look around once more" in said
        lock.free()
        window.look_around()
        assert settle(application)
        assert application.window.invented
        application.requests.back_to_own_book()
        application.window.complete()
        assert settle(application)
        assert application.window.timeline.quick_line.text() == "call Ben: he mo"


def test_who_looks_around_once_more_goes_without_it(data_dir: Path) -> None:
    fill(data_dir)
    with opened(data_dir) as application:
        window, book = application.window, application.session.book
        book.writer.sql.execute("PRAGMA busy_timeout = 20")
        lock = Locked(data_dir)
        type_text(window.timeline.quick_line.line, "call Ben: he mo")
        window.look_around()
        assert settle(application)
        window.look_around()
        assert application.window.invented
        lock.free()


def test_a_merge_keeps_both_notes_and_its_undo_gives_them_back(data_dir: Path) -> None:
    fill(data_dir)
    with closing(Book(data_dir, now=NOW)) as book:
        notes = {who: {"typed": said, "before": ""} for who, said in ((BEN, "alpha"), (CARLA, "beta"))}
        drafts.keep(book, {Place(Kind.NOTE, who): said for who, said in notes.items()})
        drafts.keep(book, {Place(Kind.LINE, CARLA): {"text": "call: she moves", **NOTHING}})
    with opened(data_dir) as application:
        window, jobs = application.window, application.session.jobs
        window.activateWindow()
        window.show_person(BEN)
        jobs.write(window, merge.merge, application.session.book, BEN, CARLA, now=NOW)
        assert settle(application)
        assert told(window.timeline.begun_line) == ["a sentence", "a note “alpha”", "a note “beta”"]
        _, first, second = window.timeline.begun_line.findChildren(Link)
        first.setFocus()
        key(first, "Return")
        card = window.timeline.notes.card
        assert card is not None
        assert card.text.toPlainText() == "alpha"
        key(card.text, "Escape")
        assert settle(application)
        second = window.timeline.begun_line.findChildren(Link)[2]
        second.setFocus()
        key(second, "Return")
        card = window.timeline.notes.card
        assert card is not None
        assert card.text.toPlainText() == "beta"
        key(card.text, "Escape")
        jobs.write(window, undo.undo, application.session.book, now=NOW)
        assert settle(application)
        assert told(window.timeline.begun_line) == ["a note"]
        window.show_person(CARLA)
        assert settle(application)
        assert told(window.timeline.begun_line) == ["a note"]
        assert window.timeline.quick_line.text() == "call: she moves"
