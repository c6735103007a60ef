"""A small book of invented people, the lanes, and a service for the quick line that understands by heart."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from networker.desktop.jobs import Jobs
from networker.domain.changes import Changes
from networker.domain.vocabulary import PersonId
from networker.services.today_views import Named
from networker.services.views import LogChip
from networker.store.book import Book
from networker.ui.icons import Icons
from networker.ui.theme import Theme
from networker.ui.timeline.pane import TimelinePane
from tests.ui.helpers import NOW

TODAY = NOW.date()
Show = Callable[[PersonId | None], None]


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Without a screen there is no window manager to take hints of size or the keyboard; Qt says so each time."""
    for item in items:
        if item.path.is_relative_to(Path(__file__).parent):
            item.add_marker(pytest.mark.qt_log_ignore("^This plugin does not support"))


@dataclass(slots=True)
class People:
    """Ids of the people in the book."""

    ana: PersonId
    ben: PersonId
    zoe: PersonId


@dataclass(slots=True)
class Answer:
    """What the fake service understood."""

    chips: tuple[LogChip, ...]
    empty: bool = False

    @property
    def unclear(self) -> bool:
        return any(each.role == "unclear" for each in self.chips)


@dataclass(slots=True)
class ByHeart:
    """Understands Ana, an unclear Ben and a new Zita; remembers what it was asked to write."""

    written: list[tuple[str, dict[str, Any]]] = field(default_factory=list)
    asked: list[str] = field(default_factory=list)
    hows: list[dict[str, Any]] = field(default_factory=list)
    failure: Exception | None = None

    def interpret(self, book: Any, sentence: str, **how: Any) -> Answer:
        self.asked.append(sentence)
        self.hows.append(how)
        chips = [LogChip("kind", "call", word="phone")]
        if "Ana" in sentence:
            chips.append(LogChip("person", "Ana Torres", person=PersonId(1)))
        if "Ben" in sentence and "Ben" not in how["chosen"]:
            options = (Named(PersonId(2), "Ben Ode"), Named(PersonId(3), "Ben Achterberg"))
            chips.append(LogChip("unclear", "two people", word="Ben", options=options))
        elif "Ben" in sentence:
            chips.append(LogChip("person", "Ben Ode", person=PersonId(how["chosen"]["Ben"])))
        if "Zita" in sentence:
            chips.append(LogChip("new", "Zita", word="Zita"))
        if "3/4" in sentence:
            chips.append(LogChip("unclear", "3 April or 4 March", word="3/4"))
        return Answer(tuple(chips), empty="nothing" in sentence)

    def write(self, book: Any, sentence: str, **how: Any) -> Changes:
        if self.failure is not None:
            raise self.failure
        self.written.append((sentence, how))
        return Changes(label="Call with Ana")


@pytest.fixture
def people(book: Book) -> People:
    """Ana with talks and promises, Ben in one of them, Zoë with nothing at all."""
    with book.step("fill", "Filling", now=NOW) as step:
        ids = [
            step.insert(
                "person",
                name=name,
                given=name.partition(" ")[0],
                folded=name.lower(),
                created_at="2025-01-01T09:00:00+00:00",
            )
            for name in ("Ana Torres", "Ben <b>Ode</b>", "Zoë Lind")
        ]
        ana, ben, _ = ids
        talk(
            step, day=date(2026, 10, 2), kind="call", minutes=25, text="Takes the job. " * 10, who=[ana, ben]
        )
        talk(step, day=date(2026, 9, 4), kind="message", channel="signal", direction="in", who=[ana])
        talk(step, day=date(2026, 9, 3), kind="note", text="<img src='/etc/passwd'>", who=[ana])
        step.insert("handle", person=ana, channel="mail", text="ana@torres.example", key="ana@torres.example")
        step.insert("fact", person=ana, field="connected", value="", since="2026-09-01", noted="2026-09-01")
        for side, text in (("me", "Send her the number"), ("them", "Introduces me to Carla")):
            number = step.insert("follow_up", side=side, text=text, due="2026-11-27", created_at="2026-10-02")
            step.insert("follow_up_person", follow_up=number, person=ana)
    return People(*(PersonId(each) for each in ids))


def talk(step: Any, *, day: date, who: list[int], kind: str, text: str = "", **values: Any) -> int:
    number = int(
        step.insert(
            "interaction",
            kind=kind,
            day=day.isoformat(),
            text=text,
            created_at="2025-01-01T09:00:00+00:00",
            **values,
        )
    )
    for each in who:
        step.insert("interaction_person", interaction=number, person=each)
    return number


@pytest.fixture
def many(book: Book, people: People) -> PersonId:
    """Zoë with 400 talks, one a day."""
    with book.step("fill", "Filling", now=NOW) as step:
        for n in range(400):
            day = TODAY - timedelta(days=n)
            talk(step, day=day, kind="message", channel="signal", text=f"Talk {n}", who=[people.zoe])
    return people.zoe


@pytest.fixture
def theme(qapp: QApplication) -> Theme:
    return Theme(appearance="light")


@pytest.fixture
def service() -> ByHeart:
    return ByHeart()


@pytest.fixture
def pane(
    qtbot: QtBot, book: Book, jobs: Jobs, theme: Theme, icons: Icons, service: ByHeart
) -> Iterator[TimelinePane]:
    made = TimelinePane(book=book, jobs=jobs, theme=theme, icons=icons, clock=lambda: NOW, services=service)
    made.resize(592, 752)
    made.show()
    qtbot.waitExposed(made)
    yield made
    discard(made)


@pytest.fixture
def settle(qtbot: QtBot, jobs: Jobs) -> Callable[[], None]:
    """Wait until every answer was delivered, those to questions asked meanwhile included."""

    def wait() -> None:
        qtbot.waitUntil(lambda: jobs.idle)
        QCoreApplication.sendPostedEvents()
        qtbot.waitUntil(lambda: jobs.idle)

    return wait


@pytest.fixture
def show(pane: TimelinePane, settle: Callable[[], None]) -> Show:
    """Shows somebody's timeline, laid out by what is painted."""

    def to(person: PersonId | None) -> None:
        pane.show_person(person)
        settle()
        pane.grab()
        settle()
        pane.grab()

    return to


@pytest.fixture
def press() -> Callable[..., None]:
    """Send keys as a person's keyboard does, characters beyond ASCII included."""

    def send(widget: QWidget, *keys: Qt.Key | str) -> None:
        for key in keys:
            code, text = (0, key) if isinstance(key, str) else (int(key), "")
            for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
                QCoreApplication.sendEvent(
                    widget, QKeyEvent(kind, code, Qt.KeyboardModifier.NoModifier, text)
                )

    return send


def discard(widget: QWidget) -> None:
    widget.hide()
    widget.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
