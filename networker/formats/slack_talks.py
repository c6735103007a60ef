"""The conversations of Slack's export: which messages are talk with somebody, and with whom.

Direct messages are talk with their other members. Of a channel only what is addressed to somebody is taken (a
mention, an answer in a thread): the rest of what colleagues write there is no contact with anybody.
"""

import html
import re
from collections.abc import Generator, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from networker.domain.vocabulary import Channel
from networker.formats import json_text, limits, values
from networker.formats.errors import UnreadableFile
from networker.formats.records import Item, SkippedRow, TurnRecord
from networker.formats.several import Member
from networker.formats.slack_people import People
from networker.formats.slack_values import counted, instant, line, plain, stamp
from networker.formats.source import quoted

_SPOKEN = ("", "thread_broadcast", "me_message", "file_share")
_DIRECT = re.compile(r"DM?[A-Z0-9]{7,}")  # the folder of a direct message is its id
_MENTION = re.compile(r"<@([UW][A-Z0-9]+)(?:\|[^<>]*)?>")
_MARK = re.compile(r"<([@#!]?)([^<>|]*)(?:\|([^<>]*))?>")

BOT = "written by a bot or an app"
CHATTER = "talk of a channel that is addressed to nobody"
SYSTEM = "a line of Slack itself (joined, left, renamed and the like)"
DELETED = "a message that was deleted"
ALONE = "a note to oneself or talk with a bot"
NAMELESS = "from or to somebody whose name the export does not hold"
NO_TIME = "no time that can be read"


@dataclass(slots=True)
class Export:
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


class Reader:
    """Reads one export from its beginning to its end, once."""

    def __init__(self, export: Export) -> None:
        self._export = export
        self._people = People()
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
                    self._add_talk(member.name, each)
                except Exception:
                    yield SkippedRow(number, values.UNREADABLE)
        yield from self._people.records(self._direct)
        for place, days in self._export.days.items():
            yield from self._conversation(place, days)
        yield from counted(self._left_out)

    def _add_talk(self, path: str, each: object) -> None:
        if not isinstance(each, dict) or not isinstance(each.get("id"), str) or not each["id"]:
            raise ValueError("a conversation without an id")
        name, said, base = each.get("name"), each.get("members"), base_name(path)
        name = name if isinstance(name, str) else ""
        members = values.unique(m for m in said if isinstance(m, str)) if isinstance(said, list) else []
        if base == "dms.json" and members:
            self._direct.append(set(members))
        private = (
            base in ("dms.json", "mpims.json") or each.get("is_mpim") is True or name.startswith("mpdm-")
        )
        talk = _Talk(plain(each["id"], limits.NAME_CHARACTERS), private, tuple(members))
        for called in filter(None, (each["id"], name)):
            self._talks.setdefault((parent_of(path), called), talk)
        self._channels.setdefault(each["id"], line(name))

    def _conversation(self, place: tuple[str, str], days: list[Member]) -> Iterator[Item]:
        folder = place[1]
        talk = self._talks.get(place) or self._talks.get((self._export.root, folder))
        if talk is None:  # the list that it stands in is missing or damaged
            talk = _Talk(folder, bool(_DIRECT.fullmatch(folder)) or folder.startswith("mpdm-"))
        if talk.private and not talk.members:
            talk.members = _senders(days)
        for member in sorted(days, key=lambda day: base_name(day.name)):
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
        ts = stamp(message.get("ts"))
        at = instant(ts)
        if not at:
            return SkippedRow(self._row, NO_TIME)
        root = stamp(message.get("thread_ts")) or ts
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

        text = html.unescape(_MARK.sub(shown, plain(message.get("text"), limits.TEXT_CHARACTERS)))
        return plain(text.strip(), limits.TEXT_CHARACTERS) or ", ".join(_files(message.get("files")))


def _document(member: Member, row: int) -> Generator[Item, None, list[object]]:
    """The entries of a list; a file that is damaged is named in a skipped row and has none."""
    try:
        document = json_text.load(member.open())
    except UnreadableFile as error:
        yield SkippedRow(row, str(error))
        return []
    if not isinstance(document, list):
        yield SkippedRow(row, f"{quoted(member.name)} is no list, as it would be in an export of Slack.")
        return []
    return document


def _senders(days: Sequence[Member]) -> tuple[str, ...]:
    """Who writes in a private talk, where no list says who its members are."""
    found: dict[str, None] = {}
    for day in days:
        try:
            document = json_text.load(day.open())
        except UnreadableFile:
            continue  # named when its messages are read
        for message in document if isinstance(document, list) else []:
            if isinstance(message, dict) and isinstance(message.get("user"), str):
                found[message["user"]] = None
    return tuple(found)


def base_name(name: str) -> str:
    """The last step of a path, in lower case."""
    return name.rpartition("/")[2].lower()


def parent_of(name: str) -> str:
    """The folder that a path leads through last."""
    return name.rpartition("/")[0]


def _files(said: object) -> Iterator[str]:
    for each in said[:20] if isinstance(said, list) else []:
        if isinstance(each, dict) and (name := line(each.get("title")) or line(each.get("name"))):
            yield name
