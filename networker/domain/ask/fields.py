"""The list of fields of knowledge: which words belong together, so that "toothache" leads to a dentist.

A field is a block of lines, parted from the next one by an empty line:

    dentistry < medicine ~ surgery, speech therapy
    who: dentist, hygienist | Zahnarzt, Zahnärztin | dentista
    what: tooth, toothache, bridge? | Zahn, Brücke? | muela, puente?
    at: dental practice | Zahnarztpraxis | clínica dental

Its name comes first, behind "<" the field it is part of, behind "~" its kin: other fields whose people may know too.
Then who does it, what they are asked with, and at what kind of house they work; each in English, German and Spanish.
A "?" marks a word that means something else elsewhere: it tells little without a second one. Lines that begin with
"#" are for readers. A second block of one name adds to the first, so a user's own fields extend the program's.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple

from networker.domain.names import fold

LANGUAGES = ("en", "de", "es")


class Part(StrEnum):
    """What a word is to its field."""

    WHO = "who"  # whoever does it: dentist
    WHAT = "what"  # what is asked about: toothache
    AT = "at"  # a kind of house that lives on it: dental practice


_PARTS = {part.value: part for part in Part}


class Mention(NamedTuple):
    """What one word of the list says."""

    field: str  # name of the field
    part: Part
    language: str  # one of LANGUAGES
    doubtful: bool  # it means something else elsewhere


@dataclass(frozen=True, slots=True)
class Field:
    """One field, by the names of those round it."""

    name: str
    parent: str  # "" for the widest ones
    kin: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Fields:
    """All fields. The words are folded; some are phrases of several words parted by one space."""

    by_name: Mapping[str, Field]
    words: Mapping[str, tuple[Mention, ...]]
    longest: int  # how many words the longest phrase has

    def near(self, name: str) -> frozenset[str]:
        """Fields whose people may know about this one too: kin from either side, what it is part of and its parts."""
        own = self.by_name[name]
        return frozenset(
            each.name
            for each in self.by_name.values()
            if each.name != name
            and (each.name == own.parent or each.name in own.kin or each.parent == name or name in each.kin)
        )


def read_fields(text: str) -> Fields:
    """The fields of a text in the form above. Raises ValueError with the line that is none of it."""
    by_name: dict[str, Field] = {}
    words: dict[str, list[Mention]] = {}
    for block in fold(text).split("\n\n"):
        lines = [line for line in block.split("\n") if line and not line.startswith("#")]
        if lines:
            field = _headed(lines[0])
            known = by_name.get(field.name)
            by_name[field.name] = _both(known, field) if known else field
            for line in lines[1:]:
                _take(field.name, line, words)
    return Fields(
        by_name,
        {word: tuple(told) if len(told) == 1 else tuple(dict.fromkeys(told)) for word, told in words.items()},
        max((word.count(" ") for word in words), default=-1) + 1,
    )


def _headed(line: str) -> Field:
    head, _, kin = line.partition("~")
    name, _, parent = head.partition("<")
    if not name.strip() or ":" in name:
        raise ValueError(line)
    return Field(name.strip(), parent.strip(), tuple(each.strip() for each in kin.split(",") if each.strip()))


def _both(known: Field, more: Field) -> Field:
    return Field(known.name, known.parent or more.parent, tuple(dict.fromkeys(known.kin + more.kin)))


def _take(field: str, line: str, words: dict[str, list[Mention]]) -> None:
    """Add the words of one line of a field: twenty thousand before the first answer, so by plain loops."""
    key, _, rest = line.partition(":")
    told = rest.split("|")
    part = _PARTS.get(key)
    if part is None or len(told) > len(LANGUAGES):
        raise ValueError(line)
    for language, listed in zip(LANGUAGES, told, strict=False):
        plain = Mention(field, part, language, doubtful=False)
        for each in listed.split(","):
            word = each.strip()
            mention = plain
            if word.endswith("?"):
                word, mention = word[:-1].rstrip(), Mention(field, part, language, doubtful=True)
            if word in words:
                words[word].append(mention)
            elif word:
                words[word] = [mention]
