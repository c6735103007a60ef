"""The port: a registration is there or not, is put there, and is taken away. Without Qt."""

import os
from collections.abc import Sequence
from itertools import takewhile
from typing import Protocol


class CannotRegister(Exception):
    """`str()` is one sentence: what stands in the way, and what to do. Nothing was changed."""


class Registration(Protocol):
    """One thing that the desktop is told: to start the program with the session, or to open links with it."""

    @property
    def command(self) -> Sequence[str]:
        """What it should run: this program, as it was started, on this book."""

    def found(self) -> Sequence[str]:
        """What it runs now; () where nothing is registered. Raises CannotRegister for what is not of our making."""

    def turn_on(self) -> None:
        """Register it, in place of an older one of ours. Raises CannotRegister."""

    def turn_off(self) -> None:
        """Take it away; harmless where nothing is registered. Raises CannotRegister."""


def parts(words: Sequence[str]) -> tuple[list[str], list[str]]:
    """The program of a command, and the options behind it."""
    program = list(takewhile(lambda word: not word.startswith("--"), words))
    return program, list(words[len(program) :])


def is_on(each: Registration) -> bool:
    """Whether it is registered for this book, by whatever copy of the program. Raises CannotRegister."""
    found = each.found()
    return bool(found) and parts(found)[1] == parts(each.command)[1]


def has_moved(each: Registration) -> bool:
    """Whether it is registered for this book by a program that is no longer where it was. Raises CannotRegister."""
    return is_on(each) and not os.path.exists(each.found()[0])


class Starting:
    """Both registrations of a desktop; None where it has no such thing, or the package says it by itself."""

    def __init__(self, session: Registration | None, links: Registration | None) -> None:
        self.session, self.links = session, links

    def on(self) -> tuple[bool, bool]:
        """Whether the program starts with the session, and whether it opens links. What is broken is off."""
        return _quietly(self.session), _quietly(self.links)

    def set_session(self, on: bool) -> None:
        """Start with the session or not; who wants it has links opened, too. Raises CannotRegister."""
        _set(self.session, on)
        if on and self.links is not None:
            self.links.turn_on()

    def set_links(self, on: bool) -> None:
        """Open links or not. Raises CannotRegister."""
        _set(self.links, on)

    def follow_the_program(self) -> None:
        """Write anew what names a place from which the program has moved. Raises CannotRegister."""
        for each in (self.session, self.links):
            if each is not None and has_moved(each):
                each.turn_on()


def _quietly(each: Registration | None) -> bool:
    try:
        return each is not None and is_on(each)
    except CannotRegister:
        return False


def _set(each: Registration | None, on: bool) -> None:
    if each is None:
        raise CannotRegister("This desktop has no place for it.")
    if on:
        each.turn_on()
    else:
        each.turn_off()
