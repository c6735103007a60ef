"""A JSON document as its parser takes it: in UTF-8, without halves of letters, with escapes that JSON knows.

A file may come to gigabytes, so it passes through a bite at a time. Exports cut texts between the halves of an emoji
(\\ud83d alone), Telegram writes \\x0B for \\u000B, and a program that saves a file again may write it in UTF-16.
"""

import codecs
import re
from collections.abc import Iterator
from typing import Any, BinaryIO

from networker.formats import text
from networker.formats.text import Encoding

Events = Iterator[tuple[str, Any]]

_BITE = 1 << 16
_HEX = "[0-9A-Fa-f]"
_ESCAPE = (
    rf"\\(?:x({_HEX}{{2}})|u[dD][89abAB]{_HEX}{{2}}\\u[dD][c-fC-F]{_HEX}{{2}}|(u[dD][89a-fA-F]{_HEX}{{2}})|.)"
)
_OF_TEXT = re.compile(_ESCAPE, re.DOTALL)
_OF_BYTES = re.compile(_ESCAPE.encode(), re.DOTALL)
# The beginning of an escape, or the first half of a letter of which the second may follow.
_BEGUN = re.compile(
    rf"\\(?:x{_HEX}?|u{_HEX}{{0,3}}|u[dD][89abAB]{_HEX}{{2}}(?:\\(?:u(?:[dD](?:[c-fC-F]{_HEX}?)?)?)?)?)?".encode()
)
_LONGEST = 11  # bytes of what _BEGUN finds


def without_halves(document: str) -> str:
    """A document in which halves of letters, which no file and no book can hold, are U+FFFD."""
    return _OF_TEXT.sub(_replaced, document) if "\\ud" in document or "\\uD" in document else document


def _replaced(found: re.Match[str]) -> str:
    return r"\ufffd" if found[2] else found[0]


def _mended(found: re.Match[bytes]) -> bytes:
    if found[1]:
        return rb"\u00" + found[1]
    return rb"\ufffd" if found[2] else found[0]


class Mended:
    """A stream of a document, mended. What is not text in its encoding is U+FFFD."""

    def __init__(self, stream: BinaryIO) -> None:
        self._stream = stream
        self._first = b""
        while len(self._first) < 4096 and (more := stream.read(4096 - len(self._first))):
            self._first += more
        encoding = text.by_mark(self._first) or Encoding("utf-8")
        self._first = self._first[encoding.bom :]
        self._is_utf8 = encoding.codec == "utf-8"
        self._decoder = codecs.getincrementaldecoder(encoding.codec)("replace")
        self._kept = b""  # the beginning of an escape
        self._ready = b""  # mended already
        self._ended = False

    def read(self, size: int = -1) -> bytes:
        """The next bytes, about as many as asked for, and at least one unless it is the end."""
        if size and self._ready:
            ready, self._ready = self._ready, b""
            return ready
        while size and not self._ended:
            more = self._first or self._stream.read(size if size > 0 else _BITE)
            self._first, self._ended = b"", not more
            if chunk := self._whole(self._kept + self._recoded(more)):
                has_escapes = b"\\x" in chunk or b"\\ud" in chunk or b"\\uD" in chunk
                return _OF_BYTES.sub(_mended, chunk) if has_escapes else chunk
        return b""

    def skip(self, size: int) -> None:
        """Pass over the first bytes."""
        while size > 0 and (passed := self.read(_BITE)):
            self._ready = passed[size:]
            size -= len(passed)

    def _recoded(self, more: bytes) -> bytes:
        if self._is_utf8 and more.isascii() and not self._decoder.getstate()[0] and more:
            return more
        return self._decoder.decode(more, not more).encode("utf-8", "replace")

    def _whole(self, chunk: bytes) -> bytes:
        """A chunk without the beginning of an escape at its end, which is kept for the next one."""
        self._kept = b""
        start = max(0, len(chunk) - _LONGEST)
        while not self._ended and (start := chunk.find(b"\\", start)) >= 0:
            before = chunk[:start]
            begins = (start - len(before.rstrip(b"\\"))) % 2 == 0
            if begins and _BEGUN.fullmatch(chunk, start):
                self._kept = chunk[start:]
                return before
            start += 1
        return chunk


def events(stream: BinaryIO, *, skip: int = 0) -> Events:
    """The parser's events of a document; `skip`: bytes of UTF-8 before it begins. Raises PARSING."""
    import ijson

    document = Mended(stream)
    document.skip(skip)
    yield from ijson.basic_parse(document, use_float=True)
