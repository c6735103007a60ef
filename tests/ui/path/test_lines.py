"""The lines of a path: each leads to who stands between, or asks them; more of them are a press away."""

from collections.abc import Iterator
from datetime import date

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from networker.domain.vocabulary import PersonId
from networker.services.today_views import Path, PathWay
from networker.ui.path.lines import FEW, LINE, PathLines
from networker.ui.theme import Theme

TODAY = date(2026, 11, 20)
EVA = PersonId(1)


def way(number: int, **values: object) -> PathWay:
    return PathWay(
        PersonId(number), f"Ben {number}", f"Ben{number}", f"Ben{number} is at Delta too.", **values
    )  # type: ignore[arg-type]


@pytest.fixture
def lines(theme: Theme, qtbot: QtBot) -> Iterator[PathLines]:
    holder = QWidget()
    qtbot.addWidget(holder)
    holder.resize(600, 300)
    found = PathLines(theme, holder)
    found.resize(560, 100)
    found.show()
    holder.show()
    yield found
    del holder  # it holds the lines until then


def test_a_line_leads_to_the_person_and_asks_them(lines: PathLines, qtbot: QtBot) -> None:
    lines.show_path(EVA, Path((way(2), way(3))), today=TODAY)
    (why, ask), (_, second) = lines.lines
    assert why.text() == "Ben2 is at Delta too."
    assert ask is not None
    assert second is not None
    assert [ask.text(), second.text()] == ["Ask \u2068Ben2\u2069 for an introduction", "Ask \u2068Ben3\u2069"]
    with qtbot.waitSignal(lines.person_requested) as shown:
        why.click()
    assert shown.args == [2]
    with qtbot.waitSignal(lines.ask_requested) as asked:
        second.click()
    assert asked.args == [EVA, 3]


def test_who_was_asked_is_not_asked_again(lines: PathLines) -> None:
    lines.show_path(EVA, Path((way(2, asked=date(2026, 11, 2)),)), today=TODAY)
    [(why, ask)] = lines.lines
    assert ask is not None
    assert not ask.isEnabled()
    assert ask.text().startswith("asked ")
    assert lines.stops == [why]


def test_few_are_told_and_the_others_are_a_press_away(lines: PathLines) -> None:
    lines.show_path(EVA, Path(tuple(way(n) for n in range(2, 8))), today=TODAY)
    assert len(lines.lines) == FEW
    assert lines.more.text() == "and 4 more"
    assert lines.height_for(560) == (FEW + 1) * LINE
    lines.more.click()
    assert len(lines.lines) == 6
    assert lines.more.isHidden()
    lines.show_path(PersonId(9), Path(tuple(way(n) for n in range(2, 8))), today=TODAY)
    assert len(lines.lines) == FEW, "of somebody else only a few again"


def test_where_there_is_no_way_it_says_so_and_nothing_stands_for_nobody(lines: PathLines) -> None:
    lines.show_path(EVA, Path((), "Nobody is known yet."), today=TODAY)
    assert lines.lines == []
    assert lines.accessibleName() == "Nobody is known yet."
    assert lines.height_for(560) > 0
    lines.show_path(EVA, None, today=TODAY)
    assert lines.height_for(560) == 0


def test_beside_a_reason_that_tells_it_the_first_way_is_a_name(lines: PathLines) -> None:
    told = PathLines(lines._theme, lines, told=True)
    told.show_path(EVA, Path((way(2), way(3))), today=TODAY)
    assert [why.text() for why, _ in told.lines] == ["Ben 2"]
    assert told.more.text() == "and 1 more"


def test_in_a_low_window_one_way_is_told(lines: PathLines) -> None:
    lines.show_path(EVA, Path((way(2), way(3))), today=TODAY)
    lines.set_low(True)
    assert len(lines.lines) == 1
    assert lines.height_for(560) == LINE
    lines.set_low(False)
    assert len(lines.lines) == 2


def test_who_has_the_keyboard_keeps_it_when_the_lines_are_told_anew(lines: PathLines, qtbot: QtBot) -> None:
    lines.show_path(EVA, Path((way(2),)), today=TODAY)
    with qtbot.waitActive(lines.window()):
        lines.window().activateWindow()
    lines.lines[0][0].setFocus()
    lines.show_path(EVA, Path((way(2, asked=TODAY),)), today=TODAY)
    assert lines.lines[0][0].hasFocus()
