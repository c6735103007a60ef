"""Rows of past imports and of their reports: what each says. How they are painted is in `past_paint`.

A report is one list: a head for each kind of line, and the lines under it. A row's number holds its kind, so that
a hundred thousand lines are fetched by the page like any other list.
"""

from array import array
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication

from networker.services.imports import PastImport
from networker.services.imports.history import (
    LISTS,
    PEOPLE,
    PastDoubt,
    PastLeft,
    PastPerson,
    PastReport,
    ReportLine,
)
from networker.services.views import Kept
from networker.ui import dates
from networker.ui.imports import examples
from networker.ui.imports.summary import LeftRow, SkippedRow
from networker.ui.text import grouped, isolate, several, shown_name, translated

KINDS = ("kept", *LISTS, *PEOPLE)  # in their order; "kept": who stayed when the import was taken back
HEAD = (1 << 32) - 1  # the place of a kind's head among its lines


@dataclass(frozen=True, slots=True)
class HeadRow:
    """Begins a kind of lines, and says how many there are."""

    text: str
    count: int


@dataclass(frozen=True, slots=True)
class KeptRow:
    """Somebody who stayed when the import was taken back."""

    name: str
    why: str


@dataclass(frozen=True, slots=True)
class DoubtRow:
    """Somebody who came in as new, and may be somebody else, or was merged into them since.

    `person` is 0 where they are gone.
    """

    person: int
    name: str
    maybe: str
    why: str
    merged: bool = False


@dataclass(frozen=True, slots=True)
class PersonRow:
    """Somebody whom the import brought, or of whom it told something."""

    person: int
    name: str
    told: str


Row = HeadRow | KeptRow | DoubtRow | PersonRow | LeftRow | SkippedRow


def _tr(text: str) -> str:
    return QCoreApplication.translate("past imports", text)


# ---- numbers of rows


def lines_of(report: PastReport) -> dict[str, Sequence[int]]:
    """The lines of each kind of a report: their numbers, or the people they are."""
    counted = {kind: range(count) for kind, count in report.lines.items()}
    return {"kept": range(len(report.past.kept)), **counted, **report.people}


def numbers_of(lines: Mapping[str, Sequence[int]]) -> "array[int]":
    """The numbers of all rows of a report, heads among them."""
    found = array("q")
    for at, kind in enumerate(KINDS):
        if listed := lines.get(kind):
            found.append((at << 32) + HEAD)
            found.extend((at << 32) + line for line in listed)
    return found


def heads_of(lines: Mapping[str, Sequence[int]]) -> dict[str, int]:
    """In which row the lines of each kind begin, their head not counted."""
    found, row = dict[str, int](), 0
    for kind in KINDS:
        if listed := lines.get(kind):
            found[kind] = row + 1
            row += 1 + len(listed)
    return found


def split(numbers: Sequence[int]) -> dict[str, list[int]]:
    """Which lines of which kind stand behind some numbers; HEAD among them for a head."""
    found: dict[str, list[int]] = {}
    for number in numbers:
        found.setdefault(KINDS[number >> 32], []).append(number & 0xFFFFFFFF)
    return found


def number_of(kind: str, line: int) -> int:
    """The number of a row."""
    return (KINDS.index(kind) << 32) + line


def head_of(kind: str, count: int, past: PastImport) -> HeadRow:
    """What stands above the lines of a kind; of people also how many of those whom it brought or told of are gone."""
    words = {
        "kept": _tr("They stay"),
        "doubtful": _tr("Doubtful: brought in as somebody new"),
        "left": _tr("No longer there"),
        "skipped": _tr("Skipped"),
        "updated": _tr("Updated"),
        "new": _tr("New people"),
    }
    if kind == "skipped":  # a line may stand for several rows
        return HeadRow(words[kind], past.skipped)
    gone = {"new": past.new, "updated": past.updated}.get(kind, count) - count
    if gone <= 0:
        return HeadRow(words[kind], count)
    said = several(gone, _tr("1 is no longer among your people"), _tr("%n are no longer among your people"))
    return HeadRow(f"{words[kind]}; {said}", count)


def row_of(line: ReportLine) -> Row:
    """A line of a report, ready to be painted."""
    if isinstance(line, PastDoubt):
        gone = _tr("no longer in your book")
        if line.merged is not None:
            into = shown_name(line.merged.name)
            return DoubtRow(line.merged.id, shown_name(line.name), into, translated(line.why), merged=True)
        name = shown_name(line.person.name) if line.person else line.name
        maybe = shown_name(line.maybe.name) if line.maybe else line.maybe_name
        if not name and not maybe:  # an import of long ago, which kept no names
            return DoubtRow(0, gone, "", translated(line.why))
        return DoubtRow(
            line.person.id if line.person else 0, name or gone, maybe or gone, translated(line.why)
        )
    if isinstance(line, PastPerson):
        return PersonRow(line.person.id, shown_name(line.person.name), "  ·  ".join(line.told))
    if isinstance(line, PastLeft):
        return LeftRow(shown_name(line.name), line.network)
    return SkippedRow(line.file, line.row, translated(line.why), line.more)


# ---- words


def files_of(past: PastImport) -> str:
    """The names of the files in one line, without the folders they lay in."""
    names = [file.replace("\\", "/").rpartition("/")[2] or file for file in past.files]
    return ", ".join(name if name.isascii() else isolate(name) for name in names) or _tr("no file")


def did(past: PastImport) -> str:
    """What it did, in few words."""
    parts = [
        several(past.new, _tr("1 new"), _tr("%n new")) if past.new else "",
        several(past.updated, _tr("1 updated"), _tr("%n updated")) if past.updated else "",
        several(past.interactions, _tr("1 talk"), _tr("%n talks")) if past.interactions else "",
        several(past.left, _tr("1 no longer there"), _tr("%n no longer there")) if past.left else "",
    ]
    return "  ·  ".join(part for part in parts if part) or _tr("nobody new")


def taken_back() -> str:
    """What stands with an import that is undone."""
    return _tr("taken back")


def standing(past: PastImport) -> str:
    """What is particular about how an import stands; "" where it can be taken back like others."""
    if past.part:
        return _tr("came back with a whole book")
    return taken_back() if past.undone else ""


def import_words(past: PastImport) -> str:
    """A row for screen readers."""
    parts = [files_of(past), dates.full(past.at.date()), did(past).replace("  ·  ", ", ")]
    return ", ".join(filter(None, [*parts, standing(past)]))


def row_words(row: Row) -> str:
    """A row of a report for screen readers."""
    if isinstance(row, HeadRow):
        return f"{row.text}: {grouped(row.count)}"
    if isinstance(row, KeptRow):
        return f"{row.name}: {row.why}"
    if isinstance(row, PersonRow):
        return ", ".join(filter(None, (row.name, row.told)))
    if isinstance(row, DoubtRow):
        return f"{', '.join(filter(None, (row.name, maybe_words(row))))}: {row.why}"
    return examples.words(row)


def maybe_words(row: DoubtRow) -> str:
    """Who somebody may be, or became; "" where nobody knows any more."""
    if not row.maybe:
        return ""
    return (_tr("merged into {0}") if row.merged else _tr("perhaps {0}")).replace("{0}", isolate(row.maybe))


def numbers(past: PastImport) -> list[tuple[int, str, str]]:
    """The row of numbers above a report: what there always is, and what there was any of."""
    return [each for _, each in _counted(past)]


def kinds(past: PastImport) -> list[str]:
    """What lines each of those numbers counts: one of KINDS, or ""."""
    return [kind for kind, _ in _counted(past)]


def _counted(past: PastImport) -> list[tuple[str, tuple[int, str, str]]]:
    always = [
        ("new", (past.new, _tr("new person") if past.new == 1 else _tr("new people"), "text")),
        ("updated", (past.updated, _tr("updated"), "text")),
        ("", (past.unchanged, _tr("unchanged"), "text3")),
        ("", (past.interactions, _tr("talk") if past.interactions == 1 else _tr("talks"), "text")),
    ]
    same = _tr("row of the same person") if past.again == 1 else _tr("rows of the same people")
    some = [
        ("", (past.again, same, "text3")),
        ("doubtful", (past.doubtful, _tr("doubtful"), "text2")),
        ("left", (past.left, _tr("no longer there"), "text2")),
        ("", (past.offered, _tr("only came by"), "text2")),
        (
            "skipped",
            (past.skipped, examples.skipped_label(past.skipped, past.skipped_files), "text2"),
        ),
    ]
    return always + [each for each in some if each[1][0]]


def why_kept(kept: Kept) -> str:
    """Why somebody stays."""
    return _tr("edited since") if kept.by_hand else _tr("another import tells of them too")


def stayed(kept: Sequence[Kept]) -> str:
    """Who stays when an import was taken back, and why; all of them are listed below."""
    shown = [isolate(shown_name(each.name)) for each in kept[:3]]
    reasons = list(dict.fromkeys(why_kept(each) for each in kept))
    last = ""
    why = reasons[0] if len(reasons) == 1 else _tr("edited since, or told of by another import too")
    more = len(kept) - len(shown)
    if len(kept) == 1:
        said = _tr("{0} stays: {2}.")
    elif more:
        said, last = _tr("{0} and {1} more stay: {2}."), grouped(more)
    else:
        said, last = _tr("{0} and {1} stay: {2}."), shown.pop()
    return said.replace("{2}", why).replace("{1}", last).replace("{0}", ", ".join(shown))
