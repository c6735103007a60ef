"""The tray without a window: its menu, its words, and that what is pressed there is done by the verbs of the window."""

import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing
from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import QTimer

from networker import app, settings
from networker.domain.vocabulary import Channel, Side
from networker.services import follow_ups, people, reached
from networker.store.book import Book
from networker.ui.application import Application
from networker.ui.settling import settle
from tests.journeys.steps import NOW
from tests.journeys.test_coming_and_going import FakeTray


class Tray(FakeTray):
    """With the program behind it."""

    program: Application


@pytest.fixture
def tray(data_dir: Path) -> Iterator[Tray]:
    with closing(Book(data_dir, now=NOW)) as book:
        ana, _ = people.add(book, name="Ana Torres", now=NOW)
        follow_ups.add(book, side=Side.ME, text="Send the map", due=NOW.date(), people=[ana], now=NOW)
        reached.began(book, ana, Channel.SIGNAL, now=NOW)
    made = Tray()
    made.program = app.build([], data_dir=data_dir, clock=lambda: NOW, tray=made)
    made.program.start(hidden=True)
    settle(made.program)
    yield made
    made.program.close()


def test_the_menu_in_its_order(tray: Tray) -> None:
    assert tray.texts() == [
        "Today", "Log…", "Promise…", "Promises due", "", "Did you reach Ana?", "", "Pause notifications", "", "Open",
        "Import…", "", "Quit",
    ]  # fmt: skip
    assert tray.texts("Promises due", "Send the map  ·  today") == [
        "Done", "", "Tomorrow", "In a week", "In a month", "", "Drop", "", "Ana Torres",
    ]  # fmt: skip
    assert tray.texts("Pause notifications") == ["For an hour", "Until tomorrow", "Until…"]


def test_a_question_is_answered_and_taken_back_without_a_window(tray: Tray) -> None:
    book = tray.program.session.book
    tray.press("Did you reach Ana?", "Yes")
    settle(tray.program)
    assert book.read("SELECT channel FROM interaction") == [("signal",)]
    [undo] = [each for each in tray.texts() if each.startswith("Undo")]
    tray.press(undo)
    settle(tray.program)
    assert book.read("SELECT channel FROM interaction") == []
    assert "Did you reach Ana?" in tray.texts()
    assert tray.program._window is None


def test_a_pause_is_seen_remembered_and_ended(tray: Tray, data_dir: Path) -> None:
    tray.press("Pause notifications", "For an hour")
    assert (tray.paused, tray.words) == (True, "Networker, paused until 11:00: one promise due")
    assert settings.load(data_dir).paused_until == "2026-11-20T11:00:00+01:00"
    assert tray.program.pausing.until == NOW + timedelta(hours=1)
    tray.press("Paused until 11:00 – resume")
    assert (tray.paused, tray.words) == (False, "Networker: one promise due")
    assert settings.load(data_dir).paused_until == ""


def test_a_tray_that_goes_brings_the_window_back(tray: Tray) -> None:
    assert tray.program._tray is not None
    tray.available = False
    tray.program._tray.look()
    assert tray.program.window.isVisible()
    assert not tray.program.window.keeps_running
    tray.available = True
    tray.program._tray.look()
    assert tray.program.window.keeps_running


def test_a_failure_without_a_window_is_told_by_the_tray(tray: Tray) -> None:
    tray.program.session.jobs.failed.emit("The disk is full.")
    assert tray.told == ["The disk is full."]


def test_the_days_turn_reads_another_list(tray: Tray, monkeypatch: pytest.MonkeyPatch) -> None:
    later = NOW + timedelta(days=1)
    for each in (tray.program.alarm, tray.program.session.today):
        monkeypatch.setattr(each, "_clock", lambda: later)
    tray.program.alarm._timer.timeout.emit()
    settle(tray.program)
    assert tray.program.session.today.today is not None
    assert tray.program.session.today.today.day == later.date()


def test_quitting_ends_the_program_at_once_while_its_window_is_shown(tray: Tray) -> None:
    tray.press("Open")
    QTimer.singleShot(0, tray.program, lambda: tray.press("Quit"))
    late = QTimer(singleShot=True, interval=3000)
    late.timeout.connect(lambda: tray.program.qt.exit(7))
    late.start()
    assert tray.program.run() == 0
    late.stop()


def test_what_is_typed_and_not_logged_is_kept_when_the_program_is_quit_from_the_tray(
    tray: Tray, monkeypatch: pytest.MonkeyPatch
) -> None:
    from tests.journeys.steps import type_text

    left: list[bool] = []
    monkeypatch.setattr(tray.program.qt, "quit", lambda: left.append(True))
    tray.press("Log…")
    type_text(tray.program.apart.window.quick_line.line, "call Ana: he mo")
    tray.press("Quit")
    settle(tray.program)
    assert left == [True]
    assert tray.program.session.drafts.all_kept


def test_nothing_of_the_window_is_imported_before_it_is_opened(tray: Tray) -> None:
    """In a process of its own: here others have imported everything."""
    start = (
        "import sys\n"
        "from pathlib import Path\n"
        "from networker import app, options\n"
        "given = options.of_window(['--tray'])\n"
        "book, first = app.open_book(Path(sys.argv[1]), app.system_clock)\n"
        "made = app._application(given, book, first, app.system_clock, perform=None)\n"
        "from networker.ui.settling import settle\n"
        "made.start(hidden=True); settle(made)\n"
        "said = ('networker.ui.main_window', 'networker.ui.panes', 'networker.ui.widgets', 'PySide6.QtNetwork', 'peewee',"
        " 'hashlib', 'PySide6.QtSvg', 'html')\n"
        "print([each for each in said if each in sys.modules], made.session.today.today is not None)\n"
        "made.close()\n"
    )
    tray.program.close()
    command = [sys.executable, "-c", start, str(tray.program.own_folder)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert (done.stdout, done.stderr) == ("[] True\n", "")


def test_what_work_needed_is_given_back_as_long_as_there_is_no_window(
    tray: Tray, monkeypatch: pytest.MonkeyPatch
) -> None:
    given: list[str] = []
    monkeypatch.setattr("networker.ui.application.give_back", lambda: given.append("back"))
    spare = tray.program._spare
    spare.stop()
    tray.program.session.today.refresh()
    settle(tray.program)
    assert spare.isActive(), "behind the last work"
    spare.timeout.emit()
    assert given == ["back"]
    assert tray.program.window.keeps_running  # built with this
    spare.timeout.emit()
    assert given == ["back"]
