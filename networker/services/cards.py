"""People as other programs get them: whole cards by id, and everything known of one."""

import sqlite3
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from networker.domain.vocabulary import Channel, Circle, PersonId, State
from networker.services import people as people_service
from networker.services import timeline
from networker.services.promises import open_promises
from networker.services.ties import ties_of
from networker.services.today_views import Promise
from networker.services.views import FactView, MeetingAhead, TalkView, TieView
from networker.store import cards as store
from networker.store import people as people_store
from networker.store.book import Book


@dataclass(frozen=True, slots=True)
class Card:
    """What a list tells other programs of one person. Addresses are as the source wrote them."""

    id: PersonId
    name: str
    company: str
    title: str
    city: str
    circle: Circle | None
    state: State
    emails: tuple[str, ...]
    phones: tuple[str, ...]
    profiles: tuple[str, ...]
    groups: tuple[str, ...]
    topics: tuple[str, ...]
    last_contact: str | None  # ISO day
    met_in_person: bool


@dataclass(frozen=True, slots=True)
class Full:
    """Everything known of one person."""

    card: Card
    notes: str
    facts: tuple[FactView, ...]
    ties: tuple[TieView, ...]
    talks: tuple[TalkView, ...]
    promises: tuple[Promise, ...]
    ahead: tuple[MeetingAhead, ...] = ()  # the next ones


def cards(book: Book, ids: Sequence[int]) -> list[Card]:
    """Cards in the order asked for; ids of nobody are left out."""
    sql = book.reader
    found = people_store.rows(sql, ids)
    handles, groups, topics = store.handles(sql, ids), store.groups(sql, ids), store.topics(sql, ids)
    met = store.met(sql, ids)
    return [
        _card(found[each], handles[each], groups.get(each, []), topics.get(each, []), each in met)
        for each in ids
        if each in found
    ]


def _card(
    row: people_store.Row,
    handles: Sequence[tuple[str, str]],
    groups: Sequence[str],
    topics: Sequence[str],
    met: bool,
) -> Card:
    number, name, company, title, city, circle, state, last, *_ = row
    sorted_: dict[str, list[str]] = defaultdict(list)
    for channel, text in handles:
        kind = {Channel.MAIL: "emails", Channel.PHONE: "phones"}.get(Channel(channel), "profiles")
        sorted_[kind].append(text)
    return Card(
        id=PersonId(number),
        name=name,
        company=company,
        title=title,
        city=city,
        circle=Circle(circle) if circle else None,
        state=State(state),
        emails=tuple(sorted_["emails"]),
        phones=tuple(sorted_["phones"]),
        profiles=tuple(sorted_["profiles"]),
        groups=tuple(groups),
        topics=tuple(topics),
        last_contact=last,
        met_in_person=met,
    )


def full(book: Book, person: PersonId, *, today: date) -> Full | None:
    """Everything known of somebody on a local day; None where there is nobody of this id."""
    found = cards(book, [person])
    if not found:
        return None
    sql: sqlite3.Connection = book.reader
    row = people_store.person(sql, person)
    assert row is not None
    talks = timeline.talks(book, store.talk_ids(sql, person))
    return Full(
        card=found[0],
        notes=row.notes,
        facts=tuple(people_service.fact_views(sql, person)),
        ties=ties_of(sql, person),
        talks=tuple(
            sorted(
                talks.values(), key=lambda t: (t.day, t.at.isoformat() if t.at else "", t.id), reverse=True
            )
        ),
        promises=open_promises(sql, person=person),
        ahead=timeline.meetings_ahead(sql, person, today),
    )
