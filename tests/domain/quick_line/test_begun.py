"""A name that is being typed: which words it may be, and where the grammar would read a person."""

import pytest

from networker.domain.quick_line import Known
from networker.domain.quick_line.begun import begun, may_be_somebody, named_already
from tests.domain.quick_line.sentences import BOOK, NOW, ListDirectory


def words(before: str, lang: str = "en") -> list[tuple[str, ...]]:
    return [each.words for each in begun(before, lang=lang, now=NOW, directory=BOOK)]


def stands(before: str, lang: str = "en") -> bool:
    typed = [*begun(before, lang=lang, now=NOW, directory=BOOK)][-1]
    return may_be_somebody(before, typed, now=NOW, lang=lang, directory=BOOK, meant={})


@pytest.mark.parametrize(
    ("before", "found"),
    [
        ("an", [("an",)]),
        ("a", []),
        ("coffee an", [("an",)]),
        ("met Grace, be", [("be",)]),
        ("Grace Ad", [("Grace", "Ad"), ("Ad",)]),
        ("Grace A", [("Grace", "A")]),
        ("← be", [("be",)]),
        ("«be", [("be",)]),
        ("coffee", []),
        ("coffee yesterday", []),
        ("coffee on friday", []),
        ("coffee with", []),
        ("via whatsapp", []),
        ("Will Sm", [("Will", "Sm"), ("Sm",)]),
        ("will sm", [("will", "sm"), ("sm",)]),
        ("with sm", [("sm",)]),
        ("coffee #be", []),
        ("coffee @be", []),
        ("ana@be", []),
        ("coffee be ", []),
        ("at 15be", []),
    ],
)
def test_the_last_words_may_begin_a_name(before: str, found: list[tuple[str, ...]]) -> None:
    assert words(before) == found


def test_each_language_has_its_words() -> None:
    assert words("Kaffee mit", "de") == words("Kaffee gestern", "de") == words("café ayer", "es") == []
    assert words("gestern", "en") == [("gestern",)]


@pytest.mark.parametrize(
    ("before", "lang"),
    [
        ("be", "en"), ("coffee be", "en"), ("met Grace, be", "en"), ("met Grace, Tom and Be", "en"), ("yesterday be", "en"),
        ("call from be", "en"), ("remind me to call be", "en"), ("dinner at Be", "en"), ("called Grace; be", "en"),
        ("Kaffee mit be", "de"), ("café con be", "es"),
    ],
)  # fmt: skip
def test_somebody_is_named_in_the_head(before: str, lang: str) -> None:
    assert stands(before, lang)


@pytest.mark.parametrize(
    ("before", "lang"),
    [
        ("coffee Grace: her friend be", "en"), ("coffee Grace - be", "en"), ("coffee Grace about be", "en"),
        ("coffee Grace at be", "en"), ("coffee Grace @Lyon be", "en"), ("called Grace; ask be", "en"),
        ("called Grace. I'll ask be", "en"), ("called Grace, she's away with be", "en"), ("Kaffee mit Heike wegen be", "de"),
    ],
)  # fmt: skip
def test_notes_places_and_promises_name_nobody(before: str, lang: str) -> None:
    assert not stands(before, lang)


def test_a_whole_name_needs_nobody_offered() -> None:
    """Ben is Ben, though Benita's name goes on; where two are Ben there is something to choose."""
    ben, benita = Known(1, "Ben Ode", "Ben", "Ode"), Known(2, "Benita Fox", "Benita", "Fox")
    for others, said in (((), True), ((Known(3, "Ben Fox", "Ben", "Fox"),), False)):
        people = (ben, benita, *others)
        (typed,) = begun("ben", lang="en", now=NOW, directory=BOOK)
        assert named_already(typed, people, ListDirectory(people)) is said
        assert named_already(typed, (), ListDirectory(people)) is said
    *_, typed = begun("beni", lang="en", now=NOW, directory=BOOK)
    assert not named_already(typed, people, ListDirectory(people))
