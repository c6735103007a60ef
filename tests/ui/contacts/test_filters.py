"""The chips above the list of people: their menus say what the book holds, and each choice joins the others."""

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from networker.domain.vocabulary import Circle
from networker.services.listing import Filter
from networker.services.people import Facet, Facets
from networker.ui.contacts.filters import Filters
from networker.ui.icons import Icons
from networker.ui.theme import Theme


@pytest.fixture
def holder(qtbot: QtBot) -> QWidget:
    made = QWidget()
    qtbot.addWidget(made)
    return made


@pytest.fixture
def filters(theme: Theme, icons: Icons, holder: QWidget) -> Filters:
    made = Filters(theme, icons, holder)
    made.complete()
    return made


def offered(filters: Filters, name: str) -> list[str]:
    """What a chip's menu says once it is opened."""
    menu = filters.chips[name].menu
    assert menu is not None
    menu.aboutToShow.emit()
    return [each.text() for each in menu.actions() if not each.isSeparator()]


def press(filters: Filters, name: str, text: str) -> None:
    menu = filters.chips[name].menu
    assert menu is not None
    next(each for each in menu.actions() if each.text() == text).trigger()


def test_a_menu_waits_for_the_counting_and_then_says_how_many_each_would_show(filters: Filters) -> None:
    assert offered(filters, "circle") == ["All", "One moment…"]
    good = Facet(str(int(Circle.GOOD)), "good", 1200)
    filters.known = Facets(circles=(good, Facet("0", "", 3)), groups=(), places=(Facet("Porto", "Porto", 7),))
    assert offered(filters, "circle") == ["All", "Good  1,200", "No circle  3"]
    assert offered(filters, "group") == ["All", "None yet"]
    assert offered(filters, "city") == ["All", "Porto  7"]
    assert offered(filters, "shallow") == ["All", "Hello only", "One way"]


def test_what_is_chosen_joins_what_was_wanted_and_is_said_once(filters: Filters, qtbot: QtBot) -> None:
    filters.known = Facets(circles=(), groups=(), places=(Facet("Porto", "Porto", 7),))
    filters.narrow(query="ana")
    offered(filters, "city")
    with qtbot.waitSignal(filters.changed):
        press(filters, "city", "Porto  7")
    assert filters.wanted == Filter(query="ana", city="Porto")
    assert (filters.chips["city"].text(), filters.chips["city"].kind) == ("Porto", "set")
    with qtbot.assertNotEmitted(filters.changed):
        press(filters, "city", "Porto  7")
    press(filters, "city", "All")
    assert filters.wanted == Filter(query="ana")
    assert filters.chips["city"].text() == "Place"


def test_without_any_of_them_everybody_is_wanted(filters: Filters, qtbot: QtBot) -> None:
    filters.narrow(query="ana", circle=0)
    assert filters.chips["circle"].text() == "No circle"
    with qtbot.assertNotEmitted(filters.changed):
        filters.clear()
    assert filters.wanted == Filter()
    assert {each.kind for each in filters.chips.values()} == {"off"}
