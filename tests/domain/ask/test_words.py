"""Forms of one word are told from words that only look alike, in English, German and Spanish."""

import pytest

from networker.domain.ask.words import (
    beginning,
    near_spelled,
    part_of,
    plain_words,
    related,
    same_noun,
    tokens,
)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("archaeology", "archaeologist"), ("knit", "knits"), ("knit", "knitting"), ("bee", "bees"), ("bake", "baker"),
        ("translate", "translator"), ("run", "running"), ("gartner", "gartnerin"), ("beratung", "beraterin"),
        ("abogado", "abogada"), ("carpintero", "carpinteria"), ("adopted", "adoption"), ("photograph", "photography"),
        ("violin", "violinist"), ("poet", "poetry"), ("tax", "taxes"), ("sing", "singer"),
        ("forgetting", "forgetful"), ("swimmer", "swimming"),
    ],
)  # fmt: skip
def test_forms_of_one_word(one: str, other: str) -> None:
    assert related(one, other)
    assert related(other, one)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("wine", "winner"), ("policy", "police"), ("count", "country"), ("taxidermy", "taxi"), ("finnish", "finish"),
        ("cellar", "cello"), ("flow", "flower"), ("plan", "planet"), ("car", "care"), ("lock", "locksmith"), ("part", "party"),
        ("care", "careers"),
    ],
)  # fmt: skip
def test_words_that_only_look_alike(one: str, other: str) -> None:
    assert not related(one, other)
    assert not related(other, one)


def test_who_does_it_is_no_form_of_what_is_done() -> None:
    assert same_noun("fencer", "fencers")
    assert same_noun("abogado", "abogada")
    assert same_noun("lehrer", "lehrerin")
    assert not same_noun("fencing", "fencer")


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("orgami", "origami"),
        ("kubernets", "kubernetes"),
        ("langauge", "language"),
        ("archeology", "archaeologist"),
    ],
)
def test_a_misspelt_word(typed: str, meant: str) -> None:
    assert near_spelled(typed, meant)


@pytest.mark.parametrize(
    ("typed", "other"),
    [("sabre", "sable"), ("cats", "cast"), ("chapter", "chartered"), ("origami", "tsunami")],
)
def test_another_word_is_no_misspelling(typed: str, other: str) -> None:
    assert not near_spelled(typed, other)


def test_two_letters_wrong_are_a_last_resort() -> None:
    assert not near_spelled("parkuors", "parcours")
    assert near_spelled("parkuors", "parcours", widely=True)
    assert not near_spelled("parquet", "parapet", widely=True)  # too short for two


def test_parts_of_german_compounds() -> None:
    assert part_of("zahn", "zahnschmerzen")
    assert part_of("anwalt", "patentanwalt")
    assert not part_of("rad", "radwerk")  # too short to tell
    assert not part_of("writer", "underwriting")


def test_tokens_know_where_they_stand() -> None:
    text = "Her brother's Müll, gluten-free"
    assert [(each.word, text[each.start : each.end]) for each in tokens(text)] == [
        ("her", "Her"), ("brother", "brother"), ("mull", "Müll"), ("gluten", "gluten"), ("free", "free"),
    ]  # fmt: skip
    assert list(plain_words(["Zoë\nsings", ""])) == [["zoe", "sings"], []]


def test_every_form_begins_as_its_beginning() -> None:
    for forms in (
        ("archaeology", "archaeologist"),
        ("knitting", "knits"),
        ("abogado", "abogada"),
        ("lehrer", "lehrerin"),
    ):
        assert all(word.startswith(beginning(forms[0])) for word in forms), forms
