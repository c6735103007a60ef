"""Who may be in the book twice, best first, each pair with its evidence; and what was said of them.

Evidence is an address that two to four people share, a name (with its words in another order, without its
accents), a company, and what an import doubted. Names are grouped by one dictionary, never compared in pairs.
"""

import sqlite3
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import combinations, islice

from networker.domain.names import fold
from networker.domain.vocabulary import Channel, PersonId
from networker.services.views import Named
from networker.store import pairs as store
from networker.store import people as people_store
from networker.store.book import Book

_SAID = {
    Channel.MAIL: "the same mail address", Channel.PHONE: "the same phone number",
    Channel.WHATSAPP: "the same number", Channel.SIGNAL: "the same number",
}  # fmt: skip
_OF_SEVERAL = frozenset(_SAID)  # families and offices share these; a profile is one person's
_NAMELESS = "\U0010ffff"
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
    names = dict.fromkeys(islice(_of_one_name(sql, wanted), MOST))
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


def _of_one_name(sql: sqlite3.Connection, known: Collection[Key]) -> Iterator[Key]:
    """Pairs of people of one name; of a name that more than a few have, only those of one company.

    Who have no address in common (the pairs that are not `known`) but each a profile on one service are two.
    """
    crowds: list[list[int]] = []
    profiles = store.on_channels(sql, but=_OF_SEVERAL)

    def may_be_one(one: int, other: int) -> bool:
        return (one, other) in known or not any(one in each and other in each for each in profiles)

    for who in _namesakes(sql):
        if len(who) <= store.MANY:
            yield from (pair for pair in combinations(sorted(who), 2) if may_be_one(*pair))
        elif not any(each.issuperset(who) for each in profiles):
            crowds.append(who)
    companies = store.companies(sql, [number for who in crowds for number in who]) if crowds else {}
    for who in crowds:
        colleagues: dict[str, list[int]] = defaultdict(list)
        for number in who:
            if company := fold(companies[number]):
                colleagues[company].append(number)
        for each in colleagues.values():
            if len(each) <= store.MANY:
                yield from (pair for pair in combinations(sorted(each), 2) if may_be_one(*pair))


def _namesakes(sql: sqlite3.Connection) -> Iterator[list[int]]:
    """The people of each name that several have, in whatever order of its words."""
    first: dict[str, int] = {}
    several: dict[str, list[int]] = {}
    for number, folded in store.folded_names(sql):
        mark = folded
        if " " in folded:
            words = (folded.replace(",", " ") if "," in folded else folded).split()
            words.sort()
            mark = " ".join(words)
        elif folded == _NAMELESS:
            continue
        earlier = first.setdefault(mark, number)
        if earlier != number:
            several.setdefault(mark, [earlier]).append(number)
    yield from several.values()


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
        and _named_alike(one, other) in ("same", "accent", "order")
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
    company = bool(one.company) and fold(one.company) == fold(other.company)
    if one.me or other.me or (against and (not channels or alike == "other")):
        return None
    if not channels and doubt is None and not (of_name and (company or _is_whole_name(one.folded))):
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


_SCORES = {"same": 30, "accent": 28, "order": 25, "part": 14, "nameless": 10, "unnamed": 10, "other": 0}


def _named_alike(one: Traits, other: Traits) -> str:
    """same, accent, order, part, nameless, unnamed (both) or other."""
    if not one.name.strip() or not other.name.strip():
        return "nameless" if one.name.strip() or other.name.strip() else "unnamed"
    if one.folded == other.folded:
        return "same" if one.name.casefold() == other.name.casefold() else "accent"
    words = [{word.strip(".") for word in each.folded.replace(",", " ").split()} for each in (one, other)]
    if words[0] == words[1]:
        return "order"
    return "part" if words[0] <= words[1] or words[0] >= words[1] or _initials(words) else "other"


def _initials(words: Sequence[set[str]]) -> bool:
    """Whether the words that differ begin with the same letters: J. Keller, Jonas Keller."""
    left, right = words[0] - words[1], words[1] - words[0]
    return bool(words[0] & words[1]) and {word[:1] for word in left} == {word[:1] for word in right}


def _is_whole_name(folded: str) -> bool:
    """Whether a name is more than a given name: two words, or two signs of a script that writes names so."""
    return " " in folded or (len(folded) > 1 and "\u2e80" <= folded[0] < "\ud7b0")


def _why(channels: Sequence[str], alike: str, company: str, doubt: str | None, *, born: bool) -> str:
    """The evidence in one sentence, as it stands behind "1 of 12"."""
    said = list(dict.fromkeys(_SAID.get(Channel(each), "the same profile") for each in channels))
    name = {
        "same": "the same name", "accent": "names that differ by an accent",
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
