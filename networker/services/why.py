"""Why?: what is known of the tie with one person, gathered for `domain.why`."""

import sqlite3
from datetime import date

from networker.domain.circles import ENOUGH_DAYS
from networker.domain.occasions import spoke_last
from networker.domain.reachout import own_rhythm_days
from networker.domain.sentences import Sentences
from networker.domain.turned_names import in_a_sentence
from networker.domain.vocabulary import PersonId, State
from networker.domain.why import sentences
from networker.services.occasions import last_words, only_in_vain
from networker.services.reach_candidates import ranked_of, tried_by_channel
from networker.services.sentences import chosen
from networker.store import people as people_store
from networker.store import rhythm
from networker.store import timeline as store
from networker.store.book import Book
from networker.store.reached import only_tried


def told(
    sql: sqlite3.Connection, person: int, name: str, day: date, said: Sentences, *, usual: float | None = None
) -> tuple[str, ...]:
    """What is known of the tie on a local day, a sentence each. `name`: what the person is called; `usual`: the rhythm of
    the user's ties in days, where it is known already.
    """
    first, state = store.first_contact(sql, person), rhythm.state(sql, person)
    begun = store.begun(sql, person) if state and state.n >= ENOUGH_DAYS else (0, 0)
    tried = only_tried(sql, [person], since=day.isoformat())
    last_two = last_words(sql, [person], tried=tried, day=day).get(person, ())
    last = date.fromordinal(state.last) if state else None
    if last is not None and tried:
        before = tried[person]
        last = date.fromisoformat(before) if before else last
    return sentences(
        ranked_of(sql, person, day, usual=usual),
        said,
        name=name,
        tried=tried_by_channel(sql, person),
        since=date.fromisoformat(first) if first else None,
        own=own_rhythm_days(state) if state else None,
        silent=(day - last).days if last else None,
        begun=begun,
        spoke_last=spoke_last(last_two),
        only_in_vain=person in only_in_vain(sql, {person: last_two}),
    )


def why(book: Book, person: PersonId, *, day: date) -> tuple[str, ...]:
    """The same for the header of a timeline; nothing of the dead, and where there is nobody of this id."""
    row = people_store.person(book.reader, person)
    if row is None or row.state == State.DECEASED.value:
        return ()
    return told(book.reader, person, in_a_sentence(row.given, row.name), day, chosen(book))
