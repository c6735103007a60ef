"""Names folded for search and order."""

import pytest

from networker.domain import names
from networker.domain.names import fold, sort_key


@pytest.mark.parametrize(
    ("shown", "folded"),
    [
        ("Łódź", "lodz"), ("Straße", "strasse"), ("Zoë", "zoe"), ("ZOË ZOË", "zoe zoe"), ("Ærøskøbing", "aeroskobing"),
        ("İstanbul", "istanbul"), ("O’Brien–Núñez", "o'brien-nunez"), ("ŉ", "'n"), ("Ａｎａ", "ana"), ("Ñandú Ὀδυσσεύς", "nandu οδυσσευσ"),
        ("สมชาย", "สมชาย"), ("", ""), ("PLAIN", "plain"),
    ],
)  # fmt: skip
def test_folding(shown: str, folded: str) -> None:
    assert fold(shown) == folded


def test_the_short_way_leads_where_the_long_one_does() -> None:
    """Each Latin letter alone, among plain ones, and beside another odd one."""
    for code in range(0x250):
        for text in (chr(code), f"A{chr(code)}b", f"é{chr(code)}Ł{chr(code)}"):
            assert fold(text) == names._fold_slowly(text), hex(code)


def test_nobody_without_a_name_comes_first() -> None:
    assert sorted(["", "Zoë", "ana"], key=sort_key) == ["ana", "Zoë", ""]
