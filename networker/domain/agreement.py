"""Whether two values of one field say the same, one says more, or they differ: what speaks for and against one person.

The one comparison of all pages that show two people side by side.
"""

from collections.abc import Callable
from enum import StrEnum
from itertools import chain, repeat

from networker.domain.employers import employer
from networker.domain.likeness import Likeness, likeness
from networker.domain.names import fold


class Agreement(StrEnum):
    """What two values are to each other."""

    SAME = "same"
    MORE = "more"  # one says what the other says, and more
    DIFFER = "differ"


Value = tuple[
    str, ...
]  # (title, company) of work, else a text and what is said beside it; of an address its key


def agree(field: str, one: Value, other: Value) -> Agreement:
    """How two values of a field agree; to a value that is not given every other says more."""
    rules = chain(_RULES.get(field, ()), repeat(_same_text))
    found = {_part(rule, *parts) for rule, parts in zip(rules, zip(one, other, strict=True), strict=False)}
    if len(found) == 1:
        return found.pop()
    return Agreement.DIFFER if Agreement.DIFFER in found else Agreement.MORE


def fuller(one: Value, other: Value) -> bool:
    """Whether, of two values of which one says more, it is the other."""
    return [(bool(part), len(part)) for part in other] > [(bool(part), len(part)) for part in one]


def _part(rule: Callable[[str, str], Agreement], one: str, other: str) -> Agreement:
    if not one.strip() or not other.strip():
        return Agreement.MORE if one.strip() or other.strip() else Agreement.SAME
    return rule(one, other)


def _same_text(one: str, other: str) -> Agreement:
    return Agreement.SAME if fold(one).split() == fold(other).split() else Agreement.DIFFER


def _words(one: str, other: str) -> Agreement:
    """CTO, and CTO & founder; Berlin, and Berlin, Germany."""
    left, right = (
        [word for each in fold(text).split() if (word := each.strip(".,;&()"))] for text in (one, other)
    )
    if left == right:
        return Agreement.SAME
    within = set(left) <= set(right) or set(right) <= set(left)
    return Agreement.MORE if within else Agreement.DIFFER


def _companies(one: str, other: str) -> Agreement:
    """Acme, and Acme GmbH."""
    same = _same_text(one, other)
    return Agreement.MORE if same is Agreement.DIFFER and employer(one) == employer(other) else same


def _names(one: str, other: str) -> Agreement:
    found = likeness(one, other)
    if found is Likeness.SAME:
        return Agreement.SAME
    return Agreement.MORE if found in (Likeness.PART, Likeness.HOUSE) else Agreement.DIFFER


def _days(one: str, other: str) -> Agreement:
    """Partial dates: one may know the year, or no more than that."""
    if one == other:
        return Agreement.SAME
    known = (one, other) if not one.startswith("--") else (other, one)
    without_year = known[1].startswith("--") and known[0].endswith(known[1][1:])
    return (
        Agreement.MORE if without_year or one.startswith(other) or other.startswith(one) else Agreement.DIFFER
    )


_RULES: dict[str, tuple[Callable[[str, str], Agreement], ...]] = {
    "name": (_names,),
    "work": (_words, _companies),
    "place": (_words,),
    "birthday": (_days,),
}
