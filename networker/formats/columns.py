"""Tables that no reader knows: what their columns probably hold, and how they are read once that is said.

A guess looks at headings first and at values then; it is only ever shown to be changed or confirmed.
"""

import json
import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice

from networker.domain.handles import channel_of_url, mail_key
from networker.domain.vocabulary import Channel
from networker.formats import tables
from networker.formats.address_book import AddressBook, heading
from networker.formats.errors import UnreadableFile
from networker.formats.records import Recognised, SkippedRow
from networker.formats.source import PathOrFile, of, quoted

# What a column may hold, in the notation of `address_book`, in the order of a menu.
CHOICES = (
    "given", "family", "name", "nickname", "company", "title", "mail", "mail:work", "mail:home", "phone",
    "phone:mobile", "phone:work", "phone:home", "page", "place", "birthday", "groups", "notes", "custom", "",
)  # fmt: skip
SAMPLES = 3
LOOKED_AT = 200  # rows
MOST = 0.6  # of the cells that must look alike for a guess by values

_NAMED: tuple[tuple[str, str], ...] = (
    ("given", r"first ?name|given ?name|forename|vorname|rufname|nombre|prénom|prenom|voornaam|nome"),
    ("family", r"last ?name|family ?name|surname|nachname|familienname|apellidos?|nom de famille|cognome|achternaam"),
    ("name", r"(?:full|display|contact|complete)? ?name|who|wer|person|contact|anzeigename|nombre completo|nom complet"),
    ("nickname", r"nick ?name|spitzname|apodo|surnom"),
    ("mail", r".*\b(?:e-?mails?|mail)\b.*|e-?mails?|correo.*|courriel|adresse e-?mail|email ?address(?:es)?"),
    ("phone", r".*\b(?:phone|telephone|tel|mobile|cell|handy|telefon|mobil|teléfono|móvil|téléphone|portable)\b.*"
              r"|.*telefon.*|.*telefoon.*|.*phone.*"),
    ("company", r"company|organi[sz]ation|employer|firm|firma|unternehmen|empresa|société|entreprise|azienda|bedrijf"),
    ("title", r"(?:job|work)? ?(?:title|position|role)|occupation|headline|beruf|cargo|puesto|poste|fonction"),
    ("page", r".*\b(?:linkedin|twitter|x profile|facebook|instagram|website|web ?page|url|link|profile|homepage|web)\b.*"),
    ("place", r"city|town|location|place|(?:wohn)?ort|stadt|ciudad|ville|città|plaats"),
    ("birthday", r"birth ?(?:day|date)|date of birth|dob|geburtstag|geburtsdatum|cumpleaños|fecha de nacimiento|anniversaire"),
    ("groups", r"tags?|groups?|labels?|categor(?:y|ies)|lists?|gruppen?|kategorien?|etiquetas?|étiquettes?"),
    ("notes", r"notes?|comments?|remarks?|description|about|notiz(?:en)?|bemerkung(?:en)?|notas?|remarques?"),
)  # fmt: skip
_PATTERNS = tuple((what, re.compile(pattern)) for what, pattern in _NAMED)
_LABELS = (
    ("work", re.compile(r"work|business|office|beruf|geschäft|trabajo|bureau|job")),
    ("home", re.compile(r"home|privat|personal|casa|domicile|particular")),
    ("mobile", re.compile(r"mobil|cell|handy|móvil|portable")),
)
_PHONE = re.compile(r"\+?[\d\s()./-]{6,20}")
_DAY = re.compile(r"\d{1,4}[./-]\d{1,2}[./-]\d{1,4}")
_ONCE = frozenset(("given", "family", "name", "nickname", "company", "title", "birthday"))


@dataclass(frozen=True, slots=True)
class Column:
    """A column of an unknown table: its heading, a few of its values, and what it probably holds."""

    name: str
    samples: tuple[str, ...]
    guess: str


@dataclass(frozen=True, slots=True)
class UnknownTable:
    """A table to be told about."""

    file: str
    columns: tuple[Column, ...]
    rows: int  # looked at

    @property
    def header(self) -> tuple[str, ...]:
        """The headings, by which it is known again."""
        return tuple(column.name for column in self.columns)


def look(path_or_file: PathOrFile) -> UnknownTable:
    """The first rows of a table, with guesses. Raises UnreadableFile where there is none."""
    source = of(path_or_file)
    found = tables.first_header(source)
    if found is None:
        raise UnreadableFile(f"{quoted(source.name)} is not a table with a row of column names.")
    table = tables.open_table(source, *found)
    rows = [row[1] for row in islice(table.rows(), LOOKED_AT) if not isinstance(row, SkippedRow)]
    values = [
        [row[n].strip() for row in rows if n < len(row) and row[n].strip()] for n in range(len(table.header))
    ]
    guesses = guess(table.header, values)
    return UnknownTable(
        source.name,
        tuple(
            Column(name, tuple(dict.fromkeys(cells))[:SAMPLES], what)
            for name, cells, what in zip(table.header, values, guesses, strict=True)
        ),
        len(rows),
    )


def guess(header: Sequence[str], values: Sequence[Sequence[str]]) -> list[str]:
    """What each column probably holds: one of CHOICES. What only one column can hold goes to the first."""
    taken: set[str] = set()
    found = []
    names = [heading(name) for name in header]
    for name, cells in zip(names, values, strict=True):
        what = _by_name(name, cells) or _by_values(cells)
        if name == "title" and any(each != "title" and _by_name(each, ()) == "title" for each in names):
            what = "custom"  # beside a job title it is Dr. and the like
        kind = what.partition(":")[0]
        if not name or (kind in _ONCE and kind in taken):
            what = "custom" if name else ""
        taken.add(kind)
        found.append((what or "custom") if name else "")
    if not taken & {"given", "family", "name"}:
        likely = (n for n, what in enumerate(found) if what == "custom" and _like_names(values[n]))
        if (first := next(likely, None)) is not None:
            found[first] = "name"
    return found


def _like_names(cells: Sequence[str]) -> bool:
    """Whether most cells are two to four words that begin large and hold no digit."""
    found = [cell.split() for cell in cells if not any(ch.isdigit() or ch in "@/:" for ch in cell)]
    named = [
        words
        for words in found
        if 2 <= len(words) <= 4 and words[0][:1].isupper() and words[-1][:1].isupper()
    ]
    return bool(cells) and len(named) >= MOST * len(cells)


def _by_name(name: str, cells: Sequence[str]) -> str:
    for what, pattern in _PATTERNS:
        if not pattern.fullmatch(name):
            continue
        if what == "mail" and cells and not any("@" in cell for cell in cells):
            return ""
        if what in ("mail", "phone"):
            label = next((label for label, words in _LABELS if words.search(name)), "")
            return f"{what}:{label}" if f"{what}:{label}" in CHOICES else what
        return what
    return ""


def _by_values(cells: Sequence[str]) -> str:
    def most(test: Callable[[str], bool]) -> bool:
        return bool(cells) and sum(map(test, cells)) >= MOST * len(cells)

    if most(lambda cell: bool(mail_key(cell))):
        return "mail"
    if most(lambda cell: cell.lower().startswith(("http://", "https://", "www."))) or most(
        lambda cell: channel_of_url(cell) not in (Channel.OTHER, Channel.BLOG, Channel.MAIL, Channel.PHONE)
    ):
        return "page"
    if most(
        lambda cell: (
            bool(_PHONE.fullmatch(cell) and not _DAY.fullmatch(cell)) and sum(map(str.isdigit, cell)) >= 7
        )
    ):
        return "phone"
    return ""


def read_columns(path_or_file: PathOrFile, columns: Mapping[str, str]) -> Recognised:
    """Read a table of which it was said what each heading holds: one of CHOICES, "" for what is left out.

    Raises UnreadableFile where the file holds no such table.
    """
    source = of(path_or_file)
    wanted = {heading(name): what for name, what in columns.items()}
    names = frozenset(wanted)
    book = AddressBook(
        format="csv", title=source.name.rpartition(".")[0] or source.name, kind="csv", columns=wanted,
        is_header=lambda present: names <= present, why_not="other columns",
        read_as=json.dumps(list(wanted.values())),
    )  # fmt: skip
    found = book.recognise(source)
    if isinstance(found, str):
        raise UnreadableFile(f"{quoted(source.name)} has other columns than those that were named.")
    return found


def names_somebody(columns: Mapping[str, str]) -> bool:
    """Whether rows read so can be people: a name, or an address, is among what the columns hold."""
    kinds = {what.partition(":")[0] for what in columns.values()}
    return bool(kinds & {"given", "family", "name", "nickname", "mail", "phone", "page"})
