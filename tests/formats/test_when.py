"""Dates in the spellings of exports."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from networker.domain.dates import PartialDate
from networker.formats.when import iso_date


@pytest.mark.parametrize(
    ("text", "iso"),
    [
        ("15 Jan 2024", "2024-01-15"),
        ("07 Jun 2026", "2026-06-07"),
        ("5 September 2020", "2020-09-05"),
        ("4-Apr-21", "2021-04-04"),
        ("4/16/18, 8:02 PM", "2018-04-16"),
        ("4/5/18, 8:02\u202fPM", "2018-04-05"),
        ("16/04/2018", "2018-04-16"),
        ("4/16/2018", "2018-04-16"),
        ("5/5/2018", "2018-05-05"),
        ("4/5/2018", ""),
        ("03.04.2024", "2024-04-03"),
        ("3. März 2024", "2024-03-03"),
        ("15 de enero de 2024", "2024-01-15"),
        ("14 août 2019", "2019-08-14"),
        ("Jan 5, 2024", "2024-01-05"),
        ("2024-01-05", "2024-01-05"),
        ("2024/01/05 10:11:12 UTC", "2024-01-05"),
        ("1980-03-22T00:00:00Z", "1980-03-22"),
        ("20090808T1430-0500", "2009-08-08"),
        ("19800322", "1980-03-22"),
        (" --05-17", "--05-17"),
        ("--0203", "--02-03"),
        ("--02", "--02"),
        ("---03", ""),
        ("1604-05-17", "--05-17"),
        ("1985", "1985"),
        ("1985-04", "1985-04"),
        ("'1985-04-01", "1985-04-01"),
        ("0/0/00", ""),
        ("0000-00-00", ""),
        ("31 Feb 2020", ""),
        ("29 Feb 2023", ""),
        ("1-Foo-21", ""),
        ("circa 1800", ""),
        ("", ""),
        ("99999999999999999999", ""),
    ],
)
def test_dates(text: str, iso: str) -> None:
    assert iso_date(text, recent=True) == iso


def test_a_year_of_two_digits_is_read_only_where_it_must_be_recent() -> None:
    assert iso_date("4-Apr-21") == ""


@given(
    st.text(max_size=30) | st.from_regex(r"[0-9]{1,4}[-/. ][0-9A-Za-z]{1,4}[-/. ][0-9]{1,4}", fullmatch=True)
)
def test_whatever_comes_out_is_a_date(text: str) -> None:
    if iso := iso_date(text):
        assert PartialDate.parse(iso).iso == iso
