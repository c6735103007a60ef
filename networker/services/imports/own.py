"""By what the user is known, and the one rule that says whether a record, a party or a contact is the user.

Whoever bears an address or an id that is the user's is the user and no contact. A profile is one person's alone; a
mail address too, unless a whole name says otherwise (families share some); a number or a page only under the
user's name.
"""

import sqlite3
from collections.abc import Collection, Iterable, Sequence, Set
from dataclasses import dataclass

from networker.domain.handles import phone_digits
from networker.domain.likeness import is_whole_name
from networker.domain.names import fold
from networker.domain.vocabulary import Channel
from networker.formats.records import HandleValue, OwnerRecord, Party, PersonRecord
from networker.services.handles import key_of
from networker.services.imports.alike import (
    IDS_GIVEN_AGAIN,
    OF_SEVERAL,
    WEB,
    full_name,
    have_something_in_common,
    may_be,
)
from networker.services.imports.folding import Partner
from networker.store import imports as store

Key = tuple[str, str]


@dataclass(frozen=True, slots=True)
class NotMine:
    """What was taken for the user's own, and is not, as the user says now."""

    ids: Set[Key] = frozenset()  # (kind of source, id there)
    keys: Set[Key] = frozenset()  # match keys of addresses
    names: Set[str] = frozenset()


class Own:
    """All by which the user is known; it grows with what their own cards tell."""

    def __init__(self, region: str) -> None:
        self._region = region
        self.ids: set[Key] = set()  # (kind of source, id there)
        self.keys: set[Key] = set()
        self.names: set[str] = set()
        self.said: set[str] = set()  # by the user: names, addresses, numbers, or what services call them
        self.not_mine = NotMine()  # its names folded

    def take(self, owner: OwnerRecord) -> None:
        """Take in what a file says of the user."""
        self.ids |= {(owner.source_kind, each) for each in owner.source_ids if each}
        self.keys |= {key for handle in owner.handles if (key := self.key(handle))[1]}
        self.add_name(owner.name)

    def take_parties(self, mine: Iterable[Partner]) -> None:
        """Take in what talks say of those in them who are the user."""
        for partner in mine:
            self.keys |= {key for each in partner.party.handles if (key := self.key(each))[1]}
            self.ids |= {(partner.kind, each) for each in [partner.party.source_id] if each}

    def take_book(self, sql: sqlite3.Connection) -> None:
        """Take in what the book knows."""
        me = store.me(sql)
        self.keys |= me.keys
        self.ids |= {(kind, key) for kind, key in me.ids if "|" not in key}  # a mere name is no id
        for name in me.names:
            self.add_name(name)
        self._let_go()

    def give_up(self, wrong: Sequence[Partner], *, now: "Own") -> None:
        """Let what was taken for the user's go, but for what the user says now, whatever the book has."""
        theirs = Own(self._region)
        theirs.take_parties(wrong)
        for partner in wrong:
            theirs.add_name(partner.party.name)
        self.not_mine = NotMine(theirs.ids - now.ids, theirs.keys - now.keys, theirs.names - now.names)
        self._let_go()

    def _let_go(self) -> None:
        self.ids -= self.not_mine.ids
        self.keys -= self.not_mine.keys
        self.names -= self.not_mine.names

    def say(self, said: str) -> None:
        """Take in what the user says: a name, an address, a number."""
        self.said.add(said)
        self.add_name(said)
        channels = (Channel.MAIL, *((Channel.PHONE, Channel.WHATSAPP) if phone_digits(said) else ()))
        for channel in channels:
            if key := key_of(channel, said, region=self._region):
                self.keys.add((channel.value, key))

    @property
    def channels(self) -> set[str]:
        """Where the user's own address is known."""
        return {channel for channel, _ in self.keys}

    def add_name(self, name: str) -> None:
        if folded := fold(name).strip():
            self.names.add(folded)

    def key(self, handle: HandleValue) -> Key:
        return handle.channel.value, key_of(handle.channel, handle.text, region=self._region)

    def certain(self, partner: Partner) -> bool:
        """Whether one who takes part in a talk has an id or an address of the user's."""
        party = partner.party
        if (partner.kind, party.source_id) in self.ids or self._has_said(party):
            return True
        return any(self.key(handle) in self.keys for handle in party.handles)

    def _has_said(self, party: Party) -> bool:
        """Whether the user said what a service calls a party. Where that may be a name, it may be a friend's too."""
        return party.source_id in self.said and not is_name(party.source_id)

    def named(self, partner: Partner) -> bool:
        return self.has_name(partner.party.name)

    def has_name(self, name: str) -> bool:
        return fold(name).strip() in self.names

    # ---- the rule

    def is_card(self, record: PersonRecord) -> bool:
        """Whether a record of a file is the user's own card."""
        place = (record.source_kind, record.source_id)
        channels = self.channels
        keys = [self.key(each) for each in record.handles if each.channel.value in channels]
        return bool(keys or place in self.ids) and self.is_user(full_name(record), keys, [place])

    def is_user(self, name: str, keys: Collection[Key], ids: Collection[Key] = ()) -> bool:
        """Whether somebody of this name with these addresses and ids is the user."""
        if any(
            kind not in IDS_GIVEN_AGAIN or have_something_in_common(name, self.names)
            for kind, _ in self.ids.intersection(ids)
        ):
            return True
        return any(
            self.has_name(name) or self._is_mine_alone(key, name) for key in self.keys.intersection(keys)
        )

    def _is_mine_alone(self, key: Key, name: str) -> bool:
        if key[0] == Channel.MAIL.value:
            whole = [each for each in self.names if is_whole_name(each)]
            return not whole or not is_whole_name(fold(name)) or may_be(key, name, whole)
        return key[0] not in OF_SEVERAL and key[0] not in WEB

    def learn(self, records: Iterable[tuple[int, PersonRecord]]) -> dict[int, PersonRecord]:
        """Find the user's own cards, by what the others of them tell too; from now on known by all of them."""
        found: dict[int, PersonRecord] = {}
        left: Iterable[tuple[int, PersonRecord]] = records
        while self.keys or self.ids:
            rest: list[tuple[int, PersonRecord]] = []
            before = len(found)
            for n, record in left:
                if self.is_card(record):
                    found[n] = record
                    self.keys |= {key for each in own_handles(record) if (key := self.key(each))[1]}
                    self.ids |= {(record.source_kind, record.source_id)} if record.source_id else set()
                else:
                    rest.append((n, record))
            if len(found) == before:
                break
            left = rest
        return found


def is_name(said: str) -> bool:
    """Whether what the user says is a name, rather than an address, a number or an id."""
    return "@" not in said and any(map(str.isalpha, said))


def own_handles(record: PersonRecord) -> list[HandleValue]:
    """The addresses of a card that are one person's: a number may be the family's."""
    return [
        each for each in record.handles if each.channel.value not in WEB and
        (each.channel is Channel.MAIL or each.channel.value not in OF_SEVERAL)
    ]  # fmt: skip
