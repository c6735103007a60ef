"""A name that is being typed: which words it may be, and whether they stand where a name is read.

The grammar itself tells that: it reads the sentence with somebody there whom it knows.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from networker.domain.names import fold
from networker.domain.quick_line.days import DayReader
from networker.domain.quick_line.kinds import KindReader
from networker.domain.quick_line.naming import NameReader
from networker.domain.quick_line.people import Directory, Known, answering, is_called
from networker.domain.quick_line.read import LEXICONS, understand
from networker.domain.quick_line.stand_ins import StandIns
from networker.domain.quick_line.text import fold_same

LEAST = 2  # letters of one word
_WORD = r"(?<![^\s,(/&+\"“„«→←])[^\W\d_][\w'’.-]*"
_LAST = re.compile(rf"(?:(?P<first>{_WORD}) )?(?P<last>{_WORD})$")
_FAR = 120  # letters before the cursor in which the two words stand
_SOMEBODY = Known(-1, "Somebody Begun")


@dataclass(frozen=True, slots=True)
class Typed:
    """Words that may be the beginning of a name: where they start, and what they are."""

    start: int
    words: tuple[str, ...]


def begun(before: str, *, lang: str, now: datetime, directory: Directory) -> Iterator[Typed]:
    """What stands before the cursor as two words of a name, then the last one alone, where it may be one at all."""
    found = _LAST.search(before, max(len(before) - _FAR, 0))
    if found is None:
        return
    words = _Words(lang, now, directory)
    first = found["first"]
    if first is not None and not words.says_something_else(first, before[: found.end("first")]):
        yield Typed(found.start("first"), (first, found["last"]))
    if len(found["last"]) < LEAST:
        return
    if len(found["last"]) == LEAST or not words.says_something_else(found["last"], before):
        yield Typed(found.start("last"), (found["last"],))


class _Words:
    """Tells what is no name in one language."""

    def __init__(self, lang: str, now: datetime, directory: Directory) -> None:
        self._lexicon = LEXICONS.get(lang, LEXICONS["en"])
        self._kinds = KindReader(self._lexicon)
        self._days = DayReader(self._lexicon, now, NameReader(self._lexicon, directory, {}))

    def says_something_else(self, word: str, upto: str) -> bool:
        """Whether a whole word, with which a text ends, is one for a kind, a service or a day, or a small one."""
        folded = fold_same(word)
        if folded in self._lexicon.stop | self._lexicon.small and not word[:1].isupper():
            return True
        if self._kinds.is_word(folded) or self._kinds.services.channel(word) is not None:
            return True
        return any(each.stop >= len(upto.rstrip(".")) for each in self._days.find(upto))


def may_be_somebody(
    before: str, typed: Typed, *, now: datetime, lang: str, directory: Directory, meant: Mapping[str, Known]
) -> bool:
    """Whether a person would be read where the words stand: in the head, or first of a part that promises."""
    told = StandIns(directory, meant).put(before[: typed.start])
    *_, part = told.rpartition(";")
    if ";" in told:
        return not part.strip()
    name = _SOMEBODY.name if typed.words[0][:1].isupper() else _SOMEBODY.name.lower()
    found = understand(
        f"{before[: typed.start]}{name}", now=now, lang=lang, directory=directory,
        meant={**meant, name: _SOMEBODY},
    )  # fmt: skip
    return _SOMEBODY in found.people


def named_already(typed: Typed, people: Sequence[Known], directory: Directory) -> bool:
    """Whether the words are a whole name by now that means one person. `people` are some of whom they may begin."""
    if len(_called(typed.words, people)) > 1:
        return False
    return len(_called(typed.words, directory.candidates(*typed.words))) == 1


def _called(words: Sequence[str], people: Sequence[Known]) -> Sequence[Known]:
    for word in words:
        people = answering(word, people)
    if len(words) == 1 and len(people) > 1:
        people = [each for each in people if is_called(each, fold(words[0]))] or people
    return people
