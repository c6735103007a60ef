"""Companies that a question names: as the book writes them, for short, or misspelt."""

import sqlite3
from functools import lru_cache

from networker.domain.ask.words import near_spelled, plain_words, related
from networker.store import ask as store

_PLAIN = frozenset(("the", "a", "an", "der", "die", "das", "la", "el", "los", "las", "le", "les", "and", "und", "y", "et", "of", "de", "co", "inc", "ltd", "llc", "llp", "gmbh", "ag", "sa", "plc", "corp"))  # fmt: skip
SHORT = 4  # letters of a name that may be misspelt


class Companies:
    """Companies of the book by what people call them. Holds one connection; made for one question."""

    def __init__(self, sql: sqlite3.Connection) -> None:
        self._sql = sql
        self._known: dict[tuple[tuple[str, ...], bool], tuple[str, ...]] = {}
        self._all: tuple[tuple[str, tuple[str, ...]], ...] | None = None

    def find(self, name: str, *, exactly: bool = False) -> tuple[str, ...]:
        """The companies of the book that a name means; none where it means none. `exactly`: misspelt it means none."""
        words = tuple(word for word in next(plain_words([name])) if word not in _PLAIN)
        if not words:
            return ()
        for spelt in (True, False):
            if not spelt and (exactly or max(map(len, words)) <= SHORT):
                return ()
            key = (words, spelt)
            if key not in self._known:
                begin = words[0][: 3 if spelt else 1]
                self._known[key] = tuple(
                    firm for firm, own in self._begun(begin) if _is(words, own, exactly=spelt)
                )
            if self._known[key]:
                return self._known[key]
        return ()

    def _begun(self, beginning: str) -> list[tuple[str, tuple[str, ...]]]:
        """The companies a word of whose name begins so."""
        return [each for each in self.every() if any(word.startswith(beginning) for word in each[1])]

    def every(self) -> tuple[tuple[str, tuple[str, ...]], ...]:
        """Every company of the book, with the folded words of its name."""
        if self._all is None:
            self._all = _in_words(tuple(store.companies(self._sql)))
        return self._all


@lru_cache(maxsize=1)  # the next question is mostly of the same book
def _in_words(names: tuple[str, ...]) -> tuple[tuple[str, tuple[str, ...]], ...]:
    return tuple(
        (name, tuple(word for word in words if word not in _PLAIN))
        for name, words in zip(names, plain_words(names), strict=True)
    )


def _is(words: tuple[str, ...], own: tuple[str, ...], *, exactly: bool) -> bool:
    """Whether the words of a question are those of a company, or its first one, or a part that is a name."""
    if len(words) > len(own):
        return False
    for at in range(len(own) - len(words) + 1):
        those = own[at : at + len(words)]
        if all(
            here == there
            or (len(here) > SHORT and not here.endswith("ing") and related(here, there) and exactly)
            or (not exactly and near_spelled(here, there))
            for here, there in zip(words, those, strict=True)
        ):
            return True
    return False
