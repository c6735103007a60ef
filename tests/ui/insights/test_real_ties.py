"""The section of real ties: its finding, five bars on one scale, those who only follow, and the same by channel."""

import pytest
from PySide6.QtCore import Qt

from networker.services.insights import real_ties
from networker.services.insights.real_ties import OnChannel, RealTies
from networker.ui.insights.figures import Behind, Wanted
from networker.ui.insights.real_ties import REAL_TIES
from networker.ui.insights.rows import BarRow, Cell
from tests.journeys.steps import press
from tests.ui.insights.conftest import Drawn, said


def found(
    book: int = 100, met: int = 20, followers: int = 0, gathered: int = 0, to_tidy: bool = False
) -> RealTies:
    return RealTies(book, 80, 50, 30, met, gathered, followers, (OnChannel("mail", 60, 40, 0),), to_tidy)


@pytest.mark.parametrize(
    ("met", "finding"),
    [
        (0, "Nobody here was met yet, as far as the timeline knows."),
        (1, "You have looked one in 100 of your people in the eye."),
        (20, "You have looked one in 5 of your people in the eye."),
        (29, "You have looked one in 3 of your people in the eye."),
        (41, "You have looked 4 in 10 of your people in the eye."),
        (81, "You have looked 8 in 10 of your people in the eye."),
        (94, "You have looked 9 in 10 of your people in the eye."),
        (99, "You have looked nearly all of your people in the eye."),
        (100, "You have looked all of your people in the eye."),
    ],
)
def test_the_finding_is_one_sentence(drawn: Drawn, met: int, finding: str) -> None:
    view = drawn(REAL_TIES, found(met=met))
    assert (view.finding.text(), view.counted.text()) == (
        finding,
        "100 people; met means a meeting in the timeline",
    )


def test_under_ten_people_it_is_too_little(drawn: Drawn) -> None:
    assert "9 people are in your book: too little data to say more" in said(drawn(REAL_TIES, found(9)))


def test_each_figure_leads_to_its_people(drawn: Drawn, wanted: list[Wanted], gone_to: list[str]) -> None:
    view = drawn(REAL_TIES, found(followers=7, gathered=1, to_tidy=True))
    bars = view.findChildren(BarRow)
    assert [(each.word, each.numbers) for each in bars] == [
        ("In the book", ("100",)), ("Known", ("80",)), ("Exchanged a word", ("50",)), ("Had a conversation", ("30",)),
        ("Met in person", ("20",)),
    ]  # fmt: skip
    for each in view.places.stops:
        press(each, Qt.Key.Key_Return)
    assert [(each.who, each.of) for each in wanted if isinstance(each, Behind)] == [
        *((real_ties.people, (key,)) for key in real_ties.FIGURES),
        (real_ties.people_there, ("mail", "there")), (real_ties.people_there, ("mail", "word")),
    ]  # fmt: skip
    assert gone_to == ["followers"]
    assert "1 more was at a gathering of yours: log it there if you met." in said(view)
    assert "7 of them follow you or are connected, and never said a word." in said(view)


@pytest.mark.parametrize("to_tidy", [False, True])
def test_the_door_to_tidy_is_there_while_somebody_is_asked_about_behind_it(
    drawn: Drawn, to_tidy: bool
) -> None:
    """Who has a circle, or knows somebody, is in that list no more: it would be said that nobody is left."""
    words = said(drawn(REAL_TIES, found(followers=7, to_tidy=to_tidy)))
    assert ("Look through them in Tidy" in words) is to_tidy


def test_of_nobody_no_figure_is_pressed(drawn: Drawn) -> None:
    view = drawn(REAL_TIES, found(met=0))
    assert [each.shown is None for each in view.findChildren(BarRow)] == [False, False, False, False, True]
    assert [each.shown is None for each in view.findChildren(Cell)] == [False, False, True]


def test_figures_of_a_hundred_thousand_fit(drawn: Drawn) -> None:
    wide = drawn(REAL_TIES, found(1_234_567)).findChildren(BarRow)
    narrow = drawn(REAL_TIES, found(100)).findChildren(BarRow)
    assert wide[0]._wide[0] > narrow[0]._wide[0] == 48
    assert len({each._wide for each in wide}) == 1, "one scale for all bars"
