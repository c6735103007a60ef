"""The owner's posts in an X archive: mentions and replies are a talk, and the only place that names accounts.

Followers are bare ids in the other files, so every account that is mentioned here is said with its id.
"""

import html
import json
import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from networker.domain.vocabulary import Channel, Kind
from networker.formats import json_text, limits, posts, values
from networker.formats.records import (
    ME,
    HandleValue,
    Item,
    Party,
    PersonRecord,
    SkippedRow,
    Standing,
    TurnRecord,
)
from networker.formats.source import Source

RETWEET = "a post of somebody else's, passed on"
NOBODY = "a post that mentions nobody"

_ESCAPE = re.compile(r"&(?:amp|lt|gt|quot|#39);")
_USER = re.compile(r"[A-Za-z0-9_]{1,50}")


class _Account(NamedTuple):
    """What a post says of an account that it mentions."""

    id: str
    user: str
    name: str


def profile(user: object) -> tuple[HandleValue, ...]:
    """The handle of a user name, none where the name cannot be one."""
    if not isinstance(user, str) or not _USER.fullmatch(user):
        return ()
    return (HandleValue(Channel.X, f"https://x.com/{user}"),)


def of_number(account: str) -> HandleValue:
    """The address of an account of which only the number is known: X leads from it to whatever it is called now."""
    return HandleValue(Channel.X, f"https://twitter.com/intent/user?user_id={account}")


def shown_name(said: object) -> str:
    """A display name on one line."""
    return values.one_line(posts.clean(said))[: limits.NAME_CHARACTERS]


def unescaped(said: str) -> str:
    """A text without X's escapes. Only those that X writes: "&copy=" in an address is no ©."""
    return _ESCAPE.sub(lambda match: html.unescape(match.group()), said)


def with_links(said: str, links: object, long: str = "expanded_url") -> str:
    """A text with the links that X shortened as they were meant: t.co will not always lead there."""
    for link in posts.listed(links):
        found = posts.mapping(link)
        short, whole = found.get("url"), found.get(long)
        if isinstance(short, str) and short.startswith("http") and isinstance(whole, str) and whole:
            said = said.replace(short, whole, 1)
            if len(said) > 2 * limits.TEXT_CHARACTERS:
                break
    return said


def read(source: Source, skip: int) -> Iterator[Item]:
    """The posts that speak to somebody, then each account that was mentioned, then what was left out."""
    reading = _Reading()
    for row, each in enumerate(json_text.each(source, "item", skip=skip), 1):
        try:
            turn = reading.post(row, each)
        except Exception:
            yield SkippedRow(row, values.UNREADABLE)
        else:
            if turn is not None:
                yield turn
    yield from reading.people()
    yield from reading.left.rows()


class _Reading:
    """One pass over the posts, with the accounts met so far."""

    def __init__(self) -> None:
        self.left = posts.Tally()
        self._parties: dict[str, Party] = {}
        self._newest: dict[str, tuple[str, int, _Account]] = {}  # key → instant, row, as called then

    def post(self, row: int, each: object) -> Item | None:
        """One post as a turn; None where it is only counted."""
        tweet = posts.mapping(posts.mapping(each).get("tweet", each))
        own = posts.number(tweet.get("id_str")) or posts.number(tweet.get("id"))
        said = tweet.get("full_text") or tweet.get("text")
        at = posts.instant(tweet.get("created_at"))
        if not own or not isinstance(said, str):
            return SkippedRow(row, values.UNREADABLE)
        if not at:
            return SkippedRow(row, posts.NO_TIME)
        entities = posts.mapping(tweet.get("entities"))
        mentioned = [_mention(found) for found in posts.listed(entities.get("user_mentions"))]
        if said.startswith("RT @") or posts.mapping(tweet.get("retweeted_status")):
            self._met(row, at, mentioned)
            self.left.add(row, RETWEET)
            return None
        answered = _answered(tweet, said, mentioned)
        if answered:
            mentioned = [answered, *mentioned]
        to = self._met(row, at, mentioned)
        if not to:
            self.left.add(row, NOBODY)
            return None
        root = posts.number(tweet.get("in_reply_to_status_id_str")) or posts.number(
            tweet.get("in_reply_to_status_id")
        )
        text = posts.clean(with_links(unescaped(said), entities.get("urls")))
        return TurnRecord(
            "x", f"tweet {root or own}", row, at, Channel.X, ME, to, Kind.COMMENT, text,
            id=own, replies=answered is not None,
        )  # fmt: skip

    def people(self) -> Iterator[Item]:
        """Each account that was mentioned, once, as it was called last."""
        with_id = {found.user.lower() for _, _, found in self._newest.values() if found.id}
        for _, row, found in self._newest.values():
            # A closed account has no id in one mention where it has one in another.
            if not (found.user or found.name) or (not found.id and found.user.lower() in with_id):
                continue
            raw = json.dumps({"id_str": found.id, "screen_name": found.user, "name": found.name})
            yield values.within_limits(
                PersonRecord(
                    "x", found.id, row, nickname=found.user, full_name=found.name,
                    handles=profile(found.user), raw=raw, standing=Standing.MENTIONED,
                )
            )  # fmt: skip

    def _met(self, row: int, at: str, accounts: Sequence[_Account | None]) -> tuple[Party, ...]:
        """The parties of accounts, each once; those named in words are remembered to be said at the end."""
        found: dict[str, Party] = {}
        for account in accounts:
            if account is None:
                continue
            key = account.id or f"@{account.user.lower()}"
            party = self._parties.get(key)
            if party is None:
                party = self._parties[key] = Party(account.id, account.name, profile(account.user))
            found[key] = party
            known = self._newest.get(key)
            # Archives begin with the newest post or with the oldest, so the file's order says nothing.
            if known is None or (bool(account.name), at) > (bool(known[2].name), known[0]):
                self._newest[key] = (at, row, account)
        return tuple(found.values())


def _mention(said: object) -> _Account | None:
    cell = posts.mapping(said)
    account = posts.number(cell.get("id_str")) or posts.number(cell.get("id"))
    user = cell.get("screen_name")
    user = user if isinstance(user, str) and _USER.fullmatch(user) else ""
    return _Account(account, user, shown_name(cell.get("name"))) if account or user else None


def _answered(tweet: dict[str, object], said: str, mentioned: Sequence[_Account | None]) -> _Account | None:
    """The account that a post answers, or None. Whoever goes on with a thread of their own does not name themself."""
    account = posts.number(tweet.get("in_reply_to_user_id_str")) or posts.number(
        tweet.get("in_reply_to_user_id")
    )
    user = tweet.get("in_reply_to_screen_name")
    user = user if isinstance(user, str) and _USER.fullmatch(user) else ""
    for each in mentioned:
        if each and ((account and each.id == account) or (user and each.user.lower() == user.lower())):
            return each
    if user and re.search(rf"@{user}\b", said, re.IGNORECASE):
        return _Account(account, user, "")
    return None
