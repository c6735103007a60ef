"""Reports of mail that did not arrive: to whom it did not. Of all bodies these alone are looked at, and only their beginning.

Some programs name the addresses in a field of the header (X-Failed-Recipients); the others in the report itself (RFC 3464),
which is put into such a field here, so that whoever reads headers need not know.
"""

import re

REPORT = 16 * 1024  # bytes behind a header that are looked at
SIGN = b"delivery-status"  # in the header of every report

_REPORT = re.compile(
    rb"(?:^|\n)Content-Type[ \t]*+:(?:[^\n]|\n[ \t]){0,500}?report-type[ \t]*+=[ \t\"]*+delivery-status",
    re.IGNORECASE,
)
_NEXT_MAIL = re.compile(rb"\n\r?\nFrom ")
_BLOCK = re.compile(rb"\n\r?\n")
_RECIPIENT = re.compile(rb"(?:^|\n)(?:Final|Original)-Recipient[ \t]*+:[ \t]*+rfc822[ \t]*+;[ \t]*+<?([^\s<>;@]++@[^\s<>;]++)", re.IGNORECASE)  # fmt: skip
_FAILED = re.compile(rb"(?:^|\n)Action[ \t]*+:[ \t]*+failed", re.IGNORECASE)


def is_report(header: bytes) -> bool:
    """Whether a header is one of such a report."""
    return SIGN in header and _REPORT.search(header) is not None


def with_recipients(header: bytes, behind: bytes) -> bytes:
    """The header of a report with those whom the mail did not reach, told by what stands behind it."""
    body = behind[:REPORT]
    if end := _NEXT_MAIL.search(body):
        body = body[: end.start()]
    found: dict[bytes, None] = {}
    for block in _BLOCK.split(body):
        if _FAILED.search(block):  # one that is only late may come yet
            found.update(dict.fromkeys(_RECIPIENT.findall(block)))
    return header + b"\nX-Failed-Recipients: " + b", ".join(found) if found else header
