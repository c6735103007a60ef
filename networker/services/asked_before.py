"""What was asked before: questions with whom they were put to, and what came of each. Only read; see asks.py for the verbs."""

import sqlite3
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from networker.domain.shown_names import as_shown
from networker.domain.turned_names import called
from networker.domain.vocabulary import AskedId, AskId, Channel, FollowUpId, PersonId
from networker.store import asks as store
from networker.store.book import Book

SHOWN = 20  # questions at once
OF_A_PERSON = 12


class Outcome(StrEnum):
    """What came of a question so far."""

    HELPED = "helped"
    ANSWERED = "answered"
    WAITS = "waits"
    CLOSED = "closed"  # without an answer
    LOOKED_UP = "looked up"  # nobody was asked


@dataclass(frozen=True, slots=True)
class AskedOne:
    """Somebody who was asked. Days are local; `thanks`: the promise to thank them, as long as it is open."""

    id: AskedId
    person: PersonId
    name: str  # as people read it
    given: str
    day: date | None
    channel: Channel | None
    answer: str
    helped: bool | None  # None: nobody said
    thanks: FollowUpId | None
    thanked: date | None


@dataclass(frozen=True, slots=True)
class AskView:
    """A question and what came of it. Days are local."""

    id: AskId
    question: str
    day: date
    outcome: str
    closed: date | None
    people: tuple[AskedOne, ...]

    @property
    def came(self) -> Outcome:
        """What came of it so far."""
        if any(each.helped for each in self.people):
            return Outcome.HELPED
        if not self.people:
            return Outcome.LOOKED_UP
        if self.outcome or any(each.answer or each.helped is not None for each in self.people):
            return Outcome.ANSWERED
        return Outcome.CLOSED if self.closed else Outcome.WAITS


@dataclass(frozen=True, slots=True)
class AskedBefore:
    """The last questions, the newest first, and how many there are."""

    total: int
    asks: tuple[AskView, ...]


def listing(book: Book, *, limit: int = SHOWN) -> AskedBefore:
    """The last questions of the book."""
    sql = book.reader
    return AskedBefore(store.count(sql), _views(sql, store.latest(sql, limit=limit)))


def of_person(sql: sqlite3.Connection, person: int) -> tuple[AskView, ...]:
    """The last questions that somebody was asked, the newest first."""
    return _views(sql, store.of_person(sql, person, limit=OF_A_PERSON))


def one(sql: sqlite3.Connection, number: int) -> AskView | None:
    """One question; None where it is gone."""
    row = store.question(sql, number)
    return _views(sql, [row])[0] if row is not None else None


def _views(sql: sqlite3.Connection, rows: Sequence[store.Row]) -> tuple[AskView, ...]:
    people: dict[int, list[AskedOne]] = {}
    for ask, *row in store.asked(sql, [each[0] for each in rows]):
        people.setdefault(ask, []).append(_one(*row))
    return tuple(
        AskView(
            AskId(number),
            question,
            date.fromisoformat(day),
            outcome,
            _day(closed),
            tuple(people.get(number, ())),
        )
        for number, question, day, outcome, closed in rows
    )


def _one(
    number: int, person: int, day: str | None, channel: str | None, answer: str, helped: int | None,
    thanks: int | None, thanked: str | None, name: str, given: str, family: str, suffix: str,
) -> AskedOne:  # fmt: skip
    return AskedOne(
        id=AskedId(number),
        person=PersonId(person),
        name=as_shown(name, given, family, suffix),
        given=called(given, name),
        day=_day(day),
        channel=Channel(channel) if channel in list(Channel) else None,
        answer=answer,
        helped=None if helped is None else bool(helped),
        thanks=FollowUpId(thanks) if thanks is not None else None,
        thanked=_day(thanked),
    )


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None
