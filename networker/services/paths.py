"""The path to somebody whom the user wants to know: the mark, and who could introduce them. See also asking.py."""

import sqlite3
from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace
from datetime import date, datetime
from itertools import groupby

from networker.domain import path as rules
from networker.domain import reach_words as words
from networker.domain.changes import Changes
from networker.domain.dates import PartialDate
from networker.domain.employers import employer
from networker.domain.path import Go, Link, Way
from networker.domain.shown_names import as_shown
from networker.domain.ties import INTRODUCED_BY, word_of
from networker.domain.turned_names import in_a_sentence
from networker.domain.vocabulary import Circle, PersonId
from networker.services import sentences
from networker.services.somebody import name_of
from networker.services.today_views import Path, PathWay
from networker.store import path as store
from networker.store import people as people_store
from networker.store.book import Book

SHOWN = 12  # ways told of one person
LISTED = 200


def want(book: Book, people: Sequence[int], wanted: bool = True, *, now: datetime) -> Changes:
    """Mark people whom the user wants to know, or take the mark away; one undoable step."""
    who = name_of(book, people[0]) if len(people) == 1 else f"{len(people)} people"
    label = f"You want to know {who}" if wanted else f"No mark any more to get to know {who}"
    with book.step("want to know", label, now=now) as step:
        for each in people:
            step.update("person", each, want_to_know=wanted)
    return replace(step.changes, today=True)


def best(sql: sqlite3.Connection, wanted: Collection[int], day: date) -> dict[int, Way]:
    """The best way to each of some people, where there is one. Days are local."""
    return {person: found[0] for person, found in ways(sql, wanted, day).items() if found}


def ways(
    sql: sqlite3.Connection, wanted: Collection[int], day: date, *, marked: bool = True
) -> dict[int, list[Way]]:
    """Who could introduce each of those of some people whom the user never heard from, the best first.

    `marked`: only those whom the user wants to know.
    """
    companies = store.unmet(sql, wanted, marked=marked)
    if not companies:
        return {}
    found = [
        each
        for each in (*_by_tie(sql, companies), *_by_employer(sql, companies), *_together(sql, companies, day))
        if each[0] != each[1]
    ]
    between = {
        number: _go(number, row) for number, row in store.between(sql, {via for _, via, _ in found}).items()
    }
    told: dict[int, list[tuple[Go, Link]]] = {person: [] for person in companies}
    for person, via, link in found:
        told[person].append((between[via], link))
    return {person: rules.ways(each, day) for person, each in told.items()}


def _go(number: int, row: store.Row) -> Go:
    circle, days, last, name, given, *_ = row
    return Go(
        number, in_a_sentence(given, name), Circle(circle) if circle else None, days,
        date.fromisoformat(last) if last else None,
    )  # fmt: skip


_Found = tuple[int, int, Link]  # the person, who is between, why


def _by_tie(sql: sqlite3.Connection, wanted: Collection[int]) -> Iterator[_Found]:
    for person, via, kind, inverse, first, day in store.ties(sql, wanted):
        word = word_of(kind, inverse, first=bool(first))
        what = INTRODUCED_BY if word == INTRODUCED_BY else rules.tie_called(word)
        yield person, via, Link(what, word, _day(day))


def _by_employer(sql: sqlite3.Connection, companies: dict[int, str]) -> Iterator[_Found]:
    """Who introduced the user to others of the same employer, and who works there too."""
    asked = {person: firm for person, firm in companies.items() if employer(firm)}
    if not asked:
        return
    people: dict[str, list[int]] = {}
    for person, firm in asked.items():
        people.setdefault(firm.casefold(), []).append(person)
    firms = sorted(set(asked.values()))
    rows = sorted(store.introduced(sql, firms), key=lambda row: (row[0].casefold(), row[1]))
    for (firm, via), each in groupby(rows, key=lambda row: (row[0].casefold(), row[1])):
        brought = {row[2]: row for row in each}
        latest = max((row[7] for row in brought.values() if row[7]), default=None)
        other = as_shown(*next(iter(brought.values()))[3:7])
        for person in people.get(firm, ()):
            text = asked[person]
            yield person, via, Link("introduced", text, _day(latest), n=len(brought), other=other)
    for firm, via in store.colleagues(sql, firms):
        for person in people.get(firm.casefold(), ()):
            yield person, via, Link("colleague", asked[person])


def _together(sql: sqlite3.Connection, wanted: Collection[int], today: date) -> Iterator[_Found]:
    for person, via, name, day, size in store.gatherings(sql, wanted):
        ahead = bool(day) and day > today.isoformat()
        yield person, via, Link("gathering ahead" if ahead else "gathering", name, _day(day), size=size)
    for person, via, name, size in store.groups(sql, wanted):
        yield person, via, Link("group", name, size=size)


def _day(text: str | None) -> PartialDate | None:
    try:
        return PartialDate.parse(text) if text else None
    except ValueError:
        return None


def path(book: Book, person: PersonId, *, day: date) -> Path | None:
    """The path to somebody as it is told, on a local day; None where the user does not want to know them, or did hear from them."""
    sql = book.reader
    found = ways(sql, [person], day).get(person)
    row = people_store.person(sql, person)
    if found is None or row is None:
        return None
    said, name = sentences.chosen(book), in_a_sentence(row.given, row.name)
    shown = found[:SHOWN]
    if not shown:
        company = row.company if employer(row.company) else ""
        return Path((), words.no_path(name or said.words["nobody"], company, said))
    waits, names = store.asked(sql, person), people_store.names(sql, [way.via for way in shown])
    return Path(
        tuple(
            PathWay(
                person=PersonId(way.via),
                name=names.get(way.via, ""),
                given=way.given,
                sentence=words.capital(words.path(way, name or said.words["nobody"], day, said)),
                asked=date.fromisoformat(waits[way.via]) if way.via in waits else None,
            )
            for way in shown
        )
    )


def wanted(book: Book) -> list[PersonId]:
    """Those whom the user wants to know and never heard from, by name; some hundreds at most."""
    return [PersonId(each) for each in store.everybody_wanted(book.reader, limit=LISTED)]
