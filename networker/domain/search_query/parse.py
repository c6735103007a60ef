"""What somebody types, understood as far as it can be by now. Nothing is refused: what is half typed waits and says so."""

from dataclasses import dataclass
from enum import StrEnum

from networker.domain.search_query.letters import tokens
from networker.domain.search_query.lexing import Piece, Sign, pieces
from networker.domain.search_query.query import EVERYBODY, All, Any, Condition, Field, Not, Query, Words
from networker.domain.search_query.values import value

MOST = 64  # words and conditions; a pasted page is no search


class Why(StrEnum):
    """Why a part of what is typed does not count yet."""

    OPEN_QUOTE = "open quote"
    OPEN_BRACKET = "open bracket"
    WAITS = "waits"  # and, or, not: for what they are about
    NO_VALUE = "no value"
    UNKNOWN_VALUE = "unknown value"
    TOO_LONG = "too long"


@dataclass(frozen=True, slots=True)
class Remark:
    """One thing to say under the field; the words for it are those of who shows it."""

    why: Why
    field: Field | None = None
    text: str = ""


@dataclass(frozen=True, slots=True)
class Parsed:
    """A search as it is understood, and what is to be said of it: the first remark is the one to show."""

    query: Query
    remarks: tuple[Remark, ...] = ()

    @property
    def said(self) -> Remark | None:
        """What to say; None where all of it is understood."""
        return self.remarks[0] if self.remarks else None


def parse(text: str) -> Parsed:
    """Understand a search. Never raises."""
    reader = _Reader(pieces(text))
    return Parsed(reader.whole(), tuple(reader.remarks))


class _Reader:
    def __init__(self, found: list[Piece]) -> None:
        self._pieces, self._at, self._leaves = found, 0, 0
        self._wordless = ""
        self.remarks: list[Remark] = []

    def whole(self) -> Query:
        parts = []
        while self._at < len(self._pieces):
            parts.append(self._any())
            if self._sign() is Sign.CLOSE:
                self._at += 1
        query = _all(parts)
        # Signs without a letter are passed over; where there is nothing else, nobody is meant.
        return Words(self._wordless) if query == EVERYBODY and self._wordless else query

    def _sign(self) -> Sign | None:
        return self._pieces[self._at].sign if self._at < len(self._pieces) else None

    def _ends(self) -> bool:
        return self._sign() in (None, Sign.CLOSE)

    def _take(self) -> Piece:
        self._at += 1
        return self._pieces[self._at - 1]

    def _waits(self, piece: Piece) -> None:
        self.remarks.append(Remark(Why.WAITS, text=piece.text))

    def _any(self) -> Query | None:
        parts = [self._all()]
        while self._sign() is Sign.OR:
            piece = self._take()
            if self._ends():
                self._waits(piece)
            else:
                parts.append(self._all())
        told = list(dict.fromkeys(part for part in parts if part is not None))
        if EVERYBODY in told:
            return EVERYBODY
        return Any(tuple(_flat(told, Any))) if len(told) > 1 else told[0] if told else None

    def _all(self) -> Query | None:
        parts: list[Query | None] = []
        first = True
        while not self._ends() and (first or self._sign() is not Sign.OR):
            if self._sign() is Sign.AND and not first:
                piece = self._take()
                if self._ends() or self._sign() is Sign.OR:
                    self._waits(piece)
                continue
            parts.append(self._one(alone=first))
            first = False
        told = [part for part in parts if part is not None]
        return _all(told) if told else None

    def _one(self, *, alone: bool) -> Query | None:
        """A word, a condition, or what brackets hold, perhaps denied. `alone`: nothing stands before it."""
        denied, last = False, None
        while self._sign() is Sign.NOT:
            last = self._take()
            denied = not denied
        if last is not None and (self._ends() or self._sign() in (Sign.AND, Sign.OR)):
            if alone and last.text != "-" and self._at == len(self._pieces) == 1:
                return self._leaf(Words(last.text))
            self._waits(last)
            return None
        part = self._plain()
        if not denied or part is None:
            return part
        return part.part if isinstance(part, Not) else None if part == EVERYBODY else Not(part)

    def _plain(self) -> Query | None:
        piece = self._take()
        if piece.sign is Sign.OPEN:
            part = self._any()
            if self._sign() is Sign.CLOSE:
                self._at += 1
            else:
                self.remarks.append(Remark(Why.OPEN_BRACKET))
            return part
        if piece.is_open and piece.text:
            self.remarks.append(Remark(Why.OPEN_QUOTE, piece.field))
        if piece.sign is Sign.CONDITION:
            return self._condition(piece)
        if not tokens(piece.text):
            self._wordless = self._wordless or piece.text
            return None
        return self._leaf(Words(piece.text, piece.whole))

    def _condition(self, piece: Piece) -> Query | None:
        assert piece.field is not None
        if not piece.text:
            self.remarks.append(Remark(Why.NO_VALUE, piece.field))
            return None
        found = value(piece.field, piece.text, quoted=piece.quoted, whole=piece.whole, exact=piece.exact)
        if found is None:
            self.remarks.append(Remark(Why.UNKNOWN_VALUE, piece.field, piece.text[:40]))
            return None
        return self._leaf(Condition(piece.field, found))

    def _leaf(self, leaf: Query) -> Query | None:
        self._leaves += 1
        if self._leaves == MOST + 1:
            self.remarks.append(Remark(Why.TOO_LONG))
        return leaf if self._leaves <= MOST else None


def _all(parts: "list[Query | None] | list[Query]") -> Query:
    told = _flat([part for part in parts if part is not None], All)
    told = list(dict.fromkeys(told))
    return told[0] if len(told) == 1 else All(tuple(told))


def _flat(parts: list[Query], kind: type[All] | type[Any]) -> list[Query]:
    flat: list[Query] = []
    for part in parts:
        flat.extend(part.parts if isinstance(part, kind) else (part,))
    return flat
