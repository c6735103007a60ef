"""Texts whose letters stay in their places: what is found in a folded text stands there in the text itself."""

from collections.abc import Iterable
from typing import Protocol

from networker.domain.names import fold


class Span(Protocol):
    """A part of a text."""

    @property
    def start(self) -> int:
        """Where it begins."""

    @property
    def stop(self) -> int:
        """Where it has ended."""


def fold_same(text: str) -> str:
    """`text` folded letter by letter: what would become two letters (ß) stays one."""
    if text.isascii():
        return text.lower()
    return "".join(folded if len(folded := fold(ch)) == 1 else _lower(ch) for ch in text)


def _lower(ch: str) -> str:
    lower = ch.lower()
    return lower if len(lower) == 1 else ch


def blank(text: str, start: int, stop: int) -> str:
    """`text` with spaces from `start` to `stop`."""
    return text[:start] + " " * (stop - start) + text[stop:]


def blanked(text: str, spans: Iterable[Span]) -> str:
    """`text` with spaces for the spans; everything else stays where it was."""
    for each in spans:
        text = blank(text, each.start, each.stop)
    return text


def marked(text: str, rest: str) -> str:
    """`text` folded, with a sign for each letter that `rest` has as a space: the names, which are no words."""
    pairs = zip(text, rest or text, strict=False)
    return fold_same("".join("_" if said != left else left for said, left in pairs))


def clean(text: str) -> str:
    """`text` without doubled spaces, and without signs and spaces around it."""
    return " ".join(text.split()).strip(" ,.:;-–—")


def clean_note(text: str) -> str:
    """As `clean`, but a note keeps its dots: …, e.g. and the like; only one at its end goes."""
    return " ".join(text.split()).strip(" ,;:-–—").removesuffix(".")
