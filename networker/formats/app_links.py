"""Links that open a program at somebody: `tg://resolve?domain=ana`. What they say is a user name, a number or a page."""

import re
from collections.abc import Mapping
from types import MappingProxyType
from urllib.parse import parse_qs

_LINK = re.compile(r"([a-z]+):(?://)?([^?#]*)(?:\?([^#]*))?(#.*)?", re.IGNORECASE | re.DOTALL)

# By scheme: the service, and the arguments that hold a user name and a telephone number.
_SAID: Mapping[str, tuple[str, str, str]] = MappingProxyType(
    {
        "tg": ("Telegram", "domain", "phone"),
        "whatsapp": ("WhatsApp", "", "phone"),
        "viber": ("Viber", "", "number"),
        "twitter": ("Twitter", "screen_name", ""),
        "instagram": ("Instagram", "username", ""),
    }
)


def read(text: str) -> tuple[str, str] | None:
    """The service of a link with the user name, number (with its +) or page in it; None for what says none of these."""
    link = _LINK.fullmatch(text.strip())
    if link is None:
        return None
    scheme, place, query, end = link[1].lower(), link[2].strip("/"), link[3] or "", link[4] or ""
    if scheme == "skype" and place:
        return "Skype", place  # what is to be done with them stands behind it
    if scheme == "sgnl" and place == "signal.me" and end:
        return "Signal", f"https://signal.me/{end}"
    service, name_in, number_in = _SAID.get(scheme, ("", "", ""))
    arguments = parse_qs(query.replace("+", "%2B"))
    if name_in and (name := arguments.get(name_in, [""])[0].strip()):
        return service, name
    number = arguments.get(number_in, [""])[0].strip().removeprefix("+") if number_in else ""
    return (service, f"+{number}") if any(ch.isdecimal() for ch in number) else None
