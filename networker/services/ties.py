"""Who belongs together: ties between two people, noted by hand, each kept once and read from both sides."""

import sqlite3
from datetime import datetime

from networker.domain.changes import Changes
from networker.domain.dates import PartialDate
from networker.domain.names import fold
from networker.domain.ties import OFFERED, Kept, kept, word_of
from networker.domain.vocabulary import PersonId
from networker.services import somebody
from networker.services.errors import CannotDo
from networker.services.today_views import Named
from networker.services.views import TieView
from networker.store import ties as store
from networker.store.book import Book
from networker.store.writer import Step

LONGEST = 60  # characters of a word


def ties_of(sql: sqlite3.Connection, person: int) -> tuple[TieView, ...]:
    """The ties of somebody as they stand on their page. What two files told from either side stands there once."""
    found: dict[tuple[str, int], TieView] = {}
    for number, kind, inverse, first, day, notes, other, name in store.ties(sql, person):
        word = word_of(kind, inverse, first=bool(first))
        view = TieView(
            id=number,
            word=word,
            other=Named(PersonId(other), name),
            day=PartialDate.parse(day) if day else None,
            notes=notes,
            inverse=word_of(kind, inverse, first=not first),
        )
        found.setdefault((fold(word), other), view)
    return tuple(found.values())


def words(book: Book) -> tuple[str, ...]:
    """The words that a tie can be told by: the usual ones, then those of this book."""
    told: dict[str, str] = {fold(word): word for word in OFFERED}
    for kind, inverse in store.kinds(book.reader):
        for first in (False, True):
            word = word_of(kind, inverse, first=first)
            told.setdefault(fold(word), word)
    return tuple(told.values())


def add(
    book: Book, person: PersonId, word: str, other: PersonId, *, inverse: str = "", now: datetime
) -> Changes:
    """Note that somebody belongs to another: `word` stands on the page of `person` before the other one.

    `inverse`: the word on the other one's page, where the kind is the user's own; "": the same. Raises CannotDo.
    """
    how = _kept(book, person, word, other, inverse)
    with book.step("add tie", _label(book, person, word, other), now=now) as step:
        _refuse_twice(step, person, word, other)
        step.insert("tie", **_columns(person, how, other))
    return step.changes


def change(
    book: Book,
    person: PersonId,
    tie: TieView,
    word: str,
    other: PersonId,
    *,
    inverse: str = "",
    now: datetime,
) -> Changes:
    """Set right how two belong together, or who the other one is. Raises CannotDo."""
    how = _kept(book, person, word, other, inverse)
    with book.step("change tie", _label(book, person, word, other), now=now) as step:
        rows = _rows(step.connection, person, tie)
        if not rows:
            raise CannotDo("This tie is not in the book any more.")
        if (fold(word), other) != (fold(tie.word), tie.other.id):
            _refuse_twice(step, person, word, other)
        for number in rows[1:]:
            step.delete("tie", number)
        columns = _columns(person, how, other)
        step.update(
            "tie", rows[0], person_id=columns["person"], other_id=columns["other"], kind=how.kind,
            inverse=how.inverse, source_id=None,
        )  # fmt: skip
    return step.changes


def delete(book: Book, person: PersonId, tie: TieView, *, now: datetime) -> Changes:
    """Take a tie out of the book, whoever told it. Raises CannotDo."""
    label = f"Deleted: {_label(book, person, tie.word, tie.other.id)}"
    with book.step("delete tie", label, now=now) as step:
        rows = _rows(step.connection, person, tie)
        if not rows:
            raise CannotDo("This tie is not in the book any more.")
        for number in rows:
            step.delete("tie", number)
    return step.changes


def _kept(book: Book, person: PersonId, word: str, other: PersonId, inverse: str) -> Kept:
    word = " ".join(word.split())
    if not word:
        raise CannotDo("Say how they belong together: a word is enough.")
    if max(len(word), len(inverse)) > LONGEST:
        raise CannotDo(f"A word for a tie has {LONGEST} letters at most.")
    if person == other:
        raise CannotDo("Nobody has a tie to themselves: choose somebody else.")
    return kept(word, inverse, store.kinds(book.reader))


def _columns(person: PersonId, how: Kept, other: PersonId) -> dict[str, object]:
    one, two = (person, other) if how.first else (other, person)
    return {"person": one, "other": two, "kind": how.kind, "inverse": how.inverse}


def _rows(sql: sqlite3.Connection, person: int, tie: TieView) -> list[int]:
    """The rows that tell a tie: one, or what two files told from either side."""
    return [
        number
        for number, kind, inverse, first, _day, _notes, other, _name in store.ties(sql, person)
        if other == tie.other.id and fold(word_of(kind, inverse, first=bool(first))) == fold(tie.word)
    ]


def _refuse_twice(step: Step, person: int, word: str, other: int) -> None:
    known = (fold(" ".join(word.split())), other)
    for each in ties_of(step.connection, person):
        if (fold(each.word), each.other.id) == known:
            raise CannotDo(f"{each.other.name or 'Somebody'} is there already as {each.word}.")


def _label(book: Book, person: PersonId, word: str, other: PersonId) -> str:
    return f"{somebody.name_of(book, person)}: {' '.join(word.split())} {somebody.name_of(book, other)}"
