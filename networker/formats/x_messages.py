"""The direct messages of an X archive, of two and of groups: ids of accounts, no names.

Who was in a group when something was said follows from its own lines about joining and leaving.
"""

import re
from collections.abc import Iterable, Iterator, Sequence

from networker.domain.vocabulary import Channel
from networker.formats import json_text, posts, values
from networker.formats.records import Item, Party, SkippedRow, TurnRecord
from networker.formats.source import Source
from networker.formats.x_tweets import of_number, unescaped, with_links

TO_ONESELF = "a message to nobody else"
SYSTEM = "a line about the group, not a message"

_OF_TWO = re.compile(r"([0-9]{1,25})-([0-9]{1,25})")

_Event = tuple[int, str, str, dict[str, object]]  # row, instant, kind, what it holds


def read(source: Source, skip: int) -> Iterator[Item]:
    """The messages of all conversations, of each the oldest first, then what was left out."""
    left = posts.Tally()
    parties: dict[str, Party] = {}
    row = 0
    for each in json_text.each(source, "item", skip=skip):
        cell = posts.mapping(posts.mapping(each).get("dmConversation", each))
        thread = posts.clean(cell.get("conversationId"))
        if not thread:
            row += 1
            yield SkippedRow(row, values.UNREADABLE)
            continue
        events: list[_Event] = []
        for message in posts.listed(cell.get("messages")):
            row += 1
            event = _event(row, message)
            if isinstance(event, SkippedRow):
                yield event
            else:
                events.append(event)
        yield from _turns(thread, events, parties, left)
    yield from left.rows()


def _event(row: int, message: object) -> _Event | SkippedRow:
    for kind, said in posts.mapping(message).items():
        if isinstance(said, dict):
            at = posts.instant(said.get("createdAt"))
            return (row, at, kind, said) if at else SkippedRow(row, posts.NO_TIME)
    return SkippedRow(row, values.UNREADABLE)


def _turns(thread: str, events: list[_Event], parties: dict[str, Party], left: posts.Tally) -> Iterator[Item]:
    """The messages of one conversation in the order of their times."""
    if match := _OF_TWO.fullmatch(thread):
        present = dict.fromkeys(match.groups())
    else:
        present = dict.fromkeys(_from_the_start(events))
    events.sort(key=lambda event: (event[1], str(event[3].get("createdAt"))))  # milliseconds last
    for row, at, kind, said in events:
        if kind != "messageCreate":
            left.add(row, SYSTEM)
            if kind == "participantsJoin":
                present.update(dict.fromkeys(_ids(said.get("userIds"))))
            elif kind == "participantsLeave":
                for account in _ids(said.get("userIds")):
                    present.pop(account, None)
            continue
        try:
            turn = _turn(thread, row, at, said, present, parties)
        except Exception:
            turn = SkippedRow(row, values.UNREADABLE)
        if turn is None:
            left.add(row, TO_ONESELF)
        else:
            yield turn


def _turn(
    thread: str, row: int, at: str, said: dict[str, object], present: Iterable[str], parties: dict[str, Party]
) -> TurnRecord | SkippedRow | None:
    """One message to all who are `present`; None where that is nobody but the sender."""
    sender, recipient = posts.number(said.get("senderId")), posts.number(said.get("recipientId"))
    if not sender:
        return SkippedRow(row, values.UNREADABLE)
    others = tuple(
        _party(account, parties)
        for account in dict.fromkeys((*present, recipient))
        if account and account != sender
    )
    if not others:
        return None
    text = said.get("text")
    text = with_links(unescaped(text), said.get("urls"), "expanded") if isinstance(text, str) else ""
    return TurnRecord(
        "x", thread, row, at, Channel.X, _party(sender, parties), others,
        text=posts.clean(text), id=posts.clean(said.get("id")),
    )  # fmt: skip


def _party(account: str, parties: dict[str, Party]) -> Party:
    party = parties.get(account)
    if party is None:
        party = parties[account] = Party(account, "", (of_number(account),))
    return party


def _ids(said: object) -> Sequence[str]:
    return [account for each in posts.listed(said) if (account := posts.number(each))]


def _from_the_start(events: Sequence[_Event]) -> list[str]:
    """Everybody whom a group's lines name, without those whom it saw join later."""
    everybody: dict[str, None] = {}
    joined: set[str] = set()
    for _, _, kind, said in events:
        named = [*_ids(said.get("participantsSnapshot")), *_ids(said.get("userIds"))]
        everybody.update(dict.fromkeys((*named, *_ids([said.get("senderId"), said.get("initiatingUserId")]))))
        if kind == "participantsJoin":
            joined.update(_ids(said.get("userIds")))
    return [account for account in everybody if account not in joined]
