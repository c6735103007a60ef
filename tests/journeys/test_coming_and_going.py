"""Closing the window, the tray, a second start, and a list that survives all of it."""

import json
from collections.abc import Sequence
from contextlib import closing
from datetime import timedelta
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QObject, QTimer, Signal
from PySide6.QtGui import QFileOpenEvent
from PySide6.QtWidgets import QFileDialog

from networker import app, settings
from networker.desktop.hand_over import socket_name
from networker.desktop.tray import Line
from networker.domain.vocabulary import Side
from networker.services import follow_ups, people
from networker.store.book import Book
from networker.ui.application import Application
from networker.ui.settling import settle
from tests import samples
from tests.journeys.steps import NOW, type_text
from tests.ui.hot_key.test_card import FakeKeys


def plain(text: str) -> str:
    """Without the signs that keep names apart from what stands around them."""
    return text.replace("\u2068", "").replace("\u2069", "")


class FakeTray(QObject):
    """A tray that only remembers what it was told."""

    open_requested = Signal()
    log_requested = Signal()
    told_pressed = Signal()
    files_dropped = Signal(object)

    def __init__(self, *, available: bool = True) -> None:
        super().__init__()
        self.available = available
        self.shown = False
        self.waiting: list[int] = []
        self.words = ""
        self.paused = False
        self.told: list[str] = []
        self.titles: list[str] = []
        self.lines: list[Line] = []

    def show(self) -> None:
        self.shown = True

    def set_waiting(self, waiting: int, *, words: str, paused: bool = False) -> None:
        self.waiting.append(waiting)
        self.words, self.paused = words, paused

    def show_lines(self, lines: Sequence[Line]) -> None:
        self.lines = list(lines)

    def under(self, *path: str) -> list[Line]:
        """The lines of the menu, or those that unfold under one of them."""
        lines = self.lines
        for text in path:
            lines = list(next(each for each in lines if plain(each.text) == text).under)
        return lines

    def texts(self, *path: str) -> list[str]:
        return [plain(each.text) for each in self.under(*path)]

    def press(self, *path: str) -> None:
        """Choose a line by its text, then one of those under it."""
        [run] = [each.run for each in self.under(*path[:-1]) if plain(each.text) == plain(path[-1])]
        assert run is not None
        run()

    def tell(self, title: str, text: str) -> None:
        self.told.append(text)
        self.titles.append(title)

    def close(self) -> None:
        self.shown = False


def started(data_dir: Path, tray: FakeTray, notifier: object = None) -> Application:
    application = app.build([], data_dir=data_dir, clock=lambda: NOW, tray=tray, notifier=notifier)
    application.theme.reduced_motion = True
    application.start()
    application.window.complete()
    settle(application)
    return application


def test_with_a_tray_closing_keeps_it_running_and_says_so_once(data_dir: Path) -> None:
    book = Book(data_dir, now=NOW)
    samples.fill(book, now=NOW)
    book.close()
    tray = FakeTray()
    application = started(data_dir, tray)
    assert (tray.shown, tray.waiting[-1]) == (True, 6), "five people and a promise"
    left: list[bool] = []
    application.window.quit_requested.connect(lambda: left.append(True))
    for _ in range(2):
        application.window.close()
        assert not application.window.isVisible()
        tray.open_requested.emit()
        assert application.window.isVisible()
    assert (len(tray.told), left) == (1, [])
    assert settings.load(data_dir).tray_told
    application.close()
    assert not tray.shown


def test_without_a_tray_closing_quits(data_dir: Path) -> None:
    application = started(data_dir, FakeTray(available=False))
    left: list[bool] = []
    application.window.quit_requested.connect(lambda: left.append(True))
    application.window.close()
    assert left == [True]
    application.close()


def test_settings_are_written_only_where_something_changed(data_dir: Path) -> None:
    written = []
    for _ in range(3):
        application = started(data_dir, FakeTray(available=False))
        application.window.close()
        application.close()
        assert settings.load(data_dir).window, "the window's place is kept"
        written.append((data_dir / settings.NAME).stat().st_ino)
    assert written[1] == written[2], "the second start puts the window under the top of the screen"


def test_started_hidden_the_tray_shows_who_waits(data_dir: Path) -> None:
    book = Book(data_dir, now=NOW)
    samples.fill(book, now=NOW)
    book.close()
    tray = FakeTray()
    application = app.build([], data_dir=data_dir, clock=lambda: NOW, tray=tray)
    application.start(hidden=True)
    settle(application)
    assert (application._window, tray.waiting[-1]) == (None, 6)
    assert tray.words == "Networker: five people today, one promise due"
    name = tray.texts("Today")[0]
    tray.press("Today", name)
    assert application.window.isVisible()
    settle(application)
    assert application.window.person in [card.person for card in application.window.reach_out.today.cards]
    assert tray.waiting[-1] == 6
    window = application.window
    window.close()
    tray.open_requested.emit()
    assert (application.window, window.isVisible()) == (window, True), "it stays"
    application.close()


def test_an_empty_book_comes_up_whole_without_a_list_to_paint(data_dir: Path, tmp_path: Path) -> None:
    file = tmp_path / "Connections.csv"
    file.write_text("First Name,Last Name,Connected On\nAna,Ribeiro,04 Mar 2019\n", encoding="utf-8")
    tray = FakeTray()
    application = app.build([str(file)], data_dir=data_dir, clock=lambda: NOW, tray=tray)
    painted: list[int] = []
    application.window.first_people_painted.connect(painted.append)
    application.start()
    settle(application)
    assert (painted, tray.shown) == ([0], True)
    assert application.window.imports.preview.isVisible()
    assert application.window.imports.apply.text() == "Import 1 person"
    application.close()


def test_a_new_user_starts_on_the_button_for_files(data_dir: Path) -> None:
    application = app.build([], data_dir=data_dir, clock=lambda: NOW, tray=FakeTray())
    application.start()
    settle(application)
    assert application.window.focusWidget() is application.window.first_start.choose
    application.close()


def test_import_from_the_tray_brings_the_window_up_and_asks_for_files(data_dir: Path) -> None:
    tray = FakeTray()
    application = started(data_dir, tray)
    application.window.close()
    assert not application.window.isVisible()
    tray.press("Import…")
    assert application.window.isVisible()
    [dialog] = application.window.findChildren(QFileDialog)
    assert dialog.isVisible()
    dialog.reject()
    application.close()


def test_files_dropped_on_the_icon_are_an_import(data_dir: Path, tmp_path: Path) -> None:
    file = tmp_path / "ana.csv"
    file.write_text("First Name,Last Name,Connected On\nAna,Ribeiro,04 Mar 2019\n", encoding="utf-8")
    tray = FakeTray()
    application = started(data_dir, tray)
    application.window.close()
    tray.files_dropped.emit([file])
    settle(application)
    assert application.window.isVisible()
    assert application.window.imports.apply.text() == "Import 1 person"
    application.close()


def test_files_opened_by_the_system_before_the_first_paint_are_one_import(
    data_dir: Path, tmp_path: Path
) -> None:
    files = [tmp_path / "ana.csv", tmp_path / "ben.csv"]
    for file in files:
        file.write_text(
            f"First Name,Last Name,Connected On\n{file.stem},Ribeiro,04 Mar 2019\n", encoding="utf-8"
        )
    application = app.build([], data_dir=data_dir, clock=lambda: NOW, tray=FakeTray())
    for file in files:
        QCoreApplication.sendEvent(application.qt, QFileOpenEvent(str(file)))
    settle(application)
    assert application.window.isVisible()
    assert application.window.imports.preview.isVisible()
    assert application.window.imports.apply.text() == "Import 2 people"
    application.close()


def test_log_from_the_tray_needs_no_window(data_dir: Path) -> None:
    tray = FakeTray()
    application = started(data_dir, tray)
    application.window.close()
    tray.log_requested.emit()
    settle(application)
    small = application.apart.window
    assert small.isVisible()
    assert not application.window.isVisible()
    type_text(small.quick_line.line, "call Zita Ode")
    settle(application)
    small.close()
    tray.press("Promise…")
    settle(application)
    assert (application.apart.window, small.quick_line.text()) == (small, "call Zita Ode"), (
        "it is still there"
    )
    small.quick_line.clear()
    tray.press("Promise…")
    settle(application)
    assert small.foot() == "Go on: what it is, with whom, and when."
    application.look_at_samples()
    assert application.apart.window is not small, "another book"
    application.close()


def test_the_tray_keeps_promises_and_takes_it_back(data_dir: Path) -> None:
    with closing(Book(data_dir, now=NOW)) as book:
        ana, _ = people.add(book, name="Ana Torres", now=NOW)
        for n in range(7):
            side, due = (Side.ME, Side.THEM)[n % 2], NOW.date() - timedelta(days=n)
            follow_ups.add(book, side=side, text=f"Send R&D {n}", due=due, people=[ana], now=NOW)
    tray = FakeTray()
    application = app.build([], data_dir=data_dir, clock=lambda: NOW, tray=tray)
    application.start(hidden=True)
    settle(application)
    assert tray.texts() == [
        "Today", "Log…", "Promise…", "Promises due", "", "Pause notifications", "", "Open", "Import…", "", "Quit",
    ]  # fmt: skip
    assert tray.texts("Promises due") == [
        "Send R&D 6  ·  since 14 Nov", "Ana Torres: Send R&D 5  ·  since 15 Nov", "Send R&D 4  ·  since 16 Nov",
        "Ana Torres: Send R&D 3  ·  since 17 Nov", "Send R&D 2  ·  since 18 Nov", "and 2 more",
    ]  # fmt: skip
    tray.press("Promises due", "Send R&D 6  ·  since 14 Nov", "Done")
    settle(application)
    tray.press("Promises due", "Send R&D 4  ·  since 16 Nov", "In a week")
    settle(application)
    left = application.session.book.read("SELECT due FROM follow_up WHERE state = 'open' ORDER BY id DESC")
    assert [due for (due,) in left][:2] == ["2026-11-15", "2026-11-27"]
    tray.press("Undo: Later: Send R&D 4")
    settle(application)
    assert tray.texts("Promises due")[1] == "Send R&D 4  ·  since 16 Nov"
    assert not any(each.text.startswith("Undo") for each in tray.lines), "what is taken back is not once more"
    tray.press("Promises due", "Send R&D 4  ·  since 16 Nov", "Drop")
    settle(application)
    assert application._window is None, "none of it needs a window"
    tray.press("Promises due", "Send R&D 2  ·  since 18 Nov", "Ana Torres")
    assert (application.window.isVisible(), application.window.person) == (True, ana)
    application.close()


def test_a_hot_key_opens_the_small_window_and_is_remembered(data_dir: Path) -> None:
    keys = FakeKeys()
    for held in ("", "Ctrl+Alt+Space"):
        application = app.build([], data_dir=data_dir, clock=lambda: NOW, tray=FakeTray(), hot_key=keys)
        application.start()
        application.window.complete()
        settle(application)
        assert keys.held == held
        if not held:
            application.window.log_key_requested.emit()
            assert application.apart.key.card is not None
            application.apart.key.card.tick.click()
        application.window.close()
        keys.pressed.emit()
        assert (application.apart.window.isVisible(), application.window.isVisible()) == (True, False)
        application.close()
        assert keys.held == ""


def test_a_second_start_hands_its_files_over(data_dir: Path, tmp_path: Path) -> None:
    from PySide6.QtNetwork import QLocalSocket

    file = tmp_path / "Connections.csv"
    file.write_text("First Name,Last Name,Connected On\nAna,Ribeiro,04 Mar 2019\n", encoding="utf-8")
    application = started(data_dir, FakeTray())
    assert application._outside is not None
    socket = QLocalSocket()
    socket.connectToServer(socket_name(data_dir))
    assert socket.waitForConnected(1000)
    socket.write(json.dumps({"files": [str(file)], "log": False}).encode() + b"\n")
    socket.flush()
    answered: list[bytes] = []
    socket.readyRead.connect(lambda: answered.append(bytes(socket.readAll().data())))
    QTimer.singleShot(0, application, lambda: None)
    for _ in range(20):
        settle(application)
        if answered and application.window.imports.preview.isVisible():
            break
    assert answered == [b"ok\n"]
    assert application.window.imports.preview.isVisible()
    application.window.close()
    socket.write(b'{"files": [], "log": true}\n')
    socket.flush()
    for _ in range(20):
        settle(application)
        if len(answered) == 2:
            break
    assert (application.apart.window.isVisible(), application.window.isVisible()) == (True, False)
    socket.abort()
    application.close()


def test_garbage_on_the_socket_harms_nothing(data_dir: Path) -> None:
    from PySide6.QtNetwork import QLocalSocket

    application = started(data_dir, FakeTray())
    for message in (b"\xff\x00\n", b"[1]\n", b'{"files": 3}\n', b'{"files": ["../x"]}\n'):
        socket = QLocalSocket()
        socket.connectToServer(socket_name(data_dir))
        assert socket.waitForConnected(1000)
        socket.write(message)
        socket.flush()
        settle(application)
        socket.abort()
    assert application.window.isVisible()
    application.close()
