"""Which words may be mistyped, and which conditions a mistyped key may mean."""

import pytest

from networker.domain.search_query import parse, written
from networker.domain.search_query.near import conditions_of, may_be_mistyped, one_edit


@pytest.mark.parametrize(
    ("text", "may"),
    [("lyon", True), ("lyo", False), ("x" * 40, True), ("x" * 41, False), ("her move", False), ("京都京都", False),
     ("1234", False), ("Ελλάς", True), ("", False)],
)  # fmt: skip
def test_a_word_of_some_length_in_an_alphabet_may_be_mistyped(text: str, may: bool) -> None:
    assert may_be_mistyped(text) is may


def test_one_edit_is_one() -> None:
    others = set(one_edit("lyon"))
    assert {"lyn", "lyons", "lxon", "ylon"} <= others
    assert others.isdisjoint({"lyon", "l", "noyl", "lyonss"})


@pytest.mark.parametrize(
    ("typed", "meant"),
    [("compny:acme", "company:acme"), ("ana or kries:nah", "circle:close"), ("titel:x", ""), ("compny:", ""),
     ("cirlce:purple", ""), ("http://x", ""), ("-compny:acme", ""), ('"compny:acme"', ""), ("gruop:book", "group:book")],
)  # fmt: skip
def test_a_key_with_one_slip_is_a_condition(typed: str, meant: str) -> None:
    assert " ".join(map(written, conditions_of(parse(typed).query).values())) == meant
