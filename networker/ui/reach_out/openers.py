"""First words that the user changed: another card comes and goes, the words are still there, over midnight, too."""

from datetime import date, timedelta

from networker.domain.begun import Kind, Place
from networker.ui.drafts import Drafts

KEPT = timedelta(days=1)  # after their list's day: who writes at midnight is not done


class Openers:
    """By the day of the list and the person. What is typed is a draft, so that no end of the program takes it."""

    def __init__(self, drafts: Drafts) -> None:
        self._drafts = drafts
        self._words: dict[tuple[date, int], str] = {}

    def keep(self, day: date, person: int, words: str | None) -> None:
        """Keep what the user made of the words for somebody; None: they are as they were offered."""
        if words is None:
            self._words.pop((day, person), None)
        else:
            self._words[day, person] = words

    def typed(self, day: date, person: int, words: str | None) -> None:
        """The same, and after the end of the program, too."""
        self.keep(day, person, words)
        begun = None if words is None else {"text": words, "day": day.isoformat()}
        self._drafts.keep(Place(Kind.OPENER, person), begun)

    def of(self, day: date, person: int) -> str | None:
        """What the user made of the words; None where they are as they were offered."""
        for place in self._places(person):
            begun = self._drafts.of(place)
            if isinstance(begun, dict) and str(begun.get("day", "")) >= (day - KEPT).isoformat():
                return str(begun.get("text", ""))
        return self._words.get((day, person))

    def settle(self, person: int) -> None:
        """Something came of them. An undo brings them back as long as the program runs."""
        for place in self._places(person):
            self._drafts.forget(place)

    def _places(self, person: int) -> list[Place]:
        """Theirs before those of whoever was merged into them."""
        mine = [each for each in self._drafts.places(Kind.OPENER) if each.of == person]
        return sorted(mine, key=lambda each: each.was)

    def forget_before(self, day: date) -> None:
        """Forget words of days before this one, but those of drafts only a day later."""
        self._words = {key: words for key, words in self._words.items() if key[0] >= day}
        for place in self._drafts.places(Kind.OPENER):
            begun = self._drafts.of(place)
            if not isinstance(begun, dict) or str(begun.get("day", "")) < (day - KEPT).isoformat():
                self._drafts.forget(place)
