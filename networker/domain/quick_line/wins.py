""" "Win: the contract with the mayor, through Ana yesterday": something good that came of a tie, which is no talk.

The words are kept as they were written; people and the day stand before the colon, or at the end.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from networker.domain.quick_line.days import DayReader
from networker.domain.quick_line.found import Found
from networker.domain.quick_line.heads import HeadReader
from networker.domain.quick_line.lexicon import Lexicon
from networker.domain.quick_line.named import NOBODY, Named
from networker.domain.quick_line.patterns import finditer, match, sub
from networker.domain.quick_line.text import fold_same


@dataclass(frozen=True, slots=True)
class When:
    """What is said of the day: the day itself, what has to be asked about, and words that name no one day."""

    day: date | None = None
    asks: tuple[str, ...] = ()
    vague: str = ""


NO_DAY = When()


@dataclass(frozen=True, slots=True)
class SaidWin:
    """What a sentence says of a win."""

    text: str
    named: Named
    when: When


class WinReader:
    """Reads the sentences that begin with the word for a win in one language."""

    def __init__(self, lexicon: Lexicon, heads: HeadReader, days: DayReader) -> None:
        self._words, self._heads, self._days = lexicon, heads, days

    def read(self, sentence: str) -> SaidWin | None:
        """A win; None where the sentence is something else."""
        begun = match(rf"\s*(?:{self._words.win})\b(?P<head>[^:]*):\s*", fold_same(sentence))
        if begun is None:
            return None
        head, text = (
            sentence[begun.start("head") : begun.end("head")].strip(),
            sentence[begun.end() :].strip(),
        )
        if head:
            named, when = self._people(head)
            return SaidWin(text, named, when) if named is not None else None
        for start, stop, sure in self._ends(text):
            named, behind = self._people(text[stop:])
            if named is not None and (sure or not named.new):
                told, before = self._without_day(text[:start])
                return SaidWin(told, named, before if behind == NO_DAY else behind)
        told, when = self._without_day(text)
        return SaidWin(told, NOBODY, when)

    def _without_day(self, text: str) -> tuple[str, When]:
        """The words without the day at their end, and that."""
        text = text.rstrip(" ,.;!")
        days = [each for each in self._days.find(text) if each.stop == len(text)]
        return (text[: days[0].start] if days else text).strip(" ,;"), _when(text, days)

    def _ends(self, text: str) -> Iterator[tuple[int, int, bool]]:
        """Where people may begin to be named: behind "through", "with", a comma; and whether it is sure that they are people.

        The first that fits counts. Behind "with" and a comma only known people are: else it is "with the mayor".
        """
        lexicon = self._words
        leads = rf"(?P<sure>{lexicon.through})|{lexicon.perhaps_through}"
        for m in finditer(
            rf",\s*(?:(?:{leads})\s+)?|\s(?:{leads.replace('sure', 'so')})\s+", fold_same(text)
        ):
            yield m.start(), m.end(), bool(m["sure"] or m["so"])

    def _people(self, text: str) -> tuple[Named | None, When]:
        """Who is named in words that hold nothing but names and a day; None where they hold more, or nobody."""
        days = self._days.find(text)
        plain = text
        for each in reversed(days):
            plain = f"{plain[: each.start]} {plain[each.stop :]}"
        lead = self._words.with_words.partition("|")[
            0
        ]  # names that the book does not know are read behind it
        plain = sub(rf"^\s*(?:{self._words.through}|{self._words.perhaps_through})\b", " ", plain)
        named = self._heads.named(f"{lead} {' '.join(plain.split())}")
        left = fold_same(named.rest).removeprefix(lead)
        left = sub(rf"\b(?:{self._words.and_words}|{self._words.with_words})\b", " ", left)
        if not named.anybody or match(r".*\w", left) is not None:
            return None, NO_DAY
        return named, _when(text, days)


def _when(text: str, days: Sequence[Found]) -> When:
    return When(
        next((each.day for each in days if each.day is not None), None),
        tuple(each.asks for each in days if each.asks),
        next((text[each.start : each.stop] for each in days if each.month_only), ""),
    )
