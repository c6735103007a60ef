"""The data files of an X (Twitter) archive: who the owner is, who follows whom, and the direct messages.

Each is JSON behind an assignment to a name, and the name alone says what it holds. Followers are bare ids
there: their names come, if at all, from the posts (x_tweets).
"""

import json
import re
from collections.abc import Callable, Iterator

from networker.domain.handles import channel_of_url
from networker.domain.vocabulary import Channel, Fact
from networker.formats import json_text, posts, values, x_messages, x_tweets
from networker.formats.records import (
    FactValue,
    Item,
    OwnerRecord,
    PersonRecord,
    Recognised,
    SkippedRow,
    Standing,
)
from networker.formats.source import Source

_ASSIGNED = re.compile(
    r"\s*(?:window\.YTD\.(?P<type>[A-Za-z0-9_]{1,80})\.part\d{1,6}|(?P<manifest>window\.__THAR_CONFIG)"
    r"|(?P<month>Grailbird\.data\.tweets_\d{4}_\d{2})|(?P<details>var user_details))\s*=\s*"
)
_GLOBAL = re.compile(r"YTD\.([A-Za-z0-9_]{1,80})\.part\d")
_BLOCKED = frozenset(("block", "mute"))
_HEADERS = re.compile(r"direct_messages?_(?:group_)?headers")

_Read = Callable[[Source, int], Iterator[Item]]


def recognise(source: Source) -> Recognised | str:
    """What one data file of an archive holds, or why it holds nothing to keep."""
    head = source.head_text[:512].lstrip("\ufeff")
    match = _ASSIGNED.match(head)
    if match is None:
        return "no data file of an X archive (window.YTD…)"
    if match["type"]:
        kind = match["type"].lower()
    else:
        kind = "manifest" if match["manifest"] else "tweet" if match["month"] else "user_details"
    found = _KINDS.get(kind)
    if found is None:
        return _nothing(kind)
    called, title, read = found
    skip = len(match[0].encode("utf-8"))

    def items() -> Iterator[Item]:
        yield from read(source, skip)

    beside = _beside(source.head_text.lstrip("\ufeff")[match.end() :]) if kind == "manifest" else ()
    return Recognised(called, title, source.name, items, beside=beside)


def _beside(manifest: str) -> tuple[str, ...]:
    """The files of an archive that its manifest lists, of those that are read; none where it is too long to look at."""
    try:
        said = json.loads(manifest.strip().rstrip(";"))
    except (ValueError, RecursionError):
        return ()
    found = []
    for each in posts.mapping(posts.mapping(said).get("dataTypes")).values():
        files = posts.mapping(each).get("files")
        for file in map(posts.mapping, files if isinstance(files, list) else ()):
            match = _GLOBAL.match(str(file.get("globalName")))
            name = str(file.get("fileName", "")).replace("\\", "/").rpartition("/")[2]
            if name and match and match[1].lower() in _KINDS and str(file.get("count")) != "0":
                found.append(name)
    return tuple(found)


def _nothing(kind: str) -> str:
    if kind in _BLOCKED:
        return "the accounts in it are blocked or muted, not followed"
    if _HEADERS.fullmatch(kind):
        return "messages without their texts, which are in another file of the archive"
    return f"“{kind}” of an X archive holds nobody to keep"


def _account(source: Source, skip: int) -> Iterator[Item]:
    for row, each in enumerate(json_text.each(source, "item", skip=skip), 1):
        said = posts.mapping(posts.mapping(each).get("account", each))
        yield _owner(row, said, "accountId", "username", "accountDisplayName")


def _manifest(source: Source, skip: int) -> Iterator[Item]:
    for said in json_text.each(source, "userInfo", skip=skip):
        yield _owner(1, posts.mapping(said), "accountId", "userName", "displayName")


def _user_details(source: Source, skip: int) -> Iterator[Item]:
    for said in json_text.each(source, "", skip=skip):
        yield _owner(1, posts.mapping(said), "id", "screen_name", "full_name")


def _owner(row: int, said: dict[str, object], number: str, user: str, name: str) -> Item:
    account, handles = posts.number(said.get(number)), x_tweets.profile(said.get(user))
    mail = said.get("email")
    if isinstance(mail, str) and (found := values.mail(posts.clean(mail))) is not None:
        handles = (*handles, found)
    if not (account or handles):
        return SkippedRow(row, values.NO_PERSON)
    return OwnerRecord("x", row, x_tweets.shown_name(said.get(name)), (account,) if account else (), handles)


def _followed(key: str, said: str) -> _Read:
    """A reader of follower.js ("me") or following.js ("by me")."""
    facts = (FactValue(Fact.FOLLOWED, said, "X"),)

    def read(source: Source, skip: int) -> Iterator[Item]:
        for row, each in enumerate(json_text.each(source, "item", skip=skip), 1):
            cell = posts.mapping(posts.mapping(each).get(key, each))
            account = posts.number(cell.get("accountId"))
            if not account:
                yield SkippedRow(row, values.NO_PERSON)
                continue
            link, handle = posts.clean(cell.get("userLink")), x_tweets.of_number(account)
            if channel_of_url(link) is Channel.X:
                handle = handle._replace(text=link)
            raw = json.dumps({"accountId": account, "userLink": handle.text, "followed": said})
            yield values.within_limits(
                PersonRecord(
                    "x", account, row, handles=(handle,), facts=facts, raw=raw,
                    standing=Standing.MENTIONED,
                )
            )  # fmt: skip

    return read


_MESSAGES = ("x-messages", "Direct messages of X", x_messages.read)
_POSTS = ("x-posts", "Posts on X", x_tweets.read)
# By the type in the name that is assigned to; X has renamed some of them.
_KINDS: dict[str, tuple[str, str, _Read]] = {
    "account": ("x-account", "X account", _account),
    "manifest": ("x-account", "X account", _manifest),
    "user_details": ("x-account", "X account", _user_details),
    "follower": ("x-followers", "Followers on X", _followed("follower", "me")),
    "following": ("x-following", "Accounts followed on X", _followed("following", "by me")),
    "tweet": _POSTS,
    "tweets": _POSTS,
    "community_tweet": _POSTS,
    "direct_message": _MESSAGES,
    "direct_messages": _MESSAGES,
    "direct_message_group": _MESSAGES,
    "direct_messages_group": _MESSAGES,
}
