"""The quiet question after a meeting of the calendar, and the rows of tomorrow, by keys."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from networker.domain.vocabulary import Channel, GatheringId, PersonId
from networker.services import imports, people
from networker.services.today_views import DayEnd, Question, ToBeMet
from networker.store.book import Book
from networker.ui.reach_out.pane import ReachOutPane
from networker.ui.reach_out.question import QuestionLine
from networker.ui.reach_out.words import answers_to, question_of
from networker.ui.tabs import in_layout
from networker.ui.widgets.page_parts import has_keyboard
from tests import samples
from tests.ui.conftest import PutUp
from tests.ui.helpers import NOW, key
from tests.ui.reach_out.test_pane import settle


@pytest.fixture
def opened(put_up: PutUp, qtbot: QtBot) -> Callable[[], ReachOutPane]:
    def open_() -> ReachOutPane:
        pane = put_up(ReachOutPane, 344, 750)
        pane.refresh()
        settle(pane, qtbot)
        return pane

    return open_


def plain(text: str) -> str:
    return text.replace("\u2068", "").replace("\u2069", "")


def about(*names: str) -> Question:
    meeting = ToBeMet(GatheringId(1), "Coffee", names)
    return Question(PersonId(1), names[0], names[0], Channel.IN_PERSON, date(2026, 12, 8), meeting=meeting)


@pytest.mark.parametrize(
    ("names", "said"),
    [
        (("Ben",), "Did you meet Ben on Tuesday?"),
        (("Ben", "Ana"), "Did “Coffee” with Ben and Ana take place on Tuesday?"),
        (("Ben", "Ana", "Cem"), "Did “Coffee” with Ben, Ana and Cem take place on Tuesday?"),
        (("Ben", "Ana", "Cem", "Dan"), "Did “Coffee” with Ben, Ana and 2 more take place on Tuesday?"),
    ],
)
def test_it_names_who_was_to_be_met(names: tuple[str, ...], said: str) -> None:
    assert plain(question_of(about(*names))) == said
    assert [word for word, _ in answers_to(about(*names))] == ["Yes", "Not this time", "Ask tomorrow"]


def test_it_is_answered_by_one_key_above_the_list(
    book: Book, opened: Callable[[], ReachOutPane], qtbot: QtBot, tmp_path: Path
) -> None:
    for name in ("Ben Ode", "Ana Torres"):
        mail = f"{name.split()[0].lower()}@x.example"
        people.add(book, name=name, handles=[(Channel.MAIL, mail)], now=NOW - timedelta(days=9))
    day = NOW - timedelta(days=1)
    (tmp_path / "my.ics").write_text(
        "BEGIN:VCALENDAR\nBEGIN:VEVENT\nUID:tea\nDTSTAMP:20261101T000000Z\nSUMMARY:Tea\n"
        f"DTSTART:{day:%Y%m%d}T090000Z\nATTENDEE:mailto:ben@x.example\nATTENDEE:mailto:ana@x.example\n"
        "END:VEVENT\nEND:VCALENDAR\n", encoding="utf-8",
    )  # fmt: skip
    before = NOW - timedelta(days=8)
    imports.apply(book, imports.plan(book, [tmp_path / "my.ics"], now=before), now=before)
    pane = opened()
    [line] = [each for each in in_layout(pane._questions) if isinstance(each, QuestionLine)]
    assert "“Tea” with Ben and Ana" in plain(line.accessibleName())
    for wide in (300, 440):
        line.resize(wide, line.height())
        assert all(each.geometry().right() < wide for each in (line.yes, line.no, line.later))
        assert all(each.geometry().bottom() < line.height() for each in (line.yes, line.no, line.later))
        assert line.yes.y() >= 6 + line._high, "below the question, however many lines it takes"
    pane.take_keyboard()
    key(line.yes, Qt.Key.Key_Y)
    settle(pane, qtbot)
    assert pane.today is not None
    assert pane.today.questions == ()
    assert book.read(
        "SELECT i.kind, count(*) FROM interaction i JOIN interaction_person x ON x.interaction_id = i.id"
    ) == [("meeting", 2)]


def test_the_rows_of_tomorrow_are_gone_through_by_keys(
    book: Book, opened: Callable[[], ReachOutPane]
) -> None:
    samples.fill(book, now=NOW)
    pane = opened()
    assert pane.today is not None
    listed = pane.today.cards[:3]
    over = replace(pane.today, cards=(), tomorrow=listed, ended=DayEnd(1, 1))
    pane.below.show_today(over)
    pane.below.show_today(over)  # those of before wait for their end
    QApplication.sendPostedEvents()
    asked: list[object] = []
    pane.below.person_requested.connect(asked.append)
    rows = pane.below.stops
    rows[0].setFocus()
    for pressed, at in ((Qt.Key.Key_J, 1), (Qt.Key.Key_J, 2), (Qt.Key.Key_J, 2), (Qt.Key.Key_K, 1)):
        key(pane.window().focusWidget(), pressed)
        assert pane.window().focusWidget() is rows[at]
    key(rows[1], Qt.Key.Key_Return)
    assert asked == [listed[1].person]


def test_a_row_that_was_taken_away_is_no_place_to_go(book: Book, opened: Callable[[], ReachOutPane]) -> None:
    samples.fill(book, now=NOW)
    pane = opened()
    assert pane.today is not None
    pane._show_cards(pane.today)
    rows = in_layout(pane._rows)
    for row in rows:
        row.show()  # else it comes a turn later, when those of before are gone
    pane._to_those_who_wait()
    key(rows[0], Qt.Key.Key_K)
    assert has_keyboard(pane.card)
