"""How personal an address is, and so how far the names must agree for it to mean one person.

A profile is one person's. A mail address mostly is; a number may be a family's; a page on the web and the mail of an
office are whoever's works there.
"""

from networker.domain.likeness import Likeness
from networker.domain.offices import is_role_address
from networker.domain.vocabulary import Channel

FAMILY = 4  # the most people who share an address as a family does: what more have is an office's
OF_SEVERAL = frozenset(
    {Channel.MAIL.value, Channel.PHONE.value, Channel.WHATSAPP.value, Channel.SIGNAL.value}
)
WEB = frozenset({Channel.BLOG.value, Channel.OTHER.value})  # pages, mostly of whoever somebody works for


def is_user_name(key: tuple[str, str]) -> bool:
    """Whether it is a user name where people mostly go by their number."""
    return key[0] in (Channel.WHATSAPP.value, Channel.SIGNAL.value) and not key[1].lstrip("+").isdigit()


def is_role(key: tuple[str, str]) -> bool:
    """Whether an address (channel, match key) is an office's or a family's, whoever answers it."""
    return key[0] == Channel.MAIL.value and is_role_address(key[1])


def needed(key: tuple[str, str]) -> Likeness:
    """How far the names must agree for an address to mean one person; the less personal it is, the more."""
    if key[0] in WEB or is_role(key):
        return Likeness.SAME
    if key[0] in OF_SEVERAL and key[0] != Channel.MAIL.value:
        return Likeness.PART
    return Likeness.MARRIED
