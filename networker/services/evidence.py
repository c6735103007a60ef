"""What speaks for two people being one, and what against it: weighed, and said in one sentence."""

import sqlite3
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from networker.domain.employers import employer
from networker.domain.likeness import Likeness, is_whole_name, likeness
from networker.domain.name_words import generation_of, name_words, with_generation
from networker.domain.names import sort_key
from networker.domain.sharing import OF_SEVERAL, is_user_name
from networker.domain.shown_names import as_shown
from networker.domain.vocabulary import Channel
from networker.store import pairs as store

LOOKS_LIKE = "looks like"  # how a doubt begins that is a reason by itself, whatever else ties the two
_SAID = {
    Channel.MAIL: "the same mail address", Channel.PHONE: "the same phone number",
    Channel.WHATSAPP: "the same number", Channel.SIGNAL: "the same number",
}  # fmt: skip
_NAMED = {
    "same": "the same name", "accent": "names that differ by an accent", "title": "the same name but for a title",
    "order": "the same name in another order", "spelling": "the same name in another spelling",
    "part": "names that fit each other", "near": "names that fit each other",
}  # fmt: skip
_WITH_AN_ADDRESS = {
    "given": "the same given name", "nameless": "one of them has no name yet", "unnamed": "neither has a name yet",
    "other": "two names",
}  # fmt: skip
_SCORES = {
    "same": 30, "accent": 28, "title": 27, "spelling": 26, "order": 25, "part": 14, "near": 14, "nameless": 10,
    "unnamed": 10, "given": 5, "other": 0,
}  # fmt: skip
_ONE_NAME = frozenset(("same", "accent", "title", "order", "spelling"))
_TWO_NAMES = frozenset(("given", "other"))
_KINDS = {
    Likeness.PART: "part", Likeness.HOUSE: "part", Likeness.SPELLED: "near", Likeness.NEAR: "near", Likeness.MARRIED: "given",
    Likeness.DIFFER: "other",
}  # fmt: skip


@dataclass(slots=True)
class Traits:
    """What tells somebody from somebody else."""

    name: str
    given: str
    family: str
    folded: str
    suffix: str
    company: str
    state: str
    circle: int | None
    me: bool
    keys: dict[str, set[str]] = field(default_factory=lambda: defaultdict(set))  # by channel
    days: set[str] = field(default_factory=set)  # birthdays, also those without a year

    @property
    def shown(self) -> str:
        """The name as people read it."""
        return as_shown(self.name, self.given, self.family, self.suffix)

    @property
    def whole_name(self) -> str:
        """The name as it is told from a father's or a son's."""
        return with_generation(self.name, self.suffix)

    @property
    def born(self) -> set[str]:
        """The whole birthdays."""
        return {day for day in self.days if not day.startswith("-") and len(day) == 10}


@dataclass(frozen=True, slots=True)
class Judged:
    """A pair that is worth a question; `safe`: name and an address agree and nothing contradicts."""

    why: str
    safe: bool
    score: int
    two_names: bool = False  # an address is all that ties them, and they are called otherwise


def traits(sql: sqlite3.Connection, wanted: Iterable[int]) -> dict[int, Traits]:
    """What tells these people apart; the reading connection may be that of a step."""
    ids = set(wanted)
    found = {number: Traits(*row) for number, row in store.people(sql, ids).items()}
    for person, channel, key in store.keys(sql, ids):
        found[person].keys[channel].add(key)
    for person, day in store.birthdays(sql, ids):
        found[person].days.add(day)
    return found


def may_be_merged_unasked(one: Traits, other: Traits) -> bool:
    """Whether name and an address agree and nothing contradicts, circle and state among it."""
    return _is_safe(one, other, named_alike(one, other))


def judge(
    one: Traits, other: Traits, channels: Sequence[str], doubt: str | None, *, of_name: bool
) -> Judged | None:
    """What is to be said of two people; None where nothing ties them or too much speaks against it.

    `channels`: of the addresses that both have; `doubt`: of an import, which was counted as waiting here and so is
    shown whatever contradicts it; `of_name`: found by their names.
    """
    alike, apart = named_alike(one, other), _contradiction(one, other)
    if one.me or other.me or (apart and doubt is None and (not channels or alike in _TWO_NAMES)):
        return None
    at_one = bool(employer(one.company)) and employer(one.company) == employer(other.company)
    by_name = alike in _ONE_NAME or alike == "part"
    named = of_name and alike not in _TWO_NAMES and (at_one or (by_name and is_whole_name(one.folded)))
    if not (channels or doubt is not None or named):
        return None
    born = bool(one.born & other.born)
    score = 40 * bool(channels) + _SCORES[alike] + 15 * at_one + 8 * (doubt is not None) + 15 * born
    against = apart or ("" if channels else _two_employers(one, other))
    if not doubt or channels or (alike in _ONE_NAME and not doubt.startswith(LOOKS_LIKE)):
        why = _sentence(_for(one, other, channels, alike, at_one=at_one, born=born), against)
    else:
        why = _sentence([doubt], apart) if apart else doubt
    return Judged(why, _is_safe(one, other, alike), score - 20 * bool(apart), alike == "other" and not born)


def named_alike(one: Traits, other: Traits) -> str:
    """same, accent, title, order, spelling, part, near, given (name), nameless, unnamed (both) or other."""
    if not one.name.strip() or not other.name.strip():
        return "nameless" if one.name.strip() or other.name.strip() else "unnamed"
    same = one.folded == other.folded and generation_of(one.suffix) == generation_of(other.suffix)
    return _alike(one.whole_name, one.folded, other.whole_name, other.folded, same=same)


def names_in_words(one: str, other: str) -> str:
    """What two names have in common, as a sentence of evidence begins; "" where that is too little."""
    left, right = sort_key(one), sort_key(other)
    return _NAMED.get(_alike(one, left, other, right, same=left == right), "")


def _alike(one: str, one_folded: str, other: str, other_folded: str, *, same: bool) -> str:
    if same:
        return "same" if one.casefold() == other.casefold() else "accent"
    found = likeness(one, other)
    if found is not Likeness.SAME:
        return _KINDS[found]
    left, right = name_words(one_folded).words, name_words(other_folded).words
    if left == right:
        return "title"  # the same words in the same order differ by what stands around the name
    return "order" if sorted(left) == sorted(right) else "spelling"


def _contradiction(one: Traits, other: Traits) -> str:
    """Two profiles on one service, or two birthdays: they can hardly be one person."""
    for channel, keys in one.keys.items():
        if channel not in OF_SEVERAL and channel in other.keys and not keys & other.keys[channel]:
            return "two profiles on one service"
    return "two birthdays" if one.born and other.born and not one.born & other.born else ""


def contradict(one: Traits, other: Traits) -> bool:
    """Whether two can hardly be one, or the user decided otherwise of each: their circle, their state."""
    circles = {one.circle, other.circle} - {None}
    return bool(_contradiction(one, other)) or one.state != other.state or len(circles) > 1


def _two_employers(one: Traits, other: Traits) -> str:
    mine, theirs = employer(one.company), employer(other.company)
    return f"one at {one.company}, the other at {other.company}" if mine and theirs and mine != theirs else ""


def _is_safe(one: Traits, other: Traits, alike: str) -> bool:
    return (
        alike in _ONE_NAME
        and any(keys & other.keys.get(channel, set()) for channel, keys in one.keys.items())
        and not contradict(one, other)
        and not (one.me or other.me)
    )


def _same_address(one: Traits, other: Traits, channel: str) -> str:
    both = one.keys.get(channel, set()) & other.keys.get(channel, set())
    if both and all(is_user_name((channel, key)) for key in both):
        return "the same user name"
    return _SAID.get(Channel(channel), "the same profile")


def _for(
    one: Traits, other: Traits, channels: Sequence[str], alike: str, *, at_one: bool, born: bool
) -> list[str]:
    """What speaks for it."""
    said = list(dict.fromkeys(_same_address(one, other, each) for each in channels))
    name = _NAMED.get(alike) or (_WITH_AN_ADDRESS[alike] if channels else "")
    said += [name] if name else []
    said += ["the same birthday"] if born else []
    # The shorter of two ways to call a company.
    said += [f"both at {min(one.company, other.company, key=len)}"] if at_one else []
    return said


def _sentence(said: Sequence[str], against: str) -> str:
    """The evidence as it stands behind "1 of 12"."""
    if len(said) == 1 and not against:
        said = [*said, "nothing that speaks against it"]
    words = f"{', '.join(said[:-1])}, and {said[-1]}" if len(said) > 1 else "".join(said)
    return f"{words}, but {against}" if against else words
