"""What LinkedIn's export says of the user: Profile.csv, Email Addresses.csv and PhoneNumbers.csv.

Nobody to bring in: by these names and addresses the user is told from the others in their messages.
"""

import csv
import re
from functools import partial

from networker.domain.vocabulary import Channel
from networker.formats import tables, text, values
from networker.formats.address_book import heading
from networker.formats.linkedin_profiles import KIND, Row, find, items_of, name_of
from networker.formats.records import HandleValue, Item, OwnerRecord, Recognised, SkippedRow
from networker.formats.source import Source

UNCONFIRMED = "a mail address that was not confirmed"
NO_MAIL = "no mail address"
NO_NUMBER = "no phone number"

_PROFILE = frozenset(("first name", "last name", "maiden name", "headline", "summary", "industry"))
_MAILS = frozenset(("email address", "confirmed", "primary"))
_MAILS_TOO = _MAILS | {"updated on"}
_PHONES = frozenset(("extension", "number", "type"))
_LIST = re.compile(r"[\[\],;\s]+")
_USER = re.compile(r"\w{1,15}", re.ASCII)
_OWN_PAGE = re.compile(r"(?:PERSONAL|BLOG|PORTFOLIO):(\S+)", re.IGNORECASE)


def recognise(source: Source) -> Recognised | str:
    """What a file says of the user, or why it is not about them."""
    for columns, read in ((_PROFILE, _profile), (_MAILS, _mail), (_PHONES, _phone)):
        table = find(source, columns)
        if table is not None and _is_of_the_user(table, columns):
            return Recognised(
                "linkedin-profile", "LinkedIn profile", source.name, partial(items_of, table, read)
            )
    return "neither a profile of LinkedIn's nor its list of the user's addresses or numbers"


def _is_of_the_user(table: tables.Table, columns: frozenset[str]) -> bool:
    """Whether a table is of one person: lists of many have the same columns, and those are not the user."""
    names = list(map(heading, table.header))
    if columns is _MAILS:
        return set(names) <= _MAILS_TOO
    first = _first_rows(table)
    if columns is _PHONES:
        at = names.index("number")
        return set(names) == _PHONES and all(_is_phone_or_blank(row[at : at + 1]) for row in first)
    return len(first) == 1


def _first_rows(table: tables.Table) -> list[list[str]]:
    """The rows with something in them of the file's beginning, two at most."""
    lines = text.split_lines(table.source.head_text)[table.line :]
    found: list[list[str]] = []
    try:
        for number, row in enumerate(csv.reader(lines, delimiter=table.delimiter)):
            if number and any(cell.strip() for cell in row):
                found.append(row)
            if len(found) == 2:
                break
    except csv.Error:
        return []
    return found


def _is_phone_or_blank(cells: list[str]) -> bool:
    return all(not cell.strip() or sum(ch.isdecimal() for ch in cell) >= 6 for cell in cells)


def _profile(row: Row) -> Item:
    name = name_of(f"{row.get('first name')} {row.get('last name')}")
    handles = [
        HandleValue(Channel.X, f"https://x.com/{user}")
        for each in _LIST.split(row.get("twitter handles"))
        if _USER.fullmatch(user := each.lstrip("@"))
    ]
    # A company's site is the whole company's, so by it nobody is told from their colleagues.
    pages = (values.page(each.rstrip("],")) for each in _OWN_PAGE.findall(row.get("websites")))
    handles += filter(None, pages)
    if not (name or handles):
        return SkippedRow(row.line, values.NO_PERSON)
    return OwnerRecord(KIND, row.line, name, handles=tuple(handles))


def _mail(row: Row) -> Item:
    if row.get("confirmed").lower() in ("no", "false"):
        return SkippedRow(row.line, UNCONFIRMED)  # perhaps mistyped, and then somebody else's
    found = values.mail(row.get("email address"), primary=row.get("primary").lower() in ("yes", "true"))
    if found is None:
        return SkippedRow(row.line, NO_MAIL)
    return OwnerRecord(KIND, row.line, handles=(found,))


def _phone(row: Row) -> Item:
    found = values.phone(row.get("number"), row.get("type").lower())
    return SkippedRow(row.line, NO_NUMBER) if found is None else OwnerRecord(KIND, row.line, handles=(found,))
