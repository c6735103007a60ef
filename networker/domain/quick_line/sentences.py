"""Where the sentences of a text end: not behind a title, an initial or another short form, nor within a date."""

import re
from collections.abc import Callable, Iterator, Sequence

from networker.domain.quick_line.lexicon import TITLES, Lexicon
from networker.domain.quick_line.patterns import fullmatch, match
from networker.domain.quick_line.text import Span, blanked, fold_same

# A colon may lack its space behind a word ("Ana:allergic"), but not in a web address or a time.
NOTE_SIGN = re.compile(r":(?=\s|$)|(?<=[^\W\d_]):(?=[^\W\d_])|\s(?:[-–—]|--)\s")
_END = re.compile(r"[.!?…]+\s+(?=[^\W\d_]|[¡¿])")
_VOWEL = re.compile(r"[aeiouyäöüæœ]|[^\W\da-zß]")  # scripts without vowels have no short forms either
_SHORTENED = re.compile(
    r"ca|usw|etc|evtl|inkl|incl|excl|exkl|eigtl|bspw|betr|einschl|approx|dept|appt|apt|ave|avda|capt|col|gen|gov|"
    r"sgt|esp|est|ext|misc|orig|resp|temp|tel|univ|vol|abt|allg|bes|dipl|ing|mag|phil|rev|hon|assoc|asst|ud|uds|"
    r"izq|dcha|pag|num|aprox|lic|arq|messrs|ggfs|zus|ugs|urspr|jun|sen"
)
_SMALL = frozenset(
    (
        "it",
        "ok",
        "me",
        "us",
        "no",
        "go",
        "so",
        "do",
        "if",
        "da",
        "ab",
        "du",
        "ja",
        "zu",
        "si",
        "yo",
        "ya",
        "tu",
        "ti",
    )
)


class SentenceEnds:
    """Tells in one language where sentences end."""

    def __init__(self, lexicon: Lexicon, is_name: Callable[[str], bool]) -> None:
        self._words, self._is_name = lexicon, is_name

    def find(self, text: str, days: Sequence[Span]) -> Iterator[re.Match[str]]:
        """The signs with which sentences end; `days` are where the text says days, since "am 3. Januar" goes on."""
        for m in _END.finditer(text):
            within = any(day.start < m.start() and m.end() <= day.stop for day in days)
            if not within and not (m[0][0] == "." and self._goes_on(text, m, days)):
                yield m

    def _goes_on(self, text: str, dot: re.Match[str], days: Sequence[Span]) -> bool:
        """Whether a dot is one of a number, a title or a short form, and the sentence goes on behind it."""
        written = re.split(r"[\W_]", text[: dot.start()])[-1]
        word = fold_same(written)
        dated = any(day.stop in (dot.start(), dot.start() + 1) for day in days)
        if re.search(r"\d\.\s?\d+$", text[: dot.start()]) and any(
            day.stop == dot.start() + 1 for day in days
        ):
            return not self._clause_follows(text, dot.end(), days)  # "am 3.12. Geburtstag"
        if word[-1:].isdigit():
            return not dated or text[dot.end()].islower()  # "the 60. birthday", "am 20. wieder"
        if not word or (len(word) > 1 and (written.isupper() or self._is_name(written))):
            return False
        if fullmatch(TITLES, word):
            return True
        short_day = dated and len(word) <= 4 and (word in self._words.weekdays or word in self._words.months)
        if len(word) == 2 and word in self._words.small | self._words.stop | _SMALL:
            return False  # "loved it. Send her the map"
        if len(word) <= 2 or short_day:
            return not self._clause_follows(text, dot.end(), days)
        return _VOWEL.search(word) is None or _SHORTENED.fullmatch(word) is not None

    def _clause_follows(self, text: str, start: int, days: Sequence[Span]) -> bool:
        """Whether somebody does something in what follows: "at 3 p.m. I'll send it", not "J. Abernathy on monday"."""
        first = re.split(r"\W", text[start:])[0]
        rest = fold_same(blanked(text, days)[start:]).lstrip()
        does = match(rf"(?:{self._words.subject})(?!\w)|{self._words.promise_start}", rest) is not None
        return does and first[:1].isupper() and not self._is_name(first)
