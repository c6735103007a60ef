"""Who is named and was not there: "without Ben", "Ben was sick", "for Ben's birthday"; and of whom one was, "Ben or Ana".

It looks at the words around a name alone. Whoever was not there is no person of the talk, and the words stay.
"""

import re
from collections.abc import Sequence
from functools import cache

from networker.domain.quick_line.lexicon import TITLES, Lexicon
from networker.domain.quick_line.patterns import compiled
from networker.domain.quick_line.text import fold_same

NAMES = (
    r"(?:_[_ ]*(?:(?:and|und|y|e) _[_ ]*)*)"  # of a clause in which a sign stands for each of their letters
)


@cache
def presence(lexicon: Lexicon) -> "Presence":
    """What tells it in a language, made once."""
    return Presence(lexicon)


class Presence:
    """Tells it in one language."""

    def __init__(self, lexicon: Lexicon) -> None:
        lead, words = lexicon.leads, lexicon
        between = f"{words.with_words}|{words.to_words}|{words.from_words}|{words.articles}|{words.possessives}|{TITLES}"  # "ohne die Frau Voß"
        self._absent = compiled(rf"(?<![\w'])(?:{lead.without}|{lead.through})(?:\s+(?:{between})\.?)*\s*$")
        joins = rf",|/|&|\+|{lead.joins}|{lead.either}"
        self._joined = compiled(rf"\s*(?:{joins})(?:\s+(?:{joins}))?\s*$")
        self._away = compiled(rf"\s+(?:{lead.away})(?!\w)")
        self._hint = compiled(rf"\b(?:{lead.away})(?!\w)")
        self._clause = compiled(rf"\W*(?:{NAMES}|(?:{words.denials.subjects}) )(?:{lead.away})(?!\w)")
        self._only_names = compiled(rf"(?:[\W_]|\b(?:{words.and_words})(?!\w))*")
        led = f"{words.with_words}|{words.to_words}|{words.from_words}|{words.before_names}"
        self._there = compiled(rf"(?:(?<!\w)(?:{led})\.?|{words.doubt.past})\s*$")
        self._beside = compiled(rf"(?<!\w)(?:{lead.beside})\s+$")
        self._own_works = compiled(rf"(?:{words.over})\s.*?(?<!\w)(?:{lead.own_works})")
        self._cut = compiled(rf"(?:[,(/–-]|(?<!\w)(?:{words.doubt.clause}))\s*$")
        self._either = compiled(rf"\s*(?:{lead.either})\s*$")

    def absent(self, text: str, start: int, before: int) -> int:
        """Where it begins to say that who stands at `start` was not there; -1 where they were.

        `before`: where one who was not has ended, or -1.
        """
        if before >= 0 and self._joined.match(fold_same(text[before:start])):
            return before  # "without Ben and Ana"
        found = self._absent.search(fold_same(text[:start]))
        return found.start() if found is not None else -1

    def away(self, text: str, start: int, stop: int, *, joined: bool) -> int:
        """Where it has ended to say that who stands there was not: "lunch, Ben missing"; -1 where they were.

        It is told behind a sign that cuts them off, or `joined` to somebody whom one does. "With Ben ill" and "called Ben
        ill" say nothing of the kind.
        Of who begins a sentence of nothing else it only tells: "Ben couldn't make it".
        """
        told = self._away.match(fold_same(text[stop:]))
        if told is None:
            return -1  # of most names
        if not text[:start].strip():
            alone = re.match(r"\s*[,;]\s*\w", text[stop + told.end() :]) is None
        else:
            alone = not joined and self._there.search(text[:start].lower()) is not None
        return -1 if alone else stop + told.end()

    def hints(self, folded: str) -> bool:
        """Whether a text may say so at all."""
        return self._hint.search(folded) is not None

    def denies(self, told: str, away: Sequence[tuple[int, int]]) -> bool:
        """Whether a clause of its own says it: "Ben was sick", "Ana and Ben were away". Names are signs in it.

        `away`: where it was found to say so of a name.
        """
        if any(self._only_names.fullmatch(told[:start]) for start, _ in away):
            return True
        return self._clause.match(" ".join(told.split())) is not None

    def beside(self, text: str, start: int, stop: int) -> int:
        """Where it begins to tell of what is somebody's: "for Ben's birthday", "next to Ben's office"; -1 where they are
        meant themselves: "commented on Ana's post".
        """
        led = self._beside.search(fold_same(text[:start]))
        if led is None or re.match(r" [^\W\d_]", text[stop:]) is None:
            return -1
        works = self._own_works.fullmatch(fold_same(text[led.start() : stop]) + self._word(text, stop))
        return -1 if works is not None else led.start()

    @staticmethod
    def _word(text: str, stop: int) -> str:
        found = re.match(r" \w+", text[stop:])
        return fold_same(found[0]) if found else ""

    def is_joined_behind_cut(self, text: str, start: int, stop: int, following: int) -> bool:
        """Whether who stands there goes with who follows, behind a comma: "lunch with Ana, Ben and Zoe absent"."""
        folded = fold_same(text)
        joined = self._joined.match(folded[stop:following]) is not None
        return joined and self._cut.search(folded[:start]) is not None

    def is_either(self, between: str) -> bool:
        """Whether of two names with this between them one is meant."""
        return self._either.match(fold_same(between)) is not None
