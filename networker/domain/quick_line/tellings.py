"""Which clauses promise nothing though they deny nothing: what is over, how it is, and what only may be.

"I already sent it", "the weather is bad", "Carla says hi", "he might send it". A day to come tells otherwise, since
something is due then: "the rent is due friday". What may be is no promise whatever its day.
"""

import re
from collections.abc import Sequence
from functools import cache

from networker.domain.quick_line.found import Found
from networker.domain.quick_line.lexicon import Lexicon
from networker.domain.quick_line.naming import NameReader
from networker.domain.quick_line.patterns import compiled
from networker.domain.quick_line.presence import NAMES
from networker.domain.quick_line.text import blanked, fold_same, marked

_SPELLED = re.compile(r"[éó](?!\w)")


@cache
def tellings(lexicon: Lexicon) -> "Tellings":
    """What tells it in a language, made once."""
    return Tellings(lexicon)


class Tellings:
    """Tells it in one language."""

    def __init__(self, lexicon: Lexicon) -> None:
        words, denials = lexicon.tells_only, lexicon.denials
        opening = rf"\W*(?:(?:{denials.openings})[, ]+)*"
        who = rf"(?:(?:{denials.subjects}|{NAMES})(?<![^\W_]_) ?)"
        fillers = rf"(?:(?:{denials.fillers}|{words.fillers}) )*"
        self._possible = compiled(rf"{opening}(?:{who}{fillers}(?:{words.may})|{words.maybe})")
        self._over = compiled(rf"{opening}(?:{who}{fillers}(?:{words.over})|{fillers}(?:{words.done}))")
        self._is = compiled(
            rf"{opening}(?:{who}{fillers}(?:{words.states})|{fillers}(?:{words.bare_states}))"
        )
        self._commits = compiled(words.commits)
        self._goes_on = compiled(rf"\b(?:{denials.openings})\s+(?:{lexicon.promise_start})")
        self._before_main = compiled(rf"\W*(?:{denials.subordinate})\b[^,]*(?:,|$)")

    def may_be(self, clause: str, names: NameReader) -> bool:
        """Whether a clause, without its days, tells what only may be: "he might send it"."""
        text = " ".join(_marked(clause, names.find(clause).rest).split())
        return self._possible.match(text) is not None

    def tells(self, clause: str, days: Sequence[Found], ahead: Sequence[Found], names: NameReader) -> bool:
        """Whether a clause only tells. `days`: what it says of days; `ahead`: those of them that are to come, if read so."""
        bare = blanked(clause, days)
        text = " ".join(_marked(bare, names.find(bare).rest).split())
        main = text[found.end() :] if (found := self._before_main.match(text)) else text
        # "That was all": the word begins no other clause there
        if any(self._possible.match(each) for each in (text, main)):
            return True
        if self._commits.search(text) is not None or self._goes_on.search(fold_same(bare)) is not None:
            return False
        if any(self._over.match(each) for each in (text, main)):
            return not any(day.ahead for day in days)
        return not ahead and any(self._is.match(each) for each in (text, main))


def _marked(text: str, rest: str) -> str:
    """As `marked`, but an é or ó at a word's end stays: in Spanish it tells what is over."""
    folded = list(marked(text, rest))
    for found in _SPELLED.finditer(text.lower()):
        if folded[found.start()] != "_":
            folded[found.start()] = found[0]
    return "".join(folded)
