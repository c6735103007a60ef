"""What of a name is the name: without the titles before it, and the degrees and certificates behind it.

"Fatima Zahra, Ph.D." and "Fatima Zahra" are one name. Generations (Jr, III) are told apart, since they tell a son
from his father. Short degrees that are names as well (Ma, Do, Md) count only behind a comma.
"""

from dataclasses import dataclass

_TITLES = frozenset(
    [
        "dr",
        "dra",
        "prof",
        "professor",
        "profa",
        "mr",
        "mrs",
        "ms",
        "miss",
        "mx",
        "sir",
        "dame",
        "herr",
        "frau",
        "ing",
        "dipl-ing",
        "dipl",
        "mag",
        "sr",
        "sra",
        "srta",
        "lic",
        "rev",
        "hon",
        "don",
        "dona",
    ]
)
_DEGREES = frozenset(
    [
        "phd",
        "dphil",
        "mba",
        "emba",
        "msc",
        "bsc",
        "mphil",
        "llm",
        "llb",
        "cfa",
        "cpa",
        "caia",
        "frm",
        "pmp",
        "psm",
        "csm",
        "cissp",
        "cisa",
        "cism",
        "acca",
        "fcca",
        "dds",
        "dvm",
        "pharmd",
        "frcs",
        "mrcp",
        "edd",
        "mfa",
        "mph",
        "mpa",
        "dba",
        "beng",
        "meng",
        "bba",
        "itil",
        "shrm-cp",
        "shrm-scp",
        "sphr",
        "esq",
    ]
)
_SHORT_DEGREES = frozenset(
    [
        "ma",
        "ba",
        "ms",
        "bs",
        "md",
        "do",
        "jd",
        "rn",
        "pe",
        "ra",
        "ra-c",
        "pa",
        "cap",
        "ca",
        "cma",
        "cfp",
        "bed",
        "med",
        "mla",
        "aia",
        "np",
        "ret",
    ]
)
_GENERATIONS = {
    "jr": "jr", "junior": "jr", "sr": "sr", "senior": "sr", "ii": "ii", "iii": "iii", "iv": "iv", "2nd": "ii", "3rd": "iii",
}  # fmt: skip
_LAST = _DEGREES | _GENERATIONS.keys()
_AROUND = "()[]\"'"


@dataclass(frozen=True, slots=True)
class NameWords:
    """The words of a folded name in their order, and which generation it names; "" for none."""

    words: tuple[str, ...]
    generation: str = ""


def _plain(word: str) -> str:
    return word.strip(_AROUND).replace(".", "")


def is_plain(folded: str) -> bool:
    """Whether a name is quickly seen to have nothing but its words: most of a hundred thousand."""
    if "," in folded or "." in folded or "(" in folded:
        return False
    return folded.partition(" ")[0] not in _TITLES and folded.rpartition(" ")[2] not in _LAST


def name_words(folded: str) -> NameWords:
    """The words of a folded name; a name that would have fewer than two without its titles keeps them."""
    if is_plain(folded):
        return NameWords(tuple(word.strip(_AROUND) for word in folded.split()))
    first, *behind = folded.split(",")
    words = [_plain(word) for word in first.split()]
    generation = ""
    for part in behind:
        said = [_plain(word) for word in part.split()]
        if "".join(said) in _DEGREES:  # Ph. D.
            continue
        if all(word in _LAST or word in _SHORT_DEGREES for word in said):
            generation = next((_GENERATIONS[word] for word in said if word in _GENERATIONS), generation)
        else:
            words += said
    whole = [word for word in words if word]
    words = whole.copy()
    while len(words) > 2 and words[0] in _TITLES:
        del words[0]
    while len(words) > 2 and (words[-1] in _LAST or (len(words) > 3 and "".join(words[-2:]) in _DEGREES)):
        last = words.pop()
        if last not in _LAST:
            words.pop()
        generation = _GENERATIONS.get(last, generation)
    if len(words) < 2:
        return NameWords(tuple(_plain(word) for word in folded.replace(",", " ").split() if _plain(word)))
    return NameWords(tuple(words), generation)
