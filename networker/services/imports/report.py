"""What an import did, row by row: kept with the import and printed by the command line."""

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Protocol

from networker.domain.changes import Changes
from networker.store.writer import Step


@dataclass(frozen=True, slots=True)
class Doubtful:
    """A record that was brought in as somebody new and may be somebody who is there."""

    file: str
    row: int
    person: int  # the new one; 0 where nothing was written
    maybe: int
    why: str
    # What both were called, for the time when they are no longer in the book.
    name: str = ""
    maybe_name: str = ""


@dataclass(frozen=True, slots=True)
class SkippedLine:
    """A row that was left out; `row` is the line, from 1, where it begins, or 0 where it is a whole file."""

    file: str
    row: int
    why: str
    more: int = 0  # others like it, left out with it


class Line(Protocol):
    """A row, or with row 0 a whole file, that is left out; `more` others like it go with it."""

    @property
    def row(self) -> int: ...
    @property
    def more(self) -> int: ...


def left_out(lines: Iterable[Line]) -> int:
    """How many rows and whole files are left out."""
    return sum(1 + each.more for each in lines)


def left_out_files(lines: Iterable[Line]) -> int:
    """How many of them are whole files."""
    return left_out(each for each in lines if not each.row)


@dataclass(frozen=True, slots=True)
class Report:
    """The counts and the rows that need a word. `read` = new + updated + unchanged + again + skipped + offered."""

    import_id: int | None  # None: nothing changed, so there is no import to undo
    files: tuple[str, ...]
    formats: tuple[str, ...]
    new: int
    updated: int
    unchanged: int
    doubtful: tuple[Doubtful, ...]
    skipped: tuple[SkippedLine, ...]
    interactions: int
    people: int  # in the book afterwards
    offered: int = 0  # people who only came by, left out unless asked for
    gathered: int = 0  # addresses that Google gathered, among the new
    gathered_out: int = 0  # those among the offered
    again: int = 0  # further rows of the newcomers
    left: tuple[tuple[str, str], ...] = ()  # (name, network) of those who are no longer in a newer export
    remarks: tuple[str, ...] = ()
    noted: tuple[str, ...] = ()  # sentences of what else was written, which is in none of the counts
    parts: tuple[str, ...] = ()  # marks of lists that look like a part of their network
    lists: tuple[str, ...] = ()  # marks of the lists of networks that it held
    marks: tuple[str, ...] = ()  # by what its files are known again
    changes: Changes = field(default_factory=Changes)
    # What it told that others had brought, as spans of ids by table; see `told`.
    told: Mapping[str, Sequence[tuple[int, int]]] = field(default_factory=dict)
    came_by: Sequence[tuple[int, int]] = ()  # spans of people of the book whom it mentions and no more
    # Records of others that it told in other words: row of the book, then file, line, name, raw values, title, company.
    told_otherwise: Sequence[tuple[int, str, int, str, str, str, str]] = ()
    # Talks of others of which it told but some turns: the interaction, and their marks.
    told_turns: Sequence[tuple[int, str]] = ()
    # Jobs that it told as an older list or file: the record, title and company.
    held: Sequence[tuple[int, str, str]] = ()
    # Files of kinds that tell no days themselves: name, kind of source, when it was changed in seconds since 1970, and
    # the records that it told, as spans.
    dated: Sequence[tuple[str, str, float, Sequence[tuple[int, int]]]] = ()
    # Where several of its files tell of somebody, or one of several places: the record, when its file was changed, field
    # and value of what people have but one of.
    said: Sequence[tuple[int, float | None, str, str]] = ()
    # Records that call people otherwise than rows of lists do, and files of which there are several of a kind.
    called: Mapping[str, Sequence[object]] = field(default_factory=dict)
    # Of each network the last day on which somebody came, and the marks of whole lists of it.
    ages: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    # Spans of gatherings that its calendars had ahead, and when these were written: an older one moves nothing back.
    ahead: Sequence[tuple[int, int, str]] = ()

    @property
    def read(self) -> int:
        """How many records and rows the files held."""
        return self.new + self.updated + self.unchanged + self.again + left_out(self.skipped) + self.offered

    def as_json(self) -> str:
        """What is kept with the import: everything but what can be asked again."""
        return json.dumps(
            {
                "formats": list(self.formats),
                "new": self.new,
                "updated": self.updated,
                "unchanged": self.unchanged,
                "again": self.again,
                "interactions": self.interactions,
                "doubtful": [
                    [d.file, d.row, d.person, d.maybe, d.why, d.name, d.maybe_name] for d in self.doubtful
                ],
                "skipped": [[s.file, s.row, s.why, s.more] for s in self.skipped],
                "offered": self.offered,
                "left": [list(each) for each in self.left],
                "remarks": list(self.remarks),
                "noted": list(self.noted),
                "parts": list(self.parts),
                "marks": list(self.marks),
                "lists": list(self.lists),
                "told": dict(self.told),
                "came_by": list(self.came_by),
                "told_otherwise": [list(each) for each in self.told_otherwise],
                "told_turns": [list(each) for each in self.told_turns],
                "held": [list(each) for each in self.held],
                "called": dict(self.called),
                "said": [list(each) for each in self.said],
                "dated": [list(each) for each in self.dated],
                "ahead": [list(each) for each in self.ahead],
                "ages": {kind: list(each) for kind, each in self.ages.items()},
            },
            ensure_ascii=False,
        )


def keep(report: Report, step: Step, *, now: datetime) -> None:
    """Write which import the step is, and what it did."""
    step.execute(
        "INSERT INTO import (id, at, files, formats, report) VALUES (?, ?, ?, ?, ?)",
        (
            report.import_id,
            now.isoformat(),
            json.dumps(report.files, ensure_ascii=False),
            json.dumps(report.formats),
            report.as_json(),
        ),
    )
