"""The palette: people and actions by a few letters, by keys alone."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from networker.desktop.jobs import Jobs
from networker.services import people
from networker.store.book import Book
from networker.ui.icons import Icons
from networker.ui.palette import Palette, PaletteAction
from networker.ui.theme import Theme
from tests.ui.helpers import NOW


@pytest.fixture
def run() -> list[str]:
    return []


@pytest.fixture
def palette(book: Book, jobs: Jobs, theme: Theme, icons: Icons, qtbot: QtBot, run: list[str]) -> Palette:
    for name in ("Ana Torres", "Łukasz Wrona"):
        people.add(book, name=name, now=NOW)
    page = QWidget()
    qtbot.addWidget(page)
    page.resize(1200, 752)
    page.show()
    actions = [PaletteAction("Log something", "Ctrl+L", "write", lambda: run.append("log")),
               PaletteAction("Import files…", "Ctrl+O", "import", lambda: run.append("import"), "open a logo")]  # fmt: skip
    made = Palette(
        lambda: actions, book=book, jobs=jobs, theme=theme, icons=icons, clock=lambda: NOW, parent=page
    )
    made.open()
    qtbot.waitUntil(lambda: jobs.idle)
    return made


def listed(palette: Palette) -> list[str]:
    return [line.head or (line.person.name if line.person else line.action.text) for line in palette._lines]  # type: ignore[union-attr]


def test_it_opens_with_people_and_every_action(palette: Palette) -> None:
    assert listed(palette) == [
        "People",
        "Ana Torres",
        "Łukasz Wrona",
        "Actions",
        "Log something",
        "Import files…",
    ]


def test_letters_narrow_people_and_actions(palette: Palette, qtbot: QtBot) -> None:
    palette.field.setText("lukasz")
    qtbot.waitUntil(lambda: palette._jobs.idle)
    assert listed(palette) == ["People", "Łukasz Wrona"]
    palette.field.setText("impo")
    qtbot.waitUntil(lambda: palette._jobs.idle)
    assert listed(palette) == ["Actions", "Import files…"]


def test_other_words_find_an_action_after_those_that_are_called_so(palette: Palette, qtbot: QtBot) -> None:
    for typed, found in (
        ("open files", ["Import files…"]),
        ("log", ["Log something", "Import files…"]),
        ("i", ["Import files…", "Log something"]),
    ):
        palette.field.setText(typed)
        qtbot.waitUntil(lambda: palette._jobs.idle)
        assert listed(palette) == ["Actions", *found]


def test_enter_chooses_and_gives_the_way_free(palette: Palette, qtbot: QtBot, run: list[str]) -> None:
    asked: list[object] = []
    palette.person_requested.connect(asked.append)
    qtbot.keyClick(palette.field, Qt.Key.Key_Down)
    qtbot.keyClick(palette.field, Qt.Key.Key_Return)
    assert len(asked) == 1
    assert not palette.isVisible()
    palette.open()
    qtbot.waitUntil(lambda: palette._jobs.idle)
    qtbot.keyClick(palette.field, Qt.Key.Key_Up)
    qtbot.keyClick(palette.field, Qt.Key.Key_Return)
    assert run == ["import"]


def test_escape_closes_it(palette: Palette, qtbot: QtBot) -> None:
    qtbot.keyClick(palette.field, Qt.Key.Key_Escape)
    assert not palette.isVisible()
