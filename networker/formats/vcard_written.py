"""A person as a vCard 4.0 (RFC 6350), for phones and address books; what has no place there is said as others say it.

Labels of the user's own stand in X-ABLabel and profiles in X-SOCIALPROFILE, as Apple's and Google's contacts read them.
`formats.vcard` reads all of it back.
"""

import base64
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime

from networker.domain.dates import PartialDate
from networker.domain.handles import channel_of_url
from networker.domain.vocabulary import Channel
from networker.formats import own_table
from networker.formats.content_lines import escaped, joined, line, plain, simple

OWN_FIELD = "X-NETWORKER-FIELD"

_TYPES = frozenset(("home", "work", "fax", "pager", "video"))
_RELATIONS = frozenset(
    (
        "friend", "acquaintance", "colleague", "neighbor", "child", "parent", "sibling", "spouse", "kin", "agent",
    )
)  # fmt: skip
_SEXES = {"male": "M", "female": "F", "other": "O"}
_PICTURES = (
    (b"\xff\xd8\xff", "jpeg"), (b"\x89PNG", "png"), (b"GIF8", "gif"), (b"RIFF", "webp"), (b"BM", "bmp"),
)  # fmt: skip
_PROFILES = frozenset(
    (
        Channel.LINKEDIN, Channel.X, Channel.FACEBOOK, Channel.INSTAGRAM, Channel.MASTODON, Channel.BLUESKY,
        Channel.WHATSAPP, Channel.TELEGRAM, Channel.SIGNAL,
    )
)  # fmt: skip
_ADDRESS = re.compile(r"[a-z][a-z0-9+.-]*://\S+", re.IGNORECASE)
_MESSENGERS = {"jabber": "xmpp", "xmpp": "xmpp", "skype": "skype"}
_NO_SPACE = re.compile(r"\S+")


@dataclass(frozen=True, slots=True)
class Address:
    """A handle: its channel, the text, the user's label and whether it is the main one."""

    channel: str
    text: str
    label: str = ""
    main: bool = False


@dataclass(frozen=True, slots=True)
class Place:
    """Where somebody lives: the city, the whole postal address where it is known, and a label."""

    city: str
    whole: str = ""
    label: str = ""


@dataclass(frozen=True, slots=True)
class Card:
    """What one card says. Dates are partial ISO dates; `fields` and `family` are (label, value)."""

    uid: str  # a URI
    own: str  # by which the book that wrote it knows its person again
    name: str
    given: str = ""
    middle: str = ""
    family: str = ""
    prefix: str = ""
    suffix: str = ""
    nickname: str = ""
    company: str = ""
    title: str = ""
    notes: str = ""
    birthday: str = ""
    anniversary: str = ""
    gender: str = ""
    addresses: Sequence[Address] = ()
    places: Sequence[Place] = ()
    relatives: Sequence[tuple[str, str]] = ()
    likes: Sequence[str] = ()
    fields: Sequence[tuple[str, str]] = ()
    groups: Sequence[str] = ()
    picture: bytes = b""


def written(card: Card, *, now: datetime) -> bytes:
    """The card, whole. `now` is the instant that it says it is of."""
    return b"".join(_Writer().lines(card, now))


class _Writer:
    """Counts the groups that hold a value and its label together."""

    def __init__(self) -> None:
        self._labelled = 0

    def lines(self, card: Card, now: datetime) -> Iterator[bytes]:
        yield line("BEGIN", "VCARD")
        yield line("VERSION", "4.0")
        yield line("PRODID", "-//Networker//EN")
        yield line("UID", card.uid)
        yield line("REV", f"{now.astimezone(UTC):%Y%m%dT%H%M%SZ}")
        yield from self._of_name(card)
        yield from self._of_work(card)
        for each in card.addresses:
            yield from self._address(each)
        for place in card.places:
            adr = joined(("", "", "", place.city, "", "", ""))
            yield from self._labelled_line("ADR", adr, place.label, {"LABEL": place.whole})
        yield from self._of_life(card)
        if card.groups:
            yield line("CATEGORIES", joined(card.groups, ","))
        if card.notes:
            yield line("NOTE", simple(card.notes))
        kind = next((kind for mark, kind in _PICTURES if card.picture.startswith(mark)), "")
        if kind:
            yield line("PHOTO", f"data:image/{kind};base64," + base64.b64encode(card.picture).decode("ascii"))
        yield line(own_table.LINE, escaped(card.own))
        yield line("END", "VCARD")

    def _of_name(self, card: Card) -> Iterator[bytes]:
        # A card must have a name; whoever has none is called by the first of their addresses, as phones do.
        shown = card.name or card.nickname or next((each.text for each in card.addresses), "")
        yield line("FN", simple(shown))
        parts = (card.family, card.given, card.middle, card.prefix, card.suffix)
        if any(parts):
            yield line("N", joined(parts))
        if card.nickname:
            yield line("NICKNAME", joined([each.strip() for each in card.nickname.split(",")], ","))

    def _of_work(self, card: Card) -> Iterator[bytes]:
        if card.company:
            yield line("ORG", escaped(card.company))
        if card.title:
            yield line("TITLE", simple(card.title))

    def _of_life(self, card: Card) -> Iterator[bytes]:
        for name, said in (("BDAY", card.birthday), ("ANNIVERSARY", card.anniversary)):
            if said:
                yield _date(name, said)
        if card.gender:
            sex = _SEXES.get(card.gender.casefold(), "")
            yield line("GENDER", sex or f";{escaped(card.gender)}")
        for label, name in card.relatives:
            if label in _RELATIONS:
                yield line("RELATED", simple(name), {"VALUE": "text", "TYPE": label})
            else:
                yield from self._under("X-ABRELATEDNAMES", simple(name), label or "related")
        for like in card.likes:
            yield line("INTEREST", simple(like))
        for label, value in card.fields:
            yield from self._under(OWN_FIELD, escaped(value), label)

    def _address(self, each: Address) -> Iterator[bytes]:
        params = {"PREF": "1" if each.main else ""}
        text = simple(each.text)
        if each.channel == Channel.MAIL:
            yield from self._labelled_line("EMAIL", text, each.label, params)
        elif each.channel == Channel.PHONE:
            yield from self._labelled_line("TEL", text, each.label, params)
        elif each.channel in _PROFILES and (not each.label or channel_of_url(each.text) != each.channel):
            yield line("X-SOCIALPROFILE", text, {"TYPE": each.channel, **params})
        elif (scheme := _MESSENGERS.get(each.label.casefold())) and _NO_SPACE.fullmatch(each.text):
            yield line("IMPP", f"{scheme}:{text}", params)
        elif _ADDRESS.fullmatch(each.text):
            # An address of the web is no text: it has no escapes.
            yield from self._labelled_line("URL", plain(each.text), each.label, params)
        else:
            yield line("X-SOCIALPROFILE", text, {"TYPE": each.label or each.channel, **params})

    def _labelled_line(self, name: str, value: str, label: str, params: dict[str, str]) -> Iterator[bytes]:
        """A line with its label: as types where there are such, else beside it."""
        types = _types(label)
        if label and not types:
            yield from self._under(name, value, label, params)
        else:
            yield line(name, value, {"TYPE": types, **params})

    def _under(
        self, name: str, value: str, label: str, params: dict[str, str] | None = None
    ) -> Iterator[bytes]:
        self._labelled += 1
        group = f"item{self._labelled}"
        yield line(name, value, params or {}, group)
        yield line("X-ABLabel", simple(label), group=group)


def _types(label: str) -> tuple[str, ...]:
    """The types that mean a label; none where they would not come back as it."""
    if label == "mobile":
        return ("cell",)
    words = label.split()
    if not _TYPES.issuperset(words) or len(set(words)) < len(words):
        return ()
    ordered = sorted(words, key=lambda word: word == "fax")
    return tuple(words) if " ".join(ordered) == label else ()


def _date(name: str, said: str) -> bytes:
    """A date of which the year, or the day, may be unknown: 19800503, 1980-05, 1980, --0503, --05."""
    try:
        when = PartialDate.parse(said)
    except ValueError:
        return line(name, escaped(said), {"VALUE": "text"})
    iso = when.iso
    if when.day is not None:
        iso = f"--{iso[2:].replace('-', '')}" if when.year is None else iso.replace("-", "")
    return line(name, iso)
