"""Any table, once the user has said which column is what. Nothing is guessed from the names of columns."""

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import partial

from networker.domain.vocabulary import Fact
from networker.formats import tables, values
from networker.formats.errors import UnreadableFile
from networker.formats.records import FactValue, Item, PersonRecord, Recognised, SkippedRow
from networker.formats.source import PathOrFile, of, quoted
from networker.formats.when import iso_date

FIELDS = (
    "given", "family", "name", "mail", "phone", "company", "title", "city", "profile", "birthday", "group", "notes",
)  # fmt: skip
_LIST = re.compile(r"\s*(?:[;,\n]|:::)\s*")


def read_mapped(path_or_file: PathOrFile, mapping: Mapping[str, str]) -> Recognised:
    """Read a table by a mapping of FIELDS to its columns (their case does not matter).

    Raises ValueError for an unknown field or column, UnreadableFile where there is no table at all.
    """
    for field in mapping:
        if field not in FIELDS:
            raise ValueError(f"No field is called “{field}”; the fields are {', '.join(FIELDS)}.")
    if not mapping:
        raise ValueError(f"No column is named; say FIELD=COLUMN, where the fields are {', '.join(FIELDS)}.")
    source = of(path_or_file)
    wanted = {column.strip().lower() for column in mapping.values()}
    found = tables.find(source, lambda names: wanted <= {name.lower() for name in names})
    if found is None:
        raise _no_column(source.name, mapping, tables.first_header(source))
    table = tables.open_table(source, *found)
    names = [name.lower() for name in table.header]
    columns = {field: names.index(column.strip().lower()) for field, column in mapping.items()}

    def items() -> Iterator[Item]:
        return table.items(partial(_item, columns, table.header))

    return Recognised("csv", "Table", source.name, items)


def _no_column(
    name: str, mapping: Mapping[str, str], found: tuple[int, tuple[str, ...], str] | None
) -> ValueError | UnreadableFile:
    if found is None:
        return UnreadableFile(f"{quoted(name)} is not a table with a row of column names.")
    present = {column.lower() for column in found[1]}
    missing = [column for column in mapping.values() if column.strip().lower() not in present]
    return ValueError(
        f"{quoted(name)} has no column {' or '.join(f'“{column}”' for column in missing)}; "
        f"its columns are {tables.listed(found[1])}."
    )


def _item(columns: Mapping[str, int], header: Sequence[str], line: int, cells: list[str]) -> Item:
    def of_field(field: str) -> str:
        number = columns.get(field, len(cells))
        return cells[number].strip() if number < len(cells) else ""

    def of_column(field: str) -> str:
        return header[columns[field]]

    if not any(cell.strip() for cell in cells):
        return SkippedRow(line, values.EMPTY)
    given, family, shown = of_field("given"), of_field("family"), of_field("name")
    found: list[values.Reached] = []
    for part in filter(None, _LIST.split(of_field("mail"))):
        found += _mails(part, of_column("mail"))
    for part in filter(None, _LIST.split(of_field("phone"))):
        found.append(values.reached(values.phone(part), part, of_column("phone")))
    found.extend(values.page(part) for part in of_field("profile").split() if part)
    handles, written = values.parted(found)
    if not (given or family or shown or handles):
        return SkippedRow(line, values.ORGANISATION if of_field("company") else values.NO_PERSON)
    facts = [*written]
    if birthday := of_field("birthday"):
        day = iso_date(birthday)
        facts.append(FactValue(Fact.BIRTHDAY, day) if day else FactValue(Fact.CUSTOM, birthday, "Birthday"))
    if city := of_field("city"):
        facts.append(FactValue(Fact.PLACE, city))
    return values.within_limits(
        PersonRecord(
            "csv",
            "",
            line,
            given,
            family,
            full_name=values.full_name(shown, given, family),
            company=of_field("company"),
            title=of_field("title"),
            handles=handles,
            facts=tuple(facts),
            groups=tuple(part for part in _LIST.split(of_field("group")) if part),
            notes=of_field("notes"),
            raw=tables.raw_dict(header, cells),
        )
    )


def _mails(text: str, heading: str) -> Iterator[values.Reached]:
    """The addresses among the words of a text; where there are other words too, they are kept with them."""
    made = [values.mail(word) for word in text.split()]
    yield from made
    if None in made:
        yield values.reached(None, text, heading)
