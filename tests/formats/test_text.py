"""Decoding: what is known is never guessed, and what leaves can be stored."""

import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from networker.formats import limits, text


def decoded(data: bytes) -> str:
    encoding = text.examine(io.BytesIO(data))
    return "".join(text.lines(io.BytesIO(data), encoding))


NAMES = "Name;Town\nZoë Brandt;Łódź\n山田 太郎;東京\n"


@pytest.mark.parametrize(
    "codec", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32"]
)  # -le and -be: without a byte order mark
def test_unicode_is_read_in_every_form(codec: str) -> None:
    assert decoded(NAMES.encode(codec)) == NAMES
    assert text.decode_head(NAMES.encode(codec)) == NAMES


@pytest.mark.parametrize("mark", [b"\xff\xfe", b"\xfe\xff"])
def test_utf16_with_a_mark_loses_the_mark(mark: bytes) -> None:
    codec = "utf-16-le" if mark == b"\xff\xfe" else "utf-16-be"
    assert decoded(mark + NAMES.encode(codec)) == NAMES


@pytest.mark.parametrize(
    ("line", "codec"),
    [
        ("Zoë Brandt, Müller & Söhne, Málaga\n", "cp1252"),
        ("José Muñoz, señor, España\n", "cp1252"),
        ("“Quoted” – André’s, 5 €\n", "cp1252"),
        ("Piotr Iksiński\n", "cp1250"),
        ("Łukasz;Żółkiewski\n", "cp1250"),
        ("¿Qué tal? ¡Hola!\n", "cp1252"),
        ("Łukasz Żółkiewski, gęślą jaźń, Kraków\n", "cp1250"),
        ("Иван Петров, Москва, инженер\n", "cp1251"),
        ("山田太郎 東京都渋谷区\n", "cp932"),
    ],
)
def test_old_code_pages_are_told_apart(line: str, codec: str) -> None:
    assert decoded(line.encode(codec)) == line


def test_bytes_that_cp1252_does_not_have_are_read_all_the_same() -> None:
    assert text.decode(b"a\x81b\x8dc\x8fd\x90e\x9df" * 3)


def test_a_wrong_line_does_not_spoil_a_utf8_file() -> None:
    data = "Zoë\nŁódź\nstraße\n".encode() + "Müller\n".encode("cp1252")
    assert decoded(data) == "Zoë\nŁódź\nstraße\nMüller\n"


def test_a_mark_of_utf8_outweighs_wrong_lines() -> None:
    data = b"\xef\xbb\xbf" + "Müller\nGärtner\n".encode("cp1252")
    assert decoded(data) == "Müller\nGärtner\n"


def test_half_a_file_may_end_inside_a_character() -> None:
    data = "Name\nZoë Brandt\nLäng".encode()
    assert decoded(data[:-3]) == "Name\nZoë Brandt\nL\ufffd"


def test_lone_carriage_returns_end_lines_in_a_mixed_file() -> None:
    data = b"\xef\xbb\xbfa,b\rM\xfcller,x\rc,d"
    assert list(text.lines(io.BytesIO(data), text.examine(io.BytesIO(data)))) == [
        "a,b\r",
        "Müller,x\r",
        "c,d",
    ]


def test_nuls_go() -> None:
    assert decoded(b"Ada\0 Quill\n\0\n") == "Ada Quill\n\n"
    assert text.mend("A\0da") == "Ada"


def test_surrogates_are_joined_or_replaced() -> None:
    assert text.mend("\ud83d\ude00 \ud83d x") == "😀 \ufffd x"
    assert text.decode(b"\xed\xa0\xbd\xed\xb8\x80") == "😀"


@pytest.mark.parametrize(
    ("data", "declared", "expected"),
    [
        ("Doë".encode("cp1252"), "windows-1252", "Doë"),
        ("Doë".encode("cp1252"), "ISO-8859-1", "Doë"),
        ("Doë".encode(), "windows-1252", "Doë"),  # declared wrongly: it is UTF-8
        ("Doë".encode("cp1252"), "UTF-8", "Doë"),  # declared wrongly: it is not
        ("山田".encode("cp932"), "SHIFT_JIS", "山田"),
        ("联通".encode("gb18030"), "GB2312", "联通"),  # right in UTF-8 too, by chance
        ("山田".encode("iso2022_jp"), "ISO-2022-JP", "山田"),
        ("Doë".encode("cp1252"), "no such thing", "Doë"),
        (b"Doe", "base64", "Doe"),
        ("ÑÑÑ".encode() + b"\xc3\x80"[:1], "UTF-8", "ÑÑÑ\ufffd"),
    ],
)
def test_declared_code_pages(data: bytes, declared: str, expected: str) -> None:
    assert text.decode(data, declared) == expected


def test_a_line_without_an_end_is_no_text() -> None:
    with pytest.raises(text.NotTextError):
        text.examine(io.BytesIO(b"x" * (limits.LINE + 2)))


def test_lines_part_only_where_lines_end() -> None:
    assert text.split_lines("a\u2028b\x0bc\x85d\re\r\nf\n") == ["a\u2028b\x0bc\x85d\r", "e\r\n", "f\n"]


@given(st.binary(max_size=400))
def test_any_bytes_become_text_that_can_be_stored(data: bytes) -> None:
    for result in (decoded(data), text.decode(data), text.decode_head(data)):
        assert "\0" not in result
        result.encode("utf-8")
