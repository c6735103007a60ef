"""Which clauses promise nothing, since they say what somebody does not do: "don't call before monday".

Who asks not to be forgotten promises all the same: "don't forget the map".
"""

from functools import cache

from networker.domain.quick_line.lexicon import Lexicon
from networker.domain.quick_line.naming import NameReader
from networker.domain.quick_line.patterns import compiled
from networker.domain.quick_line.presence import NAMES, presence
from networker.domain.quick_line.text import fold_same, marked


@cache
def denials(lexicon: Lexicon) -> "Denials":
    """What tells it in a language, made once."""
    return Denials(lexicon)


class Denials:
    """Tells it in one language."""

    def __init__(self, lexicon: Lexicon) -> None:
        words = lexicon.denials
        self._begins = compiled(
            rf"\W*(?:(?:{words.openings})[, ]+)*(?:(?:{words.subjects}|{NAMES})(?<![^\W_]_) ?)?"
            rf"(?:(?:{words.fillers}) )*(?:{words.begins})"
        )
        self._within = compiled(words.within)
        self._but = compiled(words.but)
        self._ends = compiled(rf"[,(:]|\b(?:{words.subordinate})\b")
        self._before_main = compiled(rf"\W*(?:{words.subordinate})\b[^,]*(?:,|$)")
        self._presence = presence(lexicon)
        self._hint = compiled(rf"\b(?:{words.begins})|{words.within}")

    def denies(self, clause: str, names: NameReader) -> bool:
        """Whether a clause, without its days, says that something is not done or somebody was not there."""
        folded = fold_same(clause)
        hinted = self._hint.search(folded) is not None or self._presence.hints(folded)
        if not hinted or self._but.search(folded) is not None:
            return False
        named = names.find(clause)
        told = marked(clause, named.rest)
        text = " ".join(told.split())
        if self._presence.denies(told, named.away) or self._begins.match(text) is not None:
            return True
        main = text[found.end() :] if (found := self._before_main.match(text)) else text
        end = self._ends.search(main)
        return self._within.search(main[: end.start()] if end else main) is not None
