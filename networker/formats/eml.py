"""One mail in a file of its own (.eml), as mail programs save and export them: the headers alone are read."""

import re
from collections.abc import Iterator

from networker.formats import bounces, mail_fields
from networker.formats.mail import HEADER, Mails
from networker.formats.records import Item, Recognised
from networker.formats.source import Source, reading

_FIRST = re.compile(rb"(?:\xef\xbb\xbf)?[\r\n]*+[A-Za-z][\w-]*+[ \t]*+:", re.ASCII)
_EMPTY_LINE = re.compile(rb"\n\r?\n")
_HEADER_LINE = re.compile(rb"[!-9;-~]++[ \t]*+:|[ \t]|>?From |\r?$")
_FROM = re.compile(rb"^From[ \t]*+:[^\n]*+(?:\n[ \t][^\n]*+)*+", re.IGNORECASE | re.MULTILINE)
_WHEN = re.compile(rb"^(?:Date|Received)[ \t]*+:", re.IGNORECASE | re.MULTILINE)
_TRACE = re.compile(rb"^(?:Received|Message-ID)[ \t]*+:", re.IGNORECASE | re.MULTILINE)


def recognise(source: Source) -> Recognised | str:
    """The mail in a file, or why it is none."""
    if not _FIRST.match(source.head):
        return "the first line is no field of a mail's header"
    header = _header(source.head)
    sender = _FROM.search(header)
    if sender is None or not _WHEN.search(header):
        return "no From and Date in the lines before the first empty one"
    if b"@" not in sender[0] and not _TRACE.search(header):  # a page that a browser saved, a memorandum
        return "its From is no address"
    lines = header.split(b"\n")
    if sum(_HEADER_LINE.match(line) is None for line in lines) * 10 > len(lines):
        return "lines before the first empty one are no fields of a mail's header"

    def items() -> Iterator[Item]:
        steps = source.name.replace("\\", "/").split("/")
        mails = Mails(mail_fields.folder(steps[:-1]))
        with reading(source.name), source.open() as stream:
            data = stream.read(HEADER)
        header = _header(data)
        if bounces.is_report(header):
            header = bounces.with_recipients(header, data[data.find(header) + len(header) :])
        if (turn := mails.turn(b"\n" + header, 1)) is not None:
            yield turn
        yield from mails.rest()

    return Recognised("eml", "Mail (.eml)", source.name, items)


def _header(data: bytes) -> bytes:
    """The lines before the first empty one, without what may stand before them."""
    data = data.removeprefix(b"\xef\xbb\xbf").lstrip(b"\r\n")
    found = _EMPTY_LINE.search(data)
    return data[: found.start()] if found else data
