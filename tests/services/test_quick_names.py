"""Names offered in the quick line: whose, in which order, and that whoever is taken is read."""

from collections.abc import Callable, Iterator
from contextlib import closing
from datetime import datetime, timedelta, timezone
from pathlib import Path

import pytest

from networker.services import quick_log, quick_names
from networker.store.book import Book

NOW = datetime(2026, 11, 20, 10, 0, tzinfo=timezone(timedelta(hours=1)))
Offer = Callable[..., list[str]]


@pytest.fixture
def book(data_dir: Path) -> Iterator[Book]:
    with closing(Book(data_dir, now=NOW)) as found:
        with found.step("fill", "Fill", now=NOW) as step:
            for name, day, company, values in (
                ("Ana Torres", "2026-05-01", "Acme", {}),
                ("Ana Torres", "2026-09-01", "Kew", {}),
                ("Anastasia Row", "2026-10-01", "", {}),
                ("Ben Ode", "", "", {}),
                ("Benita Fox", "", "", {}),
                ("伟 王", "", "", {"given": "伟", "family": "王"}),
                ("Sam Hill", "", "", {"given": "Sam", "family": "Hill", "suffix": "Jr."}),
                ("Zoë Van", "2026-11-02", "", {"state": "archived"}),
                ("Anders Me", "2026-11-01", "", {"me": 1}),
            ):
                person = step.insert("person", name=name, folded=name.lower(), **values)
                if company:
                    step.insert(
                        "fact", person=person, field="job", value="Baker", detail=company, noted="2026-01-01"
                    )
                if day:
                    talk = step.insert(
                        "interaction",
                        kind="call",
                        day=day,
                        direction="both",
                        created_at="2025-01-01T09:00:00+00:00",
                    )
                    step.insert("interaction_person", interaction=talk, person=person)
        yield found


@pytest.fixture
def offer(book: Book) -> Offer:
    def names(before: str, **how: object) -> list[str]:
        found = quick_names.offered(book, before, now=NOW, **how)  # type: ignore[arg-type]
        return [f"{each.id} {each.name}" for each in found.people]

    return names


def test_whoever_was_talked_with_last_comes_first(offer: Offer) -> None:
    assert offer("coffee an") == ["3 Anastasia Row", "2 Ana Torres", "1 Ana Torres"]
    assert offer("coffee an", limit=1) == ["3 Anastasia Row"]
    assert offer("coffee zo") == offer("coffee xq") == []


def test_what_tells_people_of_one_name_apart_comes_along(book: Book) -> None:
    found = quick_names.offered(book, "met Ben, Ana To", now=NOW)
    assert (found.start, [each.company for each in found.people]) == (9, ["Kew", "Acme"])


def test_only_a_name_that_is_not_clear_yet_is_offered(offer: Offer) -> None:
    assert offer("coffee be") == ["4 Ben Ode", "5 Benita Fox"]
    assert offer("coffee ben") == offer("coffee Ben Ode") == []
    assert offer("coffee beni") == offer("coffee Benita F") == ["5 Benita Fox"]
    assert offer("coffee ana") == ["3 Anastasia Row", "2 Ana Torres", "1 Ana Torres"]
    assert offer("coffee Ana Torres") == ["2 Ana Torres", "1 Ana Torres"]
    assert offer("coffee Ana Torres", chosen={"Ana Torres": 1}) == []
    assert offer("coffee Ana Torres: her friend be") == []
    assert offer("coffee 王伟") == []


def test_nobody_is_offered_twice_for_one_sentence(offer: Offer) -> None:
    """Nor a namesake of whoever was chosen: what is written would mean one of them only."""
    assert offer("coffee Ana Torres, an", chosen={"Ana Torres": 1}) == ["3 Anastasia Row"]


@pytest.mark.parametrize(("before", "taken"), [("coffee Ana To", 1), ("coffee an", 2), ("coffee sa", 7)])
def test_whoever_is_taken_is_read(book: Book, before: str, taken: int) -> None:
    found = quick_names.offered(book, before, now=NOW)
    (name,) = (each.name for each in found.people if each.id == taken)
    for sentence in (f"{before[: found.start]}{name}", f"coffee Ben, {name} yesterday: sails"):
        read = quick_log.interpret(book, sentence, now=NOW, chosen={name: taken})
        assert taken in [each.person for each in read.chips if each.role == "person"]
        assert not read.unclear
    logged = quick_log.write(book, f"call {name}", now=NOW, chosen={name: taken})
    assert [each.id for each in logged.people] == [taken]


def test_a_name_whose_family_comes_first_is_read_as_it_is_written(book: Book) -> None:
    read = quick_log.interpret(book, "coffee with 王伟", now=NOW)
    assert [(each.role, each.person) for each in read.chips if each.role in ("person", "new")] == [
        ("person", 6)
    ]
