"""Which words of a head are people: known ones, new ones, and those that fit several.

A known first name with another surname is somebody new. "Ana's brother Pedro" is Pedro alone.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from networker.domain import mentions
from networker.domain.names import fold
from networker.domain.quick_line.leads import Leads, Token
from networker.domain.quick_line.lexicon import TITLES, Lexicon
from networker.domain.quick_line.people import (
    Directory,
    Known,
    has_initial,
    is_called,
    is_spelled,
    main_names,
)
from networker.domain.quick_line.text import blank
from networker.domain.quick_line.understood import Unclear

_TOKEN = re.compile(r"[\w.+-]+@[\w-]+\.[\w.-]+|[^\W\d_](?:[\w'’´`ʼ.-]*\w\.?)?")
_APOSTROPHE = re.compile("[´`ʼ]")
_TITLE = re.compile(TITLES)
_PARTICLES = ("de", "da", "van", "von", "der", "del", "la", "al", "bin", "di", "el", "den", "ter", "le", "du")


@dataclass(frozen=True, slots=True)
class Named:
    """The people of a text: where they stand, and what is left without them."""

    people: tuple[Known, ...]
    new: tuple[str, ...]
    unclear: tuple[Unclear, ...]
    places: tuple[int, ...]
    first_stop: int  # where the first of them has ended
    rest: str

    @property
    def anybody(self) -> bool:
        """Whether somebody is named, known or not."""
        return bool(self.people or self.new or self.unclear)


NOBODY = Named((), (), (), (), 0, "")


def _asked(word: str) -> str:
    """A name that fits several, as its answer is looked up."""
    return fold(word).strip(".")


def _said(text: str, first: Token, last: Token) -> str:
    """A name of one or several words as it was typed."""
    return text[first.start : last.start] + last.text


class NameReader:
    """Finds people in texts of one language."""

    def __init__(self, lexicon: Lexicon, directory: Directory, chosen: Mapping[str, int]) -> None:
        self._words, self._directory = lexicon, directory
        self._chosen = {_asked(word): person for word, person in chosen.items()}
        self._leads = Leads(lexicon)

    def is_name(self, word: str) -> bool:
        """Whether somebody bears the word as a name."""
        return bool(self._directory.candidates(word))

    def is_mention(self, text: str) -> bool:
        """Whether a text begins with an @ that leads to somebody: their whole name, or what they are called by."""
        place = next(mentions.places(text), None)
        if place is None or place.start:
            return False
        words, _end, found = mentions.meant(place, lambda words: self._directory.candidates(*words))
        return len(words) > 1 or any(
            fold(words[0]) in (fold(each.given or each.name), fold(each.nickname)) for each in found
        )

    def bears(self, text: str, start: int, stop: int) -> bool:
        """Whether a word for a day or month is somebody's name: "con Domingo", "Emma Sonntag", "Domingo llamó"."""
        day = text[start:stop]
        if not self.is_name(day):
            return False
        beside = (
            re.search(r"([^\W\d_][\w'’-]*) $", text[:start]),
            re.match(r" ([^\W\d_][\w'’-]*)", text[stop:]),
        )
        others = [word[1] for word in beside if word and fold(word[1]) != fold(day)]
        if any(self._directory.candidates(day, word) for word in others):
            return True
        return self._leads.day_is_name(text, start, stop)

    def find(self, text: str) -> Named:
        """Everybody whom the text names."""
        tokens = self._tokens(text)
        people: dict[int, Known] = {}
        new: dict[str, None] = {}
        unclear: dict[str, Unclear] = {}
        places: list[int] = []
        rest = text
        at, owned, before, first_stop = 0, -1, -1, 0
        while at < len(tokens):
            used, found, name = self._at(text, tokens, at, before, owned=at == owned)
            if not used:
                at += 1
                continue
            first, last = tokens[at], tokens[at + used - 1]
            at += used
            rest = blank(rest, first.start, last.stop)
            if (relation := self._leads.of_relation(text, first)) >= 0:
                rest = blank(rest, relation, last.stop)
                continue
            if self._owns_known(text, tokens, at - 1):
                owned = at
                continue
            if (skipped := self._leads.owned(text, tokens, at - 1)) > 0:
                rest = blank(rest, last.stop, tokens[at + skipped - 1].stop)
                at += skipped
                owned = at
                continue
            before = last.stop
            first_stop = first_stop or before
            places.append(first.start)
            if name:
                new[name] = None
            elif len(found) == 1:
                people[found[0].id] = found[0]
            else:
                said = _said(text, first, last)
                unclear[_asked(said)] = Unclear(said, "who", tuple(found))
        return Named(
            tuple(people.values()), tuple(new), tuple(unclear.values()), tuple(places), first_stop, rest
        )

    def _owns_known(self, text: str, tokens: Sequence[Token], at: int) -> bool:
        """ "Rose's Sam": whoever comes directly behind an owner is meant alone."""
        if not tokens[at].owner or at + 1 >= len(tokens):
            return False
        behind = tokens[at + 1]
        beside = text[tokens[at].stop : behind.start] == " " and behind.capital
        return beside and not self._is_word(behind) and self.is_name(behind.text)

    def _tokens(self, text: str) -> list[Token]:
        """The words; in a text of capitals alone a capital tells nothing."""
        shouted = text.isupper()
        return [self._token(m, shouted=shouted) for m in _TOKEN.finditer(text)]

    def _token(self, m: re.Match[str], *, shouted: bool) -> Token:
        word = m[0].rstrip(".") if len(m[0]) > 2 and "@" not in m[0] else m[0]
        word = _APOSTROPHE.sub("'", word)
        bare = re.sub(r"['’]s$|(?<=s)['’]$", "", word)
        owner = bare != word
        if not owner and self._words.genitive_s and self._is_genitive(word):
            bare, owner = word[:-1], True
        return Token(bare, m.start(), m.start() + len(word), owner, shouted)

    def _is_genitive(self, word: str) -> bool:
        """German "Heikes Sohn": a known name with an s that belongs to no name."""
        return (
            len(word) > 3
            and word[0].isupper()
            and word.endswith("s")
            and not self._directory.candidates(word)
            and bool(self._directory.candidates(word[:-1]))
        )

    def _at(
        self, text: str, tokens: Sequence[Token], at: int, before: int, *, owned: bool
    ) -> tuple[int, Sequence[Known], str]:
        """How many tokens from here are a person, whom they fit, and the name where it is a new one.

        `before`: where the last person ended; `owned`: whoever comes here was led to by whose they are.
        """
        token = tokens[at]
        if self._is_word(token):
            return 0, (), ""
        fits = self._directory.candidates(token.text)
        following = tokens[at + 1] if at + 1 < len(tokens) else None
        adjoins = (
            following is not None and not token.owner and text[token.stop : following.start].strip() == ""
        )
        if not fits:
            if token.owner or self._leads.is_kind(token):
                return 0, (), ""
            return self._new(text, tokens, at, before, owned=owned)
        if adjoins and following is not None:
            used, both = self._with_next(text, tokens, at, fits)
            if used:
                return used, self._of_whole(_said(text, token, tokens[at + used - 1]), both), ""
            if self._other_surname(text, tokens, at):
                if before >= 0 and self._leads.of_company(text[before : token.start]):
                    return 0, (), ""
                return 2, (), f"{token.text} {following.text}"
        if not (owned or self._leads.stands_as_name(text, tokens, at, before)):
            return 0, (), ""
        return 1, self._narrowed(token, fits), ""

    def _is_word(self, token: Token) -> bool:
        """A word of the language rather than a name; "Will" with a capital is a name, "mark" may be one."""
        if "@" in token.text:
            return False
        if _TITLE.fullmatch(token.folded) and not self.is_name(token.text):
            return True
        return token.folded.partition("'")[0] in self._words.stop and not (
            token.capital and len(token.folded) > 2 and self._directory.candidates(token.text)
        )

    def _with_next(
        self, text: str, tokens: Sequence[Token], at: int, fits: Sequence[Known]
    ) -> tuple[int, Sequence[Known]]:
        """First name and surname, or an initial; up to three words of one name."""
        ids = {each.id: each for each in fits}
        used, left = 1, ids
        for n in range(at + 1, min(at + 4, len(tokens))):
            if text[tokens[n - 1].stop : tokens[n].start].strip():
                break
            word = tokens[n].folded
            if len(word) == 1:
                more = {k: v for k, v in left.items() if has_initial(v, word)}
            else:
                # Both words at once: of a name that hundreds have, a look-up by the one answers but some.
                both = self._directory.candidates(tokens[at].text, tokens[n].text)
                more = {each.id: each for each in both if used == 1 or each.id in left}
            if not more:
                break
            used, left = n - at + 1, more
            if tokens[n].owner:
                break
        return (used, tuple(left.values())) if used > 1 else (0, ())

    def _other_surname(self, text: str, tokens: Sequence[Token], at: int) -> bool:
        """A known first name with a surname that nobody of them has."""
        token, following = tokens[at], tokens[at + 1]
        return (
            token.capital
            and following.capital
            and following.text[:1].isupper()
            and not (following.folded in self._words.stop or _TITLE.fullmatch(following.folded))
            and not self._leads.is_kind(following)
            and not self._directory.candidates(following.text)
            and not (self._words.nouns_capital and self._leads.is_object(text, tokens, at + 1))
        )

    def _of_whole(self, typed: str, fits: Sequence[Known]) -> Sequence[Known]:
        """Of those whom a whole name fits the one chosen, else the one who spells it just so."""
        if (picked := self._chosen.get(_asked(typed))) is not None:
            return [each for each in fits if each.id == picked] or fits
        exact = [each for each in fits if is_spelled(each, typed)]
        return exact if len(exact) == 1 else fits

    def _narrowed(self, token: Token, fits: Sequence[Known]) -> Sequence[Known]:
        """The one chosen; those with the very accents typed; those whose name is the word and no short form."""
        if (picked := self._chosen.get(token.folded)) is not None:
            return [each for each in fits if each.id == picked] or fits
        if len(fits) > 1 and not token.text.isascii():
            typed = token.text.casefold()
            fits = [each for each in fits if typed in main_names(each)] or fits
        if len(fits) > 1:
            named = [each for each in fits if is_called(each, token.folded)]
            fits = named or fits
        return fits

    def _new(
        self, text: str, tokens: Sequence[Token], at: int, before: int, *, owned: bool
    ) -> tuple[int, Sequence[Known], str]:
        """Somebody new: a capital letter where a name is expected, with the capitals that follow."""
        token = tokens[at]
        if not token.text[:1].isupper() or len(token.text) < 2:
            return 0, (), ""
        if not (owned or self._leads.expected(text, tokens, at, others=before >= 0)):
            return 0, (), ""
        words = [token.text]
        for n in range(at + 1, min(at + 4, len(tokens))):
            following = tokens[n]
            gap = text[tokens[n - 1].stop : following.start]
            particle = following.folded in _PARTICLES
            if gap.strip() or gap.count(" ") > 1 or not (following.text[:1].isupper() or particle):
                break
            if (following.folded in self._words.stop and not particle) or self._leads.is_kind(following):
                break
            words.append(following.text)
        while len(words) > 1 and not words[-1][:1].isupper():
            words.pop()
        return len(words), (), " ".join(words)
