"""The lists of Tidy as the page shows them: each is one declaration of its words and of the keys under it.

A new list is a module of `services/tidy` and one `Declared` here.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from PySide6.QtCore import QCoreApplication

from networker.services.tidy import Item
from networker.ui.tidy import reasons


def _tr(text: str) -> str:
    return QCoreApplication.translate("tidy", text)


# What an answer does; `Walk` runs it.
KEEP, KNOW, LET_GO, CIRCLE, CHOOSE, TAKE_OUT, NAME, COMPARE, OPEN, LATER = (
    "keep", "know", "let go", "circle", "choose", "take out", "name", "compare", "open", "later",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Answer:
    """A button with its key. `key` is the letter, or one of "Space" and "Enter"."""

    does: str
    text: str
    key: str
    primary: bool = False


@dataclass(frozen=True, slots=True)
class Declared:
    """One list. `circles`: the keys 1 to 5 give a circle. `choices`: they choose one of several values.

    `none` and `would`: what is said where the list is empty, and what would be in it.
    """

    key: str
    row: str
    question: str
    reason: Callable[[Item, date], str]
    answers: tuple[Answer, ...]
    none: str
    would: str
    circles: bool = False
    choices: bool = False
    names: bool = False
    gathered: bool = False


def _answers(*own: Answer, keep: str = "") -> tuple[Answer, ...]:
    return (
        *own,
        Answer(KEEP, keep or _tr("Keep"), "K"),
        Answer(LET_GO, _tr("Let go"), "L"),
        Answer(LATER, _tr("Later"), "Space"),
        Answer(OPEN, _tr("Look at them"), "Enter"),
    )


def declared() -> tuple[Declared, ...]:
    """All of them in the order of the page, in the user's language."""
    return (
        Declared(
            "hello only", _tr("Hello only"), _tr("More than a hello?"), reasons.hello_only, _answers(),
            _tr("Nobody here is known by greetings alone"),
            _tr("Here would be whom you talked with on two days or more, and never beyond a hello."), circles=True,
        ),
        Declared(
            "followers", _tr("They follow, never wrote"), _tr("Do you know them?"), reasons.follows,
            _answers(Answer(KNOW, _tr("I know them"), "I")), _tr("Nobody is left here"),
            _tr("Here would be who follows you, with whom no word passed."), circles=True,
        ),
        Declared(
            "silent", _tr("Silent over five years"), _tr("Still somebody of yours?"), reasons.silent, _answers(),
            _tr("Nobody has been silent for so long"),
            _tr("Here would be whom you talked with, but not in the last five years."), circles=True,
        ),
        Declared(
            "doubtful", _tr("Doubtful values"), _tr("Which one is right?"), reasons.doubtful,
            (
                Answer(KEEP, _tr("Keep both"), "K"),
                Answer(COMPARE, _tr("They are one person"), "O"),
                Answer(LATER, _tr("Later"), "Space"),
                Answer(OPEN, _tr("Look at them"), "Enter"),
            ),
            _tr("No two values contradict"),
            _tr("Here would be two birthdays of one person, or two jobs or places, or one address of two people."),
            choices=True,
        ),
        Declared(
            "bounced", _tr("Addresses that bounce"), _tr("Is this address still theirs?"), reasons.bounced,
            _answers(Answer(TAKE_OUT, _tr("Take it out"), "T"), keep=_tr("Keep it")),
            _tr("No mail came back"),
            _tr("Here would be addresses that a mailbox you brought in tells of as unreachable."),
        ),
        Declared(
            "unreachable", _tr("No way to reach"), _tr("How would you reach them?"), reasons.unreachable, _answers(),
            _tr("Everybody has an address"), _tr("Here would be who has none, on no channel."), circles=True,
        ),
        Declared(
            "nameless", _tr("No name"), _tr("Who is this?"), reasons.nameless,
            _answers(Answer(NAME, _tr("Write the name"), "N", primary=True)), _tr("Everybody has a name"),
            _tr("Here would be addresses of which nobody knows whose they are."), names=True,
        ),
        Declared(
            "not people", _tr("Not people"), _tr("These look like no people"), reasons.no_person, (),
            _tr("Everybody looks like a person"),
            _tr("Here would be machines that write, offices without a name, taxis and hotlines."), gathered=True,
        ),
    )  # fmt: skip
