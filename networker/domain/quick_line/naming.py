"""Which words of a head are people: known ones, new ones, and those that fit several.

A known first name with another surname is somebody new. "Ana's brother Pedro" is Pedro alone.
"""

import re
from collections.abc import Mapping, Sequence

from networker.domain import mentions
from networker.domain.names import fold
from networker.domain.quick_line.leads import Leads, Token
from networker.domain.quick_line.lexicon import TITLES, Lexicon
from networker.domain.quick_line.named import Finds, Named, asked, said
from networker.domain.quick_line.people import (
    Directory,
    Known,
    family_words,
    has_initial,
    is_called,
    is_spelled,
    main_names,
)
from networker.domain.quick_line.presence import presence
from networker.domain.quick_line.text import blanked

_TOKEN = re.compile(r"[\w.+-]+@[\w-]+\.[\w.-]+|[^\W\d_](?:[\w'’´`ʼ.-]*\w\.?)?")
_APOSTROPHE = re.compile("[´`ʼ]")
_TITLE = re.compile(TITLES)
_PARTICLES = ("de", "da", "van", "von", "der", "del", "la", "al", "bin", "di", "el", "den", "ter", "le", "du")


class NameReader:
    """Finds people in texts of one language."""

    def __init__(self, lexicon: Lexicon, directory: Directory, chosen: Mapping[str, int]) -> None:
        self._words, self._directory = lexicon, directory
        self._chosen = {asked(word): person for word, person in chosen.items()}
        self._leads, self._presence = Leads(lexicon), presence(lexicon)

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
        """Everybody whom the text names, and who was there."""
        tokens, found = self._tokens(text), Finds(text)
        at, owned, absent = 0, -1, -1
        while at < len(tokens):
            used, fits, name = self._at(text, tokens, at, found.stop, owned=at == owned)
            if not used:
                at += 1
                continue
            first, last = tokens[at], tokens[at + used - 1]
            at += used
            if (led := self._presence.absent(text, first.start, absent)) >= 0:
                absent = last.stop
                found.away(led, absent)
                continue
            both = found.stop >= 0 and self._presence.is_joined_behind_cut(
                text, found.last_start, found.stop, first.start
            )
            told = self._presence.away(text, first.start, last.stop, joined=both)
            begins = not text[: first.start].strip()
            if told >= 0 and not (begins and not any(self.is_name(each.text) for each in tokens[at:])):
                found.away(found.back_away() if both else first.start, told)
                continue
            if (relation := self._leads.of_relation(text, first)) >= 0:
                found.leave(relation, last.stop)
                continue
            if self._owns_known(text, tokens, at - 1):
                found.leave(first.start, last.stop)
                owned = at
                continue
            if (skipped := self._leads.owned(text, tokens, at - 1)) > 0:
                found.leave(first.start, tokens[at + skipped - 1].stop)
                at += skipped
                owned = at
                continue
            if (
                last.owner
                and found.stop >= 0
                and (led := self._presence.beside(text, first.start, last.stop)) >= 0
            ):
                found.away(led, last.stop)
                continue
            if found.stop >= 0 and self._presence.is_either(text[found.stop : first.start]):
                found.either(first, last, fits, self._chosen)
            else:
                found.take(first, last, fits, name)
        return found.named()

    def among(
        self, text: str, people: Sequence[Known], new: Sequence[str]
    ) -> tuple[tuple[Known, ...], tuple[str, ...]]:
        """Those of some people whom the text names; whose number it is ("Ben's number") is not asked."""
        tokens = [each for each in self._tokens(text) if each.as_name and not each.owner]
        named = self.find(blanked(text, [each for each in self._tokens(text) if each.owner]))
        ids = {each.id for each in named.people}
        ids.update(option.id for asked in named.unclear for option in asked.options)
        words = {each.folded for each in tokens}
        return (
            tuple(each for each in people if each.id in ids),
            tuple(name for name in new if not words.isdisjoint(fold(name).split())),
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
        if (initial := self._initial(text, tokens, at)) is not None:
            return initial
        if self._is_word(token):
            return 0, (), ""
        fits = self._directory.candidates(token.text)
        following = tokens[at + 1] if at + 1 < len(tokens) else None
        adjoins = following is not None and not token.owner and text[token.stop : following.start] == " "
        if not fits:
            if token.owner or self._leads.is_kind(token):
                return 0, (), ""
            return self._new(text, tokens, at, before, owned=owned)
        if following is not None and self._leads.is_verb_before(token, following, text):
            return 0, (), ""
        if adjoins and following is not None:
            used, both = self._with_next(text, tokens, at, fits)
            if used:
                return used, self._of_whole(said(text, token, tokens[at + used - 1]), both), ""
            if self._other_surname(text, tokens, at):
                if before >= 0 and self._leads.of_company(text[before : token.start]):
                    return 0, (), ""
                used = self._surnames(text, tokens, at)
                return used, (), said(text, token, tokens[at + used - 1])
        if not (owned or self._leads.stands_as_name(text, tokens, at, before)):
            return 0, (), ""
        if not token.owner and at and tokens[at - 1].folded == self._words.within:
            return 0, (), ""  # a town
        return 1, self._narrowed(token, fits), ""

    def _initial(
        self, text: str, tokens: Sequence[Token], at: int
    ) -> tuple[int, Sequence[Known], str] | None:
        """ "A. Torres", or somebody new where none of this surname fits; None where there is no initial."""
        letter = tokens[at].text
        following = tokens[at + 1] if at + 1 < len(tokens) else None
        if following is None or len(letter) > 1 or not letter.isupper() or not following.capital:
            return None
        if text[tokens[at].stop : following.start] != ". ":
            return None
        bearing = [
            each
            for each in self._directory.candidates(following.text)
            if following.folded in family_words(each)
        ]
        if not bearing:
            return None
        name = said(text, tokens[at], following)
        fits = [each for each in bearing if fold(each.given or each.name).startswith(tokens[at].folded)]
        return 2, self._of_whole(name, fits), "" if fits else name

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
            if text[tokens[n - 1].stop : tokens[n].start] != " ":
                break  # where a day stood, two words are no name
            word = tokens[n].folded
            if len(word) == 1 and tokens[n].text.islower() and word in self._words.stop:
                break  # "Ana y Ben"
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
        """A known first name with a surname that nobody of them has, though others may."""
        token, following = tokens[at], tokens[at + 1]
        return (
            token.capital
            and following.capital
            and following.text[:1].isupper()
            and not (following.folded in self._words.stop or _TITLE.fullmatch(following.folded))
            and not self._leads.is_kind(following)
            and not self._is_given(following)
            and not (self._words.nouns_capital and self._leads.is_object(text, tokens, at + 1))
        )

    def _is_given(self, token: Token) -> bool:
        """Whether somebody bears a word otherwise than as a family name: "lunch Ben Carla" are two people."""
        return any(token.folded not in family_words(each) for each in self._directory.candidates(token.text))

    def _surnames(self, text: str, tokens: Sequence[Token], at: int) -> int:
        """How many words a known first name and surnames that nobody has are; a German noun behind them may be none."""
        used = 2
        while not self._words.nouns_capital and used < 4 and at + used < len(tokens):
            beside = text[tokens[at + used - 1].stop : tokens[at + used].start] == " "
            if not (beside and self._other_surname(text, tokens, at + used - 1)):
                break
            used += 1
        return used

    def _of_whole(self, typed: str, fits: Sequence[Known]) -> Sequence[Known]:
        """Of those whom a whole name fits the one chosen, else the one whose very accents were typed.

        A missing accent decides nothing: Maria Silva may be María.
        """
        if (picked := self._chosen.get(asked(typed))) is not None:
            return [each for each in fits if each.id == picked] or fits
        if typed.isascii():
            return fits
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
        if not token.as_name or len(token.text) < 2:
            return 0, (), ""
        if not (owned or self._leads.expected(text, tokens, at, others=before >= 0)):
            return 0, (), ""
        words = [token.text]
        for n in range(at + 1, min(at + 4, len(tokens))):
            following = tokens[n]
            gap = text[tokens[n - 1].stop : following.start]
            particle = following.folded in _PARTICLES
            if gap.strip() or gap.count(" ") > 1 or not (following.as_name or particle):
                break
            if (following.folded in self._words.stop and not particle) or self._leads.is_kind(following):
                break
            words.append(following.text)
        while len(words) > 1 and words[-1][:1].islower():
            words.pop()
        return len(words), (), " ".join(words)
