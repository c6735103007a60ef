"""Where in a text the words stand that somebody looked for, and the part of a long text that shows them."""

from collections.abc import Sequence

from networker.domain.names import fold
from networker.domain.search_query.letters import _UNSPACED, _WORD, stands_in, tokens
from networker.domain.search_query.query import Condition, Field, Query, Text, Words, leaves

BEFORE, LONGEST = 36, 200  # letters: how many before the first mark are shown, and in all
_OTHER_LINES = frozenset((Field.WIN, Field.ASKED, Field.GATHERING))  # of these no line of a person tells
Sought = tuple[str, bool]  # words in a row, and whether the last one is whole


def sought(query: Query) -> tuple[Sought, ...]:
    """The words that a search wants to stand somewhere, of those that are not denied."""
    found: dict[Sought, None] = {}
    for leaf, wanted in leaves(query):
        if not wanted:
            continue
        if isinstance(leaf, Words):
            found[leaf.text, leaf.whole] = None
        elif isinstance(leaf, Condition) and isinstance(leaf.value, Text) and leaf.field not in _OTHER_LINES:
            found[leaf.value.text, leaf.value.whole or leaf.value.exact] = None
    return tuple(each for each in found if tokens(each[0]))


def standing(texts: Sequence[str], wanted: Sequence[Sought]) -> frozenset[Sought]:
    """Those of the words that stand in one of the texts."""
    return frozenset(
        each for each in wanted if any(stands_in(text, each[0], whole=each[1]) for text in texts)
    )


def spans(text: str, wanted: Sequence[Sought]) -> tuple[tuple[int, int], ...]:
    """Where the words stand: starts and ends in letters of the text as it is written, in order and apart."""
    words = _words(text)
    marked = [False] * len(text)
    for phrase, whole in wanted:
        *before, last = tokens(phrase)
        for n in range(len(words) - len(before)):
            row = [word for word, _, _ in words[n : n + len(before)]]
            there, start, end = words[n + len(before)]
            if row == before and (there == last if whole else there.startswith(last)):
                begin = words[n][1]
                # Of a word that goes on, its beginning alone is what was looked for.
                stop = end if whole or len(there) == len(last) else min(start + len(last), end)
                marked[begin:stop] = [True] * (stop - begin)
    found: list[tuple[int, int]] = []
    for at, is_marked in enumerate(marked):
        if is_marked and found and found[-1][1] == at:
            found[-1] = (found[-1][0], at + 1)
        elif is_marked:
            found.append((at, at + 1))
    return tuple(found)


def _words(text: str) -> list[tuple[str, int, int]]:
    """The words of a text, folded, with where they stand in it. A letter may fold to several, or to none."""
    if text.isascii():
        return [(found[0], found.start(), found.end()) for found in _WORD.finditer(text.lower())]
    folded, places = "", []
    for at, letter in enumerate(text):
        piece = fold(letter)
        if _UNSPACED.fullmatch(piece):
            piece = f" {piece} "
        folded += piece
        places += [at] * len(piece)
    return [
        (found[0], places[found.start()], places[found.end() - 1] + 1) for found in _WORD.finditer(folded)
    ]


def cut(text: str, wanted: Sequence[Sought]) -> tuple[str, tuple[tuple[int, int], ...]]:
    """A text on one line, from a little before the first word that was looked for; and where the words stand in it."""
    line = " ".join(text.split())
    first = next(iter(spans(line, wanted)), (0, 0))[0]
    if first > BEFORE:
        start = line.find(" ", first - BEFORE, first) + 1 or first - BEFORE // 3
        line = "…" + line[start:]
    if len(line) > LONGEST:
        line = line[:LONGEST].rstrip() + "…"
    return line, spans(line, wanted)
