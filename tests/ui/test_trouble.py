"""A mistake of the program's own is said once, calmly, and its report is seen whole before it is copied."""

import sys
import threading
from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtGui import QGuiApplication, QShortcut
from pytestqt.qtbot import QtBot

from networker import __version__
from networker.program_log import ProgramLog, caught, told
from networker.services.book import Book
from networker.ui.actions import Actions
from networker.ui.application import Application
from networker.ui.main_window import MainWindow
from networker.ui.palette import PaletteAction
from networker.ui.settling import settle
from networker.ui.theme import Theme
from networker.ui.trouble import Troubles
from tests import samples
from tests.journeys.steps import opened, type_text
from tests.ui.helpers import NOW

CANARY = "ZQXCANARY"


@pytest.fixture
def troubles(qapp: QGuiApplication, tmp_path: Path) -> Troubles:
    log = ProgramLog(tmp_path, clock=lambda: datetime(2026, 11, 20, 9, tzinfo=UTC))
    log.note("started", people=3)
    return Troubles(Theme(), lambda: NOW, log, qapp)


def lines() -> list[str]:
    try:
        int(CANARY)
    except ValueError as error:
        return told(error)
    raise AssertionError


def test_it_is_said_calmly_and_the_report_waits_behind_a_button(troubles: Troubles, qtbot: QtBot) -> None:
    troubles.tell(lines())
    card = troubles.card
    assert card is not None
    qtbot.addWidget(card)
    assert card.isVisible()
    assert card.head.text() == "Something went wrong inside Networker"
    assert not card.text.isVisible()
    assert not card.copy.isVisible()
    assert card.words.height() >= card.words.heightForWidth(card.words.width())  # nothing is cut off
    card.look.click()
    assert card.text.isVisible()
    assert card.copy.isVisible()
    assert not card.look.isVisible()
    report = card.text.toPlainText()
    assert __version__ in report
    assert "ValueError" in report
    assert "test_trouble.py:" in report
    assert "started people=3" in report
    assert CANARY not in report
    card.copy.click()
    assert QGuiApplication.clipboard().text() == report
    assert card.copy.text() == "Copied"


def test_one_place_is_said_once_and_one_at_a_time(troubles: Troubles, qtbot: QtBot) -> None:
    came: list[bool] = []
    troubles.came.connect(lambda: came.append(True))
    troubles.tell(lines())
    card = troubles.card
    assert card is not None
    qtbot.addWidget(card)
    troubles.tell(["KeyError", "  somewhere.py:1 in f"])
    assert card.head.text() == "Something went wrong inside Networker"
    assert card.isVisible()
    card.close()
    troubles.tell(lines())
    assert not card.isVisible()
    assert len(came) == 2
    troubles.show()
    assert card.isVisible()
    assert card.text.isVisible()
    assert "KeyError" not in card.text.toPlainText()


def test_every_action_may_fail_and_the_program_goes_on(
    data_dir: Path, tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Each action in turn by its own key, or as the palette runs it: it is said, the log has the place, and the next works."""
    table = Actions._table

    def failing(self: Actions, window: MainWindow) -> Mapping[str, PaletteAction]:
        return {name: replace(action, run=_fails(name)) for name, action in table(self, window).items()}

    monkeypatch.setattr(Actions, "_table", failing)
    book = Book(data_dir, now=NOW)
    samples.fill(book, now=NOW)
    book.close()
    log = ProgramLog(tmp_path, clock=lambda: NOW)
    with opened(data_dir) as application, caught(log, lambda error: application.broke.emit(told(error))):
        actions = application.window.actions_._listed
        keys = {each.key().toString(): each for each in application.window.findChildren(QShortcut)}
        assert len(actions) > 40
        for name, action in actions.items():
            if action.shortcut in keys and name != "today":  # whose key is another part's
                keys[action.shortcut].activated.emit()
            else:
                QTimer.singleShot(0, application, action.run)
            _is_said(application, name, qtbot)
        assert CANARY not in (log.folder / "networker.log").read_text("utf-8")
        application.window.verbs.add_person("Zoe")
        assert settle(application)
        assert application.session.book.read("SELECT count(*) FROM person WHERE name = 'Zoe'") == [(1,)]


def _fails(name: str) -> Callable[[], None]:
    def fails() -> None:
        raise RuntimeError(f"{CANARY} {name}")

    fails.__code__ = fails.__code__.replace(co_name=_called(name))
    return fails


def _called(name: str) -> str:
    return f"fails_{name.replace(' ', '_')}"


def _is_said(application: Application, name: str, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: application._troubles is not None and application.troubles.card is not None)
    card = application.troubles.card
    assert card is not None
    qtbot.waitUntil(card.isVisible)
    text = card.text.toPlainText()
    assert f"in {_called(name)}" in text.splitlines()[5]  # behind versions and the kind of error
    assert CANARY not in text
    card.leave.click()
    assert application.window.isVisible()


def test_what_is_typed_is_kept_when_something_fails(data_dir: Path, tmp_path: Path, qtbot: QtBot) -> None:
    log = ProgramLog(tmp_path, clock=lambda: NOW)
    with opened(data_dir) as application, caught(log, lambda error: application.broke.emit(told(error))):
        application.window.log()
        line = application.window.timeline.quick_line
        type_text(line, "coffee with somebody")
        thread = threading.Thread(target=lambda: int(CANARY))
        thread.start()
        thread.join()
        qtbot.waitUntil(lambda: application._troubles is not None)
        qtbot.waitUntil(lambda: application.session.drafts.all_kept)
        assert sys.excepthook is not sys.__excepthook__
        found = application.session.book.read("SELECT count(*) FROM meta WHERE key GLOB 'draft*'")
        assert found == [(1,)]


def test_the_report_is_a_line_of_the_menu(data_dir: Path) -> None:
    with opened(data_dir) as application:
        application.window.actions_._listed["report"].run()
        card = application.troubles.card
        assert card is not None
        assert card.isVisible()
        assert card.text.isVisible()
        assert __version__ in card.text.toPlainText()
