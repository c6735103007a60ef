"""Why?: what the program knows of a tie, in sentences that need no explaining.

Rhythm, silence, the chance that it is alive, who begins, where answers came, and how much there is to know it from.
One table of English sentences with named fields, so that a translation is another table.
"""

from collections.abc import Mapping, Sequence
from datetime import date
from types import MappingProxyType

from networker.domain.dates import MONTHS
from networker.domain.reach_rules import Tried
from networker.domain.reach_words import CHANNELS, period
from networker.domain.reachout import Ranked
from networker.domain.vocabulary import Channel

ENOUGH = 10  # contact days from which a rhythm is said to be known
MOST_CHANNELS = 3

WHY: Mapping[str, str] = MappingProxyType(
    {
        "nothing": "You and {name} have not talked yet, so there is too little data to know a rhythm.",
        "rhythm": "You and {name} usually talk every {rhythm}.",
        "few": "Too little data to know a rhythm: you and {name} have talked on {days}.",
        "today": "You talked today.",
        "silence": "You last talked {age} ago.",
        "silence early": "You last talked {age} ago, sooner than your usual pause.",
        "silence usual": "You last talked {age} ago, about your usual pause.",
        "silence long": "You last talked {age} ago, about {times} your usual pause.",
        "alive": "With a silence like this, a tie lives on in about {share} of ten cases.",
        "alive surely": "With a silence like this, a tie almost always lives on.",
        "alive hardly": "With a silence like this, a tie seldom comes back by itself; a word from you may do it.",
        "both start": "You begin about as often as {name}.",
        "i start": "You begin {share} of ten times.",
        "i always start": "You begin nearly every time.",
        "they start": "{name} begins {share} of ten times.",
        "they always start": "{name} begins nearly every time.",
        "answers": "{name} answered {channels}.",
        "data": "All this is known from {days} since {since}.",
    }
)
_TIMES = MappingProxyType({2: "twice", 3: "three times", 4: "four times", 5: "five times"})
_NUMBERS = ("none", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")


def sentences(
    ranked: Ranked | None, *, name: str, tried: Sequence[Tried] = (), since: date | None = None
) -> tuple[str, ...]:
    """What is known of a tie, a sentence each. `since`: the first contact day. `name` is what people call them."""
    name = name or "this person"
    if ranked is None:
        return (WHY["nothing"].format(name=name),)
    days = "1 day" if ranked.n == 1 else f"{ranked.n} days"
    known = ranked.n >= ENOUGH
    told = [
        WHY["rhythm"].format(name=name, rhythm=period(ranked.rhythm_days, every=True))
        if known
        else WHY["few"].format(name=name, days=days),
        _silence(ranked, known=known),
    ]
    if known:
        told += [_alive(ranked.alive), _starts(ranked.started_share, name)]
    if said := _answers(tried):
        told.append(WHY["answers"].format(name=name, channels=said))
    if known and since is not None:
        told.append(WHY["data"].format(days=days, since=f"{MONTHS[since.month - 1]} {since.year}"))
    return tuple(each[:1].upper() + each[1:] for each in told)


def _silence(ranked: Ranked, *, known: bool) -> str:
    age = period(ranked.age_days)
    if not known:
        return WHY["silence"].format(age=age)
    ratio = ranked.age_days / max(ranked.rhythm_days, 1.0)
    if ratio < 0.75:
        return WHY["silence early"].format(age=age)
    if ratio < 1.5:
        return WHY["silence usual"].format(age=age)
    times = round(ratio)
    return WHY["silence long"].format(age=age, times=_TIMES.get(times, f"{times} times"))


def _alive(chance: float) -> str:
    of_ten = round(chance * 10)
    if of_ten >= 10:
        return WHY["alive surely"]
    return WHY["alive"].format(share=_NUMBERS[of_ten]) if of_ten >= 2 else WHY["alive hardly"]


def _starts(share: float, name: str) -> str:
    mine = round(share * 10)
    if mine in (5, 4, 6):
        return WHY["both start"].format(name=name)
    if mine > 6:
        return WHY["i start"].format(share=_NUMBERS[mine]) if mine < 10 else WHY["i always start"]
    theirs = 10 - mine
    key = "they start" if theirs < 10 else "they always start"
    return WHY[key].format(name=name, share=_NUMBERS[theirs])


def _answers(tried: Sequence[Tried]) -> str:
    """ "4 of 5 times by phone and 2 of 6 by mail", the most tried first."""
    told_where = (each for each in tried if each.tried and each.channel is not Channel.OTHER)
    most = sorted(told_where, key=lambda each: -each.tried)[:MOST_CHANNELS]
    told = [
        f"{each.answered} of {each.tried}{' times' if n == 0 and each.tried > 1 else ''} {CHANNELS[each.channel]}"
        for n, each in enumerate(most)
    ]
    return " and ".join([*([", ".join(told[:-1])] if told[:-1] else []), *told[-1:]])
