"""What of a name is the name, and what people are called by for short."""

import pytest

from networker.domain import short_names
from networker.domain.name_words import NameWords, name_words
from networker.domain.names import fold


@pytest.mark.parametrize(
    "name",
    [
        "Fatima Zahra", "Fatima Zahra, Ph.D.", "Fatima Zahra, Ph. D.", "Fatima Zahra, PhD, MBA", "Dr. Fatima Zahra",
        "Prof. Dr. Fatima Zahra", "Fatima Zahra PhD", "Fatima Zahra (PMP)", "Fatima Zahra, MD", "Fatima Zahra, CFA PMP",
        "Sra. Fatima Zahra", "Fatima Zahra Ph. D.",
    ],
)  # fmt: skip
def test_titles_and_degrees_are_no_part_of_a_name(name: str) -> None:
    assert name_words(fold(name)) == NameWords(("fatima", "zahra"))


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("Zahra, Fatima", ("zahra", "fatima")),
        ("Zahra, Fatima, PhD", ("zahra", "fatima")),
        ("Md Rahman Khan", ("md", "rahman", "khan")),
        ("Rahman, Md", ("rahman", "md")),
        ("Yo-Yo Ma", ("yo-yo", "ma")),
        ("Li, Do", ("li", "do")),
        ("Dr. Weber", ("weber",)),
        ("Prof. Dr. med. Weber", ("weber",)),
        ("Herr Weber", ("herr", "weber")),
        ("Ing Wong", ("ing", "wong")),
        ("Petrov, PhD", ("petrov",)),
        ("J. Keller", ("j", "keller")),
        ("PhD", ("phd",)),
        ("", ()),
        (", ,", ()),
    ],
)
def test_what_may_be_a_name_stays_one(name: str, words: tuple[str, ...]) -> None:
    assert name_words(fold(name)) == NameWords(words)


@pytest.mark.parametrize(
    "name", ["Juan Ode, Jr.", "Juan Ode Jr", "Juan Ode, Junior, MBA", "Juan Ode Jr. PhD"]
)
def test_a_generation_is_told(name: str) -> None:
    assert name_words(fold(name)) == NameWords(("juan", "ode"), "jr")


@pytest.mark.parametrize("name", ["Smith, Jr.", "Smith Jr.", "Smith Junior"])
def test_a_generation_leaves_one_word(name: str) -> None:
    assert name_words(fold(name)) == NameWords(("smith",), "jr")


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("mike", "michael"), ("tom", "thomas"), ("bob", "robert"), ("bob", "rob"), ("liz", "elizabeth"),
        ("hannes", "johannes"), ("sepp", "josef"), ("uli", "ulrich"), ("kathe", "katharina"),
        ("pepe", "jose"), ("paco", "francisco"), ("nacho", "ignacio"), ("alex", "alejandro"), ("ana", "ana"),
    ],
)  # fmt: skip
def test_short_forms_fit_their_names(one: str, other: str) -> None:
    assert short_names.fit(one, other)
    assert short_names.fit(other, one)


@pytest.mark.parametrize(
    ("one", "other"), [("christian", "christine"), ("alexander", "alexandra"), ("bob", "bill"), ("x", "y")]
)
def test_names_with_one_short_form_do_not_fit_each_other(one: str, other: str) -> None:
    assert not short_names.fit(one, other)


def test_the_table_is_folded_and_each_short_form_says_something() -> None:
    assert all(word == fold(word) and word.isalpha() for word in short_names._NAMES)
    assert all(len(short_names.whole_names(word) | {word}) > 1 for word in short_names.SHORT_FORMS)
