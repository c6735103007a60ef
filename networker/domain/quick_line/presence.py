"""Who is named and was not there: "without Ben", "through Ben", "a film by Ben"; and of whom one was, "Ben or Ana".

It looks at the words before a name alone. Whoever was not there is no person of the talk, and the words stay.
"""

import re
from functools import cache

from networker.domain.quick_line.lexicon import TITLES, Lexicon
from networker.domain.quick_line.text import fold_same


@cache
def presence(lexicon: Lexicon) -> "Presence":
    """What tells it in a language, made once."""
    return Presence(lexicon)


class Presence:
    """Tells it in one language."""

    def __init__(self, lexicon: Lexicon) -> None:
        lead, words = lexicon.leads, lexicon
        between = f"{words.with_words}|{words.to_words}|{words.articles}|{words.possessives}|{TITLES}"  # "ohne die Frau Voß"
        self._absent = re.compile(rf"(?<![\w'])(?:{lead.absent}|{lead.through})(?:\s+(?:{between})\.?)*\s*$")
        joins = rf",|/|&|\+|{lead.joins}|{lead.either}"
        self._joined = re.compile(rf"\s*(?:{joins})(?:\s+(?:{joins}))?\s*$")
        self._behind = re.compile(rf"\s+(?:{lead.absent_behind})(?!\w)")
        self._told = re.compile(rf"\s+(?:{lead.absent_behind}|{lead.absent_told})(?!\w)")
        self._cut = re.compile(rf"(?:[,(/–-]|(?<!\w)(?:{words.doubt.clause}))\s*$")
        self._either = re.compile(rf"\s*(?:{lead.either})\s*$")

    def absent(self, text: str, start: int, before: int) -> int:
        """Where it begins to say that who stands at `start` was not there; -1 where they were.

        `before`: where one who was not has ended, or -1.
        """
        if before >= 0 and self._joined.match(fold_same(text[before:start])):
            return before  # "without Ben and Ana"
        found = self._absent.search(fold_same(text[:start]))
        return found.start() if found is not None else -1

    def absent_behind(self, text: str, start: int, stop: int) -> int:
        """Where it has ended to say that who stands there was not: "lunch, Ben missing"; -1 where they were.

        Of who begins a sentence of nothing else it only tells: "Ben couldn't make it".
        """
        behind, before = fold_same(text[stop:]), text[:start]
        told = self._told.match(behind)
        if told is None:
            return -1  # of most names
        begins = not before.strip()
        if not begins and self._cut.search(fold_same(before)) is None:
            told = self._behind.match(behind)
        elif begins and re.match(r"\s*[,;]\s*\w", behind[told.end() :]) is None:
            return -1
        return stop + told.end() if told is not None else -1

    def is_joined_behind_cut(self, text: str, start: int, stop: int, following: int) -> bool:
        """Whether who stands there goes with who follows, behind a comma: "lunch with Ana, Ben and Zoe absent"."""
        folded = fold_same(text)
        joined = self._joined.match(folded[stop:following]) is not None
        return joined and self._cut.search(folded[:start]) is not None

    def is_either(self, between: str) -> bool:
        """Whether of two names with this between them one is meant."""
        return self._either.match(fold_same(between)) is not None
