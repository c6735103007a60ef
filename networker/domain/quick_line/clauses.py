"""What of a head tells another story than who and how: behind a comma, "because", "then called Ana", in brackets.

Such parts are kept as they were written, and nobody in them was there for their sake.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import takewhile

from networker.domain.quick_line.kinds import KindReader
from networker.domain.quick_line.lexicon import TITLES, Lexicon
from networker.domain.quick_line.named import Named
from networker.domain.quick_line.naming import NameReader
from networker.domain.quick_line.patterns import compiled, fullmatch, match
from networker.domain.quick_line.text import blanked, fold_same
from networker.domain.vocabulary import Kind

_BRACKETS = re.compile(r"\(([^()]*)\)")


@dataclass(frozen=True, slots=True)
class Clause:
    """A part of a head that tells something of its own. `joined`: with what it is put behind what is left."""

    start: int
    stop: int
    joined: str


class ClauseReader:
    """Finds them in one language."""

    def __init__(self, lexicon: Lexicon, names: NameReader, kinds: KindReader) -> None:
        self._words, self._names, self._kinds = lexicon, names, kinds
        self._another = compiled(rf"(?:\s|,\s+)(?:{lexicon.doubt.then})\s+(?=[^\W\d_])")
        small = f"{lexicon.articles}|{lexicon.possessives}|{lexicon.with_words}|{lexicon.to_words}|{lexicon.and_words}|{TITLES}"
        self._small = compiled(rf"(?:{small})\.?")
        self._instead = compiled(rf"(?:^|[\s,(])\s*(?P<word>{lexicon.leads.instead})(?!\w)\s*")
        self._of_its_own = compiled(rf"\s(?:{lexicon.doubt.clause})(?!\w)")

    def find(self, bare: str) -> list[Clause]:
        """The brackets, and from the first clause to the end. `bare` is the head without days and place."""
        found = [Clause(m.start(), m.end(), " ") for m in _BRACKETS.finditer(bare) if self._is_aside(bare, m)]
        found += [Clause(0, stop, ", ") for stop in self._begun_instead(bare)]
        bare = blanked(bare, found)
        readers = (
            self._behind_commas(bare),
            self._conjunctions(bare),
            self._other_talks(bare),
            self._instead_of(bare),
        )
        cut = min(next(reader, len(bare)) for reader in readers)
        if cut < len(bare):
            found = [each for each in found if each.start < cut]
            found.append(Clause(cut, len(bare), ", "))
        return found

    def _is_aside(self, bare: str, bracket: re.Match[str]) -> bool:
        """ "(Ana was sick)", "(2 x 3h)"; in "(Ana and Ben)" people are named."""
        if re.search(r"\w", bracket[1]) is None:
            return False
        rest = self._names.find(f"{bare[: bracket.start()]} {bracket[1]}").rest[bracket.start() + 1 :]
        small = rf"{self._words.and_words}|{self._words.with_words}|{TITLES}|{self._words.possessives}"
        return any(
            not fullmatch(small, word) and not self._words.leads.is_relation(word)
            for word in re.findall(r"[\w'’]+", fold_same(rest))
        )

    def _behind_commas(self, bare: str) -> Iterator[int]:
        """What a comma cuts off and goes on in small letters, or with what somebody did there."""
        named, words = self._names.find(bare), self._words
        people = {*named.places, *(start for start, _ in named.away)}
        leads = rf"{words.and_words}|{words.with_words}|a|an"
        for m in re.finditer(r",\s+(?=[^\W\d_])", bare):
            folded = fold_same(bare[m.end() :])
            word, behind, *_ = [*re.findall(r"[^\s,.!?]+", folded), "", ""]
            told_of = re.match(r"[^\s,]+ (\S+)", folded)
            does = told_of is not None and match(words.doubt.does, told_of[1]) is not None
            does = does or self._is_away(bare, m.end(), named)
            if not does and (
                not bare[m.end()].islower() or m.end() in people or match(rf"(?:{leads})(?!\w)", folded)
            ):
                continue
            if not does and fullmatch(f"{words.possessives}|{words.articles}", word):
                who = fullmatch(words.articles, word) and words.leads.is_relation(behind)
                if who or self._names.find(bare[m.end() :]).anybody:  # "Paco, el hermano de Ana"
                    continue
            if self._is_talk(bare[: m.start()]):
                yield m.start()

    def _is_away(self, bare: str, start: int, named: Named) -> bool:
        """ "Lunch with Ana, Ben away until friday": the last thing told is that somebody was not there."""
        stop = next((stop for begins, stop in named.away if begins == start), -1)
        led = match(rf"(?:{self._words.leads.without})(?!\w)", fold_same(bare[start:])) is not None
        return stop >= 0 and not led and not any(place > stop for place in named.places)

    def _conjunctions(self, bare: str) -> Iterator[int]:
        for m in self._of_its_own.finditer(fold_same(bare)):
            if bare[m.start() + 1].islower() and self._names.find(bare[: m.start()]).anybody:
                yield m.start()

    def _other_talks(self, bare: str) -> Iterator[int]:
        """ "Called Ben and mailed Ana": of two talks the second is another story."""
        folded = fold_same(bare)
        for m in self._another.finditer(folded):
            word = re.match(r"[^\s,]+", folded[m.end() :])
            if word is None or m.start() == 0 or not self._kinds.begins_with_word(folded[m.end() :]):
                continue
            if self._is_talk(bare[: m.start()]) and self._names.find(bare[m.start() :]).anybody:
                yield m.start()

    def _instead_of(self, bare: str) -> Iterator[int]:
        """ "Coffee with Ben instead of lunch with Ana": the talk that did not take place; "instead of Ana" is of people."""
        for m in self._instead.finditer(fold_same(bare)):
            if not bare[: m.start("word")].strip():
                continue
            if self._tells_more(bare[m.end() :]) and self._is_talk(bare[: m.start("word")]):
                yield m.start("word")

    def instead_of_kind(self, told: str) -> list[Clause]:
        """ "Instead of lunch" in "coffee instead of lunch with Ben": what did not take place, of a talk that did."""
        found, folded = [], fold_same(told)
        for m in self._instead.finditer(folded):
            words = [*re.finditer(r"[^\s,]+", folded[m.end() :])]
            while words and self._small.fullmatch(words[0][0]) is not None:
                del words[0]
            kinds = [*takewhile(lambda word: self._kinds.is_word(word[0].strip(".,")), words)]
            if kinds and told[: m.start("word")].strip():
                found.append(Clause(m.start("word"), m.end() + kinds[-1].end(), " "))
        return found

    def _begun_instead(self, bare: str) -> Iterator[int]:
        """Where such a part has ended that begins a head: "instead of lunch with Ana, coffee with Ben"."""
        led = self._instead.match(fold_same(bare))
        comma = bare.find(",", led.end()) if led is not None else -1
        if comma >= 0 and self._is_talk(bare[comma + 1 :]):
            yield comma + 1

    def _tells_more(self, text: str) -> bool:
        """Whether a text says more than who: "lunch with Ana", "a night at home", and not "Ana" or "lunch" alone."""
        named = self._names.find(text)
        rest = fold_same(named.rest)
        if named.anybody and re.search(r"\b\w*zu\w{3,}en\b|\bzu \w+en\b", rest) is not None:
            return True  # "statt Ben anzurufen"
        before = re.findall(r"\w+", rest[: named.places[0]] if named.places else rest)
        own = [word for word in before if self._small.fullmatch(word) is None]
        if named.anybody:
            return bool(own)
        return bool(own) and not self._kinds.is_word(own[0])

    def _is_talk(self, before: str) -> bool:
        """Whether what stands before tells of a talk with somebody already."""
        named = self._names.find(before)
        return named.anybody and self._kinds.kind(before, named)[0] is not Kind.NOTE
