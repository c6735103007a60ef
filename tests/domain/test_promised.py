"""Which promises may be spoken of to whom they were made."""

import pytest

from networker.domain.promised import gives_something


@pytest.mark.parametrize(
    "text",
    ["send him the map", "Introduce her to Ben.", "ich schicke ihm die Karte", "ihm die Karte schicken"],
)
def test_to_give_something_is_a_promise_to_them(text: str) -> None:
    assert gives_something(text)


@pytest.mark.parametrize(
    "text",
    [
        "ask Carl whether he is sober again", "remind me to send him a bill", "don't forget to send a card",
        "todo send him the bill", "talk about the divorce", "call", "be careful what to send him", "",
    ],
)  # fmt: skip
def test_what_may_be_a_note_of_ones_own_is_none(text: str) -> None:
    assert not gives_something(text)
