"""Two values of one field: the same, one says more, or they differ."""

import pytest

from networker.domain.agreement import Agreement, Value, agree, fuller


@pytest.mark.parametrize(
    ("field", "one", "other", "found"),
    [
        ("name", ("Zoë Brandt",), ("Zoe Brandt",), "same"),
        ("name", ("Ana",), ("Ana Costa",), "more"),
        ("name", ("Mike Brown",), ("Michael Brown",), "differ"),
        ("work", ("CTO", "Acme"), ("cto", "ACME"), "same"),
        ("work", ("", "Acme"), ("CTO", "Acme"), "more"),
        ("work", ("CTO", "Acme"), ("CTO & founder", "Acme GmbH"), "more"),
        ("work", ("CTO", ""), ("", "Acme"), "more"),
        ("work", ("CTO", "Acme"), ("CTO", "Kite"), "differ"),
        ("work", ("CTO", "Acme"), ("Clerk", "Acme GmbH"), "differ"),
        ("work", ("", "Freelance"), ("", "Self-employed"), "more"),
        ("work", ("", ""), ("CTO", "Acme"), "more"),
        ("place", ("Berlin",), ("Berlin, Germany",), "more"),
        ("place", ("Berlin",), ("Lyon",), "differ"),
        ("birthday", ("--05-03",), ("1980-05-03",), "more"),
        ("birthday", ("1980",), ("1980-05-03",), "more"),
        ("birthday", ("--05-03",), ("1980-05-04",), "differ"),
        ("birthday", ("1980-05-03",), ("1980-05-03",), "same"),
        ("mail", ("ana@x.example",), ("ana@x.example",), "same"),
        ("mail", ("ana@x.example",), ("ana@y.example",), "differ"),
        ("groups", ("",), ("",), "same"),
    ],
)
def test_how_values_agree(field: str, one: Value, other: Value, found: str) -> None:
    assert agree(field, one, other) is agree(field, other, one) is Agreement(found)


def test_which_of_two_says_more() -> None:
    assert fuller(("", "Acme"), ("CTO", "Acme"))
    assert not fuller(("CTO", "Acme GmbH"), ("CTO", "Acme"))
