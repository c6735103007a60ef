"""Names offered while a sentence is typed in the quick line: whoever is taken is read, and nobody of the same name.

Imported late, with the grammar.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from networker.domain.names import fold
from networker.domain.quick_line import begun as grammar
from networker.domain.quick_line.people import Known
from networker.domain.shown_names import as_shown
from networker.domain.vocabulary import PersonId
from networker.services.notes import Offered
from networker.services.quick_log import NOTHING_CHOSEN, BookDirectory, meant_by_name
from networker.store import notes as store
from networker.store.book import Book


@dataclass(frozen=True, slots=True)
class Begun:
    """Where the words begin that a name takes the place of, and whose names begin so. Written as it says here."""

    start: int = 0
    people: tuple[Offered, ...] = ()


def offered(
    book: Book,
    before: str,
    *,
    now: datetime,
    lang: str = "en",
    chosen: Mapping[str, int] = NOTHING_CHOSEN,
    limit: int = 6,
) -> Begun:
    """People whose name begins as it stands at the end of `before`, those last talked with first.

    Nobody where the grammar would read no person there, or where it knows already who is meant.
    """
    if any(re.search(rf"(?<!\w){re.escape(fold(name))}$", fold(before)) for name in chosen):
        return Begun()
    directory = BookDirectory(book.reader, some=True)
    for typed in grammar.begun(before, now=now, lang=lang, directory=directory):
        rows = store.begins(book.reader, typed.words, limit=2 * limit, first_whole=True)
        if not rows:
            continue
        if grammar.named_already(typed, [Known(*row[:5]) for row in rows], directory):
            break
        meant = meant_by_name(book.reader, chosen)
        if not grammar.may_be_somebody(before, typed, now=now, lang=lang, directory=directory, meant=meant):
            break
        return Begun(typed.start, tuple(_unsaid(rows, fold(before[: typed.start])))[:limit])
    return Begun()


def _unsaid(rows: Sequence[store.Row], said: str) -> Iterator[Offered]:
    """Whoever has no name that the sentence has already: nobody comes twice, and of two of one name one was chosen."""
    for number, name, given, family, _nickname, suffix, company in rows:
        shown = " ".join(as_shown(name, given, family, suffix).split())
        if not re.search(rf"(?<!\w){re.escape(fold(shown))}(?!\w)", said):
            yield Offered(PersonId(number), shown, company)
