"""Asking somebody for an introduction: the words to start with, and the step that notes it.

That is one undoable step: writing was begun, which leaves the question whether they were reached, and a promise of
theirs waits that names both. So long whoever is to be met is left alone.
"""

from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta

from networker.domain import reach_words
from networker.domain.changes import Changes
from networker.domain.employers import employer
from networker.domain.handles import address_on
from networker.domain.turned_names import called
from networker.domain.vocabulary import Channel, Introduces, PersonId, Side
from networker.services import sentences
from networker.services.errors import CannotDo
from networker.services.follow_ups import insert as insert_follow_up
from networker.services.reach_candidates import ranked_of
from networker.services.reach_telling import advised
from networker.services.reached import note_writing
from networker.services.somebody import name_of, refuse_the_dead
from networker.store import path as path_store
from networker.store import people as people_store
from networker.store import reach as store
from networker.store.book import Book
from networker.store.reached import ASKED

WAITS = timedelta(days=14)  # until the answer is looked for


@dataclass(frozen=True, slots=True)
class Asking:
    """Whom to write to, where, and with which words. `handle`: an address, number or URL; "" where there is none."""

    wanted: PersonId
    via: PersonId
    name: str  # of who is asked, as people read it
    given: str
    about: str  # whom the user wants to know, as people read it
    channel: Channel
    handle: str
    opener: str


def offer(book: Book, wanted: PersonId, via: PersonId, *, day: date) -> Asking:
    """How to ask somebody for an introduction, on a local day. Raises CannotDo where one of the two is gone."""
    sql = book.reader
    row, between = (people_store.person(sql, each) for each in (wanted, via))
    if row is None or between is None:
        raise CannotDo("They are not in the book any more.")
    said, given = sentences.chosen(book), called(between.given, between.name)
    about = row.shown or said.words["nobody"]
    text = said.path["who at"].format(name=about, text=row.company) if employer(row.company) else about
    channel = advised(sql, via, ranked_of(sql, via, day)).channel
    handles = store.handles(sql, [via]).get(via, ())
    return Asking(
        wanted=wanted,
        via=via,
        name=between.shown,
        given=given,
        about=about,
        channel=channel,
        handle=address_on(handles, channel),
        opener=reach_words.opener("introduction", said, name=given, words={"text": text}),
    )


def ask(
    book: Book, wanted: PersonId, via: PersonId, channel: Channel, *, now: datetime, words: str = ""
) -> Changes:
    """Note that the user asks `via` on a channel for an introduction; `words`: with which, unless with those offered.

    Raises CannotDo where the two are one, one of them has died or is gone, or that is asked already.
    """
    if wanted == via:
        raise CannotDo("Nobody can introduce themselves: choose somebody else.")
    refuse_the_dead(book.reader, wanted)
    if via in path_store.asked(book.reader, wanted):
        raise CannotDo(
            f"{name_of(book, via)} is asked for an introduction to {name_of(book, wanted)} already."
        )
    day, due = now.date(), now.date() + WAITS
    offered = offer(book, wanted, via, day=day).opener
    label = f"Asking {name_of(book, via)} for an introduction to {name_of(book, wanted)}"
    with book.step(ASKED, label, now=now) as step:
        note_writing(step, via, channel, words or offered, day=day)
        step.insert("reach_action", person=wanted, day=day.isoformat(), action="asked", until=due.isoformat())
        insert_follow_up(
            step, side=Side.THEM, text=sentences.chosen(book).path["asked"], due=due, people=[via, wanted],
            introduces=Introduces.ASKED, now=now,
        )  # fmt: skip
    return replace(step.changes, today=True)
