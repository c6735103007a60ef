"""Somebody whom one wants to know, by the keyboard: marked, the path read, Ben asked, and each step taken back."""

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from networker.domain.vocabulary import Fact, PersonId
from networker.services import facts, paths, people, quick_log
from networker.services.book import Book
from networker.ui.application import Application
from networker.ui.path.asks import AskCard
from networker.ui.settling import settle
from tests.journeys.steps import NOW, key, opened, press


def fill(data_dir: Path) -> None:
    with closing(Book(data_dir, now=NOW)) as book:
        for name in ("Ben Ode", "Eva Lind"):
            number, _ = people.add(book, name=name, now=NOW)
            facts.add(book, number, Fact.JOB, "Lead", detail="Delta", now=NOW)
        quick_log.log(book, "wrote to Ben Ode on signal 2 november", now=NOW)
        quick_log.log(book, "coffee Ben Ode 3 november", now=NOW)


@pytest.fixture
def application(data_dir: Path) -> Iterator[Application]:
    fill(data_dir)
    with opened(data_dir) as found:
        found.window.activateWindow()
        yield found


BEN, EVA = PersonId(1), PersonId(2)


def settled(application: Application) -> None:
    assert settle(application)
    QApplication.sendPostedEvents()


def shown(application: Application) -> None:
    application.window.show_person(EVA)
    settled(application)


def choose(application: Application, text: str) -> None:
    """In the palette."""
    next(each for each in application.window.palette_actions() if each.text == text).run()
    settled(application)


def test_marked_in_the_palette_the_path_stands_in_the_header_and_undo_takes_it_back(
    application: Application,
) -> None:
    shown(application)
    header = application.window.timeline.header
    assert not header.path.isVisible()
    choose(application, "I want to know Eva Lind")
    assert header.path.isVisible()
    [(why, ask)] = header.path.lines
    assert why.text() == "Ben is at Delta too; you and Ben were last in touch 2 weeks ago."
    assert ask is not None
    key(application.window, "Ctrl+Z")
    settled(application)
    assert not header.path.isVisible()


def in_palette(application: Application, typed: str) -> list[str]:
    window = application.window
    window.open_palette()
    window.palette_.field.setText(typed)
    settled(application)
    return [line.action.text for line in window.palette_._lines if line.action]


def test_who_could_introduce_is_asked_in_the_palette(application: Application) -> None:
    told: list[str] = []
    application.window.chosen.said.connect(told.append)
    assert in_palette(application, "ask introd")[0] == "Ask for an introduction…"
    choose(application, "Ask for an introduction…")
    shown(application)
    choose(application, "Ask for an introduction…")
    assert told == [
        "Choose the person whom you want to know first, then ask for an introduction",
        "Say first that you want to know \u2068Eva Lind\u2069, then ask for an introduction",
    ]
    choose(application, "I want to know Eva Lind")
    verb = "Ask Ben for an introduction to Eva Lind"
    assert in_palette(application, "ask ben introd")[0] == verb
    press(application.window.palette_.field, Qt.Key.Key_Return)
    settled(application)
    [card] = application.window.findChildren(AskCard)
    assert card.words.toPlainText().startswith("Hi Ben, I would like to get to know Eva Lind at Delta.")
    press(card.words, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    settled(application)
    assert [row[0] for row in application.session.book.read("SELECT text FROM follow_up")] == [
        "introduction asked for"
    ]
    assert verb not in [each.text for each in application.window.palette_actions()], "once at a time"
    choose(application, "Ask for an introduction…")
    assert told[-1] == "Everybody who could introduce you is asked already"


def test_the_line_leads_to_who_could_introduce(application: Application) -> None:
    shown(application)
    choose(application, "I want to know Eva Lind")
    why, _ = application.window.timeline.header.path.lines[0]
    why.setFocus()
    press(why, Qt.Key.Key_Return)
    settled(application)
    assert application.window.person == BEN


def test_asking_opens_the_words_and_waits_until_it_is_taken_back(
    application: Application, wished: list[str]
) -> None:
    shown(application)
    choose(application, "I want to know Eva Lind")
    header = application.window.timeline.header
    ask = header.path.lines[0][1]
    assert ask is not None
    ask.setFocus()
    press(ask, Qt.Key.Key_Return)
    settled(application)
    card = application.window.findChild(AskCard, "askCard")
    assert card is not None
    assert application.window.focusWidget() is card.words
    assert card.words.toPlainText() == (
        "Hi Ben, I would like to get to know Eva Lind at Delta. Could you introduce us?"
    )
    press(card.words, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    settled(application)
    assert QApplication.clipboard().text().startswith("Hi Ben, I would like")
    told = header.path.lines[0][1]
    assert told is not None
    assert told.text().startswith("asked ")
    today = application.window.reach_out.today
    assert today is not None
    assert [each.person for each in today.questions] == [BEN]
    application.window.saying.undo()
    settled(application)
    again = header.path.lines[0][1]
    assert again is not None
    assert again.isEnabled()
    today = application.window.reach_out.today
    assert today is not None
    assert today.questions == ()


def test_esc_leaves_the_words_and_nothing_is_noted(application: Application) -> None:
    shown(application)
    choose(application, "I want to know Eva Lind")
    ask = application.window.timeline.header.path.lines[0][1]
    assert ask is not None
    ask.click()
    settled(application)
    card = application.window.findChild(AskCard, "askCard")
    assert card is not None
    press(card.words, Qt.Key.Key_Escape)
    settled(application)
    today = application.window.reach_out.today
    assert today is not None
    assert today.questions == ()


def test_on_the_card_of_today_who_could_introduce_is_asked(data_dir: Path, wished: list[str]) -> None:
    fill(data_dir)
    with closing(Book(data_dir, now=NOW)) as book:
        paths.want(book, [EVA], now=NOW)
    with opened(data_dir) as application:
        pane = application.window.reach_out
        pane.choose(EVA)
        settled(application)
        assert pane.card.card is not None
        assert pane.card.card.reason == (
            "You want to know Eva, and Ben is at Delta too; you and Ben were last in touch 2 weeks ago."
        )
        [(name, ask)] = pane.card.path.lines
        assert name.text() == "Ben Ode"
        assert ask is not None
        ask.click()
        settled(application)
        card = application.window.findChild(AskCard, "askCard")
        assert card is not None
        card.write.click()
        settled(application)
        assert pane.today is not None
        assert (EVA, "asked for an introduction") in [(row.person, row.what) for row in pane.today.done]
