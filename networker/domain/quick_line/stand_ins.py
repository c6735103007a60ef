"""What stands for a whole name while a sentence is read, where it is known whose name it is.

Somebody may be called Will Call, Smith, John or May Sonntag, and so may somebody else. Whom the user has chosen by the
whole name is read wherever it stands, so the name is taken out before the grammar sees it, and put back afterwards.
"""

import re
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import replace

from networker.domain.names import fold
from networker.domain.quick_line.people import Directory, Known
from networker.domain.quick_line.understood import Understood

_ADDRESS_OR_COMMA = re.compile(r"(?P<address>\S*(?:://|www\.)\S*)|(?<=[\w.!?)]),(?=[^\W\d_])")


def tidied(text: str) -> str:
    """Composed letters, and one space between words."""
    return " ".join(unicodedata.normalize("NFC", text).split())


def spaced(text: str) -> str:
    """A text as `tidied`, with the space that a hurried hand left out behind a comma; a web address stays."""
    return _ADDRESS_OR_COMMA.sub(lambda found: found["address"] or ", ", tidied(text))


class StandIns:
    """A directory in which whoever is meant by a whole name bears words that nobody else has."""

    def __init__(self, directory: Directory, meant: Mapping[str, Known]) -> None:
        self._directory = directory
        names = sorted(filter(None, map(tidied, meant)), key=len, reverse=True)
        known = {tidied(name).casefold(): person for name, person in meant.items()}
        self._names = re.compile(
            rf"(?<![\w#@])(?:{'|'.join(map(re.escape, names))})(?!\w)" if names else r"(?!)", re.IGNORECASE
        )
        self._known = known
        self._words: dict[str, Known] = {}
        self._said: dict[str, str] = {}

    def put(self, sentence: str) -> str:
        """The sentence with them in the place of names; in small letters where the name is."""
        return self._names.sub(self._stand_in, spaced(sentence))

    def _stand_in(self, found: re.Match[str]) -> str:
        letter = chr(ord("a") + len(self._said) % 26) * (1 + len(self._said) // 26)
        words = (f"zqxz{letter}q", f"zqxz{letter}z")
        # A surname of its own, or a capital behind it would be taken for another one; small letters have no surname.
        written = words[0] if found[0].islower() else " ".join(map(str.capitalize, words))
        self._words.update(dict.fromkeys(words, self._known[found[0].casefold()]))
        self._said[written] = found[0]
        return written

    def candidates(self, *words: str) -> Sequence[Known]:
        """Everybody of whom each word is one of the names; a stand-in is of one person alone."""
        of = [self._words.get(fold(word)) for word in words]
        if not any(of):
            return self._directory.candidates(*words)
        return (of[0],) if of[0] is not None and all(each == of[0] for each in of) else ()

    def back(self, found: Understood) -> Understood:
        """What was understood, with the names again in whatever was kept as it was written."""
        return replace(
            found,
            new_people=tuple(map(self._back, found.new_people)),
            place=found.place and self._back(found.place),
            text=self._back(found.text),
            vague=self._back(found.vague),
            follow_ups=tuple(
                replace(each, text=self._back(each.text), new_people=tuple(map(self._back, each.new_people)))
                for each in found.follow_ups
            ),
            unclear=tuple(replace(each, word=self._back(each.word)) for each in found.unclear),
        )

    def _back(self, text: str) -> str:
        for written, name in self._said.items():
            text = re.sub(re.escape(written), lambda _, name=name: name, text, flags=re.IGNORECASE)  # type: ignore[misc]
        return text
