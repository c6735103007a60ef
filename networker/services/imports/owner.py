"""Who among those who take part in talks is the user: told by the files, by the book, by the user, or by all
talks having but one person in common. Where nobody knows, the user is asked and nothing is guessed.
"""

import json
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace

from networker.domain.names import fold
from networker.formats.records import HandleValue, OwnerRecord, PersonRecord
from networker.services.handles import key_of
from networker.services.imports.folding import Partner
from networker.services.imports.own import NotMine, Own, is_name, own_handles
from networker.services.imports.planned import ImportRefused, Owner, OwnerUnknown, Plan, Skipped
from networker.services.imports.turns import I
from networker.store import imports as store
from networker.store import past_imports
from networker.store.book import Book

SHOWN = 8  # names offered to choose from


def settle(book: Book, plan: Plan, *, said: Sequence[str] = ()) -> None:
    """Find the user among the parties of the plan's talks, and gather what the files say of them.

    Raises OwnerUnknown where a kind of source has talks and nobody in them can be the user, ImportRefused
    where the name that was said takes part in none.
    """
    marks, now = Own(plan.region), Own(plan.region)
    plan.user = marks
    believed = list(_believed(plan.owners))
    for owner in believed:
        marks.take(owner)
    for each in said:
        marks.say(each)
        now.say(each)
    marks.take_book(book.reader)
    plan.taken_for_me = {n for kind in plan.turns.kinds() for n in _taken_for_me(plan, kind, marks, now)}
    marks.give_up([plan.turns.partners[n] for n in plan.taken_for_me], now=now)
    turns, own_cards, known = plan.turns, list[PersonRecord](), (-1, -1)
    while known != (len(marks.keys), len(marks.ids)):  # who is found to be the user may tell of more
        known = len(marks.keys), len(marks.ids)
        own_cards += leave_out(book, plan)
        _find_among_parties(plan, marks, said)
    if said and len(turns) and turns.mine == {I} and not turns.speaks_for_me():
        raise ImportRefused(f"Nobody called {_either(said)} takes part in these talks.")
    plan.owner = _owner(book, plan, believed, own_cards, said)


def _find_among_parties(plan: Plan, marks: Own, said: Sequence[str]) -> None:
    turns = plan.turns
    told = {owner.source_kind for owner in plan.owners}  # there the user is known, and may be silent
    ahead = {each.source_kind for each in plan.ahead.values()}
    for kind in dict.fromkeys([*turns.kinds(), *sorted(ahead)]):
        mine = _mine_of(plan, kind, marks) - plan.taken_for_me
        turns.mine |= mine
        known = mine or kind in told or marks.channels & turns.channels_of(kind)
        asked = not turns.speaks_for_me(kind) and turns.needs_me(kind)
        if not known and (asked or turns.have_one_host(kind)):
            turns.mine.add(_in_common(plan, kind, said))
    marks.take_parties(turns.partners[n] for n in turns.mine if n != I)


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


def _mine_of(plan: Plan, kind: str, marks: Own) -> set[int]:
    """The parties of a kind of source who are certainly the user, else the one who has the user's name."""
    listed = [(n, each) for n, each in enumerate(plan.turns.partners) if n != I and each.kind == kind]
    mine = {n for n, each in listed if marks.certain(each)}
    named = [n for n, each in listed if marks.named(each)]
    bare = {n for n in named if _is_bare(plan.turns.partners[n])}
    if not mine and len(named) == 1:
        mine = set(named)
    return mine | bare


def _taken_for_me(plan: Plan, kind: str, marks: Own, now: Own) -> set[int]:
    """Who was taken for the user by what was said before, and is not: they are in a talk with whom the user says now.

    What a service tells of itself is never wrong, and a name with an address that several have may be a namesake's.
    """
    partners, mine = plan.turns.partners, _mine_of(plan, kind, marks)
    said = _mine_of(plan, kind, now)
    told = {(owner.source_kind, each) for owner in plan.owners for each in owner.source_ids}
    others = {n for n in mine - said if (kind, partners[n].party.source_id) not in told}
    return others & plan.turns.beside(kind, said) if said and others else set()


def _is_bare(partner: Partner) -> bool:
    return not partner.party.source_id and not partner.party.handles


def _import_label(number: int, file: str) -> str:
    return f"import {number} (“{file}”)"


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
    files = tuple(dict.fromkeys(plan.turns.partners[n].file for n in likeliest if n != I))
    dropped = tuple(dict.fromkeys(plan.dropped[each] for each in files if each in plan.dropped))
    both = [name for name in shown if fold(name) in set(map(fold, said))]
    if len(both) > 1:
        raise OwnerUnknown(
            f"{' and '.join(f'“{name}”' for name in both)} talk with one another here: only one of them can be you.",
            shown, files, dropped,
        )  # fmt: skip
    if said:
        raise OwnerUnknown(
            f"Nobody called {_either(said)} takes part in these talks; seen are {listed}. "
            "Every name of yours can be said with an --owner of its own.",
            shown, files, dropped,
        )  # fmt: skip
    raise OwnerUnknown(
        f"These talks do not say which of the names is yours: {listed}. "
        "Choose it, or name it on the command line with --owner NAME.",
        shown, files, dropped,
    )  # fmt: skip


def _called(partner: Partner) -> str:
    """A name, else the number of an account, which is shorter than its address and can be said as it is."""
    party = partner.party
    number = "" if is_name(party.source_id) else party.source_id
    return party.name or number or next((handle.text for handle in party.handles), party.source_id)


def _owner(
    book: Book,
    plan: Plan,
    believed: Sequence[OwnerRecord],
    own_cards: Sequence[PersonRecord],
    said: Sequence[str],
) -> Owner | None:
    partners = [plan.turns.partners[n] for n in sorted(plan.turns.mine) if n != I]
    mine = [partner.party for partner in partners]
    names = [owner.name for owner in believed] + [party.name for party in mine]
    handles = [handle for owner in believed for handle in owner.handles]
    handles += [handle for party in mine for handle in party.handles]
    names += [each for each in said if is_name(each)] if len(plan.turns) else []
    name = next((name for name in names if name and fold(name).strip() not in plan.user.not_mine.names), "")
    # What a service calls the user by a name alone is the only thing by which they are known there again.
    bare = [partner.party.name for partner in partners if partner.party.name and _is_bare(partner)]
    also = {fold(each).strip(): each for each in bare}
    ids = [(owner.source_kind, each) for owner in believed for each in owner.source_ids if each]
    ids += [(each.kind, each.party.source_id) for each in partners if each.party.source_id]
    ids = [(kind, each) for kind, each in ids if each not in plan.own]  # this very book wrote it
    found = Owner(name, (), tuple(also.values()), tuple(dict.fromkeys(ids)))
    found = _with(found, plan, handles, own_cards)
    found = replace(found, not_mine=_not_mine(book, plan, found))
    return found if found != Owner() else None


def _not_mine(book: Book, plan: Plan, owner: Owner) -> NotMine:
    """What the book has of the user and is somebody else's, and nothing else in these files is the user's by it."""
    me, found = store.me(book.reader), plan.user.not_mine
    called = found.names - {fold(name).strip() for name in (owner.name, *owner.also)}
    keys = found.keys - {plan.user.key(handle) for handle in owner.handles}
    return NotMine(
        ids=(me.ids & found.ids) - set(owner.ids),
        keys=me.keys & keys,
        names={name for name in me.names if name and fold(name).strip() in called},
    )


def _with(
    owner: Owner, plan: Plan, handles: Sequence[HandleValue], own_cards: Sequence[PersonRecord]
) -> Owner:
    """The user with more addresses, and with those of their own cards."""
    told = [*owner.handles, *handles, *(each for card in own_cards for each in own_handles(card))]
    known = {
        each.channel.value + key_of(each.channel, each.text, region=plan.region): each
        for each in reversed(told)
    }
    ids = [*owner.ids, *((card.source_kind, card.source_id) for card in own_cards if card.source_id)]
    return replace(owner, handles=tuple(reversed(known.values())), ids=tuple(dict.fromkeys(ids)))


def leave_out(book: Book, plan: Plan) -> list[PersonRecord]:
    """Take the user's own cards out of a plan, and answer them: nobody is among the people they know."""
    plan.user.take_book(book.reader)
    parties = set(plan.parties.values())
    cards = plan.user.learn((n, entry.record) for n, entry in enumerate(plan.entries) if n not in parties)
    for n in cards:
        entry = plan.entries[n]
        plan.skipped.append(Skipped(entry.file, entry.record.row, "this is you"))
    plan.drop(cards.keys())
    return list(cards.values())


def leave_out_now(book: Book, plan: Plan) -> None:
    """The same for a plan of an earlier hour, since when the book may have learnt more of the user."""
    cards = leave_out(book, plan)
    if cards:
        plan.owner = _with(plan.owner or Owner(), plan, (), cards)


def compare(book: Book, plan: Plan) -> None:
    """Note whether the files say something of the user that the book does not know."""
    if plan.owner is None:
        return
    keys = {(h.channel.value, key_of(h.channel, h.text, region=plan.region)) for h in plan.owner.handles}
    me = store.me(book.reader)
    shown = next(iter(me.names), "")
    if shown in plan.owner.not_mine.names:
        shown = ""
    told = {fold(each).strip() for each in (shown, *me.names[1:]) if each}
    if not shown:
        told.add(fold(plan.owner.name).strip())  # it becomes the one that is shown
    also = tuple(each for each in plan.owner.also if fold(each).strip() not in told)
    plan.owner = replace(plan.owner, also=also)
    plan.owner_is_new = (
        bool({key for key in keys if key[1]} - me.keys)
        or not me.ids.issuperset(plan.owner.ids)
        or bool(plan.owner.name and not any((shown, *me.names[1:])))
        or bool(also)
        or plan.owner.not_mine != NotMine()
    )


def refuse_turned_round(book: Book, plan: Plan) -> None:
    """Raise ImportRefused where talks of the plan are in the book with somebody else as the user.

    Who wrote what in them is turned round, in words that may be edited since: taking them back is what loses nothing.
    """
    if not plan.taken_for_me:
        return
    known = list(plan.turns.known_with(plan.taken_for_me))
    there = {
        number: json.loads(row[-1]) for number, row in store.talks(book.reader, {n for n, _ in known}).items()
    }
    turned = {n for n, party in known if plan.entries[plan.parties[party]].person not in there[n]}
    imports = past_imports.telling_of(book.reader, turned)
    if imports:
        them = sorted({_called(plan.turns.partners[n]) for n in plan.taken_for_me})
        which = " and ".join(_import_label(number, files[0]) for number, files in imports)
        raise ImportRefused(
            f"These talks are in your book already, with {_either(them)} as you. Take back {which} first, on the page of "
            f"past imports or with networker undo --import {imports[0][0]}, then bring these files again."
        )
