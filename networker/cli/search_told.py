"""What a search says of itself on the command line, and the lines in which it found people."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from networker.domain.search_query import Field, Remark, Why, choices
from networker.services import search
from networker.services.listing import Filter
from networker.store.book import Book

if TYPE_CHECKING:
    from networker.services.search import Near

_DAYS = "a time such as >90d, <2w or 2026-05"


def sentence(remark: Remark) -> str:
    """Why a search is not understood, and what to write instead."""
    key = remark.field.value if remark.field else ""
    if remark.why is Why.OPEN_QUOTE:
        return 'A quote is open in this search: close it with ".'
    if remark.why is Why.OPEN_BRACKET:
        return "A bracket is open in this search: close it with )."
    if remark.why is Why.WAITS:
        return f"“{remark.text}” needs something behind it in this search."
    if remark.why is Why.TOO_LONG:
        return "This search is too long: leave some of its words out."
    assert remark.field is not None
    if remark.why is Why.NO_VALUE:
        return f"{key}: needs a value: {_values(remark.field)}."
    return f"{key}: does not know “{remark.text}”, only {_values(remark.field)}."


def _values(field: Field) -> str:
    words = ", ".join(choices(field))
    if field in (Field.LAST, Field.FIRST, Field.MET):
        return f"{words}, or {_DAYS}"
    if field is Field.BIRTHDAY:
        return f"{words}, a month, or a day such as 12-24"
    return words or "some words"


def near(found: "Near") -> str:
    """What was looked for instead."""
    typed, meant = (", ".join(pair[n] for pair in found.instead) for n in (0, 1))
    return f"Nothing for {typed}; found {meant}."


def lines(book: Book, ids: Sequence[int], wanted: Filter) -> dict[int, str]:
    """Where each of these people was found, where their name and work do not say it."""
    found = search.rows(book, ids, wanted, said=True)
    return {
        number: f"{row.line.day}: {row.line.text}" if row.line.day else row.line.text
        for number, row in found.items()
        if row.line is not None
    }
