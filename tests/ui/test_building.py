"""How the window comes to stand: Today first and alone, everything else behind it, and at once where somebody needs it."""

from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path
from threading import Event

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from networker import app
from networker.desktop.jobs import Jobs
from networker.domain.vocabulary import PersonId
from networker.services import quick_log
from networker.store.book import Book
from networker.ui.application import Application
from networker.ui.building import Building, Part
from networker.ui.early_keys import EarlyKeys
from networker.ui.main_window import MainWindow
from networker.ui.needed import Stands
from networker.ui.page_table import TRIAGE
from tests.journeys.steps import NOW

PATIENCE = 200  # ms


class House:
    """Parts that are built for nobody, in a window of their own."""

    def __init__(self, qtbot: QtBot) -> None:
        self.window = QWidget()
        qtbot.addWidget(self.window)
        self.window.show()
        self.jobs = Jobs(self.window)
        self.built: list[Stands] = []
        parts = [Part(each, self.built_one(each)) for each in Stands if each is not Stands.FIRST]
        self.building = Building(parts, self.jobs, self.window, modules=("text",), patience=PATIENCE)

    def built_one(self, each: Stands) -> Callable[[], None]:
        return lambda: self.built.append(each)


@pytest.fixture
def house(qtbot: QtBot) -> Iterator[House]:
    found = House(qtbot)
    yield found
    if not found.jobs.closed:
        found.jobs.close()


ALL = [each for each in Stands if each is not Stands.FIRST]


def test_nothing_is_built_before_the_first_paint(house: House, qtbot: QtBot) -> None:
    with qtbot.assertNotEmitted(house.building.whole, wait=30):
        pass
    assert (house.building.stands, house.built) == (Stands.FIRST, [])


def test_today_stands_alone_until_its_list_is_painted(house: House, qtbot: QtBot) -> None:
    house.building.begin()
    assert house.built == [], "not while the first paint is on its way"
    qtbot.waitUntil(lambda: house.building.stands is Stands.TODAY)
    with qtbot.assertNotEmitted(house.building.whole, wait=60):
        pass
    assert house.built == [Stands.TODAY]
    with qtbot.waitSignal(house.building.whole):
        house.building.today_came()
    assert house.built == ALL
    assert house.building.is_whole


def test_a_list_that_does_not_come_holds_up_nothing_for_good(house: House, qtbot: QtBot) -> None:
    with qtbot.waitSignal(house.building.whole):
        house.building.begin()
    assert house.built == ALL


def test_whoever_needs_the_whole_has_it_at_once_and_every_part_once(house: House, qtbot: QtBot) -> None:
    house.building.begin()
    qtbot.waitUntil(lambda: house.building.stands is Stands.TODAY)
    house.building.up_to(Stands.TIMELINE)
    assert house.built == ALL[:2]
    with qtbot.assertNotEmitted(house.building.whole, wait=60):  # the list is waited for all the same
        pass
    assert house.built == ALL[:2]
    house.building.complete()
    house.building.complete()
    qtbot.waitUntil(lambda: house.jobs.idle)
    assert house.built == ALL


def test_whatever_is_needed_while_modules_are_imported_is_built_once(house: House, qtbot: QtBot) -> None:
    house.building.begin()
    qtbot.waitUntil(lambda: house.building.stands is Stands.TODAY)
    house.building._turn.stop()
    house.building._go_on()
    assert not house.jobs.idle
    house.building.up_to(Stands.TIMELINE)
    with qtbot.waitSignal(house.building.whole):
        pass
    assert house.built == ALL


@pytest.mark.logs_warnings
def test_what_cannot_be_imported_holds_nothing_up(house: House, qtbot: QtBot) -> None:
    """Whoever builds with it says what is wrong, where it can be followed."""
    house.building._modules = ("no_such_thing",)
    with qtbot.waitSignal(house.building.whole), qtbot.captureExceptions():
        house.building.begin()
    assert house.built == ALL


def test_where_there_is_nothing_to_be_seen_before_the_whole_it_is_built_at_once(
    house: House, qtbot: QtBot
) -> None:
    with qtbot.waitSignal(house.building.whole):
        house.building.begin(at_once=True)
    assert house.built == ALL


def test_a_key_of_the_system_has_built_what_it_needs_and_with_the_whole_nobody_listens(
    house: House, qtbot: QtBot
) -> None:
    house.building.begin()
    house.building._turn.stop()
    QTest.keyClick(house.window.windowHandle(), Qt.Key.Key_Down)
    assert house.built == []
    QTest.keyClick(house.window.windowHandle(), Qt.Key.Key_T, Qt.KeyboardModifier.ControlModifier)
    assert house.built == ALL[:1]
    QTest.keyClick(house.window.windowHandle(), Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier)
    assert house.built == ALL
    assert not house.building.findChildren(EarlyKeys)


def test_a_program_that_ends_builds_nothing_more(house: House, qtbot: QtBot) -> None:
    house.building.begin()
    house.jobs.close()
    with qtbot.assertNotEmitted(house.building.whole, wait=60):
        pass
    assert house.built == []


# ---- the window itself


def opened(folder: Path) -> Application:
    """The program on a book with somebody in it."""
    with closing(Book(folder, now=NOW)) as book:
        quick_log.log(book, "coffee Ana Ruiz 1 march", now=NOW, new=True)
    return app.build([], data_dir=folder, clock=lambda: NOW)


@pytest.fixture
def window(data_dir: Path, qtbot: QtBot) -> Iterator[MainWindow]:
    """A window that was painted once."""
    with closing(opened(data_dir)) as application:
        with qtbot.waitSignal(application.window.first_people_painted):
            application.window.show()
        yield application.window


def test_to_todays_list_leads_a_key_that_builds_nothing_else_and_what_is_pressed_before_it_came_does_nothing(
    data_dir: Path, qtbot: QtBot
) -> None:
    comes = Event()
    with closing(opened(data_dir)) as application:
        window = application.window
        window.first_people_painted.connect(lambda _people: window._jobs.write(window, comes.wait, 10))
        with qtbot.waitSignal(window.first_people_painted):
            window.show()
        QTest.keyClick(window.windowHandle(), Qt.Key.Key_T, Qt.KeyboardModifier.ControlModifier)
        assert window.building.stands is Stands.TODAY
        assert window.focusWidget() is window.reach_out
        QTest.keyClick(window.windowHandle(), Qt.Key.Key_D)  # done, on a card
        with qtbot.waitSignal(window.today_changed):
            comes.set()
        assert window.focusWidget() is window.reach_out.card
        qtbot.waitUntil(lambda: window._jobs.idle)
        assert [card.shown for card in window.reach_out.today.cards] == ["Ana Ruiz"]  # type: ignore[union-attr]


def test_whoever_is_chosen_before_the_list_is_there_is_shown_and_no_other_page_built(
    window: MainWindow, qtbot: QtBot
) -> None:
    window.contacts.person_requested.emit(1)
    assert window.building.stands is Stands.TIMELINE
    assert window.person == 1
    with qtbot.waitSignal(window.became_whole):
        pass
    assert window.person == 1, "building on leaves them there"


def test_what_is_pressed_in_a_timeline_that_stands_alone_is_done(window: MainWindow) -> None:
    window.show_person(PersonId(1))
    window.timeline.merge_requested.emit()
    assert window.finder.isVisible()


def test_today_is_shown_before_the_timeline_is_built(window: MainWindow, qtbot: QtBot) -> None:
    seen: list[bool] = []
    window.today_changed.connect(lambda _today: seen.append(hasattr(window, "timeline")))
    with qtbot.waitSignal(window.became_whole):
        pass
    assert seen[0] is False


@pytest.mark.parametrize("pressed", ["person_requested", "triage_requested", "log_requested"])
def test_what_is_pressed_in_today_while_it_stands_alone_is_done(window: MainWindow, pressed: str) -> None:
    window.building.up_to(Stands.TODAY)
    assert not hasattr(window, "timeline")
    signal = getattr(window.reach_out, pressed)
    signal.emit(1) if pressed == "person_requested" else signal.emit()
    assert window.building.is_whole is (pressed != "person_requested")
    done = {
        "person_requested": lambda: window.person == 1,
        "triage_requested": lambda: window.pages.currentWidget() is window.pages[TRIAGE],
        "log_requested": window.timeline.quick_line.line.hasFocus,
    }
    assert done[pressed]()
