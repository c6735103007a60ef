"""WordNet's dictionary files, as Princeton writes them: near words of a word, looked up without reading the files whole.

`index.noun` and `index.verb` are sorted lines, so a word is found by halving; what stands in them are byte offsets into
`data.noun` and `data.verb`.
"""

import mmap
import os
from collections.abc import Iterator
from pathlib import Path
from types import TracebackType
from typing import NamedTuple

PLACES = (
    "/usr/share/wordnet", "/usr/local/WordNet-3.0/dict", "/usr/local/share/WordNet/dict", "/opt/homebrew/opt/wordnet/dict",
    "/usr/local/opt/wordnet/dict", "C:/Program Files (x86)/WordNet/2.1/dict", "C:/Program Files/WordNet/3.0/dict",
)  # fmt: skip
CHOSEN = "WNSEARCHDIR"  # the variable by which WordNet's own programs find its files
SENSES = 3  # of a word, the most common first
KINDS = 60  # of a thing with more kinds than this, none is near another
SYNONYM, DERIVED, KIND, ABOVE, TWO_ABOVE, SIBLING = 0.55, 0.5, 0.45, 0.3, 0.2, 0.24
_ENDINGS = (("ies", "y"), ("ves", "f"), ("ses", "s"), ("xes", "x"), ("ches", "ch"), ("shes", "sh"), ("s", ""), ("ing", ""), ("ing", "e"), ("ed", ""), ("ed", "e"))  # fmt: skip
_IRREGULAR = {"mice": "mouse", "teeth": "tooth", "feet": "foot", "geese": "goose", "men": "man", "women": "woman", "wolves": "wolf", "knives": "knife", "wives": "wife", "children": "child", "people": "person", "oxen": "ox"}  # fmt: skip


class _Synset(NamedTuple):
    words: tuple[tuple[str, ...], ...]
    above: tuple[int, ...]
    kinds: tuple[int, ...]
    derived: tuple[tuple[str, int], ...]  # part of speech, offset


def folder(chosen: str = "") -> Path | None:
    """Where WordNet's files are: in the folder chosen, in the one its variable names, or where systems put them."""
    for place in (chosen, os.environ.get(CHOSEN, ""), *PLACES):
        if place and (Path(place) / "index.noun").is_file() and (Path(place) / "data.noun").is_file():
            return Path(place)
    return None


class WordNet:
    """The files of one folder. Raises OSError where they cannot be opened."""

    def __init__(self, place: Path) -> None:
        self._maps: dict[str, mmap.mmap] = {}
        for pos in ("noun", "verb"):
            for kind in ("index", "data"):
                path = place / f"{kind}.{pos}"
                if path.is_file() and path.stat().st_size:
                    with path.open("rb") as file:
                        self._maps[f"{kind}.{pos}"] = mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)

    def close(self) -> None:
        """Let the files go."""
        for each in self._maps.values():
            each.close()

    def __enter__(self) -> "WordNet":
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def knows(self, word: str) -> bool:
        """Whether it is an English noun or verb."""
        return any(self._offsets(pos, word) for pos in ("noun", "verb"))

    def near(self, word: str) -> Iterator[tuple[tuple[str, ...], float]]:
        """Near words of a small-lettered word or phrase, each with how near it is; nothing of a word that is not known."""
        for pos in ("noun", "verb"):
            for nth, offset in enumerate(self._offsets(pos, word)[:SENSES]):
                # The first meaning is the one that is meant most often.
                share = 1.0 if nth == 0 else 0.8
                for words, near in self._round(pos, offset):
                    yield words, near * share

    def _round(self, pos: str, offset: int) -> Iterator[tuple[tuple[str, ...], float]]:
        here = self._synset(pos, offset)
        yield from ((words, SYNONYM) for words in here.words)
        for part, other in here.derived:
            if part in ("noun", "verb"):
                yield from ((words, DERIVED) for words in self._synset(part, other).words)
        if pos == "verb":
            return
        for kind in here.kinds[:KINDS]:
            yield from ((words, KIND) for words in self._synset(pos, kind).words)
        for up in here.above:
            above = self._synset(pos, up)
            if len(above.kinds) > KINDS:
                continue
            yield from ((words, ABOVE) for words in above.words)
            for sibling in above.kinds:
                if sibling != offset:
                    yield from ((words, SIBLING) for words in self._synset(pos, sibling).words)
            for two in above.above:
                higher = self._synset(pos, two)
                if len(higher.kinds) <= KINDS:
                    yield from ((words, TWO_ABOVE) for words in higher.words)

    def _offsets(self, pos: str, word: str) -> list[int]:
        for form in filter(None, self._forms(word)):
            if fields := self._line(pos, form):
                many, pointers = int(fields[2]), int(fields[3])
                start = 4 + pointers + 2
                return [int(each) for each in fields[start : start + many]]
        return []

    def _forms(self, word: str) -> Iterator[str]:
        word = word.replace(" ", "_")
        yield _IRREGULAR.get(word, word)
        for ending, instead in _ENDINGS:
            if word.endswith(ending) and len(word) - len(ending) >= 2:
                yield word[: -len(ending)] + instead

    def _line(self, pos: str, word: str) -> list[str]:
        """The fields of a word's line in the index; none where it has no line."""
        index = self._maps.get(f"index.{pos}")
        if index is None:
            return []
        wanted, low, high = word.encode(), 0, len(index)
        while low < high:
            start = index.rfind(b"\n", 0, (low + high) // 2) + 1
            end = index.find(b"\n", start)
            end = len(index) if end < 0 else end
            line = index[start:end]
            # The licence at the head stands behind spaces, before every word.
            found = b"" if line[:1] == b" " else line.partition(b" ")[0]
            if found == wanted:
                return line.decode().split()
            if found < wanted:
                low = end + 1
            else:
                high = start
        return []

    def _synset(self, pos: str, offset: int) -> _Synset:
        data = self._maps.get(f"data.{pos}")
        if data is None or offset >= len(data):
            return _Synset((), (), (), ())
        fields = data[offset : data.find(b"\n", offset)].decode().partition(" | ")[0].split()
        many = int(fields[3], 16)
        words = tuple(
            tuple(each.lower().replace("-", "_").partition("(")[0].split("_"))
            for each in fields[4 : 4 + 2 * many : 2]
        )
        at = 4 + 2 * many
        above, kinds, derived = [], [], []
        for n in range(int(fields[at])):
            sign, where, kind, _ = fields[at + 1 + 4 * n : at + 5 + 4 * n]
            if sign in ("@", "@i") and kind == pos[0]:
                above.append(int(where))
            elif sign in ("~", "~i") and kind == pos[0]:
                kinds.append(int(where))
            elif sign == "+":
                derived.append(({"n": "noun", "v": "verb"}.get(kind, ""), int(where)))
        return _Synset(words, tuple(above), tuple(kinds), tuple(derived))
