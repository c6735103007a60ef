"""What tells one record from another before anything is looked up: its name, its key in its source.

Whether a name and an address may mean the same person is said here of all the names somebody goes by; how far two
names agree is `domain.likeness`, how far they must is `domain.sharing`.
"""

import json
from collections.abc import Iterable, Sequence

from networker.domain.likeness import Likeness, likeness, of_two_generations, related, says_more
from networker.domain.name_words import with_generation
from networker.domain.names import fold
from networker.domain.naming import IDS_GIVEN_AGAIN, may_be_one
from networker.domain.sharing import OF_SEVERAL, WEB, is_role, needed
from networker.domain.vocabulary import Channel
from networker.formats.address_book import READ_AS
from networker.formats.records import PersonRecord, Standing

__all__ = [
    "IDS_GIVEN_AGAIN", "NAMED_BY_PEOPLE", "OF_SEVERAL", "REAL_NAMES", "WEB", "are_of_two_generations", "full_name",
    "have_something_in_common", "is_bare", "is_listed", "is_role", "is_same_list", "may_be", "may_be_one", "own_date", "says_more", "shown_name",
    "source_key", "with_generation",
]  # fmt: skip

# They know people by nothing but names, and call the talks of two by the names of the two.
NAMED_BY_PEOPLE = ("facebook", "instagram")
# There nobody goes by a made-up name.
REAL_NAMES = frozenset({Channel.LINKEDIN.value, Channel.FACEBOOK.value})


def shown_name(record: PersonRecord) -> str:
    """Given name, then family name, as the source writes them; else its full name."""
    if record.given or record.family:
        return f"{record.given} {record.family}".strip()
    return record.full_name.strip() or record.nickname.strip()


def source_key(record: PersonRecord, keys: tuple[tuple[str, str], ...]) -> str:
    """The record's id in its source, else its folded name and own date, else its first address.

    Who takes part in talks is known there by an address, where they have one.
    """
    if record.source_id:
        return record.source_id
    if keys and not is_listed(record):
        who = (fold(shown_name(record)).strip(),) if is_role(keys[0]) else ()
        return "|".join((*keys[0], *who))
    name = fold(shown_name(record))
    day = own_date(record)
    if name:
        return f"{name}|{day}"
    return "|".join(keys[0]) if keys else f"|{day}"


def own_date(record: PersonRecord) -> str:
    """The day of a tie that a record tells, by which with the name a source knows it; "" for none."""
    return next((fact.since for fact in record.facts if fact.field == "connected"), "")


def is_bare(record: PersonRecord) -> bool:
    """Whether a record tells of somebody by a name and neither an id nor an address."""
    return not record.source_id and not record.handles and bool(shown_name(record))


def is_listed(record: PersonRecord) -> bool:
    """Whether a file has a row for them, rather than a talk or a mention."""
    return record.standing is Standing.LISTED


def is_same_list(record: PersonRecord, raw: str) -> bool:
    """Whether a record without an id and one of its kind with these raw values are of one list, and not of any two.

    A table that the user explained is known by its headings and what they hold, and those of a service by their kind;
    cards are of one list with nothing, since they come out of any program.
    """
    if record.source_kind == "csv":
        return _read_as(record.raw) == _read_as(raw) != ""
    return record.source_kind != "vcard"


def _read_as(raw: str) -> str:
    try:
        found = json.loads(raw)
    except ValueError:
        return ""
    return str(found.get(READ_AS, "")) if isinstance(found, dict) else ""


def full_name(record: PersonRecord) -> str:
    """The name by which a record is told from a father's or a son's."""
    return with_generation(shown_name(record), record.suffix)


def may_be(key: tuple[str, str], name: str, names: Sequence[str]) -> bool:
    """Whether an address means the same person under this name as under those.

    One of several names that is just this one is enough; else none of them may agree less than the address needs.
    """
    enough = needed(key)
    found = [likeness(name, other) for other in names]
    if Likeness.SAME in found or enough is Likeness.SAME:
        return Likeness.SAME in found
    return all(each >= enough for each in found)


def have_something_in_common(name: str, names: Iterable[str]) -> bool:
    """Whether names do not rule out that one id of a source means one person: a word in common is enough."""
    return any(related(name, other) for other in names)


def are_of_two_generations(name: str, names: Iterable[str]) -> bool:
    """Whether one is a father's and another a son's name."""
    return any(of_two_generations(name, other) for other in names)
