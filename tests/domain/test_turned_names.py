"""Names that stand turned round, and how somebody is spoken to."""

import pytest

from networker.domain.turned_names import called, in_a_sentence, put_right


@pytest.mark.parametrize(
    ("said", "meant"),
    [
        ("Petrov, Ivan", "Ivan Petrov"), ("PETROV, Ivan", "Ivan PETROV"), ("Petrov , Ivan S.", "Ivan S. Petrov"),
        ("de la Cruz, María José", "María José de la Cruz"), ("von der Heide, Jörg", "Jörg von der Heide"),
        ("O’Brien-Núñez, Zoë", "Zoë O’Brien-Núñez"), ("García Márquez, Gabriel", "Gabriel García Márquez"),
        ("Петров, Иван", "Иван Петров"), ("Ma, Jack", "Jack Ma"), ("Sá, Pedro", "Pedro Sá"), ("Co, Maria", "Maria Co"),
        ("Karta, Dr. Vera", "Dr. Vera Karta"),
    ],
)  # fmt: skip
def test_a_name_that_is_turned_round_is_put_right(said: str, meant: str) -> None:
    assert put_right(said) == meant


@pytest.mark.parametrize(
    "said",
    [
        "Ivan Petrov", "Smith, Inc.", "Smith, John, Jr.", "John Smith, Jr.", "Ana Ribeiro, PhD", "Ana Ribeiro, Ph.D.",
        "Müller GmbH, Berlin", "Acme Corp, Support", "Acme, Sales Team", "Support, Acme", "HR, Acme", "Acme, Inc",
        "Institute of Maps, Lyon", "Kim & Lee, Partners", "Petrov, Ivan (Acme)", "Room 4, Berlin", "Petrov,", ", Ivan", "Karta, Dr.",
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
        ("", "Dr. Vera Karta", "Vera"), ("", "Prof. Dr. med. Hans Ode", "Hans"), ("Dr. Lina", "Dr. Lina Berg", "Lina"),
        ("Dr.", "Dr. Vera Karta", "Vera"), ("", "Karta, Dr. Vera", "Vera"), ("", "Dr. Karta", "Dr. Karta"),
        ("", "Dr.", "Dr"), ("", "Mr John Table", "John"), ("", "Don Ode", "Don"), ("", "Mag. Ode", "Mag. Ode"),
    ],
)  # fmt: skip
def test_nobody_is_spoken_to_with_a_comma_or_a_title_alone(given: str, name: str, said: str) -> None:
    assert called(given, name) == said


@pytest.mark.parametrize(
    ("given", "name", "said"),
    [
        ("anna", "anna berg", "Anna"),
        ("PETER", "PETER BERG", "Peter"),
        ("", "& Mrs Berg", "& Mrs Berg"),
        ("J", "J Smith", "J Smith"),
        ("Dr", "Dr", "Dr"),
        ("", "Taxi Berlin", "Taxi Berlin"),
        ("Ana", "Ana Ruiz", "Ana"),
        ("", "王伟", "王伟"),
        ("", "", ""),
    ],
)
def test_a_sentence_calls_people_as_names_are_written_and_by_the_whole_one_where_one_word_is_none(
    given: str, name: str, said: str
) -> None:
    assert in_a_sentence(given, name) == said


def test_a_sentence_is_not_filled_by_one_name() -> None:
    said = in_a_sentence("", "x" * 300)
    assert len(said) < 60
    assert said.endswith("…")
    assert in_a_sentence("", "Wolfeschlegelsteinhausenbergerdorff") == "Wolfeschlegelsteinhausenbergerdorff"
