"""Who may be in the book twice, best first, each pair with its evidence; and what was said of them.

Looked at are those who share an address, have one name (`same_names.py`: by dictionaries, never everybody with
everybody) or whom an import doubted. What their names, companies, profiles and birthdays say of it is `evidence.py`.
"""

import sqlite3
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import combinations, islice

from networker.domain.sharing import OF_SEVERAL
from networker.domain.vocabulary import PersonId
from networker.services import evidence
from networker.services.same_names import of_one_name
from networker.services.today_views import Named
from networker.store import pairs as store
from networker.store import people as people_store
from networker.store.book import Book

TOGETHER = 200  # pairs whose people are looked up at once
MOST = 3000  # pairs of one name that are looked at: nobody goes through more, and the best are not among them


@dataclass(frozen=True, slots=True)
class Duplicate:
    """Two people who may be one; `safe`: name and an address agree and nothing contradicts, of nobody else either."""

    one: Named
    other: Named
    why: str
    safe: bool
    score: int
    two_names: bool = False  # an address is all that ties them: more likely a family than one person


@dataclass(frozen=True, slots=True)
class Survey:
    """All that the page of duplicates begins with."""

    pairs: tuple[Duplicate, ...]  # the first few
    count: int
    safe: int
    people: int  # listed in the book
    more: bool = False  # there may be more than were counted


def survey(book: Book, *, limit: int = 20) -> Survey:
    """Count them all, and show the first few."""
    found = _all(book.reader)
    return Survey(
        tuple(found[:limit]),
        len(found),
        len(_joining(found)),
        people_store.count(book.reader),
        len(found) >= MOST,
    )


def pairs(book: Book, limit: int = 20) -> list[Duplicate]:
    """Open pairs, best first. Who was said to be two people never comes again."""
    return _all(book.reader)[:limit]


def count(book: Book) -> int:
    """How many pairs are open."""
    return len(_all(book.reader))


def safe(book: Book) -> list[Duplicate]:
    """Pairs that may be merged in one go; of three of one person the two that join them."""
    return _joining(_all(book.reader))


def _joining(found: Iterable[Duplicate]) -> list[Duplicate]:
    """The safe pairs without those whose two are one by then."""
    became: dict[int, int] = {}

    def now(person: int) -> int:
        while person in became:
            person = became[person]
        return person

    joining = []
    for each in found:
        one, other = now(each.one.id), now(each.other.id)
        if each.safe and one != other:
            became[max(one, other)] = min(one, other)
            joining.append(each)
    return joining


Key = tuple[int, int]


def _all(sql: sqlite3.Connection) -> list[Duplicate]:
    doubts: dict[Key, str] = {}
    decided: set[Key] = set()
    apart: set[Key] = set()
    for one, other, why, verdict in store.queued(sql):
        if verdict:
            decided.add(_key(one, other))
            if verdict == "different":
                apart.add(_key(one, other))
        elif one != other:
            doubts.setdefault(_key(one, other), why)
    addresses: dict[Key, list[str]] = defaultdict(list)
    for channel, who in store.shared_handles(sql):
        for pair in combinations(who, 2):
            addresses[pair].append(channel)
    wanted = dict.fromkeys((*doubts, *addresses))
    names = dict.fromkeys(islice(of_one_name(sql, wanted, but=OF_SEVERAL), MOST))
    wanted.update(names)
    found: list[Duplicate] = []
    for chunk in _chunks([each for each in wanted if each not in decided]):
        known = evidence.traits(sql, {number for pair in chunk for number in pair})
        for pair in chunk:
            if pair[0] in known and pair[1] in known:
                one, other = known[pair[0]], known[pair[1]]
                judged = evidence.judge(
                    one, other, addresses.get(pair, ()), doubts.get(pair), of_name=pair in names
                )
                if judged is not None:
                    found.append(
                        Duplicate(
                            Named(PersonId(pair[0]), one.shown),
                            Named(PersonId(pair[1]), other.shown),
                            judged.why,
                            judged.safe,
                            judged.score,
                            judged.two_names,
                        )
                    )
    found.sort(key=lambda each: (-each.score, each.one.id, each.other.id))
    unsure = _of_two_minds(sql, [(each.one.id, each.other.id) for each in found if each.safe], apart)
    return [replace(each, safe=False) if each.one.id in unsure else each for each in found]


def _of_two_minds(sql: sqlite3.Connection, safe: Sequence[Key], apart: Collection[Key]) -> set[int]:
    """Those whom safe pairs would make one with somebody who contradicts them, or was said to be another.

    Whoever stands between such two is one of them, and nobody knows which: not even that pair is safe.
    """
    groups: dict[int, list[int]] = {}
    for one, other in safe:
        mine, theirs = groups.setdefault(one, [one]), groups.setdefault(other, [other])
        if mine is not theirs:
            mine += theirs
            groups.update(dict.fromkeys(theirs, mine))
    several = {id(group): group for group in groups.values() if len(group) > 2}
    known = evidence.traits(sql, {person for group in several.values() for person in group})
    return {
        person
        for group in several.values()
        if any(
            _key(*pair) in apart or evidence.contradict(known[pair[0]], known[pair[1]])
            for pair in combinations(group, 2)
        )
        for person in group
    }


def _key(one: int, other: int) -> Key:
    return (one, other) if one < other else (other, one)


def _chunks(keys: Sequence[Key]) -> Iterator[Sequence[Key]]:
    for start in range(0, len(keys), TOGETHER):
        yield keys[start : start + TOGETHER]
