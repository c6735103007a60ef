"""What the readers of LinkedIn's export share: profiles, moments, plain text."""

import time

import pytest

from networker.formats import limits
from networker.formats import linkedin_profiles as shared


@pytest.mark.parametrize(
    ("cell", "slug", "url"),
    [
        (
            "https://www.linkedin.com/in/Ada-Quill/?trk=x",
            "ada-quill",
            "https://www.linkedin.com/in/Ada-Quill/?trk=x",
        ),
        ("www.linkedin.com/in/ada-quill", "ada-quill", "https://www.linkedin.com/in/ada-quill"),
        ("https://de.linkedin.com/in/zo%C3%AB", "zoë", "https://de.linkedin.com/in/zo%C3%AB"),
        (
            "http://linkedin.com/pub/ada/1/2/3",
            "linkedin.com/pub/ada/1/2/3",
            "http://linkedin.com/pub/ada/1/2/3",
        ),
    ],
)
def test_a_persons_profile(cell: str, slug: str, url: str) -> None:
    assert shared.profile(f" {cell} ") == (slug, url)


@pytest.mark.parametrize(
    "cell",
    [
        "", " ", "n/a", "null", "https://www.linkedin.com/in/", "https://www.linkedin.com/company/tern",
        "https://www.linkedin.com/school/tern", "https://www.linkedin.com/profile/view?id=7", "https://example.com/in/a",
    ],
)  # fmt: skip
def test_nobodys_profile(cell: str) -> None:
    assert shared.profile(cell) is None


@pytest.mark.parametrize(
    ("said", "at"),
    [
        ("2024-03-04 11:20:34 UTC", "2024-03-04T11:20:34+00:00"),
        ("2024/03/04 11:20:34 UTC", "2024-03-04T11:20:34+00:00"),
        ("2024-03-04T11:20:34.123Z", "2024-03-04T11:20:34+00:00"),
        ("3/4/24, 9:05 AM", "2024-03-04T09:05:00"),
        ("3/4/24, 9:05\u202fPM", "2024-03-04T21:05:00"),
        ("12/31/2023, 12:00 AM", "2023-12-31T00:00:00"),
        ("12/31/23, 12:30 p.m.", "2023-12-31T12:30:00"),
        ("31.12.2023 09:00", "2023-12-31"),
        ("04 Mar 2024", "2024-03-04"),
        ("3/4/24 9:05", ""),
        ("13/4/24, 9:05 AM", ""),
        ("3/4/24, 13:05 PM", ""),
        ("3/4/24, 0:05 AM", ""),
        ("2024-03-04 25:00:00 UTC", ""),
        ("1989-12-31 00:00:00 UTC", ""),
        ("2100-01-01 00:00:00 UTC", ""),
        ("04 Mar 1989", ""),
        ("March 2024", ""),
        ("0000-00-00 00:00:00 UTC", ""),
        ("9" * 5000, ""),
        ("", ""),
    ],
)
def test_moments(said: str, at: str) -> None:
    assert shared.moment(said) == at
    assert shared.day(said) == at[:10]


def test_plain_text() -> None:
    assert shared.plain("a\r\nb\rc\x00\x07\x1b\x9b") == "a\nb\nc"
    assert shared.plain("<div>One<br>two</div><div><a href='x'>three</a></div>") == "One\ntwo\nthree"
    assert shared.plain("<p>a</p>\n\n\n<p>b</p>") == "a\n\nb"
    assert shared.plain("if a <b and c> d &amp; <3") == "if a <b and c> d &amp; <3"
    assert shared.plain("<p>&#0;&#xD800;ok</p>").endswith("ok")
    shared.plain("<p>&#xD800;</p>").encode()
    assert len(shared.plain("é" * 50_000)) == limits.TEXT_CHARACTERS
    assert shared.name_of("  Ada\n\tQuill\x00 ") == "Ada Quill"


def test_hostile_markup_is_done_with_in_time() -> None:
    start = time.process_time()
    for said in ("<p " * 300_000, "<p>" * 300_000, "<" * 900_000, "<p>" + "&" * 900_000, "<p>\n" * 200_000):
        shared.plain(said)
    assert time.process_time() - start < 20
