"""Windows and macOS, by a stand-in for desktop-notifier that has its names, its asyncio and its silence over failures."""

import asyncio
import sys
import threading
import uuid
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from enum import Enum
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest
from pytestqt.qtbot import QtBot

from networker.desktop.notify.others import Others
from networker.desktop.notify.port import OPEN, Action, Notification
from networker.desktop.notify.tags import About, tag_of

PATIENCE = 60_000  # ms: a deadline for machines under load, not a wait
MARK = "0badcafe"
TAG = tag_of(MARK, About("follow_up", 7, "2026-12-01T09:00"))
CARD = Notification(TAG, "Ana & <b>", "Call\0 her", (Action(OPEN, "Open"), Action("done", "Done")), calm=True)


class Urgency(Enum):
    Normal = "normal"
    Low = "low"


@dataclass(frozen=True)
class Button:
    title: str
    on_pressed: Callable[[], Any] | None = None
    identifier: str = field(default_factory=lambda: str(uuid.uuid4()))


@dataclass(frozen=True)
class Card:
    title: str
    message: str
    urgency: Urgency = Urgency.Normal
    buttons: tuple[Button, ...] = ()
    on_dispatched: Callable[[], Any] | None = None
    identifier: str = ""


@dataclass(frozen=True)
class Icon:
    path: Path | None = None


class System:
    """What the machine does: allows it or not, takes cards or swallows them, knows such cards or not."""

    def __init__(self) -> None:
        self.allows: bool | None = True  # None: the user has not answered yet
        self.takes = True
        self.able: frozenset[str] = frozenset({"title"})
        self.cards: dict[str, Card] = {}
        self.notifier: Any = None
        self.threads: set[str] = set()

    def module(self) -> ModuleType:
        system = self

        class DesktopNotifier:
            def __init__(self, app_name: str, app_icon: Icon | None) -> None:
                self.name, self.icon = app_name, app_icon
                self.on_clicked = self.on_button_pressed = None
                system.notifier = self

            async def get_capabilities(self) -> frozenset[str]:
                return system.able

            async def request_authorisation(self) -> bool:
                while system.allows is None:
                    await asyncio.sleep(0.001)
                return system.allows

            async def send_notification(self, card: Card) -> str:
                system.threads.add(threading.current_thread().name)
                if system.takes:  # else it only logs
                    system.cards[card.identifier] = card
                    assert card.on_dispatched is not None
                    card.on_dispatched()
                return card.identifier

            async def clear(self, identifier: str) -> None:
                del system.cards[identifier]

        found = ModuleType("desktop_notifier")
        for name, value in {
            "DesktopNotifier": DesktopNotifier, "Notification": Card, "Button": Button, "Icon": Icon,
            "Urgency": Urgency,
        }.items():  # fmt: skip
            setattr(found, name, value)
        return found


@pytest.fixture
def system(monkeypatch: pytest.MonkeyPatch) -> System:
    system = System()
    monkeypatch.setitem(sys.modules, "desktop_notifier", system.module())
    return system


@pytest.fixture
def others(qtbot: QtBot) -> Iterator[Others]:
    others = Others(MARK, icon=Path("app.png"), patience=PATIENCE / 1000)
    yield others
    others.close()


def heard(others: Others) -> list[tuple[str, ...]]:
    said: list[tuple[str, ...]] = []
    others.shown.connect(lambda tag: said.append(("shown", tag)))
    others.failed.connect(lambda tag: said.append(("failed", tag)))
    others.pressed.connect(lambda tag, action: said.append(("pressed", tag, action)))
    return said


def test_a_card_comes_and_goes_in_a_thread_of_its_own(system: System, others: Others, qtbot: QtBot) -> None:
    said = heard(others)
    others.show(CARD)
    qtbot.waitUntil(lambda: said == [("shown", TAG)], timeout=PATIENCE)
    card = system.cards[TAG]
    assert (card.title, card.message, card.urgency) == ("Ana & <b>", "Call her", Urgency.Low)
    assert [(each.title, each.identifier) for each in card.buttons] == [("Done", "done")]
    assert (system.notifier.name, system.notifier.icon) == ("Networker", Icon(Path("app.png")))
    assert system.threads == {"notify"}
    pressed = system.notifier.on_button_pressed
    told = [(TAG, "done"), ("12345678/follow_up/7/2026-12-01", "done"), ("foreign", "done")]
    for tag, action in told:
        threading.Thread(target=pressed, args=(tag, action)).start()
    system.notifier.on_clicked(TAG)
    qtbot.waitUntil(lambda: len(said) == 3, timeout=PATIENCE)
    assert set(said[1:]) == {("pressed", TAG, "done"), ("pressed", TAG, OPEN)}
    others.withdraw(TAG)
    others.withdraw(TAG)  # gone already
    qtbot.waitUntil(lambda: not system.cards, timeout=PATIENCE)


def unable(system: System) -> None:
    system.able = frozenset()


def forbidden(system: System) -> None:
    system.allows = False


def unanswered(system: System) -> None:
    system.allows = None


def swallowed(system: System) -> None:
    system.takes = False


def absent(_system: System) -> None:
    sys.modules["desktop_notifier"] = None  # type: ignore[assignment]


@pytest.mark.parametrize("trouble", [unable, forbidden, unanswered, swallowed, absent])
def test_a_card_that_nobody_sees_has_failed(
    trouble: Callable[[System], None], system: System, others: Others, qtbot: QtBot
) -> None:
    """The library says nothing of it, and shows nothing in any of these cases."""
    trouble(system)
    others._patience = 0.2 if trouble is unanswered else others._patience
    said = heard(others)
    others.listen()
    others.show(CARD)
    qtbot.waitUntil(lambda: said == [("failed", TAG)], timeout=PATIENCE)
    others.withdraw(TAG)
    others.close()
    others.show(CARD)
    assert not system.cards
