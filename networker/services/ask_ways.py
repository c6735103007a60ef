"""How those whom a question names can be asked: on which channel, with which words, or by whose introduction.

And who else might know somebody, where nobody fits: people who are well connected, those first who share something with
whoever comes near.
"""

import sqlite3
from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from networker.domain import questions
from networker.domain import reach_words as words
from networker.domain.sentences import Sentences
from networker.domain.turned_names import called
from networker.domain.vocabulary import Direction, InteractionId, Kind, PersonId
from networker.services import paths, sentences
from networker.services.ask_views import Answer, Answers
from networker.services.offers import Offer, Reason, offers
from networker.services.today_views import Named
from networker.store import asks as store
from networker.store import path as path_store
from networker.store import people as people_store
from networker.store import reach
from networker.store.book import Book

Rank = Callable[[Book, str, datetime], Answers]
SHOWN = 20  # people
NEAR = 30  # of those who come near, whose company is looked at
CONNECTED = 5  # people who might know somebody


@dataclass(frozen=True, slots=True)
class Passed:
    """What a line was said in."""

    kind: Kind
    direction: Direction | None


@dataclass(frozen=True, slots=True)
class Asked:
    """Somebody who may be asked, why, and how.

    `by`: who could introduce the user, where there was no talk with them yet (`met` is False then).
    """

    answer: Answer
    offer: Offer
    talked: bool
    by: Named | None = None
    passed: Passed | None = None  # where the line comes from a talk


@dataclass(frozen=True, slots=True)
class Found:
    """Whom to ask, the best first: SHOWN at most of `total`. `anybody`: whether there are people in the book at all."""

    question: str
    total: int
    people: tuple[Asked, ...]
    anybody: bool = True


@dataclass(frozen=True, slots=True)
class Connected:
    """Somebody who might know somebody: with whom of those who come near they share something, and how much in all."""

    offer: Offer
    near: tuple[Named, ...]
    ties: int
    groups: int
    gatherings: int


def found(book: Book, question: str, *, now: datetime, rank: Rank) -> Found:
    """Rank people for a question, and say of the first of them how they can be asked."""
    answers = rank(book, question, now)
    shown, day = answers.list[:SHOWN], now.date()
    sql, said = book.reader, sentences.chosen(book)
    hops = {each.person for each in shown if each.via is not None}
    offered = _offers(sql, [each.person for each in shown], hops, question, day, said)
    last = store.last_contacts(sql, [each.person for each in shown])
    unmet = [each.person for each in shown if last.get(each.person) is None]
    by = _introducers(sql, unmet, day)
    talks = store.passed(sql, [each.evidence.talk for each in shown if each.evidence.talk is not None])
    people = [
        Asked(
            answer=each,
            offer=offered[each.person],
            talked=last[each.person] is not None,
            by=by.get(each.person),
            passed=_passed(talks, each.evidence.talk),
        )
        for each in shown
        if each.person in offered
    ]
    anybody = bool(people) or people_store.count(sql) > 0
    return Found(question, len(answers.list) - len(shown) + len(people), tuple(people), anybody)


def _passed(talks: Mapping[int, store.Row], talk: InteractionId | None) -> Passed | None:
    if talk is None or talk not in talks:
        return None
    kind, direction = talks[talk]
    return Passed(Kind(kind), Direction(direction) if direction else None)


def _introducers(sql: sqlite3.Connection, people: Sequence[PersonId], day: date) -> dict[PersonId, Named]:
    """Who could introduce the user to each of those whom they never talked with."""
    ways = paths.ways(sql, people, day, marked=False) if people else {}
    vias = {person: found[0].via for person, found in ways.items() if found}
    names = people_store.names(sql, list(vias.values()))
    return {PersonId(person): Named(PersonId(via), names.get(via, "")) for person, via in vias.items()}


def opener(question: str, given: str, name: str, said: Sentences, *, hop: bool = False) -> str:
    """The words with which somebody is asked. `hop`: whoever is asked may know somebody."""
    text = questions.tidy(question)
    if text and text[-1].isalnum():
        text += "."
    greeted = words.greeting(called(given, name), said)
    return said.asking["opener hop" if hop else "opener"].format(greeting=greeted, text=text)


def _offers(
    sql: sqlite3.Connection,
    people: Sequence[PersonId],
    hops: set[PersonId],
    question: str,
    day: date,
    said: Sentences,
) -> dict[PersonId, Offer]:
    known = reach.people(sql, people)
    reasons: dict[int, Reason] = {
        each: Reason("", opener(question, known[each].given, known[each].name, said, hop=each in hops))
        for each in people
        if each in known
    }
    return {each.person: each for each in offers(sql, reasons, day, said, once_a_day=False)}


def might_know(
    book: Book, question: str, *, near: Sequence[PersonId] = (), now: datetime
) -> tuple[Connected, ...]:
    """Who might know somebody who can answer: well connected people, those first who share something with one of `near`."""
    sql, said, day = book.reader, sentences.chosen(book), now.date()
    beside = _beside(sql, near[:NEAR])
    rows = {row[0]: row[1:] for row in store.connected(sql, limit=CONNECTED + len(near))}
    ranked = [*sorted(beside, key=lambda each: (-len(beside[each]), each)), *rows]
    chosen = [PersonId(each) for each in dict.fromkeys(ranked) if each not in near][:CONNECTED]
    offered = _offers(sql, chosen, set(chosen), question, day, said)
    names = people_store.names(sql, sorted({each for those in beside.values() for each in those}))
    return tuple(
        Connected(
            offered[each],
            tuple(Named(PersonId(other), names.get(other, "")) for other in beside.get(each, ())),
            *rows.get(each, (0, 0, 0)),
        )
        for each in chosen
        if each in offered
    )


def _beside(sql: sqlite3.Connection, near: Sequence[PersonId]) -> dict[int, list[int]]:
    """With whom of those near somebody the user talks with shares a tie, a group or a gathering that is no crowd."""
    found: dict[int, list[int]] = defaultdict(list)
    if near:
        for table in (path_store.ties, path_store.groups, path_store.gatherings):
            for person, via, *_ in table(sql, near):
                if via != person and person not in found[via]:
                    found[via].append(person)
    return {via: those for via, those in found.items() if via not in near}


@dataclass(frozen=True, slots=True)
class Examples:
    """What a question may be about, out of the user's own book; "" and () where it says nothing of it."""

    people: int  # in the book
    topics: tuple[str, ...]
    city: str
    company: str


def examples(book: Book) -> Examples:
    """What the user's own network knows most of."""
    topics, city, company = store.favourites(book.reader)
    return Examples(people_store.count(book.reader), tuple(topics), city, company)
