"""Slack's export: users, lists of conversations and a file for each day of each of them, read as one whole.

Direct messages are talk with their other members. Of a channel only what is addressed to somebody is taken (a
mention, an answer in a thread): the rest of what colleagues write there is no contact with anybody. Nor does a
workspace of thousands fill the book: its users only count as mentioned, those talked with are people by the talk.
"""

import html
import json
import re
from collections.abc import Generator, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime

from networker.domain.vocabulary import Channel
from networker.formats import json_text, limits, values
from networker.formats.errors import UnreadableFile
from networker.formats.records import (
    HandleValue,
    Item,
    OwnerRecord,
    Party,
    PersonRecord,
    Recognised,
    SkippedRow,
    Standing,
    TurnRecord,
    Whole,
)  # fmt: skip
from networker.formats.several import Member
from networker.formats.source import quoted
from networker.formats.text import mend

_USERS = ("users.json", "org_users.json")
_LISTS = ("channels.json", "groups.json", "mpims.json", "dms.json")
_BESIDES = (
    "integration_logs.json",
    "canvases.json",
    "content_flags.json",
    "lists.json",
    "file_conversations.json",
)
_SLACKBOT = "USLACKBOT"
_SPOKEN = ("", "thread_broadcast", "me_message", "file_share")
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}\.json", re.IGNORECASE)
_DIRECT = re.compile(r"DM?[A-Z0-9]{7,}")  # the folder of a direct message is its id
_FIRST_USER = re.compile(r'\ufeff?\s*\[\s*(?:\]|\{[^{}]*?"id"\s*:\s*"[UW][A-Z0-9]+")')
_TS = re.compile(r"\d{9,10}(?:\.\d{1,9})?")
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")
_MENTION = re.compile(r"<@([UW][A-Z0-9]+)(?:\|[^<>]*)?>")
_MARK = re.compile(r"<([@#!]?)([^<>|]*)(?:\|([^<>]*))?>")

BOT = "written by a bot or an app"
BOT_ACCOUNT = "the account of a bot or an app"
FORMER = "an account that was closed"
CHATTER = "talk of a channel that is addressed to nobody"
SYSTEM = "a line of Slack itself (joined, left, renamed and the like)"
DELETED = "a message that was deleted"
ALONE = "a note to oneself or talk with a bot"
NAMELESS = "from or to somebody whose name the export does not hold"
NO_TIME = "no time that can be read"


@dataclass(slots=True)
class _Export:
    """The files of one export: in `days` those of each conversation, by the folder around it and its own."""

    root: str
    users: list[Member] = field(default_factory=list)
    lists: list[Member] = field(default_factory=list)
    days: dict[tuple[str, str], list[Member]] = field(default_factory=dict)
    taken: set[str] = field(default_factory=set)


@dataclass(slots=True)
class _Talk:
    """A conversation, its members by id, and who began and last answered each thread (by its time stamp)."""

    id: str
    private: bool
    members: tuple[str, ...] = ()
    authors: dict[str, str] = field(default_factory=dict)
    answers: dict[str, str] = field(default_factory=dict)


@dataclass(slots=True)
class _User:
    row: int
    party: Party
    nickname: str
    title: str
    handles: tuple[HandleValue, ...]
    raw: str
    bot: bool
    closed: bool


def gather(members: Sequence[Member]) -> Whole | None:
    """The Slack exports among the files of a folder or archive, or None. Opens nothing but lists of users."""
    roots = {_parent(name) for name, _ in members if _base(name) in _USERS}
    # The workspaces of a Grid lie in "teams" and may have lists of users of their own.
    roots -= {root for root in roots if _parent(root).endswith("/teams") and _parent(_parent(root)) in roots}
    if not roots:
        return None
    exports = {root: _Export(root) for root in sorted(roots)}
    for member in members:
        root = folder = _parent(member[0])
        while root and root not in exports:
            root = _parent(root)
        if root:
            _place(exports[root], member, folder)
    found = [
        each for each in exports.values() if (each.lists or each.days) and any(map(_lists_users, each.users))
    ]
    if not found:
        return None

    def items() -> Iterator[Item]:
        for export in found:
            yield from _Reader(export).items()

    taken = frozenset(name for export in found for name in export.taken)
    return Whole(Recognised("slack", "Slack", found[0].root, items), taken)


def _base(name: str) -> str:
    return name.rpartition("/")[2].lower()


def _parent(name: str) -> str:
    return name.rpartition("/")[0]


def _place(export: _Export, member: Member, folder: str) -> None:
    """Put a file where it belongs in an export; what does not belong to it is left to the other readers."""
    base = _base(member[0])
    inside = folder.removeprefix(export.root).strip("/")
    steps = inside.split("/") if inside else []
    if not steps or (len(steps) == 2 and steps[0] == "teams"):
        if base in _USERS:
            export.users.append(member)
        elif base in _LISTS:
            export.lists.append(member)
        elif base not in _BESIDES:
            return
    elif steps[0] == "__uploads" or "attachments" in steps[1:]:
        pass  # what people sent, perhaps a list of other people, is not the user's own
    elif _DAY.fullmatch(base):
        export.days.setdefault((_parent(folder), folder.rpartition("/")[2]), []).append(member)
    else:
        return
    export.taken.add(member[0])


def _lists_users(member: Member) -> bool:
    try:
        return bool(_FIRST_USER.match(member[1]().head_text[:4096]))
    except UnreadableFile:
        return False


class _Reader:
    """Reads one export from its beginning to its end, once."""

    def __init__(self, export: _Export) -> None:
        self._export = export
        self._people = _People()
        self._talks: dict[tuple[str, str], _Talk] = {}
        self._channels: dict[str, str] = {}  # names by id
        self._direct: list[set[str]] = []  # the members of each direct message
        self._row = 0  # messages so far
        self._left_out: dict[str, list[int]] = {}  # reason: the first row, and how many

    def items(self) -> Iterator[Item]:
        """The user, the people, the turns, and at the end what was left out."""
        for member in self._export.users:
            for number, each in enumerate((yield from _document(member, 1)), 1):
                try:
                    self._people.add(number, each)
                except Exception:
                    yield SkippedRow(number, values.UNREADABLE)
        for member in self._export.lists:
            for number, each in enumerate((yield from _document(member, 1)), 1):
                try:
                    self._add_talk(member[0], each)
                except Exception:
                    yield SkippedRow(number, values.UNREADABLE)
        yield from self._people.records(self._direct)
        for place, days in self._export.days.items():
            yield from self._conversation(place, days)
        yield from _counted(self._left_out)

    def _add_talk(self, path: str, each: object) -> None:
        if not isinstance(each, dict) or not isinstance(each.get("id"), str) or not each["id"]:
            raise ValueError("a conversation without an id")
        name, said, base = each.get("name"), each.get("members"), _base(path)
        name = name if isinstance(name, str) else ""
        members = values.unique(m for m in said if isinstance(m, str)) if isinstance(said, list) else []
        if base == "dms.json" and members:
            self._direct.append(set(members))
        private = (
            base in ("dms.json", "mpims.json") or each.get("is_mpim") is True or name.startswith("mpdm-")
        )
        talk = _Talk(_plain(each["id"], limits.NAME_CHARACTERS), private, tuple(members))
        for called in filter(None, (each["id"], name)):
            self._talks.setdefault((_parent(path), called), talk)
        self._channels.setdefault(each["id"], _line(name))

    def _conversation(self, place: tuple[str, str], days: list[Member]) -> Iterator[Item]:
        folder = place[1]
        talk = self._talks.get(place) or self._talks.get((self._export.root, folder))
        if talk is None:  # the list that it stands in is missing or damaged
            talk = _Talk(folder, bool(_DIRECT.fullmatch(folder)) or folder.startswith("mpdm-"))
        if talk.private and not talk.members:
            talk.members = _senders(days)
        for member in sorted(days, key=lambda day: _base(day[0])):
            messages = yield from _document(member, self._row + 1)
            self._people.learn(messages)
            for message in messages:
                self._row += 1
                try:
                    item = self._item(talk, message)
                except Exception:
                    item = SkippedRow(self._row, values.UNREADABLE)
                if isinstance(item, str):
                    self._left_out.setdefault(item, [self._row, 0])[1] += 1
                else:
                    yield item

    def _item(self, talk: _Talk, message: object) -> Item | str:
        """The turn of a message, or why it is left out: a phrase to be counted, or a row of its own."""
        if not isinstance(message, dict):
            return SkippedRow(self._row, values.UNREADABLE)
        subtype, user = message.get("subtype") or "", message.get("user")
        if subtype == "tombstone":
            return DELETED
        if subtype == "bot_message" or self._people.is_bot(user, message.get("bot_id")):
            return BOT
        if message.get("type", "message") != "message" or subtype not in _SPOKEN or not isinstance(user, str):
            return SYSTEM
        ts = _stamp(message.get("ts"))
        at = _instant(ts)
        if not at:
            return SkippedRow(self._row, NO_TIME)
        root = _stamp(message.get("thread_ts")) or ts
        to = list(talk.members) if talk.private else self._addressed(talk, user, ts, root, message)
        to = [each for each in values.unique(to) if each and each != user and not self._people.is_bot(each)]
        if not to:
            return ALONE if talk.private else CHATTER
        sender, others = self._people.party(user), tuple(filter(None, map(self._people.party, to)))
        if sender is None or not others:
            return NAMELESS
        # Whether a message was answered in a thread changes from one export to the next. So the thread of private
        # talk is the talk itself, and what begins a thread in a channel has that thread while it has no answers too.
        thread = talk.id if talk.private else f"{talk.id} {root}"
        return TurnRecord(
            "slack", thread, self._row, at, Channel.OTHER, sender, others, text=self._text(message), id=ts,
            replies=root != ts and message.get("parent_user_id") != user,
        )  # fmt: skip

    def _addressed(
        self, talk: _Talk, user: str, ts: str, root: str, message: Mapping[str, object]
    ) -> list[str]:
        """Whom a message in a channel is for: those it mentions; in a thread also who began or last answered it."""
        text = message.get("text")
        to = _MENTION.findall(text[: limits.TEXT_CHARACTERS]) if isinstance(text, str) else []
        if root == ts:
            if message.get("thread_ts"):
                talk.authors[ts] = user
            return to
        said = message.get("parent_user_id")
        author = said if isinstance(said, str) and said else talk.authors.get(root, "")
        if author == user:
            return [*to, talk.answers.get(root, "")]
        talk.answers[root] = user
        return [*to, author]

    def _text(self, message: Mapping[str, object]) -> str:
        """What a message says; where it has no words, the names of the files that came with it."""

        def shown(match: re.Match[str]) -> str:
            sign, what, label = match[1], match[2], match[3] or ""
            if sign == "@":
                party = self._people.party(what)
                return "@" + (party.name if party else label or what)
            if sign == "#":
                return "#" + (label or self._channels.get(what, "") or what)
            if sign == "!":
                return label or "@" + what.partition("^")[0]
            return label or what.removeprefix("mailto:")

        text = html.unescape(_MARK.sub(shown, _plain(message.get("text"), limits.TEXT_CHARACTERS)))
        return _plain(text.strip(), limits.TEXT_CHARACTERS) or ", ".join(_files(message.get("files")))


class _People:
    """Everybody whom the lists of users name, and those whom only their own messages name."""

    def __init__(self) -> None:
        self._users: dict[str, _User] = {}
        self._learnt: dict[str, Party] = {}

    def add(self, row: int, each: object) -> None:
        """Take an entry of a list of users. Raises ValueError where it is none."""
        if not isinstance(each, dict) or not isinstance(each.get("id"), str) or not each["id"]:
            raise ValueError("a user without an id")
        user_id, profile = _plain(each["id"], limits.NAME_CHARACTERS), _profile(each.get("profile"))
        name = _name(profile) or _line(each.get("real_name")) or _line(each.get("name"))
        mail, phone = values.mail(_line(profile.get("email"))), values.phone(_line(profile.get("phone")))
        kept = {key: each.get(key) for key in ("id", "team_id", "name", "deleted", "tz")}
        kept |= {key: profile.get(key) for key in ("real_name", "display_name", "title", "email", "phone")}
        nickname = _line(profile.get("display_name"))
        bots = ("is_bot", "is_workflow_bot", "is_connector_bot")
        user = _User(
            row,
            Party(user_id, name, (mail,) if mail else ()),
            nickname if nickname.casefold() != name.casefold() else "",
            _line(profile.get("title")),
            tuple(handle for handle in (mail, phone) if handle),
            json.dumps(kept, default=str)[: limits.RAW_CHARACTERS],
            user_id == _SLACKBOT or any(each.get(key) is True for key in bots),
            each.get("deleted") is True,
        )
        self._users.setdefault(user_id, user)

    def learn(self, messages: Sequence[object]) -> None:
        """Take the names of people of another workspace, whom no list has, from their own messages."""
        for message in messages:
            user_id = message.get("user") if isinstance(message, dict) else None
            if isinstance(message, dict) and isinstance(user_id, str) and user_id not in self._users:
                name = _name(_profile(message.get("user_profile")))
                if name and user_id not in self._learnt:
                    self._learnt[user_id] = Party(_plain(user_id, limits.NAME_CHARACTERS), name)

    def party(self, user_id: str) -> Party | None:
        """Who has an id; None where the export does not say their name."""
        user = self._users.get(user_id)
        party = user.party if user else self._learnt.get(user_id)
        return party if party and party.name else None

    def is_bot(self, user_id: object, bot_id: object = None) -> bool:
        """Whether a user is a bot. Apps also write in the name of people: those are known."""
        user = self._users.get(user_id) if isinstance(user_id, str) else None
        return user.bot if user else user_id == _SLACKBOT or bool(bot_id)

    def records(self, direct: Sequence[set[str]]) -> Iterator[Item]:
        """The user, where the members of the direct messages tell who it is, and everybody else."""
        owner = self._owner(direct)
        if owner is not None:
            yield OwnerRecord(
                "slack", owner.row, owner.party.name, (owner.party.source_id,), owner.party.handles
            )
        left_out: dict[str, list[int]] = {}
        for user in self._users.values():
            if user.bot or user.closed:
                left_out.setdefault(BOT_ACCOUNT if user.bot else FORMER, [user.row, 0])[1] += 1
            elif user is not owner:
                yield _record(user)
        yield from _counted(left_out)

    def _owner(self, direct: Sequence[set[str]]) -> _User | None:
        """Who takes part in all direct messages: in an export of the whole workspace nobody does."""
        people = [{each for each in members if not self.is_bot(each)} for members in direct]
        common = set.intersection(*people) if len(people) > 1 else set()
        return self._users.get(common.pop()) if len(common) == 1 else None


def _record(user: _User) -> Item:
    if not (user.party.name or user.nickname or user.handles):
        return SkippedRow(user.row, values.NO_PERSON)
    return values.within_limits(
        PersonRecord(
            "slack", user.party.source_id, user.row, nickname=user.nickname, full_name=user.party.name,
            title=user.title, handles=user.handles, raw=user.raw, standing=Standing.MENTIONED,
        )
    )  # fmt: skip


def _document(member: Member, row: int) -> Generator[Item, None, list[object]]:
    """The entries of a list; a file that is damaged is named in a skipped row and has none."""
    try:
        document = json_text.load(member[1]())
    except UnreadableFile as error:
        yield SkippedRow(row, str(error))
        return []
    if not isinstance(document, list):
        yield SkippedRow(row, f"{quoted(member[0])} is no list, as it would be in an export of Slack.")
        return []
    return document


def _senders(days: Sequence[Member]) -> tuple[str, ...]:
    """Who writes in a private talk, where no list says who its members are."""
    found: dict[str, None] = {}
    for _, open_ in days:
        try:
            document = json_text.load(open_())
        except UnreadableFile:
            continue  # named when its messages are read
        for message in document if isinstance(document, list) else []:
            if isinstance(message, dict) and isinstance(message.get("user"), str):
                found[message["user"]] = None
    return tuple(found)


def _counted(left_out: Mapping[str, list[int]]) -> Iterator[Item]:
    for why, (row, count) in left_out.items():
        yield SkippedRow(row, why, count - 1)


def _plain(said: object, length: int) -> str:
    """A string of the export without control characters, cut at a length; "" for no string."""
    return _CONTROL.sub("", mend(said[:length]).replace("\r\n", "\n")) if isinstance(said, str) else ""


def _line(said: object) -> str:
    return values.one_line(_plain(said, limits.NAME_CHARACTERS))


def _profile(said: object) -> Mapping[str, object]:
    return said if isinstance(said, dict) else {}


def _name(profile: Mapping[str, object]) -> str:
    return _line(profile.get("real_name")) or _line(profile.get("display_name")) or _line(profile.get("name"))


def _files(said: object) -> Iterator[str]:
    for each in said[:20] if isinstance(said, list) else []:
        if isinstance(each, dict) and (name := _line(each.get("title")) or _line(each.get("name"))):
            yield name


def _stamp(said: object) -> str:
    """The time stamp that is a message's id, or "". Some programs write it as a number."""
    if isinstance(said, int | float) and not isinstance(said, bool) and 0 < said < 1e10:
        said = f"{said:.6f}"
    return said if isinstance(said, str) and _TS.fullmatch(said) else ""


def _instant(ts: str) -> str:
    seconds = int(ts.partition(".")[0]) if ts else 0
    return datetime.fromtimestamp(seconds, UTC).isoformat() if json_text.day_of(seconds) else ""
