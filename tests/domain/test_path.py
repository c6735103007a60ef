"""Who could introduce somebody: closeness times evidence, each with the best reason, said in one sentence."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from networker.domain import path
from networker.domain import reach_words as words
from networker.domain.dates import PartialDate
from networker.domain.path import Go, Link, Way
from networker.domain.vocabulary import Circle
from networker.services.sentences import LANGUAGES, spoken

TODAY = date(2026, 11, 20)
BEN = Go(2, "Ben", Circle.CLOSE, 12, TODAY - timedelta(days=21))


def order(*found: tuple[Go, Link]) -> list[int]:
    return [way.via for way in path.ways(found, TODAY)]


def test_who_introduced_before_comes_before_who_was_only_there() -> None:
    evidence = [
        Link("introduced by"), Link("friends"), Link("tie"), Link("introduced", "Delta", n=1), Link("gathering", "PyCon"),
        Link("group", "Chess"), Link("group", "Chess", size=200),
    ]  # fmt: skip
    weights = [path.weight(each) for each in evidence]
    assert weights == sorted(weights, reverse=True)
    assert len(set(weights)) == len(weights)
    assert path.weight(Link("introduced", n=2)) > path.weight(Link("introduced", n=1))
    assert all(0 < path.weight(Link("introduced", n=n)) <= 1 for n in range(1, 100))


@pytest.mark.parametrize(
    "farther",
    [
        replace(BEN, via=3, circle=Circle.WIDE),
        replace(BEN, via=3, last=TODAY - timedelta(days=900)),
        replace(BEN, via=3, circle=None, days=1),
        replace(BEN, via=3, last=None),
    ],
    ids=["circle", "silence", "contact days", "never talked"],
)
def test_of_two_with_the_same_evidence_the_closer_one_comes_first(farther: Go) -> None:
    link = Link("colleague", "Delta")
    assert order((farther, link), (BEN, link)) == [2, 3]


def test_more_reasons_weigh_more_and_the_best_one_is_told() -> None:
    other = replace(BEN, via=3)
    found = [
        (other, Link("group", "Chess")),
        (BEN, Link("group", "Chess")),
        (BEN, Link("gathering", "PyCon")),
    ]
    best, second = path.ways(found, TODAY)
    assert (best.via, best.link.what, second.via) == (2, "gathering", 3)
    assert order(*reversed(found)) == [2, 3], "whatever the order in which they are found"
    assert best.score <= 1


def test_nobody_is_no_way() -> None:
    assert path.ways([], TODAY) == []


@pytest.mark.parametrize(
    ("link", "said"),
    [
        (Link("introduced", "Delta", PartialDate(2025, 5), n=2), "Ben introduced you to two people at Delta in May 2025."),
        (Link("introduced", "Delta", n=1, other="Ana Ruiz"), "Ben introduced you to Ana Ruiz at Delta."),
        (Link("introduced", "Delta", n=14), "Ben introduced you to 14 people at Delta."),
        (Link("introduced by", day=PartialDate(2024)), "Ben has brought you and Eva together in 2024."),
        (Link("friends", "friend"), "Ben and Eva are friends; you and Ben were last in touch 3 weeks ago."),
        (Link("tie", "neighbour"), "Ben and Eva know each other (neighbour); you and Ben were last in touch 3 weeks ago."),
        (Link("colleague", "Delta"), "Ben is at Delta too; you and Ben were last in touch 3 weeks ago."),
        (Link("gathering", "PyCon", PartialDate(2025, 5, 3)), "Ben and Eva were both at PyCon on 3 May 2025."),
        (Link("gathering ahead", "PyCon", PartialDate(2026, 12, 3)), "Ben and Eva both go to PyCon on 3 December."),
        (Link("gathering", "PyCon", PartialDate(None, 5)), "Ben and Eva were both at PyCon."),
        (Link("group", "Chess"), "Ben and Eva are both in Chess; you and Ben were last in touch 3 weeks ago."),
    ],
)  # fmt: skip
def test_each_way_is_one_sentence_with_its_evidence_and_its_day(link: Link, said: str) -> None:
    way = Way(2, "Ben", link, 0.5, TODAY - timedelta(days=21))
    assert words.path(way, "Eva", TODAY, spoken()) == said


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_way_can_be_said_in_every_language_and_behind_an_and(language: str) -> None:
    said = spoken(language)
    what = [*path._FIRM, *path._IN_COMMON, "introduced"]
    assert {*what, *path._TIES.values()} <= {*said.path}
    for each in what:
        for n in (1, 2):
            told = words.path(
                Way(2, "Ben", Link(each, "Delta", PartialDate(2025, 5), n, "Ana"), 1), "Eva", TODAY, said
            )
            assert told.startswith("Ben")
            assert told.endswith(".")
            assert "  " not in told
            assert "{" not in told


def test_german_says_it_too() -> None:
    way = Way(2, "Ben", Link("introduced", "Delta", PartialDate(2025, 5), n=2), 0.5)
    told = words.path(way, "Eva", TODAY, spoken("de"))
    assert told == "Ben hat dich im Mai 2025 mit zwei Leuten bei Delta bekannt gemacht."


def test_where_there_is_no_way_it_is_said_what_would_show_one() -> None:
    assert words.no_path("Eva", "", spoken()).startswith(
        "Nobody is known yet who could introduce you to Eva."
    )
    assert words.no_path("Eva", "Delta", spoken()).startswith("Nobody you talk with is at Delta,")
