"""Google Contacts as CSV, with the old header (to about 2024) and the new one.

Both name their columns in English whatever the account's language. Several values may share a cell. Columns that are not
Google's own are kept as facts under their headings.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial

from networker.domain.vocabulary import Fact
from networker.formats import own_table, tables, values
from networker.formats.records import FactValue, HandleValue, Item, PersonRecord, Recognised, SkippedRow
from networker.formats.source import Source
from networker.formats.when import iso_date

_NUMBERED = re.compile(
    r"(e-mail|phone|address|organization|im|relation|website|event|custom field|jot|calendar link|external id) "
    r"(\d+) - (.+)"
)
# What is understood of the columns with a number; what else they say is kept under its heading.
_LABELLED = frozenset(("label", "value"))
_PARTS = {
    "address": frozenset(
        (
            "label", "formatted", "street", "city", "po box", "region", "postal code", "country",
            "extended address",
        )
    ),
    "organization": frozenset(("label", "name", "title", "department")),
    "im": frozenset(("label", "service", "value")),
}  # fmt: skip
_MARKS = (
    frozenset(("first name", "last name", "file as", "labels")),
    frozenset(("given name", "family name", "group membership")),
    frozenset(("given name", "family name", "yomi name")),
)
_NAMES = frozenset(
    ("name", "given name", "family name", "first name", "last name", "nickname", "organization name")
)

# New and old names of the columns that a person has once.
_ONCE = {
    "given": ("first name", "given name"),
    "middle": ("middle name", "additional name"),
    "family": ("last name", "family name"),
    "prefix": ("name prefix",),
    "suffix": ("name suffix",),
    "nickname": ("nickname",),
    "name": ("name",),
    "file as": ("file as",),
    "birthday": ("birthday",),
    "notes": ("notes",),
    "groups": ("labels", "group membership"),
    "company": ("organization name",),
    "title": ("organization title",),
    "department": ("organization department",),
    "gender": ("gender",),
    "language": ("language",),
    "place": ("location",),
    "occupation": ("occupation",),
    "hobby": ("hobby",),
    "maiden": ("maiden name",),
    "own": (own_table.COLUMN.lower(),),
}
_PASSED_OVER = frozenset(("photo",))  # an address that only the user's own browser may open
_FILLED = frozenset(("sensitivity", "priority"))  # old accounts have "Normal" in all of them
_SYSTEM_GROUPS = {
    "mycontacts": "",  # everybody is in it
    "my contacts": "",
    "starred": "Starred",
    "other contacts": "Other Contacts",  # gathered by Google from mail; the user may leave them out
    "friends": "Friends",
    "family": "Family",
    "coworkers": "Coworkers",
}
_PLAIN_LABELS = frozenset(
    ("home", "work", "mobile", "main", "other", "pager", "home fax", "work fax", "school")
)


@dataclass(frozen=True, slots=True)
class _Columns:
    """Where everything stands in one header."""

    once: Mapping[str, int]
    many: Mapping[str, tuple[Mapping[str, int], ...]]  # "phone" → for each number: part → column
    others: tuple[tuple[int, str, int | None], ...]  # column, heading, and the column that says the same


def recognise(source: Source) -> Recognised | str:
    """The contacts in a file, or why it is not Google's."""
    found = tables.find(source, _is_header)
    if found is None:
        return "no row with Google's columns, such as Given Name and E-mail 1 - Value"
    table = tables.open_table(source, *found)

    def items() -> Iterator[Item]:
        yield from table.items(partial(_item, _columns_of(table.header), table.header))

    return Recognised("google-csv", "Google contacts", source.name, items)


def _is_header(names: Sequence[str]) -> bool:
    found = {name.lower() for name in names}
    if any(marks <= found for marks in _MARKS):
        return True
    numbered = any((match := _NUMBERED.fullmatch(name)) and match[1] != "custom field" for name in found)
    return numbered and bool(found & _NAMES)


def _columns_of(header: Sequence[str]) -> _Columns:
    once: dict[str, int] = {}
    many: dict[str, dict[int, dict[str, int]]] = {}
    others: list[tuple[int, str, int | None]] = []
    names = {name: field for field, all_names in _ONCE.items() for name in all_names}
    for number, written in enumerate(header):
        name = written.lower()
        first: int | None = None
        if match := _NUMBERED.fullmatch(name):
            part = "label" if match[3] == "type" else match[3]
            if part in _PARTS.get(match[1], _LABELLED):
                first = many.setdefault(match[1], {}).setdefault(int(match[2]), {}).setdefault(part, number)
        elif name in names:
            first = once.setdefault(names[name], number)
        if first != number and name not in _PASSED_OVER:
            others.append((number, written or tables.unnamed(number + 1), first))
    numbered = {kind: tuple(of_kind[n] for n in sorted(of_kind)) for kind, of_kind in many.items()}
    return _Columns(once, numbered, tuple(others))


class _Row:
    """One row, asked by the names of its columns."""

    def __init__(self, columns: _Columns, cells: list[str]) -> None:
        self._columns, self._cells = columns, cells

    def one(self, field: str) -> str:
        """The cell of a column that occurs once, stripped; "" where there is none."""
        return self._at(self._columns.once.get(field))

    def many(self, kind: str) -> Iterator[Mapping[str, str]]:
        """For each numbered group of columns that holds something: its parts."""
        for parts in self._columns.many.get(kind, ()):
            found = {part: self._at(number) for part, number in parts.items()}
            if any(found.values()):
                yield found

    def labelled(self, kind: str) -> Iterator[tuple[str, str, bool]]:
        """Value, label and whether it is the primary one, for each value of a kind."""
        for parts in self.many(kind):
            contents = split(parts.get("value", ""))
            labels = split_labels(parts.get("label", ""))
            if len(labels) != len(contents):
                labels = [labels[0]] + [labels[0].lstrip("* ")] * (len(contents) - 1)
            for content, label in zip(contents, labels, strict=False):
                primary = label.startswith("*")
                yield content, plain_label(label.lstrip("* ")), primary

    def others(self) -> Iterator[tuple[str, str]]:
        """Heading and text of each cell that is no column of Google's, or says otherwise than the first of its kind."""
        for number, name, first in self._columns.others:
            text = self._at(number)
            if text and text != self._at(first) and not (name.lower() in _FILLED and text == "Normal"):
                yield name, text

    def _at(self, number: int | None) -> str:
        return self._cells[number].strip() if number is not None and number < len(self._cells) else ""


def split(cell: str) -> list[str]:
    """The values that share a cell, joined by ` ::: `."""
    if ":::" not in cell:
        return [cell] if cell else []
    return [part.strip() for part in cell.split(":::") if part.strip()]


def split_labels(cell: str) -> list[str]:
    """Like `split`, but never empty, and an empty label keeps its place."""
    return [part.strip() for part in cell.split(":::")]


def nth(parts: Sequence[str], n: int) -> str:
    """The n-th part, or ""."""
    return parts[n] if n < len(parts) else ""


def plain_label(label: str) -> str:
    """Google's own labels in lower case, the user's as written."""
    return label.lower() if label.lower() in _PLAIN_LABELS else label


def groups_of(names: Sequence[str]) -> tuple[str, ...]:
    """Groups without the star of system groups, and without the one that holds everybody."""
    kept = []
    for name in names:
        bare = name.removeprefix("*").strip()
        is_system = name.startswith("*") or bare in ("myContacts", "starred", "My Contacts")
        kept.append(_SYSTEM_GROUPS.get(bare.lower(), bare) if is_system else bare)
    return tuple(values.unique(name for name in kept if name))


def _item(columns: _Columns, header: Sequence[str], line: int, cells: list[str]) -> Item:
    if not any(cell.strip() for cell in cells):
        return SkippedRow(line, values.EMPTY)
    row = _Row(columns, cells)
    given, family, middle = row.one("given"), row.one("family"), row.one("middle")
    prefix, suffix, nickname = row.one("prefix"), row.one("suffix"), row.one("nickname")
    jobs = _jobs(row)
    handles, written = _handles(row)
    shown = row.one("name")
    organisations = {company.casefold() for company, _, _ in jobs if company}
    if shown and not (given or family) and ("@" in shown or shown.casefold() in organisations):
        shown = ""
    if not (given or family or middle):
        shown = shown or nickname
    named = bool(given or family or middle or shown)
    if not named:
        if organisations and not any(handle.channel == "mail" for handle in handles):
            return SkippedRow(line, values.ORGANISATION)
        if not handles:
            return SkippedRow(line, values.NO_PERSON)
    company, title, _ = jobs[0] if jobs else ("", "", "")
    own = own_table.id_of(row.one("own"))
    names = (given, family, prefix, middle, suffix)
    known = (*names, nickname, shown, *(job[0] for job in jobs), *(handle.text for handle in handles))
    given, family, whole = values.names(shown, *names, companies=organisations)
    return values.within_limits(
        PersonRecord(
            own_table.KIND if own else "google",
            own,
            line,
            given=given,
            family=family,
            middle=middle,
            prefix=prefix,
            suffix=suffix,
            nickname=nickname,
            full_name=whole,
            company=company,
            title=title or row.one("occupation"),
            handles=handles,
            facts=(*_facts(row, jobs), *written, *_others(row, known, title), *_beyond(header, cells)),
            groups=groups_of(split(row.one("groups"))),
            notes=row.one("notes"),
            raw=tables.raw_dict(header, cells),
        )
    )


def _jobs(row: _Row) -> list[tuple[str, str, str]]:
    """Company, title and department, the present one first."""
    found = [(row.one("company"), row.one("title"), row.one("department"))]
    for parts in row.many("organization"):
        companies, titles = split(parts.get("name", "")), split(parts.get("title", ""))
        departments = split(parts.get("department", ""))
        for n in range(max(len(companies), len(titles), len(departments))):
            found.append((nth(companies, n), nth(titles, n), nth(departments, n)))
    return [job for job in found if any(job)]


def _handles(row: _Row) -> tuple[tuple[HandleValue, ...], tuple[FactValue, ...]]:
    """The addresses, and what is written in their place."""
    found: list[values.Reached] = []
    for content, label, primary in row.labelled("e-mail"):
        found.append(values.reached(values.mail(content, label, primary), content, "E-mail"))
    for content, label, primary in row.labelled("phone"):
        found.append(values.reached(values.phone(content, label, primary), content, "Phone"))
    for parts in row.many("im"):
        service = parts.get("service", "") or parts.get("label", "").lstrip("* ")
        found.extend(values.service(service, content) for content in split(parts.get("value", "")))
    for content, label, primary in row.labelled("website"):
        found.append(values.page(content, label, primary))
    return values.parted(found)


def _facts(row: _Row, jobs: Sequence[tuple[str, str, str]]) -> Iterator[FactValue]:
    if birthday := row.one("birthday"):
        day = iso_date(birthday)
        yield FactValue(Fact.BIRTHDAY, day) if day else FactValue(Fact.CUSTOM, birthday, "Birthday")
    for company, title, _ in jobs[1:]:
        yield FactValue(Fact.JOB, title, company)
    for _, _, department in jobs:
        if department:
            yield FactValue(Fact.CUSTOM, department, "Department")
    yield from _addresses(row)
    if where := row.one("place"):
        yield FactValue(Fact.PLACE, where)
    for content, label, _ in row.labelled("relation"):
        yield values.relation(content, label)
    for content, label, _ in row.labelled("event"):
        day = iso_date(content)
        yield values.event(day, label) if day else FactValue(Fact.CUSTOM, content, label or "event")
    for content, label, _ in row.labelled("custom field"):
        yield FactValue(Fact.CUSTOM, content, label)
    for field, fact in (("gender", Fact.GENDER), ("language", Fact.LANGUAGE), ("hobby", Fact.LIKE)):
        for n, content in enumerate(split(row.one(field))):
            second = n and fact is Fact.GENDER
            yield FactValue(Fact.CUSTOM, content, "Gender") if second else FactValue(fact, content)
    if maiden := row.one("maiden"):
        yield FactValue(Fact.CUSTOM, maiden, "Maiden Name")


def _others(row: _Row, known: Sequence[str], title: str) -> Iterator[FactValue]:
    """What stands in other columns, and what Google's own say beyond what is `known` from others: names and addresses."""
    for field, called in (("name", "Name"), ("file as", "File As")):
        if values.adds(row.one(field), *known):
            yield FactValue(Fact.CUSTOM, row.one(field), called)
    if title and (occupation := row.one("occupation")).casefold() != title.casefold() and occupation:
        yield FactValue(Fact.CUSTOM, occupation, "Occupation")
    for kind in ("external id", "jot", "calendar link"):
        for content, label, _ in row.labelled(kind):
            yield FactValue(Fact.CUSTOM, content, label or kind.capitalize())
    for name, text in row.others():
        yield FactValue(Fact.CUSTOM, text, name)


def _beyond(header: Sequence[str], cells: Sequence[str]) -> Iterator[FactValue]:
    return (FactValue(Fact.CUSTOM, text, name) for name, text in tables.beyond(header, cells))


def _addresses(row: _Row) -> Iterator[FactValue]:
    for parts in row.many("address"):
        label = plain_label(split_labels(parts.get("label", ""))[0].lstrip("* "))
        formatted, cities = split(parts.get("formatted", "")), split(parts.get("city", ""))
        streets = [
            parts.get(part, "").replace(":::", ",")
            for part in ("extended address", "street", "po box", "postal code", "city", "region", "country")
        ]
        for n in range(max(len(formatted), len(cities), 1)):
            yield from values.place(
                city=nth(cities, n),
                formatted=nth(formatted, n),
                parts=streets if n == 0 and len(formatted) < 2 else (),
                label=label,
            )
