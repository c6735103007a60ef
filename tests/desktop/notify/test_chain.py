"""One way after the other, one card after the other."""

import pytest
from pytestqt.qtbot import QtBot

from networker.desktop.notify.chain import APART, REST, Chain
from networker.desktop.notify.port import OPEN, Notification
from tests.desktop.notify.ways import Way


class Turned:
    """Three ways in a chain, on a clock that is turned by hand."""

    def __init__(self) -> None:
        self.seconds = 0.0
        self.ways = [Way(), Way(), Way()]
        self.chain = Chain(self.ways, seconds=lambda: self.seconds)
        said = self.said = list[tuple[str, ...]]()
        self.chain.shown.connect(lambda tag: said.append(("shown", tag)))
        self.chain.failed.connect(lambda tag: said.append(("failed", tag)))
        self.chain.pressed.connect(lambda tag, action: said.append(("pressed", tag, action)))

    def show(self, tag: str, title: str = "") -> None:
        self.chain.show(Notification(tag, title or tag, ""))

    def pass_by(self, seconds: float) -> None:
        self.seconds += seconds
        if self.chain._timer.isActive():
            self.chain._timer.stop()
            self.chain._timer.timeout.emit()

    @property
    def cards(self) -> list[list[str]]:
        return [way.cards for way in self.ways]


@pytest.fixture
def turned(qtbot: QtBot) -> Turned:
    return Turned()


def test_where_one_fails_the_next_has_its_turn(turned: Turned, qtbot: QtBot) -> None:
    first, second, last = turned.ways
    turned.show("a")
    assert turned.cards == [["a"], [], []]
    first.failed.emit("a")
    first.shown.emit("a")
    assert turned.said == [], "it is another one's turn"
    second.shown.emit("a")
    assert (turned.cards, turned.said) == ([["a"], ["a"], []], [("shown", "a")])
    second.failed.emit("a")
    assert (turned.cards[2], len(turned.said)) == ([], 1), "nobody waits for a second answer"
    turned.pass_by(APART)
    turned.show("b")
    assert turned.cards[0] == ["a"], "who failed rests"
    second.failed.emit("b")
    last.failed.emit("b")
    assert len(turned.said) == 1
    qtbot.waitUntil(lambda: turned.said[1:] == [("failed", "b")], timeout=60_000)
    turned.pass_by(APART)
    turned.show("c")
    assert turned.cards[0] == ["a", "c"], "where all rest, it is worth another try"
    first.failed.emit("c")
    second.shown.emit("c")
    turned.pass_by(APART)
    turned.show("d")
    assert turned.cards[1][-1] == "d", "it works again"
    second.shown.emit("d")
    turned.pass_by(REST)
    turned.show("e")
    assert turned.cards[0][-1] == "e"


def test_cards_come_one_at_a_time_and_the_last_of_a_tag_wins(turned: Turned) -> None:
    first = turned.ways[0]
    for tag, title in (("a", "a1"), ("a", "a2"), ("b", "b1"), ("c", "c1"), ("b", "b2"), ("d", "d1")):
        turned.show(tag, title)
    assert first.cards == ["a1"]
    assert turned.chain._timer.remainingTime() > 1000 * APART - 2000, "it waits for the next by itself"
    turned.pass_by(APART / 2)
    assert first.cards == ["a1"]
    turned.chain.withdraw("c")
    for _ in range(3):
        turned.pass_by(APART)
    assert first.cards == ["a1", "a2", "b2", "d1"]
    assert all("withdraw c" in way.did for way in turned.ways), "nobody knows which way an earlier start took"
    assert not turned.chain._timer.isActive()
    turned.show("f")
    turned.chain.close()
    turned.pass_by(APART)
    first.shown.emit("d")
    assert (first.cards[-1], turned.said) == ("d1", [])
    assert [way.did[-1] for way in turned.ways] == ["close"] * 3


def test_all_are_heard_and_any_may_ask_for_quiet(turned: Turned) -> None:
    turned.chain.listen()
    assert [way.did for way in turned.ways] == [["listen"]] * 3
    turned.ways[2].pressed.emit("x", OPEN)
    assert turned.said == [("pressed", "x", OPEN)]
    assert not turned.chain.quiet
    turned.ways[1].quiet = True
    assert turned.chain.quiet
