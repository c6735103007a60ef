"""What the headers of a mail say: who wrote to whom and when. Bodies are not looked at, but for reports (bounces.py).

Shared by mailboxes and single mails. Most mail is no word between people: lists, automatic mail, spam and what
was thrown away are left out here, counted by reason.
"""

import json
import re
from collections import Counter
from collections.abc import Iterator
from functools import lru_cache

from networker.domain.handles import mail_key
from networker.domain.not_people import is_machine
from networker.domain.offices import is_role_address
from networker.domain.vocabulary import Channel, Fact, Kind
from networker.formats import limits, mail_fields, values
from networker.formats.records import (
    FactValue,
    HandleValue,
    OwnerRecord,
    Party,
    PersonRecord,
    SkippedRow,
    Standing,
    TurnRecord,
)

HEADER = 256 * 1024  # bytes of one mail's headers that are looked at
PEOPLE = 20  # a mail to more of them is a circular

LIST = "mail of a list or newsletter"
AUTOMATIC = "automatic mail"
BOUNCE = "mail that came back: noted with whoever has that address"
LEFT = "spam, thrown away or a draft"
EXPUNGED = "deleted in Thunderbird, but still in the file"
CIRCULAR = f"mail to more than {PEOPLE} people"
NO_DATE = "no date, or one that cannot be"
NO_SENDER = "no address of a sender"

# Every field stands behind a line end. Those that are needed are found by the letters that they begin with.
_FIELD = re.compile(
    rb"\n(?=[FTCBDSMIRXLPAftcbdsmirxlpa])(From|To|Cc|Bcc|Date|Subject|Message-ID|In-Reply-To|References|Delivered-To"
    rb"|X-Original-To|X-Gmail-Labels|X-Mozilla-Status|List-Id|List-Unsubscribe|Precedence|Auto-Submitted|Return-Path"
    rb"|Content-Type|X-Failed-Recipients)[ \t]*+:[ \t]*+([^\n]*+(?:\n[ \t][^\n]*+)*+)",
    re.IGNORECASE,
)
_ID = re.compile(rb"<\s*+([^<>\s]++)\s*+>|([^<>\s]++)")
_IDS = re.compile(rb"<\s*+([^<>\s]++)\s*+>")
_CHARSET = re.compile(rb"charset\s*=\s*\"?([\w.:-]{2,40})", re.IGNORECASE)
_ADDRESS = re.compile(rb"<?([^\0-\x20<>@,;:\"]++@[^\0-\x20<>@,;:\"]++)>?")

_FAILED = re.compile(r"[^\s<>,;:\"]+@[^\s<>,;:\"]+")
_HUMAN = re.compile(rb"\s*+(?:no\b|$)", re.IGNORECASE)  # in Auto-Submitted

_CACHED = 20_000  # values of fields whose people are remembered
_REMEMBERED = 100_000  # people of whom one object is kept; a mailbox of more is one of strangers
_OWN_ADDRESSES = 2000  # that are counted; those of a user are few
_OWN_SHARE = 10  # one mail in so many must have come to an address of the user's own

People = tuple[tuple[Party, ...], bool]  # those of a field; whether it names addresses that nobody reads


class Mails:
    """Reads the headers of one mail after the other, and remembers what they say of the user.

    `folder`: the name of the folder that the mails are in, where it is known, in any language.
    """

    def __init__(self, folder: str = "") -> None:
        self._words = mail_fields.Words()
        self._sent_folder, self._left_folder = mail_fields.labels(folder.replace(",", " "))
        self._parties: dict[str, Party] = {}
        self._people = lru_cache(_CACHED)(self._read_people)
        self._labels = lru_cache(_CACHED)(self._read_labels)
        self._own_address = lru_cache(_OWN_ADDRESSES)(_read_own_address)
        self._left_out: dict[str, list[int]] = {}  # reason → row of the first, number of all
        self._sent: Counter[str] = Counter()
        self._delivered: Counter[str] = Counter()
        self._with_delivered = 0
        self._bounced: dict[
            str, tuple[str, int]
        ] = {}  # address → the last day on which mail came back, its row

    def turn(self, header: bytes, row: int) -> TurnRecord | None:
        """The mail whose fields (each behind a line end) are in `header`, or None where it is left out."""
        try:
            turn = self._turn(header, row)
        except Exception:
            turn = values.UNREADABLE
        if not isinstance(turn, str):
            return turn
        self._left_out.setdefault(turn, [row, 0])[1] += 1
        return None

    def rest(self) -> Iterator[OwnerRecord | PersonRecord | SkippedRow]:
        """What is to be said after the last mail: who the user is, whom mail does not reach, and what was left out."""
        own = dict.fromkeys(address for address, _ in self._sent.most_common(limits.HANDLES))
        for number, (address, count) in enumerate(self._delivered.most_common(limits.HANDLES)):
            if number == 0 or count * _OWN_SHARE >= self._with_delivered:
                own[address] = None
        if own:
            yield OwnerRecord("mail", 1, handles=tuple(HandleValue(Channel.MAIL, address) for address in own))
        for address, (day, row) in self._bounced.items():
            yield _bounced(address, day, row)
        for why, (row, count) in self._left_out.items():
            yield SkippedRow(row, why, count - 1)

    def _turn(self, header: bytes, row: int) -> TurnRecord | str:
        """The turn, or why the mail is left out. The order: what is quickest to tell comes first."""
        # The first of each field counts, so it is put in last.
        fields = {field.lower(): value for field, value in reversed(_FIELD.findall(header))}
        get = fields.get
        if (status := get(b"x-mozilla-status")) and _is_expunged(status):
            return EXPUNGED
        sent, left = self._sent_folder, self._left_folder
        if found := get(b"x-gmail-labels"):
            labelled = self._labels(found)
            sent, left = sent or labelled[0], left or labelled[1]
        if left:
            return LEFT
        if b"list-id" in fields or b"list-unsubscribe" in fields or _is_bulk(get(b"precedence")):
            return LIST
        if failed := get(b"x-failed-recipients"):
            self._note_bounces(failed, get(b"date", b""), row)
            return BOUNCE
        self._note_delivery(get(b"delivered-to"), get(b"x-original-to"))
        if _is_automatic(get(b"auto-submitted"), get(b"return-path")):
            return AUTOMATIC
        charset = ""
        if not header.isascii() and (said := _CHARSET.search(get(b"content-type", b""))):
            charset = said[1].decode("ascii", "replace").lower()
        senders, robots = self._people(get(b"from", b""), charset)
        if not senders:
            return AUTOMATIC if robots else NO_SENDER
        sender = senders[0]
        if sent:
            self._sent[sender.handles[0].text.lower()] += 1
            _keep_few(self._sent)
        at = mail_fields.instant(self._words.of(get(b"date", b"")))
        if not at:
            return NO_DATE
        to = self._recipients(fields, charset, sender)
        if isinstance(to, str):
            return to
        subject = self._words.read(self._words.of(get(b"subject", b""), charset))
        id_ = _id(get(b"message-id", b""))
        answered = _first_id(get(b"references", b"")) or _first_id(get(b"in-reply-to", b""))
        return TurnRecord(
            "mail",
            answered or id_,
            row,
            at,
            Channel.MAIL,
            sender,
            to,
            Kind.MAIL,
            "",
            subject,
            id_ or f"{at} {sender.handles[0].text} {subject}"[: limits.NAME_CHARACTERS],
            replies=bool(answered or get(b"in-reply-to", b"").strip()),
        )

    def _recipients(self, fields: dict[bytes, bytes], charset: str, sender: Party) -> tuple[Party, ...] | str:
        """Those whom the mail went to besides its sender, or why it is left out."""
        people: tuple[Party, ...] = ()
        robots, ats = False, 0
        for field in (b"to", b"cc", b"bcc"):
            if value := fields.get(field):
                ats += value.count(b"@")
                if ats > 4 * PEOPLE:  # told at a glance: a name may be an address too, but no more than that
                    return CIRCULAR
                others, more = self._people(value, charset)
                robots = robots or more
                people = (
                    tuple({party.handles: party for party in people + others}.values()) if people else others
                )
        if robots and not people:
            return AUTOMATIC
        if len(people) > PEOPLE:
            return CIRCULAR
        for party in people:
            if party.handles == sender.handles:
                return tuple(other for other in people if other.handles != sender.handles)
        return people

    def _read_people(self, value: bytes, charset: str) -> People:
        found: dict[tuple[HandleValue, ...], Party] = {}
        robots = False
        for name, address in mail_fields.addresses(self._words.of(value, charset)):
            if is_machine(address.lower()):
                robots = True
            elif (party := self._party(name, address)) is not None:
                found.setdefault(party.handles, party)
        return tuple(found.values()), robots

    def _party(self, said: str, address: str) -> Party | None:
        """The one object for an address; it is made anew once, when a name is first said with it."""
        key = address.lower()
        if said and is_role_address(key):
            key = f"{key} {said}"  # whoever signs for an office is somebody of their own
        party = self._parties.get(key)
        if party is not None and (party.name or not said):
            return party
        name = mail_fields.name(self._words.read(said), address) if said else ""
        if party is not None:
            party = party._replace(name=name)
        else:
            handle = values.mail(address)
            if handle is None or len(address) > limits.NAME_CHARACTERS:
                return None
            party = Party("", name, (handle,))
            if len(self._parties) >= _REMEMBERED:
                self._parties.clear()
        self._parties[key] = party
        return party

    def _note_bounces(self, failed: bytes, date: bytes, row: int) -> None:
        """Remember to which addresses a mail did not come; programs name them in a field of what they send back."""
        day = mail_fields.instant(self._words.of(date))[:10]
        for address in _FAILED.findall(self._words.of(failed)):
            key = mail_key(address)
            if key and day and (key in self._bounced or len(self._bounced) < _OWN_ADDRESSES):
                self._bounced[key] = max(self._bounced.get(key, ("", row)), (day, row))

    def _read_labels(self, value: bytes) -> tuple[bool, bool]:
        return mail_fields.labels(self._words.read(self._words.of(value)))

    def _note_delivery(self, delivered: bytes | None, original: bytes | None) -> None:
        """Count an address that the mail came to: those that it often came to are the user's own."""
        first = self._own_address(delivered) if delivered else ""
        second = self._own_address(original) if original else ""
        if first:
            self._delivered[first] += 1
        if second and second != first:
            self._delivered[second] += 1
        if first or second:
            self._with_delivered += 1
            _keep_few(self._delivered)


def _bounced(address: str, day: str, row: int) -> PersonRecord:
    """Told of whoever has this address; nobody is in the book for it alone."""
    return PersonRecord(
        "mail", "", row, handles=(HandleValue(Channel.MAIL, address),),
        facts=(FactValue(Fact.BOUNCED.value, address, Channel.MAIL.value, day),),
        raw=json.dumps({"bounced": address, "day": day}, ensure_ascii=False), standing=Standing.MENTIONED,
    )  # fmt: skip


def _read_own_address(value: bytes) -> str:
    match = _ADDRESS.fullmatch(value.strip()[: limits.NAME_CHARACTERS])
    return values.one_line(match[1].decode("utf-8", "replace")).lower() if match else ""


def _keep_few(counted: Counter[str]) -> None:
    if len(counted) > _OWN_ADDRESSES:
        kept = counted.most_common(_OWN_ADDRESSES // 2)
        counted.clear()
        counted.update(dict(kept))


def _is_expunged(status: bytes) -> bool:
    try:
        return bool(int(status.strip()[:8], 16) & 0x0008)
    except ValueError:
        return False


def _is_bulk(precedence: bytes | None) -> bool:
    return precedence is not None and precedence.strip().lower() in (b"bulk", b"list", b"junk")


def _is_automatic(submitted: bytes | None, return_path: bytes | None) -> bool:
    if submitted is not None and _HUMAN.match(submitted) is None:
        return True
    return return_path is not None and return_path.strip() == b"<>"


def _id(value: bytes) -> str:
    """A mail's own id without its brackets, which some programs leave out."""
    match = _ID.search(value, 0, mail_fields.VALUE)
    return _plain(match[1] or match[2]) if match else ""


def _first_id(value: bytes) -> str:
    """The first id of a list; the words that some programs put there ("Your message of …") are none."""
    match = _IDS.search(value, 0, mail_fields.VALUE)
    return _plain(match[1]) if match else ""


def _plain(id_: bytes) -> str:
    return id_[: limits.NAME_CHARACTERS].replace(b"\0", b"").decode("utf-8", "replace")
