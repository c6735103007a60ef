"""Times of the clock as they are said in a sentence; a number that belongs to a house or a street is none."""

import re

from networker.domain.quick_line.found import Found
from networker.domain.quick_line.lexicon import Lexicon, clock, spoken
from networker.domain.quick_line.naming import NameReader
from networker.domain.quick_line.text import fold_same

_AT_SIGN = re.compile(r"(?<![^\s(])@ ?(\d{1,2})(?:[:.](\d\d))?(?=\s|$|[,;:)])(?! ?(?:[Uu]hr|h|[ap]\.?m)\b)")
_CLOCK = re.compile(r"(?<![\d:.])(\d{1,2}):(\d\d)(?![\d:]|\.\d)")


class TimeReader:
    """Reads times in one language."""

    def __init__(self, lexicon: Lexicon, names: NameReader, date_words: re.Pattern[str]) -> None:
        self._words, self._names, self._date_words = lexicon, names, date_words
        self._time = re.compile(lexicon.time)

    def find(self, folded: str, text: str, _ahead: bool) -> list[Found]:
        """Every time said, as the clock shows it or as it is spoken."""
        found = []
        for m in _AT_SIGN.finditer(text):
            moment = clock(int(m[1]), int(m[2])) if m[2] else spoken(int(m[1]))
            if moment is not None and not self._is_house(m, text):
                found.append(Found(m.start(), m.end(), time=moment))
        for m in self._time.finditer(folded):
            if self._is_house(m, text):
                continue
            moment = self._words.read_time(m)
            if moment is not None:
                found.append(Found(m.start(), m.end(), time=moment))
        for m in _CLOCK.finditer(text):
            if int(m[1]) > 23 or int(m[2]) > 59:
                found.append(Found(m.start(), m.end(), asks=m[0], which="time"))
        return found

    def _is_house(self, m: re.Match[str], text: str) -> bool:
        """Whether a number at a capital is a place's: "at 21 Club", "@ 10 Downing Street"."""
        behind = re.match(r" ([^\W\d_][a-zà-ÿ'’]+)", text[m.end() :])
        if (
            behind is None
            or self._words.nouns_capital
            or not re.fullmatch(r"(?:at |@ ?)\d{1,2}", m[0].lower())
        ):
            return False
        word = fold_same(behind[1])
        date_word = self._date_words.fullmatch(word) is not None or word in self._words.stop
        return behind[1][0].isupper() and not date_word and not self._names.is_name(behind[1])
