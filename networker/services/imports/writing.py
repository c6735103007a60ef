"""The order in which a plan is written: newcomers, changes, the user, talks, ties, departures, open doubts."""

import contextlib
from collections import defaultdict
from collections.abc import Callable, Sequence
from datetime import datetime
from itertools import count

from networker.domain.names import sort_key
from networker.domain.vocabulary import ImportId
from networker.services.handles import key_of, shared_by_now
from networker.services.imports import compared, decisions, parties, talks
from networker.services.imports.changing import Changing
from networker.services.imports.frame import Frame
from networker.services.imports.known import OTHER_NAME, Difference
from networker.services.imports.newcomers import TABLES, Newcomers
from networker.services.imports.owner import OWN
from networker.services.imports.planned import CHUNK, Cancelled, NotMine, Plan, Progress, Verdict
from networker.store import bulk
from networker.store import imports as store
from networker.store import people as people_store
from networker.store.book import Row, Step


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

    def going_on(done: int) -> None:
        if cancelled():
            raise Cancelled
        progress("writing", done)

    decisions.follow(step.connection, plan)
    newcomers = [
        n
        for n, entry in enumerate(plan.entries)
        if entry.verdict is Verdict.NEW and entry.of_entry < 0 and not entry.person
    ]
    rows = Newcomers(frame, _everybodys(frame, newcomers), circle=circle, group=group)
    _write_newcomers(frame, rows, newcomers, going_on)
    step.derived_already()
    changing = Changing(frame, rows)
    late: set[int] = set()
    for n, entry in enumerate(plan.entries):
        if entry.changes and frame.person_of(n):
            if n % CHUNK == 0:
                going_on(n)
            late.add(changing.write(n, entry))
        elif entry.reworded:
            changing.reword(entry)
    step.derive_also(late | (set(frame.people.values()) if group else set()))
    step.derive_also(_correct_owner(frame) | _write_owner(frame, changing))
    new_talks, people = talks.write(frame, progress=progress, cancelled=cancelled)
    step.derive_also(people)
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
    """Take from the user's entry what the user says is somebody else's, who has it by now."""
    step, owner = frame.step, frame.plan.owner
    found = step.rows("SELECT id, name FROM person WHERE me = 1 ORDER BY id LIMIT 1")
    if owner is None or owner.gone == NotMine() or not found:
        return set()
    person = int(found[0][0])
    if found[0][1] in owner.gone.names:
        step.update("person", person, name=owner.name, folded=sort_key(owner.name))
    names = "SELECT id FROM fact WHERE person_id = ? AND detail = ? AND value = ?"
    handles = "SELECT id FROM handle WHERE person_id = ? AND channel = ? AND key = ?"
    for name in owner.gone.names:
        for (number,) in step.rows(names, (person, OTHER_NAME, name)):
            step.delete("fact", int(number))
    for key in owner.gone.handles:
        for (number,) in step.rows(handles, (person, *key)):
            step.delete("handle", int(number))
        others = step.rows("SELECT id, person_id FROM handle WHERE channel = ? AND key = ?", key)
        if len(others) == 1:
            step.update("handle", int(others[0][0]), shared=False)
    return {person}


def _write_owner(frame: Frame, changing: Changing) -> set[int]:
    """Keep what the files say of the user, as the entry that no list shows."""
    plan, step, owner = frame.plan, frame.step, frame.plan.owner
    if owner is None or not plan.owner_is_new:
        return set()
    found = step.rows("SELECT id, name FROM person WHERE me = 1 ORDER BY id LIMIT 1") or _own_card(step, plan)
    if found:
        person = int(found[0][0])
        if owner.name and not found[0][1]:
            step.update("person", person, name=owner.name, folded=sort_key(owner.name))
    else:
        person = step.insert(
            "person", name=owner.name, folded=sort_key(owner.name), me=True, created_at=frame.now.isoformat()
        )
    for name in owner.also:
        step.insert("fact", person=person, field="custom", value=name, detail=OTHER_NAME, noted=frame.noted)
    for handle in owner.handles:
        key = key_of(handle.channel, handle.text, region=plan.region)
        changing.add_handle(person, None, Difference("handle", "", "", handle.text, handle, key))
    return {person}


def _own_card(step: Step, plan: Plan) -> list[Row]:
    """The one person of the book who has the user's own address: the user's card, brought in before anybody knew.

    From now on it is the entry that no list shows.
    """
    assert plan.owner is not None
    people: dict[int, Row] = {}
    for handle in plan.owner.handles:
        key = key_of(handle.channel, handle.text, region=plan.region)
        if key:
            query = (
                "SELECT p.id, p.name, p.folded FROM handle h JOIN person p ON p.id = h.person_id"
                " WHERE h.channel = ? AND h.key = ? AND h.shared = 0"
            )
            for row in step.rows(query, (handle.channel.value, key)):
                # A number may be the family's.
                if handle.channel in OWN or row[2] == sort_key(plan.owner.name):
                    people[row[0]] = row
    if len(people) != 1:
        return []
    [row] = people.values()
    step.update("person", int(row[0]), me=True)
    return [row]


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
