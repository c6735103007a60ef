"""The ladder: a rung is reached with an answer, and the next one is offered."""

import pytest

from networker.domain.ladder import RUNGS, Passed, leads_to, next_rung, reached
from networker.domain.vocabulary import Channel


@pytest.mark.parametrize(
    ("kind", "rung"),
    [("comment", "comment"), ("message", "message"), ("mail", "mail"), ("call", "call"), ("video", "call")],
)
def test_a_rung_is_reached_with_an_answer_and_not_by_trying(kind: str, rung: str) -> None:
    assert reached([Passed(kind, 1)]) == {rung}
    assert reached([Passed(kind, 0)]) == frozenset()


def test_a_meeting_needs_no_answer() -> None:
    assert reached([Passed("meeting", 0)]) == {"meet"}


@pytest.mark.parametrize(
    ("fact", "climbed"), [("connected", True), ("followed", True), ("endorsed", False), ("job", False)]
)
def test_the_first_rung_is_to_be_connected_anywhere(fact: str, climbed: bool) -> None:
    assert ("follow" in reached([], [fact])) == climbed


def test_a_note_climbs_nothing() -> None:
    assert reached([Passed("note", 3)]) == frozenset()


def test_all_six() -> None:
    every = [Passed(kind, 1) for kind in ("comment", "message", "mail", "call", "meeting")]
    assert reached(every, ["connected"]) == set(RUNGS)


@pytest.mark.parametrize(
    ("climbed", "offered"),
    [
        ((), "follow"), (("follow",), "comment"), (("comment",), "message"), (("message",), "mail"), (("mail",), "call"),
        (("call",), "meet"), (("meet",), None), (("follow", "mail"), "call"), (("follow", "meet"), None),
    ],
)  # fmt: skip
def test_the_rung_above_the_highest_is_offered(climbed: tuple[str, ...], offered: str | None) -> None:
    assert next_rung(frozenset(climbed)) == offered


@pytest.mark.parametrize(
    ("rung", "channels"),
    [
        ("follow", {Channel.LINKEDIN, Channel.BLOG}), ("comment", {Channel.LINKEDIN, Channel.BLOG}),
        ("message", {Channel.LINKEDIN, Channel.SIGNAL}), ("mail", {Channel.MAIL}), ("call", {Channel.PHONE}), ("meet", set()),
    ],
)  # fmt: skip
def test_which_address_leads_where(rung: str, channels: set[Channel]) -> None:
    asked = (Channel.LINKEDIN, Channel.BLOG, Channel.SIGNAL, Channel.MAIL, Channel.PHONE, Channel.IN_PERSON)
    assert {each for each in asked if leads_to(rung, each)} == channels
