"""Where it was: after @ anywhere, after at, in, im, en … in the head (rule 13)."""

import re
from collections.abc import Iterator

from networker.domain.quick_line.days import DayReader
from networker.domain.quick_line.lexicon import Lexicon
from networker.domain.quick_line.naming import NameReader
from networker.domain.quick_line.patterns import compiled, finditer, match
from networker.domain.quick_line.services import ServiceReader
from networker.domain.quick_line.text import blank, clean, fold_same
from networker.domain.vocabulary import Kind

_SIGN = re.compile(r"(?<![^\s(])@\s?(?=\S)")
_WORD = re.compile(r"[^\s,;()]+")
_PARTICLES = ("de", "del", "of", "am", "the", "y", "la", "el", "los", "las", "der", "du", "le")


_IN_NOTE = re.compile(r"(?<![^\s(])@\s?([^\s,.;:!?()](?:[^,.;:!?()]*[^\s,.;:!?()])?)(?=\s*(?:[,.;:!?)]|$))")


def in_note(note: str, names: NameReader) -> tuple[str, str | None]:
    """A place with @ at the note's end or before a sign of punctuation is taken out of it; who is mentioned stays."""
    for found in _IN_NOTE.finditer(note):
        if not names.is_mention(found[0]):
            return _without(note, found.start(), found.end()), found[1]
    return note, None


def _without(text: str, start: int, stop: int) -> str:
    """The text without a part, its brackets, and the space that stood before it."""
    before, behind = text[:start].rstrip(), text[stop:].lstrip()
    if before.endswith("(") and behind.startswith(")"):
        before, behind = before[:-1].rstrip(), behind[1:].lstrip()
    return (before + behind if re.match(r"[,.;:!?)]", behind) else f"{before} {behind}").strip()


class PlaceReader:
    """Finds the place in a head of one language."""

    def __init__(self, lexicon: Lexicon, days: DayReader, names: NameReader) -> None:
        self._words, self._days, self._names = lexicon, days, names
        self._services = ServiceReader(lexicon)
        self._leads_away = (
            rf"(?:{lexicon.leads.without}|{lexicon.leads.instead}|{lexicon.leads.through})(?!\w)"
        )
        kinds = "|".join(pattern for kind, pattern in lexicon.kinds if kind is not Kind.NOTE)
        self._kind = compiled(rf"(?:^|\s)(?:{kinds})(?!\w)")
        self._ends = compiled(
            f"{lexicon.and_words}|{lexicon.with_words}|{lexicon.place_ends}|{lexicon.possessives}|{kinds}"
        )

    def after_sign(self, head: str) -> tuple[str, str | None]:
        """A place after @, up to a day, a time, a comma or the end; "@ 3pm" is none."""
        days = self._days.find(head)
        for sign in _SIGN.finditer(head):
            if any(day.start <= sign.end() < day.stop for day in days):
                continue
            starts = [day.start for day in days if day.start > sign.end()]
            stop = min([len(head), *starts, *self._leads_on(head, sign.end())])
            return _without(head, sign.start(), stop), clean(head[sign.end() : stop])
        return head, None

    def _leads_on(self, head: str, start: int) -> Iterator[int]:
        """Where a place that begins at `start` can end: at a comma, a bracket, the note, with, instead of; at "lunch with"."""
        folded = fold_same(head)
        for sign in finditer(
            rf"[,)]|:(?=\s|$)|\s(?:[-–—]|--)\s|\s(?:{self._words.with_words}|{self._words.leads.instead})\s",
            folded[start:],
        ):
            yield start + sign.start()
        for kind in self._kind.finditer(folded, start):
            behind = match(
                rf"\s(?:{self._words.with_words}|{self._words.to_words}|{self._words.from_words})\s",
                folded[kind.end() :],
            )
            word = re.match(r"\s(\S+)", head[kind.end() :])
            does = (
                head[kind.start() + 1].islower()
                and word is not None
                and self._names.is_name(word[1].strip(".,:;"))
            )
            if behind is not None or does:
                yield kind.start()

    def in_head(self, bare: str, told: int) -> tuple[str, str | None]:
        """A place after at, in, im, en …, up to the end or a word that leads on; a person's name where others are there.

        `told`: where what tells who and how has ended; "she works at Kew" behind it is another story.
        """
        for m in finditer(rf"(?<![^\s(])(?:{self._words.places})\s+", fold_same(bare)):
            if bare[told : m.start()].strip(" ,("):
                break
            if match(self._leads_away, fold_same(bare[m.start() :])):
                continue
            sure = match(rf"(?:{self._words.at_place})\b", m[0]) is not None and bool(self._words.at_place)
            if re.search(r"\s{3}", m[0]):
                continue  # "auf Freitag verschoben": a day stood there
            if any(start < m.start() < stop for start, stop in self._names.find(bare).away):
                continue  # "Ben in hospital"
            stop = self._stop(bare, m.end(), sure=sure)
            if stop <= m.end():
                continue
            bracket = bare[: m.start()].endswith("(") and bare[stop:].startswith(")")
            left = blank(bare, m.start() - bracket, stop + bracket)
            place = clean(bare[m.end() : stop])
            if self._names.find(place).anybody and not self._names.find(left).anybody:
                continue  # "dinner at Rose's"
            return left, place
        return bare, None

    def _stop(self, bare: str, start: int, *, sure: bool) -> int:
        """Where the place has ended that begins at `start`; `start` itself where there is none.

        `sure`: whatever has a capital here is a place's name: "at Signal Coffee", "at Call Street", "at Twitter".
        """
        folded = fold_same(bare)
        if match(rf"(?:{self._words.no_place})(?!\w)", folded[start:]):
            return start
        article = match(rf"(?:{self._words.articles})\s+", folded[start:])
        at = stop = start + (article.end() if article else 0)
        for token in _WORD.finditer(bare, at):
            word = token[0].strip(".,!?")
            gap = bare[stop : token.start()] if stop > at else ""
            if "," in gap or ";" in gap or "(" in gap or len(gap) > 2:
                break
            if stop == at and word[:1].isdigit() and not re.match(r" ?[^\W\d_a-z]", bare[token.end() :]):
                break
            named = sure and self._is_named(bare, token, first=stop == at, article=article is not None)
            if re.search(r"['’]s$", bare[at:stop]):  # "at Ben's party", "at Ben's with Ana"
                named = named or self._kind.fullmatch(fold_same(word)) is not None
            if match(self._leads_away, folded[token.start() :]):
                break
            if (
                not named
                and not self._continues(word, first=stop == at, capital=bare[at].isupper())
                and not self._joins(bare, at, token)
            ):
                break
            stop = token.end()
        return stop if stop > at else start

    def _is_named(self, bare: str, token: re.Match[str], *, first: bool, article: bool) -> bool:
        """A service, or a word for a kind beside another capital, which names a place; or "the meetup", "the party"."""
        if not token[0][0].isupper():
            known = self._services.find(f"on {token[0]}") or self._kind.search(
                fold_same(bare[: token.start()])
            )
            return first and article and bool(known)
        if not first or self._services.find(f"on {token[0]}"):
            return not self._names.find(token[0]).anybody
        behind = re.match(r" ([^\W\d_])", bare[token.end() :])
        return behind is not None and behind[1].isupper()

    def _joins(self, bare: str, start: int, token: re.Match[str]) -> bool:
        """ "The Rose and Crown": an and between two capitals, the latter nobody's name."""
        behind = _WORD.match(bare, token.end() + 1)
        return (
            re.fullmatch(r"and|&|und|y|e", token[0]) is not None
            and bare[start].isupper()
            and behind is not None
            and behind[0][0].isupper()
            and not self._names.find(behind[0]).anybody
        )

    def _continues(self, word: str, *, first: bool, capital: bool) -> bool:
        """Whether a place goes on with a word: not with a sign, a kind, a service or a person in small letters."""
        folded = fold_same(word)
        if first:
            return word[:1].isalnum() and not self._services.find(word) and not self._ends.fullmatch(folded)
        if folded in _PARTICLES:
            return True
        if capital and self._words.nouns_capital and word[:1].islower():
            return False  # "in der Bahn gefahren"
        if not word[:1].isalnum() or self._ends.fullmatch(folded):
            return False
        return not word[:1].islower() or not self._names.find(word).anybody
