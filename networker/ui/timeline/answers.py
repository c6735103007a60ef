"""What was answered of a sentence in the quick line: each answer holds as long as the words stand that it was asked of."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

_APOSTROPHES = str.maketrans("´`ʼ’", "''''")


@dataclass(slots=True)
class Answers:
    """Whom words mean, which names are new people, which places are gatherings; each by the words as they were typed."""

    people: dict[str, int] = field(default_factory=dict)
    new: frozenset[str] = frozenset()
    places: dict[str, bool] = field(default_factory=dict)

    @classmethod
    def of(cls, told: Mapping[str, Any]) -> "Answers":
        """What `told` wrote down."""
        return cls(dict(told["people"]), frozenset(told["new"]), dict(told["places"]))

    @property
    def told(self) -> dict[str, Any]:
        """The same, as JSON has a form for it."""
        return {"people": dict(self.people), "new": sorted(self.new), "places": dict(self.places)}

    def keep_to(self, text: str, replaced: str = "") -> None:
        """Forget what was said of words that stand there no longer; `replaced`: what was typed or pasted over."""
        text, replaced = _plain(text), _plain(replaced)

        def stands(words: str) -> bool:
            return _has(text, words) and not _has(replaced, words)

        self.people = {words: person for words, person in self.people.items() if stands(words)}
        self.new = frozenset(filter(stands, self.new))
        self.places = {words: said for words, said in self.places.items() if stands(words)}


def _plain(text: str) -> str:
    return text.translate(_APOSTROPHES).casefold()


def _has(text: str, words: str) -> bool:
    """Whether whole words stand in a text; a genitive s belongs to none of them."""
    return re.search(rf"(?<!\w){re.escape(_plain(words))}s?(?!\w)", text) is not None
