"""Whether a name and an address may mean the same person: the rules of matching that need no book.

A profile is one person's. A mail address or a number may be a family's or an office's, so there the names have
a say: they must not contradict.
"""

from collections.abc import Iterable
from difflib import SequenceMatcher

from networker.domain.names import fold
from networker.domain.vocabulary import Channel
from networker.formats.records import PersonRecord, Standing

OF_SEVERAL = frozenset(
    {Channel.MAIL.value, Channel.PHONE.value, Channel.WHATSAPP.value, Channel.SIGNAL.value}
)
_TITLES = frozenset(
    [
        "dr",
        "prof",
        "professor",
        "mr",
        "mrs",
        "ms",
        "miss",
        "sir",
        "herr",
        "frau",
        "sr",
        "sra",
        "ing",
        "dipl",
        "mag",
        "med",
    ]
)
_ROLES = frozenset(
    [
        "info",
        "office",
        "contact",
        "kontakt",
        "contacto",
        "hello",
        "hallo",
        "hola",
        "mail",
        "post",
        "team",
        "sales",
        "support",
        "service",
        "admin",
        "press",
    ]
)
_LIKE = 0.75  # of two given names (difflib's ratio): Ana and Anna, Jon and John


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
        return "|".join(keys[0])
    name = fold(shown_name(record))
    own_date = next((f.since for f in record.facts if f.field == "connected"), "")
    if name:
        return f"{name}|{own_date}"
    return "|".join(keys[0]) if keys else f"|{own_date}"


def is_bare(record: PersonRecord) -> bool:
    """Whether a record tells of somebody by a name and neither an id nor an address."""
    return not record.source_id and not record.handles and bool(shown_name(record))


def is_listed(record: PersonRecord) -> bool:
    """Whether a file has a row for them, rather than a talk or a mention."""
    return record.standing is Standing.LISTED


def words_of(name: str) -> list[str]:
    """The folded words of a name, without titles."""
    words = [word.strip(".,;()\"'") for word in fold(name).split()]
    return [word for word in words if word and word not in _TITLES]


def same_words(one: str, other: str) -> bool:
    """Whether two names are the same but for titles, accents and the order of their words."""
    return sorted(words_of(one)) == sorted(words_of(other))


def says_more(name: str, names: Iterable[str]) -> bool:
    """Whether a name has a word that none of the others has: Maria Weber-Schmidt beside Maria Weber."""
    words = set(words_of(name))
    return bool(words) and not any(words <= set(words_of(other)) for other in names)


def may_be(key: tuple[str, str], name: str, names: Iterable[str]) -> bool:
    """Whether an address that several may share means the same person under this name as under all of those.

    An office's address is whoever answers it, so there the names must be the same.
    """
    if key[0] == Channel.MAIL.value and key[1].partition("@")[0] in _ROLES:
        return all(same_words(name, other) for other in names)
    return all(_alike(name, other) for other in names)


def _alike(one: str, other: str) -> bool:
    """Whether two names do not contradict: one is part of the other, or they begin alike.

    A family name in common says nothing: families share a phone, and an office its address.
    """
    if one == other:
        return True
    words, others = words_of(one), words_of(other)
    if not words or not others or set(words) <= set(others) or set(others) <= set(words):
        return True
    given, given_there = words[0], others[0]
    if given.startswith(given_there) or given_there.startswith(given):
        return True
    return SequenceMatcher(None, given, given_there).ratio() >= _LIKE
