"""Why?: what the program knows of a tie, in sentences that need no explaining.

Rhythm, silence, the chance that it is alive, who begins, where answers came, and how much there is to know it from.
The sentences of the language are handed in.
"""

from collections.abc import Sequence
from datetime import date

from networker.domain.reach_rules import Tried
from networker.domain.reach_words import period, where
from networker.domain.reachout import Ranked
from networker.domain.sentences import Sentences
from networker.domain.vocabulary import Channel

ENOUGH = 10  # contact days from which a rhythm is said to be known
MOST_CHANNELS = 3


def sentences(
    ranked: Ranked | None,
    said: Sentences,
    *,
    name: str,
    tried: Sequence[Tried] = (),
    since: date | None = None,
) -> tuple[str, ...]:
    """What is known of a tie, a sentence each. `since`: the first contact day. `name` is what people call them."""
    why, name = said.why, name or said.words["nobody"]
    if ranked is None:
        return (why["nothing"].format(name=name),)
    days = why["day"] if ranked.n == 1 else why["days"].format(number=ranked.n)
    known = ranked.n >= ENOUGH
    told = [
        why["rhythm"].format(name=name, every=period(ranked.rhythm_days, said.every))
        if known
        else why["few"].format(name=name, days=days),
        _silence(ranked, said, known=known),
    ]
    if known:
        told += [_alive(ranked.alive, said), _starts(ranked.started_share, name, said)]
    if channels := _answers(tried, said):
        told.append(why["answers"].format(name=name, channels=channels))
    if known and since is not None:
        month = said.lists["months"][since.month - 1]
        told.append(why["data"].format(days=days, month=month, year=since.year))
    return tuple(each[:1].upper() + each[1:] for each in told)


def _silence(ranked: Ranked, said: Sentences, *, known: bool) -> str:
    ago, ratio = period(ranked.age_days, said.ago), ranked.age_days / max(ranked.rhythm_days, 1.0)
    if not known:
        return said.why["silence"].format(ago=ago)
    if ratio < 1.5:
        return said.why["silence early" if ratio < 0.75 else "silence usual"].format(ago=ago)
    times, words = round(ratio), said.lists["multiples"]
    told = words[times] if times < len(words) else said.why["times"].format(number=times)
    return said.why["silence long"].format(ago=ago, times=told)


def _alive(chance: float, said: Sentences) -> str:
    of_ten = round(chance * 10)
    if of_ten >= 10:
        return said.why["alive surely"]
    if of_ten < 2:
        return said.why["alive hardly"]
    return said.why["alive"].format(share=said.lists["numbers"][of_ten])


def _starts(share: float, name: str, said: Sentences) -> str:
    why, numbers, mine = said.why, said.lists["numbers"], round(share * 10)
    if mine in (5, 4, 6):
        return why["both start"].format(name=name)
    if mine > 6:
        return why["i start"].format(share=numbers[mine]) if mine < 10 else why["i always start"]
    theirs = 10 - mine
    key = "they start" if theirs < 10 else "they always start"
    return why[key].format(name=name, share=numbers[theirs])


def _answers(tried: Sequence[Tried], said: Sentences) -> str:
    """ "4 of 5 times by phone and 2 of 6 by mail", the most tried first."""
    told_where = (each for each in tried if each.tried and each.channel is not Channel.OTHER)
    most = sorted(told_where, key=lambda each: -each.tried)[:MOST_CHANNELS]
    told = [
        said.why["answers of" if n == 0 and each.tried > 1 else "answers of one"].format(
            answered=each.answered, tried=each.tried, where=where(each.channel, said)
        )
        for n, each in enumerate(most)
    ]
    if len(told) < 2:
        return "".join(told)
    return said.why["both"].format(first=", ".join(told[:-1]), last=told[-1])
