"""Mailboxes (mbox) of Google Takeout, Thunderbird, Apple Mail and others, of any size, in constant memory.

Mails are parted by lines that begin with "From ", as sentences in bodies do too: such a line counts only after an
empty one, with a date, and before a header. Bodies are stepped over in large bites, never line by line.
"""

import io
import re
from collections.abc import Generator, Iterator
from typing import BinaryIO, cast

from networker.formats import bounces, mail_fields
from networker.formats.mail import HEADER, Mails
from networker.formats.records import Item, Recognised
from networker.formats.source import Source, reading

_LINE = re.compile(
    rb"From (?:\S{1,500}|\S{1,200} at \S{1,200}) +(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun) "
    rb"+(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec) +\d{1,2} +\d{1,2}:\d\d[^\n]{0,80}\n"
    rb"(?=>?From |[!-9;-~]{1,200}[ \t]*:)"
)
_MARK = b"\nFrom "
_MARKED = re.compile(_MARK)  # found by it in half the time that bytes.find takes
_EMPTY = re.compile(rb"\n\r?\n")  # line, of either kind in one file
_BOM = b"\xef\xbb\xbf"
_LONGEST_LINE = 1100  # of _LINE with the header's name behind it
_CHUNK = 1 << 20
_WINDOW = 4096  # looked through at once, where there are spaces


def recognise(source: Source) -> Recognised | str:
    """The mails in a mailbox, or why it is none."""
    head = source.head[:4096].removeprefix(_BOM).lstrip(b"\r\n")
    if not head.startswith(_MARK[1:]) or not _LINE.match(head):
        return 'the first line is no "From " with a date, before a header'

    def items() -> Iterator[Item]:
        mails = Mails(mail_fields.folder(source.name.replace("\\", "/").split("/")))
        with reading(source.name), source.open() as stream:
            for row, header in enumerate(headers(stream), 1):
                if (turn := mails.turn(header, row)) is not None:
                    yield turn
        yield from mails.rest()

    return Recognised("mbox", "Mailbox (mbox)", source.name, items)


def headers(stream: BinaryIO) -> Iterator[bytes]:
    """The headers of each mail, its "From " line first; no more than HEADER bytes of them, and whom a report names.

    One buffer is used throughout. What is not yet decided at its end moves to its beginning.
    """
    fill = cast(io.BufferedIOBase, stream).readinto
    buffer = bytearray(_CHUNK + HEADER + bounces.REPORT + 2 * _LONGEST_LINE)
    view = memoryview(buffer)
    view[:2] = b"\n\n"  # so that the first line stands after an empty one
    end, begun = 2, False
    while got := fill(view[end:]):
        end += got
        if not begun and buffer.startswith(_BOM, 2):
            view[2:5] = b"\n\n\n"
        begun = True
        keep = yield from _whole(buffer, view, end, False)
        view[: end - keep] = view[keep:end]
        end -= keep
    yield from _whole(buffer, view, end, True)


def _whole(buffer: bytearray, view: memoryview, end: int, last: bool) -> Generator[bytes, None, int]:
    """The headers that are whole in the buffer up to `end`; returns from where on it is still needed."""
    at = _next(buffer, 0, end)
    while at >= 0:
        line = None
        if buffer[at - 1] == 10 or (buffer[at - 1] == 13 and buffer[at - 2] == 10):
            line = _LINE.match(buffer, at + 1, end)
            if line is None and not last and end - at < _LONGEST_LINE:
                return max(at - 2, 0)
        if line is None:
            at = _next(buffer, at + 1, end)
            continue
        begin = line.end() - 1
        limit = min(end, begin + HEADER)
        empty = _EMPTY.search(buffer, begin + 1, limit)
        if empty is None and not last and limit == end:
            return max(at - 2, 0)
        stop = empty.start() if empty else limit
        header = bytes(view[begin:stop])
        if bounces.is_report(header):
            if not last and end - stop < bounces.REPORT:
                return max(at - 2, 0)
            header = bounces.with_recipients(header, bytes(view[stop : stop + bounces.REPORT]))
        yield header
        at = _next(buffer, stop, end)
    return max(end - len(_MARK) - 2, 0)


def _next(buffer: bytearray, at: int, end: int) -> int:
    """Where the next mark begins, or -1. The letters of an attachment hold no space: they are leapt over."""
    while (space := buffer.find(b" ", at, end)) >= 0:
        stop = min(space + _WINDOW, end)
        if found := _MARKED.search(buffer, max(at, space - len(_MARK) + 1), stop):
            return found.start()
        if stop == end:
            return -1
        at = stop - len(_MARK) + 1
    return -1
