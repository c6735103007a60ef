"""Who among those who take part in talks is the user: told by the files, by the book, by the user, or by all
talks having but one person in common. Where nobody knows, the user is asked and nothing is guessed.
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace

from networker.domain.names import fold
from networker.domain.vocabulary import Channel
from networker.formats.records import HandleValue, OwnerRecord
from networker.services.handles import key_of
from networker.services.imports.alike import shown_name
from networker.services.imports.folding import Partner
from networker.services.imports.planned import Entry, ImportRefused, Owner, OwnerUnknown, Plan, Skipped
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

    def certain(self, partner: Partner) -> bool:
        party = partner.party
        if party.source_id and ((partner.kind, party.source_id) in self.ids or party.source_id in self.said):
            return True
        return any(self.key(handle) in self.keys for handle in party.handles)

    def named(self, partner: Partner) -> bool:
        return self.has_name(partner.party.name)

    def has_name(self, name: str) -> bool:
        return fold(name).strip() in self.names


def settle(book: Book, plan: Plan, *, said: Sequence[str] = ()) -> None:
    """Find the user among the parties of the plan's talks, and gather what the files say of them.

    Raises OwnerUnknown where a kind of source has talks and nobody in them can be the user, ImportRefused
    where the name that was said takes part in none.
    """
    marks = _Marks(plan.region)
    for owner in _believed(plan.owners):
        marks.take(owner)
    names, keys = store.me(book.reader)
    marks.keys |= keys
    for name in names:
        marks.add_name(name)
    for each in said:
        marks.said.add(each)
        marks.add_name(each)
        for channel in (Channel.MAIL, Channel.PHONE, Channel.WHATSAPP):
            if key := key_of(channel, each, region=plan.region):
                marks.keys.add((channel.value, key))
    turns = plan.turns
    told = {owner.source_kind for owner in plan.owners}  # there the user is known, and may be silent
    for kind in turns.kinds():
        mine = _mine_of(plan, kind, marks)
        turns.mine |= mine
        known = mine or kind in told or marks.channels & turns.channels_of(kind)
        if not known and not turns.speaks_for_me(kind) and turns.needs_me(kind):
            turns.mine.add(_in_common(plan, kind, said))
    if said and len(turns) and turns.mine == {I} and not turns.speaks_for_me():
        raise ImportRefused(f"Nobody called {_either(said)} takes part in these talks.")
    plan.owner = _owner(plan, said)
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
    bare = {
        n
        for n in named
        if not plan.turns.partners[n].party.source_id and not plan.turns.partners[n].party.handles
    }
    if not mine and len(named) == 1:
        mine = set(named)
    return mine | bare


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


def _owner(plan: Plan, said: Sequence[str]) -> Owner | None:
    mine = [plan.turns.partners[n].party for n in sorted(plan.turns.mine) if n != I]
    names = [owner.name for owner in plan.owners] + [party.name for party in mine]
    handles = [handle for owner in plan.owners for handle in owner.handles]
    handles += [handle for party in mine for handle in party.handles]
    known = {h.channel.value + key_of(h.channel, h.text, region=plan.region): h for h in reversed(handles)}
    names += [each for each in said if "@" not in each]
    name = next((name for name in names if name), "")
    # What a service calls the user by a name alone is the only thing by which they are known there again.
    bare = [party.name for party in mine if party.name and not party.source_id and not party.handles]
    also = {fold(each).strip(): each for each in bare if fold(each).strip() != fold(name).strip()}
    return Owner(name, tuple(reversed(known.values())), tuple(also.values())) if name or known else None


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
    told = {fold(each).strip() for each in names}
    also = tuple(each for each in plan.owner.also if fold(each).strip() not in told)
    plan.owner = replace(plan.owner, also=also)
    plan.owner_is_new = (
        bool({key for key in keys if key[1]} - known) or bool(plan.owner.name and not any(told)) or bool(also)
    )
