"""WordPress's XML in segments that begin at a post, a comment or an author; only what is wanted of it is kept.

Where the XML of a segment is broken, as plug-ins and old versions leave it, it is mended or left out alone, and no
more than it is in memory.
"""

import re
from collections.abc import Iterator
from functools import partial
from typing import NamedTuple
from xml.parsers import expat

from networker.formats import limits, text
from networker.formats.records import SkippedRow
from networker.formats.source import Source, reading

_FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
_STRAY = re.compile(r"&(?!(?:amp|lt|gt|quot|apos);)")
_CDATA = re.compile(r"(<([A-Za-z][\w.:-]*)(?:\s[^<>]*)?>)\s*<!\[CDATA\[")
_BLOG = frozenset(("title", "link", "wp:base_blog_url"))
_POST = frozenset(("title", "link", "guid", "dc:creator", "wp:post_id"))
_AUTHOR = frozenset(("wp:author_id", "wp:author_login", "wp:author_email", "wp:author_display_name"))
_COMMENT = frozenset(
    "wp:comment_" + name
    for name in (
        "id", "author", "author_email", "author_url", "date", "date_gmt", "content", "approved", "type", "parent",
        "user_id",
    )
)  # fmt: skip
_PIECE = 4 * limits.MB  # characters of a segment that are fed at once
_HELD = 16 * limits.MB  # characters that are kept in case they have to be mended
_KEPT = 4 * limits.TEXT_CHARACTERS  # characters of one element

BROKEN = "broken XML"
CUT = "the file ends too early; export the blog again"

Fields = dict[str, str]  # the text of elements by name


class _Piece(NamedTuple):
    row: int
    text: str
    begins: bool  # with the tag of a post, a comment or an author


class Found(NamedTuple):
    """A comment as the file has it, and the post that it stands under."""

    row: int
    post: Fields
    said: Fields


class DeclaredError(Exception):
    """The file declares a type of document, which can hold entities that grow without end."""


class Xml:
    """What a file tells, read in pieces. `blog` and `authors` (by login, with their line) fill up on the way."""

    def __init__(self, prefix: str) -> None:
        self.blog: Fields = {}
        self.authors: dict[str, tuple[int, Fields]] = {}
        self._prefix = prefix + ":"
        self._segment = re.compile(rf"<(?:item|{re.escape(prefix)}:(?:comment|author))(?=[\s>])")
        self._parser: expat.XMLParserType | None = None
        self._inside = False  # a CDATA section
        self._waiting: list[str] = []
        self._waiting_length = self._stuck = 0  # characters; what the parser is to be given at least
        self._row = 1
        self._found: list[Found] = []
        self._post: Fields = {}
        self._in_post = False
        self._person: Fields | None = None  # the author or the comment that is open
        self._person_row = 1
        self._name = ""  # of the element whose text is wanted
        self._chars: list[str] = []
        self._length = 0

    def read(self, source: Source) -> Iterator[Found | SkippedRow]:
        """The comments, and what is broken, in the order of the file."""
        self._start("")
        held: list[_Piece] = []  # since the last segment that came to a clean end
        size, post, lost = 0, self._post, False
        for piece in self._pieces(source):
            if piece.begins and not self._inside:
                yield from self._taken()
                held, size, post, lost = [], 0, self._post, False
                if self._parser is None:
                    self._start(piece.text)
            if lost:
                continue
            size += len(piece.text)
            if size <= _HELD:
                held.append(piece)
            else:
                held.clear()
            if self._feed(piece.row, piece.text):
                continue
            if held:
                self._found, self._post = [], post
                yield from self._mended(held)
                lost = self._parser is None
            else:
                yield from self._taken()
                yield SkippedRow(piece.row, BROKEN)
                self._stop()
                lost = True
        if self._inside and held:  # never closed, or the file is cut
            self._found, self._post = [], post
            yield from self._mended(held)
        yield from self._taken()
        if self._parser is not None and not self._parsed(last=True):
            yield SkippedRow(self._row, CUT)

    def _pieces(self, source: Source) -> Iterator[_Piece]:
        """The text of a file, parted before each post, comment and author, and where a segment grows too long."""
        lines: list[str] = []
        row, size, begins, named = 1, 0, False, "<" + self._prefix
        with reading(source.name), source.open() as stream:
            for number, line in enumerate(text.lines(stream, source.encoding()), 1):
                at = 0
                if "<item" in line or named in line:
                    for match in self._segment.finditer(line):
                        lines.append(line[at : match.start()])
                        yield _piece(row, lines, begins)
                        lines, row, size, begins, at = [], number, 0, True, match.start()
                lines.append(line[at:])
                size += len(line)
                if size > _PIECE:
                    yield _piece(row, lines, begins)
                    lines, size, begins = [], 0, False
        yield _piece(row, lines, begins)

    def _taken(self) -> Iterator[Found]:
        found, self._found = self._found, []
        return iter(found)

    def _mended(self, held: list[_Piece]) -> Iterator[Found | SkippedRow]:
        """Read segments again, each by itself and repaired; without a parser afterwards if the last is lost."""
        segments: list[_Piece] = []
        for piece in held:
            if piece.begins or not segments:
                segments.append(piece)
            else:
                segments[-1] = segments[-1]._replace(text=segments[-1].text + piece.text)
        self._stop()
        for number, segment in enumerate(segments, 1):
            if self._parser is None:
                self._start(segment.text)
            done = self._feed(segment.row, _repaired(segment.text))
            if not done or (self._inside and number < len(segments)):
                yield from self._taken()
                yield SkippedRow(segment.row, BROKEN)
                self._stop()

    def _start(self, segment: str) -> None:
        """A fresh parser, which is told where in the file a segment stands."""
        self._stop()
        parser = expat.ParserCreate("utf-8")
        parser.buffer_text = True
        if segment.startswith(("<item", "<" + self._prefix)):
            inner = "<item>" if segment.startswith("<" + self._prefix + "comment") else ""
            parser.Parse("<rss><channel>" + inner)
        parser.StartElementHandler = self._opened
        parser.EndElementHandler = self._closed
        parser.CharacterDataHandler = self._said
        parser.StartCdataSectionHandler = partial(self._cdata, True)
        parser.EndCdataSectionHandler = partial(self._cdata, False)
        parser.StartDoctypeDeclHandler = _declared
        self._parser = parser

    def _stop(self) -> None:
        self._parser, self._person, self._name = None, None, ""
        self._waiting, self._waiting_length, self._stuck = [], 0, 0
        self._in_post = self._inside = False

    def _feed(self, row: int, segment: str) -> bool:
        """Whether the parser took a segment."""
        self._row = row
        self._waiting.append(segment)
        self._waiting_length += len(segment)
        if self._waiting_length < self._stuck:
            return True
        return self._parsed(last=False)

    def _parsed(self, last: bool) -> bool:
        parser, data = self._parser, "".join(self._waiting)
        self._waiting, self._waiting_length = [], 0
        if parser is None:
            return False
        before = parser.CurrentByteIndex
        try:
            parser.Parse(data, last)
        except expat.ExpatError:
            return False
        # Within an XML comment the parser begins again with each piece: with ever more at once it stays quick.
        self._stuck = self._stuck + len(data) if parser.CurrentByteIndex == before else 0
        return True

    def _named(self, name: str) -> str:
        return "wp:" + name.removeprefix(self._prefix) if name.startswith(self._prefix) else name

    def _fields(self) -> tuple[Fields, frozenset[str]]:
        """What the text of an element is told of now, and the elements that are wanted there."""
        if self._person is not None:
            return self._person, _COMMENT | _AUTHOR
        return (self._post, _POST) if self._in_post else (self.blog, _BLOG)

    def _opened(self, name: str, _attributes: object) -> None:
        name = self._named(name)
        if name == "item":
            self._post, self._in_post, self._person = {}, True, None
        elif name in ("wp:comment", "wp:author"):
            self._person, self._person_row = {}, self._row
        else:
            fields, wanted = self._fields()
            if name in wanted and name not in fields:
                self._name, self._chars, self._length = name, [], 0

    def _closed(self, name: str) -> None:
        name = self._named(name)
        if name == self._name:
            self._fields()[0][name] = "".join(self._chars).strip()
            self._name = ""
        elif name == "item":
            self._in_post = False
        elif name == "wp:comment" and self._person is not None:
            self._found.append(Found(self._person_row, self._post, self._person))
            self._person = None
        elif name == "wp:author" and self._person is not None:
            self.authors.setdefault(self._person.get("wp:author_login", ""), (self._person_row, self._person))
            self._person = None

    def _said(self, data: str) -> None:
        if self._name and self._length < _KEPT:
            self._chars.append(data[:_KEPT])
            self._length += len(data)

    def _cdata(self, inside: bool) -> None:
        self._inside = inside


def _piece(row: int, lines: list[str], begins: bool) -> _Piece:
    said = _FORBIDDEN.sub("", "".join(lines))
    if row == 1 and not begins:  # a theme's empty lines before the declaration are the commonest fault of all
        said = said.lstrip("\ufeff \t\r\n")
    return _Piece(row, said, begins)


def _declared(*_: object) -> None:
    raise DeclaredError


def _repaired(segment: str) -> str:
    """A segment with stray & escaped, and CDATA that ends too early or never ended by the tag that closes it."""
    parts: list[str] = []
    at, missing = 0, set[str]()
    while (match := _CDATA.search(segment, at)) and len(missing) < 50:
        close = f"</{match[2]}>"
        end = -1 if close in missing else segment.find(close, match.end())
        if end < 0:
            missing.add(close)
            parts.append(segment[at : match.end()])
            at = match.end()
            continue
        said = segment[match.end() : end].rstrip().removesuffix("]]>").replace("]]]]><![CDATA[>", "]]>")
        said = said.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
        parts += (_STRAY.sub("&amp;", segment[at : match.start()]), match[1], said, close)
        at = end + len(close)
    return "".join(parts) + _STRAY.sub("&amp;", segment[at:])
