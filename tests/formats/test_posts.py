"""Instants in every spelling, markup into text, ids that are none, and the tally of what is left out."""

import pytest

from networker.formats import limits, posts
from networker.formats.records import SkippedRow


@pytest.mark.parametrize(
    ("said", "instant"),
    [
        ("Sun Mar 21 12:53:22 +0000 2021", "2021-03-21T12:53:22+00:00"),
        ("Sun Mar 21 23:53:22 -0200 2021", "2021-03-22T01:53:22+00:00"),
        ("2024-04-06T15:30:00.123Z", "2024-04-06T15:30:00+00:00"),
        ("2018-10-19 14:43:21+0000", "2018-10-19T14:43:21+00:00"),
        ("2018-10-19 14:43:21+0200", "2018-10-19T12:43:21+00:00"),
        ("2013-01-31 23:59:59 +0000", "2013-01-31T23:59:59+00:00"),
        ("2013-01-31 23:59:59", "2013-01-31T23:59:59"),
        ("2013-01-31", ""),
        ("1989-12-31T23:59:59Z", ""),
        ("9999-12-31T23:59:59-2300", ""),
        ("0001-01-01T00:00:00+2300", ""),
        ("So Mär 21 12:53:22 +0000 2021", ""),
        ("Sun Mar 41 12:53:22 +0000 2021", ""),
        ("x" * 100_000, ""),
        (1617000000, ""),
        (None, ""),
    ],
)
def test_instants(said: object, instant: str) -> None:
    assert posts.instant(said) == instant


def test_the_months_do_not_follow_the_language_of_the_computer() -> None:
    said = [posts.instant(f"Mon {month} 02 10:00:00 +0000 2023") for month in ("Jan", "May", "Oct", "Dec")]
    assert [each[5:7] for each in said] == ["01", "05", "10", "12"]


@pytest.mark.parametrize(
    ("said", "number"),
    [
        ("1700000000000000001", "1700000000000000001"), (1700000000000000001, "1700000000000000001"), ("-1", ""), (-1, ""),
        ("0", ""), (0, ""), (True, ""), (1.5, ""), (10**30, ""), ("9" * 5000, ""), ("12a", ""), ("١٢", ""), (None, ""), ([], ""),
    ],
)  # fmt: skip
def test_numbers_are_kept_as_text(said: object, number: str) -> None:
    assert posts.number(said) == number


def test_markup_becomes_text() -> None:
    assert posts.of_html("<p>One &amp; two<br />three</p><p>4 &lt; 5</p>") == "One & two\nthree\n\n4 < 5"
    assert posts.of_html(
        '<a href="https://a.example"><span class="invisible">https://</span>a.example</a>'
    ) == ("https://a.example")
    assert posts.of_html("&lt;b&gt; is a tag") == "<b> is a tag", (
        "tags are taken off before entities are resolved"
    )
    assert posts.of_html(None) == ""


def test_text_is_fit_for_a_database() -> None:
    assert posts.clean("a\0b\x07\r\nc\ud800") == "ab\nc\ufffd"
    assert posts.clean("\ud83c\udfbb") == "🎻"
    assert posts.clean({"text": 1}) == ""
    assert len(posts.clean("x" * 100_000)) == limits.TEXT_CHARACTERS
    assert posts.of_html("<" * 100_000) == "<" * limits.TEXT_CHARACTERS


def test_what_is_left_out_is_said_once_for_each_reason() -> None:
    left = posts.Tally()
    for row, why in ((3, "a"), (4, "b"), (7, "a"), (9, "a")):
        left.add(row, why)
    assert list(left.rows()) == [SkippedRow(3, "a", 2), SkippedRow(4, "b", 0)]
    assert list(posts.Tally().rows()) == []
