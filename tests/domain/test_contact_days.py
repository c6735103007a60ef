"""Days folded from talks: each channel of its own, how long an answer took, and what came later."""

from collections.abc import Sequence
from datetime import date

import pytest

from networker.domain.contact_days import NEVER, Day, Talk, contact_days, folded
from networker.domain.promotion import of_text

LINK = of_text("message", "All about our new product at https://example.org/product for you")
PLAIN = of_text("message", "I thought of you when I came past the old harbour today")


def talk(
    day: str,
    direction: str | None = "both",
    kind: str = "message",
    *,
    channel: str | None = "signal",
    depth: str | None = "hello",
    started: str | None = None,
    words: int | None = None,
) -> Talk:
    return f"2026-{day}", channel, kind, direction, started, depth, words


def days(*talks: Talk) -> list[Day]:
    return list(folded(talks))


def waits(*talks: Talk) -> list[int | None]:
    return [each.wait for each in days(*talks)]


def test_a_day_on_a_channel_holds_its_deepest_and_both_sides() -> None:
    found = days(
        talk("03-01", "out"),
        talk("03-01", "in", depth="exchange"),
        talk("03-01", "both", "mail", channel="mail"),
    )
    assert [(each.channel, each.depth, each.sent, each.received, each.first) for each in found] == [
        ("mail", 0, 1, 1, 0), ("signal", 1, 1, 1, 1),
    ]  # fmt: skip
    assert found[0].day == date(2026, 3, 1).toordinal()


def test_what_says_no_channel_is_where_its_kind_usually_is_and_no_depth_follows_from_it() -> None:
    found = days(
        talk("03-01", None, "meeting", channel=None, depth=None), talk("03-02", "out", "call", channel=None, depth=None),
        talk("03-03", "in", channel=None, depth=None),
    )  # fmt: skip
    assert [(each.channel, each.depth, each.met) for each in found] == [
        ("in person", 3, 1), ("other", 0, 0), ("phone", 3, 0),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("talks", "wanted"),
    [
        ([talk("03-01", "out"), talk("03-04", "in")], [3, None]),
        ([talk("03-01", "out"), talk("03-31", "in")], [30, None]),
        ([talk("03-01", "out"), talk("04-01", "in")], [NEVER, None]),
        ([talk("03-01", "out")], [NEVER]),
        # A second word while the first waits is the same letter; after thirty days it is another one.
        ([talk("03-01", "out"), talk("03-03", "out"), talk("03-05", "in")], [4, None, None]),
        ([talk("03-01", "out"), talk("04-03", "out"), talk("04-05", "in")], [NEVER, 2, None]),
        # Who answers begins nothing; who begins and is answered on the day waited none.
        ([talk("03-01", "in"), talk("03-02", "out")], [None, NEVER]),
        ([talk("03-01", "both", started="them")], [None]),
        ([talk("03-01", "both", started="me")], [0]),
        ([talk("03-01", "both")], [0]),
        # The answer of a day on which both spoke is the one that was waited for.
        ([talk("03-01", "out"), talk("03-02", "both", started="me")], [1, None]),
        ([talk("03-01", "both", "meeting")], [None]),
    ],
)  # fmt: skip
def test_how_long_an_answer_took(talks: Sequence[Talk], wanted: list[int | None]) -> None:
    assert waits(*talks) == wanted


def test_what_went_deeper_than_hello_was_answered_whoever_wrote_it_down() -> None:
    found = days(talk("03-01", "out", "call", channel="phone", depth="together"))
    assert [(each.sent, each.received, each.wait, each.theirs) for each in found] == [(1, 1, 0, 0)]
    assert not contact_days(1, found)[0].received, "a rhythm goes by the direction alone"


def test_an_answer_elsewhere_is_none_here() -> None:
    found = days(talk("03-01", "out"), talk("03-02", "in", "mail", channel="mail"))
    assert [(each.channel, each.wait) for each in found] == [("mail", None), ("signal", NEVER)]


def test_a_richer_rung_counts_for_the_days_before_it() -> None:
    found = days(
        talk("03-01", "out", "comment", channel="x"), talk("03-02", "out", "mail", channel="mail"),
        talk("03-03", "both", channel="signal"), talk("03-04", "in", "comment", channel="x"),
        talk("03-05", None, "meeting", channel="in person"), talk("03-06", "both", channel="signal"),
    )  # fmt: skip
    assert [(each.channel, each.day - found[0].day, each.richer) for each in found] == [
        ("in person", 0, 0), ("mail", -3, 1), ("signal", -2, 1), ("signal", 1, 0), ("x", -4, 1), ("x", -1, 0),
    ]  # fmt: skip


def test_a_mail_without_an_answer_is_no_rung() -> None:
    found = days(talk("03-01", "both", "comment", channel="x"), talk("03-02", "out", "mail", channel="mail"))
    assert [each.richer for each in found] == [0, 0]


def test_what_i_alone_said_promotes_where_all_of_it_does() -> None:
    assert [each.promotes for each in days(talk("03-01", "out", words=LINK))] == [1]
    assert [
        each.promotes for each in days(talk("03-01", "out", words=LINK), talk("03-01", "out", words=PLAIN))
    ] == [0]
    answered = days(talk("03-01", "out", words=LINK), talk("03-01", "in"))
    assert [(each.promotes, each.mark) for each in answered] == [(0, None)]
    assert [(each.promotes, each.mark) for each in days(talk("03-01", "in"))] == [(0, None)]
    assert [(each.promotes, each.mark) for each in days(talk("03-01", "out"))] == [(0, None)], (
        "no words are known"
    )
    assert days(talk("03-01", "out", words=PLAIN))[0].mark == PLAIN >> 1


def test_the_same_by_day_alone() -> None:
    found = contact_days(
        7,
        days(
            talk("03-02", "in", "mail", channel="mail"), talk("03-02", "out"), talk("03-01", "out", started="me"),
        ),
    )  # fmt: skip
    assert [(each.person, each.day, each.sent, each.received, each.started) for each in found] == [
        (7, date(2026, 3, 1), True, False, True), (7, date(2026, 3, 2), True, True, False),
    ]  # fmt: skip
