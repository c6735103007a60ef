"""In a made up language: what opens beside the pages, and where there is no page at all."""

from collections.abc import Iterator, Sequence
from contextlib import closing
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication, QDialog, QMenu, QWidget
from pytestqt.qtbot import QtBot

from networker import app, paths
from networker.desktop.tray import Line
from networker.domain.vocabulary import PersonId, Side
from networker.services import backup, follow_ups, people
from networker.services.recovery import Ailing
from networker.settings import Settings
from networker.store.book import NAME, Book
from networker.ui import speaking
from networker.ui.application import Application
from networker.ui.cannot_start import message
from networker.ui.damage.window import DamageWindow
from networker.ui.hot_key.card import HotKeyCard
from networker.ui.settling import settle
from networker.ui.text import translated
from networker.ui.theme import Theme
from tests.journeys.steps import NOW, opened
from tests.journeys.test_coming_and_going import FakeTray
from tests.store.damaging import fill, overwrite, pages_of
from tests.ui import painted, pseudo

KEPT_IN = "damaged- t z"  # how the folder of a damaged file is called, without its figures


@pytest.fixture
def shown(monkeypatch: pytest.MonkeyPatch) -> pseudo.Shown:
    pseudo.speak(monkeypatch)
    return pseudo.Shown(monkeypatch)


@pytest.fixture
def spoken(shown: pseudo.Shown, qapp: QApplication) -> Iterator[pseudo.Shown]:
    """Where no program is built."""
    speaking.begin(Settings(), paths.resources(), qapp)
    yield shown
    speaking.end(qapp)
    qapp.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)


def _look(shown: pseudo.Shown, window: QWidget, where: str) -> list[str]:
    """Take in a window; what of it is cut."""
    shown.look(where)
    return [*pseudo.clipped(window, where), *(f"{where}: {each}" for each in painted.squeezed(window))]


@pytest.mark.parametrize("ailing", list(Ailing))
def test_the_windows_of_a_book_that_cannot_be_used(
    ailing: Ailing, data_dir: Path, spoken: pseudo.Shown, qtbot: QtBot
) -> None:
    fill(data_dir, people=100)
    with closing(Book(data_dir, now=NOW)) as book:
        backup.write(book, now=NOW)
    if ailing in (Ailing.DAMAGED, Ailing.FOREIGN):
        overwrite(data_dir / NAME, pages_of(data_dir / NAME, "handle")[1], b"\xff" * 4096)
    window = DamageWindow(data_dir, ailing, Theme(appearance="light"), lambda: NOW)
    qtbot.addWidget(window)
    window.show()
    qtbot.waitUntil(lambda: bool(window.buttons))
    cut = _look(spoken, window, ailing.name)
    if "save" in window.buttons:
        window.buttons["save"].click()
        qtbot.waitUntil(lambda: window.jobs.idle)
        cut += _look(spoken, window, f"{ailing.name}, saved")
    window.jobs.close()
    assert len(spoken.texts) > 3  # a head, a text, and at least one button
    assert not (left := pseudo.untranslated(spoken, data_dir / NAME, also=KEPT_IN)), "\n".join(left)
    assert not cut, "\n".join(cut)


def test_the_window_that_says_why_nothing_starts(
    spoken: pseudo.Shown, data_dir: Path, qtbot: QtBot, tmp_path: Path
) -> None:
    Book(data_dir, now=NOW).close()
    box = message(translated("The disk is full: nothing was changed. Free some space and try again."))
    qtbot.addWidget(box)
    box.show()
    spoken.look("cannot start")
    assert len(spoken.texts) > 2
    assert not (left := pseudo.untranslated(spoken, data_dir / NAME)), "\n".join(left)


def _texts_of(lines: Sequence[Line]) -> Iterator[str]:
    for each in lines:
        yield each.text
        yield from _texts_of(each.under)


@pytest.fixture
def program(shown: pseudo.Shown, data_dir: Path) -> Iterator[Application]:
    with closing(Book(data_dir, now=NOW)) as book:
        ana, _ = people.add(book, name="Ana Torres", now=NOW)
        follow_ups.add(book, side=Side.ME, text="Send the map", due=NOW.date(), people=[ana], now=NOW)
    with opened(data_dir) as application:
        application.window.resize(1280, 800)
        settle(application)
        yield application


def test_the_tray_and_what_it_opens(shown: pseudo.Shown, data_dir: Path) -> None:
    with closing(Book(data_dir, now=NOW)) as book:
        ana, _ = people.add(book, name="Ana Torres", now=NOW)
        follow_ups.add(book, side=Side.ME, text="Send the map", due=NOW.date(), people=[ana], now=NOW)
    tray = FakeTray()
    application = app.build([], data_dir=data_dir, clock=lambda: NOW, tray=tray)
    cut: list[str] = []
    try:
        application.start(hidden=True)
        settle(application)
        for each in (*_texts_of(tray.lines), tray.words):
            shown.texts.setdefault(each, "tray")
        application.apart.log()
        settle(application)
        cut += _look(shown, application.apart.window, "log")
        application.apart.promise()
        settle(application)
        cut += _look(shown, application.apart.window, "promise")
        application.pausing.choose()
        settle(application)
        assert application.pausing.card is not None
        cut += _look(shown, application.pausing.card, "pause")
        application.troubles.tell(["KeyError"])
        assert application.troubles.card is not None
        cut += _look(shown, application.troubles.card, "trouble")
    finally:
        application.close()
    assert len(shown.texts) > 30
    assert not (left := pseudo.untranslated(shown, data_dir / NAME, also="Networker networker --log")), (
        "\n".join(left)
    )
    assert not cut, "\n".join(cut)


def test_menus_and_cards_over_the_pages(program: Application, shown: pseudo.Shown, data_dir: Path) -> None:
    window = program.window
    window.show_person(PersonId(1))
    settle(program)
    program.apart.key.open_card(window)
    settle(program)
    shown.look("key")
    [card] = window.findChildren(HotKeyCard)
    cut = [*pseudo.clipped(card, "key"), *painted.squeezed(card)]
    program.apart.key.leave()
    seen = 0
    for menu in window.findChildren(QMenu):
        menu.aboutToShow.emit()
        for action in menu.actions():
            seen += bool(action.text())
            shown.texts.setdefault(action.text(), f"menu {menu.title()}")
    assert seen > 20
    assert not [
        each for each in QApplication.topLevelWidgets() if isinstance(each, QDialog) and each.isVisible()
    ]
    assert not (left := pseudo.untranslated(shown, data_dir / NAME, also="Networker networker --log")), (
        "\n".join(left)
    )
    assert not cut, "\n".join(cut)
