"""The people of a text as they are found, one behind the other, and what is left of it without them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from networker.domain.names import fold
from networker.domain.quick_line.leads import Token
from networker.domain.quick_line.people import Known
from networker.domain.quick_line.text import blank
from networker.domain.quick_line.understood import Unclear


@dataclass(frozen=True, slots=True)
class Named:
    """The people of a text: where they stand, and what is left without them."""

    people: tuple[Known, ...]
    new: tuple[str, ...]
    unclear: tuple[Unclear, ...]
    places: tuple[int, ...]
    first_stop: int  # where the first of them has ended
    rest: str
    away: tuple[tuple[int, int], ...] = ()  # where it says that somebody was not there
    denied: bool = False  # it was a talk with none of them: "not with Ben"
    whose: tuple[str, ...] = ()  # who is only said to be whose: "Ana's brother"

    @property
    def anybody(self) -> bool:
        """Whether somebody is named, known or not."""
        return bool(self.people or self.new or self.unclear)


NOBODY = Named((), (), (), (), 0, "")


def asked(word: str) -> str:
    """A name that fits several, as its answer is looked up."""
    return fold(word).strip(".")


def said(text: str, first: Token, last: Token) -> str:
    """A name of one or several words as it was typed."""
    return text[first.start : last.start] + last.text


class Finds:
    """Gathers them."""

    def __init__(self, text: str) -> None:
        self._text, self._rest = text, text
        self._people: dict[int, Known] = {}
        self._new: dict[str, None] = {}
        self._unclear: dict[str, Unclear] = {}
        self._places: list[int] = []
        self._whose: list[str] = []
        self._away: list[tuple[int, int]] = []
        self._first_stop = 0
        self._last: tuple[int, Sequence[Known], str] = (
            0,
            (),
            "",
        )  # of whoever came last: where, who, the word
        self.stop = -1  # where they have ended

    @property
    def last_start(self) -> int:
        """Where whoever came last stands."""
        return self._last[0]

    def away(self, start: int, stop: int) -> None:
        """Somebody who was not there, with the words that say so: they stay."""
        self._away.append((start, stop))

    def back_away(self) -> int:
        """Whoever came last was not there either: they are no person any more. Where they stand."""
        start, fits, word = self._last
        self._forget(fits, word)
        self._rest = self._rest[:start] + self._text[start : self.stop] + self._rest[self.stop :]
        self._places.remove(start)
        return start

    def leave(self, start: int, stop: int) -> None:
        """Take words out that only say who comes next, or whose they are."""
        self._whose.append(self._text[start:stop])
        self._rest = blank(self._rest, start, stop)

    def take(self, first: Token, last: Token, fits: Sequence[Known], name: str) -> None:
        """One more, known or new; whom several fit is asked about."""
        self._stand(first, last)
        word = said(self._text, first, last)
        self._last = first.start, fits, asked(name or word)
        if name:
            self._new[name] = None
        elif len(fits) == 1:
            self._people[fits[0].id] = fits[0]
        else:
            self._unclear[asked(word)] = Unclear(word, "who", tuple(fits))

    def either(self, first: Token, last: Token, fits: Sequence[Known], chosen: Mapping[str, int]) -> None:
        """One of those before and these: which one is asked."""
        start, others, before = self._last
        self._forget(others, before)
        self._rest = blank(self._rest, start, first.start)
        self._stand(first, last)
        word = self._text[start : last.start] + last.text
        both = tuple(dict.fromkeys((*others, *fits)))
        self._last = start, both, asked(word)
        picked = next((each for each in both if each.id == chosen.get(asked(word))), None)
        if picked is not None:
            self._people[picked.id] = picked
        else:
            self._unclear[asked(word)] = Unclear(word, "who", both)

    def _forget(self, fits: Sequence[Known], word: str) -> None:
        for each in fits:
            self._people.pop(each.id, None)
        self._unclear.pop(word, None)
        self._new = {name: None for name in self._new if asked(name) != word}

    def _stand(self, first: Token, last: Token) -> None:
        self._rest = blank(self._rest, first.start, last.stop)
        self.stop = last.stop
        self._first_stop = self._first_stop or last.stop
        self._places.append(first.start)

    def named(self) -> Named:
        """Everybody."""
        return Named(
            tuple(self._people.values()), tuple(self._new), tuple(self._unclear.values()),
            tuple(self._places), self._first_stop, self._rest,
            tuple(self._away), whose=tuple(self._whose),
        )  # fmt: skip
