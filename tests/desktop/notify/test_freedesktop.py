"""Cards over the user's own bus, shown by a service that speaks D-Bus by another library than the program does."""

import sys
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from networker.desktop.notify.port import OPEN, Action, Notification
from networker.desktop.notify.tags import About, key_of, number_of, tag_of
from tests.desktop.buses import NAME, PROPERTIES, Service, be_patient, needs_a_bus, own_bus

if sys.platform not in ("win32", "darwin"):
    from networker.desktop.bus import Bus
    from networker.desktop.notify.freedesktop import Freedesktop

pytestmark = needs_a_bus
PATIENCE = 60_000  # ms: a deadline for machines under load, not a wait
MARK = "0badcafe"
TAG = tag_of(MARK, About("follow_up", 7, "2026-12-01T09:00"))
CARD = Notification(
    TAG, "Ana & Ben", "Call her", (Action(OPEN, "Open"), Action("done", "Done"), Action("later", "Later"))
)


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    with own_bus(tmp_path_factory.mktemp("bus")) as place:
        yield place


class Told:
    """A way to show cards, and what it told."""

    def __init__(self, place: str) -> None:
        self.bus = Bus(lambda: [place], patience=PATIENCE)
        self.way = Freedesktop(self.bus, MARK, icon="networker")
        said = self.said = list[tuple[str, ...]]()
        self.way.shown.connect(lambda tag: said.append(("shown", tag)))
        self.way.failed.connect(lambda tag: said.append(("failed", tag)))
        self.way.pressed.connect(lambda tag, action: said.append(("pressed", tag, action)))


@pytest.fixture
def told(place: str) -> Iterator[Told]:
    told = Told(place)
    yield told
    told.way.close()


@pytest.fixture
def until(qtbot: QtBot) -> Callable[[Callable[[], object]], None]:
    return lambda true: qtbot.waitUntil(lambda: bool(true()), timeout=PATIENCE)


Until = Callable[[Callable[[], object]], None]


def test_a_card_has_its_words_its_buttons_and_its_rank(place: str, told: Told, until: Until) -> None:
    with Service(place) as service:
        told.way.show(CARD)
        assert told.said == []
        until(lambda: told.said == [("shown", TAG)])
        [card] = service.cards.values()
        assert (card.number, card.icon, card.title, card.body) == (
            number_of(TAG),
            "networker",
            "Ana & Ben",
            "Call her",
        )
        assert card.actions == [OPEN, "Open", key_of(TAG, "done"), "Done", key_of(TAG, "later"), "Later"]
        assert card.hints == {"urgency": 1, "desktop-entry": "networker", "image-path": "networker"}

        told.way.show(replace(CARD, text="Call them", calm=True))
        until(lambda: len(told.said) == 2)
        [card] = service.cards.values()
        assert (card.body, card.hints["urgency"], card.hints["suppress-sound"]) == ("Call them", 0, True)
        assert service.asked.count("GetCapabilities") == 1

        told.way.withdraw(TAG)
        until(lambda: not service.cards)


def test_a_name_is_no_markup(place: str, told: Told, until: Until) -> None:
    """Each service gets what it shows literally; what would end the connection is no part of it."""
    name = "<img src=/etc/x> & <b>Zoë</b> &lt;\0\ud800"
    with Service(place) as service:
        told.way.show(replace(CARD, title=name, text=name))
        until(lambda: service.cards)
        card = service.cards[number_of(TAG)]
        assert card.body == "&lt;img src=/etc/x&gt; &amp; &lt;b&gt;Zoë&lt;/b&gt; &amp;lt;?"
        assert card.title == "<img src=/etc/x> & <b>Zoë</b> &lt;?", "a title is plain text everywhere"
    with Service(place, abilities=("body",)) as service:
        until(lambda: told.way._abilities is None)
        told.way.show(replace(CARD, text=name * 100))
        until(lambda: service.cards)
        body = service.cards[number_of(TAG)].body
        assert body.startswith("<img src=/etc/x> & <b>Zoë</b> &lt;?<img")
        assert (len(body) <= 1000, body[-1]) == (True, "…")


def test_without_buttons_a_card_is_shown_all_the_same(place: str, told: Told, until: Until) -> None:
    with Service(place, abilities=("body", "body-markup")) as service:
        told.way.show(CARD)
        until(lambda: told.said == [("shown", TAG)])
        assert service.cards[number_of(TAG)].actions == []


def test_presses_are_understood(place: str, told: Told, until: Until) -> None:
    with Service(place, own_numbers=True) as service:
        told.way.show(CARD)
        until(lambda: told.said == [("shown", TAG)])
        service.press(9, OPEN)  # on another program's card
        service.press(
            9, key_of(tag_of("12345678", About("follow_up", 7, "2026-12-01")), "done")
        )  # another book's
        service.press(1, key_of(TAG, "done"))
        service.press(1, OPEN)
        until(lambda: not service.cards)  # what was pressed is seen to
        service.say(NAME, "NotificationClosed", "uu", [1, 2])
        service.press(1, OPEN)  # the number may be another program's by now
        service.press(1, key_of(TAG, "later"))
        until(lambda: len(told.said) >= 4)
        assert told.said[1:] == [("pressed", TAG, "done"), ("pressed", TAG, OPEN), ("pressed", TAG, "later")]


def test_a_press_counts_after_both_sides_were_restarted(place: str, told: Told, until: Until) -> None:
    """What is on the screen is the desktop's: neither its service nor we need to remember it."""
    with Service(place, own_numbers=True):
        told.way.show(CARD)
        until(lambda: told.said == [("shown", TAG)])
    with Service(place) as service:  # the service was restarted
        until(lambda: told.way._owner and told.way._abilities is None)
        service.press(1, OPEN)  # it counts anew: this is another program's
        service.press(3, key_of(TAG, "done"))
        until(lambda: told.said[1:] == [("pressed", TAG, "done")])
        later = Told(place)  # and so were we
        later.way.listen()
        until(lambda: later.way._owner)
        service.press(3, key_of(TAG, "later"))
        service.press(number_of(TAG), OPEN)
        until(lambda: later.said == [("pressed", TAG, "later"), ("pressed", "", OPEN)])
        later.way.withdraw(TAG)  # by the number it would have had
        until(lambda: "CloseNotification" in service.asked)
        later.way.close()


def test_only_the_service_itself_can_say_that_something_was_pressed(
    place: str, told: Told, until: Until
) -> None:
    with Service(place) as service, Service(place, name="org.example.Other") as other:
        told.way.show(CARD)
        until(lambda: told.said == [("shown", TAG)])
        mine = told.bus.name
        other.press(1, key_of(TAG, "done"), to=mine)
        service.press(1, key_of(TAG, "later"), to=mine)
        until(lambda: told.said[1:] == [("pressed", TAG, "later")])


def test_a_card_that_is_not_taken_has_failed_and_is_taken_back(place: str, told: Told, until: Until) -> None:
    told.way.show(CARD)  # nobody there
    until(lambda: told.said == [("failed", TAG)])
    with Service(place) as service:
        told.way.show(CARD)
        until(lambda: told.said[1:] == [("shown", TAG)])
        service.answers = False  # it hangs
        be_patient(told.bus, 200)
        told.way.show(replace(CARD, tag=TAG + "0"))
        until(lambda: told.said[2:] == [("failed", TAG + "0")])
        until(lambda: service.asked[-2:] == ["Notify", "CloseNotification"])


@pytest.mark.parametrize(("interface", "name"), [(NAME, "Inhibited"), ("org.dunstproject.cmd0", "paused")])
def test_do_not_disturb_is_known_where_it_is_told(
    interface: str, name: str, place: str, told: Told, until: Until
) -> None:
    with Service(place, properties={(interface, name): True}) as service:
        told.way.listen()
        until(lambda: told.way.quiet)
        service.set_property(interface, name, False)
        until(lambda: not told.way.quiet)
        service.set_property(interface, name, True)
        until(lambda: told.way.quiet)
        service.say(PROPERTIES, "PropertiesChanged", "sa{sv}as", ["org.example", {}, []])
    until(lambda: not told.way.quiet)
    with Service(place) as service:  # one that does not know
        until(lambda: service.asked.count("Get") == 2)
        assert not told.way.quiet


def test_without_a_bus_each_card_has_failed(tmp_path: Path, until: Until) -> None:
    told = Told(str(tmp_path / "none"))
    told.way.listen()
    told.way.withdraw(TAG)
    told.way.show(CARD)
    assert (told.said, told.way.quiet) == ([], False)
    until(lambda: told.said == [("failed", TAG)])
    told.way.close()
