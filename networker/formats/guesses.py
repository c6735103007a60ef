"""What the columns of an unknown table probably hold: by their headings first, by their values then.

A guess is only ever shown to be changed or confirmed.
"""

import re
from collections.abc import Callable, Iterable, Sequence

from networker.domain.handles import channel_of_url, mail_key
from networker.domain.vocabulary import Channel
from networker.formats.address_book import heading

# What a column may hold, in the notation of `address_book`, in the order of a menu.
CHOICES = (
    "given", "family", "name", "nickname", "company", "title", "mail", "mail:work", "mail:home", "phone",
    "phone:mobile", "phone:work", "phone:home", "page", "place", "birthday", "groups", "notes", "custom", "",
)  # fmt: skip
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
_ID = re.compile(r"(?:.*[^a-z])?(?:id|nr|no|key|index|code)\.?|.*id")  # above long numbers that are no phones
_UNNAMED = re.compile(r"unnamed: ?\d+(?:_level_\d+)?")  # what pandas calls a column without a heading
_NUMBERS = re.compile(r"\+?[\d\s()./:,-]*\d[\d\s()./:,-]*")
_OF_WORDS = frozenset(("given", "family", "name", "nickname"))
_ONCE = frozenset(("given", "family", "name", "nickname", "company", "title", "birthday"))
_TELLING = ("name", "given", "family", "mail", "phone", "page")  # the best first
_SOMEBODY = frozenset(("given", "family", "name", "nickname", "mail", "phone", "page"))


def guess(header: Sequence[str], values: Sequence[Sequence[str]]) -> list[str]:
    """What each column probably holds: one of CHOICES. What only one column can hold goes to the first."""
    taken: set[str] = set()
    found = []
    names = [heading(name) for name in header]
    for name, cells in zip(names, values, strict=True):
        what = _by_name(name, cells) or _by_values(name, cells)
        if name == "title" and any(each != "title" and _by_name(each, ()) == "title" for each in names):
            what = "custom"  # beside a job title it is Dr. and the like
        kind = what.partition(":")[0]
        if not name or (kind in _ONCE and kind in taken):
            what = "custom" if name else ""
        taken.add(kind)
        found.append((what or "custom") if name else "")
    if not taken & {"given", "family", "name"}:
        likely = (n for n, what in enumerate(found) if what == "custom" and like_names(values[n]))
        if (first := next(likely, None)) is not None:
            found[first] = "name"
    if "given" in taken and not taken & {"family", "name"}:
        given = found.index("given")
        if like_names(values[given]):  # "Nombre" stands above whole names, too
            found[given] = "name"
    return found


def like_names(cells: Sequence[str]) -> bool:
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
        if what in _OF_WORDS and cells and _like_numbers(cells):
            return ""  # the number of a person or contact
        if what in ("mail", "phone"):
            label = next((label for label, words in _LABELS if words.search(name)), "")
            return f"{what}:{label}" if f"{what}:{label}" in CHOICES else what
        return what
    return ""


def _by_values(name: str, cells: Sequence[str]) -> str:
    def most(test: Callable[[str], bool]) -> bool:
        return bool(cells) and sum(map(test, cells)) >= MOST * len(cells)

    if most(lambda cell: bool(mail_key(cell))):
        return "mail"
    if most(lambda cell: cell.lower().startswith(("http://", "https://", "www."))) or most(
        lambda cell: channel_of_url(cell) not in (Channel.OTHER, Channel.BLOG, Channel.MAIL, Channel.PHONE)
    ):
        return "page"
    if not _ID.fullmatch(name) and most(
        lambda cell: (
            bool(_PHONE.fullmatch(cell) and not _DAY.fullmatch(cell)) and sum(map(str.isdigit, cell)) >= 7
        )
    ):
        return "phone"
    return ""


def is_unnamed(name: str) -> bool:
    """Whether a cell above a column says nothing of it."""
    return not name or bool(_UNNAMED.fullmatch(heading(name)))


def telling(kinds: Sequence[str], values: Sequence[Sequence[str]]) -> int:
    """The column by which people are told best, by what was guessed: a name or an address, else the first that is more
    than numbers, else the first that is not left out.
    """
    found = [what.partition(":")[0] for what in kinds]
    for wanted in _TELLING:
        if wanted in found:
            return found.index(wanted)
    said = [n for n, what in enumerate(found) if what]
    words = [n for n in said if values[n] and not _like_numbers(values[n])]
    return next(iter(words or said), 0)


def is_heading(name: str) -> bool:
    """Whether a cell is what people write above a column of a table of people."""
    return bool(_by_name(heading(name), ()))


def names_a_column(row: Sequence[str]) -> bool:
    """Whether a word in one of the cells is known from headings: "Customer Name" is no heading, but Name is."""
    return any(is_heading(cell) or any(map(is_heading, cell.split())) for cell in row)


def is_surely_heading(first: Sequence[str], values: Sequence[Sequence[str]]) -> bool:
    """Whether the first row of a table says so itself: by a word known from headings, or by a word above numbers."""
    return names_a_column(first) or any(
        cell and cells and _like_numbers(cells) and not _like_numbers([cell])
        for cell, cells in zip(first, values, strict=True)
    )


def names_somebody(kinds: Iterable[str]) -> bool:
    """Whether rows of what columns hold can be people: a name, or an address, is among it."""
    return not {what.partition(":")[0] for what in kinds}.isdisjoint(_SOMEBODY)


def is_headless(first: Sequence[str], below: Sequence[Sequence[str]]) -> bool:
    """Whether the first row of a table is somebody already, by what it holds beside what stands `below` it."""
    if any(mail_key(cell) or cell.lower().startswith(("http://", "https://")) for cell in first):
        return True
    if names_a_column(first):
        return False
    columns = [[row[n] for row in below if n < len(row) and row[n]] for n in range(len(first))]
    return any(
        test([cell]) and test(cells)
        for cell, cells in zip(first, columns, strict=True)
        if cell and cells
        for test in (_like_numbers, like_names)
    )


def _like_numbers(cells: Sequence[str]) -> bool:
    return sum(bool(_NUMBERS.fullmatch(cell)) for cell in cells) >= MOST * len(cells)
