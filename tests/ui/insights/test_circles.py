"""The section of circles: what it finds, how full the rings are, and whom each line leads to."""

import pytest
from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QColor

from networker.domain.vocabulary import Circle
from networker.services.insights import circles
from networker.services.insights.circles import RINGS, Circles, Room
from networker.services.search import Shown
from networker.ui.insights.charts import Ring, Rings
from networker.ui.insights.circles import CIRCLES
from networker.ui.insights.figures import Behind, Wanted
from networker.ui.theme import LIGHT, Theme
from tests.journeys.steps import press
from tests.ui.helpers import inks, picture_of
from tests.ui.insights.conftest import Drawn, said


def found(
    *people: int,
    out: dict[Circle, tuple[int, ...]] | None = None,
    nearer: dict[Circle, tuple[int, ...]] | None = None,
    silent: int = 0,
) -> Circles:
    rooms = tuple(
        Room(
            each,
            n,
            each.capacity or 0,
            (out or {}).get(each, ()),
            (nearer or {}).get(each, ()),
            silent * (each == 4),
        )
        for each, n in zip(RINGS, people, strict=True)
    )
    return Circles(rooms, beyond=3, none=2)


@pytest.mark.parametrize(
    ("answer", "finding"),
    [
        (found(5, 13, 57, 96), "Your close circle has 2 free places; the good one holds 7 more than 50."),
        (found(4, 15, 50, 150), "Your inner circle has one free place."),
        (found(5, 15, 50, 151), "Your wide circle holds one more than 150, which is hard to keep up."),
        (found(5, 15, 50, 150), "Each of your circles is just full."),
        (found(5, 13, 9, 9, nearer={Circle.GOOD: (8, 9)}), "Your close circle has 2 free places, and 2 of your people come closer."),
        (found(5, 13, 9, 9, out={Circle.CLOSE: (8,)}),
         "One of your inner and close people is drifting outwards: perhaps the one to call next."),
        (found(5, 13, 9, 9, out={Circle.GOOD: (8,)}), "Your close circle has 2 free places."),
    ],
)  # fmt: skip
def test_the_finding_is_one_sentence(drawn: Drawn, answer: Circles, finding: str) -> None:
    assert drawn(CIRCLES, answer).finding.text() == finding


def test_it_says_how_many_and_under_ten_that_this_is_too_little(drawn: Drawn) -> None:
    assert (
        drawn(CIRCLES, found(5, 13, 57, 96)).counted.text()
        == "171 people with a circle up to Wide; Beyond has no limit"
    )
    few = drawn(CIRCLES, found(1, 8, 0, 0))
    assert "9 people have a circle: too little data to say more" in said(few)
    assert not few.findChildren(Rings)


def test_each_line_leads_to_its_people(drawn: Drawn, wanted: list[Wanted], gone_to: list[str]) -> None:
    moves = found(5, 13, 57, 96, out={Circle.GOOD: (3, 4)}, nearer={Circle.WIDE: (9,)}, silent=31)
    view = drawn(CIRCLES, moves)
    names = [each.accessibleName() for each in view.places.stops]
    assert names == [
        "Inner, 5 of 5, nobody drifts", "Close, 13 of 15, nobody drifts", "Good, 57 of 50, 2 drifting outwards",
        "Wide, 96 of 150, 1 coming closer", "Drifting outwards: 2", "Coming closer: 1", "Wide, and silent for a year: 31",
        "Sort the 2 who have no circle yet, one key each",
    ]  # fmt: skip
    for each in view.places.stops:
        press(each, Qt.Key.Key_Return)
    assert wanted == [
        Shown(query="circle:inner", label="Inner"), Shown(query="circle:close", label="Close"),
        Shown(query="circle:good", label="Good"), Shown(query="circle:wide", label="Wide"),
        Shown(among=(3, 4), label="Drifting outwards"), Shown(among=(9,), label="Coming closer"),
        Behind(circles.silent, (Circle.WIDE,), "Wide, and silent for a year"),
    ]  # fmt: skip
    assert gone_to == ["triage"]


def test_an_empty_circle_leads_nowhere(drawn: Drawn) -> None:
    names = [each.accessibleName() for each in drawn(CIRCLES, found(0, 12, 0, 0)).places.stops]
    assert names[:-1] == ["Close, 12 of 15, nobody drifts"]


def test_a_ring_fills_clockwise_from_twelve_and_runs_a_second_lap(theme: Theme) -> None:
    colour = QColor(LIGHT.inner).name()

    def ring(people: int) -> tuple[bool, bool, bool]:
        image = picture_of(Rings(theme, [Ring(Circle.INNER, people, 100)], "rings"))
        middle = image.width() // 2
        right = QRect(middle + 30, middle - 3, 8, 6)
        left = QRect(middle - 38, middle - 3, 8, 6)
        lap = QRect(middle + 40, middle - 3, 3, 6)
        return colour in inks(image, right), colour in inks(image, left), colour in inks(image, lap)

    assert [ring(n) for n in (10, 40, 90, 100, 140)] == [
        (False, False, False), (True, False, False), (True, True, False), (True, True, False), (True, True, True),
    ]  # fmt: skip
