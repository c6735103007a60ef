"""What is typed is read in the one way it can be, or answered with how to write it."""

import pytest

from networker.domain.vocabulary import FieldType
from networker.services.errors import CannotDo
from networker.services.typed_values import kept_value, read_date


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("14 February 1980", "1980-02-14"), ("Feb 14, 1980", "1980-02-14"), ("14.2.1980", "1980-02-14"),
        ("1980-02-14", "1980-02-14"), ("--02-29", "--02-29"), ("29. Februar", "--02-29"), ("May 1st", "--05-01"),
        ("14 de febrero", "--02-14"), ("14.2.", "--02-14"), ("March 2022", "2022-03"), ("03/2022", "2022-03"),
        ("2019", "2019"), ("13/4/1980", "1980-04-13"), ("4/13/1980", "1980-04-13"), ("5/5", "--05-05"),
    ],
)  # fmt: skip
def test_dates_in_the_forms_people_write(typed: str, kept: str) -> None:
    assert read_date(typed, lang="en").iso == kept


def test_day_and_month_are_never_guessed() -> None:
    with pytest.raises(CannotDo, match="two ways: write the month as a word"):
        read_date("3/4/1980", lang="en")
    assert read_date("3/4/1980", lang="de").iso == "1980-04-03"


@pytest.mark.parametrize(
    "typed", ["", "yesterday", "31.2.", "29 Feb 2023", "14/14", "de mayo", "99", "3 4 May"]
)
def test_what_is_no_date_is_said(typed: str) -> None:
    with pytest.raises(CannotDo, match="no date that can be read"):
        read_date(typed, lang="en")


@pytest.mark.parametrize(
    ("holds", "lang", "typed", "kept"),
    [
        (FieldType.NUMBER, "en", "1,234.5", "1234.5"), (FieldType.NUMBER, "de", "1.234,5", "1234.5"),
        (FieldType.NUMBER, "de", "1,5", "1.5"), (FieldType.NUMBER, "en", "-3", "-3"),
        (FieldType.NUMBER, "en", "+1 234", "1234"), (FieldType.YES_NO, "en", "Yes", "yes"),
        (FieldType.YES_NO, "de", "nein", "no"), (FieldType.YES_NO, "es", "Sí", "yes"),
        (FieldType.LINK, "en", "example.org/a", "https://example.org/a"),
        (FieldType.LINK, "en", "mailto:a@b.example", "mailto:a@b.example"), (FieldType.TEXT, "en", " tea ", "tea"),
        (FieldType.DATE, "en", "14 Feb", "--02-14"),
    ],
)  # fmt: skip
def test_values_of_each_type(holds: FieldType, lang: str, typed: str, kept: str) -> None:
    assert kept_value(holds, typed, lang=lang) == kept


@pytest.mark.parametrize(
    ("holds", "typed"),
    [
        (FieldType.NUMBER, "large"), (FieldType.NUMBER, "1,5"), (FieldType.NUMBER, "1.2.3"),
        (FieldType.YES_NO, "perhaps"), (FieldType.LINK, "javascript:alert(1)"), (FieldType.LINK, "no page"),
        (FieldType.LINK, "https://bank.example@evil.example"),
    ],
)  # fmt: skip
def test_a_value_of_another_type_is_refused_in_one_sentence(holds: FieldType, typed: str) -> None:
    with pytest.raises(CannotDo, match=f"^“{typed.replace('(', '.').replace(')', '.')}” is [^.]+.*$"):
        kept_value(holds, typed, lang="en")
