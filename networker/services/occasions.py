"""Occasions out of the book: words that wait, for the list."""

import sqlite3
from collections.abc import Collection, Mapping, Sequence
from datetime import date, timedelta

from networker.domain import occasions
from networker.domain.reach_rules import News
from networker.store import occasions as store

AHEAD_DAYS = 21  # how far ahead a gathering, or a meeting of the calendar, is an occasion
LOOKED_AT = 60  # words, the latest first: one place a day is for occasions


def words_waiting(sql: sqlite3.Connection, day: date) -> dict[int, News]:
    """Whose words wait for mine, or mine for a gentle second word, by person."""
    since = (day - timedelta(days=occasions.WAITING_DAYS)).isoformat()
    a_week = (day - timedelta(days=occasions.SECOND_WORD_DAYS)).isoformat()
    # Both sides at one look: it goes through all the talks of two months.
    waiting = store.one_sided(sql, since=since, until=day.isoformat(), mine_until=a_week, limit=LOOKED_AT)
    found = {person: occasions.waiting(each, day) for person, each in _last_two(sql, waiting).items()}
    return {person: news for person, news in found.items() if news is not None}


def last_words(
    sql: sqlite3.Connection, people: Sequence[int], *, tried: Collection[int], day: date
) -> dict[int, list[occasions.Said]]:
    """The last two contacts, newest first, with those of these people with whom one side alone spoke, or called in
    vain, on the last day.

    With whom there were but calls in vain on this day (`tried`), it is what passed before it that counts.
    """
    return _last_two(
        sql, [each for each in store.last_is_one_sided(sql, people) if each not in tried]
    ) | _last_two(sql, tried, before=day.isoformat())


def only_in_vain(sql: sqlite3.Connection, last: Mapping[int, Sequence[occasions.Said]]) -> set[int]:
    """Those with whom all there ever was were calls that nobody answered. `last`: the last contacts, by person."""
    maybe = [person for person, each in last.items() if each and all(said.in_vain for said in each)]
    return store.only_in_vain(sql, maybe) if maybe else set()


def _last_two(
    sql: sqlite3.Connection, people: Collection[int], *, before: str = store.EVER
) -> dict[int, list[occasions.Said]]:
    """The last two contacts with each person, newest first."""
    last: dict[int, list[occasions.Said]] = {}
    for person, when, side, asks, personal, in_vain in store.last_two(
        sql, dict.fromkeys(people), before=before
    ):
        said = occasions.Said(date.fromisoformat(when), side, bool(asks), bool(personal), bool(in_vain))
        last.setdefault(person, []).append(said)
    return last
