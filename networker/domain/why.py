"""Why?: what the program knows of a tie, in sentences that need no explaining.

Rhythm, silence, the chance that it is alive, who begins, where answers came, and how much there is to know it from.
The sentences of the language are handed in.
"""

from collections.abc import Sequence
from datetime import date

from networker.domain.circles import ENOUGH_DAYS as ENOUGH
from networker.domain.reach_rules import EVIDENCE, Tried
from networker.domain.reach_words import ago, alike_in_words, capital, period, share_in_words
from networker.domain.reachout import Ranked
from networker.domain.sentences import Sentences, where
from networker.domain.silence import LONG, Pause, Spoke, keyed, pause, ratio_of, returning_share, spoke
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
    begun: tuple[int, int] = (0, 0),
    spoke_last: Spoke = Spoke.BOTH,
    only_in_vain: bool = False,
) -> tuple[str, ...]:
    """What is known of a tie, a sentence each. `since`: the first contact day. `name` is what people call them.

    `own`: the pair's own rhythm in days, without a wish or a circle; `silent`: days since the last contact, 0 today.
    `begun`: on how many contact days I began, of those of which it is known who did. `spoke_last`: whose the last words were.
    `only_in_vain`: all there ever was were calls that nobody answered.
    """
    why, name = said.why, name or said.words["nobody"]
    if ranked is None:
        return (why["nothing"].format(name=name),)
    days = why["day"] if ranked.n == 1 else why["days"].format(number=ranked.n)
    known, rhythm = ranked.n >= ENOUGH, own or ranked.rhythm_days
    silent = ranked.age_days if silent is None else silent
    by = spoke(ranked.out, ranked.in_, only_in_vain=only_in_vain)
    last = why[keyed("last", spoke_last)].format(name=name, ago=ago(silent, said))
    told = [
        why[keyed("rhythm", by)].format(name=name, every=period(rhythm, said.every))
        if known
        else why[keyed("few", by)].format(name=name, days=days),
        _silence(last, silent, rhythm, said) if known else why["silence"].format(last=last),
    ]
    if known and by is Spoke.BOTH:  # of who was never there it is no question whether they come back
        told.append(_chance(ranked.alive, ratio_of(silent, rhythm), said))
        if begun[1] >= ENOUGH:
            told.append(_starts(begun[0] / begun[1], name, said))
    if channels := _answers(tried, said):
        told.append(why["answers"].format(name=name, channels=channels))
    if known and since is not None:
        month = said.lists["months"][since.month - 1]
        told.append(why["data"].format(days=days, month=month, year=since.year))
    return tuple(map(capital, told))


def _silence(last: str, silent: int, rhythm: float, said: Sentences) -> str:
    ratio = ratio_of(silent, rhythm)
    long = pause(ratio)
    if long is Pause.EARLY:
        return said.why["silence early"].format(last=last)
    if long is Pause.ABOUT or alike_in_words(silent, rhythm):
        return said.why["silence usual"].format(last=last)
    if long is Pause.LONGER:
        return said.why["silence longer"].format(last=last)
    times, words = round(ratio), said.lists["multiples"]
    told = words[times] if times < len(words) else said.why["times"].format(number=times)
    return said.why["silence long"].format(last=last, times=told)


def _chance(alive: float, ratio: float, said: Sentences) -> str:
    """That the tie is alive; in a long pause the share that came back in such cases, as the reason says it."""
    if ratio >= LONG:
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
    """ "4 of 5 times by phone, 2 of 6 by mail and the one time on Signal", the most tried first.

    A single try without an answer says nothing yet.
    """
    told_where = (
        each
        for each in tried
        if (each.answered or each.tried >= EVIDENCE) and each.channel is not Channel.OTHER
    )
    most = sorted(told_where, key=lambda each: -each.tried)[:MOST_CHANNELS]
    told = []
    for n, each in enumerate(most):
        key = "answers once" if each.tried == 1 else "answers of one" if n else "answers of"
        told.append(
            said.why[key].format(answered=each.answered, tried=each.tried, where=where(each.channel, said))
        )
    if len(told) < 2:
        return "".join(told)
    return said.why["both"].format(first=", ".join(told[:-1]), last=told[-1])
