"""Words as they are compared: where they stand in a text, and how alike two of them are, in English, German and Spanish.

Small rules of endings instead of stems kept somewhere: two words are forms of one where they part in endings of one
family (archaeolog-y and -ist, Berat-ung and -erin, carpint-ero and -ería).
"""

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import NamedTuple

from networker.domain.names import fold

_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")
_PLAIN = re.compile(r"[^\W_]+")
_SIGNS = re.compile(r"[\u0e00-\u0e7f\u2e80-\ud7af\uf900-\ufaff]")  # scripts that part no words


def _listed(words: str, sign: str | None = None) -> frozenset[str]:
    return frozenset(words.split(sign))


# Endings of English verbs and who does it; of fields and who is in them; of nouns; of German; of Spanish.
_SPANISH = _listed(
    "o|a|os|as|es|e|or|ora|ores|oras|ar|er|ir|ero|era|eros|eras|eria|erias|ista|istas|cion|ciones|ado|ada|ador|adora"
    "|adores|ia|ias|ico|ica|ito|ita",
    "|",
)
_FAMILIES: tuple[tuple[int, frozenset[str]], ...] = (
    (
        4,
        _listed(
            "|s|es|e|ed|d|er|ers|r|rs|ing|ings|or|ors|ion|ions|ation|ations|ment|ments|ery|eries|able|ance|ances|ant"
            "|ants",
            "|",
        ),
    ),
    (5, _listed("y|ies|ied|ying|ist|ists|ic|ics|ical|ian|ians|er|ers", "|")),
    (5, _listed("|s|es|ist|ists|ism|ian|ians|ic|ics|ical|al|y|ly|ish|o|os|n|ns|ful|ship", "|")),
    (4, _listed("|ry|ries|s|ess", "|")),
    (5, _listed("|e|en|er|ern|em|es|s|n|in|innen|ung|ungen|isch|ischen|ische|ei|lich|erin|erinnen", "|")),
    (5, _SPANISH),
    (4, _listed("|o|a|os|as|es|ista|istas|e|or|ora|ores|oras", "|")),
)
_ADDED = _listed("|s|ed|er|ers|ing|ful|able", "|")  # behind a letter that may stand twice
_GENDER = _listed("|s|es|e|en|n|in|innen|er|ern|o|a|os|as|ess|esses|y|ies", "|")
_SHORT = frozenset(("s", "es", "ing"))  # what a word of three letters may have behind it
_SHORT_BOTH = frozenset(
    ("e", "er", "ers", "es", "ed", "ing", "ery", "eries")
)  # and where both have an ending
# What looks like an ending in these is none.
_WHOLE = _listed("flower flowers shower showers corner corners counter counters tender number numbers butter matter matters letter"
    " letters master tower towers power minister ministers chapter quarter county country army party parties story"
    " stories history factory police policy general universe university station stations nation nations passion"
    " season person persons reason lesson lessons prison iron ironing lion wing king thing spring string ring"
    " bring river silver winter summer water paper member members never ever order border weather leather mother father"
    " brother sister daughter easter finish finished finishing finland finnish species mission million session fashion"
    " organ planet carpet market ticket cotton button pepper copper rubber timber lumber member ladder letters"
    " posted poster posters hotel hostel lock locks castle career careers")  # fmt: skip


class Token(NamedTuple):
    """A word of a text: folded, and from where to where it stands."""

    word: str
    start: int
    end: int


def tokens(text: str) -> list[Token]:
    """The words of a text in order; an owner's 's is left out."""
    found = []
    for match in _WORD.finditer(text):
        start, end = match.span()
        word = fold(match[0]).replace("’", "'")
        if word.endswith("'s"):
            word, end = word[:-2], end - 2
        found.append(Token(word.replace("'", ""), start, end))
    return found


def plain_words(texts: Iterable[str]) -> Iterator[list[str]]:
    """The folded words of each of many texts, without where they stand: quicker by far than `tokens`."""
    listed = list(texts)
    if not listed:
        return iter(())
    folded = fold("\n".join(text.replace("\n", " ") for text in listed))
    return map(_PLAIN.findall, folded.split("\n"))


def related(one: str, other: str) -> bool:
    """Whether two folded words are forms of one word."""
    if one == other:
        return True
    if len(one) > len(other):
        one, other = other, one
    shared = _shared(one, other)
    if shared < 3:
        return False
    here, there = one[shared:], other[shared:]
    if (one in _WHOLE or other in _WHOLE) and not (not here and there in ("s", "es")):
        return False
    # swim and swimming: the last letter stands twice
    if not here and len(there) > 2 and there[0] == one[-1] and there[1:] in _FAMILIES[0][1]:
        return True
    # forgetting and forgetful
    if shared > 3 and any(
        len(doubled) > 2 and doubled[0] == one[shared - 1] and {doubled[1:], plain} <= _ADDED
        for doubled, plain in ((here, there), (there, here))
    ):
        return True
    if shared == 3:
        return (not here and there in _SHORT) or (here in _SHORT_BOTH and there in _SHORT_BOTH)
    return any(shared >= least and here in family and there in family for least, family in _FAMILIES)


def same_noun(one: str, other: str) -> bool:
    """Whether two folded words are one noun but for its number or gender: fencer and fencers, not fencing."""
    if one == other:
        return True
    shared = _shared(one, other)
    return shared >= 3 and one[shared:] in _GENDER and other[shared:] in _GENDER


def _shared(one: str, other: str) -> int:
    for n, (here, there) in enumerate(zip(one, other, strict=False)):
        if here != there:
            return n
    return min(len(one), len(other))


def near_spelled(one: str, other: str, *, widely: bool = False) -> bool:
    """Whether the first is the other misspelt: one edit from six letters on, two from ten; a swap of neighbours is one; or the same by sound.

    `widely`: two edits from eight letters on."""
    least = min(len(one), len(other))
    if least < 5 or abs(len(one) - len(other)) > 3 or not _begin_alike(one, other):
        return False
    if sound(one) == sound(other):
        return True
    if one[0] != other[0] or len(one) < 6:
        return False
    if edits(one, other, 2 if least >= (8 if widely else 10) else 1):
        return True
    # archeology and archaeologist: another form of what is misspelt
    here, there = beginning(one), beginning(other)
    return one != here and other != there and min(len(here), len(there)) >= 7 and edits(here, there, 1)


def _begin_alike(one: str, other: str) -> bool:
    return one[0] == other[0] or {one[0], other[0]} in _ALIKE


_ALIKE = ({"c", "k"}, {"f", "p"}, {"k", "n"}, {"k", "q"}, {"c", "s"})
_SOUNDS = (("ph", "f"), ("rh", "r"), ("th", "t"), ("ck", "k"), ("ae", "e"), ("oe", "e"), ("kn", "n"), ("qu", "k"), ("ch", "k"), ("c", "k"), ("y", "i"), ("z", "s"), ("h", ""))  # fmt: skip


def sound(word: str) -> str:
    """How a folded word sounds, roughly: rythm as rhythm, fotography as photography, tatoo as tattoo."""
    for letters, one in _SOUNDS:
        word = word.replace(letters, one)
    return "".join(here for n, here in enumerate(word) if not n or here != word[n - 1])


def edits(one: str, other: str, most: int) -> bool:
    """Whether at most so many letters are put in, left out, changed or swapped with their neighbours."""
    if abs(len(one) - len(other)) > most:
        return False
    before: list[int] = []
    row = list(range(len(other) + 1))
    for i, here in enumerate(one, 1):
        last, row = row, [i]
        for j, there in enumerate(other, 1):
            cost = min(last[j] + 1, row[j - 1] + 1, last[j - 1] + (here != there))
            if i > 1 and j > 1 and here == other[j - 2] and one[i - 2] == there:
                cost = min(cost, before[j - 2] + 1)
            row.append(cost)
        if min(row) > most:
            return False
        before = last
    return row[-1] <= most


_BEHIND = ("", "e", "en", "er", "in", "innen", "s", "n")  # what may stand behind the last part
_LEAST_PART = 4  # letters


def part_of(word: str, whole: str) -> bool:
    """Whether a German word is the first or the last part of a longer one: Zahn in Zahnschmerzen, Arzt in Kinderarzt."""
    return word in parts_of(whole)


@lru_cache(maxsize=30_000)
def parts_of(whole: str) -> frozenset[str]:
    """Everything that may be the first or the last part of a German compound; most of it is no word."""
    size = len(whole)
    found = {whole[:n] for n in range(_LEAST_PART, size - 2)}
    for ending in _BEHIND:
        if whole.endswith(ending):
            rest = whole[: size - len(ending)]
            found.update(rest[n:] for n in range(3, len(rest) - _LEAST_PART + 1))
    return frozenset(found)


def unspaced(word: str) -> bool:
    """Whether a word is of a script that parts no words, so that it is looked for within others."""
    return bool(_SIGNS.search(word))


def beginning(word: str) -> str:
    """How all forms of a word begin, for a full text that is asked by beginnings."""
    for ending in ("ologists", "ologist", "ologie", "ology", "ologia"):
        if word.endswith(ending) and len(word) - len(ending) >= 2:
            return word[: len(word) - len(ending) + 3]
    for ending in (
        "erinnen", "erias", "eria", "ations", "ation", "innen", "ings", "ical", "ists", "ians", "ions", "ies", "ing", "ers", "ist",
        "ian", "ion", "ics", "ero", "era", "ors", "ung", "er", "or", "en", "es", "ed", "ic", "in", "as", "os", "y", "e", "s", "a", "o",
    ):  # fmt: skip
        left = word.removesuffix(ending)
        if left != word and len(left) >= 4 and word not in _WHOLE:
            return left[:-1] if len(left) > 4 and left[-1] == left[-2] and left[-1] not in "sl" else left
    return word
