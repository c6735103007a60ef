"""The user's answers to doubts, carried into a plan before it is written."""

import sqlite3
from collections.abc import Collection, Mapping
from dataclasses import replace

from networker.services.imports.known import also_in
from networker.services.imports.match import Matcher
from networker.services.imports.planned import Entry, Plan, Verdict


def follow(sql: sqlite3.Connection, plan: Plan) -> None:
    """Make each record that was said to be the same an update of that person, or of that newcomer.

    What they all add is worked out anew, in the order of the plan, so that nothing is added twice.
    """
    joined = joins(plan)
    for n, entry in told(sql, plan, joined, set(joined.values())).items():
        plan.entries[n] = entry


def joins(plan: Plan) -> dict[int, tuple[int, int]]:
    """Whom the answers so far make the same: entry → (person of the book or 0, another newcomer's entry or -1).

    Whoever was matched with a record goes along with it.
    """
    same = [n for n, answer in sorted(plan.decisions.items()) if answer == "same" and plan.entries[n].doubt]
    if not same:
        return {}
    found: dict[int, tuple[int, int]] = {}
    with_them: dict[int, list[int]] = {n: [] for n in same}
    for n, entry in enumerate(plan.entries):
        if entry.of_entry in with_them:
            with_them[entry.of_entry].append(n)

    def place(n: int) -> tuple[int, int]:
        return found.get(n, (plan.entries[n].person, plan.entries[n].of_entry))

    for n in same:
        doubt = plan.entries[n].doubt
        assert doubt is not None
        if place(n) != (0, -1):
            continue
        person, root = doubt.maybe, -1
        if not person:
            person, root = place(doubt.entry)
            root = -1 if person else root if root >= 0 else doubt.entry
        if root == n:
            continue  # the other was said to be this one
        moved = [n, *with_them.pop(n)]
        found.update(dict.fromkeys(moved, (person, root)))
        if root in with_them:
            with_them[root] += moved
    return found


def told(
    sql: sqlite3.Connection,
    plan: Plan,
    joined: Mapping[int, tuple[int, int]],
    wanted: Collection[tuple[int, int]],
) -> dict[int, Entry]:
    """What the records of some people say with the answers, by their numbers in the plan, which stays as it is.

    `joined` and the people as `joins` answers them. Somebody's own first record in a drop is not among theirs.
    """
    if not wanted:
        return {}
    found: dict[int, Entry] = {}
    matcher = Matcher(sql, plan.entries, region=plan.region)
    for n, entry in enumerate(plan.entries):
        who = joined.get(n, (entry.person, entry.of_entry))
        if who in wanted and (n in joined or entry.changes):
            found[n] = entry = replace(entry, person=who[0], of_entry=who[1])
            also = [each for each in entry.changes if each.what == "record"]
            if n in joined and not also:
                also = [also_in(entry.file)]
            entry.changes = (*matcher.add(entry), *also)
            entry.verdict = Verdict.UPDATED if entry.changes else Verdict.UNCHANGED
    return found
