"""The lanes: what a failed verb worked on is forgotten there, not in the GUI thread."""

import gc
import weakref
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QCoreApplication, QObject
from pytestqt.qtbot import QtBot

from networker.desktop.jobs import Jobs
from networker.services.errors import CannotDo


class Record:
    """Something that a verb works on."""


@pytest.fixture
def jobs(qtbot: QtBot) -> Iterator[Jobs]:
    made = Jobs()
    yield made
    made.close()


def test_an_expected_failure_holds_on_to_nothing(jobs: Jobs, qtbot: QtBot) -> None:
    held: list[weakref.ref[Record]] = []
    said: list[str] = []

    def deeper(record: Record) -> None:
        assert record
        raise CannotDo("There is no such person.")

    def verb() -> None:
        record = Record()
        held.append(weakref.ref(record))
        try:
            deeper(record)
        except CannotDo as error:
            raise CannotDo("It cannot be done.") from error

    gc.disable()
    try:
        jobs.write(QObject(jobs), verb, failed=said.append)
        qtbot.waitUntil(lambda: jobs.idle)
        assert said == ["It cannot be done."]
        assert held[0]() is None, "without the help of the collector"
    finally:
        gc.enable()


@pytest.mark.logs_warnings
def test_a_mistake_of_ours_is_logged_with_its_lines(
    jobs: Jobs, qtbot: QtBot, caplog: pytest.LogCaptureFixture
) -> None:
    def broken_verb() -> None:
        raise ZeroDivisionError

    said: list[str] = []
    jobs.read(QObject(jobs), broken_verb, failed=said.append)
    qtbot.waitUntil(lambda: jobs.idle)
    assert said == ["Something went wrong inside Networker; nothing was changed."]
    assert "broken_verb" in caplog.text


@pytest.mark.logs_warnings
def test_an_answer_comes_whatever_happens_to_the_error(
    jobs: Jobs, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    def heavy(_error: Exception) -> Exception:
        raise MemoryError

    def broken_verb() -> None:
        raise ZeroDivisionError

    monkeypatch.setattr("networker.desktop.jobs._light", heavy)
    said: list[str] = []
    jobs.read(QObject(jobs), broken_verb, failed=said.append)
    qtbot.waitUntil(lambda: jobs.idle)
    assert said == ["Something went wrong inside Networker; nothing was changed."]


def test_an_answer_on_its_way_is_nobodys_once_the_lanes_are_closed(qapp: QCoreApplication) -> None:
    jobs, heard = Jobs(), []
    jobs.read(jobs, str, 3, then=heard.append)
    jobs._lane("read").submit(int).result()
    for lane in jobs._lanes.values():
        lane.shutdown(wait=True)  # the answer is posted by now, and not delivered yet
    jobs.close()
    qapp.sendPostedEvents()
    assert heard == []
