"""Companies that a question names: as the book writes them, for short, or misspelt."""

import sqlite3

from networker.domain.ask.words import near_spelled, plain_words, related
from networker.store import ask as store

_PLAIN = frozenset("the a an der die das la el los las le les and und y et of de co inc ltd llc llp gmbh ag sa plc corp".split())
SHORT = 4  # letters of a name that may be misspelt


class Companies:
    """Companies of the book by what people call them. Holds one connection; made for one question."""

    def __init__(self, sql: sqlite3.Connection) -> None:
        self._sql = sql
        self._known: dict[str, tuple[str, ...]] = {}
        self._all: list[tuple[str, tuple[str, ...]]] | None = None

    def find(self, name: str) -> tuple[str, ...]:
        """The companies of the book that a name means; none where it means none."""
        found = self._known.get(name)
        if found is None:
            words = [word for word in next(plain_words([name])) if word not in _PLAIN]
            found = self._known[name] = self._find(words) if words else ()
        return found

    def _find(self, words: list[str]) -> tuple[str, ...]:
        every = self.every()
        exact = tuple(name for name, own in every if _is(words, own, exactly=True))
        if exact or max(map(len, words)) <= SHORT:
            return exact
        return tuple(name for name, own in every if _is(words, own, exactly=False))

    def every(self) -> list[tuple[str, tuple[str, ...]]]:
        """Every company of the book, with the folded words of its name."""
        if self._all is None:
            names = store.companies(self._sql)
            self._all = [
                (name, tuple(word for word in words if word not in _PLAIN))
                for name, words in zip(names, plain_words(names), strict=True)
            ]
        return self._all


def _is(words: list[str], own: tuple[str, ...], *, exactly: bool) -> bool:
    """Whether the words of a question are those of a company, or its first one, or a part that is a name."""
    if len(words) > len(own):
        return False
    for at in range(len(own) - len(words) + 1):
        those = own[at : at + len(words)]
        if all(
            here == there or (len(here) > SHORT and not here.endswith("ing") and related(here, there) and exactly) or (not exactly and near_spelled(here, there))
            for here, there in zip(words, those, strict=True)
        ):
            return True
    return False
