"""The talks that a question looks through: which of them hold words that are sought."""

import sqlite3
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from networker.domain.ask.match import Line
from networker.domain.ask.seek import Sought
from networker.domain.ask.words import plain_words
from networker.store import ask as store
from networker.store.reach import Row

NEWEST = 5_000  # talks that are looked through, beside those that the full text finds
LONGEST = 400  # characters of a line of a talk; of longer texts, each sentence is a line of its own
MOST = 300  # talks whose lines are looked at closely
HELD = 4_000  # characters of a talk that are looked at


@dataclass(slots=True)
class Talks:
    """The latest talks, read once for a question, and the words in them."""

    sql: sqlite3.Connection
    rows: list[Row]
    _each: list[list[str]] | None = None

    @classmethod
    def read(cls, sql: sqlite3.Connection) -> "Talks":
        """The latest ones of the book."""
        return cls(sql, store.newest_talks(sql, limit=NEWEST))

    def lines(self, sought: Sought) -> dict[int, list[Line]]:
        """The lines that hold a sought word, by talk: those that hold the strongest first, of these the latest."""
        strength: dict[str, float] = {}
        found: list[tuple[float, int]] = []
        for n, words in enumerate(self._words()):
            best = 0.0
            for word in words:
                here = strength.get(word)
                if here is None:
                    here = strength[word] = max(
                        (each.strength for each in sought.begun_by(word)), default=0.0
                    )
                if here > best:
                    best = here
            if best:
                found.append((-best, n))
        found.sort()
        return {self.rows[n][0]: self._lines(self.rows[n], strength) for _, n in found[:MOST]}

    def _lines(self, row: Row, strength: Mapping[str, float]) -> list[Line]:
        """The parts of a talk that hold one of the words."""
        talk, day, whole = row[0], row[1], _whole(row)
        if len(whole) <= LONGEST:
            return [Line("talk", whole, talk, day)]
        parts = _parts(whole[:HELD])
        held = zip(parts, plain_words(parts), strict=True)
        return [Line("talk", part, talk, day) for part, words in held if any(map(strength.get, words))]

    def look_for(self, expressions: Iterable[str], *, each: int) -> None:
        """Take in older talks that a full-text query finds."""
        known = {row[0] for row in self.rows}
        for expression in expressions:
            more = [row for row in store.said(self.sql, expression, limit=each) if row[0] not in known]
            known.update(row[0] for row in more)
            self.rows += more
            self._each = None

    def vocabulary(self) -> dict[str, None]:
        """Every word in them, folded."""
        return dict.fromkeys(word for words in self._words() for word in words)

    def _words(self) -> list[list[str]]:
        if self._each is None:
            self._each = list(plain_words(_whole(row)[:HELD] for row in self.rows))
        return self._each

    def naming(self, names: Sequence[str]) -> dict[int, Line]:
        """The lines in which one of these names stands, as it is written, by talk."""
        found: dict[int, Line] = {}
        for row in self.rows:
            talk, day, whole = row[0], row[1], _whole(row)
            for name in names:
                if whole and (at := whole.casefold().find(name.casefold())) >= 0:
                    part = next(
                        (each for each in _parts(whole[:HELD]) if name.casefold() in each.casefold()),
                        whole[max(0, at - 100) : at + 200],
                    )
                    found.setdefault(talk, Line("talk", part, talk, day))
        return found


def told_about(
    row: Row, topic: str, spans: Sequence[tuple[int, int]]
) -> tuple[str, tuple[tuple[int, int], ...]]:
    """(line, spans in it) of a talk about a topic: the words that were said, the topic as a tag behind them.

    `spans`: within the topic. The topic alone where no words are kept.
    """
    parts = _parts(_whole(row)[:HELD])
    if not any(part.strip() for part in parts):
        return topic, tuple(spans)
    held = next((part for part in parts if topic.casefold() in part.casefold()), parts[0])
    at = held.casefold().find(topic.casefold())
    if at < 0 or len(held.casefold()) != len(held):
        held, at = f"{held} #{topic}", len(held) + 2
    return held, tuple((start + at, end + at) for start, end in spans)


def _whole(row: Row) -> str:
    _, _, _, subject, text = row
    return f"{subject}: {text}" if subject and text else subject or text


def _parts(text: str) -> list[str]:
    """A short text as it is; the lines and sentences of a longer one."""
    if len(text) <= LONGEST and "\n" not in text:
        return [text]
    found = []
    for line in text.splitlines():
        while len(line) > LONGEST:
            cut = max(line.rfind(mark, 0, LONGEST) for mark in (". ", "! ", "? ", "; ")) + 1
            cut = cut if cut > 40 else LONGEST
            found.append(line[:cut].strip())
            line = line[cut:]
        if line.strip():
            found.append(line.strip())
    return found
