"""The map of ties around somebody, a group, a gathering or the user: who is on it, where they stand, why they are tied."""

import sqlite3
from collections import defaultdict
from collections.abc import Collection, Iterator
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

from networker.domain import ego as rules
from networker.domain.ego import MOST, Joined
from networker.domain.ego_layout import Line, Spot, lay_out, stretched
from networker.domain.employers import employer
from networker.domain.path import CROWD, Go, Link, closeness, tie_called
from networker.domain.shown_names import as_shown
from networker.domain.ties import INTRODUCED_BY, word_of
from networker.domain.turned_names import in_a_sentence
from networker.domain.vocabulary import Circle, PersonId
from networker.store import ego as store
from networker.store.book import Book


class Around(StrEnum):
    """What stands in the middle of a map."""

    ME = "me"
    PERSON = "person"
    GROUP = "group"
    GATHERING = "gathering"


@dataclass(frozen=True, slots=True)
class Middle:
    """Whose map it is; `number` is the id of the person, group or gathering, 0 for the user."""

    around: Around
    number: int = 0


ME = Middle(Around.ME)


@dataclass(frozen=True, slots=True)
class Node:
    """Somebody on the map. `step`: 0 in the middle, 1, 2. `via`: through whom they are reached, of the second step.

    `why`: what ties them to the middle, or in the second step to `via`, the surest first, in the words of that one's page.
    """

    person: PersonId
    name: str
    shown: str
    called: str  # in a sentence
    company: str
    circle: Circle | None
    step: int
    spot: Spot
    why: tuple[Link, ...] = ()
    via: PersonId | None = None
    strength: float = 0.0


@dataclass(frozen=True, slots=True)
class Ego:
    """A map: its people, the middle first, then the surest first; the ties between them.

    `title`: the name of whoever or whatever is in the middle, "" for the user. `left_out`: how many more are within two steps.
    """

    middle: Middle
    title: str
    nodes: tuple[Node, ...]
    ties: tuple[Joined, ...]
    left_out: int

    @property
    def others(self) -> int:
        """How many people are around the middle."""
        return sum(1 for node in self.nodes if node.step)


def ego(book: Book, middle: Middle, *, today: date, most: int = MOST) -> Ego | None:
    """The map around a middle, with `most` people at most; None where that is not in the book any more."""
    sql = book.reader
    own = (middle.number,) if middle.around is Around.PERSON else ()
    if middle.around is Around.ME:
        title: str | None = ""
        first = {
            number: closeness(Go(number, "", Circle(circle) if circle else None, days, _day(last)), today)
            for number, circle, days, last in store.nearest(sql, limit=rules.FIRST)
        }
    elif middle.around is Around.PERSON:
        row = store.named(sql, own).get(middle.number)
        title = as_shown(*row[:4]) if row else None
        first = {tie.beside(middle.number): tie.strength for tie in rules.joined(links(sql, own))}
    else:
        group = middle.around is Around.GROUP
        title = store.title(sql, "people_group" if group else "gathering", middle.number)
        inside = (store.members if group else store.guests)(sql, middle.number)
        dear = {row[0] for row in store.nearest(sql, limit=10_000)} if len(inside) > rules.FIRST else set()
        first = {each: 1.0 if each in dear or not dear else 0.5 for each in inside}
    if title is None:
        return None
    near = {*own, *_surest(first)}
    known = list(links(sql, near))
    chosen = rules.select(first, rules.joined(known), middle=own, most=most - 1)
    people = {*own, *chosen.first, *chosen.second}
    # What ties those of the second step to each other was not asked yet.
    known = [each for each in known if each[0] in people and each[1] in people]
    known += links(sql, set(chosen.second), within=people)
    ties = rules.joined(known)
    spots = lay_out(
        chosen.first, chosen.via,
        [Line(tie.one, tie.other, tie.strength) for tie in ties if tie.one not in own and tie.other not in own],
    )  # fmt: skip
    spots = stretched({**spots, **dict.fromkeys(own, Spot(0, 0))})
    by_pair = {(tie.one, tie.other): tie for tie in ties}
    rows = store.named(sql, people)

    def node(number: int, step: int, to: int | None) -> Node:
        given, company, circle = rows[number][:4], rows[number][4], rows[number][5]
        tie = by_pair.get((min(number, to), max(number, to))) if to is not None else None
        return Node(
            PersonId(number), given[0], as_shown(*given), in_a_sentence(given[1], given[0]), company, Circle(circle) if circle else None, step,
            spots[number], _seen_from(tie, to) if tie and to is not None else (),
            PersonId(to) if to is not None and step == 2 else None,
            tie.strength if tie is not None else first.get(number, 0.0),
        )  # fmt: skip

    nodes = (
        *(node(each, 0, None) for each in own if each in rows),
        *(node(each, 1, own[0] if own else None) for each in chosen.first),
        *(node(each, 2, chosen.via[each]) for each in chosen.second),
    )
    return Ego(middle, title, nodes, tuple(ties), chosen.left_out)


def _surest(first: dict[int, float]) -> list[int]:
    return sorted(first, key=lambda each: (-first[each], each))[: rules.FIRST]


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None


def links(
    sql: sqlite3.Connection, people: Collection[int], *, within: Collection[int] | None = None, besides: Middle = ME
) -> Iterator[tuple[int, int, Link]]:  # fmt: skip
    """All that says of these people whom they know: (one, other, link in the words of the one's page).

    `within`: only whom of these they know. `besides`: a gathering or group of which it does not count that they are in it.
    """
    gathering = besides.number if besides.around is Around.GATHERING else 0
    group = besides.number if besides.around is Around.GROUP else 0
    found = store.bonds(sql, people, within=within, gathering=gathering, group=group)
    for one, other, what, text, inverse, first, n in found:
        if what == "tie":
            # How firm a tie is goes by its kind; `other` is the word on the other one's page.
            called = text if text == INTRODUCED_BY else tie_called(text)
            own, theirs = (word_of(text, inverse, first=side) for side in (bool(first), not first))
            yield one, other, Link(called, own, other=theirs)
        else:
            yield one, other, Link(what, text, size=n)
    talks = (
        store.talked(sql, people) if within is None else store.talked_among(sql, within, gathering=gathering)
    )
    for one, other, n in talks:
        yield one, other, Link("talk", n=n)
    staff: dict[str, list[int]] = defaultdict(list)
    for company, person in store.staff(sql, people):
        staff[company].append(person)
    for company, here in staff.items():
        if len(here) > CROWD or not employer(company):
            continue
        link = Link("colleague", company)
        others = here if within is None else [each for each in here if each in within]
        yield from ((one, other, link) for one in here if one in people for other in others if one != other)


def _seen_from(tie: Joined, person: int) -> tuple[Link, ...]:
    """The links of a tie in the words of one of the two's page: they are kept in those of the lower number."""
    if person == tie.one:
        return tie.links
    return tuple(
        replace(link, text=link.other, other=link.text) if link.other else link for link in tie.links
    )
