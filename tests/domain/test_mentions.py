"""Where somebody is mentioned: longest name first, and neither in addresses nor in code."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from networker.domain.mentions import begun, linked, meant, places, places_in_markdown

KNOWN = {("Ana",): ("Ana",), ("Ana", "Torres"): ("Ana Torres",), ("Łukasz",): ("Łukasz",)}


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Ask @Ana Torres about it", ["@Ana Torres"]),
        ("Ask @Ana about it", ["@Ana"]),
        ("@Ana, (@Łukasz) and @Ana.", ["@Ana", "@Łukasz", "@Ana"]),
        ("@Ana\nTorres", ["@Ana"]),
        ("**@Ana** *@Ana Torres*", ["@Ana", "@Ana Torres"]),
        ("@Ana's boat, @Ana-, @Ana Torres’s", ["@Ana", "@Ana", "@Ana Torres"]),
        ("@Ana Rossi, @Ana Torres Rossi, @Ana I think, @Ana went", ["@Ana Torres", "@Ana", "@Ana"]),
        ("ana@Ana.example a.b@Ana @@Ana x/@Ana", []),
        ("@ Ana, @3pm, @Lyon, \\@Ana", []),
    ],
)
def test_the_longest_name_that_is_known_is_the_mention(text: str, told: list[str]) -> None:
    assert [text[start:end] for start, end, _ in linked(text, KNOWN)] == told


@pytest.mark.parametrize(
    "text",
    [
        "`@Ana`",
        "``a ` @Ana``",
        "```\n@Ana\n```",
        "~~~~ x\n```\n@Ana\n~~~~",
        "```\n@Ana",
        "[a](http://x.example/@Ana) <https://x.example/@Ana> https://x.example/@Ana",
    ],
)
def test_code_and_addresses_hold_none(text: str) -> None:
    assert list(places_in_markdown(text)) == []


def test_what_stands_beside_code_is_read() -> None:
    text = "`x` @Ana ` @Łukasz\n\n```\nx\n```\n@Ana ``y"
    assert [place.words[0] for place in places_in_markdown(text)] == ["Ana", "Łukasz", "Ana"]


def test_what_nobody_is_called_is_no_mention() -> None:
    (place,) = places("@Lyon is far")
    assert meant(place, lambda words: KNOWN.get(words, ())) == ((), 0, ())


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        ("see @An", (4, "An")),
        ("@Ana To", (0, "Ana To")),
        ("@Ana  ", None),
        ("a@b", None),
        ("@", None),
        ("@Ana\nTo", None),
        ("@Ana, To", None),
    ],
)
def test_what_is_being_typed(typed: str, told: tuple[int, str] | None) -> None:
    assert begun(typed, len(typed)) == told


@given(st.text(alphabet="@`~Ana Torres\n.[](é<>:/\\", max_size=60))
def test_places_lie_in_the_text_and_never_overlap(text: str) -> None:
    end = -1
    for place in places_in_markdown(text):
        assert place.start > end
        assert text[place.start] == "@"
        for words, stop in place.readings():
            assert text[place.start + 1 : stop].split() == list(words)
        end = place.start
