"""What has been understood so far of one sentence, and what is left of it for the note."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from networker.domain.quick_line.clauses import Clause
from networker.domain.quick_line.found import Found
from networker.domain.quick_line.kinds import KindReader
from networker.domain.quick_line.lexicon import Lexicon
from networker.domain.quick_line.named import NOBODY, Named
from networker.domain.quick_line.naming import NameReader
from networker.domain.quick_line.patterns import compiled, fullmatch, match, search
from networker.domain.quick_line.text import blanked, clean, clean_note, fold_same
from networker.domain.quick_line.understood import Unclear
from networker.domain.vocabulary import Kind

_AROUND = ' ,"“”„«»'
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
    note_dated: str = ""  # the note with its days
    about: str = ""  # the note, where it is what it was about
    bare: str = ""  # the head without its days and place
    told: str = ""  # of it what tells who and how, everything else blank
    clauses: list[Clause] = field(default_factory=list)  # the parts of it that tell something of their own
    kept: list[tuple[int, int]] = field(default_factory=list)  # what stays words: days, "instead of lunch"
    unsaid: list[Clause] = field(
        default_factory=list
    )  # of it what tells no kind and no channel: "instead of lunch"
    asked: list[Unclear] = field(default_factory=list)
    dated: bool = False  # a note of a day of its own
    whole: bool = False  # it did not happen: all words are the note
    instead: str = ""  # the head whole, where the talk that took place stands behind one that is denied
    named: Named = NOBODY
    kind: Kind = Kind.NOTE
    words: tuple[int, int] = (-1, -1)  # where the kind's words stand in it

    def give_back(self, day: Found) -> None:
        """Leave what was said of a day to the words."""
        self.days.remove(day)
        self.kept.append((day.start, day.stop))
        said = self.head[day.start : day.stop]
        self.bare = f"{self.bare[: day.start]}{said}{self.bare[day.stop :]}"
        self.told = f"{self.told[: day.start]}{said}{self.told[day.stop :]}"
        rest = self.named.rest
        if rest:
            self.named = replace(self.named, rest=f"{rest[: day.start]}{said}{rest[day.stop :]}")

    @property
    def said(self) -> tuple[str, str]:
        """What tells who and how, and it without the people, both without what did not take place."""
        return blanked(self.told, self.unsaid), blanked(self.named.rest, self.unsaid)

    @property
    def all_days(self) -> list[Found]:
        """Every day and time that says when it was."""
        return [*self.note_days, *self.days]


class Leftover:
    """What of a head is its note where no sign says so, in one language."""

    def __init__(self, lexicon: Lexicon, names: NameReader, kinds: KindReader) -> None:
        self._words, self._names, self._kinds = lexicon, names, kinds
        self._note = compiled(dict(lexicon.kinds)[Kind.NOTE])
        self._theirs = compiled(
            rf"(?<!\w)(?:{lexicon.leads.their})\s+(?:\w+\s+)?(?:{lexicon.leads.relations})(?!\w)"
        )
        self._to_what = compiled(f"{lexicon.to_what}|{lexicon.articles}")

    def noted(self, head: str, days: Sequence[Found]) -> str:
        """A note without a sign as it was written, without the one name that it begins with."""
        opening = match(rf"\s*(?:{self._note.pattern})(?!\w)\s*", fold_same(head))
        start = opening.end() if opening else 0
        named = self._names.find(blanked(head, days)[start:])
        if len(named.places) == 1 and not head[start : start + named.places[0]].strip():
            start += named.first_stop
        return head[start:]

    def of(self, reading: Reading) -> str:
        """Without a sign the note is what is left over: nothing that was said is lost.

        That is what stands behind the people, the kind and the day, and what stands between them and is none of
        these. What a comma, brackets or "because" cuts off tells something of its own: it stays whole.
        """
        return self._left_over(reading, also_idle=False)

    def before_note(self, reading: Reading) -> str:
        """What of the head goes before a note that has a sign; a turn of phrase ("went for") tells nothing."""
        return self._left_over(reading, also_idle=True)

    def _left_over(self, reading: Reading, *, also_idle: bool) -> str:
        if reading.instead:
            return clean(blanked(reading.instead, [day for day in reading.days if not day.month_only]))
        taken = max(reading.named.places, default=0)
        words = [*_WORD.finditer(self._kinds.services.without(reading.named.rest, reading.told))]
        before = [m for m in words if m.start() <= taken]
        behind = [m for m in words if m.start() > taken]
        left = [*reading.named.whose]
        if len(reading.named.places) > 1 and search(self._words.tells, fold_same(reading.told)):
            left = [clean(reading.told)]  # who was introduced to whom
        else:
            left += [
                self._between(before, reading, also_idle=also_idle),
                self._behind(behind, reading, also_idle=also_idle),
            ]
        text = " ".join(filter(None, left))
        for each in reading.clauses:
            told = clean_note(reading.bare[each.start : each.stop])
            if told:
                text += f"{each.joined}{told}"
        return text.strip(" ,")

    def _between(self, words: Sequence[re.Match[str]], reading: Reading, *, also_idle: bool) -> str:
        """What stands before the last person, without what only leads to people and kind; "his wife" says more."""
        rest, first = fold_same(reading.named.rest), reading.named.first_stop
        theirs = [] if also_idle else [m.span() for m in self._theirs.finditer(rest, first)]
        own = [
            n
            for n, m in enumerate(words)
            if (self._is_own(m, reading) and not self._is_idle(m[0]))
            or any(start <= m.start() < stop for start, stop in theirs)
        ]
        kept = words[own[0] : own[-1] + 1] if own else ()
        return " ".join(m[0] for m in kept).strip(_AROUND)

    def _behind(self, left: Sequence[re.Match[str]], reading: Reading, *, also_idle: bool) -> str:
        """From the first word that carries a note of its own to the last; "" where there is none."""
        start, stop = reading.words
        invites = fullmatch(self._words.invites, fold_same(reading.told[max(start, 0) : stop])) is not None
        own = [
            m
            for m in left
            if self._is_own(m, reading) or (invites and not start <= m.start() < stop and self._is_kind(m))
        ]
        if not own or (also_idle and all(self._is_idle(m[0]) for m in own)):
            return ""
        begins = left.index(own[0])
        while invites and begins and self._to_what.fullmatch(fold_same(left[begins - 1][0])):
            begins -= 1  # "to dinner"
        left = left[begins:]
        while left and (fold_same(left[-1][0]) in self._words.open_words or start <= left[-1].start() < stop):
            if len(left) > 1 and fullmatch(self._words.possessives, fold_same(left[-2][0])):
                break  # "declined my call"
            left = left[:-1]
        return " ".join(m[0] for m in left)

    def _is_own(self, m: re.Match[str], reading: Reading) -> bool:
        if any(start <= m.start() < stop for start, stop in (*reading.named.away, *reading.kept)):
            return True
        start, stop = reading.words
        return not (self._is_small(m[0]) or start <= m.start() < stop)

    def _is_kind(self, m: re.Match[str]) -> bool:
        return self._kinds.is_word(fold_same(m[0]).strip(".,!?'()"))

    def _is_idle(self, word: str) -> bool:
        """A word of a turn of phrase, or one that leads to people."""
        folded, words = fold_same(word).strip(".,!?'()"), self._words
        return (
            folded in words.idle
            or words.leads.is_relation(folded)
            or fullmatch(f"{words.possessives}|{words.leads.to_names}", folded) is not None
        )

    def _is_small(self, word: str) -> bool:
        """A word that carries no note of its own: a preposition, an article, the kind's word, a sign."""
        if re.search(r"\w", word) is None:
            return True
        folded, words = fold_same(word).strip(".,!?'()"), self._words
        leads = f"{words.on}|{words.and_words}|{words.with_words}|{words.to_words}|{words.from_words}|{words.articles}"
        if self._note.fullmatch(folded):
            return True
        return folded in words.small or bool(fullmatch(leads, folded)) or self._kinds.is_word(folded)
