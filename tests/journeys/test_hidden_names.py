"""Somebody shares their screen: one key, and there is no name on it; the same key, and everything is as it was."""

from pathlib import Path

import pytest
from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QAbstractItemView, QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

from networker.cli.run import answer
from networker.desktop.single_instance import Caller
from networker.domain.vocabulary import PersonId
from networker.services.book import Book
from networker.ui.application import Application
from networker.ui.handed_verbs import HIDDEN, HandedVerbs
from networker.ui.imports.page import ImportPage
from networker.ui.page_table import IMPORT, PAGES
from networker.ui.settling import settle
from networker.ui.text import one_line
from networker.verb_call import VerbCall
from tests import samples
from tests.journeys.steps import NOW, drop, key, opened

ANA = PersonId(1)


@pytest.fixture
def folder(data_dir: Path) -> Path:
    book = Book(data_dir, now=NOW)
    samples.fill(book, now=NOW)
    book.close()
    return data_dir


def words_of(folder: Path) -> set[str]:
    """The names and companies of the samples, as they would be read."""
    book = Book(folder, now=NOW, writes=False)
    rows = book.read("SELECT name FROM person UNION SELECT company FROM person UNION SELECT name FROM topic")
    book.close()
    return {one_line(row[0]) for row in rows if len(row[0]) > 5}


def said_by(widget: QWidget) -> str:
    """All that a window says to the eye or a screen reader, its lists included."""
    parts = [widget.windowTitle(), widget.accessibleName(), widget.toolTip()]
    for each in widget.findChildren(QWidget):
        text = getattr(each, "toPlainText", None) or getattr(each, "text", None)
        parts += [each.accessibleName(), each.toolTip(), str(text()) if callable(text) else ""]
        model = each.model() if isinstance(each, QAbstractItemView) else None
        if model is not None:
            parts += [
                str(model.index(row, 0).data(role))
                for row in range(min(model.rowCount(), 40))
                for role in (0, 3, 11)
            ]
    return "\n".join(parts)


def hide(application: Application, qtbot: QtBot) -> None:
    key(application.window, "Ctrl+Shift+H")
    qtbot.waitUntil(lambda: application.session.book.hidden)
    application.window.complete()
    assert settle(application)


def test_no_page_says_a_name_and_the_same_key_brings_them_back(folder: Path, qtbot: QtBot) -> None:
    wanted = words_of(folder)
    with opened(folder) as application:
        application.window.show_person(ANA)
        assert settle(application)
        assert "Ana Torres" in said_by(application.window)
        hide(application, qtbot)
        window = application.window
        assert window.person == ANA
        for entry in (None, *(each for each in PAGES if each is not IMPORT)):
            if entry is None:
                window.show_people()
            else:
                window.open_page(entry)
            assert settle(application)
            said = said_by(window)
            assert "•••••" in said or entry is not None
            assert not [word for word in wanted if word in said], entry
            assert window.centre.notice.isVisible()
        key(window, "Ctrl+Shift+H")
        assert settle(application)
        assert application.window.person == ANA
        assert "Ana Torres" in said_by(application.window)
        assert not application.window.centre.notice.isVisible()


def test_nothing_can_be_changed_meanwhile_and_everything_afterwards(folder: Path, qtbot: QtBot) -> None:
    with opened(folder) as application:
        hide(application, qtbot)
        window = application.window
        window.verbs.add_person("Zoe")
        assert settle(application)
        assert window.centre.notice.label.text().startswith("Names are hidden: nothing can be changed")
        window.back()
        assert window.centre.notice.label.text() == "Names are hidden, and nothing can be changed meanwhile."
        window.start_import([folder / "Connections.csv"])
        assert "show them first" in window.centre.notice.label.text()
        window.export()
        assert "show them first" in window.centre.notice.label.text()
        window.centre.notice.clear()
        window.centre.notice.button.click()
        assert settle(application)
        application.window.verbs.add_person("Zoe")
        assert settle(application)
        assert application.session.book.read("SELECT count(*) FROM person WHERE name = 'Zoe'") == [(1,)]


def test_everything_is_covered_at_once_and_cancel_uncovers_it(folder: Path) -> None:
    with opened(folder) as application:
        window = application.window
        window.show_person(ANA)
        assert settle(application)
        key(window, "Ctrl+Shift+H")
        cover = application.hiding._cover
        assert cover is not None
        assert cover.geometry() == window.rect()
        assert not window.centre.isVisible()
        cover.cancel.click()
        assert settle(application)
        assert window.centre.isVisible()
        assert not application.session.book.hidden
        key(window, "Ctrl+Shift+H")  # it can be asked for again
        assert application.hiding._cover is not None


def test_tray_and_small_window_show_no_name_and_no_card_comes(folder: Path, qtbot: QtBot) -> None:
    with opened(folder) as application:
        application.apart.log()
        hide(application, qtbot)
        today = application.session.today.today
        assert today is not None
        assert all(card.shown.startswith("•••••") for card in today.cards)
        assert application.apart.opened is None or not application.apart.opened.isVisible()
        teller = application.teller
        assert teller is None or teller._session is None
        application.show_names()
        assert settle(application)


def test_an_import_that_waits_is_not_lost(folder: Path, tmp_path: Path) -> None:
    file = tmp_path / "people.csv"
    file.write_text("First Name,Last Name,Email\nZoe,New,zoe@new.example\n", encoding="utf-8")
    with opened(folder) as application:
        window = application.window
        drop(window, [file])
        assert settle(application)
        page = window.pages[IMPORT]
        assert isinstance(page, ImportPage)
        window.show_people()
        key(window, "Ctrl+Shift+H")
        assert window.pages.import_shown
        assert not application.session.book.hidden


def test_what_is_still_being_written_is_waited_for_without_holding_up_the_window(
    folder: Path, qtbot: QtBot
) -> None:
    import threading

    with opened(folder) as application:
        gate, beats = threading.Event(), [0]
        application.session.jobs.write(application, gate.wait)
        timer = QTimer(application, interval=10)
        timer.timeout.connect(lambda: beats.__setitem__(0, beats[0] + 1))
        timer.start()
        key(application.window, "Ctrl+Shift+H")
        qtbot.waitUntil(lambda: application.hiding._copy is not None)
        before = beats[0]
        qtbot.waitUntil(lambda: beats[0] > before + 3)
        assert not application.session.book.hidden
        gate.set()
        qtbot.waitUntil(lambda: application.session.book.hidden)


@pytest.mark.parametrize("action", ["Restore a backup…", "Back up now", "Past imports"])
def test_backups_and_past_imports_are_looked_at_with_names(folder: Path, qtbot: QtBot, action: str) -> None:
    """The copy has none, and what is listed from another place tells names: nothing is said of either."""
    with opened(folder) as application:
        hide(application, qtbot)
        window = application.window
        next(each for each in window.palette_actions() if each.text == action).run()
        assert settle(application)
        assert window.pages.people_shown
        assert "Names are hidden: show them first" in said_by(window)
        assert not list(application.session.book.folder.rglob("backups"))


def test_invented_people_have_nothing_to_hide(data_dir: Path) -> None:
    with opened(data_dir, "--sample") as application:
        key(application.window, "Ctrl+Shift+H")
        assert settle(application)
        assert not application.session.book.hidden


def test_the_program_ends_while_names_are_hidden_and_leaves_nothing(folder: Path, qtbot: QtBot) -> None:
    with opened(folder) as application:
        hide(application, qtbot)
        place = application.session.book.folder
        assert place.exists()
    assert not place.exists()
    Book(folder, now=NOW).close()  # its lock is free again


def test_the_cover_says_what_happens(folder: Path) -> None:
    with opened(folder) as application:
        key(application.window, "Ctrl+Shift+H")
        cover = application.window.findChild(QWidget, "cover")
        assert cover is not None
        assert [each.text() for each in cover.findChildren(QLabel)] == ["Hiding names…"]
        assert QApplication.focusWidget() in (None, application.hiding._cover.cancel)  # type: ignore[union-attr]


def test_a_verb_of_the_command_line_is_refused_and_told_why(folder: Path, qtbot: QtBot) -> None:
    """It would be understood among dots: "The book does not know Ana"."""
    told: list[object] = []

    class Waiting(Caller):
        def __init__(self) -> None:
            QObject.__init__(self)

        def answer(self, answer: object) -> None:
            told.append(answer)

    with opened(folder) as application:
        hide(application, qtbot)
        handed = HandedVerbs(answer, application)
        handed.serve(application.session.book, application.session.jobs, application.session.verbs)
        handed.take(VerbCall(("log", "coffee with Ana"), folder), Waiting())
        assert told == [HIDDEN]
