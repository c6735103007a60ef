"""What the readers of LinkedIn's export share: profiles and their slugs, moments, plain text, rows by heading.

A table of LinkedIn's is well formed and full of prose, so a paragraph with many commas is no damage there.
"""

import html
import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import datetime
from typing import NamedTuple

from networker.domain.handles import is_of, profile_key
from networker.domain.vocabulary import Channel, Fact
from networker.formats import limits, signs, tables, values
from networker.formats.address_book import heading
from networker.formats.records import FactValue, HandleValue, Item, Party, SkippedRow
from networker.formats.source import Source
from networker.formats.when import iso_date

KIND = "linkedin"
CUT_OFF = "a row that is cut off"
NO_DATE = "the date cannot be read"

_BEGINNING = 16 * 1024  # characters in which a header must stand
_OLDEST, _NEWEST = 1990, 2100
_INSTANT = re.compile(
    r"(\d{4})[-/](\d{1,2})[-/](\d{1,2})[T\s]+(\d{1,2}):(\d{2})(?::(\d{2})(?:\.\d{1,9})?)?\s*(UTC|GMT|Z|[+-]00:?00)?",
    re.IGNORECASE,
)
_AMERICAN = re.compile(
    r"(\d{1,2})/(\d{1,2})/(\d{4}|\d{2}),?\s+(\d{1,2}):(\d{2})(?::(\d{2}))?\s*([ap])\.?\s?m\.?", re.IGNORECASE
)
_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f]")
_TAG = re.compile(
    r"<(/?)(p|br|div|li|tr|h[1-6]|span|a|b|i|u|em|strong|ul|ol|img|table|tbody|td)(?:\s+[\w:-]{1,40}\s*=[^<>]{0,4000})?\s?/?>",
    re.IGNORECASE,
)
_BREAKS = frozenset(("br", "/p", "/div", "/li", "/tr", "/h1", "/h2", "/h3", "/h4", "/h5", "/h6"))
_BLANK_LINES = re.compile(r"\n\s*\n\s*\n")


def whole(url: str) -> str:
    """A profile's address with its scheme; exports of other tools leave it out or give the name alone."""
    if "://" in url:
        return url
    return f"https://{url}" if "/" in url else f"https://www.linkedin.com/in/{url}"


def slug(url: str) -> str:
    """What tells a profile apart: its name in the address, decoded and in lower case."""
    return _slug_of(profile_key(url))


def _slug_of(key: str) -> str:
    return key[16:] if key.startswith("linkedin.com/in/") else key


def handles(url: str) -> tuple[HandleValue, ...]:
    """A profile's address as a handle; what has another host than LinkedIn's, however alike, is some page."""
    if is_of(Channel.LINKEDIN, url):
        return (HandleValue(Channel.LINKEDIN, url),)
    found = values.page(url)
    return (found,) if found is not None else ()


class Profile(NamedTuple):
    """A person's page on LinkedIn."""

    slug: str
    url: str

    @property
    def handles(self) -> tuple[HandleValue, ...]:
        """The page as a handle."""
        return handles(self.url)

    def party(self, name: str) -> Party:
        """Somebody with this page and a name."""
        return Party(self.slug, name, self.handles)


def profile(cell: str) -> Profile | None:
    """The person's profile that a cell gives; None for an empty one and for the page of a company or school.

    A word without a stroke is none either: "n/a" and "None" are no names of profiles.
    """
    cell = cell.strip()[: limits.TEXT_CHARACTERS]
    if "/" not in cell:
        return None
    url = whole(cell)
    key = profile_key(url)
    if not key.startswith(("linkedin.com/in/", "linkedin.com/pub/")):
        return None
    return Profile(_slug_of(key)[: limits.NAME_CHARACTERS], url)


def plain(said: str) -> str:
    """Text without markup and control characters, cut where it is beyond all measure."""
    said = said.replace("\r\n", "\n").replace("\r", "\n")
    if "<" in said and _TAG.search(said):
        said = _TAG.sub(lambda tag: "\n" if (tag[1] + tag[2]).lower() in _BREAKS else "", said)
        said = _BLANK_LINES.sub("\n\n", html.unescape(said))
    return signs.unturned(_CONTROL.sub("", said)).strip()[: limits.TEXT_CHARACTERS]


def name_of(said: str) -> str:
    """A name on one line."""
    return values.one_line(plain(said))[: limits.NAME_CHARACTERS]


def moment(said: str) -> str:
    """An instant where UTC is said, else a local time, else a day alone; "" for none between 1990 and 2100."""
    said = said.strip()
    if len(said) > 60:
        return ""
    try:
        if found := _INSTANT.fullmatch(said):
            year, month, day, hour, minute, second = (int(part or 0) for part in found.groups()[:6])
            at = _iso(year, month, day, hour, minute, second)
            return at + "+00:00" if at and found[7] else at
        if found := _AMERICAN.fullmatch(said):
            month, day, year, hour, minute, second = (int(part or 0) for part in found.groups()[:6])
            if not 1 <= hour <= 12:
                return ""
            hour = hour % 12 + 12 * (found[7].lower() == "p")
            return _iso(year + 2000 * (year < 100), month, day, hour, minute, second)
    except ValueError:
        return ""
    day_alone = iso_date(said, recent=True)
    return day_alone if len(day_alone) == 10 and _OLDEST <= int(day_alone[:4]) < _NEWEST else ""


def _iso(year: int, month: int, day: int, hour: int, minute: int, second: int) -> str:
    # The zone is put behind by who knows it: an invitation's time has none.
    at = datetime(year, month, day, hour, minute, min(second, 59))  # noqa: DTZ001
    return at.isoformat() if _OLDEST <= year < _NEWEST else ""


def day(said: str) -> str:
    """The day of a moment as it is written, or ""."""
    return moment(said)[:10]


class Row(NamedTuple):
    """A row by the headings of its table, in lower case; what is missing reads ""."""

    line: int
    told: dict[str, str]
    cells: list[str]
    header: tuple[str, ...]  # as written
    names: list[str]  # the header as looked up

    def get(self, name: str) -> str:
        """The cell under a heading."""
        return self.told.get(name, "")

    def is_cut_off(self, name: str) -> bool:
        """Whether the row ends in this column or before it, as the last one of a damaged file does."""
        return len(self.cells) < len(self.names) and len(self.cells) <= self.names.index(name) + 1

    def others(self, known: frozenset[str]) -> Iterator[FactValue]:
        """What stands in columns that are not among the known ones, and beyond the last one."""
        for at, (name, written) in enumerate(zip(self.names, self.header, strict=True)):
            said = self.cells[at].strip() if at < len(self.cells) else ""
            if said and name not in known:
                yield FactValue(Fact.CUSTOM, said, written or tables.unnamed(at + 1))
        for written, said in tables.beyond(self.header, self.cells):
            yield FactValue(Fact.CUSTOM, said, written)

    @property
    def raw(self) -> str:
        """The cells that hold something, to be kept with the source."""
        return tables.raw_dict(self.header, self.cells)


def find(source: Source, columns: frozenset[str]) -> tables.Table | None:
    """The table whose header has these columns (in lower case), or None."""
    beginning = source.head_text[:_BEGINNING].lower()
    if not all(name in beginning for name in columns):
        return None
    found = tables.find(source, lambda names: columns <= set(map(heading, names)))
    return None if found is None else tables.open_table(source, *found)


def rows(table: tables.Table) -> Iterator[Row | SkippedRow]:
    """The rows that hold something, each cell under its heading; of two alike the first one counts."""
    names = [heading(name) for name in table.header]
    order = [(at, name) for at, name in enumerate(names) if name and names.index(name) == at]
    # A narrow header keeps the search for unclosed quotation marks from taking prose for rows.
    for row in replace(table, header=table.header[:1]).rows():
        if isinstance(row, SkippedRow):
            yield row
            continue
        line, cells = row
        told = {name: cells[at].strip() for at, name in order if at < len(cells)}
        yield (
            Row(line, told, cells, table.header, names)
            if any(told.values())
            else SkippedRow(line, values.EMPTY)
        )


def items_of(table: tables.Table, read: Callable[[Row], Item | str]) -> Iterator[Item]:
    """What `read` makes of each row. Rows for which it gives but a reason come at the end, one line a reason."""
    left_out: dict[str, tuple[int, int]] = {}  # reason → line of the first row, how many more
    for row in rows(table):
        if isinstance(row, SkippedRow):
            yield row
            continue
        try:
            item = read(row)
        except Exception:
            item = SkippedRow(row.line, values.UNREADABLE)
        if isinstance(item, str):
            first, more = left_out.get(item, (row.line, -1))
            left_out[item] = (first, more + 1)
        else:
            yield item
    for why, (first, more) in left_out.items():
        yield SkippedRow(first, why, more)
