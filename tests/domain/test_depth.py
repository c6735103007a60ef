"""How deep one interaction went, as product words have it."""

import pytest

from networker.domain.depth import depth_alone, depth_of_day, shallow
from networker.domain.vocabulary import Depth, Kind, Shallow


@pytest.mark.parametrize("kind", [Kind.CALL, Kind.VIDEO, Kind.MEETING])
def test_being_together_is_deepest(kind: Kind) -> None:
    assert depth_alone(kind, "", both=True) is Depth.TOGETHER


def test_a_note_has_no_depth() -> None:
    assert depth_alone(Kind.NOTE, "prefers tea", both=False) is None


@pytest.mark.parametrize(
    "text", ["Happy birthday!", "Alles Gute zum Geburtstag", "Feliz cumpleaños, Ana", "hi", "Thanks!"]
)
def test_a_greeting_is_a_hello_however_often(text: str) -> None:
    assert depth_alone(Kind.MESSAGE, text, both=True) is Depth.HELLO


def test_one_way_is_a_hello_and_both_ways_an_exchange() -> None:
    assert depth_alone(Kind.MAIL, "The contract is ready, see below.", both=False) is Depth.HELLO
    assert depth_alone(Kind.MAIL, "The contract is ready, see below.", both=True) is Depth.EXCHANGE
    assert depth_alone(Kind.MESSAGE, "Hi, how did it go?", both=True) is Depth.EXCHANGE


def test_of_a_day_of_turns_their_number_tells() -> None:
    def day(turns: int, *, both: bool, kind: Kind = Kind.MESSAGE) -> Depth | None:
        return depth_of_day(kind, "hi", both=both, turns=turns)

    assert [day(turns, both=True) for turns in (1, 3, 4)] == [Depth.HELLO, Depth.EXCHANGE, Depth.CONVERSATION]
    assert day(9, both=False) is Depth.HELLO
    assert day(9, both=False, kind=Kind.CALL) is Depth.TOGETHER
    assert day(9, both=True, kind=Kind.NOTE) is None


def test_a_tie_without_an_answer_is_hello_only_or_one_way() -> None:
    def tie(days: int = 2, *, deeper: bool = False, mine: bool = True, theirs: bool = True) -> Shallow | None:
        return shallow(days=days, deeper=deeper, mine=mine, theirs=theirs)

    assert tie() is Shallow.HELLO_ONLY
    assert tie(theirs=False) is tie(mine=False) is Shallow.ONE_WAY
    assert tie(deeper=True) is tie(days=1) is None
