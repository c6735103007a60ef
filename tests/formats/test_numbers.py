"""A number and the words beside it: one is dialled, the others are its label."""

import pytest

from networker.domain.handles import phone_digits
from networker.domain.vocabulary import Channel
from networker.formats import numbers, values
from networker.formats.records import HandleValue


@pytest.mark.parametrize(
    ("text", "number", "words"),
    [
        ("0170 1234567 privat", "0170 1234567", "privat"),
        ("(work) +44 20 7946 0000", "+44 20 7946 0000", "work"),
        ("Büro: (030) 123-4567, Empfang", "(030) 123-4567", "Büro, Empfang"),
        ("Tel. 0170 1234567", "0170 1234567", ""),
        ("555-1234 home", "555-1234", "home"),
        ("+49 170 1234567 PRIVAT", "+49 170 1234567", "PRIVAT"),
        ("٠١٧٠ ١٢٣٤٥٦٧ موبايل", "٠١٧٠ ١٢٣٤٥٦٧", "موبايل"),
    ],
)
def test_words_beside_a_number_are_kept_apart_from_it(text: str, number: str, words: str) -> None:
    assert phone_digits(text) == ""
    assert numbers.apart(text) == (number, words)
    assert phone_digits(number)


@pytest.mark.parametrize(
    "text",
    [
        "+49 170 1234567", "030 1234-567 ext. 12", "+49 170 1234567 (privat)",  # which are read as they are
        "1-800-GOFEDEX", "1 800 555 HOME", "0800 FLOWERS", "030 1234567 oder 0170 7654321", "0170 1234567 (2. Stock)",
        "Zimmer 12", "ina.4212345678", "call me",
    ],
)  # fmt: skip
def test_what_is_not_one_number_with_words_stays_as_it_is_written(text: str) -> None:
    assert numbers.apart(text) == (text, "")


def test_the_words_stand_behind_the_label_that_the_number_has() -> None:
    assert values.phone("0170 1234567 privat") == HandleValue(Channel.PHONE, "0170 1234567", "privat")
    assert values.phone("0170 1234567 Ana", "mobile") == HandleValue(
        Channel.PHONE, "0170 1234567", "mobile, Ana"
    )
    assert values.phone("0170 1234567 Home", "home") == HandleValue(Channel.PHONE, "0170 1234567", "home")
