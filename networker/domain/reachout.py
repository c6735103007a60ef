"""Whom to reach out to: the Rhythm model, closed form, one row of state a person.

Contact is bursty, so a living tie's silence follows a log-logistic law around the pair's own rhythm; a fixed
cadence is the wrong shape. The stored state, its incremental fold and `rank` are one implementation. Pure:
no clock, no database; the source of the formulas and their evidence is docs/reach-out.md.
"""

from collections.abc import Callable, Container, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from math import exp, log, log1p, log2, sqrt
from operator import itemgetter
from types import MappingProxyType
from typing import Any, NamedTuple

LONGEST = 100_000.0  # days: no circle or wish suggests more
HALF_LIFE = 60.0  # days after which a contact day counts half, in `RhythmState.d60`
WISH_WEIGHT = 6.0  # of an explicit wish, in contacts
CIRCLE_WEIGHT = 1.5  # of a circle's rhythm, and of what other ties of the user suggest


@dataclass(frozen=True, slots=True)
class ContactDay:
    """One person on one local day with contact. `started`: the day's first contact was mine."""

    person: int
    day: date
    sent: bool
    received: bool
    started: bool


class RhythmState(NamedTuple):
    """What the model keeps of a person; a row of floats and whole numbers, as it is stored."""

    n: int  # contact days
    last: int  # proleptic ordinal of the last one
    w: float  # weight of the gaps, the recent ones counting more
    s1: float  # weighted sum of their logarithms (of days)
    s2: float  # weighted sum of the squares
    d60: float  # contact days, halved every 60 days, as of `last`
    first_out: int  # days that I started
    out: int  # days on which I contacted them
    in_: int  # days on which they contacted me
    n_gaps: int

    def to_row(self) -> tuple[int | float, ...]:
        """The state as it is stored, in the order of the fields."""
        return tuple(self)

    @classmethod
    def from_row(cls, row: Sequence[int | float]) -> "RhythmState":
        """The state from what `to_row` gave."""
        return cls(*row)  # type: ignore[arg-type]


class Prior(NamedTuple):
    """How often a circle, or the user's own wish, suggests to talk."""

    days: float
    wish: bool = False


class Backdated(ValueError):
    """The contact lies before the last one folded: fold the person's days anew."""


def fold(state: RhythmState | None, contact: ContactDay) -> RhythmState:
    """The state after one more contact day; raises Backdated for a day before the last one.

    The same day again only adds its flags: once sent or received, twice is no more.
    """
    day = contact.day.toordinal()
    if state is None:
        return RhythmState(
            1, day, 0.0, 0.0, 0.0, 1.0, int(contact.started), int(contact.sent), int(contact.received), 0
        )
    gap = day - state.last
    if gap <= 0:
        raise Backdated(f"{contact.day} is not after the last day folded")
    ln = log(gap)
    return RhythmState(
        state.n + 1,
        day,
        0.92 * state.w + 1,
        0.92 * state.s1 + ln,
        0.92 * state.s2 + ln * ln,
        state.d60 * 0.5 ** (gap / HALF_LIFE) + 1,
        state.first_out + contact.started,
        state.out + contact.sent,
        state.in_ + contact.received,
        state.n_gaps + 1,
    )


def merged(days: Iterable[ContactDay]) -> list[ContactDay]:
    """The contact days of one person in order, entries of one day made one; the first entry says who started."""
    by_day: dict[date, ContactDay] = {}
    for each in sorted(days, key=lambda contact: contact.day):
        known = by_day.get(each.day)
        by_day[each.day] = (
            each
            if known is None
            else ContactDay(
                each.person, each.day, known.sent or each.sent, known.received or each.received, known.started
            )
        )
    return list(by_day.values())


def refold(days: Iterable[ContactDay]) -> RhythmState:
    """The state of one person from all their contact days; raises ValueError where there is none."""
    state: RhythmState | None = None
    for each in merged(days):
        state = fold(state, each)
    if state is None:
        raise ValueError("no contact day to fold")
    return state


class Ranked(NamedTuple):
    """One person's place in the ranking, with the terms that a reason is made of."""

    person: int
    score: float
    p14: float  # chance of any contact within 14 days
    rhythm_days: float  # the pair's own rhythm
    age_days: int  # since the last contact
    alive: float  # chance that the tie is not over
    started_share: float  # of the contact days, those that I started
    n: int  # contact days known
    pw: float  # you would want to
    pl: float  # a good tie is slipping; 0 where the gate is shut
    gate: bool  # an established tie, both ways, within its reach
    d60: float
    out: int = 1  # contact days on which I spoke
    in_: int = 1  # and on which they did


def usual_log_rhythm(states: Iterable[RhythmState]) -> float:
    """The user's own usual rhythm, ln days, drawn towards 10 days while little is known."""
    above, below = 20 * 2.3, 20.0
    for state in states:
        if state.w > 0:
            weight = min(state.w, 3.0)
            above += weight * state.s1 / state.w
            below += weight
    return above / below


def own_rhythm_days(state: RhythmState) -> float | None:
    """What the pair's contact days alone say, without any prior; None where there was one only."""
    return exp(state.s1 / state.w) if state.w > 0 else None


def rhythm_days(state: RhythmState, usual: float, prior: Prior | None = None) -> float:
    """The pair's own rhythm in days."""
    mu0, weight = _prior(usual, prior)
    return exp((weight * mu0 + state.s1) / (weight + state.w))


def _prior(usual: float, prior: Prior | None) -> tuple[float, float]:
    if prior is None:
        return usual, CIRCLE_WEIGHT
    return log(min(max(1.0, prior.days), LONGEST)), WISH_WEIGHT if prior.wish else CIRCLE_WEIGHT


# Most ages and counts are small whole numbers: their logarithms are looked up, which halves the time of a full scoring.
_KNOWN = 4096
_LN = (float("-inf"), *(log(n) for n in range(1, _KNOWN)))
_HALVED = tuple(0.5 ** (n / HALF_LIFE) for n in range(_KNOWN))


def place(
    person: int, state: Sequence[int | float], *, today: int, usual: float, prior: Prior | None = None
) -> Ranked:
    """Score one person on the day `today` (an ordinal). Finite for every age from a day to centuries.

    `state` is a RhythmState or its row.
    """
    return next(placed([(person, *state)], today=today, usual=usual, otherwise=prior))


def placed(
    rows: Iterable[Sequence[Any]],
    *,
    today: int,
    usual: float,
    priors: Mapping[int, Prior] = MappingProxyType({}),
    otherwise: Prior | None = None,
    without: Container[int] = frozenset(),
    always: Container[int] = frozenset(),
    wanted: Callable[[int, float, float], bool] | None = None,
) -> Iterator[Ranked]:
    """Score people on the day `today` (an ordinal), each a row of the person and their RhythmState.

    `otherwise` is the prior of whoever is not in `priors`; `without` are passed over. `wanted` is asked whether somebody
    is worth telling of, by contact days, what the score may be at most, and the silence in rhythms (its logarithm);
    those in `always` are. Written for speed, as everybody is scored at once: one loop, every logarithm once, and nothing
    is worked out that nobody will be told.
    """
    mu_other, weight_other = _prior(usual, otherwise)
    ln, halved, known_to = _LN, _HALVED, _KNOWN - 14
    for person, n, last, w, s1, s2, d60, first_out, out, in_, n_gaps in rows:
        if person in without:
            continue
        mu0, weight = _prior(usual, priors[person]) if person in priors else (mu_other, weight_other)
        age = today - last if today > last else 1
        if age < known_to and last <= today and n < known_to:
            ln_age, ln_age1, ln_later = ln[age], ln[age + 1], ln[age + 14]
            ln_n1, ago = ln[n + 1], d60 * halved[today - last]
        else:
            ln_age, ln_age1, ln_later = log(age), log1p(age), log(age + 14)
            ln_n1, ago = log1p(n), d60 * 0.5 ** ((today - last) / HALF_LIFE)
        known = weight + w
        mu = (weight * mu0 + s1) / known
        if w > 0:
            off = s1 / w - mu0
            rough = s2 - s1 * s1 / w
            var = (
                (11.56 + (rough if rough > 0 else 0.0) + weight * w / known * off * off)
                / (4 + w)
                * (1 + 1 / known)
            )
        else:
            var = 2.89 * (1 + 1 / known)
        k = 1.8138 / sqrt(var)

        # The odds that a living tie is silent for so long are exp(-x), and exp(-y) for 14 days more.
        x, y = k * (ln_age - mu), k * (ln_later - mu)
        over = 0.33 / (1.53 + n_gaps)
        if y < 700:
            silent, later = 1 + exp(x), 1 + exp(y)
            alive = (1 - over) / (1 - over + over * silent)
            p14 = alive * (1 - silent / later)
        else:  # neither of them fits a float any longer
            alive = (1 - over) / (1 - over + over * (1 + exp(x))) if x < 700 else 0.0
            p14 = alive * (1 - exp(x - y))
        p14 = 1e-9 if p14 < 1e-9 else p14 if p14 < 1 - 1e-9 else 1 - 1e-9
        ln_ago1 = log1p(ago)
        started = first_out / n
        z = (
            4.56
            - 1.01 * ln_age1
            - 0.48 * ln_ago1
            - 1.48 * log(p14 / (1 - p14))
            + 0.33 * ln_n1
            - 1.71 * started
        )
        score = pw = 1 / (1 + exp(z)) if z < 700 else 0.0
        # What may come on top for a good tie is less than .29 of its days: 0.1 * log2(1 + 2 * ago) * pl.
        if wanted and not wanted(n, pw + 0.29 * ago, ln_age - mu) and person not in always:
            continue
        m, pl = exp(mu), 0.0
        gate = (
            n >= 5
            and out > 0
            and in_ > 0
            and (
                age <= (30.0 if m < 7.5 else 4 * m if m < 22.5 else 90.0)
                if m <= 30
                else m <= 180 and age <= 4 * m
            )
        )
        if gate:
            z = (
                7.86
                - 1.07 * ln_age1
                + 0.95 * (ln_age - (mu if mu > 0 else 0.0))
                - 2.53 * ln_ago1
                - 3.59 * alive
                + 0.49 * ln_n1
            )
            pl = 1 / (1 + exp(-z)) if z > -700 else 0.0
            score += 0.1 * log2(1 + 2 * ago) * pl
        yield _new(Ranked, (person, score, p14, m, age, alive, started, n, pw, pl, gate, ago, out, in_))


_new = tuple.__new__


def in_order(found: list[Ranked]) -> list[Ranked]:
    """Best first; equals go by person."""
    found.sort(key=_person)
    found.sort(key=_score, reverse=True)  # a stable sort, also when reversed
    return found


_person, _score = itemgetter(0), itemgetter(1)


def score(
    states: Mapping[int, RhythmState], today: date, *, priors: Mapping[int, Prior] | None = None
) -> list[Ranked]:
    """Everybody with a state, best first; equals go by person."""
    usual = usual_log_rhythm(states.values())
    ordinal, prior = today.toordinal(), (priors or {}).get
    return in_order(
        [
            place(person, state, today=ordinal, usual=usual, prior=prior(person))
            for person, state in states.items()
        ]
    )


def rank(
    history: Iterable[ContactDay], today: date, priors: Mapping[int, Prior | float] | None = None
) -> list[Ranked]:
    """Rank everybody in a history of contact days, all before `today`; best first.

    `priors` maps a person to the days that a circle or an explicit wish suggests.
    """
    states: dict[int, RhythmState] = {}
    backdated: set[int] = set()
    listed = list(history)
    for each in listed:
        try:
            states[each.person] = fold(states.get(each.person), each)
        except Backdated:
            backdated.add(each.person)
    if backdated:
        anew: dict[int, list[ContactDay]] = {person: [] for person in backdated}
        for each in listed:
            if each.person in anew:
                anew[each.person].append(each)
        states.update((person, refold(days)) for person, days in anew.items())
    given = {
        person: prior if isinstance(prior, Prior) else Prior(prior)
        for person, prior in (priors or {}).items()
    }
    return score(states, today, priors=given)
