"""The fields of knowledge as they are asked: by any form of a word, by a phrase, by a part of a German compound."""

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from networker.domain.ask.fields import Field, Fields, Part
from networker.domain.ask.grammar import IT, STOP
from networker.domain.ask.words import near_spelled, parts_of, related
from networker.domain.names import fold


class Entry(NamedTuple):
    """A word or a phrase of a field, folded and without words such as "of"."""

    words: tuple[str, ...]
    field: str
    part: Part
    doubtful: bool  # it may mean something else
    language: str  # "en", "de" or "es"
    whole: tuple[
        str, ...
    ] = ()  # as a line has to have it, where words are but a part that says little: "IT manager"

    @property
    def german(self) -> bool:
        """Whether it may be a part of a longer word."""
        return self.language == "de"


class Lexicon:
    """Fields by name and by their words. Made quickly: of words, only those that are asked for are compared."""

    def __init__(self, fields: Fields) -> None:
        self.fields = fields.by_name
        self._of: dict[str, list[Entry]] = {name: [] for name in self.fields}
        self._begin: dict[str, list[Entry]] = {}  # by the first three letters of the first word
        self._within: dict[
            str, list[Entry]
        ] = {}  # phrases, by the first three letters of each of their words
        self._wholes: dict[str, list[Entry]] = {}  # those of which the small words count, by the first word
        self._german: list[Entry] = []
        self._known: dict[str, list[Entry]] = {}
        self._children: dict[str, list[str]] = {}
        for text, mentions in fields.words.items():
            whole = text.replace("-", " ").replace("'", "").split()
            words = tuple(word for word in whole if word not in STOP) or tuple(whole)
            # Of "make-up artist" and "head of IT" too little would be left: any artist, any head.
            lost = len(words) < len(whole) and (len(words) == 1 or fold(IT) in whole)
            for each in mentions:
                entry = Entry(
                    words, each.field, each.part, each.doubtful, each.language, tuple(whole) if lost else ()
                )
                self._of[each.field].append(entry)
                if lost:
                    self._wholes.setdefault(whole[0], []).append(entry)
                if lost and each.part is not Part.WHAT:
                    continue  # "head" alone asks for no head of IT
                self._begin.setdefault(words[0][:3], []).append(entry)
                if len(words) > 1:
                    for three in {word[:3] for word in words}:
                        self._within.setdefault(three, []).append(entry)
                if entry.german and len(words) == 1 and not each.doubtful and not lost:
                    self._german.append(entry)
        self._kin: dict[str, dict[str, None]] = {}
        for field in self.fields.values():
            for other in field.kin:  # said once, it is so from either side
                self._kin.setdefault(field.name, {})[other] = None
                self._kin.setdefault(other, {})[field.name] = None
            if field.parent:
                self._children.setdefault(field.parent, []).append(field.name)

    def entries(self, field: str) -> Sequence[Entry]:
        """The words of a field; none where there is no such field."""
        return self._of.get(field, ())

    def children(self, field: str) -> Sequence[str]:
        """The fields that are part of this one."""
        return self._children.get(field, ())

    def kin(self, field: str) -> Iterable[str]:
        """The fields near this one, whichever of the two says so."""
        return self._kin.get(field, ())

    def field(self, name: str) -> Field | None:
        """A field by its name."""
        return self.fields.get(name)

    def begun_by(self, word: str) -> list[Entry]:
        """The entries whose first word is a form of this folded one."""
        found = self._known.get(word)
        if found is None:
            found = [each for each in self._begin.get(word[:3], ()) if related(word, each.words[0])]
            exact = {each.field for each in found if each.words == (word,)}
            if exact:
                # Where the very word is listed, what merely looks like a form of it is another one, but for its own fields.
                found = [
                    each
                    for each in found
                    if each.words[0] == word or each.field in exact or len(each.words) > 1
                ]
            self._known[word] = found
        return found

    def holding(self, word: str) -> list[Entry]:
        """The phrases in which a form of this folded word stands, anywhere."""
        return [
            each
            for each in self._within.get(word[:3], ())
            if any(related(word, other) for other in each.words)
        ]

    def compound(self, word: str) -> bool:
        """Whether this folded word may be a German compound: a developer, which is listed in English alone, ends in no Oper."""
        listed = {each.language for each in self._begin.get(word[:3], ()) if word in each.words}
        return len(word) >= 8 and (not listed or "de" in listed)

    def parts(self, word: str) -> Iterator[Entry]:
        """The entries that are a part of this folded German compound."""
        if self.compound(word):
            parts = parts_of(word)
            yield from (each for each in self._german if each.words[0] in parts)

    def spellings(self, word: str) -> list[str]:
        """The words of the fields that this folded one may be a misspelling of."""
        known = dict.fromkeys(each.words[0] for entries in self._begin.values() for each in entries)
        return [each for each in known if near_spelled(word, each)]

    def at(self, words: Sequence[str], start: int) -> list[Entry]:
        """The entries that stand at a place among folded words, the longest first.

        Where the small words are among these, they count: "IT consultant". IT alone is all that has to do with it.
        """
        wholes = self._wholes.get(words[start], ())
        whole = [each for each in wholes if each.whole == tuple(words[start : start + len(each.whole)])]
        if whole or words[start] == fold(IT):
            return [each._replace(words=each.whole if whole else (words[start],)) for each in whole or wholes]
        found = [
            each
            for each in self.begun_by(words[start])
            if len(each.words) <= len(words) - start
            and all(
                related(here, there) for here, there in zip(each.words[1:], words[start + 1 :], strict=False)
            )
        ]
        found.sort(key=lambda each: -len(each.words))
        return found
