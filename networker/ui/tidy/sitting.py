"""Whose turn it is in one list of Tidy: twenty at a sitting, those laid aside for later, and what an undo brings again.

No widget and no verb: it is told what was answered, and after each change what the list holds now.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from networker.services.tidy import Item

TWENTY = 20


@dataclass(frozen=True, slots=True)
class _Act:
    item: Item
    written: bool  # in the book; else it was only laid aside


class Sitting:
    """One list."""

    def __init__(self) -> None:
        self.waiting: list[Item] = []
        self.later: list[Item] = []
        self.total = 0  # in the list, those for later among them
        self.known = False  # whether it was ever told what the list holds
        self.paused = False
        self._acts: list[_Act] = []

    @property
    def current(self) -> Item | None:
        """What is asked about; None in a pause, and where nothing waits."""
        return self.waiting[0] if self.waiting and not self.paused else None

    @property
    def done(self) -> int:
        """How many were answered in this sitting."""
        return sum(act.written for act in self._acts)

    @property
    def left(self) -> int:
        """How many of the list are not answered and not laid aside."""
        return max(self.total - len(self.later), 0)

    @property
    def wanted(self) -> int:
        """How many have to be asked for, so that a sitting is at hand: who waits for later comes first in the list."""
        return 2 * TWENTY + len(self.later)

    def refill(self, items: Sequence[Item], total: int) -> None:
        """Take what the list holds now. What is looked at stays first, or makes room for what was taken back."""
        found = {each.key: each for each in items}
        back = [act.item.key for act in self._acts if act.written and act.item.key in found]
        self._acts = [act for act in self._acts if act.item.key not in back]
        if back:
            self.paused = False
        first = back[-1] if back else self.waiting[0].key if self.waiting else None
        self.later = [found[each.key] for each in self.later if each.key in found]
        put_off = {each.key for each in self.later}
        self.waiting = sorted(
            (each for each in items if each.key not in put_off), key=lambda each: each.key != first
        )
        self.total, self.known = total, True

    def answered(self) -> None:
        """The first one is answered, and is in the list no more; after twenty there is a pause."""
        self._acts.append(_Act(self.waiting.pop(0), written=True))
        self.total = max(self.total - 1, 0)
        self.paused = self.done >= TWENTY

    def put_off(self) -> None:
        """The first one is for later."""
        item = self.waiting.pop(0)
        self.later.append(item)
        self._acts.append(_Act(item, written=False))

    def go_on(self) -> None:
        """The next twenty; or, where nothing else waits, those that were laid aside."""
        if not self.paused:
            self.waiting, self.later = [*self.waiting, *self.later], []
        self._acts, self.paused = [], False

    def take_back(self) -> bool:
        """Bring back what was laid aside last; False where something was written since, which is meant then."""
        if not self._acts or self._acts[-1].written:
            return False
        item = self._acts.pop().item
        self.later = [each for each in self.later if each.key != item.key]
        self.waiting = [item, *(each for each in self.waiting if each.key != item.key)]
        self.paused = False
        return True
