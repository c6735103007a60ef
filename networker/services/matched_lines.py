"""The line in which a search found somebody, where what a list shows of them does not say it."""

import sqlite3
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date

from networker.domain.search_query import Condition, Field, Query, expression, leaves
from networker.domain.search_query.marks import Sought, cut, sought, standing
from networker.services.rows import MatchedLine, PersonRow
from networker.store import search_lines as store


def with_lines(
    sql: sqlite3.Connection, rows: Mapping[int, PersonRow], query: Query, *, said: bool = False
) -> dict[int, PersonRow]:
    """The rows, each with the line that says most of what was looked for and is not shown anyway.

    `said`: what was said with them may say it, too; else only where the search asks for that.
    """
    wanted = sought(query)
    missing: dict[int, frozenset[Sought]] = {}
    if wanted:
        rows = {number: replace(row, sought=wanted) for number, row in rows.items()}
        for number, row in rows.items():
            shown = (row.shown, row.name, row.below)
            if rest := frozenset(wanted) - standing(shown, wanted):
                missing[number] = rest
    if not missing:
        return dict(rows)
    found = _known(sql, missing)
    if said or asks_what_was_said(query):
        late = {
            number: words
            for number, words in missing.items()
            if number not in found or len(found[number][0]) < len(words)
        }
        found |= _said(sql, late, found)
    lines = {number: line for number, (_, line) in found.items()}
    return {number: replace(row, line=lines.get(number)) for number, row in rows.items()}


def asks_what_was_said(query: Query) -> bool:
    """Whether a condition is about what was said or noted, so that the line may be one of a talk."""
    return any(
        isinstance(leaf, Condition) and leaf.field in (Field.SAID, Field.NOTE) for leaf, _ in leaves(query)
    )


Found = dict[int, tuple[frozenset[Sought], MatchedLine]]


def _known(sql: sqlite3.Connection, missing: Mapping[int, frozenset[Sought]]) -> Found:
    found: Found = {}
    for number, source, text, *_ in store.known(sql, list(missing)):
        says = standing([text], tuple(missing[number]))
        if says and (number not in found or len(says) > len(found[number][0])):
            found[number] = says, _line(text, tuple(missing[number]), source, None)
    return found


def _said(sql: sqlite3.Connection, missing: Mapping[int, frozenset[Sought]], known: Found) -> Found:
    """The latest talk that says all that is missing, else the latest that says some of it."""
    found: Found = {}
    for words in set(missing.values()):
        wanted = tuple(words)
        matches = [expression(text, whole=whole) for text, whole in wanted]
        for by in (" AND ", " OR ") if len(wanted) > 1 else (" OR ",):
            people = [number for number, of in missing.items() if of == words and number not in found]
            for number, source, text, day in store.said(sql, people, by.join(matches)) if people else ():
                says = standing([text], wanted)
                before = found.get(number) or known.get(number)
                if says and (before is None or len(says) >= len(before[0])):
                    of_day = date.fromisoformat(day) if day else None
                    found[number] = says, _line(text, wanted, source, of_day)
    return found


def _line(text: str, wanted: Sequence[Sought], source: str, day: date | None) -> MatchedLine:
    line, marks = cut(text, wanted)
    return MatchedLine(line, marks, source, day)
