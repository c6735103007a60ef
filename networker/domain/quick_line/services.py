"""The service over which something was said, and which words for one are ordinary words: "x", "the signal box"."""

import re
from collections.abc import Iterator, Sequence

from networker.domain.quick_line.lexicon import CHANNELS, Lexicon
from networker.domain.quick_line.patterns import compiled
from networker.domain.quick_line.text import blank, fold_same
from networker.domain.vocabulary import Channel

Span = tuple[int, int, Channel]
# Words of other meanings too: a service only where they lead it, stand beside what happened, or begin the head.
_ORDINARY = re.compile(r"x|signal|meetup|wa|ig|fb|blog")
_PATTERNS = tuple((channel, re.compile(rf"(?<![\w'#@])(?:{pattern})(?!\w)")) for channel, pattern in CHANNELS)
_ALONE = re.compile(r"[\s,;:.!?←→<>-]*")


class ServiceReader:
    """Finds it in heads of one language."""

    def __init__(self, lexicon: Lexicon) -> None:
        kinds = "|".join(pattern for _, pattern in lexicon.kinds)
        self._led = compiled(rf"(?<!\w)(?:{lexicon.over})\s+$")
        self._kind_before = compiled(rf"(?<!\w)(?:{kinds})\s+$")
        self._kind_behind = compiled(rf"\s+(?:{kinds})(?!\w)|\s*(?:→|->|←|<-)")
        self._place = compiled(rf"(?<!\w)(?:{lexicon.at_place})\s+(?:the\s+)?$") if lexicon.at_place else None

    def find(self, bare: str, rest: str = "") -> Sequence[Span]:
        """Where services are named. `rest`: the head without the people, as long."""
        return list(self._find(fold_same(bare), rest or bare))

    def channel(self, bare: str, rest: str = "") -> Channel | None:
        """The service that is named in a head, the first of the list of all."""
        named = {channel for _, _, channel in self.find(bare, rest)}
        return next((channel for channel, _ in CHANNELS if channel in named), None)

    def without(self, rest: str, bare: str = "") -> str:
        """The head without words for services, which are no names. `bare`: with the people, as long."""
        for start, stop, _ in self.find(bare or rest, rest):
            rest = blank(rest, start, stop)
        return rest

    def _find(self, folded: str, rest: str) -> Iterator[Span]:
        for channel, pattern in _PATTERNS:
            for m in pattern.finditer(folded):
                if self._place is not None and self._place.search(folded[: m.start()]):
                    continue  # "met Ben at Twitter"
                if not _ORDINARY.fullmatch(m[0]) or self._is_meant(folded, m, rest):
                    yield m.start(), m.end(), channel

    def _is_meant(self, folded: str, m: re.Match[str], rest: str) -> bool:
        before, behind = folded[: m.start()], folded[m.end() :]
        if self._led.search(before) or self._kind_before.search(before) or self._kind_behind.match(behind):
            return True
        if m[0] == "x":
            return False
        if m[0] == "blog":
            return True
        alone = _ALONE.fullmatch(rest[: m.start()]) and _ALONE.fullmatch(rest[m.end() :])
        return not before.strip() or alone is not None
