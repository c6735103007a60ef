"""Which words of a head are people: known ones, new ones, and those that fit several.

A known first name with another surname is somebody new. "Ana's brother Pedro" is Pedro alone.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from networker.domain.names import fold
from networker.domain.quick_line.lexicon import Lexicon
from networker.domain.quick_line.people import Directory, Known
from networker.domain.quick_line.understood import Unclear
from networker.domain.vocabulary import Kind

_TOKEN = re.compile(r"[\w.+-]+@[\w-]+\.[\w.-]+|[^\W\d_](?:[\w'’.-]*\w\.?)?")
_RELATION = re.compile(
    r"(?:brother|sister|mother|father|mum|dad|son|daughter|wife|husband|partner|boss|friend|colleague|flatmate|cousin|"
    r"aunt|uncle|neighbour|bruder|schwester|mutter|vater|sohn|tochter|frau|mann|partnerin|chef|chefin|freund|freundin|"
    r"kollege|kollegin|hermano|hermana|madre|padre|hijo|hija|mujer|marido|jefe|jefa|amigo|amiga)$"
)


@dataclass(frozen=True, slots=True)
class Named:
    """The people of a text: where they stand, and what is left without them."""

    people: tuple[Known, ...]
    new: tuple[str, ...]
    unclear: tuple[Unclear, ...]
    places: tuple[int, ...]
    rest: str


@dataclass(frozen=True, slots=True)
class _Token:
    text: str
    start: int
    stop: int
    owner: bool  # "Ana's"

    @property
    def folded(self) -> str:
        return fold(self.text).strip(".")

    @property
    def capital(self) -> bool:
        return self.text[:1].isupper() or not self.text[:1].islower()


class NameReader:
    """Finds people in texts of one language."""

    def __init__(self, lexicon: Lexicon, directory: Directory, chosen: Mapping[str, int]) -> None:
        self._words, self._directory, self._chosen = lexicon, directory, chosen
        kinds = "|".join(pattern for kind, pattern in lexicon.kinds if kind is not Kind.NOTE)
        self._kind = re.compile(rf"(?:{kinds})$")

    def find(self, text: str) -> Named:
        """Everybody whom the text names."""
        tokens = [self._token(m) for m in _TOKEN.finditer(text)]
        people: dict[int, Known] = {}
        new: dict[str, None] = {}
        unclear: dict[str, Unclear] = {}
        places: list[int] = []
        rest = text
        at = 0
        while at < len(tokens):
            used, found, name = self._at(text, tokens, at)
            if not used:
                at += 1
                continue
            first, last = tokens[at], tokens[at + used - 1]
            if not self._only_owner(tokens, at + used - 1):
                places.append(first.start)
                if name:
                    new[name] = None
                elif len(found) == 1:
                    people[found[0].id] = found[0]
                else:
                    unclear[first.folded] = Unclear(first.text, "who", tuple(found))
            rest = rest[: first.start] + " " * (last.stop - first.start) + rest[last.stop :]
            at += used
        return Named(tuple(people.values()), tuple(new), tuple(unclear.values()), tuple(places), rest)

    @staticmethod
    def _token(m: "re.Match[str]") -> _Token:
        word = m[0].rstrip(".") if len(m[0]) > 2 and "@" not in m[0] else m[0]
        bare = re.sub(r"['’]s$|(?<=s)['’]$", "", word)
        return _Token(bare, m.start(), m.start() + len(word), bare != word)

    def _at(self, text: str, tokens: Sequence[_Token], at: int) -> tuple[int, Sequence[Known], str]:
        """How many tokens from here are a person, whom they fit, and the name where it is a new one."""
        token = tokens[at]
        if self._is_word(token):
            return 0, (), ""
        fits = self._directory.candidates(token.text)
        following = tokens[at + 1] if at + 1 < len(tokens) else None
        adjoins = (
            following is not None and not token.owner and text[token.stop : following.start].strip() == ""
        )
        if not fits:
            if token.owner or self._is_kind(token):
                return 0, (), ""
            return self._new(text, tokens, at)
        if adjoins and following is not None:
            used, both = self._with_next(text, tokens, at, fits)
            if used:
                return used, both, ""
            if self._other_surname(token, following):
                return 2, (), f"{token.text} {following.text}"
        return 1, self._narrowed(token, fits), ""

    def _is_word(self, token: _Token) -> bool:
        """A word of the language rather than a name; "Will" with a capital is a name, "mark" may be one."""
        if "@" in token.text:
            return False
        return token.folded in self._words.stop and not (
            token.capital and len(token.folded) > 2 and self._directory.candidates(token.text)
        )

    def _is_kind(self, token: _Token) -> bool:
        return bool(self._kind.match(token.folded))

    def _with_next(
        self, text: str, tokens: Sequence[_Token], at: int, fits: Sequence[Known]
    ) -> tuple[int, Sequence[Known]]:
        """First name and surname, or an initial; up to three words of one name."""
        ids = {each.id: each for each in fits}
        used, left = 1, ids
        for n in range(at + 1, min(at + 4, len(tokens))):
            if text[tokens[n - 1].stop : tokens[n].start].strip():
                break
            word = tokens[n].folded
            if len(word) == 1:
                more = {k: v for k, v in left.items() if fold(v.family).startswith(word)}
            else:
                named = {each.id for each in self._directory.candidates(tokens[n].text)}
                more = {k: v for k, v in left.items() if k in named}
            if not more:
                break
            used, left = n - at + 1, more
            if tokens[n].owner:
                break
        return (used, tuple(left.values())) if used > 1 else (0, ())

    def _other_surname(self, token: _Token, following: _Token) -> bool:
        """A known first name with a surname that nobody of them has."""
        return (
            token.capital
            and following.capital
            and following.text[:1].isupper()
            and following.folded not in self._words.stop
            and not self._is_kind(following)
            and not self._directory.candidates(following.text)
        )

    def _narrowed(self, token: _Token, fits: Sequence[Known]) -> Sequence[Known]:
        """The one chosen; those with the very accents typed; those whose name is the word and no short form."""
        if (picked := self._chosen.get(token.folded)) is not None:
            return [each for each in fits if each.id == picked] or fits
        if len(fits) > 1 and not token.text.isascii():
            typed = token.text.casefold()
            exact = [each for each in fits if typed in (each.given.casefold(), each.family.casefold())]
            fits = exact or fits
        if len(fits) > 1:
            word = token.folded
            named = [
                each for each in fits
                if word in {fold(part) for part in re.findall(r"[\w'’-]+", f"{each.given} {each.family} {each.nickname}")}
            ]  # fmt: skip
            fits = named or fits
        return fits

    def _new(self, text: str, tokens: Sequence[_Token], at: int) -> tuple[int, Sequence[Known], str]:
        """Somebody new: a capital letter where a name is expected, with the capitals that follow."""
        token = tokens[at]
        if not token.text[:1].isupper() or len(token.text) < 2 or not self._expected(text, tokens, at):
            return 0, (), ""
        words = [token.text]
        for n in range(at + 1, min(at + 4, len(tokens))):
            following = tokens[n]
            gap = text[tokens[n - 1].stop : following.start]
            particle = following.folded in ("de", "da", "van", "von", "der", "del", "la", "al", "bin", "di")
            if gap.strip() or gap.count(" ") > 1 or not (following.text[:1].isupper() or particle):
                break
            if (following.folded in self._words.stop and not particle) or self._is_kind(following):
                break
            words.append(following.text)
        while len(words) > 1 and not words[-1][:1].isupper():
            words.pop()
        return len(words), (), " ".join(words)

    def _expected(self, text: str, tokens: Sequence[_Token], at: int) -> bool:
        """Whether a name is expected here: after with, and, met, a comma, a relation, an arrow, or at the start."""
        token = tokens[at]
        before = fold(text[: token.start]).rstrip()
        if not before or before.endswith((",", "→", "←", "->", "<-", "&", "+", "w/")):
            return bool(before) or self._verb_follows(tokens, at)
        last = re.split(r"[\s,]+", before)[-1]
        if re.fullmatch(
            f"{self._words.and_words}|{self._words.to_words}|{self._words.from_words}|tal|named|called", last
        ):
            return True
        return bool(_RELATION.match(last) or self._kind.match(last))

    def _verb_follows(self, tokens: Sequence[_Token], at: int) -> bool:
        """At the start of a sentence a capital letter says nothing; a verb soon after it does."""
        return any(self._is_kind(each) for each in tokens[at + 1 : at + 4])

    def _only_owner(self, tokens: Sequence[_Token], at: int) -> bool:
        """ "Ana's brother Pedro": Ana only says whose brother."""
        if not tokens[at].owner or at + 1 >= len(tokens):
            return False
        return bool(_RELATION.match(tokens[at + 1].folded))
