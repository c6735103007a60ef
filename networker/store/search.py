"""A search as SQL: tests on a row of `person`, with parameters only, and nothing joined that a condition does not need.

A condition is never null: of whoever has no such day, what is asked of it is simply not so, and its contrary is.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from types import MappingProxyType

from networker.domain.names import fold, sort_key
from networker.domain.search_query import (
    All,
    Any,
    Condition,
    Field,
    Not,
    Query,
    Text,
    Words,
    expression,
    is_unspaced,
    leaves,
    tokens,
)
from networker.domain.vocabulary import State
from networker.store import search_conditions

NOBODY, EVERYBODY = "0", "1"
_COLUMNS = {
    Field.NAME: "name", Field.COMPANY: "company", Field.TITLE: "title", Field.CITY: "city", Field.NOTE: "note",
}  # fmt: skip
_TEXT = "person.id IN (SELECT rowid FROM person_text WHERE person_text MATCH ?)"
SAID = (
    "SELECT p.person_id FROM said_text s CROSS JOIN interaction_person p ON p.interaction_id = s.rowid"
    " WHERE said_text MATCH ? UNION ALL SELECT p.person_id FROM said_text s"
    " CROSS JOIN follow_up_person p ON p.follow_up_id = -s.rowid WHERE said_text MATCH ? AND s.rowid < 0"
)
_NOTED = (
    "SELECT p.person_id FROM said_text s CROSS JOIN interaction i ON i.id = s.rowid AND i.kind = 'note'"
    " CROSS JOIN interaction_person p ON p.interaction_id = i.id WHERE said_text MATCH ?"
)
FEWEST = 3  # letters of a word that is looked for in all that was ever said, unless its script needs no more


@dataclass(frozen=True, slots=True)
class Sql:
    """A test of `person`, and the values of its question marks."""

    test: str
    values: tuple[object, ...] = ()


def states(query: Query) -> tuple[str, ...] | None:
    """All states where a search says itself which it wants, else None."""
    says = any(
        wanted and isinstance(leaf, Condition) and leaf.field is Field.STATE for leaf, wanted in leaves(query)
    )
    return tuple(each.value for each in State) if says else None


def in_all_that_was_said(query: Query) -> bool:
    """Whether a search has words that may also be looked for in what was said."""
    return any(wanted and isinstance(leaf, Words) and _says_enough(leaf) for leaf, wanted in leaves(query))


def _says_enough(words: Words) -> bool:
    return is_unspaced(words.text) or sum(map(len, tokens(words.text))) >= FEWEST


def is_letter(words: Words) -> bool:
    """Whether it is a single letter, which is looked for in names alone where nothing else is asked for."""
    return len(words.text) == 1 and words.text.isascii() and words.text.isalnum()


def match_of(query: Query) -> tuple[str, bool]:
    """The one full-text query that a whole search is, and whether it finds the others; "" where it is more than that."""
    if isinstance(query, Not):
        match, others = match_of(query.part)
        return match, not others
    if isinstance(query, Any):
        parts = [match_of(each) for each in query.parts]
        found = [match for match, others in parts if match and not others]
        return (f"({' OR '.join(found)})", False) if len(found) == len(parts) else ("", False)
    if isinstance(query, All):
        parts = [match_of(each) for each in query.parts]
        found = [match for match, others in parts if not others]
        if not all(match for match, _ in parts) or not found:
            return "", False
        return " NOT ".join(
            [f"({' AND '.join(found)})", *(match for match, others in parts if others)]
        ), False
    is_note = isinstance(query, Condition) and query.field is Field.NOTE
    return ("", False) if is_note else (match_of_leaf(query), False)


def match_of_leaf(query: Words | Condition) -> str:
    """The full-text query that a word or condition is; "" where it is none, or more than that."""
    if isinstance(query, Words):
        return expression(query.text, whole=query.whole)
    if isinstance(query.value, Text) and not query.value.exact:
        column = _COLUMNS.get(query.field)
        words = expression(query.value.text, whole=query.value.whole)
        return f"{column} : {words}" if column and words else ""
    return ""


def compiled(
    query: Query,
    *,
    today: date,
    saved: Mapping[str, Query] = MappingProxyType({}),
    said: bool = False,
    unlisted: bool = True,
) -> Sql:
    """The test of a search on a local day.

    `unlisted`: it has to be right of those as well who are in no list. `saved`: the searches that are kept, by their names as written, for `group:`. `said`: words may also stand in what was
    said with somebody; words that are denied are looked for in what is known of them alone.
    """
    if isinstance(query, Words) and is_letter(query):
        return Sql(_TEXT, (f"name : {expression(query.text)}",))
    return _Compiler(today, saved, said, unlisted).of(query, wanted=True)


@dataclass(slots=True)
class _Compiler:
    today: date
    saved: Mapping[str, Query]
    said: bool
    unlisted: bool
    within: list[str] = field(default_factory=list)  # names of saved searches that are being compiled

    def of(self, query: Query, *, wanted: bool) -> Sql:
        if isinstance(query, All):
            return self._all(query, wanted=wanted)
        if isinstance(query, Any):
            return _joined([self.of(each, wanted=wanted) for each in query.parts], " OR ", NOBODY)
        if isinstance(query, Not):
            part = self.of(query.part, wanted=not wanted)
            return Sql(f"NOT {part.test}", part.values)
        match = self._match(query)
        if isinstance(query, Words):
            return self._words(query, match, wanted=wanted)
        return self._condition(query, match)

    def _all(self, query: All, *, wanted: bool) -> Sql:
        """What the full text answers alone is asked of it at once."""
        matches, others = [], []
        for each in query.parts:
            match = self._match(each)
            alone = match and not (isinstance(each, Words) and self.said and wanted)
            if alone and not (isinstance(each, Condition) and each.field is Field.NOTE):
                matches.append(match)
            else:
                others.append(self.of(each, wanted=wanted))
        tests = [Sql(_TEXT, (" AND ".join(matches),))] if matches else []
        return _joined([*tests, *others], " AND ", EVERYBODY)

    def _match(self, query: Query) -> str:
        return match_of_leaf(query) if isinstance(query, Words | Condition) else ""

    def _words(self, words: Words, match: str, *, wanted: bool) -> Sql:
        if not match:
            return Sql(NOBODY)  # signs without a letter, and nothing else
        if self.said and wanted and _says_enough(words):
            return Sql(f"({_TEXT} OR person.id IN ({SAID}))", (match,) * 3)
        return Sql(_TEXT, (match,))

    def _condition(self, query: Condition, match: str) -> Sql:
        value = query.value
        if isinstance(value, Text):
            if not tokens(value.text):
                return Sql(NOBODY)
            if query.field is Field.NOTE:
                words = expression(value.text, whole=value.whole or value.exact)
                return Sql(f"({_TEXT} OR person.id IN ({_NOTED}))", (f"note : {words}", words))
            if query.field is Field.SAID:
                words = expression(value.text, whole=value.whole or value.exact)
                return Sql(f"person.id IN ({SAID})", (words, words))
            if query.field is Field.GROUP:
                return self._group(value)
            if match:
                return Sql(_TEXT, (match,))
            if query.field in _COLUMNS:
                return _exactly(query.field, value)
        return Sql(*search_conditions.test(query, self.today, unlisted=self.unlisted))

    def _group(self, value: Text) -> Sql:
        """A group by its name, or a saved search by its own."""
        groups = Sql(*search_conditions.group(value))
        parts = [groups]
        for name, query in self.saved.items():
            if name not in self.within and search_conditions.is_called(name, value):
                self.within.append(name)
                parts.append(self.of(query, wanted=True))
                self.within.pop()
        return _joined(parts, " OR ", NOBODY)


def _exactly(field_: Field, value: Text) -> Sql:
    column = _COLUMNS[field_]
    words = f"{column} : {expression(value.text, whole=True)}"
    if field_ is Field.NAME:
        called = "(person.folded = ? OR person.order_key = ?)"  # as it is kept, or as it is shown
        return Sql(f"({_TEXT} AND {called})", (words, *(sort_key(value.text),) * 2))
    return Sql(f"({_TEXT} AND folded(person.{column}) = ?)", (words, fold(value.text)))


def _joined(parts: list[Sql], by: str, of_none: str) -> Sql:
    if not parts:
        return Sql(of_none)
    values = tuple(value for part in parts for value in part.values)
    return Sql(parts[0].test if len(parts) == 1 else "(" + by.join(part.test for part in parts) + ")", values)
