"""Opening an address outside the program: only web pages, mail and calls, and nothing else unasked.

A handle comes from files of strangers, so its scheme is looked at and never trusted.
"""

from urllib.parse import quote, urlsplit

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices

from networker.domain.vocabulary import Channel

SCHEMES = frozenset({"http", "https", "mailto", "tel"})


def url_of(channel: Channel, text: str, *, subject: str = "", body: str = "") -> str:
    """The address that opens a handle; "" where nothing may be opened.

    Only http, https, mailto and tel ever come out, whatever the handle says.
    """
    text = text.strip()
    if channel is Channel.MAIL:
        address = text.removeprefix("mailto:").partition("?")[0]
        if "@" not in address or any(ch.isspace() or ch in ",;<>\"'&" for ch in address):
            return ""
        fields = "&".join(
            f"{name}={quote(value)}" for name, value in (("subject", subject), ("body", body)) if value
        )
        return f"mailto:{quote(address, safe='@+')}" + (f"?{fields}" if fields else "")
    if channel is Channel.PHONE:
        digits = "".join(ch for ch in text.removeprefix("tel:") if ch.isdigit() or ch == "+")
        return f"tel:{digits}" if digits.strip("+") else ""
    return _web(text)


def _web(text: str) -> str:
    if "://" not in text and "." in text.partition("/")[0] and "@" not in text:
        text = "https://" + text
    try:
        parts = urlsplit(text)
        host = parts.hostname or ""
    except ValueError:
        return ""
    if parts.scheme.lower() not in ("http", "https") or "." not in host or parts.username is not None:
        return ""
    return text


def open_url(url: str) -> bool:
    """Open an address that `url_of` made; False where the desktop cannot, or its scheme is not allowed."""
    if urlsplit(url).scheme.lower() not in SCHEMES:
        return False
    return QDesktopServices.openUrl(QUrl(url, QUrl.ParsingMode.TolerantMode))
