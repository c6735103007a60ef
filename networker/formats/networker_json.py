"""Networker's own JSON, as `export` writes it and docs/json.md describes it: one list for each table of a book.

A book that is empty takes the rows as they are (`Export.rows`); for any other they become ordinary records. The
file is parsed event by event: neither a million rows nor a hundred thousand brackets may fill the memory.
"""

import re
from collections.abc import Iterator
from types import MappingProxyType
from typing import Any, NamedTuple

from networker.formats import json_stream, limits, text, values
from networker.formats.errors import UnreadableFile
from networker.formats.json_stream import Events
from networker.formats.records import Item, Recognised
from networker.formats.source import Source, quoted, reading

FORMAT = "networker-json"
VERSION = 1
# Each list of the file and the table that it holds, in the order of the file: who takes part in what comes
# before it, so that one pass is enough to tell of both.
LISTS = MappingProxyType(
    {
        "meta": "meta", "imports": "import", "people": "person", "sources": "source", "handles": "handle",
        "facts": "fact", "groups": "people_group", "group_members": "group_member", "photos": "photo",
        "pictures": "picture", "topics": "topic", "person_topics": "person_topic", "gatherings": "gathering",
        "gathering_people": "gathering_person", "ties": "tie", "interaction_people": "interaction_person",
        "interactions": "interaction", "interaction_topics": "interaction_topic",
        "follow_up_people": "follow_up_person", "follow_ups": "follow_up", "asks": "ask",
        "ask_people": "ask_person", "introductions": "introduction", "recommendations": "recommendation",
        "wins": "win", "win_people": "win_person", "pairs": "pair",
        "reach_actions": "reach_action", "trips": "trip", "saved_searches": "saved_search",
        "field_words": "field_word", "showings": "showing",
    }
)  # fmt: skip

_BEGINNING = re.compile(r'\s*\{\s*"format"\s*:\s*"networker"\s*[,}]')
_LARGEST = 1 << 63
_HEAD_VALUES = 100
Values = dict[str, Any]  # text, whole numbers, truth values and None by column


class Row(NamedTuple):
    """One row of one list. `number` counts the rows of the file from 1; no values: it is no flat object."""

    list: str
    number: int
    values: Values | None


class Head(NamedTuple):
    """What the file says of itself before its first list."""

    book: str  # the id of the book that it was written from
    schema: int
    exported: str


def recognise(source: Source) -> Recognised | str:
    """A whole book in a file, or why it is no export of Networker's."""
    if not _BEGINNING.match(source.head_text.removeprefix("\ufeff")):
        return 'does not begin with "format": "networker"'
    return Recognised(FORMAT, "Networker", source.name, Export(source))


class Export:
    """An export: called, it yields ordinary records; `rows` are those of the book it was written from."""

    def __init__(self, source: Source) -> None:
        self._source = source

    def __call__(self) -> Iterator[Item]:
        from networker.formats.networker_records import records

        return records(self)

    def rows(self) -> Iterator[Head | Row]:
        """The head once, then row after row. Raises UnreadableFile: damaged, or of a newer Networker."""
        import ijson

        source = self._source
        with reading(source.name), source.open() as stream:
            try:
                yield from self._parsed(json_stream.events(stream))
            except (ijson.JSONError, ValueError, OverflowError, RecursionError):
                raise UnreadableFile(
                    f"{quoted(source.name)} is damaged or cut off; export the book again, or take a backup."
                ) from None

    def _parsed(self, events: Events) -> Iterator[Head | Row]:
        told: Values = {}
        head: Head | None = None
        number, key = 0, ""
        next(events, None)  # the bracket that opens the whole
        for event, value in events:
            if event == "map_key":
                key = value
            elif event == "start_map":
                _pass_over(events)
            elif event == "start_array":
                if head is None:
                    head = self._head(told)
                    yield head
                if key not in LISTS:
                    _pass_over(events)
                    continue
                for found in _objects(events):
                    number += 1
                    yield Row(key, number, found)
            elif len(told) < _HEAD_VALUES:
                told[key] = value
        if head is None:
            yield self._head(told)

    def _head(self, told: Values) -> Head:
        version, book, schema = told.get("version"), told.get("book"), told.get("schema")
        shown = quoted(self._source.name)
        if isinstance(version, int) and version > VERSION:
            raise UnreadableFile(
                f"{shown} was written by a newer Networker (its version is {version}, this one reads {VERSION}); "
                "install the newer program. Nothing was read."
            )
        if version is True or version != VERSION or not isinstance(book, str) or not book.strip():
            raise UnreadableFile(f"{shown} does not say which book it was written from; nothing was read.")
        exported = told.get("exported")
        return Head(
            values.one_line(book)[:64],
            schema if isinstance(schema, int) else 0,
            exported if isinstance(exported, str) else "",
        )


def _objects(events: Events) -> Iterator[Values | None]:
    """What a list holds: the values of each flat object, None for anything else."""
    for event, _ in events:
        if event == "end_array":
            return
        if event == "start_map":
            yield _object(events)
        else:
            if event == "start_array":
                _pass_over(events)
            yield None


def _object(events: Events) -> Values | None:
    found: Values = {}
    key, flat = "", True
    for event, value in events:
        if event == "map_key":
            key = value
        elif event == "end_map":
            break
        elif event == "string":
            found[key] = text.mend(value)
        elif event in ("start_map", "start_array"):
            _pass_over(events)
            flat = False
        elif isinstance(value, int | None):
            found[key] = value
            flat = flat and (value is None or -_LARGEST <= value < _LARGEST)
        else:
            flat = False  # no column holds a fraction
    return found if flat else None


def _pass_over(events: Events) -> None:
    """Go on behind the bracket that closes what has just been opened. Raises RecursionError."""
    depth = 1
    for event, _ in events:
        if event in ("start_map", "start_array"):
            depth += 1
            if depth > limits.JSON_DEPTH_PASSED:
                raise RecursionError
        elif event in ("end_map", "end_array"):
            depth -= 1
            if not depth:
                return
