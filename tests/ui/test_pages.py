"""A page is declared once: rail, palette, menu, keys and Esc follow, and it is imported when it is first opened."""

import subprocess
import sys
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from networker.ui.application import Application
from networker.ui.main_window import MainWindow
from networker.ui.page import Door, Page, PageEntry
from networker.ui.page_table import PAGES, TIDY, TRIAGE
from networker.ui.settling import settle
from tests.journeys.steps import key, opened

if TYPE_CHECKING:
    from PySide6.QtGui import QAction


class Weather(Page):
    """A page that the program does not know."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window.shared["theme"], "base")
        self.setObjectName("weatherPage")
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.asked = 0

    def take_keyboard(self) -> None:
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    def ask(self) -> None:
        self.asked += 1

    @property
    def parting(self) -> str:
        return "Take an umbrella"


WEATHER: PageEntry[Weather] = PageEntry(
    key="weather", text="Weather", module="weather.page", build=Weather, rail="place",
    doors=(
        Door("weather", "Weather", "place", also="rain sun", shortcut="Ctrl+Shift+W", menu="files"),
        Door("tomorrow", "Weather of tomorrow", "place", then=lambda page: page.ask()),
    ),
)  # fmt: skip


@pytest.fixture
def application(data_dir: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Application]:
    """The program with one page more."""
    monkeypatch.setattr("networker.ui.main_window.PAGES", (*PAGES, WEATHER))
    with opened(data_dir) as made:
        made.window.activateWindow()
        yield made


def weather(window: MainWindow) -> Weather | None:
    """The page, where it is built."""
    found = window.findChild(QWidget, "weatherPage")
    return found if isinstance(found, Weather) else None


def test_a_declared_page_is_on_the_rail_and_built_when_it_is_opened(application: Application) -> None:
    window = application.window
    item = window.rail._items["weather"]
    assert (item.text(), item.isChecked(), weather(window)) == ("Weather", False, None)
    assert window.findChild(QWidget, "weatherPage"), "something of its name stands for it"
    item.click()
    page = weather(window)
    assert page is not None
    assert page is window.pages.currentWidget()
    assert page.hasFocus()
    assert item.isChecked()
    assert len(window.findChildren(QWidget, "weatherPage")) == 1
    window.show_page("people")
    window.open_page(WEATHER)
    assert weather(window) is page


def test_its_doors_are_in_palette_and_menu_and_have_their_keys(application: Application) -> None:
    window = application.window
    listed = {each.text: each for each in window.palette_actions()}
    assert (listed["Weather"].shortcut, listed["Weather"].also) == ("Ctrl+Shift+W", "rain sun")
    assert window.more.menu is not None
    actions: list[QAction] = window.more.menu.actions()
    shown = [each.text() for each in actions]
    assert shown[: shown.index("")] == [
        "Add a person\tCtrl+N", "Import files…\tCtrl+O", "Paste people\tCtrl+V", "Export…\tCtrl+Shift+E", "Past imports", "Weather\tCtrl+Shift+W",
    ]  # fmt: skip
    listed["Weather of tomorrow"].run()
    page = weather(window)
    assert page is not None
    assert (page.asked, page.hasFocus()) == (1, True)
    window.show_page("people")
    key(window, "Ctrl+Shift+W")
    assert window.pages.shown is WEATHER


def test_escape_leads_out_of_it_and_says_what_it_has_to_say(application: Application) -> None:
    window = application.window
    window.open_page(WEATHER)
    key(window, "Esc")
    assert settle(application)
    assert window.pages.shown is None
    assert window.undo_bar.text == "Take an umbrella"


def test_escape_leads_out_of_a_part_to_what_it_is_a_part_of(data_dir: Path) -> None:
    with opened(data_dir) as application:
        window = application.window
        window.activateWindow()
        window.open_page(TRIAGE)
        assert window.rail._items["tidy"].isChecked()
        key(window, "Esc")
        assert window.pages.shown is TIDY


def test_each_has_the_name_that_stands_for_it_before(data_dir: Path) -> None:
    with opened(data_dir) as application:
        window = application.window
        there = {each.name for each in PAGES if window.findChild(QWidget, each.name)}
        assert there == {each.name for each in PAGES}
        assert [window.pages[each].objectName() for each in PAGES] == [each.name for each in PAGES]


def test_no_two_pages_and_no_two_doors_have_one_key_and_each_group_of_the_menu_exists() -> None:
    from networker.ui.actions import MENU

    doors = [door for entry in PAGES for door in entry.doors]
    assert len({each.key for each in PAGES}) == len(PAGES)
    assert len({each.key for each in doors}) == len(doors)
    assert {door.menu for door in doors} <= {"", *MENU}


def test_the_rail_marks_a_page_of_its_own_or_the_one_that_is_declared() -> None:
    assert (WEATHER.marked, replace(WEATHER, rail="").marked, TRIAGE.marked) == ("weather", "", "tidy")


def test_what_is_not_built_ahead_is_not_imported_by_a_start(data_dir: Path) -> None:
    program = (
        "import sys\n"
        "from pathlib import Path\n"
        "from networker import app\n"
        "from networker.ui.settling import settle\n"
        "from networker.ui.page_table import PAGES\n"
        "made = app.build([], data_dir=Path(sys.argv[1]))\n"
        "made.window.complete()\n"
        "settle(made)\n"
        "there = [each.module for each in PAGES if f'networker.ui.{each.module}' in sys.modules]\n"
        "for each in PAGES:\n"
        "    made.window.open_page(each)\n"
        "then = [each.module for each in PAGES if f'networker.ui.{each.module}' not in sys.modules]\n"
        "print(there, then)\n"
        "made.close()\n"
    )
    run = subprocess.run(
        [sys.executable, "-c", program, str(data_dir)], capture_output=True, text=True, check=True, timeout=60
    )
    ahead = [each.module for each in PAGES if each.ahead is not None]
    assert run.stdout.strip() == f"{ahead} []"
