"""Who would care by near words: nobody wrote "reef" of them, but they dive. The fields of knowledge say so, as for a question."""

import sqlite3
from collections.abc import Sequence
from typing import NamedTuple

from networker.domain.ask.grammar import language_of
from networker.domain.ask.lexicon import Lexicon
from networker.domain.ask.match import Line, match
from networker.domain.ask.seek import Sought, seek
from networker.services import ask_candidates, ask_fields
from networker.store import shares as store

LOOKED_AT = 400  # people whose lines are looked at
LEAST = 0.45  # of what the word itself would be worth
_SOURCES = {"job": "title", "topic": "topic", "group": "group", "note": "note"}


class NearLine(NamedTuple):
    """One thing that is known of somebody: what it is, how or label, its line, its day, and how well it fits, about 1 at most."""

    what: str
    how: str
    text: str
    day: str
    worth: float


def near_lines(sql: sqlite3.Connection, words: Sequence[str], text: str) -> dict[int, NearLine]:
    """The line of each person that comes nearest to folded words, of those whom the fields lead to. `text`: in which they stand."""
    lexicon = ask_fields.lexicon(sql)
    sought = seek(words, (), lexicon, near=None, spelled=lambda _word: "", language=language_of(text))
    if all(each.doubtful or each.general for each in sought.concepts):
        return {}
    people = list(ask_candidates.by_words(sql, sought, None))[:LOOKED_AT]
    found: dict[int, NearLine] = {}
    for person, what, how, said, day in store.evidence(sql, people):
        for part in said.splitlines() if what == "note" else [said]:
            told = ", ".join(each for each in (part, how) if each) if what == "job" else part
            worth = _worth(Line(_SOURCES.get(what, "fact"), told.strip().lstrip("-*# ")), sought, lexicon)
            if worth >= LEAST and (person not in found or worth > found[person].worth):
                found[person] = NearLine(what, how, told, day, worth)
    return found


def _worth(line: Line, sought: Sought, lexicon: Lexicon) -> float:
    """How well a line fits the word that it surely fits best; 0 of a line about somebody else.

    What can mean anything leads nowhere: with "health" in its address, no article is for every dairy farmer.
    """
    found = match(line, sought, lexicon, hop=False)
    if found is None or found.third:
        return 0.0
    meant = (n for n, each in enumerate(sought.concepts) if not each.general and not each.doubtful)
    return max((found.values[n] for n in meant if found.sure.get(n)), default=0.0)
