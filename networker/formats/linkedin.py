"""LinkedIn's Connections.csv of every year: with and without the note above, with and without addresses.

Company and position are those of the day of the export, not of the day of connecting.
"""

from collections.abc import Iterator, Mapping, Sequence

from networker.domain.vocabulary import Channel, Fact
from networker.formats import limits, linkedin_profiles, tables, values
from networker.formats.records import (
    FactValue,
    GivenUp,
    HandleValue,
    Item,
    PersonRecord,
    Recognised,
    SkippedRow,
    Standing,
)
from networker.formats.source import Source
from networker.formats.when import iso_date

HIDDEN = "hidden profile, no name or address"
CUT_OFF = "the file ends in the middle of this row"

# The English names are measured in real files; the others are unproven and accepted all the same.
_LANGUAGES: tuple[dict[str, tuple[str, ...]], ...] = (
    {"given": ("first name",), "family": ("last name",), "mail": ("email address", "e-mail address"),
     "company": ("company", "organisation"), "title": ("position",), "connected": ("connected on",)},
    {"given": ("vorname",), "family": ("nachname",), "url": ("profil-url",), "mail": ("e-mail-adresse",),
     "company": ("unternehmen", "firma", "organisation"), "title": ("position",), "connected": ("verbunden am",)},
    {"given": ("nombre",), "family": ("apellidos", "apellido"),
     "mail": ("correo electrónico", "dirección de correo electrónico"), "company": ("empresa",),
     "title": ("cargo", "puesto"), "connected": ("conectado el", "fecha de conexión")},
    {"given": ("prénom",), "family": ("nom",), "mail": ("adresse e-mail",), "company": ("entreprise", "organisation"),
     "title": ("poste", "position"), "connected": ("connecté le", "en relation depuis")},
    {"given": ("nome",), "family": ("cognome",), "mail": ("indirizzo email",), "company": ("azienda",),
     "title": ("posizione", "qualifica"), "connected": ("collegato il",)},
    {"given": ("nome",), "family": ("sobrenome",), "mail": ("endereço de e-mail",), "company": ("empresa",),
     "title": ("cargo",), "connected": ("conectado em",)},
    {"given": ("voornaam",), "family": ("achternaam",), "mail": ("e-mailadres",), "company": ("bedrijf", "organisation"),
     "title": ("functie",), "connected": ("verbonden op",)},
)  # fmt: skip
_EVERYWHERE = {
    "url": "url", "profile url": "url", "public profile url": "url", "email": "mail", "e-mail": "mail", "tags": "tags",
}  # fmt: skip
_FIELDS = tuple(
    _EVERYWHERE | {name: field for field, names in language.items() for name in names}
    for language in _LANGUAGES
)
_NEEDED = frozenset(("given", "family", "connected"))
_PROFILE = "https://www.linkedin.com/in/"


def recognise(source: Source) -> Recognised | str:
    """The connections in a file, or why it holds none."""
    found = tables.find(source, _is_header)
    if found is None:
        return "no row with First Name, Last Name and Connected On"
    table = tables.open_table(source, *found)

    def items() -> Iterator[Item]:
        return _items(table)

    return Recognised("linkedin-connections", "LinkedIn connections", source.name, items, everybody=True)


def _is_header(names: Sequence[str]) -> bool:
    return _fields_of(names) is not None


def _fields_of(names: Sequence[str]) -> Mapping[str, str] | None:
    """Heading → field, in the language of a header; None where it is none of LinkedIn's connections."""
    present = [name.lower() for name in names]
    return next((fields for fields in _FIELDS if {fields.get(name) for name in present} >= _NEEDED), None)


def _items(table: tables.Table) -> Iterator[Item]:
    """The people of the table, in order.

    An export has a hundred thousand rows, so the usual one takes a short way: nothing to strip (which the
    JSON text shows at a glance), a plain address, records made from tuples instead of by keyword.
    """
    column: dict[str, int] = {}
    fields = _fields_of(table.header) or {}
    others: list[
        tuple[int, str, int]
    ] = []  # the user's own: column, heading, and the column of the same field
    for number, name in enumerate(table.header):
        field = fields.get(name.lower(), "")
        if not field or column.setdefault(field, number) != number:
            others.append((number, name or tables.unnamed(number + 1), column.get(field, -1)))
    width = len(table.header)
    blank = width  # cells are made at least one more than columns, so that a missing column reads ""
    given_at, family_at, connected_at = column["given"], column["family"], column["connected"]
    url_at, mail_at = column.get("url", blank), column.get("mail", blank)
    company_at, title_at = column.get("company", blank), column.get("title", blank)
    tags_at = column.get("tags", blank)
    dates: dict[str, tuple[FactValue, ...]] = {"": ()}
    raw_list, new, linkedin, start = tables.raw_list, tuple.__new__, Channel.LINKEDIN, _PROFILE
    listed = Standing.LISTED
    held: PersonRecord | None = None  # of a row that is shorter than the others
    for row in table.rows():
        if held is not None:
            yield held
            held = None
        if isinstance(row, SkippedRow):
            yield row
            continue
        line, cells = row
        try:
            raw = raw_list(cells)
            short = False
            own = _own(others, table.header, cells) if others or len(cells) > width else ()
            if (
                len(cells) == width
                and '" ' not in raw
                and ' "' not in raw
                and "\\" not in raw
                and "\xa0" not in raw
            ):
                cells.append("")
            else:
                short = len(cells) < width
                cells = [cell.strip() for cell in cells[:width]] + [""] * (width + 1 - len(cells))
                if len(cells) <= width:
                    cells.append("")
            given, family, url, mail = cells[given_at], cells[family_at], cells[url_at], cells[mail_at]
            if not (given or family or url or mail):
                yield SkippedRow(line, HIDDEN if any(cells) else values.EMPTY)
                continue
            connected = cells[connected_at]
            facts = dates.get(connected)
            if facts is None:
                facts = dates[connected] = _connected(connected)
            slug = url[28:]
            if url[:28] == start and slug.isascii() and slug.replace("-", "").isalnum():
                slug = slug.lower()
                handles: tuple[HandleValue, ...] = (new(HandleValue, (linkedin, url, "", False)),)
            elif url:
                page = linkedin_profiles.whole(url)
                slug, handles = linkedin_profiles.slug(page), linkedin_profiles.handles(page)
            else:
                handles = ()
            if mail and (found := values.mail(mail)) is not None:
                handles = (*handles, found)
            elif mail:
                facts = (*facts, FactValue(Fact.CUSTOM, mail, "Email Address"))
            if not (given or family or handles):
                yield SkippedRow(line, values.NO_PERSON)
                continue
            facts = (*facts, *own) if own else facts
            groups = _groups(cells[tags_at]) if cells[tags_at] else ()
            record = new(
                PersonRecord,
                (
                    "linkedin", slug, line, given, family, "", "", "", "", "",
                    cells[company_at], cells[title_at], handles, facts, groups, "", False, b"", raw,
                    listed, 0,
                ),
            )  # fmt: skip
            record = record if len(raw) < limits.NAME_CHARACTERS and not own else values.within_limits(record)
            if short:
                held = record
            else:
                yield record
        except Exception:
            yield SkippedRow(line, values.UNREADABLE)
    if held is not None:
        yield GivenUp(held.row, CUT_OFF)


def _own(
    others: Sequence[tuple[int, str, int]], header: Sequence[str], cells: Sequence[str]
) -> tuple[FactValue, ...]:
    """What the user wrote into columns of their own, or beyond the last one."""
    found = []
    for number, name, same in others:
        told = cells[number].strip() if number < len(cells) else ""
        if told and not (same >= 0 and told == cells[same].strip()):
            found.append(FactValue(Fact.CUSTOM, told, name))
    found += [FactValue(Fact.CUSTOM, told, name) for name, told in tables.beyond(header, cells)]
    return tuple(found)


def _connected(text: str) -> tuple[FactValue, ...]:
    """The day of connecting; words that are no day of the calendar stay as they are."""
    day = iso_date(text, recent=True)  # LinkedIn opened in 2003
    return (FactValue(Fact.CONNECTED, "", "", day) if day else FactValue(Fact.CUSTOM, text, "Connected On"),)


def _groups(text: str) -> tuple[str, ...]:
    parts = text.replace(";", ",").split(",")
    return tuple(part.strip() for part in parts if part.strip())
