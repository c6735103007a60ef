"""First words that the user changed, while their day lasts: another card comes and goes, the words are still there."""

from datetime import date


class Openers:
    """By the day of the list and the person."""

    def __init__(self) -> None:
        self._words: dict[tuple[date, int], str] = {}

    def keep(self, day: date, person: int, words: str | None) -> None:
        """Keep what the user made of the words for somebody; None: they are as they were offered."""
        if words is None:
            self._words.pop((day, person), None)
        else:
            self._words[day, person] = words

    def of(self, day: date, person: int) -> str | None:
        """What the user made of the words; None where they are as they were offered."""
        return self._words.get((day, person))

    def forget_before(self, day: date) -> None:
        """Days that are over need their words no more."""
        self._words = {key: words for key, words in self._words.items() if key[0] >= day}
