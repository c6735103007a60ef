"""Who may be in the book twice, best first, each pair with its evidence; and what was said of them.

Evidence is an address that two to four people share, a name (with its words in another order, without its
accents, its titles and degrees), a short form of it among colleagues, a company, and what an import doubted.
Names are grouped by dictionaries, never compared in pairs (`same_names.py`).
"""

import sqlite3
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import combinations, islice

from networker.domain.name_words import name_words
from networker.domain.short_names import fit
from networker.domain.vocabulary import Channel, PersonId
from networker.services.same_names import employer, of_one_name
from networker.services.views import Named
from networker.store import pairs as store
from networker.store import people as people_store
from networker.store.book import Book

_SAID = {
    Channel.MAIL: "the same mail address", Channel.PHONE: "the same phone number",
    Channel.WHATSAPP: "the same number", Channel.SIGNAL: "the same number",
}  # fmt: skip
_OF_SEVERAL = frozenset(_SAID)  # families and offices share these; a profile is one person's
TOGETHER = 200  # pairs whose people are looked up at once
MOST = 3000  # pairs of one name that are looked at: nobody goes through more, and the best are not among them


@dataclass(frozen=True, slots=True)
class Duplicate:
    """Two people who may be one; `safe`: name and an address agree and nothing contradicts."""

    one: Named
    other: Named
    why: str
    safe: bool
    score: int


@dataclass(frozen=True, slots=True)
class Survey:
    """All that the page of duplicates begins with."""

    pairs: tuple[Duplicate, ...]  # the first few
    count: int
    safe: int
    people: int  # listed in the book
    more: bool = False  # there may be more than were counted


@dataclass(slots=True)
class Traits:
    """What tells somebody from somebody else."""

    name: str
    folded: str
    company: str
    state: str
    circle: int | None
    me: bool
    keys: dict[str, set[str]] = field(default_factory=lambda: defaultdict(set))  # by channel
    born: set[str] = field(default_factory=set)  # birthdays with a year


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
    for one, other, why, verdict in store.queued(sql):
        if verdict:
            decided.add(_key(one, other))
        elif one != other:
            doubts.setdefault(_key(one, other), why)
    addresses: dict[Key, list[str]] = defaultdict(list)
    for channel, who in store.shared_handles(sql):
        for pair in combinations(who, 2):
            addresses[pair].append(channel)
    wanted = dict.fromkeys((*doubts, *addresses))
    names = dict.fromkeys(islice(of_one_name(sql, wanted, but=_OF_SEVERAL), MOST))
    wanted.update(names)
    found: list[Duplicate] = []
    for chunk in _chunks([each for each in wanted if each not in decided]):
        known = traits(sql, {number for pair in chunk for number in pair})
        for pair in chunk:
            if pair[0] in known and pair[1] in known:
                judged = _judge(pair, known, addresses.get(pair, ()), doubts.get(pair), of_name=pair in names)
                if judged is not None:
                    found.append(judged)
    found.sort(key=lambda each: (-each.score, each.one.id, each.other.id))
    return found


def _key(one: int, other: int) -> Key:
    return (one, other) if one < other else (other, one)


def _chunks(keys: Sequence[Key]) -> Iterator[Sequence[Key]]:
    for start in range(0, len(keys), TOGETHER):
        yield keys[start : start + TOGETHER]


def traits(sql: sqlite3.Connection, wanted: Iterable[int]) -> dict[int, Traits]:
    """What tells these people apart; the reading connection may be that of a step."""
    ids = set(wanted)
    found = {number: Traits(*row) for number, row in store.people(sql, ids).items()}
    for person, channel, key in store.keys(sql, ids):
        found[person].keys[channel].add(key)
    for person, day in store.birthdays(sql, ids):
        if not day.startswith("-") and len(day) == 10:
            found[person].born.add(day)
    return found


def contradict(one: Traits, other: Traits) -> bool:
    """Two profiles on one service, or two birthdays: they can hardly be one person."""
    for channel, keys in one.keys.items():
        if Channel(channel) not in _OF_SEVERAL and channel in other.keys and not keys & other.keys[channel]:
            return True
    return bool(one.born and other.born and not one.born & other.born)


def may_be_merged_unasked(one: Traits, other: Traits) -> bool:
    """Whether name and an address agree and nothing contradicts, circle and state among it."""
    share = any(keys & other.keys.get(channel, set()) for channel, keys in one.keys.items())
    circles = {one.circle, other.circle} - {None}
    return (
        share
        and _named_alike(one, other) in ("same", "accent", "order", "title")
        and not contradict(one, other)
        and one.state == other.state
        and len(circles) < 2
        and not (one.me or other.me)
    )


def _judge(
    pair: Key, known: dict[int, Traits], channels: Sequence[str], doubt: str | None, *, of_name: bool
) -> Duplicate | None:
    one, other = known[pair[0]], known[pair[1]]
    alike = _named_alike(one, other)
    against = contradict(one, other)
    company = bool(employer(one.company)) and employer(one.company) == employer(other.company)
    if one.me or other.me or (against and (not channels or alike == "other")):
        return None
    named = of_name and alike != "other" and (company or _is_whole_name(one.folded))
    if not (channels or doubt is not None or named):
        return None
    score = 40 * bool(channels) + _SCORES[alike] + 15 * company + 8 * (doubt is not None) - 20 * against
    score += 15 * bool(one.born & other.born)
    return Duplicate(
        Named(PersonId(pair[0]), one.name),
        Named(PersonId(pair[1]), other.name),
        _why(channels, alike, one.company if company else "", doubt, born=bool(one.born & other.born)),
        may_be_merged_unasked(one, other),
        score,
    )


_SCORES = {
    "same": 30,
    "accent": 28,
    "title": 27,
    "order": 25,
    "part": 14,
    "nameless": 10,
    "unnamed": 10,
    "other": 0,
}


def _named_alike(one: Traits, other: Traits) -> str:
    """same, accent, title, order, part, nameless, unnamed (both) or other."""
    if not one.name.strip() or not other.name.strip():
        return "nameless" if one.name.strip() or other.name.strip() else "unnamed"
    if one.folded == other.folded:
        return "same" if one.name.casefold() == other.name.casefold() else "accent"
    left, right = name_words(one.folded), name_words(other.folded)
    generations = {left.generation, right.generation}
    if len(generations - {""}) == 2:
        return "other"  # a father and his son
    if sorted(left.words) == sorted(right.words) and len(generations) == 1:
        # The same words in the same order differ by what stands around the name.
        return "title" if left.words == right.words else "order"
    return "part" if _fit(set(left.words), set(right.words)) else "other"


def _fit(one: set[str], other: set[str]) -> bool:
    """Whether two names may be one: J. Keller, Jonas Keller; Mike Brown, Michael J. Brown."""
    left, right = one - other, other - one
    if not left or not right:
        return True
    if not one & other:
        return False
    if {word[:1] for word in left} == {word[:1] for word in right}:
        return True
    # One pair of words that fit, and what is left over on one side only, such as a middle name.
    return min(len(left), len(right)) == 1 and any(fit(word, each) for word in left for each in right)


def _is_whole_name(folded: str) -> bool:
    """Whether a name is more than a given name: two words, or two signs of a script that writes names so."""
    return " " in folded or (len(folded) > 1 and "\u2e80" <= folded[0] < "\ud7b0")


def _why(channels: Sequence[str], alike: str, company: str, doubt: str | None, *, born: bool) -> str:
    """The evidence in one sentence, as it stands behind "1 of 12"."""
    said = list(dict.fromkeys(_SAID.get(Channel(each), "the same profile") for each in channels))
    name = {
        "same": "the same name", "accent": "names that differ by an accent",
        "title": "the same name but for a title",
        "order": "the same name in another order", "part": "names that fit each other",
        "nameless": "one of them has no name yet" if channels else "",
        "unnamed": "neither has a name yet" if channels else "", "other": "two names" if channels else "",
    }[alike]  # fmt: skip
    if name:
        said.append(name)
    if born:
        said.append("the same birthday")
    if company:
        said.append(f"both at {company}")
    if doubt and not channels and alike in ("nameless", "unnamed", "other", "part"):
        return doubt
    if len(said) == 1:
        said.append("nothing that speaks against it")
    return ", ".join(said[:-1]) + f", and {said[-1]}"
