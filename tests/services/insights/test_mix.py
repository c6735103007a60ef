"""What ties are made of, with figures counted in the table of `twelve`."""

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from networker.services.insights import mix
from networker.services.insights.mix import Kind, Mix, Mixed, Share
from networker.services.insights.ties import Whom
from networker.store.book import Book
from tests.services.insights.twelve import (
    ANA,
    BEN,
    CARLA,
    DAVID,
    EVA,
    FINN,
    GINA,
    INES,
    JON,
    KIM,
    LEA,
    NAMES,
    NOW,
    TODAY,
    book_of,
    talk,
)  # fmt: skip


@pytest.fixture
def book(data_dir: Path) -> Iterator[Book]:
    with closing(book_of(data_dir)) as found:
        yield found


def read(book: Book) -> Mix:
    return mix.read(book, today=TODAY, since=None)


def part(found: Mix, kind: Kind) -> Mixed:
    return next(each for each in found.parts if each.kind is kind)


def test_the_ties_are_those_in_the_three_nearest_circles(book: Book) -> None:
    found = read(book)
    assert (found.whom, found.sample) == (Whom.CIRCLES, 11)  # Lea is beyond
    assert [each.kind for each in found.parts] == list(Kind)


def test_employers_without_their_legal_forms(book: Book) -> None:
    """Of nine with an employer three are at Acme and two at Delta; Hugo is his own, Kim says nothing."""
    assert part(read(book), Kind.EMPLOYER) == Mixed(
        Kind.EMPLOYER, 9, (Share("Acme GmbH", (ANA, BEN, CARLA)), Share("Delta", (DAVID, EVA)), Share("Kite", (FINN,))),
        3, (GINA, INES, JON),
    )  # fmt: skip


def test_cities_by_their_town(book: Book) -> None:
    """Three places are Lyon, and Köln is Cologne."""
    found = part(read(book), Kind.CITY)
    assert [(len(each.people), each.people) for each in found.largest] == [
        (3, (ANA, BEN, CARLA)),
        (2, (FINN, GINA)),
        (2, (DAVID, EVA)),
    ]
    assert (found.known, found.others, found.of_others) == (9, 2, (INES, JON))
    assert found.largest[0].name == "Lyon"


def test_whoever_is_in_two_groups_counts_in_the_larger_one(book: Book) -> None:
    """Lea is in Rowing and no tie, so both have three; Ana counts once, in the first by name."""
    found = part(read(book), Kind.GROUP)
    assert {each.name: each.people for each in found.largest} == {
        "Chess": (ANA, DAVID, FINN),
        "Rowing": (BEN, CARLA),
    }
    assert found.known == 5


def test_of_languages_only_what_is_noted_counts(book: Book) -> None:
    found = part(read(book), Kind.LANGUAGE)
    assert {each.name: each.people for each in found.largest} == {"French": (ANA, BEN), "German": (CARLA,)}
    assert not found.enough


def test_how_they_were_met_and_through_whom(book: Book) -> None:
    found = read(book)
    assert part(found, Kind.HOW_MET).largest == (
        Share("at work", (ANA, BEN, CARLA)),
        Share("rowing", (DAVID,)),
    )
    assert part(found, Kind.THROUGH).largest == (Share("Ana", (BEN, CARLA, DAVID)), Share("Eva", (FINN,)))


def test_what_most_hangs_on_is_told_of_what_is_known_of_ten(book: Book) -> None:
    assert read(book).most is None
    with book.step("job", "Kim's job", now=NOW) as step:
        step.insert("fact", person=KIM, field="job", detail="Acme Inc", noted="2026-02-01")
    found = read(book)
    assert found.most is not None
    assert (found.most.kind, found.hangs(found.most)) == (Kind.EMPLOYER, 4 / 11)


def test_an_ended_job_group_or_language_counts_no_more(book: Book) -> None:
    with book.step("end", "Ended", now=NOW) as step:
        for number in [row[0] for row in book.read("SELECT id FROM fact WHERE field IN ('job', 'language')")]:
            step.update("fact", number, until="2026-06-01")
        for number in [row[0] for row in book.read("SELECT id FROM group_member")]:
            step.update("group_member", number, until="2026-06-01")
    found = read(book)
    assert [part(found, each).known for each in (Kind.EMPLOYER, Kind.GROUP, Kind.LANGUAGE)] == [0, 0, 0]
    assert found.hangs(part(found, Kind.EMPLOYER)) == 0


def test_without_circles_they_are_those_most_talked_with_who_answered(book: Book) -> None:
    with book.step("talks", "Talks", now=NOW) as step:
        for n in range(1, len(NAMES) + 1):
            step.update("person", n, circle=None)
        talk(step, TODAY, LEA, ANA)
        talk(step, TODAY, BEN, direction="out")
    found = read(book)
    assert (found.whom, found.ties) == (Whom.TALKED, 2)
    assert part(found, Kind.THROUGH).largest == (Share("Ana", (LEA,)),)


def test_an_empty_book_is_told_as_empty(tmp_path: Path) -> None:
    with closing(Book(tmp_path, now=NOW)) as empty:
        found = read(empty)
    assert (found.ties, found.most) == (0, None)
    assert all(each.known == 0 and not each.largest for each in found.parts)
