"""What passed between people, over what, and from whom to whom: rules 3 and 4."""

import re

from networker.domain.quick_line.lexicon import SIGNS, Lexicon
from networker.domain.quick_line.named import Named
from networker.domain.quick_line.patterns import finditer, fullmatch, match, search, sub
from networker.domain.quick_line.services import ServiceReader
from networker.domain.quick_line.text import blank, fold_same, marked
from networker.domain.vocabulary import USUAL_CHANNEL, Channel, Direction, Kind

_ARROW_IN = re.compile(r"←|<-|(?:→|->)\s*(?:me|mir|mich|mi)\b", re.IGNORECASE)
_ARROW_OUT = re.compile(r"→|->")
_SERVICE_DONE = re.compile(r"\b(?:whats\s?app|telegramm?|signall?|tweet)(?:ed|'d|'ed)\b")
_NOWHERE = (-1, -1)
_AT_A_WORD = r"(?<![\w'#@])(?:{})(?!\w)"


class KindReader:
    """Tells kind and direction by one language's words."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._words = lexicon
        self.services = ServiceReader(lexicon)

    def channel(self, bare: str, rest: str, kind: Kind) -> Channel | None:
        """The service that is named, else what the kind is usually done over. `rest`: the head without the people."""
        if kind is Kind.NOTE:
            return None
        return self.services.channel(bare, rest) or USUAL_CHANNEL.get(kind)

    def is_word(self, folded: str) -> bool:
        """Whether a word says what happened."""
        patterns = (pattern for kind, pattern in self._words.kinds if kind is not Kind.NOTE)
        return any(fullmatch(pattern, folded) for pattern in patterns)

    def begins_with_word(self, folded: str) -> bool:
        """Whether a text begins with words that say what happened."""
        patterns = (pattern for kind, pattern in self._words.kinds if kind is not Kind.NOTE)
        return any(match(rf"(?:had |have )?(?:{pattern})(?!\w)", folded) for pattern in patterns)

    def kind(self, bare: str, named: Named) -> tuple[Kind, tuple[int, int]]:
        """The kind, and where its words begin and have ended (-1, -1: nowhere)."""
        folded = fold_same(self.services.without(named.rest or bare, bare))
        if match(rf"\s*(?:{dict(self._words.kinds)[Kind.NOTE]})(?!\w)", folded):
            return Kind.NOTE, (0, 0)
        if named.places and not bare[: named.places[0]].strip() and self._is_state(folded):
            return Kind.NOTE, _NOWHERE
        kind, where = self._said(bare, folded, named)
        both = kind in (Kind.MEETING, Kind.VIDEO) or (kind is Kind.CALL and self._together(bare, named))
        if both and self.fell_through(bare):
            return Kind.NOTE, _NOWHERE
        return kind, where

    def fell_through(self, bare: str) -> bool:
        """Whether a head tells that people did not meet: it was cancelled, or only somebody's post was seen."""
        return search(self._words.no_talk, fold_same(bare)) is not None

    def _said(self, bare: str, folded: str, named: Named) -> tuple[Kind, tuple[int, int]]:
        """The kind by the words that say so, by a service, or since people were together."""
        for m in finditer(self._words.no_kind, marked(bare, named.rest)):
            folded = blank(folded, m.start(), m.end())
        for kind, pattern in self._words.kinds:
            signs = SIGNS.get(kind)
            found = search(_AT_A_WORD.format(pattern) + (f"|[{signs}]" if signs else ""), folded)
            if found and kind is not Kind.NOTE:
                return kind, found.span()
        if (
            _ARROW_IN.search(bare)
            or _ARROW_OUT.search(bare)
            or self.services.channel(bare, named.rest) is not None
        ):
            done = _SERVICE_DONE.search(fold_same(bare))
            return Kind.MESSAGE, done.span() if done else _NOWHERE
        # Whatever was done with somebody, they met: "pizza with Sam", "Schach mit Lukas", "Rose and I painted".
        return (Kind.MEETING if self._together(bare, named) else Kind.NOTE), _NOWHERE

    def _is_state(self, folded: str) -> bool:
        """ "Ana likes coffee": behind who begins the sentence stands what they are like, and no talk."""
        start = len(folded) - len(folded.lstrip())
        found = match(self._words.states, folded[start:])
        return found is not None and not self.is_word(found[0])

    def _together(self, bare: str, named: Named) -> bool:
        first = min(named.places, default=-1)
        if first < 0 or re.match(r"[\w.-]+['’]s?(?!\w)", bare[first:]):
            return False  # "trouble with Frank's delivery"
        return (
            self._stands_before(self._words.with_words, bare, first) >= 0
            or search(self._words.mutual, fold_same(bare)) is not None
        )

    def direction(self, bare: str, kind: Kind, where: int, named: Named) -> Direction | None:
        """From whom to whom; None for a note."""
        folded, words = fold_same(bare), self._words
        if kind is Kind.NOTE:
            return None
        if kind in (Kind.MEETING, Kind.VIDEO):
            return Direction.BOTH
        if _ARROW_IN.search(bare):
            return Direction.IN
        if _ARROW_OUT.search(bare):
            return Direction.OUT
        if search(words.mutual, folded):
            return Direction.BOTH
        first = min(named.places, default=-1)
        leads = (
            (words.from_words, Direction.IN),
            (words.to_words, Direction.OUT),
            (words.with_words, Direction.BOTH),
        )
        led = [(self._stands_before(word, bare, first), direction) for word, direction in leads]
        nearest = max(led, key=lambda each: each[0])
        if nearest[0] >= 0 and (kind is not Kind.COMMENT or self._near(bare, where, first)):
            return nearest[1]
        if search(words.mine, folded) or search(words.doubt.my_call, folded):
            return Direction.OUT
        if search(words.theirs, folded):
            return Direction.IN
        does_it = words.subject_first and 0 <= first < where and self._nothing_done_before(named.rest, first)
        return Direction.IN if does_it else Direction.OUT

    def _nothing_done_before(self, rest: str, first: int) -> bool:
        """Whether who comes first is the subject: "my brother Tom called", not "left Tom a voicemail"."""
        before = sub(
            rf"(?<!\w)(?:{self._words.leads.to_names})(?!\w)\.?|[,.]", " ", fold_same(rest[:first])
        ).split()
        return not any(self.is_word(word) for word in before) and all(
            word in self._words.stop
            or fullmatch(self._words.possessives, word)
            or self._words.leads.is_relation(word)
            for word in before
        )

    @staticmethod
    def _near(bare: str, where: int, first: int) -> bool:
        """ "A comment by Ana" is hers, "commented on the photo of Ana" is not."""
        return 0 <= where < first and len(bare[where:first].split()) <= 2

    def _stands_before(self, words: str, bare: str, first: int) -> int:
        """Where one of the words leads to the first person: "from Ana", "from my boss Ana", "von Frau Voß"; else -1."""
        leads = rf".*(?<!\S)(?P<word>{words})(?!\w)\.?\s*(?:[^\W\d_]+\.?\s+){{0,3}}$"
        found = match(leads, fold_same(bare[: max(first, 0)]))
        return found.start("word") if found else -1
