"""What the import page asks of the lanes: a plan with all that its preview shows, and to write or forget one."""

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from networker.formats.columns import UnknownTable
from networker.formats.records import DateOrder
from networker.formats.source import printable
from networker.services import backups, imports
from networker.services.book import Book
from networker.services.errors import CannotDo
from networker.services.imports import (
    DatesUnclear,
    OwnerUnknown,
    Plan,
    Report,
    Unmapped,
    Unreadable,
)
from networker.services.imports.columns import told_tables
from networker.services.imports.planned import PASTED, Dropped, Progress, Skipped
from networker.services.pace import let_go
from networker.ui.imports.summary import Summary, summarise
from networker.ui.text import grouped, isolate, shortened

NAMED = 3  # files of a drop that are named
SHOWN = 60  # letters of the name of a file in a sentence


@dataclass(frozen=True, slots=True)
class Asked:
    """What is to be planned: the files, and what the user answered about them."""

    paths: tuple[Dropped, ...]
    owners: tuple[str, ...] = ()  # what the user is called in talks
    date_order: DateOrder | None = None
    left_out: tuple[tuple[Dropped, str], ...] = ()  # of the files, each with the reason

    def wanted(self, but: Collection[Dropped] = ()) -> tuple[Dropped, ...]:
        """The files that are not left out, without some."""
        gone = {path for path, _why in self.left_out}.union(but)
        return tuple(path for path in self.paths if path not in gone)


def file_words(file: str) -> str:
    """A file in the middle of a sentence, without the folders it lies in."""
    return file if file == PASTED else f"“{isolate(file.rpartition('/')[2] or file)}”"


class Trail:
    """What is asked now, and what was asked before each answer and before each of the files that joined it."""

    def __init__(self) -> None:
        self.now: Asked | None = None
        self.is_known = False  # whether it could be shown already: what was answered there stays
        self._before: list[Asked] = []
        self._joining = False

    def join(self, paths: Sequence[Dropped]) -> Asked:
        """Ask for these files too; one that was left out and comes anew is asked about again."""
        before = self.now
        asked = before or Asked(())
        left_out = tuple(each for each in asked.left_out if each[0] not in paths)
        self.go_on(replace(asked, paths=joined(asked.paths, paths), left_out=left_out))
        self._joining = before is not None and before != self.now
        assert self.now is not None
        return self.now

    def go_on(self, asked: Asked) -> None:
        """This is asked from now on."""
        if self.now is not None and self.now != asked:
            self._before.append(self.now)
        self.now = asked

    @property
    def leads_back(self) -> bool:
        """Whether something was asked before."""
        return bool(self._before)

    def go_back(self) -> Asked | None:
        """To what was asked before; None where this is the first."""
        if not self._before:
            return None
        self.now = self._before.pop()
        return self.now

    def arrived(self) -> None:
        """It could be read: files that joined belong to it."""
        self._joining = False

    def leave_joined(self) -> Asked | None:
        """It could not be read: what was there before files joined it is still good. None where none joined."""
        was, self._joining = self._joining, False
        return self.go_back() if was else None

    def leave_bad(self, bad: Collection[Dropped]) -> Asked | None:
        """Some cannot be read: what was there before stays, and the others that came join it. None where none joined."""
        rest = self.now.wanted(bad) if self.now is not None else ()
        before = self.leave_joined()
        return before if before is None else self.join(rest)


Question = Unmapped | OwnerUnknown | DatesUnclear | Unreadable
Answer = tuple[Plan, Summary] | Question


def planned(
    book: Book,
    asked: Asked,
    region: str,
    now: datetime,
    progress: Progress,
    cancelled: Callable[[], bool],
) -> Answer:
    """On the read lane: the plan, and what the preview shows of it; or what has to be asked first."""
    try:
        plan = imports.plan(
            book, asked.wanted(), region=region, owner_names=asked.owners, date_order=asked.date_order, now=now,
            asks=True, left_out=[path for path, _ in asked.left_out], progress=progress, cancelled=cancelled,
        )  # fmt: skip
    except (Unmapped, OwnerUnknown, DatesUnclear, Unreadable) as unknown:
        return unknown
    for path, why in asked.left_out:
        plan.skipped.append(Skipped(printable(path.name), 0, why))
    return plan, summarise(book, plan)


def told_table(book: Book, paths: tuple[Dropped, ...]) -> UnknownTable:
    """On the read lane: the first table among the files of whose columns the user said something."""
    table = next(told_tables(book, paths), None)
    if table is None:
        raise CannotDo("None of these files is a table whose columns were named.")
    return table


def written(book: Book, plan: Plan, **how: Any) -> Report | None:
    """On the write lane: apply a plan; None where the book is another by now than the one it was shown for."""
    if imports.is_stale(book, plan):
        return None
    backups.before_import(book, now=how["now"])
    return imports.apply(book, plan, **how)


def forgotten(plan: Plan) -> None:
    """On the read lane: let go of a plan."""
    let_go(plan.entries)


def joined(paths: Sequence[Dropped], more: Sequence[Dropped]) -> tuple[Dropped, ...]:
    """Files and those that join them, none twice."""
    return tuple(dict.fromkeys((*paths, *more)))


def names_of(paths: Sequence[Dropped]) -> str:
    """The first few by their names, and how many others there are."""
    named = ", ".join(isolate(shortened(printable(path.name or str(path)), SHOWN)) for path in paths[:NAMED])
    return named if len(paths) <= NAMED else f"{named} … ({grouped(len(paths))})"
