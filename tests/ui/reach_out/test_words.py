"""Promises in a line, wherever they stand: whose they are, all of them."""

from dataclasses import replace
from datetime import date

import pytest

from networker.domain.vocabulary import PersonId, Side
from networker.services.today_views import DayEnd, Named, Promise
from networker.ui.reach_out import words


def promise(side: Side, *names: str) -> Promise:
    people = tuple(Named(PersonId(n), name) for n, name in enumerate(names, start=1))
    return Promise(1, side, "ask  their boss", date(2026, 12, 4), None, people, None)


def plain(text: str) -> str:
    return text.replace("\u2068", "").replace("\u2069", "")


def test_a_cold_start_offers_to_sort_twenty() -> None:
    assert [words.to_sort(n) for n in (2, 20, 1300)] == [
        "2 are new: sort them, one key each",
        "20 are new: sort them, one key each",
        "1,300 are new: sort twenty, one key each",
    ]


def test_a_promise_of_theirs_names_everybody_who_made_it() -> None:
    both = promise(Side.THEM, "Ben Okafor", "Carla Rossi")
    assert plain(words.promise(both)) == "Ben Okafor, Carla Rossi: ask their boss"
    assert plain(words.promise(promise(Side.THEM, ""))) == "Somebody: ask their boss"
    assert words.more_of_promise(both) == ""


def test_whoever_a_promise_is_by_is_told_once() -> None:
    one = replace(promise(Side.THEM, "Ben Okafor"), text="Ben will ask his boss")
    assert plain(words.promise(one)) == "Ben Okafor: will ask his boss"


def test_a_promise_of_mine_says_to_whom_it_is() -> None:
    mine = promise(Side.ME, "Ben Okafor", "Carla Rossi")
    assert words.promise(mine) == "ask their boss"
    assert plain(words.more_of_promise(mine)) == "to Ben Okafor, Carla Rossi"


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("call Ada Lovelace about the engine", ""),
        ("call ada  lovelace's office", ""),
        ("call Ada", "Ada Lovelace"),
        ("call Adam", "to Ada Lovelace"),
        ("call her", "to Ada Lovelace"),
    ],
)
def test_whom_its_words_name_already_is_told_once(text: str, told: str) -> None:
    assert plain(words.more_of_promise(replace(promise(Side.ME, "Ada Lovelace"), text=text))) == told


def test_of_whom_there_is_no_name_nothing_is_told() -> None:
    assert words.more_of_promise(promise(Side.ME, "", " ")) == ""


def test_of_several_those_are_told_whom_its_words_leave_out() -> None:
    both = replace(promise(Side.ME, "Ada Lovelace", "Ben (Bo) Okafor"), repeats="FREQ=WEEKLY")
    said = replace(both, text="dinner with Ada Lovelace")
    assert plain(words.more_of_promise(said)) == "to Ben (Bo) Okafor, every week"
    assert (
        plain(words.more_of_promise(replace(said, text="Ben and Ada")))
        == "Ada Lovelace, Ben (Bo) Okafor, every week"
    )
    assert words.more_of_promise(replace(said, text="Ben (Bo) Okafor, Ada Lovelace")) == "every week"


def test_a_name_of_a_whole_paragraph_is_cut_in_its_middle() -> None:
    for side, told in ((Side.ME, words.more_of_promise), (Side.THEM, words.promise)):
        said = plain(told(promise(side, "Longname " * 55)))
        assert "…" in said
        assert len(said) <= words.LONGEST_NAME + len("to : ask their boss")


def test_nothing_is_left_over_is_said_only_where_nothing_stands_above() -> None:
    assert words.day_in_numbers(DayEnd(3, 2, ())) == "Three talks, two messages. Nothing is left over."
    promised = words.day_in_numbers(DayEnd(1, 0, ()), promised=True)
    assert promised == "One talk. What was promised stands above."
