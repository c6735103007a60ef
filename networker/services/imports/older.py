"""Files that say what was said before: an older word than what came since, whatever became of it.

Address books carry no date. So a file is known for an old one by its records: each of them was the last word of
its source once, all of them at one time, and some are not any more. What it says changes nothing then. A file that
says anything that was never said is a newer one, also where it goes back to a former job.
"""

import sqlite3
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

from networker.services.imports.alike import is_listed
from networker.services.imports.dates import in_words
from networker.services.imports.in_book import Key, place_key
from networker.services.imports.known import Difference, is_name
from networker.services.imports.planned import Entry, Plan, Verdict
from networker.store.imports import Row, by_source
from networker.store.only_anew import FIELDS
from networker.store.past_imports import marks
from networker.store.words import day_of, taken_out, words

_NEVER = 1 << 62  # a step that has not come yet
Span = tuple[int, int]  # from one step of the history until another


def older_files(sql: sqlite3.Connection, entries: Sequence[Entry]) -> dict[str, str]:
    """The files of matched entries that are older, each with the day on which the last of it was brought."""
    moved: dict[str, list[Entry]] = defaultdict(list)
    for entry in entries:
        if entry.person and entry.changes and is_listed(entry.record):
            moved[entry.file].append(entry)
    found: dict[str, str] = {}
    for file, of_file in moved.items():
        said = list(_said_before(sql, of_file))
        unsaid = [entry for entry, when in zip(of_file, said, strict=True) if not when]
        if not any(said) or _beside_taken_out(sql, unsaid) < len(unsaid):
            continue
        listed = [entry for entry in entries if entry.file == file and is_listed(entry.record)]
        if sum(entry.verdict is not Verdict.UNCHANGED for entry in listed) == len(of_file):
            step = _when_all_was_so(_said_before(sql, listed))
            if step is not None:
                found[file] = day_of(sql, step)
    return found


def repeated_files(sql: sqlite3.Connection, plan: Plan) -> dict[str, str]:
    """The files of a plan that came before row by row, where all they would change is what follows from the order of
    all that was told: by the order of their records, or after the user's own hand, they would be told once more."""
    moved: dict[str, list[Difference]] = defaultdict(list)
    for entry in plan.entries:
        if entry.person and entry.changes and entry.file in plan.marks and is_listed(entry.record):
            moved[entry.file] += entry.changes
    moved = {file: changes for file, changes in moved.items() if all(map(_follows_from_order, changes))}
    known = marks(sql) if moved else set()
    return {file: "" for file in moved if plan.marks[file] in known and file not in plan.older}


def _follows_from_order(change: Difference) -> bool:
    """Whether a change is of a name, a job, or what people have but one of."""
    return (
        is_name(change) or change.what == "job" or (change.fact is not None and change.fact.field in FIELDS)
    )


def _said_before(sql: sqlite3.Connection, entries: Iterable[Entry]) -> Iterator[list[Span]]:
    """When the source of each entry said just what the entry says, of whomever: a record may have been taken out."""
    entries = list(entries)
    places = _places(sql, entries)
    told = words(sql, {row[0] for rows in places.values() for row in rows})
    for entry in entries:
        yield [
            (word.since, word.until or _NEVER)
            for source, *_ in places.get(place_key(entry), ())
            for word in told.get(source, ())
            if word.raw == entry.record.raw
        ]


def _places(sql: sqlite3.Connection, entries: Iterable[Entry]) -> dict[Key, list[Row]]:
    keys: dict[str, set[str]] = defaultdict(set)
    for entry in entries:
        keys[entry.record.source_kind].add(entry.source_key)
    return {(kind, key): rows for kind in keys for key, rows in by_source(sql, kind, keys[kind]).items()}


def _beside_taken_out(sql: sqlite3.Connection, entries: Sequence[Entry]) -> int:
    """How many stand beside a record, in its place, that was taken out of somebody.

    What such a one said while all was one person's was kept nowhere, so it tells neither old nor new.
    """
    places = _places(sql, [entry for entry in entries if not entry.source])
    moved = taken_out(sql, [row[0] for rows in places.values() for row in rows]) if places else set()
    return sum(
        not entry.source and any(row[0] in moved for row in places.get(place_key(entry), ()))
        for entry in entries
    )


def _when_all_was_so(said: Iterable[list[Span]]) -> int | None:
    """The last step after which all of it was the last word; None where it never was.

    What is known already, and was never said in these very words, has no say.
    """
    spans = [(0, _NEVER)]
    for own in filter(None, said):
        both = ((max(a, c), min(b, d)) for a, b in spans for c, d in own)
        spans = [(since, until) for since, until in both if since < until]
    return max(since for since, _ in spans) if spans else None


def remark(file: str, day: str) -> str:
    """What the user is told of an older file."""
    if not day:
        return f"You brought everything in “{file}” before, so it changes nothing."
    return (
        f"You brought everything in “{file}” by {in_words(day)} and newer files since, so it changes nothing."
    )
