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
    kin: tuple[str, ...]  # told by either of the two; neither its parent nor its parts


@dataclass(frozen=True, slots=True)
class Fields:
    """All fields. The words are folded; some are phrases of several words parted by one space."""

    by_name: Mapping[str, Field]
    words: Mapping[str, tuple[Mention, ...]]


def read_fields(text: str) -> Fields:
    """The fields of a text in the form above. Raises ValueError with the line that is none of it."""
    parents: dict[str, str] = {}
    kin: dict[str, dict[str, None]] = {}
    words: dict[str, tuple[Mention, ...]] = {}
    for block in fold(text).split("\n\n"):
        lines = [line for line in block.split("\n") if line and not line.startswith("#")]
        if lines:
            name, parent, near = _headed(lines[0])
            parents[name] = parents.get(name) or parent
            kin.setdefault(name, {}).update(near)
            for line in lines[1:]:
                _take(name, line, words)
    return Fields(_joined(parents, kin), words)


def _headed(line: str) -> tuple[str, str, dict[str, None]]:
    head, _, kin = line.partition("~")
    name, _, parent = head.partition("<")
    if not name.strip() or ":" in name:
        raise ValueError(line)
    return (
        name.strip(),
        parent.strip(),
        dict.fromkeys(each.strip() for each in kin.split(",") if each.strip()),
    )


def _joined(parents: Mapping[str, str], kin: Mapping[str, dict[str, None]]) -> dict[str, Field]:
    for name in kin:
        for other in list(kin[name]):
            kin.get(other, {})[name] = None
    return {
        name: Field(
            name,
            parent,
            tuple(each for each in kin[name] if each != parent and parents.get(each) != name),
        )
        for name, parent in parents.items()
    }


def _take(field: str, line: str, words: dict[str, tuple[Mention, ...]]) -> None:
    """Add the words of one line of a field: thousands before the first answer, so most of them share one tuple."""
    key, _, rest = line.partition(":")
    told = rest.split("|")
    part = _PARTS.get(key)
    if part is None or len(told) > len(LANGUAGES):
        raise ValueError(line)
    for language, listed in zip(LANGUAGES, told, strict=False):
        plain = (Mention(field, part, language, doubtful=False),)
        doubtful = (Mention(field, part, language, doubtful=True),)
        for word in map(str.strip, listed.split(",")):
            mention = plain
            if word[-1:] == "?":
                word, mention = word[:-1].rstrip(), doubtful
            known = words.get(word)
            if known is None:
                words[word] = mention
            elif mention[0] not in known:
                words[word] = known + mention
    words.pop("", None)  # of an empty place between two commas
