"""Groups by keys alone: found, looked at, who knows whom, and back; in the smallest window, too."""

from collections.abc import Iterator
from contextlib import closing
from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from networker.domain.vocabulary import Circle
from networker.services import follow_ups, gatherings, groups, people
from networker.services.book import Book
from networker.ui.application import Application
from networker.ui.main_window import SMALLEST
from networker.ui.page_table import ACQUAINTED, GATHERINGS, GROUPS, MAP
from networker.ui.settling import settle
from tests.journeys.steps import NOW, key, opened


@pytest.fixture
def application(data_dir: Path) -> Iterator[Application]:
    with closing(Book(data_dir, now=NOW)) as book:
        who = [people.add(book, name=name, now=NOW)[0] for name in ("Ana Torres", "Ben Ode", "Carla Wu")]
        people.set_circle(book, who[:1], Circle.INNER, now=NOW)
        choir, _ = groups.create(book, "Choir", now=NOW)
        groups.add_people(book, choir, who, now=NOW)
        ahead = NOW.date() + timedelta(days=9)
        gatherings.create(book, name="Supper", place="Porto", day=ahead, people=who[1:], now=NOW)
    with opened(data_dir) as found:
        found.window.activateWindow()
        yield found


def settled(application: Application) -> None:
    assert settle(application)
    QApplication.sendPostedEvents()


def test_from_the_group_to_who_knows_whom_and_back(application: Application) -> None:
    window = application.window
    key(window, "Ctrl+Shift+G")
    settled(application)
    page = window.pages[GROUPS]
    assert page.isVisible()
    assert page.pane.view is not None
    assert page.pane.view.row.name == "Choir"
    page.pane.knows.click()
    settled(application)
    told = window.pages[ACQUAINTED]
    assert told.isVisible()
    assert told.head.text() == "Who knows whom: Choir"
    window.back()
    settled(application)
    assert page.isVisible()
    page.pane.map_requested.emit()
    settled(application)
    assert window.pages[MAP].head.text() == "Choir"
    window.back()
    settled(application)
    assert page.isVisible(), "not among people, where it did not come from"


def test_a_press_of_a_key_promises_and_ctrl_z_takes_it_back(application: Application, data_dir: Path) -> None:
    window = application.window
    key(window, "Ctrl+Shift+G")
    settled(application)
    page = window.pages[GROUPS]
    page.pane.members.setFocus()
    key(page.pane.members, "F")
    settled(application)
    (promise,) = follow_ups.due(page._book)
    assert [each.name for each in promise.people] == ["Ana Torres"]
    key(window, "Ctrl+Z")
    settled(application)
    assert follow_ups.due(page._book) == ()


def test_gatherings_and_groups_lead_to_one_another(application: Application) -> None:
    window = application.window
    key(window, "Ctrl+G")
    settled(application)
    window.pages[GATHERINGS].left.groups.click()
    settled(application)
    assert window.pages[GROUPS].isVisible()
    window.pages[GROUPS].left.gatherings.click()
    settled(application)
    assert window.pages[GATHERINGS].isVisible()


def test_everything_fits_the_smallest_window(application: Application) -> None:
    window = application.window
    window.resize(SMALLEST)
    key(window, "Ctrl+Shift+G")
    settled(application)
    assert window.size() == SMALLEST
    window.pages[GROUPS].pane.knows.click()
    window.pages[GROUPS].pane.acquainted_requested.emit()
    settled(application)
    assert window.size() == SMALLEST
    key(window, "Ctrl+G")
    settled(application)
    page = window.pages[GATHERINGS]
    page.pane.invite.click()
    settled(application)
    assert page.pane.plan.isVisible()
    assert page.pane.plan.plan is not None
    assert [each.person.name for each in page.pane.plan.plan.table] == ["Ana Torres"]
    assert window.size() == SMALLEST
