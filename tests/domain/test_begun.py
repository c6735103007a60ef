"""A place of a draft is told in a word and read again; a word that is none is no place."""

import pytest

from networker.domain.begun import EARLIER, TABLE, Kind, Place


@pytest.mark.parametrize(
    "place",
    [
        Place(Kind.LINE), Place(Kind.LINE, 7), Place(Kind.LOG, None, EARLIER), Place(Kind.FACT, 7, "job"),
        Place(Kind.FACT, 7, "custom shoe size"), Place(Kind.FACT, 7, "#12"), Place(Kind.PAIR, 3, "5"),
    ],
)  # fmt: skip
def test_a_place_is_read_as_it_was_told(place: Place) -> None:
    assert Place.read(place.key) == place


@pytest.mark.parametrize(
    "key", ["", "entry", "entry x", "entry -1", "nothing 3", "note 1e3", "note ٣", "note " + "9" * 30]
)
def test_what_is_no_place_is_none(key: str) -> None:
    assert Place.read(key) is None


def test_a_merge_changes_nothing_of_the_word() -> None:
    assert Place(Kind.NOTE, 57, was=58).key == Place(Kind.NOTE, 58).key == "note 58"


def test_every_kind_is_of_something_but_those_of_everybody() -> None:
    assert set(Kind) - set(TABLE) == {Kind.LOG, Kind.NEW_PERSON}
    assert {each for each, table in TABLE.items() if table == "person"} == {
        Kind.LINE, Kind.NOTE, Kind.OPENER, Kind.PROMISE, Kind.FACT, Kind.TIE, Kind.TOPIC, Kind.PAIR,
        Kind.WIN, Kind.INTRODUCTION, Kind.RECOMMENDATION,
    }  # fmt: skip
