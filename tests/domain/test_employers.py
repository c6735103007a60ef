"""What companies are compared by."""

import pytest

from networker.domain.employers import employer


@pytest.mark.parametrize(
    ("company", "compared"),
    [
        ("Acme", "acme"), ("Acme GmbH", "acme"), ("ACME, Inc.", "acme"), ("Acme GmbH & Co. KG", "acme"),
        ("Acme S.A.", "acme"), ("Acme Pty Ltd", "acme"), ("Deutsche Bank AG", "deutsche bank"), ("Co", "co"),
        ("GmbH", "gmbh"), ("Self-Employed", ""), ("  Freelancer. ", ""), ("", ""), ("Weber & Sons", "weber & sons"),
    ],
)  # fmt: skip
def test_the_legal_form_is_no_part_of_it(company: str, compared: str) -> None:
    assert employer(company) == compared
