"""The model keeps the whole index, fetches what is painted, and behaves as Qt expects."""

from collections.abc import Callable, Iterator
from datetime import date, datetime
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester
from pytestqt.qtbot import QtBot

from networker.desktop.jobs import Jobs
from networker.domain.vocabulary import PersonId
from networker.services import gatherings, timeline
from networker.services.views import TalkView
from networker.store.book import Book
from networker.ui.timeline.model import PAGE, TimelineModel
from networker.ui.timeline.words import Words
from tests.ui.helpers import NOW

TODAY = date(2026, 11, 20)
CHECK = int(Qt.ItemDataRole.CheckStateRole)


@pytest.fixture
def model(book: Book, jobs: Jobs) -> Iterator[TimelineModel]:
    made = TimelineModel(book=book, jobs=jobs, words=Words())
    tester = QAbstractItemModelTester(made, QAbstractItemModelTester.FailureReportingMode.Warning)
    yield made
    del tester


def show(model: TimelineModel, book: Book, person: PersonId | None) -> None:
    head = timeline.head(book, person, today=TODAY) if person else None
    model.show_rows(
        timeline.index(book, person),
        whose=person,
        given=head.given if head else "",
        promises=head.promises if head else (),
        ahead=head.ahead if head else (),
        today=TODAY,
    )


def kinds(model: TimelineModel) -> list[str]:
    return [row.what for row in model.rows]


def test_promises_stand_above_the_months(model: TimelineModel, book: Book, people: Any) -> None:
    show(model, book, people.ana)
    assert kinds(model) == [
        "section", "promise", "promise", "gap", "month", "talk", "month", "talk", "talk", "fact",
    ]  # fmt: skip


def test_what_is_ahead_stands_above_the_months_until_its_day_is_over(
    model: TimelineModel, book: Book, people: Any
) -> None:
    for name, day in (
        ("Fair", date(2026, 11, 19)),
        ("Tea", date(2026, 11, 27)),
        ("Regatta", date(2026, 12, 5)),
    ):
        gatherings.create(book, name=name, place="Porto", day=day, people=[people.zoe], now=NOW)
    show(model, book, people.zoe)
    assert kinds(model) == ["section", "none", "gap", "ahead section", "ahead", "ahead", "gap", "empty"]
    assert [model.spoken(row).translate({0x2068: None, 0x2069: None}) for row in (3, 4, 5)] == [
        "Ahead", "Tea, Porto, Friday", "Regatta, Porto, 5 Dec",
    ]  # fmt: skip


def test_nobody_with_talks_says_so(model: TimelineModel, book: Book, people: Any) -> None:
    show(model, book, people.zoe)
    assert kinds(model) == ["section", "none", "gap", "empty"]
    assert "Zoë" in model.spoken(3)


def test_everybodys_timeline_has_no_promises(model: TimelineModel, book: Book, people: Any) -> None:
    show(model, book, None)
    assert kinds(model) == ["month", "talk", "month", "talk", "talk"]


def test_talks_come_when_they_are_wanted(qtbot: QtBot, model: TimelineModel, book: Book, people: Any) -> None:
    show(model, book, people.ana)
    assert model.view(5) is None
    with qtbot.waitSignals([model.arrived, model.dataChanged]):
        assert not model.want(4, 6)
    view = model.view(5)
    assert isinstance(view, TalkView)
    assert view.minutes == 25
    assert model.want(0, 9)


def test_only_pages_that_are_wanted_are_fetched(
    qtbot: QtBot, model: TimelineModel, book: Book, many: PersonId
) -> None:
    show(model, book, many)
    with qtbot.waitSignal(model.arrived) as arrived:
        model.want(200, 201)
    rows = sorted(arrived.args[0])
    assert rows[0] >= 200 // PAGE * PAGE
    assert rows[-1] < (201 // PAGE + 1) * PAGE
    assert model.view(100) is None


def test_what_is_under_way_is_not_asked_again(
    model: TimelineModel, book: Book, jobs: Jobs, many: PersonId, settle: Callable[[], None]
) -> None:
    show(model, book, many)
    arrivals: list[object] = []
    model.arrived.connect(arrivals.append)
    for _ in range(5):
        model.want(10, 20)
    settle()
    assert len(arrivals) == 1


def test_what_is_forgotten_stays_until_its_newer_self_has_come(
    qtbot: QtBot, model: TimelineModel, book: Book, people: Any, settle: Callable[[], None]
) -> None:
    show(model, book, people.ana)
    model.want(0, 9)
    settle()
    number = model.row(5).id
    with book.step("edit", "Editing", now=datetime(2026, 11, 20, 10, 0).astimezone()) as step:
        step.update("interaction", number, minutes=40)
    model.forget([number])
    assert model.view(5).minutes == 25  # type: ignore[union-attr]
    model.want(0, 9)
    settle()
    assert model.view(5).minutes == 40  # type: ignore[union-attr]


def test_an_answer_from_before_a_change_is_not_taken_for_fresh(
    model: TimelineModel, book: Book, people: Any, settle: Callable[[], None]
) -> None:
    show(model, book, people.ana)
    model.want(0, 9)
    model.forget()  # while the answer is on its way
    settle()
    asked: list[object] = []
    model.arrived.connect(asked.append)
    model.want(0, 9)
    settle()
    assert len(asked) == 1


def test_an_answer_finds_its_rows_in_an_index_that_came_meanwhile(
    model: TimelineModel, book: Book, people: Any, settle: Callable[[], None]
) -> None:
    show(model, book, people.ana)
    model.want(0, 9)
    show(model, book, None)
    settle()
    assert model.view(1) is not None


def test_ticking_a_promise_is_said_once(qtbot: QtBot, model: TimelineModel, book: Book, people: Any) -> None:
    show(model, book, people.ana)
    index = model.index(1)
    assert Qt.CheckState(model.data(index, CHECK)) == Qt.CheckState.Unchecked
    with qtbot.waitSignal(model.promise_ticked) as ticked:
        assert model.setData(index, Qt.CheckState.Checked, CHECK)
    assert ticked.args == [model.row(1).id]
    assert not model.setData(index, Qt.CheckState.Checked, CHECK)
    assert Qt.CheckState(model.data(index, CHECK)) == Qt.CheckState.Checked
    model.untick(model.row(1).id)
    assert Qt.CheckState(model.data(index, CHECK)) == Qt.CheckState.Unchecked


def test_a_talk_cannot_be_ticked(model: TimelineModel, book: Book, people: Any) -> None:
    show(model, book, people.ana)
    assert not model.setData(model.index(5), Qt.CheckState.Checked, CHECK)


def test_a_screen_reader_hears_plain_text(
    model: TimelineModel, book: Book, people: Any, settle: Callable[[], None]
) -> None:
    show(model, book, people.ana)
    model.want(0, 9)
    settle()
    said = [model.data(model.index(row)) for row in range(model.rowCount())]
    assert said[0] == "Open promises"
    assert said[1] == "Send her the number, Friday"
    assert said[2] == "Ana introduces me to Carla, Friday"
    assert said[4] == "October: 1 call"
    assert "Call, 25 minutes with Ana, Ben <b>Ode</b>" in said[5]
    assert "<img src='/etc/passwd'>" in said[8]
    assert "Connected on LinkedIn" in said[9]
    assert all(not row.startswith("None") for row in said)


def test_heads_cannot_be_chosen(model: TimelineModel, book: Book, people: Any) -> None:
    show(model, book, people.ana)
    choosable = [bool(model.flags(model.index(row)) & Qt.ItemFlag.ItemIsSelectable) for row in range(6)]
    assert choosable == [False, True, True, False, False, True]
    assert model.flags(model.index(1)) & Qt.ItemFlag.ItemIsUserCheckable


def test_talks_of_somebody_are_found_among_those_at_hand(
    model: TimelineModel, book: Book, people: Any, settle: Callable[[], None]
) -> None:
    show(model, book, people.ana)
    model.want(0, 9)
    settle()
    assert model.talks_with(frozenset({people.ben})) == {model.row(5).id}
    assert model.talks_with(frozenset()) == frozenset()
