"""vCard text taken apart: cards, folds, parameters, escapes."""

import itertools
import time

import pytest

from networker.formats import limits
from networker.formats import vcard_lines as lines


def cards(content: bytes) -> list[lines.Card]:
    return list(lines.cards(content.splitlines(keepends=True)))


def one(line: bytes) -> lines.Property:
    [card] = cards(b"BEGIN:VCARD\n" + line + b"\nEND:VCARD\n")
    [prop] = card.properties
    return prop


def values(content: bytes) -> list[tuple[str, bytes]]:
    [card] = cards(content)
    return [(prop.name, lines.raw_value(prop)) for prop in card.properties]


@pytest.mark.parametrize("end", [b"\n", b"\r\n", b"\r\r\n"])
def test_cards_in_any_case_with_any_line_end_and_junk_between(end: bytes) -> None:
    content = end.join(
        [b"# a comment", b"BEGIN:vCard", b"FN:Ada", b"", b"# another", b"END:vCard", b"junk: here", b"",
         b"\xef\xbb\xbfbegin:vcard", b"FN:Bo", b"end:vcard"]
    )  # fmt: skip
    found = list(lines.cards(content.split(b"\n")))
    assert [(card.line, card.properties[0].value) for card in found] == [(2, b"Ada"), (9, b"Bo")]


def test_folds_are_undone_before_decoding() -> None:
    zoe = "Zoë Brandt".encode()
    content = b"BEGIN:VCARD\r\nFN:" + zoe[:3] + b"\r\n " + zoe[3:] + b"\r\nNOTE:a\r\n\tb\r\nEND:VCARD\r\n"
    assert values(content) == [("FN", zoe), ("NOTE", b"ab")]


def test_soft_breaks_of_quoted_printable() -> None:
    content = b"BEGIN:VCARD\nN;ENCODING=QUOTED-PRINTABLE:Zo=C3=\n=AB;A=\n;b\nNOTE;QUOTED-PRINTABLE:x=3Dy=\n\nFN:Zo\nEND:VCARD"
    assert values(content) == [("N", "Zoë;A;b".encode()), ("NOTE", b"x=y"), ("FN", b"Zo")]


def test_a_soft_break_before_the_end_does_not_swallow_it() -> None:
    assert len(cards(b"BEGIN:VCARD\nFN;QUOTED-PRINTABLE:Ada=\nEND:VCARD\nBEGIN:VCARD\nFN:Bo\nEND:VCARD")) == 2


def test_an_encoded_semicolon_does_not_split() -> None:
    prop = one(b"N;ENCODING=QUOTED-PRINTABLE:Quill=3BTern;Ada")
    assert lines.split(lines.raw_value(prop).decode(), ";") == ["Quill\\;Tern", "Ada"]


@pytest.mark.parametrize(
    "photo",
    [
        b"PHOTO;ENCODING=BASE64;JPEG:/9j/\n 4AAQ\n Skk=\n\nTEL:1",
        b"PHOTO;BASE64:\n  /9j/\n  4AAQSkk=\nTEL:1",
        b"PHOTO;ENCODING=b;TYPE=JPEG:/9j/4A\nAQSkk=\nTEL:1",
        b"PHOTO:data:image/jpeg;base64\\,/9j/4AAQSkk=\nTEL:1",
        b"PHOTO:data:image/jpeg;base64,/9j/4AAQSkk=\nTEL:1",
    ],
)
def test_base64_folded_or_not_ended_by_a_blank_line_or_not(photo: bytes) -> None:
    [card] = cards(b"BEGIN:VCARD\n" + photo + b"\nEND:VCARD")
    assert [prop.name for prop in card.properties] == ["PHOTO", "TEL"]
    if b"\\," not in photo:
        assert lines.binary_value(card.properties[0]) == b"\xff\xd8\xff\xe0\x00\x10JI"


@pytest.mark.parametrize(
    "value",
    [
        b"PHOTO;ENCODING=b:====",
        b"PHOTO;ENCODING=b:A",
        b"PHOTO:http://x.example/p.jpg",
        b"PHOTO:data:image/png,x",
    ],
)
def test_broken_pictures_are_none(value: bytes) -> None:
    assert lines.binary_value(one(value)) == b""


def test_groups_and_parameters() -> None:
    prop = one(b'item1.TEL;type=WORK,voice;TYPE="cell,fax";PREF=1;X-A=x^ny^^^\'z;CELL:123')
    assert (prop.group, prop.name, prop.value) == ("item1", "TEL", b"123")
    assert prop.all("TYPE") == ("WORK", "voice", "cell", "fax", "CELL")
    assert (prop.first("PREF"), prop.first("X-A")) == ("1", 'x\ny^"z')


def test_bare_parameters_of_the_old_version() -> None:
    prop = one(b"PHOTO;URL;QUOTED-PRINTABLE;HOME:x")
    assert (prop.first("VALUE"), prop.first("ENCODING"), prop.first("TYPE")) == (
        "URL",
        "QUOTED-PRINTABLE",
        "HOME",
    )


def test_colons_and_semicolons_in_quotes_belong_to_the_parameter() -> None:
    prop = one(b'ADR;LABEL="1 Pier Road; a: b":;;x')
    assert (prop.first("LABEL"), prop.value) == ("1 Pier Road; a: b", b";;x")
    assert one(b'NOTE;X="never closed:x').value == b"x"


def test_lines_without_a_colon() -> None:
    content = (
        b"BEGIN:VCARD\nFN\nADR:;;1 Pier Road\nNear the harbour;Exampleton\nTEL:1\nno property\nEND:VCARD"
    )
    assert values(content) == [("ADR", b";;1 Pier Road Near the harbour;Exampleton"), ("TEL", b"1")]


def test_a_nested_card_is_left_out() -> None:
    content = b"BEGIN:VCARD\nFN:Ada\nAGENT:\nBEGIN:VCARD\nFN:Bo\nEND:VCARD\nTEL:1\nEND:VCARD\nBEGIN:VCARD\nFN:Cy\nEND:VCARD"
    found = cards(content)
    assert [[prop.value for prop in card.properties] for card in found] == [[b"Ada", b"", b"1"], [b"Cy"]]


def test_a_card_without_an_end_ends_where_the_next_begins() -> None:
    found = cards(b"BEGIN:VCARD\nFN:Ada\nBEGIN:VCARD\nFN:Bo\nEND:VCARD\nBEGIN:VCARD\nFN:C")
    assert [(card.line, card.broken) for card in found] == [(1, ""), (3, ""), (6, lines.CUT_OFF)]


def test_a_card_without_measure_is_left_out_and_the_next_one_read() -> None:
    def physical():  # type: ignore[no-untyped-def]
        yield b"BEGIN:VCARD\n"
        for _ in range(limits.CARD // (1 << 20) + 1):
            yield b"NOTE:" + b"x" * (1 << 20) + b"\n"
        yield from (b"END:VCARD\n", b"BEGIN:VCARD\n", b"FN:Bo\n", b"END:VCARD\n")

    assert [card.broken for card in lines.cards(physical())] == [lines.TOO_LARGE, ""]


def test_lines_without_number_are_left_out_too() -> None:
    endless = itertools.chain(
        [b"BEGIN:VCARD"], itertools.repeat(b"X:1", limits.CARD_LINES + 2), [b"END:VCARD"]
    )
    assert [card.broken for card in lines.cards(endless)] == [lines.TOO_LARGE]


FOLDED = b"PHOTO;ENCODING=b:AA\n " + b"\n ".join([b"A" * 74] * (limits.LINE // 74 + 9))
BARE = b"PHOTO;ENCODING=BASE64:AA\n" + b"\n".join([b"A" * 74] * (limits.LINE // 74 + 9))
SOFT = b"NOTE;ENCODING=QUOTED-PRINTABLE:AA=\n" + b"=\n".join([b"A" * 74] * (limits.LINE // 74 + 9))
UNFOLDED = b"PHOTO;ENCODING=b:" + b"A" * (limits.LINE + 1)


@pytest.mark.parametrize("long", [FOLDED, BARE, SOFT, UNFOLDED], ids=["folded", "bare", "soft", "unfolded"])
def test_a_line_beyond_the_limit_is_left_out_and_its_card_kept(long: bytes) -> None:
    content = b"BEGIN:VCARD\nFN:Ada\n" + long + b"\nTEL:1\nEND:VCARD\nBEGIN:VCARD\nFN:Bo\nEND:VCARD\n"
    started = time.process_time()
    found = cards(content)
    assert time.process_time() - started < 10
    assert [[(prop.name, prop.value) for prop in card.properties] for card in found] == [
        [("FN", b"Ada"), ("TEL", b"1")],
        [("FN", b"Bo")],
    ]
    assert [card.left_out for card in found] == [(3,), ()]


@pytest.mark.parametrize(
    ("value", "old", "plain"),
    [
        (r"a\, b\; c\\d\ne\Nf", False, "a, b; c\\d\ne\nf"),
        (r"http\://x.example", False, "http://x.example"),
        (r"C:\temp", False, r"C:\temp"),
        ("\\", False, "\\"),
        (r"C:\new\;x\, y", True, r"C:\new;x\, y"),
    ],
)
def test_escapes(value: str, old: bool, plain: str) -> None:
    assert lines.unescape(value, old=old) == plain


def test_splitting_minds_escapes() -> None:
    assert lines.split(r"a\;b;c\\;d;", ";") == [r"a\;b", r"c\\", "d", ""]
