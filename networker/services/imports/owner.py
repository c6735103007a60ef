"""Who among those who take part in talks is the user: told by the files, by the book, by the user, or by all
talks having but one person in common. Where nobody knows, the user is asked and nothing is guessed.
"""

import json
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from networker.domain.names import fold
from networker.domain.vocabulary import Channel
from networker.formats.records import HandleValue, OwnerRecord, Party
from networker.services.handles import key_of
from networker.services.imports.alike import shown_name
from networker.services.imports.folding import Partner
from networker.services.imports.planned import (
    Entry,
    ImportRefused,
    NotMine,
    Owner,
    OwnerUnknown,
    Plan,
    Skipped,
)
from networker.services.imports.turns import I
from networker.store import imports as store
from networker.store.book import Book

SHOWN = 8  # names offered to choose from
# Addresses that are one person's alone: a phone may be a family's.
OWN = frozenset(
    {Channel.MAIL, Channel.LINKEDIN, Channel.X, Channel.FACEBOOK, Channel.INSTAGRAM, Channel.MASTODON}
)


class _Marks:
    """All by which the user is known."""

    def __init__(self, region: str) -> None:
        self._region = region
        self.ids: set[tuple[str, str]] = set()
        self.keys: set[tuple[str, str]] = set()
        self.names: set[str] = set()
        self.said: set[str] = set()  # by the user: names, addresses, numbers, or what services call them

    def take(self, owner: OwnerRecord) -> None:
        self.ids |= {(owner.source_kind, each) for each in owner.source_ids if each}
        self.keys |= {key for handle in owner.handles if (key := self.key(handle))[1]}
        self.add_name(owner.name)

    @property
    def channels(self) -> set[str]:
        """Where the user's own address is known."""
        return {channel for channel, _ in self.keys}

    def add_name(self, name: str) -> None:
        if folded := fold(name).strip():
            self.names.add(folded)

    def key(self, handle: HandleValue) -> tuple[str, str]:
        return handle.channel.value, key_of(handle.channel, handle.text, region=self._region)

    def say(self, name: str) -> None:
        """Take in what the user says: a name, an address, a number, or what a service calls them."""
        self.said.add(name)
        self.add_name(name)
        for channel in (Channel.MAIL, Channel.PHONE, Channel.WHATSAPP):
            if key := key_of(channel, name, region=self._region):
                self.keys.add((channel.value, key))

    def certain(self, partner: Partner) -> bool:
        party = partner.party
        if (partner.kind, party.source_id) in self.ids or self.has_said(party):
            return True
        return any(self.key(handle) in self.keys for handle in party.handles)

    def has_said(self, party: Party) -> bool:
        """Whether the user said what a service calls a party. Where that may be a name, it may be a friend's too."""
        return bool(party.source_id) and party.source_id in self.said and not _is_name(party.source_id)

    def named(self, partner: Partner) -> bool:
        return self.has_name(partner.party.name)

    def has_name(self, name: str) -> bool:
        return fold(name).strip() in self.names


def settle(book: Book, plan: Plan, *, said: Sequence[str] = ()) -> None:
    """Find the user among the parties of the plan's talks, and gather what the files say of them.

    Raises OwnerUnknown where a kind of source has talks and nobody in them can be the user, ImportRefused
    where the name that was said takes part in none.
    """
    marks, now = _Marks(plan.region), _Marks(plan.region)
    for each in said:
        now.say(each)
    for owner in _believed(plan.owners):
        marks.take(owner)
    names, keys = store.me(book.reader)
    marks.keys |= keys | now.keys
    for name in (*names, *said):
        marks.add_name(name)
    marks.said = {*names, *said}
    turns = plan.turns
    told = {owner.source_kind for owner in plan.owners}  # there the user is known, and may be silent
    for kind in turns.kinds():
        mine = _mine_of(plan, kind, marks)
        wrong = _taken_for_me(plan, kind, mine, now)
        mine -= wrong
        plan.not_me |= wrong
        turns.mine |= mine
        known = mine or kind in told or marks.channels & turns.channels_of(kind)
        if not known and not turns.speaks_for_me(kind) and turns.needs_me(kind):
            turns.mine.add(_in_common(plan, kind, said))
    if said and len(turns) and turns.mine == {I} and not turns.speaks_for_me():
        raise ImportRefused(f"Nobody called {_either(said)} takes part in these talks.")
    plan.owner = _owner(book, plan, said)
    if plan.owner is not None:
        marks.keys.difference_update(plan.owner.gone.handles)
    _without_own(plan, marks)


def _believed(owners: Sequence[OwnerRecord]) -> Iterator[OwnerRecord]:
    """What is told of the user: of one kind of source what is told most often.

    Each chat of two tells a name, each single mail whom it was delivered to: one of them may be a friend's.
    """

    def told(owner: OwnerRecord) -> tuple[object, ...]:
        if owner.source_ids or owner.handles:
            return owner.source_kind, owner.source_ids, owner.handles
        return owner.source_kind, fold(owner.name)

    times = Counter(map(told, owners))
    most: dict[str, int] = {}
    for owner in owners:
        most[owner.source_kind] = max(most.get(owner.source_kind, 0), times[told(owner)])
    return (owner for owner in owners if 2 * times[told(owner)] > most[owner.source_kind])


def _mine_of(plan: Plan, kind: str, marks: _Marks) -> set[int]:
    """The parties of a kind of source who are certainly the user, else the one who has the user's name."""
    listed = [(n, each) for n, each in enumerate(plan.turns.partners) if n != I and each.kind == kind]
    mine = {n for n, each in listed if marks.certain(each)}
    named = [n for n, each in listed if marks.named(each)]
    bare = {n for n in named if _is_bare(plan.turns.partners[n])}
    if not mine and len(named) == 1:
        mine = set(named)
    return mine | bare


def _taken_for_me(plan: Plan, kind: str, mine: set[int], now: _Marks) -> set[int]:
    """Who was taken for the user by what was said before, and is not: they are in a talk with whom the user says now.

    What a service tells of itself is never wrong, and a name with an address may be a namesake's.
    """
    partners = plan.turns.partners
    said = {n for n in mine if now.certain(partners[n]) or (_is_bare(partners[n]) and now.named(partners[n]))}
    told = {(owner.source_kind, each) for owner in plan.owners for each in owner.source_ids}
    others = {n for n in mine - said if (kind, partners[n].party.source_id) not in told}
    return others & plan.turns.beside(kind, said) if said and others else set()


def _is_name(said: str) -> bool:
    """Whether what the user says is a name, rather than an address, a number or an id."""
    return "@" not in said and any(map(str.isalpha, said))


def _is_bare(partner: Partner) -> bool:
    return not partner.party.source_id and not partner.party.handles


def _either(said: Sequence[str]) -> str:
    return " or ".join(f"“{each}”" for each in said)


def _in_common(plan: Plan, kind: str, said: Sequence[str]) -> int:
    """The one party of all threads of a kind. Raises OwnerUnknown where there is none, or more than one."""
    threads, counts = plan.turns.threads_of(kind)
    everywhere = [n for n, count in counts.items() if count == threads]
    if threads > 1 and len(everywhere) == 1:
        return everywhere[0]
    likeliest = sorted(counts, key=lambda n: (-counts[n], n))
    names = [_called(plan.turns.partners[n]) for n in likeliest if n != I]
    shown = tuple(dict.fromkeys(name for name in names if name))[:SHOWN]
    listed = ", ".join(f"“{name}”" for name in shown)
    if said:
        raise OwnerUnknown(
            f"Nobody called {_either(said)} takes part in these talks; seen are {listed}. "
            "Every name of yours can be said with an --owner of its own.",
            shown,
        )
    raise OwnerUnknown(
        f"These talks do not say which of the names is yours: {listed}. "
        "Choose it, or name it on the command line with --owner NAME.",
        shown,
        tuple(dict.fromkeys(plan.turns.partners[n].file for n in likeliest if n != I)),
    )


def _called(partner: Partner) -> str:
    return partner.party.name or next(
        (handle.text for handle in partner.party.handles), partner.party.source_id
    )


def _owner(book: Book, plan: Plan, said: Sequence[str]) -> Owner | None:
    mine = [plan.turns.partners[n].party for n in sorted(plan.turns.mine) if n != I]
    wrong = [plan.turns.partners[n].party for n in sorted(plan.not_me)]
    not_called = {fold(party.name).strip() for party in wrong}
    names = [owner.name for owner in plan.owners] + [party.name for party in mine]
    handles = [handle for owner in plan.owners for handle in owner.handles]
    handles += [handle for party in mine for handle in party.handles]
    known = {h.channel.value + key_of(h.channel, h.text, region=plan.region): h for h in reversed(handles)}
    ids = {party.source_id for party in mine}
    names += [each for each in said if _is_name(each)] if len(plan.turns) else []
    name = next((name for name in names if name and fold(name).strip() not in not_called), "")
    # What a service calls the user by a name alone is the only thing by which they are known there again; an id that
    # the user said as well.
    bare = [party.name for party in mine if party.name and not party.source_id and not party.handles]
    bare += [each for each in said if each in ids]
    also = {fold(each).strip(): each for each in bare}
    gone = _not_mine(book, plan, wrong, [name, *also.values()], known)
    if not (name or known or also or gone.names or gone.handles):
        return None
    return Owner(name, tuple(reversed(known.values())), tuple(also.values()), gone)


def _not_mine(
    book: Book, plan: Plan, wrong: Sequence[Party], mine: Sequence[str], known: Iterable[str]
) -> NotMine:
    """What the book has of the user and is somebody else's, and nothing else in these files is the user's by it."""
    names, keys = store.me(book.reader)
    called = {fold(party.name).strip() for party in wrong if party.name}
    called -= {fold(name).strip() for name in mine}
    theirs = {
        (h.channel.value, key_of(h.channel, h.text, region=plan.region))
        for each in wrong
        for h in each.handles
    }
    return NotMine(
        tuple(each for each in names if each and fold(each).strip() in called),
        tuple(sorted(key for key in keys & theirs if key[0] + key[1] not in known)),
    )


def _without_own(plan: Plan, marks: _Marks) -> None:
    """Take the user's own card out: nobody is among the people they know.

    A number may be the family's, so that with it the name must be the user's.
    """
    if not marks.keys:
        return
    kept: list[Entry] = []
    for entry in plan.entries:
        namesake = marks.has_name(shown_name(entry.record))
        told = (each for each in entry.record.handles if namesake or each.channel in OWN)
        if any(marks.key(each) in marks.keys for each in told):
            plan.skipped.append(Skipped(entry.file, entry.record.row, "this is you"))
        else:
            kept.append(entry)
    plan.entries = kept


def compare(book: Book, plan: Plan) -> None:
    """Note whether the files say something of the user that the book does not know."""
    if plan.owner is None:
        return
    keys = {(h.channel.value, key_of(h.channel, h.text, region=plan.region)) for h in plan.owner.handles}
    names, known = store.me(book.reader)
    if names and names[0] in plan.owner.gone.names:
        names[0] = ""
    told = {fold(each).strip() for each in names if each}
    if not names or not names[0]:
        told.add(fold(plan.owner.name).strip())  # it becomes the one that is shown
    also = tuple(each for each in plan.owner.also if fold(each).strip() not in told)
    plan.owner = replace(plan.owner, also=also)
    plan.owner_is_new = (
        bool({key for key in keys if key[1]} - known)
        or bool(plan.owner.name and not any(names))
        or bool(also)
        or plan.owner.gone != NotMine()
    )


def refuse_turned_round(book: Book, plan: Plan) -> None:
    """Raise ImportRefused where talks of the plan are in the book with somebody else as the user.

    Who wrote what in them is turned round, in words that may be edited since: taking them back is what loses nothing.
    """
    if not plan.not_me:
        return
    known = list(plan.turns.known_with(plan.not_me))
    there = {
        number: json.loads(row[-1]) for number, row in store.talks(book.reader, {n for n, _ in known}).items()
    }
    turned = {n for n, party in known if plan.entries[plan.parties[party]].person not in there[n]}
    imports = store.telling_of(book.reader, turned)
    if imports:
        them = sorted({_called(plan.turns.partners[n]) for n in plan.not_me})
        which = " and ".join(f"import {number} (“{files[0]}”)" for number, files in imports)
        raise ImportRefused(
            f"These talks are in your book already, with {_either(them)} as you. Take back {which} first, on the page of "
            f"past imports or with networker undo --import {imports[0][0]}, then bring these files again."
        )
