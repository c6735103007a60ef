"""The talks that a question looks through: which of them hold words that are sought."""

import sqlite3
from collections.abc import Sequence
from dataclasses import dataclass

from networker.domain.ask.match import Line
from networker.domain.ask.seek import Sought
from networker.domain.ask.words import tokens
from networker.store import ask as store

NEWEST = 12_000  # talks that are looked through
LONGEST = 400  # characters of a line of a talk; of longer texts, each sentence is a line of its own
HELD = 4_000  # characters of a talk that are looked at


@dataclass(slots=True)
class Talks:
    """The latest talks, read once for a question, and the words in them."""

    rows: list[store.Row]

    @classmethod
    def read(cls, sql: sqlite3.Connection) -> "Talks":
        """The latest ones of the book."""
        return cls(store.newest_talks(sql, limit=NEWEST))

    def lines(self, sought: Sought) -> dict[int, list[Line]]:
        """The lines in which a sought word begins, by talk."""
        found: dict[int, list[Line]] = {}
        for talk, day, _, subject, text in self.rows:
            whole = f"{subject}: {text}" if subject and text else subject or text
            if not whole:
                continue
            for part in _parts(whole[:HELD]):
                if any(sought.begun_by(word.word) for word in tokens(part)):
                    found.setdefault(talk, []).append(Line("talk", part, talk, day))
        return found

    def naming(self, names: Sequence[str]) -> dict[int, Line]:
        """The lines in which one of these names stands, as it is written, by talk."""
        found: dict[int, Line] = {}
        for talk, day, _, subject, text in self.rows:
            whole = f"{subject}: {text}" if subject and text else subject or text
            for name in names:
                if whole and (at := whole.casefold().find(name.casefold())) >= 0:
                    part = next((each for each in _parts(whole[:HELD]) if name.casefold() in each.casefold()), whole[max(0, at - 100) : at + 200])
                    found.setdefault(talk, Line("talk", part, talk, day))
        return found


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
