"""Fields of knowledge: who works in them or loves them, what they are about, and which are near one another.

A list of them is plain text:

    dentistry < medicine ~ oral surgery
    who: dentist, orthodontist | Zahnarzt, Zahnärztin | dentista, odontóloga
    what: tooth, toothache, crown? | Zahn, Plombe | muela, diente
    at: dental clinic | Zahnarztpraxis | clínica dental

A name with its parent behind "<" and its kin behind "~"; words in English, German and Spanish, parted by "|". A word
that may mean something else has a "?" behind it: it needs a second word of its field beside it. "#" begins a remark.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from networker.domain.ask.words import part_of, related
from networker.domain.names import fold

WHO, WHAT, AT = "who", "what", "at"
GERMAN = 1  # the second list of a line


@dataclass(frozen=True, slots=True)
class Field:
    """One field. `parent` "" where it has none."""

    name: str
    parent: str
    kin: tuple[str, ...]


class Entry(NamedTuple):
    """A word or a phrase of a field, folded."""

    words: tuple[str, ...]
    field: str
    role: str  # WHO, WHAT or AT
    doubtful: bool  # it may mean something else
    german: bool


class Fields:
    """Fields by name and by their words. Read quickly: of words, only those that are asked for are compared."""

    def __init__(self, texts: Iterable[str]) -> None:
        self.fields: dict[str, Field] = {}
        self._of: dict[str, list[Entry]] = {}
        self._begin: dict[str, list[Entry]] = {}  # by the first three letters of the first word
        self._german: list[Entry] = []
        self._known: dict[str, list[Entry]] = {}
        for text in texts:
            self._read(fold(text))
        self._children: dict[str, list[str]] = {}
        for field in self.fields.values():
            if field.parent:
                self._children.setdefault(field.parent, []).append(field.name)

    def _read(self, folded: str) -> None:
        name = ""
        for line in folded.splitlines():
            line = line.partition("#")[0].strip()
            role, colon, rest = line.partition(":")
            if colon and role in (WHO, WHAT, AT) and name:
                self._add(name, role, rest)
            elif line and not colon:
                name, _, kin = line.partition("~")
                name, _, parent = (part.strip() for part in name.partition("<"))
                others = tuple(each for part in kin.split(",") if (each := part.strip()))
                known = self.fields.get(name)
                if known is None or parent or others:
                    self.fields[name] = Field(name, parent, others)
                self._of.setdefault(name, [])

    def _add(self, field: str, role: str, lists: str) -> None:
        of, begin, german = self._of[field], self._begin, self._german
        for n, words in enumerate(lists.split("|")):
            for word in words.split(","):
                doubtful = "?" in word
                parts = tuple(word.replace("?", "").replace("-", " ").replace("'", "").split())
                if parts:
                    entry = Entry(parts, field, role, doubtful, n == GERMAN)
                    of.append(entry)
                    begin.setdefault(parts[0][:3], []).append(entry)
                    if n == GERMAN and len(parts) == 1 and not doubtful:
                        german.append(entry)

    def entries(self, field: str) -> Sequence[Entry]:
        """The words of a field; none where there is no such field."""
        return self._of.get(field, ())

    def children(self, field: str) -> Sequence[str]:
        """The fields that are part of this one."""
        return self._children.get(field, ())

    def begun_by(self, word: str) -> list[Entry]:
        """The entries whose first word is a form of this folded one."""
        found = self._known.get(word)
        if found is None:
            found = [each for each in self._begin.get(word[:3], ()) if related(word, each.words[0])]
            exact = [each for each in found if each.words[0] == word]
            # Where the very word is listed, what merely looks like a form of it is another one, but for its own fields.
            if exact:
                own = {each.field for each in exact}
                found = exact + [
                    each for each in found if each.words[0] != word and (each.field in own or len(each.words) > 1)
                ]
            self._known[word] = found
        return found

    def parts(self, word: str) -> Iterator[Entry]:
        """The entries that are a part of this folded German compound."""
        if len(word) >= 8:
            for each in self._german:
                if part_of(each.words[0], word):
                    yield each

    def at(self, words: Sequence[str], start: int) -> list[Entry]:
        """The entries that stand at a place among folded words, the longest first."""
        found = [
            each
            for each in self.begun_by(words[start])
            if len(each.words) <= len(words) - start
            and all(related(here, there) for here, there in zip(each.words[1:], words[start + 1 :], strict=False))
        ]
        found.sort(key=lambda each: -len(each.words))
        return found
