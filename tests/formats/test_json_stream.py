"""Documents become JSON that the parser takes, wherever they are cut into bites."""

import io
import json
from typing import Any

import ijson
import pytest
from hypothesis import given
from hypothesis import strategies as st

from networker.formats import json_stream
from networker.formats.json_stream import Mended


class Slow(io.BytesIO):
    """A stream that gives a few bytes at a time."""

    def read(self, size: int | None = -1) -> bytes:
        return super().read(min(2, size) if size and size > 0 else 2)


def whole(stream: Mended) -> bytes:
    return b"".join(iter(lambda: stream.read(64), b""))


@pytest.mark.parametrize(
    ("written", "read"),
    [
        (rb'{"a": "x\x0By"}', rb'{"a": "x\u000By"}'),
        (rb'{"a": "x\\x0By"}', rb'{"a": "x\\x0By"}'),
        (rb'{"a": "x\\\x0by"}', rb'{"a": "x\\\u000by"}'),
        (rb'{"a": "\\\\\\\\\x01"}', rb'{"a": "\\\\\\\\\u0001"}'),
        (rb'{"a": "\x0', rb'{"a": "\x0'),
        (b"\xef\xbb\xbf{}", b"{}"),
        (b"\\", b"\\"),
        (b"", b""),
        (rb'["\ud83d"]', rb'["\ufffd"]'),
        (rb'["\ude00 \uD83D\u0041"]', rb'["\ufffd \ufffd\u0041"]'),
        (rb'["\ud83d\ude00\ude00"]', rb'["\ud83d\ude00\ufffd"]'),
        (rb'["\ud83d\ud83d\ude00"]', rb'["\ufffd\ud83d\ude00"]'),
        (rb'["\\ud83d \\\ud83d"]', rb'["\\ud83d \\\ufffd"]'),
        (rb'["\\ud83d\ude00"]', rb'["\\ud83d\ufffd"]'),
        (b'["\xed\xa0\xbd \xe9"]', '["\ufffd\ufffd\ufffd \ufffd"]'.encode()),
        ('\ufeff["Zo\u00eb \\ud83d"]'.encode("utf-16-le"), '["Zo\u00eb \\ufffd"]'.encode()),
        ('["Zoe Brandt"]'.encode("utf-16-be"), b'["Zoe Brandt"]'),
    ],
)
def test_a_document_becomes_json_that_the_parser_takes(written: bytes, read: bytes) -> None:
    assert whole(Mended(io.BytesIO(written))) == read
    assert whole(Mended(Slow(written))) == read, "also where an escape is cut in two"
    assert Mended(io.BytesIO(written)).read(0) == b""


@given(st.lists(st.text() | st.sampled_from(["\ud83d", "\ude00", "\\", "\\u", "u", "d83d", "\\ud83d", "\\x"])).map("".join),
       st.integers(1, 20))  # fmt: skip
def test_halves_of_letters_are_told_wherever_the_stream_is_cut(said: str, size: int) -> None:
    written = json.dumps([said]).encode()
    meant = said.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    stream = Mended(io.BytesIO(written))
    found: list[Any] = json.loads(b"".join(iter(lambda: stream.read(size), b"")))
    assert found[0].replace("\ufffd", "") == meant.replace("\ufffd", "")
    assert json.loads(json_stream.without_halves(written.decode())) == found
    assert next(ijson.items(Mended(io.BytesIO(written)), "item")) == found[0]


def test_what_stands_before_a_document_is_passed_over() -> None:
    for codec in ("utf-8", "utf-8-sig", "utf-16"):
        data = ("x = " + json.dumps(["Zo\u00eb" * 50_000], ensure_ascii=False)).encode(codec)
        assert [
            value for event, value in json_stream.events(io.BytesIO(data), skip=4) if event == "string"
        ] == ["Zo\u00eb" * 50_000]
