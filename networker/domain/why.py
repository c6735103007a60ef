"""Why?: what the program knows of a tie, in sentences that need no explaining.

Rhythm, silence, the chance that it is alive, who begins, where answers came, and how much there is to know it from.
The sentences of the language are handed in.
"""

from collections.abc import Sequence
from datetime import date

from networker.domain.circles import ENOUGH_DAYS as ENOUGH
from networker.domain.reach_rules import ABOUT, EARLY, LONG_PAUSE, Tried, returning_share
from networker.domain.reach_words import ago, alike_in_words, capital, period, share_in_words, where
from networker.domain.reachout import Ranked
from networker.domain.sentences import Sentences
from networker.domain.vocabulary import Channel

MOST_CHANNELS = 3


def sentences(
    ranked: Ranked | None,
    said: Sentences,
    *,
    name: str,
    tried: Sequence[Tried] = (),
    since: date | None = None,
    own: float | None = None,
    silent: int | None = None,
) -> tuple[str, ...]:
    """What is known of a tie, a sentence each. `since`: the first contact day. `name` is what people call them.

    `own`: the pair's own rhythm in days, without a wish or a circle; `silent`: days since the last contact, 0 today.
    """
    why, name = said.why, name or said.words["nobody"]
    if ranked is None:
        return (why["nothing"].format(name=name),)
    days = why["day"] if ranked.n == 1 else why["days"].format(number=ranked.n)
    known, rhythm = ranked.n >= ENOUGH, own or ranked.rhythm_days
    silent = ranked.age_days if silent is None else silent
    ratio = silent / max(rhythm, 1.0)
    told = [
        why["rhythm"].format(name=name, every=period(rhythm, said.every))
        if known
        else why["few"].format(name=name, days=days),
        _silence(silent, rhythm, said, known=known),
    ]
    if known:
        told += [_chance(ranked.alive, ratio, said), _starts(ranked.started_share, name, said)]
    if channels := _answers(tried, said):
        told.append(why["answers"].format(name=name, channels=channels))
    if known and since is not None:
        month = said.lists["months"][since.month - 1]
        told.append(why["data"].format(days=days, month=month, year=since.year))
    return tuple(map(capital, told))


def _silence(silent: int, rhythm: float, said: Sentences, *, known: bool) -> str:
    told_ago, ratio = ago(silent, said), silent / max(rhythm, 1.0)
    if not known:
        return said.why["silence"].format(ago=told_ago)
    if ratio < EARLY:
        return said.why["silence early"].format(ago=told_ago)
    if ratio <= ABOUT or alike_in_words(silent, rhythm):
        return said.why["silence usual"].format(ago=told_ago)
    if ratio < 1.5:
        return said.why["silence longer"].format(ago=told_ago)
    times, words = round(ratio), said.lists["multiples"]
    told = words[times] if times < len(words) else said.why["times"].format(number=times)
    return said.why["silence long"].format(ago=told_ago, times=told)


def _chance(alive: float, ratio: float, said: Sentences) -> str:
    """That the tie is alive; in a long pause the share that came back in such cases, as the reason says it."""
    if ratio >= LONG_PAUSE:
        return said.why["coming back"].format(share=share_in_words(returning_share(ratio), said))
    return _alive(alive, said)


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
