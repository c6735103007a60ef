"""Everybody in Slack's export: the lists of users, and people of other workspaces by their own messages.

A workspace of thousands must not fill the book: its users only count as mentioned, those talked with are people by
the talk.
"""

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from networker.formats import limits, values
from networker.formats.records import (
    HandleValue,
    Item,
    OwnerRecord,
    Party,
    PersonRecord,
    SkippedRow,
    Standing,
)
from networker.formats.slack_values import counted, line, plain

_SLACKBOT = "USLACKBOT"

BOT_ACCOUNT = "the account of a bot or an app"
FORMER = "an account that was closed"


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


class People:
    """Everybody whom the lists of users name, and those whom only their own messages name."""

    def __init__(self) -> None:
        self._users: dict[str, _User] = {}
        self._learnt: dict[str, Party] = {}

    def add(self, row: int, each: object) -> None:
        """Take an entry of a list of users. Raises ValueError where it is none."""
        if not isinstance(each, dict) or not isinstance(each.get("id"), str) or not each["id"]:
            raise ValueError("a user without an id")
        user_id, profile = plain(each["id"], limits.NAME_CHARACTERS), _profile(each.get("profile"))
        name = _name(profile) or line(each.get("real_name")) or line(each.get("name"))
        mail, phone = values.mail(line(profile.get("email"))), values.phone(line(profile.get("phone")))
        kept = {key: each.get(key) for key in ("id", "team_id", "name", "deleted", "tz")}
        kept |= {key: profile.get(key) for key in ("real_name", "display_name", "title", "email", "phone")}
        nickname = line(profile.get("display_name"))
        bots = ("is_bot", "is_workflow_bot", "is_connector_bot")
        user = _User(
            row,
            Party(user_id, name, (mail,) if mail else ()),
            nickname if nickname.casefold() != name.casefold() else "",
            line(profile.get("title")),
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
                    self._learnt[user_id] = Party(plain(user_id, limits.NAME_CHARACTERS), name)

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
        yield from counted(left_out)

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


def _profile(said: object) -> Mapping[str, object]:
    return said if isinstance(said, dict) else {}


def _name(profile: Mapping[str, object]) -> str:
    return line(profile.get("real_name")) or line(profile.get("display_name")) or line(profile.get("name"))
