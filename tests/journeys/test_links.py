"""Links of the program's own, wherever they come from: a form that is looked over, or somebody who is shown."""

import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QUrl
from PySide6.QtGui import QFileOpenEvent
from pytestqt.qtbot import QtBot

from networker.domain.vocabulary import Channel
from networker.services import people
from networker.store.book import Book
from networker.ui.add_card import AddCard
from networker.ui.application import Application
from networker.ui.settling import settle
from tests.journeys.steps import NOW, key, opened, type_text

ADD = "networker://add?name=Ana%20Torres%20%7C%20LinkedIn&url=https://www.linkedin.com/in/ana-torres/&note=housing"


@pytest.fixture
def application(data_dir: Path) -> Iterator[Application]:
    with closing(Book(data_dir, now=NOW)) as book:
        people.add(book, name="Ben Ode", now=NOW, handles=[(Channel.MAIL, "Ben@x.example")])
    with opened(data_dir) as made:
        yield made


def form(application: Application, link: str) -> AddCard | None:
    """The form that a link opens; None where none is open."""
    application.window.open_link(link)
    settle(application)
    card = application.window.linked.card
    if card is not None:
        card.reading.stop()
    return card


def everybody(application: Application) -> list[tuple[object, ...]]:
    return application.session.book.read("SELECT name, notes FROM person WHERE me = 0 ORDER BY id")


def test_a_link_fills_a_form_and_enter_adds(application: Application) -> None:
    card = form(application, ADD)
    assert card is not None
    assert [each.text() for each in (card.name, card.url, card.mail, card.note)] == [
        "Ana Torres", "https://www.linkedin.com/in/ana-torres/", "", "housing",
    ]  # fmt: skip
    assert everybody(application) == [("Ben Ode", "")], "nothing is written by a link"
    card.mail.setText("ana@x.example")
    key(card.mail, "Return")
    settle(application)
    assert everybody(application)[1] == ("Ana Torres", "housing")
    handles = application.session.book.read(
        "SELECT channel, text FROM handle WHERE person_id = 2 ORDER BY id"
    )
    assert handles == [("linkedin", "https://www.linkedin.com/in/ana-torres/"), ("mail", "ana@x.example")]
    window = application.window
    assert (window.person, window.linked.card) == (2, None)
    window.saying.undo()
    settle(application)
    assert everybody(application) == [("Ben Ode", "")], "one step"


def test_enter_that_was_meant_for_something_else_adds_nobody(application: Application) -> None:
    application.window.open_link(ADD)
    settle(application)
    card = application.window.linked.card
    assert card is not None
    assert card.reading.isActive()
    key(card.name, "Return")
    settle(application)
    assert len(everybody(application)) == 1
    assert application.window.linked.card is card


def test_who_is_known_by_page_or_address_is_shown_instead(application: Application) -> None:
    assert form(application, "networker:add?name=Somebody&email=ben@X.example") is None
    assert application.window.person == 1
    assert "Ben Ode" in application.window.undo_bar.text
    application.window.show_person(None)
    assert form(application, "networker://person/1") is None
    assert application.window.person == 1


def test_what_cannot_be_is_one_sentence_and_the_form_stays(application: Application) -> None:
    notice = application.window.centre.notice
    for link, said in (
        ("networker://person/99", "Nobody in your book has the id"),
        ("networker://delete/1", "does not understand this link"),
    ):
        assert form(application, link) is None
        assert said in notice.label.text()
    card = form(application, "networker:add?name=Zoe&url=javascript:alert(1)")
    assert card is not None
    assert "left out" in card._problem.text()
    for field, text, said in (
        (card.url, "javascript:alert(1)", "no address of a page"),
        (card.mail, "zoe", "no mail address"),
        (card.mail, "ben@x.example", "Ben Ode is in your book"),
    ):
        card.url.setText("")
        field.setText(text)
        card.save.click()
        settle(application)
        assert said in card._problem.text()
        assert card.isVisible()
    assert len(everybody(application)) == 1


def test_what_was_changed_is_there_again_with_its_link(application: Application) -> None:
    card = form(application, ADD)
    assert card is not None
    type_text(card.name, "-Sá")
    key(card.name, "Esc")
    assert application.window.linked.card is None
    other = form(application, "networker:add?name=Zoe")
    assert other is not None
    assert other.name.text() == "Zoe"
    again = form(application, ADD)
    assert again is not None
    assert again.name.text() == "Ana Torres-Sá"
    again.cancel.click()
    last = form(application, ADD)
    assert last is not None
    assert last.name.text() == "Ana Torres"


def test_links_come_from_the_system_and_from_a_second_start(application: Application, qtbot: QtBot) -> None:
    QCoreApplication.sendEvent(application.qt, QFileOpenEvent(QUrl("networker://person/1")))
    settle(application)
    assert application.window.person == 1
    starting = subprocess.Popen([sys.executable, "-m", "networker", "--", ADD], stderr=subprocess.PIPE)
    qtbot.waitUntil(lambda: application.window.linked.card is not None, timeout=20_000)
    assert starting.communicate() == (None, b"")
    assert starting.returncode == 0
    card = application.window.linked.card
    assert card is not None
    assert card.name.text() == "Ana Torres"


def test_a_first_start_with_a_link_opens_its_form(data_dir: Path) -> None:
    with opened(data_dir, ADD) as application:
        application._settle()
        settle(application)
        assert application.window.linked.card is not None


def test_among_invented_people_a_link_goes_to_the_own_book(data_dir: Path) -> None:
    with opened(data_dir) as application:
        application.look_at_samples()
        settle(application)
        application.requests.open_links([ADD])
        application.window.complete()
        settle(application)
        assert not application.window.invented
        assert application.window.linked.card is not None
