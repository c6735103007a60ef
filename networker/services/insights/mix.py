"""Mix: what the user's ties are made of, and how much hangs on one employer, group, city, language or go-between.

Of each person counts what is known now. Whoever is in several groups, or speaks several languages, counts in the
largest of them, so that the parts make up the whole. Nobody's language is guessed: only what is noted or imported counts.
"""

import sqlite3
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from networker.domain.employers import employer
from networker.domain.names import fold
from networker.domain.shown_names import as_shown
from networker.domain.towns import parts_of
from networker.domain.vocabulary import Fact
from networker.services.book import Book
from networker.services.insights import ENOUGH
from networker.services.insights.ties import Whom, ties
from networker.store.insights import mix as store

SHOWN = 3  # parts by name; the rest are "others"
LOOKED_UP = 20  # towns, the commonest, that are looked up, so that Köln and Cologne are one


class Kind(StrEnum):
    """By what ties are told apart."""

    EMPLOYER = "employer"
    GROUP = "group"
    CITY = "city"
    LANGUAGE = "language"
    HOW_MET = "how met"
    THROUGH = "through"  # who introduced them


@dataclass(frozen=True, slots=True)
class Share:
    """Some of the ties: what they have in common, as it is written most often, and who they are."""

    name: str
    people: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Mixed:
    """The ties by one thing. `known`: of how many it is known; `largest` parts first, then how many others there are."""

    kind: Kind
    known: int
    largest: tuple[Share, ...]
    others: int  # parts that have no name here
    of_others: tuple[int, ...]  # who is in them

    @property
    def enough(self) -> bool:
        """Whether it is known of enough people to say anything."""
        return self.known >= ENOUGH


@dataclass(frozen=True, slots=True)
class Mix:
    """How many ties there are, by what they were chosen, and what they are made of."""

    whom: Whom
    ties: int
    parts: tuple[Mixed, ...]

    @property
    def sample(self) -> int:
        """Ties."""
        return self.ties

    def hangs(self, part: Mixed) -> float:
        """The share of all ties that hangs on the largest part: those of whom nothing is known hang on nothing."""
        return len(part.largest[0].people) / self.ties if part.largest else 0.0

    @property
    def most(self) -> Mixed | None:
        """That on which the largest share hangs, of all that is known of enough; nothing hangs on a language."""
        told = [each for each in self.parts if each.enough and each.kind is not Kind.LANGUAGE]
        return max(told, key=self.hangs, default=None)


Told = tuple[int, str, str]  # the person, what they are compared by, and how it is written


def read(book: Book, *, today: date, since: date | None) -> Mix:
    """What the ties are made of now; neither `today` nor `since` changes it."""
    sql = book.reader
    whom, people = ties(sql)
    work = store.work_and_place(sql, people)
    told: list[tuple[Kind, Iterable[Told]]] = [
        (Kind.EMPLOYER, [(who, employer(company), company) for who, company, _ in work]),
        (Kind.GROUP, [(who, folded, name) for who, name, folded in store.groups(sql, people)]),
        (Kind.CITY, _cities([(who, city) for who, _, city in work])),
        (Kind.LANGUAGE, _facts(sql, people, Fact.LANGUAGE)),
        (Kind.HOW_MET, _facts(sql, people, Fact.HOW_MET)),
        (
            Kind.THROUGH,
            [(who, str(by), as_shown(*name)) for who, by, *name in store.introduced_by(sql, people)],
        ),
    ]
    return Mix(whom, len(people), tuple(_mixed(kind, each) for kind, each in told))


def _facts(sql: sqlite3.Connection, people: Sequence[int], field: Fact) -> list[Told]:
    return [
        (who, " ".join(fold(value).split()), " ".join(value.split()))
        for who, value in store.facts(sql, people, field)
    ]


def _cities(places: Sequence[tuple[int, str]]) -> list[Told]:
    """Places by their town: "Lyon", "Lyon, France" and "Greater Lyon Area" are one."""
    called: dict[str, list[str]] = {}
    keys: dict[str, str] = {}
    for _, place in places:
        if place and place not in keys:
            keys[place] = next(iter(parts_of(place)), "")
        if place:
            called.setdefault(keys[place], []).append(place)
    towns = _towns(sorted(called.items(), key=lambda each: (-len(each[1]), each[0]))[:LOOKED_UP])
    told = []
    for who, place in places:
        if place and keys[place]:
            key, name = towns.get(keys[place], (keys[place], place.split(",")[0].strip()))
            told.append((who, key, name))
    return told


def _towns(common: Iterable[tuple[str, Sequence[str]]]) -> dict[str, tuple[str, str]]:
    """What the commonest places are called in the table of towns, by what they are compared by."""
    from networker.services.towns import towns

    found = {}
    for key, written in common:
        town = next(iter(towns().find(written[0])), None)
        if town is not None:
            found[key] = (f"{town.name} {town.part} {town.country}", town.name)
    return found


def _mixed(kind: Kind, told: Iterable[Told]) -> Mixed:
    """The parts by their size; whoever is in several counts in the largest."""
    inside: dict[str, dict[int, None]] = {}
    written: dict[str, dict[str, int]] = {}
    for who, key, name in told:
        if key:
            inside.setdefault(key, {})[who] = None
            names = written.setdefault(key, {})
            names[name] = names.get(name, 0) + 1
    by_size = sorted(inside, key=lambda key: (-len(inside[key]), key))
    counted: set[int] = set()
    shares: list[Share] = []
    for key in by_size:
        people = tuple(sorted(who for who in inside[key] if who not in counted))
        counted.update(people)
        if people:
            shares.append(Share(max(written[key], key=lambda name: written[key][name]), people))
    shares.sort(key=lambda share: -len(share.people))
    rest = shares[SHOWN:]
    return Mixed(
        kind,
        len(counted),
        tuple(shares[:SHOWN]),
        len(rest),
        tuple(sorted(who for share in rest for who in share.people)),
    )
