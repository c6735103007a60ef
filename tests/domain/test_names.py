"""Names folded for search and order."""

import pytest

from networker.domain import names
from networker.domain.names import called, fold, put_right, sort_key


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


@pytest.mark.parametrize(
    ("said", "meant"),
    [
        ("Petrov, Ivan", "Ivan Petrov"), ("PETROV, Ivan", "Ivan PETROV"), ("Petrov , Ivan S.", "Ivan S. Petrov"),
        ("de la Cruz, María José", "María José de la Cruz"), ("von der Heide, Jörg", "Jörg von der Heide"),
        ("O’Brien-Núñez, Zoë", "Zoë O’Brien-Núñez"), ("García Márquez, Gabriel", "Gabriel García Márquez"),
        ("Петров, Иван", "Иван Петров"), ("Ma, Jack", "Jack Ma"), ("Sá, Pedro", "Pedro Sá"), ("Co, Maria", "Maria Co"),
    ],
)  # fmt: skip
def test_a_name_that_is_turned_round_is_put_right(said: str, meant: str) -> None:
    assert put_right(said) == meant


@pytest.mark.parametrize(
    "said",
    [
        "Ivan Petrov", "Smith, Inc.", "Smith, John, Jr.", "John Smith, Jr.", "Ana Ribeiro, PhD", "Ana Ribeiro, Ph.D.",
        "Müller GmbH, Berlin", "Acme Corp, Support", "Acme, Sales Team", "Support, Acme", "HR, Acme", "Acme, Inc",
        "Institute of Maps, Lyon", "Kim & Lee, Partners", "Petrov, Ivan (Acme)", "Room 4, Berlin", "Petrov,", ", Ivan",
        "hello, you", "王, 小明", "Tern Works International, Ana", "Petrov, ivan@x.example", "", ",",
    ],
)  # fmt: skip
def test_a_comma_in_what_is_no_turned_name_stays(said: str) -> None:
    assert put_right(said) == said


@pytest.mark.parametrize(
    ("given", "name", "said"),
    [
        ("Ana", "Ana Torres", "Ana"), ("", "Ana Torres", "Ana"), ("", "Petrov, Ivan", "Ivan"),
        ("Petrov,", "Petrov, Ivan", "Petrov"), ("", "Tern, Inc.", "Tern"), ("Anne Marie", "", "Anne Marie"), ("", "", ""),
    ],
)  # fmt: skip
def test_nobody_is_spoken_to_with_a_comma(given: str, name: str, said: str) -> None:
    assert called(given, name) == said
