"""The ten kinds of files that are spoilt by the thousand, and how one is spoilt: mutant n of a kind is always the same.

No library makes them, so that twenty thousand cost seconds; what one broke is kept in `tests/data/crashers` and read ever after.
"""

import io
import random
import zipfile
from collections.abc import Callable
from functools import cache

from tests.formats.seeds import SEEDS

ARCHIVE = "archive"
KINDS: dict[str, tuple[str, ...]] = {
    "LinkedIn": (
        "linkedin", "linkedin messages", "linkedin invitations", "linkedin profile", "linkedin endorsements",
        "linkedin recommendations",
    ),
    "table": ("google", "outlook", "thunderbird", "hubspot", "meetup", "mastodon"),
    "address book": ("vcard 2.1", "vcard 4.0", "ldif"),
    "calendar": ("icalendar",),
    "mail": ("mbox", "eml"),
    "WhatsApp": ("whatsapp",),
    "Meta": (
        "facebook", "instagram", "facebook messages", "facebook messages, encrypted", "facebook profile",
        "instagram profile",
    ),
    "JSON": (
        "telegram", "x posts", "x messages", "x followers", "x account", "mastodon posts", "mastodon account", "google+",
        "monica", "networker",
    ),
    "WordPress": ("wordpress",),
    ARCHIVE: (ARCHIVE,),
}  # fmt: skip
PIECES = (
    b"\0", b'"', b"'", b"\n", b"\r", b"\r\n", b"\n\n", b",", b";", b"\t", b":", b"=", b"\\", b"\xff\xfe", b"\xef\xbb\xbf",
    b"\xed\xa0\x80", b"\\ud800", b"\\u0000", b"\xe9", b"\xe2\x80\xae", b" ::: ", b"\nEND:VCARD\n", b"\nBEGIN:VCARD\n",
    b"BEGIN:VEVENT\n", b"RRULE:FREQ=SECONDLY;COUNT=1000000000\n", b"TZID=x:", b"=\n", b"%", b"^", b"ENCODING=b", b"CHARSET=x",
    b"[", b"]", b"{", b"}", b"null", b"true", b"{}", b"[]", b'""', b"* ", b"<", b">", b"</", b"&x;", b"<![CDATA[", b"]]>",
    b"<!DOCTYPE a [<!ENTITY b 'c'>]>", b"=?utf-8?b?", b"?=", b"From ", b"Content-Type: multipart/mixed; boundary=x\n",
    b"0", b"-1", b"1e999", b"NaN", b"9" * 40, b"9" * 6000, b"0000-00-00", b"99/99/99", b"29/02/2023", b"3000-01-01T00:00:00Z",
    b"PK\x03\x04", b"PK\x01\x02", b"\xff\xff\xff\xff", b"\x80" * 9,
)  # fmt: skip
MANY = 5000  # of one opening bracket, quotation mark or the like
LONG = 60_000  # bytes that a repeated stretch may come to


@cache
def seed_of(name: str) -> bytes:
    """A healthy file to begin with."""
    if name != ARCHIVE:
        return SEEDS[name]
    whole = io.BytesIO()
    with zipfile.ZipFile(whole, "w", zipfile.ZIP_DEFLATED) as archive:
        for each in ("linkedin", "vcard 4.0", "icalendar", "whatsapp", "telegram"):
            archive.writestr(zipfile.ZipInfo(f"{each}/data"), SEEDS[each], zipfile.ZIP_DEFLATED)
    return whole.getvalue()


def _stretch(data: bytes, chance: random.Random, most: int = 60) -> tuple[int, int]:
    at = chance.randrange(len(data) + 1)
    return at, min(len(data), at + chance.randrange(most))


def _cut(data: bytes, chance: random.Random, _other: bytes) -> bytes:
    at, end = _stretch(data, chance)
    return data[:at] + data[end:]


def _put(data: bytes, chance: random.Random, _other: bytes) -> bytes:
    at, end = _stretch(data, chance, 8)
    return data[:at] + chance.choice(PIECES) + data[end if chance.random() < 0.5 else at :]


def _noise(data: bytes, chance: random.Random, _other: bytes) -> bytes:
    at, end = _stretch(data, chance, 8)
    return data[:at] + chance.randbytes(chance.randrange(8)) + data[end:]


def _flip(data: bytes, chance: random.Random, _other: bytes) -> bytes:
    if not data:
        return data
    at = chance.randrange(len(data))
    return data[:at] + bytes([data[at] ^ 1 << chance.randrange(8)]) + data[at + 1 :]


def _again(data: bytes, chance: random.Random, _other: bytes) -> bytes:
    at, end = _stretch(data, chance, 200)
    times = chance.choice((2, 3, 20, 400))
    return data[:at] + data[at:end] * min(times, LONG // max(end - at, 1)) + data[end:]


def _moved(data: bytes, chance: random.Random, _other: bytes) -> bytes:
    at, end = _stretch(data, chance)
    rest = data[:at] + data[end:]
    to = chance.randrange(len(rest) + 1)
    return rest[:to] + data[at:end] + rest[to:]


def _spliced(data: bytes, chance: random.Random, other: bytes) -> bytes:
    return data[: chance.randrange(len(data) + 1)] + other[chance.randrange(len(other) + 1) :]


def _ended(data: bytes, chance: random.Random, _other: bytes) -> bytes:
    return data[: chance.randrange(len(data) + 1)]


def _deep(data: bytes, chance: random.Random, _other: bytes) -> bytes:
    at = chance.randrange(len(data) + 1)
    return (
        data[:at]
        + chance.choice((b"[", b'{"a":', b"<a>", b"(", b'"', b"\n ", b"BEGIN:VCARD\n")) * MANY
        + data[at:]
    )


_WAYS: tuple[tuple[int, Callable[[bytes, random.Random, bytes], bytes]], ...] = (
    (20, _cut), (30, _put), (15, _noise), (15, _flip), (8, _again), (8, _moved), (4, _spliced), (3, _ended), (1, _deep),
)  # fmt: skip


def mutant(kind: str, n: int) -> bytes:
    """Mutant n of a kind."""
    chance = random.Random(f"{kind} {n}")
    names = KINDS[kind]
    data = seed_of(names[n % len(names)])
    other = seed_of(chance.choice(names))
    weights = [weight for weight, _ in _WAYS]
    for _ in range(chance.choice((1, 1, 2, 3, 6))):
        [(_, way)] = chance.choices(_WAYS, weights)
        data = way(data, chance, other)
    return data
