"""The search field: what is typed leads to people, Esc back to the import that was left for it."""

from dataclasses import dataclass, field
from types import SimpleNamespace

import pytest
from PySide6.QtCore import QObject, Signal
from pytestqt.qtbot import QtBot

from networker.ui.icons import Icons
from networker.ui.page_table import IMPORT
from networker.ui.searching import Searching
from networker.ui.theme import Theme
from networker.ui.top_bar import TopBar


class Contacts(QObject):
    """Stands for the list of people."""

    search_cleared = Signal()

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.queries: list[str] = []
        self.shown = False  # people of another page

    def set_query(self, text: str) -> None:
        self.queries.append(text)

    def leave_these(self) -> bool:
        shown, self.shown = self.shown, False
        return shown


@dataclass
class Pages:
    """Stands for the pages: which is shown, and whether an import waits."""

    people_shown: bool = True
    import_shown: bool = False
    import_waits: bool = False
    shown: object = None
    turned: SimpleNamespace = field(default_factory=lambda: SimpleNamespace(connect=lambda told: None))
    went: list[str] = field(default_factory=list)

    def show_people(self) -> None:
        self.went.append("people")
        self.people_shown, self.import_shown, self.import_waits = True, False, self.import_shown

    def turn_to(self, entry: object) -> None:
        assert entry is IMPORT
        self.went.append("import")


@dataclass
class Made:
    top: TopBar
    contacts: Contacts
    pages: Pages
    searching: Searching

    def type(self, text: str) -> None:
        self.top.search.line.setText(text)


@pytest.fixture
def made(theme: Theme, icons: Icons, qtbot: QtBot) -> Made:
    top, pages = TopBar(theme, icons), Pages()
    qtbot.addWidget(top)
    contacts = Contacts(top)
    searching = Searching(top, contacts, pages, top)  # type: ignore[arg-type]
    searching.people_requested.connect(pages.show_people)
    return Made(top, contacts, pages, searching)


def test_what_is_typed_is_looked_for_among_people(made: Made) -> None:
    made.type("an")
    made.pages.people_shown = False
    made.type("ana")
    made.type("ana t")
    assert made.contacts.queries == ["an", "ana", "ana t"]
    assert made.pages.went == ["people"], "only where they are not shown yet"


def test_a_question_is_asked_and_looked_for_no_more(made: Made, qtbot: QtBot) -> None:
    made.type("who")
    with qtbot.waitSignal(made.searching.ask_requested) as told:
        made.type("who k")
    assert told.args == ["who k"]
    assert (made.top.search.line.text(), made.contacts.queries) == ("", ["who", ""])
    assert not made.searching.back()


def test_esc_ends_the_search_once(made: Made) -> None:
    made.type("ana")
    assert made.searching.back()
    assert made.contacts.queries[-1] == ""
    assert not made.searching.back()
    assert made.pages.went == []


def test_esc_leads_back_to_the_import_that_was_left(made: Made) -> None:
    made.pages.people_shown, made.pages.import_shown = False, True
    made.type("a")
    made.type("an")
    assert made.searching.back()
    assert made.pages.went == ["people", "import"]
    made.type("ben")
    assert made.searching.back()
    assert made.pages.went == ["people", "import"], "this search left none"


def test_who_empties_the_field_stays_with_people(made: Made) -> None:
    made.pages.people_shown, made.pages.import_shown = False, True
    made.type("a")
    made.type("")
    made.type("b")
    assert made.searching.back()
    assert made.pages.went == ["people"]


def test_an_import_that_ended_meanwhile_is_not_gone_back_to(made: Made) -> None:
    made.pages.people_shown, made.pages.import_shown = False, True
    made.type("a")
    made.pages.import_waits = False
    assert made.searching.back()
    assert made.pages.went == ["people"]


def test_the_list_of_people_may_end_the_search_too(made: Made) -> None:
    made.type("nobody")
    made.contacts.search_cleared.emit()
    assert made.top.search.line.text() == ""
