"""What is known of people, noted by hand: facts with dates, and fields of the user's own.

A field of the user's own is remembered by those who have it: what it is called and what it holds stands with each
fact, and the next person is offered the same. It is gone with the last of them.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from types import MappingProxyType

from networker.domain.changes import Changes
from networker.domain.dates import PartialDate
from networker.domain.names import fold
from networker.domain.vocabulary import Fact, FieldType, PersonId
from networker.services import people, somebody
from networker.services.errors import CannotDo
from networker.services.typed_values import kept_value
from networker.services.views import FactView
from networker.store import facts as store
from networker.store.book import Book

# What the program's own fields hold where it is not any text.
HOLDS: Mapping[Fact, FieldType] = MappingProxyType(
    {Fact.BIRTHDAY: FieldType.DATE, Fact.ANNIVERSARY: FieldType.DATE}
)
LONGEST = 2000


@dataclass(frozen=True, slots=True)
class OwnField:
    """A field of the user's own: its name and what it holds; `holds` None where nobody said."""

    name: str
    holds: FieldType | None


def own_fields(book: Book) -> tuple[OwnField, ...]:
    """The fields of the user's own that somebody has, the most used first."""
    return tuple(_own_fields(store.own_fields(book.reader)).values())


def _own_fields(rows: list[tuple[str, str]]) -> dict[str, OwnField]:
    """By folded name. What imports and merges note beside a name or birthday is no field of the user's own."""
    from networker.services.imports.known import FORMER_NAME, OTHER_BIRTHDAY, OTHER_NAME, OWN_WORDS

    beside = {FORMER_NAME, OTHER_BIRTHDAY, OTHER_NAME, *OWN_WORDS.values()}
    found: dict[str, OwnField] = {}
    for name, holds in rows:
        key = fold(name)
        known = found.get(key)
        if name not in beside and (known is None or known.holds is None):
            found[key] = OwnField(known.name if known else name, FieldType(holds) if holds else None)
    return found


def add(
    book: Book,
    person: PersonId,
    fact: Fact,
    value: str,
    *,
    detail: str = "",
    since: PartialDate | None = None,
    until: PartialDate | None = None,
    holds: FieldType | None = None,
    instead_of: int | None = None,
    lang: str = "en",
    now: datetime,
) -> Changes:
    """Note a dated fact beside those that are there; nothing is overwritten.

    `detail` as in the table of facts; `holds`: of a field of the user's own. `instead_of`: a fact that ends where
    this one begins. Raises CannotDo where the value is none for its field.
    """
    if fact is Fact.CUSTOM:
        detail, holds = _named_as_before(book, detail, holds)
    value, detail = _cleaned(fact, value, detail, holds, lang)
    _refuse_birth_ahead(fact, value, now.date())
    _refuse_backwards(since, until)
    began = since or PartialDate.of(now.date())
    if instead_of is not None and not _is_in_order(_known(book, instead_of)[1].since, began):
        raise CannotDo("What it would take the place of began later: let both stand.")
    label = f"Noted on {somebody.name_of(book, person)}: {_said(fact, value, detail, holds)}"
    with book.step("add fact", label, now=now) as step:
        if instead_of is not None:
            step.update("fact", instead_of, until=began.iso)
        step.insert(
            "fact",
            person=person,
            field=fact.value,
            value=value,
            detail=detail,
            since=since.iso if since else None,
            until=until.iso if until else None,
            noted=now.date().isoformat(),
            type=holds.value if holds else "",
        )
    return step.changes


def change(
    book: Book,
    number: int,
    value: str,
    *,
    detail: str = "",
    since: PartialDate | None = None,
    until: PartialDate | None = None,
    lang: str = "en",
    now: datetime,
) -> Changes:
    """Set a fact right. It is the user's own word from then on, which no import changes. Raises CannotDo."""
    person, was = _known(book, number)
    fact = Fact(was.field)
    holds = was.holds
    if fact is Fact.CUSTOM:
        known = _own_fields(store.own_fields(book.reader)).get(fold(was.detail))
        holds, detail = known.holds if known else None, was.detail
    value, detail = _cleaned(fact, value, detail, holds, lang)
    if value != was.value:
        _refuse_birth_ahead(fact, value, now.date())
    _refuse_backwards(since, until)
    said = (value, detail, since, until)
    label = f"Set right on {somebody.name_of(book, person)}: {_said(fact, value, detail, holds)}"
    with book.step("change fact", label, now=now) as step:
        if said != (was.value, was.detail, was.since, was.until):
            step.update(
                "fact", number, value=value, detail=detail, since=since.iso if since else None,
                until=until.iso if until else None, source_id=None,
            )  # fmt: skip
    return step.changes


def _refuse_birth_ahead(fact: Fact, value: str, today: date) -> None:
    if fact is not Fact.BIRTHDAY or (born := PartialDate.parse(value)).year is None:
        return
    if (born.year, born.month or 0, born.day or 0) > (today.year, today.month, today.day):
        raise CannotDo("This birthday lies ahead: write the year of birth, or leave the year out.")


def end(book: Book, number: int, *, until: date, now: datetime) -> Changes:
    """Say that a fact holds no longer; it stays as what was before. Raises CannotDo."""
    person, was = _known(book, number)
    label = f"No longer so with {somebody.name_of(book, person)}: {_said_of(was)}"
    with book.step("end fact", label, now=now) as step:
        step.update("fact", number, until=PartialDate.of(until).iso)
    return step.changes


def delete(book: Book, number: int, *, now: datetime) -> Changes:
    """Take a fact out of the book. Raises CannotDo."""
    person, was = _known(book, number)
    label = f"Deleted from {somebody.name_of(book, person)}: {_said_of(was)}"
    with book.step("delete fact", label, now=now) as step:
        step.delete("fact", number)
    return step.changes


def _known(book: Book, number: int) -> tuple[PersonId, FactView]:
    row = store.fact(book.reader, number)
    if row is None:
        raise CannotDo("This fact is not in the book any more.")
    return PersonId(row.person), people.fact_view(row)


def _cleaned(fact: Fact, value: str, detail: str, holds: FieldType | None, lang: str) -> tuple[str, str]:
    """Value and detail as they are kept. Raises CannotDo."""
    value, detail = value.strip()[:LONGEST], " ".join(detail.split())[:LONGEST]
    if fact is Fact.JOB:
        if not value and not detail:
            raise CannotDo("Work needs a title or a company.")
    elif not value:
        raise CannotDo("There is nothing to note yet: write what is known.")
    elif fact is Fact.CUSTOM and not detail:
        raise CannotDo("A field of your own needs a name.")
    kind = HOLDS.get(fact, holds or FieldType.TEXT)
    return kept_value(kind, value, lang=lang) if value else "", detail


def _refuse_backwards(since: PartialDate | None, until: PartialDate | None) -> None:
    if not _is_in_order(since, until):
        raise CannotDo("It cannot end before it began.")


def _is_in_order(since: PartialDate | None, until: PartialDate | None) -> bool:
    """Whether one date is not after the other, as far as both are known."""
    if since is None or until is None or since.year is None or until.year is None:
        return True
    parts = min(since.iso.count("-"), until.iso.count("-")) + 1
    return until.iso.split("-")[:parts] >= since.iso.split("-")[:parts]


def _named_as_before(book: Book, name: str, holds: FieldType | None) -> tuple[str, FieldType | None]:
    """A field is written as the first time, and holds what it was said to hold. Raises CannotDo."""
    known = _own_fields(store.own_fields(book.reader)).get(fold(name))
    if known is None:
        return name, holds
    if known.holds is not None and holds is not None and known.holds is not holds:
        raise CannotDo(f"“{known.name}” is a field of yours already, for {_HOLD_WORDS[known.holds]}.")
    return known.name, known.holds or holds


_HOLD_WORDS = MappingProxyType(
    {
        FieldType.TEXT: "text", FieldType.NUMBER: "numbers", FieldType.DATE: "dates",
        FieldType.YES_NO: "yes or no", FieldType.LINK: "links",
    }
)  # fmt: skip


def _said(fact: Fact, value: str, detail: str, holds: FieldType | None) -> str:
    """A fact in the name of a step."""
    value = _in_words(value) if HOLDS.get(fact, holds) is FieldType.DATE else value
    parts = (value, detail) if fact is Fact.JOB else (detail, value)
    told = ", ".join(part for part in parts if part)
    return told if len(told) <= 80 else told[:79] + "…"


def _said_of(was: FactView) -> str:
    return _said(Fact(was.field), was.value, was.detail, was.holds)


def _in_words(value: str) -> str:
    """A day as people write it; a file may hold what is none."""
    try:
        return PartialDate.parse(value).words
    except ValueError:
        return value
