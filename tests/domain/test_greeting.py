"""By which name somebody is greeted."""

import pytest

from networker.domain.greeting import greeted
from networker.domain.reach_words import opener
from networker.domain.turned_names import called
from networker.services.sentences import spoken


@pytest.mark.parametrize(
    "name",
    [
        "& Mrs Smith",
        "Dr",
        "Dr.",
        "J",
        "J.",
        "info@acme.com",
        "+49 170 1234567",
        "112",
        "Taxi",
        "TAXI",
        "Support",
        "🙂",
        "",
        "Mr",
    ],
)
def test_where_no_given_name_is_known_nobody_is_called_by_it(name: str) -> None:
    assert greeted(called("", name)) == ""
    for language, hello in (("en", "Hello, "), ("de", "Hallo, ")):
        assert opener("soon", spoken(language), name=called("", name), words={}).startswith(hello)


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("BOB", "Bob"), ("anna", "Anna"), ("ANNA-MARIA", "Anna-Maria"), ("o'neil", "O'Neil"), ("JP", "JP"), ("TJ", "TJ"),
        ("MJB", "MJB"), ("McKenzie", "McKenzie"), ("Ana", "Ana"), ("DeShawn", "DeShawn"), ("özge", "Özge"), ("伟", "伟"),
        ("أحمد", "أحمد"), ("Нина", "Нина"), ("НИНА", "Нина"), ("Mum", "Mum"), ("Dr. Berg", "Dr. Berg"), ("Jo", "Jo"),
    ],
)  # fmt: skip
def test_a_name_is_written_as_names_are(name: str, said: str) -> None:
    assert greeted(name) == said
