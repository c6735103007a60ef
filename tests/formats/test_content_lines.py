"""Lines of cards and calendars: never longer than 75 bytes, no character cut, and whole again when they are unfolded."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from networker.formats import content_lines
from networker.formats.content_lines import escaped, folded, joined, line, simple

TEXT = st.text(
    st.sampled_from('aé漢👩🏽‍🚀 ,;:\\\n"^') | st.characters(exclude_categories=("Cs",)), max_size=300
)


@given(TEXT)
def test_no_line_is_too_long_and_every_piece_is_text(text: str) -> None:
    content = escaped(text).encode()
    pieces = folded(content).removesuffix(b"\r\n").split(b"\r\n")
    assert all(len(piece) <= content_lines.FOLD for piece in pieces)
    assert all(piece[:1] == b" " for piece in pieces[1:])
    for piece in pieces:
        piece.decode("utf-8")
    assert b"".join([pieces[0], *(piece[1:] for piece in pieces[1:])]) == content


@given(TEXT)
def test_a_value_never_leaves_its_line(text: str) -> None:
    said = escaped(text)
    assert not re.search(r"[\x00-\x08\x0a-\x1f\x7f]", said)
    assert not re.search(r"(?<!\\)(?:\\\\)*[,;]", said)


def test_marks_are_escaped_and_parts_kept_apart() -> None:
    assert joined(["a;b", "c,d", "e\\", "f\r\ng"]) == r"a\;b;c\,d;e\\;f\ng"
    assert simple("a;b,c\\\n") == r"a;b\,c\\\n"


@pytest.mark.parametrize(
    ("said", "written"),
    [
        ("home", b"X;TYPE=home:v\r\n"), ("Google Talk", b"X;TYPE=Google Talk:v\r\n"), ("a;b", b'X;TYPE="a;b":v\r\n'),
        ('5" ^', b"X;TYPE=5^' ^^:v\r\n"), ("a\nb", b"X;TYPE=a^nb:v\r\n"), ("", b"X:v\r\n"),
    ],
)  # fmt: skip
def test_parameters_hold_what_they_may(said: str, written: bytes) -> None:
    assert line("X", "v", {"TYPE": said}) == written
    assert line("X", "v", {"TYPE": ("home", said)}, "item1").startswith(b"item1.X;TYPE=home")


@pytest.mark.parametrize("frame", ["END:VCARD", "BEGIN:VEVENT", "end:vcalendar"])
@pytest.mark.parametrize("before", range(55, 80))
def test_no_piece_looks_like_the_end_of_a_card(frame: str, before: int) -> None:
    pieces = folded(("NOTE:" + "x" * before + frame).encode()).splitlines()
    assert not [piece for piece in pieces if piece.strip().upper().startswith((b"END:", b"BEGIN:"))]


@pytest.mark.parametrize("between", [60, 68, 69, 70, 75, 76, 200])
@pytest.mark.parametrize("space", [" ", "\t", " \t"])
def test_any_room_before_such_a_word_is_only_room(between: int, space: str) -> None:
    text = ("NOTE:a" + space * between + "End: 2021" + space * between + "BEGIN : x").encode()
    written = folded(text)
    assert written.replace(b"\r\n ", b"") == text + b"\r\n"
    pieces = written.splitlines()
    assert max(map(len, pieces)) <= 75
    assert not [each for each in pieces if re.match(rb"\s*(END|BEGIN)\s*:", each, re.IGNORECASE)]
