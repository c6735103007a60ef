"""The words of what is known of somebody: names of fields and ties, values with since when they hold."""

import re
from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import QLocale, QObject

from networker.domain.dates import PartialDate, next_yearly
from networker.domain.ties import INTRODUCED, INTRODUCED_BY
from networker.domain.vocabulary import Fact, FieldType
from networker.services.facts import HOLDS
from networker.services.typed_values import YES
from networker.services.views import FactView, PersonHead, TieView
from networker.ui import dates
from networker.ui.text import isolate, isolated, one_line
from networker.ui.timeline.words import Words

LEAP = (2, 29)
_SIGNS = re.compile(r"^(?:[#>*+-]+(?:\s+|$))+")  # of a head, a list or a quotation, where a line begins


class AboutWords(QObject):
    """Sentences and labels in the language of the interface."""

    def __init__(self, words: Words, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._words = words

    # ---- names

    def label(self, field: str) -> str:
        """The short word before a value; of a field of the user's own the fact itself says it."""
        return {
            Fact.JOB: self.tr("Work"), Fact.PLACE: self.tr("Place"), Fact.BIRTHDAY: self.tr("Born"),
            Fact.HOW_MET: self.tr("Known"), Fact.PROJECT: self.tr("Up to"), Fact.FAMILY: self.tr("Family"),
            Fact.LIKE: self.tr("Likes"), Fact.EDUCATION: self.tr("Studies"), Fact.LANGUAGE: self.tr("Speaks"),
            Fact.ANNIVERSARY: self.tr("Jubilee"), Fact.GENDER: self.tr("Gender"),
            Fact.COMMON_GROUND: self.tr("Shared"),
        }.get(Fact(field), "")  # fmt: skip

    def field(self, field: Fact) -> str:
        """What can be noted, as the menu and the card name it."""
        return {
            Fact.JOB: self.tr("Work"), Fact.PROJECT: self.tr("What they are up to"), Fact.PLACE: self.tr("Place"),
            Fact.BIRTHDAY: self.tr("Birthday"), Fact.FAMILY: self.tr("Family"), Fact.LIKE: self.tr("Something they like"),
            Fact.COMMON_GROUND: self.tr("Common ground"), Fact.HOW_MET: self.tr("How you met"),
            Fact.EDUCATION: self.tr("Studies"), Fact.LANGUAGE: self.tr("Language"),
            Fact.ANNIVERSARY: self.tr("Anniversary"), Fact.GENDER: self.tr("Gender"),
        }.get(field, self.tr("A field of your own"))  # fmt: skip

    def holds(self, kind: FieldType) -> str:
        """What a field of the user's own holds."""
        return {
            FieldType.TEXT: self.tr("Text"), FieldType.NUMBER: self.tr("Number"), FieldType.DATE: self.tr("Date"),
            FieldType.YES_NO: self.tr("Yes or no"), FieldType.LINK: self.tr("Link"),
        }[kind]  # fmt: skip

    def tie(self, word: str) -> str:
        """The word of a tie; one of the user's own as they wrote it."""
        known = {
            "introduced by": self.tr("Introduced by"), "introduced": self.tr("Introduced"),
            "partner": self.tr("Partner"), "spouse": self.tr("Spouse"), "child": self.tr("Child"),
            "parent": self.tr("Parent"), "friend": self.tr("Friend"), "best friend": self.tr("Best friend"),
            "colleague": self.tr("Colleague"), "family": self.tr("Family"), "mentor": self.tr("Mentor"),
            "protégé": self.tr("Protégé"), "sibling": self.tr("Sibling"), "cousin": self.tr("Cousin"),
            "boss": self.tr("Boss"), "subordinate": self.tr("Works for them"), "uncle": self.tr("Uncle or aunt"),
            "nephew": self.tr("Nephew or niece"), "grandparent": self.tr("Grandparent"),
            "grandchild": self.tr("Grandchild"), "acquaintance": self.tr("Knows"),
        }.get(word)  # fmt: skip
        return known or word[:1].upper() + word[1:]

    def tie_with(self, word: str, name: str) -> str:
        """A tie said so that nobody takes the child for the parent: what the other one is to somebody of this name."""
        if not name:
            return self.tie(word)
        said = {
            INTRODUCED_BY: self.tr("%1 was introduced by"), INTRODUCED: self.tr("%1 introduced"),
        }.get(word, self.tr("%2 of %1"))  # fmt: skip
        return said.replace("%2", self.tie(word)).replace("%1", isolate(name))

    # ---- values

    def value(self, fact: FactView) -> str:
        """The value of a fact in one line."""
        if fact.field == Fact.JOB:
            return ", ".join(one_line(part) for part in (fact.value, fact.detail) if part.strip())
        kind = HOLDS.get(Fact(fact.field), fact.holds)
        if kind is FieldType.DATE:
            try:
                return self._words.partial(PartialDate.parse(fact.value))
            except ValueError:
                return one_line(fact.value)
        if kind is FieldType.YES_NO:
            return self.tr("Yes") if fact.value == YES else self.tr("No")
        if kind is FieldType.NUMBER:
            return fact.value.replace(".", QLocale().decimalPoint())
        return one_line(fact.value)

    def held(self, fact: FactView) -> str:
        """Since when, until when: "since March 2022", "2018 to March 2022", "until 2019"; "" where nothing is known."""
        since = self._words.partial(fact.since) if fact.since else ""
        until = self._words.partial(fact.until) if fact.until else ""
        if since and until:
            return self.tr("%1 to %2").replace("%1", since).replace("%2", until)
        said = self.tr("since %1") if since else self.tr("until %1") if until else ""
        return said.replace("%1", since or until)

    def birthday(self, fact: FactView, today: date) -> str:
        """How old they become when, and on which day 29 February is kept."""
        try:
            born = PartialDate.parse(fact.value)
        except ValueError:
            return ""
        coming = next_yearly(born, today)
        if coming is None:
            return ""
        parts = []
        if born.year is not None:
            said = self.tr("%1 in %2").replace("%1", str(coming.year - born.year))
            parts.append(said.replace("%2", str(coming.year)))
        if (born.month, born.day) == LEAP and (coming.month, coming.day) != LEAP:
            kept = self.tr("kept on %1 in %2").replace("%1", self._words.partial(PartialDate(None, 2, 28)))
            parts.append(kept.replace("%2", str(coming.year)))
        return ", ".join(parts)

    def source(self, fact: FactView) -> str:
        """Where a value comes from, and since when."""
        if fact.source == "typed":
            return self.tr("Typed by you")
        file = isolate(one_line(fact.source))
        if fact.brought is None:
            return self.tr("From %1").replace("%1", file)
        said = self.tr("From %1, brought on %2").replace("%2", dates.full(fact.brought.date()))
        return said.replace("%1", file)

    # ---- all of it in a line

    def summary(self, head: PersonHead) -> str:
        """How you met and through whom, what they are up to, topics, else how their notes begin: what the header has room for."""
        now = [each for each in head.facts if each.until is None]
        parts = [self._known(now, head.ties)]
        parts += [one_line(each.value) for each in now if each.field == Fact.PROJECT][:1]
        parts += [one_line(topic) for topic in head.topics[:4]]
        parts += [isolated(one_line(each.other.name)) for each in head.ties if each.word != INTRODUCED_BY][:2]
        return "  ·  ".join(part for part in parts if part) or _beginning(head.notes)

    def _known(self, facts: Sequence[FactView], ties: Sequence[TieView]) -> str:
        met = next((one_line(each.value) for each in facts if each.field == Fact.HOW_MET), "")
        through = self.through(ties)
        return ", ".join(part for part in (met, through) if part)

    def through(self, ties: Sequence[TieView]) -> str:
        """Through whom the user met somebody."""
        name = next((each.other.name for each in ties if each.word == INTRODUCED_BY and each.other.name), "")
        return self.tr("through %1").replace("%1", isolated(one_line(name))) if name else ""


def _beginning(notes: str) -> str:
    """The first line of notes that says anything, without the signs of a head or a list before it."""
    lines = (_SIGNS.sub("", one_line(line)) for line in notes.splitlines())
    return next(filter(None, lines), "")
