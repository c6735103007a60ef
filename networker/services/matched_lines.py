"""The line in which a search found somebody, where what a list shows of them does not say it."""

import sqlite3
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date

from networker.domain.search_query import Query, expression
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
        for number, row in rows.items():
            shown = (row.shown, row.name, shown_below(row))
            if rest := frozenset(wanted) - standing(shown, wanted):
                missing[number] = rest
    if not missing:
        return dict(rows)
    found = _known(sql, missing)
    late = [
        number
        for number in missing
        if number not in found or (said and len(found[number][0]) < len(missing[number]))
    ]
    if late:
        found |= _said(sql, {number: missing[number] for number in late}, found)
    lines = {number: line for number, (_, line) in found.items()}
    return {number: replace(row, line=lines.get(number)) for number, row in rows.items()}


def shown_below(row: PersonRow) -> str:
    """What a list shows below a name: company or place, else title; the address where nothing else is known."""
    return row.company or row.city or row.title or row.stand_in


Found = dict[int, tuple[frozenset[Sought], MatchedLine]]


def _known(sql: sqlite3.Connection, missing: Mapping[int, frozenset[Sought]]) -> Found:
    found: Found = {}
    for number, source, text, *_ in store.known(sql, list(missing)):
        says = standing([text], tuple(missing[number]))
        if says and (number not in found or len(says) > len(found[number][0])):
            found[number] = says, _line(text, tuple(missing[number]), source, None)
    return found


def _said(sql: sqlite3.Connection, missing: Mapping[int, frozenset[Sought]], known: Found) -> Found:
    words = dict.fromkeys(each for rest in missing.values() for each in rest)
    match = " OR ".join(expression(text, whole=whole) for text, whole in words)
    found: Found = {}
    for number, source, text, day, *_ in store.said(sql, list(missing), match):
        says = standing([text], tuple(missing[number]))
        before = found.get(number) or known.get(number)
        if says and (before is None or len(says) >= len(before[0])):  # of talks the latest
            of_day = date.fromisoformat(day) if day else None
            found[number] = says, _line(text, tuple(missing[number]), source, of_day)
    return found


def _line(text: str, wanted: Sequence[Sought], source: str, day: date | None) -> MatchedLine:
    line, marks = cut(text, wanted)
    return MatchedLine(line, marks, source, day)
