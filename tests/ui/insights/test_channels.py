"""The section of channels: its finding, its bars, what came of each channel, and gatherings that bear fruit."""

from dataclasses import replace
from datetime import date

import pytest
from PySide6.QtCore import Qt

from networker.services.insights import channels
from networker.services.insights.channels import Channels, Fruit, OneChannel
from networker.ui.insights.channels import CHANNELS, waited
from networker.ui.insights.figures import Behind, Wanted
from networker.ui.insights.rows import BarRow, Cell, Words
from tests.journeys.steps import press
from tests.ui.insights.conftest import Drawn, said

MAIL = OneChannel("mail", 31, 100, 60, 30, 4, 6, 40, 30, 2.5, 5, 3, 12, 2, 2)
LINKEDIN = OneChannel("linkedin", 50, 90, 2, 7, 1, 80, 60, 6, 4.0, 44, 1, 3, 0, 0)
SIGNAL = OneChannel("signal", 6, 40, 35, 4, 1, 0, 9, 9, 0.0, 0, 0, 6, 0, 0)
PHONE = OneChannel("phone", 4, 9, 9, 0, 0, 0, 9, 9, 0.0, 0, 0, 4, 0, 0)


def found(*those: OneChannel, fruit: tuple[Fruit, ...] = (), gatherings: int = 0) -> Channels:
    return Channels(those, fruit, gatherings)


@pytest.mark.parametrize(
    ("answer", "finding"),
    [
        (found(MAIL, LINKEDIN, SIGNAL), "Mail and Signal carry your conversations; 9 in 10 days on LinkedIn stay at hello."),
        (found(MAIL, PHONE), "Mail carries most of your conversations."),
        (found(SIGNAL, PHONE), "Signal carries most of your conversations."),
        (found(PHONE, replace(LINKEDIN, days=5)), "Calls carry most of your conversations."),
        (found(PHONE, replace(SIGNAL, talks=9)), "Calls and Signal carry your conversations."),
        (found(replace(LINKEDIN, talks=0)), "No conversation in this span on any channel: what passed stayed at a word."),
        (found(replace(MAIL, talks=1)), "One conversation in this span, too few to say what carries them."),
        (found(replace(MAIL, talks=2), LINKEDIN),
         "4 conversations in this span, too few to say what carries them; 9 in 10 days on LinkedIn stay at hello."),
        (found(*(replace(MAIL, channel=each, talks=9) for each in ("mail", "signal", "phone", "x"))),
         "Your conversations are spread over 4 channels."),
        (found(*(replace(MAIL, channel=each, talks=n) for each, n in (("mail", 20), ("signal", 9), ("phone", 9), ("x", 9)))),
         "Your conversations are spread over 4 channels."),
        (found(MAIL, replace(LINKEDIN, talks=0, answers=0, one_way=89)),
         "Mail carries most of your conversations; all days on LinkedIn stay at hello."),
        (found(MAIL, replace(LINKEDIN, talks=0, answers=1, one_way=88)),
         "Mail carries most of your conversations; 9 in 10 days on LinkedIn stay at hello."),
        (found(MAIL, replace(LINKEDIN, days=9, one_way=9)), "Mail carries most of your conversations."),
    ],
)  # fmt: skip
def test_the_finding_is_one_sentence(drawn: Drawn, answer: Channels, finding: str) -> None:
    view = drawn(CHANNELS, answer)
    assert view.finding.text() == finding
    assert view.counted.text().startswith(f"{answer.sample} contact days; conversation means")


def test_under_ten_days_it_is_too_little(drawn: Drawn) -> None:
    assert "9 contact days in this span: too little data to say more" in said(drawn(CHANNELS, found(PHONE)))
    assert "0 contact days in this span: too little data to say more" in said(drawn(CHANNELS, found()))


def test_a_bar_says_itself_and_leads_to_its_conversations(drawn: Drawn, wanted: list[Wanted]) -> None:
    view = drawn(CHANNELS, found(MAIL, replace(LINKEDIN, talks=0)))
    bars = view.findChildren(BarRow)
    assert [(each.word, each.numbers) for each in bars] == [
        ("Mail", ("100", "60 %")),
        ("LinkedIn", ("90", "0 %")),
    ]
    assert bars[0].accessibleName() == (
        "Mail: 100 contact days, 60 of conversation, 30 of an answer, 4 greetings alone, 6 one-way"
    )
    assert [(part.value, part.high) for part in bars[0].parts] == [(60, 14), (30, 9), (10, 4)]
    for each in bars:
        press(each, Qt.Key.Key_Return)
    assert wanted == [
        Behind(channels.people, ("mail", "talks"), "Mail: conversations"),
        Behind(channels.people, ("linkedin", "people"), "LinkedIn: talked with"),
    ]


def test_what_came_of_a_channel(drawn: Drawn, wanted: list[Wanted]) -> None:
    view = drawn(CHANNELS, found(MAIL, SIGNAL))
    cells = view.findChildren(Cell)
    assert [each.number for each in cells[:7]] == ["31", "5", "75 %", "2.5 days", "3", "12", "2"]
    assert [each.number for each in cells[7:]] == ["6", "0", "–", "–", "0", "6", "0"], (
        "under ten letters nobody can say"
    )
    assert cells[2].accessibleName() == "Mail: of 40 letters of yours, 30 were answered within 30 days"
    for each in cells[:7]:
        press(each, Qt.Key.Key_Return)
    assert [each.of for each in wanted if isinstance(each, Behind)] == [
        ("mail", key) for key in ("people", "shallow", "answered", "richer", "met", "wins")
    ]
    assert [each.shown is None for each in cells[7:]] == [False, True, True, True, True, False, True]


def test_wins_through_nobody_who_is_listed_lead_nowhere(drawn: Drawn) -> None:
    """A channel may have a win and no talk that was logged, and whoever brought it may have been let go."""
    only_won = OneChannel("x", *(0,) * 8, None, 0, 0, 0, 1, 0)
    view = drawn(CHANNELS, found(MAIL, only_won))
    assert view.findChildren(BarRow)[1].shown is None
    cells = {each.accessibleName(): each.shown for each in view.findChildren(Cell)}
    assert cells["X: one win"] is None
    assert cells["Mail: 2 wins"] is not None


def test_gatherings_that_bear_fruit(drawn: Drawn, wanted: list[Wanted]) -> None:
    fruit = Fruit(3, "Old\nfair", date(2025, 3, 1), 12, 4)
    view = drawn(CHANNELS, found(MAIL, fruit=(fruit,), gatherings=2))
    press(view.places.stops[-1], Qt.Key.Key_Return)
    assert "4 of 12 talked with again: Old fair, 2025" in said(view)
    assert wanted == [Behind(channels.again, (3,), "Talked with a year after Old fair")]
    barren = drawn(CHANNELS, found(MAIL, gatherings=2))
    texts = [each.text() for each in barren.findChildren(Words)]
    assert "Of 2 gatherings more than a year ago, nobody was talked with again." in texts
    none = drawn(CHANNELS, found(MAIL))
    assert not [each for each in said(none) if "gathering" in each.lower()]


def test_a_gathering_of_another_script_does_not_turn_its_line(drawn: Drawn) -> None:
    view = drawn(
        CHANNELS, found(MAIL, fruit=(Fruit(3, "مؤتمر القاهرة", date(2025, 3, 1), 12, 4),), gatherings=1)
    )
    words = view.places.stops[-1].accessibleName()
    assert words.startswith("\u200e4 of 12"), "the sentence runs from left to right"
    assert words.endswith("\u200e, 2025")


def test_a_wait_in_words() -> None:
    assert [waited(each) for each in (0, 1, 2.5, 30)] == ["same day", "1 day", "2.5 days", "30 days"]
