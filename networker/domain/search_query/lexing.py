"""A typed search cut into words, conditions, signs and brackets. Nothing is wrong here: what is no sign is a word."""

import re
from dataclasses import dataclass
from enum import Enum, auto

from networker.domain.names import fold
from networker.domain.search_query.query import Field
from networker.domain.search_query.words import BESIDE_CONDITIONS, KEYS, OPERATORS

DEEPEST = 40  # brackets within brackets
_QUOTES = str.maketrans(dict.fromkeys("“”„«»‟", '"'))
_KEY = re.compile(r"([^\W\d_]+):")


class Sign(Enum):
    """What a piece is."""

    WORD = auto()
    CONDITION = auto()
    OPEN = auto()
    CLOSE = auto()
    AND = auto()
    OR = auto()
    NOT = auto()


@dataclass(frozen=True, slots=True)
class Piece:
    """One of them, with its text as it is typed; of quoted words whether they are closed, of a value whether exact."""

    sign: Sign
    text: str = ""
    field: Field | None = None
    quoted: bool = False
    whole: bool = False
    exact: bool = False
    is_open: bool = False  # a quote that is not closed yet


def pieces(text: str) -> list[Piece]:
    """All of them, in their order."""
    return _operators(_Lexer(text.translate(_QUOTES)).all())


class _Lexer:
    def __init__(self, text: str) -> None:
        self._text, self._at, self._depth = text, 0, 0

    def all(self) -> list[Piece]:
        found: list[Piece] = []
        while self._at < len(self._text):
            letter = self._text[self._at]
            if letter.isspace():
                self._at += 1
            elif letter == "(" and self._depth < DEEPEST:
                self._at, self._depth = self._at + 1, self._depth + 1
                found.append(Piece(Sign.OPEN))
            elif letter == ")" and self._depth:
                self._at, self._depth = self._at + 1, self._depth - 1
                found.append(Piece(Sign.CLOSE))
            elif letter == "-":
                self._at += 1
                found.append(Piece(Sign.NOT, "-"))
            else:
                found.append(self._word())
        return found

    def _word(self) -> Piece:
        if self._text[self._at] == '"':
            text, closed = self._quoted()
            return _words(text, Sign.WORD, closed=closed)
        key = _KEY.match(self._text, self._at)
        field = KEYS.get(fold(key[1])) if key else None
        if key and field is not None:
            self._at = key.end()
            return self._value(field)
        if self._text[self._at] == "#" and self._text[self._at + 1 : self._at + 2].strip('"()-'):
            self._at += 1
            return Piece(Sign.CONDITION, self._run().rstrip("*"), Field.TOPIC)
        return Piece(Sign.WORD, self._run().rstrip("*"))

    def _value(self, field: Field) -> Piece:
        exact = self._text[self._at : self._at + 1] == "="
        self._at += exact
        if self._text[self._at : self._at + 1] == '"':
            text, closed = self._quoted()
            return _words(text, Sign.CONDITION, closed=closed, field=field, exact=exact)
        return Piece(Sign.CONDITION, self._run().rstrip("*"), field, exact=exact)

    def _quoted(self) -> tuple[str, bool]:
        end = self._text.find('"', self._at + 1)
        text = self._text[self._at + 1 : end if end >= 0 else len(self._text)]
        self._at = end + 1 if end >= 0 else len(self._text)
        return " ".join(text.split()), end >= 0

    def _run(self) -> str:
        """Up to the next space, or to the bracket that closes."""
        start = self._at
        while self._at < len(self._text):
            letter = self._text[self._at]
            if letter.isspace() or (letter == ")" and self._depth):
                break
            self._at += 1
        return self._text[start : self._at].replace('"', "")


def _words(text: str, sign: Sign, *, closed: bool, field: Field | None = None, exact: bool = False) -> Piece:
    """Quoted words; a star at their end says that the last one may go on."""
    kept = text.rstrip("* ")
    begun = not closed or text.endswith("*")
    return Piece(sign, kept, field, quoted=True, whole=not begun, exact=exact, is_open=not closed)


def _operators(found: list[Piece]) -> list[Piece]:
    """The same with and, or and not among the words. Only small or only capital letters: Or Cohen is somebody."""
    signs = {"and": Sign.AND, "or": Sign.OR, "not": Sign.NOT}
    read: list[Piece] = []
    for n, piece in enumerate(found):
        folded = fold(piece.text)
        word = OPERATORS.get(folded) if piece.sign is Sign.WORD and not piece.quoted else None
        if word is None or piece.text not in (piece.text.lower(), piece.text.upper()):
            read.append(piece)
            continue
        beside = [*found[max(n - 1, 0) : n], *found[n + 1 : n + 2]]
        if folded in BESIDE_CONDITIONS and not any(each.sign is not Sign.WORD for each in beside):
            read.append(piece)
        else:
            read.append(Piece(signs[word], piece.text))
    return read
