"""People offered beside today's list (on a trip, for a link): with a reason, where to write, and the words to start."""

import sqlite3
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from networker.domain import reach_words as words
from networker.domain.handles import address_on
from networker.domain.sentences import Sentences
from networker.domain.turned_names import called, in_a_sentence
from networker.domain.vocabulary import Channel, Circle, PersonId
from networker.services.reach_candidates import ranked_of
from networker.services.reach_entries import what_passed
from networker.services.reach_telling import advised
from networker.store import reach as store
from networker.store import reached as reached_store
from networker.store import rhythm


@dataclass(frozen=True, slots=True)
class Offer:
    """Somebody who may be written to. `handle` and `channel` as on a card of today's list."""

    person: PersonId
    name: str
    shown: str  # the name as people read it
    given: str
    company: str
    circle: Circle | None
    reason: str
    channel: Channel
    handle: str  # "" where no address is known
    opener: str
    done: str = ""  # what has passed on the day: "called"
    asked: bool = False  # they were begun to be written to, and it is open whether they were reached
    written: str = ""  # with which words, where they are known
    spent: bool = False  # nothing is to be offered: they have it already


@dataclass(frozen=True, slots=True)
class Reason:
    """Why somebody is offered, and the words to start with."""

    text: str
    opener: str
    spent: bool = False


def offers(
    sql: sqlite3.Connection,
    reasons: Mapping[int, Reason],
    day: date,
    said: Sentences,
    *,
    once_a_day: bool = True,
) -> tuple[Offer, ...]:
    """These people in their order, ready to be shown; without those who are gone. `once_a_day`: a talk of the day is enough."""
    ids = list(reasons)
    people, handles = store.people(sql, ids), store.handles(sql, ids)
    last, usual, today = store.last_words(sql, ids), rhythm.usual(sql), day.isoformat()
    begun, found = reached_store.begun(sql, ids, day=today), []
    for person, reason in reasons.items():
        if person not in people:
            continue
        who, contact = people[person], people[person].last_contact
        where = advised(sql, person, ranked_of(sql, person, day, usual=usual), in_writing=True).channel
        reached = contact is not None and contact >= today and person in last
        done = what_passed(last[person][1], last[person][4], said) if reached and once_a_day else ""
        found.append(
            Offer(
                person=PersonId(person), name=who.name,
                shown=who.shown,
                given=called(who.given, who.name), company=who.company,
                circle=Circle(who.circle) if who.circle else None,
                reason=reason.text, channel=where,
                handle=address_on(handles.get(person, ()), where),
                opener=reason.opener, done=done, asked=person in begun,
                written=begun.get(person, ""), spent=reason.spent,
            )
        )  # fmt: skip
    return tuple(found)


def called_in(given: str, name: str, said: Sentences) -> str:
    """How a sentence calls somebody."""
    return in_a_sentence(given, name) or said.words["nobody"]


def ago(day: str, today: date, said: Sentences) -> str:
    """How long a local day lies behind, in words."""
    return words.ago((today - date.fromisoformat(day)).days, said)
