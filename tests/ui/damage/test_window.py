"""The window of choices: what it says, what each button does to the files, and how a start goes on with it."""

import gc
import random
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from networker import app
from networker.services import backup
from networker.services.recovery import Ailing
from networker.store.book import NAME, Book
from networker.ui import cannot_start
from networker.ui.application import Application
from networker.ui.damage.window import LOOK, QUIT, THERE, DamageWindow
from networker.ui.settling import settle
from networker.ui.theme import Theme
from tests.prove.figures import Measure
from tests.store.damaging import NOW, fill, no_head, overwrite, pages_of


@pytest.fixture
def damaged(data_dir: Path) -> Path:
    fill(data_dir, people=100)
    with closing(Book(data_dir, now=NOW)) as book:
        backup.write(book, now=NOW)
    overwrite(data_dir / NAME, pages_of(data_dir / NAME, "handle")[1], b"\xff" * 4096)
    return data_dir


Asked = Callable[[Path, Ailing], DamageWindow]


@pytest.fixture
def asked(theme: Theme, qtbot: QtBot) -> Iterator[Asked]:
    windows: list[DamageWindow] = []

    def ask(folder: Path, ailing: Ailing = Ailing.DAMAGED) -> DamageWindow:
        window = DamageWindow(folder, ailing, theme, lambda: NOW)
        qtbot.addWidget(window)
        window.show()
        windows.append(window)
        qtbot.waitUntil(lambda: bool(window.buttons))
        return window

    yield ask
    for each in windows:
        each.jobs.close()


def press(window: DamageWindow, key: str, qtbot: QtBot) -> None:
    window.buttons[key].click()
    qtbot.waitUntil(lambda: window.jobs.idle)


def test_it_says_what_happened_what_is_safe_and_what_can_be_pressed(damaged: Path, asked: Asked) -> None:
    window = asked(damaged)
    assert window.head.text() == "Part of your book is damaged"
    assert "the damaged file is kept" in window.text.text()
    assert str(damaged) in window.text.text()
    assert list(window.buttons) == ["back", "save", "look", "quit"]
    assert "20" in window.lines["back"].text()
    assert window.focusWidget() is window.buttons["back"]
    assert window.buttons["back"].accessibleDescription() == window.lines["back"].text()


def test_two_presses_lead_to_the_newest_backup(
    damaged: Path, asked: Asked, qtbot: QtBot, figure: Measure
) -> None:
    window = asked(damaged)
    before = (damaged / NAME).read_bytes()
    clicks = 0
    for key in ("back", "on"):
        press(window, key, qtbot)
        clicks += 1
        assert window.head.text() == "Your book can be used again"
    (aside,) = damaged.glob("damaged-*")
    assert aside.name in window.text.text()
    assert (aside / NAME).read_bytes() == before
    assert window.wanted == THERE
    with closing(Book(damaged, now=NOW)) as book:
        assert book.read("SELECT count(*) FROM handle") == [(100,)]
    figure("clicks", met=clicks <= 2, sums={"clicks": clicks})


def test_what_could_be_read_is_counted(damaged: Path, asked: Asked, qtbot: QtBot) -> None:
    window = asked(damaged)
    press(window, "save", qtbot)
    with closing(Book(damaged, now=NOW)) as book:
        ((kept,),) = book.read("SELECT count(*) FROM handle")
    assert 0 < kept < 100
    assert "100 of 100 people" in window.text.text()
    assert f"{kept} of 100 addresses" in window.text.text()


@pytest.mark.parametrize(("key", "wanted"), [("look", LOOK), ("quit", QUIT)])
def test_who_looks_or_quits_leaves_it_as_it_is(
    damaged: Path, asked: Asked, qtbot: QtBot, key: str, wanted: str
) -> None:
    before = {each.name: each.read_bytes() for each in damaged.iterdir() if each.is_file()}
    window = asked(damaged)
    press(window, key, qtbot)
    assert window.wanted == wanted
    assert {each.name: each.read_bytes() for each in damaged.iterdir() if each.is_file()} == before


def test_what_cannot_be_done_is_said_and_the_other_ways_stay_open(
    damaged: Path, asked: Asked, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    window = asked(damaged)
    with closing(Book(damaged, now=NOW, damaged=True)):  # another process holds it
        press(window, "back", qtbot)
    assert "is running already" in window.going.text()
    assert all(button.isEnabled() for button in window.buttons.values())
    press(window, "save", qtbot)
    assert window.head.text() == "Your book can be used again"


def test_without_backup_and_head_there_is_only_one_button(data_dir: Path, asked: Asked) -> None:
    fill(data_dir, people=5)
    no_head(data_dir / NAME, random.Random(1))
    window = asked(data_dir, Ailing.FOREIGN)
    assert list(window.buttons) == ["quit"]
    assert "Move the file to another folder" in window.lines["quit"].text()


def test_names_of_folders_are_text(theme: Theme, tmp_path: Path, asked: Asked) -> None:
    folder = tmp_path / "<b>ä\u202e"
    folder.mkdir()
    (folder / NAME).write_bytes(b"x")
    window = asked(folder, Ailing.FOREIGN)
    assert {label.textFormat().name for label in (window.head, window.text, window.going)} == {"PlainText"}


# ---- at the start


@pytest.fixture
def _collected_again() -> Iterator[None]:
    """A start puts the collector to rest until the window is painted; here none is."""
    yield
    gc.enable()


def started(
    folder: Path, monkeypatch: pytest.MonkeyPatch, keys: list[str], qtbot: QtBot
) -> tuple[int, list[str]]:
    """Start on a folder as with a screen, pressing these buttons of each window of choices; what the program shows then."""
    monkeypatch.setattr(cannot_start, "UNSEEN", frozenset())
    shown: list[str] = []
    left = iter(keys)

    def answer() -> None:
        window = QApplication.activeModalWidget()
        if isinstance(window, DamageWindow) and window.jobs.idle and window.buttons:
            window.buttons[next(left)].click()

    def look(application: Application) -> int:
        application.window.complete()
        settle(application)
        shown.append(f"{application.session.book.read('SELECT count(*) FROM person')[0][0]} people")
        shown.extend(application.watch.bars)
        return 0

    monkeypatch.setattr(Application, "run", look)
    timer = QTimer(interval=5)
    timer.timeout.connect(answer)
    timer.start()
    try:
        return app.run(["--data-dir", str(folder), "--now", NOW.isoformat()]), shown
    finally:
        timer.stop()


@pytest.mark.usefixtures("_collected_again")
@pytest.mark.parametrize(
    ("keys", "status", "shows"),
    [
        (["back", "on"], 0, ["100 people"]),
        (["save", "on"], 0, ["100 people"]),
        (["look"], 0, ["100 people", "damaged"]),
        (["quit"], 0, []),
    ],
)
def test_a_start_goes_on_with_what_was_chosen(
    damaged: Path,
    monkeypatch: pytest.MonkeyPatch,
    qtbot: QtBot,
    keys: list[str],
    status: int,
    shows: list[str],
) -> None:
    assert started(damaged, monkeypatch, keys, qtbot) == (status, shows)


@pytest.mark.usefixtures("_collected_again")
def test_what_cannot_even_be_shown_is_asked_again(
    data_dir: Path, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    fill(data_dir, people=100)
    overwrite(data_dir / NAME, pages_of(data_dir / NAME, "person")[0], b"\xff" * 4096)
    assert started(data_dir, monkeypatch, ["look", "quit"], qtbot) == (0, [])
