"""Comments in the export of a WordPress blog (WXR): who talked with the user under which post.

The file goes through the parser in segments that begin at a post, a comment or an author. Where the XML of one is
broken, as plug-ins and old versions leave it, it is mended or left out alone, and no more than it is in memory.
"""

import re
from collections.abc import Iterator, Mapping
from datetime import datetime
from functools import partial
from html import unescape
from typing import NamedTuple
from xml.parsers import expat

from networker.domain.handles import mail_key, match_key, profile_key
from networker.domain.vocabulary import Channel, Kind
from networker.formats import limits, text, values
from networker.formats.errors import UnreadableFile
from networker.formats.records import (
    ME,
    HandleValue,
    Item,
    OwnerRecord,
    Party,
    Recognised,
    SkippedRow,
    TurnRecord,
)
from networker.formats.source import Source, quoted, reading

_PREFIX = re.compile(r"""xmlns:([A-Za-z][\w.-]*)\s*=\s*["']http://wordpress\.org/export/[\d.]*/?["']""")
_FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
_STRAY = re.compile(r"&(?!(?:amp|lt|gt|quot|apos);)")
_CDATA = re.compile(r"(<([A-Za-z][\w.:-]*)(?:\s[^<>]*)?>)\s*<!\[CDATA\[")
_BLOCK = re.compile(r"<br\b[^<>]*>\n?|</(?:p|div|li|blockquote|h\d|pre)\s*>", re.IGNORECASE)
_TAG = re.compile(r"<(?:/?[A-Za-z]|!)[^<>]*>")
_TIME = re.compile(r"(\d{4}-\d{2}-\d{2}) (\d{2}:\d{2}:\d{2})", re.ASCII)
_SHARED_MAIL = re.compile(r"(?:no-?reply|nobody|none|no|anonymous)@", re.IGNORECASE)
_EXAMPLE_MAIL = "wapuu@wordpress.example"
_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f\ufffe\uffff]")
_BLANK = re.compile(r"\n{3,}")
_NOBODY = frozenset(("anonymous", "anonym", "anonyme", "anónimo", "anonimo", "anônimo"))
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

HELD_BACK = "a comment that is not approved, spam or in the trash"
PING = "a pingback or trackback, which no person wrote"
OTHER_TYPE = "a note of a shop or a plug-in, no comment"
EXAMPLE = "the example comment that comes with WordPress"
ANONYMOUS = "an anonymous comment"
NO_TIME = "no time that can be read"
BROKEN = "broken XML"
CUT = "the file ends too early; export the blog again"

Fields = dict[str, str]  # the text of elements by name


class _Piece(NamedTuple):
    row: int
    text: str
    begins: bool  # with the tag of a post, a comment or an author


class _Found(NamedTuple):
    """A comment as the file has it, and the post that it stands under."""

    row: int
    post: Fields
    said: Fields


class _DeclaredError(Exception):
    """The file declares a type of document, which can hold entities that grow without end."""


def recognise(source: Source) -> Recognised | str:
    """The comments in a file, or why it is no export of WordPress."""
    if not source.head_text[:4096].lstrip("\ufeff \t\r\n").startswith("<"):
        return "it is no XML"
    named = _PREFIX.search(_root(source.head_text))
    if named is None:
        return "no <rss> with the name space of WordPress's export"
    prefix = named[1]

    def items() -> Iterator[Item]:
        xml = _Xml(prefix)
        comments = _Comments(xml.blog, xml.authors)
        try:
            for found in xml.read(source):
                yield from comments.items(found)
        except _DeclaredError:
            raise UnreadableFile(
                f"{quoted(source.name)} declares a type of document of its own, which no export of WordPress does; "
                "nothing was read from it."
            ) from None
        yield from comments.rest()

    return Recognised("wordpress-wxr", "Comments of a WordPress blog", source.name, items)


def _root(head: str) -> str:
    """The tag of the root where it is <rss>, behind declarations and comments; "" where it is another."""
    at = head.find("<")
    while at >= 0:
        if head.startswith("<rss", at):
            return head[at : head.find(">", at) + 1]
        ends = {"<!--": "-->", "<?": "?>", "<!": ">"}
        end = next((end for mark, end in ends.items() if head.startswith(mark, at)), "")
        at = head.find("<", head.find(end, at)) if end and head.find(end, at) >= 0 else -1
    return ""


class _Xml:
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
        self._found: list[_Found] = []
        self._post: Fields = {}
        self._in_post = False
        self._person: Fields | None = None  # the author or the comment that is open
        self._person_row = 1
        self._name = ""  # of the element whose text is wanted
        self._chars: list[str] = []
        self._length = 0

    def read(self, source: Source) -> Iterator[_Found | SkippedRow]:
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

    def _taken(self) -> Iterator[_Found]:
        found, self._found = self._found, []
        return iter(found)

    def _mended(self, held: list[_Piece]) -> Iterator[_Found | SkippedRow]:
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
            self._found.append(_Found(self._person_row, self._post, self._person))
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
    raise _DeclaredError


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


class _Comments:
    """Makes turns of the comments of one blog, whose address and authors are known before its first post.

    Where the blog has one author, that is the user. Of several the file does not say which one is: none is ME.
    """

    def __init__(self, blog: Fields, authors: Mapping[str, tuple[int, Fields]]) -> None:
        self._blog, self._authors = blog, authors
        self._owner: Fields | None = None
        self._told = False  # who the user is
        self._people: dict[tuple[str, str], Party] = {}
        self._post: Fields = {}
        self._writers: dict[str, Party] = {}  # of the comments of the post, by id
        self._left_out: dict[str, list[int]] = {}  # reason: the first row, and how many

    def items(self, found: _Found | SkippedRow) -> Iterator[Item]:
        """What to yield for a comment. A reason that comes often is counted for the `rest`."""
        if isinstance(found, SkippedRow):
            yield found
            return
        yield from self._user()
        try:
            item = self._item(found)
        except Exception:
            item = SkippedRow(found.row, values.UNREADABLE)
        if isinstance(item, str):
            self._left_out.setdefault(item, [found.row, 0])[1] += 1
        else:
            yield item

    def rest(self) -> Iterator[Item]:
        """The user where there is no comment, and the comments that were left out."""
        yield from self._user()
        for why, (row, count) in self._left_out.items():
            yield SkippedRow(row, why, count - 1)

    def _user(self) -> Iterator[Item]:
        if self._told:
            return
        self._told = True
        if len(self._authors) == 1:
            [(row, self._owner)] = self._authors.values()
            party = self._author(self._owner)
            if party.name or party.handles:
                yield OwnerRecord("wordpress", row, party.name, (), party.handles)

    def _item(self, found: _Found) -> Item | str:
        """The turn of a comment, or why it is left out: a phrase to be counted, or a row of its own."""
        said = {name.removeprefix("wp:comment_"): value for name, value in found.said.items()}
        kind = said.get("type", "").lower()
        if kind not in ("", "comment"):
            return PING if kind in ("pingback", "trackback") else OTHER_TYPE
        if said.get("approved") != "1":
            return HELD_BACK
        if found.post is not self._post:
            self._post, self._writers = found.post, {}
        sender = self._sender(said)
        if sender is None:
            return SkippedRow(found.row, values.NO_PERSON)
        if isinstance(sender, str):
            return sender
        at = _instant(said.get("date_gmt", ""), "+00:00") or _instant(said.get("date", ""), "")
        if not at:
            return SkippedRow(found.row, NO_TIME)
        answered = self._writers.get(said.get("parent", ""))
        self._writers[said.get("id", "")] = sender
        to = answered if answered not in (None, sender) else self._writer_of_post()
        return TurnRecord(
            "wordpress", self._thread(), found.row, at, Channel.BLOG, sender,
            (to,) if to is not None and to is not sender else (), Kind.COMMENT, _words(said.get("content", "")),
            _line(found.post.get("title", "")), said.get("id", "")[: limits.NAME_CHARACTERS],
            replies=answered not in (None, sender),
        )  # fmt: skip

    def _sender(self, said: Fields) -> Party | str | None:
        """Who wrote a comment; why it is nobody's; or None where nothing is said of them."""
        name, mail = _line(said.get("author", "")), _line(said.get("author_email", ""))
        if self._is_me(said.get("user_id", ""), mail_key(mail)):
            return ME
        site = _site(said.get("author_url", ""))
        if mail == _EXAMPLE_MAIL or (not mail and site and profile_key(site.text) == "wordpress.org"):
            return EXAMPLE
        address = None if _SHARED_MAIL.match(mail) else values.mail(mail)
        if name.casefold() in _NOBODY and not address and not site:
            return ANONYMOUS
        return self._party(name, address, site) if name or address or site else None

    def _is_me(self, user: str, mail: str) -> bool:
        if (
            not self._authors
        ):  # before WordPress 3.0 no authors were listed, and readers hardly ever had accounts
            return user not in ("", "0")
        if self._owner is None:
            return False
        same = user not in ("", "0") and user == self._owner.get("wp:author_id", "")
        return same or bool(mail and mail == mail_key(self._owner.get("wp:author_email", "")))

    def _party(self, name: str, mail: HandleValue | None, site: HandleValue | None = None) -> Party:
        """One object for all that somebody writes, with the site of their first comment."""
        first = mail or site
        key = (match_key(first.channel, first.text) if first else "", name.casefold())
        handles = tuple(handle for handle in (mail, site) if handle)
        return self._people.setdefault(key, Party("", name, handles))

    def _author(self, author: Fields) -> Party:
        name = _line(author.get("wp:author_display_name", "")) or _line(author.get("wp:author_login", ""))
        return self._party(name, values.mail(_line(author.get("wp:author_email", ""))))

    def _writer_of_post(self) -> Party | None:
        """Whose post a comment is for; None where the file does not say."""
        if len(self._authors) < 2:
            return ME
        _, author = self._authors.get(self._post.get("dc:creator", ""), (0, None))
        party = self._author(author) if author is not None else None
        return party if party and (party.name or party.handles) else None

    def _thread(self) -> str:
        """The post: by its guid, which stays when its link changes."""
        post = self._post
        place = post.get("guid") or post.get("link") or ""
        if not place.startswith(("http://", "https://")):
            blog = self._blog.get("wp:base_blog_url") or self._blog.get("link") or self._blog.get("title", "")
            place = f"{blog} {place or post.get('wp:post_id') or post.get('title', '')}"
        return _line(place)


def _site(said: str) -> HandleValue | None:
    """A page of somebody's own; None for the front page of a service that many have pages on."""
    said = _line(said)
    key = profile_key(said)
    if not key or not said.lower().startswith(("http://", "https://", "www.")):
        return None
    handle = values.page(said)
    return handle if handle and (handle.channel is Channel.BLOG or "/" in key) else None


def _instant(said: str, zone: str) -> str:
    match = _TIME.fullmatch(said)
    if match is None or not "1990" <= said[:4] < "2100":
        return ""
    try:
        return datetime.fromisoformat(f"{match[1]}T{match[2]}{zone}").isoformat()
    except ValueError:
        return ""


def _line(said: str) -> str:
    return values.one_line(_words(said))[: limits.NAME_CHARACTERS]


def _words(said: str) -> str:
    """HTML as plain text."""
    plain = unescape(_TAG.sub("", _BLOCK.sub("\n", said.replace("\r\n", "\n"))))
    plain = _BLANK.sub("\n\n", _CONTROL.sub("", plain)).strip()
    return plain[: limits.TEXT_CHARACTERS]
