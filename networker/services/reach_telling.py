"""How somebody is told on a list: the reason, the way to reach them, the first words.

Where nothing happened since a list was made its words stand as they were stored, and nothing of this is needed.
"""

import sqlite3
from collections.abc import Collection, Sequence
from datetime import date

from networker.domain import reach_openers
from networker.domain import reach_rules as rules
from networker.domain import reach_words as words
from networker.domain.handles import address_on
from networker.domain.reachout import Ranked
from networker.domain.sentences import Sentences
from networker.domain.vocabulary import Channel
from networker.services.reach_candidates import candidates_of, ground, tried_by_channel
from networker.store import reach as store


def entry(sql: sqlite3.Connection, choice: rules.Choice, day: date, said: Sentences) -> store.Entry:
    """A choice as it is stored, with its sentences."""
    c = choice.candidate
    # Who is met soon anyway needs neither a meeting nor a call in place of the words.
    advice = advised(sql, c.person, c.ranked, in_writing=rules.is_met_about_now(c, day))
    address = address_on(store.handles(sql, [c.person]).get(c.person, ()), advice.channel)
    key, words_of = reach_openers.opener_of(
        ground(sql, c, day, just_met=choice.kind == "new", address=address)
    )
    return store.Entry(
        person_id=c.person,
        kind=choice.kind,
        reason=words.marked_reason(choice, day, said),
        channel=advice.channel.value,
        advice=words.advice(advice, said),
        opener=words.opener(key, said, name=c.given, words=words_of),
        score=choice.score,
        last_contact=c.last.isoformat() if c.last else None,
        propensity=choice.propensity,
    )


def advised(
    sql: sqlite3.Connection, person: int, ranked: Ranked | None, *, in_writing: bool = False
) -> rules.Advice:
    """Where and how to reach somebody. `in_writing`: a meeting or a call after a long silence is what is written about."""
    # Who left one, or took the user out there, is not looked for on it.
    left = store.networks_left(sql, person)
    handles = [Channel(channel) for channel, _ in store.handles(sql, [person]).get(person, ())]
    handles = [each for each in handles if each not in left]
    tried = [each for each in tried_by_channel(sql, person) if each.channel not in left]
    ratio = ranked.age_days / max(ranked.rhythm_days, 1.0) if ranked else 0.0
    if in_writing:
        ratio = min(ratio, rules.LONG - 0.1)
    met = store.has_met(sql, person)
    return rules.suggest(tried, handles, ratio=ratio, met=met)


def told_again(
    sql: sqlite3.Connection, rows: Sequence[store.Entry], moved: Collection[int], day: date, said: Sentences
) -> dict[int, store.Entry | None]:
    """These entries by what is known now; None for who would not be on the list, of those whose ground moved."""
    stored = {row.person_id: row for row in rows}
    found: dict[int, store.Entry | None] = {}
    for each in candidates_of(sql, list(stored), day) if stored else ():
        row = stored[each.person]
        if each.person in moved:
            choice = rules.told_again(each, row.kind, day)
            found[each.person] = entry(sql, choice, day, said) if choice else None
        elif each.ranked is not None or row.kind in rules.kinds_of(each, day):
            fresh = entry(sql, rules.explained(each, row.kind, day), day, said)
            # The score and its chance are those of the making.
            found[each.person] = fresh._replace(
                score=row.score, last_contact=row.last_contact, propensity=row.propensity
            )
        # Else nothing is left to tell a reason by.
    return found
