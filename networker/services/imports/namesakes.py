"""Doubts about newcomers of whom a name says that they may be somebody: never more than a question.

Asked once, when everybody is matched: with thousands of newcomers one look through the book costs less than a
question for each of them.
"""

import sqlite3
from collections import defaultdict
from collections.abc import Iterable, Mapping

from networker.domain.names import fold
from networker.domain.sharing import FAMILY
from networker.formats.records import Standing
from networker.services.imports.alike import OF_SEVERAL, is_listed, shown_name
from networker.services.imports.planned import Doubt, Entry, Verdict
from networker.store import imports as store

_AT_WORK = "the same name and company"
_IN_A_TALK = "the same name, and the talk tells no address"


def doubt(sql: sqlite3.Connection, entries: list[Entry]) -> None:
    """Doubt newcomers whose name and company, in talks without an address the name, are somebody's."""
    at_work: dict[tuple[str, str], list[int]] = defaultdict(list)
    in_talks: dict[str, list[int]] = defaultdict(list)
    rows: dict[str, list[int]] = defaultdict(list)  # newcomers of a list by name, for those in talks
    talked_of = bool(entries) and not is_listed(entries[-1].record)
    empty = store.is_empty(sql)
    alone = empty and all(entry.file == entries[0].file for entry in entries)
    for n, entry in enumerate(entries):
        if entry.person or entry.of_entry >= 0 or entry.verdict is not Verdict.NEW:
            continue
        record = entry.record
        if not record.company and not talked_of:
            continue
        if alone and record.source_kind == "linkedin" and record.source_id:
            continue  # nobody has two profiles there
        name = fold(shown_name(record)).strip()
        if name and record.company:
            at_work[name, fold(record.company)].append(n)
        if not talked_of or " " not in name:
            continue
        if is_listed(record):
            rows[name].append(n)
        elif record.standing is Standing.PARTNER and not record.handles:
            in_talks[name].append(n)
    _among_newcomers(entries, at_work)
    if not empty:
        _in_book(sql, entries, at_work, in_talks, rows)
    for name, talking in in_talks.items():
        if len(rows.get(name, ())) == 1:
            _doubt(entries, talking, Doubt(0, rows[name][0], _IN_A_TALK))


def _doubt(entries: list[Entry], which: list[int], why: Doubt) -> None:
    for n in which:
        entries[n].doubt = entries[n].doubt or why


def _among_newcomers(entries: list[Entry], at_work: Mapping[tuple[str, str], list[int]]) -> None:
    """Two of one drop: each of them is held against the first, so that many namesakes are not many pairs."""
    for of_one_name in at_work.values():
        if len(of_one_name) > 1:
            first = entries[of_one_name[0]]
            for n in of_one_name[1:]:
                if not _are_two(first.keys, entries[n].keys):
                    _doubt(entries, [n], Doubt(0, of_one_name[0], _AT_WORK))


def _in_book(
    sql: sqlite3.Connection,
    entries: list[Entry],
    at_work: Mapping[tuple[str, str], list[int]],
    in_talks: Mapping[str, list[int]],
    rows: Mapping[str, list[int]],
) -> None:
    if not at_work and not in_talks:
        return
    named: dict[str, list[int]] = defaultdict(list)
    maybe: dict[int, list[int]] = defaultdict(list)  # person → newcomers
    there: dict[tuple[str, str], list[int]] = defaultdict(list)
    for name, person, company in store.by_name(sql, {name for name, _ in at_work} | in_talks.keys()):
        if name in in_talks:
            named[name].append(person)
        if (name, fold(company)) in at_work:
            there[name, fold(company)].append(person)
    for mark, people in there.items():
        for person in people[:FAMILY]:  # of more namesakes than that the first few are shown
            maybe[person] += at_work[mark]
    keys: dict[int, list[tuple[str, str]]] = defaultdict(list)
    for person, channel, key, _ in store.handles(sql, [each for each, who in maybe.items() if who]):
        keys[person].append((channel, key))
    for person, newcomers in maybe.items():
        may_be = [n for n in newcomers if not _are_two(entries[n].keys, keys[person])]
        _doubt(entries, may_be, Doubt(person, -1, _AT_WORK))
    for name, people in named.items():
        if len(people) == 1 and not rows.get(name):
            _doubt(entries, in_talks[name], Doubt(people[0], -1, _IN_A_TALK))


def _are_two(one: Iterable[tuple[str, str]], other: Iterable[tuple[str, str]]) -> bool:
    """Whether both have a profile on one service, and not the same one: then they are two people."""
    mine = {channel: key for channel, key in one if channel not in OF_SEVERAL and key}
    return any(channel in mine and key and mine[channel] != key for channel, key in other)
