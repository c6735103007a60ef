"""LinkedIn's Invitations.csv: who asked whom to connect, and the words that some put with it.

Times are of the United States' form and of no known zone. Addresses of profiles are there from late 2023 on.
"""

from collections import Counter
from collections.abc import Iterator
from functools import partial

from networker.domain.vocabulary import Channel, Fact
from networker.formats import limits, tables, values
from networker.formats.linkedin_profiles import (
    KIND,
    NO_DATE,
    Profile,
    Row,
    day,
    find,
    items_of,
    moment,
    name_of,
    plain,
    profile,
    rows,
)
from networker.formats.records import (
    ME,
    FactValue,
    Item,
    OwnerRecord,
    Party,
    PersonRecord,
    Recognised,
    SkippedRow,
    Standing,
    TurnRecord,
)
from networker.formats.source import Source

NO_DIRECTION = "neither INCOMING nor OUTGOING"
NO_PROFILE = "an invitation without words or the address of a profile"

_COLUMNS = frozenset(("from", "to", "sent at", "direction"))
_Parties = dict[tuple[str, str], Party]


def recognise(source: Source) -> Recognised | str:
    """The invitations in a file, or why it holds none."""
    table = find(source, _COLUMNS)
    if table is None:
        return "no row with From, To, Sent At and Direction"
    return Recognised("linkedin-invitations", "LinkedIn invitations", source.name, partial(_items, table))


def _items(table: tables.Table) -> Iterator[Item]:
    yield from _owners(table)
    parties: _Parties = {}
    yield from items_of(table, partial(_item, parties=parties))


def _owners(table: tables.Table) -> Iterator[OwnerRecord]:
    """The user, as often as the file gives another name or profile of theirs.

    What is incoming ends in the user's own address, which is cut short where the file is: it must come twice.
    """
    seen: Counter[tuple[str, str]] = Counter()
    told: set[tuple[str, str]] = set()
    for row in rows(table):
        if isinstance(row, SkippedRow) or len(seen) == limits.HANDLES:
            continue
        name, page = _mine(row)
        key = (name, page.slug if page else "")
        seen[key] += 2 if _is_outgoing(row) else 1
        if any(key) and key not in told and seen[key] > 1:
            told.add(key)
            ids, handles = ((page.slug,), page.handles) if page else ((), ())
            yield OwnerRecord(KIND, row.line, name, ids, handles)


def _is_outgoing(row: Row) -> bool:
    return row.get("direction").upper() == "OUTGOING"


def _mine(row: Row) -> tuple[str, Profile | None]:
    """Name and profile of the user, who sent what is outgoing and received what is incoming."""
    match row.get("direction").upper():
        case "OUTGOING":
            return name_of(row.get("from")), profile(row.get("inviterprofileurl"))
        case "INCOMING":
            return name_of(row.get("to")), profile(row.get("inviteeprofileurl"))
        case _:
            return "", None


def _item(row: Row, parties: _Parties) -> Item | str:
    out = _is_outgoing(row)
    if not out and row.get("direction").upper() != "INCOMING":
        return SkippedRow(row.line, NO_DIRECTION)
    name = name_of(row.get("to" if out else "from"))
    page = profile(row.get("inviteeprofileurl" if out else "inviterprofileurl"))
    words = plain(row.get("message"))
    if not words:
        return NO_PROFILE if page is None else _mentioned(row, name, page, by_me=out)
    if page is None and (not name or "linkedin" in name.lower()):
        return SkippedRow(row.line, values.NO_PERSON)  # "LinkedIn Member" is anybody who left
    at = moment(row.get("sent at"))
    if not at:
        return SkippedRow(row.line, NO_DATE)
    key = (page.slug, "") if page else ("", name)
    other = parties.setdefault(key, page.party(name) if page else Party("", name))
    thread = f"invitation:{page.slug if page else name.casefold()}"
    sender, to = (ME, other) if out else (other, ME)
    return TurnRecord(KIND, thread, row.line, at, Channel.LINKEDIN, sender, (to,), text=words)


def _mentioned(row: Row, name: str, page: Profile, *, by_me: bool) -> PersonRecord:
    """Somebody invited without a word, which is no talk: a dated fact of theirs."""
    invited = FactValue(
        Fact.CUSTOM, "by me" if by_me else "by them", "LinkedIn invitation", day(row.get("sent at"))
    )
    return values.within_limits(
        PersonRecord(
            KIND, page.slug, row.line, full_name=name, handles=page.handles, facts=(invited,), raw=row.raw,
            standing=Standing.MENTIONED,
        )
    )  # fmt: skip
