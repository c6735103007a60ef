"""Who is asked to a meeting: the ATTENDEE and ORGANIZER lines of a calendar.

Read here and not by the library, which takes a tenth of a millisecond for each: a company's meetings have thousands.
"""

import re
from typing import NamedTuple

from networker.domain.handles import mail_key
from networker.domain.names import fold
from networker.domain.offices import is_role_address, names_an_office
from networker.domain.turned_names import put_right
from networker.formats import limits, values

LINES = frozenset(("ATTENDEE", "ORGANIZER"))

# Parameters, the value behind them, and a parameter: colons and semicolons may stand within quotation marks.
_LINE = re.compile(r'[A-Za-z]++((?:"[^"]*+"|\\.|[^":\\]++)*+):(.*)', re.DOTALL)
_PARAMETER = re.compile(r';\s*+([A-Za-z-]++)\s*+=((?:"[^"]*+"|\\.|[^;"\\]++)*+)', re.DOTALL)
_ESCAPED = re.compile(r"\\([,;:\\])")
_CARET = re.compile(r"\^([n^'])")
_AS_CARET = {"n": " ", "^": "^", "'": '"'}

_PRESENT = frozenset(("ACCEPTED", "COMPLETED"))
_ABSENT = frozenset(("DECLINED", "DELEGATED"))
_NO_PEOPLE = frozenset(("ROOM", "RESOURCE", "GROUP"))
_NOT_A_PERSON = re.compile(r"@(?:[\w.-]+\.)?calendar\.google\.com$|^b\d+@facebook\.com$|^noreply@|^no-reply@")
_OF_CALENDARS = frozenset(
    ("calendar", "calendars", "kalender", "calendrier", "calendario", "agenda", "event", "webinar", "webinars", "meeting",
     "meetings", "invite", "invites", "invitation", "invitations", "einladung", "einladungen")
)  # fmt: skip
_CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f]+")


class Guest(NamedTuple):
    """An ATTENDEE or ORGANIZER as the file tells of it."""

    key: str  # the same for everybody of one address, else of one name
    mail: str  # as written; "" for none
    name: str
    is_person: bool
    declined: bool
    accepted: bool = False


class Guests:
    """Reads the lines of one file; of those that it holds again and again it makes one object."""

    def __init__(self) -> None:
        self._known: dict[str, Guest | None] = {}

    def of(self, line: str) -> Guest | None:
        """Who is meant by a line, or None where it cannot be taken apart."""
        if line not in self._known:
            self._known[line] = _guest(line)
        return self._known[line]


def _guest(line: str) -> Guest | None:
    match = _LINE.fullmatch(line)
    if match is None:
        return None
    told = {name.upper(): said.strip().strip('"') for name, said in _PARAMETER.findall(match[1])}
    mail = match[2].strip()
    mail = mail[7:] if mail[:7].lower() == "mailto:" else mail
    key = mail_key(mail)
    if not key:  # Apple and Exchange put the address into a parameter
        mail = told.get("EMAIL", "")
        key = mail_key(mail)
    name = _name(told.get("CN", ""))
    is_person = (
        told.get("CUTYPE", "").upper() not in _NO_PEOPLE and is_of_a_person(mail) and bool(key or name)
    )
    answer = told.get("PARTSTAT", "").upper()
    return Guest(
        key or f"name {name.casefold()}",
        mail if key else "",
        name,
        is_person,
        answer in _ABSENT,
        answer in _PRESENT,
    )


def is_of_a_person(mail: str) -> bool:
    """Whether an address is none that Google and Facebook give to rooms, calendars and birthdays."""
    return not _NOT_A_PERSON.search(mail.lower())


def is_of_an_office(guest: Guest) -> bool:
    """Whether an address sends and takes invitations for a firm: info@, calendar@, where no person's name stands with it.

    Nobody was met by it. Many a person of their own has such an address, too, and is called by their name then.
    """
    local, _, host = guest.key.partition("@")
    if not (local in _OF_CALENDARS or is_role_address(guest.key)):
        return False
    words = fold(guest.name).split()
    firm = host.split(".")
    return len(words) < 2 or any(
        word in firm or word in _OF_CALENDARS or names_an_office(word) for word in words
    )


def plain(said: object) -> str:
    """A text on one line without control characters, cut where it is very long."""
    return values.one_line(_CONTROL.sub(" ", str(said)))[: limits.NAME_CHARACTERS]


def _name(said: str) -> str:
    """A name the right way round and without its escapes; "" where it is the address once more."""
    if "\\" in said:
        said = _ESCAPED.sub(r"\1", said)
    if "^" in said:
        said = _CARET.sub(lambda match: _AS_CARET[match[1]], said)
    name = plain(said).strip("'\"")
    return "" if "@" in name else put_right(name)
