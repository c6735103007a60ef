"""What the palette lists: people and actions, and which of them stand first. Nothing here is painted."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from networker.domain.names import fold
from networker.services import listing
from networker.services.book import Book
from networker.services.listing import Filter, Listing
from networker.services.rows import PersonRow
from networker.ui.contacts.finding import Asked, look_besides
from networker.ui.contacts.finding import rows as rows_found

if TYPE_CHECKING:
    from networker.services.search import Near

MOST_PEOPLE, MOST_ACTIONS = 6, 8


@dataclass(frozen=True, slots=True)
class PaletteAction:
    """Something the program can do, as the palette lists it; `also`: other words that somebody may look for."""

    text: str
    shortcut: str
    icon: str
    run: Callable[[], object]
    also: str = ""


@dataclass(frozen=True, slots=True)
class Line:
    """A heading, somebody, or something to do."""

    head: str = ""
    person: PersonRow | None = None
    action: PaletteAction | None = None


def fitting(actions: Sequence[PaletteAction], typed: str) -> list[PaletteAction]:
    """Those in which all the words are: first those that begin so, then those that are called so."""
    wanted = fold(typed).split()

    def rank(action: PaletteAction) -> int:
        text = fold(action.text)
        if all(word in text for word in wanted):
            return 0 if not wanted or text.startswith(wanted[0]) else 1
        return 2 if all(word in f"{text} {fold(action.also)}" for word in wanted) else 3

    return sorted((each for each in actions if rank(each) < 3), key=rank)[:MOST_ACTIONS]


def named_by(action: PaletteAction, typed: str) -> bool:
    """What is typed stands in its words, or in the other ones, just as it is typed: not a word here and a word there."""
    return " ".join(fold(typed).split()) in f"{fold(action.text)}\n{fold(action.also)}"


def meant(actions: Sequence[PaletteAction], people: Sequence[PersonRow], typed: str) -> list[PaletteAction]:
    """The actions that somebody means rather than a person: they are called just so, or begin so and nobody is.

    A colon in a name begins another one: *not people* is *Tidy: not people*.
    """
    from networker.domain.search_query import stands_in, tokens  # not before something is typed

    def called_so(row: PersonRow) -> bool:
        return all(stands_in(row.name, word) or stands_in(row.shown, word) for word in typed.split())

    words = tokens(typed)
    if not words:
        return []
    called = [each for each in actions if words in map(tokens, _names(each))]
    if called or any(map(called_so, people)):
        return called
    return [each for each in actions if any(_begins(tokens(name), words) for name in _names(each))]


def _names(action: PaletteAction) -> tuple[str, ...]:
    _, colon, rest = action.text.partition(": ")
    return (action.text, rest) if colon else (action.text,)


def _begins(name: tuple[str, ...], words: tuple[str, ...]) -> bool:
    *before, last = words
    there = name[len(before) : len(words)]
    return name[: len(before)] == tuple(before) and bool(there) and there[0].startswith(last)


def letters(text: str, typed: str) -> tuple[tuple[int, int], ...]:
    """Where the words stand in the name of an action, within a word as well; each where it stands first."""
    folded = fold(text.replace("…", " "))  # which would be three letters
    if len(folded) != len(text):
        return ()
    found = ((folded.find(word), len(word)) for word in fold(typed).split())
    return tuple(sorted((start, start + length) for start, length in found if start >= 0))


def not_understood(typed: str) -> str:
    """What is to be said of a part of a search that does not count yet; "" where all of it is understood."""
    if not typed.strip():
        return ""
    from networker.domain.search_query import parse
    from networker.ui.contacts.search_words import sentence

    remark = parse(typed).said
    return sentence(remark) if remark is not None else ""


def find(people: Listing, text: str, today: date) -> list[PersonRow]:
    """The first few people whom a search finds; the last talked with where there are no words."""
    wanted = Filter(query=text.strip())
    found = people.ids(wanted, order="last talk", today=today).ids[:MOST_PEOPLE]
    rows = rows_found(people.book, list(found), wanted, said=False)
    return [rows[number] for number in found if number in rows]


def find_by_words(people: Listing, text: str, _today: date) -> list[PersonRow]:
    """The first few people whom plain words find: for who picks somebody by name."""
    found = people.ids(Filter(text=text), order="last talk").ids[:MOST_PEOPLE]
    rows = listing.rows(people.book, list(found))
    return [rows[number] for number in found if number in rows]


def find_besides(
    people: Listing, text: str, today: date, asked: Asked
) -> "tuple[list[PersonRow], Near | None]":
    """The first few whom it finds by what was said, or by words that are nearly the same, and by which."""
    wanted = Filter(query=text.strip())
    listed = people.ids(wanted, order="last talk", today=today).ids
    found = look_besides(people.book, people, wanted, listed, "last talk", today=today, asked=asked)
    if found is None:
        return [], None
    return [found.rows[number] for number in found.ids[:MOST_PEOPLE] if number in found.rows], found.near


def trip_in(book: Book, text: str, *, today: date) -> str:
    """The trip that the words say, for a line of its own; "" where they say none."""
    from networker.ui.offers.said import said_trip, trip_words

    found = said_trip(book, text, today=today)
    return trip_words(found) if found else ""
