"""The order in which a plan is written: keys of numbers, newcomers, changes, the user, talks, ties, departures, open doubts."""

import contextlib
from collections import defaultdict
from collections.abc import Callable, Sequence
from datetime import datetime
from itertools import count

from networker.domain.going_on import Cancelled
from networker.domain.names import sort_key
from networker.domain.vocabulary import Channel, ImportId
from networker.services.handles import key_of, shared_by_now
from networker.services.imports import compared, decisions, meetings_ahead, parties, region, talks
from networker.services.imports.alike import may_be
from networker.services.imports.changing import Changing
from networker.services.imports.frame import Frame
from networker.services.imports.known import OTHER_NAME, Difference
from networker.services.imports.newcomers import TABLES, Newcomers
from networker.services.imports.own import NotMine
from networker.services.imports.planned import CHUNK, Plan, Progress, Verdict
from networker.store import bulk
from networker.store import imports as store
from networker.store import people as people_store
from networker.store.writer import Step


def write(
    step: Step,
    plan: Plan,
    import_id: ImportId,
    *,
    now: datetime,
    circle: int | None,
    group: str,
    progress: Progress,
    cancelled: Callable[[], bool],
) -> tuple[Frame, int]:
    """Write all of a plan within a step: the frame, with what each entry has become, and how many talks are new."""
    numbers = {name: count(n) for name, n in store.next_ids(step.connection, TABLES).items()}
    frame = Frame(plan, step, import_id, now, dict(numbers))

    region.rekey(step, plan)
    decisions.follow(step.connection, plan)
    newcomers = [
        n
        for n, entry in enumerate(plan.entries)
        if entry.verdict is Verdict.NEW and entry.of_entry < 0 and not entry.person
    ]
    of = len(newcomers) + sum(bool(entry.changes) for entry in plan.entries)

    def going_on(done: int) -> None:
        if cancelled():
            raise Cancelled
        progress("writing", done, of)

    rows = Newcomers(frame, _everybodys(frame, newcomers), circle=circle, group=group)
    _write_newcomers(frame, rows, newcomers, going_on)
    step.derived_already()
    changing = Changing(frame, rows)
    late: set[int] = set()
    done = len(newcomers)
    for n, entry in enumerate(plan.entries):
        if entry.changes and frame.person_of(n):
            if done % CHUNK == 0:
                going_on(done)
            done += 1
            late.add(changing.write(n, entry))
        elif entry.quietly and frame.person_of(n):
            changing.keep(n, entry)
    step.derive_also(late | (set(frame.people.values()) if group else set()))
    step.derive_also(_correct_owner(frame) | _write_owner(frame, changing))
    new_talks, people = talks.write(frame, progress=progress, cancelled=cancelled)
    step.derive_also(people | meetings_ahead.write(frame))
    parties.write_ties(frame)
    step.derive_also(compared.write(frame))
    _remember_doubts(frame)
    return frame, new_talks


def _write_newcomers(
    frame: Frame, rows: Newcomers, newcomers: Sequence[int], going_on: Callable[[int], None]
) -> None:
    step = frame.step
    many = len(newcomers) > bulk.MANY and len(newcomers) > people_store.count(step.connection)
    with step.bulk(TABLES) if many else contextlib.nullcontext():
        for start in range(0, len(newcomers), CHUNK * 4):
            going_on(start)
            rows.write(newcomers[start : start + CHUNK * 4])
    for n in newcomers:
        rows.write_rest(n)


def _everybodys(frame: Frame, newcomers: Sequence[int]) -> set[tuple[str, str]]:
    """Keys that several people have; those of people of the book are marked as such."""
    plan, step = frame.plan, frame.step
    first: dict[tuple[str, str], int] = {}
    shared: set[tuple[str, str]] = set()
    for n, entry in enumerate(plan.entries):
        if entry.verdict is Verdict.UNCHANGED or entry.verdict is Verdict.OFFERED:
            continue
        who = entry.person or -1 - (entry.of_entry if entry.of_entry >= 0 else n)
        for key in entry.keys:
            if first.setdefault(key, who) != who:
                shared.add(key)
    if store.is_empty(step.connection):
        return shared
    keys: dict[str, set[str]] = defaultdict(set)
    for n in newcomers:
        for channel, text in plan.entries[n].keys:
            if text:
                keys[channel].add(text)
    for channel, of_channel in keys.items():
        for known in store.by_handle(step.connection, channel, of_channel):
            shared_by_now(step, 0, channel, known)
            shared.add((channel, known))
    return shared


def _correct_owner(frame: Frame) -> set[int]:
    """Take from the user's own entries what the user says is somebody else's, who has it by now."""
    step, owner = frame.step, frame.plan.owner
    me = store.me(step.connection)
    if owner is None or owner.not_mine == NotMine() or not me.people:
        return set()
    not_mine = owner.not_mine
    cards = _cards_not_mine(frame, me.people)
    for person in cards:
        step.update("person", person, me=False)
    for person, name in zip(me.people, me.names, strict=False):
        if name in not_mine.names and person not in cards:
            step.update("person", person, name=owner.name, folded=sort_key(owner.name))
    marks = ", ".join(str(person) for person in me.people if person not in cards)
    wrong: list[tuple[str, str, Sequence[tuple[str, ...]]]] = [
        ("fact", f"detail = '{OTHER_NAME}' AND value = ?", [(name,) for name in sorted(not_mine.names)]),
        ("source", "kind = ? AND key = ? AND raw = ''", sorted(not_mine.ids)),
        ("handle", "channel = ? AND key = ?", sorted(not_mine.keys)),
    ]
    for table, where, values in wrong:
        for value in values:
            for (number,) in step.rows(
                f"SELECT id FROM {table} WHERE person_id IN ({marks}) AND {where}", value
            ):
                step.delete(table, int(number))
    for key in sorted(not_mine.keys):
        others = step.rows("SELECT id FROM handle WHERE channel = ? AND key = ?", key)
        if len(others) == 1:
            step.update("handle", int(others[0][0]), shared=False)
    return set(me.people)


def _cards_not_mine(frame: Frame, mine: Sequence[int]) -> set[int]:
    """Contacts that became the user's entries by an address or an id that is somebody else's: theirs again."""
    step, owner = frame.step, frame.plan.owner
    assert owner is not None
    marks = ", ".join(map(str, mine))
    of_key = (
        f"SELECT h.person_id FROM handle h WHERE h.channel = ? AND h.key = ? AND h.person_id IN ({marks})"
        " AND EXISTS (SELECT 1 FROM source s WHERE s.person_id = h.person_id AND s.raw <> '')"
    )
    of_id = (
        f"SELECT person_id FROM source WHERE kind = ? AND key = ? AND raw <> '' AND person_id IN ({marks})"
    )
    found = [row for key in sorted(owner.not_mine.keys) for row in step.rows(of_key, key)]
    found += [row for place in sorted(owner.not_mine.ids) for row in step.rows(of_id, place)]
    return {int(row[0]) for row in found}


def _write_owner(frame: Frame, changing: Changing) -> set[int]:
    """Keep what the files say of the user, as the entry that no list shows."""
    plan, step, owner = frame.plan, frame.step, frame.plan.owner
    if owner is None or not plan.owner_is_new:
        return set()
    cards: list[int] = []
    while found := _own_contacts(frame):  # they may have more addresses, by which there are others
        for person in found:
            step.update("person", person, me=True)
        cards += found
        plan.user.take_book(step.connection)
    me = store.me(step.connection)
    if me.people:
        person = me.people[0]
        if owner.name and not me.names[0]:
            step.update("person", person, name=owner.name, folded=sort_key(owner.name))
    else:
        person = step.insert(
            "person", name=owner.name, folded=sort_key(owner.name), me=True, created_at=frame.now.isoformat()
        )
    for name in owner.also:
        step.insert("fact", person=person, field="custom", value=name, detail=OTHER_NAME, noted=frame.noted)
    for handle in owner.handles:
        key = key_of(handle.channel, handle.text, region=plan.region)
        if (handle.channel.value, key) not in me.keys:
            changing.add_handle(person, None, Difference("handle", "", "", handle.text, handle, key))
    for kind, key in owner.ids:
        if (kind, key) not in me.ids:
            nth = 1 + max(
                (row[1] for row in store.by_source(step.connection, kind, [key]).get(key, ())), default=-1
            )
            step.insert("source", person=person, kind=kind, key=key, nth=nth, name=owner.name)
    return {person, *cards}


def _own_contacts(frame: Frame) -> list[int]:
    """People of the book who are the user: cards of theirs that were brought in before anybody knew.

    From now on they are entries that no list shows.
    """
    own, sql = frame.plan.user, frame.step.connection
    names: dict[int, str] = {}
    keys: dict[int, set[tuple[str, str]]] = defaultdict(set)
    for mark in own.keys:
        bearers = store.contacts_with(sql, *mark)
        names.update(bearers)
        for person, name in bearers:
            # Of several who have a mail address, the user is who may be called so.
            if len(bearers) == 1 or mark[0] != Channel.MAIL.value or may_be(mark, name, list(own.names)):
                keys[person].add(mark)
    ids: dict[int, set[tuple[str, str]]] = defaultdict(set)
    for kind, key in own.ids:
        for _, _, _, person in store.by_source(sql, kind, [key]).get(key, ()):
            names.setdefault(person, str(store.people(sql, [person])[0][1]))
            ids[person].add((kind, key))
    mine = set(store.me(sql).people)
    return [each for each in sorted(names.keys() - mine) if own.is_user(names[each], keys[each], ids[each])]


def _remember_doubts(frame: Frame) -> None:
    """Queue the open doubts for Tidy, and remember "two people" for ever."""
    plan = frame.plan
    for n in plan.doubtful:
        doubt = plan.entries[n].doubt
        assert doubt is not None
        answer = plan.decisions.get(n)
        person, maybe = frame.people.get(n, 0), doubt.maybe or frame.people.get(doubt.entry, 0)
        if answer == "same" or not person or not maybe or person == maybe:
            continue
        frame.step.insert("pair", person=maybe, other=person, why=doubt.why, verdict=answer)
