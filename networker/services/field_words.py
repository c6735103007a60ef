"""Words of the user's own for fields of knowledge, beside the program's list: what Ask looks for is theirs to say."""

import sqlite3
from dataclasses import dataclass
from datetime import datetime

from networker.domain.ask.fields import Part
from networker.domain.changes import Changes
from networker.domain.names import fold
from networker.services.errors import CannotDo
from networker.store import ask as store
from networker.store.book import Book

LONGEST = 60  # letters of a word, or of a field's name
KIN = "kin"  # beside the parts: the word is the name of another field, near this one
_SIGNS = set("|~<,:?#\n\r\t")


@dataclass(frozen=True, slots=True)
class OwnWord:
    """A word of the user's own. `part`: a value of domain.ask.fields.Part, or KIN."""

    id: int
    field: str
    part: str
    word: str


def listed(book: Book) -> tuple[OwnWord, ...]:
    """All of them, by field."""
    return tuple(OwnWord(*row) for row in store.own_words(book.reader))


def add(book: Book, field: str, *words: str, part: str = Part.WHAT.value, now: datetime) -> Changes:
    """Say that words belong to a field, or that other fields are near it; a field of a new name is made. One step.

    Raises CannotDo where one of them is none, or is known already.
    """
    name, said = fold(_checked(field, "field")), [_checked(each, "word") for each in words]
    if part not in {*(each.value for each in Part), KIN}:
        raise CannotDo(
            f"{part!r} is no part of a field: who does it, what is asked, or at which kind of house."
        )
    known = {fold(each.word) for each in listed(book) if (each.field, each.part) == (name, part)}
    for each in said:
        if fold(each) in known:
            raise CannotDo(f"{each} is a word of {name} already.")
        known.add(fold(each))
    told = ", ".join(said)
    with book.step("add field word", f"{told}: of {name}", now=now) as step:
        for each in said:
            step.insert("field_word", field=name, part=part, word=each, folded=fold(each))
    return step.changes


def remove(book: Book, number: int, *, now: datetime) -> Changes:
    """Take a word of the user's own out. Raises CannotDo where it is gone."""
    found = next((each for each in listed(book) if each.id == number), None)
    if found is None:
        raise CannotDo("This word is not in the book any more.")
    with book.step("remove field word", f"{found.word} is no word of {found.field} now", now=now) as step:
        step.delete("field_word", number)
    return step.changes


def text(sql: sqlite3.Connection) -> str:
    """All of them in the form in which the program's own list is written; "" without any."""
    fields: dict[str, dict[str, list[str]]] = {}
    for _, field, part, word in store.own_words(sql):
        fields.setdefault(field, {}).setdefault(part, []).append(word)
    blocks = []
    for field, parts in fields.items():
        head = " ~ ".join([field, *([", ".join(parts[KIN])] if KIN in parts else [])])
        lines = [f"{each.value}: {', '.join(parts[each.value])}" for each in Part if each.value in parts]
        blocks.append("\n".join([head, *lines]))
    return "\n\n".join(blocks)


def _checked(said: str, what: str) -> str:
    said = " ".join(said.split())
    if not said or not any(letter.isalnum() for letter in said):
        raise CannotDo(f"A {what} needs a letter.")
    if len(said) > LONGEST:
        raise CannotDo(f"A {what} has {LONGEST} letters at most.")
    if _SIGNS & set(said):
        raise CannotDo(f"A {what} is of letters and spaces alone; say one at a time.")
    return said
