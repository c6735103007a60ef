"""The section of noise: its finding, the share by month, and what was asked against what was done."""

import pytest
from PySide6.QtCore import Qt

from networker.services.insights import noise
from networker.services.insights.noise import Month, Noise
from networker.ui.insights.charts import Lines
from networker.ui.insights.figures import Behind, Wanted
from networker.ui.insights.noise import NOISE
from networker.ui.insights.rows import BarRow
from tests.journeys.steps import press
from tests.ui.insights.conftest import Drawn, said


def found(*months: tuple[int, int], asked: int = 0, done: int = 0, alike: int = 0) -> Noise:
    rows = [Month(2026, n, spoken, promotion, 0, 0) for n, (spoken, promotion) in enumerate(months, 1)]
    return Noise((*rows, Month(2026, 12, 0, 0, asked, done)), alike)


@pytest.mark.parametrize(
    ("answer", "finding"),
    [
        (found((100, 0)), "You talk, and promote nothing."),
        (found((100, 6)), "6 % of what people hear from you is promotion, the rest is talk."),
        (found((1000, 1)), "< 1 % of what people hear from you is promotion, the rest is talk."),
        (found((90, 30)), "33 % of what people hear from you is promotion: they may stop listening."),
        (found((100, 6), asked=6, done=4),
         "6 % of what people hear from you is promotion, the rest is talk; and you ask for more than you do."),
        (found((100, 0), asked=1), "You talk, and promote nothing."),
        (found((100, 0), asked=9, done=9), "You talk, and promote nothing."),
    ],
)  # fmt: skip
def test_the_finding_is_one_sentence(drawn: Drawn, answer: Noise, finding: str) -> None:
    assert drawn(NOISE, answer).finding.text() == finding


def test_under_ten_days_it_is_too_little(drawn: Drawn) -> None:
    assert "You spoke on 9 contact days in this span: too little data to say more" in said(
        drawn(NOISE, found((9, 9)))
    )


def test_months_of_too_little_are_left_out_of_the_line(drawn: Drawn) -> None:
    [line] = drawn(NOISE, found((20, 10), (9, 9), (40, 10))).findChildren(Lines)
    assert line.series[0].values == (50, None, 25, None)
    assert line.accessibleName() == "Share of promotion: Jan 26 50 %, Mar 26 25 %"
    assert line.scale.top == 60
    assert not drawn(NOISE, found((20, 10), (9, 9))).findChildren(Lines), "one month is no line"


def test_each_figure_leads_to_its_people(drawn: Drawn, wanted: list[Wanted]) -> None:
    view = drawn(NOISE, found((100, 20), asked=1, done=4, alike=5))
    bars = view.findChildren(BarRow)
    assert [(each.word, each.numbers) for each in bars] == [
        ("Talk", ("80", "80 %")), ("Promotion", ("20", "20 %")), ("Same words to many", ("5", "5 %")),
    ]  # fmt: skip
    for each in view.places.stops:
        press(each, Qt.Key.Key_Return)
    assert [(each.who, each.of) for each in wanted if isinstance(each, Behind)] == [
        (noise.people, (key,)) for key in ("talk", "promotion", "alike", "asked", "done")
    ]
    assert {"You asked for something once.", "You did something for others 4 times."} <= set(said(view))


def test_of_nothing_asked_and_done_nobody_is_shown(drawn: Drawn) -> None:
    view = drawn(NOISE, found((100, 20)))
    assert {
        "You asked nobody for anything that was noted.",
        "Nothing that you did for others was noted.",
    } <= set(said(view))
    assert [each.accessibleName() for each in view.places.stops] == [
        "Talk: 80 contact days",
        "Promotion: 20 contact days",
    ]
