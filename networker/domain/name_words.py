"""What of a name is the name: without the titles before it, and the degrees and certificates behind it.

"Fatima Zahra, Ph.D." and "Fatima Zahra" are one name. Generations (Jr, III) are told apart, since they tell a son
from his father. Short degrees that are names as well (Ma, Do, Md) count only behind a comma.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from networker.domain.names import fold

_DOCTORS = frozenset(("dr", "dra", "prof", "professor", "profa"))  # whoever they are: no part of any name
_TITLES = _DOCTORS | frozenset(
    (
        "mr", "mrs", "ms", "miss", "mx", "sir", "dame", "herr", "frau", "ing", "dipl-ing", "dipl", "mag", "sr", "sra",
        "srta", "lic", "rev", "hon", "don", "dona",
    )
)  # fmt: skip
_ALSO_NAMES = frozenset(("don", "dona", "hon", "ing", "mag"))  # titles only with a full stop
_OF_WHAT = frozenset(
    ("med", "dent", "vet", "rer", "nat", "phil", "jur", "pol", "oec", "habil", "hc")
)  # Dr. med.
_DEGREES = frozenset(
    (
        "phd", "dphil", "mba", "emba", "msc", "bsc", "mphil", "llm", "llb", "cfa", "cpa", "caia", "frm", "pmp", "psm",
        "csm", "cissp", "cisa", "cism", "acca", "fcca", "dds", "dvm", "pharmd", "frcs", "mrcp", "edd", "mfa", "mph",
        "mpa", "dba", "beng", "meng", "bba", "itil", "shrm-cp", "shrm-scp", "sphr", "esq",
    )
)  # fmt: skip
_SHORT_DEGREES = frozenset(
    (
        "ma", "ba", "ms", "bs", "md", "do", "jd", "rn", "pe", "ra", "ra-c", "pa", "cap", "ca", "cma", "cfp", "bed",
        "med", "mla", "aia", "np", "ret",
    )
)  # fmt: skip
_GENERATIONS = {
    "jr": "jr", "jnr": "jr", "junior": "jr", "sr": "sr", "snr": "sr", "senior": "sr", "ii": "ii", "iii": "iii", "iv": "iv", "2nd": "ii", "3rd": "iii",
}  # fmt: skip
_IN_SUFFIX = _GENERATIONS | {"jun": "jr", "sen": "sr"}
_SHORT = {"jun.": "jr", "sen.": "sr"}  # without the stop Jun is a name
# What stands before a family name and is written as a part of it.
PARTICLES = frozenset(
    (
        "von", "vom", "zu", "zum", "zur", "van", "der", "den", "de", "del", "della", "di", "da", "dal", "dos", "das",
        "do", "du", "des", "la", "le", "el", "al", "bin", "ibn", "ben", "ten", "ter", "y", "e",
    )
)  # fmt: skip
_LAST = _DEGREES | _GENERATIONS.keys()
_AROUND = "()[]\"'"
_SIGNS = re.compile("[,.(]")


@dataclass(frozen=True, slots=True)
class NameWords:
    """The words of a folded name in their order, and which generation it names; "" for none."""

    words: tuple[str, ...]
    generation: str = ""


def plain(word: str) -> str:
    """A word of a name without full stops and what stands around it."""
    return _SHORT.get(word) or word.strip(_AROUND).replace(".", "")


def stands_beside(word: str) -> bool:
    """Whether a folded word without full stops may be a degree, a doctor's title or a generation, and no name."""
    return word in _LAST or word in _SHORT_DEGREES or word in _DOCTORS


def behind_titles(words: Sequence[str]) -> Sequence[str]:
    """The words of a name, as they are written, without the titles before them; () where all are titles."""
    for n, word in enumerate(words):
        bare = plain(fold(word))
        title = bare in _TITLES and (bare not in _ALSO_NAMES or word.endswith("."))
        if not title and not (n and bare in _OF_WHAT):
            return words[n:]
    return ()


def generation_of(suffix: str) -> str:
    """What of a suffix tells a father from a son, always written in one way: jr of "PhD, Jun"; "" for nothing."""
    said = [plain(word) for word in fold(suffix).replace(",", " ").split()]
    return next((found for word in said if (found := _IN_SUFFIX.get(word, ""))), "")


def with_generation(name: str, suffix: str) -> str:
    """A name as it is told from a father's or a son's, whose suffix stands apart."""
    generation = generation_of(suffix) if suffix else ""
    return f"{name} {generation}" if generation else name


def has_nothing_around(words: Sequence[str]) -> bool:
    """Whether words without any sign between them are quickly seen to be all of a name."""
    return bool(words) and words[0] not in _TITLES and words[-1] not in _LAST


def name_words(folded: str) -> NameWords:
    """The words of a folded name; one that would have fewer than two without its titles keeps them.

    Of a doctor, and of whose degree stands behind a comma, the one word that is left is the name.
    """
    if not _SIGNS.search(folded) and has_nothing_around(words := folded.split()):
        return NameWords(tuple(word.strip(_AROUND) for word in words))
    first, *behind = folded.split(",")
    words = [each for word in first.split() if (each := plain(word))]
    generation, parted = "", False
    for part in behind:
        said = [plain(word) for word in part.split()]
        degrees = "".join(said) in _DEGREES  # Ph. D.
        if degrees or all(word in _LAST or (word in _SHORT_DEGREES and len(words) > 1) for word in said):
            generation = next((_GENERATIONS[word] for word in said if word in _GENERATIONS), generation)
            parted = parted or bool(said)
        else:
            words += filter(None, said)
    words, led = _without_titles(words)
    generations = [word for word in words[1:] if word in _GENERATIONS]
    if generations:
        generation = _GENERATIONS[generations[-1]]
        words = [word for n, word in enumerate(words) if not n or word not in _GENERATIONS]
    while len(words) > 2 and (words[-1] in _DEGREES or (len(words) > 3 and "".join(words[-2:]) in _DEGREES)):
        del words[-1 if words[-1] in _DEGREES else -2 :]
    if words and (len(words) > 1 or parted or led or generations):
        return NameWords(tuple(words), generation)
    return NameWords(tuple(each for word in folded.replace(",", " ").split() if (each := plain(word))))


def _without_titles(words: list[str]) -> tuple[list[str], bool]:
    """The words behind the titles; and whether a doctor's was among them."""
    start, led = 0, False
    while len(words) - start > 1:
        word, doctor = words[start], words[start] in _DOCTORS
        if not (doctor or (led and word in _OF_WHAT) or (len(words) - start > 2 and word in _TITLES)):
            break
        led = led or doctor
        start += 1
    return words[start:], led
