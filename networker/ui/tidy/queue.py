"""Whose turn it is in Tidy: the pairs at hand, those put off, and two whom the user chose, who come before all others.

It remembers in which order pairs were put off and answers written, so that the last of both can be taken back.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from networker.domain.vocabulary import PersonId
from networker.services.duplicates import Duplicate
from networker.services.today_views import Named
from networker.ui.tidy.sitting import TWENTY


@dataclass(frozen=True, slots=True)
class _Act:
    pair: Duplicate | None
    written: bool  # in the book; else it was only put off


class Queue:
    """No widget and no verb: it only says which pair is next."""

    def __init__(self) -> None:
        self.waiting: list[Duplicate] = []  # best first
        self.later: list[Duplicate] = []
        self.by_hand: Duplicate | None = None
        self.done = 0  # in this sitting
        self._acts: list[_Act] = []
        self._first: Duplicate | None = None  # whose answer is being taken back: to be looked at again

    @property
    def current(self) -> Duplicate | None:
        """The pair that is asked about; in the pause after a sitting none but two whom the user chose."""
        return self.by_hand or (self.waiting[0] if self.waiting and not self.paused else None)

    @property
    def paused(self) -> bool:
        """Whether a sitting is over."""
        return self.done >= TWENTY

    def go_on(self) -> None:
        """The next sitting."""
        self.done = 0

    def refill(self, pairs: Sequence[Duplicate]) -> None:
        """Take what was found anew; whatever was put off stays so.

        What is being looked at stays first, or makes room for a pair whose answer is taken back.
        """
        shown, self._first = self._first or (self.waiting[0] if self.waiting else None), None
        found = {key(each) for each in pairs}
        self.later = [each for each in self.later if key(each) in found]
        put_off = {key(each) for each in self.later}
        self.waiting = [each for each in pairs if key(each) not in put_off]
        if shown is not None:
            self.waiting.sort(key=lambda each: key(each) != key(shown))

    def choose(self, keep: PersonId, gone: PersonId) -> None:
        """Two whom the user chose, whatever is known of them."""
        self.by_hand = Duplicate(Named(keep, ""), Named(gone, ""), "", safe=False, score=0)

    def put_off(self) -> None:
        """The first of those that wait is for later."""
        pair = self.waiting.pop(0)
        self.later.append(pair)
        self._acts.append(_Act(pair, written=False))

    def start_over(self) -> None:
        """All that were put off wait again."""
        self.waiting, self.later = self.later, []
        self._acts = [each for each in self._acts if each.written]

    def answered(self, pair: Duplicate, *, gone: bool) -> None:
        """It is decided; a person who became a part of another (`gone`) is asked about no more."""
        self.written(pair)
        self.done += pair is not self.by_hand
        self.waiting = [
            each
            for each in self.waiting
            if key(each) != key(pair) and not (gone and pair.other.id in key(each))
        ]

    def written(self, pair: Duplicate | None = None) -> None:
        """Something was written, of one pair or of none: what was put off before is not the last thing any more."""
        self._acts.append(_Act(pair, written=True))

    def forget_order(self) -> None:
        """Something was done elsewhere: nothing of here is the last thing any more."""
        self._acts = []

    def take_back(self) -> bool:
        """Bring the pair back that was put off last; False where something was written since, or nothing put off."""
        act = self._acts.pop() if self._acts else None
        if act is None or act.written or act.pair is None:
            self._first = act.pair if act is not None else None
            self.done = max(self.done - (self._first is not None), 0)
            return False
        pair = act.pair
        self.later = [each for each in self.later if key(each) != key(pair)]
        self.waiting = [pair, *(each for each in self.waiting if key(each) != key(pair))]
        return True


def key(pair: Duplicate) -> tuple[int, int]:
    """By what a pair is known again."""
    return pair.one.id, pair.other.id
