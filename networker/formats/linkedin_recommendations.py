"""LinkedIn's Recommendations_Received.csv and Recommendations_Given.csv: a letter for all to read.

Both have the same columns. Only the file's name says which of the two it is; where it was changed, neither is said.
"""

import re
from functools import partial

from networker.domain.vocabulary import Fact
from networker.formats import values
from networker.formats.linkedin_profiles import KIND, Row, day, find, items_of, name_of, plain
from networker.formats.records import FactValue, Item, PersonRecord, Recognised, SkippedRow, Standing
from networker.formats.source import Source

DRAFT = "a draft, never sent"
NO_WORDS = "a recommendation without words"

_COLUMNS = frozenset(("first name", "last name", "company", "job title", "text", "creation date", "status"))
_SIDE = re.compile(r"(?:^|[^a-z])(received|given)(?:[^a-z]|$)", re.IGNORECASE)


def recognise(source: Source) -> Recognised | str:
    """The recommendations in a file, or why it holds none."""
    table = find(source, _COLUMNS)
    if table is None:
        return "no row with First Name, Job Title, Text, Creation Date and Status"
    found = _SIDE.search(source.name.replace("\\", "/").rpartition("/")[2])
    label = f"recommendation {found[1].lower()}" if found else "recommendation"
    title = f"LinkedIn recommendations {found[1].lower()}" if found else "LinkedIn recommendations"
    read = partial(_item, label=label)
    return Recognised("linkedin-recommendations", title, source.name, partial(items_of, table, read))


def _item(row: Row, label: str) -> Item | str:
    if row.get("status").upper() == "DRAFT":
        return DRAFT
    words = plain(row.get("text"))
    if not words:
        return NO_WORDS
    given, family = name_of(row.get("first name")), name_of(row.get("last name"))
    if not (given or family):
        return SkippedRow(row.line, values.NO_PERSON)
    return values.within_limits(
        PersonRecord(
            KIND, "", row.line, given, family, company=name_of(row.get("company")),
            title=name_of(row.get("job title")),
            facts=(
                FactValue(Fact.CUSTOM, words, label, day(row.get("creation date"))), *row.others(_COLUMNS),
            ),
            raw=row.raw,
            standing=Standing.MENTIONED,
        )
    )  # fmt: skip
