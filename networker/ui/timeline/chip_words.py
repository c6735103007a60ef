"""What the chips under the quick line say about a sentence: the parts it understood, and its questions.

Values from the grammar come in (kinds, ISO days, sides); translated words and the name of an icon go out.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from PySide6.QtCore import QDate, QObject

from networker.domain.names import fold
from networker.domain.vocabulary import Channel, Kind, Side
from networker.services.views import LogChip
from networker.ui import dates
from networker.ui.again import again
from networker.ui.channels import BRANDS, CHANNEL_ICONS, KIND_ICONS
from networker.ui.text import isolated, one_line


@dataclass(frozen=True, slots=True)
class Worded:
    """A chip as it is shown. `asks`: it needs an answer before anything can be written; `may`: it takes one, and needs none."""

    chip: LogChip
    text: str
    icon: str = ""
    avatar: str = ""
    asks: bool = False
    may: bool = False


class ChipWords(QObject):
    """The sentences of the chips in the language of the interface."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)

    def of(self, chips: Sequence[LogChip], *, today: date, accepted: frozenset[str]) -> list[Worded]:
        """Every chip in words. `accepted`: names that the user said to add."""
        planned = all(each.role != "kind" for each in chips)
        return [self._one(each, today, accepted, planned) for each in chips]

    def _one(self, chip: LogChip, today: date, accepted: frozenset[str], planned: bool) -> Worded:
        if chip.role == "person":
            return Worded(chip, chip.text or self.tr("No name yet"), avatar=chip.text, icon="people")
        if chip.role == "new":
            known = chip.text in accepted
            said = self.tr("New: %1") if known else self.tr("New person: %1?")
            return Worded(chip, said.replace("%1", isolated(chip.text)), icon="add", asks=not known)
        if chip.role == "unclear":
            return Worded(chip, self.question(chip), icon="people" if chip.options else "later", asks=True)
        if chip.role == "promise":
            return Worded(chip, self._promise(chip, today, planned), icon="promise")
        if chip.role == "kind":
            return self._kind(chip)
        if chip.role == "topic":
            return Worded(chip, chip.text if chip.text.startswith("#") else f"#{chip.text}")
        if chip.role == "note":
            return Worded(chip, self.tr("“%1”").replace("%1", isolated(one_line(chip.text))))
        if chip.role == "day":
            return Worded(chip, self.day(chip.text, today), icon="later")
        if chip.role == "place" and chip.word:
            return self._gathering(chip)
        return Worded(chip, chip.text, icon={"time": "later", "place": "place"}.get(chip.role, ""))

    def _gathering(self, chip: LogChip) -> Worded:
        """A place that is a gathering, or may be the first that is said of one."""
        said = {
            "known": self.tr("At %1, a gathering"),
            "wanted": self.tr("New gathering: %1"),
            "offered": self.tr("%1: a gathering?"),
        }[chip.word]
        icon = "place" if chip.word == "offered" else "gatherings"
        return Worded(chip, said.replace("%1", isolated(chip.text)), icon=icon, may=True)

    def _kind(self, chip: LogChip) -> Worded:
        if chip.text == "want":
            return Worded(chip, self.tr("Want to know"), icon="people")
        if chip.text == "win":
            return Worded(chip, self.tr("A win"), icon="win")
        words = {
            Kind.MEETING: self.tr("In person"),
            Kind.CALL: self.tr("Call"),
            Kind.VIDEO: self.tr("Video call"),
            Kind.MAIL: self.tr("Mail"),
            Kind.MESSAGE: self.tr("Message"),
            Kind.COMMENT: self.tr("Comment"),
            Kind.NOTE: self.tr("Note"),
        }
        kind = next((each for each in Kind if each.value == chip.text), None)
        if kind is None:
            return Worded(chip, chip.text, icon="message")
        channel = next((each for each in Channel if each.value == chip.word), None)
        text = words[kind]
        if channel in BRANDS and channel is not None:
            text = f"{text}, {BRANDS[channel]}"
        icon = KIND_ICONS.get(kind) or CHANNEL_ICONS.get(channel or Channel.OTHER, "message")
        return Worded(chip, text, icon="message" if icon == "channel-web" else icon)

    def question(self, chip: LogChip) -> str:
        """An unclear word as a question: "Ben: Ode or Achterberg?"."""
        if not chip.options:
            return (
                f"{isolated(chip.word)}: {chip.text}" if chip.word and chip.text != chip.word else chip.text
            )
        if len(chip.options) > 2:
            said = self.tr("%1: which of %2?")
            return said.replace("%1", isolated(chip.word)).replace("%2", str(len(chip.options)))
        rests = [_without(each.name, chip.word) for each in chip.options]
        if len(set(rests)) < len(rests):
            rests = [each.name for each in chip.options]
        said = self.tr("%1: %2 or %3?") if len(rests) == 2 else self.tr("%1: %2?")
        for number, text in enumerate((chip.word, *rests), start=1):
            said = said.replace(f"%{number}", isolated(text))
        return said

    def day(self, iso: str, today: date) -> str:
        """A day as people say it: "Today", "Yesterday, Thu 19 Nov", "Fri 27 Nov"."""
        day = _day(iso)
        if day is None:
            return iso
        if day == today:
            return self.tr("Today")
        plain = self._short(day, today)
        away = (day - today).days
        near = {-1: self.tr("Yesterday, %1"), 1: self.tr("Tomorrow, %1")}.get(away, "%1")
        return near.replace("%1", plain)

    def _short(self, day: date, today: date) -> str:
        form = "ddd d MMM" if abs((day - today).days) < 300 else "ddd d MMM yyyy"
        return dates.said(QDate(day.year, day.month, day.day), form)

    def _promise(self, chip: LogChip, today: date, planned: bool) -> str:
        side, _, due = chip.word.partition(" ")
        whom = self._together(chip.names)
        if planned and side != Side.THEM.value:
            said = self.tr("Plan: %2")
        elif side == Side.THEM.value:
            theirs = self.tr("%1 promises: %2") if len(chip.names) == 1 else self.tr("%1 promise: %2")
            said = theirs if whom else self.tr("They promise: %2")
        else:
            said = self.tr("Promise to %1: %2") if whom else self.tr("Promise: %2")
        told = said.replace("%1", whom).replace("%2", isolated(chip.text))
        iso, _, time = due.partition("T")
        day = _day(iso)
        when = f"{self._short(day, today)} {time}".strip() if day else ""
        parts = (told, when, again(chip.repeats, chip.unless_contact))
        return ", ".join(part for part in parts if part)

    def _together(self, names: Sequence[str]) -> str:
        """Several people as one says them, by their first words: "Ana, Ben and Zoe", "Ana, Ben and 3 others"."""
        said = [isolated(name.partition(" ")[0]) for name in names if name]
        if len(said) < 2:
            return "".join(said)
        last = said[-1] if len(said) <= 3 else self.tr("%1 others").replace("%1", str(len(said) - 2))
        first = ", ".join(said[:-1] if len(said) <= 3 else said[:2])
        return self.tr("%1 and %2").replace("%1", first).replace("%2", last)


def _day(iso: str) -> date | None:
    try:
        return date.fromisoformat(iso)
    except ValueError:
        return None


def _without(name: str, word: str) -> str:
    """The part of a name that tells it from others of the same word."""
    rest = " ".join(part for part in name.split() if fold(part) != fold(word))
    return rest or name
