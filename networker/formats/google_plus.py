"""The posts of Google+ as Takeout left them, one a file: what was said below them, by whom, and when.

The service is gone, so nothing here can be asked for again. Who gave a +1 merely came by and is left out.
"""

import re
from collections.abc import Iterator

from networker.domain.handles import channel_of_url
from networker.domain.vocabulary import Channel, Kind
from networker.formats import json_text, limits, posts, values
from networker.formats.records import (
    HandleValue,
    Item,
    OwnerRecord,
    Party,
    Recognised,
    SkippedRow,
    TurnRecord,
)
from networker.formats.source import Source

NO_COMMENTS = "a post without comments"
TO_NOBODY = "a comment on the own post before anybody else's"

# Enough to tell a post from all other JSON; its text may come first and be long.
_SIGNS = (
    re.compile(r'"creationTime"\s*:\s*"\d{4}-\d\d-\d\d '),
    re.compile(r'"author"\s*:\s*\{'),
    re.compile(r'"resourceName"\s*:\s*"users\\?/\d'),
    re.compile(r'plus\.google\.com\\?/'),
)  # fmt: skip
_USERS = re.compile(r"(?:users/)?([0-9]{1,40})")


def recognise(source: Source) -> Recognised | str:
    """The comments under a post, or why a file is none."""
    if not source.head_text[:64].lstrip("\ufeff \t\r\n").startswith("{"):
        return "not an object of JSON"
    head = source.head_text[:65536]
    if not all(sign.search(head) for sign in _SIGNS):
        return "no creationTime, author and resourceName of Google+"
    return Recognised("google-plus-post", "Post on Google+", source.name, lambda: _items(source))


def _items(source: Source) -> Iterator[Item]:
    post = posts.mapping(json_text.load(source))
    parties: dict[object, Party] = {}
    author = _party(post.get("author"), parties)
    if author is None:
        yield SkippedRow(1, values.NO_PERSON)
        return
    if isinstance(post.get("postAcl"), dict):  # whom a post is shown to is told to nobody but its author
        ids = (author.source_id,) if author.source_id else ()
        yield OwnerRecord("google+", 1, author.name, ids, author.handles)
    comments = posts.listed(post.get("comments"))
    if not comments:
        yield SkippedRow(1, NO_COMMENTS)
        return
    thread = posts.clean(post.get("resourceName")) or posts.clean(post.get("url"))
    subject = values.one_line(posts.of_html(post.get("content")))[: limits.NAME_CHARACTERS]
    before: dict[Party, None] = {}
    for row, comment in enumerate(comments, 1):
        try:
            item = _turn(row, posts.mapping(comment), thread, subject, author, before, parties)
        except Exception:
            item = SkippedRow(row, values.UNREADABLE)
        yield item


def _turn(
    row: int, comment: dict[str, object], thread: str, subject: str, author: Party,
    before: dict[Party, None], parties: dict[object, Party],
) -> Item:  # fmt: skip
    """One comment, to the author of the post; one of the author's own to those who spoke `before`."""
    sender = _party(comment.get("author"), parties)
    if sender is None:
        return SkippedRow(row, values.NO_PERSON)
    at = posts.instant(comment.get("creationTime"))
    if not at:
        return SkippedRow(row, posts.NO_TIME)
    if sender is author:
        to = tuple(before)
        if not to:
            return SkippedRow(row, TO_NOBODY)
    else:
        to = (author,)
        before[sender] = None
    return TurnRecord(
        "google+", thread, row, at, Channel.GOOGLE_PLUS, sender, to, Kind.COMMENT,
        posts.of_html(comment.get("content")), subject, posts.clean(comment.get("resourceName")),
        replies=sender is author,
    )  # fmt: skip


def _party(said: object, parties: dict[object, Party]) -> Party | None:
    """Somebody by id, else by profile, else by name; None for an account that was closed and says nothing."""
    cell = posts.mapping(said)
    match = _USERS.fullmatch(posts.clean(cell.get("resourceName")))
    account = match[1] if match else ""
    name = values.one_line(posts.clean(cell.get("displayName")))[: limits.NAME_CHARACTERS]
    page = posts.clean(cell.get("profilePageUrl"))
    if not page and account:
        page = f"https://plus.google.com/{account}"
    handles = (HandleValue(Channel.GOOGLE_PLUS, page),) if channel_of_url(page) is Channel.GOOGLE_PLUS else ()
    key = account or handles or name
    if not key:
        return None
    return parties.setdefault(key, Party(account, name, handles))
