"""What is sought for a question, and which words of a line answer it."""

import pytest

from networker.domain.ask.fields import read_fields
from networker.domain.ask.lexicon import Lexicon
from networker.domain.ask.seek import seek

FIELDS = """
surfing < sport ~ snorkelling
who: surfer | Wellenreiter | surfista
what: wave | Brandung | ola

snorkelling < sport
who: snorkeller | Schnorchlerin | buceador
what: snorkelling | Schnorcheln | buceo
"""


@pytest.mark.parametrize(
    ("word", "answers"),
    [
        ("brandung", True),
        ("brand", False),  # a brand designer knows no surf
        ("wave", True),
        ("waves", True),
        ("wellenreiter", True),
    ],
)
def test_a_word_of_another_language_answers_as_that_word_alone(word: str, answers: bool) -> None:
    sought = seek(
        ("snorkelling",), (), Lexicon(read_fields(FIELDS)), near=None, spelled=lambda _: "", language="en"
    )
    assert bool(sought.begun_by(word)) is answers
