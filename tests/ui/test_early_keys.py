"""Keys that come while the window is still being built: none is lost, and none means something else."""

from contextlib import closing
from datetime import date
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from networker import app
from networker.services import people, trips
from networker.store.book import Book
from networker.ui.settling import settle
from tests.journeys.steps import NOW, type_text


def _with_ana(folder: Path) -> None:
    with closing(Book(folder, now=NOW)) as book:
        people.add(book, name="Ana Ruiz", now=NOW)
        trips.add(book, "Lyon", date(2026, 12, 1), date(2026, 12, 3), town=None, now=NOW)


def test_the_first_key_ends_the_building_and_means_what_it_says(data_dir: Path, qtbot: QtBot) -> None:
    _with_ana(data_dir)
    with closing(app.build([], data_dir=data_dir, clock=lambda: NOW)) as application:
        window = application.window
        with qtbot.waitSignal(window.first_people_painted):
            window.show()
        assert not hasattr(window, "timeline"), "it is not whole yet"
        QTest.keyClick(window.windowHandle(), Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier)
        assert window.timeline.quick_line.line.hasFocus()
        type_text(window.timeline.quick_line.line, "coffee Ana")
        assert settle(application)
        assert window.timeline.quick_line.line.text() == "coffee Ana"


def test_trips_stand_in_today_from_the_start(data_dir: Path, qtbot: QtBot) -> None:
    _with_ana(data_dir)
    with closing(app.build([], data_dir=data_dir, clock=lambda: NOW)) as application:
        window = application.window
        with qtbot.waitSignal(window.first_people_painted):
            window.show()
        qtbot.waitUntil(lambda: hasattr(window, "reach_out") and window.reach_out.trips.isVisible())
        assert settle(application)
