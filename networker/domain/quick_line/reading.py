"""What has been understood so far of one sentence, and what is left of it for the note."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from networker.domain.quick_line.found import Found
from networker.domain.quick_line.kinds import KindReader, without_services
from networker.domain.quick_line.lexicon import Lexicon
from networker.domain.quick_line.naming import NOBODY, Named, NameReader
from networker.domain.quick_line.text import blanked, fold_same
from networker.domain.vocabulary import Kind

_WORD = re.compile(r"[^\s,;]+")


@dataclass(slots=True)
class Reading:
    """What has been understood so far of one sentence."""

    head: str = ""
    days: list[Found] = field(default_factory=list)  # in the head
    note_days: list[Found] = field(default_factory=list)  # at the end of what it was about
    signed: str | None = None  # a place after @
    place: str | None = None
    note: str = ""
    has_note: bool = False
    about: str = ""  # the note, where it is what it was about
    bare: str = ""  # the head without its days and place
    told: str = ""  # what of it tells who and how
    named: Named = NOBODY
    kind: Kind = Kind.NOTE
    words: tuple[int, int] = (-1, -1)  # where the kind's words stand in it

    @property
    def all_days(self) -> list[Found]:
        """Every day and time that says when it was."""
        return [*self.note_days, *self.days]


class Leftover:
    """What of a head is its note where no sign says so, in one language."""

    def __init__(self, lexicon: Lexicon, names: NameReader, kinds: KindReader) -> None:
        self._words, self._names, self._kinds = lexicon, names, kinds

    def noted(self, head: str, days: Sequence[Found]) -> str:
        """A note without a sign as it was written, without the one name that it begins with."""
        opening = re.match(rf"\s*(?:{dict(self._words.kinds)[Kind.NOTE]})(?!\w)\s*", fold_same(head))
        start = opening.end() if opening else 0
        named = self._names.find(blanked(head, days)[start:])
        if len(named.places) == 1 and not head[start : start + named.places[0]].strip():
            start += named.first_stop
        return head[start:]

    def of(self, reading: Reading) -> str:
        """Without a sign the note is what is left over, behind the people, the kind and the day.

        What a comma cuts off tells something of its own: it stays whole, but for the day.
        """
        taken = max(reading.named.places, default=0)
        rest = without_services(reading.named.rest)
        left = self._words_left([m for m in _WORD.finditer(rest) if m.start() > taken], reading)
        return ", ".join(part for part in (left, self._behind_comma(reading)) if part)

    def before_note(self, reading: Reading) -> str:
        """What of the head goes before a note that has a sign: words behind a comma, which name nobody.

        A duration, a number of times or a turn of phrase ("for an hour", "twice", "went for") tells nothing of its own.
        """
        left = self.of(reading)
        told = self._behind_comma(reading) or (left if "," in reading.bare else "")
        words = re.findall(r"[^\s,.!?]+", fold_same(told))
        idle = all(word in self._words.idle or self._is_small(word) for word in words)
        return "" if len(words) < 2 or idle else told

    def _behind_comma(self, reading: Reading) -> str:
        return self._words_left([*_WORD.finditer(reading.bare, len(reading.told))], reading, whole=True)

    def _words_left(self, left: Sequence[re.Match[str]], reading: Reading, *, whole: bool = False) -> str:
        """From the first word that carries a note of its own, or from the first, to the last; "" where there is none."""
        start, stop = reading.words
        own = [m for m in left if not (self._is_small(m[0]) or start <= m.start() < stop)]
        if not own:
            return ""
        left = [m for m in left if whole or m.start() >= own[0].start()]
        while left and (fold_same(left[-1][0]) in self._words.open_words or start <= left[-1].start() < stop):
            left.pop()
        return " ".join(m[0] for m in left)

    def _is_small(self, word: str) -> bool:
        """A word that carries no note of its own: a preposition, an article, the kind's word, a sign."""
        if re.search(r"\w", word) is None:
            return True
        folded, words = fold_same(word).strip(".,!?'"), self._words
        leads = f"{words.on}|{words.and_words}|{words.with_words}|{words.to_words}|{words.articles}"
        return folded in words.small or bool(re.fullmatch(leads, folded)) or self._kinds.is_word(folded)
