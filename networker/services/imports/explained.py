"""Tables that no reader knows: read as the user says, or said once, and else asked about."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TextIO

from networker import formats
from networker.formats import several
from networker.formats.columns import look, look_at, read_columns, read_source
from networker.formats.mapped_csv import columns_of, is_in
from networker.formats.records import Recognised
from networker.formats.source import Source, quoted
from networker.services.imports.columns import remembered
from networker.services.imports.planned import Dropped, ImportRefused, Inside, Pasted, Unmapped
from networker.store.book import Book


@dataclass(frozen=True, slots=True)
class Explained:
    """What the user says of them. `mapping`: field → column, of all that have these columns."""

    book: Book
    mapping: Mapping[str, str] | None
    headed: bool | None  # whether the first row of those is a heading; None: as their values tell
    asks: bool  # also about those in folders and archives, which are named as left out else
    left_out: Collection[Dropped]  # of those in folders and archives

    def alone(self, path: Dropped, error: formats.UnknownFormat) -> Recognised:
        """How one that was dropped is read. Raises ImportRefused, Unmapped; ValueError where the mapping is not its."""
        if isinstance(path, Path) and (several.is_folder(path) or several.is_archive(path)):
            raise ImportRefused(str(error)) from error
        if self.mapping:
            return formats.read_mapped(_opened(path), self.mapping, headed=self.headed)
        if not error.columns:
            raise ImportRefused(str(error)) from error
        table = look(_opened(path))
        columns = remembered(self.book, table.first)
        if columns is None:
            raise Unmapped(str(error), table, path) from error
        return read_columns(_opened(path), columns)

    def inside(self, path: Path) -> formats.Tell:
        """How those in a folder or archive are read. What it answers raises Unmapped, and ValueError like `alone`."""
        return partial(self._inside, path)

    def _inside(self, path: Path, source: Source, alone: bool) -> Recognised | None:
        inside = Inside(path, source.name)
        if inside in self.left_out:  # it is named where the user said so
            return Recognised(formats.UNREADABLE, "", source.name, lambda: iter(()))
        if self.mapping:
            columns = columns_of(self.mapping)
            if not is_in(source, columns, headed=self.headed):
                return None
            return read_source(source, columns, headed=self.headed)
        table = look_at(source)
        said = remembered(self.book, table.first)
        if said is not None:
            return read_source(source, said)
        # Another table may hold anything; where it is all that there is, somebody meant it.
        if self.asks and (alone or table.names_somebody):
            raise Unmapped(f"{quoted(source.name)} is a table that Networker does not know.", table, inside)
        return None


def _opened(path: Dropped) -> Path | TextIO:
    if isinstance(path, Inside):
        raise ImportRefused(f"{quoted(path.name)} cannot be read by itself.")
    return path.stream() if isinstance(path, Pasted) else path
