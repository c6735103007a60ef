"""How far two names agree, and the mark under which a dictionary holds all spellings of one name.

Both are of one idea: words are compared without accents or with ä written out as ae, whatever their order and
whether a hyphen or a space parts them; signs of scripts that know no space, with or without one. The mark is the
coarser of the two: of one mark are all names that are the same, and some that are not.
"""

import re
import unicodedata
from collections.abc import Iterable, Sequence
from enum import IntEnum

from networker.domain.name_words import PARTICLES, NameWords, has_nothing_around, name_words
from networker.domain.names import fold
from networker.domain.short_names import fit


class Likeness(IntEnum):
    """How far two names agree, the least first."""

    DIFFER = 0
    NEAR = 1  # but for a short form, or an umlaut that only may be one: never more than a doubt
    MARRIED = 2  # one given name, another family name
    SPELLED = 3  # but for the letters in which spellings of one name differ: Stefan, Stephan
    HOUSE = (
        4  # all that differs is what one house shares: a family name alone, a generation that only one tells
    )
    PART = 5  # one says more than the other: a further name, whole words for first letters
    SAME = 6


Word = tuple[str, str]  # folded, and with what umlauts are written out as

_WRITTEN_OUT = {"ä": "ae", "ö": "oe", "ü": "ue", "ø": "oe", "å": "aa"}
_OUT = str.maketrans(_WRITTEN_OUT | {letter.upper(): out for letter, out in _WRITTEN_OUT.items()})
_MAYBE_WRITTEN_OUT = re.compile("(?<=[aou])e|(?<=a)a")
_HIRAGANA = {code: code - 0x60 for code in range(0x30A1, 0x30F7)}  # what katakana stand for
_APART = str.maketrans({"-": " ", "'": None, '"': None, "[": None, "]": None})
# What two spellings of one given name differ in.
_SPELLED = (("ph", "f"), ("th", "t"), ("ck", "k"), ("c", "k"), ("y", "i"), ("w", "v"))
_DOUBLED = re.compile(r"(.)\1+")


def likeness(one: str, other: str) -> Likeness:
    """How far two names agree, as they are shown; of somebody without a name everything is a part."""
    (mine, generation), (theirs, other_generation) = _read(one), _read(other)
    if generation and other_generation and generation != other_generation:
        return Likeness.DIFFER
    if not mine or not theirs:
        return Likeness.PART if mine or theirs else Likeness.SAME
    mine, theirs = _without_hyphens(mine, theirs), _without_hyphens(theirs, mine)
    left, right = _left_over(mine, theirs)
    if not (left or right) or _is_unspaced(mine, theirs):
        return Likeness.SAME if generation == other_generation else Likeness.HOUSE
    if not left or not right or _are_cut(left, right):
        fits_all = generation != other_generation or _is_family_alone(mine, theirs)
        return Likeness.HOUSE if fits_all else Likeness.PART
    one_word = len(left) < len(mine) and min(len(left), len(right)) == 1  # in which they differ
    if one_word and _spelled(left[0][0]) == _spelled(right[0][0]):
        return Likeness.SPELLED
    if _meet(mine[0], theirs[0]) and not knows_no_space(mine[0][0]):
        return Likeness.MARRIED
    near = one_word and any(_near(a, b) for a, _ in left for b, _ in right)
    return Likeness.NEAR if near else Likeness.DIFFER


def related(one: str, other: str) -> bool:
    """Whether two names have anything in common: a word, or what makes them alike."""
    mine, theirs = _read(one)[0], _read(other)[0]
    left, _ = _left_over(mine, theirs)
    return not mine or not theirs or len(left) < len(mine) or likeness(one, other) is not Likeness.DIFFER


def of_two_generations(one: str, other: str) -> bool:
    """Whether one is a father's and the other his son's name."""
    return len({_read(one)[1], _read(other)[1]} - {""}) == 2


def says_more(name: str, names: Iterable[str]) -> bool:
    """Whether a name has a word or a generation that none of the others has: Maria Weber-Schmidt beside Maria Weber."""
    mine, generation = _read(name)

    def in_full(other: str) -> bool:
        theirs, other_generation = _read(other)
        left, _ = _left_over(_without_hyphens(mine, theirs), _without_hyphens(theirs, mine))
        return not left and generation in ("", other_generation)

    return bool(mine) and not any(map(in_full, names))


def words_of(folded: str) -> list[str]:
    """The words of a folded name as `mark` takes them."""
    words = folded.split()
    if folded.replace(" ", "").isalpha() and has_nothing_around(words):  # most of a hundred thousand
        return words
    return " ".join(name_words(folded).words).translate(_APART).split()


def is_whole_name(folded: str) -> bool:
    """Whether a name is more than a given name: two words, or two signs of a script that writes names so."""
    return len(words_of(folded)) > 1 or (len(folded) > 1 and knows_no_space(folded))


def mark(words: Sequence[str]) -> str:
    """One mark for all spellings of a name in whatever order of its words, of its folded words."""
    whole = " ".join(words)
    if whole.isascii() or not knows_no_space(whole):
        coarse = _coarse(whole)
        return " ".join(sorted(words if coarse is whole else coarse.split()))
    signs = "".join(words).translate(_HIRAGANA)
    return min(signs[n:] + signs[:n] for n in range(len(signs)))


def knows_no_space(word: str) -> bool:
    """Whether a word is of a script that parts no words, and writes the family name first: Chinese, kana, Hangul."""
    return "\u2e80" <= word[:1] < "\ud7b0"


def _coarse(folded: str) -> str:
    """Without the letters that may be those of an umlaut: Mueller and Müller, but Rafael and Rafał too."""
    if "ae" in folded or "oe" in folded or "ue" in folded or "aa" in folded:
        return _MAYBE_WRITTEN_OUT.sub("", folded)
    return folded


def _read(name: str) -> tuple[Sequence[Word], str]:
    if name.isascii():
        told = name_words(name.lower())
        return [(word, word) for word in _bare(told)], told.generation
    name = unicodedata.normalize("NFC", name)
    told = name_words(fold(name))
    words, out = _bare(told), _bare(name_words(fold(name.translate(_OUT))))
    return list(zip(words, out if len(out) == len(words) else words, strict=True)), told.generation


def _bare(told: NameWords) -> list[str]:
    return [word.replace("'", "").translate(_HIRAGANA) for word in told.words]


def _meet(one: Word, other: Word) -> bool:
    return one[0] == other[0] or one[1] == other[1]


def _without_hyphens(words: Sequence[Word], others: Sequence[Word]) -> Sequence[Word]:
    """The words of a name, those that a hyphen joins one by one where the other name has all of them."""
    if not any("-" in word for word, _ in words):
        return words
    there = [part for word in others for part in _parts(word)]
    found: list[Word] = []
    for word in words:
        parts = _parts(word)
        split = all(any(_meet(part, each) for each in there) for part in parts)
        found += parts if split else [word]
    return found


def _parts(word: Word) -> list[Word]:
    one, other = word[0].split("-"), word[1].split("-")
    return [each for each in zip(one, other, strict=True) if each[0]]


def _left_over(words: Sequence[Word], others: Sequence[Word]) -> tuple[list[Word], list[Word]]:
    """What either has that the other has not."""
    left, right = [], list(others)
    for word in words:
        twin = next((n for n, each in enumerate(right) if _meet(word, each)), -1)
        if twin < 0:
            left.append(word)
        else:
            del right[twin]
    return left, right


def _is_family_alone(words: Sequence[Word], others: Sequence[Word]) -> bool:
    """Whether the shorter one is no more than a family name, which all of a family have: Müller, van Dijk."""
    if len(words) > len(others):
        words, others = others, words
    said = [word for word in words if word[0] not in PARTICLES]
    if len(said) != 1 or len(others) < 2:
        return False
    called = others[-1 if knows_no_space(others[0][0]) else 0]
    return not (_meet(said[0], called) or _is_cut(said[0][0], called[0]))


def _is_unspaced(words: Sequence[Word], others: Sequence[Word]) -> bool:
    """Whether one is the other without its space, in a script that needs none: 王小明, 小明 王."""
    if len(words) > len(others):
        words, others = others, words
    if len(words) != 1 or not knows_no_space(words[0][0]):
        return False
    parts = [word for word, _ in others]
    return words[0][0] in ("".join(parts), "".join(reversed(parts)))


def _are_cut(left: Sequence[Word], right: Sequence[Word]) -> bool:
    """Whether each word of the one is a first letter, or the whole, of a word of the other."""
    few, rest = (left, list(right)) if len(left) <= len(right) else (right, list(left))
    for word, _ in few:
        twin = next((n for n, (each, _) in enumerate(rest) if _is_cut(word, each)), -1)
        if twin < 0:
            return False
        del rest[twin]
    return True


def _is_cut(one: str, other: str) -> bool:
    return min(len(one), len(other)) == 1 and one[0] == other[0] and not knows_no_space(one)


def _spelled(word: str) -> str:
    """A given name without what spellings differ in: Anna and Ana, John and Jon, but neither Maria and Mario nor Hanna."""
    word = word[:1] + word[1:].replace("h", "") if "ph" not in word and "th" not in word else word
    for one, other in _SPELLED:
        word = word.replace(one, other)
    return _DOUBLED.sub(r"\1", word)


def _near(one: str, other: str) -> bool:
    return fit(one, other) or _coarse(one) == _coarse(other)
