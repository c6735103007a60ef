"""Telegram Desktop's result.json: the whole account or one chat, of every year since 2018.

A file may come to a gigabyte, so it is read event by event and never a chat as a whole. Ids stay the same
from one export to the next; what kind of number they are changed in 2021.
"""

import json
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from networker.domain.vocabulary import Channel, Kind
from networker.formats import json_stream, limits, telegram_values, values
from networker.formats.errors import UnreadableFile
from networker.formats.json_stream import Events
from networker.formats.records import (
    Item,
    OwnerRecord,
    Party,
    PersonRecord,
    Recognised,
    SkippedRow,
    TurnRecord,
)
from networker.formats.source import Source, quoted, reading

SERVICE = "a notice in a chat, not a message"
NOT_TAKEN = "a call that nobody took"
DELETED = "of a deleted account"
NOBODY = "of a channel or group, not of a person"
UNSUPPORTED = "a kind of message that Telegram does not export"
NO_TIME = "no time that can be right"
UNKNOWN_CHAT = "in a kind of chat that is not known"
LEFT_OUT = {
    "bot_chat": "in a chat with a bot",
    "saved_messages": "in the notes to oneself",
    "replies": "in Telegram's list of replies",
    "verification_codes": "in Telegram's list of codes",
    "public_supergroup": "in a public group",
    "private_channel": "in a channel",
    "public_channel": "in a channel",
}
_TALKS = frozenset(("", "personal_chat", "private_group", "private_supergroup"))
_TELEGRAM = "777000"  # the account that sends Telegram's own notices, as if a person

_FIRST = re.compile(
    r'\{\s*"(about|personal_information|contacts|frequent_contacts|chats|left_chats|name|type|id|messages)"\s*:'
)
_SECTION = re.compile(
    r'"personal_information"\s*:\s*\{|'
    r'"(?:contacts|frequent_contacts|chats|left_chats)"\s*:\s*\{\s*"(?:about"\s*:\s*"|list"\s*:\s*\[)'
)
_CHAT = re.compile(
    r'\{\s*(?:"(?:name|type|id)"\s*:\s*(?:"(?:[^"\\]|\\.)*"|null|-?\d+)\s*,\s*){0,3}"messages"\s*:\s*\['
)
_TYPE = re.compile(
    r'"type"\s*:\s*"(?:personal_chat|private_group|private_supergroup|' + "|".join(LEFT_OUT) + '")'
)
_MESSAGE = re.compile(r'"(?:date_unixtime|from_id|actor_id)"\s*:')
_SIGN = re.compile(_MESSAGE.pattern + r'|"user_id"\s*:')


def recognise(source: Source) -> Recognised | str:
    """The contacts and chats in a file, or why it holds none."""
    head = source.head_text.lstrip("\ufeff \t\r\n")
    first = _FIRST.match(head)
    if first is None:
        return "no object that begins with a chat or a part of an account"
    if not (_is_account(first[1], head) or _is_chat(head)):
        return f'"{first[1]}", but neither the chats of an account nor the messages of one'

    def items() -> Iterator[Item]:
        return _Reading(source).items()

    return Recognised("telegram", "Telegram", source.name, items)


def _is_account(first: str, head: str) -> bool:
    """Whether it is a whole account. Only Telegram's parts come with a list and a word about it."""
    if first in ("name", "type", "id", "messages"):
        return False
    section = _SECTION.search(head)
    return section is not None and (first == "about" or bool(_SIGN.search(head)))


def _is_chat(head: str) -> bool:
    found = _CHAT.match(head)
    if found is None:
        return False
    return bool(_TYPE.search(found[0]) or _MESSAGE.search(head[: found.end() + 4096]))


@dataclass(slots=True)
class _Chat:
    """What stands above the messages of a chat."""

    name: str = ""
    type: str = ""
    id: str = ""

    def take(self, key: str, value: object) -> None:
        """Note one of the chat's own values."""
        match key:
            case "name":
                self.name = telegram_values.line(value)
            case "type":
                self.type = telegram_values.line(value)
            case "id" if isinstance(value, int | str) and not isinstance(value, bool):
                self.id = str(value).strip()[:40]


class _Reading:
    """One reading of a file from its beginning: who was met, what was left out, at which entry it stands."""

    def __init__(self, source: Source, *, heads: list[_Chat] | None = None) -> None:
        self._source = source
        self._collect = heads  # where only what stands above the messages is wanted
        self._heads: list[_Chat] | None = None
        self._chats = 0
        self._row = 0
        self._parties: dict[tuple[str, str], Party] = {}
        self._owners: set[str] = set()
        self._left: dict[str, list[int]] = {}

    def items(self) -> Iterator[Item]:
        """Everything in the file. Raises UnreadableFile where it is damaged or cut off."""
        import ijson

        with reading(self._source.name), self._source.open() as stream:
            try:
                yield from self._root(json_stream.events(stream))
            except (ijson.JSONError, ValueError, OverflowError, RecursionError):
                raise UnreadableFile(
                    f"{quoted(self._source.name)} is damaged or cut off; ask for the export again."
                ) from None
        for why, (row, count) in self._left.items():
            yield SkippedRow(row, why, count - 1)

    def _leave(self, why: str) -> None:
        self._left.setdefault(why, [self._row, 0])[1] += 1

    # ---- the parts of the document

    def _root(self, events: Events) -> Iterator[Item]:
        event, _ = next(events)
        if event == "start_map":
            yield from self._chat(events, at_root=True)
        for _ in events:  # to the end, where anything that follows is damage
            pass

    def _chat(self, events: Events, *, at_root: bool = False) -> Iterator[Item]:
        """What one object holds: a chat, or the whole account, which may be a chat too."""
        chat, number = _Chat(), self._chats
        self._chats += 1
        if self._collect is not None:
            self._collect.append(chat)
        for event, key in events:
            if event == "end_map":
                break
            event, value = next(events)
            if key == "messages" and self._collect is None:
                yield from self._messages(events, event, self._whole(chat, number))
            elif key in ("chats", "left_chats") and at_root:
                yield from self._list_of(events, event, self._chat)
            elif key == "contacts" and at_root and self._collect is None:
                yield from self._list_of(events, event, self._contact)
            elif key == "personal_information" and at_root and self._collect is None:
                yield from self._owner(telegram_values.build(events, event, value))
            elif event in telegram_values.STARTS:
                telegram_values.skip(events, event)
            else:
                chat.take(key, value)

    def _whole(self, chat: _Chat, number: int) -> _Chat:
        """A chat with its kind and id, also where they stand below its messages."""
        if chat.type and chat.id:
            return chat
        if self._heads is None:
            self._heads = _heads(self._source)
        return self._heads[number] if number < len(self._heads) else chat

    def _list_of(
        self, events: Events, event: str, each: Callable[[Events], Iterator[Item]]
    ) -> Iterator[Item]:
        """The objects of the list in a part of the account, each read by `each`."""
        if event != "start_map":
            telegram_values.skip(events, event)
            return
        for event, key in events:
            if event == "end_map":
                return
            event, _ = next(events)
            if key != "list" or event != "start_array":
                telegram_values.skip(events, event)
                continue
            for event, _ in events:
                if event == "end_array":
                    break
                if event == "start_map":
                    yield from each(events)
                else:
                    telegram_values.skip(events, event)

    # ---- people

    def _owner(self, said: Any) -> Iterator[Item]:
        self._row += 1
        if not isinstance(said, dict):
            return
        name = values.one_line(
            f"{telegram_values.line(said.get('first_name'))} {telegram_values.line(said.get('last_name'))}"
        )
        number = telegram_values.user(said.get("user_id"))
        phone = telegram_values.phone(said.get("phone_number"))
        user = values.service("telegram", telegram_values.line(said.get("username")))
        handles = tuple(handle for handle in (phone, user) if handle is not None)
        if number:
            self._owners.add(number)
        if name or number or handles:
            yield OwnerRecord("telegram", self._row, name, (number,) if number else (), handles)

    def _contact(self, events: Events) -> Iterator[Item]:
        self._row += 1
        said = telegram_values.build(events, "start_map", None)
        given, family = (telegram_values.line(said.get(key)) for key in ("first_name", "last_name"))
        phone = telegram_values.phone(said.get("phone_number"))
        if not (given or family or phone):
            self._leave(values.NO_PERSON)
            return
        known = {
            key: said[key]
            for key in ("user_id", "first_name", "last_name", "phone_number", "date")
            if key in said
        }
        try:
            raw = json.dumps(known, ensure_ascii=False, default=str)[: limits.RAW_CHARACTERS]
        except (ValueError, RecursionError):
            raw = ""
        yield values.within_limits(
            PersonRecord(
                "telegram", telegram_values.user(said.get("user_id")), self._row, given=given, family=family,
                handles=(phone,) if phone else (), raw=raw,
            )
        )  # fmt: skip

    def _party(self, number: str, name: str) -> Party:
        key = (number, "" if number else name)
        party = self._parties.get(key)
        if party is None:
            party = self._parties[key] = Party(number, name)
        return party

    # ---- talks

    def _messages(self, events: Events, event: str, chat: _Chat) -> Iterator[Item]:
        if event != "start_array":
            telegram_values.skip(events, event)
            return
        why = _left_out(chat)
        for event, value in events:
            if event == "end_array":
                return
            self._row += 1
            if why:
                telegram_values.skip(events, event)
                self._leave(why)
                continue
            message = telegram_values.build(events, event, value)
            try:
                found = self._said(chat, message)
            except Exception:
                found = [SkippedRow(self._row, values.UNREADABLE)]
            yield from found

    def _said(self, chat: _Chat, message: Any) -> list[Item]:
        """The turn of a message, after the owner where it is the first that gives them away."""
        if not isinstance(message, dict):
            return [SkippedRow(self._row, values.UNREADABLE)]
        kind = message.get("type")
        if kind == "unsupported":
            self._leave(UNSUPPORTED)
            return []
        service = kind == "service"
        if service and message.get("action") != "phone_call":
            self._leave(SERVICE)
            return []
        minutes = telegram_values.minutes(message.get("duration_seconds")) if service else 0
        if service and not minutes:
            self._leave(NOT_TAKEN)
            return []
        who = "actor" if service else "from"
        number, name = message.get(who + "_id"), telegram_values.line(message.get(who))
        old = isinstance(number, int)  # and so is the chat's, with its kind in the upper bits
        user, home = telegram_values.user(number), chat.id
        if old:
            user, home = telegram_values.bare(user), telegram_values.bare(home)
        if number is not None and not user:
            self._leave(NOBODY)
            return []
        if not name:
            self._leave(DELETED)
            return []
        at = telegram_values.instant(message.get("date_unixtime"), message.get("date"))
        if not at:
            return [SkippedRow(self._row, NO_TIME)]
        owner, sender, to = self._sides(chat, home, user, name)
        turn = TurnRecord(
            "telegram", f"chat {home or chat.name}", self._row, at, Channel.TELEGRAM, sender, to,
            Kind.CALL if service else Kind.MESSAGE, telegram_values.text(message), id=_id(message.get("id")),
            minutes=minutes,
        )  # fmt: skip
        return [*owner, turn]

    def _sides(
        self, chat: _Chat, home: str, user: str, name: str
    ) -> tuple[list[Item], Party, tuple[Party, ...]]:
        """Who speaks to whom. In a chat of two it is the user who does not have the chat's id."""
        if chat.type != "personal_chat":
            return [], self._party(user, name), ()
        partner = self._party(home, chat.name)
        theirs = user == home if user and home else name == chat.name
        if theirs:
            return [], partner, ()
        owner: list[Item] = []
        if (key := user or name) not in self._owners:
            self._owners.add(key)
            owner = [OwnerRecord("telegram", self._row, name, (user,) if user else ())]
        return owner, self._party(user, name), (partner,)


def _heads(source: Source) -> list[_Chat]:
    """What stands above or below the messages of each chat, in the order in which the chats begin."""
    found: list[_Chat] = []
    for _ in _Reading(source, heads=found).items():
        pass
    return found


def _left_out(chat: _Chat) -> str:
    """Why the messages of a chat are none of the user's talks with people, or ""."""
    if chat.type not in _TALKS:
        return LEFT_OUT.get(chat.type, UNKNOWN_CHAT)
    if chat.type != "personal_chat":
        return ""
    if chat.id == _TELEGRAM or telegram_values.bare(chat.id) == _TELEGRAM:
        return "from Telegram itself"
    return "" if chat.name else DELETED


def _id(said: object) -> str:
    return str(said)[:100] if isinstance(said, int | str) and not isinstance(said, bool) else ""
