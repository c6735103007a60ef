"""What a list of five is worth on invented networks: the model against the lists that other programs make.

The measures are those of the study (docs/reach-out.md): useful, dead, balance. Its records of real contacts are not
ours to pass on; these networks are drawn from the law that the records follow, so the figures are kinder to the model
than life is. What is asserted is the order.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import pairwise
from math import log, log1p, log2
from random import Random
from statistics import fmean, median_low

from networker.domain.reachout import ContactDay, rank
from tests.benchmarks import renewal

BEGIN = date(2024, 1, 1)
EGOS, TIES, SPAN, MORNINGS = 24, 150, 540, 8
SLOTS, SOON, QUIET, FOLLOWED = 5, 14, 7, 75
TIERS = (7, 14, 30, 60, 90, 180, 365)


@dataclass(frozen=True)
class Known:
    """What the past says of one person on a morning, and what came of the tie."""

    person: int
    n: int
    age: int
    cadence: int  # the tier nearest to their mean gap: an ideal that no user keeps up
    wanted: bool
    rescued: float
    dead: bool


def network(seed: int) -> dict[int, list[ContactDay]]:
    """One user's contact days by person."""
    chance = Random(seed)
    found: dict[int, list[ContactDay]] = {}
    for person in range(TIES):
        two_way = chance.uniform(0.2, 0.95)
        for day, mine in renewal.contacts(renewal.tie(chance), chance, until=SPAN):
            both = chance.random() < two_way
            found.setdefault(person, []).append(
                ContactDay(person, BEGIN + timedelta(days=day), mine or both, both or not mine, mine)
            )
    return found


def known(days: Sequence[ContactDay], today: date) -> Known | None:
    """Somebody quiet whom a list may name; None for others."""
    past = [each for each in days if each.day < today]
    ahead = next((each for each in days if each.day >= today), None)
    if len(past) < 2 or (today - past[-1].day).days < QUIET:
        return None
    gaps = [(b.day - a.day).days for a, b in pairwise(past)]
    age = (today - past[-1].day).days
    wait = (ahead.day - today).days if ahead else 10**6
    rhythm = median_low(gaps)
    patience = min(max(4 * rhythm, 30), FOLLOWED)
    good = len(past) >= 5 and any(e.sent for e in past) and any(e.received for e in past) and rhythm <= 30
    lately = sum((today - each.day).days <= 180 for each in past)
    return Known(
        person=past[0].person,
        n=len(past),
        age=age,
        cadence=min(TIERS, key=lambda tier: abs(log(tier) - log(fmean(gaps)))),
        wanted=ahead is not None and wait < SOON and ahead.started,
        rescued=log2(1 + lately) if good and age <= patience <= wait else 0.0,
        dead=age > 90 and wait >= FOLLOWED,
    )


def due(age: int, cadence: int) -> float:
    """Due people on top, the latest to fall due first; then those not yet due."""
    return 10**6 - (age - cadence) if age >= cadence else age - cadence


BASELINES: dict[str, Callable[[Known], float]] = {
    "fixed 30 days": lambda k: due(k.age, 30),
    "ideal own cadence": lambda k: due(k.age, k.cadence),
    "recency × frequency": lambda k: log1p(k.n) - k.age / 60,
}
MODEL = "this model"


def worth(
    top: Sequence[Known], everybody: Sequence[Known]
) -> tuple[float, float, float | None, float | None]:
    """(share useful, share dead, wanted people found, value rescued) of a list; None where there is nothing to find."""
    wanted, value = sum(k.wanted for k in everybody), sum(k.rescued for k in everybody)
    return (
        fmean(k.wanted or k.rescued > 0 for k in top),
        fmean(k.dead for k in top),
        sum(k.wanted for k in top) / min(wanted, SLOTS) if wanted else None,
        sum(k.rescued for k in top) / value if value else None,
    )


def measured(egos: int) -> dict[str, tuple[float, float, float]]:
    """(useful, dead, balance) of each list over all mornings of some users."""
    found: dict[str, list[tuple[float, float, float | None, float | None]]] = {}
    for seed in range(egos):
        people = network(seed)
        for n in range(MORNINGS):
            today = BEGIN + timedelta(
                days=int(SPAN * 0.3) + n * (SPAN - FOLLOWED - int(SPAN * 0.3)) // MORNINGS
            )
            everybody = [k for days in people.values() if (k := known(days, today)) is not None]
            if len(everybody) < 20:
                continue
            past = sorted((e for days in people.values() for e in days if e.day < today), key=lambda e: e.day)
            place = {ranked.person: -i for i, ranked in enumerate(rank(past, today))}
            lists: dict[str, Callable[[Known], float]] = {
                **BASELINES,
                MODEL: lambda k, at=place: at[k.person],
            }  # type: ignore[misc]
            for name, key in lists.items():
                top = sorted(everybody, key=lambda k, key=key: (-key(k), k.person))[:SLOTS]  # type: ignore[misc]
                found.setdefault(name, []).append(worth(top, everybody))
    return {name: _means(rows) for name, rows in found.items()}


def _means(rows: Sequence[tuple[float, float, float | None, float | None]]) -> tuple[float, float, float]:
    wanted = fmean(row[2] for row in rows if row[2] is not None)
    rescued = fmean(row[3] for row in rows if row[3] is not None)
    balance = 2 * wanted * rescued / max(wanted + rescued, 1e-9)
    return fmean(row[0] for row in rows), fmean(row[1] for row in rows), balance


def test_the_model_names_more_useful_people_than_any_cadence() -> None:
    told = measured(EGOS)
    print(f"\n{EGOS} users, {TIES} ties each, {MORNINGS} mornings; a list of five")
    for name, (useful, dead, balance) in told.items():
        print(f"  {name:22}useful {useful:6.1%}   dead {dead:6.1%}   balance {balance:.3f}")
    useful = {name: row[0] for name, row in told.items()}
    assert (
        useful["fixed 30 days"] < useful["ideal own cadence"] < useful["recency × frequency"] < useful[MODEL]
    )
    assert useful[MODEL] > 2 * useful["fixed 30 days"]
    assert max(told, key=lambda name: told[name][2]) == MODEL
    assert told[MODEL][1] <= 0.04
