"""The match key of a handle: two spellings of one address give one key, and nothing else does.

Keys are compared and made unique in the book, never shown: what a source wrote stays as it is.
Every function is total: whatever text comes, a key comes back, "" where there is none.
"""

import re
import unicodedata
from collections.abc import Mapping, Sequence
from types import MappingProxyType
from urllib.parse import unquote_to_bytes

from networker.domain.names import fold
from networker.domain.vocabulary import Channel

_LINKEDIN = "https://www.linkedin.com/in/"
_MAIL = re.compile(r"[^\s@<>\"(),;:\[\]]+@(?:[^\s@<>\"(),;:\[\]./]+\.)+[^\s@<>\"(),;:\[\]./]+")
_ADDRESS_LIKE = re.compile(r"@?[\w.+-]+@[\w-]+(?:\.[\w-]+)+")
_SCHEME = re.compile(r"(?:[a-z][a-z0-9+.-]*:)?//|x-apple:", re.IGNORECASE)
_HOST = re.compile(r"[^\s@:/?#\\]+\.[^\s@:/?#\\]{2,}")
_EXTENSION = re.compile(
    r";\s*[a-z].*|\s*(?:ext(?:ension|n)?|x|#|p|w|dw|durchwahl)[\s.:]*\d{1,6}\s*"
    r"|[,;]\d{1,5}#?|,{2,3}\d{1,12}#?",  # what a telephone dials after a pause
    re.IGNORECASE | re.DOTALL,
)
_SCHEME_OF_ACCOUNT = re.compile(r"^(?:https?://(?=[^/?#]*$)|[a-z][a-z0-9+.-]+:(?!//))", re.IGNORECASE)
_AFTER_ACCOUNT = re.compile(r"[/?#]")
_REMARK = re.compile(r"\s\([^()\d]*\)")
_SIMPLE_PHONE = str.maketrans("", "", " -.()\u00a0\u202f")
_BETWEEN_DIGITS = frozenset("()[]./\u00b7'\t")  # beside spaces, dashes and invisible signs
_MOST_DIGITS = 17  # fifteen, and 00 before the country
_SIGNAL_LINK = re.compile(r"(?:https?|sgnl)://signal\.me/?#(p|eu)/(.+)", re.IGNORECASE)

# Where one service answers under several names. Subdomains are taken off first.
_SAME_HOST = {
    "twitter.com": "x.com",
    "fb.com": "facebook.com",
    "instagr.am": "instagram.com",
    "telegram.me": "t.me",
    "telegram.dog": "t.me",
}

# Hosts whose subdomains are a language, a device or a mirror, not another site.
_ONE_SITE = (
    "linkedin.com",
    "facebook.com",
    "twitter.com",
    "x.com",
    "instagram.com",
    "meetup.com",
)

_CHANNEL_OF_HOST = {
    "linkedin.com": Channel.LINKEDIN,
    "lnkd.in": Channel.LINKEDIN,
    "x.com": Channel.X,
    "facebook.com": Channel.FACEBOOK,
    "fb.me": Channel.FACEBOOK,
    "m.me": Channel.FACEBOOK,
    "instagram.com": Channel.INSTAGRAM,
    "t.me": Channel.TELEGRAM,
    "wa.me": Channel.WHATSAPP,
    "api.whatsapp.com": Channel.WHATSAPP,
    "bsky.app": Channel.BLUESKY,
    "meetup.com": Channel.MEETUP,
    "meetu.ps": Channel.MEETUP,
    "plus.google.com": Channel.GOOGLE_PLUS,
    "profiles.google.com": Channel.GOOGLE_PLUS,
    "signal.me": Channel.SIGNAL,
}

# Sites full of profiles that are neither a channel of their own nor somebody's blog.
_OTHER_HOSTS = frozenset(
    (
        "github.com", "gitlab.com", "bitbucket.org", "codeberg.org", "stackoverflow.com", "xing.com",
        "youtube.com", "youtu.be", "tiktok.com", "threads.net", "threads.com", "pinterest.com",
        "reddit.com", "snapchat.com", "discord.com", "discord.gg", "twitch.tv", "vimeo.com", "flickr.com",
        "soundcloud.com", "spotify.com", "orcid.org", "researchgate.net", "crunchbase.com", "angel.co",
        "wellfound.com", "dribbble.com", "behance.net", "keybase.io", "gravatar.com", "about.me",
        "linktr.ee", "vk.com", "ok.ru", "weibo.com", "google.com", "maps.google.com", "skype.com",
        "quora.com", "goodreads.com",
    )
)  # fmt: skip

# Sites where `/@name` is an author's page and not a Mastodon account.
_AT_NAME_ELSEWHERE = frozenset(("medium.com", "substack.com", "flipboard.com", "note.com", "hashnode.com"))

# Whose host an address must have to be taken for one of a channel, and what may stand before it: a device, a country.
_SITES: Mapping[Channel, frozenset[str]] = MappingProxyType(
    {
        channel: frozenset(
            host
            for host in (*_CHANNEL_OF_HOST, *_SAME_HOST)
            if _CHANNEL_OF_HOST[_SAME_HOST.get(host, host)] is channel
        )
        for channel in dict.fromkeys(_CHANNEL_OF_HOST.values())
    }
)
_BEFORE_SITE = re.compile(r"(?:www|m|mobile|web|touch|mbasic|[a-z]{2}(?:-[a-z]{2})?)\.")
_KNOWN_NAMES = frozenset(
    host.rpartition(".")[0].rpartition(".")[2] for host in (*_CHANNEL_OF_HOST, *_SAME_HOST, *_OTHER_HOSTS)
)

_USER_PAGE = {
    Channel.LINKEDIN: "linkedin.com/in/",
    Channel.X: "x.com/",
    Channel.FACEBOOK: "facebook.com/",
    Channel.INSTAGRAM: "instagram.com/",
    Channel.TELEGRAM: "t.me/",
}


def _folded(text: str) -> str:
    """Case-folded and composed, so that comparison is by letter and not by code point."""
    if text.isascii():
        return text.lower()
    return unicodedata.normalize("NFC", unicodedata.normalize("NFC", text).casefold())


def mail_address(text: str) -> str:
    """A mail address as it is written, without `mailto:`, name, angle brackets or trailing dots; or ""."""
    text = text.strip()
    if "<" in text:
        text = text[text.rfind("<") + 1 :]
    text = text.strip("<>'\" \t\r\n")
    if text[:7].lower() == "mailto:":
        text = text[7:].split("?", 1)[0]
        if "%" in text:
            text = _unquoted(text)
    text = text.strip().rstrip(".,;")
    return text if _MAIL.fullmatch(text) else ""


def mail_key(text: str) -> str:
    """A mail address in lower case; or ""."""
    return _folded(mail_address(text))


def phone_digits(text: str) -> str:
    """The digits of a phone number, with a leading + where the country is said; extensions are left out.

    `tel:` goes, 00 becomes +, the (0) after a country code goes, digits of other scripts become 0–9. "" for what is not
    one number and nothing else: a user name, letters for digits, several numbers in one.
    """
    text = text.strip()
    bare = text.translate(_SIMPLE_PHONE)
    digits = bare[1:] if bare[:1] == "+" else bare
    if not (digits.isascii() and digits.isdigit()) or "(0)" in text:
        bare = _odd_phone(text)
    if len(bare) > _MOST_DIGITS:
        return ""
    return "+" + bare[2:] if bare.startswith("00") and len(bare) > 4 else bare


def _odd_phone(text: str) -> str:
    if text[:4].lower() == "tel:":
        text = text[4:]
    if "%" in text:
        text = _unquoted(text)
    for aside in (_REMARK, _EXTENSION):
        if found := next((each for each in aside.finditer(text) if each.end() == len(text)), None):
            text = text[: found.start()]
    text = text.lstrip(" (\u200e\u202a\u2066\u00a0\u202d'").replace("＋", "+")
    international = text.startswith(("+", "00"))
    if international and not text.startswith(("+39", "0039")):  # in Italy the nought is dialled
        text = text.replace("(0)", "")
    number = text.removeprefix("+")
    if not all(ch.isdecimal() or _is_between_digits(ch) for ch in number) or _are_several(text):
        return ""
    digits = _decimals(number)
    return "+" + digits if digits and text.startswith("+") else digits


def _is_between_digits(ch: str) -> bool:
    return ch in _BETWEEN_DIGITS or unicodedata.category(ch) in ("Zs", "Pd", "Cf")


def _are_several(text: str) -> bool:
    """Whether slashes part numbers: before the first one stands more than an area, or two whole ones behind it."""
    first, *rest = map(_decimals, text.split("/"))
    if text.startswith(("+", "00")):
        area = 7 + 2 * first.startswith("00")
    else:
        area = 6 if first.startswith("0") else 5
    return bool(rest) and (len(first) > area or sum(len(each) > area for each in rest) > 1)


def _decimals(text: str) -> str:
    return "".join(str(unicodedata.digit(ch)) for ch in text if ch.isdecimal())


def _unquoted(text: str) -> str:
    """`text` without percent signs, as UTF-8; as it was where that gives no text."""
    try:
        return unquote_to_bytes(text).decode("utf-8")
    except ValueError:
        return text


def _split(url: str) -> tuple[str, str, str]:
    """Host (in lower case), path and query as they were written; all "" where it is no URL."""
    text = url.strip().strip("<>")
    while scheme := _SCHEME.match(text):
        text = text[scheme.end() :]
    text = text.replace("/#!/", "/", 1)
    text, _, _ = text.partition("#")
    text, _, query = text.partition("?")
    host, _, path = text.partition("/")
    host = host.rpartition("@")[2].partition(":")[0].rstrip(".").lower()
    return (host, path, query) if _HOST.fullmatch(host) else ("", "", "")


def is_of(channel: Channel, address: str) -> bool:
    """Whether a web address leads to a site of the channel, by its exact host: no name that looks like it will do.

    True for what is no web address, and for channels that have no site of their own.
    """
    sites = _SITES.get(channel)
    host = _split(address)[0] if "/" in address else ""
    if sites is None or not host:
        return True
    return host in sites or _BEFORE_SITE.sub("", host, count=1) in sites


def address_on(handles: Sequence[tuple[str, str]], channel: str) -> str:
    """The address on a channel, of (channel, text) with the main ones first; "" where none is known."""
    return next((text for where, text in handles if where == channel), "")


def shown_address(text: str) -> str:
    """An address as it may be shown: letters of a host that could be taken for another one stand in its ASCII form.

    What stands so already is never decoded. Latin letters with accents stay, unless they spell a site that is known;
    a host in another script stays where it is so to its end, as then it is like none in Latin letters.
    """
    scheme = _SCHEME.match(text)
    at = scheme.end() if scheme else 0
    end = next((n for n, ch in enumerate(text) if n >= at and ch in "/?#\\"), len(text))
    user = text.rfind("@", at, end) + 1
    if user == 0 and end == len(text) and not scheme and "." not in text:
        return text  # a user name
    begin = max(user, at)
    host, colon, port = text[begin:end].partition(":")
    return text[:begin] + _shown_host(host) + colon + port + text[end:]


def _shown_host(host: str) -> str:
    if host.isascii():
        return host
    labels = unicodedata.normalize("NFC", host).lower().split(".")
    apart = all(label and not any(_is_latin(ch) for ch in label) for label in labels)
    return host if apart else ".".join(_shown_label(label) for label in labels)


def _shown_label(label: str) -> str:
    accented = all(ch.isdecimal() or ch == "-" or _is_latin(ch) for ch in label)
    if label.isascii() or (accented and fold(label) not in _KNOWN_NAMES):
        return label
    return f"xn--{label.encode('punycode').decode()}"


def _is_latin(ch: str) -> bool:
    return unicodedata.name(ch, "").startswith("LATIN ")


def _parts(url: str) -> tuple[str, str, str]:
    """Host (plain, in lower case), path (decoded, not yet folded) and query; host "" where it is no URL."""
    host, path, query = _split(url)
    for prefix in ("www.", "m.", "mobile."):
        if host.startswith(prefix) and host.count(".") > 1:
            host = host[len(prefix) :]
    for site in _ONE_SITE:
        if host.endswith("." + site):
            host = site
    if "%" in path:
        path = _unquoted(path)
    return _SAME_HOST.get(host, host), path.strip("/"), query


def _argument(query: str, *names: str) -> str:
    """The value of the first of these arguments in a query, or ""."""
    for pair in query.split("&"):
        name, _, value = pair.partition("=")
        if name.lower() in names:
            return _unquoted(value).strip()
    return ""


def profile_key(url: str) -> str:
    """A profile's address without what does not tell it apart: `linkedin.com/in/zoë-brandt`.

    No scheme, no www, device or country subdomain, no query, fragment or slash at the end; percent
    signs decoded, composed (NFC) and case-folded. twitter.com is x.com. "" where there is no host.
    """
    if url.startswith(_LINKEDIN):
        slug = url[28:]
        if slug.isascii() and slug.replace("-", "").isalnum():
            return "linkedin.com/in/" + slug.lower()
    host, path, query = _parts(url)
    if not host:
        return ""
    path = _folded(path)
    steps = [step for step in path.split("/") if step]
    match host:
        case "linkedin.com":
            while steps and steps[0] in ("comm", "mwlite", "m"):
                del steps[0]
            if steps and steps[0] == "in":
                del steps[2:]
        case "facebook.com":
            if number := _argument(query, "id") if steps == ["profile.php"] else "":
                steps = [f"profile.php?id={number}"]
            elif len(steps) == 3 and steps[0] in ("people", "p") and steps[2].isdigit():
                steps = [f"profile.php?id={steps[2]}"]
        case "x.com":
            if steps[:2] in (["intent", "user"], ["intent", "follow"], ["i", "user"]):
                who = _argument(query, "screen_name")
                number = _argument(query, "user_id") or "".join(steps[2:3])
                steps = [_folded(who)] if who else ["i", "user", number]
            else:
                steps = [step.removeprefix("@") for step in steps[:1]]
        case "instagram.com":
            if steps[:1] == ["_u"]:
                del steps[0]
            steps = [step.removeprefix("@") for step in steps[:1]]
        case "t.me":
            if steps[:1] == ["s"]:
                del steps[0]
            if path.startswith("+") and (digits := phone_digits(path)):
                steps = [digits]
        case "wa.me" | "api.whatsapp.com":
            number = _argument(query, "phone") or "".join(steps[:1])
            host = "wa.me"
            if digits := phone_digits(number):
                steps = [digits.removeprefix("+")]
        case _:
            pass
    return "/".join([host, *steps]) if steps else host


def user_key(text: str) -> str:
    """A user name without its @, case-folded; for `https://host/@user` and `@user@host`: user@host."""
    text = text.strip()
    if "/" in text:
        host, path, _ = _parts(text)
        name = path.removeprefix("users/").partition("/")[0]
        if host and name:
            name = name.removeprefix("@")
            return _folded(name if "@" in name else f"{name}@{host}")
    return _folded(text.removeprefix("acct:").lstrip("@").strip("/ "))


def channel_of_url(url: str) -> Channel:
    """The channel that a web address (or `@user@host`) belongs to: a page of one's own is a blog."""
    text = url.strip()
    if text.startswith("@") and _ADDRESS_LIKE.fullmatch(text):
        return Channel.MASTODON
    if "/" not in text and ":" not in text and mail_key(text):
        return Channel.MAIL
    match text.partition(":")[0].lower():
        case "mailto":
            return Channel.MAIL
        case "tel" | "sms" | "callto":
            return Channel.PHONE
        case "tg":
            return Channel.TELEGRAM
        case "whatsapp":
            return Channel.WHATSAPP
        case "sgnl":
            return Channel.SIGNAL
        case _:
            pass
    host, path, _ = _parts(text)
    if not host:
        return Channel.OTHER
    if channel := _CHANNEL_OF_HOST.get(host):
        return channel
    if host in _OTHER_HOSTS or ".".join(host.rsplit(".", 2)[-2:]) in _OTHER_HOSTS:
        return Channel.OTHER
    elsewhere = host in _AT_NAME_ELSEWHERE or host.endswith((".medium.com", ".substack.com"))
    if not elsewhere and (re.match(r"@[^\s/@]+(@[^\s/@]+)?(/|$)", path) or host.startswith("mastodon.")):
        return Channel.MASTODON
    return Channel.BLOG


def match_key(channel: Channel, text: str) -> str:
    """The key under which a handle is unique on its channel; "" where the text cannot be one."""
    match channel:
        case Channel.MAIL:
            return mail_key(text)
        case Channel.PHONE:
            return phone_digits(text) or _as_written(text)
        case Channel.SIGNAL:
            return _of_signal(text)
        case Channel.WHATSAPP:
            return _of_whatsapp(text)
        case Channel.LINKEDIN | Channel.X | Channel.FACEBOOK | Channel.INSTAGRAM | Channel.TELEGRAM:
            return _profile_or_user(channel, text)
        case Channel.MASTODON:
            return user_key(text)
        case Channel.BLUESKY:
            key = profile_key(text)
            return key.rpartition("/")[2] if key.startswith("bsky.app/profile/") else user_key(text)
        case Channel.IN_PERSON:
            return ""
        case _:
            return _account_or_page(text)


def _account_or_page(text: str) -> str:
    """An account at a host (`ana@jabber.example`, `xmpp:ana@jabber.example/phone`) by its whole name, without the device.

    A page by its address, and what is neither by itself.
    """
    account = _AFTER_ACCOUNT.split(_SCHEME_OF_ACCOUNT.sub("", text.strip()), maxsplit=1)[0]
    if "@" in account:
        return mail_key(account) or user_key(account)
    return profile_key(text) or user_key(text)


def _as_written(text: str) -> str:
    """What stands where a number should, without what parts its digits; "" where there are none."""
    if not any(ch.isdecimal() for ch in text):
        return ""
    return "".join(ch for ch in _folded(text) if ch == "/" or not (ch.isspace() or _is_between_digits(ch)))


def _of_signal(text: str) -> str:
    """A number or a user name (`ana.42`), each also out of its link. What a link hides stays hidden, letter by letter."""
    if link := _SIGNAL_LINK.fullmatch(text.strip()):
        return phone_digits(link[2]) if link[1].lower() == "p" else f"signal.me/#eu/{link[2]}"
    return phone_digits(text) or _page_or_user(text)


def _of_whatsapp(text: str) -> str:
    if text.lower().startswith("whatsapp:"):
        number = phone_digits(_argument(text.partition("?")[2], "phone"))
        return "+" + number.removeprefix("+") if number else ""
    if number := phone_digits(text):
        return number
    key = _page_or_user(text)
    end = key.removeprefix("wa.me/") if key.startswith("wa.me/") else ""
    if end.isdigit():
        return "+" + end
    return end if end and "/" not in end else key


def _page_or_user(text: str) -> str:
    """The key of a web address, else of a user name; "" for words, which are neither."""
    key = profile_key(text) if "/" in text else user_key(text)
    return key if any(map(str.isalnum, key)) and not any(map(str.isspace, key)) else ""


def _profile_or_user(channel: Channel, text: str) -> str:
    """A profile's key from its address or from the bare user name."""
    page = _USER_PAGE[channel]
    if text.startswith("http"):
        return profile_key(text)
    host = page.partition("/")[0]
    if channel is Channel.TELEGRAM and text.lower().startswith("tg:"):
        query = text.partition("?")[2]
        if number := phone_digits(_argument(query, "phone")).removeprefix("+"):
            return f"{page}+{number}"
        name = _argument(query, "domain", "id")
        return page + _folded(name) if name else ""
    key = profile_key(text)
    if key.startswith(host + "/") or ("/" in text and key):
        return key
    if channel is Channel.TELEGRAM and (digits := phone_digits(text)) and len(digits) > 6:
        return page + digits
    name = user_key(text)
    return page + name if name and " " not in name else name
