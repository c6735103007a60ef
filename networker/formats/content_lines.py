"""Lines of vCard and iCalendar as we write them: escaped, folded at 75 bytes, ended by CR LF (RFC 6350 §3, RFC 5545 §3.1)."""

import re
from collections.abc import Mapping, Sequence

FOLD = 75  # bytes of a line, its end not counted
END = b"\r\n"

_SIMPLE = str.maketrans({"\\": "\\\\", ",": "\\,", "\n": "\\n"})
_MARKS = {**_SIMPLE, ord(";"): "\\;"}
_CARETS = str.maketrans({"^": "^^", '"': "^'", "\n": "^n"})
_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff]")
_QUOTED = re.compile(r"[,;:]")
# A reader that looks at lines before it unfolds them would take the rest of such a text for the end of the card.
_LOOKS_LIKE_A_FRAME = re.compile(rb"\s*(?:BEGIN|END)\s*:", re.IGNORECASE)

Params = Mapping[str, str | Sequence[str]]
NONE: Params = {}


def plain(text: str) -> str:
    """A text without what no line may hold: signs that steer a terminal, halves of characters."""
    return _CONTROL.sub("", text.replace("\r\n", "\n").replace("\r", "\n"))


def escaped(text: str) -> str:
    """A text as one value."""
    return plain(text).translate(_MARKS)


def simple(text: str) -> str:
    """A text as a value without parts, which in a card needs no mark before a semicolon: some readers would show it."""
    return plain(text).translate(_SIMPLE)


def joined(parts: Sequence[str], between: str = ";") -> str:
    """Texts as the parts of one value."""
    return between.join(escaped(part) for part in parts)


def line(name: str, value: str, params: Params = NONE, group: str = "") -> bytes:
    """A whole line. `value` is escaped already; parameters without a value are left out."""
    head = f"{group}.{name}" if group else name
    for key, said in params.items():
        values = (said,) if isinstance(said, str) else said
        if told := ",".join(_parameter(each) for each in values if each):
            head += f";{key}={told}"
    return folded(f"{head}:{value}".encode())


def _parameter(text: str) -> str:
    """As RFC 6868 writes what a parameter could not hold."""
    kept = plain(text).translate(_CARETS)
    return f'"{kept}"' if _QUOTED.search(kept) else kept


def folded(content: bytes) -> bytes:
    """A line in pieces of at most 75 bytes, each after the first behind a space; no character is cut."""
    if len(content) <= FOLD:
        return content + END
    pieces, at, room = [], 0, FOLD
    while len(content) - at > room:
        end = at + room
        # Only as far as a line reaches: with any number of spaces before the word no place would do.
        while content[end] & 0xC0 == 0x80 or _LOOKS_LIKE_A_FRAME.match(content, end, end + FOLD):
            end -= 1
        pieces.append(content[at:end])
        at, room = end, FOLD - 1
    pieces.append(content[at:])
    return b"\r\n ".join(pieces) + END
