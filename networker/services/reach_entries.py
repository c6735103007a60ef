"""The entries of today's list: as they are stored when it is made, and what has become of them since.

The list names the same people all day. But an import, an undo or a merge may change what passed between the user
and them before: then the entry says so too, or leaves without being done. Nothing is written here.
"""

import sqlite3
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from networker.domain import reach_rules as rules
from networker.domain import reach_words as words
from networker.domain.reachout import Ranked
from networker.domain.sentences import Sentences
from networker.domain.vocabulary import Channel
from networker.services.reach_candidates import candidates_of, ground, met_lately, tried_by_channel
from networker.store import reach as store
from networker.store import reached as store_of_reached


@dataclass(frozen=True, slots=True)
class Entries:
    """What has become of the entries of a list, each in its order."""

    still: Sequence[store.Row]  # to do
    left: Mapping[int, str]  # who was reached or put off, and how
    people: Mapping[int, store.Row]


def entry(sql: sqlite3.Connection, choice: rules.Choice, day: date, said: Sentences) -> store.Row:
    """A choice as it is stored, with its sentences."""
    c = choice.candidate
    advice = advised(sql, c.person, c.ranked)
    key, words_of = rules.opener_of(ground(sql, c, day, just_met=choice.kind == "new"))
    return (
        c.person,
        choice.kind,
        words.reason(choice, day, said),
        advice.channel.value,
        words.advice(advice, said),
        words.opener(key, said, name=c.given, words=words_of),
        choice.score,
        c.last.isoformat() if c.last else None,
        choice.propensity,
    )


def advised(sql: sqlite3.Connection, person: int, ranked: Ranked | None) -> rules.Advice:
    """Where and how to reach somebody."""
    handles = [Channel(channel) for channel, _ in store.handles(sql, [person]).get(person, ())]
    ratio = ranked.age_days / max(ranked.rhythm_days, 1.0) if ranked else 0.0
    met = store.has_met(sql, person)
    return rules.suggest(tried_by_channel(sql, person), handles, ratio=ratio, met=met)


def entries_now(sql: sqlite3.Connection, made: Sequence[store.Row], day: date, said: Sentences) -> Entries:
    """The list of a day as it stands now."""
    rows, merged = _followed(sql, made)
    people = _without_missed_calls(sql, store.people(sql, [row[0] for row in rows]), day)
    rows = [row for row in rows if row[0] in people]
    left = _left(sql, rows, people, day.isoformat(), said)
    rows = [row for row in rows if row[0] not in left]
    met = met_lately(sql, day) if any(row[1] == "new" for row in rows) else {}
    stale = [
        row
        for row in rows
        if row[0] in merged or people[row[0]][9] != row[7] or (row[1] == "new" and row[0] not in met)
    ]
    anew = _told_again(sql, stale, day, said) if stale else {}
    still = [told for row in rows if (told := anew.get(row[0], row)) is not None]
    return Entries(still, left, people)


def _without_missed_calls(
    sql: sqlite3.Connection, people: Mapping[int, store.Row], day: date
) -> dict[int, store.Row]:
    """These people, as if nobody had called in vain on that day."""
    tried = store_of_reached.only_tried(sql, list(people), since=day.isoformat())
    return {
        person: (*row[:9], tried[person], *row[10:]) if person in tried else row
        for person, row in people.items()
    }


def kinds_by_person(sql: sqlite3.Connection, made: Sequence[store.Row]) -> dict[int, str]:
    """For which kind of place each is on a list, by who they are by now."""
    rows, _ = _followed(sql, made)
    return {row[0]: row[1] for row in rows}


def _followed(sql: sqlite3.Connection, made: Sequence[store.Row]) -> tuple[list[store.Row], set[int]]:
    """The entries by who their people are by now, each once; and who took the place of somebody merged with them."""
    became = store.became(sql, [row[0] for row in made])
    rows: dict[int, store.Row] = {}
    for row in made:
        person = became[row[0]] if row[0] in became else row[0]
        rows.setdefault(person, (person, *row[1:]))
    return list(rows.values()), set(became.values())


def _told_again(
    sql: sqlite3.Connection, rows: Sequence[store.Row], day: date, said: Sentences
) -> dict[int, store.Row | None]:
    """These entries by what is known now; None for who would not be on the list."""
    kinds = {row[0]: row[1] for row in rows}
    found: dict[int, store.Row | None] = {}
    for each in candidates_of(sql, list(kinds), day):
        choice = rules.told_again(each, kinds[each.person], day)
        found[each.person] = entry(sql, choice, day, said) if choice else None
    return found


_SAID_BY_KIND = ("call", "video", "meeting", "mail")
_ENDS = frozenset(("done", "later", "not now", "less often", "let go", "asked"))


def _left(
    sql: sqlite3.Connection,
    rows: Sequence[store.Row],
    people: Mapping[int, store.Row],
    today: str,
    said: Sentences,
) -> dict[int, str]:
    """Who has left the list, with what happened: a contact of the day or later, else the action of the day."""
    ids = [row[0] for row in rows]
    actions, last = store.actions(sql, ids), store.last_words(sql, ids)
    found: dict[int, str] = {}
    for row in rows:
        person = row[0]
        state, contact = people[person][5], people[person][9]
        if contact is not None and contact >= today and contact > (row[7] or ""):
            _, kind, _direction, _, channel = last[person]
            found[person] = _what_passed(kind, channel, said)
        elif state != "active":
            found[person] = said.done[state]
        else:
            # To begin to write is no end yet: the question whether they were reached is still open.
            done = (each[1] for each in actions.get(person, ()) if each[0] == today)
            if (action := next((each for each in done if each in _ENDS), None)) is not None:
                found[person] = said.done[action]
    return found


def _what_passed(kind: str, channel: str | None, said: Sentences) -> str:
    if kind in _SAID_BY_KIND:
        return said.done[kind]
    return (
        said.done["wrote where"].format(where=words.where(channel, said)) if channel else said.done["wrote"]
    )
