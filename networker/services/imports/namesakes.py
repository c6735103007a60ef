"""Doubts about newcomers of whom a name says that they may be somebody: never more than a question.

Asked once, when everybody is matched: with thousands of newcomers one look through the book costs less than a
question for each of them. Names are looked up by their marks, so that another spelling is found as well.
"""

import sqlite3
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cache
from itertools import islice

from networker.domain.employers import employer
from networker.domain.likeness import Likeness, likeness, mark, words_of
from networker.domain.names import fold
from networker.domain.sharing import FAMILY, OF_SEVERAL
from networker.formats.records import Standing
from networker.services.evidence import names_in_words
from networker.services.imports.alike import is_listed, shown_name
from networker.services.imports.known import Difference
from networker.services.imports.planned import Doubt, Entry, Verdict
from networker.store import imports as store

_AT_WORK = "the same company"
_IN_A_TALK = "the talk tells no address"
# A calendar writes the address that somebody was asked by, which a card or a talk need not know: their name says more.
_IN_A_CALENDAR = "only the calendar tells this address"
_CALENDAR = "calendar"


@dataclass(frozen=True, slots=True)
class _Newcomers:
    """Those to be looked for, by the mark of their name; at work with what their company is compared by."""

    at_work: dict[tuple[str, str], dict[int, None]] = field(default_factory=lambda: defaultdict(dict))
    in_talks: dict[str, list[int]] = field(default_factory=lambda: defaultdict(list))
    rows: dict[str, list[int]] = field(
        default_factory=lambda: defaultdict(list)
    )  # of a list, for those in talks


def doubt(sql: sqlite3.Connection, entries: list[Entry]) -> None:
    """Doubt newcomers whose name and company, in calendars and in talks without an address the name, are somebody's."""
    empty = store.is_empty(sql)
    alone = empty and all(entry.file == entries[0].file for entry in entries)
    found = _newcomers(entries, alone=alone)
    _among_newcomers(entries, found.at_work)
    if not empty and (found.at_work or found.in_talks):
        _in_book(sql, entries, found)
    for name, talking in found.in_talks.items():
        if rows := found.rows.get(name, ()):
            _doubt_talking(entries, talking, [(Doubt(0, row, ""), _name(entries[row])) for row in rows])


def _doubt_talking(entries: list[Entry], talking: Iterable[int], named: Sequence[tuple[Doubt, str]]) -> None:
    """Doubt those whom a talk or a calendar calls so; of several whom they may be the first is shown, and how many."""
    for n in talking:
        maybe = [(each, name) for each, name in named if _of_name(entries, [n], name)]
        if maybe:
            first, name = maybe[0]
            why = _IN_A_CALENDAR if entries[n].record.handles else _IN_A_TALK
            _doubt(entries, [n], name, replace(first, why=why), of=len(maybe))


def _newcomers(entries: list[Entry], *, alone: bool) -> _Newcomers:
    """`alone`: nobody else is there than those of one file."""
    found = _Newcomers()
    talked_of = bool(entries) and not is_listed(entries[-1].record)
    firm = cache(employer)
    for n, entry in enumerate(entries):
        root = entry.of_entry if entry.of_entry >= 0 else n
        if entry.person or entries[root].verdict is not Verdict.NEW:
            continue
        record = entry.record
        if root != n and not any(map(_moves, entry.changes)):
            continue
        if not record.company and not talked_of:
            continue
        if alone and record.source_kind == "linkedin" and record.source_id:
            continue  # nobody has two profiles there
        words = words_of(fold(_name(entries[root])))
        name = mark(words)
        if name and firm(record.company):
            found.at_work[name, firm(record.company)][root] = None
        if not talked_of or len(words) < 2 or root != n:
            continue
        if is_listed(record):
            found.rows[name].append(n)
        elif record.standing is Standing.PARTNER and (not record.handles or record.source_kind == _CALENDAR):
            found.in_talks[name].append(n)
    return found


def _name(entry: Entry) -> str:
    return shown_name(entry.record)


def _of_name(entries: list[Entry], which: Iterable[int], name: str) -> list[int]:
    """Those of one mark whose name it is."""
    return [
        n for n in which if _name(entries[n]) == name or likeness(_name(entries[n]), name) is Likeness.SAME
    ]


def _doubt(entries: list[Entry], which: Iterable[int], name: str, maybe: Doubt, *, of: int = 1) -> None:
    """Doubt entries that may be somebody of a name, `of` how many; `maybe.why` is what is said besides."""
    for n in which:
        if entries[n].doubt is None:
            said = names_in_words(name, _name(entries[n]))
            why = f"{said}, which {of} people have, and {maybe.why}" if of > 1 else f"{said}, and {maybe.why}"
            entries[n].doubt = replace(maybe, why=why)


def _among_newcomers(entries: list[Entry], at_work: Mapping[tuple[str, str], Mapping[int, None]]) -> None:
    """Two of one drop: each of them is held against the first, so that many namesakes are not many pairs."""
    for first, *others in at_work.values():
        if others:
            named = _of_name(entries, others, _name(entries[first]))
            may_be = [n for n in named if not _are_two(entries[first].keys, entries[n].keys)]
            _doubt(entries, may_be, _name(entries[first]), Doubt(0, first, _AT_WORK))


def _in_book(sql: sqlite3.Connection, entries: list[Entry], found: _Newcomers) -> None:
    named: dict[str, dict[int, str]] = defaultdict(dict)
    there: dict[tuple[str, str], dict[int, str]] = defaultdict(dict)
    wanted = {name for name, _ in found.at_work} | found.in_talks.keys()
    firms = {at for _, at in found.at_work}
    mark_of: Callable[[str], str] = cache(lambda folded: mark(words_of(folded)))
    firm = cache(employer)
    for person, folded, name, company in _called(sql, entries):
        # A company is told apart at less cost than a name.
        if not found.in_talks and firm(company) not in firms:
            continue
        one = mark_of(folded)
        if one not in wanted:
            continue
        if one in found.in_talks:
            named[one].setdefault(person, name)
        if (one, firm(company)) in found.at_work:
            there[one, firm(company)].setdefault(person, name)
    _at_work_there(sql, entries, found, there)
    for one, people in named.items():
        if not found.rows.get(one):
            maybe = [(Doubt(person, -1, ""), name) for person, name in people.items()]
            _doubt_talking(entries, found.in_talks[one], maybe)


def _called(sql: sqlite3.Connection, entries: list[Entry]) -> Iterator[store.Row]:
    """(id, folded name, name, company) of everybody, and again with the name and the company that the drop gives them."""
    names: dict[int, str] = {}
    companies: dict[int, str] = {}
    for entry in entries:
        for each in entry.changes if entry.person else ():
            if each.what == "name":
                names[entry.person] = each.new
            elif _moves(each):
                companies[entry.person] = entry.record.company
    for row in store.names(sql):
        yield row
        person, _, name, company = row
        if person in names or person in companies:
            name = names.get(person, str(name))
            yield person, fold(name), name, companies.get(person, company)


def _moves(change: Difference) -> bool:
    """Whether a change gives somebody another present job."""
    return change.what == "job" and not change.aside


def _at_work_there(
    sql: sqlite3.Connection,
    entries: list[Entry],
    found: _Newcomers,
    there: Mapping[tuple[str, str], Mapping[int, str]],
) -> None:
    maybe: dict[int, list[int]] = {}  # person → newcomers
    names: dict[int, str] = {}
    for at_work, people in there.items():
        for person, name in islice(
            people.items(), FAMILY
        ):  # of more namesakes than that the first few are shown
            maybe[person] = _of_name(entries, found.at_work[at_work], name)
            names[person] = name
    keys: dict[int, list[tuple[str, str]]] = defaultdict(list)
    for person, channel, key, _ in store.handles(sql, [each for each, who in maybe.items() if who]):
        keys[person].append((channel, key))
    for person, newcomers in maybe.items():
        may_be = [n for n in newcomers if not _are_two(entries[n].keys, keys[person])]
        _doubt(entries, may_be, names[person], Doubt(person, -1, _AT_WORK))


def _are_two(one: Iterable[tuple[str, str]], other: Iterable[tuple[str, str]]) -> bool:
    """Whether both have a profile on one service, and not the same one: then they are two people."""
    mine = {channel: key for channel, key in one if channel not in OF_SEVERAL and key}
    return any(channel in mine and key and mine[channel] != key for channel, key in other)
