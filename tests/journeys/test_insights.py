"""A figure of the page of insights leads to its people in the list, and the chip says what they are."""

from contextlib import closing
from pathlib import Path

from PySide6.QtCore import Qt

from networker.domain.vocabulary import Fact
from networker.services import facts, people
from networker.ui.page_table import INSIGHTS, TIDY
from networker.ui.settling import settle
from tests.journeys.steps import NOW, key, opened, press
from tests.services.insights.talked import talked_book
from tests.services.insights.twelve import ANA, BEN, CARLA, FINN, GINA, HUGO, INES, JON, LEA


def test_from_a_figure_to_its_people(data_dir: Path) -> None:
    with closing(talked_book(data_dir)):
        pass
    with opened(data_dir) as application:
        window = application.window
        window.activateWindow()
        key(window, "Ctrl+Shift+I")
        assert window.pages.shown is INSIGHTS
        assert settle(application)
        view = window.pages[INSIGHTS].views[1]
        cell = next(
            each for each in view.places.stops if each.accessibleName() == "Mail: talked with 8 people"
        )
        press(cell, Qt.Key.Key_Return)
        assert settle(application)
        assert window.pages.people_shown
        listed = {int(each) for each in window.contacts.list.model().ids}
        assert listed == {BEN, CARLA, FINN, GINA, HUGO, INES, JON, LEA}


def test_what_can_be_done_about_it_is_one_key_away(data_dir: Path) -> None:
    with closing(talked_book(data_dir)) as book:
        follower, _ = people.add(book, name="Mia Berg", now=NOW)
        facts.add(book, follower, Fact.FOLLOWED, "me", now=NOW)
    with opened(data_dir) as application:
        window = application.window
        window.activateWindow()
        window.open_page(INSIGHTS)
        assert settle(application)
        view = window.pages[INSIGHTS].views[2]
        look = next(
            each for each in view.places.stops if each.accessibleName() == "Look through them in Tidy"
        )
        press(look, Qt.Key.Key_Return)
        assert settle(application)
        assert window.pages.shown is TIDY
        assert window.pages[TIDY].tasks.by_key["followers"].isChecked()


def test_esc_leads_back_to_the_figure(data_dir: Path) -> None:
    with closing(talked_book(data_dir)):
        pass
    with opened(data_dir) as application:
        window = application.window
        window.activateWindow()
        window.open_page(INSIGHTS)
        assert settle(application)
        view = window.pages[INSIGHTS].views[1]
        cell = next(each for each in view.places.stops if each.accessibleName().startswith("Mail: talked"))
        everybody = len(window.contacts.list.model().ids)
        cell.setFocus()
        press(cell, Qt.Key.Key_Return)
        assert settle(application)
        key(window, "Esc")
        assert settle(application)
        assert window.pages.shown is INSIGHTS
        assert cell.hasFocus()
        window.show_people()
        assert settle(application)
        assert len(window.contacts.list.model().ids) == everybody
        window.open_page(INSIGHTS)
        press(cell, Qt.Key.Key_Return)
        assert settle(application)
        window.open_page(TIDY)
        window.show_people()
        key(window, "Esc")
        assert settle(application)
        assert window.pages.people_shown, "another page was gone to since"


def test_of_a_figure_of_one_the_timeline_is_theirs(data_dir: Path) -> None:
    with closing(talked_book(data_dir)):
        pass
    with opened(data_dir) as application:
        window = application.window
        window.open_page(INSIGHTS)
        assert settle(application)
        view = window.pages[INSIGHTS].views[1]
        cell = next(each for each in view.places.stops if each.accessibleName() == "Phone: one win")
        press(cell, Qt.Key.Key_Return)
        assert settle(application)
        assert (list(window.contacts.list.model().ids), window.person) == ([ANA], ANA)
