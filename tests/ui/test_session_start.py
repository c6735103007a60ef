"""Starting with the session: offered once, where there is something to be reminded of; on and off from the palette."""

from collections.abc import Sequence
from contextlib import closing
from datetime import date
from pathlib import Path

import pytest

from networker import app, settings
from networker.desktop.autostart import CannotRegister, Starting
from networker.domain.vocabulary import Side
from networker.services import follow_ups, people
from networker.store.book import Book
from networker.ui.application import Application
from networker.ui.settling import settle
from tests.journeys.steps import NOW
from tests.journeys.test_coming_and_going import FakeTray


class FakeRegistration:
    """A desktop that remembers what it was told, or refuses."""

    def __init__(self, *command: str) -> None:
        self.command = command
        self.runs: Sequence[str] = ()
        self.refuses = ""

    def found(self) -> Sequence[str]:
        return self.runs

    def turn_on(self) -> None:
        if self.refuses:
            raise CannotRegister(self.refuses)
        self.runs = self.command

    def turn_off(self) -> None:
        self.runs = ()


@pytest.fixture
def session() -> FakeRegistration:
    return FakeRegistration("/usr/bin/env", "--tray")


@pytest.fixture
def starting(session: FakeRegistration) -> Starting:
    return Starting(session, FakeRegistration("/usr/bin/env", "--", "%u"))


def started(data_dir: Path, starting: Starting, *, tray: bool = True) -> Application:
    with closing(Book(data_dir, now=NOW)) as book:
        if not people.count(book):
            people.add(book, name="Ana Torres", now=NOW)
    made = app.build(
        [], data_dir=data_dir, clock=lambda: NOW, tray=FakeTray(available=tray), session_start=starting
    )
    made.theme.reduced_motion = True
    made.start()
    made.window.complete()
    settle(made)
    return made


def promise(application: Application, due: date | None) -> None:
    book, jobs = application.session.book, application.session.jobs
    jobs.write(
        application, follow_ups.add, book, people=[1], text="Send the map", due=due, side=Side.ME, now=NOW
    )
    settle(application)


def bar(application: Application) -> object:
    assert application._outside is not None
    assert application._outside.session_start is not None
    return application._outside.session_start.bar


def choices(application: Application) -> list[str]:
    return [
        each.text
        for each in application.window.palette_actions()
        if each.text.lower().find("session") >= 0 or "links" in each.text
    ]


def choose(application: Application, text: str) -> None:
    [run] = [each.run for each in application.window.palette_actions() if each.text == text]
    run()
    settle(application)


def test_the_first_promise_with_a_date_brings_the_offer_once(
    data_dir: Path, starting: Starting, session: FakeRegistration
) -> None:
    application = started(data_dir, starting)
    promise(application, None)
    assert bar(application) is None, "of that nobody need be reminded"
    promise(application, NOW.date())
    found = application._outside.session_start.bar  # type: ignore[union-attr]
    assert found is not None
    assert found.isVisible()
    assert "remind you only while it runs" in found.label.text()
    found.no.click()
    promise(application, NOW.date())
    assert (bar(application), session.runs) == (None, ())
    assert settings.load(data_dir).session_offered
    application.close()
    application = started(data_dir, starting)
    promise(application, NOW.date())
    assert bar(application) is None
    application.close()


def test_closing_to_the_tray_brings_it_and_yes_turns_both_on(
    data_dir: Path, starting: Starting, session: FakeRegistration
) -> None:
    application = started(data_dir, starting)
    application.window.close()
    settle(application)
    assert not settings.load(data_dir).session_offered, "nobody has seen it yet"
    application.show_window()
    found = application._outside.session_start.bar  # type: ignore[union-attr]
    assert found is not None
    assert settings.load(data_dir).session_offered
    found.button.click()
    settle(application)
    assert starting.on() == (True, True)
    assert bar(application) is None
    assert "starts with your session" in application.window.undo_bar.text
    application.close()


def test_the_palette_turns_them_on_and_off_and_says_what_stands_in_the_way(
    data_dir: Path, starting: Starting, session: FakeRegistration
) -> None:
    application = started(data_dir, starting)
    assert choices(application) == ["Start with the session", "Open networker: links"]
    session.refuses = "There is a file in the way."
    choose(application, "Start with the session")
    assert application.window.centre.notice.label.text() == session.refuses
    assert starting.on() == (False, False)
    session.refuses = ""
    choose(application, "Start with the session")
    assert starting.on() == (True, True)
    assert choices(application) == ["No longer start with the session", "No longer open networker: links"]
    choose(application, "No longer open networker: links")
    choose(application, "No longer start with the session")
    assert starting.on() == (False, False)
    application.close()


def test_a_program_that_moved_is_followed_at_its_start_and_nothing_is_offered(
    data_dir: Path, starting: Starting, session: FakeRegistration
) -> None:
    session.runs = ("/no/longer/here", "--tray")
    application = started(data_dir, starting)
    assert session.runs == session.command
    promise(application, NOW.date())
    assert bar(application) is None
    application.close()


def test_without_a_tray_a_window_at_each_login_is_not_offered(data_dir: Path, starting: Starting) -> None:
    application = started(data_dir, starting, tray=False)
    promise(application, NOW.date())
    assert bar(application) is None
    assert choices(application) == ["Open networker: links"]
    application.close()


def test_among_invented_people_nothing_is_offered(data_dir: Path, starting: Starting) -> None:
    application = started(data_dir, starting)
    application.look_at_samples()
    settle(application)
    application.window.complete()
    application.window.close()
    settle(application)
    assert bar(application) is None
    assert choices(application) == []
    application.requests.back_to_own_book()
    application.window.complete()
    settle(application)
    promise(application, NOW.date())
    assert bar(application) is not None
    application.close()
