"""Ties between two people: each is kept once, and read from both sides.

A tie says that the first is the `kind` of the second: Lea is the child of Rosa. On somebody's page stands a word and
the other one: on Rosa's "child Lea", on Lea's "parent Rosa". "Introduced by" alone is said of the first: Ana is
introduced by Ines, so on Ana's page stands "introduced by Ines", on hers "introduced Ana".
"""

from collections.abc import Iterable
from dataclasses import dataclass
from types import MappingProxyType

from networker.domain.names import fold

INTRODUCED_BY, INTRODUCED = "introduced by", "introduced"
ACQUAINTANCE = "acquaintance"  # of two whom the user brought together
# What the second is where the first is this; those are written as the first of the two, whoever said it.
_PAIRS = MappingProxyType(
    {
        "child": "parent", "grandchild": "grandparent", "step-child": "step-parent", "nephew": "uncle",
        "godson": "godfather", "subordinate": "boss", "protégé": "mentor", "in love with": "loved by",
    }
)  # fmt: skip
_INVERSES = MappingProxyType({**_PAIRS, **{other: kind for kind, other in _PAIRS.items()}})
_ALIKE = frozenset(
    (
        "partner", "spouse", "colleague", "friend", "best friend", "sibling", "cousin", "family", "ex", "ex-husband",
        "date", "lover", "housemate", ACQUAINTANCE,
    )
)  # fmt: skip
# What is offered before any other, as it stands on a page.
OFFERED = (
    "partner", "child", "parent", "friend", "colleague", "family", "mentor", "protégé", INTRODUCED_BY, INTRODUCED,
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Kept:
    """How a tie is kept that a word on somebody's page tells. `first`: they are the first of the two."""

    kind: str
    inverse: str
    first: bool


def word_of(kind: str, inverse: str, *, first: bool) -> str:
    """The word that stands on the page of one of the two, before the other one."""
    if kind == INTRODUCED_BY:
        return INTRODUCED_BY if first else INTRODUCED
    if not first:
        return kind
    return inverse or _INVERSES.get(kind, kind)


def mirrored(kind: str) -> str:
    """The kind that says the same with the two the other way round; "" where that is not known."""
    return _INVERSES.get(kind, kind if kind in _ALIKE else "")


def kept(word: str, inverse: str, own: Iterable[tuple[str, str]]) -> Kept:
    """How to keep what a page shall say: "parent" is kept as the child of.

    `own`: kinds of the user's own with their inverses. A word that is one of those or known means the same again,
    whatever inverse is given with it.
    """
    word, inverse = " ".join(word.split()), " ".join(inverse.split())
    known = fold(word)
    if known in (INTRODUCED_BY, INTRODUCED):
        return Kept(INTRODUCED_BY, "", known == INTRODUCED_BY)
    for kind, other in _PAIRS.items():
        if known in (fold(kind), fold(other)):
            return Kept(kind, "", known == fold(other))
    for kind in _ALIKE:
        if known == kind:
            return Kept(kind, "", False)
    for kind, other in own:
        if known in (fold(kind), fold(other)):
            return Kept(kind, other, known != fold(kind))
    return Kept(word, "" if fold(inverse) == known else inverse, False)
