"""The way to somebody whom the user wants to know: who could introduce them, by what is known, the best first.

Pure rules over links; the sentences are made in `reach_words`. A link says why somebody of the user's could introduce.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from types import MappingProxyType

from networker.domain.dates import PartialDate
from networker.domain.vocabulary import Circle

# Who was at the same gathering, is in the same group or works at the same place may know each other. Up to SMALL people that
# is all the same, beyond it is less sure, and more than CROWD are a fair, of which nobody knows whom they met there. Every
# rule of who knows whom goes by this: the map, the pairs of a group, the ways to somebody, Ask, the corners of Insights.
SMALL, CROWD = 20, 30
_CIRCLES = MappingProxyType(
    {Circle.INNER: 1.0, Circle.CLOSE: 0.85, Circle.GOOD: 0.65, Circle.WIDE: 0.4, Circle.BEYOND: 0.2}
)
_FIRM = MappingProxyType(
    {
        "introduced by": 0.95,
        "friends": 0.9,
        "couple": 0.9,
        "family": 0.9,
        "work": 0.85,
        "tie": 0.8,
        "colleague": 0.6,
    }
)
_IN_COMMON = MappingProxyType({"gathering": 0.5, "gathering ahead": 0.5, "group": 0.4})
# What a tie is called in a sentence about two others, by its word.
_TIES = MappingProxyType(
    {
        **dict.fromkeys(("friend", "best friend"), "friends"),
        **dict.fromkeys(("partner", "spouse", "date", "lover"), "couple"),
        **dict.fromkeys(("colleague", "boss", "subordinate"), "work"),
        **dict.fromkeys(
            ("family", "child", "parent", "sibling", "cousin", "grandchild", "grandparent", "nephew", "uncle",
             "step-child", "step-parent"), "family",
        ),
    }
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Link:
    """One reason why somebody could introduce the user.

    `what`: introduced (`n` people of the same employer, `other` where it is one), colleague, gathering, gathering ahead,
    group, or a tie between the two: introduced by, friends, couple, family, work, tie.
    """

    what: str
    text: str = ""  # the employer, gathering, group, or the word of the tie
    day: PartialDate | None = None
    n: int = 1
    other: str = ""
    size: int = 2  # people of the group or gathering


@dataclass(frozen=True, slots=True)
class Way:
    """Somebody who could introduce the user, the best reason for it, and how good a way it is (0..1)."""

    via: int
    given: str
    link: Link
    score: float
    last: date | None = None  # when the user and they last talked


@dataclass(frozen=True, slots=True)
class Go:
    """Somebody between, as the ranking sees them: their circle, contact days, and the last of them."""

    via: int
    given: str
    circle: Circle | None = None
    days: int = 0
    last: date | None = None


def tie_called(word: str) -> str:
    """What a tie between two others is called, by the word that is kept of it."""
    return _TIES.get(word, "tie")


def weight(link: Link) -> float:
    """How surely they could introduce, from 0 to 1: whoever did it before, or is tied to them, before who was only there."""
    if link.what == "introduced":
        return 1 - 0.4 ** max(link.n, 1)
    if link.what in _IN_COMMON:
        return _IN_COMMON[link.what] * min(1.0, SMALL / max(link.size, 1))
    return _FIRM.get(link.what, _FIRM["tie"])


def closeness(go: Go, today: date) -> float:
    """How near they are to the user, from 0 to 1: the circle or the contact days, whichever says more, fading with years."""
    near = max(_CIRCLES[go.circle] if go.circle else 0.1, go.days / (go.days + 10))
    if go.last is None:
        return near / 2
    return near / (1 + max((today - go.last).days, 0) / 365)


def ways(found: Iterable[tuple[Go, Link]], today: date) -> list[Way]:
    """Everybody who could introduce, by closeness and evidence, the best first; each with their best reason."""
    by_person: dict[int, tuple[Go, list[Link]]] = {}
    for go, link in found:
        by_person.setdefault(go.via, (go, []))[1].append(link)
    told = []
    for go, links in by_person.values():
        doubt = 1.0
        for link in links:
            doubt *= 1 - weight(link)
        best = max(links, key=lambda link: (weight(link), link.what, link.text))
        told.append(Way(go.via, go.given, best, closeness(go, today) * (1 - doubt), go.last))
    return sorted(told, key=lambda way: (-way.score, way.via))
