"""Whether the program may end: an import that no undo brings back is shown once, what is begun is kept first."""

from collections.abc import Callable
from types import SimpleNamespace
from typing import TYPE_CHECKING, cast

import pytest
from PySide6.QtCore import Signal
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from networker.ui.leaving import Leaving

if TYPE_CHECKING:
    from networker.ui.main_window import MainWindow


class Drafts:
    """What is begun: kept when a test says so."""

    def __init__(self) -> None:
        self.all_kept = True
        self.asked = 0
        self.kept: Callable[[], None] = lambda: None
        self.not_kept: Callable[[str], None] = lambda _why: None

    def when_kept(self, kept: Callable[[], None], not_kept: Callable[[str], None]) -> None:
        self.kept, self.not_kept = kept, not_kept
        self.asked += 1


class Window(QWidget):
    """As much of the window as leaving asks for."""

    quit_requested = Signal()
    hidden_to_tray = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.keeps_running = False
        self.drafts = Drafts()
        self.pages = SimpleNamespace(writes_import=False, would_lose=False)
        self.imports = SimpleNamespace(leave_when_written=lambda: self.told.append("leaves when written"))
        self.told: list[str] = []
        self.quit_requested.connect(lambda: self.told.append("quits"))
        self.hidden_to_tray.connect(lambda: self.told.append("in the tray"))

    def show_import(self) -> None:
        self.told.append("import")

    def say_failed(self, sentence: str) -> None:
        self.told.append(sentence)


@pytest.fixture
def window(qtbot: QtBot) -> Window:
    found = Window()
    qtbot.addWidget(found)
    return found


@pytest.fixture
def leaving(window: Window) -> Leaving:
    return Leaving(cast("MainWindow", window))


def closed(leaving: Leaving) -> bool:
    event = QCloseEvent()
    leaving.close(event)
    return event.isAccepted()


def test_the_close_button_ends_the_program_where_nothing_is_at_stake(
    window: Window, leaving: Leaving
) -> None:
    assert closed(leaving)
    assert window.told == ["quits"]


def test_where_the_tray_stays_the_window_goes_there_and_nothing_is_asked(
    window: Window, leaving: Leaving
) -> None:
    window.keeps_running = window.pages.would_lose = True
    window.show()
    assert not closed(leaving)
    assert (window.told, window.isVisible()) == (["in the tray"], False)


def test_an_import_that_would_be_lost_is_shown_once_and_then_left(window: Window, leaving: Leaving) -> None:
    window.pages.would_lose = True
    assert not closed(leaving)
    shown, said = window.told
    assert (shown, "close once more to leave without it" in said) == ("import", True)
    leaving.import_goes_on(False)
    assert not leaving.may_leave(), "it was said of another moment"
    assert closed(leaving)
    assert window.told[-1] == "quits"


def test_an_import_that_is_being_written_is_waited_for_in_sight(window: Window, leaving: Leaving) -> None:
    window.pages.writes_import = True
    assert not leaving.may_leave()
    assert not leaving.may_leave(), "however often it is asked"
    assert window.told == ["import", "leaves when written"] * 2
    assert window.isVisible()


def test_what_is_begun_is_kept_first_and_the_program_ends_then(window: Window, leaving: Leaving) -> None:
    window.drafts.all_kept = False
    assert not closed(leaving)
    assert not closed(leaving), "it is being kept"
    assert window.drafts.asked == 1
    window.drafts.all_kept = True
    window.drafts.kept()
    assert window.told == ["quits"]
    assert leaving.may_leave()


def test_what_cannot_be_kept_is_told_with_its_cause_and_left_at_the_second_time(
    window: Window, leaving: Leaving
) -> None:
    window.drafts.all_kept = False
    assert not leaving.may_leave()
    window.drafts.not_kept("The disk is full.")
    [said] = window.told
    assert said == ("What you began is not kept: The disk is full. Quit once more to leave without it.")
    assert leaving.may_leave()


def test_the_end_of_the_whole_session_is_not_held_up(
    window: Window, leaving: Leaving, monkeypatch: pytest.MonkeyPatch
) -> None:
    window.pages.would_lose, window.drafts.all_kept = True, False
    monkeypatch.setattr(QApplication, "isSavingSession", lambda _self: True)
    assert leaving.may_leave()
    assert window.told == []
