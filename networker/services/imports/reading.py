"""Reading the files of a drop into a plan: people, turns of talks, ties, and what was left out."""

import contextlib
import zlib
from collections import Counter, defaultdict
from collections.abc import Callable, Generator, Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import datetime
from functools import partial
from pathlib import Path

from networker import formats
from networker.domain.going_on import Cancelled
from networker.domain.told import is_dated
from networker.formats import limits, several
from networker.formats.records import (
    AheadRecord,
    DatesRecord,
    FollowUpRecord,
    GivenUp,
    Item,
    OwnerRecord,
    PersonRecord,
    Recognised,
    SkippedRow,
    Standing,
    TieRecord,
    TurnRecord,
)
from networker.formats.source import printable, quoted
from networker.services.imports import marks as marking
from networker.services.imports import meetings_ahead
from networker.services.imports.dates import DateOrders
from networker.services.imports.explained import Explained
from networker.services.imports.planned import (
    CHUNK,
    Dropped,
    Entry,
    ImportRefused,
    Pasted,
    Plan,
    Progress,
    Skipped,
    Unmapped,
    Unreadable,
)
from networker.services.imports.succession import succession
from networker.services.imports.turns import NotYetError

_RANK = {Standing.LISTED: 0, Standing.PARTNER: 1, Standing.MENTIONED: 2}


def recognise(paths: Sequence[Dropped], explained: Explained, behind: list[Dropped]) -> Iterator[Recognised]:
    """Every readable file behind the paths, one by one; one that is not readable refuses them all, and names the others.

    For each file `behind` gets the path that it was found behind.

    Read each before the next is asked for: what is known of a file's beginning goes with it, and an archive holds
    thousands.
    """
    if not paths:
        raise ImportRefused("There is no file to import.")
    for n, path in enumerate(paths):
        try:
            for each in _behind(path, explained):
                behind.append(path)
                yield each
        except Unmapped:
            raise
        except ImportRefused as error:
            others = _also_unreadable(paths[n + 1 :], explained)
            raise Unreadable({path: str(error), **others}) from error


def _behind(path: Dropped, explained: Explained) -> Generator[Recognised, None, None]:
    """Every readable file behind one path. Raises ImportRefused, Unmapped."""
    try:
        try:
            if isinstance(path, Pasted):
                yield formats.read_pasted(path.text)
            elif isinstance(path, Path):
                yield from formats.read_all(path, explained.inside(path))
        except formats.UnknownFormat as error:
            yield explained.alone(path, error)
    except (formats.UnreadableFile, ValueError) as error:
        raise ImportRefused(str(error)) from error
    except OSError as error:
        raise ImportRefused(
            f"{quoted(path.name)} cannot be read: {error.strerror or 'unknown reason'}."
        ) from error


def _also_unreadable(paths: Sequence[Dropped], explained: Explained) -> dict[Dropped, str]:
    """Which others cannot be read either, as far as their beginnings show, and why."""
    found: dict[Dropped, str] = {}
    for path in paths:
        with contextlib.closing(_behind(path, explained)) as behind:
            try:
                next(behind, None)
            except Unmapped:  # which is asked about in its turn
                continue
            except ImportRefused as error:
                found[path] = str(error)
    return found


def read(
    recognised: Iterable[Recognised],
    paths: Sequence[Dropped],
    behind: Sequence[Dropped],
    plan: Plan,
    orders: DateOrders,
    progress: Progress,
    cancelled: Callable[[], bool],
    now: datetime | None = None,
) -> None:
    """Read every file behind the paths to its end; `behind` as `recognise` fills it. What was pasted is of now.

    Raises ImportRefused, Cancelled; DatesUnclear as DateOrders does.
    """
    formats_, titles = dict.fromkeys(plan.formats), dict.fromkeys(plan.titles)
    names: Counter[str] = Counter()
    changed: dict[str, float | None] = {}
    lists: dict[str, set[str]] = defaultdict(set)  # format → files that list everybody of a network
    sizes = _Sizes(paths)
    reading = _Reading(plan, orders, progress, cancelled)
    for n, each in enumerate(recognised):
        each = replace(
            each, file=printable(each.file)
        )  # it is named in many a place, and kept with the import
        names[each.file] += 1
        if names[each.file] > 1:  # two folders' Connections.csv are two files
            each = replace(each, file=f"{each.file} ({names[each.file]})")
        plan.dropped[each.file] = behind[n]
        moment = now.timestamp() if now and isinstance(behind[n], Pasted) else None
        changed[each.file] = each.changed if moment is None else moment
        formats_[each.format] = None
        if each.format != formats.UNREADABLE:  # it is named under what was skipped
            titles[each.title] = None
        if each.everybody:
            lists[each.format].add(each.file)
        reading.far = partial(sizes.far, behind[n], each.far)
        reading.read(each, iter(each))
    reading.far = lambda: 0.0  # those that waited are read once more
    for each, items in orders.settled():
        reading.read(each, items)
    plan.formats, plan.titles = tuple(formats_), tuple(titles)
    # Whoever is missing may stand in a file that is broken, so then nobody has left.
    plan.whole_lists.update(*(files for each, files in lists.items() if each not in reading.broken))
    plan.changed = {file: time for file, time in changed.items() if time is not None and is_dated(time)}
    plan.succession = succession(plan, {file: plan.changed.get(file) for file in changed})
    if plan.succession or any(entry.record.standing is not Standing.LISTED for entry in plan.entries):
        # Who has a row of their own comes first: others are then found to be them, not they the others. And of several
        # files of one kind the older one, so that the newer one has the last word.
        before = ("", -1)
        plan.entries.sort(
            key=lambda entry: (_RANK[entry.record.standing], plan.succession.get(entry.file, before))
        )


def _sum(said: str) -> int:
    """As of a list of a network: whatever the order, and nobody gains by forging one."""
    return zlib.crc32(said.encode("utf-8", "replace"))


class _Sizes:
    """How many bytes lie behind each path of a drop, so that it is known how far its reading is."""

    def __init__(self, paths: Sequence[Dropped]) -> None:
        self._places: dict[Dropped, tuple[int, int]] = {}  # what stands before it, and its own size
        self._whole, self._last = 0, 0.0
        for path in paths:
            size = _size_of(path)
            self._places.setdefault(path, (self._whole, size))
            self._whole += size

    def far(self, path: Dropped, of_path: Callable[[], float]) -> float:
        """From 0 to 1, and never back: what is told at the end of a folder may lie at its beginning."""
        if self._whole:
            before, size = self._places[path]
            self._last = max(self._last, (before + size * of_path()) / self._whole)
        return self._last


def _size_of(path: Dropped) -> int:
    if isinstance(path, Pasted):
        return len(path.text)
    return several.size_of(path) if isinstance(path, Path) else 0


class _Reading:
    """Takes what files hold into a plan, file by file."""

    def __init__(
        self, plan: Plan, orders: DateOrders, progress: Progress, cancelled: Callable[[], bool]
    ) -> None:
        self._plan, self._orders = plan, orders
        self._progress, self._cancelled = progress, cancelled
        self._settled: set[str] = set()  # files whose dates were looked at
        self.broken: set[str] = set()  # formats of which a file could not be read to its end
        self.far: Callable[[], float] = lambda: 0.0

    def read(self, each: Recognised, items: Iterator[Item]) -> None:
        """Take in all that a file holds, or nothing yet where its dates have to wait for those of others."""
        try:
            self._read(each, items)
        except formats.UnreadableFile as error:
            raise ImportRefused(str(error)) from error
        except OSError as error:
            raise ImportRefused(
                f"{quoted(each.file)} could not be read to its end: {error.strerror or 'unknown reason'}. "
                "Nothing was changed."
            ) from error

    def _read(self, each: Recognised, items: Iterator[Item]) -> None:
        plan, file = self._plan, each.file
        add = plan.entries.append
        ahead: list[tuple[int, str]] = []  # rows and ids of what has not happened yet
        mark = 0
        for n, item in enumerate(items):
            if isinstance(item, PersonRecord):
                add(Entry(item, file))
                if item.standing is Standing.LISTED:
                    mark += _sum(item.raw)
            elif isinstance(item, TurnRecord):
                try:
                    if meetings_ahead.is_to_be(item, plan.now, plan.zone):
                        raise NotYetError
                    if meetings_ahead.was_a_plan(plan, item):
                        continue
                    plan.turns.add(item, file)
                    if item.source_kind == meetings_ahead.ORIGIN:
                        plan.been[item.id] = marking.moment(item.at, plan.zone).day
                except NotYetError:
                    ahead.append((item.row, item.id))
                except ValueError:
                    plan.skipped.append(Skipped(file, item.row, f"date cannot be read: {item.at[:40]}"))
            elif isinstance(item, AheadRecord):
                meetings_ahead.take(plan, item, file, plan.now)
            elif isinstance(item, SkippedRow):
                plan.skipped.append(Skipped(file, item.row, item.why, item.more))
                if isinstance(item, GivenUp):
                    self.broken.add(each.format)
            elif isinstance(item, OwnerRecord):
                plan.owners.append(item)
            elif isinstance(item, TieRecord):
                plan.ties.append(item)
            elif isinstance(item, FollowUpRecord):
                plan.follow_ups.append(item)
            elif isinstance(item, DatesRecord) and file not in self._settled:
                self._settled.add(file)
                if self._orders.must_wait(each, item):
                    return
            if n % CHUNK == 0:
                if self._cancelled():
                    raise Cancelled
                if len(plan.entries) + len(plan.skipped) + len(plan.ties) > limits.RECORDS:
                    raise ImportRefused(
                        f"{quoted(file)} is too long: {limits.RECORDS:,} people are the most that come in at once. "
                        "Nothing was changed."
                    )
                self._progress("reading", len(plan.entries) + len(plan.turns), 0, self.far())
        if mark:
            plan.marks[file] = f"{mark % 2**64:016x}"
        foretold = {each.id for told in plan.ahead.values() for each in told.times} if ahead else set()
        rows = [row for row, number in ahead if number not in foretold]
        if rows:
            plan.skipped.append(Skipped(file, rows[0], "has not happened yet", len(rows) - 1))
