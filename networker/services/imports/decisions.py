"""The user's answers to doubts, carried into a plan before it is written."""

import sqlite3

from networker.services.imports.known import Difference
from networker.services.imports.match import Matcher
from networker.services.imports.planned import Entry, Plan, Verdict


def follow(sql: sqlite3.Connection, plan: Plan) -> None:
    """Make each record that was said to be the same an update of that person, or of that newcomer.

    Whoever was matched with the record goes along. What they all add is worked out anew, in the order of the
    plan, so that nothing is added twice.
    """
    joined: set[int] = set()
    for n, answer in sorted(plan.decisions.items()):
        entry = plan.entries[n]
        if answer != "same" or entry.doubt is None or entry.person or entry.of_entry >= 0:
            continue
        person, root = entry.doubt.maybe, -1
        if not person:
            other = plan.entries[entry.doubt.entry]
            person = other.person
            if not person:
                root = other.of_entry if other.of_entry >= 0 else entry.doubt.entry
        if root == n:
            continue  # the other was said to be this one
        for m, each in enumerate(plan.entries):
            if m == n or each.of_entry == n:
                each.person, each.of_entry = person, root
                joined.add(m)
    if joined:
        _compare_anew(sql, plan, joined)


def _compare_anew(sql: sqlite3.Connection, plan: Plan, joined: set[int]) -> None:
    who = {(plan.entries[n].person, plan.entries[n].of_entry) for n in joined}
    matcher = Matcher(sql, plan.entries, region=plan.region)
    for n, entry in enumerate(plan.entries):
        if (entry.person, entry.of_entry) in who and (n in joined or entry.changes):
            told = [each for each in entry.changes if each.what == "record"]
            entry.changes = (*matcher.add(entry), *(told or _told(entry) * (n in joined)))
            entry.verdict = Verdict.UPDATED if entry.changes else Verdict.UNCHANGED


def _told(entry: Entry) -> list[Difference]:
    return [Difference("record", "also in", "", entry.file)]
