"""Whom an @ in notes means, and where somebody is mentioned."""

from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import replace
from datetime import datetime, timedelta, timezone
from pathlib import Path

import pytest

from networker.domain.vocabulary import InteractionId, PersonId
from networker.services import interactions, mentions, merge, people, quick_log, timeline
from networker.store.book import Book

NOW = datetime(2026, 11, 20, 10, 0, tzinfo=timezone(timedelta(hours=1)))
Add = Callable[[str], PersonId]


@pytest.fixture
def book(data_dir: Path) -> Iterator[Book]:
    with closing(Book(data_dir, now=NOW)) as found:
        yield found


@pytest.fixture
def add(book: Book) -> Add:
    return lambda name: people.add(book, name=name, now=NOW)[0]


def meant(book: Book, text: str) -> dict[str, list[str]]:
    found = mentions.mentioned(text, mentions.NamesOfBook(book))
    return {" ".join(words): [each.name for each in who] for words, who in found.items()}


def mentioning(book: Book, person: PersonId) -> tuple[list[str], list[str]]:
    found = mentions.beside(book, person, "")
    return [each.name for each in found.notes], [each.text for each in found.talks]


def test_a_name_means_whom_the_quick_line_means(book: Book, add: Add) -> None:
    for name in ("Ana Torres", "Ben Ode", "Ben Achterberg", "Zoë Lind"):
        add(name)
    assert meant(book, "@Ana met me. @Ana Torres, @ben, @Ben Ode, @Zoe and @Carla, `@Ana Lind`") == {
        "Ana": ["Ana Torres"],
        "Ana Torres": ["Ana Torres"],
        "ben": ["Ben Ode", "Ben Achterberg"],
        "Ben Ode": ["Ben Ode"],
        "Zoe": ["Zoë Lind"],
    }


def test_the_whole_name_as_it_is_spelled_comes_before_longer_ones(book: Book, add: Add) -> None:
    for name in ("Ana Torres", "Ana Maria Torres", "Joseph Hill", "Joe Lund"):
        add(name)
    assert meant(book, "@Ana Torres @Joe @ana torres") == {
        "Ana Torres": ["Ana Torres"],
        "Joe": ["Joe Lund"],
        "ana torres": ["Ana Torres"],
    }


def test_who_is_mentioned_sees_where(book: Book, add: Add) -> None:
    ana, ben, _carla = add("Ana Torres"), add("Ben Ode"), add("Carla Wu")
    people.set_notes(book, ben, "Knows @Ana Torres; mail ana@torres.example", now=NOW)
    people.set_notes(book, ana, "Me: @Ana", now=NOW)
    quick_log.log(book, "call Ben yesterday: x", now=NOW)
    said = timeline.index(book, ben).rows[1].id
    wanted = interactions.Correction.of(timeline.talks(book, [said])[said])
    interactions.correct(book, InteractionId(said), replace(wanted, text="told me of @Ana's move"), now=NOW)
    assert mentioning(book, ana) == (["Ben Ode"], ["told me of @Ana's move"])
    assert mentioning(book, ben) == ([], [])


def test_messages_from_elsewhere_mention_nobody(book: Book, add: Add) -> None:
    ana, ben = add("Ana Torres"), add("Ben Ode")
    with book.step("fill", "Filling", now=NOW) as step:
        for origin, kind in (("x", "message"), ("monica", "note")):
            number = step.insert(
                "interaction", kind=kind, day="2026-11-03", text=f"{kind} @Ana", origin=origin,
                origin_key=kind, created_at="2025-01-01T09:00:00+00:00",
            )  # fmt: skip
            step.insert("interaction_person", interaction=number, person=ben)
    assert mentioning(book, ana) == ([], ["note @Ana"])
    views = mentions.with_mentions(book, timeline.talks(book, [1, 2]))
    assert {view.text: list(view.mentioned) for view in views.values()} == {
        "message @Ana": [],
        "note @Ana": [("Ana",)],
    }


def test_a_name_that_two_bear_is_nobodys_mention(book: Book, add: Add) -> None:
    ana, ben, other = add("Ana Torres"), add("Ben Ode"), add("Ana Vidal")
    people.set_notes(book, ben, "Ask @Ana", now=NOW)
    assert mentioning(book, ana) == ([], [])
    people.set_notes(book, ben, "Ask @Ana Vidal", now=NOW)
    assert mentioning(book, other) == (["Ben Ode"], [])


def test_after_a_merge_the_former_name_leads_to_who_was_kept_until_it_is_undone(book: Book, add: Add) -> None:
    vidal, torres, ben = add("Lena Vidal"), add("Ana Torres"), add("Ben Ode")
    people.set_notes(book, ben, "Ask @Ana Torres", now=NOW)
    merge.merge(book, vidal, torres, now=NOW)
    assert meant(book, "Ask @Ana Torres") == {"Ana Torres": ["Lena Vidal"]}
    assert mentioning(book, vidal) == (["Ben Ode"], [])
    book.undo(now=NOW)
    assert mentioning(book, vidal) == ([], [])
    assert mentioning(book, torres) == (["Ben Ode"], [])
