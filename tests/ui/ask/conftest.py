"""A stand-in for the ranking, and the page on it."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, datetime

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from networker.desktop.jobs import Jobs
from networker.domain.ask.need import Need
from networker.domain.vocabulary import Channel, PersonId
from networker.services import people, quick_log
from networker.services.ask_views import Answer, Answers, Evidence, Named
from networker.store.book import Book
from networker.ui.ask.page import AskPage
from networker.ui.drafts import Drafts
from networker.ui.icons import Icons
from networker.ui.theme import Theme
from tests.ui.helpers import NOW


def answer(
    person: PersonId, name: str, text: str = "dives at Dahab", *, sure: bool = True, via: Named | None = None,
    answered: int = 4, of: int = 5,
) -> Answer:  # fmt: skip
    """Somebody who knows what "dives" means."""
    at = text.find("dives")
    matched = ((at, at + 5),) if at >= 0 else ()
    evidence = Evidence(text, matched, "note", None, date(2024, 9, 12))
    return Answer(person, name, name, "Acme", "Porto", None, evidence, answered, of, 1.4, via, sure, 1.0)


@dataclass
class World:
    """The page, its book, and what happened."""

    page: AskPage
    book: Book
    jobs: Jobs
    qtbot: QtBot
    answers: list[Answer]
    opened: list[tuple[Channel, str, str]]
    questions: list[str] = field(default_factory=list)

    def settle(self) -> None:
        """Until the lanes are at rest."""
        self.qtbot.waitUntil(lambda: self.jobs.idle)

    def ask(self, question: str = "who dives") -> None:
        """Type a question, and wait for what it brings."""
        self.page.ask_about(question)
        self.settle()


def somebody(book: Book, name: str) -> PersonId:
    """Somebody with a mail address, with whom the user talked."""
    mail = [(Channel.MAIL, f"{name.split()[0].lower()}@mail.example")]
    number, _ = people.add(book, name=name, now=NOW, handles=mail)
    quick_log.log(book, f"coffee {name} 2 november", now=NOW)
    return number


@pytest.fixture
def world(book: Book, jobs: Jobs, theme: Theme, icons: Icons, qtbot: QtBot) -> Callable[..., World]:
    """Puts up the page with these answers, of a width and height."""

    def put_up(*answers: Answer, width: int = 1200, height: int = 752) -> World:
        found, opened, questions = list(answers), list[tuple[Channel, str, str]](), list[str]()

        def rank(_book: Book, question: str, _now: datetime) -> Answers:
            questions.append(question)
            return Answers(Need(question), tuple(found))

        def open_(channel: Channel, handle: str, text: str) -> str:
            opened.append((channel, handle, text))
            return "The words are on the clipboard"

        page = AskPage(
            book=book, jobs=jobs, theme=theme, icons=icons, clock=lambda: NOW,
            drafts=Drafts(book, jobs, jobs), open_=open_, rank=rank,
        )  # fmt: skip
        qtbot.addWidget(page)
        page.resize(width, height)
        page.show()
        page.activateWindow()
        made = World(page, book, jobs, qtbot, found, opened, questions)
        made.settle()
        return made

    return put_up


def focused(page: QWidget) -> QWidget | None:
    """What has the keyboard."""
    return page.window().focusWidget()
