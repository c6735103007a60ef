"""Opening an address outside the program: only web pages, mail and calls, and nothing else unasked.

A handle comes from files of strangers, so its scheme is looked at and never trusted. What is not plainly an address
of its channel is not opened at all: it goes to the clipboard instead.
"""

import re
import unicodedata
from collections.abc import Callable, Mapping
from types import MappingProxyType
from urllib.parse import quote, urlsplit

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices

from networker.domain.handles import is_of, mail_address, phone_digits
from networker.domain.vocabulary import Channel

SCHEMES = frozenset({"http", "https", "mailto", "tel"})
# Characters of an address with its words: mail programs on Windows take little more than 2,000.
LONGEST = 1800
MOST_DIGITS = 15  # of a number in the world
_DOMAIN = re.compile(r"(?:\w(?:[\w-]*\w)?\.)+\w(?:[\w-]*\w)?")
_HOST = re.compile(r"[^.]+(?:\.[^.]+)+\.?")
_USER = re.compile(r"@?([A-Za-z0-9_](?:[A-Za-z0-9_.-]{0,62}[A-Za-z0-9_])?)")
_FEDIVERSE = re.compile(
    r"@?([A-Za-z0-9_]+(?:[A-Za-z0-9_.-]*[A-Za-z0-9_])?)@([A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)+)"
)


def url_of(channel: Channel, text: str, *, subject: str = "", body: str = "") -> str:
    """The address that opens a handle; "" where nothing may be opened.

    Only http, https, mailto and tel ever come out, whatever the handle says. `body` goes along where the channel can
    take it; one that is too long stays behind, whole.
    """
    text = text.strip()
    if not text or any(unicodedata.category(ch) in ("Cc", "Cf", "Zl", "Zp") for ch in text):
        return ""  # a line break would begin another header, an invisible sign shows another address
    if channel is Channel.MAIL:
        return _mail(text, subject, body)
    if channel is Channel.PHONE:
        number = _number(text)
        return f"tel:{number}" if number else ""
    if not is_of(channel, text):
        return ""  # of another site than it is said to be
    return _web(text) or _chat(channel, text, body)


def _mail(text: str, subject: str, body: str) -> str:
    """`mailto:` with every sign of the address encoded that could begin a header or another address."""
    if text[:7].lower() == "mailto:":
        text = text.partition("?")[0]  # what it would fill in, a bcc say, stays behind
    address = mail_address(text) if text.count("@") == 1 else ""
    local, _, domain = address.partition("@")
    if _DOMAIN.fullmatch(domain) is None or "\\" in local or not address.isprintable():
        return ""
    made = f"mailto:{quote(address, safe='@+')}"
    subject = " ".join(subject.split())  # a line break in it would begin another header
    fields = [
        f"{name}={quote(value, safe='')}" for name, value in (("subject", subject), ("body", body)) if value
    ]
    while fields and len(made) + 1 + len("&".join(fields)) > LONGEST:
        fields.pop()
    return f"{made}?{'&'.join(fields)}" if fields else made


def _number(text: str) -> str:
    """The number to dial, as matching reads it, an extension left out; "" for what is not one number alone.

    Nothing else is dialled: no codes that a telephone would obey, no letters for digits, no two numbers in one.
    """
    digits = phone_digits(text)
    if not 2 < len(digits.removeprefix("+")) <= MOST_DIGITS:
        return ""
    from networker.services.handles import in_full

    return in_full(digits)


def _web(text: str) -> str:
    if "://" not in text and "." in text.partition("/")[0] and "/" in text and "@" not in text:
        text = "https://" + text
    if any(ch.isspace() or ch in '\\"<>^`{|}' for ch in text):
        return ""
    try:
        parts = urlsplit(text)
        host, port = parts.hostname or "", parts.port
    except ValueError:
        return ""
    if (
        parts.scheme.lower() not in ("http", "https")
        or _HOST.fullmatch(host) is None
        or parts.username is not None
    ):
        return ""
    return "" if port not in (None, 80, 443) else text


_PAGES: Mapping[Channel, str] = MappingProxyType(
    {
        Channel.LINKEDIN: "https://www.linkedin.com/in/{0}", Channel.X: "https://x.com/{0}",
        Channel.FACEBOOK: "https://www.facebook.com/{0}", Channel.INSTAGRAM: "https://www.instagram.com/{0}",
        Channel.TELEGRAM: "https://t.me/{0}",
    }
)  # fmt: skip


def _chat(channel: Channel, text: str, body: str) -> str:
    """The page of a user name or a number, where the channel is known to have one. No user name is ever a host."""
    by_number: dict[Channel, Callable[[str], str]] = {
        Channel.WHATSAPP: lambda number: _with_words(f"https://wa.me/{number[1:]}", body),
        Channel.SIGNAL: lambda number: f"https://signal.me/#p/{number}",
        Channel.TELEGRAM: lambda number: f"https://t.me/{number}",
    }
    if channel in by_number and phone_digits(text):
        number = _number(text)  # without its country it is somebody else's there
        return by_number[channel](number) if number.startswith("+") else ""
    if channel is Channel.MASTODON and (found := _FEDIVERSE.fullmatch(text)):
        return f"https://{found[2].lower()}/@{found[1]}"
    user = _USER.fullmatch(text)
    if user is None:
        return ""
    if channel is Channel.BLUESKY and "." in user[1]:
        return f"https://bsky.app/profile/{user[1]}"
    if channel in _PAGES:
        return _PAGES[channel].format(user[1])
    return _web(f"https://{user[1]}") if channel is Channel.BLOG else ""


def _with_words(url: str, body: str) -> str:
    made = f"{url}?text={quote(body, safe='')}"
    return made if body and len(made) <= LONGEST else url


def open_url(url: str) -> bool:
    """Open an address that `url_of` made; False where the desktop cannot, or its scheme is not allowed."""
    if urlsplit(url).scheme.lower() not in SCHEMES:
        return False
    return QDesktopServices.openUrl(QUrl(url, QUrl.ParsingMode.TolerantMode))
