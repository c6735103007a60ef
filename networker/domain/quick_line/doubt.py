"""Whether a head tells of a talk that took place: not of one denied, tried, wished, asked about or of others.

Nothing that did not happen is logged: such a sentence is a note, with all its words.
"""

import re
from collections.abc import Iterable

from networker.domain.quick_line.lexicon import Lexicon
from networker.domain.quick_line.named import Named
from networker.domain.quick_line.patterns import finditer, fullmatch, match, search
from networker.domain.quick_line.text import fold_same, marked
from networker.domain.vocabulary import Direction, Kind


class Doubt:
    """Tells it in one language; `words` are where the kind's words begin and have ended, or (-1, -1)."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._doubt, self._and = lexicon.doubt, lexicon.and_words
        self._with = lexicon.with_words
        self._it = "but|it|aber|sie|er|es|pero"
        self._keeps_case = lexicon.nouns_capital  # "Mittagessen" is no participle

    def denies(self, told: str, named: Named, words: tuple[int, int]) -> bool:
        """ "Didn't meet Ben", "no call from Ben"; or it was a talk of others among themselves, "Ben met Ana"."""
        text, doubt = _marked(told, named), self._doubt
        before = text[: _start(text, named, words)]
        if search(doubt.denied, text) or search(doubt.denied_before, before):
            return True
        of_others = match(doubt.of_others, text) is not None
        of_others = of_others or self._is_theirs(told, named)
        return of_others and search(rf"\b(?:{doubt.to_me})\b", text) is None

    def _is_theirs(self, told: str, named: Named) -> bool:
        """ "Ben's lunch with Carla": whoever begins the sentence had it, and with whom."""
        if len(named.places) < 2 or told[: named.places[0]].strip():
            return False
        owner, behind = (
            told[named.places[0] : named.first_stop],
            fold_same(told[named.first_stop : named.places[1]]),
        )
        return (
            re.search(r"['’]s?$", owner) is not None
            and fullmatch(rf"\s+\w+\s+(?:{self._with})\s+", behind) is not None
        )

    def wishes(self, told: str, named: Named, words: tuple[int, int]) -> bool:
        """ "Tried to call Ben", "want to meet Ben", "did I meet Ben": perhaps it will take place, or did."""
        text, doubt = _marked(told, named), self._doubt
        start = _start(text, named, words)
        return (
            search(doubt.wished_anywhere, text) is not None
            or any(m.start() < start for m in finditer(doubt.wished, text))
            or match(rf"\W*(?:{doubt.question})", text) is not None
            or told.rstrip().endswith("?")
        )

    def was_habit(self, told: str, named: Named, words: tuple[int, int], *, one: bool) -> bool:
        """ "I used to call Ben", "we often met Ben": it is told of no one talk. `one`: of a day, or it lies ahead."""
        text, doubt = _marked(told, named), self._doubt
        sure = search(doubt.habit, text)
        if sure is not None and not self.is_over(named.rest[: sure.start()]):
            return True
        start = _start(text, named, words)
        return not one and any(m.start() <= start for m in finditer(doubt.habit_undated, text))

    def moves(self, told: str, named: Named) -> bool:
        """ "Lunch with Ben slipped to friday": it was put on another day; "met Ben, delayed by an hour" was held."""
        return any(
            named.places and min(named.places) < m.start() and not self.is_over(named.rest[: m.start()])
            for m in finditer(self._doubt.moved, _marked(told, named))
        )

    def is_off(self, clauses: Iterable[str], named: Named) -> bool:
        """Whether one of the clauses says of the talk that it did not take place: "cancelled", "moved to friday".

        "Met Ben, delayed by an hour" took place.
        """
        said = self._doubt.off if self.is_over(named.rest) else f"{self._doubt.off}|{self._doubt.moved}"
        return any(match(rf"[\s,(]*(?:{said})", fold_same(each)) for each in clauses)

    def is_over(self, text: str) -> bool:
        """Whether a text, without its names, speaks of what is over."""
        said = text if self._keeps_case else text.lower()
        return search(self._doubt.past, said) is not None

    def unanswered(self, head: str, note: str, kind: Kind, direction: Direction | None) -> bool:
        """Whether nothing came of a call or of a message of mine, as its head says or what its note begins with."""
        if kind is Kind.CALL and direction is not Direction.BOTH:
            said = self._doubt.unanswered
        elif kind in (Kind.MAIL, Kind.MESSAGE) and direction is Direction.OUT:
            said = self._doubt.no_reply
        else:
            return False
        return search(said, fold_same(head)) is not None or bool(
            match(rf"\W*(?:(?:he|she|they|er|sie|el|ella) )?(?:{said})", fold_same(note))
        )

    def is_lost(self, told: str, note: str, kind: Kind, clauses: Iterable[str]) -> bool:
        """Whether a mail or a message did not arrive, or no person wrote it: "bounced", "automatic reply".

        Its head, a clause behind it or the beginning of its note says so.
        """
        if kind not in (Kind.MAIL, Kind.MESSAGE):
            return False
        said = rf"\W*(?:(?:{self._it}) )*(?:{self._doubt.lost})"
        parts = (*clauses, note)
        return search(self._doubt.lost, told) is not None or any(
            match(said, fold_same(each)) is not None for each in parts
        )

    def to_me(self, text: str) -> bool:
        """Whether something is done to me."""
        return search(rf"\b(?:{self._doubt.to_me})\b", fold_same(text)) is not None

    def vows(self, told: str, named: Named, *, does: bool) -> bool:
        """Whether the sentence begins with people who are going to do something with me: "Ben will call me friday".

        `does`: what they do is a talk.
        """
        text, doubt = _marked(told, named), self._doubt
        found = match(
            rf"[\W_]*_(?:[\W_]|(?:{self._and})(?= ))*?(?:(?<=[\W_])|(?=['’]))(?P<vow>{doubt.vows})", text
        )
        if found is None:
            return False
        if match(doubt.owes, found["vow"]) or search(rf"\b(?:{doubt.to_me})\b", text):
            return True
        return does and len(named.places) == 1


def _marked(told: str, named: Named) -> str:
    """The text with a sign for each letter of who is named, and of what says that somebody was not there."""
    text = marked(told, named.rest)
    for start, stop in named.away:
        text = text[:start] + "_" * (stop - start) + text[stop:]
    return text


def _start(text: str, named: Named, words: tuple[int, int]) -> int:
    """Where the kind's words begin, or the first person where there are none."""
    return words[0] if words[0] >= 0 else min(named.places, default=len(text))
