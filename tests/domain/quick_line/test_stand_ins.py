"""Whole names that were chosen are read as whose they are, whatever else their words might say."""

import pytest

from networker.domain.quick_line import Known, understand
from networker.domain.vocabulary import Kind, Side
from tests.domain.quick_line.sentences import NOW, ListDirectory

NAMES = (
    "Ana Torres", "Will Call", "May Sonntag", "Dr. Rose Coffee", "Smith, John", "Sam Hill Jr.", "María de la Cruz López",
    "王伟", "محمد عبد الرحمن", "สมชาย ใจดี", "Fox 🦊", "Mo; Ltd: #x", "danah boyd", "Bo",
)  # fmt: skip


@pytest.mark.parametrize("name", NAMES)
def test_of_two_who_bear_it_the_chosen_one_is_read(name: str) -> None:
    one, other = (Known(n, name, *name.split(" ", 1)) for n in (1, 2))
    book = ListDirectory((one, other, Known(3, "Ben Ode", "Ben", "Ode")))
    for sentence in ("coffee with {} yesterday: boat", "coffee {}, Ben", "coffee {} Lyon trip", "→ {}"):
        found = understand(sentence.format(name), now=NOW, directory=book, meant={name: other})
        assert found.people[0] == other
        assert (found.unclear, found.new_people, one in found.people) == ((), (), False)


def test_what_is_kept_has_the_name_as_it_was_written() -> None:
    will = Known(1, "Will Call", "Will", "Call")
    book = ListDirectory((will, Known(2, "Ben Ode", "Ben", "Ode")))
    found = understand(
        "coffee Ben @Will Call's bar: boat of will call, not willing; WILL CALL will send the map",
        now=NOW, directory=book, meant={"Will Call": will},
    )  # fmt: skip
    assert (found.kind, found.place, found.text) == (
        Kind.MEETING,
        "Will Call's bar",
        "boat of will call, not willing",
    )
    assert [(each.side, each.text) for each in found.follow_ups] == [
        (Side.THEM, "WILL CALL will send the map")
    ]


def test_without_the_choice_the_words_mean_what_they_say() -> None:
    one, other = (Known(n, "Ana Torres", "Ana", "Torres") for n in (1, 2))
    found = understand("coffee Ana Torres", now=NOW, directory=ListDirectory((one, other)), meant={"Bo": one})
    assert [each.word for each in found.unclear] == ["Ana Torres"]
