"""Mentions: an @ and a name in a note lead to the person. Where they stand in a text, and how much of it is the name.

A mention stays the words that were written: who is meant is looked up when it is shown, so that a merge, a split or
an undo needs to rewrite nothing. Mail addresses, web addresses and code hold none.
"""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeVar

MOST_WORDS = 4  # of one name
Words = tuple[str, ...]
Found = TypeVar("Found")

_WORD = r"[^\W\d_](?:[\w'’-]*\w)?"
_SIGN = re.compile(rf"(?<![\w@/\\.+-])@(?={_WORD})")
_NAME = re.compile(rf"{_WORD}(?:[ \t]{_WORD}\.?){{0,{MOST_WORDS - 1}}}")
_ONE = re.compile(_WORD)
_OWNER = re.compile(r"['’]s$")
_FENCE = re.compile(r"^ {0,3}(`{3,}|~{3,})")
_TICKS = re.compile(r"`+")
_ADDRESS = re.compile(r"\]\([^()\s]*\)|<[a-z][a-z0-9+.-]*:[^<>\s]*>|\b[a-z][a-z0-9+.-]*://\S*", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Place:
    """An @, and the words behind it of which the first ones may be a name, with the end of each."""

    start: int
    words: Words
    ends: tuple[int, ...]

    def readings(self) -> Iterator[tuple[Words, int]]:
        """What may be the name and where it would end, the longest first.

        A first name before another word with a capital is none: whoever is called so has that surname, or is nobody.
        """
        for n in range(len(self.words), 1 if self._goes_on else 0, -1):
            yield self.words[:n], self.ends[n - 1]

    @property
    def _goes_on(self) -> bool:
        """Whether a surname follows the first word; of "I", and where all is in capitals, nothing is told."""
        if len(self.words) < 2:
            return False
        first, second = self.words[:2]
        return len(second) > 1 and second[0].isupper() and not (len(first) > 1 and first.isupper())


def places(text: str) -> Iterator[Place]:
    """Where somebody may be mentioned in a text that is shown as it stands."""
    for sign in _SIGN.finditer(text):
        if (name := _NAME.match(text, sign.end())) is None:
            continue
        words, ends = [], []
        for word in _ONE.finditer(text, name.start(), name.end()):
            bare = _OWNER.sub("", word[0])
            words.append(bare)
            ends.append(word.start() + len(bare))
            if bare != word[0]:  # "@Ana's boat": whoever owns something ends a name
                break
        yield Place(sign.start(), tuple(words), tuple(ends))


def places_in_markdown(text: str) -> Iterator[Place]:
    """The same in a text that is written in Markdown: code and addresses hold no mention."""
    return places(_without_code(text)) if "@" in text else iter(())


def meant(place: Place, who: Callable[[Words], Sequence[Found]]) -> tuple[Words, int, Sequence[Found]]:
    """The longest reading that names anybody, its end, and whom; no words where none does."""
    for words, end in place.readings():
        if found := who(words):
            return words, end, found
    return (), place.start, ()


def linked(text: str, known: Mapping[Words, Sequence[Found]]) -> Iterator[tuple[int, int, Sequence[Found]]]:
    """Start, end and people of each mention in a text, of which it is known already whom the words mean."""
    for place in places(text):
        words, end, found = meant(place, lambda words: known.get(words, ()))
        if words:
            yield place.start, end, found


def begun(text: str, cursor: int) -> tuple[int, str] | None:
    """The mention that is being typed before the cursor: where its @ stands, and the letters behind it."""
    at = text.rfind("@", max(cursor - 80, 0), cursor)
    if at < 0 or _SIGN.match(text, at) is None:
        return None
    typed = text[at + 1 : cursor]
    fits = "\n" not in typed and len(typed.split()) <= MOST_WORDS and "  " not in typed
    return (at, typed) if fits and re.fullmatch(r"[\w'’. -]+", typed) else None


def _without_code(text: str) -> str:
    """The text with code and addresses blanked out, every other sign at its place."""
    lines, fence = [], ""
    for line in text.splitlines(keepends=True):
        opened = _FENCE.match(line)
        if fence:
            if opened and opened[1].startswith(fence) and not line.strip().strip(fence[0]):
                fence = ""
            lines.append(_blank(line))
        elif opened:
            fence = opened[1]
            lines.append(_blank(line))
        else:
            lines.append(line)
    return _ADDRESS.sub(lambda found: _blank(found[0]), _without_spans("".join(lines)))


def _without_spans(text: str) -> str:
    """Without what stands between two equal runs of backticks."""
    if "`" not in text:
        return text
    runs = list(_TICKS.finditer(text))
    closing: dict[str, list[int]] = {}
    for n, run in enumerate(runs):
        closing.setdefault(run[0], []).append(n)
    parts, at, n = [], 0, 0
    while n < len(runs):
        later = closing[runs[n][0]]
        while later and later[0] <= n:
            later.pop(0)
        if not later or "\n\n" in text[runs[n].end() : runs[later[0]].start()]:
            n += 1
            continue
        start, stop = runs[n].start(), runs[later[0]].end()
        parts += [text[at:start], _blank(text[start:stop])]
        at, n = stop, later[0] + 1
    return "".join([*parts, text[at:]])


def _blank(text: str) -> str:
    return re.sub(r"[^\n]", " ", text)
