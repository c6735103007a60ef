"""The page of who would care: a link that is begun elsewhere is typed on, and who comes near stands there with their line."""

import pytest
from pytestqt.qtbot import QtBot

from networker.desktop.jobs import Jobs
from networker.domain.vocabulary import Channel, Fact
from networker.services import facts, people
from networker.store.book import Book
from networker.ui.icons import Icons
from networker.ui.offers.share_page import SharePage
from networker.ui.theme import Theme
from tests.ui.helpers import NOW


@pytest.fixture
def page(book: Book, jobs: Jobs, theme: Theme, icons: Icons, qtbot: QtBot) -> SharePage:
    ana, _ = people.add(book, name="Ana Alm", now=NOW, handles=[(Channel.MAIL, "ana@mail.example")])
    facts.add(book, ana, Fact.JOB, "Zahnärztin", detail="Praxis Alm", now=NOW)
    made = SharePage(book=book, jobs=jobs, theme=theme, icons=icons, clock=lambda: NOW)
    qtbot.addWidget(made)
    made.resize(900, 600)
    made.show()
    return made


def test_a_link_that_is_begun_elsewhere_is_typed_on(page: SharePage, qtbot: QtBot) -> None:
    page.show_text("https://t")
    qtbot.keyClicks(page.line, "eeth.example/toothache")
    assert page.line.text() == "https://teeth.example/toothache"


def test_who_comes_near_stands_there_with_their_line(page: SharePage, jobs: Jobs, qtbot: QtBot) -> None:
    page.show_text("https://night.example/toothache")
    qtbot.waitUntil(lambda: page.found is not None and jobs.idle)
    assert page.found is not None
    assert [each.reason for each in page.found.offers] == ["Ana’s work: Zahnärztin, Praxis Alm."]
