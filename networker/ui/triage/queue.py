"""Whose turn it is in the deck, what was answered in this sitting, and what a way back brings again.

No widget and no verb: the page tells it what was pressed, and after a change elsewhere how everybody stands.
"""

from dataclasses import dataclass

from networker.domain.vocabulary import Circle
from networker.services.triage import Card, Sitting, Standing


@dataclass(frozen=True, slots=True)
class Act:
    """What was done with a card: a circle, "let go", "want to know" or "later"."""

    card: Card
    what: Circle | str

    @property
    def sorts(self) -> bool:
        """Whether it is answered; who was laid aside is not."""
        return self.what != "later"


class Queue:
    """One sitting after the other; `acts` are all of them, the oldest first."""

    def __init__(self) -> None:
        self.waiting: list[Card] = []
        self.acts: list[Act] = []
        self.circles: dict[int, int] = {}
        self.to_go = 0
        self.everybody = 0
        self._sorted_before = 0  # in earlier sittings
        self._taken_back: dict[int, Act] = {}

    @property
    def current(self) -> Card | None:
        """Whom the deck asks about; None where the sitting is over."""
        return self.waiting[0] if self.waiting else None

    @property
    def next_cards(self) -> int:
        """How many cards lie below the first one."""
        return len(self.waiting) - 1

    @property
    def sorted(self) -> int:
        """How many were answered since the deck was opened."""
        return sum(act.sorts for act in self.acts)

    @property
    def sorted_now(self) -> int:
        """How many were answered in this sitting."""
        return self.sorted - self._sorted_before

    @property
    def had_their_turn(self) -> frozenset[int]:
        """Those whom the next sitting leaves out."""
        return frozenset(act.card.id for act in self.acts)

    def begin(self, found: Sitting) -> None:
        """The next twenty."""
        self.waiting, self.circles = list(found.cards), dict(found.circles)
        self.to_go, self.everybody = found.to_go, found.everybody
        self._sorted_before = self.sorted

    def start_over(self) -> None:
        """Those who were laid aside may be asked about again."""
        self.acts = [act for act in self.acts if act.sorts]
        self._sorted_before = self.sorted

    def answer(self, what: Circle | str) -> Card:
        """The first card is answered, or laid aside: then it comes once more, behind the others."""
        card = self.waiting.pop(0)
        act = Act(card, what)
        again = any(each.card.id == card.id for each in self.acts)
        self.acts.append(act)
        self._taken_back.pop(card.id, None)
        if act.sorts:
            self._count(act, 1)
        elif not again:
            self.waiting.append(card)
        return card

    def _count(self, act: Act, by: int) -> None:
        self.to_go -= by
        if isinstance(act.what, Circle):
            self.circles[act.what] = self.circles.get(act.what, 0) + by

    def stand(self, now: Standing) -> None:
        """Take over how everybody stands in the book: who is open again comes first, who has a circle leaves."""
        self.to_go, self.circles, self.everybody = now.to_go, dict(now.circles), now.everybody
        laid: dict[int, int] = {}
        kept: list[Act] = []
        again: list[Card] = []
        for act in self.acts:
            laid[act.card.id] = laid.get(act.card.id, 0) + (not act.sorts)
            back = (
                act.card.id in now.open if act.sorts else laid[act.card.id] > now.put_off.get(act.card.id, 0)
            )
            if back:
                self._taken_back[act.card.id] = act
                again.insert(0, act.card)
            else:
                kept.append(act)
        for card in self.waiting:
            act_again = self._taken_back.get(card.id)
            if act_again is not None and act_again.sorts and card.id not in now.open:
                kept.append(act_again)
                del self._taken_back[card.id]
        self.acts = kept
        listed = {card.id: card for card in (*again, *self.waiting)}
        self.waiting = [now.cards.get(each, card) for each, card in listed.items() if each in now.open]
        self._sorted_before = min(self._sorted_before, self.sorted)
