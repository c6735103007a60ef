"""Address books as flat tables: which column holds what is a table of each program's own, the rest is shared.

Nothing that a file says is lost: a column that a program's table does not name is kept as a fact under its own
heading, and so is a second value of what people have but one of. Columns are told in a short notation,
`kind[:label[:part]]`: "mail:home", "address:work:street", "service:Skype".
"""

import hashlib
import json
import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import islice

from networker.domain.dates import PartialDate
from networker.domain.vocabulary import Fact
from networker.formats import tables, values
from networker.formats.records import FactValue, HandleValue, Item, PersonRecord, Recognised, SkippedRow
from networker.formats.source import Source
from networker.formats.when import iso_date

HEADING_ALONE = "a heading with no row below it"

SAMPLE = 5000  # rows looked through for the order of day and month

_NAMES = ("given", "family", "middle", "prefix", "suffix", "nickname")
_PARTS = ("street", "street 2", "street 3", "box", "code", "city", "region", "country")
_LISTS = re.compile(r"[;,\n]|:::")
_PAGES = re.compile(r"[;,\s]+(?=https?://|www\.|@)")
# A mark of the headings and of what they hold, kept with the raw values of a table that the user explained: the same
# row read otherwise is no repeat, and of another table no row is.
READ_AS = "(read as)"
_ADDRESS_BEHIND = re.compile(r"\s*[(<][^()<>]*@[^()<>]*[)>]\s*$")  # "Zoë Brandt (zoe@kite.example)"
_NUMBERS = re.compile(r"(\d{1,2})([./-])(\d{1,2})\2(\d{4})(?:\s+\d{1,2}:\d\d.*)?")

Cell = tuple[str, str, str]  # what it holds, its heading as written, its text
Dates = Callable[[str], str]
Holds = Mapping[str, str]  # heading in lower case → what it holds; "" for what is passed over


@dataclass(frozen=True, slots=True)
class AddressBook:
    """What sets one program's table apart."""

    format: str  # "outlook-csv"
    title: str  # in words: "Outlook contacts"
    kind: str  # of source: successive exports of one kind are compared
    columns: Callable[
        [frozenset[str]], Holds | None
    ]  # of the headings in lower case; None: they are not its own
    why_not: str
    # Heading in lower case → what the program writes there for nothing, in lower case.
    usual: Mapping[str, frozenset[str]] = field(default_factory=dict)
    as_told: bool = False  # by the user: then how it is read is kept with the raw values, see READ_AS

    def recognise(self, source: Source) -> Recognised | str:
        """The people in a table of this program, or why it is none."""
        found = tables.find(source, lambda names: self.columns(frozenset(map(heading, names))) is not None)
        if found is None:
            return self.why_not
        return self.read(tables.open_table(source, *found))

    def read(self, table: tables.Table) -> Recognised:
        """The people in a table that was found already."""

        def items() -> Iterator[Item]:
            return self._items(table)

        return Recognised(self.format, self.title, table.source.name, items, changed=table.source.changed)

    def _items(self, table: tables.Table) -> Iterator[Item]:
        names = list(map(heading, table.header))
        columns = self.columns(frozenset(names)) or {}
        unsaid = "" if self.as_told else "custom"  # a column without a heading
        holds = [columns.get(name, "custom" if name else unsaid) for name in names]
        usual = [self.usual.get(name, frozenset[str]()) for name in names]
        read_as = _mark(table.header, holds) if self.as_told else ""
        dates = _dates_of(table, [n for n, what in enumerate(holds) if what in ("birthday", "anniversary")])
        found = table.items(
            lambda line, cells: self._item(table.header, holds, usual, line, cells, dates, read_as)
        )
        first = next(found, None)
        if first is None and self.as_told and table.headed:  # what was said of it may be wrong
            first = SkippedRow(table.line + 1, HEADING_ALONE)
        if first is not None:
            yield first
        yield from found

    def _item(
        self,
        header: Sequence[str],
        holds: Sequence[str],
        usual: Sequence[frozenset[str]],
        line: int,
        cells: list[str],
        dates: Dates,
        read_as: str,
    ) -> Item:
        if not any(cell.strip() for cell in cells):
            return SkippedRow(line, values.EMPTY)
        told = [
            (what, name or tables.unnamed(n), text)
            for n, (what, name, nothing, cell) in enumerate(zip(holds, header, usual, cells, strict=False), 1)
            if what and (text := cell.strip()) and text.lower() not in nothing
        ]
        told += [("custom", name, text) for name, text in tables.beyond(header, cells)]
        names, all_ = header, cells
        if read_as:
            blank = [""] * (len(header) - len(cells))
            names, all_ = (*header, READ_AS), [*cells[: len(header)], *blank, read_as]
        return person(told, kind=self.kind, line=line, raw=tables.raw_dict(names, all_), dates=dates)


def of_marks(marks: Iterable[str], holds: Holds) -> Callable[[frozenset[str]], Holds | None]:
    """Columns of a program that always writes these headings."""
    return of_languages((holds, [frozenset(marks)]))


def of_languages(
    *languages: tuple[Holds, Sequence[frozenset[str]]],
) -> Callable[[frozenset[str]], Holds | None]:
    """Columns of a program that writes them in the user's language: which one it is, the headings say that come with
    each. A word means something else in another one: "service" is a department in French.
    """

    def columns(names: frozenset[str]) -> Holds | None:
        return next((holds for holds, all_ in languages if any(marks <= names for marks in all_)), None)

    return columns


def heading(name: str) -> str:
    """A heading as it is looked up: lower case, single spaces, straight apostrophes."""
    return " ".join(name.lower().replace("\u2019", "'").split())


def person(cells: Iterable[Cell], *, kind: str, line: int, raw: str, dates: Dates = iso_date) -> Item:
    """One person of an address book from what its cells hold, or why there is nobody in it."""
    found = _Person(dates)
    for what, name, text in cells:
        found.take(what, name, text)
    return found.record(kind, line, raw)


class _Person:
    """The values of one row, gathered cell by cell."""

    def __init__(self, dates: Dates) -> None:
        self._dates = dates
        self._once: dict[str, str] = {}  # what people have but one of
        self._shown: list[tuple[str, str]] = []  # heading and text of names as shown
        self._handles: list[HandleValue] = []
        self._facts: list[FactValue] = []
        self._addresses: dict[str, dict[str, str]] = {}
        self._initials: list[tuple[str, str]] = []  # heading and text
        self._groups: list[str] = []
        self._notes: list[str] = []

    def take(self, what: str, name: str, text: str) -> None:
        """Put one cell where it belongs; what cannot be understood stays as it was written."""
        kind, _, rest = what.partition(":")
        label, _, part = rest.partition(":")
        if kind == "name":
            self._shown.append((name, values.one_line(_ADDRESS_BEHIND.sub("", text))))
        elif kind in _NAMES:
            self._take_once(kind, name, values.one_line(_ADDRESS_BEHIND.sub("", text)))
        elif kind in ("company", "title"):
            self._take_once(kind, name, values.one_line(text))
        elif kind == "companies":
            for each in filter(None, map(values.one_line, text.split(";"))):
                self._take_once("company", name, each)
        elif kind in ("mail", "phone", "page", "service"):
            self._take_handle(kind, label, name, text)
        elif kind in ("mails", "phones", "pages"):
            for each in filter(None, map(str.strip, (_PAGES if kind == "pages" else _LISTS).split(text))):
                self._take_several(kind[:-1], label, name, each)
        elif kind == "address":
            if self._take_once(what, name, text):
                self._addresses.setdefault(label, {})[part] = text
        elif kind in ("birthday", "anniversary"):
            self._take_day(kind, name, text)
        elif kind in ("born", "id"):
            self._take_once(what, name, text)
        elif kind == "initials":
            self._initials.append((name, text))
        elif kind == "notes":
            self._notes.append(text)
        elif kind == "groups":
            self._groups += [part.strip() for part in _LISTS.split(text) if part.strip()]
        elif kind == "relation":
            self._facts.append(values.relation(text, label))
        elif kind == "place":
            self._facts.append(FactValue(Fact.PLACE, values.one_line(text)))
        elif kind == "gender":
            if self._take_once(kind, name, text):
                self._facts.append(FactValue(Fact.GENDER, text))
        elif kind in ("like", "language"):
            self._facts.append(FactValue(Fact(kind), text))
        else:
            self._facts.append(FactValue(Fact.CUSTOM, text, label or name))

    def _take_once(self, what: str, name: str, text: str) -> bool:
        """Take what people have but one of. The first one is it; another that differs is kept under its heading."""
        if not text:
            return False
        first = what not in self._once
        if self._once.setdefault(what, text).casefold() != text.casefold():
            self._facts.append(FactValue(Fact.CUSTOM, text, name))
        return first

    def _take_several(self, kind: str, label: str, name: str, text: str) -> None:
        """One of a list; where it is words with addresses among them, both are kept."""
        words = text.split() if kind == "mail" else []
        among = [made for word in words if (made := values.mail(word.strip("<>()"), label)) is not None]
        if len(words) < 2 or not among:
            self._take_handle(kind, label, name, text)
            return
        self._handles += among
        if len(among) < len(words):
            self._facts.append(FactValue(Fact.CUSTOM, text, name))

    def _take_handle(self, kind: str, label: str, name: str, text: str) -> None:
        made = {
            "mail": lambda: values.mail(text, label),
            "phone": lambda: values.phone(text, label),
            "page": lambda: values.page(text, label),
            "service": lambda: values.service(label, text),
        }[kind]()
        handles, facts = values.parted([values.reached(made, text, name)])
        self._handles += handles
        self._facts += facts

    def _take_day(self, kind: str, name: str, text: str) -> None:
        if not text.strip("0./- "):
            return  # what programs write for none
        day = self._dates(text)
        if not day:
            self._facts.append(FactValue(Fact.CUSTOM, text, name))
        elif kind == "anniversary":
            self._facts.append(FactValue(Fact.ANNIVERSARY, day))
        elif self._take_once(kind, name, day):
            self._facts.append(FactValue(Fact.BIRTHDAY, day))

    def record(self, kind: str, line: int, raw: str) -> Item:
        """The record, or the reason why there is none."""
        given, family, middle, prefix, suffix, nickname = (
            self._once.get(each, "") for each in ("given", "family", "middle", "prefix", "suffix", "nickname")
        )
        company = self._once.get("company", "")
        shown = self._take_shown(given, family, prefix, middle, suffix)
        named = given or family or shown or nickname
        if not named and not self._handles:
            return SkippedRow(line, values.ORGANISATION if company else values.NO_PERSON)
        if not named and company and all(each.channel == "phone" for each in self._handles):
            return SkippedRow(line, values.ORGANISATION)
        self._take_initials(f"{given} {middle} {family}")
        self._take_birth()
        given, family, whole = values.names(
            shown, given, family, prefix, middle, suffix, companies=(company.casefold(),)
        )
        return values.within_limits(
            PersonRecord(
                kind,
                self._once.get("id", ""),
                line,
                given=given,
                family=family,
                middle=middle,
                prefix=prefix,
                suffix=suffix,
                nickname=nickname,
                full_name=whole,
                company=company,
                title=self._once.get("title", ""),
                handles=tuple(self._handles),
                facts=(*self._facts, *self._places()),
                groups=tuple(values.unique(self._groups)),
                notes="\n\n".join(self._notes),
                raw=raw,
            )
        )

    def _take_shown(self, *names: str) -> str:
        """The name as shown: of several the first; others are kept that say more. An address, and the company's name, is
        none.
        """
        told = {handle.text.casefold() for handle in self._handles} | {
            self._once.get("company", "").casefold()
        }
        found = [each for each in self._shown if each[1] and each[1].casefold() not in told]
        shown = next((text for _, text in found if "@" not in text), "")
        for name, text in found:
            if values.adds(text, shown, *names):
                self._facts.append(FactValue(Fact.CUSTOM, text, name))
        return shown

    def _take_initials(self, name: str) -> None:
        """Initials, unless they are those of the name anyway."""
        letters = [word[0] for word in name.casefold().split()]
        for heading_, text in self._initials:
            written = [ch for ch in text.casefold() if ch.isalnum()]
            if written not in (letters, letters[:1] + letters[-1:], letters[:-1]):
                self._facts.append(FactValue(Fact.CUSTOM, text, heading_))

    def _take_birth(self) -> None:
        """A birthday told in three cells; any of them may be missing."""
        year, month, day = (self._once.get(f"born:{each}", "") for each in ("year", "month", "day"))
        if not (year or month or day):
            return
        try:
            known = PartialDate(
                int(year) if int(year or 0) else None, int(month or 0) or None, int(day or 0) or None
            )
        except ValueError:
            told = "-".join(filter(None, (year, month, day)))
            self._facts.append(FactValue(Fact.CUSTOM, told, "Birthday"))
        else:
            if self._take_once("birthday", "Birthday", known.iso):
                self._facts.append(FactValue(Fact.BIRTHDAY, known.iso))

    def _places(self) -> Iterator[FactValue]:
        for label, parts in self._addresses.items():
            if parts.keys() == {"box"}:  # is nowhere alone
                yield FactValue(Fact.CUSTOM, parts["box"], f"{label} PO box")
                continue
            yield from values.place(
                city=parts.get("city", ""),
                formatted=parts.get("whole", ""),
                parts=[parts[part] for part in _PARTS if part in parts],
                label=label,
            )


def _mark(header: Sequence[str], holds: Sequence[str]) -> str:
    told = json.dumps([list(map(heading, header)), list(holds)])
    return hashlib.sha256(told.encode()).hexdigest()[:16]


def _dates_of(table: tables.Table, columns: Sequence[int]) -> Dates:
    """How the numbers of a table's dates are ordered, where one of them tells; else only clear dates are read."""
    day_first = month_first = False
    for row in islice(table.rows(), SAMPLE if columns else 0):
        if isinstance(row, SkippedRow):
            continue
        for number in columns:
            match = _NUMBERS.fullmatch(row[1][number].strip()) if number < len(row[1]) else None
            if match is not None:
                day_first |= int(match[1]) > 12
                month_first |= int(match[3]) > 12
    if day_first == month_first:
        return iso_date

    def read(text: str) -> str:
        match = _NUMBERS.fullmatch(text.strip())
        if match is None:
            return iso_date(text)
        one, other = (match[1], match[3]) if month_first else (match[3], match[1])
        return iso_date(f"{match[4]}-{int(one):02}-{int(other):02}")

    return read


def numbered(columns: Mapping[str, str], numbers: Iterable[int]) -> dict[str, str]:
    """Columns whose heading holds a number: "e-mail {n} address" for each of the numbers."""
    return {name.replace("{n}", str(n)): what for name, what in columns.items() for n in numbers}
