"""vCards of 2.1, 3.0 and 4.0 as phones and address books write them.

One bad card is skipped with its reason and never stops the file.
"""

import re
from collections.abc import Iterator
from pathlib import PurePosixPath
from typing import BinaryIO

from networker.domain.handles import mail_key
from networker.domain.vocabulary import Channel
from networker.formats import limits, own_table, tables, text, values
from networker.formats import vcard_lines as lines
from networker.formats import vcard_values as meaning
from networker.formats.records import Item, PersonRecord, Recognised, SkippedRow
from networker.formats.source import Source, reading
from networker.formats.vcard_others import others_of
from networker.formats.vcard_view import CardView

A_LIST = "a list of people, not a person"
A_COMPANY = "a company, not a person"
NOT_A_PERSON = "a place or a thing, not a person"

_BEGIN = re.compile(r"^[ \t\ufeff]*(?:[\w-]+\.)?BEGIN[ \t]*:[ \t]*VCARD\s*?$", re.IGNORECASE | re.MULTILINE)
_OTHER_FORMAT = ("FROM ", "BEGIN:VCALENDAR", "{", "[", "<")
_NOT_IN_RAW = frozenset(("PHOTO", "LOGO", "SOUND", "KEY", "REV", "PRODID", "VERSION"))
_IMAGES = (b"\xff\xd8\xff", b"\x89PNG", b"GIF8", b"RIFF", b"BM")
_URN = re.compile(r"urn:uuid:", re.IGNORECASE)


def recognise(source: Source) -> Recognised | str:
    """The cards in a file, or why it holds none."""
    if source.head_text[:1] in ("{", "[", "<"):
        return "no line BEGIN:VCARD"
    head = source.head_text.replace("\r", "\n")
    if not _BEGIN.search(head) or head.lstrip("\ufeff \n").upper().startswith(_OTHER_FORMAT):
        return "no line BEGIN:VCARD"

    circle = PurePosixPath(source.name.replace("\\", "/")).stem

    def items() -> Iterator[Item]:
        with reading(source.name), source.open() as stream:
            for card in lines.cards(_physical(stream, source.head)):
                try:
                    yield _in_circle(_item(card), circle)
                except Exception:
                    yield SkippedRow(card.line, values.UNREADABLE)
                yield from (SkippedRow(line, lines.TOO_LONG) for line in card.left_out)

    return Recognised("vcard", "vCards", source.name, items)


def _physical(stream: BinaryIO, head: bytes) -> Iterator[bytes]:
    """The physical lines of a file as bytes; those of UTF-16 and UTF-32 in UTF-8."""
    encoding = text.by_mark(head)
    if encoding is not None and encoding.codec != "utf-8":
        stream.read(encoding.bom)
        for line in text.short_lines(stream, encoding.codec):
            yield line.replace("\0", "").encode("utf-8", "replace")
    elif b"\n" not in head:  # lines of the old Macintosh
        for line in text.short_lines(stream, "latin-1"):
            yield line.encode("latin-1")
    else:
        yield from text.shortened(stream.readline)


def _item(card: lines.Card) -> Item:
    if card.broken:
        return SkippedRow(card.line, card.broken)
    view = CardView(card.properties)
    if why := _not_a_person(view):
        return SkippedRow(card.line, why)
    family, given, middle, prefix, suffix = meaning.name_of(view)
    shown = values.one_line(view.one("FN"))
    jobs = meaning.jobs_of(view)
    handles, written = meaning.handles_of(view)
    organisations = {company.casefold() for company, _, _ in jobs if company}
    if not (given or family or middle):
        if shown.casefold() in organisations:
            return SkippedRow(card.line, A_COMPANY)
        if mail_key(shown) or any(shown == handle.text for handle in handles):
            shown = ""  # cards must have a name: who has none is called by an address
    nickname = meaning.nickname_of(view)
    if not (given or family or middle or shown):
        shown = nickname
    if not (given or family or middle or shown):
        if organisations and not any(handle.channel == "mail" for handle in handles):
            return SkippedRow(card.line, values.ORGANISATION)
        if not handles:
            return SkippedRow(card.line, values.NO_PERSON)
    company, title, _ = jobs[0] if jobs else ("", "", "")
    own = own_table.id_of(view.one(own_table.LINE))
    known = (
        family,
        given,
        middle,
        prefix,
        suffix,
        shown,
        nickname,
        company,
        *(handle.text for handle in handles),
    )
    given, family, whole = values.names(shown, given, family, prefix, middle, suffix, companies=organisations)
    if own and shown != f"{given} {family}".strip() and _letters(shown) == _letters(given + family):
        given, family, whole = "", "", shown  # turned round: as the book that wrote it has it
    return values.within_limits(
        PersonRecord(
            own_table.KIND if own else "vcard",
            own or _URN.sub("", view.one("UID") or view.one("X-ABUID").removesuffix(":ABPerson")).strip(),
            card.line,
            given=given,
            family=family,
            middle=middle,
            prefix=prefix,
            suffix=suffix,
            nickname=nickname,
            full_name=whole,
            company=company,
            title=title,
            handles=handles,
            facts=(*meaning.facts_of(view, jobs), *written, *others_of(view, known)),
            groups=meaning.groups_of_card(view),
            notes="\n".join(view.all("NOTE")).strip(),
            deceased=bool(view.one("DEATHDATE") or view.one("X-DEATHDATE")),
            photo=_photo(view),
            raw=_raw(view),
        )
    )


def _letters(name: str) -> list[str]:
    return sorted("".join(name.split()))


def _not_a_person(view: CardView) -> str:
    kind = (view.one("KIND") or view.one("X-ADDRESSBOOKSERVER-KIND")).lower()
    if kind == "group":
        return A_LIST
    if kind == "org" or view.one("X-ABSHOWAS").upper() == "COMPANY":
        return A_COMPANY
    return NOT_A_PERSON if kind in ("location", "application", "device", "thing") else ""


def _photo(view: CardView) -> bytes:
    """The first picture that is in the card itself and of a size to keep."""
    for prop in view.named("PHOTO"):
        data = lines.binary_value(prop)
        if data.startswith(_IMAGES) and len(data) <= limits.PHOTO:
            return data
    return b""


def _in_circle(item: Item, circle: str) -> Item:
    """A person of a circle of Google+ in the group that the file is named for: no card says so itself."""
    if not isinstance(item, PersonRecord) or item.groups or not item.handles:
        return item
    if any(handle.channel is not Channel.GOOGLE_PLUS for handle in item.handles):
        return item
    own = {item.full_name, f"{item.given} {item.family}".strip()}
    return item if circle in own else item._replace(groups=(circle[: limits.NAME_CHARACTERS],))


def _raw(view: CardView) -> str:
    """The card's lines as a JSON list, without what changes by itself and what is no text. First whom one of ours means."""
    return tables.raw_list(
        [
            f"{prop.group + '.' if prop.group else ''}{prop.name}{_shown(prop)}:{view.text(prop)}"
            for prop in sorted(view.properties, key=lambda prop: prop.name != own_table.LINE)
            if prop.name not in _NOT_IN_RAW and not prop.is_base64
        ]
    )


def _shown(prop: lines.Property) -> str:
    return "".join(
        f";{name}={','.join(contents)}"
        for name, contents in prop.params.items()
        if name not in ("ENCODING", "CHARSET")
    )
