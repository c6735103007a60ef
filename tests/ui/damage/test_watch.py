"""Damage, a replaced file and a failing disk, met while the window is open."""

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from networker.services import backup, people
from networker.store import book as book_module
from networker.store.book import NAME, Book
from networker.store.errors import FailingDisk
from networker.store.places import Place
from networker.ui.application import Application
from networker.ui.damage.window import DamageWindow
from networker.ui.page_table import BACKUPS
from networker.ui.settling import settle
from tests.journeys.steps import opened, type_text
from tests.store.damaging import NOW, fill, kill_while_open, overwrite, pages_of


@pytest.fixture
def filled(data_dir: Path) -> Path:
    fill(data_dir, people=100)
    with_backup = Book(data_dir, now=NOW)
    backup.write(with_backup, now=NOW)
    with_backup.close()
    return data_dir


@contextmanager
def answering(*keys: str) -> Iterator[list[str]]:
    """Press these buttons of the window of choices, one after the other; which there were is answered."""
    left, pressed = iter(keys), list[str]()

    def answer() -> None:
        window = QApplication.activeModalWidget()
        if isinstance(window, DamageWindow) and window.jobs.idle and window.buttons:
            key = next(left)
            pressed.append(window.head.text())
            window.buttons[key].click()

    timer = QTimer(interval=5)
    timer.timeout.connect(answer)
    timer.start()
    yield pressed
    timer.stop()


def names(application: Application) -> list[str]:
    return [row[0] for row in application.session.book.read("SELECT name FROM person ORDER BY id")]


def add(application: Application, name: str) -> None:
    application.session.jobs.write(
        application.window, people.add, application.session.book, name=name, now=NOW
    )
    settle(application)


def damage(folder: Path) -> bytes:
    for page in pages_of(folder / NAME, "handle"):
        overwrite(folder / NAME, page, b"\xff" * 4096)
    return (folder / NAME).read_bytes()


def search_addresses(application: Application) -> None:
    """Read every address, as a page does."""
    session = application.session
    session.jobs.read(
        application.window, lambda: session.book.read("SELECT max(length(text)) FROM handle NOT INDEXED")
    )


def until(qtbot: QtBot, holds: Callable[[], bool]) -> None:
    qtbot.waitUntil(holds, timeout=10_000)


def test_damage_leads_to_the_backup_and_what_was_typed_goes_on(filled: Path, qtbot: QtBot) -> None:
    with opened(filled) as application, answering("back", "on") as asked:
        add(application, "Zoe")
        first = application.session
        type_text(application.window.timeline.quick_line.line, "call Person 3 tomorrow: her move")
        settle(application)
        application.session.drafts.save()
        settle(application)
        as_it_is = damage(filled)
        type_text(application.window.timeline.quick_line.line, " to Porto")
        search_addresses(application)
        until(qtbot, lambda: application.session is not first)
        settle(application)
        application.window.complete()
        settle(application)
        assert asked == ["Part of your book is damaged", "Your book can be used again"]
        assert len(names(application)) == 100
        (aside,) = filled.glob("damaged-*")
        assert (aside / NAME).read_bytes() == as_it_is, "not even the log was folded in"
        assert (aside / f"{NAME}-wal").stat().st_size > 0
        assert application.window.timeline.quick_line.text() == "call Person 3 tomorrow: her move to Porto"
        add(application, "Ben")
        assert names(application)[-1] == "Ben"


def test_a_damaged_book_is_looked_at_and_mended_later(filled: Path, qtbot: QtBot) -> None:
    with opened(filled) as application, answering("look", "back", "on") as asked:
        first = application.session
        as_it_is = damage(filled)
        search_addresses(application)
        until(qtbot, lambda: application.session is not first)
        application.window.complete()
        settle(application)
        assert list(application.watch.bars) == ["damaged"]
        search_addresses(application)
        settle(application)
        assert not application.window._notice.isVisible(), "that it is damaged is said once"
        add(application, "Ben")
        assert "Ben" not in names(application)
        assert (filled / NAME).read_bytes() == as_it_is
        before = sorted((filled / "backups").iterdir())
        assert application.backups is not None
        application.backups.look()
        page = application.window.open_page(BACKUPS)
        settle(application)
        page.write_one()
        settle(application)
        page.restore_button.click()
        settle(application)
        assert sorted((filled / "backups").iterdir()) == before, "a copy of it would be taken for a good one"
        assert "it is chosen what becomes of it" in application.window._notice.label.text()
        looked = application.session
        application.watch.bars["damaged"].pressed.emit()
        until(qtbot, lambda: application.session is not looked)
        settle(application)
        assert len(asked) == 3
        add(application, "Ben")
        assert names(application)[-1] == "Ben"


@pytest.mark.parametrize(("keys", "last"), [(("again", "on"), "Zoe"), (("there",), "Person 5 Example")])
def test_a_file_that_was_replaced_is_asked_about(
    filled: Path, tmp_path: Path, qtbot: QtBot, keys: tuple[str, ...], last: str
) -> None:
    fill(tmp_path / "other", people=5)
    with opened(filled) as application, answering(*keys) as asked:
        add(application, "Zoe")
        first = application.session
        (tmp_path / "other" / NAME).replace(filled / NAME)
        application.watch.look()
        until(qtbot, lambda: application.session is not first)
        settle(application)
        assert asked[0] == "The file of your book was replaced"
        assert names(application)[-1] == last
        (aside,) = filled.glob("replaced-*")
        kept = sqlite3.connect(aside / NAME)
        assert kept.execute("SELECT count(*) FROM person").fetchone() == (5 if last == "Zoe" else 101,)
        kept.close()


@pytest.mark.parametrize("keys", [("again", "on"), ("quit",)])
def test_a_folder_that_was_moved_away_is_asked_about_and_no_empty_book_takes_its_place(
    filled: Path, tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, keys: tuple[str, ...]
) -> None:
    ended: list[bool] = []
    monkeypatch.setattr(Application, "end", lambda _self: ended.append(True))
    with opened(filled) as application, answering(*keys) as asked:
        add(application, "Zoe")
        first = application.session
        filled.rename(tmp_path / "moved")
        application.watch.look()
        until(qtbot, lambda: bool(ended) or application.session is not first)
        settle(application)
        assert asked[0] == "The file of your book is gone"
        if keys == ("quit",):
            assert not (filled / NAME).exists()
            (aside,) = filled.glob("replaced-*")
            kept = sqlite3.connect(aside / NAME)
            assert kept.execute("SELECT count(*) FROM person").fetchone() == (101,)
            kept.close()
            return
        assert names(application)[-1] == "Zoe"
        assert not list(filled.glob("replaced-*"))


def test_a_failing_disk_is_said_and_can_be_tried_again(filled: Path, qtbot: QtBot) -> None:
    def refuse() -> None:
        with application.session.book.step("a", "A", now=NOW):
            error = sqlite3.OperationalError("disk I/O error")
            error.sqlite_errorname = "SQLITE_IOERR_WRITE"
            raise error

    with opened(filled) as application:
        application.session.jobs.write(application.window, refuse)
        settle(application)
        assert "nothing more is written until you try again" in application.watch.bars["disk"].label.text()
        add(application, "Ben")
        assert "Ben" not in names(application)
        assert isinstance(application.session.book.trouble.holds, FailingDisk)
        application.watch.bars["disk"].button.click()
        assert application.watch.bars == {}
        add(application, "Ben")
        assert names(application)[-1] == "Ben"


def test_a_lost_log_is_said_once_with_its_moment(filled: Path, qtbot: QtBot) -> None:
    kill_while_open(filled)
    (filled / f"{NAME}-wal").unlink()
    with opened(filled) as application:
        assert "Some changes after" in application.watch.bars["lost"].label.text()
        application.watch.bars["lost"].button.click()
        settle(application)
    with opened(filled) as application:
        assert application.watch.bars == {}


@pytest.mark.parametrize(
    ("place", "said"), [(Place.NETWORK, "another computer"), (Place.SYNCED, "copies to other")]
)
def test_a_shared_folder_is_warned_of_once(
    filled: Path, monkeypatch: pytest.MonkeyPatch, place: Place, said: str, qtbot: QtBot
) -> None:
    monkeypatch.setattr(book_module, "place_of", lambda _folder: place)
    with opened(filled) as application:
        assert said in application.watch.bars["place"].label.text()
        application.watch.bars["place"].button.click()
        settle(application)
    with opened(filled) as application:
        assert application.watch.bars == {}


def test_a_book_that_cannot_be_written_says_so_as_long_as_it_is_open(
    filled: Path, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    monkeypatch.setattr("networker.store.connection.is_still", lambda _path: True)
    with opened(filled) as application:
        assert "read-only" in application.watch.bars["read-only"].label.text()
        assert application.watch.bars["read-only"].isVisible()
        application.window.complete()
        settle(application)
        assert not application.window._notice.isVisible(), (
            "it is said once, and nobody tried to change anything"
        )


def test_a_book_in_order_says_nothing(filled: Path, qtbot: QtBot) -> None:
    with opened(filled) as application:
        assert application.watch.bars == {}
