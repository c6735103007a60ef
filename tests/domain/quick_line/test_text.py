"""Folding that keeps every letter in its place."""

from hypothesis import given
from hypothesis import strategies as st

from networker.domain.quick_line.text import fold_same


@given(st.text(max_size=60))
def test_folding_letter_by_letter_keeps_every_place(text: str) -> None:
    assert len(fold_same(text)) == len(text)


def test_what_would_become_two_letters_stays_one() -> None:
    assert fold_same("Großmann, Zoë, Søren") == "großmann, zoe, soren"
