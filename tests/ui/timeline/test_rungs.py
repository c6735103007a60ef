"""The next rung of the ladder: the ways that lead there, and the sentence that logs it."""

from contextlib import closing
from dataclasses import replace
from datetime import date, datetime, timedelta, timezone
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from networker.domain.vocabulary import Channel
from networker.services import people as people_service
from networker.services import quick_log, timeline
from networker.services.views import HandleView, PersonHead
from networker.store.book import Book
from networker.ui.icons import Icons
from networker.ui.theme import Theme
from networker.ui.timeline.header import PersonHeader
from networker.ui.timeline.rungs import beginning
from networker.ui.timeline.words import Words
from tests.ui.helpers import key

TODAY = date(2026, 11, 20)
NOW = datetime(2026, 11, 20, 10, 0, tzinfo=timezone(timedelta(hours=1)))


@pytest.fixture
def head(book: Book, people: Any) -> PersonHead:
    found = timeline.head(book, people.ana, today=TODAY)
    assert found is not None
    return found


@pytest.fixture
def header(theme: Theme, icons: Icons, qtbot: QtBot) -> PersonHeader:
    shown = PersonHeader(words=Words(), theme=theme, icons=icons)
    qtbot.addWidget(shown)
    shown.resize(544, 200)
    shown.show()
    return shown


def at(head: PersonHead, rung: str) -> PersonHead:
    handles = tuple(
        HandleView(n, channel, text, "")
        for n, (channel, text) in enumerate(
            (
                (Channel.MAIL, "ana@x.example"),
                (Channel.PHONE, "+44 1"),
                (Channel.SIGNAL, "+44 2"),
                (Channel.LINKEDIN, "in/ana"),
            )
        )
    )
    return replace(head, next_rung=rung, reached=frozenset(), handles=handles)


def offered(header: PersonHeader) -> list[str]:
    return [each.text() for each in header.way.actions() if each.text()]


@pytest.mark.parametrize(
    ("rung", "ways"),
    [
        ("follow", ["in/ana"]), ("comment", ["in/ana", "Log it…"]), ("message", ["+44 2", "in/ana", "Log it…"]),
        ("mail", ["ana@x.example", "Log it…"]), ("call", ["+44 1", "Log it…"]), ("meet", ["Write down when you meet…"]),
    ],
)  # fmt: skip
def test_each_rung_offers_the_addresses_that_lead_there(
    header: PersonHeader, head: PersonHead, rung: str, ways: list[str]
) -> None:
    header.show_head(at(head, rung), today=TODAY)
    header.ladder.setFocus()
    key(header.ladder, Qt.Key.Key_Return)
    assert offered(header) == ways
    header.way.close()


def test_a_way_that_is_not_known_is_said(header: PersonHeader, head: PersonHead) -> None:
    header.show_head(replace(at(head, "call"), handles=()), today=TODAY)
    header.offer_next()
    first = header.way.actions()[0]
    assert (first.text(), first.isEnabled()) == ("No number is known yet", False)
    header.way.close()


def test_a_press_on_the_next_rung_offers_and_elsewhere_does_nothing(
    header: PersonHeader, head: PersonHead, qtbot: QtBot
) -> None:
    header.show_head(at(head, "meet"), today=TODAY)
    asked: list[str] = []
    header.log_requested.connect(asked.append)
    qtbot.mouseClick(header.ladder, Qt.MouseButton.LeftButton, pos=QPoint(10, 8))
    assert not header.way.isVisible()
    qtbot.mouseClick(header.ladder, Qt.MouseButton.LeftButton, pos=QPoint(header.ladder.width() - 10, 24))
    assert header.way.isVisible()
    header.way.actions()[0].trigger()
    header.way.close()
    assert asked == ["meet"]


def test_at_the_top_there_is_nothing_to_press(header: PersonHeader, head: PersonHead) -> None:
    header.show_head(replace(head, next_rung=None), today=TODAY)
    assert header.ladder.focusPolicy() is Qt.FocusPolicy.NoFocus
    key(header.ladder, Qt.Key.Key_Return)
    assert QApplication.activePopupWidget() is None


@pytest.mark.parametrize("lang", ["en", "de", "es"])
@pytest.mark.parametrize(
    ("rung", "kind"),
    [("comment", "comment"), ("message", "message"), ("mail", "mail"), ("call", "call"), ("meet", "meeting")],
)
def test_the_sentence_begun_is_understood_in_each_language(
    data_dir: Path, lang: str, rung: str, kind: str
) -> None:
    with closing(Book(data_dir, now=NOW)) as book:
        people_service.add(book, name="Ana Torres", now=NOW)
        quick_log.log(book, beginning(rung, lang) + "Ana Torres", now=NOW, lang=lang)
        assert book.read("SELECT kind FROM interaction") == [(kind,)]
