"""Who would care about this: people ranked by what is known of them, for a link or a text that is to be shared.

That it was shared is a note in the timeline, written as soon as *Write* is pressed, together with the one question
whether they were reached; "not yet" takes the note away again. So nobody is offered the same thing twice.
"""

import math
import sqlite3
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from types import MappingProxyType

from networker.domain import reach_words as words
from networker.domain import shared_links
from networker.domain.changes import Changes
from networker.domain.sentences import Sentences
from networker.domain.shared_links import Shared
from networker.domain.turned_names import called
from networker.domain.vocabulary import Channel, Circle, Kind, PersonId
from networker.services import sentences
from networker.services.errors import CannotDo
from networker.services.offers import Offer, Reason, ago, called_in, offers
from networker.services.reached import note_writing
from networker.services.shares_near import near_lines
from networker.services.somebody import name_of
from networker.store import people as people_store
from networker.store import reach
from networker.store import shares as store
from networker.store.book import Book
from networker.store.reached import SHARED

SHOWN = 20  # people
LOOKED_AT = 200  # of whom it is read what is known
RANKED = 40  # of whom it is looked up whether they have it already
PER_WORD = 2000
TALKS_PER_WORD = 1000
_ALLOWED = 3  # in a row of `reach.standing`, behind the person
# How much a line tells: what they chose to care about more than what they do for a living.
WEIGHTS: Mapping[str, float] = MappingProxyType(
    {
        "topic": 3.0, "project": 3.0, "like": 2.5, "talked": 2.5, "common ground": 2.0, "group": 1.5, "job": 1.5,
        "note": 1.5,
    }
)  # fmt: skip
OTHERS = 1.0
MORE = 0.3  # what further lines add to the best one
NEARER: Mapping[Circle | None, float] = MappingProxyType(
    {Circle.INNER: 1.3, Circle.CLOSE: 1.25, Circle.GOOD: 1.2, Circle.WIDE: 1.1, Circle.BEYOND: 0.9}
)


@dataclass(frozen=True, slots=True)
class Caring:
    """Who may care, the likeliest first; those who have had it for longer than a day last."""

    shared: Shared
    offers: tuple[Offer, ...]


@dataclass(frozen=True, slots=True)
class _Line:
    """One thing that is known of somebody, with the words in it that fit."""

    what: str
    how: str
    text: str
    day: str
    fits: frozenset[str]
    near: float = 0.0  # how well it fits by near words, where none of the very words stands in it


def who_cares(book: Book, text: str, *, day: date) -> Caring:
    """Rank people for a link or a text, each with the line that says why. Raises CannotDo where nothing is given."""
    shared = shared_links.read(text)
    if not shared.text:
        raise CannotDo("Nothing is given yet: paste a link, or write a few words.")
    sql, said = book.reader, sentences.chosen(book)
    rarity, people, talks, never = _fitting(sql, shared.stems)
    lines = _lines(sql, people, talks, shared.stems)
    if len(lines) < SHOWN:
        for person, each in near_lines(sql, shared.words, shared.text).items():
            if person not in never:
                near = _Line(each.what, each.how, each.text, each.day, frozenset(), each.worth)
                lines.setdefault(person, [near])
    known = reach.people(sql, list(lines))
    ranked = sorted(
        (each for each in lines if each in known),
        key=lambda each: (lines[each][0].near > 0, -_score(lines[each], rarity, known[each].circle), each),
    )[:RANKED]
    had = _have_it(sql, ranked, shared)
    # Who got it today keeps their place: they may be written to one after the other.
    before = {each for each, (on, _) in had.items() if on < day.isoformat()}
    ranked = sorted(ranked, key=lambda each: each in before)[:SHOWN]
    reasons = {
        each: _reason(lines[each], known[each], shared, had.get(each), rarity, day, said) for each in ranked
    }
    return Caring(shared, offers(sql, reasons, day, said, once_a_day=False))


def _have_it(sql: sqlite3.Connection, people: Sequence[int], shared: Shared) -> dict[int, tuple[str, bool]]:
    """(last day, whether it was shared from here) by person, of these who have it already."""
    # What may stand differently in the rest of an address is looked at below.
    words = shared.key.partition("?")[0] if shared.link else shared_links.SHARED
    found: dict[int, tuple[str, bool]] = {}
    for person, day, origin, text in store.telling(sql, people, words):
        if (shared.link or origin == SHARED) and shared_links.passed_in(shared, text):
            last, from_here = found.get(person, ("", False))
            found[person] = (max(last, day), from_here or origin == SHARED)
    return found


def _fitting(
    sql: sqlite3.Connection, stems: Sequence[str]
) -> tuple[dict[str, float], list[int], Mapping[int, list[tuple[str, str]]], set[int]]:
    """How rare each word is, the people whom the rarest words fit best, what was talked about with whom, and when, and who is
    never suggested.
    """
    everybody, rarity = max(people_store.count(sql), 1), {}
    scores: dict[int, float] = defaultdict(float)
    talks: dict[int, list[tuple[str, str]]] = defaultdict(list)
    standing = {row[0]: row[1:] for row in reach.standing(sql)}
    never = {person for person, row in standing.items() if not row[_ALLOWED]}
    near = {person for person, row in standing.items() if row[0] is not None}
    for each in stems:
        found = [person for person in store.begins_with(sql, each) if person not in never]
        number = len(found)
        if number > PER_WORD:  # a word of so many says little: whom it fits most is whoever is near
            found = sorted(found, key=lambda person: person not in near)[:PER_WORD]
        talked = store.talked_about(sql, each, limit=TALKS_PER_WORD)
        for person, topic, day in talked:
            talks[person].append((topic, day))
        rarity[each] = math.log(1 + everybody / max(number, len(talked), 1))
        for person in dict.fromkeys((*(row[0] for row in talked), *found)):
            scores[person] += rarity[each]
    return rarity, sorted(scores, key=lambda person: -scores[person])[:LOOKED_AT], talks, never


def _lines(
    sql: sqlite3.Connection,
    people: Sequence[int],
    talks: Mapping[int, Sequence[tuple[str, str]]],
    stems: tuple[str, ...],
) -> dict[int, list[_Line]]:
    found: dict[int, list[_Line]] = defaultdict(list)
    for person, what, how, text, day in store.evidence(sql, people):
        of_work = what == "job"
        told = ", ".join(part for part in (text, how) if part) if of_work else text
        if fits := shared_links.fitting(told if of_work else f"{how} {text}", stems):
            found[person].append(_Line(what, how, told, day, fits))
    for person in people:
        for topic, day in talks.get(person, ()):
            if fits := shared_links.fitting(topic, stems):
                found[person].append(_Line("talked", "", topic, day, fits))
    return found


def _worth(line: _Line, rarity: Mapping[str, float]) -> float:
    return WEIGHTS.get(line.what, OTHERS) * (sum(rarity.get(each, 0.0) for each in line.fits) + line.near)


def _score(lines: Sequence[_Line], rarity: Mapping[str, float], circle: int | None) -> float:
    worth = sorted((_worth(each, rarity) for each in lines), reverse=True)
    return (worth[0] + MORE * sum(worth[1:4])) * NEARER.get(Circle(circle) if circle else None, 1.0)


def _reason(
    lines: Sequence[_Line],
    person: reach.Person,
    shared: Shared,
    had: tuple[str, bool] | None,
    rarity: Mapping[str, float],
    day: date,
    said: Sentences,
) -> Reason:
    """The line that says most, and the words to start with; of who has it already, when."""
    name = called_in(person.given, person.name, said)
    if had is not None:
        on = words.day_in_words(date.fromisoformat(had[0]), day, said)
        return Reason(_sentence("shared" if had[1] else "passed", said, name=name, day=on), "", spent=True)
    best = max(lines, key=lambda each: _worth(each, rarity))
    key = f"topic {best.how}" if best.what == "topic" and f"topic {best.how}" in said.sharing else best.what
    text = shared_links.line_of(best.text, best.fits).rstrip(".")  # the sentence has a full stop of its own
    told = _sentence(
        key if key in said.sharing else "fact", said, name=name, text=text,
        ago=ago(best.day, day, said) if best.what == "talked" else "",
    )  # fmt: skip
    return Reason(told, _opener(shared, person.given, person.name, said))


def _opener(shared: Shared, given: str, name: str, said: Sentences) -> str:
    """The words with which something is shared."""
    greeted = words.greeting(called(given, name), said)
    return said.sharing["opener"].format(greeting=greeted, text=shared.text)


def _sentence(key: str, said: Sentences, **fields: str) -> str:
    return words.capital(said.sharing[key].format(**fields))


def _known(book: Book, person: PersonId) -> people_store.Person:
    found = people_store.person(book.reader, person)
    if found is None:
        raise CannotDo(f"There is nobody with the id {person}. Find ids with: networker people NAME.")
    return found


def share(book: Book, person: PersonId, text: str, *, channel: Channel, now: datetime) -> Changes:
    """Note that something is being shared with somebody on a channel; it leaves the question whether they were reached.

    Raises CannotDo where they have it already, have died, are not in the book, or nothing is given.
    """
    shared = shared_links.read(text)
    if not shared.text:
        raise CannotDo("Nothing is given yet: paste a link, or write a few words.")
    who, name = _known(book, person), name_of(book, person)
    if _have_it(book.reader, [person], shared).get(person, ("", False))[1]:
        raise CannotDo(f"{name} has this from you already.")
    day = now.date().isoformat()
    with book.step("share", f"Shared with {name}", now=now) as step:
        opener = _opener(shared, who.given, who.name, sentences.chosen(book))
        note_writing(step, person, channel, opener, day=now.date())
        number = step.insert(
            "interaction", kind=Kind.NOTE.value, channel=channel.value, day=day, origin=SHARED,
            at=now.isoformat(timespec="seconds"), text=f"{shared_links.SHARED} {shared.text}", created_at=now.isoformat(),
        )  # fmt: skip
        step.insert("interaction_person", interaction=number, person=person)
    return replace(step.changes, today=True)


def channel_of(book: Book, person: PersonId, *, day: date) -> Channel:
    """Where somebody is best written to. Raises CannotDo where they are not in the book."""
    _known(book, person)
    sql, said = book.reader, sentences.chosen(book)
    found = offers(sql, {person: Reason("", "")}, day, said)
    return found[0].channel if found else Channel.OTHER
