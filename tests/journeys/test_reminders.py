"""What is due is told once, at its time, wherever the window is; and what is pressed on a card reaches the book."""

from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from datetime import datetime, time, timedelta
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QObject, QTimer, Signal

from networker import app, settings
from networker.desktop.notify.port import OPEN, Notification
from networker.domain.vocabulary import Channel, FollowUpId, Side, State
from networker.services import follow_ups, people, reached
from networker.services.book import Book
from networker.ui.preferences.reminders import RemindersSection
from networker.ui.settling import settle
from tests import samples
from tests.journeys.steps import NOW, key
from tests.journeys.test_coming_and_going import FakeTray, plain

TWO = NOW.replace(hour=14)


class Desktop(QObject):
    """Shows every card at once, and remembers them."""

    shown = Signal(str)
    failed = Signal(str)
    pressed = Signal(str, str)

    def __init__(self) -> None:
        super().__init__()
        self.cards: list[Notification] = []
        self.gone: list[str] = []
        self.quiet = self.broken = self.silent = False

    @property
    def titles(self) -> list[str]:
        return [plain(each.title) for each in self.cards]

    def listen(self) -> None:
        pass

    def show(self, card: Notification) -> None:
        self.cards.append(card)
        answer = self.failed if self.broken else self.shown
        if not self.silent:
            QTimer.singleShot(0, self, lambda: answer.emit(card.tag))

    def press(self, action: str, card: int = -1) -> None:
        self.pressed.emit(self.cards[card].tag, action)

    def withdraw(self, tag: str) -> None:
        self.gone.append(tag)

    def close(self) -> None:
        pass


class Run:
    """The program in the tray, with a clock that the test turns."""

    def __init__(self, folder: Path, now: datetime, desktop: Desktop) -> None:
        self.now, self.desktop, self.tray = now, desktop, FakeTray()
        self.app = app.build([], data_dir=folder, clock=lambda: self.now, notifier=desktop, tray=self.tray)

    def at(self, moment: datetime) -> list[str]:
        """Turn the clock, and let the program look; the titles of the cards that this brings."""
        self.now = moment
        before = len(self.desktop.cards)
        assert self.app.teller is not None
        self.app.teller.alarm.ring()
        assert settle(self.app)
        return self.desktop.titles[before:]

    def press(self, action: str, card: int = -1) -> None:
        self.desktop.press(action, card)
        assert settle(self.app)


@contextmanager
def running(
    folder: Path, *, now: datetime = NOW, desktop: Desktop | None = None, shown: bool = False
) -> Iterator[Run]:
    run = Run(folder, now, desktop or Desktop())
    run.app.theme.reduced_motion = True
    try:
        run.app.start(hidden=not shown)
        if shown:
            run.app.window.complete()
        assert settle(run.app)
        run.at(now)
        yield run
    finally:
        run.app.close()


def promise(folder: Path, *texts: str, at: time | None = time(14), who: str = "Ana Ode") -> list[FollowUpId]:
    with closing(Book(folder, now=NOW)) as book:
        person, _ = people.add(book, name=who, now=NOW)
        numbers = []
        with book.step("test", "promises", now=NOW - timedelta(days=9)) as step:
            for text in texts:
                numbers.append(
                    follow_ups.insert(
                        step,
                        side=Side.ME,
                        text=text,
                        due=NOW.date(),
                        at=at,
                        people=[person],
                        now=NOW - timedelta(days=9),
                    )
                )
    return numbers


def open_texts(folder: Path) -> list[str]:
    with closing(Book(folder, now=NOW)) as book:
        return [each.text for each in follow_ups.due(book)]


def choose(folder: Path, **values: object) -> None:
    settings.save(folder, settings.load(folder).changed(digest="", **values))


def test_a_promise_comes_once_at_its_time_and_done_on_the_card_is_one_step(data_dir: Path) -> None:
    promise(data_dir, "send Ana the deck")
    choose(data_dir)
    with running(data_dir) as run:
        assert run.at(TWO - timedelta(minutes=1)) == []
        assert run.at(TWO) == ["send Ana the deck"]
        assert plain(run.desktop.cards[0].text) == "Today 14:00  ·  Ana Ode"
        assert run.at(TWO + timedelta(minutes=1)) == [], "told once"
        run.press("done")
        assert run.app._window is None, "it needs no window"
        assert run.tray.texts()[0] == "Undo: Done: send Ana the deck"
        run.press("done")
        run.tray.press("Undo: Done: send Ana the deck")
        assert settle(run.app)
        assert run.at(TWO + timedelta(minutes=5)) == [], "what was told and undone does not ring again"
    assert open_texts(data_dir) == ["send Ana the deck"]
    with running(data_dir, now=TWO + timedelta(minutes=9)) as again:
        assert again.desktop.cards == [], "nor after a restart"


def test_later_is_an_hour_on_and_comes_again_then(data_dir: Path) -> None:
    promise(data_dir, "call Ana")
    choose(data_dir)
    with running(data_dir) as run:
        run.at(TWO)
        run.press("later")
        assert run.at(TWO + timedelta(minutes=59)) == []
        assert run.at(TWO + timedelta(hours=1)) == ["call Ana"]
        run.press("done", 0)
        assert run.app.session.book.reader.execute("SELECT state FROM follow_up").fetchone() == ("open",), (
            "the first card speaks of another time by now"
        )


def test_what_was_slept_over_comes_on_one_card(data_dir: Path) -> None:
    promise(data_dir, "one", "two", "three", "four")
    choose(data_dir)
    with running(data_dir) as run:
        assert run.at(TWO + timedelta(hours=3)) == ["Four promises came due"]
        assert run.desktop.cards[0].text.splitlines() == ["one", "two", "three", "and 1 more"]
        run.press(OPEN)
        assert run.app.window.isVisible()


def test_names_can_be_hidden(data_dir: Path) -> None:
    promise(data_dir, "call Ana")
    promise(data_dir, "write to Ben", at=None, who="Ben Ode")
    settings.save(data_dir, settings.Settings(hide_names=True))
    with running(data_dir, now=NOW.replace(hour=8)) as run:
        assert run.at(NOW.replace(hour=9)) == ["Today: one promise"]
        assert run.at(TWO) == ["A promise is due"]
        assert [each.text for each in run.desktop.cards] == ["", ""]


@pytest.mark.parametrize(
    ("chosen", "told"),
    [
        ({"reminders": False}, []),
        ({"paused_until": "2026-11-20T16:00:00+01:00"}, ["call"]),
        ({"quiet_from": "12:00", "quiet_until": "15:30"}, ["call"]),
        ({"quiet_days": "fri"}, []),  # NOW is a Friday
    ],
)
def test_what_falls_due_while_it_is_to_be_quiet_comes_afterwards(
    data_dir: Path, chosen: dict[str, object], told: list[str]
) -> None:
    promise(data_dir, "call")
    choose(data_dir, **chosen)
    with running(data_dir) as run:
        assert run.at(TWO) == []
        assert run.at(NOW.replace(hour=17)) == told


def test_while_the_desktop_is_not_to_disturb_nothing_is_claimed(data_dir: Path) -> None:
    promise(data_dir, "one", "two")
    choose(data_dir)
    with running(data_dir) as run:
        run.desktop.quiet = True
        assert run.at(TWO) == []
        run.desktop.quiet = False
        assert run.at(TWO + timedelta(hours=1)) == ["Two promises came due"]


def test_a_pause_of_the_trays_ends_when_it_is_resumed(data_dir: Path) -> None:
    promise(data_dir, "call")
    choose(data_dir)
    with running(data_dir) as run:
        run.now = TWO - timedelta(minutes=30)
        run.tray.press("Pause notifications", "For an hour")
        assert run.at(TWO) == []
    with running(data_dir, now=TWO) as again:
        assert again.desktop.cards == [], "a restart does not end it"
        again.tray.press(next(each for each in again.tray.texts() if each.startswith("Paused until")))
        assert settle(again.app)
        assert again.desktop.titles == ["call"]


def test_the_preferences_hold_at_once(data_dir: Path) -> None:
    promise(data_dir, "call")
    choose(data_dir, reminders=False)
    with running(data_dir, now=TWO, shown=True) as run:
        assert run.desktop.cards == []
        key(run.app.window, "Ctrl+,")
        section = run.app.window.findChild(RemindersSection)
        assert section is not None
        assert section.isVisible()
        section.all.click()
        section.hide_names.click()
        assert settle(run.app)
        assert run.desktop.titles == ["A promise is due"]
        key(run.app.window, "Escape")
        assert not section.isVisible()
    assert settings.load(data_dir) == settings.Settings(hide_names=True, digest="", **_kept(data_dir))


def _kept(folder: Path) -> dict[str, Any]:
    """What the window's coming and going leaves in the settings."""
    found = settings.load(folder)
    return {"window": found.window, "splitter": found.splitter}


def test_the_morning_names_the_day_once_and_counts_whom_it_names(data_dir: Path) -> None:
    with closing(Book(data_dir, now=NOW)) as book:
        samples.fill(book, now=NOW)
    with running(data_dir, now=NOW.replace(hour=8, minute=30)) as run:
        [title] = run.at(NOW.replace(hour=9))
        assert title.startswith("Today: five people")
        assert run.desktop.cards[0].calm
        first = plain(run.desktop.cards[0].text).split("\n")[0].split(", ")
        today = run.app.session.today.today
        assert today is not None
        assert first == [each.given for each in today.cards]
        counted = run.app.session.book.read("SELECT count(*) FROM showing WHERE day = '2026-11-20'")
        assert counted == [(5,)]
        assert run.at(NOW) == []


def test_a_promise_at_its_time_comes_alone_and_the_mornings_card_right_behind_it(data_dir: Path) -> None:
    promise(data_dir, "call Ana")
    promise(data_dir, "write to Ben", at=None, who="Ben Ode")
    with running(data_dir, now=TWO) as run:
        assert run.desktop.titles == ["call Ana", "Today: one promise"]


def test_with_the_window_in_front_the_morning_is_silent_and_a_time_is_not(
    data_dir: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    promise(data_dir, "no time", at=None)
    promise(data_dir, "call Ben", who="Ben Ode")
    with running(data_dir, now=NOW.replace(hour=8), shown=True) as run:
        monkeypatch.setattr(run.app.window, "isActiveWindow", lambda: True)
        assert run.at(NOW.replace(hour=9)) == []
        monkeypatch.undo()
        assert run.at(NOW.replace(hour=10)) == [], "it was in sight"
        assert run.at(TWO) == ["call Ben"]


def test_a_card_that_nobody_saw_comes_again_under_its_tag(data_dir: Path) -> None:
    promise(data_dir, "call")
    choose(data_dir)
    with running(data_dir) as run:
        run.desktop.broken = True
        assert run.at(TWO) == ["call"]
        run.desktop.broken, run.desktop.silent = False, True
        assert run.at(TWO + timedelta(minutes=1)) == ["call"]
        assert run.at(TWO + timedelta(minutes=2)) == [], "it is on its way"
    with running(data_dir, now=TWO + timedelta(minutes=3)) as again:
        assert [each.tag for each in again.desktop.cards] == [run.desktop.cards[0].tag]


def test_what_is_settled_in_the_window_leaves_the_desktop(data_dir: Path) -> None:
    [number] = promise(data_dir, "call")
    choose(data_dir)
    with running(data_dir) as run:
        run.at(TWO)
        session = run.app.session
        session.jobs.write(run.app, follow_ups.done, session.book, number, now=run.now)
        assert settle(run.app)
        assert run.desktop.gone == [run.desktop.cards[0].tag]
        run.press(OPEN)
        assert run.app.window.isVisible(), "an old card leads to Today"


def test_two_of_one_time_are_answered_one_by_one(data_dir: Path) -> None:
    promise(data_dir, "call", "write")
    choose(data_dir)
    with running(data_dir) as run:
        assert run.at(TWO) == ["call", "write"]
        run.press("done", 1)
        run.press("later", 0)
        due = [(each.text, each.time) for each in follow_ups.due(run.app.session.book)]
        assert due == [("call", time(15))]
        assert run.at(TWO + timedelta(hours=1)) == ["call"]


def test_two_of_one_time_that_nobody_could_tell_apart_come_on_one_card(data_dir: Path) -> None:
    promise(data_dir, "call", "write")
    choose(data_dir, hide_names=True)
    with running(data_dir) as run:
        assert run.at(TWO) == ["Two promises came due"]


def test_what_is_settled_while_its_card_waits_does_not_come(data_dir: Path) -> None:
    [_, second] = promise(data_dir, "call", "write")
    choose(data_dir)
    with running(data_dir) as run:
        run.desktop.silent = True  # as one that has not had its turn
        run.at(TWO)
        session = run.app.session
        session.jobs.write(run.app, follow_ups.done, session.book, second, now=run.now)
        assert settle(run.app)
        assert run.desktop.gone == [run.desktop.cards[1].tag]
        assert run.at(TWO + timedelta(minutes=1)) == [], "the other one is on its way still"


def test_a_press_leads_to_whom_the_promise_is_with(data_dir: Path) -> None:
    promise(data_dir, "call")
    choose(data_dir)
    with running(data_dir) as run:
        run.at(TWO)
        run.press(OPEN)
        assert run.app.window.isVisible()
        assert run.app.window.person == 1


def test_nothing_is_told_of_the_dead_and_presses_of_other_books_do_nothing(data_dir: Path) -> None:
    promise(data_dir, "call")
    with closing(Book(data_dir, now=NOW)) as book:
        people.set_states(book, [1], State.DECEASED, now=NOW)
    with running(data_dir, now=TWO) as run:
        assert run.desktop.cards == []
        for name in ("", "x", "00000000/follow_up/99/2026-11-20T14:00", "00000000/question/1/never"):
            for action in ("done", "later", "yes"):
                run.desktop.pressed.emit(name, action)
        assert settle(run.app)
        assert run.tray.texts()[0] == "Today"


def test_of_invented_people_nothing_is_told(data_dir: Path) -> None:
    desktop = Desktop()
    application = app.build(
        ["--sample"], data_dir=data_dir, clock=lambda: NOW, notifier=desktop, tray=FakeTray()
    )
    application.start(hidden=True)
    assert settle(application)
    assert application.teller is None
    application.close()
    assert desktop.cards == []


def asked_of_ana(folder: Path) -> None:
    with closing(Book(folder, now=NOW)) as book:
        person, _ = people.add(book, name="Ana Ode", now=NOW)
        reached.began(book, person, Channel.MAIL, now=NOW - timedelta(days=1))
    choose(folder)


@pytest.mark.parametrize(("answer", "talks"), [("yes", 1), ("not yet", 0), ("later", 0)])
def test_the_question_of_yesterday_is_asked_once_a_day_and_answered_on_the_card(
    data_dir: Path, answer: str, talks: int
) -> None:
    asked_of_ana(data_dir)
    with running(data_dir) as run:
        assert run.desktop.titles == ["Did you reach Ana?"]
    with running(data_dir) as again:
        assert again.desktop.cards == [], "once a day, over restarts"
        again.desktop.pressed.emit(run.desktop.cards[0].tag, answer)
        assert settle(again.app)
        assert again.app.session.book.read("SELECT count(*) FROM interaction") == [(talks,)]
        again.desktop.pressed.emit(run.desktop.cards[0].tag, "yes")
        assert settle(again.app)
        assert again.app.session.book.read("SELECT count(*) FROM interaction") == [(talks,)], "once"


def test_a_disk_that_refuses_lets_nothing_be_shown_and_is_said_once(
    data_dir: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from networker.services import reminders
    from networker.services.errors import BookError

    def refuses(*_: object, **__: object) -> None:
        raise BookError("The disk is full.")

    promise(data_dir, "call")
    choose(data_dir)
    with running(data_dir) as run:
        claim: Callable[..., object] = reminders.claim
        monkeypatch.setattr(reminders, "claim", refuses)
        run.at(TWO)
        assert run.at(TWO + timedelta(minutes=1)) == []
        assert run.tray.told == ["The disk is full."]
        monkeypatch.setattr(reminders, "claim", claim)
        assert run.at(TWO + timedelta(minutes=2)) == ["call"]


def test_a_balloon_of_another_kind_opens_the_program(data_dir: Path) -> None:
    with running(data_dir) as run:
        run.desktop.pressed.emit("", OPEN)
        assert run.app.window.isVisible()


def test_no_card_comes_while_names_are_being_hidden(data_dir: Path) -> None:
    """That may take half a minute: everything is covered meanwhile, and a card on the desktop would not be."""
    promise(data_dir, "Send the paper")
    promise(data_dir, "Return the key", at=time(15), who="Ben Ode")
    with running(data_dir, shown=True) as run:
        said: list[bool] = []
        hiding = run.app.hiding
        hiding.covered.connect(said.append)
        hiding.hide()
        assert said == [True]
        run.now = TWO
        assert run.app.teller is not None
        run.app.teller.look()
        hiding.cancel()
        assert said == [True, False]
        assert settle(run.app)
        assert len(run.desktop.cards) == 1  # told afterwards
        hiding.covered.emit(True)
        assert run.at(TWO + timedelta(hours=1)) == []
        hiding.covered.emit(False)
        assert settle(run.app)
        assert len(run.desktop.cards) == 2


def test_what_was_claimed_when_the_hiding_began_is_told_afterwards(data_dir: Path) -> None:
    promise(data_dir, "Send the paper")
    with running(data_dir, shown=True) as run:
        run.now, teller = TWO, run.app.teller
        assert teller is not None
        claimed = teller._claimed

        def covered_meanwhile(notices: Any) -> None:
            teller.hold(True)
            claimed(notices)

        teller._claimed = covered_meanwhile  # type: ignore[method-assign]
        teller.look()
        assert settle(run.app)
        assert run.desktop.cards == []
        teller._claimed = claimed  # type: ignore[method-assign]
        teller.hold(False)
        assert settle(run.app)
        assert len(run.desktop.cards) == 1
