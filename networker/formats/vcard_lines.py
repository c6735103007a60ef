"""vCard text taken apart: cards, unfolded lines, parameters and escapes, without knowing what they mean.

Works on bytes until a value is whole, because a fold may fall inside a character. Cards come one by one,
so that a file of any size takes little memory; a card that cannot be taken apart is told, never raised.
"""

import binascii
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import NamedTuple

from networker.formats import limits, text

_BEGIN = re.compile(rb"(?:[\w-]+\.)?BEGIN\s*:\s*VCARD\s*$", re.IGNORECASE)
_END = re.compile(rb"(?:[\w-]+\.)?END\s*:\s*VCARD\s*$", re.IGNORECASE)
_AGENT = re.compile(rb"AGENT\b[^:]*:\s*$", re.IGNORECASE)
_PROPERTY = re.compile(rb"[A-Za-z0-9_.-]+\s*[;:]")
_NAME = re.compile(r"(?:([\w-]+)\.)?([\w-]+)$")
_BASE64 = re.compile(rb"[A-Za-z0-9+/=\s]+$")
_BASE64_MARK = re.compile(rb";(?:ENCODING=)?(?:B|BASE64)(?:;|$)", re.IGNORECASE)
_QP_MARK = re.compile(rb";(?:ENCODING=)?QUOTED-PRINTABLE(?:;|$)", re.IGNORECASE)
_WRAPPED = frozenset((b"ADR", b"LABEL", b"NOTE", b"ORG", b"FN", b"N", b"TITLE", b"URL", b"CATEGORIES"))
_CARET = {"^n": "\n", "^'": '"', "^^": "^"}

_BARE_ENCODINGS = frozenset(("QUOTED-PRINTABLE", "BASE64", "B", "8BIT", "7BIT"))
_BARE_VALUES = frozenset(("URL", "INLINE", "CID", "CONTENT-ID", "URI"))


@dataclass(frozen=True, slots=True)
class Property:
    """One line of a card: `group.NAME;parameters:value`, with the value not yet decoded."""

    group: str  # in lower case; ""
    name: str  # in upper case
    params: Mapping[str, tuple[str, ...]]  # names in upper case
    value: bytes
    line: int

    def all(self, name: str) -> tuple[str, ...]:
        """The values of a parameter."""
        return self.params.get(name, ())

    def first(self, name: str) -> str:
        """The first value of a parameter, or ""."""
        return self.params[name][0] if name in self.params else ""

    @property
    def is_quoted_printable(self) -> bool:
        """Whether the value is quoted-printable."""
        return self.first("ENCODING").upper() == "QUOTED-PRINTABLE"

    @property
    def is_base64(self) -> bool:
        """Whether the value is base64."""
        return self.first("ENCODING").upper() in ("B", "BASE64")


class Card(NamedTuple):
    """One card: the line (from 1) where it begins, its properties, and why it is not whole ("": it is).

    `left_out`: the lines of properties that are longer than any that can be kept.
    """

    line: int
    properties: list[Property]
    broken: str = ""
    left_out: tuple[int, ...] = ()


@dataclass(slots=True)
class _Line:
    """A logical line as it grows. Of one that is too long only the name and the end are held, to see where it ends."""

    number: int
    content: bytearray
    too_long: bool = False

    @property
    def head(self) -> bytes:
        """Name and parameters, where the value begins."""
        colon = self.content.find(b":", 0, _HEAD)
        return bytes(self.content[:colon]) if colon >= 0 else b""

    def is_broken_softly(self) -> bool:
        """Whether quoted-printable goes on in the next line, which is not indented."""
        ends = self.content[-_TAIL:].rstrip(b" \t").endswith(b"=")
        return ends and bool(_QP_MARK.search(self.head))

    def grow(self, more: bytes) -> int:
        """Add a physical line; the number of bytes by which more is held."""
        before = len(self.content)
        self.too_long = self.too_long or before + len(more) > limits.LINE
        if self.too_long:
            self.content[:] = self.head + b":" + more[-_TAIL:]
        else:
            self.content += more
        return len(self.content) - before


CUT_OFF = "the card is cut off before its end"
TOO_LARGE = "the card is too large"
TOO_LONG = f"a picture or text of over {limits.LINE // limits.MB} MB, left out of the card"

_PARAMETERS = 64 * 1024  # bytes of all of one property
_HEAD, _TAIL = 2000, 100  # bytes of a line in which its value begins, and a soft break ends


def cards(physical: Iterable[bytes]) -> Iterator[Card]:
    """The cards of a file, in order; what stands between them is passed over.

    A nested card (an AGENT of 2.1) belongs to the outer one and is left out. A card without an end is
    taken as ended where the next begins.
    """
    lines: list[_Line] | None = None
    start = size = depth = 0
    for number, raw in enumerate(physical, 1):
        line = raw.rstrip(b"\r\n")
        if not line and not (lines and lines[-1].is_broken_softly()):
            continue
        if lines is None:
            if _BEGIN.match(line.strip().removeprefix(b"\xef\xbb\xbf")):
                lines, start, size, depth = [], number, 0, 0
            continue
        if size > limits.CARD or len(lines) > limits.CARD_LINES:
            yield Card(start, [], TOO_LARGE)
            lines = None
        elif _BEGIN.match(line):
            if depth or (lines and _AGENT.match(lines[-1].content)):
                depth += 1
            else:
                yield _card(start, lines)
                lines, start, size = [], number, 0
        elif _END.match(line.strip()):
            if depth:
                depth -= 1
            else:
                yield _card(start, lines)
                lines = None
        elif not depth:
            size += _add(lines, line, number)
    if lines is not None:
        yield Card(start, [], CUT_OFF)


def _add(lines: list[_Line], line: bytes, number: int) -> int:
    """Put one physical line to the logical line it belongs to; the number of bytes by which more is held."""
    last = lines[-1] if lines else None
    if last is not None:
        if last.is_broken_softly():
            del last.content[last.content.rindex(b"=") :]
            return last.grow(line)
        if line[:1] in (b" ", b"\t"):
            return last.grow(line[1:])
        if line and b":" not in line and _BASE64_MARK.search(last.head) and _BASE64.match(line):
            return last.grow(line)
    stripped = line.strip()
    if not stripped or stripped.startswith(b"#"):
        return 0
    if b":" in line and _PROPERTY.match(line):
        lines.append(_Line(number, bytearray()))
        return lines[-1].grow(line)
    if last is not None:  # wrapped without an indent, or a property without a value
        name = re.split(rb"[;:]", bytes(last.content[:200]), maxsplit=1)[0].rpartition(b".")[2].upper()
        if name in _WRAPPED and stripped.upper() not in _WRAPPED:
            return last.grow(b" " + stripped)
    return 0


def _card(start: int, lines: list[_Line]) -> Card:
    left_out = tuple(line.number for line in lines if line.too_long)
    return Card(start, _properties([line for line in lines if not line.too_long]), left_out=left_out)


def _properties(lines: list[_Line]) -> list[Property]:
    found = []
    for line in lines:
        parsed = _property(bytes(line.content), line.number)
        if parsed is not None:
            found.append(parsed)
    return found


def _property(content: bytes, line: int) -> Property | None:
    """A logical line taken apart; None where it has no name, or parameters without end."""
    colon = _colon(content)
    if not 0 <= colon <= _PARAMETERS:
        return None
    parts = _split_outside_quotes(text.decode(content[:colon]), ";")
    match = _NAME.match(parts[0].strip())
    if match is None:
        return None
    params: dict[str, tuple[str, ...]] = {}
    for part in parts[1:]:
        name, equals, value = part.strip().partition("=")
        name = name.strip().upper()
        if not equals:
            value = name
            name = "ENCODING" if name in _BARE_ENCODINGS else "VALUE" if name in _BARE_VALUES else "TYPE"
        contents = [_unquote(each) for each in _split_outside_quotes(value, ",")]
        if name == "TYPE":
            contents = [each.strip() for content in contents for each in content.split(",")]
        kept = tuple(each for each in contents if each)
        if name and kept:
            params[name] = params.get(name, ()) + kept
    return Property((match[1] or "").lower(), match[2].upper(), params, content[colon + 1 :], line)


def _colon(content: bytes) -> int:
    """Where the value begins: the first colon outside quotes; the first of all where quotes do not close."""
    colon = content.find(b":")
    quote = content.find(b'"', 0, max(colon, 0))
    if quote < 0:
        return colon
    inside = False
    for position, byte in enumerate(content[:10_000]):
        if byte == 0x22:
            inside = not inside
        elif byte == 0x3A and not inside:
            return position
    return colon


def _split_outside_quotes(content: str, mark: str) -> list[str]:
    if '"' not in content:
        return content.split(mark)
    parts, inside = [""], False
    for ch in content:
        if ch == '"':
            inside = not inside
        if ch == mark and not inside:
            parts.append("")
        else:
            parts[-1] += ch
    return parts


def _unquote(value: str) -> str:
    value = value.strip().strip('"')
    return re.sub(r"\^[n'^]", lambda match: _CARET[match[0]], value) if "^" in value else value


def raw_value(prop: Property) -> bytes:
    """The bytes of a value behind quoted-printable; its separators stay apart from its content."""
    if not prop.is_quoted_printable:
        return prop.value
    # An encoded semicolon is content: escaped, it outlives the splitting.
    return binascii.a2b_qp(re.sub(rb"=3[Bb]", rb"\\;", prop.value))


def binary_value(prop: Property) -> bytes:
    """The bytes of a base64 value or data: address; b"" where there are none or they are broken."""
    value = prop.value.strip()
    if value[:5].lower() == b"data:":
        head, _, value = value.partition(b",")
        if not re.search(rb"base64\s*$", head.replace(b"\\", b""), re.IGNORECASE):
            return b""
    elif not prop.is_base64:
        return b""
    try:
        return binascii.a2b_base64(re.sub(rb"\s+", b"", value))
    except binascii.Error:
        return b""


def split(value: str, mark: str) -> list[str]:
    """`value` cut at each `mark` that no backslash precedes; the escapes stay."""
    if "\\" not in value:
        return value.split(mark)
    parts, start, position = [], 0, 0
    while position < len(value):
        if value[position] == "\\":
            position += 1
        elif value[position] == mark:
            parts.append(value[start:position])
            start = position + 1
        position += 1
    parts.append(value[start:])
    return parts


_ESCAPES = {"\\n": "\n", "\\N": "\n", "\\,": ",", "\\;": ";", "\\:": ":", "\\\\": "\\", '\\"': '"'}


def unescape(value: str, *, old: bool = False) -> str:
    r"""`value` without escapes. `old`: version 2.1, where a backslash is only itself except in `\;`."""
    if "\\" not in value:
        return value
    if old:
        return value.replace("\\;", ";")
    return re.sub(r"\\.", lambda match: _ESCAPES.get(match[0], match[0]), value, flags=re.DOTALL)
