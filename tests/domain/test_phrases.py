"""What a phrase withstands."""

import pytest

from networker.domain.phrases import Strength, strength


@pytest.mark.parametrize(
    ("phrase", "found"),
    [
        ("", Strength.TOO_SHORT),
        ("kitten7", Strength.TOO_SHORT),
        ("aaaaaaaaaaaaaaaaaa", Strength.WEAK),
        ("12345678", Strength.WEAK),
        ("abcdefghijkl", Strength.WEAK),
        ("blue house", Strength.WEAK),
        ("the the the the the", Strength.WEAK),
        ("otter lamp seven", Strength.FAIR),
        ("otter lamp seven harbour", Strength.STRONG),
        ("Müller-Straße ging gestern übers Eis", Strength.STRONG),
        ("x9!Kq2#vLp", Strength.STRONG),
    ],
)
def test_what_a_phrase_withstands(phrase: str, found: Strength) -> None:
    assert strength(phrase) is found
