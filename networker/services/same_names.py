"""Who has the name of somebody else: pairs to look at, found by dictionaries and never by comparing everybody.

Of a name that more than a few have, and of short forms of a given name, only colleagues are a pair.
"""

import sqlite3
from collections import defaultdict
from collections.abc import Collection, Iterator, Sequence
from itertools import combinations

from networker.domain.employers import employer
from networker.domain.likeness import mark, words_of
from networker.domain.short_names import SHORT_FORMS, whole_names
from networker.store import pairs as store

FEW = 4  # people of one name of whom every two are looked at; of more only colleagues
_NAMELESS = "\U0010ffff"
Key = tuple[int, int]


def of_one_name(sql: sqlite3.Connection, known: Collection[Key], *, but: Collection[str]) -> Iterator[Key]:
    """Pairs of people of one name; of a name that more than a few have, only those of one company.

    Who have no address in common (the pairs that are not `known`) but each a profile on one service are two;
    `but` names the channels whose addresses several people may share.
    """
    crowds: list[list[int]] = []
    profiles = store.on_channels(sql, but=but)

    def may_be_one(one: int, other: int) -> bool:
        return (one, other) in known or not any(one in each and other in each for each in profiles)

    same, short = namesakes(sql)
    for who in same:
        if len(who) <= FEW:
            yield from (pair for pair in combinations(sorted(who), 2) if may_be_one(*pair))
        else:
            crowds.append(who)
    crowds = [who for who in (*crowds, *short) if not any(each.issuperset(who) for each in profiles)]
    for colleagues in _colleagues(sql, crowds):
        if len(colleagues) <= FEW:
            yield from (pair for pair in combinations(sorted(colleagues), 2) if may_be_one(*pair))


def _colleagues(sql: sqlite3.Connection, crowds: Sequence[Sequence[int]]) -> Iterator[list[int]]:
    """Those of each crowd who work for one company."""
    companies = store.companies(sql, {number for who in crowds for number in who}) if crowds else {}
    for who in crowds:
        found: dict[str, list[int]] = defaultdict(list)
        for number in who:
            if company := employer(companies[number]):
                found[company].append(number)
        yield from found.values()


def namesakes(sql: sqlite3.Connection) -> tuple[list[list[int]], list[list[int]]]:
    """The people of each name that several have, however it is spelled; and of each with its short forms."""
    first: dict[str, int] = {}
    several: dict[str, list[int]] = {}
    called: list[tuple[int, list[str]]] = []  # by a short form
    for number, folded in store.folded_names(sql):
        if folded == _NAMELESS:
            continue
        words = words_of(folded)
        one = mark(words)
        if not SHORT_FORMS.isdisjoint(words) and len(words) > 1:
            called.append((number, words))
        earlier = first.setdefault(one, number)
        if earlier != number:
            several.setdefault(one, [earlier]).append(number)
    forms: dict[str, list[int]] = {}
    for number, words in called:
        for n, word in enumerate(words):
            for name in whole_names(word):
                one = mark([*words[:n], name, *words[n + 1 :]])
                forms.setdefault(one, several.get(one, [first[one]] if one in first else [])[:]).append(
                    number
                )
    return list(several.values()), [
        who for each in forms.values() if len(who := list(dict.fromkeys(each))) > 1
    ]
