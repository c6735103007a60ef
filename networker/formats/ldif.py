"""LDIF, as Thunderbird and other address books write it: attributes a line each, base64 where not plain.

Mailing lists in it become groups of those whom they name.
"""

import base64
import binascii
import json
import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping

from networker.formats import limits, text, values
from networker.formats.address_book import person
from networker.formats.errors import UnreadableFile
from networker.formats.records import Item, PersonRecord, Recognised, SkippedRow
from networker.formats.source import Source, quoted, reading

# A comment may be folded like any other line.
_FIRST = re.compile(
    r"(?:[^\S\n]*+(?:#[^\n]*+(?:\n [^\n]*+)*+|version:[^\n]*+)?\n)*+\s*+dn::? ?\S", re.IGNORECASE
)
_ATTRIBUTE = re.compile(r"([A-Za-z][\w.-]*)(?:;[\w.;-]*)?(::?<?)[ ]?(.*)", re.DOTALL)
_LISTS = ("groupofnames", "groupofuniquenames", "mozillaablist")
_MAIL_IN_DN = re.compile(r"mail=([^,]+)", re.IGNORECASE)
CUT_LINES = 5000  # of one entry

COLUMNS: Mapping[str, str] = {
    "givenname": "given", "sn": "family", "surname": "family", "cn": "name", "commonname": "name",
    "displayname": "name", "mozillanickname": "nickname", "xmozillanickname": "nickname",
    "mail": "mail", "mozillasecondemail": "mail", "xmozillasecondemail": "mail",
    "telephonenumber": "phone:work", "homephone": "phone:home", "mobile": "phone:mobile", "cellphone": "phone:mobile",
    "fax": "phone:fax", "facsimiletelephonenumber": "phone:fax", "pager": "phone:pager", "pagerphone": "phone:pager",
    "mozillahomestreet": "address:home:street", "mozillahomestreet2": "address:home:street 2",
    "mozillahomelocalityname": "address:home:city", "mozillahomestate": "address:home:region",
    "mozillahomepostalcode": "address:home:code", "mozillahomecountryname": "address:home:country",
    "street": "address:work:street", "streetaddress": "address:work:street",
    "mozillaworkstreet2": "address:work:street 2", "l": "address:work:city", "locality": "address:work:city",
    "st": "address:work:region", "postalcode": "address:work:code", "c": "address:work:country",
    "countryname": "address:work:country", "o": "company", "company": "company", "ou": "custom:Department",
    "department": "custom:Department", "title": "title", "description": "notes",
    "mozillahomeurl": "page", "homeurl": "page", "mozillaworkurl": "page", "workurl": "page", "labeleduri": "page",
    "birthyear": "born:year", "birthmonth": "born:month", "birthday": "born:day",
    "custom1": "custom", "custom2": "custom", "custom3": "custom", "custom4": "custom",
    "mozillacustom1": "custom:Custom 1", "mozillacustom2": "custom:Custom 2", "mozillacustom3": "custom:Custom 3",
    "mozillacustom4": "custom:Custom 4", "nsaimid": "service:AIM", "mozilla_aimscreenname": "service:AIM",
}  # fmt: skip
# What a further value of those is called whose own name says nothing.
_CALLED = {"o": "Organization", "l": "City", "st": "State", "c": "Country", "cn": "Name", "sn": "Surname"}
_SILENT = frozenset(
    ("dn", "objectclass", "modifytimestamp", "mozillausehtmlmail", "version", "changetype", "jpegphoto")
)

Entry = tuple[int, list[tuple[str, str]]]  # line (from 1) where it begins; attributes and values


def recognise(source: Source) -> Recognised | str:
    """The people in a file, or why it is no LDIF."""
    if not _FIRST.match(source.head_text.replace("\r\n", "\n").removeprefix("\ufeff")):
        return "the first line is no dn:"

    def items() -> Iterator[Item]:
        groups = _groups(source)
        for line, attributes in _entries(source):
            try:
                item = _item(line, attributes, groups)
            except Exception:
                item = SkippedRow(line, values.UNREADABLE)
            if item is not None:
                yield item

    return Recognised("ldif", "Address book (LDIF)", source.name, items)


def _item(line: int, attributes: list[tuple[str, str]], groups: Mapping[str, list[str]]) -> Item | None:
    """The person of an entry; None for a mailing list, whose members were told of it."""
    classes = {value.lower() for name, value in attributes if name == "objectclass"}
    if classes & set(_LISTS):
        return None
    told = [
        (COLUMNS.get(name, "custom"), _CALLED.get(name, name), _plain(name, value))
        for name, value in attributes
        if name not in _SILENT and value.strip() and value.strip() != "-"
    ]
    item = person(told, kind="ldif", line=line, raw=_raw(attributes))
    if isinstance(item, PersonRecord):
        mails = (value.strip().lower() for name, value in attributes if COLUMNS.get(name) == "mail")
        item = item._replace(
            groups=tuple(values.unique(group for mail in mails for group in groups.get(mail, ())))
        )
    return item


def _plain(name: str, value: str) -> str:
    """A value as it is read; behind the address in a labeledURI stands what it is called (RFC 2079)."""
    value = value.strip()
    return value.split(maxsplit=1)[0] if name == "labeleduri" and value else value


def _raw(attributes: list[tuple[str, str]]) -> str:
    """The attributes as a JSON object; a further one of a name has its number behind it."""
    kept: dict[str, str] = {}
    times = Counter[str]()
    for name, value in attributes:
        if name not in ("dn", "jpegphoto"):
            times[name] += 1
            kept[name if times[name] == 1 else f"{name}#{times[name]}"] = value
    return json.dumps(kept, ensure_ascii=False)[: limits.RAW_CHARACTERS]


def _groups(source: Source) -> Mapping[str, list[str]]:
    """Mail address → the mailing lists that name it; they may stand anywhere in the file."""
    found: dict[str, list[str]] = defaultdict(list)
    for _, attributes in _entries(source):
        classes = {value.lower() for name, value in attributes if name == "objectclass"}
        if not classes & set(_LISTS):
            continue
        title = next((value.strip() for name, value in attributes if name == "cn"), "")
        for name, value in attributes:
            match = _MAIL_IN_DN.search(value) if name in ("member", "uniquemember") else None
            if match and title:
                found[match[1].strip().lower()].append(title)
    return found


def _entries(source: Source) -> Iterator[Entry]:
    """The entries of a file, unfolded and decoded. Raises UnreadableFile where it is not text after all."""
    with reading(source.name), source.open() as stream:
        start, held, lines, comment = 0, 0, list[list[str]](), False
        for number, physical in enumerate(text.lines(stream, source.encoding()), 1):
            line = physical.rstrip("\r\n")
            held += len(line)
            if not line.strip():
                if lines:
                    yield start, _attributes(lines)
                start, held, lines, comment = 0, 0, [], False
            elif line[0] == " " and (comment or lines):
                if not comment:
                    lines[-1].append(line[1:])
            elif not (comment := line.startswith("#")):
                start = start or number
                lines.append([line])
            if len(lines) > CUT_LINES or held > limits.CARD:
                raise UnreadableFile(
                    f"{quoted(source.name)} holds an entry without end near line {number:,}; export it again."
                )
        if lines:
            yield start, _attributes(lines)


def _attributes(lines: list[list[str]]) -> list[tuple[str, str]]:
    found = []
    for parts in lines:
        match = _ATTRIBUTE.fullmatch("".join(parts))
        if match is None:
            continue
        name, sign, value = match[1].lower(), match[2], match[3]
        if sign == "::":
            try:
                value = text.decode(base64.b64decode(value, validate=False), other="cp1252")
            except (binascii.Error, ValueError):
                continue
        elif sign != ":":
            continue  # it points at another file
        found.append((name, value))
    return found
