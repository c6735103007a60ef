"""Reading the files of a drop into a plan: people, turns of talks, ties, and what was left out."""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TextIO

from networker import formats
from networker.formats.records import (
    FollowUpRecord,
    GivenUp,
    OwnerRecord,
    PersonRecord,
    Recognised,
    SkippedRow,
    Standing,
    TieRecord,
    TurnRecord,
)
from networker.services.imports.columns import remembered
from networker.services.imports.planned import (
    CHUNK,
    Cancelled,
    Dropped,
    Entry,
    ImportRefused,
    Pasted,
    Plan,
    Progress,
    Skipped,
    Unmapped,
)
from networker.services.imports.turns import NotYetError
from networker.store.book import Book

_RANK = {Standing.LISTED: 0, Standing.PARTNER: 1, Standing.MENTIONED: 2}


def recognise(
    book: Book, paths: Sequence[Dropped], mapping: Mapping[str, str] | None
) -> Iterator[Recognised]:
    """Every readable file behind the paths, one by one; one that is not readable refuses them all.

    Read each before the next is asked for: what is known of a file's beginning goes with it, and an archive holds
    thousands.
    """
    if not paths:
        raise ImportRefused("There is no file to import.")
    for path in paths:
        try:
            if mapping:
                yield formats.read_mapped(_opened(path), dict(mapping))
            elif isinstance(path, Pasted):
                yield formats.read_pasted(path.text)
            else:
                yield from formats.read_all(path)
        except formats.UnknownFormat as error:
            yield _told(book, path, error)
        except (formats.UnreadableFile, ValueError) as error:
            raise ImportRefused(str(error)) from error
        except OSError as error:
            raise ImportRefused(
                f"{path.name} cannot be read: {error.strerror or 'unknown reason'}."
            ) from error


def _opened(path: Dropped) -> Path | TextIO:
    return path.stream() if isinstance(path, Pasted) else path


def _told(book: Book, path: Dropped, error: formats.UnknownFormat) -> Recognised:
    """A table that no reader knows, read as the user said once. Raises ImportRefused, Unmapped."""
    from networker.formats.columns import look, read_columns

    if not error.columns or (isinstance(path, Path) and not path.is_file()):
        raise ImportRefused(str(error)) from error
    try:
        table = look(_opened(path))
        columns = remembered(book, table.header)
        if columns is not None:
            return read_columns(_opened(path), columns)
    except formats.UnreadableFile:
        raise ImportRefused(str(error)) from error  # a table inside an archive
    raise Unmapped(str(error), table) from error


def read(
    recognised: Iterable[Recognised], plan: Plan, progress: Progress, cancelled: Callable[[], bool]
) -> None:
    """Read every file to its end. Raises ImportRefused, Cancelled."""
    formats_, titles = dict.fromkeys(plan.formats), dict.fromkeys(plan.titles)
    names: Counter[str] = Counter()
    lists: dict[str, set[str]] = defaultdict(set)  # format → files that list everybody of a network
    broken: set[str] = set()  # formats of which a file could not be read to its end
    for each in recognised:
        names[each.file] += 1
        if names[each.file] > 1:  # two folders' Connections.csv are two files
            each = replace(each, file=f"{each.file} ({names[each.file]})")
        formats_[each.format] = titles[each.title] = None
        if each.everybody:
            lists[each.format].add(each.file)
        try:
            if not _read_one(each, plan, progress, cancelled):
                broken.add(each.format)
        except formats.UnreadableFile as error:
            raise ImportRefused(str(error)) from error
        except OSError as error:
            raise ImportRefused(
                f"{each.file} could not be read to its end: {error.strerror or 'unknown reason'}. "
                "Nothing was changed."
            ) from error
    plan.formats, plan.titles = tuple(formats_), tuple(titles)
    # Whoever is missing may stand in the file that is broken, so then nobody has left.
    plan.whole_lists.update(*(files for format_, files in lists.items() if format_ not in broken))
    if any(entry.record.standing is not Standing.LISTED for entry in plan.entries):
        # Who has a row of their own comes first: others are then found to be them, not they the others.
        plan.entries.sort(key=lambda entry: _RANK[entry.record.standing])


def _read_one(each: Recognised, plan: Plan, progress: Progress, cancelled: Callable[[], bool]) -> bool:
    """Read one file; whether it came to its end."""
    whole = True
    add, file = plan.entries.append, each.file
    ahead: list[int] = []  # rows of what has not happened yet
    for n, item in enumerate(each):
        if isinstance(item, PersonRecord):
            add(Entry(item, file))
        elif isinstance(item, TurnRecord):
            try:
                plan.turns.add(item, file)
            except NotYetError:
                ahead.append(item.row)
            except ValueError:
                plan.skipped.append(Skipped(file, item.row, f"date cannot be read: {item.at[:40]}"))
        elif isinstance(item, SkippedRow):
            plan.skipped.append(Skipped(file, item.row, item.why, item.more))
            whole = whole and not isinstance(item, GivenUp)
        elif isinstance(item, OwnerRecord):
            plan.owners.append(item)
        elif isinstance(item, TieRecord):
            plan.ties.append(item)
        elif isinstance(item, FollowUpRecord):
            plan.follow_ups.append(item)
        if n % CHUNK == 0:
            if cancelled():
                raise Cancelled
            progress("reading", len(plan.entries) + len(plan.turns))
    if ahead:
        plan.skipped.append(Skipped(file, ahead[0], "has not happened yet", len(ahead) - 1))
    return whole
