"""Finding the people a sentence names: by first name, surname, short form, name in quotes or mail address.

A look-up is by a folded word, never a walk through everybody.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Protocol

from networker.domain.names import fold
from networker.domain.short_names import short_forms, whole_names


@dataclass(frozen=True, slots=True)
class Known:
    """A person of the book whom a sentence may mean."""

    id: int
    name: str
    given: str = ""
    family: str = ""
    nickname: str = ""
    mails: tuple[str, ...] = ()


class Directory(Protocol):
    """How people are looked up: by one word, as it was typed."""

    def candidates(self, word: str) -> Sequence[Known]:
        """Everybody one of whose names, usual short forms or mail addresses is the word."""


_UMLAUTS = (("ae", "a"), ("oe", "o"), ("ue", "u"))


def _plain(word: str) -> str:
    return re.sub(r"[^\w@.+-]|_", "", fold(word).replace("'", ""))


def word_variants(word: str) -> tuple[str, ...]:
    """The folded spellings under which a typed word may stand: itself, ü as ue or u, short and long forms."""
    typed = word.replace("Ä", "Ae").replace("Ö", "Oe").replace("Ü", "Ue")
    typed = typed.replace("ä", "ae").replace("ö", "oe").replace("ü", "ue")
    spellings = dict.fromkeys((_plain(word), _plain(typed)))
    for spelling in list(spellings):
        for two, one in _UMLAUTS:
            if two in spelling:
                spellings[spelling.replace(two, one)] = None
    for spelling in list(spellings):
        for form in (*sorted(whole_names(spelling)), *sorted(short_forms(spelling))):
            spellings[form] = None
        if "-" in spelling:
            spellings[spelling.replace("-", "")] = None
    return tuple(spelling for spelling in spellings if spelling)


def name_keys(given: str, family: str, nickname: str) -> set[str]:
    """The folded words under which a person is found: each part of each name, hyphens apart and together."""
    keys: set[str] = set()
    for name in (given, family, nickname):
        bare = re.sub(r"[\"“”„«»()]", " ", name)
        for word in bare.split():
            folded = _plain(word)
            keys.add(folded)
            parts = [part for part in folded.split("-") if part]
            keys.update(parts)
            keys.add("".join(parts))
        together = _plain("".join(re.split(r"[\s-]+", bare)))
        keys.add(together)
    keys.discard("")
    return keys


class ListDirectory:
    """A directory over a list of people, for small books and tests."""

    def __init__(self, people: Iterable[Known]) -> None:
        self._by_key: defaultdict[str, list[Known]] = defaultdict(list)
        for person in people:
            for key in name_keys(person.given or person.name, person.family, person.nickname):
                self._by_key[key].append(person)
            for mail in person.mails:
                self._by_key[fold(mail)].append(person)

    def candidates(self, word: str) -> Sequence[Known]:
        """Everybody of this word, each once."""
        found: dict[int, Known] = {}
        for variant in (*word_variants(word), fold(word)):
            for person in self._by_key.get(variant, ()):
                found[person.id] = person
        return tuple(found.values())
