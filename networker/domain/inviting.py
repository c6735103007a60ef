"""Whom to ask to a gathering: who has a reason to be asked, and a table that is a mix of circles. Pure rules."""

from collections import Counter
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from networker.domain.group_rhythm import DEAR, QUIET

CAPACITIES = (4, 6, 8, 10, 12, 16, 20, 30, 50)  # people at a table, a supper, a party; the user chooses
USUAL = 8
MIXED = 400  # the worthiest, among whom the table is made: more would not change it
_CIRCLES = {1: 1.0, 2: 0.9, 3: 0.7, 4: 0.4, 5: 0.1}
_NONE = 0.15  # in no circle
_NEAR, _SILENT, _NEW, _MISSED, _ABSENT, _AGAIN = 1.0, 0.8, 0.5, 0.4, 0.3, -0.8
_SAME = 0.45  # how much less somebody is worth for each of their circle who is asked already


@dataclass(frozen=True, slots=True)
class Reason:
    """Why somebody is offered. `what`: near (`text` the place), new, silent (`days`), missed or absent (`text` the last gathering)."""

    what: str
    text: str = ""
    days: int = 0


@dataclass(frozen=True, slots=True)
class Candidate:
    """Somebody who could be asked.

    `circle` 1 to 5 or None; `place`: where near the gathering they are, "" where that is not known; `met`: face to face, ever;
    `last`: the last contact. `role` at the last gathering: "there", "host", "invited", "declined", or "".
    """

    person: int
    circle: int | None
    place: str
    met: bool
    last: date | None
    role: str = ""


def reasons(each: Candidate, today: date, *, last: str) -> tuple[Reason, ...]:
    """Why they are offered, the weightiest first. `last`: what the last gathering was called, "" where there was none."""
    found = []
    if silence := _silence(each, today):
        found.append(Reason("silent", days=silence))
    if not each.met:
        found.append(Reason("new"))
    if each.place:
        found.append(Reason("near", each.place))
    if last and each.role in ("invited", "declined"):
        found.append(Reason("missed", last))
    elif last and not each.role and each.circle is not None and each.circle <= DEAR:
        found.append(Reason("absent", last))
    return tuple(found)


def _silence(each: Candidate, today: date) -> int:
    """Days of a silence that is long for one so dear; 0 for none."""
    if each.circle is None or each.circle > DEAR or each.last is None:
        return 0
    days = (today - each.last).days
    return days if days >= QUIET[each.circle] else 0


def worth(each: Candidate, why: Sequence[Reason]) -> float:
    """How much speaks for asking somebody; whoever was at the last one may wait for the next."""
    found = _CIRCLES.get(each.circle or 0, _NONE)
    for reason in why:
        if reason.what == "silent":
            found += _SILENT * min(reason.days / QUIET[each.circle or DEAR], 3.0) / 3
        else:
            found += {"near": _NEAR, "new": _NEW, "missed": _MISSED, "absent": _ABSENT}[reason.what]
    return found + (_AGAIN if each.role in ("there", "host") else 0.0)


def mix(
    found: Iterable[tuple[float, Candidate]], *, room: int, asked: Collection[int | None] = ()
) -> tuple[list[int], list[int]]:
    """Whom to ask so that a table is full and a mix of circles; then the others, the worthiest first.

    `found`: everybody with what speaks for them. `room`: how many seats are free. `asked`: the circles of those who are
    asked already.
    """
    rest = sorted(found, key=lambda each: (-each[0], each[1].person))[:MIXED]
    there = Counter(asked)
    table: list[int] = []
    while rest and len(table) < room:
        best = max(rest, key=lambda each: (_shared(each[0], there[each[1].circle]), -each[1].person))
        rest.remove(best)
        there[best[1].circle] += 1
        table.append(best[1].person)
    return table, [each.person for _, each in rest]


def _shared(worth_: float, alike: int) -> float:
    """What somebody is worth beside so many of their circle."""
    return worth_ / (1 + _SAME * alike) if worth_ > 0 else worth_ * (1 + _SAME * alike)
