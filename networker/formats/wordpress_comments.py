"""What the comments of a WordPress blog say: whose they are, whom they answer, and which nobody wrote.

One blog at a time: its authors stand before its first post, and by them the user is known.
"""

import re
from collections.abc import Iterator, Mapping
from datetime import datetime
from html import unescape

from networker.domain.handles import mail_key, match_key, profile_key
from networker.domain.vocabulary import Channel, Kind
from networker.formats import limits, signs, values
from networker.formats.records import ME, HandleValue, Item, OwnerRecord, Party, SkippedRow, TurnRecord
from networker.formats.wordpress_xml import Fields, Found

_BLOCK = re.compile(r"<br\b[^<>]*>\n?|</(?:p|div|li|blockquote|h\d|pre)\s*>", re.IGNORECASE)
_TAG = re.compile(r"<(?:/?[A-Za-z]|!)[^<>]*>")
_TIME = re.compile(r"(\d{4}-\d{2}-\d{2}) (\d{2}:\d{2}:\d{2})", re.ASCII)
_SHARED_MAIL = re.compile(r"(?:no-?reply|nobody|none|no|anonymous)@", re.IGNORECASE)
_EXAMPLE_MAIL = "wapuu@wordpress.example"
_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f\ufffe\uffff]")
_BLANK = re.compile(r"\n{3,}")
_NOBODY = frozenset(("anonymous", "anonym", "anonyme", "anónimo", "anonimo", "anônimo"))

HELD_BACK = "a comment that is not approved, spam or in the trash"
PING = "a pingback or trackback, which no person wrote"
OTHER_TYPE = "a note of a shop or a plug-in, no comment"
EXAMPLE = "the example comment that comes with WordPress"
ANONYMOUS = "an anonymous comment"
NO_TIME = "no time that can be read"


class Comments:
    """Makes turns of the comments of one blog, whose address and authors are known before its first post.

    Where the blog has one author, that is the user. Of several the file does not say which one is: none is ME.
    """

    def __init__(self, blog: Fields, authors: Mapping[str, tuple[int, Fields]]) -> None:
        self._blog, self._authors = blog, authors
        self._owner: Fields | None = None
        self._told = False  # who the user is
        self._people: dict[tuple[str, str], Party] = {}
        self._post: Fields = {}
        self._writers: dict[str, Party] = {}  # of the comments of the post, by id
        self._left_out: dict[str, list[int]] = {}  # reason: the first row, and how many

    def items(self, found: Found | SkippedRow) -> Iterator[Item]:
        """What to yield for a comment. A reason that comes often is counted for the `rest`."""
        if isinstance(found, SkippedRow):
            yield found
            return
        yield from self._user()
        try:
            item = self._item(found)
        except Exception:
            item = SkippedRow(found.row, values.UNREADABLE)
        if isinstance(item, str):
            self._left_out.setdefault(item, [found.row, 0])[1] += 1
        else:
            yield item

    def rest(self) -> Iterator[Item]:
        """The user where there is no comment, and the comments that were left out."""
        yield from self._user()
        for why, (row, count) in self._left_out.items():
            yield SkippedRow(row, why, count - 1)

    def _user(self) -> Iterator[Item]:
        if self._told:
            return
        self._told = True
        if len(self._authors) == 1:
            [(row, self._owner)] = self._authors.values()
            party = self._author(self._owner)
            if party.name or party.handles:
                yield OwnerRecord("wordpress", row, party.name, (), party.handles)

    def _item(self, found: Found) -> Item | str:
        """The turn of a comment, or why it is left out: a phrase to be counted, or a row of its own."""
        said = {name.removeprefix("wp:comment_"): value for name, value in found.said.items()}
        kind = said.get("type", "").lower()
        if kind not in ("", "comment"):
            return PING if kind in ("pingback", "trackback") else OTHER_TYPE
        if said.get("approved") != "1":
            return HELD_BACK
        if found.post is not self._post:
            self._post, self._writers = found.post, {}
        sender = self._sender(said)
        if sender is None:
            return SkippedRow(found.row, values.NO_PERSON)
        if isinstance(sender, str):
            return sender
        at = _instant(said.get("date_gmt", ""), "+00:00") or _instant(said.get("date", ""), "")
        if not at:
            return SkippedRow(found.row, NO_TIME)
        answered = self._writers.get(said.get("parent", ""))
        self._writers[said.get("id", "")] = sender
        to = answered if answered not in (None, sender) else self._writer_of_post()
        return TurnRecord(
            "wordpress", self._thread(), found.row, at, Channel.BLOG, sender,
            (to,) if to is not None and to is not sender else (), Kind.COMMENT, _words(said.get("content", "")),
            _line(found.post.get("title", "")), said.get("id", "")[: limits.NAME_CHARACTERS],
            replies=answered not in (None, sender),
        )  # fmt: skip

    def _sender(self, said: Fields) -> Party | str | None:
        """Who wrote a comment; why it is nobody's; or None where nothing is said of them."""
        name, mail = _line(said.get("author", "")), _line(said.get("author_email", ""))
        if self._is_me(said.get("user_id", ""), mail_key(mail)):
            return ME
        site = _site(said.get("author_url", ""))
        if mail == _EXAMPLE_MAIL or (not mail and site and profile_key(site.text) == "wordpress.org"):
            return EXAMPLE
        address = None if _SHARED_MAIL.match(mail) else values.mail(mail)
        if name.casefold() in _NOBODY and not address and not site:
            return ANONYMOUS
        return self._party(name, address, site) if name or address or site else None

    def _is_me(self, user: str, mail: str) -> bool:
        if (
            not self._authors
        ):  # before WordPress 3.0 no authors were listed, and readers hardly ever had accounts
            return user not in ("", "0")
        if self._owner is None:
            return False
        same = user not in ("", "0") and user == self._owner.get("wp:author_id", "")
        return same or bool(mail and mail == mail_key(self._owner.get("wp:author_email", "")))

    def _party(self, name: str, mail: HandleValue | None, site: HandleValue | None = None) -> Party:
        """One object for all that somebody writes, with the site of their first comment."""
        first = mail or site
        key = (match_key(first.channel, first.text) if first else "", name.casefold())
        handles = tuple(handle for handle in (mail, site) if handle)
        return self._people.setdefault(key, Party("", name, handles))

    def _author(self, author: Fields) -> Party:
        name = _line(author.get("wp:author_display_name", "")) or _line(author.get("wp:author_login", ""))
        return self._party(name, values.mail(_line(author.get("wp:author_email", ""))))

    def _writer_of_post(self) -> Party | None:
        """Whose post a comment is for; None where the file does not say."""
        if len(self._authors) < 2:
            return ME
        _, author = self._authors.get(self._post.get("dc:creator", ""), (0, None))
        party = self._author(author) if author is not None else None
        return party if party and (party.name or party.handles) else None

    def _thread(self) -> str:
        """The post: by its guid, which stays when its link changes."""
        post = self._post
        place = post.get("guid") or post.get("link") or ""
        if not place.startswith(("http://", "https://")):
            blog = self._blog.get("wp:base_blog_url") or self._blog.get("link") or self._blog.get("title", "")
            place = f"{blog} {place or post.get('wp:post_id') or post.get('title', '')}"
        return _line(place)


def _site(said: str) -> HandleValue | None:
    """A page of somebody's own; None for the front page of a service that many have pages on."""
    said = _line(said)
    key = profile_key(said)
    if not key or not said.lower().startswith(("http://", "https://", "www.")):
        return None
    handle = values.page(said)
    return handle if handle and (handle.channel is Channel.BLOG or "/" in key) else None


def _instant(said: str, zone: str) -> str:
    match = _TIME.fullmatch(said)
    if match is None or not "1990" <= said[:4] < "2100":
        return ""
    try:
        return datetime.fromisoformat(f"{match[1]}T{match[2]}{zone}").isoformat()
    except ValueError:
        return ""


def _line(said: str) -> str:
    return values.one_line(_words(said))[: limits.NAME_CHARACTERS]


def _words(said: str) -> str:
    """HTML as plain text."""
    plain = unescape(_TAG.sub("", _BLOCK.sub("\n", said.replace("\r\n", "\n"))))
    plain = _BLANK.sub("\n\n", signs.unturned(_CONTROL.sub("", plain))).strip()
    return plain[: limits.TEXT_CHARACTERS]
