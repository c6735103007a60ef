"""A window on a screen that is as small as it, or smaller."""

from contextlib import closing
from pathlib import Path

import pytest
from PySide6.QtCore import QRect, QSize
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from networker import app
from networker.desktop.message import Wish
from networker.services import people
from networker.store.book import Book
from networker.ui.fitting import fit
from tests.journeys.steps import NOW
from tests.journeys.test_coming_and_going import FakeTray


@pytest.mark.parametrize("shown", [False, True])
@pytest.mark.parametrize(
    "place",
    [
        QRect(0, 0, 5000, 4000),
        QRect(-50, -60, 300, 200),
        QRect(5000, 4000, 300, 200),
        QRect(40, 50, 300, 200),
    ],
)
def test_a_window_lies_on_its_screen_with_its_frame(qtbot: QtBot, shown: bool, place: QRect) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    window.setGeometry(place)
    if shown:
        window.show()
    room = window.screen().availableGeometry()
    fit(window)
    assert room.contains(window.frameGeometry())
    if room.contains(place):
        assert window.geometry() == place, "nothing is moved without need"
    elif place.width() < room.width():
        assert window.size() == place.size()
    else:
        assert window.frameGeometry() == room


def test_a_frame_takes_room(qtbot: QtBot) -> None:
    class Framed(QWidget):
        def frameGeometry(self) -> QRect:
            return self.geometry().adjusted(-4, -30, 4, 4)

    window = Framed()
    qtbot.addWidget(window)
    room = window.screen().availableGeometry()
    window.resize(room.size())
    fit(window)
    assert window.size() == room.size() - QSize(8, 34)


def test_a_maximised_window_stays_so(qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    window.showMaximized()
    was = window.geometry()
    fit(window)
    assert window.isMaximized()
    assert window.geometry() == was


def test_the_program_starts_with_a_window_that_fits(qtbot: QtBot, data_dir: Path) -> None:
    application = app.build([], data_dir=data_dir, clock=lambda: NOW)
    window = application.window
    room = window.screen().availableGeometry()
    window.resize(window.width(), room.height() + 100)
    try:
        application.start()
        qtbot.waitUntil(lambda: application._outside is not None)
        assert window.frameGeometry() != window.geometry(), "with its frame"
        assert window.frameGeometry().bottom() <= room.bottom()
    finally:
        application.close()


def test_a_window_that_others_bring_up_with_files_fits_as_well(
    qtbot: QtBot, data_dir: Path, tmp_path: Path
) -> None:
    """People are not painted then, and the foot of the import has to be reached."""
    file = tmp_path / "people.csv"
    file.write_text("name,mail\nAna Torres,ana@example.org\n", encoding="utf-8")
    with closing(Book(data_dir, now=NOW)) as book:  # a list without people is not waited for
        people.add(book, name="Ben Ode", now=NOW)
    application = app.build([], data_dir=data_dir, clock=lambda: NOW, tray=FakeTray())
    try:
        application.start(hidden=True)
        application.requests.take(Wish([file]))
        window = application.window
        bottom = window.screen().availableGeometry().bottom()
        qtbot.waitUntil(lambda: window.frameGeometry() != window.geometry())
        qtbot.waitUntil(lambda: window.frameGeometry().bottom() <= bottom)
    finally:
        application.close()
