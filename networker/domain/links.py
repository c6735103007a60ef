"""Links of the program's own: `networker://add?name=…&url=…&note=…&email=…` and `networker://person/ID`.

They come from anywhere, so what they say is taken apart, cut, and freed of all that deceives; it fills a form at most.
"""

import re
import unicodedata
from dataclasses import dataclass
from urllib.parse import unquote, urlsplit

from networker.domain.handles import channel_of_url, mail_address, profile_key
from networker.domain.vocabulary import Channel, PersonId

LONGEST = 8000  # characters of a link
LONGEST_NAME, LONGEST_URL, LONGEST_NOTE = 120, 500, 1000
# For the browser's bar: the page that is open, with what is selected on it as the note. No percent sign may stand in it, as
# a browser decodes the line before it runs.
BOOKMARKLET = (
    "javascript:void(location.href='networker://add"
    "?name='+encodeURIComponent(document.title.slice(0,300))"
    "+'&url='+encodeURIComponent(location.href.slice(0,500))"
    "+'&note='+encodeURIComponent(String(getSelection()).slice(0,500)))"
)
_LINK = re.compile(r"networker:/*([a-z]+)(?:/([^?#/]*))?/?(?:\?([^#]*))?(?:#.*)?", re.IGNORECASE | re.DOTALL)
_NOT_ONE = (
    "Networker does not understand this link. It takes networker://add with a name, url, email or note,"
    " and networker://person with an id."
)
_JOINERS = "\u200c\u200d"  # which names and emoji need
_HOST = re.compile(r"(?:[a-z0-9](?:[a-z0-9-]*[a-z0-9])?\.)+[a-z][a-z0-9-]*[a-z0-9]")

# What stands in the place of somebody's name in an address, and is a page of the service itself.
_PAGES_OF_SERVICES = frozenset(
    (
        "home", "explore", "search", "settings", "notifications", "messages", "login", "signup", "i", "intent", "share",
        "hashtag", "compose", "about", "help", "jobs", "tos", "privacy", "groups", "events", "pages", "watch", "reel",
        "reels", "marketplace", "gaming", "stories", "p", "direct", "accounts", "home.php", "sharer.php", "topics",
        "trending", "features", "pricing", "orgs", "marketplace", "issues", "pulls", "new", "feed", "web", "deck",
    )
)  # fmt: skip
_CODE_HOSTS = ("github.com", "gitlab.com", "codeberg.org")
_BY_NAME = (Channel.X, Channel.FACEBOOK, Channel.INSTAGRAM, Channel.TELEGRAM)

_COUNT = re.compile(r"^\(\d+\+?\)\s*")
_SITES = "LinkedIn|X|Twitter|Facebook|Mastodon|GitHub|GitLab|Bluesky|XING|Threads"
_SITE = re.compile(rf"\s+[|·•—–/-]\s+(?:(?:{_SITES})|[^|·•—–/]*Instagram[^|·•—–/]*)$")
_POST = re.compile(rf"\s(?:on|auf|en|sur|em|su|op)\s(?:{_SITES}|Instagram):\s.*$", re.DOTALL)
_USER = re.compile(r"\s*\(@[^)]*\).*$")
_USER_AND_NAME = re.compile(r"\S+ \((.+)\)")
_AND_JOB = re.compile(r"\s[-–—]\s.*$")


class NoLink(ValueError):
    """`str()` is one sentence: what it is not, and what would be."""


@dataclass(frozen=True, slots=True)
class AddLink:
    """Somebody to be added: what a form is filled with. `left_out`: its address was none of a person's page."""

    name: str = ""
    url: str = ""
    mail: str = ""
    note: str = ""
    left_out: bool = False


@dataclass(frozen=True, slots=True)
class PersonLink:
    """Somebody of the book to be shown, who need not be there."""

    person: PersonId


def read(link: str) -> AddLink | PersonLink:
    """What a link says. Raises NoLink where that is nothing we know."""
    found = _LINK.fullmatch(link.strip()) if len(link) <= LONGEST else None
    match found.groups("") if found else ():
        case (verb, "", query) if verb.lower() == "add":
            return _add(query)
        case (verb, number, _) if verb.lower() == "person" and _is_id(number):
            return PersonLink(PersonId(int(number)))
    raise NoLink(_NOT_ONE)


def _is_id(number: str) -> bool:
    return number.isascii() and number.isdecimal() and len(number) < 18


def _add(query: str) -> AddLink:
    said: dict[str, str] = {}
    for pair in query.split("&"):
        key, _, value = pair.partition("=")
        # A plus stands for a space in words; in addresses it is a sign as others.
        words = key.lower() in ("name", "note")
        said.setdefault(key.lower(), unquote(value.replace("+", " ") if words else value, errors="replace"))
    url = web_page(_plain(said.get("url", "")))
    kept = url if url and is_profile(url) else ""
    found = AddLink(
        name=name_of(_plain(said.get("name", "")), url)[:LONGEST_NAME].strip(),
        url=kept,
        mail=_mail(_plain(said.get("email", ""))),
        note=_plain(said.get("note", ""))[:LONGEST_NOTE].strip(),
        left_out=bool(said.get("url")) and not kept,
    )
    if not (found.name or found.url or found.mail):
        raise NoLink(_NOT_ONE)
    return found


def _mail(text: str) -> str:
    address = mail_address(text)
    return address if address == text and len(address) <= LONGEST_URL and "%" not in address else ""


def _plain(text: str) -> str:
    """In one line, without what breaks it, hides in it, or turns its direction."""
    kept = (
        " " if ch.isspace() else ch
        for ch in text
        if ch.isspace() or ch in _JOINERS or unicodedata.category(ch)[0] != "C"
    )  # fmt: skip
    return " ".join("".join(kept).split())


def web_page(text: str) -> str:
    """The address of a page as it may be kept: http or https, a host with a name, no user and no port. Else ""."""
    if len(text) > LONGEST_URL or any(ch.isspace() or ch in '\\"<>^`{|}' for ch in text):
        return ""
    try:
        parts = urlsplit(text)
        host = (parts.hostname or "").encode("idna").decode() if parts.port is None else ""
    except (ValueError, UnicodeError):
        return ""
    if parts.scheme.lower() not in ("http", "https") or parts.username is not None:
        return ""
    if not _HOST.fullmatch(host):
        return ""
    # Of a query only what says whose page it is: the rest says where somebody came from.
    key = profile_key(text)
    query = f"?{key.partition('?')[2]}" if "?" in key else ""
    return f"{parts.scheme.lower()}://{parts.netloc.lower()}{_to_the_person(parts.path, text)}{query}"


def _to_the_person(path: str, url: str) -> str:
    """A path up to where it says whose page it is: behind that stands one of their posts, say."""
    channel, steps = channel_of_url(url), path.strip("/").split("/")
    if channel in (Channel.LINKEDIN, Channel.BLUESKY):
        most = 2
    elif steps[0] in ("i", "people", "p"):
        most = 3
    elif channel in (*_BY_NAME, Channel.MASTODON) or profile_key(url).startswith(_CODE_HOSTS):
        most = 1
    else:
        return path
    return path if len(steps) <= most else "/" + "/".join(steps[:most])


def is_profile(url: str) -> bool:
    """Whether a page may be somebody's: on a network only where a name stands in its address, elsewhere any page."""
    host, *steps = profile_key(url).split("/")
    channel = channel_of_url(url)
    if channel is Channel.LINKEDIN:
        return len(steps) >= 2 and steps[0] in ("in", "pub")
    if channel is Channel.BLUESKY:
        return len(steps) >= 2 and steps[0] == "profile"
    if channel in (Channel.MASTODON, Channel.MEETUP):
        return bool(steps)
    if channel in _BY_NAME or host in _CODE_HOSTS:
        return bool(steps) and (steps[0] not in _PAGES_OF_SERVICES or (steps[0] == "i" and len(steps) == 3))
    return bool(host) and (channel is Channel.BLOG or bool(steps))


def name_of(title: str, url: str) -> str:
    """The name in the title of somebody's page on a network; of any other page its title as it is."""
    if not url or channel_of_url(url) is Channel.BLOG:
        return title
    title = _POST.sub("", _SITE.sub("", _COUNT.sub("", title)))
    if profile_key(url).startswith(_CODE_HOSTS) and (both := _USER_AND_NAME.fullmatch(title)):
        return both[1]
    title = _USER.sub("", title)
    if channel_of_url(url) is Channel.LINKEDIN or "xing.com/" in url:
        title = _AND_JOB.sub("", title)
    return title
