"""The posts of a Mastodon archive (outbox.json) that speak to somebody, and whose archive it is (actor.json).

Accounts are addresses there, not names. Of one's own server's people only the address of their page says where.
"""

import re
from collections.abc import Iterator
from urllib.parse import urlsplit

from networker.domain.vocabulary import Channel, Kind
from networker.formats import json_text, posts, values
from networker.formats.records import (
    ME,
    HandleValue,
    Item,
    OwnerRecord,
    Party,
    Recognised,
    SkippedRow,
    TurnRecord,
)
from networker.formats.source import Source

BOOST = "a post of somebody else's, passed on"
NOBODY = "a post that mentions nobody"
NO_POST = "not a post"

_CONTEXT = re.compile(r'\{\s*"@context"\s*:')
_COLLECTION = re.compile(r'"type"\s*:\s*"OrderedCollection"')
_ITEMS = re.compile(r'"orderedItems"\s*:\s*\[\s*(.?)', re.DOTALL)
_OTHER_COLLECTION = re.compile(r'"id"\s*:\s*"(?:likes|bookmarks)\.json"')
_ACTOR = re.compile(r'"preferredUsername"\s*:\s*"')
_HOST = re.compile(r"[^\s@:/?#\\]+\.[^\s@:/?#\\]{2,}")
_ADDRESS = re.compile(r"@?([^\s@/]{1,200})(?:@([^\s@/]{1,253}))?")


def recognise(source: Source) -> Recognised | str:
    """The posts or the owner of an archive, or why a file is neither."""
    head = source.head_text[:32768].lstrip("\ufeff \t\r\n")
    if not _CONTEXT.match(head):
        return "no document of ActivityPub (@context)"
    if _COLLECTION.search(head):
        found = _ITEMS.search(head)
        if found is None or found[1] not in ("{", "]", "") or _OTHER_COLLECTION.search(head[:4096]):
            return "a collection of addresses, not of posts"
        return Recognised("mastodon-posts", "Posts on Mastodon", source.name, lambda: _posts(source))
    if _ACTOR.search(head) and '"outbox"' in head:
        return Recognised("mastodon-account", "Mastodon account", source.name, lambda: _owner(source))
    return "neither outbox.json nor actor.json"


def _owner(source: Source) -> Iterator[Item]:
    document = posts.mapping(json_text.load(source))
    address = _address(document.get("preferredUsername"), document.get("id"))
    if not address:
        yield SkippedRow(1, values.NO_PERSON)
        return
    handles = [HandleValue(Channel.MASTODON, f"@{address}")]
    page = posts.clean(document.get("url"))
    if page.startswith("https://"):
        handles.append(HandleValue(Channel.MASTODON, page))
    name = values.one_line(posts.clean(document.get("name")))
    yield OwnerRecord("mastodon", 1, name, (address.lower(),), tuple(handles))


def _posts(source: Source) -> Iterator[Item]:
    left = posts.Tally()
    parties: dict[str, Party] = {}
    for row, activity in enumerate(json_text.each(source, "orderedItems.item"), 1):
        try:
            turn = _turn(row, posts.mapping(activity), parties)
        except Exception:
            turn = SkippedRow(row, values.UNREADABLE)
        if isinstance(turn, str):
            left.add(row, turn)
        else:
            yield turn
    yield from left.rows()


def _turn(row: int, activity: dict[str, object], parties: dict[str, Party]) -> TurnRecord | SkippedRow | str:
    """The turn of one activity; a reason alone where it is only counted."""
    kind = activity.get("type")
    if kind == "Announce":
        return BOOST
    if kind != "Create":
        return NO_POST
    post = posts.mapping(activity.get("object"))
    own = posts.clean(post.get("id"))
    if not own:
        return SkippedRow(row, values.UNREADABLE)
    to: dict[str, Party] = {}
    for tag in posts.listed(post.get("tag")):
        found = posts.mapping(tag)
        if found.get("type") == "Mention" and found.get("href") != activity.get("actor"):
            address = _address(found.get("name"), found.get("href"))
            if address:
                to[address.lower()] = _party(address, parties)
    if not to:
        return NOBODY
    at = posts.instant(post.get("published")) or posts.instant(activity.get("published"))
    if not at:
        return SkippedRow(row, posts.NO_TIME)
    answered = post.get("inReplyTo")
    answered = posts.clean(answered) if isinstance(answered, str) else ""
    text = "\n\n".join(filter(None, (posts.clean(post.get("summary")), posts.of_html(post.get("content")))))
    return TurnRecord(
        "mastodon", answered or own, row, at, Channel.MASTODON, ME, tuple(to.values()), Kind.COMMENT,
        posts.clean(text), id=own, replies=bool(answered),
    )  # fmt: skip


def _address(name: object, page: object) -> str:
    """`user@server`. People of one's own server are "@user" alone: their page's address names the server."""
    match = _ADDRESS.fullmatch(values.one_line(posts.clean(name)))
    if match is None:
        return ""
    user, server = match.groups()
    if not server and isinstance(page, str):
        try:
            server = urlsplit(page).hostname
        except ValueError:
            server = ""
    return f"{user}@{server}" if server and _HOST.fullmatch(server) else ""


def _party(address: str, parties: dict[str, Party]) -> Party:
    key = address.lower()
    party = parties.get(key)
    if party is None:
        party = parties[key] = Party(key, "", (HandleValue(Channel.MASTODON, f"@{address}"),))
    return party
