"""The columns of a table as they are said on the command line: a field, and the heading of the column that holds it.

What is not named is kept under its heading, as in the window: both are read by `columns`.
"""

from collections.abc import Mapping

from networker.formats import any_table, tables
from networker.formats.address_book import heading
from networker.formats.columns import read_source
from networker.formats.errors import UnreadableFile
from networker.formats.records import Recognised
from networker.formats.source import PathOrFile, Source, of, quoted

# What a column may hold, with what that is called in `guesses.CHOICES`.
FIELDS = {
    "given": "given", "family": "family", "name": "name", "mail": "mail", "phone": "phone", "company": "company",
    "title": "title", "city": "place", "profile": "page", "birthday": "birthday", "group": "groups", "notes": "notes",
}  # fmt: skip


def read_mapped(
    path_or_file: PathOrFile, mapping: Mapping[str, str], *, headed: bool | None = None
) -> Recognised:
    """Read a table by a mapping of FIELDS to its columns (their case does not matter).

    `headed`: whether its first row is a heading, else the columns are numbered; None: as its values tell.
    Raises ValueError for an unknown field or column, UnreadableFile where there is no table at all.
    """
    source, columns = of(path_or_file), columns_of(mapping)
    if not is_in(source, columns, headed=headed):
        raise _no_column(source, mapping, headed=headed)
    return read_source(source, columns, headed=headed)


def columns_of(mapping: Mapping[str, str]) -> dict[str, str]:
    """What each of the columns named holds. Raises ValueError where the mapping makes no sense."""
    for field in mapping:
        if field not in FIELDS:
            raise ValueError(f"No field is called “{field}”; the fields are {', '.join(FIELDS)}.")
    if not mapping:
        raise ValueError(f"No column is named; say FIELD=COLUMN, where the fields are {', '.join(FIELDS)}.")
    columns: dict[str, str] = {}
    for field, name in mapping.items():
        if heading(name) in columns:
            raise ValueError(f"“{name}” is named for two fields; a column holds one of them.")
        columns[heading(name)] = FIELDS[field]
    return columns


def is_in(source: Source, columns: Mapping[str, str], *, headed: bool | None = None) -> bool:
    """Whether a table has these columns, if its first row is a heading or none, as `headed` or its values say."""
    begins = any_table.find(source)
    if begins is not None:
        headed = begins.headed if headed is None else headed
        if columns.keys() <= set(map(heading, begins.header(headed=headed))):
            return True
    if headed is False:
        return False
    return tables.find(source, lambda names: columns.keys() <= set(map(heading, names))) is not None


def _no_column(
    source: Source, mapping: Mapping[str, str], *, headed: bool | None
) -> ValueError | UnreadableFile:
    begins = any_table.find(source)
    if begins is None:
        return UnreadableFile(f"{quoted(source.name)} is not a table with a row of column names.")
    names = begins.header(headed=begins.headed if headed is None else headed)
    present = set(map(heading, names))
    missing = [name for name in mapping.values() if heading(name) not in present]
    return ValueError(
        f"{quoted(source.name)} has no column {' or '.join(f'“{name}”' for name in missing)}; "
        f"its columns are {tables.listed(names)}."
    )
