"""Searching: what a page asks the People page to show, the rows that are found, and the searches that are kept.

The language itself is `domain.search_query`; `docs/search.md` tells the user of it.
"""

from array import array
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import NewType

from networker.domain.changes import Changes
from networker.domain.names import fold
from networker.domain.search_query import Condition, Query, parse, written
from networker.services import listing
from networker.services.errors import CannotDo
from networker.services.rows import PersonRow
from networker.store import saved_searches as store
from networker.store.book import Book
from networker.store.people import Filter

SearchId = NewType("SearchId", int)


@dataclass(frozen=True, slots=True)
class Shown:
    """People to be shown as a list, and what they are.

    `query`: words of the search language; `among`: ids, where no query can say who they are; both: those of them whom
    the query finds. `label`: what the chip above the list says, in the user's language; "": the query itself.
    """

    query: str = ""
    among: tuple[int, ...] = ()
    label: str = ""


def rows(book: Book, ids: Sequence[int], wanted: Filter, *, said: bool = False) -> dict[int, PersonRow]:
    """Lines of a list by id, with where each was found. `said`: also in what was said with them."""
    from networker.services.matched_lines import with_lines
    from networker.services.searching import query_of

    return with_lines(book.reader, listing.rows(book, ids), query_of(wanted), said=said)


@dataclass(frozen=True, slots=True)
class Everywhere:
    """Who is found in all that is known and was said, those by what was said last."""

    ids: "array[int]"
    wanted: Filter  # what was looked for in the end
    near: "Near | None" = None  # where nothing was found for the words as they were typed


def everywhere(book: Book, wanted: Filter, *, order: str, today: date) -> Everywhere:
    """All whom a search finds, at once: for who can wait for all of it."""
    listing_ = listing.Listing(book)
    found = listing_.ids(wanted, order=order, today=today).ids
    found = found + listing_.also_said(wanted, found, order=order, today=today)
    if found or (meant := near(book, wanted)) is None:
        return Everywhere(found, wanted)
    other = everywhere(book, replace(wanted, query=meant.query), order=order, today=today)
    return replace(other, near=other.near or meant) if other.ids else Everywhere(found, wanted)


@dataclass(frozen=True, slots=True)
class Near:
    """A search with words that the book has, or a key that there is, instead of such as are one edit away."""

    instead: tuple[tuple[str, str], ...]  # what was typed, and what is looked for
    query: str


def near(book: Book, wanted: Filter) -> Near | None:
    """What may have been meant where a search finds nobody; None where nothing is near."""
    from networker.domain.search_query.near import conditions_of, one_edit, with_words, words_of
    from networker.store import vocabulary

    sql = book.reader
    query = parse(wanted.query).query
    instead: dict[str, str | Condition] = dict(conditions_of(query))
    for word in words_of(query):
        if vocabulary.begins(sql, fold(word)):
            continue
        others = list(dict.fromkeys(one_edit(word)))
        if found := vocabulary.usual(sql, others) or vocabulary.longer(sql, others):
            instead[word] = found
    told = ((typed, meant if isinstance(meant, str) else written(meant)) for typed, meant in instead.items())
    return Near(tuple(told), written(with_words(query, instead))) if instead else None


def as_text(wanted: Filter) -> str:
    """What a list is narrowed to, by menus and typing, as one search in the language; ids have no words."""
    from networker.services.searching import as_query

    return written(as_query(wanted))


# What is kept


@dataclass(frozen=True, slots=True)
class SavedSearch:
    """A search under a name, listed with the groups."""

    id: SearchId
    name: str
    query: str  # in the English words of the language


def saved(book: Book) -> list[SavedSearch]:
    """All searches that are kept, by their names."""
    return [SavedSearch(SearchId(number), name, query) for number, name, query in store.all_of(book.reader)]


def save(book: Book, name: str, query: str | Query, *, now: datetime) -> tuple[SearchId, Changes]:
    """Keep a search under a name; one of that name is another search from now on.

    Raises CannotDo where the name or the search is empty, or a part of the search is not understood.
    """
    name = _named(name)
    text = _whole(query)
    with book.step("save search", f"Search {name} is kept", now=now) as step:
        there = store.called(step.connection, fold(name))
        if there is None:
            number = step.insert("saved_search", name=name, folded=fold(name), query=text)
        else:
            number = there[0]
            step.update("saved_search", number, name=name, query=text)
    return SearchId(number), step.changes


def rename(book: Book, search: SearchId, name: str, *, now: datetime) -> Changes:
    """Give a kept search another name. Raises CannotDo where another one has it."""
    name = _named(name)
    with book.step("rename search", f"Search {name} has a new name", now=now) as step:
        there = store.called(step.connection, fold(name))
        if there is not None and there[0] != search:
            raise CannotDo(f"Another search is called {there[1]}. Choose another name.")
        step.update("saved_search", search, name=name, folded=fold(name))
    return step.changes


def take_out(book: Book, search: SearchId, *, now: datetime) -> Changes:
    """Keep a search no longer."""
    name = next((each.name for each in saved(book) if each.id == search), "")
    with book.step("take out search", f"Search {name} is no longer kept", now=now) as step:
        step.delete("saved_search", search)
    return step.changes


def _named(name: str) -> str:
    name = " ".join(name.replace('"', "").split())
    if not name:
        raise CannotDo("A search needs a name to be kept.")
    return name


def _whole(query: str | Query) -> str:
    if isinstance(query, str):
        parsed = parse(query)
        if parsed.said is not None:
            raise CannotDo("A part of this search is not understood yet; finish it before it is kept.")
        query = parsed.query
    text = written(query)
    if not text:
        raise CannotDo("There is nothing to keep: this search finds everybody.")
    return text
