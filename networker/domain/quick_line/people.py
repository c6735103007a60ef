"""Finding the people a sentence names: by first name, surname, short form, name in quotes or mail address.

A look-up is by a folded word, never a walk through everybody.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Protocol

from networker.domain.name_words import name_words
from networker.domain.names import fold
from networker.domain.short_names import short_forms, whole_names
from networker.domain.shown_names import family_first


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
    """How people are looked up: by one word of their name, or several, as they were typed."""

    def candidates(self, *words: str) -> Sequence[Known]:
        """Everybody of whom each word is one of the names, a usual short form or the mail address."""


_SIGNS = re.compile(r"[^\w@.+-]|_")
_AROUND = re.compile(r"[\"“”„«»()]")
# People whose names are told apart only once, though a sentence is read anew with each letter.
_REMEMBERED = 2048
_UMLAUTS = (("ae", "a"), ("oe", "o"), ("ue", "u"))


def _plain(word: str) -> str:
    return _SIGNS.sub("", fold(word))


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


@lru_cache(maxsize=_REMEMBERED)
def name_keys(person: Known) -> frozenset[str]:
    """The folded words under which a person is found: each part of each name, hyphens apart and together.

    Many people are known by a whole name alone, and a middle name stands nowhere else: its words count too,
    without titles and degrees.
    """
    keys: set[str] = set()
    names = [person.given, person.family, person.nickname]
    if person.name != f"{person.given} {person.family}":
        names.append(" ".join(_words(person.name)))
    for name in filter(None, names):
        words = [_plain(word) for word in _AROUND.sub(" ", name).split()]
        keys.update(words)
        for word in words:
            if "-" in word:
                keys.update(part for part in word.split("-") if part)
                keys.add(word.replace("-", ""))
        keys.add("".join(words).replace("-", ""))
    keys.add(_plain(family_first(person.given, person.family)))  # 王伟, as it is written and shown
    return frozenset(keys - {""})


def _words(name: str) -> list[str]:
    """The folded words of a whole name; an initial is none."""
    return [word for word in name_words(fold(name)).words if len(word) > 1 or not word.isascii()]


def answering(word: str, people: Iterable[Known]) -> list[Known]:
    """Those of whom a word as it was typed is one of the names, a usual short form or the mail address."""
    if "@" in word:
        return [each for each in people if fold(word) in map(fold, each.mails)]
    wanted = set(word_variants(word))
    return [each for each in people if not wanted.isdisjoint(name_keys(each))]


def has_initial(person: Known, letter: str) -> bool:
    """Whether the family name begins with a folded letter; of a whole name, any word behind the first."""
    if person.family:
        return fold(person.family).startswith(letter)
    return any(word.startswith(letter) for word in _words(person.name)[1:])


@lru_cache(maxsize=_REMEMBERED)
def family_words(person: Known) -> frozenset[str]:
    """The folded words of a family name; of whom only a whole name is known, those behind its first word."""
    family = person.family or ("" if person.given else " ".join(_words(person.name)[1:]))
    words = [_plain(word) for word in family.split()]
    return frozenset((*words, *(part for word in words for part in word.split("-"))))


@lru_cache(maxsize=_REMEMBERED)
def main_names(person: Known) -> tuple[str, ...]:
    """The words by which somebody is called first of all, as they are spelled: no middle name among them."""
    whole = "" if person.given or person.family else person.name
    names = f"{person.given} {person.family} {person.nickname} {whole}"
    return tuple(word.casefold() for word in re.findall(r"[\w'’-]+", names))


@lru_cache(maxsize=_REMEMBERED)
def is_called(person: Known, folded: str) -> bool:
    """Whether a folded word is one of these."""
    return folded in map(fold, main_names(person))


def is_spelled(person: Known, name: str) -> bool:
    """Whether a whole name was typed just as somebody's stands, accents and all."""
    return person.name.casefold().split() == name.casefold().split()
