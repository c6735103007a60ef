"""What a list's filter asks for in the search language, as `Listing` needs it: read, and made into SQL."""

import sqlite3
from dataclasses import replace
from datetime import date

from networker.domain.search_query import (
    EVERYBODY,
    All,
    Choice,
    Condition,
    Field,
    Query,
    Text,
    Words,
    both,
    leaves,
    parse,
)
from networker.domain.vocabulary import Circle
from networker.store import saved_searches, search
from networker.store.people import Filter


def query_of(wanted: Filter) -> Query:
    """What was typed and what another page asks for, in one."""
    return both(parse(wanted.query).query, parse(wanted.within).query)


def as_query(wanted: Filter) -> Query:
    """The same filter as one search, with what the menus chose."""
    parts = [query_of(wanted)]
    if wanted.text.strip():
        parts += [Words(word) for word in wanted.text.split()]
    if wanted.circle is not None:
        key = Circle(wanted.circle).word if wanted.circle else "none"
        parts.append(Condition(Field.CIRCLE, Choice(key)))
    if wanted.group:
        parts.append(Condition(Field.GROUP, Text(wanted.group, exact=True)))
    if wanted.city:
        parts.append(Condition(Field.CITY, Text(wanted.city, exact=True)))
    if wanted.shallow:
        parts.append(Condition(Field.TIE, Choice(wanted.shallow)))
    return both(*parts)


def asks_nothing(wanted: Filter) -> bool:
    """Whether all that is asked is not understood yet, so that everybody is meant."""
    return wanted == Filter(query=wanted.query, within=wanted.within) and query_of(wanted) == EVERYBODY


def plain_match(wanted: Filter) -> tuple[str, bool]:
    """The full-text query that a filter is which asks for nothing else, and whether it finds all others; "": it asks more."""
    if wanted != Filter(query=wanted.query, within=wanted.within):
        return "", False
    query = query_of(wanted)
    if isinstance(query, Words) and search.is_letter(query):
        match = search.match_of_leaf(query)
        return (f"name : {match}" if match else ""), False
    return search.match_of(query)


def name_match(wanted: Filter) -> str:
    """The full-text query for those who are called as a search says; "" where it is no words, or more than words."""
    query = query_of(wanted)
    words = query.parts if isinstance(query, All) else (query,)
    if not all(isinstance(each, Words) for each in words):
        return ""
    matches = [search.match_of_leaf(each) for each in words if isinstance(each, Words)]
    return " AND ".join(f"name : {match}" for match in matches) if all(matches) else ""


def in_all_that_was_said(wanted: Filter) -> bool:
    """Whether it has words that may also stand in what was said."""
    return search.in_all_that_was_said(query_of(wanted))


def compiled(
    sql: sqlite3.Connection, wanted: Filter, *, today: date | None, said: bool
) -> tuple[Filter, tuple[str, tuple[object, ...]]]:
    """The filter with the states that the search wants, and the test of a person.

    Raises ValueError where the search reckons from today and nobody said which day that is.
    """
    query = query_of(wanted)
    saved = saved_queries(sql) if _names_groups(query) else {}
    if today is None and any(isinstance(leaf, Condition) for leaf, _ in leaves(query)):
        raise ValueError("a search with conditions needs to know which day it is")
    if states := search.states(query):
        wanted = replace(wanted, states=states)
    unlisted = wanted.states != Filter().states
    test = search.compiled(query, today=today or date.min, saved=saved, said=said, unlisted=unlisted)
    return wanted, (test.test, test.values)


def _names_groups(query: Query) -> bool:
    return any(isinstance(leaf, Condition) and leaf.field is Field.GROUP for leaf, _ in leaves(query))


def saved_queries(sql: sqlite3.Connection) -> dict[str, Query]:
    """The searches that are kept, by their names."""
    return {name: parse(query).query for _, name, query in saved_searches.all_of(sql)}
